"""Pushes over the real client: paced, retried, refused, ticked off (engine.md 2.2)."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest
import sqlalchemy as sa

from bot.delivery.desk import CLAIMED_FOR
from bot.delivery.retrying import patience
from bot.delivery.values import Later
from bot.loopback.limits import Limits
from storage.changes.outbox import Priority
from storage.queries import outbox
from storage.queries.outbox import Claimed
from storage.tables import ACCOUNT, LEASE, OUTBOX
from tests.databases import new_database
from tests.telegram.wires import BOT, Wires, tell, wired

NOON = datetime(2026, 11, 23, 5, tzinfo=UTC)
NURSE, MOTHER, FATHER = 590001, 590002, 590003
LIMITED: dict[str, Any] = {"limits": Limits(), "hears": False}
DEAF: dict[str, Any] = {"hears": False}


async def settled(wires: Wires, *states: str) -> None:
    await wires.until(lambda: [row.state for row in wires.rows()] == list(states))


def test_a_push_leaves_within_two_seconds_of_its_commit(url: str) -> None:
    async def story(wires: Wires) -> None:
        [nurse] = wires.people([NURSE])
        await asyncio.sleep(0)
        wires.push(nurse, 7, rings=True)
        await wires.hears(NURSE, "số 7", within=2.0)
        await settled(wires, "sent")
        [message] = wires.human.heard(NURSE)
        assert not message.is_silent
        assert wires.rows()[0].message == str(message.message_id)
        wires.push(nurse, 8)
        await wires.hears(NURSE, "số 7", "số 8")
        assert wires.human.heard(NURSE)[1].is_silent

    tell(url, story, **DEAF)


def test_an_edit_changes_the_message_or_comes_anew(url: str) -> None:
    async def story(wires: Wires) -> None:
        [nurse] = wires.people([NURSE])
        root = wires.push(nurse, 1)
        await settled(wires, "sent")
        wires.push(nurse, 2, edits=root)
        await wires.hears(NURSE, "số 2")
        await settled(wires, "sent", "sent")
        wires.telegram.moods.fail_next("editMessageText", status=400)
        wires.push(nurse, 3, edits=root)
        await wires.hears(NURSE, "số 2", "số 3")
        await settled(wires, "sent", "sent", "sent")
        wires.push(nurse, 4, edits=root)
        await wires.hears(NURSE, "số 2", "số 4")

    tell(url, story, **DEAF)


def test_what_changes_while_a_message_is_on_its_way_is_said_after_it(url: str) -> None:
    async def story(wires: Wires) -> None:
        [nurse] = wires.people([NURSE])
        wires.telegram.moods.hang_next("sendMessage", 0.5)
        root = wires.push(nurse, 1)
        await wires.until(lambda: wires.telegram.called("sendMessage"))
        wires.push(nurse, 2, edits=root)
        await wires.hears(NURSE, "số 2")
        await settled(wires, "sent", "sent")

    tell(url, story, **DEAF)


def test_alerts_overtake_five_hundred_reminders(url: str) -> None:
    async def story(wires: Wires) -> None:
        chats = list(range(600_000, 600_500))
        *families, nurse = wires.people([*chats, NURSE])
        wires.pushes([(account, 1) for account in families], Priority.REMINDER)
        await wires.until(lambda: len(wires.telegram.called("sendMessage")) > 30)
        wires.push(nurse, 115, rings=True)
        await wires.hears(NURSE, "số 115", within=2.0)
        sends = wires.telegram.called("sendMessage")
        assert not [call for call in sends if call.is_refused], "the stand-in's 30 a second were kept"
        assert len(sends) < 200

    tell(url, story, **LIMITED)


def test_a_stopped_process_gives_back_what_it_claimed(tmp_path: object) -> None:
    async def story(wires: Wires) -> None:
        families = wires.people(list(range(600_000, 600_100)))
        wires.telegram.latency = 0.3
        wires.pushes([(account, 1) for account in families], Priority.REMINDER)
        await wires.until(lambda: wires.telegram.called("sendMessage"))
        wires.delivery.stop()
        assert wires.delivering is not None
        await wires.delivering
        sent = wires.count(OUTBOX, OUTBOX.c.state == "sent")
        assert sent == len(wires.telegram.called("sendMessage"))
        assert wires.count(OUTBOX, OUTBOX.c.state == "ready", OUTBOX.c.attempt == 0) == 100 - sent
        assert 0 < sent < 100

    tell(f"sqlite:///{tmp_path}/stop.db", story, **DEAF)


def test_what_a_killed_process_had_claimed_leaves_with_the_next_start(tmp_path: object) -> None:
    async def story(wires: Wires) -> None:
        [nurse] = wires.people([NURSE])
        wires.push(nurse, 1, rings=True)
        now = wires.clock.now()
        until = now + CLAIMED_FOR
        wires.database.write(lambda c: outbox.claim(c, BOT, now, until, "killed", 10)).result(timeout=10)
        wires.delivering = asyncio.create_task(wires.delivery.run())
        await wires.hears(NURSE, "số 1", within=5)
        await settled(wires, "sent")

    tell(f"sqlite:///{tmp_path}/killed.db", story, hears=False, delivers=False)


def test_two_messages_to_a_chat_are_a_second_apart(tmp_path: object) -> None:
    async def story(wires: Wires) -> None:
        nurse, mother = wires.people([NURSE, MOTHER])
        wires.pushes([(nurse, 1), (nurse, 2), (mother, 3)], Priority.ALERT)
        await wires.hears(NURSE, "số 1", "số 2")
        first, second = (message.at for message in wires.human.heard(NURSE))
        assert second - first >= 0.95
        assert wires.human.heard(MOTHER)[0].at < second

    tell(f"sqlite:///{tmp_path}/gap.db", story, **DEAF)


def test_a_429_keeps_the_whole_bot_still_as_long_as_it_says(url: str) -> None:
    async def story(wires: Wires) -> None:
        nurse, mother = wires.people([NURSE, MOTHER])
        wires.telegram.moods.fail_next("sendMessage", status=429, retry_after=2)
        wires.push(nurse, 1)
        await wires.until(lambda: wires.telegram.called("sendMessage"))
        refused_at = wires.telegram.called("sendMessage")[0].at
        wires.push(mother, 2)
        await wires.hears(NURSE, "số 1")
        await wires.hears(MOTHER, "số 2")
        later = [call.at for call in wires.telegram.called("sendMessage")[1:]]
        assert len(later) == 2
        assert min(later) - refused_at >= 2.0
        assert wires.rows(LEASE)[-1].name == f"pause:{BOT}"
        assert {row.attempt for row in wires.rows()} == {1}, "a 429 is no attempt"

    tell(url, story, **DEAF)


def test_a_restart_does_not_forget_a_429(tmp_path: object) -> None:
    url = f"sqlite:///{tmp_path}/pause.db"

    async def before(wires: Wires) -> None:
        wires.telegram.moods.fail_next("sendMessage", status=429, retry_after=600)
        wires.push(wires.people([NURSE])[0], 1)
        await wires.until(lambda: wires.rows(LEASE))

    async def after(wires: Wires) -> None:
        [nurse] = wires.people([NURSE])
        wires.push(nurse, 2)
        assert await wires.delivery.drain() == 0
        assert not wires.telegram.called("sendMessage")

    tell(url, before, **DEAF)
    tell(url, after, **DEAF)


def test_who_blocked_the_bot_is_marked_and_not_tried_again(url: str) -> None:
    async def story(wires: Wires) -> None:
        [nurse] = wires.people([NURSE])
        wires.human.block(NURSE)
        wires.push(nurse, 1)
        await settled(wires, "refused")
        assert wires.count(ACCOUNT, ACCOUNT.c.state == "blocked") == 1
        wires.push(nurse, 2)
        await settled(wires, "refused", "dropped")
        assert len(wires.telegram.called("sendMessage")) == 1

    tell(url, story, **DEAF)


@pytest.mark.parametrize("status", [500, 502])
def test_a_server_that_stumbles_is_asked_again(tmp_path: object, status: int) -> None:
    async def story(wires: Wires) -> None:
        [nurse] = wires.people([NURSE])
        wires.telegram.moods.fail_next("sendMessage", status=status)
        wires.push(nurse, 1)
        await wires.hears(NURSE, "số 1")
        await settled(wires, "sent")
        assert wires.rows()[0].attempt == 2

    tell(f"sqlite:///{tmp_path}/later.db", story, **DEAF)


def test_a_lost_answer_gives_one_duplicate_at_most(url: str) -> None:
    async def story(wires: Wires) -> None:
        nurse, mother = wires.people([NURSE, MOTHER])
        wires.telegram.moods.lose_next("sendMessage")
        wires.push(nurse, 1)
        await wires.hears(NURSE, "số 1", "số 1")
        await settled(wires, "sent")
        wires.telegram.moods.lose_next("sendMessage", n=2)
        wires.push(mother, 2, Priority.REMINDER)
        await settled(wires, "sent", "refused")
        assert wires.heard(MOTHER) == ["số 2", "số 2"], "a reminder is doubtful twice at most"

    tell(url, story, **DEAF)


def test_a_reminder_is_given_up_at_its_end_and_an_alert_is_not(tmp_path: object) -> None:
    async def story(wires: Wires) -> None:
        nurse, mother = wires.people([NURSE, MOTHER])
        wires.telegram.moods.fail_next("sendMessage", n=3, status=503)
        wires.push(mother, 1, Priority.REMINDER, expires_in=1.0)
        wires.push(nurse, 2, Priority.ALERT)
        await settled(wires, "dropped", "sent")
        assert wires.rows()[0].why == "too late"
        assert wires.heard(NURSE) == ["số 2"]

    tell(f"sqlite:///{tmp_path}/expiry.db", story, **DEAF)


def test_an_alert_that_is_taken_without_an_answer_in_time_is_repeated_ever_more_rarely() -> None:
    late, failing = Later(1.0, "TimedOut", is_doubtful=True, is_late=True), Later(1.0, "NetworkError", is_doubtful=True)

    def hour(outcome: Later) -> int:
        """How often an alert is sent in an hour in which every try ends so."""
        attempt, seconds, why = 1, 0.0, None
        while seconds < 3600:
            row = Claimed(1, "alert:1", BOT, 1, "alert", 0, {}, True, None, NOON, None, attempt, why)
            verdict = patience(row, outcome)
            assert not verdict.give_up
            attempt, seconds, why = attempt + 1, seconds + verdict.seconds, verdict.why
        return attempt

    assert hour(late) < 25
    assert hour(failing) > 100


def test_a_row_that_cannot_be_rendered_stops_no_other(url: str) -> None:
    async def story(wires: Wires) -> None:
        nurse, mother, father = wires.people([NURSE, MOTHER, FATHER])
        wires.pushes([(nurse, 1), (mother, -1), (father, 2)], Priority.ALERT)
        await wires.hears(NURSE, "số 1")
        await wires.hears(FATHER, "số 2")
        await settled(wires, "sent", "ready", "sent")
        broken = wires.rows()[1]
        assert (broken.attempt, broken.why) == (1, "rendering: ZeroDivisionError")
        wires.database.write(lambda c: c.execute(last_try(wires))).result(timeout=10)
        await settled(wires, "sent", "refused", "sent")

    tell(url, story, **DEAF)


def last_try(wires: Wires) -> sa.Update:
    """The broken row, due now for the last time."""
    return sa.update(OUTBOX).where(OUTBOX.c.state == "ready").values(attempt=4, due_at=wires.clock.now())


def test_a_refused_token_is_left_alone(tmp_path: object) -> None:
    async def story(wires: Wires) -> None:
        nurse, mother = wires.people([NURSE, MOTHER])
        wires.telegram.moods.fail_next("sendMessage", status=401)
        wires.push(nurse, 1)
        await wires.until(lambda: wires.rows(LEASE))
        wires.push(mother, 2)
        assert await wires.delivery.drain() == 0
        assert len(wires.telegram.called("sendMessage")) == 1
        assert [row.state for row in wires.rows()] == ["ready", "ready"]

    tell(f"sqlite:///{tmp_path}/token.db", story, **DEAF)


def test_another_process_is_woken_by_postgresql(postgres: str) -> None:
    """Two programs on one database: one stores, the other sends."""
    url = new_database(postgres)

    async def run() -> None:
        async with asyncio.timeout(60), wired(url, hears=False) as sender:
            [nurse] = sender.people([NURSE])
            async with wired(url, hears=False, delivers=False) as other:
                for n in range(5):
                    other.push(nurse, n)
                    await sender.hears(NURSE, *(f"số {i}" for i in range(n + 1)))
            await settled(sender, *["sent"] * 5)

    asyncio.run(run())


def test_two_processes_share_a_token_and_one_goes_on_when_the_other_stops(postgres: str) -> None:
    url = new_database(postgres)
    chats = list(range(600_000, 600_060))

    async def run() -> None:
        async with asyncio.timeout(60), wired(url, **LIMITED) as one:
            two = Wires(url, one.telegram)
            await two.start(hears=False)
            accounts = one.people(chats)
            two.pushes([(account, 1) for account in accounts[:40]], Priority.REMINDER)
            await one.until(lambda: len(one.telegram.called("sendMessage")) > 5)
            await two.stop()
            one.pushes([(account, 1) for account in accounts[40:]], Priority.REMINDER)
            await settled(one, *["sent"] * 60)
            assert [one.heard(chat) for chat in chats] == [["số 1"]] * 60
            assert not [call for call in one.telegram.called("sendMessage") if call.is_refused]

    asyncio.run(run())


def test_walking_the_clock_keeps_the_pace_too(tmp_path: object) -> None:
    async def story(wires: Wires) -> None:
        families = wires.people(list(range(600_000, 600_050)))
        wires.pushes([(account, 1) for account in families], Priority.REMINDER)
        assert await wires.delivery.drain() == 50
        assert {row.state for row in wires.rows()} == {"sent"}
        assert not [call for call in wires.telegram.called("sendMessage") if call.is_refused]

    tell(f"sqlite:///{tmp_path}/walk.db", story, delivers=False, **LIMITED)
