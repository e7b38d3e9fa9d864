"""What a sender may have as a workbook, what there is of it, and the links made so far."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.changes.export_links import ExportLink
from storage.database import among
from storage.needs import Asked, Need, Reading, answers
from storage.queries.cases import ABOVE
from storage.queries.units import codes_of, schools_below
from storage.tables import EXPORT_LINK, ROUND
from storage.values import DutyView

OF_SCHOOLS = frozenset({"principal", "deputy_head", "school_health"})
"""Duties at a school that see every roll and every case of it in chat already."""
NAMING = ("declarations", "cases")
"""Tables with names: of the own school alone."""
COUNTING = ("schools", "rounds")
"""Tables of counts, for whoever answers for the schools below a unit."""
AN_HOUR = timedelta(hours=1)

ASKED = (
    sa.select(ROUND.c.form, ROUND.c.asked_of, sa.func.max(ROUND.c.held_on).label("latest"))
    .where(among(ROUND.c.school_id, "schools"), ROUND.c.state.in_(("open", "closed")))
    .group_by(ROUND.c.form, ROUND.c.asked_of)
    .order_by(ROUND.c.asked_of, ROUND.c.form)
)
MADE = (
    sa.select(EXPORT_LINK.c.account_id, EXPORT_LINK.c.made_at)
    .where(among(EXPORT_LINK.c.account_id, "accounts"), EXPORT_LINK.c.made_at > sa.bindparam("b_since"))
    .order_by(EXPORT_LINK.c.made_at)
)
LINK = sa.select(EXPORT_LINK).where(EXPORT_LINK.c.token_hash == sa.bindparam("b_hash", type_=sa.LargeBinary))


@dataclass(frozen=True, slots=True)
class Exportable:
    """A unit whose tables somebody may have, and which."""

    unit_id: int
    name: str
    tables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskedForm:
    """A questionnaire that was asked, of persons or of schools, and the last day on which it was."""

    name: str
    asked_of: str
    latest: date


@dataclass(frozen=True, slots=True)
class Exports:
    """What there is of a unit. `made`: when the sender's links of the past hour were made, oldest first."""

    unit: Exportable
    code: str
    schools: int
    forms: tuple[AskedForm, ...]
    made: tuple[datetime, ...]


@dataclass(frozen=True, slots=True)
class ExportsOf(Need):
    """A unit that the sender may have tables of; None for any other."""

    unit_id: int


@dataclass(frozen=True, slots=True)
class LinkRow(ExportLink):
    """A link as it stands."""

    expires_at: datetime
    used_at: datetime | None
    tries: int


def exportable(duties: Iterable[DutyView]) -> Mapping[int, Exportable]:
    """Whose tables may be had with these duties, in chat and at the download alike; whatever is not named may not.

    With names only at the own school: principal, deputy, school health. Above the schools counts alone.
    """
    found: dict[int, Exportable] = {}
    for duty in duties:
        if duty.kind in OF_SCHOOLS and duty.unit_kind == "school":
            found[duty.unit_id] = Exportable(duty.unit_id, duty.unit_name, NAMING)
        elif duty.kind in ABOVE and duty.school_id is None:
            found[duty.unit_id] = Exportable(duty.unit_id, duty.unit_name, COUNTING)
    return found


def may_have(duties: Iterable[DutyView], unit_id: int, what: str) -> bool:
    """Whether a table of a unit may be had."""
    unit = exportable(duties).get(unit_id)
    return unit is not None and what in unit.tables


@answers(ExportsOf)
def exports_of(reading: Reading, asked: Sequence[Asked]) -> list[Exports | None]:
    """Give each asker what there is of a unit of theirs."""
    units = [exportable(each.sender.duties).get(each.need.unit_id) for each in asked]
    codes = codes_of(reading.connection, sorted({unit.unit_id for unit in units if unit is not None}))
    accounts = sorted({each.sender.account.id for each in asked})
    since = {"accounts": accounts, "b_since": reading.now - AN_HOUR}
    made = [(row.account_id, row.made_at) for row in reading.connection.execute(MADE, since)]
    found: list[Exports | None] = []
    for each, unit in zip(asked, units, strict=True):
        if unit is None:
            found.append(None)
            continue
        schools = [school.id for school in schools_below(reading.connection, unit.unit_id, reading.today)]
        rows = reading.connection.execute(ASKED, {"schools": schools})
        forms = tuple(AskedForm(row.form, row.asked_of, row.latest) for row in rows)
        own = tuple(at for account, at in made if account == each.sender.account.id)
        found.append(Exports(unit, codes[unit.unit_id], len(schools), forms, own))
    return found


def link_of(connection: Connection, token_hash: bytes) -> LinkRow | None:
    """The link with a token's hash."""
    row = connection.execute(LINK, {"b_hash": token_hash}).first()
    return None if row is None else LinkRow(*(getattr(row, field.name) for field in fields(LinkRow)))
