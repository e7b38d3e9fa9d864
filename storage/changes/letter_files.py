"""Changes of an order's letter: it is coming, it is here, it is refused, it is the order's, it is thrown away."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from storage.changes.base import Operation, Statement
from storage.sealing import Sealer
from storage.tables import LETTER_FILE

INSERT = Statement(40, lambda dialect: sa.insert(LETTER_FILE))


def _of_state(state: str) -> sa.ColumnElement[bool]:
    return sa.and_(LETTER_FILE.c.uid == sa.bindparam("b_uid"), LETTER_FILE.c.state == state)


COME = Statement(
    41,
    lambda dialect: (
        sa.update(LETTER_FILE)
        .where(_of_state("coming"))
        .values(
            state="come",
            sealed_reference=None,
            leased_until=None,
            media=sa.bindparam("v_media"),
            sealed_content=sa.bindparam("v_content", type_=sa.LargeBinary),
            bytes=sa.bindparam("v_bytes"),
        )
    ),
)
REFUSE = Statement(
    41,
    lambda dialect: (
        sa.update(LETTER_FILE)
        .where(_of_state("coming"))
        .values(state="refused", why=sa.bindparam("v_why"), sealed_reference=None, leased_until=None)
    ),
)
KEEP = Statement(42, lambda dialect: sa.update(LETTER_FILE).where(_of_state("come")).values(state="kept"))
DROP_OTHERS = Statement(
    43,
    lambda dialect: sa.delete(LETTER_FILE).where(
        LETTER_FILE.c.plan_id == sa.bindparam("b_plan"),
        LETTER_FILE.c.uid != sa.bindparam("b_but", type_=sa.LargeBinary),
        LETTER_FILE.c.state.in_(("kept", "refused")),
    ),
)
DROP = Statement(44, lambda dialect: sa.delete(LETTER_FILE).where(LETTER_FILE.c.uid == sa.bindparam("b_uid")))


def of_plan(plan_id: int) -> str:
    """What a letter is sealed to besides its uid."""
    return f"|{plan_id}"


@dataclass(frozen=True, slots=True)
class LetterFileComing:
    """A file was sent as the letter of an order; `reference` is what its channel fetches it by."""

    uid: bytes
    plan_id: int
    account_id: int
    at: datetime
    reference: str

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert the row, to be fetched."""
        sealed = sealer.seal("letter_file.reference", self.uid, self.reference)
        about = {"plan_id": self.plan_id, "account_id": self.account_id, "at": self.at, "state": "coming"}
        yield INSERT, {**_BLANK, "uid": self.uid, **about, "sealed_reference": sealed}


@dataclass(frozen=True, slots=True)
class LetterFileGiven:
    """A file was given by command; it is the order's letter at once, in the place of an earlier one."""

    uid: bytes
    plan_id: int
    at: datetime
    media: str
    content: bytes

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert it, sealed."""
        sealed = sealer.seal("letter_file.content", self.uid, self.content, of_plan(self.plan_id))
        about = {"plan_id": self.plan_id, "at": self.at, "state": "kept", "media": self.media}
        yield INSERT, {**_BLANK, "uid": self.uid, **about, "sealed_content": sealed, "bytes": len(self.content)}
        yield DROP_OTHERS, {"b_plan": self.plan_id, "b_but": self.uid}


@dataclass(frozen=True, slots=True)
class LetterFileCome:
    """It was fetched, and made anew where it is a picture."""

    uid: bytes
    plan_id: int
    media: str
    content: bytes

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Seal it, unless that was done meanwhile."""
        sealed = sealer.seal("letter_file.content", self.uid, self.content, of_plan(self.plan_id))
        yield COME, {"b_uid": self.uid, "v_media": self.media, "v_content": sealed, "v_bytes": len(self.content)}


@dataclass(frozen=True, slots=True)
class LetterFileRefused:
    """It is not taken; `why` is a key of the sentences for it."""

    uid: bytes
    why: str

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Say so in the row."""
        yield REFUSE, {"b_uid": self.uid, "v_why": self.why}


@dataclass(frozen=True, slots=True)
class LetterFileKept:
    """Its sender was told; it is the order's letter, in the place of an earlier one."""

    uid: bytes
    plan_id: int

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Keep it alone."""
        yield KEEP, {"b_uid": self.uid}
        yield DROP_OTHERS, {"b_plan": self.plan_id, "b_but": self.uid}


@dataclass(frozen=True, slots=True)
class DropLetterFile:
    """It is not wanted, or was not taken."""

    uid: bytes

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Delete it."""
        yield DROP, {"b_uid": self.uid}


@dataclass(frozen=True, slots=True)
class DropLetterFiles:
    """The order goes without a file."""

    plan_id: int

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Delete all there are."""
        yield DROP_OTHERS, {"b_plan": self.plan_id, "b_but": b""}


_BLANK = {column.name: None for column in LETTER_FILE.columns if column.nullable}
"""Every insert names every column: one statement for all."""
