"""`khaibao round open|close`: rounds that a higher office asks for, and the end of a round before its time."""

from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.engine import Connection

from bot.clock import local_date
from bot.commands.common import opened, text_of
from bot.commands.schools import UnitCode, schools_at
from bot.commands.watching import MOST, AsJson, show
from bot.rounds.ordering import Directive, NoSuchRound, close_by_hand, open_by_order, ordered, read_directive
from bot.shelf import forms_in_force
from storage.database import Database
from storage.needs import Reading
from storage.queries import overview
from storage.queries.outbox import announce


def open_rounds(
    form: Annotated[str, typer.Option("--form", help="A questionnaire's name, for example person-2026.")],
    unit: UnitCode,
    opens: Annotated[str | None, typer.Option("--open", metavar="T", help="14:30 (today) or ISO; default now.")] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="T", help="Default: three hours after opening.")] = None,
    closes: Annotated[
        str | None, typer.Option("--close", metavar="T", help="Default: the school's end of day, or due if later.")
    ] = None,
    directive: Annotated[
        Path | None, typer.Option("--directive", help="JSON of the letter: number, date, issuer, summary.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Open a round by order (đột xuất) for every school at or below a unit, whatever the calendar says."""
    with opened() as (_, database, clock):
        letter = read_directive(text_of(directive)) if directive else Directive()
        now = clock.now()
        with database.reading() as connection:
            forms = {name: one.asked_of for name, one in forms_in_force(connection).items()}
        order = ordered(form, letter, now, opens, due, closes, forms)

        def run(connection: Connection) -> list[int]:
            schools = [school.id for school in schools_at(connection, unit, now)]
            reading = Reading(connection, database.sealer, now, local_date(now))
            return open_by_order(reading, schools, order)

        _show(database, database.write(run).result(), as_json)


def close_round(number: Annotated[int, typer.Argument(metavar="ID")], as_json: AsJson = False) -> None:
    """Close a round now: declarations can no longer be given in it, and the principal gets the totals."""
    with opened() as (_, database, clock):
        if abs(number) > MOST:
            raise NoSuchRound(number=number)

        def run(connection: Connection) -> bool:
            reading = Reading(connection, database.sealer, clock.now(), local_date(clock.now()))
            is_closed = close_by_hand(reading, number)
            announce(connection)
            return is_closed

        if not database.write(run).result():
            typer.echo(f"round {number} was over already", err=True)
        _show(database, [number], as_json)


def _show(database: Database, rounds: list[int], as_json: bool) -> None:
    with database.reading() as connection:
        show(overview.rounds(connection, rounds), as_json)
