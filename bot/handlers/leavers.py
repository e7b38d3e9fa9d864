"""A principal decides about pupils whom a newer roster no longer lists: they have left, or they are kept."""

from bot.clock import local_date
from bot.dialogue.leaver_actions import ConfirmLeavers, KeepLeaver, KeepLeavers, ListLeavers
from bot.dialogue.leaver_pages import leavers_page
from bot.dialogue.names import given_name
from bot.dialogue.wording import day_words
from bot.errors import NotAllowed
from bot.messages import Reply
from bot.turn import Asking, Turn, on
from storage.changes.leavers import KeepPupil, LeaveSchool
from storage.queries.leavers import PRINCIPAL, Leaver, LeaverList, Leavers


@on(ListLeavers)
def list_leavers(turn: Turn, action: ListLeavers) -> Asking[Reply]:
    """Show the names, which are looked at by right and on record."""
    found = yield from _found(turn, action.school)
    turn.looked("leavers_listed", None, action.school, n=len(found.pupils))
    return leavers_page(turn.voice, found, action.page)


@on(ConfirmLeavers)
def confirm_leavers(turn: Turn, action: ConfirmLeavers) -> Asking[Reply]:
    """End their places today; what was declared until now stays."""
    found = yield from _found(turn, action.school)
    if changed := _changed(turn, found, action.mark):
        return changed
    today = local_date(turn.now)
    for pupil in found.pupils:
        turn.note(LeaveSchool(pupil.person_id, found.school_id, today))
        turn.looked("leaver_confirmed", pupil.person_id, found.school_id)
    return Reply(
        turn.voice.say_n(
            "Confirmed: {n} pupil of {school} has left on {day}. Earlier declarations stay on record.",
            "Confirmed: {n} pupils of {school} have left on {day}. Earlier declarations stay on record.",
            len(found.pupils),
            school=found.school_name,
            day=day_words(turn.voice, today),
        )
    )


@on(KeepLeavers)
def keep_leavers(turn: Turn, action: KeepLeavers) -> Asking[Reply]:
    """Nobody has left."""
    found = yield from _found(turn, action.school)
    if changed := _changed(turn, found, action.mark):
        return changed
    for pupil in found.pupils:
        _keep(turn, found, pupil)
    return Reply(
        turn.voice.say_n(
            "Kept: {n} pupil of {school} stays enrolled.",
            "Kept: {n} pupils of {school} stay enrolled.",
            len(found.pupils),
            school=found.school_name,
        )
    )


@on(KeepLeaver)
def keep_leaver(turn: Turn, action: KeepLeaver) -> Asking[Reply]:
    """One has not left; the others wait to be decided about."""
    found = yield from _found(turn, action.school)
    pupil = next((pupil for pupil in found.pupils if pupil.person_id == action.person), None)
    if pupil is None:
        return leavers_page(turn.voice, found, action.page)
    _keep(turn, found, pupil)
    others = tuple(other for other in found.pupils if other is not pupil)
    kept = turn.voice.say("Kept: {name}.", name=given_name(pupil.name))
    return leavers_page(turn.voice, LeaverList(found.school_id, found.school_name, others), action.page, kept)


def _found(turn: Turn, school: int) -> Asking[LeaverList]:
    turn.require(PRINCIPAL, school)
    found: LeaverList | None = yield Leavers(school)
    if found is None:
        raise NotAllowed
    return found


def _changed(turn: Turn, found: LeaverList, mark: int) -> Reply | None:
    """The list again when it is another one than was seen: nobody is decided about unseen."""
    if found.pupils and found.mark == mark:
        return None
    above = turn.voice.say("The list has changed; please look at it again.") if found.pupils else ""
    return leavers_page(turn.voice, found, 0, above)


def _keep(turn: Turn, found: LeaverList, pupil: Leaver) -> None:
    turn.note(KeepPupil(pupil.person_id, found.school_id))
    turn.looked("leaver_kept", pupil.person_id, found.school_id)
