"""`khaibao form publish|list|show|diff`: versions of questionnaires."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from bot.clock import local
from bot.commands.common import fail, is_there, new_file, one_clear_line, opened, print_json
from bot.commands.forms import File, loaded
from bot.commands.watching import AsJson
from bot.forms import Form, check_form
from bot.forms.versions import Difference, differences
from bot.i18n import Markup, Voice, load_catalogs
from bot.publishing import find_version, publish, workbook_of
from bot.shelf import forms_in_force
from storage.queries.questionnaires import FormRow, version_rows

SIGNS = {"added": "+", "removed": "-", "moved": "~", "changed": "*"}
Which = Annotated[str, typer.Argument(help="A workbook, a form's name (the version in force), or NAME:VERSION.")]
LONGEST_CELL = 120
ENDINGS = (".xlsx", ".xls", ".csv", ".md", ".ods")
"""What ends so is a workbook, also where none lies there."""


def publish_form(
    file: File,
    by: Annotated[str, typer.Option("--by", help="Who decides it, as it is to stand in the list.")],
    as_json: AsJson = False,
) -> None:
    """Make a workbook the version that is asked from now on; a version never changes once it is published."""
    with opened() as (_, database, clock):
        if not by.strip():
            fail("--by names who decides it")
        read = loaded(file)
        for finding in check_form(file):
            typer.echo(f"{_say('Please look')}: {finding.line(_voice())}", err=as_json)
        done = database.write(lambda c: publish(c, read, file, by.strip(), clock.now())).result()
        if as_json:
            print_json({"form": read.name, "version": read.version, "digest": read.digest, "is_new": done.is_new})
            return
        for line in lines(done.differences):
            typer.echo(line)
        typer.echo(_say("{name} {version} is in force now.", name=read.name, version=read.version))
        if done.before is not None and done.before.version != read.version:
            typer.echo(_say("Until now it was version {version}.", version=done.before.version))
        if any(one.what == "changed" and one.column.startswith("label") for one in done.differences):
            typer.echo(_say("Questions that mean something else than before need another name."))


def list_forms(as_json: AsJson = False) -> None:
    """List every published version: since when, by whom, and which one is asked now."""
    with opened() as (_, database, _), database.reading() as connection:
        rows = version_rows(connection)
        waiting = [one for name, one in forms_in_force(connection).items() if name not in {row.name for row in rows}]
    if as_json:
        print_json([{name: getattr(row, name) for name in FormRow.__slots__} for row in rows])
        return
    for row in rows:
        typer.echo(_listed(row))
    for one in waiting:
        typer.echo(f"{one.name} {one.version} · {_say('ships with the program')}")


def show_form(
    name: Which,
    out: Annotated[Path, typer.Option("--out", help="Where to write the workbook, to read or to edit.")],
) -> None:
    """Write a published workbook out, byte for byte."""
    with opened() as (_, database, _), database.reading() as connection:
        workbook = workbook_of(connection, *_named(name))
    with new_file(out) as page:
        page.write_bytes(workbook)
    typer.echo(f"{out}")


def diff(old: Which, new: Which, as_json: AsJson = False) -> None:
    """Say what is otherwise in the second of two versions: workbooks, or what is published."""
    changes = differences(found(old), found(new))
    if as_json:
        print_json([{name: getattr(one, name) for name in Difference.__slots__} for one in changes])
        return
    for line in lines(changes):
        typer.echo(line)
    if not changes:
        typer.echo(_say("No difference."))


def found(which: str) -> Form:
    """A workbook read, or a published version; the database is opened only for the latter."""
    if is_there(Path(which), Path.is_file) or Path(which).suffix.lower() in ENDINGS:
        with one_clear_line():
            return loaded(Path(which))
    with opened() as (_, database, _), database.reading() as connection:
        return find_version(connection, *_named(which))


def lines(changes: Sequence[Difference]) -> list[str]:
    """ "* fever · label::vi: Con có sốt không? → Con có sốt từ hôm qua không?" """
    return [_line(one) for one in changes]


def _line(one: Difference) -> str:
    place = " · ".join(part for part in (one.question, one.column) if part)
    before, after = _short(one.before), _short(one.after)
    nothing = _say("(nothing)")
    words = f"{before or nothing} → {after or nothing}" if one.what == "changed" else before or after
    return f"{SIGNS[one.what]} {place}" + (f": {words}" if words else "")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_CELL else line[: LONGEST_CELL - 1] + "…"


def _listed(row: FormRow) -> str:
    by = row.published_by or _say("ships with the program")
    parts = [f"{row.name} {row.version}", row.title, f"{local(row.published_at):%d/%m/%Y %H:%M}", by]
    if row.is_in_force:
        parts.append(_say("in force"))
    return " · ".join(parts)


def _named(which: str) -> tuple[str, str | None]:
    name, _, version = which.partition(":")
    return name, version or None


def _say(msgid: str, /, **values: str) -> str:
    """A sentence for a terminal: nothing in it is HTML."""
    return _voice().say(msgid, **{name: Markup(text) for name, text in values.items()})


def _voice() -> Voice:
    return load_catalogs().voice("vi", "official")
