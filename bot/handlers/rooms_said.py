"""A room by words: the class list, the open cases, the schools of an area, their figures."""

from typing import Any

from bot.clock import local_date
from bot.dialogue.actions import Action
from bot.dialogue.case_actions import ListCases
from bot.dialogue.class_actions import OpenBoarding, OpenClassPage
from bot.dialogue.menu import ABOVE, CASES
from bot.dialogue.menu_actions import OpenMyClass, OpenMySchool
from bot.dialogue.report_actions import OpenFigures
from bot.dialogue.room_said import schools_said
from bot.dialogue.word_lists import has_any
from bot.handlers.my_school import away_today
from bot.messages import Choice, Reply, stacked
from bot.turn import Asking, Turn, again, answered_by, on_event, tapped
from storage.queries.school_days import MySchools, SchoolDay

LOOKING = ("principal", "deputy_head", "school_health", *ABOVE)
"""Whose schools there are to see."""
MOST_ALIKE = 10
"""Schools that are offered where several have the name that was typed."""


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


@on_event("school_said")
def school_by_words(turn: Turn, otherwise: Any) -> Asking[Reply]:
    """The school of their area that is named; which one is asked where several are called so."""
    if not {duty.kind for duty in turn.sender.duties} & set(LOOKING):
        return (yield from answered_by(turn, otherwise))
    schools: tuple[SchoolDay, ...] = yield MySchools()
    names = {each.school_id: each.name for each in schools}
    found = schools_said(turn.voice, turn.incoming.text or "", names)
    if not found:
        return (yield from answered_by(turn, otherwise))
    if len(found) == 1:
        return again((yield from tapped(turn, OpenMySchool(found[0]))), is_new=True)
    choices = [Choice(names[school], OpenMySchool(school).encode()) for school in found[:MOST_ALIKE]]
    return Reply(turn.voice.say("Which of these schools?"), stacked(*choices), is_new=True)


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
