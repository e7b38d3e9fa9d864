"""Policies as commands list and compare them: whose, from when, said by whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.tables import CASE, POLICY, UNIT

ALL = (
    sa.select(POLICY, UNIT.c.code, UNIT.c.name)
    .join(UNIT, UNIT.c.id == POLICY.c.unit_id)
    .order_by(UNIT.c.code, POLICY.c.kind, POLICY.c.from_on, POLICY.c.id)
)
BEGUN = sa.select(CASE.c.policy_id).where(CASE.c.policy_id == sa.bindparam("b_policy")).limit(1)


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """Rules of a unit from a day on."""

    id: int
    unit_id: int
    code: str
    name: str
    kind: str
    from_on: date
    content: Mapping[str, Any]
    author: str
    issued_on: date
    legal_note: str


def policies(connection: Connection, units: Sequence[int] | None = None) -> list[PolicyRow]:
    """All policies, or those of some units, by unit and day."""
    wanted = ALL if units is None else ALL.where(POLICY.c.unit_id.in_(list(units)))
    return [
        PolicyRow(**{name: getattr(row, name) for name in PolicyRow.__slots__}) for row in connection.execute(wanted)
    ]


def has_begun(connection: Connection, policy_id: int) -> bool:
    """Whether a case began with a policy: from then on it is never changed."""
    return connection.execute(BEGUN, {"b_policy": policy_id}).first() is not None
