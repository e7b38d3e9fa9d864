"""Which table is meant and how it comes about: the same for `khaibao export` and for a link from chat."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy.engine import Connection

from bot.clock import instant
from bot.i18n import Catalogs
from bot.reports.exports import (
    Writing,
    cases_table,
    declarations_table,
    rounds_table,
    school_declarations_table,
)
from bot.reports.school_export import schools_table
from bot.reports.tables import Table
from bot.reports.wanted import Wanted
from bot.shelf import published_versions
from storage.queries import export_rows
from storage.queries.units import UnitRow
from storage.sealing import Sealer

USUAL_FORM = "person-2026"


class CannotMake(Exception):
    """The table that is meant is none; the text says to an operator what to choose instead."""


def official_writing(catalogs: Catalogs, *, coded: bool = False) -> Writing:
    """How exports are worded: in Vietnamese, whoever asks, so that files of two weeks can be laid side by side."""
    return Writing(catalogs.voice("vi", "official"), coded=coded)


def table_of(
    connection: Connection,
    sealer: Sealer,
    unit: str,
    schools: Sequence[UnitRow],
    writing: Writing,
    wanted: Wanted,
    today: date,
) -> Table:
    """The table of the schools at or below the unit with the code; its rows are read while they are written.

    Raises CannotMake. What goes above a school hides how many declared where that is few.
    """
    keys = [school.id for school in schools]
    match wanted.what:
        case "cases":
            return cases_table(connection, sealer, writing, keys, *_instants(wanted))
        case "schools":
            return schools_table(writing, export_rows.schools(connection, keys, today))
        case "rounds":
            hides = [school.code for school in schools] != [unit]
            return rounds_table(writing, rounds_meant(connection, schools, wanted), hides=hides)
    name, rounds = asked(connection, schools, wanted)
    of_schools = any(row.asked_of == "school" for row in rounds)
    make = school_declarations_table if of_schools else declarations_table
    return make(connection, sealer, writing, rounds, name)


def _instants(wanted: Wanted) -> tuple[datetime | None, datetime | None]:
    """From when until before when."""
    since = instant(wanted.from_on, time()) if wanted.from_on else None
    before = instant(wanted.to_on + timedelta(days=1), time()) if wanted.to_on else None
    return since, before


def rounds_meant(connection: Connection, schools: Sequence[UnitRow], wanted: Wanted) -> list[export_rows.RoundRow]:
    """The rounds that are meant, of all questionnaires. Raises CannotMake."""
    days = wanted.from_on, wanted.to_on
    found = export_rows.rounds(connection, [school.id for school in schools], wanted.round_id, days)
    if wanted.round_id is not None and not found:
        raise CannotMake(f"round {wanted.round_id} is none of these schools'; `khaibao round list` shows them")
    return found


def asked(connection: Connection, schools: Sequence[UnitRow], wanted: Wanted) -> tuple[str, list[export_rows.RoundRow]]:
    """The questionnaire that is meant, and the rounds that asked it. Raises CannotMake."""
    rounds = rounds_meant(connection, schools, wanted)
    by_persons = {row.form for row in rounds if row.asked_of == "person"}
    # what schools declare of themselves is meant where it is named, or nothing else was asked
    name = wanted.form or _only_one(by_persons or {row.form for row in rounds})
    found = [row for row in rounds if row.form == name]
    if rounds and not found and wanted.round_id is not None:
        raise CannotMake(f"round {wanted.round_id} asked {rounds[0].form}, not {name}; leave --form out")
    if not found and not published_versions(connection, name):
        raise CannotMake(f"there is no form {name}; `khaibao form list` shows them")
    return name, found


def _only_one(asked_here: set[str]) -> str:
    """Columns of two questionnaires do not stand in one table."""
    if len(asked_here) > 1:
        raise CannotMake(f"several forms were asked here; choose one with --form: {', '.join(sorted(asked_here))}")
    return next(iter(asked_here), USUAL_FORM)
