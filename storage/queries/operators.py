"""Whom the installation itself writes to: everybody with the duty of operator who can be reached."""

import sqlalchemy as sa

from storage.needs import Reading
from storage.queries.reach import Address, addresses
from storage.tables import DUTY, living

OPERATORS = sa.select(DUTY.c.person_id).where(DUTY.c.kind == "operator", living(DUTY)).distinct()


def operators(reading: Reading) -> tuple[Address, ...]:
    """Where the operators are reached; those who blocked the bot are left out."""
    persons = [row.person_id for row in reading.connection.execute(OPERATORS, {"today": reading.today})]
    found = addresses(reading.connection, persons) if persons else {}
    return tuple(address for address in found.values() if not address.is_blocked)
