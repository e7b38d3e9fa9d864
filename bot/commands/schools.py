"""`khaibao setting`: what each school decides."""

from datetime import datetime, time
from typing import Annotated

import typer
from sqlalchemy.engine import Connection

from bot.clock import local_date
from bot.commands.common import fail, opened, print_json
from bot.rounds.settings import SETTINGS, setting_name, setting_text, settings_from, with_setting
from storage.database import Database
from storage.queries import units

setting = typer.Typer(help="What a school decides: days, bell, reminders, end of day …", no_args_is_help=True)
UnitCode = Annotated[str, typer.Option("--unit", help="The unit's code (Mã).")]


@setting.command("list")
def list_settings(unit: UnitCode, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Show the settings of every school at or below a unit."""
    with opened() as (_, database, clock), database.reading() as connection:
        found = {}
        for school in schools_at(connection, unit, clock.now()):
            settings = settings_from(units.settings_of(connection, school.id))
            found[school.code] = {name: setting_text(settings, name) for name in SETTINGS}
        if as_json:
            print_json(found)
            return
        for code, values in found.items():
            typer.echo(code)
            for name, value in values.items():
                typer.echo(f"  {name} = {value}")


@setting.command("set")
def set_setting(
    unit: UnitCode,
    name: Annotated[str, typer.Argument(help=f"One of: {', '.join(SETTINGS)}.")],
    value: Annotated[str, typer.Argument(help="For example mon,fri or 07:15 or 60,20.")],
) -> None:
    """Set a setting for every school at or below a unit, for example `setting set --unit THPLA bell 07:00`.

    `digest 09:00` is the hour at which the unit's own contacts get their figures.
    """
    with opened() as (_, database, clock):
        if name.strip().casefold() == "digest":
            set_hour(database, clock.now(), unit, value)
            return

        def run(connection: Connection) -> list[tuple[str, str]]:
            done = []
            for school in schools_at(connection, unit, clock.now()):
                settings = settings_from(units.settings_of(connection, school.id))
                text = setting_text(with_setting(settings, name, value), setting_name(name))
                units.write_setting(connection, school.id, setting_name(name), text)
                done.append((school.code, text))
            return done

        for code, text in database.write(run).result():
            typer.echo(f"{code}: {setting_name(name)} = {text}")


def set_hour(database: Database, now: datetime, code: str, value: str) -> None:
    """Set when the contacts of a unit above the schools get their figures."""
    try:
        hour = f"{time.fromisoformat(value.strip().zfill(5)):%H:%M}"
    except ValueError:
        fail(f"digest: “{value}” is no time of day. Write it like 08:30.")

    def run(connection: Connection) -> None:
        unit = unit_at(connection, code, now)
        if unit.kind in ("school", "class"):
            fail(f"digest: {code} is a {unit.kind}; its totals follow its bell (`totals`)")
        units.write_setting(connection, unit.id, "digest", hour)

    database.write(run).result()
    typer.echo(f"{code}: digest = {hour}")


def unit_at(connection: Connection, code: str, now: datetime) -> units.UnitRow:
    """The unit of a code; ends the command when there is none."""
    unit = units.unit_by_code(connection, code, local_date(now))
    if unit is None:
        fail(f"no unit has the code {code} today; `khaibao import units FILE` brings units in")
    return unit


def schools_at(connection: Connection, code: str, now: datetime) -> list[units.UnitRow]:
    """The schools at or below a unit; ends the command when there are none."""
    schools = units.schools_below(connection, unit_at(connection, code, now).id, local_date(now))
    if not schools:
        fail(f"{code}: no school lies at or below it; choose a unit with schools")
    return schools
