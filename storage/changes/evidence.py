"""Changes of evidence: a picture is coming, it is here, it is refused, it is the answer, it is thrown away."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from storage.changes.base import Operation, Statement
from storage.sealing import Sealer
from storage.tables import EVIDENCE

COMING = Statement(40, lambda dialect: sa.insert(EVIDENCE))


def _of_state(*states: str) -> sa.ColumnElement[bool]:
    return sa.and_(EVIDENCE.c.uid == sa.bindparam("b_uid"), EVIDENCE.c.state.in_(states))


COME = Statement(
    41,
    lambda dialect: (
        sa.update(EVIDENCE)
        .where(_of_state("coming"))
        .values(
            state="come",
            sealed_reference=None,
            leased_until=None,
            sealed_image=sa.bindparam("v_image", type_=sa.LargeBinary),
            width=sa.bindparam("v_width"),
            height=sa.bindparam("v_height"),
            bytes=sa.bindparam("v_bytes"),
        )
    ),
)
REFUSE = Statement(
    41,
    lambda dialect: (
        sa.update(EVIDENCE)
        .where(_of_state("coming"))
        .values(state="refused", why=sa.bindparam("v_why"), sealed_reference=None, leased_until=None)
    ),
)
KEEP = Statement(42, lambda dialect: sa.update(EVIDENCE).where(_of_state("come")).values(state="kept"))
DROP = Statement(
    43,
    lambda dialect: sa.delete(EVIDENCE).where(
        EVIDENCE.c.uid == sa.bindparam("b_uid"), EVIDENCE.c.account_id == sa.bindparam("b_account")
    ),
)


def shown_at(school_id: int, round_id: int) -> str:
    """What a picture is sealed to besides its uid."""
    return f"|{school_id}|{round_id}"


@dataclass(frozen=True, slots=True)
class PictureComing:
    """A picture was sent as the answer of a question; `reference` is what its channel fetches it by.

    With `remedy_id` it shows what was put right, and `question` is the criterion.
    """

    uid: bytes
    school_id: int
    round_id: int
    question: str
    account_id: int
    by_person_id: int | None
    at: datetime
    reference: str
    remedy_id: int | None = None

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert the row, to be fetched."""
        yield (
            COMING,
            {
                "uid": self.uid,
                "school_id": self.school_id,
                "round_id": self.round_id,
                "question": self.question,
                "remedy_id": self.remedy_id,
                "account_id": self.account_id,
                "by_person_id": self.by_person_id,
                "at": self.at,
                "state": "coming",
                "sealed_reference": sealer.seal("evidence.reference", self.uid, self.reference),
            },
        )


@dataclass(frozen=True, slots=True)
class PictureCome:
    """It was fetched and made anew."""

    uid: bytes
    school_id: int
    round_id: int
    content: bytes
    width: int
    height: int

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Seal it, unless that was done meanwhile."""
        image = sealer.seal("evidence.image", self.uid, self.content, shown_at(self.school_id, self.round_id))
        sizes = {"v_width": self.width, "v_height": self.height, "v_bytes": len(self.content)}
        yield COME, {"b_uid": self.uid, "v_image": image, **sizes}


@dataclass(frozen=True, slots=True)
class PictureRefusedFor:
    """It is not taken; `why` is a key of the sentences for it."""

    uid: bytes
    why: str

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Say so in the row."""
        yield REFUSE, {"b_uid": self.uid, "v_why": self.why}


@dataclass(frozen=True, slots=True)
class PictureKept:
    """Its sender was told that it is the answer."""

    uid: bytes

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Nothing more is to be done with it."""
        yield KEEP, {"b_uid": self.uid}


@dataclass(frozen=True, slots=True)
class DropPicture:
    """It is not the answer any more, or never was."""

    uid: bytes
    account_id: int

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Delete it, if it is this account's."""
        yield DROP, {"b_uid": self.uid, "b_account": self.account_id}
