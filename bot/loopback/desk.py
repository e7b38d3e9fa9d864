"""The human side over HTTP: POST /human/<deed> with JSON arguments, GET /human/messages, /human/calls."""

import inspect
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.loopback.records import Json, Message
from bot.loopback.refusals import HumanError, Refusal

if TYPE_CHECKING:
    from bot.loopback.telegram import TelegramLoopback


def human_routes(stand_in: "TelegramLoopback") -> list[web.RouteDef]:
    """Routes for every deed of a person and every mood, by their Python names."""
    human, moods = stand_in.human, stand_in.moods
    deeds: Mapping[str, Callable[..., Any]] = {
        deed.__name__: deed
        for deed in (
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
            moods.fail_next,
            moods.hang_next,
            moods.lose_next,
            moods.cut_next,
            moods.refuse_for,
            moods.dawdle_for,
            moods.lie_for,
            moods.confuse_for,
            moods.calm,
        )
    }

    async def do(request: web.Request) -> web.Response:
        try:
            arguments: Any = await request.json() if request.can_read_body else dict(request.query)
        except ValueError:
            return _wrong("arguments are one JSON object")
        deed = deeds.get(request.match_info["deed"])
        if deed is None:
            return _wrong(f"nobody does that; there are {sorted(deeds)}", 404)
        if not isinstance(arguments, dict):
            return _wrong("arguments are one JSON object")
        try:
            inspect.signature(deed).bind(**arguments)
            result = deed(**{name: _number(name, value) for name, value in arguments.items()})
        except (HumanError, Refusal, TypeError, ValueError) as error:
            return _wrong(str(error))
        return web.json_response({"ok": True, "result": _shown(result)})

    async def calls(request: web.Request) -> web.Response:
        """Every recorded call, or those from number `from` on."""
        since = request.query.get("from", "0")
        if not since.isdigit():
            return _wrong("from is a number")
        return web.json_response(
            {"ok": True, "result": [asdict(call) for call in stand_in.calls[int(since) :]]}, dumps=_dumps
        )

    return [
        web.get("/human/calls", calls),
        web.get("/human/{deed:messages|heard|toasts}", do),
        web.post("/human/{deed}", do),
    ]


def _number(name: str, value: Any) -> Any:
    """Ids come as text in an address."""
    return int(value) if name in ("chat", "group", "by", "message_id") and isinstance(value, str) else value


def _shown(result: Any) -> Any:
    if isinstance(result, list):
        return [_shown(item) for item in result]
    return result.view() if isinstance(result, Message) else result


def _dumps(value: Any) -> str:
    return json.dumps(value, default=str)


def _wrong(why: str, status: int = 400) -> web.Response:
    body: Json = {"ok": False, "error_code": status, "description": why}
    return web.json_response(body, status=status)
