"""`khaibao form publish|list|show|diff` as whoever decides the questionnaire uses it."""

import json
from pathlib import Path

import pytest

from bot.forms import shipped_forms
from tests.running.test_commands import FORM, khaibao

TEXT = """| survey |
| | type | name | label::Tiếng Việt (vi) |
| | text | health | {label} |
| | integer | days | Mấy ngày |
| settings |
| | form_id | version | form_title | default_language |
| | tam-thoi | {version} | Mẫu tạm thời | Tiếng Việt (vi) |
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KHAIBAO_DATABASE_URL", f"sqlite:///{tmp_path}/a.db")
    monkeypatch.setenv("KHAIBAO_TELEGRAM_BOT_TOKENS", "4242:token-of-a-test-only")
    return tmp_path


def write(name: str, version: str, label: str = "Sức khỏe thế nào") -> str:
    Path(name).write_text(TEXT.format(version=version, label=label), encoding="utf-8")
    return name


def test_a_questionnaire_is_published_listed_changed_and_compared(desk: Path) -> None:
    shown = khaibao("form", "publish", write("a.md", "1"), "--by", "Phòng Văn hóa - Xã hội").stdout
    assert "Đã ban hành: mẫu tam-thoi, phiên bản 1" in shown
    shown = khaibao("form", "publish", write("b.md", "2", "Hôm nay em thế nào"), "--by", "Sở GDĐT").stdout
    assert "* health · label::vi: Sức khỏe thế nào → Hôm nay em thế nào" in shown
    assert "Trước đó là phiên bản 1" in shown
    assert "cần đặt tên (cột name) khác" in shown
    rows = {(row["name"], row["version"]): row for row in json.loads(khaibao("form", "list", "--json").stdout)}
    assert rows["tam-thoi", "2"]["is_in_force"]
    assert not rows["tam-thoi", "1"]["is_in_force"]
    assert rows["tam-thoi", "1"]["published_by"] == "Phòng Văn hóa - Xã hội"
    assert ("person-2026", shipped_forms()["person-2026"].version) in rows
    listed = khaibao("form", "list").stdout
    assert "tam-thoi 2 · Mẫu tạm thời" in listed
    assert listed.count("có sẵn trong chương trình") == len(shipped_forms())
    khaibao("form", "show", "tam-thoi:1", "--out", "c.md")
    assert Path("c.md").read_bytes() == Path("a.md").read_bytes()
    assert "+" not in khaibao("form", "diff", "a.md", "b.md").stdout
    assert json.loads(khaibao("form", "diff", "tam-thoi:1", "tam-thoi", "--json").stdout)[0]["question"] == "health"
    assert "không khác nhau" in khaibao("form", "diff", "tam-thoi", "b.md").stdout


def test_what_ships_can_be_written_out_to_begin_an_own_version(desk: Path) -> None:
    khaibao("form", "show", "person-2026", "--out", "mine.xlsx")
    assert Path("mine.xlsx").read_bytes() == FORM.read_bytes()


def test_what_is_wrong_is_one_clear_line_and_changes_nothing(desk: Path) -> None:
    khaibao("form", "publish", write("a.md", "1"), "--by", "Sở GDĐT")
    again = khaibao("form", "publish", write("b.md", "1", "Khác"), "--by", "Sở GDĐT", code=1)
    assert again.stderr.count("\n") == 1
    assert "phiên bản khác" in again.stderr
    assert "form list" in khaibao("form", "show", "tam-thoi:9", "--out", "x.md", code=1).stderr
    Path("a.json").write_text("{}")
    broken = Path("broken.md")
    broken.write_text(TEXT.format(version="3", label="x").replace("integer", "audio"), encoding="utf-8")
    for words in (
        ("publish", "broken.md", "--by", "Sở GDĐT"),
        ("answer", "broken.md", "a.json"),
        ("diff", "broken.md", "a.md"),
    ):
        said = khaibao("form", *words, code=1).stderr
        assert "Trang survey, dòng 3, cột type: Không hỏi được kiểu audio qua tin nhắn" in said
        assert "Chưa nhận tệp broken.md" in said
    assert "--by" in khaibao("form", "publish", "a.md", "--by", " ", code=1).stderr
    assert len([row for row in json.loads(khaibao("form", "list", "--json").stdout) if row["name"] == "tam-thoi"]) == 1
