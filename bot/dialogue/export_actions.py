"""What can be asked of workbooks: of which unit, which table, which questionnaire, which days."""

from dataclasses import dataclass
from datetime import date

from bot.dialogue.actions import Action


@dataclass(frozen=True, slots=True)
class ListExports(Action, code="xo1"):
    """Ask of which unit, or what there is of the only one."""


@dataclass(frozen=True, slots=True)
class OpenExports(Action, code="xu1"):
    """Ask which table of a unit."""

    unit: int


@dataclass(frozen=True, slots=True)
class ExportTable(Action, code="xw1"):
    """A table is chosen; ask of which questionnaire or of which days."""

    unit: int
    what: str


@dataclass(frozen=True, slots=True)
class ExportForm(Action, code="xf1"):
    """A questionnaire is chosen; ask of which days."""

    unit: int
    form: str


@dataclass(frozen=True, slots=True)
class MakeExport(Action, code="xm1"):
    """Give a link. `form`: empty where the table is of none; the days are both included."""

    unit: int
    what: str
    form: str
    from_on: date
    to_on: date
