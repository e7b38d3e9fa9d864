"""`khaibao export people`: who is known of a school, for checking a roster that was brought in."""

import csv
import json
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import Annotated, Any

import typer
import xlsxwriter

from bot.clock import local_date
from bot.commands.common import fail, new_file, opened
from bot.dialogue.names import sort_key
from storage.changes import store
from storage.changes.accounts import Looked
from storage.queries.people_list import listed_people
from storage.queries.units import schools_below, unit_by_code

export = typer.Typer(help="Write what is kept into a file.", no_args_is_help=True)


class Format(StrEnum):
    """How a list is written."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


@export.command("people")
def export_people(
    unit: Annotated[str, typer.Option("--unit", help="The unit's code; all schools below it are written.")],
    out: Annotated[Path, typer.Option("--out", help="The file to write; only its owner may read it.")],
    format_: Annotated[Format, typer.Option("--format")] = Format.JSON,
) -> None:
    """Pupils and staff of the schools at or below a unit, with their phones."""
    with opened() as (_, database, clock):
        today = local_date(clock.now())
        with database.reading() as connection:
            found = unit_by_code(connection, unit, today)
            if found is None:
                fail(f"no unit has the code {unit} today")
            schools = schools_below(connection, found.id, today)
            if not schools:
                fail(f"{unit}: no school lies at or below it")
            people: list[dict[str, Any]] = []
            for school in schools:
                people += sorted(
                    listed_people(connection, database.sealer, school.id, school.code, today),
                    key=lambda p: (p["kind"], p["class"] or "", sort_key(p["name"])),
                )
        looked = Looked(clock.now(), None, None, "people_exported", unit_id=found.id, about={"people": len(people)})
        with new_file(out) as page:
            WRITERS[format_](page, people)
            database.write(lambda c: store(c, database.sealer, [looked])).result()
        typer.echo(f"{out}: {len(people)} people")


COLUMNS = ("name", "birthday", "class", "unit", "kind", "phones", "ministry_id", "gender", "homeroom")


def _row(person: dict[str, Any]) -> list[str]:
    return [" ".join(value) if isinstance(value, list) else str(value or "") for value in map(person.get, COLUMNS)]


def _write_json(out: Path, people: list[dict[str, Any]]) -> None:
    out.write_text(json.dumps(people, ensure_ascii=False, indent=1) + "\n")


def _write_csv(out: Path, people: list[dict[str, Any]]) -> None:
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(map(_row, people))


def _write_xlsx(out: Path, people: list[dict[str, Any]]) -> None:
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    # made whole before it is written: a writer that fails half way says more than one line
    made = BytesIO()
    with xlsxwriter.Workbook(made, options) as book:
        sheet = book.add_worksheet("people")
        sheet.freeze_panes(1, 0)
        for line, row in enumerate([list(COLUMNS), *map(_row, people)]):
            for column, text in enumerate(row):
                sheet.write_string(line, column, text)
    out.write_bytes(made.getvalue())


WRITERS = {Format.JSON: _write_json, Format.CSV: _write_csv, Format.XLSX: _write_xlsx}
