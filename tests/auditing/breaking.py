"""Breaking rows by hand, and what the auditor made of it."""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from storage.tables import FINDING
from tests.escalating.hoa_ban import HoaBan
from tests.town import Town


def by_hand(town: Town, statement: Any) -> None:
    town.database.write(lambda connection: connection.execute(statement)).result(timeout=10)


def findings(town: Town) -> list[tuple[str, bool]]:
    """What was found, and whether it is healed."""
    with town.database.reading() as connection:
        rows = connection.execute(sa.select(FINDING.c.kind, FINDING.c.healed_at).order_by(FINDING.c.id))
        return [(row.kind, row.healed_at is not None) for row in rows]


def keys(town: Town) -> list[str]:
    """What exactly was found."""
    with town.database.reading() as connection:
        return list(connection.execute(sa.select(FINDING.c.key).order_by(FINDING.c.id)).scalars())


def school(town: Town) -> HoaBan:
    hoa_ban = HoaBan(town).usual_staff()
    town.to("Mon", "06:41")
    return hoa_ban


def a_quarter_later(town: Town) -> None:
    """Where nothing can be edited, a message that grows is said anew a quarter of an hour after it was last said."""
    town.by(minutes=16)


def silently(town: Town, run: Callable[[], object]) -> None:
    """Have something done while nothing is sent and no clock work runs."""
    settle, town.settle = town.settle, lambda: None  # type: ignore[method-assign]
    run()
    town.settle = settle  # type: ignore[method-assign]
