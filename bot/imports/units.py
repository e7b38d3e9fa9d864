"""A units file: who manages whom, from when to when."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from bot.imports.cells import read_id, text_of
from bot.imports.columns import UNITS, Column
from bot.imports.fields import Fields, fitting
from bot.imports.findings import Done, Problem, Report
from bot.imports.levels import read_levels
from bot.imports.limits import LONGEST_CODE
from bot.imports.names import fold
from bot.imports.reading import read_tables
from bot.imports.tables import Line
from bot.imports.values import UnitKind, UnitRow, Units
from bot.imports.workbook import Progress, Sheet

# First word or words of a level; longer ones first.
_LEVELS: tuple[tuple[str, UnitKind], ...] = (
    ("thanh pho thuoc", "district"),
    ("tp thuoc", "district"),
    ("thanh pho", "province"),
    ("tp", "province"),
    ("tram", "health_station"),
    ("bo", "ministry"),
    ("tinh", "province"),
    ("so", "province"),
    ("huyen", "district"),
    ("quan", "district"),
    ("thi xa", "district"),
    ("xa", "commune"),
    ("phuong", "commune"),
    ("thi tran", "commune"),
    ("dac khu", "commune"),
    ("truong", "school"),
    ("mam non", "school"),
    ("mau giao", "school"),
    ("tieu hoc", "school"),
    ("thcs", "school"),
    ("thpt", "school"),
    ("khoi", "grade"),
    ("lop", "class"),
    ("nhom", "class"),
)


def read_units(path: Path, progress: Progress | None = None) -> Units:
    """Read the units of a file. Raises ImportRefused."""
    report = Report()
    units: list[UnitRow] = []
    by_code: dict[str, list[UnitRow]] = {}

    def take(_sheet: Sheet, lines: Iterable[Line]) -> None:
        fields = Fields(report)
        for line in lines:
            unit = _unit(line, fields, report)
            if unit and _is_new(unit, line, by_code.setdefault(unit.code, []), report):
                units.append(unit)
                by_code[unit.code].append(unit)

    read_tables(path, UNITS, report, take, progress)
    return Units(tuple(units), report)


def read_level(text: str) -> UnitKind | None:
    """The kind of a unit from Cấp: "Phường" -> commune, "Trường Mầm non" -> school."""
    folded = fold(text)
    return next((kind for word, kind in _LEVELS if folded == word or folded.startswith(word + " ")), None)


def _unit(line: Line, fields: Fields, report: Report) -> UnitRow | None:
    code = read_id(line.cell(Column.CODE))[0]
    name = line.text(Column.UNIT_NAME)
    if not code:
        if name or line.text(Column.LEVEL):
            report.error(line.place(Column.CODE), Problem.NO_CODE, Done.ROW_LEFT_OUT)
        return None
    if not name:
        report.error(line.place(Column.UNIT_NAME), Problem.NO_UNIT_NAME, Done.ROW_LEFT_OUT, code=code)
        return None
    if len(code) > LONGEST_CODE:
        report.error(line.place(Column.CODE), Problem.TOO_LONG, Done.ROW_LEFT_OUT, value=code, most=LONGEST_CODE)
        return None
    name = fitting(report, line.place(Column.UNIT_NAME), name)
    kind = read_level(line.text(Column.LEVEL))
    if kind is None:
        place = line.place(Column.LEVEL)
        report.error(place, Problem.UNKNOWN_LEVEL, Done.ROW_LEFT_OUT, value=line.text(Column.LEVEL))
        return None
    from_on, to_on = read_period(line, fields, report)
    parent, station = read_code(line, Column.PARENT), read_code(line, Column.STATION)
    levels = _levels(line, report) if kind == "school" else None
    return UnitRow(code, name, kind, parent, station, from_on, to_on, line.table.sheet, line.number, levels)


def _levels(line: Line, report: Report) -> tuple[str, ...] | None:
    """Of which levels a school is, by Cấp học, else by a Cấp such as "Trường Tiểu học"; () where it is left open."""
    text = line.text(Column.SCHOOL_LEVEL)
    if text:
        levels = read_levels(text)
        if levels is None:
            report.error(
                line.place(Column.SCHOOL_LEVEL), Problem.UNKNOWN_SCHOOL_LEVEL, Done.UNIT_TAKEN_AS_BEFORE, value=text
            )
        return levels
    return read_levels(line.text(Column.LEVEL)) or (() if line.table.heading.has(Column.SCHOOL_LEVEL) else None)


def read_code(line: Line, column: Column) -> str | None:
    """A unit's code in a cell; None when blank or a dash."""
    code = text_of(line.cell(column)).replace(" ", "")
    return code if any(c.isalnum() for c in code) else None


def read_period(line: Line, fields: Fields, report: Report) -> tuple[date | None, date | None]:
    """From and to of a row, both included; an end before the beginning is reported and left open."""
    from_on = fields.date(line, Column.FROM_ON, line.cell(Column.FROM_ON), Done.UNIT_FIELD_LEFT_EMPTY)
    to_on = fields.date(line, Column.TO_ON, line.cell(Column.TO_ON), Done.UNIT_FIELD_LEFT_EMPTY)
    if from_on and to_on and to_on < from_on:
        place = line.place(Column.TO_ON)
        report.error(place, Problem.DATES_REVERSED, Done.UNIT_FIELD_LEFT_EMPTY, value=f"{to_on:%d/%m/%Y}")
        return from_on, None
    return from_on, to_on


def _is_new(unit: UnitRow, line: Line, others: list[UnitRow], report: Report) -> bool:
    """A code stands once per period (design.md 6)."""
    for other in others:
        if _overlap(other, unit):
            place = line.place(Column.CODE)
            report.error(place, Problem.CODE_TWICE, Done.ROW_LEFT_OUT, value=unit.code, other=other.row)
            return False
    return True


def _overlap(one: UnitRow, other: UnitRow) -> bool:
    return (one.from_on or date.min) <= (other.to_on or date.max) and (other.from_on or date.min) <= (
        one.to_on or date.max
    )
