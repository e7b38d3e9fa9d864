"""The outbox as delivery sees it: claimed by priority, ticked off one by one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import among
from storage.queries.leases import still_until
from storage.tables import ACCOUNT, OUTBOX

# written out, for an index over a part of the rows is not used where the part stands in a parameter
WAITING = OUTBOX.c.state.in_((sa.literal_column("'ready'"), sa.literal_column("'leased'")))
CLAIM_LIMIT = sa.bindparam("limit", type_=sa.Integer)

PRIORITIES = range(4)
"""Of alerts, answers, reminders and digests (`storage.changes.outbox.Priority`)."""
ANSWERS = 1


def _due(priority: int, *columns: sa.ColumnElement[Any]) -> sa.Select[Any]:
    """What is due of one priority, the longest due first: a stretch of the index, however much waits beside it."""
    return (
        sa.select(*columns)
        .where(
            OUTBOX.c.bot == sa.bindparam("b_bot"),
            OUTBOX.c.priority == sa.literal_column(str(priority)),
            WAITING,
            OUTBOX.c.due_at <= sa.bindparam("b_now"),
        )
        .order_by(OUTBOX.c.due_at, OUTBOX.c.id)
    )


def _due_of_each(limit: sa.ColumnElement[int]) -> sa.CompoundSelect[Any]:
    """What is due of every priority, up to `limit` of each."""
    found = [_due(each, OUTBOX.c.id, OUTBOX.c.priority, OUTBOX.c.due_at).limit(limit).subquery() for each in PRIORITIES]
    return sa.union_all(*(sa.select(each.c.id, each.c.priority, each.c.due_at) for each in found))


def _claim(first: sa.Select[Any]) -> sa.sql.dml.ReturningUpdate[Any]:
    pick = (
        sa.select(OUTBOX.c.id)
        .where(OUTBOX.c.id.in_(first), WAITING, OUTBOX.c.due_at <= sa.bindparam("b_now"))
        .with_for_update(skip_locked=True)
        .cte("pick")
    )
    leased = {"state": "leased", "due_at": sa.bindparam("v_until"), "owner": sa.bindparam("v_owner")}
    made = OUTBOX.update().where(OUTBOX.c.id == pick.c.id).values(**leased, attempt=OUTBOX.c.attempt + 1)
    return made.returning(*OUTBOX.c)


_FOUND = _due_of_each(CLAIM_LIMIT).subquery("found")
CLAIM = _claim(sa.select(_FOUND.c.id).order_by(_FOUND.c.priority, _FOUND.c.due_at, _FOUND.c.id).limit(CLAIM_LIMIT))
CLAIM_ANSWERS = _claim(_due(ANSWERS, OUTBOX.c.id).limit(CLAIM_LIMIT))
FINISH = (
    OUTBOX.update()
    .where(OUTBOX.c.id == sa.bindparam("b_id"), WAITING)
    .values(
        state=sa.bindparam("v_state"),
        sent_at=sa.bindparam("v_sent_at"),
        rendered_at=sa.bindparam("v_rendered_at"),
        message=sa.bindparam("v_message"),
        why=sa.bindparam("v_why"),
    )
)
PUT_BACK = (
    OUTBOX.update()
    .where(OUTBOX.c.id == sa.bindparam("b_id"), WAITING)
    .values(
        state="ready",
        due_at=sa.bindparam("v_due_at"),
        attempt=sa.bindparam("v_attempt"),
        why=sa.bindparam("v_why"),
    )
)
SAID = (
    OUTBOX.update()
    .where(OUTBOX.c.key == sa.bindparam("b_key"))
    .values(said=sa.bindparam("v_said"), said_at=sa.bindparam("v_said_at"))
)
MOVED = OUTBOX.update().where(OUTBOX.c.key == sa.bindparam("b_key")).values(message=sa.bindparam("v_message"))
RELEASE = (
    OUTBOX.update()
    .where(among(OUTBOX.c.id, "ids"), OUTBOX.c.state == "leased", OUTBOX.c.owner == sa.bindparam("b_owner"))
    .values(state="ready", due_at=sa.bindparam("v_due_at"), attempt=OUTBOX.c.attempt - 1)
)
RELEASE_ALL = (
    OUTBOX.update()
    .where(
        OUTBOX.c.bot == sa.bindparam("b_bot"),
        WAITING,
        OUTBOX.c.state == "leased",
        OUTBOX.c.owner == sa.bindparam("b_owner"),
    )
    .values(state="ready", due_at=sa.bindparam("v_due_at"), attempt=OUTBOX.c.attempt - 1)
)
TAKE_OVER = (
    OUTBOX.update()
    .where(OUTBOX.c.bot == sa.bindparam("b_bot"), WAITING, OUTBOX.c.state == "leased")
    .values(state="ready", due_at=sa.bindparam("v_due_at"))
)
ABANDONED = (
    OUTBOX.update()
    .where(OUTBOX.c.bot == sa.bindparam("b_bot"), WAITING, OUTBOX.c.state == "leased")
    .where(OUTBOX.c.due_at <= sa.bindparam("b_until"), OUTBOX.c.owner != sa.bindparam("b_owner"))
    .values(state="ready", due_at=sa.bindparam("v_due_at"), why=sa.bindparam("v_why"))
    .returning(OUTBOX.c.account_id)
)
BY_KEYS = sa.select(OUTBOX).where(OUTBOX.c.key.in_(sa.bindparam("keys", expanding=True)))
BOTS_WAITING = sa.select(OUTBOX.c.bot).where(WAITING, OUTBOX.c.due_at <= sa.bindparam("b_now")).distinct()
HAS_DUE = _due_of_each(sa.literal_column("1")).limit(1)
NEXT_DUE = sa.select(OUTBOX.c.bot, sa.func.min(OUTBOX.c.due_at).label("due_at")).where(WAITING).group_by(OUTBOX.c.bot)
NEXT_ANSWER = NEXT_DUE.where(OUTBOX.c.priority == sa.literal_column(str(ANSWERS)))
OLDEST_ALERT = sa.select(sa.func.min(OUTBOX.c.made_at)).where(
    WAITING, OUTBOX.c.priority == 0, OUTBOX.c.due_at <= sa.bindparam("b_now")
)
WAITING_ROWS = sa.select(OUTBOX.c.priority, sa.func.count().label("n")).where(WAITING).group_by(OUTBOX.c.priority)
CHANNEL = "khaibao_outbox"
"""What PostgreSQL's LISTEN hears when rows were put into the outbox."""


COMMITS_WITHIN = timedelta(seconds=5)
"""How long after its instant (`made_at`) a turn may commit. Words rendered sooner than that after it may have been made
by another process from rows without it, whatever the clocks say."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A row claimed for sending. `due_at` is the end of the lease."""

    id: int
    key: str
    bot: str
    account_id: int
    kind: str
    priority: int
    about: Mapping[str, Any]
    rings: bool
    edits: str | None
    made_at: datetime
    expires_at: datetime | None
    attempt: int
    why: str | None


@dataclass(frozen=True, slots=True)
class Earlier:
    """The row that an edit brings up to date."""

    key: str
    state: str
    message: str | None
    rendered_at: datetime | None
    said: str | None = None
    said_at: datetime | None = None

    def surely_knows(self, made_at: datetime) -> bool:
        """Whether its words were made from rows that held what was decided at an instant."""
        return self.rendered_at is not None and self.rendered_at > made_at + COMMITS_WITHIN


def claim(
    connection: Connection, bot: str, now: datetime, until: datetime, owner: str, limit: int, *, answers: bool = False
) -> list[Claimed]:
    """Claim what is due, most urgent first (`answers`: these alone); not ticked off it is due again at `until`."""
    wanted = CLAIM_ANSWERS if answers else CLAIM
    rows = connection.execute(wanted, {"b_bot": bot, "b_now": now, "v_until": until, "v_owner": owner, "limit": limit})
    found = [Claimed(**{name: getattr(row, name) for name in Claimed.__slots__}) for row in rows]
    return sorted(found, key=lambda each: (each.priority, each.id))


def earlier(connection: Connection, keys: Sequence[str]) -> dict[str, Earlier]:
    """The rows that edits name, by key."""
    if not keys:
        return {}
    return {
        row.key: Earlier(**{name: getattr(row, name) for name in Earlier.__slots__})
        for row in connection.execute(BY_KEYS, {"keys": list(keys)})
    }


def finish(
    connection: Connection,
    row_id: int,
    state: str,
    now: datetime,
    message: str | None,
    why: str | None = None,
    rendered_at: datetime | None = None,
) -> None:
    """Tick a row off: sent, refused or dropped. `rendered_at`: when its words were made, which may be a while ago."""
    values = {
        "b_id": row_id,
        "v_state": state,
        "v_sent_at": now if state == "sent" else None,
        "v_rendered_at": rendered_at,
        "v_message": message,
        "v_why": why,
    }
    connection.execute(FINISH, values)


def put_back(connection: Connection, row_id: int, due_at: datetime, attempt: int, why: str) -> None:
    """Have a row sent again later."""
    connection.execute(PUT_BACK, {"b_id": row_id, "v_due_at": due_at, "v_attempt": attempt, "v_why": why})


def release(connection: Connection, ids: Sequence[int], owner: str, due_at: datetime) -> None:
    """Give back what was claimed and not tried; the claim does not count."""
    connection.execute(RELEASE, {"ids": list(ids), "b_owner": owner, "v_due_at": due_at})


def release_all(connection: Connection, bot: str, owner: str, due_at: datetime) -> None:
    """Give back everything of a bot that is claimed by a process that stops."""
    connection.execute(RELEASE_ALL, {"b_bot": bot, "b_owner": owner, "v_due_at": due_at})


def take_over(connection: Connection, bot: str, due_at: datetime) -> None:
    """Have everything of a bot sent again that a process claimed and did not tick off before it died."""
    connection.execute(TAKE_OVER, {"b_bot": bot, "v_due_at": due_at})


def abandoned(connection: Connection, bot: str, owner: str, until: datetime, now: datetime, why: str) -> Sequence[int]:
    """Have sent again what others claimed until an instant and never ticked off; returns the account of each row."""
    values = {"b_bot": bot, "b_owner": owner, "b_until": until, "v_due_at": now, "v_why": why}
    return connection.execute(ABANDONED, values).scalars().all()


def moved(connection: Connection, key: str, message: str) -> None:
    """A message could not be edited and was said anew: from now on that one is edited."""
    connection.execute(MOVED, {"b_key": key, "v_message": message})


def remember_said(connection: Connection, key: str, said: str, now: datetime) -> None:
    """Keep what was last said unasked of a message that cannot be edited."""
    connection.execute(SAID, {"b_key": key, "v_said": said, "v_said_at": now})


def has_due(connection: Connection, bot: str, now: datetime) -> bool:
    """Whether a bot has something to send."""
    return connection.execute(HAS_DUE, {"b_bot": bot, "b_now": now}).first() is not None


def bots_waiting(connection: Connection, now: datetime) -> list[str]:
    """The bots that have something due that may leave now."""
    bots = [row.bot for row in connection.execute(BOTS_WAITING, {"b_now": now})]
    lets = {bot: still.lets(now) for bot, still in (still_until(connection, bots) if bots else {}).items()}
    answering = connection.execute(NEXT_ANSWER).all() if "answers" in lets.values() else ()
    due = {row.bot for row in answering if row.due_at <= now}
    return [bot for bot in bots if lets[bot] == "all" or (lets[bot] == "answers" and bot in due)]


def next_due(connection: Connection) -> datetime | None:
    """When the next row may leave."""
    due = {row.bot: row.due_at for row in connection.execute(NEXT_DUE)}
    still = still_until(connection, list(due)) if due else {}
    may = [max(at, still[bot].paused or at, still[bot].held or at) for bot, at in due.items()]
    if any(each.held is not None for each in still.values()):
        answers = connection.execute(NEXT_ANSWER).all()
        may += [max(row.due_at, still[row.bot].paused or row.due_at) for row in answers]
    return min(may, default=None)


def oldest_alert(connection: Connection, now: datetime) -> datetime | None:
    """When the oldest alert was made that is due and has not left."""
    found: datetime | None = connection.execute(OLDEST_ALERT, {"b_now": now}).scalar()
    return found


def waiting_rows(connection: Connection) -> dict[int, int]:
    """How many rows wait, by priority."""
    return {row.priority: row.n for row in connection.execute(WAITING_ROWS)}


def bots_of(connection: Connection) -> list[str]:
    """Every bot that anybody talks to, as `channel:bot`."""
    rows = connection.execute(sa.select(ACCOUNT.c.channel, ACCOUNT.c.bot).distinct())
    return sorted(f"{row.channel}:{row.bot}" for row in rows)


def still_waiting(connection: Connection, keys: Sequence[str]) -> bool:
    """Whether one of some rows has not been settled yet."""
    rows = connection.execute(BY_KEYS, {"keys": list(keys)})
    return any(row.state in ("ready", "leased") for row in rows)


def announce(connection: Connection) -> None:
    """Wake delivery in every process once this transaction commits (PostgreSQL; SQLite has one process)."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"NOTIFY {CHANNEL}")
