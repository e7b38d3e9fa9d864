"""Changes of failed turns: the operators were told."""

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from storage.changes.base import Operation, Statement
from storage.sealing import Sealer
from storage.tables import INBOX

TOLD = Statement(95, lambda dialect: sa.update(INBOX).where(INBOX.c.key == sa.bindparam("b_key")).values(state="told"))


@dataclass(frozen=True, slots=True)
class FailureTold:
    """A failed update was paged; it stays kept as long as any other."""

    key: str

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Mark the row."""
        yield TOLD, {"b_key": self.key}
