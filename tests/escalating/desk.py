"""A town whose database the `khaibao` command reads as well."""

from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import migrate
from storage.database import Database
from tests.town import Town, test_sealer


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    """A town that the `khaibao` command reads as well."""
    url = f"sqlite:///{tmp_path}/a.db"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KHAIBAO_DATABASE_URL", url)
    monkeypatch.setenv("KHAIBAO_TELEGRAM_BOT_TOKENS", "4242:token-of-a-test-only")
    monkeypatch.setenv("KHAIBAO_FIELD_KEYS", "1:" + b64encode(b"f" * 32).decode())
    monkeypatch.setenv("KHAIBAO_INDEX_KEYS", "1:" + b64encode(b"i" * 32).decode())
    database = Database(url, test_sealer())
    migrate.upgrade(database.engine)
    database.engine.dispose()
    made = Town(url)
    yield made
    made.close()
