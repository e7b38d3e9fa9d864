"""Pictures as evidence: those that wait to be fetched, the sender's own, those that somebody may see."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.changes.evidence import shown_at
from storage.database import among
from storage.models.evidence import PENDING
from storage.needs import Asked, Need, Reading, answers
from storage.queries.filings import FILED, opened
from storage.queries.responders import units_above
from storage.sealing import Sealer
from storage.tables import ACCOUNT, EVIDENCE, ROUND, UNIT
from storage.values import Sender

AT_SCHOOL = ("principal", "deputy_head", "school_health")
ABOVE = ("district_contact", "province_contact")

IS_PENDING = sa.text(f"evidence.{PENDING}")
FREE = sa.or_(
    EVIDENCE.c.leased_until.is_(None), EVIDENCE.c.leased_until < sa.bindparam("b_now", type_=EVIDENCE.c.at.type)
)
WAITING = (
    sa.select(
        EVIDENCE.c.id,
        EVIDENCE.c.uid,
        EVIDENCE.c.school_id,
        EVIDENCE.c.round_id,
        EVIDENCE.c.state,
        EVIDENCE.c.account_id,
        EVIDENCE.c.sealed_reference,
        ACCOUNT.c.channel,
        ACCOUNT.c.bot,
        ACCOUNT.c.uid.label("account_uid"),
        ACCOUNT.c.sealed_chat,
    )
    .join(ACCOUNT, ACCOUNT.c.id == EVIDENCE.c.account_id)
    .where(IS_PENDING, FREE)
    .order_by(EVIDENCE.c.at, EVIDENCE.c.id)
    .limit(sa.bindparam("b_limit", type_=sa.Integer))
)
LEASE = (
    sa.update(EVIDENCE).where(EVIDENCE.c.id == sa.bindparam("b_id"), FREE).values(leased_until=sa.bindparam("v_until"))
)
_COLUMNS = (
    EVIDENCE.c.id,
    EVIDENCE.c.uid,
    EVIDENCE.c.school_id,
    EVIDENCE.c.round_id,
    EVIDENCE.c.question,
    EVIDENCE.c.account_id,
    EVIDENCE.c.state,
    EVIDENCE.c.why,
    EVIDENCE.c.width,
    EVIDENCE.c.height,
    ROUND.c.order_id,
    ROUND.c.held_on,
    UNIT.c.name.label("school_name"),
)
_SEEN = (
    sa.select(*_COLUMNS).join(ROUND, ROUND.c.id == EVIDENCE.c.round_id).join(UNIT, UNIT.c.id == EVIDENCE.c.school_id)
)
BY_UID = _SEEN.where(EVIDENCE.c.uid.in_(sa.bindparam("uids", expanding=True)))
IMAGES = sa.select(EVIDENCE.c.id, EVIDENCE.c.sealed_image).where(among(EVIDENCE.c.id, "ids"))


@dataclass(frozen=True, slots=True)
class Fetchable:
    """A picture to be fetched, or one whose sender is to be told; `chat` is where it was sent."""

    uid: bytes
    school_id: int
    round_id: int
    state: str
    channel: str
    bot: str
    chat: str
    reference: str


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A picture as its sender and those who may see it meet it."""

    id: int
    uid: bytes
    school_id: int
    school_name: str
    round_id: int
    order_id: int
    held_on: date
    question: str
    account_id: int
    state: str
    why: str | None
    width: int | None
    height: int | None


def claim(connection: Connection, sealer: Sealer, now: datetime, until: datetime, limit: int) -> list[Fetchable]:
    """Take pictures that wait, for this process alone until `until`."""
    found = []
    for row in connection.execute(WAITING, {"b_now": now, "b_limit": limit}).all():
        if connection.execute(LEASE, {"b_id": row.id, "b_now": now, "v_until": until}).rowcount == 1:
            chat = sealer.open("account.chat", row.account_uid, row.sealed_chat)
            reference = sealer.open("evidence.reference", row.uid, row.sealed_reference) if row.sealed_reference else ""
            about = (bytes(row.uid), row.school_id, row.round_id, row.state, row.channel, row.bot)
            found.append(Fetchable(*about, chat, reference))
    return found


def is_waiting(connection: Connection, now: datetime) -> bool:
    """Whether any picture waits that nobody works on."""
    return connection.execute(WAITING, {"b_now": now, "b_limit": 1}).first() is not None


@dataclass(frozen=True, slots=True)
class MyPicture(Need):
    """A picture that the sender's account sent and was not told of yet: EvidenceView | None."""

    uid: bytes


@answers(MyPicture)
def my_picture(reading: Reading, asked: Sequence[Asked]) -> list[EvidenceView | None]:
    """One query for all; nobody gets another account's."""
    found = _by_uid(reading, [each.need.uid for each in asked])

    def mine(each: Asked) -> EvidenceView | None:
        view = found.get(each.need.uid)
        is_mine = view is not None and view.account_id == each.sender.account.id
        return view if is_mine and view is not None and view.state in ("come", "refused") else None

    return [mine(each) for each in asked]


@dataclass(frozen=True, slots=True)
class PictureToSee(Need):
    """A picture the sender may look at, by its uid: EvidenceView | None."""

    uid: bytes


@answers(PictureToSee)
def picture_to_see(reading: Reading, asked: Sequence[Asked]) -> list[EvidenceView | None]:
    """At the school whoever prepares or signs its declarations; above it only what was signed."""
    seen = may_see(reading, [(each.need.uid, each.sender) for each in asked])
    return [seen[i] for i in range(len(asked))]


def may_see(reading: Reading, wanted: Sequence[tuple[bytes, Sender]]) -> list[EvidenceView | None]:
    """The pictures, each where its sender may see it now, else None."""
    found = _by_uid(reading, [uid for uid, _ in wanted])
    above = units_above(reading, sorted({view.school_id for view in found.values()}))
    signed = _signed(reading, sorted({view.round_id for view in found.values()}))

    def seen(uid: bytes, sender: Sender) -> EvidenceView | None:
        view = found.get(uid)
        if view is None or view.state not in ("come", "kept"):
            return None
        if any(duty.kind in AT_SCHOOL and duty.unit_id == view.school_id for duty in sender.duties):
            return view
        is_above = any(duty.kind in ABOVE and duty.unit_id in above.get(view.school_id, ()) for duty in sender.duties)
        return view if is_above and uid.hex() in signed.get(view.round_id, ()) else None

    return [seen(uid, sender) for uid, sender in wanted]


def images(reading: Reading, views: Iterable[EvidenceView]) -> dict[int, bytes]:
    """The JPEG of each picture. No scope is looked at."""
    by_id = {view.id: view for view in views}
    return {
        row.id: reading.sealer.open_bytes(
            "evidence.image",
            by_id[row.id].uid,
            row.sealed_image,
            shown_at(by_id[row.id].school_id, by_id[row.id].round_id),
        )
        for row in reading.connection.execute(IMAGES, {"ids": sorted(by_id)})
        if row.sealed_image is not None
    }


def _by_uid(reading: Reading, uids: Sequence[bytes]) -> dict[bytes, EvidenceView]:
    names = EvidenceView.__slots__
    rows: Iterable[Any] = reading.connection.execute(BY_UID, {"uids": sorted(set(uids))}) if uids else ()
    return {bytes(row.uid): EvidenceView(**{name: getattr(row, name) for name in names}) for row in rows}


def _signed(reading: Reading, rounds: Sequence[int]) -> dict[int, set[str]]:
    """The answers of what was signed in rounds that may name a picture."""
    rows = reading.connection.execute(FILED, {"rounds": rounds}) if rounds else ()
    return {row.round_id: {a for a in opened(reading, row)["answers"].values() if isinstance(a, str)} for row in rows}
