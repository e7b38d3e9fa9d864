"""The school's notice to the commune health station, as lines: what the law asks for and no more (domain.md 4.1).

Circular 15/2026/TT-BYT: article 10.1 (notice within 24 hours), 13 and 7.1a (personal data, where the child studies,
contact, state of health, contact history). What the family wrote freely is left out. All texts are HTML already.
"""

from dataclasses import dataclass
from datetime import date, datetime

from bot.cases.declared import contacts_of, declared_line
from bot.cases.station.steps import notifiable_since
from bot.cases.wording import DUTIES, FEMALE, MALE, OUTCOMES
from bot.clock import local
from bot.dialogue.wording import phone_words, time_words
from bot.forms import unpack_answers
from bot.i18n import Markup, Voice
from bot.shelf import form_asked
from storage.queries.case_details import Sheet
from storage.queries.station import Particulars

MOST_DECLARATIONS = 3
MOST_NUMBERS = 2


@dataclass(frozen=True, slots=True)
class Paper:
    """A notice: its heading, the law it rests on, labelled lines, and what stands below them."""

    title: str
    basis: str
    lines: tuple[tuple[str, str], ...]
    foot: tuple[str, ...]

    def as_message(self) -> str:
        """The notice as a chat shows it."""
        lines = [f"{label}: {value}" for label, value in self.lines]
        return "\n".join([f"<b>{self.title}</b>", self.basis, *lines, *self.foot])


def paper_of(voice: Voice, sheet: Sheet, about: Particulars, now: datetime) -> Paper:
    """The notice about a case, as of now; told already, it is dated by that."""
    case, say = sheet.file, voice.say
    station = about.station.name or say("the commune's health station")
    lines = [
        (say("To"), Markup(say("{name}", name=station))),
        (say("From"), say("{name}", name=case.school_name)),
        (say("Told by"), _teller(voice, about)),
        (say("Told at"), moment(voice, case.told_station_at or now)),
        (say("Person"), _person(voice, sheet, about)),
        (say("Place of study or work"), _place(voice, sheet)),
        (say("Contact"), _contacts(voice, sheet, about)),
        (say("State of health"), _health(voice, sheet)),
        (say("Seen by a doctor?"), _doctor(voice, sheet)),
        (say("Similar cases of the class in 7 days"), str(len(sheet.similar))),
        *_of_cluster(voice, sheet),
        (say("Noticed by the school at"), moment(voice, notifiable_since(case))),
        (say("To be told by"), moment(voice, case.report_by)),
    ]
    if case.class_name is None:
        lines = [line for line in lines if line[0] != say("Similar cases of the class in 7 days")]
    foot = (
        say("This is what the family and the school have declared; it is not a diagnosis."),
        say("The school's notice does not replace what the person or the family declares (article 12)."),
    )
    basis = say("Under article 10, paragraph 1 of Circular 15/2026/TT-BYT; content by articles 13 and 7.1a.")
    return Paper(say("Notice of a person suspected of an infectious disease"), basis, tuple(lines), foot)


def _of_cluster(voice: Voice, sheet: Sheet) -> list[tuple[str, str]]:
    """A cluster that has gone on for longer than the days counted above, called what it is."""
    counts = [each.count for each in sheet.clusters if each.rule["scope"] == "class"]
    most = max(counts, default=0)
    if most <= len(sheet.similar) + 1:
        return []
    return [(voice.say("Cases of the class since the first of the cluster, this one among them"), str(most))]


def moment(voice: Voice, instant: datetime) -> str:
    """ "06:41 ngày 23/11/2026"."""
    return voice.say("{time} on {date}", time=time_words(instant), date=f"{local(instant):%d/%m/%Y}")


def _teller(voice: Voice, about: Particulars) -> str:
    """Name, office and number; a line to sign on while nobody is known."""
    if about.teller is None:
        return "………………………………"
    duty = voice.say(DUTIES[about.teller_duty]) if about.teller_duty in DUTIES else ""
    known = [about.teller, duty, phone_words(about.teller_phone) if about.teller_phone else ""]
    return voice.say("{name}", name=", ".join(each for each in known if each))


def _person(voice: Voice, sheet: Sheet, about: Particulars) -> str:
    known = [voice.say("{name}", name=sheet.file.subject_name)]
    if about.birthday:
        known.append(voice.say("born {day}", day=f"{date.fromisoformat(about.birthday):%d/%m/%Y}"))
    folded = (about.gender or "").casefold()
    if folded in FEMALE | MALE:
        known.append(voice.say("female" if folded in FEMALE else "male"))
    return ", ".join(known)


def _place(voice: Voice, sheet: Sheet) -> str:
    case = sheet.file
    if case.class_name is None:
        return voice.say("{name}", name=case.school_name)
    return voice.say("class {place}, {school}", place=case.class_name, school=case.school_name)


def _contacts(voice: Voice, sheet: Sheet, about: Particulars) -> str:
    numbers = {number: f"{who} {number}" for number, who in contacts_of(voice, sheet).items()}
    if about.phone and not numbers:
        numbers = {about.phone: phone_words(about.phone)}
    return ", ".join(list(numbers.values())[:MOST_NUMBERS]) or "—"


def _health(voice: Voice, sheet: Sheet) -> str:
    """What was declared, oldest first: signs, temperature, since when, at school or at home; and the school's word."""
    parts = [
        declared_line(voice, row, moment(voice, row.at), with_words=False)
        for row in sheet.declared[-MOST_DECLARATIONS:]
    ]
    case = sheet.file
    if case.outcome in OUTCOMES and case.outcome_at is not None:
        outcome = voice.say(OUTCOMES[case.outcome]).lower()
        parts.append(
            voice.say("The school at {time}: {outcome}.", time=moment(voice, case.outcome_at), outcome=outcome)
        )
    return " ".join(parts) or "—"


def _doctor(voice: Voice, sheet: Sheet) -> str:
    """Whether a doctor has seen them, as far as anybody has said."""
    said = ""
    for row in sheet.declared:
        form = form_asked(row.form, row.source)
        if form is not None:
            answers, _ = unpack_answers(form, row.answers)
            said = str(answers.get("seen_doctor") or said)
    if said == "yes" or sheet.file.outcome in ("seen_doctor", "in_hospital"):
        return voice.say("yes, by what is known")
    return voice.say("not yet, by what is known") if said == "no" else voice.say("not known")
