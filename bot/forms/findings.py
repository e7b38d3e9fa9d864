"""What is wrong with a questionnaire's file, and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import unescape
from types import MappingProxyType

from bot.forms.problems import Hint
from bot.i18n import Markup, Voice

SHEETS = ("", "settings", "survey", "choices")
LONGEST_VALUE = 160


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake or doubt: sheet, row (1 is the heading, 0 the whole sheet), column heading, and what to write.

    `msgid` with its `params` is looked up in the catalog of this room; `message` is the same in English.
    """

    sheet: str
    row: int
    column: str
    msgid: str
    params: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    is_error: bool = True

    @property
    def message(self) -> str:
        plain = {name: _short(value) for name, value in self.params.items()}
        filled = {name: value.format(**plain) if isinstance(value, Hint) else value for name, value in plain.items()}
        return self.msgid.format(**filled).strip()

    @property
    def place(self) -> str:
        """Where, for an operator: "survey, row 7, relevant"."""
        row = f"row {self.row}" if self.row else ""
        return ", ".join(part for part in (self.sheet, row, self.column) if part)

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message

    def sentence(self, voice: Voice) -> str:
        """The message in the voice's language, as plain text."""
        plain = {name: _short(value) for name, value in self.params.items()}
        spoken = {
            name: _said(voice, value, plain) if isinstance(value, Hint) else value for name, value in plain.items()
        }
        return unescape(voice.say(self.msgid, **spoken)).strip()

    def line(self, voice: Voice) -> str:
        """Place and sentence, for a terminal."""
        if self.row and self.column:
            where = voice.say("Sheet {sheet}, row {row}, column {column}", **self._place())
        elif self.row:
            where = voice.say("Sheet {sheet}, row {row}", **self._place())
        else:
            where = voice.say("Sheet {sheet}", **self._place()) if self.sheet else ""
        sentence = self.sentence(voice)
        return f"{unescape(where)}: {sentence}" if where else sentence

    def _place(self) -> dict[str, object]:
        return {"sheet": self.sheet, "row": self.row, "column": self.column}


class FormError(ValueError):
    """A questionnaire cannot be used; `findings` say where and why."""

    def __init__(self, source: str, findings: Iterable[Finding]) -> None:
        self.source = source
        self.findings = tuple(findings)
        super().__init__("\n".join(f"{source}: {finding}" for finding in self.findings))


def in_reading_order(findings: Iterable[Finding]) -> list[Finding]:
    """Errors first, then doubts; by sheet and row, each said once."""
    first: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        first.setdefault((finding.is_error, finding.place, finding.message), finding)
    return sorted(first.values(), key=_standing)


def _standing(finding: Finding) -> tuple[bool, int, int]:
    sheet = SHEETS.index(finding.sheet) if finding.sheet in SHEETS else len(SHEETS)
    return not finding.is_error, sheet, finding.row


def _short(value: object) -> object:
    if isinstance(value, str) and not isinstance(value, Hint) and len(value) > LONGEST_VALUE:
        return value[: LONGEST_VALUE - 1] + "…"
    return value


def _said(voice: Voice, hint: Hint, values: Mapping[str, object]) -> Markup:
    """A hint in the voice's language; already escaped."""
    return Markup(voice.say(hint, **values) if hint else "")
