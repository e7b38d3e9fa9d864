"""When somebody is reached whose window closes before the reminder: a table with every boundary."""

from datetime import datetime, timedelta

import pytest

from bot.delivery.early import Planned, by_day, leaves_early, next_look
from tests.town import at

MONDAY = Planned(opens_at=at("Mon", "05:00"), due_at=at("Mon", "06:15"))
LOOK = at("Sun", "06:00", -1)


def sunday(time: str) -> datetime:
    return at("Sun", time, -1)


def saturday(time: str) -> datetime:
    return at("Sat", time, -1)


@pytest.mark.parametrize(
    ("closes", "leaves"),
    [
        # the window is still open then, or closed already
        (at("Mon", "06:16"), None),
        (sunday("06:00"), None),
        (saturday("21:00"), None),
        # the evening before, never by night
        (sunday("21:00"), sunday("20:00")),
        (sunday("20:16"), sunday("20:00")),
        (sunday("20:14"), sunday("19:59")),
        (sunday("15:00"), sunday("14:45")),
        (at("Mon", "02:00"), sunday("20:00")),
        (at("Mon", "05:30"), sunday("20:00")),
        (at("Mon", "06:14"), sunday("20:00")),
        # too late for the quarter of an hour to spare, but open now
        (sunday("06:10"), sunday("06:00")),
        (sunday("06:16"), sunday("06:01")),
    ],
)
def test_a_word_leaves_the_day_before_and_not_by_night(closes: datetime, leaves: datetime | None) -> None:
    window = timedelta(hours=48)
    found = leaves_early(MONDAY, closes - window, window, LOOK)
    assert (found and found.at) == leaves
    assert found is None or not found.is_reminder, "what cannot be declared yet is not asked for"


@pytest.mark.parametrize(
    ("closes", "leaves", "is_reminder"),
    [
        (at("Mon", "06:15"), at("Mon", "06:00"), True),
        (at("Mon", "06:14"), sunday("20:00"), False),
    ],
)
def test_by_day_after_the_opening_it_is_the_reminder_itself(
    closes: datetime, leaves: datetime, is_reminder: bool
) -> None:
    window = timedelta(hours=48)
    found = leaves_early(MONDAY, closes - window, window, LOOK)
    assert found is not None and (found.at, found.is_reminder) == (leaves, is_reminder)


@pytest.mark.parametrize(
    ("opens", "closes", "leaves"),
    [
        (at("Mon", "06:15"), at("Mon", "06:30"), at("Mon", "06:15")),
        (at("Mon", "06:15"), at("Mon", "15:00"), at("Mon", "14:45")),
        (sunday("08:00"), sunday("21:00"), sunday("20:00")),
        (sunday("20:00"), sunday("21:00"), sunday("20:00")),
    ],
)
def test_a_round_that_is_open_by_then_is_asked_for(opens: datetime, closes: datetime, leaves: datetime) -> None:
    planned, window = Planned(opens, at("Mon", "15:00")), timedelta(hours=48)
    found = leaves_early(planned, closes - window, window, LOOK)
    assert found is not None and found.is_reminder and found.at == leaves


@pytest.mark.parametrize(
    ("hours", "closes", "leaves"),
    [
        (24, sunday("06:30"), sunday("06:15")),  # an answer at 06:15 is 24 hours old at 06:15
        (24, sunday("06:31"), sunday("06:16")),
        (12, sunday("21:00"), sunday("20:00")),
        (10, sunday("21:00"), None),
        (168, sunday("21:00"), sunday("20:00")),
    ],
)
def test_a_sign_is_asked_for_only_where_it_would_help(hours: int, closes: datetime, leaves: datetime | None) -> None:
    window = timedelta(hours=hours)
    found = leaves_early(MONDAY, closes - window, window, LOOK)
    expected = None if (hours, leaves) == (24, sunday("06:15")) else leaves
    assert (found and found.at) == expected


def test_nothing_leaves_two_days_before() -> None:
    window, friday = timedelta(hours=48), at("Sat", "06:00", -1)
    assert leaves_early(MONDAY, saturday("21:00") - window, window, friday) is None
    assert leaves_early(MONDAY, sunday("05:00") - window, window, friday) is None


@pytest.mark.parametrize(("now", "leaves"), [("20:00", "20:00"), ("20:01", None), ("20:59", None)])
def test_a_late_look_leaves_at_once_or_not_at_all(now: str, leaves: str | None) -> None:
    window = timedelta(hours=48)
    found = leaves_early(MONDAY, sunday("21:00") - window, window, sunday(now))
    assert (found and found.at) == (leaves and sunday(leaves))


def test_day_and_the_next_look() -> None:
    assert [by_day(sunday(t)) for t in ("06:00", "20:00", "20:01", "23:59")] == [
        sunday("06:00"),
        sunday("20:00"),
        sunday("20:00"),
        sunday("20:00"),
    ]
    assert by_day(sunday("05:59")) == saturday("20:00")
    assert next_look(sunday("05:59")) == sunday("06:00")
    assert next_look(sunday("06:00")) == at("Mon", "06:00")
