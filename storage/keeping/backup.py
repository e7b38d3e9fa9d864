"""Back-up of a SQLite file in one step, and restoring it into quarantine."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy.engine import Connection

from storage import migrate
from storage.keeping import quarantine
from storage.queries import facts


class BackupWrong(Exception):
    """A back-up cannot be made, taken or confirmed; the text says why."""


def back_up(database_file: Path, target: Path) -> int:
    """Copy a database under use into a new file, whole and verified; returns its size in bytes. Keys are not in it."""
    if target.exists():
        raise BackupWrong(f"{target} is there already; name a new file")
    with _copied(database_file, target) as part:
        _verify(part)
        part.rename(target)
    return target.stat().st_size


def restore(backup: Path, database_file: Path, prove: Callable[[Path], None] = lambda part: None) -> None:
    """Put a back-up where the database is to be (nothing may be there) and mark it as in quarantine.

    `prove` is given the copy before it is put in place, may bring it to the present tables, and raises if the
    installation cannot use it; then nothing is in place.
    """
    # a journal that a moved database left behind would be played into the one that is put in its place
    for each in (database_file, *(_beside(database_file, end) for end in ("-wal", "-journal"))):
        if each.exists():
            raise BackupWrong(f"{each} is there already; move it away first, it is not overwritten")
    _verify(backup, to_be_used=True)
    database_file.parent.mkdir(parents=True, exist_ok=True)
    with _copied(backup, database_file) as part:
        with closing(sqlite3.connect(part)) as copy:
            copy.execute(
                "insert or replace into fact (name, value) values (?, ?)", (facts.QUARANTINE, quarantine.UNBEGUN)
            )
            copy.commit()
        prove(part)
        with closing(sqlite3.connect(part)) as copy:
            copy.execute("pragma journal_mode=delete")
        part.rename(database_file)


@contextmanager
def _copied(source: Path, target: Path) -> Iterator[Path]:
    """A copy beside the target, for its owner only, to be renamed; whatever fails, nothing of it is left."""
    part = _beside(target, ".part")
    _remove(part)
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        mode = "rw" if os.access(source, os.W_OK) else "ro"
        with closing(_connected(source, mode)) as original, closing(sqlite3.connect(part)) as copy:
            original.backup(copy)
            copy.execute("pragma journal_mode=delete")
        yield part
    except sqlite3.Error as error:
        raise BackupWrong(f"{source} could not be copied to {target}: {error}; nothing is left of the copy") from error
    finally:
        _remove(part)


def _beside(file: Path, end: str) -> Path:
    return file.with_name(file.name + end)


def _remove(part: Path) -> None:
    for end in ("", "-wal", "-shm", "-journal"):
        _beside(part, end).unlink(missing_ok=True)


def _connected(file: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode={mode}", uri=True)


def release(connection: Connection, now: datetime) -> dict[str, int]:
    """End the quarantine: what was due before is dropped, open cases are looked at anew. Raises BackupWrong."""
    if facts.read_fact(connection, facts.QUARANTINE) is None:
        # outside of a quarantine this would look at every case for nothing
        raise BackupWrong("the database is not in quarantine, there is nothing to confirm; nothing was changed")
    return quarantine.release(connection, now)


def _verify(file: Path, *, to_be_used: bool = False) -> None:
    try:
        with closing(_connected(file, "ro")) as connection:
            result = connection.execute("pragma integrity_check").fetchone()[0]
            connection.execute("select count(*) from fact").fetchone()
            (revision,) = connection.execute("select version_num from alembic_version").fetchone() or ("none",)
    except sqlite3.Error as error:
        raise BackupWrong(f"{file} is no back-up of Khai Báo: {error}") from error
    if result != "ok":
        raise BackupWrong(f"{file} is damaged: {result}".partition("\n")[0])
    if to_be_used and not migrate.is_known(revision):
        raise BackupWrong(f"{file} is of a newer version of Khai Báo ({revision}); restore it with that version")
