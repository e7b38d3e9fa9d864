"""What a Zalo bot says: plain words in pieces, in order, and what each refusal means."""

import asyncio
from typing import Any

import pytest

from bot.delivery.values import Later, Outcome, Refused, Sent
from bot.loopback.limits import Limits
from bot.loopback.zalo_account import Rules
from bot.messages import Choice, File, Reply, stacked
from storage.tables import ACCOUNT
from tests.zalo.wires import MOTHER, TOKEN, Wires, tell


def file(tmp_path: object) -> str:
    return f"sqlite:///{tmp_path}/zalo.db"


async def ready(wires: Wires) -> None:
    wires.human.meet(MOTHER)
    await wires.joins()
    wires.carrier.budget.chat_gap = 0.0


async def send(wires: Wires, reply: Reply | str) -> Outcome:
    made = Reply(reply) if isinstance(reply, str) else reply
    outcome: Outcome = await wires.carrier.send(MOTHER, made, rings=True)
    return outcome


def test_marks_are_gone_and_rows_are_not_the_wires_business(tmp_path: object) -> None:
    async def story(wires: Wires) -> None:
        await ready(wires)
        reply = Reply("Mẹ khai cho <b>Minh</b> &amp; Ngân\n1. Khỏe", stacked(Choice("Khỏe", "zzw:1")))
        assert isinstance(await send(wires, reply), Sent)
        assert wires.heard(MOTHER) == ["Mẹ khai cho Minh & Ngân\n1. Khỏe"]
        assert set(wires.zalo.called("sendMessage")[0].fields) == {"chat_id", "text"}

    tell(file(tmp_path), story)


@pytest.mark.parametrize(("length", "parts"), [(1999, 1), (2000, 1), (2001, 2), (6500, 4)])
def test_a_long_text_comes_in_pieces_that_zalo_takes(tmp_path: object, length: int, parts: int) -> None:
    async def story(wires: Wires) -> None:
        await ready(wires)
        text = "".join(f"{n} &amp; Nguyễn\n" for n in range(1000)).replace("&amp;", "😷")
        cut = text.encode("utf-16-le")[: 2 * (length - 2)].decode("utf-16-le", "ignore") + "😷"
        assert isinstance(await send(wires, cut), Sent)
        heard = wires.heard(MOTHER)
        assert len(heard) == parts
        assert "".join("".join(heard).split()) == "".join(cut.split())
        assert not any(call.is_refused for call in wires.zalo.called("sendMessage"))

    tell(file(tmp_path), story)


def test_a_failure_in_the_middle_goes_on_where_it_was(tmp_path: object) -> None:
    async def story(wires: Wires) -> None:
        await ready(wires)
        text = "\n".join(letter * 1500 for letter in "abc")
        wires.zalo.moods.fail_next("sendMessage", status=502)
        assert isinstance(await send(wires, text), Later)
        assert wires.heard(MOTHER) == []
        [first, *_] = [asyncio.create_task(send(wires, text))]
        await wires.until(lambda: len(wires.heard(MOTHER)) == 1)
        wires.zalo.moods.cut_next("sendMessage")
        outcome = await first
        assert isinstance(outcome, Later) and outcome.is_doubtful
        assert isinstance(await send(wires, text), Sent)
        assert [said[0] for said in wires.heard(MOTHER)] == ["a", "b", "c"]
        assert isinstance(await send(wires, text), Sent)
        assert [said[0] for said in wires.heard(MOTHER)] == ["a", "b", "c"] * 2

    tell(file(tmp_path), story)


REFUSALS: list[tuple[dict[str, Any], Outcome]] = [
    ({"status": 400}, Refused("error 400 Error")),
    ({"status": 403}, Refused("403", is_blocked=True)),
    ({"status": 408}, Later(1.0, "Refusal", is_doubtful=True)),
    ({"status": 500}, Later(1.0, "Refusal", is_doubtful=True)),
    ({"status": 503}, Later(1.0, "Refusal", is_doubtful=True)),
    ({"status": 429, "retry_after": 7}, Later(7.0, "429", pause_bot=True)),
]


@pytest.mark.parametrize("always_200", [False, True])
@pytest.mark.parametrize(("mood", "meant"), REFUSALS, ids=lambda given: str(given)[:24])
def test_what_a_refusal_means(tmp_path: object, mood: dict[str, Any], meant: Outcome, always_200: bool) -> None:
    async def story(wires: Wires) -> None:
        await ready(wires)
        wires.human.rule(always_200=always_200)
        wires.zalo.moods.fail_next("sendMessage", **mood)
        assert await send(wires, "a") == meant

    tell(file(tmp_path), story)


def test_whoever_blocked_the_bot_is_known_and_the_token_is_still_good(url: str) -> None:
    async def story(wires: Wires) -> None:
        wires.human.say(MOTHER, "a")
        await wires.hears(MOTHER, "nghe [a]")
        wires.human.block(MOTHER)
        wires.human.say(MOTHER, "b")
        await wires.until(lambda: wires.count(ACCOUNT, ACCOUNT.c.state == "blocked") == 1)
        wires.human.unblock(MOTHER)
        wires.human.say(MOTHER, "c")
        await wires.hears(MOTHER, "nghe [a]", "nghe [c]")
        assert wires.count(ACCOUNT, ACCOUNT.c.state == "blocked") == 0
        assert wires.human.counts()[MOTHER] == {"received": 3, "sent": 2, "refused": {"403": 1}}

    tell(url, story)


def test_window_and_quota_are_refusals_but_nobody_is_blocked(tmp_path: object) -> None:
    async def story(wires: Wires) -> None:
        await ready(wires)
        wires.human.rule(may_write_first=False)
        assert await send(wires, "a") == Refused("403 window")
        wires.human.rule(may_write_first=True, per_month=0)
        assert await send(wires, "a") == Refused("403 quota")

    tell(file(tmp_path), story)


def test_a_token_that_is_refused_keeps_everything_waiting(tmp_path: object) -> None:
    async def story(wires: Wires) -> None:
        await ready(wires)
        carrier = wires.carrier
        wires.zalo.revoke(TOKEN)
        outcome = await carrier.send(MOTHER, Reply("a"), rings=True)
        assert isinstance(outcome, Later) and outcome.token_refused and outcome.pause_bot

    tell(file(tmp_path), story)


def test_nothing_listens_there_and_answers_that_are_lost_or_late(tmp_path: object) -> None:
    async def story(wires: Wires) -> None:
        await ready(wires)
        wires.zalo.moods.lose_next("sendMessage")
        outcome = await send(wires, "a")
        assert isinstance(outcome, Later) and outcome.is_doubtful and not outcome.is_late
        wires.carrier.api._address = "http://127.0.0.1:1/botx"
        outcome = await send(wires, "a")
        assert isinstance(outcome, Later) and not outcome.is_doubtful

    tell(file(tmp_path), story)


def test_a_wait_that_is_not_named_grows(tmp_path: object) -> None:
    async def story(wires: Wires) -> None:
        await ready(wires)
        seconds = []
        for _ in range(3):
            wires.carrier.budget._paused_until = 0.0
            outcome = await send(wires, "a")
            assert isinstance(outcome, Later) and outcome.pause_bot
            seconds.append(outcome.seconds)
        assert seconds == sorted(set(seconds))

    tell(file(tmp_path), story, rules=Rules(tells_wait=False, limits=Limits(chat_burst=0)))


def test_a_file_is_said_in_words_and_long_work_shows(tmp_path: object) -> None:
    async def story(wires: Wires) -> None:
        await ready(wires)
        letter = File("cong-van.pdf", b"%PDF", "Tệp này xem ở máy tính ạ.")
        assert isinstance(await send(wires, Reply("Công văn 1234", file=letter)), Sent)
        assert wires.heard(MOTHER) == ["Công văn 1234\nTệp này xem ở máy tính ạ."]
        await wires.carrier.typing(MOTHER)
        assert wires.zalo.account(TOKEN).chats[MOTHER].action == "typing"

    tell(file(tmp_path), story)
