"""Texts in workbooks and CSV files: what they are read as is what they were. Imports nothing of ours."""

import re
from typing import Any

from xlsxwriter.worksheet import Worksheet

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""With these a spreadsheet takes a cell of a CSV file for a formula."""
_LIKE_AN_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_MARKED_UP = "<r>"
"""What begins with it xlsxwriter would put into the file as XML of its own."""


class Sheet(Worksheet):  # type: ignore[misc]
    """A sheet that writes any text as text; only in a workbook with `constant_memory`."""

    def _escape_control_characters(self, data: str) -> str:
        return escaped(data)


def add_sheet(book: Any, name: str) -> Any:
    """A further sheet of a workbook."""
    assert book.constant_memory, "else texts are written elsewhere"
    return book.add_worksheet(name, Sheet)


def write_words(sheet: Any, line: int, place: int, text: str, pen: Any = None) -> None:
    """A text into a cell: never a formula, a link or a number; cut after Excel's 32,767 UTF-16 units."""
    sheet.write_string(line, place, text, pen)


def escaped(text: str) -> str:
    """A text as workbooks hold it: `_xHHHH_` for what XML cannot carry, and for what would be read as such a sign."""
    text = _LIKE_AN_ESCAPE.sub("_x005F_", text)
    text = _NOT_IN_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    return f"_x003C_{text[1:]}" if text.startswith(_MARKED_UP) else text


def guarded(text: str) -> str:
    """A cell of a CSV file that no spreadsheet runs: with an apostrophe before it. So a text has one more that looks
    as if it had been guarded: whoever takes one off before such a sign, however many stand there, has the text again.
    """
    return f"'{text}" if text.lstrip("'").startswith(FORMULA_SIGNS) else text
