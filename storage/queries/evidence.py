"""Pictures as evidence: those that wait to be fetched, the sender's own, those that somebody may see."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from storage.changes.fetched import PICTURES
from storage.database import among
from storage.needs import Asked, Need, Reading, answers
from storage.queries.fetched import SentFile, untold
from storage.queries.filings import FILED, ONE_REMEDY, opened
from storage.queries.questionnaires import FormSource, sources
from storage.queries.responders import units_above
from storage.tables import EVIDENCE, ROUND, UNIT
from storage.values import Sender

AT_SCHOOL = ("principal", "deputy_head", "school_health")
ABOVE = ("district_contact", "province_contact")

_COLUMNS = (
    EVIDENCE.c.id,
    EVIDENCE.c.uid,
    EVIDENCE.c.school_id,
    EVIDENCE.c.round_id,
    EVIDENCE.c.question,
    EVIDENCE.c.remedy_id,
    EVIDENCE.c.account_id,
    EVIDENCE.c.at,
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
IMAGES = sa.select(EVIDENCE.c.id, *PICTURES.sealed).where(among(EVIDENCE.c.id, "ids"))


@dataclass(frozen=True, slots=True)
class EvidenceView(SentFile):
    """A picture as its sender and those who may see it meet it."""

    id: int
    school_id: int
    school_name: str
    round_id: int
    order_id: int
    held_on: date
    question: str
    remedy_id: int | None
    at: datetime
    width: int | None
    height: int | None


@dataclass(frozen=True, slots=True)
class NamedBy:
    """What was signed, or is put right, that names a picture: the row of the questionnaire, in the version asked."""

    form: str
    question: str
    source: FormSource | None


@dataclass(frozen=True, slots=True)
class PictureSeen:
    """A picture that somebody's duties reach. `as_duties`: by which; `named_by`: None while nobody has signed it."""

    view: EvidenceView
    as_duties: tuple[str, ...]
    named_by: NamedBy | None


@dataclass(frozen=True, slots=True)
class MyPicture(Need):
    """A picture that the sender's account sent and was not told of yet: EvidenceView | None."""

    uid: bytes


@answers(MyPicture)
def my_picture(reading: Reading, asked: Sequence[Asked]) -> list[EvidenceView | None]:
    """One query for all; nobody gets another account's."""
    return untold(_by_uid(reading, [each.need.uid for each in asked]), asked)


@dataclass(frozen=True, slots=True)
class PictureToSee(Need):
    """A picture the sender's duties reach, by its uid: PictureSeen | None."""

    uid: bytes


@answers(PictureToSee)
def picture_to_see(reading: Reading, asked: Sequence[Asked]) -> list[PictureSeen | None]:
    """At the school whoever prepares or signs its declarations; above it only what was signed, or put right."""
    return may_see(reading, [(each.need.uid, each.sender) for each in asked])


def may_see(reading: Reading, wanted: Sequence[tuple[bytes, Sender]]) -> list[PictureSeen | None]:
    """The pictures, each where its sender's duties reach it now, else None.

    What the questionnaire keeps from a duty is looked at by whoever asks (`bot.evidence.rights`).
    """
    found = _by_uid(reading, [uid for uid, _ in wanted])
    above = units_above(reading, sorted({view.school_id for view in found.values()}))
    named = _named(reading, found.values())

    def seen(uid: bytes, sender: Sender) -> PictureSeen | None:
        view = found.get(uid)
        if view is None or view.state not in ("come", "kept"):
            return None
        by = named.get(uid)
        at_school = [d.kind for d in sender.duties if d.kind in AT_SCHOOL and d.unit_id == view.school_id]
        over = [d.kind for d in sender.duties if d.kind in ABOVE and d.unit_id in above.get(view.school_id, ())]
        kinds = (*at_school, *(over if by is not None else ()))
        return PictureSeen(view, kinds, by) if kinds else None

    return [seen(uid, sender) for uid, sender in wanted]


def images(reading: Reading, views: Iterable[EvidenceView]) -> dict[int, bytes]:
    """The JPEG of each picture. No scope is looked at."""
    rows = reading.connection.execute(IMAGES, {"ids": sorted({view.id for view in views})})
    return {row.id: PICTURES.opened(reading.sealer, row) for row in rows if row.sealed_image is not None}


def _by_uid(reading: Reading, uids: Sequence[bytes]) -> dict[bytes, EvidenceView]:
    names = [field.name for field in fields(EvidenceView)]
    rows: Iterable[Any] = reading.connection.execute(BY_UID, {"uids": sorted(set(uids))}) if uids else ()
    return {bytes(row.uid): EvidenceView(**{name: getattr(row, name) for name in names}) for row in rows}


def _named(reading: Reading, views: Iterable[EvidenceView]) -> dict[bytes, NamedBy]:
    """By what each picture is named: the newest signed declaration of its round, or the remedy it belongs to."""
    seen = list(views)
    rounds = sorted({view.round_id for view in seen if view.remedy_id is None})
    remedies = sorted({view.remedy_id for view in seen if view.remedy_id is not None})
    rows = reading.connection.execute(FILED, {"rounds": rounds}).all() if rounds else ()
    mended = reading.connection.execute(ONE_REMEDY, {"remedies": remedies}).all() if remedies else ()
    asked = sources(reading.connection, {(row.form, row.form_version) for row in (*rows, *mended)})

    def by(row: Any, question: str) -> NamedBy:
        return NamedBy(row.form, question, asked.get((row.form, row.form_version)))

    answers_ = {
        (row.round_id, answer): by(row, name)
        for row in rows
        for name, answer in opened(reading, row)["answers"].items()
        if isinstance(answer, str)
    }
    put_right = {(row.id, row.evidence): by(row, row.item) for row in mended}
    found = {
        view.uid: answers_.get((view.round_id, view.uid.hex()))
        if view.remedy_id is None
        else put_right.get((view.remedy_id, view.uid.hex()))
        for view in seen
    }
    return {uid: named for uid, named in found.items() if named is not None}
