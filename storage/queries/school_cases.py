"""The open cases of schools as their principal and school health count them: how grave, who has them; not whose."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from storage.needs import Reading
from storage.tables import CASE, OPEN_AT_SCHOOLS, PERSON

CASES = (
    sa.select(
        CASE.c.school_id,
        CASE.c.severity,
        CASE.c.state,
        PERSON.c.uid,
        PERSON.c.sealed_name,
        PERSON.c.sealed_details,
    )
    .outerjoin(PERSON, PERSON.c.id == CASE.c.taken_by)
    .where(OPEN_AT_SCHOOLS, CASE.c.is_drill.is_(False))
    .order_by(CASE.c.opened_at, CASE.c.id)
)


@dataclass(frozen=True, slots=True)
class SchoolCase:
    """An open case. `taker` and `taker_gender` of who has it."""

    severity: str
    state: str
    taker: str | None
    taker_gender: str | None


def school_cases(reading: Reading, schools: Sequence[int]) -> dict[int, list[SchoolCase]]:
    """The open cases of each school, oldest first."""
    found: dict[int, list[SchoolCase]] = defaultdict(list)
    for row in reading.connection.execute(CASES, {"schools": sorted(set(schools))}) if schools else ():
        name = gender = None
        if row.uid is not None:
            name = reading.sealer.open("person.name", row.uid, row.sealed_name)
            if row.sealed_details is not None:
                gender = reading.sealer.open_json("person.details", row.uid, row.sealed_details).get("gender")
        found[row.school_id].append(SchoolCase(row.severity, row.state, name, gender))
    return found
