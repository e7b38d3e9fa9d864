"""Orders of a higher office that ask for a declaration beside the standing one, each made once by its letter."""

from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.tables import ORDER, dialect_insert
from storage.values import AD_HOC

BY_LETTER = sa.select(ORDER.c.id).where(
    ORDER.c.kind == AD_HOC,
    ORDER.c.number == sa.bindparam("b_number"),
    ORDER.c.issued_on == sa.bindparam("b_issued_on"),
    ORDER.c.issuer == sa.bindparam("b_issuer"),
)


def make_order(
    connection: Connection, number: str | None, issued_on: date | None, issuer: str | None, summary: str | None
) -> int:
    """The key of an ad hoc order: of one letter of one office always the same, its summary as said last.

    Without a letter it is an order of its own each time.
    """
    # never NULL: to a unique constraint two of those would be two offices
    office = (issuer or "").strip()
    values = {"kind": AD_HOC, "number": number, "issued_on": issued_on, "issuer": office, "summary": summary}
    if number is None or issued_on is None:
        return int(connection.execute(sa.insert(ORDER).values(**values)).inserted_primary_key[0])  # type: ignore[index]
    connection.execute(_letter(connection.dialect.name), values)
    letter = {"b_number": number, "b_issued_on": issued_on, "b_issuer": office}
    return int(connection.execute(BY_LETTER, letter).scalar_one())


def _letter(dialect: str) -> Any:
    insert = dialect_insert(dialect, ORDER)
    said = {"summary": insert.excluded.summary}
    return insert.on_conflict_do_update(index_elements=["kind", "number", "issued_on", "issuer"], set_=said)
