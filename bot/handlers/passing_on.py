"""Passing a case on: why, to whom it went, and what to do where nobody could be told."""

from collections.abc import Sequence

from bot.cases.acting import PassedOn, follow_cases, hand_over
from bot.cases.values import Post, Tell
from bot.cases.wording import DUTIES, REASONS, called, when
from bot.dialogue.case_actions import PassCaseOn, PassCaseOnFor, PassingReason, TakeCase
from bot.dialogue.wording import capital, phone_words
from bot.errors import OldButton
from bot.handlers.cases import ended, my_person, the_case
from bot.messages import Reply, stacked
from bot.turn import Asking, Turn, on, on_words
from storage.queries.cases import CaseFile
from storage.queries.responders import Responders, SchoolPeople

LONGEST_REASON = 500
MOST_NAMED = 3
ACTING = (Post.SCHOOL_HEALTH, Post.DEPUTY, Post.PRINCIPAL, Post.BOARDING)
"""Posts that can take a case; whoever else is told only hears of it."""
TO_CALL = ("principal", "deputy_head", "school_health")


@on(PassCaseOn)
def ask_reason(turn: Turn, action: PassCaseOn) -> Asking[Reply]:
    """Ask why a case is passed on."""
    file = yield from the_case(turn, action.case, to_act=True)
    if file.state == "closed":
        return ended(turn, file)
    turn.ask_next(PassingReason(file.id))
    choices = [turn.choice(msgid, PassCaseOnFor(file.id, reason)) for reason, msgid in REASONS.items()]
    asked = turn.voice.say("Why is it passed on? Choose, or type the reason.")
    taker = file.taker
    if taker is not None and taker.person_id != my_person(turn):
        name = capital(called(turn.voice, taker.name, taker.gender))
        asked = turn.voice.say("{name} has this case now.", name=name) + "\n" + asked
    return Reply(asked, stacked(*choices), is_new=True)


@on(PassCaseOnFor)
def pass_on_for(turn: Turn, action: PassCaseOnFor) -> Asking[Reply]:
    """Pass a case on for one of the usual reasons."""
    if action.reason not in REASONS:
        raise OldButton
    return (yield from _passed_on(turn, action.case, action.reason, None))


@on_words(PassingReason)
def pass_on_because(turn: Turn, place: PassingReason, text: str) -> Asking[Reply]:
    """Pass a case on for a reason in somebody's own words."""
    return (yield from _passed_on(turn, place.case, "typed", text.strip()[:LONGEST_REASON]))


def _passed_on(turn: Turn, number: int, reason: str, note: str | None) -> Asking[Reply]:
    file = yield from the_case(turn, number, to_act=True)
    if file.state == "closed":
        return ended(turn, file)
    school: SchoolPeople = yield Responders(file.school_id)
    passed = hand_over(file, school, my_person(turn), turn.now, reason, note)
    turn.note(*passed.changes, *follow_cases([file], turn.now))
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
    """ "thầy Hùng (phó hiệu trưởng)"; beyond the school by duty alone."""
    of = {holding.person_id: holding for holding in school.holdings}
    words = []
    for tell in told:
        holding = of.get(tell.person)
        if holding is None or tell.post not in ACTING:
            words.append(turn.voice.say(DUTIES[tell.post]))
        else:
            duty = turn.voice.say(DUTIES[tell.post])
            words.append(f"{called(turn.voice, holding.name, holding.gender)} ({duty})")
    return ", ".join(list(dict.fromkeys(words))[:MOST_NAMED])


def _numbers(turn: Turn, school: SchoolPeople) -> str:
    """Numbers of others at the school, who may well pick up a telephone."""
    me, found = my_person(turn), dict[int, str]()
    for kind in TO_CALL:
        for h in school.holdings:
            if h.kind == kind and h.unit_id == school.school_id and h.phone and h.person_id != me:
                name = called(turn.voice, h.name, h.gender)
                found.setdefault(h.person_id, f"{name} ({turn.voice.say(DUTIES[kind])}) {phone_words(h.phone)}")
    return ", ".join(list(found.values())[:MOST_NAMED])
