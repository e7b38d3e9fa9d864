"""Whom a family can call: school health and the homeroom teacher of each child, with their numbers."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from bot.cases.opening import receiver_at
from bot.cases.school import holder_of
from bot.cases.wording import called as staff_called
from bot.dialogue.actions import Action
from bot.dialogue.calling import names_of
from bot.dialogue.declare_actions import AtSummary, ReallyUrgent, Typed
from bot.dialogue.menu_actions import CallSchool
from bot.dialogue.numbered import offered, was_missed
from bot.dialogue.wording import capital, phone_words
from bot.handlers.receipts import in_office
from bot.handlers.standing import alarm_line
from bot.i18n import Markup
from bot.messages import Reply
from bot.turn import Asking, Call, Turn, answered_by, on, on_event
from storage.queries.responders import Responders, SchoolPeople
from storage.values import Subject

RUNNING_FOR = timedelta(minutes=30)
"""How soon after a message that was not understood a second one is another try."""
ASKED_SENTENCES = {
    "person": "At school you can call:",
    "advice": "The assistant cannot advise on illness or medicine. Please ask these people:",
    "absent": "The assistant passes on no leave. Please tell the school; if the child is ill, please declare it here:",
    "late": "The assistant passes on nobody's coming late or leaving early. Please tell the school:",
    "fetched": "The assistant does not know who fetches the child and passes nothing on. Please call the school:",
    "back": "Thank you for telling. The assistant does not pass this on; please tell the homeroom teacher, too:",
    "paper": "A doctor's papers are handed to school health or the homeroom teacher:",
    "home": "Only what is of the child is recorded here. If the child is ill, please declare that; else call:",
    "missed": "The assistant did not understand this either. At school you can call:",
    "others": "The assistant tells nobody about other pupils. Please ask these people:",
}

NOT_URGENT = ("absent", "late", "fetched", "back", "paper")
"""What is asked of a school every day."""


def has_school(turn: Turn) -> bool:
    """Whether the sender is of a pupil's family, or a pupil."""
    return bool(_pupils(turn))


def _pupils(turn: Turn) -> list[Subject]:
    return [s for s in turn.sender.subjects if s.kind == "pupil" and not s.is_proxied and not s.is_suspended]


@on(CallSchool)
def call_school(turn: Turn, action: CallSchool) -> Asking[Reply]:
    """Say whom to call."""
    return (yield from whom_to_call(turn, "person"))


@on_event("people_asked")
def asked_for_people(turn: Turn, kind: str, answering: Call) -> Asking[Reply]:
    """Whom to call; whatever is said under the question of an emergency answers that."""
    if is_emergency_asked(turn):
        return (yield from answered_by(turn, answering))
    return (yield from whom_to_call(turn, kind))


def is_emergency_asked(turn: Turn) -> bool:
    """Whether the question of an emergency was shown last."""
    return any(isinstance(Action.decode(action), ReallyUrgent) for action in offered(turn.sender.session.menu))


def whom_to_call(turn: Turn, kind: str) -> Asking[Reply]:
    """Names and numbers beside whatever is asked; where advice was asked for, or others, that only people give it."""
    lines = [turn.voice.say(ASKED_SENTENCES[kind]), *(yield from _of_schools(turn))]
    if kind not in NOT_URGENT:
        lines.append(turn.voice.say("If it is very urgent, call 115."))
    place = Action.decode(turn.sender.session.place) if turn.sender.session.place else None
    if isinstance(place, AtSummary | Typed):
        lines.append(turn.voice.say("This declaration is not sent yet."))
    return Reply("\n".join(lines), is_new=True, is_aside=True)


def missed(turn: Turn, first: str) -> Asking[str]:
    """That something was not understood (`first`); when that comes twice running, whom to call instead.

    Beside an alarm of today the alarm is named first: whoever is beside themselves is not to believe it is lost.
    """
    turn.is_missed = True
    alarm = alarm_line(turn)
    first = f"{alarm}\n{first}" if alarm else first
    last = turn.sender.session.at
    is_running = last is not None and turn.now - last < RUNNING_FOR and was_missed(turn.sender.session)
    if not is_running or not has_school(turn):
        return first
    said = [turn.voice.say(ASKED_SENTENCES["missed"]), *(yield from _of_schools(turn))]
    return "\n".join([alarm, *said] if alarm else said)


def _of_schools(turn: Turn) -> Asking[list[str]]:
    """Those who can be called at the school of each pupil."""
    lines: list[str] = []
    pupils = _pupils(turn)
    for school_id in dict.fromkeys(pupil.school_id for pupil in pupils):
        school: SchoolPeople | None = yield Responders(school_id)
        own = [pupil for pupil in pupils if pupil.school_id == school_id]
        lines += [_heading(turn, own), *(_lines(turn, school, own) if school is not None else ())]
    return lines


def _heading(turn: Turn, pupils: Sequence[Subject]) -> str:
    school = pupils[0].school_name
    if pupils[0].relation == "self":
        return turn.voice.say("<b>{school}</b>:", school=school)
    names = names_of(turn.voice, turn.sender, pupils)
    return turn.voice.say("<b>{school}</b> ({names}):", school=school, names=names)


def _lines(turn: Turn, school: SchoolPeople, pupils: Sequence[Subject]) -> Iterable[str]:
    """The school's health duty, then the homeroom teacher of each class."""
    found = []
    receiver = receiver_at(turn, school)
    if receiver is not None:
        found.append((in_office(turn, receiver), receiver.phone))
    for class_id, class_name in dict.fromkeys((pupil.class_id, pupil.class_name) for pupil in pupils):
        teacher = holder_of(school, "homeroom", turn.now, class_id) if class_id is not None else None
        if teacher is not None:
            name = capital(staff_called(turn.voice, teacher.name, teacher.gender))
            who = turn.voice.say("{name}, homeroom teacher of {class_name}", name=name, class_name=class_name or "")
            found.append((who, teacher.phone))
    if not found:
        return [turn.voice.say("• nobody of this school is known here yet; please ask at the school")]
    return [
        turn.voice.say("• {who}: {phone}", who=Markup(who), phone=phone_words(phone))
        if phone is not None
        else turn.voice.say("• {who}", who=Markup(who))
        for who, phone in found
    ]
