"""Changes of what is thought of a bot: suspected of delivering nothing, told to the operators, trusted again."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.changes.base import Operation, Statement
from storage.queries.silent_bots import PREFIX
from storage.sealing import Sealer
from storage.tables import FACT, dialect_insert


def _stating(dialect: str) -> Any:
    insert = dialect_insert(dialect, FACT)
    return insert.on_conflict_do_update(index_elements=["name"], set_={"value": insert.excluded.value})


SUSPECT = Statement(66, _stating)
TRUST = Statement(67, lambda dialect: sa.delete(FACT).where(FACT.c.name == sa.bindparam("b_name")))


@dataclass(frozen=True, slots=True)
class Suspect:
    """A bot's alerts are answered by nobody. `told`: the operators have heard it."""

    bot: str
    since: datetime
    alerts: int
    told: bool = False

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """State it as a fact."""
        value = json.dumps({"since": self.since.isoformat(), "alerts": self.alerts, "told": self.told})
        yield SUSPECT, {"name": PREFIX + self.bot, "value": value}


@dataclass(frozen=True, slots=True)
class Trust:
    """A bot's alerts are answered again."""

    bot: str

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Take the fact back."""
        yield TRUST, {"b_name": PREFIX + self.bot}
