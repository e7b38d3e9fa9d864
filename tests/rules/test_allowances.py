"""What may leave by a messenger that counts: a table."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.delivery.ledger import month_of
from bot.delivery.rules import Allowance, kept_back, parts_used, refusal_code

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
