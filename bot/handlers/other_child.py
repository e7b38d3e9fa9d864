"""An alarm was meant of another child: it is asked of them, or told where it rang, and the first is let go."""

from bot.clock import local_date
from bot.dialogue.calling import called
from bot.dialogue.one_tap import SIGNS
from bot.forms import Answer
from bot.handlers.at_hand import declared_by_now, own_subjects
from bot.handlers.questionnaire import Work, unsure_signs
from bot.handlers.reporting import taken_up
from bot.handlers.taking import fill, is_urgent
from bot.handlers.told_at_once import instead_of, own_part
from bot.handlers.urgent import SILENCE, tell_now, ticked_in, warn
from bot.handlers.which_child import as_before
from bot.i18n import Markup
from bot.messages import Reply
from bot.turn import Asking, Turn, again
from bot.understanding.emergencies import says_another
from bot.understanding.symptoms import read_symptoms
from bot.understanding.values import Understood
from storage.changes.accounts import DropDraft


def meant_of_another(turn: Turn, work: Work, signs: tuple[str, ...], text: str) -> Asking[Reply | None]:
    """Go over to the child that a sentence puts in the place of this one; None where it puts nobody there for sure.

    `signs`: of emergency, of which it was asked or told. Where the school was told of the first, it is told at once
    of the other, and all who were told hear that it was a mistake.
    """
    own = own_subjects(turn)
    subject = instead_of(own, work.subject, text) if says_another(text) else None
    other = (yield from taken_up(turn, subject)) if subject is not None else None
    if subject is None or other is None:
        return None
    alarm = declared_by_now(turn, work.subject, work.round)
    has_rung = alarm is not None and alarm.severity == "emergency"
    said = read_symptoms(own_part(turn, subject, text), local_date(turn.now))
    if isinstance(said, Understood) and is_urgent(other, said.value, turn.now, text):
        fill(other, said.value, turn.now, text)
    else:
        # of what was declared before only what it was asked about goes over
        is_all = alarm is None or has_rung
        _carry(work, other, {*work.answers} if is_all else {each.name for each in ticked_in(work, signs)})
    other.sure = tuple(sign for sign in other.sure if sign not in signs)
    moved = unsure_signs(other, turn.now)
    if not moved:
        return None
    turn.note(DropDraft(work.round.id, work.subject.person_id, turn.sender.account.id))
    who = Markup(called(turn.voice, turn.sender, work.subject))
    if alarm is None or not has_rung:
        other.silent_at = other.silent_at or work.silent_at or turn.now + SILENCE
        let_go = turn.voice.say("What was said of {who} is let go.", who=who)
        return warn(turn, other, moved, let_go)
    yield from as_before(turn, work.subject, work.round, alarm)
    told = yield from tell_now(turn, other, moved)
    mistaken = turn.voice.say(
        "Everybody who was told about {who} now hears that it was a mistake; school health still calls to make sure.",
        who=who,
    )
    return again(told, text=f"{told.text}\n{mistaken}")


def _carry(work: Work, other: Work, names: set[str]) -> None:
    """What was said of the first is the other's; what was said of the other stays."""
    for name in names:
        answer: Answer = work.answers[name]
        had = other.answers.get(name)
        if name == SIGNS and isinstance(answer, tuple) and isinstance(had, tuple):
            answer = tuple(dict.fromkeys((*had, *answer)))
        elif had not in (None, ""):
            continue
        other.answers[name] = answer
    other.open = ""
