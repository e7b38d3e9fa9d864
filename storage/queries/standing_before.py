"""What stood of somebody in a round before a revision that turns out to be a false alarm."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from storage.changes.declarations import bound_to
from storage.needs import Asked, Need, Reading, answers
from storage.tables import DECLARATION

_LATER = DECLARATION.alias("later")
BEFORE = (
    sa.select(DECLARATION, _LATER.c.uid.label("before"))
    .join(
        _LATER,
        sa.and_(
            _LATER.c.round_id == DECLARATION.c.round_id,
            _LATER.c.person_id == DECLARATION.c.person_id,
            _LATER.c.revision == DECLARATION.c.revision + 1,
        ),
    )
    .where(_LATER.c.uid.in_(sa.bindparam("uids", expanding=True)), DECLARATION.c.withdrawn_at.is_(None))
)


@dataclass(frozen=True, slots=True)
class Stood:
    """A declaration as it was made."""

    form_version: str
    well: bool
    severity: str
    syndrome: tuple[str, ...]
    answers: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class StoodBefore(Need):
    """What stood before a declaration about one of the sender's: Stood | None."""

    uid: bytes


@answers(StoodBefore)
def stood_before(reading: Reading, asked: Sequence[Asked]) -> list[Stood | None]:
    """One query for all."""
    uids = sorted({each.need.uid for each in asked})
    rows = {bytes(row.before): row for row in reading.connection.execute(BEFORE, {"uids": uids})}
    found = ((rows.get(each.need.uid), each.sender) for each in asked)
    return [_stood(reading, row) if row is not None and by.declares_for(row.person_id) else None for row, by in found]


def _stood(reading: Reading, row: Any) -> Stood:
    bound = bound_to(row.round_id, row.person_id, row.revision)
    sealed = row.sealed_answers
    opened = reading.sealer.open_json("declaration.answers", row.uid, sealed, bound) if sealed is not None else {}
    return Stood(row.form_version, row.well, row.severity or "", tuple((row.syndrome or "").split()), opened)
