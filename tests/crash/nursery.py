"""The process that programs are forked from: everything imported, run once, no thread left.

Orders come as JSON lines on the socket of the director (its number is the argument), and so do answers.
"""

import functools
import gc
import json
import os
import random
import select
import socket
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import typer

from bot import app
from bot.commands.running import run
from bot.loopback import serve as _imported_for_nobody  # noqa: F401 - warms aiogram's types
from storage import database, migrate
from tests.crash import hooks


def warm() -> None:
    """Keep between forks what a start reads anew: catalogs, parts, compiled statements, the list of migrations."""
    app.find_parts = functools.cache(app.find_parts)
    app.load_catalogs = functools.cache(app.load_catalogs)
    migrate.newest_revision = functools.cache(migrate.newest_revision)
    opens, first = database.open_engine, {}

    def open_engine(url: str, *, readonly: bool = False) -> Any:
        engine = opens(url, readonly=readonly)
        kept = first.setdefault(readonly, engine)
        engine.dialect, engine._compiled_cache = kept.dialect, kept._compiled_cache
        return engine

    database.open_engine = open_engine
    upgrades = migrate.upgrade

    def upgrade(engine: Any, to: str = "head") -> None:
        with engine.connect() as connection:
            is_newest = migrate.revision_of(connection) == migrate.newest_revision()
        if not is_newest:
            upgrades(engine, to)

    migrate.upgrade = upgrade


def live(order: dict[str, Any]) -> None:
    """Be `khaibao run` in the folder and environment of the order."""
    os.chdir(order["folder"])
    log = os.open("log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    tempfile.tempdir = None  # whoever made a file while warming has found another place
    for name in [name for name in os.environ if name.startswith("KHAIBAO_")]:
        del os.environ[name]
    os.environ.update(order["environment"])
    run()


def bear(order: dict[str, Any], control: socket.socket) -> int:
    """Fork a program; returns its process id."""
    child = os.fork()
    if child:
        return child
    code = 70
    try:
        control.close()
        random.seed()
        hooks.install(hooks.Points(Path(order["points"]), order["kill_at"]))
        if order["read_seconds"]:
            hooks.be_impatient(order["read_seconds"])
        live(order)
    except typer.Exit as ended:
        code = ended.exit_code
    except BaseException:  # noqa: BLE001 - written down for the director, who reads the log
        import traceback

        traceback.print_exc()
    finally:
        os._exit(code)


def main() -> None:
    """Run a program once to warm up, then fork one for every order."""
    control = socket.socket(fileno=int(sys.argv[1]))
    lines = control.makefile("r")
    hooks.hurry()
    hooks.name_what_is_said()
    warm()

    def answer(**words: Any) -> None:
        control.sendall(json.dumps(words).encode() + b"\n")

    try:
        live(json.loads(lines.readline()))
    except typer.Exit as ended:
        assert not ended.exit_code
    while threading.active_count() > 1:
        time.sleep(0.05)
    gc.collect()
    gc.freeze()
    answer(warm=os.getpid())
    living: dict[int, int] = {}
    while True:
        ready, _, _ = select.select([control, *living], [], [])
        for descriptor in ready:
            if descriptor is control:
                line = lines.readline()
                if not line:
                    os._exit(0)
                child = bear(json.loads(line), control)
                living[os.pidfd_open(child)] = child
                answer(born=child)
            else:
                child = living.pop(descriptor)
                os.close(descriptor)
                _, status = os.waitpid(child, 0)
                answer(ended=child, code=os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
