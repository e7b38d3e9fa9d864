"""`khaibao round preview|open|orders|stop|resume|cancel` as whoever runs the installation uses it."""

import json
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import Clock
from tests.running.test_commands import SAMPLES, khaibao

LETTER = {"number": "1234/SGDĐT-CTTT", "date": "2026-11-25", "issuer": "Sở GDĐT", "link": "https://sgddt.example/1234"}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KHAIBAO_DATABASE_URL", f"sqlite:///{tmp_path}/a.db")
    monkeypatch.setenv("KHAIBAO_TELEGRAM_BOT_TOKENS", "4242:token-of-a-test-only")
    khaibao("import", "units", str(SAMPLES / "don-vi.xlsx"))
    khaibao("import", "roster", str(SAMPLES / "th-phu-lam-a.xlsx"), "--unit", "THPLA")
    Path("letter.json").write_text(json.dumps(LETTER), "utf-8")
    return tmp_path


def due() -> str:
    return (Clock().now() + timedelta(hours=3)).isoformat()


def orders() -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(khaibao("round", "orders", "--json").stdout)
    return found


def test_a_preview_counts_and_stores_nothing(desk: Path) -> None:
    said = khaibao("round", "preview", "--form", "person-2026", "--unit", "THPLA", "--due", due(), "--json").stdout
    (found,) = json.loads(said)
    assert (found["schools"], found["persons"], found["messages"], found["last_sent_at"]) == (1, 132, 0, None)
    assert found["schools_nobody_reachable"] == 1
    assert orders() == []


def test_an_order_is_opened_stopped_gone_on_with_and_called_off(desk: Path) -> None:
    words = ("round", "open", "--form", "person-2026", "--unit", "THPLA", "--due", due(), "--directive", "letter.json")
    (row,) = json.loads(khaibao(*words, "--json").stdout)
    assert (row["unit"], row["order"], row["state"], row["owed"]) == ("THPLA", "ad_hoc", "open", 132)
    (order,) = orders()
    assert [order[name] for name in ("number", "state", "schools", "reached", "received")] == [
        "1234/SGDĐT-CTTT",
        "opened",
        1,
        1,
        0,
    ]
    number = str(order["id"])
    khaibao("round", "stop", number)
    assert orders()[0]["state"] == "stopped"
    assert "is stopped" not in khaibao("round", "resume", number).stdout
    assert orders()[0]["state"] == "opened"
    assert "is not stopped" in khaibao("round", "resume", number, code=1).stderr
    khaibao("round", "cancel", number)
    assert orders()[0]["state"] == "cancelled"
    assert json.loads(khaibao("round", "list", "--json").stdout)[0]["state"] == "closed"


def test_what_cannot_be_is_said_in_one_line(desk: Path) -> None:
    assert "there is no order 7" in khaibao("round", "stop", "7", code=1).stderr
    Path("letter.json").write_text(json.dumps({**LETTER, "link": "file:///etc"}), "utf-8")
    words = ("round", "open", "--form", "person-2026", "--unit", "THPLA", "--directive", "letter.json")
    assert "vui lòng kiểm tra link" in khaibao(*words, code=1).stderr


def test_only_schools_of_a_level_and_what_is_no_level_are_told(desk: Path) -> None:
    Path("more.csv").write_text("Mã;Tên;Cấp;Mã cấp trên\nTHX;Trường Tiểu học X;Trường;XPL", "utf-8")
    khaibao("import", "units", "more.csv")
    words = ("--form", "person-2026", "--unit", "XPL", "--due", due(), "--json")
    previewed = khaibao("round", "preview", *words, "--level", "Tiểu học", "--level", "mầm non")
    (found,) = json.loads(previewed.stdout)
    assert (found["schools"], found["levels"], found["schools_without_level"]) == (2, "preschool primary", "THX")
    assert "no level on record, not in this round: THX" in previewed.stderr
    assert "“Đại học” is not a level" in khaibao("round", "open", *words, "--level", "Đại học", code=1).stderr
    assert "no school at or below XPL" in khaibao("round", "open", *words, "--level", "THPT", code=1).stderr
    opened = json.loads(khaibao("round", "open", *words, "--level", "Tiểu học").stdout)
    assert [row["unit"] for row in opened] == ["THPLA"]
    khaibao("export", "schools", "--unit", "XPL", "--format", "json", "--out", "s.json")
    schools = json.loads(Path("s.json").read_text("utf-8"))
    levels = {"MNHB": "preschool", "THCSPL": "lower_secondary", "THPLA": "primary", "THX": None}
    assert {row["school"]: row["levels"] for row in schools} == levels


def test_the_letter_itself_goes_along_and_what_is_none_opens_nothing(desk: Path) -> None:
    words = ("round", "open", "--form", "person-2026", "--unit", "THPLA", "--due", due(), "--letter")
    Path("letter.doc").write_bytes(b"\xd0\xcf\x11\xe0 word")
    assert "Gửi giúp văn bản dạng PDF" in khaibao(*words, "letter.doc", code=1).stderr
    assert "does not exist" in khaibao(*words, "none.pdf", code=2).stderr
    assert orders() == []
    Path("letter.pdf").write_bytes(b"%PDF-1.7\n%%EOF\n")
    khaibao(*words, "letter.pdf")
    with sqlite3.connect("a.db") as connection:
        assert connection.execute("SELECT state, media, bytes FROM letter_file").fetchall() == [
            ("kept", "application/pdf", 15)
        ]
