"""The clock's look at rounds, every 30 seconds: plan the coming ones, carry out what is due of those under way."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time, timedelta

from bot.clock import instant
from bot.jobs.ticks import Tick
from bot.rounds import calling, filing
from bot.rounds.planning import BREAKS_BACK, cancelled, plan_schools
from bot.rounds.rhythm import instants_of, is_held, settings_of, timetable_of
from bot.rounds.rules import next_milestone, progress, school_timetable, timetable
from bot.rounds.values import Milestone, Timetable
from storage.changes import Change
from storage.changes.rounds import STANDING, ChangeRound
from storage.needs import Reading
from storage.queries import rounds
from storage.queries.order_work import held_rounds
from storage.queries.rounds import RoundRow

SCHOOLS_A_CHUNK = 40


def run(reading: Reading) -> Iterable[Change]:
    """Plan some schools, or else move the round along that waits longest."""
    schools = rounds.schools_to_plan(reading, SCHOOLS_A_CHUNK)
    if schools:
        return plan_schools(reading, schools)
    return [change for round_ in rounds.due_rounds(reading, 1) for change in advance(reading, round_)]


def due(reading: Reading) -> datetime | None:
    """When a round has a milestone, or coming rounds are planned: a new school's at once, all every midnight."""
    if rounds.schools_to_plan(reading, 1):
        return reading.now
    following = rounds.next_due(reading)
    if not rounds.has_schools(reading.connection):
        return following
    midnight = instant(reading.today + timedelta(days=1), time())
    return midnight if following is None else min(midnight, following)


ROUNDS = Tick("rounds", 30, run, due)


def advance(reading: Reading, round_: RoundRow) -> list[Change]:
    """Carry out what has come due of a round. Until it opens it follows the school's settings and days off."""
    is_standing = round_.order_kind == STANDING["kind"]
    found = rounds.rhythms(reading, [round_.school_id], round_.held_on - BREAKS_BACK)[round_.school_id]
    settings = settings_of(found)
    is_own = round_.asked_of == "school"
    held = not is_standing or (is_held(found, round_.held_on) and not (is_own and settings.report is None))
    if round_.state == "planned" and not held:
        # planning cancels what is no round any more from today on, and adds the day it has moved to
        over = [cancelled(round_.id, round_.version)] if round_.held_on < reading.today else []
        return [*over, *plan_schools(reading, [round_.school_id])]
    table = timetable_of(round_)
    if round_.state == "planned" and is_standing:
        asked = school_timetable(settings, round_.held_on) if is_own else None
        table = asked or timetable(settings, round_.held_on)
    return _move(reading, round_, table, is_quiet=not held)


def close_now(reading: Reading, round_: RoundRow, *, is_quiet: bool = False) -> list[Change]:
    """Close an open round before its time: nobody is reminded any more, the principal gets the totals if not yet.

    `is_quiet`: what it was asked for is off, so that totals say nothing.
    """
    table = timetable_of(round_)
    remind_at = tuple(min(at, reading.now) for at in table.remind_at)
    cut = {name: min(getattr(table, name), reading.now) for name in ("list_at", "due_at", "totals_at", "closes_at")}
    table = replace(table, remind_at=remind_at, **cut)
    return _move(reading, round_, table, is_quiet=is_quiet)


def _move(reading: Reading, round_: RoundRow, table: Timetable, *, is_quiet: bool) -> list[Change]:
    """`is_quiet`: the day became a day off after the opening, or the order is off; nobody is told anything more."""
    step = progress(table, Milestone(round_.done), reading.now)
    if Milestone.OPEN in step.act:
        return _open(reading, round_, table)
    values: dict[str, object] = {} if table == timetable_of(round_) else {**instants_of(table)}
    values |= {"done": step.done.value, "next_at": step.next_at}
    said: list[Change] = []
    for milestone in step.act:
        if milestone is Milestone.CLOSE:
            owed, declared = rounds.owed_and_declared(reading, round_)
            values |= {"state": "closed", "owed": owed, "declared": declared}
            said.extend(calling.pauses(reading, round_) if round_.asked_of == "person" else ())
        elif not is_quiet:
            said.extend(_said(reading, round_, milestone))
    return [ChangeRound(round_.id, round_.version, values), *said]


def _open(reading: Reading, round_: RoundRow, table: Timetable) -> list[Change]:
    """Open; what else has come due meanwhile follows at the next look, which is at once."""
    owed, _ = rounds.owed_and_declared(reading, round_)
    following = next_milestone(table, Milestone.OPEN)
    values = {
        **instants_of(table),
        "state": "open",
        "done": Milestone.OPEN.value,
        "next_at": following and following[1],
        "owed": owed,
    }
    return [ChangeRound(round_.id, round_.version, values)]


def _said(reading: Reading, round_: RoundRow, milestone: Milestone) -> Iterable[Change]:
    if round_.asked_of == "school":
        is_told = milestone is Milestone.REMIND_1 and round_.id not in held_rounds(reading.connection)
        return filing.reminders(reading, round_) if is_told else ()
    if milestone in (Milestone.REMIND_1, Milestone.REMIND_2):
        return calling.reminders(reading, round_)
    if milestone is Milestone.LIST and round_.list_at is not None:
        return calling.lists(reading, round_)
    if milestone is Milestone.TOTALS and round_.totals_at is not None:
        return calling.totals(reading, round_)
    return ()
