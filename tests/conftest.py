"""Fixtures that all tests share."""

from tests.databases import postgres, url
from tests.town import town

__all__ = ["postgres", "town", "url"]
