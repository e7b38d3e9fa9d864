"""A unit's ladder as a file: written to be edited, read back, refused where it could lose a case."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

import openpyxl
import pytest
import sqlalchemy as sa

from bot.cases.clusters.shipped import DEFAULT_RULES
from bot.cases.policies import PolicyWrong
from bot.cases.policy import DEFAULT_POLICY
from bot.cases.values import Post, Rung, Severity
from bot.i18n import load_catalogs
from bot.imports import Problem
from bot.imports.policy import PolicyFile, read_policy
from bot.imports.storing_policy import HasBegun, NoUnit, UnknownUnit, Unsaid, store_policy
from bot.imports.writing_policy import write_policy
from storage.tables import POLICY
from tests.escalating.hoa_ban import HoaBan
from tests.town import Town

OWN = replace(
    DEFAULT_POLICY,
    ladders=MappingProxyType(
        {
            **DEFAULT_POLICY.ladders,
            Severity.RED: (
                Rung(timedelta(0), (Post.SCHOOL_HEALTH, Post.PRINCIPAL)),
                Rung(timedelta(minutes=10), (Post.DISTRICT_CONTACT, Post.UNIT_ABOVE), informs=(Post.UNIT_ABOVE,)),
            ),
        }
    ),
    follow_up_after=timedelta(minutes=45),
)


def edited(path: Path, cells: dict[str, Any], sheet: str = "Chung") -> Path:
    """The file after somebody typed into it."""
    book = openpyxl.load_workbook(path)
    for cell, value in cells.items():
        book[sheet][cell] = value
    book.save(path)
    return path


def written(tmp_path: Path, code: str = "HB") -> Path:
    path = tmp_path / "thang.xlsx"
    write_policy(path, OWN, DEFAULT_RULES, code)
    return edited(path, {"B3": "UBND xã Phù Lam", "B4": date(2026, 11, 20), "B5": "Kế hoạch 15/KH"})


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    found = read_policy(written(tmp_path))
    assert found.report.findings == []
    assert found.policy == OWN
    assert found.clusters == DEFAULT_RULES
    assert (found.unit_code, found.author, found.issued_on) == ("HB", "UBND xã Phù Lam", date(2026, 11, 20))


def test_one_line_that_cannot_be_read_keeps_the_old_ladder_and_says_where(tmp_path: Path) -> None:
    path = edited(written(tmp_path), {"A2": "tím", "C3": "nửa giờ", "D4": "Bảo vệ"}, "Các bước")
    found = read_policy(path)
    assert found.policy is None
    assert [(f.problem, f.place.row) for f in found.report.findings] == [
        (Problem.UNKNOWN_GRADE, 2),
        (Problem.BAD_MINUTES, 3),
        (Problem.UNKNOWN_DUTY, 4),
    ]
    line = next(found.report.lines(load_catalogs().voice("vi", "official")))
    assert "dòng 2" in line
    assert "“tím” không phải là mức" in line


def test_a_ladder_without_a_second_step_is_refused_in_vietnamese(tmp_path: Path) -> None:
    path = written(tmp_path)
    book = openpyxl.load_workbook(path)
    book["Các bước"].delete_rows(3, 30)
    book.save(path)
    with pytest.raises(PolicyWrong) as caught:
        read_policy(path)
    said = load_catalogs().voice("vi", "official").say(caught.value.sentence, **caught.value.values)
    assert "Mức" in said


@pytest.fixture
def hoa_ban(town: Town) -> HoaBan:
    return HoaBan(town).usual_staff()


def stored(town: Town, found: PolicyFile, unit: str | None = None, *, dry_run: bool = False) -> str:
    [(_, word), *_] = store_policy(town.database, town.clock.now(), found, unit, dry_run=dry_run)
    return word


def test_it_is_stored_once_replaced_while_unused_and_kept_once_a_case_began(
    town: Town, hoa_ban: HoaBan, tmp_path: Path
) -> None:
    found = read_policy(written(tmp_path))
    assert stored(town, found, dry_run=True) == "made"
    assert stored(town, found) == "made"
    assert stored(town, found) == "unchanged"
    other = replace(found, policy=DEFAULT_POLICY)
    assert stored(town, other) == "changed"
    assert stored(town, found) == "changed"
    with town.database.reading() as connection:
        assert sorted(connection.execute(sa.select(POLICY.c.kind)).scalars()) == ["clusters", "ladder"]
    tue = hoa_ban.child("Trần Gia Tuệ")
    hoa_ban.mother_of(tue).declares(tue)
    with pytest.raises(HasBegun):
        stored(town, other)
    assert stored(town, replace(other, from_on=date(2026, 12, 1))) == "made"


def test_it_must_say_whose_and_by_whom(town: Town, hoa_ban: HoaBan, tmp_path: Path) -> None:
    found = read_policy(written(tmp_path))
    with pytest.raises(NoUnit):
        stored(town, replace(found, unit_code=None))
    with pytest.raises(UnknownUnit):
        stored(town, found, "XX")
    with pytest.raises(Unsaid):
        stored(town, replace(found, issued_on=None))
    assert stored(town, found, "00679") == "made"
