"""Fixtures that all tests share."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
import structlog
from hypothesis import settings

from tests.databases import empty_url, postgres, postgres_with_tables, sqlite_with_tables, url
from tests.town import town

MEMORY = Path("/dev/shm")  # noqa: S108 - only where the databases of a run find room
ROOM = 4 << 30
"""Bytes: what a run needs at most, with room to spare."""
if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
    # two thousand databases that live for a second: a disk would take longer than the tests
    os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)

# how long an example takes says how busy the machine is, not whether the program is right
settings.register_profile("khaibao", deadline=None)
settings.load_profile("khaibao")

__all__ = ["empty_url", "postgres", "postgres_with_tables", "sqlite_with_tables", "town", "url"]


@pytest.fixture(autouse=True, scope="session")
def plain_logs() -> None:
    """One line an event; structlog's own default would print every local of a traceback, which takes seconds."""
    steps = structlog.processors
    structlog.configure(processors=[steps.add_log_level, steps.format_exc_info, steps.JSONRenderer(default=repr)])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The fortnight starts first: it takes minutes by itself, and the others fill the time beside it."""
    items.sort(key=lambda item: "fortnight" not in item.nodeid)
