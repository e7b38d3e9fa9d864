"""The stand-in itself: the Zalo Bot Platform over HTTP on this machine, with the people behind it."""

import re
import time
from collections.abc import Callable, Iterable
from typing import Any

from aiohttp import web

from bot.loopback.desk import human_routes
from bot.loopback.moods import Mood
from bot.loopback.reading import Sent
from bot.loopback.records import Call, Json
from bot.loopback.refusals import HumanError, Refusal, bad
from bot.loopback.standing import StandIn
from bot.loopback.webhook import Courier, Patience
from bot.loopback.zalo_account import Rules, ZaloAccount, ZaloWorld
from bot.loopback.zalo_calls import as_sent, leave_webhook, perform
from bot.loopback.zalo_human import ZaloHuman

TOKEN = re.compile(r"[A-Za-z0-9:_-]{4,200}")
SECRET = "X-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
CONNECTIONS = 8
TO_CHATS = frozenset({"sendMessage", "sendPhoto", "sendSticker"})


class ZaloLoopback(StandIn):
    """Zalo as one bot, or several, see it; `async with` serves it at `base`."""

    def __init__(
        self,
        tokens: Iterable[str] | None = None,
        *,
        rules: Rules = Rules(),  # noqa: B008 - frozen
        latency: float = 0.0,
        now: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
        patience: Patience = Patience(),  # noqa: B008 - frozen
    ) -> None:
        """Without `tokens` every well-formed token is a bot of its own. Latency in seconds, before each answer."""
        super().__init__(latency, now, wall)
        self.world = ZaloWorld(self.time, self.bell, patience, self.moods, rules)
        self.human = ZaloHuman(self.world, self._meant, lambda: self.base)
        self._accounts: dict[str, ZaloAccount] = {}
        self._takes_any = tokens is None
        for token in tokens or ():
            self._accounts[token] = self._new(token)

    @property
    def calls(self) -> list[Call]:
        """Every call so far, in order of arrival."""
        return self.world.calls

    def called(self, method: str) -> list[Call]:
        """The calls of one method."""
        return [call for call in self.world.calls if call.method == method]

    def pending(self, bot: str | None = None) -> int:
        """How many updates a bot was not handed yet."""
        return len(self._meant(bot).updates.pending)

    def account(self, token: str) -> ZaloAccount:
        """The bot of a token. Raises Refusal (401) for one that is none."""
        if token not in self._accounts:
            if not self._takes_any or not TOKEN.fullmatch(token):
                raise Refusal(401, "Unauthorized: invalid bot token")
            self._accounts[token] = self._new(token)
        return self._accounts[token]

    def revoke(self, token: str) -> None:
        """Refuse a token from now on."""
        self._accounts.pop(token, None)
        self._takes_any = False

    def routes(self) -> Iterable[web.RouteDef]:
        """The API, pictures of people, and the people."""
        human = self.human
        deeds: tuple[Callable[..., Any], ...] = (
            human.meet,
            human.say,
            human.send_photo,
            human.send_sticker,
            human.send_unsupported,
            human.say_in_group,
            human.forge,
            human.block,
            human.unblock,
            human.messages,
            human.heard,
            human.counts,
            human.redeliver,
            human.rule,
            self.moods.confuse_for,
        )
        return [
            web.post("/bot{token}/{method}", self.serve_call),
            web.get("/photo/{name}", self._serve_photo),
            *human_routes(deeds, self.moods, self.calls, ids=str),
        ]

    async def end(self) -> None:
        """Post no more, and answer whoever waits."""
        for account in self._accounts.values():
            await leave_webhook(account)
            account.updates.end_polls()

    async def call(self, account: ZaloAccount, method: str, sent: Sent) -> tuple[Call, Mood]:
        """Do one call and record it; the answer is in the record, refused or not."""
        call = Call(account.token, method, dict(sent.fields), self.time.now(), "http")
        self.calls.append(call)
        chat = account.chats.get(str(sent.fields.get("chat_id", "")))
        mood = self.moods.of(method, chat.id if chat else None)
        if mood.is_cut:
            return call, mood
        try:
            if mood.refusal is not None:
                raise mood.refusal
            result = await perform(account, method, sent.fields)
            call.status, call.answer = 200, {"ok": True, "result": result}
            if chat is not None and method in TO_CHATS:
                chat.sent += 1
                chat.said[result["message_id"]].is_unseen = mood.is_lie
        except Refusal as refusal:
            call.status, call.answer = refusal.status, self._told(refusal)
            if chat is not None and method in TO_CHATS:
                chat.refused[refusal.status] += 1
        except UnicodeEncodeError:  # half of a surrogate pair, which JSON can spell and UTF-8 cannot
            call.status, call.answer = 400, bad("strings must be encoded in UTF-8").body()
        self.bell.ring()
        return call, mood

    def http_status(self, call: Call) -> int:
        """Whether refusals have a status of their own, nobody knows."""
        return 200 if self.world.rules.always_200 else call.status

    def _told(self, refusal: Refusal) -> Json:
        body = refusal.body()
        if not self.world.rules.tells_wait:
            body.pop("parameters", None)
        return body

    async def _serve_photo(self, request: web.Request) -> web.Response:
        content = self.world.photos.get(request.match_info["name"])
        if content is None:
            return web.Response(status=404)
        return web.Response(body=content, content_type="image/jpeg")

    def _new(self, token: str) -> ZaloAccount:
        account = ZaloAccount(token, self.world)

        def shaped(update: Json) -> Json:
            body = as_sent(update)
            return {"ok": True, "result": body} if self.world.rules.wraps else body

        def courier(url: str, secret: str) -> Courier:
            return Courier(
                url, secret, CONNECTIONS, account.updates, self.time, self.world.patience, None, SECRET, shaped
            )

        account.new_courier = courier
        return account

    def _meant(self, bot: str | None) -> ZaloAccount:
        if bot is not None and bot in self._accounts:
            return self._accounts[bot]
        found = [account for account in self._accounts.values() if bot in (None, account.id)]
        if len(found) != 1:
            raise HumanError(f"say which bot: there are {[each.id for each in self._accounts.values()]}")
        return found[0]
