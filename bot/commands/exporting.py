"""`khaibao export`: people, declarations, cases, schools and rounds as tables, for people or for programs."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy.engine import Connection

from bot.clock import Clock, local_date
from bot.commands.common import fail, new_file, opened
from bot.commands.exporting_dhis2 import write_dhis2
from bot.dialogue.names import sort_key
from bot.forms import FormError
from bot.i18n import load_catalogs
from bot.reports.exports import (
    Writing,
    cases_table,
    declarations_table,
    rounds_table,
    school_declarations_table,
    schools_table,
)
from bot.reports.fhir_bundle import write_bundle
from bot.reports.tables import Column, Table, write_csv, write_json, write_xlsx
from storage.changes import store
from storage.changes.accounts import Looked
from storage.database import Database
from storage.queries import export_rows
from storage.queries.people_list import listed_people
from storage.queries.units import UnitRow, schools_below, unit_by_code

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
) -> None:
    """The declarations that count, with every answer: a column for each question there ever was."""
    with opened() as (_, database, clock):

        def table(connection: Connection, schools: Sequence[UnitRow], writing: Writing) -> Table:
            name, meant = _asked(connection, schools, round_, form)
            of_schools = any(row.asked_of == "school" for row in meant)
            make = school_declarations_table if of_schools else declarations_table
            return make(connection, database.sealer, writing, meant, name)

        def bundle(connection: Connection, schools: Sequence[UnitRow], page: Path) -> int:
            name, meant = _asked(connection, schools, round_, form)
            if any(row.asked_of == "school" for row in meant):
                fail(f"{name} is declared by schools; FHIR holds what persons declare. Choose xlsx, csv or json.")
            try:
                return write_bundle(page, connection, database.sealer, meant, name)
            except FormError as error:
                fail(str(error))

        if format_ is DeclarationFormat.FHIR:
            write_out(database, clock, "declarations", unit, out, bundle)
        else:
            write_table(database, clock, "declarations", unit, out, Format(format_.value), table)


def _asked(
    connection: Connection, schools: Sequence[UnitRow], round_id: int | None, form: str | None
) -> tuple[str, list[export_rows.RoundRow]]:
    """The questionnaire that is meant, and the rounds that asked it."""
    rounds = _rounds(connection, schools, round_id)
    by_persons = {row.form for row in rounds if row.asked_of == "person"}
    # what schools declare of themselves is meant where it is named, or nothing else was asked
    name = _form(form, by_persons or {row.form for row in rounds})
    return name, [row for row in rounds if row.form == name]


@export.command("cases")
def export_cases(unit: UnitCode, out: Out, format_: AsFormat = Format.XLSX) -> None:
    """The cases of the schools at or below a unit as they stand; exercises are marked."""
    with opened() as (_, database, clock):

        def table(connection: Connection, schools: Sequence[UnitRow], writing: Writing) -> Table:
            return cases_table(connection, database.sealer, writing, [school.id for school in schools])

        write_table(database, clock, "cases", unit, out, format_, table)


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
) -> None:
    """Rounds with the letter that orders each, who owed and who declared; for dhis2 what schools signed in them."""
    with opened() as (_, database, clock):

        def table(connection: Connection, schools: Sequence[UnitRow], writing: Writing) -> Table:
            is_own = [school.code for school in schools] == [unit]
            return rounds_table(writing, _rounds(connection, schools, round_), hides=not is_own)

        def values(connection: Connection, schools: Sequence[UnitRow], page: Path) -> int:
            return write_dhis2(connection, database.sealer, schools, page, mapping, round_)

        if format_ is RoundFormat.DHIS2:
            write_out(database, clock, "data_values", unit, out, values)
        else:
            write_table(database, clock, "rounds", unit, out, Format(format_.value), table)


@export.command("schools")
def export_schools(unit: UnitCode, out: Out, format_: AsFormat = Format.XLSX) -> None:
    """Schools with their rolls, how many pupils are connected, and when the school first declared."""
    with opened() as (_, database, clock):

        def table(connection: Connection, schools: Sequence[UnitRow], writing: Writing) -> Table:
            wanted = [school.id for school in schools]
            return schools_table(writing, export_rows.schools(connection, wanted, local_date(clock.now())))

        write_table(database, clock, "schools", unit, out, format_, table)


def _rounds(connection: Connection, schools: Sequence[UnitRow], round_id: int | None) -> list[export_rows.RoundRow]:
    found = export_rows.rounds(connection, [school.id for school in schools], round_id)
    if round_id is not None and not found:
        fail(f"round {round_id} is none of these schools'; `khaibao round list` shows them")
    return found


def _form(wanted: str | None, asked: set[str]) -> str:
    """Which questionnaire is meant: columns of two do not stand in one table."""
    if wanted is not None:
        return wanted
    if len(asked) > 1:
        fail(f"several forms were asked here; choose one with --form: {', '.join(sorted(asked))}")
    return next(iter(asked), "person-2026")


def write_table(
    database: Database, clock: Clock, what: str, unit: str, out: Path, format_: Format, make: MakeTable
) -> None:
    """Write a table of the schools at or below a unit, and an audit row of it."""
    writing = Writing(load_catalogs().voice("vi", "official"), coded=format_ is Format.JSON)

    def write(connection: Connection, schools: Sequence[UnitRow], page: Path) -> int:
        return _WRITERS[format_](page, make(connection, schools, writing), writing)

    write_out(database, clock, what, unit, out, write)


def write_out(database: Database, clock: Clock, what: str, unit: str, out: Path, write: WriteFile) -> None:
    """Have a file of the schools at or below a unit written, and an audit row of it."""
    now = clock.now()
    with database.reading() as connection:
        found = unit_by_code(connection, unit, local_date(now))
        if found is None:
            fail(f"no unit has the code {unit} today")
        schools = schools_below(connection, found.id, local_date(now))
        if not schools:
            fail(f"{unit}: no school lies at or below it")
        with new_file(out) as page:
            count = write(connection, schools, page)
            looked = Looked(now, None, None, f"{what}_exported", unit_id=found.id, about={"rows": count})
            database.write(lambda c: store(c, database.sealer, [looked])).result()
    typer.echo(f"{out}: {count} {what}")


_WRITERS: dict[Format, Callable[[Path, Table, Writing], int]] = {
    Format.JSON: lambda out, table, _: write_json(out, table),
    Format.CSV: lambda out, table, _: write_csv(out, table),
    Format.XLSX: lambda out, table, writing: write_xlsx(out, table, writing.headings()),
}
