"""`khaibao policy` and `import policy`: an office writes its ladder, brings it in, and doctor tells of a broken one."""

import sqlite3
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from bot.commands.program import app
from tests.running.test_commands import SAMPLES, khaibao
from tests.running.test_doctor import findings, folder

__all__ = ["folder"]


def said(*words: str) -> str:
    """What a command that works prints."""
    return khaibao(*words).stdout


def refused(*words: str) -> str:
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code == 1, result.output
    return result.output


def edited(path: Path, **cells: str) -> Path:
    book = openpyxl.load_workbook(path)
    for cell, value in cells.items():
        book["Chung"][cell] = value
    book.save(path)
    return path


def test_a_commune_writes_its_own_ladder_and_sees_where_it_holds(folder: Path) -> None:
    khaibao("db", "upgrade")
    khaibao("import", "units", str(SAMPLES / "don-vi.xlsx"))
    assert "none; every school has the ladder that ships" in said("policy", "list")
    assert "the ladder that ships" in said("policy", "show", "--unit", "XPL")
    khaibao("policy", "show", "--unit", "XPL", "--out", "thang.xlsx")
    file = Path("thang.xlsx")
    assert "Người ban hành" in refused("import", "policy", str(file))
    edited(file, B3="UBND xã Phù Lam", B4="20/11/2026", B5="Kế hoạch 15/KH", B9="45", B6="01/11/2026")
    assert "chưa lưu" in said("import", "policy", str(file), "--dry-run").casefold()
    assert "none" in said("policy", "list")
    khaibao("import", "policy", str(file))
    assert "XPL Xã Phù Lam · ladder · from 01/11/2026 · UBND xã Phù Lam, 20/11/2026" in said("policy", "list")
    shown = said("policy", "show", "--unit", "THPLA")
    assert shown.startswith("XPL Xã Phù Lam, from 01/11/2026")
    assert "asked again after 45 min" in shown
    assert "đỏ · 08:00 mỗi sáng chưa ai nhận: Y tế trường học, Hiệu trưởng (3 sáng đầu có chuông; " in shown
    assert "no unit has the code NOWHERE" in refused("policy", "show", "--unit", "NOWHERE")


def test_doctor_tells_of_a_ladder_that_somebody_broke(folder: Path) -> None:
    khaibao("db", "upgrade")
    khaibao("import", "units", str(SAMPLES / "don-vi.xlsx"))
    khaibao("policy", "show", "--unit", "XPL", "--out", "thang.xlsx")
    khaibao("import", "policy", str(edited(Path("thang.xlsx"), B3="UBND xã Phù Lam", B4="20/11/2026")))
    assert "✓ ladders: 1 of units' own" in findings()
    with sqlite3.connect("data/khaibao.db") as connection:
        connection.execute("update policy set content = '{}'")
    assert "✗ ladder: of XPL" in findings()


@pytest.fixture(autouse=True)
def inside(folder: Path) -> None:
    """Every test in a folder of its own."""
