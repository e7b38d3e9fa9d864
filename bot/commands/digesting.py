"""`khaibao digest`: the figures of a unit as its contacts get them, with the same counts hidden."""

from datetime import date
from typing import Annotated

import typer

from bot.clock import local_date
from bot.commands.common import fail, opened, print_json
from bot.commands.schools import unit_at
from bot.i18n import load_catalogs
from bot.reports.digest_text import Page, digest_lines
from bot.reports.digests import as_json, digest_of
from bot.turn import plain
from storage.changes import store
from storage.changes.accounts import Looked
from storage.needs import Reading
from storage.queries.areas import area_at, asks_on

EVERY = 100_000


def digest(
    unit: Annotated[str, typer.Option("--unit", help="The code of a unit above the schools.")],
    on: Annotated[str, typer.Option("--on", help="A date like 2026-11-23; else today.")] = "",
    as_json_: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Show how a unit stands in the rounds of a day: what its contacts get at the fixed hour; small counts hidden."""
    with opened() as (_, database, clock):
        now = clock.now()
        day = _day(on) if on else local_date(now)
        with database.reading() as connection:
            found = unit_at(connection, unit, now)
            if found.kind in ("school", "class"):
                fail(f"{unit} is a {found.kind}; digests are of units above the schools")
            reading = Reading(connection, database.sealer, now, local_date(now))
            areas = [area_at(reading, found.id, ask) for ask in asks_on(reading, day)]
        digests = [digest_of(area) for area in areas if area is not None]
        looked = Looked(now, None, None, "figures_opened", unit_id=found.id, about={"on": day.isoformat()})
        database.write(lambda c: store(c, database.sealer, [looked])).result()
        if as_json_:
            print_json([as_json(each) for each in digests])
            return
        if not digests:
            fail(f"{unit}: nobody was asked to declare on {day.isoformat()}")
        voice = load_catalogs().voice("vi", "official")
        texts = ["\n".join(digest_lines(voice, each, now, Page(most=EVERY))) for each in digests]
        typer.echo(plain("\n\n".join(texts)))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        fail(f"--on {text}: no date; write it like 2026-11-23")
