"""`khaibao status|round|case`: what is open, owed and taken."""

from typing import Annotated, Any

import typer

from bot.clock import local, local_date
from bot.commands.common import fail, opened, print_json
from storage.queries import overview

rounds = typer.Typer(help="Rounds (đợt khai báo).", no_args_is_help=True)
cases = typer.Typer(help="Cases (ca cần theo dõi).", no_args_is_help=True)
MOST = 2**63 - 1
"""The largest key a database can look for."""
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def status(as_json: AsJson = False) -> None:
    """Say in numbers how the installation is doing."""
    with opened() as (_, database, clock), database.reading() as connection:
        found = overview.status(connection, clock.now(), local_date(clock.now()))
        if as_json:
            print_json(found)
            return
        is_quarantined = found.pop("quarantine")
        for name, value in found.items():
            typer.echo(f"{name}: {'none' if value in (None, []) else _shown(value)}")
        if is_quarantined:
            typer.echo("quarantine: nothing is sent until `khaibao restore confirm`")


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
        found = overview.cases(connection, database.sealer, case_id) if abs(case_id) <= MOST else []
        if not found:
            fail(f"there is no case {case_id}; `khaibao case list` shows them")
        if as_json:
            print_json({**found[0], "events": overview.case_events(connection, case_id)})
            return
        show(found, as_json=False)
        for event in overview.case_events(connection, case_id):
            typer.echo(f"  {local(event['at']):%d/%m %H:%M:%S}  {event['kind']}  {event['about'] or ''}")


def show(rows: list[dict[str, Any]], as_json: bool) -> None:
    """Print rows as JSON, or a line each."""
    if as_json:
        print_json(rows)
        return
    if not rows:
        typer.echo("none")
    for row in rows:
        typer.echo("  ".join(f"{name}={_shown(value)}" for name, value in row.items() if value is not None))


def _shown(value: Any) -> Any:
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    return f"{local(value):%d/%m/%Y %H:%M}" if hasattr(value, "tzinfo") else value
