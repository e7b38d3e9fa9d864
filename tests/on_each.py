"""A town on each messenger in turn, for files whose transcripts the ordinary run tells on all of them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.databases import database_of
from tests.surfaces import OnTelegram, OnThePage, OnZalo
from tests.town import Town, telling


def town_on(*surfaces: Callable[[], Any]) -> Any:
    """The fixture `town` of a file, on these messengers: SQLite on each, PostgreSQL on the one in the middle."""
    of_each = [pytest.param((each, "sqlite"), id=f"{each.__name__}-sqlite") for each in surfaces]
    middle = surfaces[len(surfaces) // 2]

    @pytest.fixture(params=[*of_each, pytest.param((middle, "postgresql"), id=f"{middle.__name__}-postgresql")])
    def town(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Town]:
        surface, backend = request.param
        with database_of(backend, request, tmp_path) as url, telling(url, surface()) as made:
            yield made

    return town


town_on_each = town_on(OnTelegram, OnZalo, OnThePage)

__all__ = ["OnTelegram", "OnThePage", "OnZalo", "town_on", "town_on_each"]
