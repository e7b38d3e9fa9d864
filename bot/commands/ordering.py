"""`khaibao round open|preview|orders|approve|stop|resume|cancel|close`: rounds that a higher office asks for."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.engine import Connection

from bot.clock import Clock, local_date
from bot.commands.common import fail, opened, text_of
from bot.commands.schools import UnitCode, schools_at
from bot.commands.watching import MOST, AsJson, show
from bot.delivery.budget import PER_SECOND
from bot.evidence.encoding import Document, PictureRefused, document
from bot.evidence.wording import LETTER_REFUSED_SENTENCES
from bot.i18n import load_catalogs
from bot.imports.levels import read_levels
from bot.rounds.order_sending import sending_of
from bot.rounds.ordering import Directive, NoSuchRound, Ordered, close_by_hand, ordered, read_directive
from bot.rounds.orders import MOVING, begun, called_off, carry_on, check_begin, order_by_command, resumed, stopped
from bot.shelf import forms_in_force
from storage.changes import Change, store
from storage.changes.accounts import Looked
from storage.changes.letter_files import LetterFileGiven
from storage.database import Database
from storage.needs import Reading
from storage.queries import order_work, overview, plans
from storage.queries.outbox import announce
from storage.queries.plans import Plan
from storage.queries.scopes import in_scope, weigh
from storage.queries.units import unit_by_code
from storage.sealing import new_uid
from storage.values import LEVELS

FormName = Annotated[str, typer.Option("--form", help="A questionnaire's name, for example person-2026.")]
Opens = Annotated[str | None, typer.Option("--open", metavar="T", help="14:30 (today) or ISO; default now.")]
Due = Annotated[str | None, typer.Option("--due", metavar="T", help="Default: three hours after opening.")]
Closes = Annotated[
    str | None, typer.Option("--close", metavar="T", help="Default: the school's end of day, or due if later.")
]
Letter = Annotated[
    Path | None, typer.Option("--directive", help="JSON of the letter: number, date, issuer, summary, link (https).")
]
LetterFile = Annotated[
    Path | None,
    typer.Option("--letter", exists=True, dir_okay=False, help="The letter itself: PDF, JPEG or PNG, 5 MB at most."),
]
Levels = Annotated[
    list[str] | None,
    typer.Option("--level", help="Only schools of this level (mầm non, tiểu học, THCS, THPT, GDNN-GDTX); may repeat."),
]
Hours = tuple[str | None, str | None, str | None]
OrderId = Annotated[int, typer.Argument(metavar="ORDER", help="As `khaibao round orders` shows it.")]


def open_rounds(
    form: FormName,
    unit: UnitCode,
    opens: Opens = None,
    due: Due = None,
    closes: Closes = None,
    directive: Letter = None,
    letter: LetterFile = None,
    level: Levels = None,
    as_json: AsJson = False,
) -> None:
    """Open a round by order (đột xuất) for every school at or below a unit, whatever the calendar says."""
    levels, file = _levels(level), _letter(letter) if letter else None
    with opened() as (_, database, clock):
        order = _order(database, clock, form, directive, (opens, due, closes))

        def begin(connection: Connection) -> Plan:
            reading = _reading(database, connection, clock)
            unit_id, _ = _meant(reading, unit, levels)
            announce(connection)
            plan = order_by_command(reading, unit_id, order, levels)
            if file is not None:
                given = LetterFileGiven(new_uid(), plan.id, reading.now, file.media, file.content)
                store(connection, database.sealer, [given])
            return plan

        plan = database.write(begin).result()
        _carry_out(database, clock, plan.id)
        with database.reading() as connection:
            schools = order_work.schools_of_plan(_reading(database, connection, clock), plan.id)
        _show(database, [each.round_id for each in schools if each.round_id is not None], as_json)


def preview_round(
    form: FormName,
    unit: UnitCode,
    opens: Opens = None,
    due: Due = None,
    closes: Closes = None,
    directive: Letter = None,
    level: Levels = None,
    as_json: AsJson = False,
) -> None:
    """Say what `round open` would reach and send, when the last message has left, and how many reminders may follow.

    Nothing is stored."""
    levels = _levels(level)
    with opened() as (_, database, clock):
        order = _order(database, clock, form, directive, (opens, due, closes))
        with database.reading() as connection:
            reading = _reading(database, connection, clock)
            unit_id, unlevelled = _meant(reading, unit, levels)
            weight = weigh(reading, unit_id, (), order.asked_of, levels)
        sent = sending_of(weight, order.asked_of, clock.now(), order.opens_at, order.due_at, PER_SECOND)
        said = {
            "form": form,
            "schools": len(weight.schools),
            "persons": weight.reminded.persons,
            "messages": weight.messages,
            "first_asked_at": sent.first_at,
            "last_sent_at": sent.last_at,
            "reminders_at_most": sent.reminders,
            "reminded_again_at": sent.again_at,
            "schools_nobody_reachable": weight.unreached,
            "levels": " ".join(levels),
            "schools_without_level": ", ".join(unlevelled),
            "opens_at": order.opens_at,
            "due_at": order.due_at,
        }
        show([said], as_json)


def list_orders(as_json: AsJson = False) -> None:
    """List the orders that were made, newest first: their letter, how far they are, how many schools have them."""
    with opened() as (_, database, clock), database.reading() as connection:
        show(order_work.overview(_reading(database, connection, clock)), as_json)


def approve_order(
    order: OrderId,
    by: Annotated[str, typer.Option("--by", help="Who approves it: name and office, for the audit.")],
) -> None:
    """Open an order that waits for a second person, where nobody with that duty is connected."""

    def run(plan: Plan, reading: Reading) -> Sequence[Change]:
        if plan.state != "waiting":
            fail(f"order {plan.id} does not wait to be approved: it is {plan.state}")
        if plan.due_at is None or plan.due_at <= reading.now:
            fail(f"order {plan.id}: its due time is over")
        check_begin(reading, plan, [each.school_id for each in order_work.schools_of_plan(reading, plan.id)])
        looked = Looked(reading.now, None, None, "order_approved", None, plan.unit_id, {"order": plan.id, "by": by})
        return [begun(plan, reading.now, None), looked]

    _change(order, run)


def stop_order(order: OrderId) -> None:
    """Hold an order: what has not gone out stays; open rounds keep taking declarations."""

    def run(plan: Plan, reading: Reading) -> Sequence[Change]:
        if plan.state not in MOVING:
            fail(f"order {plan.id} cannot be stopped: it is {plan.state}")
        return stopped(plan)

    _change(order, run)


def resume_order(order: OrderId) -> None:
    """Go on with a stopped order exactly where it stood."""

    def run(plan: Plan, reading: Reading) -> Sequence[Change]:
        if plan.state != "stopped":
            fail(f"order {plan.id} is not stopped: it is {plan.state}")
        return resumed(plan, reading.now)

    _change(order, run)


def cancel_order(order: OrderId) -> None:
    """Call an order off: what is not open never opens, what is open closes, the schools that have it are told."""

    def run(plan: Plan, reading: Reading) -> Sequence[Change]:
        if plan.state not in (*MOVING, "stopped", "waiting", "refused"):
            fail(f"order {plan.id} cannot be called off: it is {plan.state}")
        return called_off(plan)

    _change(order, run)


def close_round(number: Annotated[int, typer.Argument(metavar="ID")], as_json: AsJson = False) -> None:
    """Close a round now: declarations can no longer be given in it, and the principal gets the totals."""
    with opened() as (_, database, clock):
        if abs(number) > MOST:
            raise NoSuchRound(number=number)

        def run(connection: Connection) -> bool:
            is_closed = close_by_hand(_reading(database, connection, clock), number)
            announce(connection)
            return is_closed

        if not database.write(run).result():
            typer.echo(f"round {number} was over already", err=True)
        _show(database, [number], as_json)


def _levels(words: list[str] | None) -> tuple[str, ...]:
    found: list[str] = []
    for each in words or ():
        levels = read_levels(each)
        if levels is None:
            fail(f"“{each}” is not a level of schools: mầm non, tiểu học, THCS, THPT, GDNN-GDTX")
        found += levels
    return tuple(level for level in LEVELS if level in found)


def _meant(reading: Reading, unit: str, levels: Sequence[str]) -> tuple[int, list[str]]:
    """The unit's key, and the codes of schools that are left out because no level of theirs is known: they are told."""
    schools = {school.id: school.code for school in schools_at(reading.connection, unit, reading.now)}
    found = unit_by_code(reading.connection, unit, reading.today)
    assert found is not None
    meant = in_scope(reading, found.id, (), levels)
    left_out = sorted(schools[each] for each in meant.unlevelled)
    if left_out:
        typer.echo(f"no level on record, not in this round: {', '.join(left_out)}", err=True)
    if not meant.schools:
        fail(f"no school at or below {unit} has one of these levels; the column Cấp học of the units file says them")
    return found.id, left_out


def _order(database: Database, clock: Clock, form: str, directive: Path | None, hours: Hours) -> Ordered:
    letter = read_directive(text_of(directive)) if directive else Directive()
    with database.reading() as connection:
        forms = {name: one.asked_of for name, one in forms_in_force(connection).items()}
    return ordered(form, letter, clock.now(), *hours, forms)


def _letter(path: Path) -> Document:
    """The letter as it is kept; ends the command for what is none."""
    try:
        return document(path.read_bytes())
    except PictureRefused as refused:
        why = load_catalogs().voice("vi", "official").say(LETTER_REFUSED_SENTENCES[refused.why])
        fail(f"{path}: {why}")
    except OSError as error:
        fail(f"{path} cannot be read: {error.strerror}")


def _change(number: int, change: Callable[[Plan, Reading], Sequence[Change]]) -> None:
    """Change an order and carry out what that asks for."""
    with opened() as (_, database, clock):

        def run(connection: Connection) -> None:
            reading = _reading(database, connection, clock)
            plan = plans.read_plan(reading, number) if abs(number) <= MOST else None
            if plan is None or plan.state == "draft":
                fail(f"there is no order {number}; `khaibao round orders` shows them")
            store(connection, database.sealer, change(plan, reading))
            announce(connection)

        database.write(run).result()
        _carry_out(database, clock, number)
        with database.reading() as connection:
            show(
                [row for row in order_work.overview(_reading(database, connection, clock)) if row["id"] == number],
                False,
            )


def _carry_out(database: Database, clock: Clock, number: int) -> None:
    """Do the clock's work with an order now, a transaction for each chunk; a running bot may do some of it."""

    def chunk(connection: Connection) -> bool:
        reading = _reading(database, connection, clock)
        plan = plans.read_plan(reading, number)
        if plan is None or plan.state not in ("opening", "cancelling"):
            return False
        store(connection, database.sealer, carry_on(reading, plan))
        announce(connection)
        return True

    while database.write(chunk).result():
        pass


def _reading(database: Database, connection: Connection, clock: Clock) -> Reading:
    now = clock.now()
    return Reading(connection, database.sealer, now, local_date(now))


def _show(database: Database, rounds: list[int], as_json: bool) -> None:
    with database.reading() as connection:
        show(overview.rounds(connection, rounds), as_json)
