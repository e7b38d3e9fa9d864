"""Requests to join: those a teacher or head decides, one by its key, and those that are due to be told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.database import among
from storage.models.columns import Instant
from storage.needs import Asked, Need, Reading, answers
from storage.queries.bonds import is_school_of
from storage.queries.joining import HEADS
from storage.queries.numbers import number_of
from storage.tables import ACCOUNT, AUDIT, JOIN_REQUEST, PERSON, UNIT
from storage.values import Sender

CLASS = UNIT.alias("class_unit")
_REQUESTS = (
    sa.select(
        JOIN_REQUEST,
        CLASS.c.name.label("class_name"),
        ACCOUNT.c.uid.label("account_uid"),
        ACCOUNT.c.channel,
        ACCOUNT.c.bot,
        ACCOUNT.c.language,
        ACCOUNT.c.version.label("account_version"),
        ACCOUNT.c.person_id.label("account_person_id"),
        ACCOUNT.c.sealed_phone.label("account_phone"),
        PERSON.c.kind.label("account_kind"),
    )
    .join(ACCOUNT, ACCOUNT.c.id == JOIN_REQUEST.c.account_id)
    .outerjoin(PERSON, PERSON.c.id == ACCOUNT.c.person_id)
    .outerjoin(CLASS, CLASS.c.id == JOIN_REQUEST.c.class_id)
    .order_by(JOIN_REQUEST.c.id)
)
BY_ID = _REQUESTS.where(among(JOIN_REQUEST.c.id, "requests"))
OPEN_OF_CLASSES = _REQUESTS.where(among(JOIN_REQUEST.c.class_id, "classes"), JOIN_REQUEST.c.state == "open")
OPEN_OF_SCHOOLS = _REQUESTS.where(among(JOIN_REQUEST.c.school_id, "schools"), JOIN_REQUEST.c.state == "open")
DUE = _REQUESTS.where(JOIN_REQUEST.c.state == "open", JOIN_REQUEST.c.next_at <= sa.bindparam("b_now")).limit(200)
NEXT_DUE = sa.select(sa.func.min(JOIN_REQUEST.c.next_at)).where(JOIN_REQUEST.c.state == "open")
TOLD = (
    sa.select(JOIN_REQUEST.c.class_id, sa.func.max(JOIN_REQUEST.c.told_at).label("told_at"))
    .where(among(JOIN_REQUEST.c.class_id, "classes"))
    .group_by(JOIN_REQUEST.c.class_id)
)
CLIMBED = (
    sa.select(JOIN_REQUEST.c.school_id, sa.func.max(JOIN_REQUEST.c.climbed_at).label("told_at"))
    .where(among(JOIN_REQUEST.c.school_id, "schools"))
    .group_by(JOIN_REQUEST.c.school_id)
)
WRONG_CODES = sa.select(sa.func.count()).where(
    AUDIT.c.at >= sa.bindparam("b_since", type_=Instant), AUDIT.c.action.in_(("wrong_code", "wrong_birthday"))
)


@dataclass(frozen=True, slots=True)
class RequestView:
    """A request to join as its decider sees it. `phone`: vouched for, E.164. `account_*`: who asks, as it is now."""

    id: int
    kind: str
    class_id: int | None
    class_name: str | None
    school_id: int
    person_id: int | None
    claim: Mapping[str, Any]
    state: str
    asked_at: datetime
    climbed_at: datetime | None
    version: int
    phone: str | None
    account_id: int
    account_uid: bytes
    account_version: int
    account_person_id: int | None
    account_kind: str | None
    bot: str
    language: str


@dataclass(frozen=True, slots=True)
class RequestOf(Need):
    """A request that the sender may decide, or None."""

    request: int


@dataclass(frozen=True, slots=True)
class RequestsOf(Need):
    """Open requests that the sender may decide: of a class, or (0) all of their schools and classes."""

    school_class: int


def may_decide(sender: Sender, request: RequestView) -> bool:
    """Whether the sender is the homeroom teacher of the class, or a head of the school (always for staff)."""
    if request.kind == "staff":
        return any(sender.holds(kind, request.school_id) for kind in HEADS)
    return is_school_of(sender, request.class_id, request.school_id)


def request_view(reading: Reading, row: Any) -> RequestView:
    """A request from a row."""
    return RequestView(
        id=row.id,
        kind=row.kind,
        class_id=row.class_id,
        class_name=row.class_name,
        school_id=row.school_id,
        person_id=row.person_id,
        claim=reading.sealer.open_json("join_request.claim", row.uid, row.sealed_claim),
        state=row.state,
        asked_at=row.asked_at,
        climbed_at=row.climbed_at,
        version=row.version,
        phone=number_of(reading, row.account_id) if row.account_phone is not None else None,
        account_id=row.account_id,
        account_uid=bytes(row.account_uid),
        account_version=row.account_version,
        account_person_id=row.account_person_id,
        account_kind=row.account_kind,
        bot=f"{row.channel}:{row.bot}",
        language=row.language,
    )


@answers(RequestOf)
def request_of(reading: Reading, asked: Sequence[Asked]) -> list[RequestView | None]:
    """Requests by key, within the sender's scope."""
    rows = reading.connection.execute(BY_ID, {"requests": sorted({each.need.request for each in asked})})
    found = {row.id: request_view(reading, row) for row in rows}
    views = [found.get(each.need.request) for each in asked]
    return [v if v and may_decide(e.sender, v) else None for v, e in zip(views, asked, strict=True)]


@answers(RequestsOf)
def requests_of(reading: Reading, asked: Sequence[Asked]) -> list[list[RequestView]]:
    """Open requests within the sender's scope."""
    return [open_requests(reading, each.sender, each.need.school_class) for each in asked]


def open_requests(reading: Reading, sender: Sender, school_class: int) -> list[RequestView]:
    """The open requests a sender may decide, of a class or (0) all, oldest first."""
    classes = [d.unit_id for d in sender.duties if d.kind == "homeroom"]
    schools = [d.unit_id for d in sender.duties if d.kind in HEADS]
    if school_class:
        classes = [school_class]
    rows = [
        *reading.connection.execute(OPEN_OF_CLASSES, {"classes": classes}),
        *(() if school_class else reading.connection.execute(OPEN_OF_SCHOOLS, {"schools": schools})),
    ]
    views = {row.id: request_view(reading, row) for row in rows}
    return [view for _, view in sorted(views.items()) if may_decide(sender, view)]


def due_requests(reading: Reading) -> list[RequestView]:
    """Open requests somebody is to be told of now, up to 200."""
    return [request_view(reading, row) for row in reading.connection.execute(DUE, {"b_now": reading.now})]


def next_due(reading: Reading) -> datetime | None:
    """When the next one is due."""
    at: datetime | None = reading.connection.execute(NEXT_DUE).scalar()
    return at


def last_told(reading: Reading, classes: Sequence[int]) -> dict[int, datetime]:
    """When the teachers of classes were last told of a request."""
    rows = reading.connection.execute(TOLD, {"classes": list(classes)})
    return {row.class_id: row.told_at for row in rows if row.told_at is not None}


def heads_last_told(reading: Reading, schools: Sequence[int]) -> dict[int, datetime]:
    """When the heads of schools were last told of a request."""
    rows = reading.connection.execute(CLIMBED, {"schools": list(schools)})
    return {row.school_id: row.told_at for row in rows if row.told_at is not None}


def wrong_codes_since(reading: Reading, since: datetime) -> int:
    """How many codes and birthdays were wrong since an instant, over all accounts."""
    return int(reading.connection.execute(WRONG_CODES, {"b_since": since}).scalar_one())
