"""What reading files gives: frozen rows that know where they stood."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from bot.imports.findings import Problem, Report

Relation = Literal["father", "mother", "guardian", "self"]
Gender = Literal["female", "male"]
UnitKind = Literal["ministry", "province", "district", "commune", "health_station", "school", "grade", "class"]
DutyKind = Literal[
    "principal",
    "deputy_head",
    "school_health",
    "homeroom",
    "boarding",
    "district_contact",
    "health_station",
    "province_contact",
    "operator",
]


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A number of a child's family, E.164. `self`: the pupil's own."""

    relation: Relation
    name: str | None
    phone: str


@dataclass(frozen=True, slots=True)
class PupilRow:
    """A pupil as listed. `twin`: 0, or 1, 2, … for further pupils of the same `name_key`, birthday and class.

    `boarding`: None when the file has no such column or the cell is unreadable.
    """

    name: str
    birthday: date | None
    class_name: str
    ministry_id: str | None
    school_code: str | None
    gender: Gender | None
    contacts: tuple[ContactRow, ...]
    boarding: bool | None
    sheet: str
    row: int
    notes: tuple[Problem, ...] = ()
    twin: int = 0


@dataclass(frozen=True, slots=True)
class StaffRow:
    """A member of staff as listed. `homeroom_of`: the class as `PupilRow.class_name` writes it. Phones E.164."""

    name: str
    phones: tuple[str, ...]
    title: str | None
    homeroom_of: str | None
    birthday: date | None
    gender: Gender | None
    ministry_id: str | None
    school_code: str | None
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit within its dates (both ends included; None: open).

    `levels` of a school, lowest first; (): the file leaves them open; None: it does not speak of them.
    """

    code: str
    name: str
    kind: UnitKind
    parent: str | None
    station: str | None
    from_on: date | None
    to_on: date | None
    sheet: str
    row: int
    levels: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A duty of a person at a unit. Minutes after midnight (from > to: over midnight; both None: always).

    `order`: 1 is told first. `weekdays`: "01234" with 0 Monday, None every day. `rota_weeks`, `rota_week`: of so many
    weeks in turn this one, from 1; None every week.
    """

    name: str
    phone: str | None
    kind: DutyKind
    unit_code: str
    order: int
    from_minute: int | None
    to_minute: int | None
    weekdays: str | None
    rota_weeks: int | None
    rota_week: int | None
    from_on: date | None
    to_on: date | None
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """Days of a unit without school (or, `is_school_day`, with it), both ends included.

    `source`: who says so, "" when the file does not tell.
    """

    unit_code: str
    from_on: date
    to_on: date
    is_school_day: bool
    reason: str
    source: str
    sheet: str
    row: int

    def dates(self) -> tuple[date, ...]:
        """Each of the days."""
        return tuple(self.from_on + timedelta(days=n) for n in range((self.to_on - self.from_on).days + 1))


@dataclass(frozen=True, slots=True)
class Roster:
    """All pupils and staff of a file, in its order."""

    pupils: tuple[PupilRow, ...]
    staff: tuple[StaffRow, ...]
    report: Report = field(compare=False)


@dataclass(frozen=True, slots=True)
class Units:
    """All units of a file, in its order."""

    units: tuple[UnitRow, ...]
    report: Report = field(compare=False)


@dataclass(frozen=True, slots=True)
class Duties:
    """All duties of a file, in its order."""

    duties: tuple[DutyRow, ...]
    report: Report = field(compare=False)


@dataclass(frozen=True, slots=True)
class Calendar:
    """All days of a calendar file, in its order."""

    rows: tuple[CalendarRow, ...]
    report: Report = field(compare=False)
