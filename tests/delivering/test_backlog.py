"""A backlog of 100,000 reminders on one token: an alert still leaves within two seconds, and no limit is met."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from bot.loopback.limits import Limits
from storage.changes.outbox import Priority
from storage.tables import OUTBOX
from tests.telegram.wires import BOT, Wires, wired

BACKLOG, FAMILIES = 100_000, 2_000
FIRST_FAMILY, FIRST_NURSE = 700_000, 590_100
NURSES = 5
WITHIN = 2.0
"""Seconds from the commit of an alert to the wire (issue: Proof)."""


def queue_reminders(wires: Wires, accounts: list[int], due_in: timedelta) -> None:
    """Put the backlog into the outbox at one stroke, a chat coming again after all others."""
    now = wires.clock.now()

    def row(n: int) -> dict[str, Any]:
        return {
            "key": f"note:r{n}",
            "bot": BOT,
            "account_id": accounts[n % len(accounts)],
            "kind": "note",
            "priority": int(Priority.REMINDER),
            "about": {"n": n},
            "rings": False,
            "state": "ready",
            "due_at": now + due_in,
            "attempt": 0,
            "made_at": now,
        }

    def insert(connection: sa.Connection) -> None:
        connection.execute(OUTBOX.insert(), [row(n) for n in range(BACKLOG)])

    wires.database.write(insert).result(timeout=120)


@pytest.mark.parametrize("due_in", [timedelta(0), timedelta(hours=1)], ids=["all due", "none due yet"])
def test_five_alerts_overtake_a_hundred_thousand_reminders(url: str, due_in: timedelta) -> None:
    async def story(wires: Wires) -> None:
        families = await asyncio.to_thread(wires.people, list(range(FIRST_FAMILY, FIRST_FAMILY + FAMILIES)))
        nurses = await asyncio.to_thread(wires.people, list(range(FIRST_NURSE, FIRST_NURSE + NURSES)))
        await asyncio.to_thread(queue_reminders, wires, families, due_in)
        wires.delivering = asyncio.create_task(wires.delivery.run())
        if not due_in:
            await wires.until(lambda: len(wires.telegram.called("sendMessage")) > 60)
        waits = []
        for turn in range(3):
            await asyncio.to_thread(wires.pushes, [(nurse, turn) for nurse in nurses], Priority.ALERT, rings=True)
            committed = wires.telegram.time.now()
            await wires.until(lambda turn=turn: len(alerts(wires)) == NURSES * (turn + 1), within=10)
            waits += [at - committed for at in alerts(wires)[-NURSES:]]
        sends = wires.telegram.called("sendMessage")
        print(f"{BACKLOG} waiting, {len(sends)} sent: alerts on the wire after {min(waits):.2f} to {max(waits):.2f} s")
        assert max(waits) < WITHIN
        assert not [call for call in wires.telegram.calls if call.status == 429]

    async def run() -> None:
        async with asyncio.timeout(120), wired(url, hears=False, delivers=False, limits=Limits()) as wires:
            await story(wires)

    asyncio.run(run())


def alerts(wires: Wires) -> list[float]:
    """When the messages to the nurses arrived at the messenger."""
    chats = range(FIRST_NURSE, FIRST_NURSE + NURSES)
    return [call.at for call in wires.telegram.called("sendMessage") if int(call.fields["chat_id"]) in chats]
