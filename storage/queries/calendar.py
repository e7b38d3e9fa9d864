"""The days off and on that units have been given, before a calendar file is compared with them."""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import among
from storage.tables import DAY_OFF

DAYS = sa.select(DAY_OFF).where(among(DAY_OFF.c.unit_id, "units"))


def known_days(connection: Connection, units: Sequence[int]) -> dict[tuple[int, date], tuple[bool, str, str]]:
    """By unit and date: whether it is a school day, why, and who says so."""
    rows = connection.execute(DAYS, {"units": list(units)})
    return {(row.unit_id, row.on): (row.is_school_day, row.reason, row.source) for row in rows}
