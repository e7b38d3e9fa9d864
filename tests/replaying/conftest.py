"""What the tests of a run share."""

from pathlib import Path

import pytest


@pytest.fixture
def run(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """What the tests of a run share, whichever process they are in."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if hasattr(request.config, "workerinput") else base
