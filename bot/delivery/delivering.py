"""Delivery: the only place that sends what was not asked for."""

import asyncio
import secrets
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy.engine import Connection

from bot.clock import Clock, local_date
from bot.delivery.values import Carrier, Dropped, Later, Outcome, Refused, Rendered, Renderer, Sent, Waiting
from bot.i18n import Catalogs
from bot.jobs.ticks import Tick
from storage.changes import store
from storage.changes.accounts import ChangeAccount
from storage.database import Database
from storage.needs import Reading
from storage.queries import outbox
from storage.queries.outbox import Claimed
from storage.queries.sender import chats_of, load_accounts
from storage.values import Sender

log = structlog.get_logger()

LEASE = timedelta(seconds=90)
IN_FLIGHT = 8


class Parcel:
    """A rendered row with the chat it goes to."""

    __slots__ = ("chat", "edit", "rendered", "row")

    def __init__(self, row: Claimed, chat: str, rendered: Rendered, edit: str | None) -> None:
        self.row, self.chat, self.rendered, self.edit = row, chat, rendered, edit


class Delivery:
    """Claims due rows, renders them from current rows, sends them, ticks each off by its own commit."""

    def __init__(
        self,
        database: Database,
        renderers: Mapping[str, Renderer],
        catalogs: Catalogs,
        clock: Clock,
        carriers: Mapping[str, Carrier],
    ) -> None:
        """`carriers` by bot, `channel:bot`."""
        self.database = database
        self.renderers = renderers
        self.catalogs = catalogs
        self.clock = clock
        self.carriers = carriers
        self.owner = secrets.token_hex(8)
        self.waiting = Tick("delivery", 1, lambda reading: (), lambda reading: outbox.next_due(reading.connection))

    async def drain(self) -> int:
        """Send everything that is due now, most urgent first, until nothing is; returns how many rows were settled."""
        settled = 0
        while True:
            with self.database.reading() as connection:
                bots = outbox.bots_waiting(connection, self.clock.now())
            now = [await self.send_some(bot) for bot in bots if bot in self.carriers]
            if not any(now):
                return settled
            settled += sum(now)

    async def send_some(self, bot: str, limit: int = 25) -> int:
        """Claim up to `limit` rows of a bot and send them; returns how many were claimed."""
        parcels: list[Parcel]
        claimed: int
        parcels, claimed = await asyncio.wrap_future(self.database.write(lambda c: self._prepare(c, bot, limit)))
        gate = asyncio.Semaphore(IN_FLIGHT)
        by_chat: dict[str, list[Parcel]] = defaultdict(list)
        for parcel in parcels:
            by_chat[parcel.chat].append(parcel)

        async def one_chat(chat: Sequence[Parcel]) -> None:
            for parcel in chat:
                async with gate:
                    await self._send(bot, parcel)

        await asyncio.gather(*(one_chat(chat) for chat in by_chat.values()))
        return claimed

    def _prepare(self, connection: Connection, bot: str, limit: int) -> tuple[list[Parcel], int]:
        now = self.clock.now()
        rows = outbox.claim(connection, bot, now, now + LEASE, self.owner, limit)
        reading = Reading(connection, self.database.sealer, now, local_date(now))
        accounts = sorted({row.account_id for row in rows})
        senders = load_accounts(connection, self.database.sealer, accounts, reading.today) if rows else {}
        earlier = outbox.earlier(connection, [row.edits for row in rows if row.edits])
        chats = chats_of(connection, self.database.sealer, accounts) if rows else {}
        parcels = []
        for row, rendered in self._render(reading, rows, senders, earlier):
            target = earlier.get(row.edits) if row.edits else None
            edit = target.message if target else row.about.get("message")
            if isinstance(rendered, Dropped):
                outbox.finish(connection, row.id, "dropped", now, None, rendered.why)
            else:
                parcels.append(Parcel(row, chats[row.account_id], rendered, edit))
        return parcels, len(rows)

    def _render(
        self,
        reading: Reading,
        rows: Sequence[Claimed],
        senders: Mapping[int, Sender],
        earlier: Mapping[str, outbox.Earlier],
    ) -> list[tuple[Claimed, Rendered | Dropped]]:
        done: list[tuple[Claimed, Rendered | Dropped]] = []
        by_kind: dict[str, list[tuple[Claimed, Waiting]]] = defaultdict(list)
        for row in rows:
            sender = senders[row.account_id]
            reason = _why_not(row, sender, earlier, reading.now)
            if reason is not None:
                done.append((row, Dropped(reason)))
                continue
            target = earlier.get(row.edits) if row.edits else None
            waiting = Waiting(
                row.id, row.key, row.kind, row.about, row.rings, row.made_at, sender, bool(target and target.message)
            )
            by_kind[row.kind].append((row, waiting))
        for kind, several in by_kind.items():
            rendered = self.renderers[kind](reading, self.catalogs, [waiting for _, waiting in several])
            done.extend(zip((row for row, _ in several), rendered, strict=True))
        return sorted(done, key=lambda each: (each[0].priority, each[0].id))

    async def _send(self, bot: str, parcel: Parcel) -> None:
        outcome = await self.carriers[bot].send(
            parcel.chat, parcel.rendered.reply, rings=parcel.row.rings, edit=parcel.edit
        )
        await asyncio.wrap_future(self.database.write(lambda c: self._tick_off(c, parcel, outcome)))

    def _tick_off(self, connection: Connection, parcel: Parcel, outcome: Outcome) -> None:
        now, row = self.clock.now(), parcel.row
        if isinstance(outcome, Sent):
            outbox.finish(connection, row.id, "sent", now, outcome.message or parcel.edit)
            store(connection, self.database.sealer, parcel.rendered.on_sent)
        elif isinstance(outcome, Refused):
            outbox.finish(connection, row.id, "refused", now, None, outcome.why)
            if outcome.is_blocked:
                self._mark_blocked(connection, row.account_id, now)
        elif isinstance(outcome, Later):
            attempt = row.attempt - 1 if outcome.pause_bot else row.attempt
            outbox.put_back(connection, row.id, now + timedelta(seconds=outcome.seconds), attempt, outcome.why)

    def _mark_blocked(self, connection: Connection, account_id: int, now: datetime) -> None:
        sender = load_accounts(connection, self.database.sealer, [account_id], local_date(now))[account_id]
        if sender.account.state == "active":
            change = ChangeAccount(account_id, sender.account.version, {"state": "blocked"})
            store(connection, self.database.sealer, [change])


def _why_not(row: Claimed, sender: Sender, earlier: Mapping[str, Any], now: datetime) -> str | None:
    """Why a row is not even rendered."""
    if row.expires_at is not None and row.expires_at <= now:
        return "too late"
    if sender.account.state != "active" and row.kind != "answer":
        return f"account {sender.account.state}"
    if row.edits:
        target = earlier.get(row.edits)
        if target is None or target.state in ("refused", "dropped"):
            return "what it edits never arrived"
        if target.state == "sent" and target.sent_at is not None and target.sent_at > row.made_at:
            return "what it edits was rendered later"
        if target.state in ("ready", "leased"):
            return "what it edits has not left yet and will be current"
    return None
