"""A town on each messenger in turn, for files whose transcripts the ordinary run tells on all of them."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.surfaces import OnTelegram, OnThePage, OnZalo
from tests.town import Town, telling


def town_on(*surfaces: Callable[[], Any]) -> Any:
    """The fixture `town` of a file, on these messengers."""

    @pytest.fixture(params=surfaces)
    def town(url: str, request: pytest.FixtureRequest) -> Iterator[Town]:
        with telling(url, request.param()) as made:
            yield made

    return town


town_on_each = town_on(OnTelegram, OnZalo, OnThePage)

__all__ = ["OnTelegram", "OnThePage", "OnZalo", "town_on", "town_on_each"]
