"""Changes of orders in steps: drafted, changed, the schools fixed, acknowledged, held and freed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.changes.base import Operation, Statement, Versioned
from storage.sealing import Sealer, new_uid
from storage.tables import ORDER_PLAN, ORDER_RECEIPT, ORDER_SCHOOL, OUTBOX, ROUND, dialect_insert, insert_new

FAR = datetime.fromisoformat("9000-01-01T00:00:00+00:00")
"""When what waits is due while its order is stopped."""

PLANS = Versioned(
    ORDER_PLAN,
    11,
    frozenset(
        {
            *(
                "state",
                "form",
                "scope",
                "levels",
                "number",
                "issued_on",
                "issuer",
                "summary",
                "link",
                "opens_at",
                "due_at",
            ),
            *("closes_at", "order_id", "approved_by", "approved_at", "sealed_reason", "nudged_at", "nudges", "reached"),
        }
    ),
)
MAKE = Statement(10, lambda dialect: dialect_insert(dialect, ORDER_PLAN).on_conflict_do_nothing())
"""Two taps in a moment make one draft."""
_MINE = sa.and_(ORDER_SCHOOL.c.plan_id == sa.bindparam("b_plan"), ORDER_SCHOOL.c.state == "opened")
ITS_ROUNDS = ROUND.c.id.in_(sa.select(ORDER_SCHOOL.c.round_id).where(_MINE))
FORGET_SCHOOLS = Statement(
    12, lambda dialect: sa.delete(ORDER_SCHOOL).where(ORDER_SCHOOL.c.plan_id == sa.bindparam("b_plan"))
)
FIX_SCHOOL = Statement(13, lambda dialect: insert_new(dialect, ORDER_SCHOOL, ["plan_id", "school_id"]))
TURN = Statement(
    14,
    lambda dialect: (
        sa.update(ORDER_SCHOOL)
        .where(ORDER_SCHOOL.c.id == sa.bindparam("b_id"), ORDER_SCHOOL.c.state == sa.bindparam("b_from"))
        .values(
            state=sa.bindparam("v_state"),
            round_id=sa.func.coalesce(sa.bindparam("v_round", type_=sa.BigInteger), ORDER_SCHOOL.c.round_id),
            told_id=sa.func.coalesce(sa.bindparam("v_told", type_=sa.BigInteger), ORDER_SCHOOL.c.told_id),
        )
    ),
    is_counted=True,
)
RECEIVE = Statement(15, lambda dialect: insert_new(dialect, ORDER_RECEIPT, ["plan_id", "school_id", "person_id"]))
HOLD_ROUNDS = Statement(
    16,
    lambda dialect: (
        sa.update(ROUND).where(ITS_ROUNDS, ROUND.c.state == "planned").values(next_at=None, version=ROUND.c.version + 1)
    ),
)
FREE_ROUNDS = Statement(
    16,
    lambda dialect: (
        sa.update(ROUND)
        .where(ITS_ROUNDS, ROUND.c.state == "planned")
        .values(next_at=ROUND.c.opens_at, version=ROUND.c.version + 1)
    ),
)
REMIND_AGAIN = Statement(
    17,
    lambda dialect: (
        sa.update(ROUND)
        .where(ITS_ROUNDS, ROUND.c.state == "open", ROUND.c.done.in_(("remind_1", "remind_2")))
        .values(done="open", next_at=sa.bindparam("v_now", type_=ROUND.c.next_at.type), version=ROUND.c.version + 1)
    ),
)
_WAITING = sa.and_(
    OUTBOX.c.state == sa.literal_column("'ready'"),
    OUTBOX.c.kind.in_(("reminder", "filing", "letter")),
    sa.or_(*(OUTBOX.c.key.like(sa.bindparam(name)) for name in ("b_letters", "b_reminders", "b_filings"))),
)
MOVE_WAITING = Statement(
    81,
    lambda dialect: sa.update(OUTBOX).where(_WAITING).values(due_at=sa.bindparam("v_due", type_=OUTBOX.c.due_at.type)),
)


def waiting_keys(plan_id: int) -> tuple[str, str, str]:
    """How the keys begin of what waits with an order: its letters, reminders of persons, reminders of schools.

    By its plan, for two may follow one letter (one `order`): stopping one leaves the other's be. What asks somebody to
    sign (`filing:sign:`) follows from what the school did, and leaves all the same.
    """
    return f"letter:{plan_id}:", f"rem:p{plan_id}:", f"filing:p{plan_id}:"


@dataclass(frozen=True, slots=True)
class MakePlan:
    """A plan begins. `values` by column; `made_by` None: by command."""

    unit_id: int
    form: str
    made_by: int | None
    at: datetime
    values: Mapping[str, Any] = field(default_factory=dict)
    uid: bytes = field(default_factory=new_uid)

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert it as a draft."""
        blank = {column.name: None for column in ORDER_PLAN.c if column.nullable}
        yield (
            MAKE,
            {
                **blank,
                "uid": self.uid,
                "unit_id": self.unit_id,
                "state": "draft",
                "form": self.form,
                "made_by": self.made_by,
                "made_at": self.at,
                "nudges": 0,
                "reached": 0,
                "version": 0,
                **self.values,
            },
        )


@dataclass(frozen=True, slots=True)
class ChangePlan:
    """Columns of a plan change, unless somebody else changed it since it was loaded."""

    plan_id: int
    seen: int
    values: Mapping[str, Any]

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Update what was loaded."""
        yield PLANS.change(self.plan_id, self.seen, self.values)


@dataclass(frozen=True, slots=True)
class NotApproved:
    """The second person does not approve, and says why."""

    plan_id: int
    uid: bytes
    seen: int
    reason: str

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Give it back with the reason, sealed: it may name somebody."""
        sealed = sealer.seal("order_plan.reason", self.uid, self.reason)
        yield PLANS.change(self.plan_id, self.seen, {"state": "refused", "sealed_reason": sealed})


@dataclass(frozen=True, slots=True)
class FixSchools:
    """Exactly these schools are reached: those the one who approves has counted."""

    plan_id: int
    schools: Sequence[int]

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Write them anew."""
        yield FORGET_SCHOOLS, {"b_plan": self.plan_id}
        for school in self.schools:
            yield FIX_SCHOOL, {"plan_id": self.plan_id, "school_id": school, "state": "waiting"}


@dataclass(frozen=True, slots=True)
class TurnSchool:
    """A school of an order goes from one state to another; of two ticks one does it."""

    row_id: int
    was: str
    state: str
    round_id: int | None = None
    told_id: int | None = None

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Update unless somebody else did since."""
        values = {"v_state": self.state, "v_round": self.round_id, "v_told": self.told_id}
        yield TURN, {"b_id": self.row_id, "b_from": self.was, **values}


@dataclass(frozen=True, slots=True)
class ReceiveLetter:
    """Somebody of a school has the letter; said twice it stands once, with the first hour."""

    plan_id: int
    school_id: int
    person_id: int
    account_id: int
    at: datetime

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert it unless it is known."""
        about = {"person_id": self.person_id, "account_id": self.account_id, "at": self.at}
        yield RECEIVE, {"plan_id": self.plan_id, "school_id": self.school_id, **about}


@dataclass(frozen=True, slots=True)
class HoldPlan:
    """What has not gone out of an order stays where it is: rounds that have not opened, messages that wait."""

    plan_id: int

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Take them out of the clock's sight."""
        yield HOLD_ROUNDS, {"b_plan": self.plan_id}
        yield MOVE_WAITING, {"v_due": FAR, **_keys(self.plan_id)}


@dataclass(frozen=True, slots=True)
class FreePlan:
    """It goes on where it stood: held rounds open, held messages leave, reminders that came due meanwhile are made."""

    plan_id: int
    now: datetime

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Give them back to the clock."""
        yield FREE_ROUNDS, {"b_plan": self.plan_id}
        yield REMIND_AGAIN, {"b_plan": self.plan_id, "v_now": self.now}
        yield MOVE_WAITING, {"v_due": self.now, **_keys(self.plan_id)}


@dataclass(frozen=True, slots=True)
class LetWaiting:
    """What was held of an order that is over comes before its renderers, who drop it."""

    plan_id: int
    now: datetime

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Have it looked at."""
        yield MOVE_WAITING, {"v_due": self.now, **_keys(self.plan_id)}


def _keys(plan_id: int) -> dict[str, str]:
    letters, reminders, filings = (f"{start}%" for start in waiting_keys(plan_id))
    return {"b_letters": letters, "b_reminders": reminders, "b_filings": filings}
