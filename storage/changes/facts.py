"""Changes of facts about this installation, where they belong to clock work's own transaction."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from storage.changes.base import Operation, Statement
from storage.sealing import Sealer
from storage.tables import FACT, dialect_insert


def _state(dialect: str) -> Any:
    insert = dialect_insert(dialect, FACT)
    return insert.on_conflict_do_update(index_elements=["name"], set_={"value": insert.excluded.value})


STATE_FACT = Statement(66, _state)


@dataclass(frozen=True, slots=True)
class StateFact:
    """A fact has a value from now on."""

    name: str
    value: str

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Write it."""
        yield STATE_FACT, {"name": self.name, "value": self.value}
