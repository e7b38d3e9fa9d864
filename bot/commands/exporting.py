"""`khaibao export`: people, declarations, cases, schools and rounds as tables, for people or for programs."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy.engine import Connection

from bot.clock import Clock, local_date
from bot.commands.common import beside, fail, new_file, opened
from bot.commands.exporting_dhis2 import write_dhis2
from bot.commands.schools import schools_at, unit_at
from bot.dialogue.names import sort_key
from bot.forms import FormError
from bot.i18n import load_catalogs
from bot.reports.exports import Writing
from bot.reports.fhir_bundle import write_bundle
from bot.reports.making import CannotMake, asked, official_writing, table_of
from bot.reports.tables import Column, Table, write_csv, write_json, write_xlsx
from bot.reports.wanted import Wanted
from storage.changes import store
from storage.changes.accounts import Looked
from storage.database import Database
from storage.queries.people_list import listed_people
from storage.queries.units import UnitRow

export = typer.Typer(help="Write what is kept into a file.", no_args_is_help=True)


class Format(StrEnum):
    """How a table is written: xlsx and csv for people, json for programs."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


class DeclarationFormat(StrEnum):
    """The same, and fhir: a bundle of FHIR R4 resources without names."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    FHIR = "fhir"


class RoundFormat(StrEnum):
    """The same, and dhis2: dataValueSets of what schools signed."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    DHIS2 = "dhis2"


UnitCode = Annotated[str, typer.Option("--unit", help="The unit's code; all schools at or below it are written.")]
Out = Annotated[Path, typer.Option("--out", help="The file to write; only its owner may read it.")]
AsFormat = Annotated[Format, typer.Option("--format", help="xlsx and csv with words, json with codes.")]
Round = Annotated[int | None, typer.Option("--round", help="Only this round (`khaibao round list`).")]
_DAY = ["%Y-%m-%d", "%d/%m/%Y"]
First = Annotated[datetime | None, typer.Option("--from", formats=_DAY, help="Held, or opened, from this day on.")]
Last = Annotated[datetime | None, typer.Option("--to", formats=_DAY, help="Held, or opened, up to this day.")]
WriteFile = Callable[[Connection, Sequence[UnitRow], Path], int]
MakeTable = Callable[[Connection, Sequence[UnitRow], Writing], Table]

PEOPLE = ("name", "birthday", "class", "unit", "kind", "phones", "ministry_id", "gender", "homeroom")


@export.command("people")
def export_people(unit: UnitCode, out: Out, format_: AsFormat = Format.JSON) -> None:
    """Pupils and staff of the schools at or below a unit, with their phones."""
    with opened() as (_, database, clock):

        def table(connection: Connection, schools: Sequence[UnitRow], writing: Writing) -> Table:
            people = [
                person
                for school in schools
                for person in _by_name(
                    listed_people(connection, database.sealer, school.id, school.code, local_date(clock.now()))
                )
            ]
            return Table("people", [Column(name, name) for name in PEOPLE], [_person(one, writing) for one in people])

        write_table(database, clock, "people", unit, out, format_, table)


def _by_name(people: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(people, key=lambda p: (p["kind"], p["class"] or "", sort_key(p["name"])))


def _person(person: dict[str, Any], writing: Writing) -> list[Any]:
    cells = [person[name] for name in PEOPLE]
    return cells if writing.coded else [" ".join(one) if isinstance(one, list) else str(one or "") for one in cells]


@export.command("declarations")
def export_declarations(
    unit: UnitCode,
    out: Out,
    format_: Annotated[
        DeclarationFormat, typer.Option("--format", help="xlsx and csv with words, json with codes, fhir for FHIR R4.")
    ] = DeclarationFormat.XLSX,
    round_: Round = None,
    form: Annotated[str | None, typer.Option("--form", help="Which questionnaire, where several were asked.")] = None,
    first: First = None,
    last: Last = None,
) -> None:
    """The declarations that count, with every answer: a column for each question there ever was."""
    with opened() as (_, database, clock):
        wanted = Wanted("declarations", form, round_, *_days(first, last))

        def bundle(connection: Connection, schools: Sequence[UnitRow], page: Path) -> int:
            try:
                name, meant = asked(connection, schools, wanted)
            except CannotMake as error:
                fail(str(error))
            if any(row.asked_of == "school" for row in meant):
                fail(f"{name} is declared by schools; FHIR holds what persons declare. Choose xlsx, csv or json.")
            try:
                return write_bundle(page, connection, database.sealer, meant, name)
            except FormError as error:
                fail(str(error))

        if format_ is DeclarationFormat.FHIR:
            write_out(database, clock, "declarations", unit, out, bundle)
        else:
            write_wanted(database, clock, wanted, unit, out, Format(format_.value))


@export.command("cases")
def export_cases(
    unit: UnitCode, out: Out, format_: AsFormat = Format.XLSX, first: First = None, last: Last = None
) -> None:
    """The cases of the schools at or below a unit as they stand; exercises are marked."""
    with opened() as (_, database, clock):
        wanted = Wanted("cases", None, None, *_days(first, last))
        write_wanted(database, clock, wanted, unit, out, format_)


@export.command("rounds")
def export_rounds(
    unit: UnitCode,
    out: Out,
    format_: Annotated[
        RoundFormat, typer.Option("--format", help="xlsx and csv with words, json with codes, dhis2: dataValueSets.")
    ] = RoundFormat.XLSX,
    round_: Round = None,
    mapping: Annotated[
        Path | None, typer.Option("--mapping", help="For dhis2: figures and schools to ids (JSON or CSV).")
    ] = None,
    first: First = None,
    last: Last = None,
) -> None:
    """Rounds with the letter that orders each, who owed and who declared; for dhis2 what schools signed in them."""
    if format_ is RoundFormat.DHIS2 and (first or last):
        fail("--from and --to are not for dhis2; choose one round with --round")
    if format_ is not RoundFormat.DHIS2 and mapping is not None:
        fail("--mapping is for --format dhis2 alone; leave it out, or ask for that format")
    with opened() as (_, database, clock):

        def values(connection: Connection, schools: Sequence[UnitRow], page: Path) -> int:
            return write_dhis2(connection, database.sealer, schools, page, mapping, round_)

        if format_ is RoundFormat.DHIS2:
            write_out(database, clock, "data_values", unit, out, values)
        else:
            wanted = Wanted("rounds", None, round_, *_days(first, last))
            write_wanted(database, clock, wanted, unit, out, Format(format_.value))


@export.command("schools")
def export_schools(unit: UnitCode, out: Out, format_: AsFormat = Format.XLSX) -> None:
    """Schools with their rolls, how many pupils are connected, and when the school first declared."""
    with opened() as (_, database, clock):
        write_wanted(database, clock, Wanted("schools"), unit, out, format_)


def _days(first: datetime | None, last: datetime | None) -> tuple[date | None, date | None]:
    """The dates that are meant; ends the command where the last comes before the first."""
    if first is not None and last is not None and last < first:
        fail("--to is before --from")
    return first.date() if first else None, last.date() if last else None


def write_wanted(database: Database, clock: Clock, wanted: Wanted, unit: str, out: Path, format_: Format) -> None:
    """Write the table that is meant, as a link from chat gives it too."""

    def table(connection: Connection, schools: Sequence[UnitRow], writing: Writing) -> Table:
        try:
            return table_of(connection, database.sealer, unit, schools, writing, wanted, local_date(clock.now()))
        except CannotMake as error:
            fail(str(error))

    write_table(database, clock, wanted.what, unit, out, format_, table)


def write_table(
    database: Database, clock: Clock, what: str, unit: str, out: Path, format_: Format, make: MakeTable
) -> None:
    """Write a table of the schools at or below a unit, and an audit row of it."""
    writing = official_writing(load_catalogs(), coded=format_ is Format.JSON)

    def write(connection: Connection, schools: Sequence[UnitRow], page: Path) -> int:
        return _WRITERS[format_](page, make(connection, schools, writing), writing)

    write_out(database, clock, what, unit, out, write)


def write_out(database: Database, clock: Clock, what: str, unit: str, out: Path, write: WriteFile) -> None:
    """Have a file of the schools at or below a unit written, and an audit row of it."""
    now = clock.now()
    with database.reading() as connection:
        found, schools = unit_at(connection, unit, now), schools_at(connection, unit, now)
        with new_file(out) as page:
            count = write(connection, schools, page)
            looked = Looked(now, None, None, f"{what}_exported", unit_id=found.id, about={"rows": count})
            database.write(lambda c: store(c, database.sealer, [looked])).result()
    typer.echo(f"{out}: {count} {what}")


def _workbook(page: Path, table: Table, writing: Writing) -> int:
    with beside(page) as rows:
        return write_xlsx(page, table, writing.headings(), scratch=rows)


_WRITERS: dict[Format, Callable[[Path, Table, Writing], int]] = {
    Format.JSON: lambda out, table, _: write_json(out, table),
    Format.CSV: lambda out, table, _: write_csv(out, table),
    Format.XLSX: _workbook,
}
