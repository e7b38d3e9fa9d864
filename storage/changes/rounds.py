"""Changes of rounds: the standing order made once, rounds planned, moved along, cancelled; reminders paused."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from storage.changes.base import Operation, Statement, Versioned
from storage.sealing import Sealer
from storage.tables import ACCOUNT, ORDER, PLANNED, ROUND, dialect_insert, insert_new

STANDING_NUMBER, STANDING_ON = "614/BGDĐT-GDTC", date(2021, 2, 19)
STANDING = {
    "kind": "standing",
    "number": STANDING_NUMBER,
    "issued_on": STANDING_ON,
    "issuer": "Bộ GDĐT",
}
"""The letter that asks for a declaration every Monday and Friday."""

INSTANTS = ("opens_at", "remind_1_at", "remind_2_at", "list_at", "due_at", "totals_at", "closes_at")
ROUNDS = Versioned(ROUND, 10, frozenset({*INSTANTS, "state", "done", "next_at", "owed", "declared"}))

_STANDING_ORDER = (
    sa.select(ORDER.c.id)
    .where(
        ORDER.c.kind == STANDING["kind"],
        ORDER.c.number == STANDING["number"],
        ORDER.c.issued_on == STANDING["issued_on"],
    )
    .scalar_subquery()
)
MAKE_ORDER = Statement(1, lambda dialect: insert_new(dialect, ORDER, ["kind", "number", "issued_on", "issuer"]))


def _plan(dialect: str, order: Any) -> Any:
    insert = dialect_insert(dialect, ROUND).values(order_id=order)
    fresh = ("moved_from", "state", "done", "next_at", *INSTANTS)
    return insert.on_conflict_do_update(
        index_elements=["school_id", "form", "held_on", "order_id"],
        set_={name: insert.excluded[name] for name in fresh} | {"version": ROUND.c.version + 1},
        where=sa.or_(ROUND.c.state == "planned", ROUND.c.state == "cancelled"),
    )


PLAN = Statement(2, lambda dialect: _plan(dialect, _STANDING_ORDER))
PLAN_ORDERED = Statement(2, lambda dialect: _plan(dialect, sa.bindparam("v_order", type_=sa.BigInteger)))


def _note_planned(dialect: str) -> Any:
    insert = dialect_insert(dialect, PLANNED)
    return insert.on_conflict_do_update(index_elements=["school_id"], set_={"planned_on": insert.excluded.planned_on})


NOTE_PLANNED = Statement(3, _note_planned)
SET_PAUSED = Statement(
    16,
    lambda dialect: (
        sa.update(ACCOUNT)
        .where(ACCOUNT.c.id == sa.bindparam("b_id"), ACCOUNT.c.paused != sa.bindparam("v_paused"))
        .values(paused=sa.bindparam("v_paused"), version=ACCOUNT.c.version + 1)
    ),
)


@dataclass(frozen=True, slots=True)
class MakeStandingOrder:
    """The standing order is there; the same one however often."""

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert it unless it is known."""
        yield MAKE_ORDER, dict(STANDING)


@dataclass(frozen=True, slots=True)
class PlanRound:
    """A round of a school lies ahead. Planned again it takes the newer instants; once open it is left alone.

    `instants` by column (INSTANTS); `order_id`: None for the standing order; `asked_of` as of `Round`.
    """

    school_id: int
    form: str
    held_on: date
    moved_from: date | None
    instants: Mapping[str, datetime | None]
    order_id: int | None = None
    asked_of: str = "person"

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert or plan anew; it is looked at when it opens."""
        ordered = {} if self.order_id is None else {"v_order": self.order_id}
        yield (
            PLAN if self.order_id is None else PLAN_ORDERED,
            {
                **ordered,
                "school_id": self.school_id,
                "form": self.form,
                "asked_of": self.asked_of,
                "held_on": self.held_on,
                "moved_from": self.moved_from,
                "state": "planned",
                "done": "planned",
                "next_at": self.instants["opens_at"],
                "version": 0,
                **{name: self.instants[name] for name in INSTANTS},
            },
        )


@dataclass(frozen=True, slots=True)
class NotePlanned:
    """A school's rounds are planned, as seen on a local date."""

    school_id: int
    planned_on: date

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Write the date."""
        yield NOTE_PLANNED, {"school_id": self.school_id, "planned_on": self.planned_on}


@dataclass(frozen=True, slots=True)
class ChangeRound:
    """Columns of a round change; `seen` is the version that was loaded: of two ticks one goes on."""

    round_id: int
    seen: int
    values: Mapping[str, Any]

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Update unless somebody else did since."""
        yield ROUNDS.change(self.round_id, self.seen, self.values)


@dataclass(frozen=True, slots=True)
class SetPaused:
    """Reminders to an account pause after rounds that nobody answered, or leave again after its own declaration."""

    account_id: int
    paused: bool

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Set the mark unless it stands already."""
        yield SET_PAUSED, {"b_id": self.account_id, "v_paused": self.paused}
