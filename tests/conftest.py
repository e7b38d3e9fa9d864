"""Fixtures that all tests share."""

import pytest
import structlog

from tests.databases import empty_url, postgres, postgres_with_tables, sqlite_with_tables, url
from tests.town import town

__all__ = ["empty_url", "postgres", "postgres_with_tables", "sqlite_with_tables", "town", "url"]


@pytest.fixture(autouse=True, scope="session")
def plain_logs() -> None:
    """One line an event; structlog's own default would print every local of a traceback, which takes seconds."""
    steps = structlog.processors
    structlog.configure(processors=[steps.add_log_level, steps.format_exc_info, steps.JSONRenderer(default=repr)])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The fortnight starts first: it takes minutes by itself, and the others fill the time beside it."""
    items.sort(key=lambda item: "fortnight" not in item.nodeid)
