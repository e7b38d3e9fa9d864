"""Changes of policies: a unit has rules of its own from a day on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from storage.changes.base import Operation, Statement
from storage.sealing import Sealer
from storage.tables import POLICY

DROP_POLICY = Statement(
    20,
    lambda dialect: sa.delete(POLICY).where(
        POLICY.c.unit_id == sa.bindparam("b_unit"),
        POLICY.c.kind == sa.bindparam("b_kind"),
        POLICY.c.from_on == sa.bindparam("b_from"),
    ),
)
MAKE_POLICY = Statement(21, lambda dialect: sa.insert(POLICY))


@dataclass(frozen=True, slots=True)
class MakePolicy:
    """Rules of a kind (ladder, clusters) for a unit and all below it, from a day on; said by whom, when, on what basis.

    One of the same unit, kind and day is replaced: the caller makes sure that no case began with it.
    """

    unit_id: int
    kind: str
    from_on: date
    content: Mapping[str, Any]
    author: str
    issued_on: date
    legal_note: str
    made_at: datetime

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Take the place of what was to begin on that day."""
        yield DROP_POLICY, {"b_unit": self.unit_id, "b_kind": self.kind, "b_from": self.from_on}
        values = {name: getattr(self, name) for name in self.__slots__}
        yield MAKE_POLICY, {**values, "content": dict(self.content)}
