"""The human side over HTTP: POST /human/<deed> with JSON arguments, GET /human/messages, /human/calls."""

import inspect
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.loopback.moods import Moods
from bot.loopback.records import Call, Json
from bot.loopback.refusals import HumanError, Refusal

if TYPE_CHECKING:
    from bot.loopback.telegram import TelegramLoopback


def telegram_desk(stand_in: "TelegramLoopback") -> list[web.RouteDef]:
    """Routes for every deed of a person and every mood, by their Python names."""
    human = stand_in.human
    deeds = (
        human.start,
        human.meet,
        human.say,
        human.tap,
        human.forge_tap,
        human.share_contact,
        human.send_sticker,
        human.send_photo,
        human.add_to_group,
        human.remove_from_group,
        human.block,
        human.unblock,
        human.messages,
        human.heard,
        human.toasts,
        human.redeliver,
        human.feed,
        stand_in.moods.confuse_for,
    )
    return human_routes(deeds, stand_in.moods, stand_in.calls, ids=int)


def human_routes(
    deeds: Iterable[Callable[..., Any]], moods: Moods, calls: Sequence[Call], *, ids: Callable[[str], Any]
) -> list[web.RouteDef]:
    """Routes for deeds and moods by their Python names, and for what was called. `ids`: what a chat is known by."""
    ordered: tuple[Callable[..., Any], ...] = (
        moods.fail_next,
        moods.hang_next,
        moods.lose_next,
        moods.cut_next,
        moods.refuse_for,
        moods.dawdle_for,
        moods.lie_for,
        moods.calm,
    )
    by_name: Mapping[str, Callable[..., Any]] = {deed.__name__: deed for deed in (*deeds, *ordered)}

    async def do(request: web.Request) -> web.Response:
        try:
            arguments: Any = await request.json() if request.can_read_body else dict(request.query)
        except ValueError:
            return _wrong("arguments are one JSON object")
        deed = by_name.get(request.match_info["deed"])
        if deed is None:
            return _wrong(f"nobody does that; there are {sorted(by_name)}", 404)
        if not isinstance(arguments, dict):
            return _wrong("arguments are one JSON object")
        try:
            inspect.signature(deed).bind(**arguments)
            result = deed(**{name: _id(name, value, ids) for name, value in arguments.items()})
        except (HumanError, Refusal, TypeError, ValueError) as error:
            return _wrong(str(error))
        return web.json_response({"ok": True, "result": _shown(result)})

    async def called(request: web.Request) -> web.Response:
        """Every recorded call, or those from number `from` on."""
        since = request.query.get("from", "0")
        if not since.isdigit():
            return _wrong("from is a number")
        return web.json_response({"ok": True, "result": [asdict(call) for call in calls[int(since) :]]}, dumps=_dumps)

    return [
        web.get("/human/calls", called),
        web.get("/human/{deed:messages|heard|toasts|counts}", do),
        web.post("/human/{deed}", do),
    ]


def _id(name: str, value: Any, ids: Callable[[str], Any]) -> Any:
    """Ids come as text in an address."""
    return ids(value) if name in ("chat", "group", "by", "message_id") and isinstance(value, str) else value


def _shown(result: Any) -> Any:
    if isinstance(result, list):
        return [_shown(item) for item in result]
    return result.view() if hasattr(result, "view") else result


def _dumps(value: Any) -> str:
    return json.dumps(value, default=str)


def _wrong(why: str, status: int = 400) -> web.Response:
    body: Json = {"ok": False, "error_code": status, "description": why}
    return web.json_response(body, status=status)
