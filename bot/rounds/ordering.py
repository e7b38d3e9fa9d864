"""Rounds by order (đột xuất): opened whatever the calendar says, carried on by the clock, closed by hand."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.clock import VIETNAM, instant
from bot.errors import Mistake
from bot.rounds.planning import BREAKS_BACK, cancelled
from bot.rounds.rhythm import instants_of, settings_of
from bot.rounds.rules import own_timetable, timetable_between
from bot.rounds.ticking import advance, close_now
from bot.rounds.values import Timetable, local_date
from storage.changes import store
from storage.changes.rounds import STANDING, PlanRound
from storage.needs import Reading
from storage.queries import rounds
from storage.queries.rounds import SchoolRhythm

TO_DECLARE = timedelta(hours=3)
"""How long people have when the order names no hour."""

LENGTHS = {"number": 80, "issuer": 200, "summary": 500, "link": 300}


class NoSuchForm(Mistake):
    """Rounds are held with questionnaires that ship or were published."""

    sentence = "There is no form {name}. The forms are: {names}."


class NotATime(Mistake):
    """A time that cannot be read."""

    sentence = "“{text}” is not a time: write 14:30 for today, or 2026-11-25T14:30."


class TimesWrong(Mistake):
    """Opening, due and closing contradict each other."""

    sentence = (
        "A round opens ({opens}), then is due ({due}), then closes ({closes}); these times do not follow each other."
    )


class DueGone(Mistake):
    """Nobody could declare in time."""

    sentence = "The round would be due at {due}, which is over."


class DirectiveWrong(Mistake):
    """The letter's file does not say what it must."""

    sentence = (
        "The directive must be a JSON object with number, date (2026-11-25), issuer and summary; please check {name}."
    )


class NoSuchRound(Mistake):
    """Nothing has this key."""

    sentence = "There is no round {number}; khaibao round list shows them."


class FollowsCalendar(Mistake):
    """A standing round that has not opened is no matter of closing."""

    sentence = (
        "Round {number} has not opened yet and follows the calendar; enter a day off instead (khaibao import calendar)."
    )


@dataclass(frozen=True, slots=True)
class Directive:
    """The letter that asks."""

    number: str | None = None
    issued_on: date | None = None
    issuer: str | None = None
    summary: str | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Ordered:
    """What is ordered: the form, the letter, and the hours where they are named."""

    form: str
    directive: Directive
    opens_at: datetime
    due_at: datetime
    closes_at: datetime | None = None
    asked_of: str = "person"


def read_directive(text: str) -> Directive:
    """Read a letter as JSON; issuer, summary and link (where all of it lies) may be missing. Raises DirectiveWrong."""
    try:
        found: Any = json.loads(text)
    except ValueError as error:
        raise DirectiveWrong(name="JSON") from error
    if not isinstance(found, dict):
        raise DirectiveWrong(name="JSON")
    words = {name: found.get(name) for name in LENGTHS}
    for name, value in words.items():
        is_missing = value is None and name != "number"
        if not is_missing and not (isinstance(value, str) and 0 < len(value.strip()) <= LENGTHS[name]):
            raise DirectiveWrong(name=name)
    try:
        issued_on = date.fromisoformat(found.get("date", ""))
    except (TypeError, ValueError) as error:
        raise DirectiveWrong(name="date") from error
    if words["link"] is not None and not words["link"].startswith("https://"):
        raise DirectiveWrong(name="link")
    return Directive(words["number"], issued_on, words["issuer"], words["summary"], words["link"])


def read_moment(text: str, now: datetime) -> datetime:
    """Read 14:30 of today, or ISO 8601 (Vietnamese time unless it names an offset). Raises NotATime."""
    try:
        if len(text) <= 5:
            hour, _, minute = text.partition(":")
            return instant(local_date(now), time(int(hour), int(minute)))
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise NotATime(text=text) from error
    return found if found.tzinfo else found.replace(tzinfo=VIETNAM)


def ordered(
    form: str,
    directive: Directive,
    now: datetime,
    opens: str | None,
    due: str | None,
    closes: str | None,
    forms: Mapping[str, str],
) -> Ordered:
    """Read what is ordered: from now on for three hours unless said; `forms`: those in force, and of whom each asks.

    Raises NoSuchForm, NotATime, DueGone.
    """
    if form not in forms:
        raise NoSuchForm(name=form, names=", ".join(sorted(forms)))
    opens_at = read_moment(opens, now) if opens else now.replace(second=0, microsecond=0)
    due_at = read_moment(due, now) if due else opens_at + TO_DECLARE
    if due_at <= now:
        raise DueGone(due=_shown(due_at))
    return Ordered(form, directive, opens_at, due_at, read_moment(closes, now) if closes else None, forms[form])


def open_rounds(
    reading: Reading, schools: Sequence[int], order: Ordered, key: int, held_on: date | None = None
) -> dict[int, int]:
    """Write the rounds of schools under an order's key, and open what opens now; the round of each school.

    The same letter again opens nothing twice, and changes the hours only of rounds that have not opened. `held_on`:
    another date than that of the opening. Raises TimesWrong.
    """
    held_on = held_on or local_date(order.opens_at)
    rhythms = rounds.rhythms(reading, schools, held_on - BREAKS_BACK)
    tables = {school: _timetable(rhythms[school], order, held_on) for school in schools}
    planned = [
        PlanRound(school, order.form, held_on, None, instants_of(table), key, order.asked_of)
        for school, table in tables.items()
    ]
    store(reading.connection, reading.sealer, planned)
    found = [row for row in rounds.rounds_of_order(reading, key, order.form, held_on) if row.school_id in tables]
    for row in found:
        if row.state == "planned" and row.opens_at <= reading.now:
            store(reading.connection, reading.sealer, advance(reading, row))
    return {row.school_id: row.id for row in found}


def _timetable(rhythm: SchoolRhythm, order: Ordered, held_on: date) -> Timetable:
    settings = settings_of(rhythm)
    closes_at = order.closes_at or max(instant(held_on, settings.end_of_day), order.due_at)
    try:
        if order.asked_of == "school":
            return own_timetable(order.opens_at, order.due_at, closes_at)
        return timetable_between(settings, order.opens_at, order.due_at, closes_at)
    except ValueError as error:
        hours = {"opens": order.opens_at, "due": order.due_at, "closes": closes_at}
        raise TimesWrong(**{name: _shown(at) for name, at in hours.items()}) from error


def close_by_hand(reading: Reading, number: int) -> bool:
    """Close an open round, or call off an ordered one that has not opened; False: it was over already.

    Raises NoSuchRound, FollowsCalendar.
    """
    row = rounds.round_rows(reading, [number]).get(number)
    if row is None:
        raise NoSuchRound(number=number)
    if row.state not in ("planned", "open"):
        return False
    if row.state == "planned" and row.order_kind == STANDING["kind"]:
        raise FollowsCalendar(number=number)
    changes = close_now(reading, row) if row.state == "open" else [cancelled(row.id, row.version)]
    store(reading.connection, reading.sealer, changes)
    return True


def _shown(at: datetime) -> str:
    return f"{at.astimezone(VIETNAM):%H:%M %d/%m/%Y}"
