"""The messenger's stand-in that remembers across kills: what it took, under which key, and what it was told to cut."""

import time
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from aiohttp import web

from bot.loopback import NO_LIMITS, Call, TelegramLoopback
from bot.loopback.account import Account, Chat
from bot.loopback.moods import Mood
from bot.loopback.webhook import Patience
from tests.crash.hooks import KEY, NOW
from tests.program import TOKEN

SENDS = ("sendMessage", "sendPhoto", "sendDocument")

_key: ContextVar[str] = ContextVar("key", default="")


@dataclass(frozen=True, slots=True)
class Taken:
    """A call that the messenger took."""

    key: str
    call: Call

    @property
    def chat(self) -> int:
        return int(self.call.fields.get("chat_id", 0))

    @property
    def text(self) -> str:
        return str(self.call.fields.get("text", ""))


class Witness(TelegramLoopback):
    """`cut_at`: the number, from 1, of the call whose connection is cut, `before` it is taken or `after`."""

    def __init__(self, start: datetime, cut_at: int = 0, when: Literal["before", "after"] = "before") -> None:
        self._ahead = start.timestamp() - time.time()
        super().__init__([TOKEN], limits=NO_LIMITS, patience=Patience(pauses=(0.05,)), now=self._time, wall=self._time)
        self.taken: list[Taken] = []
        self.numbered = 0
        self._cut_at, self._when = cut_at, when

    def knows(self, chats: list[int]) -> None:
        """These people have pressed Start long ago."""
        account = self.account(TOKEN)
        for chat in chats:
            self.human.meet(chat)
            account.chats[chat] = Chat(chat, "private", f"Người {chat}")

    def _time(self) -> float:
        """The program's own time: each of its calls says how late it is there."""
        return time.time() + self._ahead

    @property
    def was_cut(self) -> bool:
        return bool(self._cut_at) and self.numbered >= self._cut_at

    def said(self) -> list[Taken]:
        """The messages it took."""
        return [each for each in self.taken if each.call.method in SENDS and each.call.status == 200]

    async def serve_call(self, request: web.Request) -> web.Response:
        _key.set(request.headers.get(KEY, ""))
        ahead = float(request.headers.get(NOW) or 0.0) - time.time()
        if ahead > self._ahead + 0.5:
            self._ahead = ahead
            self.moved()
        self.numbered += 1
        is_cut = self.numbered == self._cut_at
        if is_cut and self._when == "before" and request.transport is not None:
            request.transport.abort()
            return web.Response(status=500)
        answer = await super().serve_call(request)
        if is_cut and self._when == "after" and request.transport is not None:
            request.transport.abort()
        return answer

    async def call(self, account: Account, method: str, sent: Any, via: Any = "http") -> tuple[Call, Mood]:
        call, mood = await super().call(account, method, sent, via)
        # what comes in the answer of a webhook comes once: the update is taken with it
        self.taken.append(Taken(_key.get() if via == "http" else f"answer:webhook:{len(self.taken)}", call))
        return call, mood
