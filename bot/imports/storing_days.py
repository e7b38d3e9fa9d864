"""Storing a calendar: compared with the days that are known, then written; the same file twice changes nothing."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.clock import local_date
from bot.imports.storing import Stored, write_groups
from bot.imports.values import CalendarRow
from storage.changes import Change
from storage.changes.school_days import PlanAgain, SetDay
from storage.database import Database
from storage.queries.calendar import known_days
from storage.queries.units import UnitRow, schools_below, unit_by_code

_WITHOUT_DAYS = ("class", "grade", "health_station")
"""Units below a school follow it, and stations have no school days."""


def store_calendar(database: Database, now: datetime, rows: Sequence[CalendarRow], *, dry_run: bool = False) -> Stored:
    """Compare a calendar with the days that are known and write the difference; counts are days.

    Rows of a unit that is not known today come back in `unknown`, of one that follows another in `unfit`.
    """
    today = local_date(now)
    with database.reading() as connection:
        units = {code: unit_by_code(connection, code, today) for code in sorted({row.unit_code for row in rows})}
        known = known_days(connection, [unit.id for unit in units.values() if unit is not None])
        stored, days = _compare(rows, units, known)
        changed = sorted({day.unit_id for day in days})
        schools = sorted({school.id for unit in changed for school in schools_below(connection, unit, today)})
    if days and not dry_run:
        again: list[Change] = [PlanAgain(school) for school in schools]
        # last, so that whoever plans in between plans once more
        write_groups(database, [*([day] for day in days), again], None)
    return stored


def _compare(
    rows: Sequence[CalendarRow], units: dict[str, UnitRow | None], known: dict[tuple[int, date], tuple[bool, str, str]]
) -> tuple[Stored, list[SetDay]]:
    stored = Stored()
    wanted: dict[tuple[int, date], tuple[bool, str, str]] = {}
    for row in rows:
        unit = units[row.unit_code]
        if unit is None or unit.kind in _WITHOUT_DAYS:
            (stored.unknown if unit is None else stored.unfit).append((row.row, row.unit_code))
            continue
        for on in row.dates():
            wanted[unit.id, on] = (row.is_school_day, row.reason, row.source)
    for key, said in wanted.items():
        stored.made += key not in known
        stored.changed += key in known and known[key] != said
        stored.unchanged += known.get(key) == said
    return stored, [
        SetDay(unit_id, on, *said) for (unit_id, on), said in wanted.items() if known.get((unit_id, on)) != said
    ]
