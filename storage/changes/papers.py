"""A family's consent on paper: who at school has seen it, and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from storage.changes.base import Operation, Statement
from storage.sealing import Sealer
from storage.tables import CONSENT, dialect_insert

TEXT_VERSION = "paper"
KEEP = Statement(
    35,
    lambda dialect: dialect_insert(dialect, CONSENT).on_conflict_do_nothing(
        index_elements=["child_id", "by_person_id", "purpose"], index_where=sa.text("withdrawn_at IS NULL")
    ),
)


@dataclass(frozen=True, slots=True)
class KeepPaper:
    """Somebody with the duty says that the family's consent to declaring through the school is there on paper.

    It opens nothing to the chat of the family (`Subject.consents` leaves it out).
    """

    child_id: int
    by_person_id: int
    account_id: int
    at: datetime

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert it unless it is there."""
        yield (
            KEEP,
            {
                "child_id": self.child_id,
                "by_person_id": self.by_person_id,
                "account_id": self.account_id,
                "purpose": "declare",
                "assent": False,
                "text_version": TEXT_VERSION,
                "given_at": self.at,
                "on_paper": True,
            },
        )
