"""Rounds and declarations."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from storage.models.columns import BigId, counted, instant, ref, row_uid, sealed, words

UNWEIGHED = "weighed_at IS NULL AND (syndrome IS NOT NULL OR revision > 1)"
"""Declarations that clusters have not taken in yet: they carry a syndrome, or take back one that may have."""


class Order(SQLModel, table=True):
    """What asks for a declaration. `kind`: standing, ad_hoc, self (tự báo)."""

    id: int = counted()
    kind: str = words(12)
    number: str | None = words(80, optional=True)
    issued_on: date | None = None
    issuer: str | None = words(200, optional=True)
    summary: str | None = words(500, optional=True)

    __table_args__ = (sa.UniqueConstraint("kind", "number", "issued_on", "issuer"),)


class Round(SQLModel, table=True):
    """One school, one questionnaire, one local date, one order.

    `done`: the last milestone passed (planned, open, remind_1, remind_2, list, due, totals, close).
    `next_at`: when the next milestone is due; None after closing. `state`: planned, open, closed, cancelled.
    `owed` is counted at the opening and anew at the closing, `declared` (of those who owe then) at the closing: a
    pupil who comes or goes between is seen at the closing. `purged_at`: its declarations were deleted, its sums stay.
    `asked_of`: `person`, whom the school's pupils and staff are, or `school`: then the school owes one, its own.
    """

    id: int = counted()
    school_id: int = ref("unit.id")
    form: str = words(32)
    asked_of: str = Field(sa_type=sa.String(8), sa_column_kwargs={"server_default": "person"})
    held_on: date
    order_id: int = ref("order.id")
    state: str = words(12)
    opens_at: datetime = instant()
    remind_1_at: datetime | None = instant(optional=True)
    remind_2_at: datetime | None = instant(optional=True)
    list_at: datetime | None = instant(optional=True)
    due_at: datetime = instant()
    totals_at: datetime | None = instant(optional=True)
    closes_at: datetime = instant()
    done: str = words(12)
    next_at: datetime | None = instant(optional=True, index=True)
    moved_from: date | None = None
    owed: int | None = None
    declared: int | None = None
    purged_at: datetime | None = instant(optional=True)
    version: int = 0

    __table_args__ = (
        sa.UniqueConstraint("school_id", "form", "held_on", "order_id"),
        sa.Index("ix_round_day", "held_on", "form", "order_id", "school_id"),
    )


class RoundSum(SQLModel, table=True):
    """What the declarations of a round add up to, by version of its questionnaire: each person's newest living one.

    Written in the transaction that changes a declaration (`storage.in_step`), counted anew from them by night. Holds
    no personal data and outlives them. `declared` is everybody, also who does not owe any more; who is neither `well`
    nor `absent` said so; the rest by who declared and how grave it is. Version "": from before sums were kept, when
    who was well or absent was not.
    """

    __tablename__ = "round_sum"
    round_id: int = Field(sa_type=BigId, foreign_key="round.id", primary_key=True)
    form_version: str = Field(sa_type=sa.String(32), primary_key=True)
    declared: int = 0
    by_self: int = 0
    by_proxy: int = 0
    by_boarding: int = 0
    well: int = 0
    absent: int = 0
    note: int = 0
    amber: int = 0
    red: int = 0
    emergency: int = 0

    __table_args__ = {"sqlite_with_rowid": False}


class Planned(SQLModel, table=True):
    """The local date on which a school's coming rounds were last planned; without the row they are planned at once."""

    school_id: int = Field(sa_type=BigId, foreign_key="unit.id", primary_key=True)
    planned_on: date


class Declaration(SQLModel, table=True):
    """Answers of one subject in one round; a correction is a new revision.

    `by`: self, guardian, proxy (a teacher for the family), boarding. `well`: answered "khỏe".
    The newest revision that `withdrawn_at` does not take back counts. `weighed_at`: when the clusters took it in as it
    stands; None makes them look (again).
    """

    id: int = counted()
    uid: bytes = row_uid()
    round_id: int = ref("round.id")
    person_id: int = ref("person.id")
    school_id: int = ref("unit.id", index=False)
    class_id: int | None = ref("unit.id", optional=True, index=False)
    revision: int = 1
    account_id: int | None = ref("account.id", optional=True, index=False)
    by_person_id: int | None = ref("person.id", optional=True, index=False)
    by: str = words(12)
    at: datetime = instant(index=True)
    form_version: str = words(32)
    well: bool
    absent: bool = False
    severity: str | None = words(12, optional=True)
    syndrome: str | None = words(64, optional=True)
    sealed_answers: bytes | None = sealed(optional=True)
    code: str = words(8)
    withdrawn_at: datetime | None = instant(optional=True)
    weighed_at: datetime | None = instant(optional=True)

    __table_args__ = (
        sa.UniqueConstraint("round_id", "person_id", "revision"),
        sa.Index("ix_declaration_school_round", "school_id", "round_id"),
        sa.Index(
            "ix_declaration_flagged",
            "at",
            sqlite_where=sa.text("severity IN ('amber', 'red', 'emergency')"),
            postgresql_where=sa.text("severity IN ('amber', 'red', 'emergency')"),
        ),
        sa.Index(
            "ix_declaration_syndrome",
            "school_id",
            sqlite_where=sa.text("syndrome IS NOT NULL"),
            postgresql_where=sa.text("syndrome IS NOT NULL"),
        ),
        sa.Index(
            "ix_declaration_unweighed",
            "at",
            sqlite_where=sa.text(UNWEIGHED),
            postgresql_where=sa.text(UNWEIGHED),
        ),
    )
