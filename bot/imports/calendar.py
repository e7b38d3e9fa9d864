"""A calendar file: days without school, or with it, of schools and of the units above them (domain.md 10)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bot.imports.columns import DAYS, Column
from bot.imports.fields import Fields, fitting
from bot.imports.findings import Done, Problem, Report
from bot.imports.names import fold
from bot.imports.reading import read_tables
from bot.imports.tables import Line
from bot.imports.units import read_code
from bot.imports.values import Calendar, CalendarRow
from bot.imports.workbook import Progress, Sheet

LONGEST_BREAK = 120
"""Days that one row may name; the summer has some ninety."""

_OFF = ("", "nghi", "nghi hoc", "ngay nghi", "nghi le", "nghi tet", "off")
_SCHOOL = ("di hoc", "hoc", "ngay hoc", "hoc bu", "di hoc bu", "day bu", "hoc sinh di hoc")


@dataclass(slots=True)
class _Reader:
    """The rows taken so far, and what each day of a unit was last said to be."""

    report: Report
    unit: str | None
    rows: list[CalendarRow] = field(default_factory=list)
    said: dict[tuple[str, date], CalendarRow] = field(default_factory=dict)


def read_calendar(path: Path, unit: str | None = None, progress: Progress | None = None) -> Calendar:
    """Read the days of a file; `unit` is the code for rows that name none. Raises ImportRefused."""
    reader = _Reader(Report(), unit)

    def take(_sheet: Sheet, lines: Iterable[Line]) -> None:
        fields = Fields(reader.report)
        for line in lines:
            if row := _row(line, fields, reader):
                _note(row, line, reader)

    read_tables(path, DAYS, reader.report, take, progress)
    return Calendar(tuple(reader.rows), reader.report)


def _row(line: Line, fields: Fields, reader: _Reader) -> CalendarRow | None:
    reason, source = (
        fitting(reader.report, line.place(column), line.text(column)) for column in (Column.REASON, Column.SOURCE)
    )
    days = _days(line, fields, reader.report, is_blank=not (reason or source or line.text(Column.DAY_KIND)))
    if days is None:
        return None
    code = read_code(line, Column.UNIT_CODE) or reader.unit
    if code is None:
        reader.report.error(line.place(Column.UNIT_CODE), Problem.NO_CODE, Done.ROW_LEFT_OUT)
        return None
    kind = fold(line.text(Column.DAY_KIND))
    if kind not in _OFF and kind not in _SCHOOL:
        place, value = line.place(Column.DAY_KIND), line.text(Column.DAY_KIND)
        reader.report.error(place, Problem.UNKNOWN_DAY_KIND, Done.ROW_LEFT_OUT, value=value)
        return None
    if not source:
        reader.report.warning(line.place(Column.SOURCE), Problem.NO_SOURCE, Done.UNIT_FIELD_LEFT_EMPTY)
    return CalendarRow(code, *days, kind in _SCHOOL, reason, source, line.table.sheet, line.number)


def _days(line: Line, fields: Fields, report: Report, *, is_blank: bool) -> tuple[date, date] | None:
    """First and last day of a row; None, and said why, when they cannot be known for sure."""
    found: dict[Column, date | None] = {}
    for column in (Column.ON, Column.FROM_ON, Column.TO_ON):
        before = len(report.findings) + report.left_off
        found[column] = fields.date(line, column, line.cell(column), Done.ROW_LEFT_OUT)
        if len(report.findings) + report.left_off > before:
            return None
    first = found[Column.ON] or found[Column.FROM_ON]
    if first is None:
        if not is_blank or found[Column.TO_ON]:
            column = Column.ON if line.table.heading.has(Column.ON) else Column.FROM_ON
            report.error(line.place(column), Problem.NO_DAY, Done.ROW_LEFT_OUT)
        return None
    last = found[Column.TO_ON] or first
    if last < first:
        place = line.place(Column.TO_ON)
        report.error(place, Problem.DATES_REVERSED, Done.ROW_LEFT_OUT, value=f"{last:%d/%m/%Y}")
        return None
    if (last - first).days >= LONGEST_BREAK:
        value = f"{first:%d/%m/%Y}"
        report.error(line.place(Column.TO_ON), Problem.LONG_BREAK, Done.ROW_LEFT_OUT, value=value, most=LONGEST_BREAK)
        return None
    return first, last


def _note(row: CalendarRow, line: Line, reader: _Reader) -> None:
    """Take a row; a day said otherwise before (a school day within a break) is told once a row."""
    others = {on: reader.said[row.unit_code, on] for on in row.dates() if (row.unit_code, on) in reader.said}
    for on, other in others.items():
        if (other.is_school_day, other.reason, other.source) != (row.is_school_day, row.reason, row.source):
            value = f"{on:%d/%m/%Y}"
            reader.report.warning(line.place(), Problem.DAY_TWICE, Done.LATER_COUNTS, value=value, other=other.row)
            break
    reader.said.update({(row.unit_code, on): row for on in row.dates()})
    reader.rows.append(row)
