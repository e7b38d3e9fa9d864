"""Hearing by webhook: the secret first, then the body in either shape; the answer is 200 and nothing else."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from aiohttp import web

from bot.channels.hearing import Heard, is_secret, read_body, stored
from bot.channels.zalo.listening import Listener
from bot.channels.zalo.receive import Malformed, to_incoming, update_in

SECRET_HEADER = "X-Bot-Api-Secret-Token"  # noqa: S105 - a header's name


@dataclass(frozen=True, slots=True)
class Hearer:
    """One bot that hears by webhook."""

    secret: str
    listener: Listener


class Webhook:
    """Takes the updates of all bots at `/zalo/{bot_id}`."""

    def __init__(self, hearers: Mapping[str, Hearer], are_all_known: Callable[[], bool], heard: Heard) -> None:
        """`are_all_known`: whether every token's bot has said its id. `heard(outcome)` counts."""
        self.hearers, self.are_all_known, self.heard = hearers, are_all_known, heard

    async def take(self, request: web.Request) -> web.Response:
        """Store one update. 503 when the store did not take it, or whose it is will only be known in a moment."""
        hearer = self.hearers.get(request.match_info["bot_id"])
        if hearer is None:
            return web.Response(status=404 if self.are_all_known() else 503)
        if not is_secret(request, SECRET_HEADER, hearer.secret):
            self.heard("wrong secret")
            return web.Response(status=401)
        try:
            update = update_in(json.loads(await read_body(request)))
            incoming = to_incoming(update, hearer.listener.bot_id)
        except TimeoutError:
            return web.Response(status=408)
        except (ValueError, RecursionError, Malformed):
            # sent again it would be no better
            self.heard("malformed")
            return web.Response()
        if incoming is None:
            self.heard("ignored")
            return web.Response()
        reply = await stored(incoming, hearer.listener.take(incoming), self.heard)
        return reply if isinstance(reply, web.Response) else web.Response()
