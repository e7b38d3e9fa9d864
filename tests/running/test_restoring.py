"""Back-up and restore as an operator does them: what cannot be used is not put in place, and nothing is left of it."""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from base64 import b64encode
from contextlib import closing
from pathlib import Path

import pytest

from tests.running.test_commands import SAMPLES, khaibao


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation of one school with a back-up; its database has been moved away."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KHAIBAO_DATABASE_URL", raising=False)
    monkeypatch.setenv("KHAIBAO_TELEGRAM_BOT_TOKENS", "4242:token-of-a-test-only")
    khaibao("import", "units", str(SAMPLES / "don-vi.xlsx"))
    khaibao("import", "roster", str(SAMPLES / "th-phu-lam-a.xlsx"), "--unit", "THPLA")
    khaibao("backup", "copy.db")
    shutil.rmtree("data")
    return tmp_path / "copy.db"


def refused(file: str) -> str:
    """What a restore says that puts nothing in place."""
    said = khaibao("restore", file, code=1).stderr
    assert [each.name for each in Path("data").iterdir() if each.name != "khaibao.db.lock"] == []
    return said


def test_without_its_keys_a_backup_stays_out_until_they_are_back(copy: Path) -> None:
    Path("keys").rename("elsewhere")
    assert "keys/field-keys is not there; put the keys/ folder back" in refused("copy.db")
    assert not Path("keys").exists()
    Path("elsewhere").rename("keys")
    assert "in quarantine" in khaibao("restore", "copy.db").stdout
    assert Path("data/khaibao.db").stat().st_mode & 0o077 == 0


def test_of_a_newer_version_of_another_program_or_with_an_odd_name(copy: Path) -> None:
    odd = shutil.copy(copy, "Thứ 2 #1?%41.db")
    with closing(sqlite3.connect(copy)) as newer:
        newer.execute("update alembic_version set version_num = 'from-2031'")
        newer.commit()
    assert "newer version" in refused("copy.db")
    with closing(sqlite3.connect("alien.db")) as alien:
        alien.execute("create table alembic_version (version_num text)")
    assert "no back-up of Khai Báo" in refused("alien.db")
    khaibao("restore", odd)
    assert "quarantine: nothing from before is sent until `khaibao restore confirm`" in khaibao("status").stdout


def test_a_journal_left_behind_is_not_played_into_the_restored_database(copy: Path) -> None:
    Path("data").mkdir()
    left = Path("data/khaibao.db-wal")
    left.write_bytes(b"what a machine that lost its power had not taken in yet")
    assert "data/khaibao.db-wal is there already; move it away" in khaibao("restore", "copy.db", code=1).stderr


def test_only_a_quarantine_can_be_confirmed(copy: Path) -> None:
    khaibao("restore", "copy.db")
    assert "cases looked at: 0" in khaibao("restore", "confirm").stdout
    assert "not in quarantine" in khaibao("restore", "confirm", code=1).stderr
    assert "quarantine" not in khaibao("status").stdout


def test_what_pg_restore_brought_back_is_put_into_quarantine_by_hand(
    empty_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KHAIBAO_TELEGRAM_BOT_TOKENS", "4242:token-of-a-test-only")
    monkeypatch.setenv("KHAIBAO_DATABASE_URL", empty_url)
    for name in ("FIELD", "INDEX"):
        monkeypatch.setenv(f"KHAIBAO_{name}_KEYS", "1:" + b64encode(name[:1].encode() * 32).decode())
    khaibao("import", "units", str(SAMPLES / "don-vi.xlsx"))
    assert "not in quarantine" in khaibao("restore", "confirm", code=1).stderr
    assert "in quarantine" in khaibao("restore", "quarantine").stdout
    assert "quarantine: nothing from before is sent" in khaibao("status").stdout
    assert "rounds closed: 0" in khaibao("restore", "confirm").stdout
    assert "quarantine" not in khaibao("status").stdout


def test_a_full_disk_leaves_nothing_of_a_backup(copy: Path) -> None:
    khaibao("restore", "copy.db")

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    words = [sys.executable, "-m", "bot", "backup", "second.db"]
    done = subprocess.run(words, env=dict(os.environ), preexec_fn=full, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("khaibao: data/khaibao.db could not be copied to second.db: ")
    assert done.stderr.count("\n") == 1
    assert [each.name for each in Path().glob("second*")] == []
