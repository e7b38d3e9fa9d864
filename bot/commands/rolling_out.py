"""`khaibao rollout`: which schools have a working account and a first declaration."""

from typing import Annotated

import typer

from bot.clock import local_date
from bot.commands.common import opened
from bot.commands.schools import UnitCode, schools_at, unit_at
from bot.commands.watching import AsJson, show
from storage.needs import Reading
from storage.queries.rollout import rollout


def roll_out(
    unit: UnitCode,
    missing: Annotated[bool, typer.Option("--missing", help="Only those that have not begun.")] = False,
    as_json: AsJson = False,
) -> None:
    """List the schools at or below a unit with whether principal or school health has an account and they declare."""
    with opened() as (_, database, clock), database.reading() as connection:
        now = clock.now()
        schools_at(connection, unit, now)
        found = unit_at(connection, unit, now)
        view = rollout(Reading(connection, database.sealer, now, local_date(now)), found.id)
        rows = [
            {
                "unit": each.code,
                "name": each.name,
                "above": each.above_name,
                "account": each.has_account,
                "declared": each.has_declared,
                "by": view.by,
            }
            for each in view.schools
            if not (missing and each.is_done)
        ]
        show(rows, as_json)
        if not as_json:
            done = sum(each.is_done for each in view.schools)
            typer.echo(f"{done} of {len(view.schools)} schools have begun", err=True)
