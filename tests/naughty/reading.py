"""What our files hold, as other people's programs read them."""

import csv
import json
import re
from pathlib import Path
from typing import Any

import openpyxl
import python_calamine
from fhir.resources.R4B.bundle import Bundle

FORMULA_SIGNS = "=+-@\t\r\n＝＋－＠"
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def by_openpyxl(file: Path, sheet: int = 0) -> list[list[Any]]:
    """Rows; it leaves the signs of workbooks (ECMA-376, ST_Xstring) to whoever reads. No cell is a formula."""
    cells = list(openpyxl.load_workbook(file).worksheets[sheet].iter_rows())
    assert not [cell.coordinate for row in cells for cell in row if cell.data_type not in "nsd" or cell.hyperlink]
    return [[_signs_read(cell.value) if isinstance(cell.value, str) else cell.value for cell in row] for row in cells]


def _signs_read(text: str) -> str | None:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) or None


def by_calamine(file: Path, sheet: int = 0) -> list[list[Any]]:
    """Rows, blank cells None."""
    book = python_calamine.CalamineWorkbook.from_path(file)
    rows = book.get_sheet_by_index(sheet).to_python(skip_empty_area=False)
    return [[None if cell == "" else cell for cell in row] for row in rows]


def by_csv(file: Path, *, as_shown: bool = False) -> list[list[str]]:
    """Rows, the apostrophe before what a spreadsheet would run taken off, as docs/forms.md says."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.reader(lines))
    return rows if as_shown else [[_unguarded(cell) for cell in row] for row in rows]


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell.lstrip("'")[:1] in tuple(FORMULA_SIGNS) else cell


def by_fhir(file: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The items of the one questionnaire in a bundle that the standard takes, and those of the one response."""
    Bundle.model_validate_json(file.read_text(encoding="utf-8"))
    asked, answered = (entry["resource"] for entry in by_json(file)["entry"])
    assert (asked["resourceType"], answered["resourceType"]) == ("Questionnaire", "QuestionnaireResponse")
    return asked["item"], answered["item"]


def by_json(file: Path) -> Any:
    """Whatever it is."""
    return json.loads(file.read_text(encoding="utf-8"))
