"""What is typed after sending and puts it right: a revision with it is offered, and sent only from its summary."""

from dataclasses import dataclass
from datetime import date

from bot.clock import local_date
from bot.dialogue.actions import Action
from bot.dialogue.calling import are_well, called
from bot.dialogue.declare_actions import Correct, CorrectToNotWell, CorrectToWell, OpenDeclaring
from bot.dialogue.folding import label_key
from bot.dialogue.numbered import ALIKE
from bot.dialogue.one_tap import has_one_tap
from bot.dialogue.prompts import order_of
from bot.dialogue.wording import capital, time_words
from bot.handlers.amending import amend
from bot.handlers.at_hand import declared_by_now, open_rounds, own_subjects
from bot.handlers.beginning import begin
from bot.handlers.correcting import correct, with_what_was_declared
from bot.handlers.declaring import say_settled
from bot.handlers.told_at_once import meant, who_is_asked
from bot.handlers.which_child import ask_which
from bot.i18n import Markup
from bot.messages import Reply, stacked
from bot.turn import Asking, Turn, again, answered_by, tapped
from bot.understanding.putting_right import is_asked, is_mistaken, is_under_way, puts_right, read_facts
from bot.understanding.symptoms import Facts
from storage.values import Declared, RoundView, Subject


@dataclass(frozen=True, slots=True)
class Standing:
    """What was declared of somebody in a round that is still open."""

    subject: Subject
    round: RoundView
    declared: Declared

    @property
    def about(self) -> tuple[int, date, int]:
        """What every button of it names."""
        return order_of(self.round), self.round.held_on, self.subject.person_id


def put_right(turn: Turn, text: str) -> Asking[Reply | None]:
    """Offer the correction that a sentence is, with the declaration it is about; None where it is none."""
    standing = _standing(turn)
    if not standing or "?" in text or is_under_way(text):
        return None
    subjects = [each.subject for each in standing]
    facts = read_facts(text, local_date(turn.now), who_is_asked(turn, subjects))
    named = {each.person_id for each in meant(own_subjects(turn), text)}
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


def _standing(turn: Turn) -> list[Standing]:
    """What the sender may still correct, of each person in the round to which a report belongs."""
    found = []
    for subject in own_subjects(turn):
        round_ = next((each for each in open_rounds(turn, subject) if has_one_tap(turn.forms, each.form)), None)
        declared = declared_by_now(turn, subject, round_) if round_ is not None else None
        if round_ is not None and declared is not None:
            found.append(Standing(subject, round_, declared))
    return found


def _mistaken(turn: Turn, standing: list[Standing], named: set[int]) -> Asking[Reply]:
    """The line [Bấm nhầm] if it was shown last; else what can be changed of what was sent."""
    line = turn.sender.session.menu.get(label_key(turn.voice.say("Pressed by mistake")))
    if line is not None and line != ALIKE:
        return again((yield from tapped(turn, Action.decode(line))), is_new=True)
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
        return _is_well(turn, standing)
    sent = turn.voice.say(
        "This corrects what was sent at {time} (code {code}); the correction is not sent yet.",
        time=time_words(standing.declared.at),
        code=standing.declared.code,
    )
    changed = amend(turn, work, facts, text, sent)
    if changed is None and not (facts.is_well or facts.hasnt):
        return None  # "mấy hôm nữa cháu đi học lại": no word of being well
    if changed is None:
        # where no sign was told, a day or being at school alone says nothing of how they are
        return _is_well(turn, standing) if facts.hasnt else None
    return changed or (yield from say_settled(turn, standing.subject, standing.round, standing.declared))


def _is_well(turn: Turn, standing: Standing) -> Reply:
    """Ask whether they are well after all: nobody is by a guess."""
    subject = standing.subject
    who = Markup(capital(are_well(turn.voice, turn.sender, [subject])))
    name = Markup(capital(called(turn.voice, turn.sender, subject)))
    choices = stacked(
        turn.choice("Yes, send it", CorrectToWell(*standing.about)),
        turn.choice("{who}: not well", CorrectToNotWell(*standing.about), who=name),
        turn.choice("Leave it as it is", OpenDeclaring()),
    )
    return Reply(turn.voice.say("Understood: {who}. Is that right?", who=who), choices)
