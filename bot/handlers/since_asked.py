"""What became of a case since a question about it was asked, for whoever answers it too late."""

from collections.abc import Iterable

from bot.cases.hands import hands_of
from bot.cases.values import Post
from bot.cases.wording import DUTIES, OUTCOMES, called, when
from bot.dialogue.case_actions import PassCaseOn
from bot.dialogue.wording import capital
from bot.handlers.cases import my_person
from bot.messages import Reply, stacked
from bot.turn import Turn
from storage.queries.case_details import EventRow
from storage.queries.case_life import Life
from storage.queries.cases import Taker

MOST_NAMED = 3
ACTING = (Post.SCHOOL_HEALTH, Post.DEPUTY, Post.PRINCIPAL, Post.BOARDING)
"""Posts that can take a case; whoever else is told only hears of it."""


def passed_on_too_late(turn: Turn, life: Life) -> Reply:
    """Who has it now and since when, or to whom it went; nothing is changed, and the question can be asked anew."""
    say = turn.voice.say
    changed = hands_of(life.events)
    # whoever passed it on themselves reads in the question's message what became of it: that message stays
    is_mine = bool(changed) and changed[-1].kind == "passed_on" and changed[-1].person_id == my_person(turn)
    too_late = say(
        "This question was asked before that, so nothing has been changed. To pass it on all the same, please choose "
        "again."
    )
    lines = [_how_it_stands(turn, life), too_late]
    return Reply("\n".join(lines), stacked(turn.choice("Pass on", PassCaseOn(life.file.id))), is_new=is_mine)


def _how_it_stands(turn: Turn, life: Life) -> str:
    file, say = life.file, turn.voice.say
    changed = hands_of(life.events)
    last = changed[-1] if changed else None
    if last is None:
        return say("Nobody has taken it yet.")
    time = when(turn.voice, last.at, turn.now)
    if last.kind == "passed_on":
        told = _told_with(life, last)
        if told:
            return say("Passed on already at {time}, {who} was told.", time=time, who=named(turn, told))
        return say("Passed on already at {time}; nobody else could be told.", time=time)
    if file.state == "watched":
        outcome = say(OUTCOMES.get(file.outcome or "", "Closed")).lower()
        return say("Recorded at {time}: {outcome}; the case stays open.", time=time, outcome=outcome)
    if file.taker is None or file.taken_at is None:
        return say("Since {time} nobody has this case.", time=time)
    since = when(turn.voice, file.taken_at, turn.now)
    if file.taker.person_id == my_person(turn):
        return say("You have had this case yourself since {time}.", time=since)
    name = capital(called(turn.voice, file.taker.name, file.taker.gender))
    return say("{name} has had this case since {time}.", name=name, time=since)


def _told_with(life: Life, passed: EventRow) -> list[tuple[Post, Taker | None]]:
    """Whom the step that passed it on told."""
    after = life.events[life.events.index(passed) :]
    steps = [event for event in after if event.at == passed.at and event.kind in ("told", "alarm")]
    told = [(Post(one[1]), life.names.get(one[0])) for event in steps for one in event.about.get("told", ())]
    return [each for each in told if each[0] in ACTING] or told


def named(turn: Turn, told: Iterable[tuple[Post, Taker | None]]) -> str:
    """ "thầy Hùng (phó hiệu trưởng)"; beyond the school by duty alone."""
    words = []
    for post, holder in told:
        duty = turn.voice.say(DUTIES[post])
        is_named = holder is not None and post in ACTING
        words.append(f"{called(turn.voice, holder.name, holder.gender)} ({duty})" if is_named and holder else duty)
    return ", ".join(list(dict.fromkeys(words))[:MOST_NAMED])
