"""Who may have what, which days are offered, how a link stands, and where rows lie meanwhile: plain values."""

import fcntl
import os
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.reports.link_words import Period, periods
from bot.web.export_standing import Standing, standing_of
from bot.web.scratch import PREFIX, scratch, sweep
from storage.queries.exportable import LinkRow, exportable, may_have
from storage.values import AccountView, DutyView, Sender, SessionView

NOW = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)
LINK = LinkRow(
    *(b"h" * 32, 1, 7, 5, "cases", None, None, None, NOW, NOW + timedelta(minutes=10), None, 0),
)


def duty(kind: str, unit_kind: str, unit: int = 5, school: int | None = None) -> DutyView:
    return DutyView(1, kind, unit, "Một đơn vị", unit_kind, school, 1, None, None, None)


@pytest.mark.parametrize(
    ("kind", "unit_kind", "tables"),
    [
        ("principal", "school", ("declarations", "cases")),
        ("deputy_head", "school", ("declarations", "cases")),
        ("school_health", "school", ("declarations", "cases")),
        ("district_contact", "commune", ("schools", "rounds")),
        ("province_contact", "province", ("schools", "rounds")),
        ("province_contact", "ministry", ("schools", "rounds")),
        ("boarding", "school", ()),
        ("homeroom", "class", ()),
        ("health_station", "health_station", ()),
        ("operator", "province", ()),
        ("principal", "class", ()),
        ("something new", "school", ()),
    ],
)
def test_what_a_duty_opens_and_nothing_else(kind: str, unit_kind: str, tables: tuple[str, ...]) -> None:
    duties = [duty(kind, unit_kind, school=5 if unit_kind in ("school", "class") else None)]
    found = exportable(duties).get(5)
    assert (found.tables if found else ()) == tables
    for what in ("declarations", "cases", "schools", "rounds", "people"):
        assert may_have(duties, 5, what) is (what in tables)
        assert not may_have(duties, 6, what), "of no other unit"


def test_a_contact_of_a_school_itself_is_not_above_it() -> None:
    assert not exportable([duty("district_contact", "school", school=5)])


def sender(*duties: DutyView, person: int | None = 7, state: str = "active") -> Sender:
    account = AccountView(1, b"", "town", "1", person, None, "vi", state, None, False, 0, None, 0)
    return Sender(account, SessionView(), None, (), (), {}, duties)


NURSE = duty("school_health", "school", school=5)


@pytest.mark.parametrize(
    ("link", "who", "after", "standing"),
    [
        (None, None, 0, Standing.UNKNOWN),
        (LINK, sender(NURSE), 0, Standing.GOOD),
        (LINK, sender(NURSE), 599, Standing.GOOD),
        (LINK, sender(NURSE), 600, Standing.EXPIRED),
        (LINK, sender(), 600, Standing.EXPIRED),
        (LINK, sender(), 0, Standing.NO_RIGHT),
        (LINK, None, 0, Standing.NO_RIGHT),
        (LINK, sender(NURSE, person=8), 0, Standing.NO_RIGHT),
        (LINK, sender(NURSE, state="ended"), 0, Standing.NO_RIGHT),
        (replace(LINK, what="rounds"), sender(NURSE), 0, Standing.NO_RIGHT),
        (replace(LINK, used_at=NOW), sender(NURSE), 0, Standing.USED),
        (replace(LINK, used_at=NOW), sender(), 900, Standing.USED),
        (replace(LINK, tries=2), sender(NURSE), 0, Standing.GOOD),
        (replace(LINK, tries=3), sender(NURSE), 0, Standing.USED),
    ],
)
def test_how_a_link_stands(link: LinkRow | None, who: Sender | None, after: int, standing: Standing) -> None:
    assert standing_of(link, who, NOW + timedelta(seconds=after)) is standing


def test_the_days_that_are_offered() -> None:
    friday, monday = date(2026, 11, 27), date(2026, 11, 23)
    assert periods("declarations", monday, friday) == (
        Period("round", monday, monday),
        Period("month", date(2026, 10, 29), friday),
        Period("year", date(2026, 8, 1), friday),
    )
    assert periods("cases", monday, friday)[0] == Period("since", monday, friday)
    assert [each.name for each in periods("cases", None, friday)] == ["month", "year"]
    assert periods("rounds", None, date(2026, 7, 31))[-1].from_on == date(2025, 8, 1)
    assert periods("schools", monday, friday) == ()


def test_only_folders_of_the_dead_are_swept(tmp_path: Path) -> None:
    dead, elsewhere = tmp_path / f"{PREFIX}dead", tmp_path / "khaibao-other"
    for folder in (dead, elsewhere):
        folder.mkdir()
        (folder / "rows").write_text("x")
    (tmp_path / f"{PREFIX}link").symlink_to(elsewhere)
    with scratch(tmp_path) as living:
        assert not dead.exists()
        assert living.stat().st_mode & 0o077 == 0
        (living / "rows").write_text("x")
        with scratch(tmp_path) as other:
            assert other != living
        sweep(tmp_path)
        assert (living / "rows").exists(), "its process lives"
        lock = os.open(living, os.O_RDONLY)
        with pytest.raises(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.close(lock)
    assert not living.exists()
    assert (elsewhere / "rows").exists()
