"""Standing in, in words: who is asked ("nhờ anh Tâm"), and that somebody cannot ("không nhận đâu, tôi bận")."""

from collections.abc import Sequence

from bot.dialogue.actions import Action
from bot.dialogue.cover_actions import CoverBy, CoverDuty, EndCovering
from bot.dialogue.folding import fold
from bot.dialogue.word_lists import has_any, listed
from bot.handlers.covering import duty_named, reachable
from bot.messages import Choice, Reply, stacked
from bot.turn import Asking, Turn, tapped
from bot.understanding.colleagues import colleagues_named
from storage.queries.covers import Cover, CoverableDuty, MyCovers


def said_of_covers(turn: Turn, shown: Sequence[Action], text: str) -> Asking[Reply | None]:
    """Take who is named; end what is declined."""
    duties = {each.duty for each in shown if isinstance(each, CoverDuty | CoverBy)}
    if len(duties) == 1:
        named = yield from _named(turn, duties.pop(), text)
        if named is not None:
            return named
    return (yield from _declined(turn, text))


def _named(turn: Turn, duty_id: int, text: str) -> Asking[Reply | None]:
    duty, people = yield from reachable(turn, duty_id)
    meant = colleagues_named(text, {each.person_id: each.name for each in people})
    if len(meant) == 1:
        return (yield from tapped(turn, CoverBy(duty.id, meant[0])))
    if not meant:
        return None
    asked = turn.voice.say("Who stands in for {duty}?", duty=duty_named(turn, duty))
    choices = [Choice(one.name, CoverBy(duty.id, one.person_id).encode()) for one in people if one.person_id in meant]
    return Reply(asked, stacked(*choices))


def _declined(turn: Turn, text: str) -> Asking[Reply | None]:
    """End where somebody stands in who says no more than that they do not; ask who says it beside something else."""
    declines, around = has_any(turn.voice, "WILL NOT STAND IN", text), listed(turn.voice, "AROUND DECLINING")
    is_all = set(fold(text).split()) <= around
    if not declines and not (is_all and has_any(turn.voice, "IS BUSY", text)):
        return None
    if not is_all and not has_any(turn.voice, "STANDING IN", text):
        return None
    covers: tuple[tuple[CoverableDuty, Cover], ...] = yield MyCovers()
    if not covers:
        return None
    if declines and is_all and len(covers) == 1:
        return (yield from tapped(turn, EndCovering(covers[0][1].id)))
    lines, choices = [], list[Choice]()
    for duty, cover in covers:
        named = duty_named(turn, duty)
        lines.append(turn.voice.say("You are asked to stand in for {duty}, {unit}.", duty=named, unit=duty.unit_name))
        choices.append(turn.choice("I cannot", EndCovering(cover.id)))
    return Reply("\n".join(lines), stacked(*choices))
