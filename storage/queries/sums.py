"""Whether the sums of rounds are what their declarations add up to, and putting them right."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import among
from storage.in_step import FROM_FACTS, NUMBERS, Sums, add
from storage.tables import ASKED_OF_PERSONS, DECLARATION, ROUND, ROUND_SUM

LOCK = 0x5_0B5
"""The advisory lock that lets one process recount at a time (PostgreSQL; SQLite has one writer)."""
_FACTS = FROM_FACTS.where(among(DECLARATION.c.round_id, "rounds")).subquery("facts")
_KEPT = sa.select(
    ROUND_SUM.c.round_id, ROUND_SUM.c.form_version, *((-ROUND_SUM.c[name]).label(name) for name in NUMBERS)
).where(among(ROUND_SUM.c.round_id, "rounds"))
_BOTH = sa.union_all(sa.select(_FACTS), _KEPT).subquery("both")
_TOTALS = {name: sa.func.sum(_BOTH.c[name]) for name in NUMBERS}
DIFFERENCES = (
    sa.select(_BOTH.c.round_id, _BOTH.c.form_version, *(total.label(name) for name, total in _TOTALS.items()))
    .group_by(_BOTH.c.round_id, _BOTH.c.form_version)
    .having(sa.or_(*(total != 0 for total in _TOTALS.values())))
    .order_by(_BOTH.c.round_id, _BOTH.c.form_version)
)
_HELD = sa.select(ROUND.c.id).where(ROUND.c.state != "planned", ROUND.c.purged_at.is_(None), ASKED_OF_PERSONS)
TO_RECOUNT = (
    _HELD.where(ROUND.c.id > sa.bindparam("b_after"), ROUND.c.held_on >= sa.bindparam("b_from"))
    .order_by(ROUND.c.id)
    .limit(sa.bindparam("b_limit", type_=sa.Integer))
)
FIRST_HELD = sa.select(sa.func.min(ROUND.c.held_on)).where(
    ROUND.c.state != "planned", ROUND.c.purged_at.is_(None), ROUND.c.held_on >= sa.bindparam("b_from")
)


def differences(connection: Connection, rounds: Sequence[int]) -> Sums:
    """What has to be added to the sums of rounds so that they are what the declarations say; empty when they are.

    Declarations and sums are seen as of one instant, so that what others store meanwhile is no difference; and a
    difference that is added, rather than a sum that is set, takes nothing of theirs away.
    """
    return {
        (row.round_id, row.form_version): Counter({name: int(getattr(row, name)) for name in NUMBERS})
        for row in connection.execute(DIFFERENCES, {"rounds": list(rounds)})
    }


def recount_alone(connection: Connection) -> None:
    """Wait until nobody else recounts, and keep others waiting until the commit: a difference is added once."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK)))


def mend(connection: Connection, rounds: Sequence[int]) -> Sums:
    """Put the sums of rounds right; returns what was missing (or, below nought, too much)."""
    recount_alone(connection)
    found = differences(connection, rounds)
    add(connection, found)
    return found


def rounds_to_recount(connection: Connection, after: int, from_on: date, limit: int) -> list[int]:
    """The next rounds by key, held on or after a date, whose declarations are all there still."""
    values = {"b_after": after, "b_from": from_on, "b_limit": limit}
    return list(connection.execute(TO_RECOUNT, values).scalars())


def first_held(connection: Connection, from_on: date) -> date | None:
    """The date of the first such round."""
    found: date | None = connection.execute(FIRST_HELD, {"b_from": from_on}).scalar()
    return found


def is_purged(connection: Connection, round_id: int) -> bool | None:
    """Whether a round's declarations were deleted; None when there is no such round."""
    row = connection.execute(sa.select(ROUND.c.purged_at).where(ROUND.c.id == round_id)).first()
    return None if row is None else row.purged_at is not None
