"""Who asks to join, confirmed in words ("đúng mẹ cháu Huy đấy", "không phải"); a pupil's family, asked for by name."""

from collections.abc import Sequence

from bot.dialogue.actions import Action
from bot.dialogue.folding import fold
from bot.dialogue.join_actions import ConfirmRequest, ListRequests, RefuseRequest, ShowBonds
from bot.dialogue.names import given_name, short_names
from bot.dialogue.word_lists import has_any, listed
from bot.handlers.join_requests import request_of
from bot.messages import Reply, stacked
from bot.turn import Asking, Turn, tapped
from storage.queries.bonds import ChildPlace, PupilsOf
from storage.queries.joining import HEADS


def said_of_requests(turn: Turn, shown: Sequence[Action], text: str) -> Asking[Reply | None]:
    """Confirm or refuse what was shown, or show what is asked for; another pupil who is named is asked about."""
    if not any(duty.kind in ("homeroom", *HEADS) for duty in turn.sender.duties):
        return None
    words = set(fold(text).split())
    if has_any(turn.voice, "REQUESTS TO JOIN", text) and words <= listed(turn.voice, "AROUND REQUESTS"):
        return (yield from tapped(turn, ListRequests(0)))
    refusing = [each for each in shown if isinstance(each, RefuseRequest)]
    if len(refusing) != 1:
        return (yield from _family_of(turn, text))
    request = yield from request_of(turn, refusing[0].request)
    named = yield from _named(turn, request.class_id or 0, text)
    if named is None:
        return None
    if has_any(turn.voice, "NOT OF THE FAMILY", text):
        return (yield from tapped(turn, refusing[0])) if not named else None
    if not words & listed(turn.voice, "OF THE FAMILY") or words & listed(turn.voice, "DENIES A REQUEST"):
        return (yield from _family_of(turn, text))
    offers = [each for each in shown if isinstance(each, ConfirmRequest)]
    meant = [each for each in offers if not named or each.person in named]
    if len(meant) == 1 and len(named) <= 1:
        return (yield from tapped(turn, meant[0]))
    if not named:
        return None
    names = short_names(list(named.values()))
    sure = [
        turn.choice("Yes, family of {name}", ConfirmRequest(request.id, pupil), name=name)
        for pupil, name in zip(named, names, strict=True)
    ]
    return Reply(turn.voice.say("Whose family is it?"), stacked(*sure, turn.choice("Not right", refusing[0])))


def _family_of(turn: Turn, text: str) -> Asking[Reply | None]:
    """Show who is connected with the one pupil of the class who is named."""
    homeroom = turn.sender.holds("homeroom")
    if homeroom is None or not has_any(turn.voice, "FAMILY OF A PUPIL", text):
        return None
    named = yield from _named(turn, homeroom.unit_id, text)
    return (yield from tapped(turn, ShowBonds(next(iter(named))))) if named and len(named) == 1 else None


def _named(turn: Turn, school_class: int, text: str) -> Asking[dict[int, str] | None]:
    """The pupils of a class who are named; None where anything else is said than whose family it is."""
    pupils: list[ChildPlace] = yield PupilsOf(school_class)
    words = set(fold(text).split())
    named = {each.id: each.name for each in pupils if fold(given_name(each.name)) in words}
    around = {fold(given_name(name)) for name in named.values()} | listed(turn.voice, "OF THE FAMILY")
    return named if words <= around | listed(turn.voice, "AROUND A REQUEST") else None
