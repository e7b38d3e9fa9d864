"""Published questionnaires, compiled: which version is asked now, and what was asked then.

Imports forms and storage's queries. A published workbook never changes, so it is compiled once a process.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import structlog
from sqlalchemy.engine import Connection

from bot.forms import Form, FormError, load_form, shipped_forms
from storage.queries.questionnaires import FormHead, FormSource, heads, sources, version_rows

log = structlog.get_logger()

_COMPILED: dict[str, Form] = {}
"""Published workbooks by the digest of their cells. They never change: the memory of a pure function, no state."""


class Forms(Mapping[str, Form]):
    """The questionnaires in force by name; what was never published is asked as it ships."""

    def __init__(self, published: Mapping[str, Form] | None = None) -> None:
        """`published` goes before what ships."""
        self._forms = {**shipped_forms(), **(published or {})}

    def __getitem__(self, name: str) -> Form:
        return self._forms[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._forms)

    def __len__(self) -> int:
        return len(self._forms)


class Shelf:
    """What is in force, looked up anew for every batch of turns and compiled only when it has changed."""

    def __init__(self) -> None:
        self._heads: tuple[FormHead, ...] | None = None
        self._forms = Forms()

    def forms(self, connection: Connection) -> Forms:
        """The questionnaires in force as of this transaction."""
        found = heads(connection)
        if found != self._heads:
            self._forms, self._heads = _compiled(connection, found), found
        return self._forms


def forms_in_force(connection: Connection) -> Forms:
    """The same for clock work and commands, which look seldom."""
    return Shelf().forms(connection)


def published_versions(connection: Connection, name: str) -> tuple[Form, ...]:
    """All versions of a questionnaire that can be read, oldest first; what ships, where none was published."""
    rows = [row for row in version_rows(connection) if row.name == name]
    found = sources(connection, {(row.name, row.version) for row in rows})
    forms: list[Form] = []
    for row in rows:
        try:
            forms.append(compiled(found[row.name, row.version]))
        except FormError as error:
            _unreadable(found[row.name, row.version], error)
    shipped = shipped_forms().get(name)
    return tuple(forms) or ((shipped,) if shipped is not None else ())


def compiled(source: FormSource) -> Form:
    """A published workbook, read once a process; raises FormError where this program cannot evaluate it (any more)."""
    form = _COMPILED.get(source.digest)
    if form is None:
        with TemporaryDirectory() as folder:
            file = Path(folder) / f"form{Path(source.file_name).suffix}"
            file.write_bytes(source.workbook)
            form = _COMPILED[source.digest] = load_form(file)
    return form


def form_asked(name: str, source: FormSource | None) -> Form | None:
    """The version that was asked; where it was never published or cannot be read any more, the one that ships."""
    if source is not None:
        try:
            return compiled(source)
        except FormError as error:
            log.error(
                "a published questionnaire cannot be read", form=source.name, version=source.version, why=str(error)
            )
    return shipped_forms().get(name)


def _compiled(connection: Connection, found: tuple[FormHead, ...]) -> Forms:
    """Of each name the newest that can be evaluated: one that cannot keeps nobody from declaring."""
    forms: dict[str, Form] = {}
    for head in found:
        if head.name in forms:
            continue
        try:
            forms[head.name] = _of(connection, head)
        except FormError as error:
            _unreadable(head, error)
    return Forms(forms)


def _of(connection: Connection, head: FormHead) -> Form:
    """The compiled version; its workbook is fetched only if this process has not read it yet."""
    known = _COMPILED.get(head.digest)
    if known is not None:
        return known
    key = (head.name, head.version)
    return compiled(sources(connection, {key})[key])


def _unreadable(version: FormHead | FormSource, error: FormError) -> None:
    log.error("a published questionnaire cannot be read", form=version.name, version=version.version, why=str(error))
