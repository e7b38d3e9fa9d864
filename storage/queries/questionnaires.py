"""Questionnaires as they were published: which version is in force, which versions there are, their workbooks."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import among
from storage.needs import Asked, Need, Reading, answers
from storage.tables import QUESTIONNAIRE

_COLUMNS = QUESTIONNAIRE.c
_ROW = (
    _COLUMNS.id,
    _COLUMNS.name,
    _COLUMNS.version,
    _COLUMNS.digest,
    _COLUMNS.title,
    _COLUMNS.asked_of,
    _COLUMNS.published_at,
    _COLUMNS.published_by,
    _COLUMNS.in_force_since,
)
VERSIONS = sa.select(*_ROW).order_by(_COLUMNS.name, _COLUMNS.id)
HEADS = (
    sa.select(_COLUMNS.name, _COLUMNS.version, _COLUMNS.digest)
    .where(_COLUMNS.in_force_since.is_not(None))
    .order_by(_COLUMNS.in_force_since.desc(), _COLUMNS.id.desc())
)
SOURCES = sa.select(_COLUMNS.name, _COLUMNS.version, _COLUMNS.digest, _COLUMNS.file_name, _COLUMNS.workbook).where(
    among(_COLUMNS.name, "names"), among(_COLUMNS.version, "versions")
)

Version = tuple[str, str]
"""A questionnaire's name and version."""


@dataclass(frozen=True, slots=True)
class FormHead:
    """A version that is or was in force."""

    name: str
    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class FormSource:
    """A published workbook; equal when the digest of its cells is."""

    name: str
    version: str
    digest: str
    file_name: str = field(compare=False)
    workbook: bytes = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class FormRow:
    """What a list of versions shows. `is_in_force`: this version of its name is the one asked now."""

    name: str
    version: str
    digest: str
    title: str
    asked_of: str
    published_at: datetime
    published_by: str | None
    in_force_since: datetime | None
    is_in_force: bool


@dataclass(frozen=True, slots=True)
class PublishedForm(Need):
    """A version by its name and version, as it was published: FormSource | None. No personal data; anybody may."""

    name: str
    version: str


@answers(PublishedForm)
def published_form(reading: Reading, asked: Sequence[Asked]) -> list[FormSource | None]:
    """One query for all versions."""
    wanted = {(each.need.name, each.need.version) for each in asked}
    found = sources(reading.connection, wanted)
    return [found.get((each.need.name, each.need.version)) for each in asked]


def heads(connection: Connection) -> tuple[FormHead, ...]:
    """All that is or was in force, newest first: the first of a name is asked, the next is what was asked before."""
    return tuple(FormHead(*row) for row in connection.execute(HEADS))


def sources(connection: Connection, versions: Collection[Version]) -> dict[Version, FormSource]:
    """Workbooks by name and version; what was never published is left out."""
    if not versions:
        return {}
    names, numbers = sorted({name for name, _ in versions}), sorted({version for _, version in versions})
    found = (FormSource(*row) for row in connection.execute(SOURCES, {"names": names, "versions": numbers}))
    return {(one.name, one.version): one for one in found if (one.name, one.version) in versions}


def version_rows(connection: Connection) -> list[FormRow]:
    """All versions, by name, oldest first."""
    asked: dict[str, str] = {}
    for head in heads(connection):
        asked.setdefault(head.name, head.version)
    return [FormRow(*row[1:], is_in_force=asked.get(row.name) == row.version) for row in connection.execute(VERSIONS)]
