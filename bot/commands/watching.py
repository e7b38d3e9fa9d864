"""`khaibao status|round|case`: what is open, owed and taken."""

from typing import Annotated, Any

import typer

from bot.clock import local, local_date
from bot.commands.common import fail, opened, print_json
from storage.queries import overview

rounds = typer.Typer(help="Rounds (đợt khai báo).", no_args_is_help=True)
cases = typer.Typer(help="Cases (ca cần theo dõi).", no_args_is_help=True)
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def status(as_json: AsJson = False) -> None:
    """Say in numbers how the installation is doing."""
    with opened() as (_, database, clock), database.reading() as connection:
        found = overview.status(connection, clock.now(), local_date(clock.now()))
        show([found], as_json, alone=True)


@rounds.command("list")
def list_rounds(as_json: AsJson = False) -> None:
    """List the rounds, oldest first."""
    with opened() as (_, database, _), database.reading() as connection:
        show(overview.rounds(connection), as_json)


@cases.command("list")
def list_cases(as_json: AsJson = False) -> None:
    """List the cases, oldest first, without names."""
    with opened() as (_, database, _), database.reading() as connection:
        show(overview.cases(connection, database.sealer), as_json)


@cases.command("show")
def show_case(case_id: Annotated[int, typer.Argument(metavar="ID")], as_json: AsJson = False) -> None:
    """Show a case and its life, step by step."""
    with opened() as (_, database, _), database.reading() as connection:
        found = overview.cases(connection, database.sealer, case_id)
        if not found:
            fail(f"there is no case {case_id}; `khaibao case list` shows them")
        if as_json:
            print_json({**found[0], "events": overview.case_events(connection, case_id)})
            return
        show(found, as_json=False)
        for event in overview.case_events(connection, case_id):
            typer.echo(f"  {local(event['at']):%d/%m %H:%M:%S}  {event['kind']}  {event['about'] or ''}")


def show(rows: list[dict[str, Any]], as_json: bool, *, alone: bool = False) -> None:
    """Print rows as JSON, or a line each."""
    if as_json:
        print_json(rows[0] if alone else rows)
        return
    if not rows:
        typer.echo("none")
    for row in rows:
        typer.echo("\n".join(f"{name}: {value}" for name, value in row.items()) if alone else _line(row))


def _line(row: dict[str, Any]) -> str:
    shown = {
        name: f"{local(value):%d/%m/%Y %H:%M}" if hasattr(value, "tzinfo") and value is not None else value
        for name, value in row.items()
    }
    return "  ".join(f"{name}={value}" for name, value in shown.items() if value is not None)
