"""Makes the demo's files: a commune with three schools, each roster in the shape its school would keep.

python -m samples.make [FOLDER]
"""

import sys
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

from samples.people import SCHOOL_YEAR, Pupil, Registry, School, Teacher, mother_of_three, phone

FOLDER = Path(__file__).parent
_MADE = datetime(2026, 8, 20, 8, 0)  # noqa: DTZ001
_FROM = date(2025, 7, 1)

KINDERGARTEN = {"Thỏ Ngọc": 2022, "Sóc Nâu": 2021, "Hoa Mai": 2023}
PRIMARY = {"1A": 2020, "2A": 2019, "2B": 2019, "3A": 2018, "3B": 2018, "4A": 2017, "5A": 2016, "5B": 2016}
SECONDARY = {"6A": 2015, "7A": 2014, "8A": 2013, "8B": 2013, "9A": 2012, "9B": 2012}


def make(folder: Path) -> None:
    """Write the five files."""
    registry = Registry()
    _write_units(folder / "don-vi.xlsx")
    _write_duties(folder / "nhiem-vu.xlsx")
    _write_kindergarten(_kindergarten(registry), folder / "mn-hoa-ban.xls")
    _write_primary(_primary(registry), folder / "th-phu-lam-a.xlsx")
    _write_secondary(_secondary(registry), folder / "thcs-phu-lam.ods")


def _kindergarten(registry: Registry) -> School:
    staff = [
        Teacher("Phạm Thị Hiền", "Hiệu trưởng", phone(101)),
        Teacher("Lê Thị Mơ", "Phó Hiệu trưởng", phone(102)),
        Teacher("Nguyễn Thị Thảo", "Nhân viên y tế", phone(111)),
        Teacher("Đỗ Thị Nhàn", "Giáo viên", phone(112)),
    ]
    school = _school(registry, School("MNHB", "Trường Mầm non Hoa Ban", staff), KINDERGARTEN, 20, 141)
    child = mother_of_three(school.classes["Thỏ Ngọc"][0])
    child.name, child.gender, child.birthday = "Trần Gia Tuệ", "Nam", date(2022, 3, 14)
    return school


def _primary(registry: Registry) -> School:
    staff = [
        Teacher("Vũ Văn Hưng", "Hiệu trưởng", phone(103)),
        Teacher("Trần Thị Loan", "Phó Hiệu trưởng", phone(104)),
        Teacher("Hoàng Thị Hạnh", "Nhân viên y tế", phone(113)),
        Teacher("Ngô Văn Tâm", "Tổng phụ trách Đội", phone(114)),
    ]
    school = _school(registry, School("THPLA", "Trường Tiểu học Phù Lam A", staff), PRIMARY, 15, 151)
    second = mother_of_three(school.classes["2A"][3])
    second.name, second.gender, second.birthday = "Trần Gia Minh", "Nam", date(2019, 9, 5)
    fifth = mother_of_three(school.classes["5B"][7])
    fifth.name, fifth.gender, fifth.birthday = "Trần Khánh Ngân", "Nữ", date(2016, 12, 2)
    one, other = school.classes["4A"][4:6]  # twins with one number
    one.name, other.name, one.gender, other.gender = "Đinh Minh Anh", "Đinh Minh Ánh", "Nữ", "Nữ"
    other.birthday, other.father, other.mother = one.birthday, one.father, one.mother
    other.mother_phone, other.father_phone = one.mother_phone, one.father_phone
    return school


def _secondary(registry: Registry) -> School:
    staff = [
        Teacher("Đặng Văn Kiên", "Hiệu trưởng", phone(105)),
        Teacher("Bùi Thị Thoa", "Phó Hiệu trưởng", phone(106)),
        Teacher("Lương Thị Xuân", "Nhân viên y tế", phone(115)),
        Teacher("Phan Văn Tĩnh", "Giáo viên", phone(116)),
        Teacher("Lò Văn Quân", "Quản lý nội trú", phone(117)),
    ]
    school = _school(registry, School("THCSPL", "Trường THCS Phù Lam", staff), SECONDARY, 15, 161)
    for name, pupils in school.classes.items():
        for at, pupil in enumerate(pupils):
            pupil.boards = at % 4 == 0
            if name[0] in "89" and at % 3 == 0:
                pupil.own_phone = registry.phone()
    return school


def _school(registry: Registry, school: School, classes: dict[str, int], size: int, first_phone: int) -> School:
    for at, (name, born) in enumerate(classes.items()):
        school.staff.append(Teacher(registry.name("Nữ"), "Giáo viên", phone(first_phone + at), name))
        school.classes[name] = [registry.pupil(name, born) for _ in range(size)]
    return school


def _write_units(path: Path) -> None:
    rows = [
        ("BGD", "Bộ Giáo dục và Đào tạo", "Bộ", "", ""),
        ("SH", "Tỉnh Sông Hồng", "Tỉnh", "BGD", ""),
        ("XPL", "Xã Phù Lam", "Xã", "SH", "TYTPL"),
        ("TYTPL", "Trạm Y tế xã Phù Lam", "Trạm Y tế", "XPL", ""),
        ("MNHB", "Trường Mầm non Hoa Ban", "Trường", "XPL", "TYTPL", "Mầm non"),
        ("THPLA", "Trường Tiểu học Phù Lam A", "Trường", "XPL", "TYTPL", "Tiểu học"),
        ("THCSPL", "Trường THCS Phù Lam", "Trường", "XPL", "TYTPL", "THCS"),
    ]
    heading = ("Mã", "Tên", "Cấp", "Mã cấp trên", "Mã trạm y tế", "Hiệu lực từ", "Hiệu lực đến", "Cấp học")
    lines = [(*row[:5], _FROM, None, *row[5:]) for row in rows]
    _write_plain(path, "DANH SÁCH ĐƠN VỊ XÃ PHÙ LAM", heading, lines)


def _write_duties(path: Path) -> None:
    rows: list[tuple[Any, ...]] = [
        ("Phạm Thị Hiền", 101, "Hiệu trưởng", "MNHB", 1),
        ("Lê Thị Mơ", 102, "Phó Hiệu trưởng", "MNHB", 1),
        ("Nguyễn Thị Thảo", 111, "Y tế trường học", "MNHB", 1),
        ("Đỗ Thị Nhàn", 112, "Y tế trường học (kiêm nhiệm)", "MNHB", 2),
        ("Vũ Văn Hưng", 103, "Hiệu trưởng", "THPLA", 1),
        ("Trần Thị Loan", 104, "Phó Hiệu trưởng", "THPLA", 1),
        ("Hoàng Thị Hạnh", 113, "Y tế trường học", "THPLA", 1),
        ("Ngô Văn Tâm", 114, "Y tế trường học (kiêm nhiệm)", "THPLA", 2),
        ("Đặng Văn Kiên", 105, "Hiệu trưởng", "THCSPL", 1),
        ("Bùi Thị Thoa", 106, "Phó Hiệu trưởng", "THCSPL", 1),
        ("Lương Thị Xuân", 115, "Y tế trường học", "THCSPL", 1),
        ("Phan Văn Tĩnh", 116, "Y tế trường học (kiêm nhiệm)", "THCSPL", 2),
        ("Lò Văn Quân", 117, "Quản lý nội trú", "THCSPL", 1, time(17, 0), "7h30", "T2 đến CN"),
        ("Bùi Thị Dung", 131, "Cán bộ đầu mối", "XPL", 1),
        ("Ngô Văn Lâm", 133, "Trạm Y tế xã", "TYTPL", 1),
        ("Phan Minh Đức", 134, "Đầu mối Sở GDĐT", "SH", 1),
        ("Cao Thu Trang", 135, "Vận hành", "SH", 1),
    ]
    heading = ("Họ và tên", "SĐT", "Nhiệm vụ", "Mã đơn vị", "Thứ tự", "Từ giờ", "Đến giờ", "Thứ", "Từ ngày", "Đến ngày")
    lines = [(row[0], phone(row[1]), *row[2:], *[None] * (8 - len(row)), _FROM, None) for row in rows]
    _write_plain(path, "PHÂN CÔNG NHIỆM VỤ KHAI BÁO SỨC KHỎE", heading, lines)


def _write_plain(path: Path, title: str, heading: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
    book, formats = _book(path)
    sheet = book.add_worksheet("Danh sách")
    sheet.set_column(0, len(heading) - 1, 22)
    sheet.merge_range(0, 0, 0, len(heading) - 1, title, formats["title"])
    for column, text in enumerate(heading):
        sheet.write_string(2, column, text, formats["heading"])
    for at, row in enumerate(rows, start=3):
        _write_row(sheet, at, row, formats)
    book.close()


def _book(path: Path) -> tuple[Any, dict[str, Any]]:
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"created": _MADE})
    return book, {
        "title": book.add_format({"bold": True, "align": "center", "font_size": 14}),
        "heading": book.add_format({"bold": True, "align": "center", "valign": "vcenter", "border": 1}),
        "date": book.add_format({"num_format": "dd/mm/yyyy"}),
        "time": book.add_format({"num_format": "hh:mm"}),
    }


def _write_row(sheet: Any, at: int, row: tuple[Any, ...], formats: dict[str, Any]) -> None:
    for column, value in enumerate(row):
        if isinstance(value, date | time):
            sheet.write_datetime(at, column, value, formats["date" if isinstance(value, date) else "time"])
        elif isinstance(value, str):
            sheet.write_string(at, column, value)
        elif value is not None:
            sheet.write_number(at, column, value)


def _write_primary(school: School, path: Path) -> None:
    """A sheet per class: titles, a heading over two rows, dates as Excel dates, a signature block."""
    book, formats = _book(path)
    for name, pupils in school.classes.items():
        sheet = book.add_worksheet(name)
        sheet.set_column(1, 8, 20)
        sheet.merge_range(0, 0, 0, 8, school.name.upper())
        sheet.merge_range(
            1, 0, 1, 8, f"DANH SÁCH HỌC SINH LỚP {name} - NĂM HỌC {SCHOOL_YEAR}-{SCHOOL_YEAR + 1}", formats["title"]
        )
        for column, text in enumerate(("STT", "Họ và tên", "Ngày, tháng,\nnăm sinh", "Giới tính", "Mã định danh")):
            sheet.merge_range(3, column, 4, column, text, formats["heading"])
        for column, whose in ((5, "Cha"), (7, "Mẹ")):
            sheet.merge_range(3, column, 3, column + 1, whose, formats["heading"])
            sheet.write_string(4, column, "Họ tên", formats["heading"])
            sheet.write_string(4, column + 1, "SĐT", formats["heading"])
        for at, pupil in enumerate(pupils, start=1):
            parents = (pupil.father, _spaced(pupil.father_phone), pupil.mother, _as_number(pupil.mother_phone, at))
            row = (at, pupil.name, pupil.birthday, pupil.gender, pupil.ministry_id, *parents)
            _write_row(sheet, at + 4, row, formats)
        below = len(pupils) + 6
        sheet.write_string(below, 1, f"Tổng số: {len(pupils)} học sinh")
        sheet.write_string(below + 1, 7, f"Phù Lam, ngày 05 tháng 9 năm {SCHOOL_YEAR}")
        sheet.write_string(below + 2, 1, "GIÁO VIÊN CHỦ NHIỆM")
        sheet.write_string(below + 2, 7, "HIỆU TRƯỞNG")
    sheet = book.add_worksheet("CBGV")
    for at, line in enumerate(_staff_lines(school)):
        _write_row(sheet, at, line, formats)
    book.close()


def _spaced(number: str) -> str:
    return f"{number[:4]} {number[4:7]} {number[7:]}" if number else ""


def _as_number(number: str, at: int) -> str | int:
    """Every fifth cell is a number that has lost its 0, as Excel makes it."""
    return int(number) if number and at % 5 == 0 else number


def _staff_lines(school: School) -> list[tuple[Any, ...]]:
    lines: list[tuple[Any, ...]] = [
        (school.name.upper(),),
        (f"DANH SÁCH CÁN BỘ, GIÁO VIÊN, NHÂN VIÊN NĂM HỌC {SCHOOL_YEAR}-{SCHOOL_YEAR + 1}",),
        (),
        ("TT", "Họ và tên", "Chức vụ", "Lớp chủ nhiệm", "SĐT"),
    ]
    for at, teacher in enumerate(school.staff, start=1):
        lines.append((at, teacher.name, teacher.title, teacher.homeroom_of or None, teacher.phone))
    return lines


def _write_kindergarten(school: School, path: Path) -> None:
    """The .xls of an old program: one sheet with a class column, names in capitals, dates as text."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Trẻ")
    sheet.write_merge(0, 0, 0, 8, school.name.upper())
    sheet.write_merge(1, 1, 0, 8, "DANH SÁCH TRẺ TOÀN TRƯỜNG")
    heading = (
        "STT",
        "Lớp",
        "Họ và đệm",
        "Tên",
        "Ngày sinh",
        "Nữ",
        "Họ tên bố",
        "Điện thoại bố",
        "Họ tên mẹ",
        "Điện thoại mẹ",
    )
    for column, text in enumerate(heading):
        sheet.write(3, column, text)
    pupils = [pupil for group in school.classes.values() for pupil in group]
    for at, pupil in enumerate(pupils, start=1):
        family, _, given = pupil.name.upper().rpartition(" ")
        row = (at, pupil.school_class, family, given, f"{pupil.birthday:%d/%m/%Y}", "x" if pupil.gender == "Nữ" else "")
        for column, value in enumerate((*row, *_kindergarten_parents(pupil))):
            sheet.write(at + 3, column, value)
    sheet.write(len(pupils) + 5, 1, f"Cộng: {len(pupils)} trẻ")
    sheet.write(len(pupils) + 7, 2, "Người lập biểu")
    sheet.write(len(pupils) + 7, 8, "Hiệu trưởng")
    staff = book.add_sheet("CBGVNV")
    for at, line in enumerate(_staff_lines(school)):
        for column, value in enumerate(line):
            if value is not None:
                staff.write(at, column, value)
    book.save(str(path))


def _kindergarten_parents(pupil: Pupil) -> tuple[str, ...]:
    father_phone = pupil.father_phone.replace("0590", "+84 590") if pupil.father_phone else ""
    return pupil.father, father_phone, pupil.mother, pupil.mother_phone


def _write_secondary(school: School, path: Path) -> None:
    """OpenDocument: a class column, boarders marked, pupils' own numbers, two numbers of a family in one cell."""
    heading = ("STT", "Mã định danh", "Họ và tên", "Ngày sinh", "Giới tính", "Lớp", "SĐT cha mẹ", "SĐT", "Nội trú")
    lines: list[tuple[Any, ...]] = [(school.name.upper(),), ("DANH SÁCH HỌC SINH",), heading]
    for at, pupil in enumerate((pupil for group in school.classes.values() for pupil in group), start=1):
        family = " / ".join(filter(None, (pupil.mother_phone, pupil.father_phone)))
        own = (pupil.own_phone, "x" if pupil.boards else "")
        born = (pupil.birthday, pupil.gender, pupil.school_class)
        lines.append((at, pupil.ministry_id, pupil.name, *born, family, *own))
    book = OpenDocumentSpreadsheet()
    for name, rows in (("Học sinh", lines), ("Cán bộ giáo viên", _staff_lines(school))):
        table = Table(name=name)
        for row in rows:
            table.addElement(_ods_row(row, len(heading)))
        book.spreadsheet.addElement(table)
    book.save(str(path))
    _without_times(path)


def _ods_row(row: tuple[Any, ...], width: int) -> TableRow:
    line = TableRow()
    if len(row) == 1:  # a title over the whole table
        title = TableCell(valuetype="string", numbercolumnsspanned=width)
        title.addElement(P(text=row[0]))
        line.addElement(title)
        for _ in range(width - 1):
            line.addElement(CoveredTableCell())
        return line
    for value in row:
        if isinstance(value, date):
            cell = TableCell(valuetype="date", datevalue=value.isoformat())
            cell.addElement(P(text=f"{value:%d/%m/%Y}"))
        elif isinstance(value, int):
            cell = TableCell(valuetype="float", value=value)
            cell.addElement(P(text=str(value)))
        else:
            cell = TableCell(valuetype="string") if value else TableCell()
            if value:
                cell.addElement(P(text=value))
        line.addElement(cell)
    return line


def _without_times(path: Path) -> None:
    """Write the parts again with one date, so that the file is the same on every run."""
    with zipfile.ZipFile(path) as archive:
        parts = [(part.filename, archive.read(part)) for part in archive.infolist()]
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts:
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, (2026, 8, 20, 8, 0, 0)), content, kind)


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
