"""The stand-in itself: Telegram's Bot API over HTTP on this machine, with the people behind it."""

import re
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any, Literal

from aiohttp import web

from bot.loopback import describing, editing, hearing, sending
from bot.loopback.account import Account, World
from bot.loopback.desk import telegram_desk
from bot.loopback.fields import Asked, understand
from bot.loopback.human import Human
from bot.loopback.limits import Limits
from bot.loopback.moods import Mood
from bot.loopback.reading import Sent
from bot.loopback.records import Call
from bot.loopback.refusals import HumanError, Refusal, bad
from bot.loopback.standing import StandIn, answered
from bot.loopback.webhook import Courier, Patience

TOKEN = re.compile(r"\d{1,19}:[A-Za-z0-9_-]{3,64}")

PERFORMERS: Mapping[str, Callable[[Account, Asked], Awaitable[Any]]] = {
    "getMe": describing.get_me,
    "getChat": describing.get_chat,
    "leaveChat": describing.leave_chat,
    "sendChatAction": describing.send_chat_action,
    "setMyCommands": describing.set_my_commands,
    "getMyCommands": describing.get_my_commands,
    "getUpdates": hearing.get_updates,
    "setWebhook": hearing.set_webhook,
    "deleteWebhook": hearing.delete_webhook,
    "getWebhookInfo": hearing.get_webhook_info,
    "answerCallbackQuery": hearing.answer_callback_query,
    "getFile": describing.get_file,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "editMessageText": editing.edit_message_text,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "deleteMessage": editing.delete_message,
}


class TelegramLoopback(StandIn):
    """Telegram as one bot, or several, see it; `async with` serves it at `base`."""

    def __init__(
        self,
        tokens: Iterable[str] | None = None,
        *,
        limits: Limits = Limits(),  # noqa: B008 - frozen
        latency: float = 0.0,
        now: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
        patience: Patience = Patience(),  # noqa: B008 - frozen
        query_seconds: float = 60.0,
    ) -> None:
        """Without `tokens` every well-formed token is a bot of its own. Latency in seconds, before each answer."""
        super().__init__(latency, now, wall)
        self.world = World(self.time, self.bell, limits, patience, query_seconds, self.moods)
        self.human = Human(self.world, self._meant)
        self._accounts: dict[str, Account] = {}
        self._takes_any = tokens is None
        for token in tokens or ():
            self._accounts[token] = self._new(token)

    @property
    def calls(self) -> list[Call]:
        """Every call so far, in order of arrival."""
        return self.world.calls

    def called(self, method: str) -> list[Call]:
        """The calls of one method."""
        return [call for call in self.world.calls if call.method.lower() == method.lower()]

    def pending(self, bot: int | str | None = None) -> int:
        """How many updates a bot has not taken yet."""
        return len(self._meant(bot).updates.pending)

    def account(self, token: str) -> Account:
        """The bot of a token. Raises Refusal (401, 404) for one that is none."""
        if token not in self._accounts:
            if not TOKEN.fullmatch(token):
                raise Refusal(404, "Not Found")
            if not self._takes_any:
                raise Refusal(401, "Unauthorized")
            self._accounts[token] = self._new(token)
        return self._accounts[token]

    def routes(self) -> Iterable[web.RouteDef]:
        """The Bot API, the files it names, and the people."""
        return [
            web.route("*", "/bot{token}/{method}", self.serve_call),
            web.get("/file/bot{token}/{path:.+}", self._serve_file),
            *telegram_desk(self),
        ]

    async def end(self) -> None:
        """Post no more, and answer whoever waits."""
        for account in self._accounts.values():
            if account.courier is not None:
                await account.courier.stop()
                account.courier = None
            account.updates.end_polls()

    async def call(
        self, account: Account, method: str, sent: Sent, via: Literal["http", "webhook"] = "http"
    ) -> tuple[Call, Mood]:
        """Do one call and record it; the answer is in the record, refused or not."""
        call = Call(account.token, method, dict(sent.fields), self.time.now(), via)
        self.world.calls.append(call)
        mood = self.moods.of(method, _chat_in(sent.fields))
        if mood.is_cut:
            return call, mood
        try:
            if mood.refusal is not None:
                raise mood.refusal
            asked = understand(method, sent.fields, sent.files)
            call.method, call.fields = asked.method.__api_method__, asked.fields()
            before = account.before(call.fields.get("chat_id"), call.fields.get("message_id")) if mood.is_lie else None
            result = await PERFORMERS[call.method](account, asked)
            if mood.is_lie:
                account.take_back(call.fields["chat_id"], result["message_id"], before)
            call.status, call.answer = 200, {"ok": True, "result": result}
        except Refusal as refusal:
            call.status, call.answer = refusal.status, refusal.body()
        except UnicodeEncodeError:  # half of a surrogate pair, which JSON can spell and UTF-8 cannot
            call.status, call.answer = 400, bad("strings must be encoded in UTF-8").body()
        self.world.bell.ring()
        return call, mood

    async def _serve_file(self, request: web.Request) -> web.Response:
        """What getFile said lies here."""
        try:
            self.account(request.match_info["token"])
            mood = self.moods.of("download", None)
            if mood.refusal is not None:
                raise mood.refusal
        except Refusal as refusal:
            return answered(refusal.status, refusal.body())
        upload = self.world.files.get(request.match_info["path"].removeprefix("photos/"))
        if upload is None:
            return answered(404, Refusal(404, "Not Found").body())
        return web.Response(body=upload.content, content_type="application/octet-stream")

    def _new(self, token: str) -> Account:
        account = Account(token, self.world)

        async def execute(sent: Sent) -> None:
            await self.call(account, str(sent.fields.pop("method")), sent, "webhook")

        def courier(url: str, secret: str | None, connections: int) -> Courier:
            return Courier(url, secret, connections, account.updates, self.time, self.world.patience, execute)

        account.new_courier = courier
        return account

    def _meant(self, bot: int | str | None) -> Account:
        if isinstance(bot, str) and ":" in bot:
            return self.account(bot)
        found = [a for a in self._accounts.values() if bot is None or a.id == int(bot)]
        if len(found) != 1:
            raise HumanError(f"say which bot: there are {[a.id for a in self._accounts.values()]}")
        return found[0]


async def serve(
    listen: str,
    *,
    tokens: Iterable[str] | None = None,
    limits: Limits = Limits(),  # noqa: B008 - frozen
    latency: float = 0.0,
    ready: Callable[[TelegramLoopback], None] | None = None,
) -> None:
    """Serve the stand-in at HOST:PORT until cancelled; `ready` is told once it listens. Raises ValueError, OSError."""
    stand_in = TelegramLoopback(tokens, limits=limits, latency=latency)
    await stand_in.serve(listen, lambda: ready(stand_in) if ready is not None else None)


def _chat_in(fields: Mapping[str, Any]) -> int | None:
    """The chat a call is about, as it was sent."""
    chat = str(fields.get("chat_id", ""))
    return int(chat) if chat.removeprefix("-").isdigit() else None
