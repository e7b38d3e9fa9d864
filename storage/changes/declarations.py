"""Changes of declarations: a new revision, a withdrawal."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.changes.base import Operation, Statement
from storage.in_step import Touch
from storage.sealing import Sealer
from storage.tables import DECLARATION


def _declared(values: Mapping[str, Any]) -> Touch:
    return Touch(values["round_id"], values["person_id"], values if values["revision"] == 1 else None)


DECLARE = Statement(40, lambda dialect: sa.insert(DECLARATION), touches=_declared)
WITHDRAW = Statement(
    41,
    lambda dialect: (
        sa.update(DECLARATION)
        .where(
            DECLARATION.c.uid == sa.bindparam("b_uid"),
            DECLARATION.c.round_id == sa.bindparam("b_round"),
            DECLARATION.c.person_id == sa.bindparam("b_person"),
            DECLARATION.c.withdrawn_at.is_(None),
        )
        .values(withdrawn_at=sa.bindparam("v_at"), weighed_at=None)
    ),
    is_counted=True,
    touches=lambda values: Touch(values["b_round"], values["b_person"]),
)


def bound_to(round_id: int, person_id: int, revision: int) -> str:
    """What a declaration's answers are sealed to besides its uid."""
    return f"|{round_id}|{person_id}|{revision}"


@dataclass(frozen=True, slots=True)
class Declare:
    """A declaration, or its next revision. `answers` is JSON-able; None for "khỏe". The unique key
    (round, person, revision) makes two that were decided on the same state a conflict."""

    uid: bytes
    round_id: int
    person_id: int
    school_id: int
    class_id: int | None
    revision: int
    account_id: int | None
    by_person_id: int | None
    by: str
    at: datetime
    form_version: str
    well: bool
    code: str
    severity: str | None = None
    syndrome: str | None = None
    absent: bool = False
    answers: Mapping[str, Any] | None = None

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert the revision."""
        bound = bound_to(self.round_id, self.person_id, self.revision)
        yield (
            DECLARE,
            {
                "uid": self.uid,
                "round_id": self.round_id,
                "person_id": self.person_id,
                "school_id": self.school_id,
                "class_id": self.class_id,
                "revision": self.revision,
                "account_id": self.account_id,
                "by_person_id": self.by_person_id,
                "by": self.by,
                "at": self.at,
                "form_version": self.form_version,
                "well": self.well,
                "absent": self.absent,
                "severity": self.severity,
                "syndrome": self.syndrome,
                "sealed_answers": sealer.seal_json("declaration.answers", self.uid, dict(self.answers or {}), bound),
                "code": self.code,
            },
        )


@dataclass(frozen=True, slots=True)
class Withdraw:
    """A declaration is taken back until the round closes."""

    uid: bytes
    round_id: int
    person_id: int
    at: datetime

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Mark the revision withdrawn."""
        yield (
            WITHDRAW,
            {"b_uid": self.uid, "b_round": self.round_id, "b_person": self.person_id, "v_at": self.at},
        )
