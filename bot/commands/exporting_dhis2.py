"""`khaibao export rounds --format dhis2`: what schools signed, for a DHIS2."""

from collections.abc import Sequence
from pathlib import Path

import typer
from sqlalchemy.engine import Connection

from bot.commands.common import fail
from bot.reports.dhis2 import MappingWrong, Signed, as_json, data_values, read_mapping
from bot.shelf import published_versions
from storage.queries import export_rows
from storage.queries.units import UnitRow
from storage.sealing import Sealer


def write_dhis2(
    connection: Connection,
    sealer: Sealer,
    schools: Sequence[UnitRow],
    page: Path,
    mapping: Path | None,
    round_id: int | None,
) -> int:
    """Write the data values of the rounds of schools; returns how many. Ends the command on what cannot be used."""
    if mapping is None:
        fail("--format dhis2 needs --mapping FILE: figures to data elements, schools to organisation units")
    try:
        mapped = read_mapping(mapping)
    except MappingWrong as error:
        fail(str(error))
    rounds = [
        row
        for row in export_rows.rounds(connection, [school.id for school in schools], round_id)
        if row.asked_of == "school" and row.form == mapped.form
    ]
    versions = {one.version: one for one in published_versions(connection, mapped.form)} if rounds else {}
    signed = export_rows.signed(connection, sealer, [row.id for row in rounds])
    values = data_values(
        [
            Signed(
                row.school_code, row.held_on, versions[one.form_version], one.said["answers"], one.said["calculated"]
            )
            for row in rounds
            if (one := signed.get(row.id)) is not None and one.form_version in versions
        ],
        mapped,
    )
    if values.unknown:
        fail(f"{mapping}: schools without an organisation unit: {', '.join(sorted(values.unknown))}")
    if values.unmapped:
        typer.echo(f"left out, not in {mapping}: {', '.join(sorted(values.unmapped))}", err=True)
    page.write_text(as_json(values), encoding="utf-8")
    return len(values.found)
