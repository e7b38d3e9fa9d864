"""What the auditor reads of the legal 24 hours: cases whose station is not told, what their clock said, and to whom."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from storage.needs import Reading
from storage.queries.audit import CHUNK, TRACE, StepRow, Trace, trace_of
from storage.tables import CASE, CASE_EVENT, CASE_TOLD, NOT_CLOSED, OUTBOX

A_DAY = timedelta(hours=24)
STEPS = ("legal_clock", "station_missed", "station_untold")
KINDS = ("notice", "station")

SINCE: sa.BindParameter[Any] = sa.bindparam("b_since")
_UNTOLD = (
    CASE.c.notifiable,
    CASE.c.is_drill.is_(False),
    CASE.c.told_station_at.is_(None),
    CASE.c.report_by >= SINCE,
)
_COLUMNS = [
    CASE.c[name]
    for name in (
        "id", "uid", "person_id", "school_id", "class_id", "severity", "state", "at_school", "opened_at", "report_by",
        "taken_by", "policy_id",
    )
]  # fmt: skip
LIVING = sa.select(*_COLUMNS).where(NOT_CLOSED, *_UNTOLD)
# an outcome does not end the duty; whoever has one has its instant, over which there is an index
ENDED = sa.select(*_COLUMNS).where(
    ~NOT_CLOSED, *_UNTOLD, CASE.c.outcome_at.is_not(None), CASE.c.outcome_at >= sa.bindparam("b_ended"),
    CASE.c.outcome != "false_alarm",
)  # fmt: skip
EVENTS = (
    sa.select(CASE_EVENT.c.case_uid, CASE_EVENT.c.at, CASE_EVENT.c.kind, CASE_EVENT.c.person_id, CASE_EVENT.c.about)
    .where(CASE_EVENT.c.case_uid.in_(sa.bindparam("uids", expanding=True)), CASE_EVENT.c.kind.in_(STEPS))
    .order_by(CASE_EVENT.c.id)
)
TOLD = (
    sa.select(CASE_TOLD.c.case_uid, *TRACE)
    .outerjoin(OUTBOX, OUTBOX.c.key == CASE_TOLD.c.key)
    .where(CASE_TOLD.c.case_uid.in_(sa.bindparam("uids", expanding=True)), CASE_TOLD.c.kind.in_(KINDS))
    .order_by(CASE_TOLD.c.id)
)


@dataclass(frozen=True, slots=True)
class ClockRow:
    """A suspected notifiable case, perhaps over, whose station is not recorded as told; `said`: by its clock."""

    id: int
    uid: bytes
    person_id: int
    school_id: int
    class_id: int | None
    severity: str
    state: str
    at_school: bool
    opened_at: datetime
    report_by: datetime
    taken_by: int | None
    policy_id: int | None
    said: tuple[StepRow, ...]
    traces: tuple[Trace, ...]


def running_clocks(reading: Reading, since: datetime) -> list[ClockRow]:
    """The cases whose 24 hours run, or ended after an instant, without the station being told."""
    values = {"b_since": since, "b_ended": since - A_DAY}
    connection = reading.connection
    rows = [*connection.execute(LIVING, values), *connection.execute(ENDED, values)]
    said: dict[bytes, list[StepRow]] = defaultdict(list)
    traces: dict[bytes, list[Trace]] = defaultdict(list)
    for start in range(0, len(rows), CHUNK):
        uids = {"uids": [bytes(row.uid) for row in rows[start : start + CHUNK]]}
        for row in connection.execute(EVENTS, uids):
            said[bytes(row.case_uid)].append(StepRow(row.at, row.kind, row.person_id, row.about or {}))
        for row in connection.execute(TOLD, uids):
            traces[bytes(row[0])].append(trace_of(row, None))
    return [_row(row, said, traces) for row in rows]


def _row(row: Any, said: Mapping[bytes, list[StepRow]], traces: Mapping[bytes, list[Trace]]) -> ClockRow:
    uid = bytes(row.uid)
    own: dict[str, Any] = {name: getattr(row, name) for name in row._fields if name != "uid"}
    return ClockRow(**own, uid=uid, said=tuple(said.get(uid, ())), traces=tuple(traces.get(uid, ())))
