"""The figures that go up: at the fixed hour, and when an order is due, one silent message to each contact."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.jobs.ticks import Tick
from bot.reports.hours import Asked, hour_of, leaving, next_moment, read_hour, start_of
from storage.changes import Change
from storage.changes.facts import StateFact
from storage.changes.outbox import Priority, Push
from storage.needs import Reading
from storage.queries.areas import above, asked_schools, contacts, digest_hours, managers_of, orders_due
from storage.queries.facts import DIGESTS_AT, read_fact
from storage.queries.reach import addresses

EARLY = timedelta(days=1)
"""An order due in the night waits for the fixed hour of its date: so far back is looked."""


def run(reading: Reading) -> Iterable[Change]:
    """Have everybody told who is to be told now; which instant was looked at last is a fact, stored with it."""
    since = _since(reading)
    if _next(reading, since) > reading.now:
        return []
    return [*_pushes(reading, since), StateFact(DIGESTS_AT, reading.now.isoformat())]


def due(reading: Reading) -> datetime | None:
    """The next fixed hour of any unit, or when an order's figures leave."""
    return _next(reading, _since(reading))


DIGESTS = Tick("digests", 30, run, due)


def _since(reading: Reading) -> datetime:
    """What was looked at already; never before today, for what is late by a day is not told any more."""
    stored, today = read_fact(reading.connection, DIGESTS_AT), start_of(reading.today)
    return today if stored is None else max(today, datetime.fromisoformat(stored))


def _next(reading: Reading, since: datetime) -> datetime:
    dues = orders_due(reading, since - EARLY).values()
    return next_moment(since, map(read_hour, digest_hours(reading)), dues)


def _pushes(reading: Reading, since: datetime) -> Iterable[Push]:
    asked = _asked(reading, since)
    if not asked:
        return
    managers = managers_of(reading)
    schools: dict[int, set[int]] = {}
    for school in {school for each in asked for school in each.schools}:
        for unit in above(school, managers):
            schools.setdefault(unit, set()).add(school)
    units: dict[int, list[tuple[int, str | None]]] = {}
    for person, unit, text in contacts(reading):
        units.setdefault(person, []).append((unit, text))
    reach = addresses(reading.connection, sorted(units))
    on = reading.today.isoformat()
    for person, own in units.items():
        address, hour = reach.get(person), hour_of(text for _, text in own)
        found = leaving(asked, schools, [unit for unit, _ in own], hour, since, reading.now)
        if found is None or address is None or address.is_blocked:
            continue
        yield Push(
            f"digest:{on}:{person}" if found.at is None else f"digest:{on}:{found.at}:{person}",
            *address.to,
            "digest",
            Priority.DIGEST,
            reading.now,
            {"asks": [[ask.order_id, ask.form, ask.held_on.isoformat()] for ask in found.asks]},
            expires_at=start_of(reading.today + timedelta(days=1)),
        )


def _asked(reading: Reading, since: datetime) -> list[Asked]:
    """The usual rounds of today, and the orders that came due."""
    today = asked_schools(reading, reading.today)
    found = [Asked(ask, schools, None) for ask, schools in today.items() if ask.is_standing]
    for ask, due_at in orders_due(reading, since - EARLY).items():
        schools = asked_schools(reading, ask.held_on).get(ask, set())
        found.append(Asked(ask, schools, due_at))
    return found
