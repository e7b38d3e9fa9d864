"""Excel formulas whose result nobody has stored: they read as empty cells, so they are named."""

from __future__ import annotations

from pathlib import Path
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook

from bot.forms.findings import Finding
from bot.forms.problems import Problem

SHEETS = ("survey", "choices", "settings")


def uncalculated(path: Path) -> list[Finding]:
    """One finding per formula without a result on the sheets that are read; only .xlsx says where formulas are."""
    if path.suffix.lower() != ".xlsx" or not _has_formulas(path):
        return []
    formulas, results = load_workbook(path, read_only=True), load_workbook(path, read_only=True, data_only=True)
    try:
        return [
            Finding(name.lower(), row, heading, Problem.UNCALCULATED)
            for name in formulas.sheetnames
            if name.lower() in SHEETS
            for row, heading in _blank(formulas[name], results[name])
        ]
    finally:
        formulas.close()
        results.close()


def _has_formulas(path: Path) -> bool:
    try:
        with ZipFile(path) as archive:
            sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
            return any(b"<f>" in archive.read(name) or b"<f " in archive.read(name) for name in sheets)
    except BadZipFile:
        return False


def _blank(formulas, results) -> list[tuple[int, str]]:  # type: ignore[no-untyped-def]
    headings = [str(cell.value or "") for cell in next(results.rows, ())]
    found = []
    for at, (written, read) in enumerate(zip(formulas.rows, results.rows, strict=False), start=1):
        for column, (cell, result) in enumerate(zip(written, read, strict=False)):
            if cell.data_type == "f" and result.value in (None, ""):
                found.append((at, headings[column] if column < len(headings) else ""))
    return found
