"""Fixtures that all tests share."""

from tests.databases import empty_url, postgres, postgres_with_tables, sqlite_with_tables, url
from tests.town import town

__all__ = ["empty_url", "postgres", "postgres_with_tables", "sqlite_with_tables", "town", "url"]
