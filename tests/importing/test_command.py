"""What a clerk sees of `khaibao import` in a terminal."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.commands.program import app

SAMPLES = Path(__file__).parents[2] / "samples"


def test_progress_ends_its_line_before_the_report_begins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, ["import", "units", str(SAMPLES / "don-vi.xlsx"), "--dry-run"])
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[0] == "7 mục mới, 0 mục thay đổi, 0 mục giữ nguyên."
    assert result.stderr == "\rDanh sách: 1/10 \rDanh sách: 10/10 \n"


def test_a_refusal_in_the_middle_of_a_sheet_stands_on_a_line_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    sample = str(SAMPLES / "don-vi.xlsx")
    result = CliRunner().invoke(app, ["import", "roster", sample, "--unit", "TH"])
    assert result.exit_code == 1
    line = "khaibao: Tệp don-vi.xlsx không phải danh sách học sinh hay cán bộ. Vui lòng nhập bằng lệnh: "
    assert result.stderr.splitlines()[-1] == line + "khaibao import units"
