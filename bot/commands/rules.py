"""`khaibao rule`: the weakly sourced rules, and approving them."""

from datetime import datetime
from typing import Annotated

import typer

from bot.commands.common import fail, opened
from storage.queries import rules

rule = typer.Typer(help="Rules with a weak or inferred source.", no_args_is_help=True)


@rule.command("list")
def list_rules() -> None:
    """List them, with who approved which."""
    with opened() as (_, database, _), database.reading() as connection:
        approved = rules.approvals(connection)
        for each in rules.WEAK:
            typer.echo(f"{each.name} [{each.source}] {each.text} · {approved.get(each.name, 'not approved')}")


@rule.command("approve")
def approve(
    name: str,
    by: Annotated[str, typer.Option("--by", help="Who approves (a doctor, the health station).")],
    on: Annotated[datetime, typer.Option("--on", formats=["%Y-%m-%d", "%d/%m/%Y"], help="The date.")],
) -> None:
    """Record an approval."""
    with opened() as (_, database, _):
        if not by.strip():
            fail("--by names who approves: a doctor, the health station")
        try:
            database.write(lambda c: rules.approve(c, name, by.strip(), on.date())).result()
        except KeyError:
            fail(f"there is no rule {name}; `khaibao rule list` shows them")
        typer.echo(f"{name}: approved by {by} on {on:%d/%m/%Y}")
