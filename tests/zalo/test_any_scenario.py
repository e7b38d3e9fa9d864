"""Whatever Zalo does to whom: the counts agree, nobody gets the same thing twice, whoever heard nothing is listed."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.loopback.zalo_account import Rules
from storage.tables import ACCOUNT, OUTBOX
from tests.windows import Chat
from tests.zalo.both import Both, both

TIMES = ("06:10", "06:15", "06:16", "06:18", "06:30", "06:55", "06:57")
HOURS = (None, 0.5, 23.6, 23.8, 30.0, 47.6, 47.7, 60.0)


@dataclass(frozen=True)
class Family:
    """A mother: when she wrote on Zalo last, whether she has the other messenger, what she has blocked."""

    wrote_hours_ago: float | None
    has_other: bool
    blocks_zalo: bool
    blocks_other: bool


MOODS: dict[str, Any] = {
    "refused 400": lambda moods: moods.fail_next("sendMessage", status=400),
    "refused 403": lambda moods: moods.fail_next("sendMessage", status=403),
    "too many": lambda moods: moods.fail_next("sendMessage", status=429, retry_after=20),
    "broken": lambda moods: moods.fail_next("sendMessage", n=2, status=502),
    "lost": lambda moods: moods.lose_next("sendMessage"),
    "cut": lambda moods: moods.cut_next("sendMessage", n=2),
    "down": lambda moods: moods.refuse_for(150, status=503),
    "too many for long": lambda moods: moods.refuse_for(400, status=429),
    "lies": lambda moods: moods.lie_for(60),
    "calm": lambda moods: moods.calm(),
}
families = st.builds(Family, st.sampled_from(HOURS), st.booleans(), st.booleans(), st.booleans())
happenings = st.tuples(st.sampled_from(TIMES), st.sampled_from([*MOODS, "says", "blocks"]), st.integers(0, 4))


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
@given(
    st.lists(families, min_size=1, max_size=5),
    st.lists(happenings, max_size=6),
    st.sampled_from([None, 24, 48]),
    st.sampled_from([None, 0, 2, 5]),
    st.booleans(),
    st.booleans(),
)
def test_counts_agree_and_nobody_gets_the_same_thing_twice(
    those: list[Family],
    happens: list[tuple[str, str, int]],
    window: int | None,
    quota: int | None,
    knows_window: bool,
    knows_quota: bool,
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder)}/any.db"
        with both(url, Rules(window_hours=window, per_month=quota)) as two:
            two.allow(window if knows_window else None, (quota or None) if knows_quota else None)
            teacher = two.school.hires("Phạm Thu Trang", "homeroom", "2A")
            chats = [_arrives(two, number, family) for number, family in enumerate(those)]
            for time, what, whom in sorted(happens):
                two.town.to("Mon", time)
                _happens(two, what, chats[whom % len(chats)])
            two.town.to("Mon", "07:16")
            _all_holds(two, chats, teacher)


def _arrives(two: Both, number: int, family: Family) -> str:
    chat = two.mother(
        f"Trần Gia Bé{number}", f"z{number}", other=family.has_other, wrote_hours_ago=family.wrote_hours_ago
    )
    if family.blocks_zalo:
        two.serving.do(lambda: two.zalo.human.block(chat))
    if family.blocks_other and family.has_other:
        two.town.chats[two.others[chat].chat] = Chat(is_blocked=True)
    return chat


def _happens(two: Both, what: str, chat: str) -> None:
    if what == "says":
        two.says(chat, "/menu")
    elif what == "blocks":
        two.serving.do(lambda: two.zalo.human.block(chat))
    else:
        two.serving.do(lambda: MOODS[what](two.zalo.moods))


def _all_holds(two: Both, chats: list[str], teacher: Any) -> None:
    two.balances(doubtful=1_000)
    doubts = {chat: counts["doubtful"] for chat, counts in two.ledger().items()}
    with two.town.database.reading() as connection:
        query = sa.select(OUTBOX, ACCOUNT.c.person_id).join(ACCOUNT, ACCOUNT.c.id == OUTBOX.c.account_id)
        rows = connection.execute(query.where(OUTBOX.c.kind == "reminder")).all()
    assert not [row for row in rows if row.state in ("ready", "leased")], "the bell has rung"
    sent = [(row.person_id, row.about["number"]) for row in rows if row.state == "sent"]
    assert len(sent) == len(set(sent)), "a reminder is taken by one account"
    for number, chat in enumerate(chats):
        heard = two.reminders(chat)
        assert len(heard) <= 2 + doubts[chat], (chat, heard)
        if not heard and not doubts[chat]:
            assert two.reason(teacher, f"Bé{number}"), "with its reason"
