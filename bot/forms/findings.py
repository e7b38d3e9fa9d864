"""What is wrong with a questionnaire's file, and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake or doubt: sheet, row (1 is the heading, 0 the whole sheet), column heading, and what to write.

    `msgid` with its `params` is looked up in the catalog of this room; `message` is the same in English.
    """

    sheet: str
    row: int
    column: str
    msgid: str
    params: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    is_error: bool = True

    @property
    def message(self) -> str:
        return self.msgid.format(**self.params)

    @property
    def place(self) -> str:
        """Where, for an operator: "survey, row 7, relevant"."""
        row = f"row {self.row}" if self.row else ""
        return ", ".join(part for part in (self.sheet, row, self.column) if part)

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


class FormError(ValueError):
    """A questionnaire cannot be used; `findings` say where and why."""

    def __init__(self, source: str, findings: Iterable[Finding]) -> None:
        self.source = source
        self.findings = tuple(findings)
        super().__init__("\n".join(f"{source}: {finding}" for finding in self.findings))
