"""People and what ties them together: enrolment, contact points, bonds, bars, duties, invitations, consents."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import SQLModel

from storage.models.columns import blind, counted, instant, ref, row_uid, sealed, words


class Person(SQLModel, table=True):
    """A pupil, member of staff, guardian or official. Not an account.

    `sealed_name`: the full name. `sealed_details`: JSON with birthday, gender, ministry_id, school_code, title.
    `missing_since`: in no newer roster; `gone_on`: the principal confirmed it.
    """

    id: int = counted()
    uid: bytes = row_uid()
    kind: str = words(16)
    school_id: int | None = ref("unit.id", optional=True)
    sealed_name: bytes = sealed()
    sealed_details: bytes | None = sealed(optional=True)
    ministry_index: str | None = blind(optional=True)
    code_index: str | None = blind(optional=True)
    identity_index: str | None = blind(optional=True)
    phone_index: str | None = blind(optional=True)
    sealed_phone: bytes | None = sealed(optional=True)
    missing_since: date | None = None
    gone_on: date | None = None


class Enrolment(SQLModel, table=True):
    """A pupil's place in a class from a day to a day."""

    id: int = counted()
    person_id: int = ref("person.id")
    school_id: int = ref("unit.id")
    class_id: int = ref("unit.id")
    boards: bool = False
    from_on: date
    to_on: date | None = None

    __table_args__ = (sa.UniqueConstraint("person_id", "from_on"),)


class ContactPoint(SQLModel, table=True):
    """What a roster says: this child, this relation, this number. Not yet a bond."""

    __tablename__ = "contact_point"
    id: int = counted()
    uid: bytes = row_uid()
    child_id: int = ref("person.id")
    relation: str = words(16)
    phone_index: str = blind()
    sealed_phone: bytes = sealed()
    sealed_name: bytes | None = sealed(optional=True)
    ended_at: datetime | None = instant(optional=True)

    __table_args__ = (sa.UniqueConstraint("child_id", "phone_index"),)


class Bond(SQLModel, table=True):
    """A person may act for a child: guardian or proxy. `state`: active, suspended, ended."""

    id: int = counted()
    person_id: int = ref("person.id")
    child_id: int = ref("person.id")
    relation: str = words(16)
    state: str = words(16)
    verified_how: str = words(16)
    verified_by: int | None = ref("person.id", optional=True, index=False)
    from_at: datetime = instant()
    to_at: datetime | None = instant(optional=True)
    version: int = 0

    __table_args__ = (
        sa.Index(
            "uq_bond_living",
            "person_id",
            "child_id",
            unique=True,
            sqlite_where=sa.text("state <> 'ended'"),
            postgresql_where=sa.text("state <> 'ended'"),
        ),
    )


class Bar(SQLModel, table=True):
    """Nobody with this number, nor this person, may be bound to the child; outlives imports and codes."""

    id: int = counted()
    uid: bytes = row_uid()
    child_id: int = ref("person.id")
    person_id: int | None = ref("person.id", optional=True)
    phone_index: str | None = blind(optional=True)
    sealed_phone: bytes | None = sealed(optional=True)
    sealed_reason: bytes = sealed()
    by_person_id: int | None = ref("person.id", optional=True, index=False)
    at: datetime = instant()
    lifted_at: datetime | None = instant(optional=True)


class Duty(SQLModel, table=True):
    """An office of a person at a unit. Hours in minutes of the local day (None: always), weekdays as "0123456".

    `rota_weeks`, `rota_week`: of so many weeks in turn, counted from Monday 05/01/1970, this one (from 1). `covers_id`:
    a substitute for that duty, set in chat; it goes before it while it lasts.
    """

    id: int = counted()
    person_id: int = ref("person.id")
    unit_id: int = ref("unit.id")
    kind: str = words(20)
    order: int = 1
    from_minute: int | None = None
    to_minute: int | None = None
    weekdays: str | None = words(7, optional=True)
    rota_weeks: int | None = None
    rota_week: int | None = None
    covers_id: int | None = ref("duty.id", optional=True)
    from_on: date
    to_on: date | None = None


class Invitation(SQLModel, table=True):
    """A class code (proves nothing, many uses) or a personal slip (child, staff: once, 14 days). Stored hashed."""

    id: int = counted()
    uid: bytes = row_uid()
    kind: str = words(8)
    unit_id: int = ref("unit.id")
    person_id: int | None = ref("person.id", optional=True)
    code_index: str = blind(unique=True)
    sealed_code: bytes | None = sealed(optional=True)
    made_at: datetime = instant()
    expires_at: datetime | None = instant(optional=True)
    used_at: datetime | None = instant(optional=True)
    ended_at: datetime | None = instant(optional=True)
    tries: int = 0
    version: int = 0


class JoinRequest(SQLModel, table=True):
    """An account asks to be bound; a teacher (later the principal) confirms. `sealed_claim`: JSON as typed.

    `state`: open, confirmed, refused, expired. `told_at`: when the confirmer was last told.
    """

    __tablename__ = "join_request"
    id: int = counted()
    uid: bytes = row_uid()
    account_id: int = ref("account.id")
    class_id: int | None = ref("unit.id", optional=True)
    school_id: int = ref("unit.id")
    person_id: int | None = ref("person.id", optional=True)
    kind: str = words(8)
    sealed_claim: bytes = sealed()
    state: str = words(16)
    asked_at: datetime = instant()
    next_at: datetime | None = instant(optional=True, index=True)
    told_at: datetime | None = instant(optional=True)
    climbed_at: datetime | None = instant(optional=True)
    decided_at: datetime | None = instant(optional=True)
    decided_by: int | None = ref("person.id", optional=True, index=False)
    version: int = 0


class Consent(SQLModel, table=True):
    """Yes of a guardian (or, `assent`, of the child itself) to one purpose: declare, remind, statistics."""

    id: int = counted()
    child_id: int = ref("person.id")
    by_person_id: int = ref("person.id", index=False)
    account_id: int | None = ref("account.id", optional=True, index=False)
    purpose: str = words(16)
    assent: bool = False
    text_version: str = words(32)
    given_at: datetime = instant()
    withdrawn_at: datetime | None = instant(optional=True)
    on_paper: bool = False

    __table_args__ = (
        sa.Index(
            "uq_consent_living",
            "child_id",
            "by_person_id",
            "purpose",
            unique=True,
            sqlite_where=sa.text("withdrawn_at IS NULL"),
            postgresql_where=sa.text("withdrawn_at IS NULL"),
        ),
    )
