"""/baocao: the figures of an official's units as they stand now, page by page, down to the schools. Counts only."""

from datetime import date

from bot.clock import local_date
from bot.dialogue.export_actions import ListExports
from bot.dialogue.menu import ABOVE
from bot.dialogue.report_actions import DrawFigures, OpenFigures
from bot.dialogue.wording import day_words
from bot.errors import NotAllowed
from bot.handlers.cases import toast
from bot.messages import Reply, stacked
from bot.reports.digest_text import overview, table
from bot.reports.digests import Digest, digests_of
from bot.turn import Asking, Turn, again, on, on_command
from storage.changes.outbox import Priority
from storage.needs import Reckoned
from storage.queries.areas import Area, AreaOf
from storage.sealing import new_uid


@on_command("baocao")
def figures_of_today(turn: Turn) -> Asking[Reply]:
    """Show the figures of everything the sender answers for."""
    return (yield from _show(turn, OpenFigures(0, local_date(turn.now), 0, 0)))


@on(OpenFigures)
def open_figures(turn: Turn, action: OpenFigures) -> Asking[Reply]:
    """Show one unit's figures of a date."""
    return (yield from _show(turn, action))


@on(DrawFigures)
def draw_figures(turn: Turn, action: DrawFigures) -> Asking[Reply]:
    """Have a chart of a unit follow: it is drawn where nobody waits for it."""
    if not any(duty.kind in ABOVE for duty in turn.sender.duties):
        raise NotAllowed
    areas: tuple[Area, ...] = yield AreaOf(action.unit, action.on, action.order)
    if not areas:
        return _nothing(turn, action.on)
    account = turn.sender.account
    turn.looked("figures_drawn", unit_id=action.unit, on=action.on.isoformat(), order=action.order)
    about = {"unit": action.unit, "on": action.on.isoformat(), "order": action.order}
    key = f"chart:{new_uid().hex()[:16]}:{account.id}"
    turn.push(key, account.to, "chart", Priority.ANSWER, about=about)
    return toast(turn, "The chart is being drawn, please wait a moment.")


def _show(turn: Turn, action: OpenFigures) -> Asking[Reply]:
    if not any(duty.kind in ABOVE for duty in turn.sender.duties):
        raise NotAllowed
    found: tuple[Digest, ...] = yield Reckoned(AreaOf(action.unit, action.on, action.order), digests_of)
    if not found:
        return _nothing(turn, action.on)
    for each in found:
        unit, ask = each.whole.unit, each.ask
        turn.looked("figures_opened", unit_id=unit.id, on=ask.held_on.isoformat(), order=ask.order_id)
    if len(found) == 1:
        return _with_exports(turn, table(turn.voice, found[0], turn.now, action.page))
    return _with_exports(turn, overview(turn.voice, found, turn.now))


def _with_exports(turn: Turn, reply: Reply) -> Reply:
    """The same figures may be had as a spreadsheet, of the sender's own units."""
    return again(reply, rows=reply.rows + stacked(turn.choice("Get a spreadsheet", ListExports())))


def _nothing(turn: Turn, on_date: date) -> Reply:
    msgid = (
        "On {day} nobody was asked to declare there, or the unit is not one of yours. "
        "Type /baocao for the figures of today."
    )
    return Reply(turn.voice.say(msgid, day=day_words(turn.voice, on_date)), is_new=True)
