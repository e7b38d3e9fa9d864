"""Changes of consents: given, withdrawn."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.changes.base import Operation, Statement
from storage.models.columns import Instant
from storage.sealing import Sealer
from storage.tables import (
    CONSENT,
    DRAFT,
    dialect_insert,
)


def _give_consent(dialect: str) -> Any:
    return dialect_insert(dialect, CONSENT).on_conflict_do_nothing(
        index_elements=["child_id", "by_person_id", "purpose"], index_where=sa.text("withdrawn_at IS NULL")
    )


GIVE_CONSENT = Statement(34, _give_consent)
WITHDRAW_CONSENT = Statement(
    33,
    lambda dialect: (
        sa.update(CONSENT)
        .where(
            CONSENT.c.child_id == sa.bindparam("b_child"),
            CONSENT.c.purpose == sa.bindparam("b_purpose"),
            CONSENT.c.withdrawn_at.is_(None),
            CONSENT.c.on_paper.is_(False),
            sa.func.coalesce(sa.bindparam("b_by", type_=sa.BigInteger), CONSENT.c.by_person_id)
            == CONSENT.c.by_person_id,
        )
        .values(withdrawn_at=sa.bindparam("v_at", type_=Instant))
    ),
)
DROP_DRAFTS = Statement(28, lambda dialect: sa.delete(DRAFT).where(DRAFT.c.subject_id == sa.bindparam("b_subject")))


@dataclass(frozen=True, slots=True)
class GiveConsent:
    """Yes to one purpose, with text version, time and account; `assent`: the child's own besides the guardian's."""

    child_id: int
    by_person_id: int
    account_id: int
    purpose: str
    text_version: str
    at: datetime
    assent: bool = False

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert the yes; a living one stays as it was given."""
        yield (
            GIVE_CONSENT,
            {
                "child_id": self.child_id,
                "by_person_id": self.by_person_id,
                "account_id": self.account_id,
                "purpose": self.purpose,
                "assent": self.assent,
                "text_version": self.text_version,
                "given_at": self.at,
                "on_paper": False,
            },
        )


@dataclass(frozen=True, slots=True)
class WithdrawConsent:
    """No more of a purpose for a child, whoever said yes (or `only_by` one: the child's own besides the guardian's).

    Without `declare` what was not sent goes too.
    """

    child_id: int
    purpose: str
    at: datetime
    only_by: int | None = None

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """End every living yes; drop the child's drafts with declaring."""
        yield (
            WITHDRAW_CONSENT,
            {"b_child": self.child_id, "b_purpose": self.purpose, "v_at": self.at, "b_by": self.only_by},
        )
        if self.purpose == "declare" and self.only_by is None:
            yield DROP_DRAFTS, {"b_subject": self.child_id}
