"""Renders what a family hears of a case: that the school has it, and how it goes on. Neutral words, no signs."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.cases.school import holder_of
from bot.cases.station.steps import has_duty
from bot.cases.wording import FINAL, called_with_duty, when
from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.dialogue.address import audience_of
from bot.dialogue.names import given_name
from bot.dialogue.wording import capital, phone_words
from bot.i18n import Catalogs, Voice
from bot.messages import Reply
from storage.needs import Reading
from storage.queries.case_details import Sheet, sheets
from storage.queries.responders import SchoolPeople, school_people
from storage.values import Sender, Subject

RECEIVED_SENTENCES = (
    "The school has received the information about <b>{name}</b>.",
    "The school has received your information.",
)
NEWS_SENTENCES = ("News from the school about <b>{name}</b>.", "News from the school about you.")
FAMILY_OUTCOME_SENTENCES: Mapping[str, str] = {
    "watched_home": "Watched at home",
    "seen_doctor": "Seen by a doctor",
    "in_hospital": "In hospital",
    "back_in_class": "Back at school",
    "false_alarm": "Nothing further to follow",
    "left_school": "No longer at the school",
}
"""Outcomes as they are told to whom they are about: never a word that sounds like blame."""
MOST_PHONES = 2


@renders("family")
def family(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Tell those who may declare for the child; whoever may not (any more) hears nothing."""
    found = sheets(reading, [_uid(each) for each in waiting])
    schools = school_people(reading, sorted({sheet.file.school_id for sheet in found.values()}))
    return [_family(reading, catalogs, w, found.get(_uid(w)), schools) for w in waiting]


def _family(
    reading: Reading, catalogs: Catalogs, waiting: Waiting, sheet: Sheet | None, schools: dict[int, SchoolPeople]
) -> Rendered | Dropped:
    if sheet is None:
        return Dropped("the case is no longer kept")
    case = sheet.file
    subject = waiting.recipient.subject(case.person_id)
    if subject is None or subject.is_suspended or not (subject.may_declare or case.ground):
        return Dropped("no right or no consent (any more)")
    voice = _voice(waiting.voice(catalogs), waiting.recipient, subject)
    if waiting.about.get("what") == "taken":
        return _taken(voice, sheet, subject, schools[case.school_id], reading.now)
    if case.outcome is None or case.outcome != waiting.about.get("what"):
        return Dropped("another outcome was recorded since")
    outcome = voice.say(FAMILY_OUTCOME_SENTENCES[case.outcome]).lower()
    text = _opening(voice, subject, NEWS_SENTENCES) + "\n" + voice.say("Recorded: {outcome}.", outcome=outcome)
    if case.outcome in FINAL:
        return Rendered(Reply(text + " " + voice.say("Thank you for telling the school.")))
    if case.outcome == "in_hospital":
        # whoever was not there has more to ask than a next round answers
        text += _at_hospital(voice, sheet, schools[case.school_id], reading.now)
    return Rendered(Reply(text + " " + voice.say("The school keeps following and asks again in the next round.")))


def _at_hospital(voice: Voice, sheet: Sheet, school: SchoolPeople, now: datetime) -> str:
    """Whom to call: who has the case, else school health and who leads the school."""
    taker, taken = sheet.file.taker, sheet.last("taken")
    phone = _phone_of(school, taker.person_id) if taker is not None else None
    if taker is None or phone is None:
        whom = _whom_to_call(voice, school, now)
    else:
        duty = str(taken.about.get("duty")) if taken else None
        whom = f"{called_with_duty(voice, taker.name, taker.gender, duty, always=True)}: {phone_words(phone)}"
    return " " + voice.say("To ask more, please call now. {whom}.", whom=capital(whom)) if whom else ""


@renders("please_call")
def please_call(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Ask a family to call the school about a child of whom staff told an emergency; whoever agreed to what."""
    subjects = [each.recipient.subject(int(each.about["person"])) for each in waiting]
    schools = school_people(reading, sorted({each.school_id for each in subjects if each is not None}))
    return [_please_call(catalogs, *each, schools, reading.now) for each in zip(waiting, subjects, strict=True)]


def _please_call(
    catalogs: Catalogs, waiting: Waiting, subject: Subject | None, schools: dict[int, SchoolPeople], now: datetime
) -> Rendered | Dropped:
    if subject is None or subject.is_suspended or subject.relation == "self":
        return Dropped("no right to this child (any more)")
    voice = _voice(waiting.voice(catalogs), waiting.recipient, subject)
    text = voice.say("The school asks you to call at once about <b>{name}</b>.", name=given_name(subject.name))
    whom = _whom_to_call(voice, schools[subject.school_id], now)
    return Rendered(Reply(f"{text} {capital(whom)}." if whom else text))


def _whom_to_call(voice: Voice, school: SchoolPeople, now: datetime) -> str:
    """ "cô Thảo, y tế trường: 0590 000 111"; empty where no number is known."""
    for kind in ("school_health", "deputy_head", "principal"):
        holder = holder_of(school, kind, now)
        if holder is not None and holder.phone:
            who = called_with_duty(voice, holder.name, holder.gender, kind, always=True)
            return f"{who}: {phone_words(holder.phone)}"
    return ""


def _taken(voice: Voice, sheet: Sheet, subject: Subject, school: SchoolPeople, now: datetime) -> Rendered | Dropped:
    """Who looks after it, and what the family does itself where the law says so."""
    case = sheet.file
    if case.taker is None or case.taken_at is None:
        return Dropped("nobody has it (any more)")
    taken = sheet.last("taken")
    duty = str(taken.about.get("duty")) if taken else None
    who = called_with_duty(voice, case.taker.name, case.taker.gender, duty, always=True)
    text = _opening(voice, subject, RECEIVED_SENTENCES)
    text += "\n" + voice.say(
        "{who} has been looking after it since {time}.", who=who, time=when(voice, case.taken_at, now)
    )
    text += _phone(voice.say("To call: "), school, case.taker.person_id)
    if has_duty(case):
        text += "\n" + voice.say("The law has the school tell the health station, which is no diagnosis; so do you.")
        text += _station(voice, school)
    return Rendered(Reply(text))


def _voice(voice: Voice, recipient: Sender, subject: Subject) -> Voice:
    """As who the reader hears of this person: whoever teaches or is an official is a parent to their own child."""
    if subject.relation == "self":
        return voice.to(audience_of(subject.kind, ()))
    return voice.to(audience_of(None, [child.relation for child in recipient.children]))


def _opening(voice: Voice, subject: Subject, sentences: tuple[str, str]) -> str:
    """The first line: of a child by the given name, of oneself without."""
    of_child, of_oneself = sentences
    if subject.relation == "self":
        return voice.say(of_oneself)
    return voice.say(of_child, name=given_name(subject.name))


def _phone(opening: str, school: SchoolPeople, person_id: int) -> str:
    phone = _phone_of(school, person_id)
    return f" {opening}{phone_words(phone)}." if phone else ""


def _phone_of(school: SchoolPeople, person_id: int) -> str | None:
    return next((h.phone for h in school.holdings if h.person_id == person_id and h.phone), None)


def _station(voice: Voice, school: SchoolPeople) -> str:
    """The numbers of the school's health station, as far as they are known."""
    own = (h for h in school.holdings if h.kind == "health_station" and h.unit_id in school.stations)
    phones = list(dict.fromkeys(phone_words(holding.phone) for holding in own if holding.phone))[:MOST_PHONES]
    if not phones:
        return ""
    name = capital(voice.say("the commune's health station"))
    return " " + voice.say("{station}: {phones}.", station=name, phones=", ".join(phones))


def _uid(waiting: Waiting) -> bytes:
    return bytes.fromhex(str(waiting.about["case"]))
