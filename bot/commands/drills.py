"""`khaibao drill`: exercises of the alerting chain, and what came of them."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any

import typer
from sqlalchemy.engine import Connection

from bot.cases.drills.calendar import next_by_calendar
from bot.cases.drills.drilling import OutsideHours, ask_for, carry_on, next_possible
from bot.clock import VIETNAM, local, local_date
from bot.commands.common import fail, opened, print_json
from bot.commands.schools import UnitCode, schools_at
from bot.commands.watching import AsJson, show
from bot.delivery.drill_results import persons_in, result_lines
from bot.errors import Mistake
from bot.i18n import load_catalogs
from storage.changes import store
from storage.needs import Reading
from storage.queries.drills import DrillRow, drills_of, names_of
from storage.queries.outbox import announce
from storage.queries.responders import school_people
from storage.queries.units import all_schools

drill = typer.Typer(help="Exercises (diễn tập) of the alerting chain.", no_args_is_help=True)
CHUNKS = 3
"""A drill's beginning makes the person it is about, then opens the case."""
SomeUnit = Annotated[str | None, typer.Option("--unit", help="The unit's code (Mã); default: every school.")]


class Severity(StrEnum):
    """How grave the exercise is."""

    RED = "red"
    AMBER = "amber"
    EMERGENCY = "emergency"


@drill.command("start")
def start(
    unit: UnitCode,
    severity: Annotated[Severity, typer.Option("--severity")] = Severity.RED,
    at: Annotated[
        str | None,
        typer.Option("--at", metavar="T", help="09:30 (today), ISO, or next: the next working hours. Default: now."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Begin a drill, or plan it, at each school at or below a unit; whoever was in one this month is passed over."""
    with opened() as (_, database, clock):
        catalogs = load_catalogs()
        begun: list[int] = []
        refused: list[str] = []
        with database.reading() as connection:
            schools = [school.id for school in schools_at(connection, unit, clock.now())]
        for school in schools:

            def run(connection: Connection, school: int = school) -> None:
                reading = Reading(connection, database.sealer, clock.now(), local_date(clock.now()))
                _start(reading, school, severity, at)
                announce(connection)

            try:
                database.write(run).result()
                begun.append(school)
            except Mistake as mistake:
                refused.append(catalogs.voice("vi", "official").say(mistake.sentence, **mistake.values))
        for line in refused:
            typer.echo(f"khaibao: {line}", err=True)
        with database.reading() as connection:
            rows = [row for row in drills_of(connection, begun) if row.state in ("planned", "running")]
        show([_row(each) for each in rows], as_json)
        if not begun:
            raise typer.Exit(1)


def _start(reading: Reading, school_id: int, severity: Severity, at: str | None) -> None:
    """Plan the drill and, when it is for now, begin it, in one transaction."""
    school = school_people(reading, [school_id])[school_id]
    instant = (
        reading.now if at is None else next_possible(school, reading.now) if at == "next" else _instant(at, reading)
    )
    if instant is None:
        raise OutsideHours(school=school.name, next="—")
    plan = ask_for(reading, school, severity.value, max(instant, reading.now), "command")
    store(reading.connection, reading.sealer, [plan])
    for _ in range(CHUNKS):
        [*_, row] = drills_of(reading.connection, [school_id])
        if row.state != "planned" or row.planned_at > reading.now:
            return
        store(reading.connection, reading.sealer, carry_on(reading, row))


def _instant(text: str, reading: Reading) -> datetime:
    try:
        if len(text) <= len("07:15"):
            hour, minute = map(int, text.replace("h", ":").split(":"))
            at = datetime(reading.today.year, reading.today.month, reading.today.day, hour, minute, tzinfo=VIETNAM)
        else:
            at = datetime.fromisoformat(text)
    except ValueError:
        fail(f"--at {text}: write 09:30, 2026-12-09T09:30 or next")
    at = (at if at.tzinfo else at.replace(tzinfo=VIETNAM)).astimezone(UTC)
    if at < reading.now:
        fail(f"--at {text}: that is over")
    return at


@drill.command("list")
def list_drills(unit: SomeUnit = None, as_json: AsJson = False) -> None:
    """List drills, oldest first, and by `--json` also when the calendar holds the next one."""
    with opened() as (_, database, clock), database.reading() as connection:
        reading = Reading(connection, database.sealer, clock.now(), local_date(clock.now()))
        rows = [_row(each) for each in drills_of(connection, _schools(connection, unit, clock.now()))]
        coming = next_by_calendar(reading, _schools(connection, unit, clock.now()))
        if as_json:
            print_json({"drills": rows, "by_calendar": coming})
            return
        show(rows, as_json=False)
        for code, at in coming.items():
            typer.echo(f"{code}: the next by calendar {local(at):%d/%m/%Y %H:%M}")


@drill.command("show")
def show_drills(
    unit: SomeUnit = None,
    drill_id: Annotated[int | None, typer.Argument(metavar="[ID]")] = None,
    as_json: AsJson = False,
) -> None:
    """Show what came of a drill (or of each school's newest): who was reached, in how many seconds, who not."""
    with opened() as (_, database, clock), database.reading() as connection:
        reading = Reading(connection, database.sealer, clock.now(), local_date(clock.now()))
        found = drills_of(connection, _schools(connection, unit, clock.now()))
        newest = {row.school_id: row for row in found if row.state != "dropped"}
        wanted = list(newest.values()) if drill_id is None else [row for row in found if row.id == drill_id]
        if drill_id is not None and not wanted:
            fail(f"there is no drill {drill_id}; `khaibao drill list` shows them")
        if as_json:
            print_json([{**_row(row), "spared": list(row.spared), "result": row.result} for row in wanted])
            return
        voice = load_catalogs().voice("vi", "official")
        for row in wanted:
            show([_row(row)], as_json=False)
            if row.result is not None:
                for line in result_lines(voice, row, names_of(reading, persons_in(row))):
                    typer.echo(f"  {line}")


def _schools(connection: Connection, unit: str | None, now: datetime) -> list[int]:
    if unit is None:
        return all_schools(connection, local_date(now))
    return [school.id for school in schools_at(connection, unit, now)]


def _row(each: DrillRow) -> dict[str, Any]:
    return {
        "id": each.id,
        "unit": each.code,
        "severity": each.severity,
        "state": each.state,
        "how": each.how,
        "planned_at": each.planned_at,
        "started_at": each.started_at,
        "ended_at": each.ended_at,
        "reached": len({r["person"] for r in each.result["told"] if r["delivered"] is not None})
        if each.result
        else None,
        "findings": len(each.result["findings"]) if each.result else None,
        "why": each.why,
    }
