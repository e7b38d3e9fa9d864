"""A folder for files that may not outlive what they are made for, nor the process: names of children are in them."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PREFIX = "khaibao-export-"


@contextmanager
def scratch(base: Path | None = None) -> Iterator[Path]:
    """A new folder that only this process's user may read, gone at the end; what dead processes left goes first."""
    base = base or Path(tempfile.gettempdir())
    sweep(base)
    folder, lock = _locked(base)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def sweep(base: Path) -> None:
    """Remove the folders of processes that died; a living one holds the lock of its own."""
    for folder in base.glob(f"{PREFIX}*"):
        # it may be gone, somebody else's, or no folder at all
        with suppress(OSError):
            lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                if os.fstat(lock).st_uid == os.getuid():
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    shutil.rmtree(folder, ignore_errors=True)
            finally:
                os.close(lock)


def _locked(base: Path) -> tuple[Path, int]:
    while True:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=base))
        lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        with suppress(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # another process may have taken it for a dead one's between making and locking
            if folder.is_dir():
                return folder, lock
        os.close(lock)
