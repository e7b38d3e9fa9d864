"""A version that a spreadsheet keeps as a number: 2026.10 has become 2026.1 before anybody reads it."""

from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from bot.forms.findings import Finding
from bot.forms.problems import Problem

ENDINGS = (".xlsx", ".xls")


def numeric_version(path: Path) -> list[Finding]:
    """What to look at where the version is a number with decimals; a whole one, as 20261127, reads as it was typed."""
    if path.suffix.lower() not in ENDINGS:
        return []
    try:
        with CalamineWorkbook.from_path(path) as book:
            names = [name for name in book.sheet_names if name.lower() == "settings"]
            rows = book.get_sheet_by_name(names[0]).to_python(skip_empty_area=False) if names else []
    except CalamineError:
        return []  # pyxform has the last word on what can be read
    headings = [str(heading) for heading in rows[0]] if rows else []
    return [
        Finding("settings", 2, heading, Problem.VERSION_NUMBER, {"value": str(cell)}, is_error=False)
        for heading, cell in zip(headings, (rows[1:] or [[]])[0], strict=False)
        if heading.strip().lower() == "version" and isinstance(cell, float) and not cell.is_integer()
    ]
