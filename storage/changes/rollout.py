"""Changes of a roll-out: by which day the schools of a unit have begun, and when they were last reminded."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from storage.changes.base import Operation
from storage.changes.facts import STATE_FACT
from storage.sealing import Sealer

DEADLINE = "rollout_by:"
REMINDED = "rollout_reminded:"


@dataclass(frozen=True, slots=True)
class SetRolloutDay:
    """The schools of a unit are to have begun by a day."""

    unit_id: int
    on: date

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """State it."""
        yield STATE_FACT, {"name": f"{DEADLINE}{self.unit_id}", "value": self.on.isoformat()}


@dataclass(frozen=True, slots=True)
class RolloutReminded:
    """Those who have not begun were reminded on a day."""

    unit_id: int
    on: date

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """State it."""
        yield STATE_FACT, {"name": f"{REMINDED}{self.unit_id}", "value": self.on.isoformat()}
