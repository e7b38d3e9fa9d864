"""A room by words: the class list, the open cases, the schools of an area, their figures."""

from typing import Any

from bot.clock import local_date
from bot.dialogue.actions import Action
from bot.dialogue.case_actions import ListCases
from bot.dialogue.class_actions import OpenBoarding, OpenClassPage
from bot.dialogue.menu import ABOVE, CASES
from bot.dialogue.menu_actions import OpenMyClass, OpenMySchool
from bot.dialogue.report_actions import OpenFigures
from bot.dialogue.word_lists import has_any
from bot.handlers.my_school import away_today
from bot.messages import Reply
from bot.turn import Asking, Turn, again, answered_by, on_event, tapped

LOOKING = ("principal", "deputy_head", "school_health", *ABOVE)
"""Whose schools there are to see."""


@on_event("room_said")
def room_by_words(turn: Turn, room: str, number: int, otherwise: Any) -> Asking[Reply]:
    """Open what the menu's line opens; who has no such room is answered as if none had been named."""
    action = _opening(turn, room, number)
    if action is None:
        return (yield from answered_by(turn, otherwise))
    page = again((yield from tapped(turn, action)), is_new=True)
    if isinstance(action, OpenMySchool) and has_any(turn.voice, "ASKS WHO IS AWAY", turn.incoming.text or ""):
        return again(page, text="\n".join([page.text, *(yield from away_today(turn))]))
    return page


def _opening(turn: Turn, room: str, number: int) -> Action | None:
    """`number`: which page, from 0, or which class."""
    kinds = {duty.kind for duty in turn.sender.duties}
    if room == "this class":
        return OpenMyClass(number)
    if room == "class" and (duty := turn.sender.holds("homeroom")):
        return OpenClassPage(duty.unit_id, number) if number else OpenMyClass(0)
    if room == "class" and (duty := turn.sender.holds("boarding")):
        return OpenBoarding(duty.unit_id, number)
    if room in ("schools", "class") and kinds & set(LOOKING):
        return OpenMySchool(0)
    if room == "figures" and kinds & set(ABOVE):
        return OpenFigures(0, local_date(turn.now), 0, 0)
    if room == "figures" and kinds & set(LOOKING):
        return OpenMySchool(0)
    return ListCases() if room == "cases" and kinds & set(CASES) else None
