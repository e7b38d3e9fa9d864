"""What all commands share: opening the installation, failing with one clear line, printing JSON."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import sqlalchemy as sa
import typer

from bot.clock import Clock
from bot.config import Settings, SettingsWrong, read_settings
from bot.errors import Mistake
from bot.i18n import load_catalogs
from bot.logs import set_up_logs
from bot.opening import CannotOpen, open_database, read_clock
from storage.database import Database, DatabaseWrong, StoreFailed
from storage.sealing import KeysWrong

KNOWN = (CannotOpen, KeysWrong, SettingsWrong, DatabaseWrong, StoreFailed)


def fail(text: str, code: int = 1) -> NoReturn:
    """End with a line on stderr."""
    typer.echo(f"khaibao: {text}", err=True)
    raise typer.Exit(code)


@contextmanager
def one_clear_line() -> Iterator[None]:
    """Turn what an operator can put right into one line on stderr and a non-zero exit."""
    try:
        yield
    except KNOWN as error:
        fail(str(error))
    except Mistake as mistake:
        fail(load_catalogs().voice("vi", "official").say(mistake.sentence, **mistake.values))
    except sa.exc.DatabaseError as error:
        fail(f"the database does not answer: {error.orig}")
    except OSError as error:
        fail(f"{error.filename or ''}: {error.strerror or error}".lstrip(": "))


@contextmanager
def opened() -> Iterator[tuple[Settings, Database, Clock]]:
    """The installation for a command beside a running process."""
    with one_clear_line():
        settings = read_settings()
        set_up_logs(settings.log, level=30)
        database = open_database(settings)
        database.start()
        try:
            yield settings, database, read_clock(database)
        finally:
            database.stop()


def _plain(value: Any) -> str:
    """Instants and dates as ISO."""
    return str(value.isoformat()) if hasattr(value, "isoformat") else str(value)


def print_json(value: Any) -> None:
    """Print a value as JSON on stdout."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2, default=_plain)
    sys.stdout.write("\n")
