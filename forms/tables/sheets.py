"""What a questionnaire's workbook is written from: its sheets as plain rows, and short ways to write the usual ones."""

from collections.abc import Sequence
from dataclasses import dataclass

VI, EN = "Tiếng Việt (vi)", "English (en)"
SURVEY = (
    "type",
    "name",
    f"label::{VI}",
    f"label::{EN}",
    f"hint::{VI}",
    f"hint::{EN}",
    "relevant",
    "required",
    f"required_message::{VI}",
    f"required_message::{EN}",
    "constraint",
    f"constraint_message::{VI}",
    f"constraint_message::{EN}",
    "calculation",
    "default",
    "bind::kb:stage",
    "bind::kb:beside",
    "bind::kb:unit",
    "bind::kb:must_pass",
    "bind::kb:points",
    "bind::kb:result",
    "bind::kb:source",
    "bind::kb:cite",
)
"""Every heading the survey sheet may have, in its order; a workbook has those it uses."""

CHOICES = (
    "list_name",
    "name",
    f"label::{VI}",
    f"label::{EN}",
    "least",
    "needs_must_pass",
    "may_operate",
    "remedy_hours",
    "source",
    "cite",
)

Row = dict[str, str]
Words = tuple[str, str]
"""Vietnamese, English."""

NOTHING: Words = ("", "")


@dataclass(frozen=True)
class Table:
    """One questionnaire. `guide`: what its last sheet tells the official who edits it, heading and text."""

    name: str
    version: str
    title: str
    survey: Sequence[Row]
    choices: Sequence[Row]
    guide: Sequence[tuple[str, str]]
    asked_of: str = "person"


def both(column: str, words: Words) -> Row:
    """A wording under its two headings."""
    return {f"{column}::{VI}": words[0], f"{column}::{EN}": words[1]}


def row(kind: str, name: str, label: Words = NOTHING, **cells: str | Words) -> Row:
    """A row of the survey sheet; `source`, `cite`, `unit` and the like are our own columns."""
    found = {"type": kind, "name": name, **both("label", label)}
    for column, cell in cells.items():
        if isinstance(cell, tuple):
            found.update(both(column, cell))
        else:
            heading = f"bind::kb:{column}"
            found[heading if heading in SURVEY else column] = cell
    return found


def choice(list_name: str, name: str, label: Words, **cells: str) -> Row:
    """A row of the choices sheet."""
    return {"list_name": list_name, "name": name, **both("label", label), **cells}


def begin(name: str, label: Words) -> Row:
    """The heading of a section."""
    return {"type": "begin group", "name": name, **both("label", label)}


END: Row = {"type": "end group"}
