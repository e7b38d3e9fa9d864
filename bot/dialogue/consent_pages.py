"""The pages of consent: purposes as toggles with nothing on by default, the full text, the confirmation (scene 1)."""

from collections.abc import Sequence
from datetime import date

from bot.dialogue.join_actions import (
    ConsentDone,
    ConsentPage,
    ConsentText,
    JoinMore,
    PickRelation,
    SetPurpose,
    WithdrawNow,
)
from bot.dialogue.marked import OFF, ON, ONE_OFF, ONE_ON
from bot.dialogue.names import given_name
from bot.i18n import Markup, Voice
from bot.joining.rules import decides_alone
from bot.messages import Choice, Reply, Rows, in_rows, stacked
from storage.queries.joining import Known
from storage.values import Subject

CONSENT_VERSION = "2026-11"
"""Which full text was agreed to; a new text needs a new version."""

PURPOSES = {"d": "declare", "r": "remind", "s": "statistics"}
PURPOSE_SENTENCES = {
    "declare": "Declare health by messages",
    "remind": "Receive reminders",
    "statistics": "Use the figures for statistics (without names)",
}
RELATION_SENTENCES = {
    "mother": "Mother",
    "father": "Father",
    "grandmother": "Grandmother",
    "grandfather": "Grandfather",
    "guardian": "Another guardian",
}
RELATED_SENTENCES = {
    "mother": "the mother",
    "father": "the father",
    "grandmother": "a grandmother",
    "grandfather": "a grandfather",
}
RELATED_ELSE = "a guardian"
OWN_YES = "I agree to declare by messages myself"


def offered(subject: Subject | Known, today: date, *, is_own: bool) -> str:
    """The letters of the purposes that may be agreed to: all, only the own yes, or none (the pupil decides alone)."""
    alone = decides_alone(subject.birthday, today)
    if is_own:
        return "drs" if alone else "d"
    return "" if alone else "drs"


def consent_page(voice: Voice, subjects: Sequence[Subject | Known], page: ConsentPage, today: date) -> Reply:
    """Ask the guardian (or the pupil) for each purpose; `page.mode` j: joining, c: changing later.

    Who joins says first who they are to the child: one question a message, and nobody stays unsaid.
    """
    is_own = voice.audience == "pupil"
    letters = offered(subjects[0], today, is_own=is_own)
    heading = "Your details match: {children}." if page.mode == "j" else "About {children}:"
    lines = [voice.say(heading, children=Markup("; ".join(_placed(voice, s) for s in subjects)))]
    if not letters:
        lines.append(voice.say("From 16 the pupil decides alone; you can declare once the pupil has agreed."))
        return Reply("\n".join(lines), stacked(more_choice(voice)))
    is_related = page.mode == "j" and page.relation != "-" and not is_own
    if is_related and not page.relation:
        lines.append(voice.say("Please say who you are to the child."))
        return Reply("\n".join(lines), _relations(voice, page))
    if is_related:
        lines.append(voice.say("You are {relation}.", relation=related(voice, page.relation)))
    lines.append(voice.say("Which of these do you agree to? You can change this at any time: type /rutdongy."))
    rows = stacked(*(_toggle(voice, page, letter, alone=letters == "d") for letter in letters))
    text = ConsentText(page.children, page.relation, page.on, page.mode)
    done = ConsentDone(page.children, page.on, page.mode)
    rows += ((Choice(voice.say("Read more"), text.encode()), Choice(voice.say("Finished"), done.encode())),)
    if is_related:
        other = ConsentPage(page.children, "", page.on, page.mode)
        rows += stacked(Choice(voice.say("Change who I am"), other.encode()))
    lines.append(
        voice.say(
            "Please note: by law, when a pupil is suspected of an infectious disease, the school must tell the "
            "commune health station within 24 hours."
        )
    )
    return Reply("\n".join(lines), rows)


def _placed(voice: Voice, subject: Subject | Known) -> str:
    name = given_name(subject.name)
    if subject.class_name is None:
        return voice.say("<b>{name}</b>, {school}", name=name, school=subject.school_name)
    return voice.say(
        "<b>{name}</b>, class {class_name}, {school}",
        name=name,
        class_name=subject.class_name,
        school=subject.school_name,
    )


def _relations(voice: Voice, page: ConsentPage) -> Rows:
    choices = tuple(
        Choice(
            (ONE_ON if page.relation == relation else ONE_OFF) + voice.say(msgid),
            PickRelation(page.children, relation, page.on).encode(),
        )
        for relation, msgid in RELATION_SENTENCES.items()
    )
    return choices[:-1], choices[-1:]


def _toggle(voice: Voice, page: ConsentPage, letter: str, *, alone: bool) -> Choice:
    is_on = letter in page.on
    msgid = OWN_YES if alone else PURPOSE_SENTENCES[PURPOSES[letter]]
    action = SetPurpose(page.children, page.relation, page.on, page.mode, letter, not is_on)
    return Choice((ON if is_on else OFF) + voice.say(msgid), action.encode())


def consent_text(voice: Voice, page: ConsentPage, retain_days: int) -> Reply:
    """The full text: which data, for what, who is responsible, how long, which rights."""
    parts = [
        voice.say("Information on the processing of personal data (version {version})", version=CONSENT_VERSION),
        voice.say("Which data: the child's name, birthday, class; the health signs you declare; your number."),
        voice.say("What for, each with its own consent: declaring to the school; reminding you; statistics."),
        voice.say("Who: the school is responsible; school health, the homeroom teacher and the principal see it."),
        voice.say("Above the school only numbers are seen, except by the commune health station for a suspected case."),
        voice.say("How long: {n} days, then only figures without names are kept.", n=retain_days),
        voice.say("Messages pass through the messenger you use, whose servers may stand abroad."),
        voice.say("Your rights: see (/dulieucuatoi), withdraw (/rutdongy), correct, delete, complain to the school."),
        voice.say("You may refuse each purpose; the school then declares with you on paper or by telephone."),
    ]
    back = ConsentPage(page.children, page.relation, page.on, page.mode)
    return Reply("\n".join(parts), stacked(Choice(voice.say("Back"), back.encode())))


def confirm_withdrawal(voice: Voice, subject: Subject, on: str, off: Sequence[str]) -> Reply:
    """Ask once more before a consent is withdrawn."""
    purposes = "; ".join(voice.say(PURPOSE_SENTENCES[PURPOSES[letter]]) for letter in off)
    text = voice.say(
        "Withdraw for <b>{name}</b>: {purposes}?", name=given_name(subject.name), purposes=Markup(purposes)
    )
    if "d" in off:
        text += "\n" + voice.say("Messages about this child stop at once; unsent answers are deleted.")
        if subject.case is not None:
            text += "\n" + voice.say("What the school is already looking after stays with the school.")
    children = (subject.person_id,)
    return Reply(
        text,
        stacked(
            Choice(voice.say("Yes, withdraw"), WithdrawNow(subject.person_id, on).encode()),
            Choice(voice.say("No, keep"), ConsentPage(children, "-", "".join(sorted({*on, *off})), "c").encode()),
        ),
    )


def related(voice: Voice, relation: str) -> str:
    """Who somebody is to a child, within a sentence: "mẹ", "bố", "người giám hộ"."""
    return voice.say(RELATED_SENTENCES.get(relation, RELATED_ELSE))


def more_choice(voice: Voice) -> Choice:
    """The button that connects another child."""
    return Choice(voice.say("Connect another child"), JoinMore().encode())


def choose_child(voice: Voice, subjects: Sequence[Subject], states: Sequence[str]) -> Reply:
    """Ask whose consents to see."""
    choices = [
        Choice(given_name(s.name), ConsentPage((s.person_id,), "-", on, "c").encode())
        for s, on in zip(subjects, states, strict=True)
    ]
    return Reply(voice.say("Whose consents would you like to see or withdraw?"), in_rows(choices, 2))
