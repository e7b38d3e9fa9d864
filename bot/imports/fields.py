"""One field of one row: read, and what is wrong with it reported."""

from collections import Counter
from datetime import date

from bot.imports.cells import read_gender, read_id, read_mark, text_of
from bot.imports.columns import Column
from bot.imports.findings import Done, Place, Problem, Report, Severity
from bot.imports.limits import LONGEST_NAME
from bot.imports.names import class_name, clean_name, is_odd, looks_like_old_font, split_remark
from bot.imports.phones import Phone, read_phones
from bot.imports.tables import Line
from bot.imports.times import is_year_only, read_date
from bot.imports.values import Gender
from bot.imports.workbook import Cell

_FIRST_BIRTHDAY = date(1925, 1, 1)
_MANY = 3


def fitting(report: Report, place: Place, text: str) -> str:
    """As much of a text as the tables take; that it was cut is reported."""
    if len(text) <= LONGEST_NAME:
        return text
    report.warning(place, Problem.TOO_LONG, Done.CUT, value=text, most=LONGEST_NAME)
    return text[:LONGEST_NAME].rstrip()


class Fields:
    """Reads the fields of lines into a report; counts what would be the same finding in every row."""

    def __init__(self, report: Report, today: date | None = None) -> None:
        """`today`: birthdays after it are refused; None: not checked."""
        self.report, self.today = report, today
        self._lost_zero: Counter[Place] = Counter()
        self._dates: dict[Place, list[tuple[bool, bool]]] = {}

    def name(self, line: Line) -> str:
        """The person's name, "" if there is none."""
        typed = line.text(Column.NAME) or " ".join(
            filter(None, (line.text(Column.FAMILY_NAME), line.text(Column.GIVEN_NAME)))
        )
        column = Column.NAME if line.table.heading.has(Column.NAME) else Column.GIVEN_NAME
        parts = [line.text(part) for part in (Column.FAMILY_NAME, Column.GIVEN_NAME)]
        if column is Column.GIVEN_NAME and any(parts) and not all(parts):
            self.report.warning(line.place(column), Problem.HALF_NAME, Done.TAKEN_AS_WRITTEN, value=clean_name(typed))
        name, remark = split_remark(clean_name(typed))
        if remark:
            self.report.info(line.place(column), Problem.REMARK_IN_NAME, Done.LEFT_OUT, value=remark)
        if not any(map(str.isalpha, name)):
            return name  # whoever asked for it says that it is none
        if looks_like_old_font(name):
            self.report.error(line.place(column), Problem.OLD_FONT, Done.TAKEN_AS_WRITTEN, value=name)
        elif is_odd(name):
            self.report.warning(line.place(column), Problem.ODD_NAME, Done.TAKEN_AS_WRITTEN, value=name)
        return name

    def parent(self, line: Line, column: Column) -> str:
        """The name of a father, mother or guardian, "" if there is none."""
        name, _remark = split_remark(clean_name(line.text(column)))
        return name if any(c.isalpha() for c in name) and not is_odd(name) else ""

    def birthday(self, line: Line) -> date | None:
        """The birthday, in one column or in three."""
        column = Column.BIRTHDAY
        cell: Cell = line.cell(column)
        if not line.table.heading.has(column) and line.table.heading.has(Column.BORN_YEAR):
            column = Column.BORN_YEAR
            parts = [line.text(part) for part in (Column.BORN_DAY, Column.BORN_MONTH, Column.BORN_YEAR)]
            cell = "/".join(parts) if all(parts) else " ".join(filter(None, parts)) or None
        on = self.date(line, column, cell, Done.FIELD_LEFT_EMPTY)
        if on is None:
            return None
        self._dates.setdefault(line.table.place(0, column), []).append((isinstance(cell, date), on.day <= 12))
        if on < _FIRST_BIRTHDAY or (self.today and on >= self.today):
            problem = Problem.FUTURE_DATE
            self.report.error(line.place(column), problem, Done.FIELD_LEFT_EMPTY, value=text_of(cell))
            return None
        return on

    def date(self, line: Line, column: Column, cell: Cell, done: Done) -> date | None:
        """A date; blank is none."""
        if not text_of(cell) or not text_of(cell).strip("-–/. "):
            return None
        on = read_date(cell)
        if on is None:
            problem = Problem.YEAR_ONLY if is_year_only(cell) else Problem.BAD_DATE
            self.report.error(line.place(column), problem, done, value=text_of(cell))
        return on

    def phones(self, line: Line, column: Column) -> list[Phone]:
        """Every number of a column's cells."""
        found: list[Phone] = []
        for nth, cell in enumerate(line.cells(column)):
            phones = read_phones(cell)
            place = line.place(column, nth)
            done = Done.OTHERS_TAKEN if phones.found else Done.FIELD_LEFT_EMPTY
            for junk in phones.junk:
                self.report.error(place, Problem.BAD_PHONE, done, value=junk)
            for phone in phones.found:
                if phone.old_prefix:
                    new = f"0{phone.number.removeprefix('+84')}"
                    self.report.warning(place, Problem.OLD_PREFIX, Done.CONVERTED, value=phone.typed, new=new)
                if phone.lost_zero:
                    self._lost_zero[line.table.place(0, column, nth)] += 1
            found += phones.found
        return found

    def gender(self, line: Line) -> Gender | None:
        """From "Giới tính", or from a column "Nữ" with marks."""
        heading = line.table.heading
        if heading.has(Column.GENDER):
            cell = line.cell(Column.GENDER)
            gender = read_gender(cell)
            if gender is None and text_of(cell):
                self._bad(line, Column.GENDER, Problem.BAD_GENDER, cell)
            return "female" if gender == "female" else "male" if gender == "male" else None
        if heading.has(Column.IS_FEMALE):
            cell = line.cell(Column.IS_FEMALE)
            woman = True if read_gender(cell) == "female" else read_mark(cell)
            if woman is None:
                self._bad(line, Column.IS_FEMALE, Problem.BAD_MARK, cell)
                return None
            return "female" if woman else "male"
        return None

    def mark(self, line: Line, column: Column) -> bool | None:
        """A yes mark; None without such a column or when unreadable."""
        if not line.table.heading.has(column):
            return None
        mark = read_mark(line.cell(column))
        if mark is None:
            self._bad(line, column, Problem.BAD_MARK, line.cell(column))
        return mark

    def code(self, line: Line, column: Column) -> str | None:
        """A pupil's or staff member's id."""
        cell = line.cell(column)
        if not text_of(cell):
            return None
        code, completed = read_id(cell)
        if code is None:
            self._bad(line, column, Problem.BAD_ID, cell)
        elif completed:
            self.report.info(line.place(column), Problem.ID_LOST_ZERO, Done.CONVERTED, value=text_of(cell), new=code)
        return code

    def class_name(self, line: Line, column: Column) -> str | None:
        """A class as written in a row."""
        cell = line.cell(column)
        if isinstance(cell, date):  # 8/11 typed into Excel
            name = f"{cell.day}/{cell.month}"
            self.report.warning(line.place(column), Problem.CLASS_AS_DATE, Done.CONVERTED, new=name)
            return name
        return fitting(self.report, line.place(column), class_name(text_of(cell))) or None

    def finish(self) -> None:
        """Report what was counted."""
        for place, count in self._lost_zero.items():
            self.report.info(place, Problem.LOST_ZERO, Done.COMPLETED, n=count)
        for place, dates in self._dates.items():
            real = [small for is_date, small in dates if is_date]
            typed = [small for is_date, small in dates if not is_date]
            # Excel in English turns 5/9 into May 9th and leaves 25/9 as text.
            if len(real) >= _MANY and len(typed) >= _MANY and all(real) and not any(typed):
                self.report.warning(place, Problem.SWAPPED_DATES, Done.TAKEN_AS_WRITTEN)

    def _bad(self, line: Line, column: Column, problem: Problem, cell: Cell) -> None:
        self.report.add(Severity.ERROR, line.place(column), problem, Done.FIELD_LEFT_EMPTY, value=text_of(cell))
