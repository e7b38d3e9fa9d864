"""Publishing questionnaires: a version goes in once, never changes, and is asked from then on.

Imports forms, the shelf and storage; commands and the start of the program use it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import structlog
from sqlalchemy.engine import Connection

from bot.errors import Mistake
from bot.forms import Form, shipped_forms
from bot.forms.shipped import shipped_files
from bot.forms.versions import Difference, differences, other_kinds
from bot.shelf import form_asked, forms_in_force
from storage.changes.questionnaires import add_version, put_in_force
from storage.queries.questionnaires import FormRow, sources, version_rows

log = structlog.get_logger()

LONGEST_FILE_NAME = 120
LONGEST_TITLE = 200


class VersionTaken(Mistake):
    """A version is published once: declarations were made with it."""

    sentence = "Version {version} of {name} is published already and never changes; give this file another version."


class KindChanged(Mistake):
    """Answers of two kinds would stand in one column of every export."""

    sentence = "The question {question} was of the type {before} and is of the type {after} now; give it another name."


class AskedOfOthers(Mistake):
    """A questionnaire of persons cannot become one of schools."""

    sentence = "The form {name} is asked of others (person, school) in its earlier versions; give it another form_id."


class NoSuchVersion(Mistake):
    """Nothing of this name, or not in this version, was published."""

    sentence = "There is no version {version} of {name}; khaibao form list shows what is published."


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing did. `before`: the version in force until now; None for the first of its name.

    `is_new`: False when exactly this version was published before and is only put in force (again).
    """

    form: Form
    before: Form | None
    differences: tuple[Difference, ...]
    is_new: bool


def publish(connection: Connection, form: Form, file: Path, by: str, now: datetime) -> Published:
    """Keep a version and ask it from now on, in the transaction of `connection`.

    The same workbook again puts its version back in force. Raises VersionTaken, KindChanged, AskedOfOthers.
    """
    publish_shipped(connection, now)
    before = forms_in_force(connection).get(form.name)
    rows = [row for row in version_rows(connection) if row.name == form.name]
    _agrees(connection, form, rows)
    values = _columns(form, file, now) | {"published_by": by, "in_force_since": now}
    is_new = add_version(connection, **values)
    if not is_new:
        put_in_force(connection, form.name, form.version, now)
    found = differences(before, form) if before is not None else ()
    return Published(form, before, found, is_new)


def publish_shipped(connection: Connection, now: datetime) -> list[str]:
    """Keep the versions that ship; gives what is new. One goes in force unless an own version of its name is.

    A file that changed without a new version stays as it was first published, and the log says so.
    """
    rows = version_rows(connection)
    own = {row.name for row in rows if row.is_in_force and row.published_by is not None}
    known = {(row.name, row.version): row.digest for row in rows}
    new = []
    for name, file in shipped_files().items():
        form = shipped_forms()[name]
        digest = known.get((name, form.version))
        if digest is None:
            in_force = None if name in own else now
            add_version(connection, **_columns(form, file, now), published_by=None, in_force_since=in_force)
            new.append(f"{name} {form.version}")
        elif digest != form.digest:
            log.warning("a form that ships differs from its published version", form=name, version=form.version)
    return new


def find_version(connection: Connection, name: str, version: str | None) -> Form:
    """A published version, or what ships of a name; without a version what is in force. Raises NoSuchVersion."""
    form = forms_in_force(connection).get(name)
    if version is not None and (form is None or form.version != version):
        found = sources(connection, {(name, version)}).get((name, version))
        form = form_asked(name, found) if found is not None else None
    if form is None:
        raise NoSuchVersion(name=name, version=version or "—")
    return form


def workbook_of(connection: Connection, name: str, version: str | None) -> bytes:
    """The workbook of a version, or of the one in force, byte for byte. Raises NoSuchVersion."""
    form = find_version(connection, name, version)
    key = (name, form.version)
    found = sources(connection, {key}).get(key)
    return found.workbook if found is not None else shipped_files()[name].read_bytes()


def _agrees(connection: Connection, form: Form, rows: Sequence[FormRow]) -> None:
    """Whether a version fits to those published before it."""
    if any(row.version == form.version and row.digest != form.digest for row in rows):
        raise VersionTaken(name=form.name, version=form.version)
    earlier = sources(connection, {(row.name, row.version) for row in rows if row.version != form.version})
    olds = [old for source in earlier.values() if (old := form_asked(form.name, source)) is not None]
    for old in olds:
        for was, now in other_kinds(old, form):
            raise KindChanged(question=now.name, before=was.kind, after=now.kind)
        if old.asked_of != form.asked_of:
            raise AskedOfOthers(name=form.name)


def _columns(form: Form, file: Path, now: datetime) -> dict[str, object]:
    return {
        "name": form.name,
        "version": form.version,
        "digest": form.digest,
        "title": form.title[:LONGEST_TITLE],
        "asked_of": form.asked_of,
        "file_name": file.name[-LONGEST_FILE_NAME:],
        "workbook": file.read_bytes(),
        "published_at": now,
    }
