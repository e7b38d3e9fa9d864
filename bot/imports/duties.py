"""A duties file: who answers for what, at which unit, in which order and hours."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from bot.imports.cells import text_of
from bot.imports.columns import DUTIES, Column
from bot.imports.fields import Fields
from bot.imports.findings import Done, Problem, Report
from bot.imports.names import fold
from bot.imports.reading import read_tables
from bot.imports.tables import Line
from bot.imports.times import read_minute, read_weekdays
from bot.imports.units import read_code, read_period
from bot.imports.values import Duties, DutyKind, DutyRow
from bot.imports.workbook import Progress, Sheet

_HIGHEST_ORDER = 99
LONGEST_ROTA = 8
"""Weeks that may be in turn."""
_KINDS: tuple[tuple[str, DutyKind], ...] = (
    (r"(?:pho hieu truong|phht|p hieu truong|pht|cap pho)(?: .*)?", "deputy_head"),
    (r"(?:hieu truong|ht)(?: .*)?", "principal"),
    (
        r"(?:can bo |nhan vien |nv |phu trach |nguoi phu trach )*(?:y te truong(?: hoc)?|y te hoc duong|y te)"
        r"(?: kiem nhiem| chuyen trach| nha truong)?",
        "school_health",
    ),
    (r"(?:giao vien|gv) ?(?:chu nhiem|cn)(?: .*)?|gvcn(?: .*)?|chu nhiem(?: .*)?", "homeroom"),
    (r"(?:can bo |phu trach )?(?:quan l[yi]|ql|quan sinh) ?(?:hoc sinh )?noi tru(?: .*)?|quan sinh", "boarding"),
    (r"dau moi (?:cua )?(?:so|tinh|thanh pho)(?: .*)?|can bo dau moi so(?: .*)?", "province_contact"),
    (r"(?:can bo )?dau moi(?: .*)?", "district_contact"),
    (r"(?:can bo |nhan vien |truong )*tram(?: y te)?(?: xa| phuong)?(?: .*)?", "health_station"),
    (r"(?:nguoi |can bo )?van hanh(?: .*)?|quan tri(?: .*)?", "operator"),
)


def read_duties(path: Path, progress: Progress | None = None) -> Duties:
    """Read the duties of a file. Raises ImportRefused."""
    report = Report()
    duties: list[DutyRow] = []
    holders: Counter[tuple[str, str]] = Counter()

    def take(_sheet: Sheet, lines: Iterable[Line]) -> None:
        fields = Fields(report)
        for line in lines:
            if duty := _duty(line, fields, report, holders):
                duties.append(duty)
        fields.finish()

    read_tables(path, DUTIES, report, take, progress)
    return Duties(tuple(duties), report)


def read_duty(text: str) -> DutyKind | None:
    """The kind of a duty from Nhiệm vụ: "Y tế trường học (kiêm nhiệm)" -> school_health."""
    folded = fold(text).removeprefix("kiem nhiem ")
    return next((kind for pattern, kind in _KINDS if re.fullmatch(pattern, folded)), None)


def _duty(line: Line, fields: Fields, report: Report, holders: Counter[tuple[str, str]]) -> DutyRow | None:
    name = fields.name(line)
    if not name:
        if line.text(Column.DUTY) or line.text(Column.UNIT_CODE):
            report.error(line.place(Column.NAME), Problem.NO_NAME, Done.ROW_LEFT_OUT)
        return None
    kind = read_duty(line.text(Column.DUTY))
    if kind is None:
        place = line.place(Column.DUTY)
        report.error(place, Problem.UNKNOWN_DUTY, Done.ROW_LEFT_OUT, value=line.text(Column.DUTY))
        return None
    unit_code = read_code(line, Column.UNIT_CODE)
    if unit_code is None:
        report.error(line.place(Column.UNIT_CODE), Problem.NO_CODE, Done.ROW_LEFT_OUT)
        return None
    phones = fields.phones(line, Column.PHONE)
    if not phones and not line.text(Column.PHONE).strip("-–. "):
        report.warning(line.place(Column.PHONE), Problem.NO_PHONE, Done.UNIT_FIELD_LEFT_EMPTY, name=name)
    from_on, to_on = read_period(line, fields, report)
    holders[unit_code, kind] += 1
    return DutyRow(
        name,
        phones[0].number if phones else None,
        kind,
        unit_code,
        _order(line, report) or holders[unit_code, kind],
        *_hours(line, report),
        _weekdays(line, report),
        *_rota(line, report),
        from_on,
        to_on,
        line.table.sheet,
        line.number,
    )


def _order(line: Line, report: Report) -> int | None:
    cell = line.cell(Column.ORDER)
    text = text_of(cell)
    if not text:
        return None
    if text.isascii() and text.isdigit() and 1 <= int(text) <= _HIGHEST_ORDER:
        return int(text)
    report.error(line.place(Column.ORDER), Problem.BAD_ORDER, Done.FIELD_LEFT_EMPTY, value=text)
    return None


def _hours(line: Line, report: Report) -> tuple[int | None, int | None]:
    """From and to in minutes; half a pair means from midnight, or to midnight."""
    minutes: list[int | None] = []
    for column in (Column.FROM_HOUR, Column.TO_HOUR):
        cell = line.cell(column)
        minute = read_minute(cell)
        if minute is None and text_of(cell).strip("- "):
            report.error(line.place(column), Problem.BAD_HOUR, Done.FIELD_LEFT_EMPTY, value=text_of(cell))
            return None, None  # half a watch could leave nobody: better always
        minutes.append(minute)
    first, last = minutes
    if first is None and last is None:
        return None, None
    return first or 0, 1440 if last is None else last


def _rota(line: Line, report: Report) -> tuple[int | None, int | None]:
    """ "1/2" is the first of two weeks in turn, also where Excel made a date of it; blank every week."""
    cell, text = line.cell(Column.ROTA), line.text(Column.ROTA).strip("- ")
    if not text:
        return None, None
    if isinstance(cell, date):
        week, weeks = sorted((cell.day, cell.month))
    else:
        found = re.fullmatch(r"(?:tuan )?(\d{1,2}) (?:trong |tren )?(\d{1,2})(?: tuan)?", fold(text))
        week, weeks = (int(found[1]), int(found[2])) if found else (0, 0)
    if 1 <= week <= weeks and 2 <= weeks <= LONGEST_ROTA:
        return weeks, week
    # every week is one too many rather than one too few
    report.error(line.place(Column.ROTA), Problem.BAD_ROTA, Done.FIELD_LEFT_EMPTY, value=text)
    return None, None


def _weekdays(line: Line, report: Report) -> str | None:
    cell = line.cell(Column.WEEKDAYS)
    if not text_of(cell).strip("- "):
        return None
    days = read_weekdays(cell)
    if days is None:
        report.error(line.place(Column.WEEKDAYS), Problem.BAD_WEEKDAYS, Done.FIELD_LEFT_EMPTY, value=text_of(cell))
    return days
