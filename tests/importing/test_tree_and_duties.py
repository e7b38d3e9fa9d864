"""Units and duties brought in again and again: what cannot be is told, what is corrected is corrected, no more."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.clock import local_date
from bot.i18n import load_catalogs
from bot.imports import read_duties, read_roster, read_units
from bot.imports.storing import Stored, store_roster, store_units
from bot.imports.storing_duties import StoredDuties, store_duties
from bot.imports.telling import told_of_rows
from storage.tables import DUTY, ENROLMENT, PERSON, UNIT, UNIT_EDGE
from tests.importing import books
from tests.town import Town

UNITS = ["Mã", "Tên", "Cấp", "Mã cấp trên", "Mã trạm y tế"]
DUTIES = ["Họ và tên", "SĐT", "Nhiệm vụ", "Mã đơn vị", "Từ giờ", "Đến giờ", "Từ ngày", "Đến ngày"]
COMMUNE = [
    ["SH", "Tỉnh Sông Hồng", "Tỉnh", None, None],
    ["XPL", "Xã Phù Lam", "Xã", "SH", "TYT"],
    ["TYT", "Trạm Y tế xã Phù Lam", "Trạm Y tế", "XPL", None],
    ["TH", "Trường Tiểu học Phù Lam A", "Trường", "XPL", "TYT"],
]
HIEN, LAM = ["Phạm Thị Hiền", "0590000103", "Hiệu trưởng", "TH"], ["Ngô Văn Lâm", None, "Trạm Y tế xã", "TYT"]


class Commune:
    """A commune whose files are brought in again and again."""

    def __init__(self, town: Town, folder: Path) -> None:
        self.town, self.folder = town, folder

    def units(self, *rows: list[Any]) -> Stored:
        path = books.xlsx(self.folder / "u.xlsx", {"Đơn vị": [UNITS, *rows]})
        return store_units(self.town.database, read_units(path).units, today=local_date(self.town.clock.now()))

    def duties(self, *rows: list[Any]) -> StoredDuties:
        path = books.xlsx(self.folder / "d.xlsx", {"Nhiệm vụ": [DUTIES, *rows]})
        return store_duties(self.town.database, self.town.clock.now(), read_duties(path).duties)

    def rows(self, table: sa.Table) -> list[Any]:
        with self.town.database.reading() as connection:
            return list(connection.execute(sa.select(table).order_by(table.c.id)))

    def edges(self) -> set[tuple[str, str]]:
        codes = {row.id: row.code for row in self.rows(UNIT)}
        return {(codes[row.unit_id], codes[row.target_id]) for row in self.rows(UNIT_EDGE)}


@pytest.fixture
def commune(town: Town, tmp_path: Path) -> Commune:
    made = Commune(town, tmp_path)
    made.units(*COMMUNE)
    return made


def told(stored: Stored) -> list[str]:
    return list(told_of_rows(stored, load_catalogs().voice("vi", "official")))


def test_a_unit_whose_manager_is_not_known_is_taken_without_it_and_told_so(commune: Commune) -> None:
    stored = commune.units(["THB", "Trường B", "Trường", "XPI", None])
    assert (stored.made, stored.unknown) == (1, [])
    sentence = "Dòng 2: không có đơn vị nào mang mã XPI. Vẫn nhập đơn vị này, riêng mã đó để trống."
    assert told(stored)[0] == sentence
    assert "THB" in {row.code for row in commune.rows(UNIT)}


def test_nobody_stands_below_themselves(commune: Commune) -> None:
    stored = commune.units(
        ["A", "Xã A", "Xã", "B", None], ["B", "Xã B", "Xã", "A", None], ["C", "Xã C", "Xã", "C", None]
    )
    assert [row for row, _ in stored.circular] == [2, 4]
    assert ("B", "A") in commune.edges()
    assert not {("A", "B"), ("C", "C")} & commune.edges()
    turned = commune.units(["A", "Xã A", "Xã", "B", None], ["B", "Xã B", "Xã", "SH", None])
    assert turned.circular == []
    assert {("A", "B"), ("B", "SH")} <= commune.edges()


def test_only_a_health_station_serves_as_one(commune: Commune) -> None:
    stored = commune.units(["THB", "Trường B", "Trường", "XPL", "SH"])
    assert stored.no_station == [(2, "SH")]
    assert ("THB", "SH") not in commune.edges()


def test_the_classes_of_a_units_file_are_those_of_the_roster(commune: Commune) -> None:
    rows = [["K2", "Khối 2", "Khối", "TH", None], ["L2A", "Lớp 2A", "Lớp", "K2", None]]
    commune.units(*rows)
    roster = books.xlsx(commune.folder / "r.xlsx", {"DS": [["Họ và tên", "Lớp"], ["Lê An", "2A"], ["Vũ Bình", "2B"]]})
    store_roster(commune.town.database, commune.town.clock.now(), "TH", read_roster(roster))
    classes = {row.id: (row.code, row.school_year) for row in commune.rows(UNIT) if row.kind == "class"}
    assert sorted(classes.values()) == [("L2A", 2026), ("TH-2B", 2026)]
    assert {classes[row.class_id][0] for row in commune.rows(ENROLMENT)} == {"L2A", "TH-2B"}
    commune.duties(["Mai Lan", "0590000108", "GVCN", "L2A"])
    assert {row.kind for row in commune.rows(PERSON)} == {"pupil", "staff"}
    assert (commune.units(*rows).unchanged, len(commune.rows(UNIT))) == (2, 7)


def test_an_official_without_a_number_is_known_again_by_the_duty(commune: Commune) -> None:
    commune.duties(HIEN, LAM)
    again = commune.duties(HIEN, LAM)
    assert (again.made, again.unchanged) == (0, 2)
    commune.duties(HIEN, [LAM[0], "0590000133", *LAM[2:]])
    assert (len(commune.rows(PERSON)), len(commune.rows(DUTY))) == (2, 2)


def test_who_has_no_number_is_told(commune: Commune) -> None:
    path = books.xlsx(commune.folder / "d.xlsx", {"Nhiệm vụ": [DUTIES, LAM]})
    lines = list(read_duties(path).report.lines(load_catalogs().voice("vi", "official")))
    assert lines == [
        "Trang tính Nhiệm vụ, dòng 2, cột B (SĐT): Chưa có số điện thoại của Ngô Văn Lâm. "
        "Vẫn nhập dòng này, riêng ô này để trống."
    ]


def test_a_corrected_number_or_name_stays_the_same_person(commune: Commune) -> None:
    commune.duties(HIEN)
    commune.duties([HIEN[0], "0590000104", *HIEN[2:]])
    commune.duties(["Phạm Hiền", "0590000104", *HIEN[2:]])
    assert (len(commune.rows(PERSON)), len(commune.rows(DUTY))) == (1, 1)


def test_a_number_of_somebody_else_makes_nobody_them(commune: Commune) -> None:
    commune.duties(HIEN)
    stored = commune.duties(["Vũ Văn Khang", HIEN[1], "Phó Hiệu trưởng", "TH"])
    assert len(commune.rows(PERSON)) == 2
    sentence = "Dòng 2: số điện thoại này cũng đang ghi cho Phạm Thị Hiền; vui lòng kiểm tra lại."
    assert sentence in told(stored)


def test_two_watches_of_one_person_stay_two(commune: Commune) -> None:
    lam = ["Ngô Văn Lâm", "0590000133", "Trạm Y tế xã", "TYT"]
    watches = [[*lam, "7h", "11h"], [*lam, "13h", "17h"]]
    commune.duties(*watches)
    again = commune.duties(*watches)
    assert (again.made, again.changed, again.unchanged) == (0, 0, 2)
    assert sorted(row.from_minute for row in commune.rows(DUTY)) == [420, 780]


def test_a_duty_at_a_unit_that_has_none_such_is_not_taken(commune: Commune) -> None:
    stored = commune.duties(["Vũ Khang", "0590000109", "Hiệu trưởng", "XPL"], HIEN)
    assert (stored.made, stored.misplaced) == (1, [(2, "XPL", "Xã Phù Lam")])
    assert told(stored)[0] == (
        "Dòng 2: nhiệm vụ này không thuộc XPL (Xã Phù Lam); vui lòng kiểm tra lại mã đơn vị. Dòng này chưa được nhập."
    )


def test_a_holder_who_is_gone_from_a_newer_file_is_listed_until_the_duty_ends(commune: Commune) -> None:
    commune.duties(HIEN)
    new = ["Vũ Văn Khang", "0590000109", "Hiệu trưởng", "TH"]
    stored = commune.duties(new)
    assert "  Phạm Thị Hiền: Hiệu trưởng (TH)" in told(stored)
    assert [row.to_on for row in commune.rows(DUTY)] == [None, None]
    ended = [*HIEN, None, None, None, date(2026, 11, 22)]
    assert commune.duties(new, ended).gone == []
    assert commune.duties(new, ended).changed == 0
    assert commune.duties(new).gone == []
    assert [row.to_on for row in commune.rows(DUTY)] == [date(2026, 11, 23), None]
