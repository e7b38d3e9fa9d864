"""What the tests of the auditor share."""

from collections.abc import Iterator

import pytest

from tests.town import Town


@pytest.fixture
def broken(town: Town) -> Iterator[Town]:
    """A town in which the test breaks something."""
    town.is_broken = True
    yield town
    left = [wrong.key for wrong in town.wrongs()]
    assert not left, left
