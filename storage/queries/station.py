"""A school's health station and its people; and what a notice to it must say that no alert shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from storage.database import among
from storage.needs import Asked, Need, Reading, answers
from storage.queries.cases import CaseFile, acts_at
from storage.queries.reach import Address
from storage.queries.responders import SchoolPeople, school_people
from storage.tables import PERSON, UNIT

NAMES = sa.select(UNIT.c.id, UNIT.c.name).where(among(UNIT.c.id, "units"))
SUBJECTS = sa.select(PERSON.c.id, PERSON.c.uid, PERSON.c.sealed_details, PERSON.c.sealed_phone).where(
    among(PERSON.c.id, "persons")
)


@dataclass(frozen=True, slots=True)
class StationPerson:
    """Somebody with the duty at the station. `address`: None without an account, or when all of them are blocked."""

    person_id: int
    phone: str | None
    address: Address | None


@dataclass(frozen=True, slots=True)
class Station:
    """The health station of a school. `name` is None where no unit file names one."""

    name: str | None
    people: tuple[StationPerson, ...]

    @property
    def reachable(self) -> tuple[tuple[int, Address], ...]:
        """Whom a notice in chat goes to."""
        return tuple((one.person_id, one.address) for one in self.people if one.address is not None)


@dataclass(frozen=True, slots=True)
class StationOf(Need):
    """The station of a school the sender acts for; None for anybody else."""

    school_id: int


@dataclass(frozen=True, slots=True)
class Particulars:
    """Of a notice: who it is about (birthday as stored, gender, own phone), who tells it, and whom.

    `teller_duty` and `teller_phone` as of today; None for somebody who has left.
    """

    birthday: str | None
    gender: str | None
    phone: str | None
    teller: str | None
    teller_duty: str | None
    teller_phone: str | None
    station: Station


@answers(StationOf)
def station_of(reading: Reading, asked: Sequence[Asked]) -> list[Station | None]:
    """Give the station to those who take cases of the school."""
    wanted = {
        each.need.school_id
        for each in asked
        if any(acts_at(duty, each.need.school_id, boards=True) for duty in each.sender.duties)
    }
    found = stations(reading, school_people(reading, sorted(wanted)))
    return [
        found.get(each.need.school_id)
        if any(acts_at(duty, each.need.school_id, boards=True) for duty in each.sender.duties)
        else None
        for each in asked
    ]


def stations(reading: Reading, schools: Mapping[int, SchoolPeople]) -> dict[int, Station]:
    """The station of each school, with who can be written to."""
    units = sorted({unit for school in schools.values() for unit in school.stations})
    names = {row.id: row.name for row in reading.connection.execute(NAMES, {"units": units})} if units else {}
    return {key: _station(school, names) for key, school in schools.items()}


def _station(school: SchoolPeople, names: Mapping[int, str]) -> Station:
    people = {
        h.person_id: StationPerson(
            h.person_id, h.phone, None if h.address is None or h.address.is_blocked else h.address
        )
        for h in school.holdings
        if h.kind == "health_station" and h.unit_id in school.stations
    }
    name = next((names[unit] for unit in sorted(school.stations) if unit in names), None)
    return Station(name, tuple(people.values()))


def particulars(reading: Reading, cases: Sequence[CaseFile], teller: int | None = None) -> dict[bytes, Particulars]:
    """What the notices of some cases say besides. `teller`: who tells, while nobody has been recorded."""
    rows = reading.connection.execute(SUBJECTS, {"persons": sorted({case.person_id for case in cases})})
    subjects = {row.id: row for row in rows}
    schools = school_people(reading, sorted({case.school_id for case in cases}))
    found = stations(reading, schools)
    return {
        case.uid: _particulars(reading, case, subjects[case.person_id], schools[case.school_id], found, teller)
        for case in cases
    }


def _particulars(
    reading: Reading,
    case: CaseFile,
    subject: Any,
    school: SchoolPeople,
    found: Mapping[int, Station],
    teller: int | None,
) -> Particulars:
    sealer = reading.sealer
    details = sealer.open_json("person.details", subject.uid, subject.sealed_details) if subject.sealed_details else {}
    known = case.station_teller.person_id if case.station_teller else teller
    holding = next((h for h in school.holdings if h.person_id == known and h.kind != "health_station"), None)
    name = case.station_teller.name if case.station_teller else holding.name if holding else None
    return Particulars(
        birthday=details.get("birthday"),
        gender=details.get("gender"),
        phone=sealer.open("person.phone", subject.uid, subject.sealed_phone) if subject.sealed_phone else None,
        teller=name,
        teller_duty=holding.kind if holding else None,
        teller_phone=holding.phone if holding else None,
        station=found[case.school_id],
    )
