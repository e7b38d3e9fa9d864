"""Speaking on Zalo: plain words in pieces, pictures under an address of ours, and what its refusals mean."""

import asyncio
import hashlib
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import structlog

from bot.channels.zalo.api import Api, NoAnswer, NotSent, Refusal, TokenRefused, ZaloError
from bot.channels.zalo.pieces import MOST_UNITS, pieces, width, words
from bot.delivery.budget import Budget, TooLong
from bot.delivery.pages import Pages
from bot.delivery.values import Later, Outcome, Refused, Sent, in_pieces
from bot.drawing import drawn
from bot.messages import TEXT_ALONE, Reply

log = structlog.get_logger()

STOPPED_SECONDS = 600.0
WAIT_SECONDS = (5.0, 10.0, 20.0, 40.0, 60.0)
"""How long a bot keeps still after 429s that do not say for how long."""
REMEMBERED_SECONDS = 900.0
GONE_CHATS = ("chat not found", "user not found", "invalid chat_id", "chat_id is invalid", "user is deactivated")
QUOTA = ("quota", "out of messages")
WINDOW = ("not interacted", "hasn't interacted", "interaction", "hours", "days")
MESSAGE_MOST = 40

Show = Callable[[bytes, str], Awaitable[str | None]]
"""`show(picture, media)`: an address under which Zalo can fetch it for a while; None without a PUBLIC_URL."""
Call = tuple[str, Mapping[str, Any]]


class ZaloCarrier:
    """One bot's words. `budget` and `pages` are what delivery asks for. Zalo has no edits, silence or buttons."""

    abilities = TEXT_ALONE

    def __init__(self, api: Api, show: Show) -> None:
        """Share the bot's calls."""
        self.api, self.show, self.budget, self.pages = api, show, Budget(), Pages()
        self._arrived: dict[tuple[str, bytes], tuple[int, float]] = {}
        self._unsaid = 0

    async def send(self, chat: str, reply: Reply, *, rings: bool, edit: str | None = None) -> Outcome:
        """Send all pieces in order. Tried again soon, the same words go on after the piece that surely arrived."""
        if not reply.text:
            return Sent(messages=0)
        key = (chat, _digest(reply))
        begun = self._begun(key)
        outcome: Outcome = Sent(messages=0)
        taken = 0
        steps = await self._steps(chat, reply)
        for number, step in enumerate(steps):
            if number < begun:
                continue
            outcome = await self._do(*step)
            if isinstance(outcome, Refused) and step[0] == "sendPhoto" and not outcome.is_blocked:
                log.error("Zalo does not take a picture; its text is said alone", why=outcome.why)
                outcome = await self._all(_texts(chat, words(reply.text)))
            if not isinstance(outcome, Sent):
                self._remember(key, number, outcome)
                return in_pieces(outcome, taken)
            taken += outcome.messages
        self._arrived.pop(key, None)
        return in_pieces(outcome, taken)

    async def typing(self, chat: str) -> None:
        """Show that something is being written; a courtesy."""
        try:
            await self.api.call("sendChatAction", {"chat_id": chat, "action": "typing"})
        except ZaloError as error:
            log.info("a courtesy was not taken", method="sendChatAction", why=type(error).__name__)

    async def _steps(self, chat: str, reply: Reply) -> list[Call]:
        has_words_instead = reply.file is not None and reply.file.instead
        is_picture = bool(reply.picture or reply.photo) and not has_words_instead
        return calls(chat, reply, await self._shown(chat, reply) if is_picture else None)

    async def _shown(self, chat: str, reply: Reply) -> str | None:
        if reply.photo:
            return await self.show(reply.photo, "image/jpeg")
        await self.typing(chat)
        return await self.show(await asyncio.to_thread(drawn, reply.picture), "image/png")

    async def _all(self, steps: list[Call]) -> Outcome:
        """The messages of several calls as one outcome."""
        outcome: Outcome = Sent(messages=0)
        taken = 0
        for step in steps:
            outcome = await self._do(*step)
            if not isinstance(outcome, Sent):
                break
            taken += outcome.messages
        return in_pieces(outcome, taken)

    async def _do(self, method: str, fields: Mapping[str, Any]) -> Outcome:
        try:
            await self.budget.admit(str(fields["chat_id"]))
            result = await self.api.call(method, fields)
        except TooLong as error:
            return Later(error.seconds, "429", pause_bot=True)
        except Refusal as error:
            outcome = await self._meaning(error)
        except NotSent as error:
            return Later(1.0, type(error).__name__)
        except NoAnswer as error:
            return Later(1.0, type(error).__name__, is_doubtful=True, is_late=error.is_late)
        else:
            self._unsaid = 0
            message = result.get("message_id") if isinstance(result, dict) else None
            return Sent(str(message)[:MESSAGE_MOST] if message else None)
        if isinstance(outcome, Later) and outcome.pause_bot:
            self.budget.pause(outcome.seconds)
        return outcome

    async def _meaning(self, error: Refusal) -> Outcome:
        """What a refusal means. 401, 403 and 404 may be about the token or about the chat: getMe tells which."""
        if error.code == 429:
            seconds = error.retry_after or WAIT_SECONDS[min(self._unsaid, len(WAIT_SECONDS) - 1)]
            self._unsaid += error.retry_after is None
            return Later(seconds, "429", pause_bot=True)
        if error.code in (401, 403, 404) and await self._is_token_refused():
            log.error("Zalo refuses this bot's token; nothing is sent. Set a valid ZALO_BOT_TOKENS and restart")
            return Later(STOPPED_SECONDS, "401", pause_bot=True, token_refused=True)
        return outcome_of(error)

    async def _is_token_refused(self) -> bool:
        try:
            await self.api.me()
        except TokenRefused:
            return True
        except ZaloError:
            return False
        return False

    def _begun(self, key: tuple[str, bytes]) -> int:
        """How many calls of these words arrived a moment ago, before one failed."""
        now = time.monotonic()
        self._arrived = {k: (n, at) for k, (n, at) in self._arrived.items() if now - at < REMEMBERED_SECONDS}
        return self._arrived.get(key, (0, 0.0))[0]

    def _remember(self, key: tuple[str, bytes], number: int, outcome: Outcome) -> None:
        if isinstance(outcome, Later) and number:
            self._arrived[key] = (number, time.monotonic())
        else:
            self._arrived.pop(key, None)


def calls(chat: str, reply: Reply, address: str | None) -> list[Call]:
    """The calls that say a reply. `address`: where Zalo can fetch its picture; None: it has none to show."""
    text = words(reply.text)
    if reply.file is not None and reply.file.instead:
        return _texts(chat, f"{text}\n{words(reply.file.instead)}")
    if address is None:
        return _texts(chat, text)
    photo = {"chat_id": chat, "photo": address}
    if width(text) <= MOST_UNITS:
        return [("sendPhoto", {**photo, "caption": text})]
    return [("sendPhoto", photo), *_texts(chat, text)]


def outcome_of(error: Refusal) -> Outcome:
    """What a refusal means for a message, where the token is good."""
    text = error.description.lower()
    if error.code == 408 or error.code >= 500 or error.code < 400:
        return Later(1.0, type(error).__name__, is_doubtful=True)
    if any(said in text for said in QUOTA):
        return Refused(f"{error.code} quota")
    if any(said in text for said in WINDOW):
        return Refused(f"{error.code} window")
    if error.code in (401, 403):
        return Refused("403" if error.code == 403 else "401", is_blocked=True)
    if any(said in text for said in GONE_CHATS):
        return Refused(f"{error.code} chat not found", is_blocked=True)
    log.error("Zalo refuses a message", code=error.code, why=error.description[:200])
    return Refused(f"error {error.code} {error.description}"[:200])


def _texts(chat: str, text: str) -> list[Call]:
    """A message for each piece that holds more than blanks."""
    said = [piece.strip() for piece in pieces(text)]
    return [("sendMessage", {"chat_id": chat, "text": piece}) for piece in said if piece]


def _digest(reply: Reply) -> bytes:
    made = "\0".join((reply.text, reply.picture, reply.file.instead if reply.file else ""))
    return hashlib.sha256(made.encode() + reply.photo).digest()
