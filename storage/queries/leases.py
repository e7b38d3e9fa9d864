"""Leases: who does a thing that only one process may do, and until when a bot must keep still."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import among
from storage.tables import LEASE, OUTBOX, dialect_insert

PAUSED = "pause:"
HELD = "hold:"
"""An operator keeps a bot still, always until an instant; `EVERY_BOT` means all of them."""
REFUSED = "token:"
"""The messenger refuses this bot's token; `until` is the instant since when."""
EVERY_BOT = "*"
TOKEN_REFUSED = "401"  # noqa: S105 - a code, no password
"""What stands in `outbox.why` of a row that waits for a token that works."""
UNTIL = sa.select(LEASE.c.name, LEASE.c.until).where(among(LEASE.c.name, "names"))
RELEASE = sa.delete(LEASE).where(LEASE.c.name == sa.bindparam("b_name"), LEASE.c.owner == sa.bindparam("b_owner"))
DROP = sa.delete(LEASE).where(among(LEASE.c.name, "names"))
_IS_HOLD = LEASE.c.name.startswith(HELD)
HOLDS = sa.select(LEASE.c.name, LEASE.c.until).where(_IS_HOLD, LEASE.c.until > sa.bindparam("b_now"))
ENDED_HOLDS = sa.select(LEASE.c.name, LEASE.c.until).where(_IS_HOLD, LEASE.c.until <= sa.bindparam("b_now"))
TRY_AGAIN = (
    sa.update(OUTBOX)
    .where(
        OUTBOX.c.bot == sa.bindparam("b_bot"),
        OUTBOX.c.state == sa.literal_column("'ready'"),
        OUTBOX.c.why == TOKEN_REFUSED,
    )
    .values(due_at=sa.bindparam("v_now"))
)
_COUNT = {"preserve_rowcount": True}


def take_lease(connection: Connection, name: str, owner: str, now: datetime, until: datetime) -> bool:
    """Take or keep a lease until an instant; False while somebody else holds it."""
    insert = dialect_insert(connection.dialect.name, LEASE).values(name=name, owner=owner, until=until)
    upsert = insert.on_conflict_do_update(
        index_elements=["name"],
        set_={"owner": insert.excluded.owner, "until": insert.excluded.until},
        where=sa.or_(LEASE.c.owner == owner, LEASE.c.until <= now),
    )
    return connection.execute(upsert, execution_options=_COUNT).rowcount == 1


def release_lease(connection: Connection, name: str, owner: str) -> None:
    """Let go of a lease, so that nobody has to wait for its end."""
    connection.execute(RELEASE, {"b_name": name, "b_owner": owner})


def pause_bot(connection: Connection, bot: str, until: datetime) -> None:
    """Keep a bot still until an instant, over restarts too (429)."""
    insert = dialect_insert(connection.dialect.name, LEASE).values(name=PAUSED + bot, owner="messenger", until=until)
    longer = insert.on_conflict_do_update(
        index_elements=["name"], set_={"until": insert.excluded.until}, where=LEASE.c.until < insert.excluded.until
    )
    connection.execute(longer)


def told_to_wait(connection: Connection, bot: str) -> datetime | None:
    """Until when a messenger wants nothing of a bot."""
    found: datetime | None = connection.execute(sa.select(LEASE.c.until).where(LEASE.c.name == PAUSED + bot)).scalar()
    return found


@dataclass(frozen=True, slots=True)
class Still:
    """Until when a bot keeps still. `paused`: with everything, as its messenger said; `held`: but for answers."""

    paused: datetime | None = None
    held: datetime | None = None

    def lets(self, now: datetime) -> Literal["all", "answers", "none"]:
        """What may leave now: whoever writes to a bot that an operator holds is answered all the same."""
        if self.paused is not None and self.paused > now:
            return "none"
        return "all" if self.held is None or self.held <= now else "answers"


def still_until(connection: Connection, bots: Sequence[str]) -> dict[str, Still]:
    """Until when bots keep still, because a messenger or the operator said so."""
    names = [prefix + bot for bot in (*bots, EVERY_BOT) for prefix in (PAUSED, HELD)]
    until = {row.name: row.until for row in connection.execute(UNTIL, {"names": names})}
    held = {bot: [until[name] for name in (HELD + bot, HELD + EVERY_BOT) if name in until] for bot in bots}
    return {bot: Still(until.get(PAUSED + bot), max(held[bot], default=None)) for bot in bots}


def refuse_token(connection: Connection, bot: str, now: datetime) -> None:
    """Keep that the messenger refuses a bot's token; it stays since the first time."""
    insert = dialect_insert(connection.dialect.name, LEASE).values(name=REFUSED + bot, owner="messenger", until=now)
    connection.execute(insert.on_conflict_do_nothing(index_elements=["name"]))


def is_refused(connection: Connection, bot: str) -> bool:
    """Whether the messenger refused a bot's token, the last time it was asked."""
    return connection.execute(UNTIL, {"names": [REFUSED + bot]}).first() is not None


def accept_token(connection: Connection, bot: str, now: datetime) -> None:
    """A token works (again), or is to be tried anew: what waited for that is due now."""
    connection.execute(DROP, {"names": [REFUSED + bot, PAUSED + bot]})
    connection.execute(TRY_AGAIN, {"b_bot": bot, "v_now": now})


def holds(connection: Connection, now: datetime) -> list[tuple[str, datetime]]:
    """The bots that an operator keeps still now, each with its end; `EVERY_BOT` means all."""
    return [(row.name.removeprefix(HELD), row.until) for row in connection.execute(HOLDS, {"b_now": now})]


def bots_held(connection: Connection, now: datetime) -> frozenset[str]:
    """The bots that an operator keeps still now; `EVERY_BOT` among them means all."""
    return frozenset(bot for bot, _ in holds(connection, now))


def hold(connection: Connection, bot: str, until: datetime) -> None:
    """Keep a bot (or `EVERY_BOT`) still until an instant, as an operator wishes; a newer wish counts."""
    insert = dialect_insert(connection.dialect.name, LEASE).values(name=HELD + bot, owner="operator", until=until)
    connection.execute(insert.on_conflict_do_update(index_elements=["name"], set_={"until": until}))


def let_go(connection: Connection, bot: str, now: datetime) -> int:
    """End what keeps a bot still now (`EVERY_BOT`: all of it); returns how many wishes ended."""
    which = _IS_HOLD if bot == EVERY_BOT else LEASE.c.name == HELD + bot
    ended = sa.update(LEASE).where(which, LEASE.c.until > now).values(until=now)
    return int(connection.execute(ended).rowcount)


def ended_holds(connection: Connection, now: datetime) -> list[tuple[str, datetime]]:
    """Bots that an operator kept still until a while ago and nobody was told of yet, with that instant."""
    return [(row.name.removeprefix(HELD), row.until) for row in connection.execute(ENDED_HOLDS, {"b_now": now})]


def forget_hold(connection: Connection, bot: str) -> None:
    """It is over and was told."""
    connection.execute(DROP, {"names": [HELD + bot]})
