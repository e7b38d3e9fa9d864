"""The `khaibao` command as an operator uses it: help everywhere, JSON where asked, one clear line on failure."""

import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner, Result

from bot.commands.program import app

Patch = pytest.MonkeyPatch
SAMPLES = Path(__file__).parents[2] / "samples"
FORM = Path(__file__).parents[2] / "forms" / "person-2026.xlsx"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An operator's folder, without any setting: the demo's database, but filled by hand."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KHAIBAO_DATABASE_URL", f"sqlite:///{tmp_path}/a.db")
    monkeypatch.setenv("KHAIBAO_TELEGRAM_BOT_TOKENS", "4242:token-of-a-test-only")
    yield tmp_path


def khaibao(*words: str, code: int = 0) -> Result:
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code == code, (words, result.output, result.exception)
    return result


def all_commands() -> list[list[str]]:
    found: list[list[str]] = []

    def walk(command: object, path: list[str]) -> None:
        found.append(path)
        for name, sub in getattr(command, "commands", {}).items():
            walk(sub, [*path, name])

    walk(get_command(app), [])
    return found


def test_every_command_has_help() -> None:
    for path in all_commands():
        assert "Usage" in khaibao(*path, "--help").output, path


def test_commands_do_not_wait_for_the_messengers_libraries() -> None:
    slow = "import sys, bot.commands.program; sys.exit(any(name in sys.modules for name in ('aiogram', 'telegram')))"
    assert subprocess.run([sys.executable, "-c", slow], check=False).returncode == 0


def test_a_school_is_brought_in_listed_and_invited(desk: Path) -> None:
    assert "7 mục mới" in khaibao("import", "units", str(SAMPLES / "don-vi.xlsx")).stdout
    roster = str(SAMPLES / "th-phu-lam-a.xlsx")
    assert "120 em mới" in khaibao("import", "roster", roster, "--unit", "THPLA", "--dry-run").stdout
    assert "120 em mới" in khaibao("import", "roster", roster, "--unit", "THPLA").stdout
    assert "120 em giữ nguyên" in khaibao("import", "roster", roster, "--unit", "THPLA").stdout
    khaibao("import", "duties", str(SAMPLES / "nhiem-vu.xlsx"), "--unit", "THPLA")
    khaibao("export", "people", "--unit", "THPLA", "--format", "json", "--out", "people.json")
    people = json.loads((desk / "people.json").read_text())
    minh = next(person for person in people if person["name"] == "Trần Gia Minh")
    assert (minh["birthday"], minh["class"], minh["kind"]) == ("2019-09-05", "THPLA-2A", "pupil")
    assert "+84590000123" in minh["phones"]
    assert (desk / "people.json").stat().st_mode & 0o077 == 0
    khaibao("setting", "set", "--unit", "XPL", "bell", "07:00", code=0)
    assert json.loads(khaibao("setting", "list", "--unit", "THPLA", "--json").stdout)["THPLA"]["bell"] == "07:00"
    for name in ("round", "case"):
        assert json.loads(khaibao(name, "list", "--json").stdout) == []
    assert json.loads(khaibao("status", "--json").stdout)["pupils"] == 120


def test_lists_that_cannot_be_written_leave_no_part_and_end_no_slip(desk: Path, monkeypatch: Patch) -> None:
    khaibao("import", "units", str(SAMPLES / "don-vi.xlsx"))
    khaibao("import", "roster", str(SAMPLES / "th-phu-lam-a.xlsx"), "--unit", "THPLA")
    monkeypatch.setenv("KHAIBAO_TELEGRAM_BOT_TOKENS", "")
    (desk / "old.html").write_text("what families hold")
    (desk / "old.html").chmod(0o644)
    khaibao("invite", "--unit", "THPLA", "--out", "old.html")
    assert (desk / "old.html").stat().st_mode & 0o077 == 0
    before = unused_slips(desk)
    for place, why in (
        *(("/dev/full", "cannot be written: "), ("nowhere/new.html", "cannot be written: ")),
        (str(desk), "is a folder; name a file in it"),
    ):
        assert f"{place} {why}" in khaibao("invite", "--unit", "THPLA", "--out", place, code=1).stderr
    assert unused_slips(desk) == before > 100
    for kind in ("json", "csv", "xlsx"):
        words = ["export", "people", "--unit", "THPLA", "--format", kind, "--out"]
        assert "cannot be written: " in khaibao(*words, "/dev/full", code=1).stderr
    assert not list(desk.glob("*.part"))


def unused_slips(desk: Path) -> int:
    with closing(sqlite3.connect(desk / "a.db")) as kept:
        counted = kept.execute("select count(*), max(id) from invitation where ended_at is null").fetchone()
    return int(counted[0]) * 10_000 + int(counted[1])


def test_backup_and_restore_in_quarantine(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    khaibao("import", "units", str(SAMPLES / "don-vi.xlsx"))
    khaibao("backup", "copy.db")
    assert "there already" in khaibao("backup", "copy.db", code=1).stderr
    monkeypatch.setenv("KHAIBAO_DATABASE_URL", f"sqlite:///{desk}/b.db")
    khaibao("restore", "copy.db")
    assert "cases looked at: 0" in khaibao("restore", "confirm").stdout
    assert json.loads(khaibao("status", "--json").stdout)["schools"] == 3


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["setting", "list", "--unit", "NONE"], "no unit has the code NONE"),
        (["case", "show", "7"], "no case 7"),
        (["import", "roster", "none.xlsx", "--unit", "X"], "none.xlsx"),
        (["invite"], "--unit CODE or --person CODE"),
        (["account", "revoke", "--phone", "abc"], "not a telephone number"),
        (["rule", "approve", "none", "--by", "x", "--on", "2026-11-23"], "no rule none"),
        (["rule", "approve", "fever-37.5", "--by", " ", "--on", "2026-11-23"], "--by names who approves"),
        (["case", "show", str(2**63)], "no case 9223372036854775808"),
        (["round", "close", str(2**63)], "Không có đợt khai báo 9223372036854775808"),
        (["round", "open", "--form", "person-2026", "--unit", "X", "--directive", "latin.json"], "not a text in UTF-8"),
        (["round", "open", "--form", "khong-co", "--unit", "X"], "hiện có: person-2021, person-2026"),
        (["form", "answer", str(FORM), "latin.json"], "not a text in UTF-8"),
        (["form", "answer", str(FORM), "list.json"], "a JSON object is needed"),
        (["export", "people", "--unit", "X", "--out", "people.json"], "no unit has the code X"),
        (["export", "people", "--unit", "X", "--out", "people.json"], "`khaibao import units FILE` brings units in"),
        (
            ["export", "rounds", "--unit", "X", "--mapping", "list.json", "--out", "a.xlsx"],
            "--mapping is for --format dhis2 alone",
        ),
        (["form", "preview", "none.xlsx", "--out", "a.html"], "Chưa nhận tệp none.xlsx"),
        (["form", "diff", "none.md", str(FORM)], "Chưa nhận tệp none.md"),
        (["import", "duties", str(SAMPLES / "nhiem-vu.xlsx"), "--unit", "NONE"], "không có nhiệm vụ nào"),
        (
            ["import", "roster", str(SAMPLES / "don-vi.xlsx"), "--unit", "THPLA"],
            "không phải danh sách học sinh hay cán bộ",
        ),
        (["restore", "none.db"], "none.db"),
        (["loopback", "telegram", "--listen", "0.0.0.0:1"], "loopback only"),
        (["loopback", "telegram", "--listen", "8090"], "an address looks like 127.0.0.1:8090"),
        (["loopback", "telegram", "--listen", "http://127.0.0.1:8090"], "an address looks like 127.0.0.1:8090"),
    ],
)
def test_a_failure_is_one_clear_line(desk: Path, words: list[str], said: str) -> None:
    (desk / "latin.json").write_bytes('{"name": "Phù Lam"}'.encode("utf-16"))
    (desk / "list.json").write_text("[]")
    result = CliRunner().invoke(app, words)
    assert result.exit_code != 0
    lines = [line for line in re.split(r"[\r\n]+", result.stderr) if line.strip()]
    assert said in lines[-1], result.stderr
    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
