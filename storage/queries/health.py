"""How sending goes, in a value: what every list says at its top while something is wrong, and since when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import among
from storage.keeping.quarantine import begin_if_restored, quarantine_of
from storage.queries.audit import IS_ALERT, NOW_KINDS
from storage.queries.facts import AUDITED_AT, QUARANTINE, WATCHING_FROM, read_fact, write_fact
from storage.queries.leases import EVERY_BOT, HELD, PAUSED, REFUSED, accept_token
from storage.queries.outbox import WAITING
from storage.queries.silent_bots import PREFIX as SUSPECTED_BOT
from storage.queries.silent_bots import suspicions_in
from storage.tables import FACT, LEASE, OUTBOX

LATE_AFTER = timedelta(minutes=2)
"""An alert leaves within seconds; after two minutes of retries people must hear of it and use the telephone."""
LONG_PAUSE = timedelta(minutes=1)
"""A messenger's shorter waits are its daily business."""
UNAUDITED_AFTER = timedelta(minutes=5)
"""The auditor runs every minute: five of them are no accident."""

A_LOOK = timedelta(minutes=1)
"""How far apart the auditor's looks are."""

CODES = ("quarantine", "held", "token_refused", "silent", "late", "paused", "unaudited")
"""What can be wrong, the gravest first."""

FACTS = sa.select(FACT.c.name, FACT.c.value).where(
    sa.or_(among(FACT.c.name, "names"), FACT.c.name.startswith(SUSPECTED_BOT))
)
LEASES = sa.select(LEASE.c.name, LEASE.c.until)
LATE = sa.select(
    sa.func.min(sa.case((OUTBOX.c.why.is_(None), OUTBOX.c.due_at), else_=OUTBOX.c.made_at)).label("since")
).where(
    WAITING,
    IS_ALERT,
    OUTBOX.c.edits.is_(None),
    sa.or_(
        OUTBOX.c.due_at < sa.bindparam("b_until"),
        sa.and_(OUTBOX.c.why.is_not(None), OUTBOX.c.made_at < sa.bindparam("b_until"), OUTBOX.c.kind.in_(NOW_KINDS)),
    ),
)


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that keeps alerts from leaving in time.

    `code`: one of `CODES`. `bot` is empty where it concerns all of them.
    """

    code: str
    since: datetime | None = None
    until: datetime | None = None
    bot: str = ""


@dataclass(frozen=True, slots=True)
class Health:
    """All troubles, the gravest first, and when the auditor last looked."""

    troubles: tuple[Trouble, ...] = ()
    audited_at: datetime | None = None
    watching_from: datetime | None = None

    @property
    def worst(self) -> Trouble | None:
        """What a page says."""
        return self.troubles[0] if self.troubles else None

    @property
    def codes(self) -> tuple[str, ...]:
        """Each code once, the gravest first."""
        return tuple(dict.fromkeys(trouble.code for trouble in self.troubles))


@dataclass(frozen=True, slots=True)
class HealthRows:
    """What it is judged by: facts and leases by name, and since when the longest waiting late alert waits."""

    facts: Mapping[str, str]
    leases: Mapping[str, datetime]
    late_since: datetime | None


def read_health(connection: Connection, now: datetime) -> Health:
    """How sending goes now: three small statements."""
    names = [QUARANTINE, AUDITED_AT, WATCHING_FROM]
    rows = HealthRows(
        {row.name: row.value for row in connection.execute(FACTS, {"names": names})},
        {row.name: row.until for row in connection.execute(LEASES)},
        connection.execute(LATE, {"b_until": now - LATE_AFTER}).scalar(),
    )
    return health_of(rows, now)


def health_of(rows: HealthRows, now: datetime) -> Health:
    """Judge rows; nothing else counts."""
    audited, watching = (_instant(rows.facts.get(name)) for name in (AUDITED_AT, WATCHING_FROM))
    found: list[Trouble] = []
    restored = quarantine_of(rows.facts.get(QUARANTINE))
    if restored is not None:
        found.append(Trouble("quarantine", since=restored.since, until=restored.until))
    found += [Trouble("held", until=at, bot=bot) for bot, at in _named(rows.leases, HELD) if at > now]
    refused = dict(_named(rows.leases, REFUSED))
    found += [Trouble("token_refused", since=at, bot=bot) for bot, at in refused.items()]
    found += [Trouble("silent", since=each.since, bot=bot) for bot, each in suspicions_in(rows.facts).items()]
    if rows.late_since is not None:
        found.append(Trouble("late", since=rows.late_since))
    found += [
        Trouble("paused", until=at, bot=bot)
        for bot, at in _named(rows.leases, PAUSED)
        if at > now + LONG_PAUSE and bot not in refused
    ]
    looked = max((at for at in (audited, watching) if at is not None), default=None)
    if looked is not None and looked < now - UNAUDITED_AFTER:
        found.append(Trouble("unaudited", since=looked))
    return Health(tuple(found), audited, watching)


def _named(leases: Mapping[str, datetime], prefix: str) -> Iterable[tuple[str, datetime]]:
    """Leases of a kind, by bot; "" stands for all bots."""
    for name, until in sorted(leases.items()):
        if name.startswith(prefix):
            bot = name.removeprefix(prefix)
            yield "" if bot == EVERY_BOT else bot, until


def _instant(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value)


def note_audit(connection: Connection, now: datetime, *, is_new_start: bool = False) -> datetime:
    """Keep that the auditor looks now; gives since when it has been watching without a break.

    After a break (it was down with all the rest, or an operator kept bots still: `is_new_start`) the clock's other work
    gets its minute before anything counts as late.
    """
    audited, watching = (_instant(read_fact(connection, name)) for name in (AUDITED_AT, WATCHING_FROM))
    if is_new_start or watching is None or audited is None or audited < now - UNAUDITED_AFTER:
        watching = now
        write_fact(connection, WATCHING_FROM, now.isoformat())
    write_fact(connection, AUDITED_AT, now.isoformat())
    return watching


def audited_at(connection: Connection) -> datetime | None:
    """When the auditor last looked."""
    return _instant(read_fact(connection, AUDITED_AT))


def begin_watch(connection: Connection, now: datetime) -> None:
    """A process starts: what stood still with it is late from now on, and tokens that were refused are tried anew.

    Of a database that was restored as a file the quarantine begins.
    """
    begin_if_restored(connection, now)
    audited = _instant(read_fact(connection, AUDITED_AT))
    if audited is None or audited < now - UNAUDITED_AFTER:
        write_fact(connection, WATCHING_FROM, now.isoformat())
    for row in connection.execute(LEASES).all():
        if row.name.startswith(REFUSED):
            accept_token(connection, row.name.removeprefix(REFUSED), now)


def skip_time(connection: Connection, before: datetime, after: datetime) -> None:
    """The clock was moved: nobody could look meanwhile, so that nobody has to have looked."""
    looked = audited_at(connection)
    if looked is not None and looked >= before - UNAUDITED_AFTER:
        write_fact(connection, AUDITED_AT, max(looked, after - A_LOOK).isoformat())
