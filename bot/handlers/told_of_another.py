"""What is said of another child than the one who is asked about: an emergency goes first, whoever is being asked of."""

from collections.abc import Sequence

from bot.clock import local_date
from bot.dialogue.calling import called
from bot.dialogue.one_tap import SIGNS, asks_if_well
from bot.handlers.at_hand import declared_by_now, own_subjects
from bot.handlers.beginning import begin_report
from bot.handlers.correcting import with_what_was_declared
from bot.handlers.questionnaire import Work, save, unsure_signs
from bot.handlers.taking import fill, is_urgent
from bot.handlers.told_at_once import apart_by_name, denied_for, others_meant, own_part
from bot.handlers.told_in_words import told_in_words
from bot.handlers.told_of_several import school_alone
from bot.handlers.urgent import step, warn
from bot.i18n import Markup
from bot.messages import Reply
from bot.turn import Asking, Turn
from bot.understanding.elsewhere import is_mistaken
from bot.understanding.symptoms import read_symptoms
from bot.understanding.told_by_family import read_told
from bot.understanding.values import Understood
from storage.changes.accounts import DropDraft
from storage.values import Subject


def emergency_of_another(turn: Turn, work: Work, text: str) -> Asking[Reply | None]:
    """115 for another child of whom a sign of emergency is told; None where that is not said.

    Of the one who is asked about all stays as it is: a minute of silence runs on, and no alert is raised for the wrong
    child.
    """
    today = local_date(turn.now)
    for said in _of_others(turn, work, text):
        found = read_symptoms(said, today)
        if isinstance(found, Understood) and is_urgent(work, found.value, turn.now, said):
            return (yield from told_in_words(turn, text))
    return None


def _of_others(turn: Turn, work: Work, text: str) -> list[str]:
    """The parts of a sentence that tell of the sender's others."""
    apart = apart_by_name(own_subjects(turn), text)
    if apart is not None and not apart.is_mixed:
        return [said for key, said in apart.parts if key != str(work.subject.person_id)]
    return [text] if others_meant(turn, work.subject, text) else []


def keep_for_others(turn: Turn, asked: Work, others: Sequence[Subject], text: str) -> Asking[Reply | None]:
    """What is told of another child than the one who is asked about begins a draft of theirs; 115 where it is urgent.

    It is asked about once the other is sent (`with_what_waits`).
    """
    for other in others:
        work = yield from begin_report(turn, other)
        said = own_part(turn, other, text) or text
        found = read_told(said, local_date(turn.now))
        if work is None or not isinstance(found, Understood):
            continue
        yield from with_what_was_declared(turn, work)
        if fill(work, found.value, turn.now, said) is None and not school_alone(work, found.value):
            continue
        signs = unsure_signs(work, turn.now)
        if signs:
            return warn(turn, work, signs)
        save(turn, work)
        asked.waiting |= {other.person_id}
    return None


def is_another_meant(turn: Turn, work: Work, text: str) -> Asking[Reply | None]:
    """ "Nhầm, Minh cơ, không phải Ngân": what was begun of one goes to the other; None where that is not said.

    What was declared of the first before stays theirs.
    """
    right = _instead(turn, work, text)
    other = (yield from begin_report(turn, right)) if right is not None else None
    if right is None or other is None:
        return None
    yield from with_what_was_declared(turn, other)
    signs = {name for each in (other, work) if isinstance(had := each.answers.get(SIGNS), tuple) for name in had}
    other.answers = {**other.answers, **work.answers}
    if signs:
        other.answers[SIGNS] = tuple(each.name for each in other.form.by_name[SIGNS].choices if each.name in signs)
    other.open = work.open
    turn.note(DropDraft(work.round.id, work.subject.person_id, turn.sender.account.id))
    names = (called(turn.voice, turn.sender, each.subject) for each in (other, work))
    return step(turn, other, turn.voice.say("Changed: this is about {name}, not {other}.", **_named(*names)))


def _named(name: str, other: str) -> dict[str, Markup]:
    return {"name": Markup(name), "other": Markup(other)}


def _instead(turn: Turn, work: Work, text: str) -> Subject | None:
    """Who is meant instead of the one who is asked about."""
    if not asks_if_well(work.form) or work.besides:
        return None
    declared = declared_by_now(turn, work.subject, work.round)
    if declared is not None and not declared.well:
        return None
    who = denied_for(own_subjects(turn), text)
    if who is not None and who[1].person_id == work.subject.person_id:
        return who[0]
    tells = isinstance(read_symptoms(text, local_date(turn.now)), Understood)
    others = others_meant(turn, work.subject, text) if is_mistaken(text) and not tells else []
    return others[0] if len(others) == 1 else None
