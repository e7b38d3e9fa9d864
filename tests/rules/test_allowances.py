"""What may leave by a messenger that counts: a table."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.delivery.ledger import month_of
from bot.delivery.rules import Allowance, kept_back, parts_used, refusal_code, shares_used

NOW = datetime(2026, 11, 23, tzinfo=UTC)
ALERT, ANSWER, REMINDER, DIGEST = range(4)
BOTH = Allowance(timedelta(hours=48), 100)


@pytest.mark.parametrize(
    ("priority", "allowance", "used", "hours", "why"),
    [
        (REMINDER, Allowance(), 10**6, None, None),
        (REMINDER, BOTH, 79, 47, None),
        (REMINDER, BOTH, 79, 48, "window"),
        (REMINDER, BOTH, 79, None, "window"),
        (REMINDER, BOTH, 80, 1, "quota"),
        (DIGEST, BOTH, 80, 1, "quota"),
        (ALERT, BOTH, 80, 1, None),
        (ANSWER, BOTH, 99, 1, None),
        (ALERT, BOTH, 500, None, None),
        (REMINDER, Allowance(None, 100), 0, None, None),
        (REMINDER, Allowance(timedelta(hours=1)), 10**6, 0.5, None),
    ],
)
def test_what_is_kept_back(
    priority: int, allowance: Allowance, used: int, hours: float | None, why: str | None
) -> None:
    heard = None if hours is None else NOW - timedelta(hours=hours)
    assert kept_back(priority, allowance, used, heard, NOW) == why


def test_months_are_local_and_shares_are_whole_hundredths() -> None:
    assert month_of(datetime(2026, 11, 30, 16, 59, tzinfo=UTC)) == "2026-11"
    assert month_of(datetime(2026, 11, 30, 17, 0, tzinfo=UTC)) == "2026-12"
    assert [parts_used(Allowance(quota=3000), used) for used in (0, 2399, 2400, 3000)] == [0, 79, 80, 100]
    assert parts_used(Allowance(), 5) == 0


def test_a_refusal_in_a_word() -> None:
    assert [refusal_code(why) for why in ("403 quota", "400 window", "403", "400 chat not found", "")] == [
        "quota",
        "window",
        "403",
        "400",
        "refused",
    ]


@pytest.mark.parametrize(
    ("quota", "reserved", "used", "shares"),
    [
        (10, 0.2, 7, ()),
        (10, 0.2, 8, ("ordinary",)),
        (10, 0.2, 9, ("ordinary", "half")),
        (10, 0.2, 10, ("ordinary", "half", "all")),
        (3000, 0.2, 2399, ()),
        (3000, 0.2, 2400, ("ordinary",)),
        (3000, 0.2, 2699, ("ordinary",)),
        (3000, 0.2, 2700, ("ordinary", "half")),
        (3000, 0.2, 2999, ("ordinary", "half")),
        (3000, 0.2, 3001, ("ordinary", "half", "all")),
        (100, 0.0, 99, ()),
        (100, 0.0, 100, ("all",)),
        (1, 0.2, 0, ("ordinary",)),
        (None, 0.2, 10**6, ()),
    ],
)
def test_which_shares_of_the_month_are_used_up(
    quota: int | None, reserved: float, used: int, shares: tuple[str, ...]
) -> None:
    assert shares_used(Allowance(quota=quota, reserved=reserved), used) == shares


@pytest.mark.parametrize(("percent", "leave"), [(0, 3000), (20, 2400), (29, 2130), (33, 2010), (90, 300)])
def test_the_reserve_is_whole_messages_and_never_less_than_was_set(percent: int, leave: int) -> None:
    assert Allowance(quota=3000, reserved=percent / 100).for_reminders == leave
    assert Allowance(quota=7, reserved=percent / 100).for_reminders == 7 - -(-7 * percent // 100)
