"""What a check has to go on, and where it writes down what it finds."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from bot.as_typed import as_typed
from bot.forms.findings import Finding
from bot.forms.problems import Hint, Problem
from bot.forms.sheets import Book, Line, Sheet
from bot.forms.values import Kind

MOST_NAMED = 8
"""So many names are listed in a sentence."""


@dataclass
class Notes:
    """The findings so far, and what one check tells the next."""

    book: Book
    findings: list[Finding] = field(default_factory=list)
    questions: list[Row] = field(default_factory=list)
    groups: set[str] = field(default_factory=set)
    lists: dict[str, list[Line]] = field(default_factory=dict)

    def wrong(self, sheet: Sheet, line: Line | int, key: str, problem: Problem, **params: object) -> None:
        """Note an error at a cell; the heading is the one in the file."""
        self._note(sheet, line, key, problem, params, is_error=True)

    def doubtful(self, sheet: Sheet, line: Line | int, key: str, problem: Problem, **params: object) -> None:
        """Note what does not refuse the form."""
        self._note(sheet, line, key, problem, params, is_error=False)

    def _note(
        self, sheet: Sheet, line: Line | int, key: str, problem: Problem, params: dict[str, object], *, is_error: bool
    ) -> None:
        row = line if isinstance(line, int) else line.row
        heading = sheet.heading(key)
        if isinstance(line, Line):
            heading = next((column.heading for column in line.cells if column.key == key), heading)
        if any(column.heading == key for column in sheet.columns):
            heading = key
        self.findings.append(Finding(sheet.name, row, heading, problem, MappingProxyType(params), is_error))

    def question(self, name: str) -> Row | None:
        """The question of this name."""
        return next((row for row in self.questions if row.name == name), None)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the survey sheet that is no group; `kind` is "" where its type is not understood."""

    line: Line
    kind: Kind | Literal[""]
    name: str
    list_name: str = ""
    has_other: bool = False
    choices: tuple[str, ...] = ()


def is_seen(text: str) -> bool:
    """Whether anybody sees anything of a text: no messenger takes a message or a button of nothing."""
    return bool(as_typed(text).strip())


def nearest(word: str, known: Iterable[str]) -> tuple[Hint, str]:
    """A hint at what may be meant, and the word."""
    found = difflib.get_close_matches(word, [*known], n=1, cutoff=0.6)
    return (Hint.NEAREST, found[0]) if found else (Hint.NONE, "")


def listed(names: Iterable[str]) -> str:
    """Some names for a sentence."""
    known = [*names]
    more = ", …" if len(known) > MOST_NAMED else ""
    return ", ".join(known[:MOST_NAMED]) + more


def as_name(text: str, start: str = "q") -> str:
    """A name that is close to a text: without marks, spaces or signs, a letter first."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D")).encode("ascii", "ignore").decode()
    name = re.sub(r"[^A-Za-z0-9_.-]+", "_", plain.strip()).strip("_.-").lower()
    return name if re.match(r"[a-z_]", name) else f"{start}_{name}".rstrip("_") if name else start
