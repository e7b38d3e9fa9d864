"""Changes of a roll-out: by which day the schools of a unit have begun, and when they were last reminded."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from storage.changes.base import Operation, Statement
from storage.sealing import Sealer
from storage.tables import FACT, dialect_insert

DEADLINE = "rollout_by:"
REMINDED = "rollout_reminded:"


def _stating(dialect: str) -> Any:
    insert = dialect_insert(dialect, FACT)
    return insert.on_conflict_do_update(index_elements=["name"], set_={"value": insert.excluded.value})


STATE = Statement(66, _stating)


@dataclass(frozen=True, slots=True)
class SetRolloutDay:
    """The schools of a unit are to have begun by a day."""

    unit_id: int
    on: date

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """State it."""
        yield STATE, {"name": f"{DEADLINE}{self.unit_id}", "value": self.on.isoformat()}


@dataclass(frozen=True, slots=True)
class RolloutReminded:
    """Those who have not begun were reminded on a day."""

    unit_id: int
    on: date

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """State it."""
        yield STATE, {"name": f"{REMINDED}{self.unit_id}", "value": self.on.isoformat()}
