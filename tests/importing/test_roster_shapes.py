"""Rosters as schools keep them: every shape gives the same pupils."""

import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from bot.imports import ContactRow, Problem, PupilRow, Roster, read_roster
from tests.importing import books

HEADING = ["STT", "Họ và tên", "Ngày sinh", "Lớp", "Mã định danh", "Giới tính", "Họ tên mẹ", "SĐT mẹ"]
MINH = [1, "Trần Gia Minh", date(2019, 9, 5), "2A", "0112345678", "Nam", "Lê Thị Hà", "0590000123"]
AN = [2, "Nguyễn Hà An", date(2019, 1, 31), "2A", "0112345679", "Nữ", "Vũ Thị Nga", "0590000124"]
MOTHER = (ContactRow("mother", "Lê Thị Hà", "+84590000123"),)


def by_name(roster: Roster) -> dict[str, PupilRow]:
    return {pupil.name: pupil for pupil in roster.pupils}


def problems(roster: Roster) -> list[Problem]:
    return [finding.problem for finding in roster.report.findings]


def is_minh(pupil: PupilRow) -> None:
    assert (pupil.birthday, pupil.class_name, pupil.ministry_id) == (date(2019, 9, 5), "2A", "0112345678")
    assert (pupil.gender, pupil.contacts) == ("male", MOTHER)


Writer = Callable[[Path, list[list[Any]]], Path]
WRITERS: dict[str, Writer] = {
    "xlsx": lambda folder, rows: books.xlsx(folder / "a.xlsx", {"DS": rows}),
    "xls": lambda folder, rows: books.xls(folder / "a.xls", {"DS": rows}),
    "ods": lambda folder, rows: books.ods(folder / "a.ods", {"DS": rows}),
    "csv comma": lambda folder, rows: books.csv(folder / "a.csv", rows),
    "csv semicolon BOM": lambda folder, rows: books.csv(folder / "a.csv", rows, ";", "utf-8-sig"),
    "csv tab UTF-16": lambda folder, rows: books.csv(folder / "a.csv", rows, "\t", "utf-16"),
}


@pytest.mark.parametrize("writer", WRITERS)
def test_every_format_gives_the_same_pupils(tmp_path: Path, writer: str) -> None:
    rows = [["TRƯỜNG TIỂU HỌC PHÙ LAM A"], [], ["DANH SÁCH HỌC SINH, NĂM HỌC 2026-2027"], HEADING, MINH, AN]
    roster = read_roster(WRITERS[writer](tmp_path, rows))
    assert [pupil.name for pupil in roster.pupils] == ["Trần Gia Minh", "Nguyễn Hà An"]
    is_minh(roster.pupils[0])
    assert roster.pupils[0].row == 5
    assert roster.staff == ()


def test_csv_with_the_line_that_excel_puts_above(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("sep=;\r\nHọ và tên;Lớp;SĐT mẹ\r\nAn Bình;2A;0590000123\r\n", encoding="utf-8-sig")
    roster = read_roster(path)
    assert (roster.pupils[0].name, roster.pupils[0].row) == ("An Bình", 3)


def test_a_heading_without_marks_in_another_order_with_odd_spaces(tmp_path: Path) -> None:
    heading = ["SDT  ME", "Lop", "HO VA\nTEN", " ngay sinh ", "Ho ten me", "gioi tinh", "Ma dinh danh"]
    row = ["0590000123", "2A", "Trần Gia Minh", date(2019, 9, 5), "Lê Thị Hà", "nam", "0112345678"]
    is_minh(read_roster(books.xlsx(tmp_path / "a.xlsx", {"Sheet1": [heading, row]})).pupils[0])


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Mã định danh Bộ GD&ĐT", "Ngày, tháng, năm sinh", "Họ tên học sinh", "Điện thoại mẹ"], "mother"),
        (["Mã định danh Bộ GDĐT (10 số)", "Ngày sinh (dd/mm/yyyy)", "Họ và tên trẻ", "Số điện thoại bố"], "father"),
        (["Mã học sinh", "NGÀY SINH *", "Họ tên HS", "SĐT của cha"], "father"),
        (["Mã định danh", "Năm sinh", "Họ và tên", "Điện thoại liên hệ"], "guardian"),
        (["Mã định danh", "Ngày sinh", "Họ và tên học sinh", "SĐT phụ huynh"], "guardian"),
        (["Mã HS", "Ngày sinh", "Họ tên", "SĐT"], "guardian"),
        (["Mã", "Ngày sinh", "Họ tên", "SĐT"], "guardian"),
    ],
)
def test_headings_as_schools_write_them(tmp_path: Path, names: list[str], expected: str) -> None:
    rows = [[*names, "Lớp"], ["0112345678", "05/09/2019", "Trần Gia Minh", "0590000123", "2A"]]
    pupil = read_roster(books.xlsx(tmp_path / "a.xlsx", {"Sheet1": rows})).pupils[0]
    assert (pupil.ministry_id, pupil.birthday, pupil.name) == ("0112345678", date(2019, 9, 5), "Trần Gia Minh")
    assert pupil.contacts == (ContactRow(expected, None, "+84590000123"),)  # type: ignore[arg-type]


def test_family_name_and_given_name_apart(tmp_path: Path) -> None:
    rows = [["Lớp", "Họ và đệm", "Tên", "SĐT"], ["2A", "Trần Gia", "Minh", "0590000123"]]
    assert read_roster(books.xlsx(tmp_path / "a.xlsx", {"S": rows})).pupils[0].name == "Trần Gia Minh"


SPLIT = [
    ["TRƯỜNG THCS PHÙ LAM"],
    ["STT", "Họ và tên", None, "Ngày sinh", "Nữ", "Cha", None, "Mẹ", None, "Ghi chú"],
    [None, None, None, None, None, "Họ tên", "SĐT", "Họ tên", "SĐT", None],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)"],
    [1, "Trần Gia", "Minh", "05/09/2013", None, "Trần Văn Ba", "0590000122", "Lê Thị Hà", "0590000123", "x"],
    [2, "Nguyễn Hà", "An", "31/01/2013", "x", None, None, "Vũ Thị Nga", "0590000124", None],
]
SPANS = [(0, 0, 0, 9), (1, 1, 2, 2), (1, 0, 2, 0), (1, 3, 2, 3), (1, 4, 2, 4), (1, 5, 1, 6), (1, 7, 1, 8)]


@pytest.mark.parametrize("kind", ["merged xlsx", "merged xls", "merged ods", "csv"])
def test_a_heading_over_two_rows_with_merged_cells(tmp_path: Path, kind: str) -> None:
    sheets, merges = {"6A": SPLIT}, {"6A": SPANS}
    path = {
        "merged xlsx": lambda: books.xlsx(tmp_path / "a.xlsx", sheets, merges),
        "merged xls": lambda: books.xls(tmp_path / "a.xls", sheets, {"6A": [SPANS[0], SPANS[5], SPANS[6]]}),
        "merged ods": lambda: books.ods(tmp_path / "a.ods", sheets, {"6A": [SPANS[0], SPANS[5], SPANS[6]]}),
        "csv": lambda: books.csv(tmp_path / "6A.csv", SPLIT),
    }[kind]()
    roster = read_roster(path)
    assert [pupil.name for pupil in roster.pupils] == ["Trần Gia Minh", "Nguyễn Hà An"]
    minh, an = roster.pupils
    assert (minh.class_name, minh.gender, an.gender) == ("6A", "male", "female")
    assert minh.contacts == (ContactRow("father", "Trần Văn Ba", "+84590000122"), *MOTHER)
    assert an.birthday == date(2013, 1, 31)


def test_a_heading_split_within_a_column_and_over_three_rows(tmp_path: Path) -> None:
    rows = [
        ["Họ và tên", "Ngày,", "Lớp", "Thông tin gia đình", None, None, None],
        ["học sinh", "tháng,", None, "Cha", None, "Mẹ", None],
        [None, "năm sinh", None, "Họ tên", "SĐT", "Họ tên", "SĐT"],
        ["Trần Gia Minh", "5/9/2019", "2A", "Trần Văn Ba", "0590000122", "Lê Thị Hà", "0590000123"],
    ]
    merges = [(0, 3, 0, 6), (1, 3, 1, 4), (1, 5, 1, 6)]
    pupil = read_roster(books.xlsx(tmp_path / "a.xlsx", {"S": rows}, {"S": merges})).pupils[0]
    assert pupil.contacts == (ContactRow("father", "Trần Văn Ba", "+84590000122"), *MOTHER)
    assert (pupil.birthday, pupil.class_name) == (date(2019, 9, 5), "2A")


def test_a_group_may_name_the_field_and_the_row_below_the_parent(tmp_path: Path) -> None:
    rows = [
        ["Họ và tên", "Lớp", "Họ tên", None, "Số điện thoại", None],
        [None, None, "cha", "mẹ", "cha", "mẹ"],
        ["Trần Gia Minh", "2A", "Trần Văn Ba", "Lê Thị Hà", "0590000122", "0590000123"],
    ]
    pupil = read_roster(books.xlsx(tmp_path / "a.xlsx", {"S": rows}, {"S": [(0, 2, 0, 3), (0, 4, 0, 5)]})).pupils[0]
    assert pupil.contacts == (ContactRow("father", "Trần Văn Ba", "+84590000122"), *MOTHER)


def test_a_sheet_per_class(tmp_path: Path) -> None:
    heading = ["STT", "Họ và tên", "Ngày sinh", "SĐT mẹ"]
    sheets = {
        "2A": [heading, [1, "Trần Gia Minh", "05/09/2019", "0590000123"]],
        "Lớp 4A2": [heading, [1, "Lê An", "05/09/2017", "0590000124"]],
        "Thỏ Ngọc": [heading, [1, "Vũ Bình", "05/09/2022", "0590000125"]],
        "Sheet4": [["DANH SÁCH TRẺ LỚP HOA MAI - NĂM HỌC 2026-2027"], heading, [1, "Đỗ Chi", "05/09/2022", None]],
        "Sheet5": [["Lớp:", "8.11"], heading, [1, "Hồ Duy", "05/09/2012", "0590000127"]],
    }
    roster = read_roster(books.xlsx(tmp_path / "a.xlsx", sheets))
    classes = {pupil.name: pupil.class_name for pupil in roster.pupils}
    assert classes == {
        "Trần Gia Minh": "2A",
        "Lê An": "4A2",
        "Vũ Bình": "Thỏ Ngọc",
        "Đỗ Chi": "Hoa Mai",
        "Hồ Duy": "8.11",
    }
    assert problems(roster).count(Problem.CLASS_FROM_TITLE) == 5


def test_several_tables_below_each_other_in_one_sheet(tmp_path: Path) -> None:
    heading = ["STT", "Họ và tên", "Ngày sinh"]
    rows = [
        ["DANH SÁCH LỚP 2A"],
        heading,
        [1, "Trần Gia Minh", "05/09/2019"],
        [None, "Người lập", "Hiệu trưởng"],
        [None, "Lê Thị Lập", "Vũ Văn Trưởng"],
        ["DANH SÁCH LỚP 2B"],
        heading,
        [1, "Lê An", "05/09/2019"],
        ["Lớp 2C"],
        [1, "Vũ Bình", "05/09/2019"],
    ]
    roster = read_roster(books.xlsx(tmp_path / "a.xlsx", {"Toàn trường": rows}))
    assert {p.name: p.class_name for p in roster.pupils} == {"Trần Gia Minh": "2A", "Lê An": "2B", "Vũ Bình": "2C"}


def test_a_class_cell_merged_beside_all_its_pupils(tmp_path: Path) -> None:
    rows = [["Lớp", "Họ và tên", "SĐT"], ["2A", "Lê An", "0590000123"], [None, "Vũ Bình", "0590000124"]]
    roster = read_roster(books.xlsx(tmp_path / "a.xlsx", {"S": rows}, {"S": [(1, 0, 2, 0)]}))
    assert [pupil.class_name for pupil in roster.pupils] == ["2A", "2A"]


def test_totals_blank_rows_and_signatures_are_no_pupils(tmp_path: Path) -> None:
    rows = [
        HEADING,
        MINH,
        [],
        [2, "Tống Thị Lan", "01/02/2019", "2A", None, "Nữ", None, None],
        ["Tổng số: 2 học sinh"],
        [None, "Trong đó: Nữ: 1"],
        [None, None, None, None, "Phù Lam, ngày 05 tháng 9 năm 2026"],
        [None, "NGƯỜI LẬP BẢNG", None, None, "HIỆU TRƯỞNG"],
        [None, "(Ký, ghi rõ họ tên)"],
        [],
        [None, "Nguyễn Thị Lập", None, None, "Vũ Văn Trưởng"],
    ]
    roster = read_roster(books.xlsx(tmp_path / "a.xlsx", {"S": rows}))
    assert [pupil.name for pupil in roster.pupils] == ["Trần Gia Minh", "Tống Thị Lan"]
    assert not [f for f in roster.report.findings if f.severity == "error"]


def test_surnames_that_read_like_totals_are_pupils_and_counts_are_none(tmp_path: Path) -> None:
    rows = [
        ["STT", "Họ và tên", "Ngày sinh", "Lớp"],
        [1, "Cộng Thị Hoa", "05/09/2019", "2A"],
        [2, "TỔNG VĂN BA", date(2019, 9, 6), "2A"],
        [3, "Tổng Gia Linh", None, "2A"],
        [None, "Tổng cộng: 3 học sinh"],
        [None, "Nữ: 02"],
        [None, "Nam 1"],
        [None, "Học sinh khuyết tật: không"],
    ]
    roster = read_roster(books.xlsx(tmp_path / "a.xlsx", {"2A": rows}))
    assert [pupil.name for pupil in roster.pupils] == ["Cộng Thị Hoa", "Tổng Văn Ba", "Tổng Gia Linh"]
    assert problems(roster) == [Problem.NO_PHONE_AT_ALL, Problem.NOT_A_PERSON]


def test_names_are_shown_alike_however_typed(tmp_path: Path) -> None:
    rows = [
        ["Họ và tên", "Lớp"],
        [unicodedata.normalize("NFD", "Trần Đức Thủy"), "2A"],
        ["NGUYỄN  THỊ HÒA", "2A"],
        ["\u200bĐỖ\u00a0văn  An ", "2A"],
        ["lê thị ánh", "2A"],
        ["Ðặng Văn Ba (chuyển đến)", "2A"],
    ]
    roster = read_roster(books.xlsx(tmp_path / "a.xlsx", {"S": rows}))
    names = [pupil.name for pupil in roster.pupils]
    assert names == ["Trần Đức Thủy", "Nguyễn Thị Hòa", "ĐỖ văn An", "Lê Thị Ánh", "Đặng Văn Ba"]
    assert all(unicodedata.is_normalized("NFC", name) for name in names)


def test_a_hidden_sheet_is_told_and_left_out(tmp_path: Path) -> None:
    sheets = {"2A": [["Họ và tên", "SĐT"], ["Lê An", "0590000123"]], "2B": [["Họ và tên", "SĐT"], ["Cũ", "0590000124"]]}
    roster = read_roster(books.xlsx(tmp_path / "a.xlsx", sheets, hidden="2B"))
    assert [pupil.name for pupil in roster.pupils] == ["Lê An"]
    assert Problem.HIDDEN_SHEET in problems(roster)


def test_a_formula_without_its_result_is_told_where_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Khối 2 & 3")
    sheet.write_row(0, 0, ["Họ và đệm", "Tên", "Ngày sinh", "Lớp", "SĐT mẹ"])
    sheet.write_row(1, 0, ["Trần Gia", "Minh", "05/09/2019", "2A", "0590000123"])
    sheet.write_formula(1, 0, '=PROPER("trần gia")', None, "")
    sheet.write_row(2, 0, ["Lê Thị", "An", "05/09/2019", "2A", "0590000124"])
    sheet.write_formula(2, 2, "=DATE(2019,9,5)", None, 43713)
    book.close()
    roster = read_roster(path)
    assert [(pupil.name, pupil.birthday) for pupil in roster.pupils] == [
        ("Minh", date(2019, 9, 5)),
        ("Lê Thị An", date(2019, 9, 5)),
    ]
    told = [(f.problem, f.place.row, f.place.letter) for f in roster.report.findings if f.severity != "info"]
    assert told == [(Problem.UNCALCULATED, 2, "A"), (Problem.HALF_NAME, 2, "B")]


def test_a_row_that_names_another_class_than_its_sheet_is_told(tmp_path: Path) -> None:
    heading = ["Họ và tên", "Lớp", "SĐT mẹ"]
    sheets = {
        "2A": [heading, ["Lê An", "2A", "0590000123"], ["Vũ Bình", "2B", "0590000124"]],
        "2C": [
            ["DANH SÁCH LỚP 2D"],
            ["STT", "Họ và tên", "SĐT mẹ"],
            [1, "Hồ Chi", "0590000125"],
            [2, "Ngô Dung", None],
        ],
        "Khối 3": [heading, ["Mai Em", "3A", "0590000126"]],
    }
    roster = read_roster(books.xlsx(tmp_path / "a.xlsx", sheets))
    assert [pupil.class_name for pupil in roster.pupils] == ["2A", "2B", "2D", "2D", "3A"]
    told = [
        (f.place.sheet, f.place.row, f.values) for f in roster.report.findings if f.problem is Problem.CLASS_DISAGREES
    ]
    assert told == [("2A", 3, {"value": "2B", "other": "2A"}), ("2C", 3, {"value": "2D", "other": "2C"})]


def test_staff_and_pupils_in_one_workbook(tmp_path: Path) -> None:
    staff = [
        ["TRƯỜNG TIỂU HỌC PHÙ LAM A"],
        ["DANH SÁCH CÁN BỘ, GIÁO VIÊN"],
        ["TT", "Họ và tên", "Chức vụ", "Lớp chủ nhiệm", "SĐT"],
        [1, "VŨ VĂN TRƯỞNG", "Hiệu trưởng", None, "0590000101"],
        [2, "Lê Thị Hoa", "Giáo viên", "2A", 590000102],
        [3, "Đỗ Văn Bảy", "Bảo vệ", "-", "0590000103/0590000104"],
        [None, "Người lập", None, "Hiệu trưởng"],
    ]
    roster = read_roster(books.xlsx(tmp_path / "a.xlsx", {"CBGV": staff, "2A": [HEADING, MINH]}))
    assert [(s.name, s.title, s.homeroom_of, s.phones) for s in roster.staff] == [
        ("Vũ Văn Trưởng", "Hiệu trưởng", None, ("+84590000101",)),
        ("Lê Thị Hoa", "Giáo viên", "2A", ("+84590000102",)),
        ("Đỗ Văn Bảy", "Bảo vệ", None, ("+84590000103", "+84590000104")),
    ]
    assert [pupil.name for pupil in roster.pupils] == ["Trần Gia Minh"]


def test_staff_without_a_column_for_homeroom_say_it_in_their_title(tmp_path: Path) -> None:
    rows = [["Họ và tên", "Chức vụ", "SĐT"], ["Lê Thị Hoa", "GVCN lớp 2A", "0590000102"]]
    assert read_roster(books.xlsx(tmp_path / "a.xlsx", {"S": rows})).staff[0].homeroom_of == "2A"


def test_a_pupil_of_lower_secondary_has_an_own_number(tmp_path: Path) -> None:
    heading = ["Họ và tên", "Lớp", "SĐT mẹ", "SĐT", "Nội trú"]
    rows = [heading, ["Lê An", "8A", "0590000123", "0590000124", "x"], ["Vũ Bình", "3A", "0590000125", "0590000126"]]
    eighth, third = read_roster(books.xlsx(tmp_path / "a.xlsx", {"S": rows})).pupils
    assert [contact.relation for contact in eighth.contacts] == ["mother", "self"]
    assert [contact.relation for contact in third.contacts] == ["mother", "guardian"]
    assert (eighth.boarding, third.boarding) == (True, False)


def test_the_ministrys_template(tmp_path: Path) -> None:
    heading = ["STT", "Mã lớp", "Mã định danh Bộ GD&ĐT", "Họ tên", "Ngày sinh", "Giới tính", "Dân tộc", "Tỉnh", "Xã"]
    heading += ["Họ tên cha", "Năm sinh cha", "Họ tên mẹ", "Năm sinh mẹ", "Số điện thoại liên hệ", "Số ĐDCN"]
    row = [1, "2A", "0112345678", "Trần Gia Minh", "05/09/2019", "Nam", "Kinh", "Sông Hồng", "Phù Lam"]
    row += ["Trần Văn Ba", "1985", "Lê Thị Hà", 1988, "0590000123", "001219012345"]
    pupil = read_roster(books.xlsx(tmp_path / "a.xlsx", {"Sheet1": [heading, row]})).pupils[0]
    assert (pupil.birthday, pupil.class_name, pupil.ministry_id) == (date(2019, 9, 5), "2A", "0112345678")
    assert pupil.contacts == (ContactRow("guardian", None, "+84590000123"),)


@pytest.mark.parametrize("merges", [[(0, 1, 0, 2)], []])
def test_a_name_heading_over_two_columns_without_a_second_row(tmp_path: Path, merges: list[Any]) -> None:
    rows = [["STT", "Họ và tên", None, "SĐT"], [1, "Trần Gia", "Minh", "0590000123"], [2, "Lê", "An", "0590000124"]]
    roster = read_roster(books.xlsx(tmp_path / "a.xlsx", {"2A": rows}, {"2A": merges}))
    assert [pupil.name for pupil in roster.pupils] == ["Trần Gia Minh", "Lê An"]


def test_names_and_a_sheet_per_class_are_enough(tmp_path: Path) -> None:
    rows = [["STT", "Họ và tên", "Ghi chú", 9, 10], [1, "Trần Gia Minh"], [2, "Lê An"], [3, None], [4, None]]
    roster = read_roster(books.xlsx(tmp_path / "a.xlsx", {"2A": rows}))
    assert [(pupil.name, pupil.class_name) for pupil in roster.pupils] == [("Trần Gia Minh", "2A"), ("Lê An", "2A")]
    assert not [finding for finding in roster.report.findings if finding.severity == "error"]


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("PHÂN CÔNG", ["STT", "Lớp", "GVCN", "SĐT"]),
        ("PHÂN CÔNG", ["STT", "Lớp", "Họ và tên giáo viên", "SĐT"]),
        ("DANH SÁCH GIÁO VIÊN CHỦ NHIỆM", ["STT", "Lớp", "Họ và tên", "SĐT"]),
    ],
)
def test_a_list_of_homeroom_teachers_is_no_list_of_pupils(tmp_path: Path, title: str, heading: list[str]) -> None:
    roster = read_roster(books.xlsx(tmp_path / "a.xlsx", {"S": [[title], heading, [1, "2A", "Lê Hoa", "0590000102"]]}))
    assert roster.pupils == ()
    assert [(s.name, s.homeroom_of, s.phones) for s in roster.staff] == [("Lê Hoa", "2A", ("+84590000102",))]


@pytest.mark.parametrize(
    ("sheet", "title", "heading", "row"),
    [
        ("2A", "Giáo viên chủ nhiệm: Lê Hoa", ["STT", "Họ và tên", "Chức vụ"], [1, "Lê An", "Lớp trưởng"]),
        ("DS", "LỚP 2A - GVCN: Lê Hoa", ["STT", "Họ và tên", "SĐT"], [1, "Lê An", "0590000123"]),
        ("DS", "TOÀN TRƯỜNG", ["Họ và tên", "Lớp", "GVCN"], ["Lê An", "2A", "Lê Hoa"]),
    ],
)
def test_a_list_of_pupils_may_speak_of_teachers(
    tmp_path: Path, sheet: str, title: str, heading: list[str], row: list[Any]
) -> None:
    roster = read_roster(books.xlsx(tmp_path / "a.xlsx", {sheet: [[title], heading, row]}))
    assert roster.staff == ()
    assert [(pupil.name, pupil.class_name) for pupil in roster.pupils] == [("Lê An", "2A")]


def test_two_columns_of_numbers(tmp_path: Path) -> None:
    rows = [["Họ và tên", "Lớp", "SĐT 1", "SĐT 2"], ["Lê An", "2A", "0590000123", "0590000124"]]
    contacts = read_roster(books.xlsx(tmp_path / "a.xlsx", {"S": rows})).pupils[0].contacts
    assert [contact.phone for contact in contacts] == ["+84590000123", "+84590000124"]


def test_a_title_beside_a_blank_name_does_not_end_the_table(tmp_path: Path) -> None:
    rows = [["Họ và tên", "Chức vụ", "Ghi chú"], [None, "Hiệu trưởng", "khuyết"], ["Lê Hoa", "Giáo viên", None]]
    roster = read_roster(books.xlsx(tmp_path / "a.xlsx", {"S": rows}))
    assert [teacher.name for teacher in roster.staff] == ["Lê Hoa"]
    assert problems(roster) == [Problem.OTHER_COLUMNS, Problem.NO_NAME]


def test_beside_a_class_column_the_name_of_the_sheet_is_no_class(tmp_path: Path) -> None:
    rows = [["Họ và tên", "Lớp", "SĐT"], ["Lê An", "2A", None], ["Vũ Bình", None, None]]
    roster = read_roster(books.xlsx(tmp_path / "a.xlsx", {"Phù Lam A": rows}))
    assert [(pupil.name, pupil.class_name) for pupil in roster.pupils] == [("Lê An", "2A")]
    assert Problem.NO_CLASS in problems(roster)
