"""Cases: what a flagged declaration opens, what happened to it, and which messages told whom."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from storage.models.columns import as_json, counted, instant, ref, row_uid, sealed, words

FALSE_ALARM = "weighed_at IS NULL AND outcome = 'false_alarm'"
"""Cases that turned out to be none and that clusters may still count."""
NOT_CLOSED = "state <> 'closed'"


class Case(SQLModel, table=True):
    """What a flagged declaration opens. `state`: open, taken, watched, closed.

    `step`: the last ladder step done. `next_at`: when the ladder or the follow-up looks again.
    `policy_id`: the ladder it began with (None: the one that ships); `policy`: how far it has climbed, as plain JSON.
    `report_by`: end of the legal 24 hours. `told_station_at`: the recorded step "Đã báo Trạm Y tế", `told_station_how`:
    in_chat, text, phone, paper. `notice_at`: when the legal clock speaks next. `is_drill`: an exercise, nobody is ill.
    `weighed_at`: of a false alarm, when the clusters stopped counting it.
    `ground`: on what else than a declaration that was agreed to it is kept: vital_interest (staff told of it).
    """

    id: int = counted()
    uid: bytes = row_uid()
    person_id: int = ref("person.id")
    school_id: int = ref("unit.id")
    class_id: int | None = ref("unit.id", optional=True)
    round_id: int | None = ref("round.id", optional=True, index=False)
    declaration_uid: bytes = row_uid(unique=False)
    severity: str = words(12)
    syndrome: str | None = words(64, optional=True)
    notifiable: bool = False
    at_school: bool = False
    state: str = words(12)
    opened_at: datetime = instant(index=True)
    report_by: datetime = instant()
    policy_id: int | None = ref("policy.id", optional=True, index=False)
    policy: dict[str, Any] = as_json()
    step: int = 0
    next_at: datetime | None = instant(optional=True, index=True)
    taken_by: int | None = ref("person.id", optional=True, index=False)
    taken_at: datetime | None = instant(optional=True)
    outcome: str | None = words(20, optional=True)
    outcome_at: datetime | None = instant(optional=True)
    told_station_at: datetime | None = instant(optional=True)
    told_station_by: int | None = ref("person.id", optional=True, index=False)
    told_station_how: str | None = words(12, optional=True)
    notice_at: datetime | None = instant(optional=True, index=True)
    ground: str | None = words(16, optional=True)
    is_drill: bool = Field(default=False, sa_column_kwargs={"server_default": sa.false()})
    closed_at: datetime | None = instant(optional=True)
    weighed_at: datetime | None = instant(optional=True)
    version: int = 0

    __table_args__ = (
        sa.Index(
            "uq_case_open",
            "person_id",
            unique=True,
            sqlite_where=sa.text(NOT_CLOSED),
            postgresql_where=sa.text(NOT_CLOSED),
        ),
        sa.Index(
            "ix_case_open",
            "school_id",
            "state",
            "uid",
            sqlite_where=sa.text(NOT_CLOSED),
            postgresql_where=sa.text(NOT_CLOSED),
        ),
        sa.Index(
            "ix_case_outcome",
            "outcome_at",
            sqlite_where=sa.text("outcome_at IS NOT NULL"),
            postgresql_where=sa.text("outcome_at IS NOT NULL"),
        ),
        sa.Index(
            "ix_case_unweighed",
            "closed_at",
            sqlite_where=sa.text(FALSE_ALARM),
            postgresql_where=sa.text(FALSE_ALARM),
        ),
    )


class CaseEvent(SQLModel, table=True):
    """One step of a case's life: opened, raised, told, taken, passed_on, noted, outcome, told_station, corrected, …"""

    __tablename__ = "case_event"
    id: int = counted()
    uid: bytes = row_uid()
    case_uid: bytes = row_uid(unique=False)
    at: datetime = instant()
    kind: str = words(20)
    person_id: int | None = ref("person.id", optional=True, index=False)
    about: dict[str, Any] = as_json()
    sealed_note: bytes | None = sealed(optional=True)

    __table_args__ = (sa.Index("ix_case_event_case_uid", "case_uid"),)


class CaseTold(SQLModel, table=True):
    """A message that told somebody of a case: which push (`key`, its root), where to, as filling which post.

    `kind` is the push's renderer: alert, operator, and those that grow by case: ambers, standing (a morning), handover,
    many (over the hourly cap); beside the ladder notice (the legal clock) and station (the notice to the station).
    `refused_at`: the messenger did not take it, and the ladder was told. `answered_at`: this account first opened or
    took it.
    `second_at`: when the person's other account is told as well, if this one has not answered.
    """

    __tablename__ = "case_told"
    id: int = counted()
    case_uid: bytes = row_uid(unique=False)
    person_id: int = ref("person.id", index=False)
    account_id: int = ref("account.id", index=False)
    bot: str = words(40)
    kind: str = words(24)
    key: str = words(120, index=True)
    post: str = words(20)
    at: datetime = instant()
    refused_at: datetime | None = instant(optional=True)
    answered_at: datetime | None = instant(optional=True)
    second_at: datetime | None = instant(optional=True, index=True)

    __table_args__ = (sa.UniqueConstraint("case_uid", "key"), sa.Index("ix_case_told_at", "at", "bot"))
