"""Fixtures that all tests share."""

import os
import random
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from hypothesis import settings

from tests.databases import empty_url, postgres, postgres_with_tables, sqlite_with_tables, url
from tests.parity.apart import IN_TURN, instead_of_a_number, surface_in_turn, why_apart
from tests.parity.records import KEPT_IN, recording, told_by
from tests.surfaces import TOLD_ON, telling_on
from tests.town import town

MEMORY = Path("/dev/shm")  # noqa: S108 - only where the databases of a run find room
ROOM = 4 << 30
"""Bytes: what a run needs at most, with room to spare."""
if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
    # two thousand databases that live for a second: a disk would take longer than the tests
    os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)

HAS_PASSED = pytest.StashKey[bool]()

# how long an example takes says how busy the machine is, not whether the program is right
settings.register_profile("khaibao", deadline=None)
settings.load_profile("khaibao")

__all__ = ["empty_url", "postgres", "postgres_with_tables", "sqlite_with_tables", "town", "url"]


@pytest.fixture(autouse=True, scope="session")
def plain_logs() -> None:
    """One line an event; structlog's own default would print every local of a traceback, which takes seconds."""
    steps = structlog.processors
    structlog.configure(processors=[steps.add_log_level, steps.format_exc_info, steps.JSONRenderer(default=repr)])


@pytest.fixture(autouse=True)
def told_alike(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Transcripts are told on a messenger; what they leave and tell is the same on all (tests/parity)."""
    test = told_by(request.node)
    surface = os.environ.get(TOLD_ON, "plain")
    if surface == IN_TURN:
        surface = surface_in_turn(test, request.node.nodeid)
    if why_apart(test) and surface == "zalo":
        pytest.skip(why_apart(test))
    if surface == "zalo" and (other := instead_of_a_number(test)):
        pytest.skip(f"no number is shared there; the same end is told by {other}")
    with telling_on(surface):
        if surface == "plain" or why_apart(test):
            yield
            return
        base = tmp_path_factory.getbasetemp()
        folder = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
        random.seed(test)  # how long a retry waits is drawn
        with recording(Path(os.environ.get(KEPT_IN) or folder / "parity"), test, surface) as kept:
            yield
            kept.is_whole = request.node.stash.get(HAS_PASSED, False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Remember whether a test went through to its end."""
    report = yield
    if call.when == "call":
        item.stash[HAS_PASSED] = report.passed
    return report


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The fortnight starts first: it takes minutes by itself, and the others fill the time beside it."""
    items.sort(key=lambda item: "fortnight" not in item.nodeid)
