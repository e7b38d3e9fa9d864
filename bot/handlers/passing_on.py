"""Passing a case on: why, to whom it went, and what to do where nobody could be told."""

from collections.abc import Sequence

from bot.cases.acting import PassedOn, follow_cases, hand_over
from bot.cases.hands import hands_of
from bot.cases.values import Tell
from bot.cases.wording import DUTIES, REASONS, called, when
from bot.dialogue.case_actions import (
    PassCaseOn,
    PassCaseOnFor,
    PassingReason,
    PassOnFor,
    ReasonToPassOn,
    TakeCase,
)
from bot.dialogue.numbered import read_numbers
from bot.dialogue.wording import capital, phone_words
from bot.errors import OldButton
from bot.handlers.case_outcomes import LONGEST_NOTE, with_what_was_cut
from bot.handlers.cases import NotYourCase, ended, my_person, the_case
from bot.handlers.since_asked import ACTING, MOST_NAMED, named, passed_on_too_late
from bot.messages import Reply, stacked
from bot.turn import Asking, Turn, on, on_words
from storage.queries.case_life import Life, LifeOf
from storage.queries.cases import CaseFile, Taker
from storage.queries.responders import Responders, SchoolPeople

TO_CALL = ("principal", "deputy_head", "school_health")


@on(PassCaseOn)
def ask_reason(turn: Turn, action: PassCaseOn) -> Asking[Reply]:
    """Ask why a case is passed on."""
    return (yield from _ask(turn, action.case))


@on(PassCaseOnFor)
def ask_anew(turn: Turn, action: PassCaseOnFor) -> Asking[Reply]:
    """Ask again what an old button asked, which does not know how the case stood then."""
    return (yield from _ask(turn, action.case))


@on_words(PassingReason)
def ask_anew_for_words(turn: Turn, place: PassingReason, text: str) -> Asking[Reply]:
    """Ask again what was asked before questions knew how the case stood."""
    return (yield from _ask(turn, place.case))


@on(PassOnFor)
def pass_on_for(turn: Turn, action: PassOnFor) -> Asking[Reply]:
    """Pass a case on for one of the usual reasons."""
    if action.reason not in REASONS:
        raise OldButton
    return (yield from _passed_on(turn, action.case, action.hands, action.reason, None))


@on_words(ReasonToPassOn)
def pass_on_because(turn: Turn, place: ReasonToPassOn, text: str) -> Asking[Reply]:
    """Pass a case on for a reason in somebody's own words."""
    return (yield from _passed_on(turn, place.case, place.hands, "typed", text.strip()))


def _ask(turn: Turn, number: int) -> Asking[Reply]:
    file = yield from the_case(turn, number, to_act=True)
    if file.state == "closed":
        return ended(turn, file)
    life = yield from _life(file)
    hands = len(hands_of(life.events))
    turn.ask_next(ReasonToPassOn(file.id, hands))
    choices = [turn.choice(msgid, PassOnFor(file.id, reason, hands)) for reason, msgid in REASONS.items()]
    asked = turn.voice.say("Why is it passed on? Choose, or type the reason.")
    taker = file.taker
    if taker is not None and taker.person_id != my_person(turn):
        name = capital(called(turn.voice, taker.name, taker.gender))
        asked = turn.voice.say("{name} has this case now.", name=name) + "\n" + asked
    return Reply(asked, stacked(*choices), is_new=True)


def _life(file: CaseFile) -> Asking[Life]:
    life: Life | None = yield LifeOf(file.id)
    if life is None:
        raise NotYourCase
    return life


def _passed_on(turn: Turn, number: int, hands: int, reason: str, note: str | None) -> Asking[Reply]:
    """Pass it on if it stands as it stood when the question was asked: a second tap must not climb a second step."""
    file = yield from the_case(turn, number, to_act=True)
    if file.state == "closed":
        return ended(turn, file)
    life = yield from _life(file)
    if len(hands_of(life.events)) != hands:
        turn.note(*follow_cases([file], turn.now))
        return passed_on_too_late(turn, life)
    if note is not None and read_numbers(note) is not None:
        return (yield from _ask(turn, number))  # the number of a line that stands there no more is no reason
    school: SchoolPeople = yield Responders(file.school_id)
    kept = None if note is None else note[:LONGEST_NOTE]
    passed = hand_over(file, school, my_person(turn), turn.now, reason, kept)
    turn.note(*passed.changes, *follow_cases([file], turn.now))
    return with_what_was_cut(turn, file, note or "", _said(turn, file, school, passed))


def _said(turn: Turn, file: CaseFile, school: SchoolPeople, passed: PassedOn) -> Reply:
    acting = [tell for tell in passed.told if tell.post in ACTING]
    if acting:
        who = _named(turn, school, acting)
        return Reply(
            turn.voice.say("Passed on: {who} has been alerted. The message says when somebody has it.", who=who)
        )
    return _to_nobody(turn, file, school, passed)


def _to_nobody(turn: Turn, file: CaseFile, school: SchoolPeople, passed: PassedOn) -> Reply:
    """Nobody who could take it was told: who heard of it all the same, when it comes up again, whom to call."""
    say = turn.voice.say
    lines = [say("Nobody else at {school} can be reached through the assistant now.", school=school.name)]
    if passed.told:
        lines.append(say("{who} has been told that nobody has the case.", who=_named(turn, school, passed.told)))
    if passed.next_at is not None:
        time = when(turn.voice, passed.next_at, turn.now)
        lines.append(say("The assistant brings it up again at {time}.", time=time))
    numbers = _numbers(turn, school)
    if numbers:
        lines.append(say("Please call {numbers}, or take the case again.", numbers=numbers))
    else:
        lines.append(say("Please call a colleague, or take the case again."))
    return Reply("\n".join(lines), stacked(turn.choice("Take this case", TakeCase(file.id))))


def _named(turn: Turn, school: SchoolPeople, told: Sequence[Tell]) -> str:
    of = {h.person_id: Taker(h.person_id, h.name, h.gender) for h in school.holdings}
    return named(turn, [(tell.post, of.get(tell.person)) for tell in told])


def _numbers(turn: Turn, school: SchoolPeople) -> str:
    """Numbers of others at the school, who may well pick up a telephone."""
    me, found = my_person(turn), dict[int, str]()
    for kind in TO_CALL:
        for h in school.holdings:
            if h.kind == kind and h.unit_id == school.school_id and h.phone and h.person_id != me:
                name = called(turn.voice, h.name, h.gender)
                found.setdefault(h.person_id, f"{name} ({turn.voice.say(DUTIES[kind])}) {phone_words(h.phone)}")
    return ", ".join(list(found.values())[:MOST_NAMED])
