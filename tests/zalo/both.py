"""A town whose people are on Zalo, over HTTP before the stand-in, and on a second messenger that counts nothing."""

import asyncio
import threading
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import Any

import sqlalchemy as sa

from bot.channels.zalo.api import Api, Refusal, Wire
from bot.channels.zalo.deliver import ZaloCarrier
from bot.channels.zalo.receive import to_incoming
from bot.clock import Clock
from bot.delivery.budget import Budget
from bot.delivery.rules import Allowance
from bot.loopback.zalo import ZaloLoopback
from bot.loopback.zalo_account import Rules
from bot.messages import TEXT_ALONE
from storage.tables import ACCOUNT, LEDGER, SESSION
from tests.reminding.phu_lam import PhuLam, School
from tests.town import Actor, Town, at

TOKEN = "zalo-one:AAtest-token_of-two-messengers-01"
NOT_COUNTED_ALIKE = frozenset({408, 429, *range(500, 600)})
"""Refusals after which a message is tried again: no entry of the ledger."""


class ApiPerCall(Api):
    """A wire for each call: a town's event loops live as long as one step of its transcript."""

    def __init__(self, base: str, token: str) -> None:
        self.base, self.token = base, token

    async def call(self, method: str, fields: Mapping[str, Any], seconds: float = 15.0) -> Any:
        wire = Wire(self.base)
        try:
            return await wire.bot(self.token).call(method, fields, seconds)
        finally:
            await wire.close()


async def nothing_to_fetch(picture: bytes, media: str) -> str | None:
    """Without a PUBLIC_URL pictures are said in words."""
    return None


def carrier_to(base: str, clock: Clock) -> ZaloCarrier:
    """The real carrier; how long it keeps still goes by the town's clock."""
    made = ZaloCarrier(ApiPerCall(base, TOKEN), nothing_to_fetch)
    made.budget = Budget(per_second=100_000, chat_gap=0.0, monotonic=lambda: clock.now().timestamp())
    return made


class Serving:
    """The stand-in in a thread of its own, by the town's clock."""

    def __init__(self, town: Town, rules: Rules, tokens: Sequence[str] = (TOKEN,)) -> None:
        def now() -> float:
            return town.clock.now().timestamp()

        self.zalo = ZaloLoopback(tokens, rules=rules, now=now, wall=now)
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever)

    def do(self, work: Callable[[], Any]) -> Any:
        """Do something there."""

        async def done() -> Any:
            return work()

        return self.wait(done())

    def wait(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(30)

    def __enter__(self) -> "Serving":
        self.thread.start()
        self.wait(self.zalo.listen("127.0.0.1", 0))
        return self

    def __exit__(self, *_: object) -> None:
        self.wait(self.zalo.close())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()


@dataclass
class Both:
    """The town, the stand-in before it, and who has which chats."""

    town: Town
    serving: Serving
    others: dict[str, Actor] = field(default_factory=dict)
    """By the chat on Zalo: the same person's chat with the other messenger."""

    @cached_property
    def place(self) -> PhuLam:
        """A commune, where no other scene makes one."""
        return PhuLam(self.town)

    @cached_property
    def school(self) -> School:
        return self.place.school()

    @property
    def zalo(self) -> ZaloLoopback:
        return self.serving.zalo

    @property
    def bot(self) -> str:
        return self.zalo.account(TOKEN).id

    def allow(self, hours: float | None = None, quota: int | None = None, reserved: float = 0.2) -> None:
        """What the settings say."""
        window = None if hours is None else timedelta(hours=hours)
        self.town.delivery.desk.counts.allowances = {"zalo": Allowance(window, quota, reserved)}

    def rule(self, **changes: Any) -> None:
        """What Zalo does."""
        self.serving.do(lambda: self.zalo.human.rule(**changes))

    # people
    def account(self, person: int, chat: str, wrote_hours_ago: float | None = 1.0) -> str:
        """A person's chat on Zalo."""
        seeds = self.town.seeds
        index = seeds.sealer.index("chat", f"zalo|{self.bot}|{chat}")
        seeds.account(person, chat, channel="zalo", bot=self.bot, chat_index=index)
        self.serving.do(lambda: self.zalo.human.meet(chat))
        if wrote_hours_ago is not None:
            self.wrote(chat, wrote_hours_ago)
        return chat

    def wrote(self, chat: str, hours_ago: float) -> None:
        """They wrote so long ago, as both sides know."""
        when = self.town.clock.now() - timedelta(hours=hours_ago)
        self.zalo.account(TOKEN).chats[chat].wrote_at = when.timestamp()
        self.town.seeds.insert(SESSION, account_id=self.id_of(chat), place=None, menu={}, at=when, version=0)

    def id_of(self, chat: str) -> int:
        index = self.town.seeds.sealer.index("chat", f"zalo|{self.bot}|{chat}")
        with self.town.database.reading() as connection:
            return int(connection.execute(sa.select(ACCOUNT.c.id).where(ACCOUNT.c.chat_index == index)).scalar_one())

    def mother(self, child: str, chat: str, *, other: bool = False, in_class: str = "2A", **account: Any) -> str:
        """A mother on Zalo; `other`: on the second messenger too, used before it."""
        seeds = self.town.seeds
        pupil, person = self.school.pupil(child, in_class), seeds.person("guardian", "Trần Thị Mai")
        seeds.bond(person, pupil)
        seeds.consent(pupil, person)
        if other:
            self.others[chat] = self.town.actor(seeds.account(person))
        return self.account(person, chat, **account)

    def says(self, chat: str, text: str) -> None:
        """Type on Zalo: the update is fetched over the wire and read as the channel reads it."""
        self.serving.do(lambda: self.zalo.human.say(chat, text))
        while True:
            try:
                update = asyncio.run(ApiPerCall(self.zalo.base, TOKEN).call("getUpdates", {"timeout": "0"}))
            except Refusal:
                break
            incoming = to_incoming(update, self.bot)
            assert incoming is not None
            self.town.loop.handle(incoming).result(30)
        self.town.settle()

    def heard(self, chat: str) -> list[str]:
        """What the bot said on Zalo."""
        return [said.text for said in self.zalo.human.heard(chat)]

    def reminders(self, chat: str) -> list[str]:
        """Reminders that reached a person, on either messenger."""
        other = self.others[chat].heard() if chat in self.others else []
        return [text for text in [*self.heard(chat), *other] if text.startswith("Khai báo sức khỏe")]

    # counting
    def ledger(self) -> dict[str, Counter[str]]:
        """What became of messages, by chat."""
        chats = {self.id_of(chat): chat for chat in self.zalo.account(TOKEN).chats}
        found: dict[str, Counter[str]] = {chat: Counter() for chat in chats.values()}
        with self.town.database.reading() as connection:
            for row in connection.execute(sa.select(LEDGER)):
                found[chats[row.account_id]][row.what] += row.n
        return found

    def total(self) -> Counter[str]:
        return sum(self.ledger().values(), Counter())

    def balances(self, doubtful: int = 0) -> None:
        """The ledger says of every chat what the stand-in counted: taken, and refused; up to so many in doubt."""
        doubts = 0
        for chat, counts in self.ledger().items():
            mine = self.zalo.account(TOKEN).chats[chat]
            sent, in_doubt = counts.pop("sent", 0), counts.pop("doubtful", 0)
            refused = sum(n for what, n in counts.items() if not what.startswith("kept "))
            turned_away = sum(n for code, n in mine.refused.items() if code not in NOT_COUNTED_ALIKE)
            said = (chat, sent, refused, in_doubt, mine.counts())
            # whose answer was lost may have been taken or turned away: it is one in doubt
            assert sent <= mine.sent and refused <= turned_away, said
            assert mine.sent + turned_away <= sent + refused + in_doubt, said
            doubts += in_doubt
        assert doubts <= doubtful, self.ledger()

    def reason(self, teacher: Actor, name: str) -> str:
        """What the teacher's list says of a child who owes."""
        lines = [line for text in teacher.heard() for line in text.splitlines() if line.startswith(f"{name} — ")]
        assert lines, teacher.heard()
        return lines[-1]


@contextmanager
def both(url: str, rules: Rules = Rules(), start: tuple[str, str] = ("Mon", "05:50")) -> Iterator[Both]:  # noqa: B008
    """A town on two messengers, asked at its end whether all is as it must be."""
    town = Town(url, start=at(*start))
    town.loop.abilities = {"zalo": TEXT_ALONE}
    with Serving(town, rules) as serving:
        made = Both(town, serving)
        town.delivery.carriers[f"zalo:{made.bot}"] = carrier_to(serving.zalo.base, town.clock)  # type: ignore[index]
        made.allow()
        yield made
        town.keeps_quiet()
        town.leaves_nothing_due()
        town.close()
