"""Open cases that were told, yet of which nobody at the school knows who could take them now."""

from collections import defaultdict
from collections.abc import Mapping

import sqlalchemy as sa

from storage.database import among
from storage.needs import Reading
from storage.queries.cases import BESIDE_THE_LADDER, BY_KEY, SCHOOL_DUTIES, CaseFile, files
from storage.tables import ACCOUNT, CASE, CASE_TOLD, DUTY, OPEN_UIDS, OUTBOX, PERSON, living

CLIMBED = sa.select(CASE.c.uid, CASE.c.school_id).where(
    CASE.c.uid.in_(OPEN_UIDS.where(CASE.c.state == "open")), CASE.c.is_drill.is_(False), CASE.c.step > 0
)
REACHED = (
    sa.select(CASE_TOLD.c.case_uid, CASE_TOLD.c.person_id)
    .join(OUTBOX, OUTBOX.c.key == CASE_TOLD.c.key, isouter=True)
    .where(
        CASE_TOLD.c.case_uid.in_(OPEN_UIDS.where(CASE.c.state == "open")),
        CASE_TOLD.c.refused_at.is_(None),
        CASE_TOLD.c.kind.not_in(BESIDE_THE_LADDER),
        sa.or_(OUTBOX.c.state.is_(None), OUTBOX.c.state.not_in(("refused", "dropped"))),
    )
)
AT_HAND = (
    sa.select(DUTY.c.unit_id.label("school_id"), DUTY.c.person_id)
    .join(PERSON, PERSON.c.id == DUTY.c.person_id)
    .where(
        among(DUTY.c.unit_id, "schools"),
        DUTY.c.kind.in_(sorted(SCHOOL_DUTIES)),
        living(DUTY),
        PERSON.c.gone_on.is_(None),
        sa.exists().where(ACCOUNT.c.person_id == DUTY.c.person_id, ACCOUNT.c.state == "active"),
    )
)
"""Who has a duty at a school by which cases are taken, and an account that takes messages."""


def unheard_cases(reading: Reading) -> list[CaseFile]:
    """Open cases whose ladder has begun, at schools with somebody at hand, none of whom a message of it has reached."""
    cases = reading.connection.execute(CLIMBED).all()
    at_hand = _at_hand(reading, sorted({case.school_id for case in cases})) if cases else {}
    reached = _reached(reading)
    found = [
        bytes(case.uid)
        for case in cases
        if case.school_id in at_hand and not at_hand[case.school_id] & reached[bytes(case.uid)]
    ]
    files_found = files(reading, BY_KEY, {"uids": found}, is_named=False) if found else []
    return sorted(files_found, key=lambda file: (file.opened_at, file.id))


def _at_hand(reading: Reading, schools: list[int]) -> Mapping[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for row in reading.connection.execute(AT_HAND, {"schools": schools, "today": reading.today}):
        found[row.school_id].add(row.person_id)
    return found


def _reached(reading: Reading) -> Mapping[bytes, set[int]]:
    """Whom a message of each has reached, or is on its way to."""
    found: dict[bytes, set[int]] = defaultdict(set)
    for row in reading.connection.execute(REACHED):
        found[bytes(row.case_uid)].add(row.person_id)
    return found
