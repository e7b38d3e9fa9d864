"""How schools stand today: what each class owes and has declared, and the open cases. Counts only, no names."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from storage.database import among
from storage.needs import Asked, Need, Reading, answers
from storage.queries.case_lists import schools_below
from storage.queries.cases import ABOVE, SCHOOL_DUTIES
from storage.queries.rounds import DayOfSchool, days_of_schools
from storage.tables import CASE, DECLARATION, ENROLMENT, OPEN_AT_SCHOOLS, PERSON, UNIT, living

LOOKING = (SCHOOL_DUTIES | ABOVE | {"health_station"}) - {"boarding"}
"""Duties that see how a whole school stands; boarding staff see their own roll."""

CLASSES = (
    sa.select(ENROLMENT.c.school_id, ENROLMENT.c.class_id, UNIT.c.name, sa.func.count().label("owed"))
    .join(UNIT, UNIT.c.id == ENROLMENT.c.class_id)
    .join(PERSON, PERSON.c.id == ENROLMENT.c.person_id)
    .where(among(ENROLMENT.c.school_id, "schools"), living(ENROLMENT), PERSON.c.gone_on.is_(None))
    .group_by(ENROLMENT.c.school_id, ENROLMENT.c.class_id, UNIT.c.name)
    .order_by(UNIT.c.name, ENROLMENT.c.class_id)
)
STAFF = (
    sa.select(PERSON.c.school_id, sa.func.count().label("owed"))
    .where(among(PERSON.c.school_id, "schools"), PERSON.c.kind == "staff", PERSON.c.gone_on.is_(None))
    .group_by(PERSON.c.school_id)
)
DECLARED = (
    sa.select(
        DECLARATION.c.school_id,
        DECLARATION.c.class_id,
        sa.func.count(sa.distinct(DECLARATION.c.person_id)).label("declared"),
        sa.func.count(sa.distinct(sa.case((DECLARATION.c.by == "proxy", DECLARATION.c.person_id), else_=None))).label(
            "by_proxy"
        ),
    )
    .where(among(DECLARATION.c.round_id, "rounds"), DECLARATION.c.withdrawn_at.is_(None))
    .group_by(DECLARATION.c.school_id, DECLARATION.c.class_id)
)
CASES = (
    sa.select(CASE.c.school_id, CASE.c.severity, CASE.c.state, sa.func.count().label("n"))
    .where(OPEN_AT_SCHOOLS, CASE.c.is_drill.is_(False))
    .group_by(CASE.c.school_id, CASE.c.severity, CASE.c.state)
)


@dataclass(frozen=True, slots=True)
class ClassDay:
    """A class today (None: the staff)."""

    class_id: int | None
    name: str | None
    owed: int
    declared: int


@dataclass(frozen=True, slots=True)
class SchoolDay:
    """A school today. `cases`: how many open ones by (severity, state)."""

    school_id: int
    name: str
    today: DayOfSchool
    classes: tuple[ClassDay, ...]
    by_proxy: int
    cases: Mapping[tuple[str, str], int]

    @property
    def owed(self) -> int:
        """How many pupils and staff owe."""
        return sum(each.owed for each in self.classes)

    @property
    def declared(self) -> int:
        """How many have declared."""
        return sum(each.declared for each in self.classes)


@dataclass(frozen=True, slots=True)
class MySchools(Need):
    """How the schools stand for which the sender has a duty of looking after them, by name."""


@answers(MySchools)
def my_schools(reading: Reading, asked: Sequence[Asked]) -> list[tuple[SchoolDay, ...]]:
    """Give each asker the schools of their duties."""
    below = schools_below(reading, [each.sender for each in asked], LOOKING)
    names = {school: name for several in below.values() for school, name in several.items()}
    found = school_days(reading, names)
    return [
        tuple(sorted((found[s] for s in below[each.sender.account.id]), key=lambda day: (day.name, day.school_id)))
        for each in asked
    ]


def school_days(reading: Reading, names: Mapping[int, str]) -> dict[int, SchoolDay]:
    """Count how schools stand today, by key; `names` gives what they are called."""
    if not names:
        return {}
    connection, schools = reading.connection, sorted(names)
    values = {"schools": schools, "today": reading.today}
    days = days_of_schools(reading, schools)
    rounds = [day.round.id for day in days.values() if day.round is not None]
    declared: dict[tuple[int, int | None], int] = {}
    by_proxy: dict[int, int] = defaultdict(int)
    for row in connection.execute(DECLARED, {"rounds": rounds}) if rounds else ():
        declared[row.school_id, row.class_id] = row.declared
        by_proxy[row.school_id] += row.by_proxy
    classes: dict[int, list[ClassDay]] = defaultdict(list)
    for row in connection.execute(CLASSES, values):
        done = declared.get((row.school_id, row.class_id), 0)
        classes[row.school_id].append(ClassDay(row.class_id, row.name, row.owed, done))
    for row in connection.execute(STAFF, values):
        classes[row.school_id].append(ClassDay(None, None, row.owed, declared.get((row.school_id, None), 0)))
    cases: dict[int, dict[tuple[str, str], int]] = defaultdict(dict)
    for row in connection.execute(CASES, values):
        cases[row.school_id][row.severity, row.state] = row.n
    return {
        school: SchoolDay(school, name, days[school], tuple(classes[school]), by_proxy[school], dict(cases[school]))
        for school, name in names.items()
    }
