"""Unit and duty files: levels, periods, orders, hours, weekdays."""

from datetime import date, time
from pathlib import Path
from typing import Any

from bot.i18n import load_catalogs
from bot.imports import Problem, Units, read_duties, read_units
from bot.imports.values import Duties
from tests.importing import books

UNITS = ["Mã", "Tên", "Cấp", "Mã cấp trên", "Mã trạm y tế", "Hiệu lực từ", "Hiệu lực đến"]
DUTIES = ["Họ và tên", "SĐT", "Nhiệm vụ", "Mã đơn vị", "Thứ tự", "Từ giờ", "Đến giờ", "Thứ", "Từ ngày", "Đến ngày"]


def units(tmp_path: Path, *rows: list[Any]) -> Units:
    return read_units(books.xlsx(tmp_path / "u.xlsx", {"Đơn vị": [["DANH SÁCH ĐƠN VỊ"], [], UNITS, *rows]}))


def duties(tmp_path: Path, *rows: list[Any], heading: list[str] | None = None) -> Duties:
    return read_duties(books.xlsx(tmp_path / "d.xlsx", {"Nhiệm vụ": [heading or DUTIES, *rows]}))


def test_units_with_their_two_edges_and_dates(tmp_path: Path) -> None:
    found = units(
        tmp_path,
        ["SH", "Tỉnh Sông Hồng", "Tỉnh", None, None, None, None],
        ["XPL", "Xã Phù Lam", "Xã", "SH", "TYT", date(2025, 7, 1), None],
        ["HCU", "Huyện cũ", "Huyện", "SH", None, "01/01/2000", "30/06/2025"],
        [7, "Trường Hoa Ban", "Trường", "XPL", None, None, None],
    )
    assert [(u.code, u.kind, u.parent, u.station, u.from_on, u.to_on) for u in found.units] == [
        ("SH", "province", None, None, None, None),
        ("XPL", "commune", "SH", "TYT", date(2025, 7, 1), None),
        ("HCU", "district", "SH", None, date(2000, 1, 1), date(2025, 6, 30)),
        ("7", "school", "XPL", None, None, None),
    ]
    assert found.units[0].row == 4
    assert found.report.findings == []


def test_a_code_stands_once_per_period(tmp_path: Path) -> None:
    found = units(
        tmp_path,
        ["TA", "Trường A", "Trường", "H1", None, None, "30/06/2025"],
        ["TA", "Trường A", "Trường", "X1", None, "01/07/2025", None],
        ["TA", "Trường A lần nữa", "Trường", "X2", None, "01/01/2026", None],
    )
    assert [unit.parent for unit in found.units] == ["H1", "X1"]
    assert [finding.problem for finding in found.report.findings] == [Problem.CODE_TWICE]


def test_what_a_unit_needs(tmp_path: Path) -> None:
    found = units(
        tmp_path,
        ["A", "Ấp A", "Ấp", None, None, None, None],
        [None, "Không mã", "Xã", None, None, None, None],
        ["B", None, "Xã", None, None, None, None],
        ["C", "Xã C", "Xã", None, None, "2025", None],
        ["D", "Xã D", "Xã", None, None, "01/07/2025", "30/06/2025"],
    )
    assert [(unit.code, unit.from_on, unit.to_on) for unit in found.units] == [
        ("C", None, None),
        ("D", date(2025, 7, 1), None),
    ]
    assert [finding.problem for finding in found.report.findings] == [
        Problem.UNKNOWN_LEVEL,
        Problem.NO_CODE,
        Problem.NO_UNIT_NAME,
        Problem.YEAR_ONLY,
        Problem.DATES_REVERSED,
    ]


def test_duties_with_order_hours_and_weekdays(tmp_path: Path) -> None:
    found = duties(
        tmp_path,
        [
            "Lê Thị Thảo",
            "0590000111",
            "Y tế trường học",
            "MNHB",
            1,
            time(6, 30),
            "17h",
            "T2-T6",
            date(2026, 9, 1),
            None,
        ],
        ["Vũ Nhàn", 590000112, "Y tế trường học (kiêm nhiệm)", "MNHB", 2, None, None, None, None, "31/05/2027"],
        ["Lò Quân", "0590000117", "Quản lý nội trú", "THCS", None, "22:00", "6h30", "T7, CN", None, None],
    )
    assert [(d.kind, d.unit_code, d.order, d.from_minute, d.to_minute, d.weekdays) for d in found.duties] == [
        ("school_health", "MNHB", 1, 390, 1020, "01234"),
        ("school_health", "MNHB", 2, None, None, None),
        ("boarding", "THCS", 1, 1320, 390, "56"),
    ]
    assert [duty.phone for duty in found.duties] == ["+84590000111", "+84590000112", "+84590000117"]
    assert (found.duties[0].from_on, found.duties[1].to_on) == (date(2026, 9, 1), date(2027, 5, 31))


def test_a_rota_of_weeks_also_where_excel_made_a_date_of_it(tmp_path: Path) -> None:
    found = duties(
        tmp_path,
        ["Lê Thảo", "0590000111", "Y tế trường học", "MNHB", "1/2"],
        ["Lò Lan", "0590000112", "Y tế trường học", "MNHB", date(2026, 2, 2)],
        ["Vũ Nhàn", "0590000113", "Y tế trường học", "MNHB", "tuần 3 trong 3"],
        ["Đỗ Hà", "0590000114", "Y tế trường học", "MNHB", "3/2"],
        ["Trần Mai", "0590000115", "Y tế trường học", "MNHB", None],
        heading=["Họ và tên", "SĐT", "Nhiệm vụ", "Mã đơn vị", "Tuần trực"],
    )
    assert [(d.rota_weeks, d.rota_week) for d in found.duties] == [(2, 1), (2, 2), (3, 3), (None, None), (None, None)]
    assert [finding.problem for finding in found.report.findings] == [Problem.BAD_ROTA]


def test_the_optional_columns_may_be_missing(tmp_path: Path) -> None:
    found = duties(
        tmp_path,
        ["Lê Thảo", "0590000111", "y te truong hoc", "MNHB"],
        ["Vũ Nhàn", "0590000112", "Y tế trường học", "MNHB"],
        heading=["Ho va ten", "SDT", "Nhiem vu", "Ma don vi"],
    )
    assert [duty.order for duty in found.duties] == [1, 2]


def test_a_bad_field_keeps_the_duty_and_a_bad_duty_does_not(tmp_path: Path) -> None:
    found = duties(
        tmp_path,
        ["Lê Thảo", "999", "Hiệu trưởng", "MNHB", "đầu", "sáng", "17h", "mỗi khi rảnh", None, None],
        ["Vũ Nhàn", "0590000112", "Bảo vệ", "MNHB", 1, None, None, None, None, None],
        ["Đỗ Lan", "0590000113", "Hiệu trưởng", None, 1, None, None, None, None, None],
        [None, "0590000114", "Hiệu trưởng", "MNHB", 1, None, None, None, None, None],
    )
    principal = found.duties[0]
    assert len(found.duties) == 1
    assert (principal.phone, principal.order, principal.from_minute, principal.weekdays) == (None, 1, None, None)
    assert [finding.problem for finding in found.report.findings] == [
        Problem.BAD_PHONE,
        Problem.BAD_ORDER,
        Problem.BAD_HOUR,
        Problem.BAD_WEEKDAYS,
        Problem.UNKNOWN_DUTY,
        Problem.NO_CODE,
        Problem.NO_NAME,
    ]


def levelled(tmp_path: Path, *rows: list[Any]) -> Units:
    heading = ["Mã", "Tên", "Cấp", "Mã cấp trên", "Cấp học"]
    return read_units(books.xlsx(tmp_path / "l.xlsx", {"Đơn vị": [heading, *rows]}))


def test_levels_of_schools_are_read_from_their_column_and_never_from_a_name(tmp_path: Path) -> None:
    words = {
        "Mầm non": ("preschool",),
        "Nhà trẻ": ("preschool",),
        "mẫu giáo": ("preschool",),
        "TH": ("primary",),
        "Trường Tiểu học": ("primary",),
        "THCS": ("lower_secondary",),
        "THPT": ("upper_secondary",),
        "TH&THCS": ("primary", "lower_secondary"),
        "THCS và THPT": ("lower_secondary", "upper_secondary"),
        "Liên cấp (TH, THCS, THPT)": ("primary", "lower_secondary", "upper_secondary"),
        "Trường phổ thông có nhiều cấp học: tiểu học, trung học cơ sở": ("primary", "lower_secondary"),
        "Cấp 2, Cấp 3": ("lower_secondary", "upper_secondary"),
        "Trung tâm GDNN-GDTX": ("continuing",),
        None: (),
    }
    rows = [[f"T{n}", "Trường Tiểu học Số 1", "Trường", "X", word] for n, word in enumerate(words)]
    found = levelled(tmp_path, *rows, ["X", "Xã Phù Lam", "Xã", None, None])
    assert [unit.levels for unit in found.units] == [*words.values(), None]
    assert found.report.findings == []


def test_a_word_that_is_no_level_is_told_with_its_row_and_the_school_is_taken(tmp_path: Path) -> None:
    found = levelled(
        tmp_path,
        ["A", "Trường A", "Trường", "X", "Liên cấp"],
        ["B", "Trường B", "Trường", "X", "Đại học"],
        ["C", "Trường C", "Trường", "X", "TH, Đại học"],
    )
    assert [unit.levels for unit in found.units] == [None, None, None]
    voice = load_catalogs().voice("vi", "official")
    assert [each.text(voice) for each in found.report.findings] == [
        f"Trang tính Đơn vị, dòng {row}, cột E (Cấp học): “{word}” không phải cấp học (mầm non, tiểu học, THCS, THPT, "
        "GDNN-GDTX; nhiều cấp thì ghi: TH, THCS). Vẫn nhập dòng này; ô này giữ như đã biết trước đó."
        for row, word in ((2, "Liên cấp"), (3, "Đại học"), (4, "TH, Đại học"))
    ]


def test_a_cap_that_says_the_level_is_believed_where_there_is_no_other_column(tmp_path: Path) -> None:
    found = units(
        tmp_path,
        ["A", "Trường A", "Trường Tiểu học", "X", None, None, None],
        ["B", "Trường THCS B", "Trường", "X", None, None, None],
    )
    assert [unit.levels for unit in found.units] == [("primary",), None]
