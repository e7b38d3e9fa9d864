"""Storing what files say: compared with what is known, then written in short transactions, each whole in itself.

A run that is broken off is finished by running it again: the same file twice changes nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.engine import Connection

from bot.clock import local_date
from bot.errors import Mistake
from bot.imports.planning import Plan, plan_roster
from bot.imports.state import SchoolState, school_year
from bot.imports.tree import checked, places
from bot.imports.values import Roster, UnitRow
from storage.changes import Change, store
from storage.changes.outbox import Priority, Push
from storage.changes.units import ChangeEdge, ChangeUnit, MakeEdge, MakeUnit
from storage.database import Database
from storage.queries import roster as known
from storage.queries.leavers import principals_of
from storage.queries.reach import Address
from storage.queries.units import unit_by_code

CHUNK = 200
EARLIEST = date(2000, 1, 1)
"""Since when a unit stands whose file names no day."""

Told = Callable[[int, int], None]
"""Progress: groups written, groups in all."""


class NoSchool(Mistake):
    """The roster's school is not known."""

    sentence = "No school has the code {code} today. Please import the units first, or check --unit."


@dataclass
class Stored:
    """What an import of units, duties or days comes to.

    `unknown`: lines whose unit is not known, by row; `unfit`: lines whose unit is none for this. `alone`: units taken
    without a manager or station that is not known; `circular`: those that would manage themselves in the end;
    `no_station`: those whose station is another kind of unit.
    """

    made: int = 0
    changed: int = 0
    unchanged: int = 0
    unknown: list[tuple[int, str]] = field(default_factory=list)
    unfit: list[tuple[int, str]] = field(default_factory=list)
    alone: list[tuple[int, str]] = field(default_factory=list)
    circular: list[tuple[int, str]] = field(default_factory=list)
    no_station: list[tuple[int, str]] = field(default_factory=list)


def store_roster(
    database: Database, now: datetime, code: str, roster: Roster, *, dry_run: bool = False, told: Told | None = None
) -> Plan:
    """Compare a roster with its school and write the difference. Raises NoSchool."""
    with database.reading() as connection:
        state = _school_state(connection, database, now, code)
        principals = principals_of(connection, state.id, state.today)
    plan = plan_roster(state, roster)
    if plan.newly_missing:
        plan.changes.append([_ask_of_leavers(state, address) for address in principals])
    if not dry_run:
        write_groups(database, plan.changes, told)
    return plan


def _ask_of_leavers(state: SchoolState, address: Address) -> Push:
    """One message a day to a principal, for one confirmation; in the last transaction, when all leavers are marked."""
    key = f"leavers:{state.id}:{state.today.isoformat()}:{address.account_id}"
    return Push(key, *address.to, "leavers", Priority.DIGEST, state.now, {"school": state.id})


def _school_state(connection: Connection, database: Database, now: datetime, code: str) -> SchoolState:
    today = local_date(now)
    unit = unit_by_code(connection, code, today)
    if unit is None or unit.kind != "school":
        raise NoSchool(code=code)
    year = school_year(today)
    units = known.all_units(connection)
    own = next(row for row in units if row.id == unit.id)
    classes = [row for row in units if row.school_id == unit.id and row.kind == "class"]
    class_ids = {row.id for row in classes}
    return SchoolState(
        id=unit.id,
        code=unit.code,
        from_on=own.from_on,
        pupils=known.people_of(connection, database.sealer, unit.id, "pupil", today),
        staff=known.people_of(connection, database.sealer, unit.id, "staff", today),
        classes={row.name: row.id for row in classes if row.school_year == year},
        homerooms=[d for d in known.all_duties(connection) if d.kind == "homeroom" and d.unit_id in class_ids],
        old_classes=[row.id for row in classes if row.school_year is not None and row.school_year < year],
        today=today,
        now=now,
        year=year,
        codes={row.name: row.code for row in classes if row.school_year == year},
    )


def write_groups(database: Database, groups: Sequence[Sequence[Change]], told: Told | None) -> None:
    """Write the groups in order; a chunk is one transaction, so that the bot is never kept waiting long."""
    for start in range(0, len(groups), CHUNK):
        chunk = [change for group in groups[start : start + CHUNK] for change in group]
        database.write(lambda c, chunk=chunk: store(c, database.sealer, chunk)).result()  # type: ignore[misc]
        if told:
            told(min(start + CHUNK, len(groups)), len(groups))


def store_units(
    database: Database, rows: Sequence[UnitRow], *, today: date | None = None, dry_run: bool = False
) -> Stored:
    """Compare a units file with the tree and write the difference. `today`: whose school year undated classes get."""
    with database.reading() as connection:
        there, edges = known.all_units(connection), known.all_edges(connection)
    stored = Stored()
    rows = checked(rows, there, edges, stored, today)
    by_key = {(row.code, row.from_on): row for row in there}
    firsts: dict[str, list[date]] = {}
    for code, since in [*by_key, *((row.code, row.from_on or EARLIEST) for row in rows)]:
        firsts.setdefault(code, []).append(since)
    groups: list[list[Change]] = []
    for row in rows:
        changes = [*_unit(row, by_key), *_edges(row, by_key, edges, firsts)]
        known_before = (row.code, row.from_on or EARLIEST) in by_key
        stored.made += not known_before
        stored.changed += known_before and bool(changes)
        stored.unchanged += known_before and not changes
        groups.append(changes)
    if not dry_run:
        write_groups(database, groups, None)
        with database.reading() as connection:
            placed = list(places(known.all_units(connection), known.all_edges(connection)))
        write_groups(database, [placed], None)
    return stored


def _last(row: UnitRow) -> date | None:
    """Files name the last day, rows the day after it."""
    return row.to_on + timedelta(days=1) if row.to_on else None


def _unit(row: UnitRow, by_key: dict[tuple[str, date], Any]) -> Iterator[Change]:
    since = row.from_on or EARLIEST
    there = by_key.get((row.code, since))
    # a file that does not speak of levels leaves them as they are
    levels = there and there.levels if row.levels is None else " ".join(row.levels) or None
    if there is None:
        yield MakeUnit(row.code, row.name, row.kind, since, _last(row), levels=levels)
    elif (there.name, there.kind, there.levels, there.to_on) != (row.name, row.kind, levels, _last(row)):
        yield ChangeUnit(there.id, row.name, row.kind, levels, _last(row))


def _edges(
    row: UnitRow, by_key: dict[tuple[str, date], Any], edges: Sequence[Any], firsts: dict[str, list[date]]
) -> Iterator[Change]:
    since = row.from_on or EARLIEST
    there = by_key.get((row.code, since))
    codes = {each.id: (each.code, each.from_on) for each in by_key.values()}
    for kind, target in (("managed_by", row.parent), ("health_station", row.station)):
        if target is None or target not in firsts:
            continue
        # the target as it stands on the unit's first day, else its earliest
        target_from = max((day for day in firsts[target] if day <= since), default=min(firsts[target]))
        edge = next(
            (e for e in edges if there is not None and (e.unit_id, e.kind, e.from_on) == (there.id, kind, since)), None
        )
        if edge is None:
            yield MakeEdge(row.code, since, target, target_from, kind, since, _last(row))
        elif codes.get(edge.target_id) != (target, target_from) or edge.to_on != _last(row):
            yield ChangeEdge(edge.id, target, target_from, _last(row))
