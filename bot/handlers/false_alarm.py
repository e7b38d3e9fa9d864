"""After an alarm has rung: "nhầm ạ", "đùa thôi", "con khỏe mà" tell of it, and not of whatever is declared next."""

import re
from collections.abc import Sequence

from bot.dialogue.actions import Action
from bot.dialogue.calling import called, names_of
from bot.dialogue.declare_actions import CorrectToWell, FalseAlarm, NotWell, OpenDeclaring, Typed
from bot.dialogue.one_tap import SIGNS
from bot.dialogue.prompts import owed_now
from bot.dialogue.wording import capital, time_words
from bot.errors import OldButton
from bot.forms import flag_of, key_of
from bot.handlers.after_alarm import goes_on_said, worse_said
from bot.handlers.at_hand import own_subjects, report_choice
from bot.handlers.beginning import begin
from bot.handlers.correcting import with_what_was_declared
from bot.handlers.other_child import meant_of_another
from bot.handlers.standing import Standing, standing_of
from bot.handlers.told_at_once import meant, says_well
from bot.handlers.urgent import said_to_be_mistaken, take_away
from bot.i18n import Markup
from bot.messages import Reply, stacked
from bot.turn import Asking, Call, Turn, again, answered_by, on, on_event, tapped
from bot.understanding.emergencies import is_false_alarm, says_another
from bot.understanding.folding import fold
from storage.changes.accounts import DropDraft
from storage.queries.declaring import Drafts, DraftView

_ALONE = ("khoe", "well", "all well")
_STILL_ILL = re.compile(r"\b(?:tinh|vien|cap cuu)\b")
"""Whoever has come round, or is in hospital, was no false alarm."""


def _rung(turn: Turn) -> list[Standing]:
    """The alarms that the sender's words or silence have rung today and that school health still looks after."""
    return [
        each
        for each in standing_of(turn)
        if each.declared.severity == "emergency"
        and each.declared.account_id == turn.sender.account.id
        and each.subject.case is not None
    ]


@on_event("said_after_alarm")
def said_after_alarm(turn: Turn, text: str, answering: Call) -> Asking[Reply]:
    """What takes an alarm back, or how it goes on, is read before what is asked; an open emergency goes first."""
    rung = _rung(turn)
    drafts: tuple[DraftView, ...] = yield Drafts()
    if all(draft.silent_at is None for draft in drafts):
        reply = (yield from _taken_back(turn, rung, text)) if rung else None
        reply = reply or (yield from goes_on_said(turn, text, answering))
        reply = reply or (yield from worse_said(turn, text, answering))
        if reply is not None:
            return again(reply, is_new=True)
    return (yield from answered_by(turn, answering))


def _taken_back(turn: Turn, rung: list[Standing], text: str) -> Asking[Reply | None]:
    place = turn.sender.session.place
    if place is not None and not _asks_for_signs(Action.decode(place), rung):
        return None
    if says_another(text):
        for each in rung:
            moved = yield from _of_another(turn, each, text)
            if moved is not None:
                return moved
    is_mistaken = is_false_alarm(text)
    if not (is_mistaken or _says_well(turn, rung, text)):
        return None
    named = {each.person_id for each in meant(own_subjects(turn), text)}
    about = [each for each in rung if each.subject.person_id in named] or rung
    last = max(declared.at for declared in turn.sender.declared.values())
    if is_mistaken and len(about) == 1 and place is None and about[0].declared.at == last:
        return (yield from tapped(turn, FalseAlarm((about[0].subject.person_id,))))
    return _offer(turn, about)


def _asks_for_signs(place: Action, rung: Sequence[Standing]) -> bool:
    """Whether the signs of one of them are asked for: an answer to another question is none of an alarm."""
    about = {each.about for each in rung}
    return (
        isinstance(place, Typed)
        and place.question == key_of(SIGNS)
        and (place.order, place.held_on, place.person) in about
    )


def _of_another(turn: Turn, standing: Standing, text: str) -> Asking[Reply | None]:
    work = yield from begin(turn, NotWell(*standing.about))
    if isinstance(work, Reply):
        return None
    yield from with_what_was_declared(turn, work)
    return (yield from meant_of_another(turn, work, flag_of(work.evaluation(turn.now)).emergency_signs, text))


def _says_well(turn: Turn, rung: Sequence[Standing], text: str) -> bool:
    """Whether it is said that they are well; the word for all others who owe is theirs."""
    if _STILL_ILL.search(fold(text)):
        return False
    ids = {each.subject.person_id for each in rung}
    if fold(text) in _ALONE and any(debt.subject.person_id not in ids for debt in owed_now(turn.sender, turn.now)):
        return False
    return all(says_well(turn, each.subject, text) for each in rung)


def _offer(turn: Turn, about: Sequence[Standing]) -> Reply:
    """Ask whether it was a false alarm: nobody who was told is told otherwise by a guess."""
    people = [each.subject for each in about]
    say, ids = turn.voice.say, tuple(subject.person_id for subject in people)
    text = say(
        "The school was told about {who} at {time}. Was that a mistake?",
        who=Markup(names_of(turn.voice, turn.sender, people)),
        time=time_words(max(each.declared.at for each in about)),
    )
    choices = []
    if len(about) > 1:
        for subject in people:
            name = Markup(capital(called(turn.voice, turn.sender, subject)))
            choices.append(turn.choice("{name}: told by mistake", FalseAlarm((subject.person_id,)), name=name))
        choices.append(turn.choice("All of it was a mistake", FalseAlarm(ids)))
    else:
        name = Markup(called(turn.voice, turn.sender, people[0]))
        choices.append(turn.choice("Pressed by mistake", FalseAlarm(ids)))
        choices.append(turn.choice("It was so; {name} is well now", CorrectToWell(*about[0].about), name=capital(name)))
    return Reply(text, stacked(*choices, turn.choice("Leave it as it is", OpenDeclaring())), is_sure=True)


@on(FalseAlarm)
def false_alarm(turn: Turn, action: FalseAlarm) -> Asking[Reply]:
    """These alarms were none: whoever was told hears so. Raises OldButton where none of them stands any more."""
    about = [each for each in _rung(turn) if each.subject.person_id in action.persons]
    lines, works = [], []
    for each in about:
        work = yield from begin(turn, NotWell(*each.about))
        if isinstance(work, Reply):
            continue
        yield from with_what_was_declared(turn, work)
        lines.append((yield from take_away(turn, work)))
        works.append(work)
    if not works:
        raise OldButton
    if len(works) == 1:
        return (yield from said_to_be_mistaken(turn, works[0], lines[0]))
    for work in works:
        turn.note(DropDraft(work.round.id, work.subject.person_id, turn.sender.account.id))
    return Reply("\n".join(lines), stacked(report_choice(turn)), is_new=True)
