"""What is typed after sending and puts it right: a revision with it is offered, and sent only from its summary."""

from bot.clock import local_date
from bot.dialogue.actions import Action
from bot.dialogue.declare_actions import Correct, CorrectToNotWell
from bot.dialogue.folding import label_key
from bot.dialogue.numbered import ALIKE
from bot.dialogue.wording import time_words
from bot.handlers.amending import amend
from bot.handlers.another_instead import another_instead
from bot.handlers.at_hand import own_subjects
from bot.handlers.beginning import begin
from bot.handlers.correcting import correct, with_what_was_declared
from bot.handlers.declaring import say_settled
from bot.handlers.standing import Standing, is_well_after_all, standing_of
from bot.handlers.told_at_once import meant, who_is_asked
from bot.handlers.which_child import ask_which
from bot.messages import Reply
from bot.turn import Asking, Turn, again, answered_by, tapped
from bot.understanding.putting_right import is_asked, is_mistaken, is_under_way, puts_right, read_facts, takes_back
from bot.understanding.symptoms import Facts


def put_right(turn: Turn, text: str) -> Asking[Reply | None]:
    """Offer the correction that a sentence is, with the declaration it is about; None where it is none."""
    standing = standing_of(turn)
    if not standing or "?" in text or is_under_way(text):
        return None
    instead = yield from another_instead(turn, standing, text)
    if instead is not None:
        return again(instead, is_new=True)
    subjects = [each.subject for each in standing]
    facts = read_facts(text, local_date(turn.now), who_is_asked(turn, subjects))
    named = {each.person_id for each in meant(own_subjects(turn), text)}
    if takes_back(text):
        return (yield from _changes(turn, standing, named))
    if facts is None:
        return (yield from _mistaken(turn, standing, named)) if is_mistaken(text) else None
    if not puts_right(text) and (facts.has or facts.maybe or all(each.kind == "staff" for each in subjects)):
        return None  # it is told anew, or by staff of somebody else
    if is_asked(text) and not (facts.has or facts.maybe):
        return None  # that somebody comes back some day says of nobody that they are well
    ill = [each for each in standing if not each.declared.well]
    about = [each for each in ill if each.subject.person_id in named] if named else ill
    if not about:
        return None
    if len(about) > 1:
        return (yield from ask_which(turn, [each.subject for each in about], text))
    revised = yield from _revised(turn, about[0], facts, text)
    return again(revised, is_new=True) if revised is not None else None


def _mistaken(turn: Turn, standing: list[Standing], named: set[int]) -> Asking[Reply]:
    """The line [Bấm nhầm] if it was shown last; else what can be changed of what was sent."""
    line = turn.sender.session.menu.get(label_key(turn.voice.say("Pressed by mistake")))
    if line is not None and line != ALIKE:
        return again((yield from tapped(turn, Action.decode(line))), is_new=True)
    return (yield from _changes(turn, standing, named))


def _changes(turn: Turn, standing: list[Standing], named: set[int]) -> Asking[Reply]:
    """What can be changed of what was sent, with the way to withdraw it."""
    about = [each for each in standing if each.subject.person_id in named]
    about = about or [each for each in standing if not each.declared.well] or standing
    order, held_on, _ = about[0].about
    persons = tuple(each.subject.person_id for each in about if each.about[:2] == (order, held_on))
    return (yield from answered_by(turn, (correct, (Correct(order, held_on, persons),))))


def _revised(turn: Turn, standing: Standing, facts: Facts, text: str) -> Asking[Reply | None]:
    work = yield from begin(turn, CorrectToNotWell(*standing.about))
    if isinstance(work, Reply):
        return work
    yield from with_what_was_declared(turn, work)
    if facts.is_well and not (facts.has or facts.maybe):
        return is_well_after_all(turn, standing)
    sent = turn.voice.say(
        "This corrects what was sent at {time} (code {code}); the correction is not sent yet.",
        time=time_words(standing.declared.at),
        code=standing.declared.code,
    )
    changed = amend(turn, work, facts, text, sent)
    if changed is None:
        # where no sign was told, a day or being at school alone says nothing of how they are
        return is_well_after_all(turn, standing) if facts.hasnt else None
    return changed or (yield from say_settled(turn, standing.subject, standing.round, standing.declared))
