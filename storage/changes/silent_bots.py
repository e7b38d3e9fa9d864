"""Changes of what is thought of a bot: suspected of delivering nothing, told to the operators, trusted again."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from storage.changes.base import Operation, Statement
from storage.changes.facts import STATE_FACT
from storage.queries.silent_bots import PREFIX
from storage.sealing import Sealer
from storage.tables import FACT

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
        yield STATE_FACT, {"name": PREFIX + self.bot, "value": value}


@dataclass(frozen=True, slots=True)
class Trust:
    """A bot's alerts are answered again."""

    bot: str

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Take the fact back."""
        yield TRUST, {"b_name": PREFIX + self.bot}
