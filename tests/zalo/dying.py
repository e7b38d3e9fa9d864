"""A process that reminds on Monday morning and kills itself (SIGKILL) at one of its sends.

python -m tests.zalo.dying URL BASE BOT WHERE COUNT, with WHERE one of PLACES.
"""

import os
import signal
import sys
from collections.abc import Mapping
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.engine.default import DefaultDialect

from bot.delivery.rules import Allowance
from tests.town import Town, at
from tests.zalo.both import ApiPerCall, carrier_to

BEFORE_CALL, AFTER_ANSWER, BEFORE_COMMIT, AFTER_COMMIT = "before the call", "after the answer", "unstored", "stored"
PLACES = (BEFORE_CALL, AFTER_ANSWER, BEFORE_COMMIT, AFTER_COMMIT)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Dying(ApiPerCall):
    """Dies at the `count`th message."""

    where, count = "", 0

    async def call(self, method: str, fields: Mapping[str, Any], seconds: float = 15.0) -> Any:
        Dying.count -= method == "sendMessage"
        is_it = Dying.count == 0 and method == "sendMessage"
        if is_it and Dying.where == BEFORE_CALL:
            die()
        try:
            return await super().call(method, fields, seconds)
        finally:
            if is_it and Dying.where == AFTER_ANSWER:
                die()


def watch_commits(where: str, count: int) -> None:
    """Die at the `count`th entry of the ledger: it is lost, or kept."""
    entries = [0]

    @event.listens_for(Engine, "before_cursor_execute")
    def _execute(connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        entries[0] += statement.startswith("INSERT INTO ledger ")

    commit = DefaultDialect.do_commit

    def do_commit(dialect: DefaultDialect, connection: Any) -> None:
        if entries[0] >= count and where == BEFORE_COMMIT:
            die()
        commit(dialect, connection)
        if entries[0] >= count and where == AFTER_COMMIT:
            die()

    DefaultDialect.do_commit = do_commit  # type: ignore[method-assign]


if __name__ == "__main__":
    url, base, bot, place, number = sys.argv[1:]
    town = Town(url, start=at("Mon", "05:50"))
    carrier = carrier_to(base, town.clock)
    if place in (BEFORE_CALL, AFTER_ANSWER):
        Dying.where, Dying.count = place, int(number)
        carrier.api = Dying(base, carrier.api.token)  # type: ignore[attr-defined]
    else:
        watch_commits(place, int(number))
    town.delivery.carriers[f"zalo:{bot}"] = carrier  # type: ignore[index]
    town.delivery.desk.counts.allowances = {"zalo": Allowance()}
    town.to("Mon", "06:16")
