"""Questionnaires in a later version: a question gone, another under a new name, one more asked."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from forms.make import FOLDER

LATER_VERSION = "2027.1"


def republished(shipped: str, folder: Path, *, gone: Sequence[str], old: str, new: str) -> Path:
    """A questionnaire that ships with some rows gone, the question `old` called `new`, and one more at its end."""
    book = openpyxl.load_workbook(FOLDER / f"{shipped}.xlsx")
    survey, settings = book["survey"], book["settings"]
    heads = [cell.value for cell in survey[1]]
    _take_out(survey, heads.index("name"), gone)
    _rename(survey, heads.index("name"), old, new)
    added: list[Any] = ["Còn điều gì nhà trường cần biết?" if str(head).startswith("label") else None for head in heads]
    added[heads.index("type")], added[heads.index("name")] = "text", "asked_since"
    survey.append(added)
    settings.cell(2, [cell.value for cell in settings[1]].index("version") + 1).value = LATER_VERSION
    out = folder / f"{shipped}.xlsx"
    book.save(out)
    return out


def _take_out(survey: Worksheet, name: int, gone: Sequence[str]) -> None:
    for row in reversed(list(survey.iter_rows(min_row=2))):
        if row[name].value in gone:
            survey.delete_rows(row[0].row)


def _rename(survey: Worksheet, name: int, old: str, new: str) -> None:
    for row in survey.iter_rows(min_row=2):
        for place, cell in enumerate(row):
            if place == name and cell.value == old:
                cell.value = new
            elif isinstance(cell.value, str):
                cell.value = re.sub(rf"\$\{{{old}\}}", f"${{{new}}}", cell.value)
