"""What all commands share: opening the installation, failing with one clear line, printing JSON."""

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
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
    line = "; ".join(part.strip() for part in text.splitlines() if part.strip())
    typer.echo(f"khaibao: {line}", err=True)
    raise typer.Exit(code)


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, how it stands (ok, note, wrong), and what to do."""

    subject: str
    state: str
    text: str


def telegram_says(settings: Settings, error: Exception) -> str:
    """What an error of the Bot API means to an operator, and what to do."""
    from aiogram.exceptions import TelegramNotFound, TelegramUnauthorizedError

    if isinstance(error, TelegramUnauthorizedError | TelegramNotFound):
        return "the token is refused; copy it anew from @BotFather into KHAIBAO_TELEGRAM_BOT_TOKENS"
    return f"{settings.telegram_api} does not answer ({type(error).__name__}); look at the network"


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


def is_there(path: Path, is_so: Callable[[Path], bool]) -> bool:
    """Whether a file or folder lies there; a name that is too long for one names none."""
    try:
        return is_so(path)
    except OSError:
        return False


@contextmanager
def new_file(out: Path) -> Iterator[Path]:
    """A file that only its owner may read: it is put in place whole, or what was there before stays."""
    if is_there(out, Path.is_dir):
        fail(f"{out} is a folder; name a file in it")
    try:
        if out.exists() and not out.is_file():
            yield out  # a pipe or a terminal is written to as it is
            return
        part = out.with_name(out.name + ".part")
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        try:
            yield part
            part.replace(out)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        fail(f"{out} cannot be written: {error.strerror or error}")


@contextmanager
def beside(page: Path) -> Iterator[Path]:
    """A folder that only its owner may read, for what a file of `new_file` is made of: names do not lie in /tmp.

    It goes with every end but a kill; what that leaves, the next try at the same file clears, as it does the file.
    """
    folder = page.with_name(f"{page.name}.rows")
    if not page.is_file():  # a pipe or a terminal: nothing lies beside it
        folder = Path(mkdtemp())
    else:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def text_of(file: Path) -> str:
    """What a text file says; ends the command for one that is none."""
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError:
        fail(f"{file}: not a text in UTF-8")


def _plain(value: Any) -> str:
    """Instants and dates as ISO."""
    return str(value.isoformat()) if hasattr(value, "isoformat") else str(value)


def print_json(value: Any) -> None:
    """Print a value as JSON on stdout."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2, default=_plain)
    sys.stdout.write("\n")
