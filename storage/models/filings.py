"""What a school declares of itself: signed declarations, the draft several people work on, remedies of what failed."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from storage.models.columns import BigId, counted, instant, ref, row_uid, sealed, words


class SchoolDeclaration(SQLModel, table=True):
    """What a school declared in a round, as its principal signed it; a correction is a new revision, the newest counts.

    Beside the answers the sealed part keeps what the program had counted and every calculation as it came out then:
    a newer set never judges an older declaration. `conclusion`: the name of the band, `points`: what passed or was
    scored, `failed`: how many criteria failed; all None where the questionnaire judges nothing.
    """

    __tablename__ = "school_declaration"
    id: int = counted()
    uid: bytes = row_uid()
    round_id: int = ref("round.id", index=False)
    school_id: int = ref("unit.id")
    revision: int = 1
    by_person_id: int = ref("person.id", index=False)
    account_id: int = ref("account.id", index=False)
    at: datetime = instant(index=True)
    form_version: str = words(32)
    sealed_answers: bytes = sealed()
    conclusion: str | None = words(64, optional=True)
    points: int | None = None
    failed: int | None = None
    code: str = words(8)

    __table_args__ = (sa.UniqueConstraint("round_id", "revision"),)


class SchoolDraft(SQLModel, table=True):
    """What is being prepared for a school's declaration: one for the round, whoever works on it.

    `ready_at`: when it was handed over to be signed; an answer changed after that takes it back.
    """

    __tablename__ = "school_draft"
    round_id: int = Field(sa_type=BigId, foreign_key="round.id", primary_key=True)
    uid: bytes = row_uid()
    form_version: str = words(32)
    sealed_answers: bytes = sealed()
    by_person_id: int = ref("person.id", index=False)
    at: datetime = instant(index=True)
    ready_at: datetime | None = instant(optional=True)
    version: int = 0


class Remedy(SQLModel, table=True):
    """A criterion that failed and what the school does about it, until it is done.

    `state`: open, done (the school says so), passed (a later declaration judged it passed), gone (not asked any more).
    The sealed plan names who sees to it and how. `due_at`: None until a date is set. `evidence`: the picture of it, by
    its uid in hex.
    """

    id: int = counted()
    uid: bytes = row_uid()
    school_id: int = ref("unit.id")
    form: str = words(32)
    item: str = words(64)
    round_id: int = ref("round.id", index=False)
    form_version: str = words(32)
    state: str = words(8)
    opened_at: datetime = instant()
    due_at: datetime | None = instant(optional=True, index=True)
    sealed_plan: bytes | None = sealed(optional=True)
    done_at: datetime | None = instant(optional=True)
    by_person_id: int | None = ref("person.id", optional=True, index=False)
    evidence: str | None = words(40, optional=True)
    version: int = 0

    __table_args__ = (
        sa.Index(
            "ix_remedy_open",
            "school_id",
            "form",
            "item",
            unique=True,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        ),
    )
