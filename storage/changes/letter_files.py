"""Changes of an order's letter: it is sent, given by command, the order's, thrown away."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from storage.changes.base import Operation, Statement
from storage.changes.fetched import LETTERS, FileKept
from storage.sealing import Sealer
from storage.tables import LETTER_FILE

DROP_OTHERS = Statement(
    43,
    lambda dialect: sa.delete(LETTER_FILE).where(
        LETTER_FILE.c.plan_id == sa.bindparam("b_plan"),
        LETTER_FILE.c.uid != sa.bindparam("b_but", type_=sa.LargeBinary),
        LETTER_FILE.c.state.in_(("kept", "refused")),
    ),
)


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
        about = {"plan_id": self.plan_id, "account_id": self.account_id}
        yield LETTERS.coming(sealer, self.uid, self.at, self.reference, about)


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
        about = {"plan_id": self.plan_id, "at": self.at, "state": "kept", "media": self.media}
        brought = LETTERS.brought(sealer, self.uid, LETTERS.bound(self), self.content)
        yield LETTERS.inserted({"uid": self.uid, **about, **brought})
        yield DROP_OTHERS, {"b_plan": self.plan_id, "b_but": self.uid}


@dataclass(frozen=True, slots=True)
class LetterFileKept:
    """Its sender was told; it is the order's letter, in the place of an earlier one."""

    uid: bytes
    plan_id: int

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Keep it alone."""
        yield from FileKept(LETTERS, self.uid).operations(sealer)
        yield DROP_OTHERS, {"b_plan": self.plan_id, "b_but": self.uid}


@dataclass(frozen=True, slots=True)
class DropLetterFiles:
    """The order goes without a file."""

    plan_id: int

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Delete all there are."""
        yield DROP_OTHERS, {"b_plan": self.plan_id, "b_but": b""}
