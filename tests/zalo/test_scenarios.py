"""Window closed, quota spent, 403, both messengers: who hears where, what lists say; the counts always agree."""

import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.delivery.lane import IN_FLIGHT
from storage.tables import ACCOUNT, OUTBOX
from tests.escalating.hoa_ban import RED, HoaBan
from tests.town import Actor, at
from tests.windows import Chat
from tests.zalo.both import TOKEN, Both, both
from tests.zalo.dying import BEFORE_COMMIT, PLACES

KILLED_OF = 40
MANY = 300
HALF = 150


@pytest.fixture
def two(url: str) -> Iterator[Both]:
    with both(url) as made:
        yield made


def teacher_of(two: Both, in_class: str = "2A") -> Actor:
    """With an account of the second messenger."""
    return two.school.hires("Phạm Thu Trang", "homeroom", in_class)


def states(two: Both) -> dict[str, list[str]]:
    """Reminders of each bot, by what became of them."""
    with two.town.database.reading() as connection:
        rows = connection.execute(sa.select(OUTBOX).where(OUTBOX.c.kind == "reminder").order_by(OUTBOX.c.id)).all()
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row.bot.partition(":")[0], []).append(row.state)
    return found


def blocks_the_other(two: Both, chat: str) -> None:
    """The second messenger's chat does not take anything any more, as was noticed earlier."""
    index = two.town.seeds.sealer.index("chat", f"town|1|{two.others[chat].chat}")
    two.town.database.write(
        lambda c: c.execute(sa.update(ACCOUNT).where(ACCOUNT.c.chat_index == index).values(state="blocked"))
    ).result(10)


# one thing goes wrong
def test_all_is_well_and_the_ledger_agrees(two: Both) -> None:
    one, other = two.mother("Trần Gia Minh", "z1"), two.mother("Trần Gia An", "z2", other=True)
    two.town.to("Mon", "06:20")
    assert [len(two.reminders(chat)) for chat in (one, other)] == [1, 1]
    assert len(two.heard(other)) == 1, "it was used last"
    two.says(one, "1")
    two.balances()
    assert two.total()["sent"] >= 3


@pytest.mark.parametrize("is_known", [True, False], ids=["setting", "found out"])
@pytest.mark.parametrize("other", [True, False], ids=["both", "zalo alone"])
def test_the_window_is_closed(two: Both, is_known: bool, other: bool) -> None:
    two.allow(hours=48 if is_known else None)
    two.rule(window_hours=48)
    teacher, chat = teacher_of(two), two.mother("Trần Gia Minh", "z1", other=other, wrote_hours_ago=49)
    two.town.to("Mon", "07:12")
    assert two.heard(chat) == []
    assert len(two.reminders(chat)) == (2 if other else 0)
    two.balances()
    assert set(two.total()) == {"kept window" if is_known else "window"}
    why = "chưa trả lời" if other else "chưa gửi được tin nhắc vì đã lâu không nhắn cho trợ lý"
    assert why in two.reason(teacher, "Minh")


@pytest.mark.parametrize("is_known", [True, False], ids=["setting", "found out"])
@pytest.mark.parametrize("other", [True, False], ids=["both", "zalo alone"])
def test_the_quota_is_spent(two: Both, is_known: bool, other: bool) -> None:
    two.allow(quota=1 if is_known else None)
    two.rule(per_month=0)
    teacher, chat = teacher_of(two), two.mother("Trần Gia Minh", "z1", other=other)
    two.town.to("Mon", "07:12")
    assert len(two.reminders(chat)) == (2 if other else 0)
    two.balances()
    assert set(two.total()) == {"kept quota" if is_known else "quota"}
    why = "chưa trả lời" if other else "chưa gửi được tin nhắc vì trợ lý đã dùng hết số tin của tháng này"
    assert why in two.reason(teacher, "Minh")


@pytest.mark.parametrize("other", [True, False], ids=["both", "zalo alone"])
def test_the_chat_is_blocked(two: Both, other: bool) -> None:
    teacher, chat = teacher_of(two), two.mother("Trần Gia Minh", "z1", other=other)
    two.serving.do(lambda: two.zalo.human.block(chat))
    two.town.to("Mon", "07:12")
    assert len(two.reminders(chat)) == (2 if other else 0)
    two.balances()
    assert two.total() == {"403": 1}, "once, then it is known"
    why = "chưa trả lời" if other else "đã ngừng nhận tin của trợ lý"
    assert why in two.reason(teacher, "Minh")


# several do
def test_the_window_closes_while_the_reminder_waits(two: Both) -> None:
    two.allow(hours=48)
    two.rule(window_hours=48)
    hours = 48 - 28 / 60  # 05:50 is 28 minutes before it closes
    chat = two.mother("Trần Gia Minh", "z1", other=True, wrote_hours_ago=hours)
    two.serving.do(lambda: two.zalo.moods.refuse_for(2000, status=429))
    two.town.to("Mon", "06:54")
    assert two.heard(chat) == []
    assert len(two.reminders(chat)) == 1
    two.balances()
    assert two.total() == {"kept window": 1}


def test_the_second_account_is_blocked_too(two: Both) -> None:
    two.allow(hours=48)
    teacher, chat = teacher_of(two), two.mother("Trần Gia Minh", "z1", other=True, wrote_hours_ago=50)
    blocks_the_other(two, chat)
    two.town.to("Mon", "07:12")
    assert two.reminders(chat) == []
    two.balances()
    assert "đã lâu không nhắn cho trợ lý" in two.reason(teacher, "Minh")


def test_both_accounts_are_blocked_one_after_the_other(two: Both) -> None:
    teacher, chat = teacher_of(two), two.mother("Trần Gia Minh", "z1", other=True)
    two.serving.do(lambda: two.zalo.human.block(chat))
    two.town.chats[two.others[chat].chat] = Chat(is_blocked=True)
    two.town.to("Mon", "07:12")
    assert two.reminders(chat) == []
    two.balances()
    assert "đã ngừng nhận tin của trợ lý" in two.reason(teacher, "Minh")


def test_what_may_have_arrived_is_not_said_on_the_other_messenger_as_well(two: Both) -> None:
    chat = two.mother("Trần Gia Minh", "z1", other=True)
    two.serving.do(lambda: two.zalo.moods.lose_next("sendMessage"))
    two.town.to("Mon", "06:15")
    two.serving.do(lambda: two.zalo.human.block(chat))
    two.town.to("Mon", "06:50")
    assert len(two.reminders(chat)) == 1
    two.balances(doubtful=1)


@pytest.mark.parametrize("is_known", [True, False], ids=["setting", "found out"])
def test_the_quota_is_spent_in_the_middle_of_300_reminders(two: Both, is_known: bool) -> None:
    """On both messengers: half hear on Zalo, half on the other, each once; the operator once."""
    two.allow(quota=HALF + 50 if is_known else None, reserved=0.25)
    two.rule(per_month=HALF)
    operator = two.school.hires("Vũ Văn Hành", "operator")
    chats = [two.mother(f"Trần Gia {n}", f"z{n}", other=True, in_class=f"{n % 9 + 1}A") for n in range(MANY)]
    two.town.to("Mon", "06:16")
    assert [len(two.reminders(chat)) for chat in chats] == [1] * MANY
    assert sum(bool(two.heard(chat)) for chat in chats) == HALF
    two.balances()
    assert two.total() == {"sent": HALF, "kept quota" if is_known else "quota": MANY - HALF}
    assert states(two)["zalo"].count("sent") == HALF
    told = [text for text in operator.heard() if two.bot in text]
    assert len(told) == 1
    assert ("phần dành cho tin nhắc" if is_known else "đã hết số tin của tháng này") in told[0]


def test_an_alert_leaves_by_the_reserve_when_reminders_do_not(two: Both) -> None:
    two.allow(quota=10)
    two.rule(per_month=10)
    hoa_ban = HoaBan(two.town).usual_staff()
    child = hoa_ban.child("Trần Gia Tuệ")
    mother = hoa_ban.mother_of(child)
    nurse = two.account(hoa_ban.persons["nurse"], "nurse")
    for _ in range(8):
        two.says(nurse, "/menu")
    assert two.total() == {"sent": 8}
    two.town.by(minutes=50)
    mother.declares(child, RED)
    assert any("mức đỏ" in text for text in two.heard(nurse))
    hoa_ban["operator"].hears("phần dành cho tin nhắc và danh sách trong 10 tin")
    two.town.by(minutes=60)
    assert two.zalo.account(TOKEN).months.total() == 10, "the reserve is used to its end"
    two.balances()


@pytest.mark.parametrize("where", PLACES)
def test_a_kill_at_a_send_loses_nobody_and_the_ledger_knows_what_is_in_doubt(tmp_path: Path, where: str) -> None:
    """At which send the seed says; on a restart what was claimed may have arrived, and is said at most once more."""
    seed, url = random.randrange(1, KILLED_OF), f"sqlite:///{tmp_path}/killed.db"
    with both(url) as two:
        chats = [two.mother(f"Trần Gia {n}", f"z{n}", other=True) for n in range(KILLED_OF)]
        dying = [sys.executable, "-m", "tests.zalo.dying", url, two.zalo.base, two.bot, where, str(seed)]
        assert subprocess.run(dying, timeout=120, check=False).returncode == -signal.SIGKILL, seed
        two.town.clock.move_to(at("Mon", "06:16"))
        two.town.to("Mon", "06:20")
        got = [len(two.reminders(chat)) for chat in chats]
        assert min(got) == 1, seed
        assert sum(got) - KILLED_OF <= IN_FLIGHT, "what was on its way comes twice at the worst"
        two.balances(doubtful=KILLED_OF)
        counts, taken = two.total(), two.zalo.account(TOKEN).months.total()
        assert counts["sent"] <= taken <= counts["sent"] + counts["doubtful"], seed
        if where == BEFORE_COMMIT:
            assert counts["sent"] < taken, "the killed one's entry is gone; it is in doubt"
