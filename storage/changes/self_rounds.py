"""Changes of declaring that rounds do not plan: the order *tự báo* with its round of a day, and taking answers back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from storage.changes.base import Operation, Statement
from storage.in_step import Touch
from storage.sealing import Sealer
from storage.tables import DECLARATION, ORDER, ROUND, dialect_insert, insert_new

SELF_ORDER = {"kind": "self", "number": "self", "issued_on": date(2020, 1, 1), "issuer": ""}
"""No paper asks for it; number, date and issuer only make it one row, however many report at once."""

_SELF_ORDER = (
    sa.select(ORDER.c.id)
    .where(ORDER.c.kind == SELF_ORDER["kind"], ORDER.c.number == SELF_ORDER["number"])
    .scalar_subquery()
)


def self_round_id(school: str, form: str, held_on: str) -> Any:
    """The key of a school's round *tự báo*, by the names of bound values."""
    return (
        sa.select(ROUND.c.id)
        .where(
            ROUND.c.school_id == sa.bindparam(school),
            ROUND.c.form == sa.bindparam(form),
            ROUND.c.held_on == sa.bindparam(held_on),
            ROUND.c.order_id == _SELF_ORDER,
        )
        .scalar_subquery()
    )


MAKE_ORDER = Statement(1, lambda dialect: insert_new(dialect, ORDER, ["kind", "number", "issued_on", "issuer"]))


def _open(dialect: str) -> Any:
    insert = dialect_insert(dialect, ROUND).values(order_id=_SELF_ORDER)
    return insert.on_conflict_do_nothing(index_elements=["school_id", "form", "held_on", "order_id"])


OPEN = Statement(4, _open)
WITHDRAW_ALL = Statement(
    42,
    lambda dialect: (
        sa.update(DECLARATION)
        .where(
            DECLARATION.c.round_id == sa.bindparam("b_round"),
            DECLARATION.c.person_id == sa.bindparam("b_person"),
            DECLARATION.c.withdrawn_at.is_(None),
        )
        .values(withdrawn_at=sa.bindparam("v_at"), weighed_at=None)
    ),
    touches=lambda values: Touch(values["b_round"], values["b_person"]),
)


@dataclass(frozen=True, slots=True)
class OpenSelfRound:
    """Somebody reports on a day without an open round: the school's round of that date, joined if it is there.

    It has no debts, reminders, lists or totals; only its closing lies ahead.
    """

    school_id: int
    form: str
    held_on: date
    at: datetime
    closes_at: datetime

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert the order and the round unless they are known."""
        yield MAKE_ORDER, dict(SELF_ORDER)
        yield (
            OPEN,
            {
                "school_id": self.school_id,
                "form": self.form,
                "held_on": self.held_on,
                "state": "open",
                "opens_at": self.at,
                "due_at": self.closes_at,
                "closes_at": self.closes_at,
                "done": "totals",
                "next_at": self.closes_at,
                "version": 0,
            },
        )


@dataclass(frozen=True, slots=True)
class WithdrawAll:
    """Everything somebody declared in a round is taken back; it is owed again."""

    round_id: int
    person_id: int
    at: datetime

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Mark every living revision withdrawn."""
        yield WITHDRAW_ALL, {"b_round": self.round_id, "b_person": self.person_id, "v_at": self.at}
