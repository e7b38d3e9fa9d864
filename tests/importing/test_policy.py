"""A unit's ladder as a file: written to be edited, read back, refused where it could lose a case."""

from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

import openpyxl
import pytest
import sqlalchemy as sa

from bot.cases.clusters.shipped import DEFAULT_RULES
from bot.cases.policies import PolicyWrong, policy_from, policy_json
from bot.cases.policy import DEFAULT_POLICY
from bot.cases.values import Post, Rung, Severity, Standing
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
    morning=time(7, 30),
    standing=MappingProxyType(
        {
            Severity.AMBER: Standing((Post.PRINCIPAL,), 0, False, (Post.UNIT_ABOVE,), 3, 2, 7, timedelta(hours=48)),
            Severity.RED: Standing((Post.SCHOOL_HEALTH, Post.DEPUTY), ringing=5, on_days_off=True, above_from=1),
            Severity.EMERGENCY: DEFAULT_POLICY.standing[Severity.EMERGENCY],
        }
    ),
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


def test_the_mornings_of_an_untaken_case_are_data_like_the_steps(tmp_path: Path) -> None:
    path = written(tmp_path)
    book = openpyxl.load_workbook(path)
    assert [cell.value for cell in book["Buổi sáng"][2]] == [
        "vàng", "Hiệu trưởng", 0, "không", "Đơn vị cấp trên", 3, 2, 48, 7,
    ]  # fmt: skip
    found = read_policy(edited(path, {"B2": "Phó Hiệu trưởng", "C2": 2, "H2": None}, "Buổi sáng"))
    assert found.policy is not None
    amber = found.policy.standing[Severity.AMBER]
    assert (amber.posts, amber.ringing, amber.longest_wait) == ((Post.DEPUTY,), 2, None)
    assert policy_from(policy_json(found.policy)) == found.policy
    book = openpyxl.load_workbook(path)
    del book["Buổi sáng"]
    book.save(path)
    without = read_policy(path).policy
    assert without is not None
    assert without.standing == DEFAULT_POLICY.standing


def test_mornings_that_cannot_be_are_said_with_their_cells(tmp_path: Path) -> None:
    path = edited(written(tmp_path), {"B2": None, "C3": "ba", "F3": 0, "A4": "đỏ"}, "Buổi sáng")
    found = read_policy(path)
    assert found.policy is None
    lines = list(found.report.lines(load_catalogs().voice("vi", "official")))
    assert lines == [
        "Trang tính Buổi sáng, dòng 2, cột B (Nhắc mỗi sáng cho): Chưa ghi tin nhắc buổi sáng gửi cho ai. "
        "Dòng này không được nhập.",
        "Trang tính Buổi sáng, dòng 3, cột C (Sáng đầu có chuông): “ba” không phải là số nguyên từ 0 đến 999. "
        "Dòng này không được nhập.",
        "Trang tính Buổi sáng, dòng 3, cột F (Thêm từ sáng thứ): “0” không phải là số nguyên từ 1 đến 999. "
        "Dòng này không được nhập.",
        "Trang tính Buổi sáng, dòng 4, cột A (Mức): Mức đỏ đã có ở một dòng khác của bảng này. "
        "Dòng này không được nhập.",
    ]


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"B2": "Cán bộ đầu mối"}, "người nhận được ca"),
        ({"F2": 99}, "từ 1 đến 30"),
        ({"G2": 99}, "từ 1 đến 30"),
        ({"I2": 31}, "từ 1 đến 30"),
        ({"H2": 999}, "24 đến 336 giờ"),
    ],
)
def test_mornings_on_which_a_case_could_be_forgotten_are_refused(
    tmp_path: Path, cells: dict[str, Any], why: str
) -> None:
    with pytest.raises(PolicyWrong) as refused:
        read_policy(edited(written(tmp_path), cells, "Buổi sáng"))
    said = load_catalogs().voice("vi", "official").say(refused.value.sentence, **refused.value.values)
    assert why in said


def test_a_cluster_rule_that_cannot_be_is_said_with_its_cell_in_the_words_of_the_table(tmp_path: Path) -> None:
    cells = {"C2": 0, "E3": "làng", "B4": "grippe", "K5": "32/13/2026", "A6": "hfmd-class"}
    found = read_policy(edited(written(tmp_path), cells, "Ca tương tự"))
    lines = list(found.report.lines(load_catalogs().voice("vi", "official")))
    assert [line.removesuffix(" Dòng này không được nhập.") for line in lines[:2]] == [
        "Trang tính Ca tương tự, dòng 2, cột C (Số ca): Quy tắc hfmd-class: số ca từ 1 đến 500.",
        "Trang tính Ca tương tự, dòng 3, cột E (Phạm vi): Quy tắc hfmd-school: “làng” không dùng được ở đây; "
        "có thể ghi: lớp, trường, gia đình, xã.",
    ]
    assert "cột B (Hội chứng): Quy tắc hfmd-commune: không có hội chứng “grippe”" in lines[2]
    assert "cột K (Ngày ban hành): Quy tắc measles-one: “32/13/2026” không phải là ngày" in lines[3]
    assert len(lines) == 4, "the first of that name was none, so the other is not the second"


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
