"""The school that joining is told of."""

import pytest

from tests.joining.school import PhuLam
from tests.town import Town


@pytest.fixture
def school(town: Town) -> PhuLam:
    """A school with a class, a teacher and a principal."""
    return PhuLam(town)
