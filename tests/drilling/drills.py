"""Asking for a drill as the command does, and what is stored of it."""

from collections.abc import Sequence

import sqlalchemy as sa

from bot.cases.drills.drilling import ask_for
from bot.clock import local_date
from storage.changes import store
from storage.needs import Reading
from storage.queries.drills import DrillRow, drills_of
from storage.queries.responders import school_people
from storage.queries.units import all_schools
from tests.town import Town


def start_drill(town: Town, school: int, severity: str = "red") -> None:
    """Ask for a drill now, and let it begin. Raises the Mistake that the command prints."""

    def run(connection: sa.Connection) -> None:
        now = town.clock.now()
        reading = Reading(connection, town.database.sealer, now, local_date(now))
        store(
            connection,
            town.database.sealer,
            [ask_for(reading, school_people(reading, [school])[school], severity, now, "command")],
        )

    town.database.write(run).result(timeout=30)
    town.settle()


def drills(town: Town) -> Sequence[DrillRow]:
    """All drills, oldest first."""
    with town.database.reading() as connection:
        return drills_of(connection, all_schools(connection, local_date(town.clock.now())))
