"""Open cases that were told, yet of which nobody who answers at the school now knows."""

from collections import defaultdict
from collections.abc import Mapping

import sqlalchemy as sa

from storage.database import among
from storage.needs import Reading
from storage.queries.cases import SCHOOL_DUTIES, CaseFile, files_of
from storage.tables import ACCOUNT, CASE, DUTY, OPEN_UIDS, PERSON, UNIT, living

CLIMBED = sa.select(CASE.c.uid, CASE.c.school_id, CASE.c.class_id, CASE.c.policy).where(
    CASE.c.uid.in_(OPEN_UIDS.where(CASE.c.state == "open")), CASE.c.is_drill.is_(False), CASE.c.step > 0
)
_SCHOOL = sa.func.coalesce(UNIT.c.school_id, UNIT.c.id)
AT_HAND = (
    sa.select(_SCHOOL.label("school_id"), DUTY.c.person_id, DUTY.c.kind, DUTY.c.unit_id)
    .join(UNIT, UNIT.c.id == DUTY.c.unit_id)
    .join(PERSON, PERSON.c.id == DUTY.c.person_id)
    .where(
        sa.or_(among(UNIT.c.id, "schools"), among(UNIT.c.school_id, "schools")),
        DUTY.c.kind.in_([*sorted(SCHOOL_DUTIES), "homeroom"]),
        living(DUTY),
        PERSON.c.gone_on.is_(None),
        sa.exists().where(ACCOUNT.c.person_id == DUTY.c.person_id, ACCOUNT.c.state == "active"),
    )
)
"""Who has a duty at a school today and an account that takes messages."""


def unheard_cases(reading: Reading) -> list[CaseFile]:
    """Open cases whose ladder has begun, at schools with somebody at hand, none of whom has been told."""
    cases = reading.connection.execute(CLIMBED).all()
    at_hand = _at_hand(reading, sorted({case.school_id for case in cases})) if cases else {}
    found = []
    for case in cases:
        people = at_hand.get(case.school_id, {})
        told = {entry[0] for entry in (case.policy or {}).get("told", ())}
        knows = any(None in units or case.class_id in units for person, units in people.items() if person in told)
        if people and not knows:
            found.append(bytes(case.uid))
    return sorted(files_of(reading, found).values(), key=lambda file: (file.opened_at, file.id))


def _at_hand(reading: Reading, schools: list[int]) -> Mapping[int, Mapping[int, set[int | None]]]:
    """By school and person: the classes they are the teacher of, and None where they answer for the whole school."""
    found: dict[int, dict[int, set[int | None]]] = defaultdict(lambda: defaultdict(set))
    for row in reading.connection.execute(AT_HAND, {"schools": schools, "today": reading.today}):
        found[row.school_id][row.person_id].add(row.unit_id if row.kind == "homeroom" else None)
    return found
