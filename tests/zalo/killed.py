"""`khaibao run` that kills itself (SIGKILL) right after the commit that first wrote into a table.

python -m tests.zalo.killed TABLE
"""

import os
import signal
import sys
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.engine.default import DefaultDialect

from bot.commands.program import app


def install(table: str) -> None:
    """Watch this process's database."""
    wrote: set[int] = set()
    commit = DefaultDialect.do_commit

    @event.listens_for(Engine, "before_cursor_execute")
    def _execute(connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.startswith(f"INSERT INTO {table} "):
            wrote.add(id(connection.connection.dbapi_connection))

    def do_commit(dialect: DefaultDialect, connection: Any) -> None:
        commit(dialect, connection)
        if id(getattr(connection, "dbapi_connection", connection)) in wrote:
            os.kill(os.getpid(), signal.SIGKILL)

    DefaultDialect.do_commit = do_commit  # type: ignore[method-assign]


if __name__ == "__main__":
    install(sys.argv[1])
    app(["run"])
