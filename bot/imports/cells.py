"""Cells of a roster into values: text, ids, gender, yes marks. Bad ones give None, never an error."""

import re
from datetime import date

from bot.imports.names import clean, fold
from bot.imports.workbook import Cell

_WOMEN = ("nu", "gai", "f", "female", "be gai")
_MEN = ("nam", "trai", "m", "male", "be trai")
_YES = ("x", "co", "1", "true", "yes", "y", "v", "noi tru", "o noi tru", "da dang ky", "dang ky", "dung")
_NO = ("0", "khong", "ko", "k", "false", "no", "n", "chua", "ban tru", "ngoai tru", "khong noi tru", "sai")
_TICKS = frozenset("✓✔√☑✗×+")
_SHORTENED = re.compile(r"\d([.,]\d+)?e\+?\d+", re.IGNORECASE)


def text_of(cell: Cell) -> str:
    """What a cell shows: "" when blank, no ".0" behind whole numbers."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return clean(str(cell))


def read_gender(cell: Cell) -> str | None:
    """`female` or `male`; None if neither."""
    word = fold(text_of(cell))
    if word in _WOMEN:
        return "female"
    return "male" if word in _MEN else None


def read_mark(cell: Cell) -> bool | None:
    """Yes (x, có, 1, a tick) or no (blank, không, 0, -); None if neither."""
    if isinstance(cell, bool):
        return cell
    text = text_of(cell)
    word = fold(text)
    if word in _YES or set(text) & _TICKS:
        return True
    return False if word in _NO or not word else None


def read_id(cell: Cell) -> tuple[str | None, bool]:
    """A code without spaces, and whether its leading 0 was put back; None if Excel shortened it (1,2E+11).

    Mã định danh has 10 or 12 digits and usually begins with 0, which Excel drops from a number.
    """
    text = text_of(cell).replace(" ", "").lstrip("'")
    if not text or _SHORTENED.fullmatch(text) or isinstance(cell, bool | date):
        return None, False
    if isinstance(cell, float) and not cell.is_integer():
        return None, False
    if text.isdigit() and isinstance(cell, int | float) and len(text) in (9, 11):
        return "0" + text, True
    return text, False
