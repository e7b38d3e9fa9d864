"""A school's roster file into pupils and staff."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from bot.imports.cells import text_of
from bot.imports.columns import PEOPLE, Column
from bot.imports.fields import Fields
from bot.imports.findings import Done, Place, Problem, Report
from bot.imports.names import class_key, class_name, fold, grade_of, is_class_code
from bot.imports.phones import Phone
from bot.imports.reading import read_tables
from bot.imports.refusals import AnotherKind
from bot.imports.tables import Line, Table, class_in
from bot.imports.twins import told_apart
from bot.imports.values import ContactRow, PupilRow, Relation, Roster, StaffRow
from bot.imports.workbook import Progress, Sheet

_STAFF_WORDS = re.compile(r"\b(giao vien|can bo|nhan vien|cbgv\w*|cb gv|cb|gv|doi ngu|nhan su|cong nhan vien)\b")
_PUPIL_WORDS = re.compile(r"\b(hoc sinh|hs|dshs|tre|tre em|chau|hoc vien)\b")
_NO_CLASS = re.compile(
    r"(worksheet|sheet|trang tinh|trang|bang|table|ds|dshs|danh sach|hoc sinh|hs|toan truong|truong|khoi|roster|data"
    r"|tong hop|can bo|giao vien|nhan vien|cbgv|mau|so lieu|tre)\b.*|(?:work)?sheet\d+|trangtinh\d+"
)
_PUPIL_COLUMNS = (
    Column.FATHER_NAME,
    Column.FATHER_PHONE,
    Column.MOTHER_NAME,
    Column.MOTHER_PHONE,
    Column.GUARDIAN_NAME,
    Column.BOARDING,
)
_SLIGHT = (Column.CLASS, Column.ORDINAL)
"""Columns that sheets fill in advance, for rows without anybody."""

_OTHER_KINDS = (("units", {"ma", "cap", "ma cap tren"}), ("duties", {"nhiem vu", "ma don vi"}))
"""Headings that no roster has together, by the command that reads them."""

_TEACHER_OF = re.compile(r"(?:giao vien chu nhiem|gv chu nhiem|gvcn|gv cn)\b(?! (?:nam hoc|truong|cac)\b) .+")
_HOMEROOM_TITLE = re.compile(r"(?:chu nhiem|gvcn)(?: lop)?\b", re.IGNORECASE)
_SECONDARY = 6


def read_roster(path: Path, progress: Progress | None = None, today: date | None = None) -> Roster:
    """Read the pupils and staff of a file; a bad field never drops a person. Raises ImportRefused.

    `today`: refuse birthdays that lie after it.
    """
    reading = _Reading(path.name, Report(), today)
    read_tables(path, PEOPLE, reading.report, reading.take, progress)
    reading.fields.finish()
    pupils = told_apart(reading.pupils, reading.report)
    reading.report.put_in_order()
    return Roster(pupils, tuple(reading.staff), reading.report)


class _Reading:
    """A roster being read."""

    def __init__(self, file: str, report: Report, today: date | None) -> None:
        self.file, self.report, self.fields = file, report, Fields(report, today)
        self.pupils: list[PupilRow] = []
        self.staff: list[StaffRow] = []
        self._told_table: Table | None = None

    def take(self, sheet: Sheet, lines: Iterable[Line]) -> None:
        """Take the rows of one sheet."""
        table, kind, without_phone, told_class = None, "", 0, None
        for line in lines:
            if line.table is not table:
                table, told_class = line.table, None
                kind = self._kind_of(table, sheet)
            if not kind:
                continue
            if kind == "staff":
                self._take_staff(line)
                continue
            class_of_sheet = line.table.title_class or self._class_of_sheet(line.table, sheet)
            pupil = self._pupil(line, class_of_sheet)
            if pupil is None:
                continue
            if not table.heading.has(Column.CLASS) and told_class != class_of_sheet:
                told_class = class_of_sheet
                self.report.info(Place(sheet.name, line.number), Problem.CLASS_FROM_TITLE, value=class_of_sheet)
            self._tell_other_class(line, pupil, sheet)
            without_phone += not pupil.contacts
            self.pupils.append(pupil)
        if without_phone:
            self.report.info(Place(sheet.name), Problem.NO_PHONE_AT_ALL, Done.NEED_SLIPS, n=without_phone)

    def _kind_of(self, table: Table, sheet: Sheet) -> str:
        """`pupils`, `staff`, or "" where it cannot be told."""
        heading = table.heading
        for kind, words in _OTHER_KINDS:
            if words <= set(map(fold, heading.labels.values())) and not heading.has(Column.BIRTHDAY, *_PUPIL_COLUMNS):
                raise AnotherKind(file=self.file, kind=kind)
        told = " ".join(_TEACHER_OF.sub("", fold(title)) for title in table.titles)
        whose = fold(table.place(1, Column.NAME).heading)
        if heading.has(*_PUPIL_COLUMNS):
            return "pupils"
        if _STAFF_WORDS.search(fold(sheet.name)) or _STAFF_WORDS.search(whose) or whose.startswith("gvcn"):
            return "staff"
        if heading.has(Column.HOMEROOM) and (heading.has(Column.TITLE) or not heading.has(Column.CLASS)):
            return "staff"
        if is_class_code(sheet.name) or _PUPIL_WORDS.search(f"{fold(sheet.name)} {told} {whose}"):
            return "pupils"
        if heading.has(Column.TITLE) or _STAFF_WORDS.search(told):
            return "staff"
        if heading.has(Column.CLASS, Column.MINISTRY_ID, Column.BIRTHDAY, Column.BORN_YEAR, Column.SCHOOL_CODE):
            return "pupils"
        if table.title_class or _class_of_name(sheet):
            return "pupils"
        self.report.error(Place(sheet.name, heading.last_row), Problem.UNCLEAR_SHEET, Done.SHEET_LEFT_OUT)
        return ""

    def _tell_other_class(self, line: Line, pupil: PupilRow, sheet: Sheet) -> None:
        """Say so where the row, the title and the sheet's name do not name one class; the nearest one counts."""
        titles = (line.table.title_class, sheet.name if is_class_code(sheet.name) else None)
        codes = [class_name(title) for title in titles if title and is_class_code(title)]
        other = next((code for code in codes if class_key(code) != class_key(pupil.class_name)), None)
        if other is None or (not line.table.heading.has(Column.CLASS) and self._told_table is line.table):
            return
        self._told_table = line.table
        values = {"value": pupil.class_name, "other": other}
        self.report.warning(line.place(Column.CLASS), Problem.CLASS_DISAGREES, Done.TAKEN_AS_WRITTEN, **values)

    def _class_of_sheet(self, table: Table, sheet: Sheet) -> str | None:
        """The class a sheet's name stands for; beside a class column only a code such as 2A is taken for one."""
        if table.heading.has(Column.CLASS) and not is_class_code(sheet.name):
            return None
        return _class_of_name(sheet)

    def _named(self, line: Line) -> str:
        """The name, or "" after telling why the row is left out."""
        values = [cell for cell in line.row.cells if cell is not None]
        if len(values) == 1 and ":" in (note := text_of(values[0])):
            self.report.warning(line.place(), Problem.NOT_A_PERSON, Done.ROW_LEFT_OUT, value=note)
            return ""
        name = self.fields.name(line)
        if any(c.isalpha() for c in name):
            if len(values) > 1 or len(name.split()) < 7:
                return name
            self.report.warning(line.place(), Problem.NOT_A_PERSON, Done.ROW_LEFT_OUT, value=name)
        elif name or any(line.text(column) for column in line.table.heading.columns if column not in _SLIGHT):
            self.report.error(line.place(Column.NAME), Problem.NO_NAME, Done.ROW_LEFT_OUT)
        return ""

    def _pupil(self, line: Line, class_of_sheet: str | None) -> PupilRow | None:
        name = self._named(line)
        if not name:
            return None
        school_class = self.fields.class_name(line, Column.CLASS) or class_of_sheet
        if not school_class:
            self.report.error(line.place(Column.CLASS), Problem.NO_CLASS, Done.ROW_LEFT_OUT, name=name)
            return None
        ministry_id = self.fields.code(line, Column.MINISTRY_ID)
        school_code = self.fields.code(line, Column.SCHOOL_CODE)
        if school_code and not line.table.heading.has(Column.MINISTRY_ID) and _is_ministry_id(school_code):
            ministry_id, school_code = school_code, None
        return PupilRow(
            name,
            self.fields.birthday(line),
            school_class,
            ministry_id,
            school_code,
            self.fields.gender(line),
            self._contacts(line, school_class),
            self.fields.mark(line, Column.BOARDING),
            line.table.sheet,
            line.number,
        )

    def _contacts(self, line: Line, school_class: str) -> tuple[ContactRow, ...]:
        father = self.fields.phones(line, Column.FATHER_PHONE)
        mother = self.fields.phones(line, Column.MOTHER_PHONE)
        names: dict[Relation, str] = {
            "father": self.fields.parent(line, Column.FATHER_NAME),
            "mother": self.fields.parent(line, Column.MOTHER_NAME),
            "guardian": self.fields.parent(line, Column.GUARDIAN_NAME),
        }
        found: dict[str, Relation] = {}
        shared = {phone.number for phone in father} & {phone.number for phone in mother}
        for phone in (*father, *mother):
            relation: Relation = "father" if phone in father else "mother"
            if phone.number in shared:
                relation = self._owner_of_shared(line, phone, names)
            found.setdefault(phone.number, relation)
        for phone in self.fields.phones(line, Column.GUARDIAN_PHONE):
            found.setdefault(phone.number, _said(phone, "guardian"))
        for phone in self.fields.phones(line, Column.OWN_PHONE):
            found.setdefault(phone.number, "self")
        plain: Relation = "self" if _is_pupils_own(line, school_class) else "guardian"
        for phone in self.fields.phones(line, Column.PHONE):
            found.setdefault(phone.number, _said(phone, plain))
        return tuple(ContactRow(relation, names.get(relation) or None, number) for number, relation in found.items())

    def _owner_of_shared(self, line: Line, phone: Phone, names: dict[Relation, str]) -> Relation:
        """Whose a number is that stands for both: of the one with a name, else the family's."""
        if bool(names["father"]) != bool(names["mother"]):
            return "father" if names["father"] else "mother"
        self.report.info(
            line.place(Column.MOTHER_PHONE), Problem.ONE_PHONE_TWICE, Done.TAKEN_AS_GUARDIAN, value=phone.typed
        )
        return "guardian"

    def _take_staff(self, line: Line) -> None:
        name = self._named(line)
        if not name:
            return
        title = line.text(Column.TITLE) or None
        phones = [
            phone.number
            for column in (Column.PHONE, Column.OWN_PHONE, Column.GUARDIAN_PHONE)
            for phone in self.fields.phones(line, column)
        ]
        self.staff.append(
            StaffRow(
                name,
                tuple(dict.fromkeys(phones)),
                title,
                self._homeroom(line, title),
                self.fields.birthday(line),
                self.fields.gender(line),
                self.fields.code(line, Column.MINISTRY_ID),
                self.fields.code(line, Column.SCHOOL_CODE),
                line.table.sheet,
                line.number,
            )
        )

    def _homeroom(self, line: Line, title: str | None) -> str | None:
        if line.table.heading.has(Column.HOMEROOM):
            named = line.text(Column.HOMEROOM)
            if not any(c.isalnum() for c in named) or fold(named) in ("khong", "ko", "x"):
                return None
            return self.fields.class_name(line, Column.HOMEROOM)
        if line.table.heading.has(Column.CLASS) and not line.table.heading.has(Column.TITLE):
            return self.fields.class_name(line, Column.CLASS)
        if title and (found := _HOMEROOM_TITLE.search(fold(title))):
            return (
                class_in([title])
                or class_name(fold(title)[found.end() :])
                or self.fields.class_name(line, Column.CLASS)
            )
        return None


def _class_of_name(sheet: Sheet) -> str | None:
    """The class a sheet's name tells: "2A", "Lớp Thỏ Ngọc", "Thỏ Ngọc"; not "Sheet1"."""
    name = sheet.name.replace("_", " ")
    if is_class_code(name):
        return class_name(name)
    if fold(name).startswith("lop "):
        return class_name(name.replace("-", " ")) or None
    if sheet.is_csv or _NO_CLASS.fullmatch(fold(name)):
        return None
    return class_name(name) or None


def _is_ministry_id(code: str) -> bool:
    """Mã định danh Bộ GD&ĐT has 10 digits, số định danh cá nhân 12."""
    return code.isdigit() and len(code) in (10, 12)


def _said(phone: Phone, otherwise: Relation) -> Relation:
    """Whose number the cell itself says it is: "0590000123 (mẹ)"."""
    return "mother" if phone.relation == "mother" else "father" if phone.relation == "father" else otherwise


def _is_pupils_own(line: Line, school_class: str) -> bool:
    """A plain "SĐT" beside the parents' own columns is the pupil's from grade 6 on; anywhere else the family's."""
    parents = line.table.heading.has(Column.FATHER_PHONE, Column.MOTHER_PHONE, Column.GUARDIAN_PHONE)
    return parents and (grade_of(school_class) or 0) >= _SECONDARY
