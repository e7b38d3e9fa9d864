"""The duty that somebody held last and holds no more, and who has it now."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from storage.database import among
from storage.needs import Asked, Need, Reading, answers
from storage.tables import DUTY, PERSON, TODAY, UNIT, living

LOOKS_BACK = timedelta(days=60)
"""How long somebody is told of a duty that has ended."""
_STILL = DUTY.alias("still")
ENDED = (
    sa.select(DUTY.c.person_id, DUTY.c.kind, DUTY.c.unit_id, DUTY.c.to_on, UNIT.c.name)
    .join(UNIT, UNIT.c.id == DUTY.c.unit_id)
    .where(
        among(DUTY.c.person_id, "persons"), DUTY.c.to_on <= TODAY, DUTY.c.to_on > sa.bindparam("b_since", type_=sa.Date)
    )
    .where(DUTY.c.covers_id.is_(None))
    .where(
        ~sa.select(_STILL.c.id)
        .where(_STILL.c.person_id == DUTY.c.person_id, _STILL.c.unit_id == DUTY.c.unit_id, living(_STILL))
        .correlate(DUTY)
        .exists()
    )
    .order_by(DUTY.c.to_on, DUTY.c.id)
)
HOLDERS = (
    sa.select(
        DUTY.c.kind, DUTY.c.unit_id, PERSON.c.uid, PERSON.c.sealed_name, PERSON.c.sealed_details, PERSON.c.sealed_phone
    )
    .join(PERSON, PERSON.c.id == DUTY.c.person_id)
    .where(among(DUTY.c.unit_id, "units"), living(DUTY), PERSON.c.gone_on.is_(None))
    .order_by(DUTY.c.order, DUTY.c.id)
)


@dataclass(frozen=True, slots=True)
class EndedDuty:
    """What somebody was in charge of, until which day; `name` None: nobody has it now."""

    kind: str
    unit_name: str
    last_on: date
    name: str | None = None
    gender: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class DutyOver(Need):
    """The duty of the sender's person that ended last: EndedDuty | None."""


@answers(DutyOver)
def duty_over(reading: Reading, asked: Sequence[Asked]) -> list[EndedDuty | None]:
    """Of whoever asks alone."""
    persons = [each.sender.person.id if each.sender.person else 0 for each in asked]
    found = ended_duties(reading, persons)
    return [found.get(person) for person in persons]


def ended_duties(reading: Reading, persons: Collection[int]) -> dict[int, EndedDuty]:
    """By person, the one that ended last and that nothing at the same unit has followed."""
    values: dict[str, Any] = {"persons": sorted(persons), "today": reading.today, "b_since": reading.today - LOOKS_BACK}
    rows = {row.person_id: row for row in reading.connection.execute(ENDED, values)}
    if not rows:
        return {}
    units = {"units": sorted({row.unit_id for row in rows.values()}), "today": reading.today}
    holders: dict[tuple[str, int], Any] = {}
    for row in reading.connection.execute(HOLDERS, units):
        holders.setdefault((row.kind, row.unit_id), row)
    return {person: _ended(reading, row, holders.get((row.kind, row.unit_id))) for person, row in rows.items()}


def _ended(reading: Reading, row: Any, holder: Any | None) -> EndedDuty:
    last_on, sealer = row.to_on - timedelta(days=1), reading.sealer
    if holder is None:
        return EndedDuty(row.kind, row.name, last_on)
    uid, details = holder.uid, holder.sealed_details
    return EndedDuty(
        row.kind,
        row.name,
        last_on,
        sealer.open("person.name", uid, holder.sealed_name),
        (sealer.open_json("person.details", uid, details) if details else {}).get("gender"),
        sealer.open("person.phone", uid, holder.sealed_phone) if holder.sealed_phone else None,
    )
