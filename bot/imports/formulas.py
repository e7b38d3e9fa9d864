"""Formulas of an .xlsx whose result nobody has stored: the parser sees a blank cell there."""

import re
import zipfile
from html import unescape
from io import BytesIO

from bot.imports.limits import MEGABYTE

MOST_TOLD = 1_000
_MOST_READ = 50 * MEGABYTE
_SHEET = re.compile(r"<sheet\s[^>]*>")
_RELATION = re.compile(r"<Relationship\s[^>]*>")
_BLANK = re.compile(
    rb'<c r="([A-Z]{1,3})(\d{1,7})"[^>]*>(?:<f[^>]*/>|<f(?:\s[^>]*)?>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>',
)


def uncalculated(content: bytes) -> dict[str, list[list[int]]]:
    """By sheet: row from 1 and column from 0 of formulas without a stored result."""
    found: dict[str, list[list[int]]] = {}
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = set(archive.namelist())
        for sheet, part in _parts(archive, names):
            if part not in names or archive.getinfo(part).file_size > _MOST_READ:
                continue
            for cell in _BLANK.finditer(archive.read(part)):
                cells = found.setdefault(sheet, [])
                if len(cells) >= MOST_TOLD:
                    break
                cells.append([int(cell[2]), _column(cell[1].decode())])
    return found


def _parts(archive: zipfile.ZipFile, names: set[str]) -> list[tuple[str, str]]:
    """The sheets of a workbook with the parts that hold them."""
    book, relations = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
    if not {book, relations} <= names:
        return []
    links = _RELATION.findall(archive.read(relations).decode(errors="replace"))
    targets = {_attribute(link, "Id"): _attribute(link, "Target") for link in links}
    sheets = _SHEET.findall(archive.read(book).decode(errors="replace"))
    parts = [(_attribute(sheet, "name"), targets.get(_attribute(sheet, "r:id"), "")) for sheet in sheets]
    return [(name, part.lstrip("/") if part.startswith("/") else f"xl/{part}") for name, part in parts]


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\s{name}="([^"]*)"', tag)
    return unescape(found[1]) if found else ""


def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1
