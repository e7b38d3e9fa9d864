"""A process that reminds on Monday morning and kills itself (SIGKILL) after a send, before that is stored.

python -m tests.zalo.dying URL BASE BOT COUNT
"""

import os
import signal
import sys
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.engine.default import DefaultDialect

from bot.delivery.rules import Allowance
from tests.town import Town, at
from tests.zalo.both import carrier_to


def install(count: int) -> None:
    """Watch this process's database: it dies at the `count`th entry of the ledger, which is lost with it."""
    entries = [0]

    @event.listens_for(Engine, "before_cursor_execute")
    def _execute(connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        entries[0] += statement.startswith("INSERT INTO ledger ")

    commit = DefaultDialect.do_commit

    def do_commit(dialect: DefaultDialect, connection: Any) -> None:
        if entries[0] >= count:
            os.kill(os.getpid(), signal.SIGKILL)
        commit(dialect, connection)

    DefaultDialect.do_commit = do_commit  # type: ignore[method-assign]


if __name__ == "__main__":
    url, base, bot, number = sys.argv[1:]
    town = Town(url, start=at("Mon", "05:50"))
    town.delivery.carriers[f"zalo:{bot}"] = carrier_to(base, town.clock)  # type: ignore[index]
    town.delivery.desk.counts.allowances = {"zalo": Allowance()}
    install(int(number))
    town.to("Mon", "06:16")
