"""Changes of drills: planned, begun, over; the person without a child that a school's exercises are about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.changes.base import Operation, Statement, Versioned
from storage.sealing import Sealer, new_uid
from storage.tables import DRILL, PERSON

SUBJECT = "drill"
"""The kind of person an exercise is about: in no class, roster, count, export or debt, which all ask for a kind."""
NAME = "DIỄN TẬP"
"""Its name, so that a page that shows a case's name and knows nothing of drills says so all the same."""

MAKE_SUBJECT = Statement(6, lambda dialect: sa.insert(PERSON))
PLAN = Statement(63, lambda dialect: sa.insert(DRILL))
CLOSED = Statement(
    65,
    lambda dialect: (
        sa.update(DRILL)
        .where(DRILL.c.case_uid == sa.bindparam("b_uid"), DRILL.c.state == "running")
        .values(next_at=sa.bindparam("v_at"), version=DRILL.c.version + 1)
    ),
)
DRILLS = Versioned(
    DRILL,
    64,
    frozenset(
        {
            "state",
            "planned_at",
            "next_at",
            "case_uid",
            "started_at",
            "ended_at",
            "spared",
            "result",
            "why",
        }
    ),
)


@dataclass(frozen=True, slots=True)
class MakeSubject:
    """A school gets the person its exercises are about, once."""

    school_id: int

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert the person."""
        uid = new_uid()
        name = sealer.seal("person.name", uid, NAME)
        yield MAKE_SUBJECT, {"uid": uid, "kind": SUBJECT, "school_id": self.school_id, "sealed_name": name}


@dataclass(frozen=True, slots=True)
class PlanDrill:
    """A school is to have a drill. One is planned or under way at a time: a second insert is a conflict."""

    school_id: int
    severity: str
    how: str
    at: datetime
    state: str = "planned"
    why: str | None = None

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert the row; one that is dropped from the start is not looked at."""
        yield (
            PLAN,
            {
                "school_id": self.school_id,
                "severity": self.severity,
                "how": self.how,
                "state": self.state,
                "planned_at": self.at,
                "next_at": self.at if self.state == "planned" else None,
                "spared": [],
                "why": self.why,
                "version": 0,
            },
        )


@dataclass(frozen=True, slots=True)
class ChangeDrill:
    """Columns of a drill change, unless another process changed it since."""

    id: int
    seen: int
    values: Mapping[str, Any]

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Update what was loaded."""
        yield DRILLS.change(self.id, self.seen, self.values)


@dataclass(frozen=True, slots=True)
class DrillCaseClosed:
    """Somebody ended the case of a drill; its result is drawn up at an instant."""

    case_uid: bytes
    look_at: datetime

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Have the clock look then."""
        yield CLOSED, {"b_uid": self.case_uid, "v_at": self.look_at}
