"""Turns that failed and nobody was told of yet, and the operators to tell."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from storage.needs import Reading
from storage.queries.operators import operators
from storage.queries.reach import Address
from storage.tables import INBOX

# written out, for an index over a part of the rows is not used where the part stands in a parameter
IS_FAILED = INBOX.c.state == sa.literal_column("'failed'")
UNTOLD = sa.select(INBOX.c.key, INBOX.c.at).where(IS_FAILED).order_by(INBOX.c.at, INBOX.c.key).limit(200)


@dataclass(frozen=True, slots=True)
class Failures:
    """The failed updates by key, since when, and whom to tell."""

    keys: tuple[str, ...]
    since: datetime | None
    operators: tuple[Address, ...]


def untold_failures(reading: Reading) -> Failures:
    """What failed and was not told yet."""
    rows = reading.connection.execute(UNTOLD).all()
    if not rows:
        return Failures((), None, ())
    return Failures(tuple(row.key for row in rows), rows[0].at, operators(reading))
