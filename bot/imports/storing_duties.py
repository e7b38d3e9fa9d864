"""Storing who has which duty: people known again, duties compared, whoever is gone from a newer file listed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.engine import Connection

from bot.clock import local_date
from bot.imports.matching import keeps_name
from bot.imports.names import name_key
from bot.imports.storing import Stored, write_groups
from bot.imports.values import DutyRow
from storage.changes import Change
from storage.changes.duties import AssignDuty, ChangeDuty
from storage.changes.roster import CorrectPerson, ListPerson
from storage.database import Database
from storage.queries import roster as known
from storage.queries.roster import KnownPerson
from storage.queries.units import UnitRow as KnownUnit
from storage.queries.units import unit_by_code
from storage.sealing import new_uid

_AT = {
    "principal": {"school"},
    "deputy_head": {"school"},
    "school_health": {"school"},
    "boarding": {"school"},
    "homeroom": {"class"},
    "district_contact": {"commune", "district", "province"},
    "health_station": {"health_station"},
    "province_contact": {"province", "ministry"},
}
"""The units a duty can be at; an operator's can be anywhere."""


@dataclass
class StoredDuties(Stored):
    """What a duties file comes to. `misplaced`: rows whose duty is none of their unit (row, code, name);
    `shared`: rows whose number stands for somebody else too (row, name); `gone`: duties at the file's units that it
    does not name (name, duty, code)."""

    misplaced: list[tuple[int, str, str]] = field(default_factory=list)
    shared: list[tuple[int, str]] = field(default_factory=list)
    gone: list[tuple[str, str, str]] = field(default_factory=list)


def store_duties(database: Database, now: datetime, rows: Sequence[DutyRow], *, dry_run: bool = False) -> StoredDuties:
    """Compare a duties file with the duties and write the difference; people are known by phone, else by name."""
    today = local_date(now)
    stored = StoredDuties()
    with database.reading() as connection:
        units = {row.unit_code: unit_by_code(connection, row.unit_code, today) for row in rows}
        fit = list(_fitting(rows, units, stored))
        people = _People(connection, database, [row for row, _ in fit], today)
        duties = _Duties(known.all_duties(connection), [row for row, _ in fit], today)
        schools = {row.id: row.school_id for row in known.all_units(connection)}
        there_now = duties.living_at({unit.id for _, unit in fit})
        holders = known.people_by_key(connection, database.sealer, sorted({d.person_id for d in there_now}))
    for duty in there_now:
        if duty.person_id in holders:
            people.holders[duty.unit_id, name_key(holders[duty.person_id].name)] = holders[duty.person_id]
    groups: list[list[Change]] = []
    for row, unit in fit:
        school = unit.id if unit.kind == "school" else schools[unit.id]
        person_id, uid, changes = people.find_or_make(row, unit, school)
        there = duties.take(person_id, unit.id, row)
        changes = [*changes, *_duty(row, there, uid, unit.id, today)]
        stored.made += there is None
        stored.changed += there is not None and bool(changes)
        stored.unchanged += there is not None and not changes
        groups.append(changes)
    stored.shared = people.shared
    codes = {unit.id: unit.code for _, unit in fit}
    left = [duty for duty in duties.living_at(set(codes)) if duty.person_id in holders]
    stored.gone = [(holders[duty.person_id].name, duty.kind, codes[duty.unit_id]) for duty in left]
    if not dry_run:
        write_groups(database, groups, None)
    return stored


def _fitting(
    rows: Sequence[DutyRow], units: dict[str, KnownUnit | None], stored: StoredDuties
) -> Iterator[tuple[DutyRow, KnownUnit]]:
    """The rows whose unit is known and one for their duty."""
    for row in rows:
        unit = units[row.unit_code]
        if unit is None:
            stored.unknown.append((row.row, row.unit_code))
        elif unit.kind not in _AT.get(row.kind, {unit.kind}):
            stored.misplaced.append((row.row, row.unit_code, unit.name))
        else:
            yield row, unit


def _last(row: DutyRow) -> date | None:
    """Files name the last day, rows the day after it."""
    return row.to_on + timedelta(days=1) if row.to_on else None


def _hours(each: Any) -> tuple[int | None, int | None, str | None, int | None, int | None]:
    return each.from_minute, each.to_minute, each.weekdays, each.rota_weeks, each.rota_week


def _duty(row: DutyRow, there: Any, uid: bytes, unit_id: int, today: date) -> Iterator[Change]:
    hours = _hours(row)
    if there is None:
        since = row.from_on or today
        yield AssignDuty(uid, row.kind, row.order, since, _last(row), unit_id, None, None, *hours)
        return
    since = row.from_on or there.from_on
    wanted = (row.order, *hours, since, _last(row))
    if wanted != (there.order, *_hours(there), there.from_on, there.to_on):
        yield ChangeDuty(there.id, *wanted)


class _Duties:
    """The duties there are; each row of a file takes one of them, so that a person may have two watches."""

    def __init__(self, duties: Sequence[Any], rows: Sequence[DutyRow], today: date) -> None:
        self._today = today
        self._free = sorted(duties, key=self._is_over)
        self._wanted = {(name_key(row.name), row.unit_code, row.kind, _hours(row)) for row in rows}

    def _is_over(self, duty: Any) -> bool:
        return duty.to_on is not None and duty.to_on <= self._today

    def living_at(self, units: set[int]) -> list[Any]:
        """Duties at some units that have not ended and that no row took yet."""
        return [duty for duty in self._free if duty.unit_id in units and not self._is_over(duty)]

    def take(self, person_id: int | None, unit_id: int, row: DutyRow) -> Any:
        """The duty that a row is about: of the same hours, else one whose hours no other row has; None if new."""
        own = [d for d in self._free if (d.person_id, d.unit_id, d.kind) == (person_id, unit_id, row.kind)]
        own = [d for d in own if not self._is_over(d) or d.from_on == row.from_on or d.to_on == _last(row)]
        key = name_key(row.name), row.unit_code, row.kind
        found = next((d for d in own if _hours(d) == _hours(row)), None) or next(
            (d for d in own if (*key, _hours(d)) not in self._wanted), None
        )
        if found is not None:
            self._free.remove(found)
        return found


class _People:
    """Staff and officials that a duties file names: by phone, by name within the school, else as present holder."""

    def __init__(self, connection: Connection, database: Database, rows: Sequence[DutyRow], today: date) -> None:
        phones = sorted({row.phone for row in rows if row.phone})
        self.by_phone = known.people_by_phone(connection, database.sealer, phones)
        self.made: dict[tuple[str, str | None], bytes] = {}
        self.shared: list[tuple[int, str]] = []
        self.holders: dict[tuple[int, str], KnownPerson] = {}
        self._told = {(name_key(row.name), row.phone) for row in rows if row.phone}
        self._staff: dict[int, list[KnownPerson]] = {
            unit.id: known.people_of(connection, database.sealer, unit.id, "staff", today)
            for unit in known.all_units(connection)
            if unit.kind == "school"
        }

    def find_or_make(self, row: DutyRow, unit: KnownUnit, school: int | None) -> tuple[int | None, bytes, list[Change]]:
        """The person of a duty: key (None: made now), uid, and what has to be written of them."""
        key = name_key(row.name), row.phone
        if key in self.made:
            return None, self.made[key], []
        found = self._of_number(row) or self._of_school(row, school) or self._holder(row, unit)
        if found is None:
            uid = self.made[key] = new_uid()
            kind = "staff" if school is not None else "official"
            return None, uid, [ListPerson(uid, kind, school, row.name, {}, row.phone)]
        # how the staff of a school are written is the roster's to say
        name = row.name if found.id in self.officials else found.name
        phone = row.phone or found.phone
        if (name, phone) != (found.name, found.phone):
            return found.id, found.uid, [CorrectPerson(found.id, found.uid, name, found.details, phone)]
        return found.id, found.uid, []

    @property
    def officials(self) -> set[int]:
        """Who belongs to no school, as far as numbers and holders are known."""
        staff = {person.id for people in self._staff.values() for person in people}
        several = [*self.holders.values(), *(person for people in self.by_phone.values() for person in people)]
        return {person.id for person in several} - staff

    def _of_number(self, row: DutyRow) -> KnownPerson | None:
        """Who has the number, if the name is much the same; else the number stands for two, which is told."""
        numbers = self.by_phone.get(row.phone or "", [])
        same = [person for person in numbers if name_key(person.name) == name_key(row.name)]
        found = next(iter(same or [person for person in numbers if keeps_name(person.name, row.name)]), None)
        if numbers and found is None:
            self.shared.append((row.row, numbers[0].name))
        return found

    def _of_school(self, row: DutyRow, school: int | None) -> KnownPerson | None:
        named = [p for p in self._staff.get(school or 0, ()) if name_key(p.name) == name_key(row.name)]
        return next((p for p in named if not (p.phone and row.phone and p.phone != row.phone)), None)

    def _holder(self, row: DutyRow, unit: KnownUnit) -> KnownPerson | None:
        """Who of this name has a duty at the unit already: with a new number, or none in the file."""
        holder = self.holders.get((unit.id, name_key(row.name)))
        return None if holder is None or (name_key(row.name), holder.phone) in self._told else holder
