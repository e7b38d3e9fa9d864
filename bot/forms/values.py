"""The plain values of a questionnaire: what was read from the file, what is answered, what comes out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

Answer = str | Decimal | date | time | tuple[str, ...]
"""Text, select_one and hidden: str; integer and decimal: Decimal; date: date; time: naive local time; datetime and
start: aware datetime; select_multiple: names in form order; acknowledge: "OK"; image: the key of stored evidence.

An empty str or tuple under a question's name means that it was asked and passed over.
"""

Kind = Literal[
    "text",
    "integer",
    "decimal",
    "date",
    "time",
    "datetime",
    "select_one",
    "select_multiple",
    "note",
    "acknowledge",
    "hidden",
    "calculate",
    "today",
    "start",
    "end",
    "image",
]

ACKNOWLEDGED = "OK"
"""The only answer to an acknowledge row, as XForms' trigger writes it."""

UNASKED = frozenset({"note", "hidden", "calculate", "today", "start", "end"})
"""Kinds of rows that nobody answers."""

AskedOf = Literal["person", "school"]
"""The setting kb:asked_of; empty is a person."""

Source = Literal["", "verbatim", "paraphrased", "ours"]
"""Where a wording is from: quoted from its source, told after it, or written by whoever made the form; "": not said."""

Labels = Mapping[str, str]
"""One wording per language code; see `in_language`."""

KEY_BYTES = 16
KEY_HASH = 8


@dataclass(frozen=True, slots=True)
class Scope:
    """What an expression may look at: the answers so far, its own node, the instant, the wording of choices.

    `columns` are the cells of the choice that a choice_filter judges; `language` that of months and weekdays.
    """

    values: Mapping[str, Answer]
    now: datetime
    current: Answer = ""
    choice_labels: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    language: str = "vi"


@dataclass(frozen=True, slots=True)
class Condition:
    """A compiled relevant, required, constraint or choice_filter cell; calling it answers yes or no.

    `columns` are those of the choices sheet that a choice_filter looks at.
    """

    source: str
    names: frozenset[str]
    holds: Callable[[Scope], bool] = field(compare=False, repr=False)
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Calculation:
    """A compiled calculation or default cell; calling it gives text, "" when there is nothing."""

    source: str
    names: frozenset[str]
    text: Callable[[Scope], str] = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a select question; `key` is what a button carries, `columns` its other cells on the sheet."""

    name: str
    labels: Labels
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def key(self) -> str:
        return key_of(self.name)


@dataclass(frozen=True, slots=True)
class Question:
    """One row of the survey sheet.

    `relevant` holds its own condition and those of the groups around it; `stage` is "" or the word of the
    bind::kb:stage column ("after_receipt"; "in_words": nobody asks it, it keeps what is told besides); `beside` names
    the question on whose screen this one's choices stand;
    `unit` is written behind the number ("°C"). `default` stands while the question is neither answered nor passed
    over; `choice_filter` says of each choice whether it is offered. `is_sensitive`, `seen_by`, `is_carried` (offered
    again from last time) and `purpose` are our own columns. `cite` says where a wording that is not ours stands;
    `must_pass` and `points` (the most it can bring, 0: it passes or fails) are of criteria, `result` of a row that says
    what they come to: see `criteria`.
    """

    name: str
    kind: Kind
    labels: Labels
    hints: Labels
    choices: tuple[Choice, ...]
    relevant: tuple[Condition, ...]
    required: Condition | None
    required_messages: Labels
    constraint: Condition | None
    constraint_messages: Labels
    calculation: Calculation | None
    stage: str
    beside: str
    unit: str
    row: int
    default: Calculation | None = None
    choice_filter: Condition | None = None
    is_read_only: bool = False
    is_sensitive: bool = False
    seen_by: tuple[str, ...] = ()
    is_carried: bool = False
    purpose: str = ""
    source: Source = ""
    cite: str = ""
    must_pass: bool = False
    points: int = 0
    result: str = ""

    @property
    def is_asked(self) -> bool:
        """Whether a person sees it and can answer it."""
        return self.kind not in UNASKED and not self.is_read_only

    def choice(self, name_or_key: str) -> Choice | None:
        """The choice of this name, or whose button carries this key."""
        for choice in self.choices:
            if name_or_key in (choice.name, choice.key):
                return choice
        return None


@dataclass(frozen=True, slots=True)
class Band:
    """One conclusion of a criteria set: a row of the choices list `band`. Read from the top, the first that fits.

    `least`: how many criteria passed at least, or how many per cent of all points. `needs_must_pass`: fits only if no
    must-pass criterion failed. `remedy_hours`: within how many hours what is missing must be put right, 0: not said.
    """

    name: str
    labels: Labels
    least: int
    needs_must_pass: bool
    may_operate: bool
    remedy_hours: int
    source: Source
    cite: str


@dataclass(frozen=True, slots=True)
class Form:
    """One version of a questionnaire, ready to be evaluated; never changes once read.

    `order` lists the names so that whatever a row looks at comes before it. `asked_of`: who answers it, a person for
    oneself or a child, or a school for itself. `bands`: the conclusions of a criteria set, from the best.
    """

    name: str
    version: str
    title: str
    digest: str
    languages: tuple[str, ...]
    default_language: str
    questions: tuple[Question, ...]
    order: tuple[str, ...]
    by_name: Mapping[str, Question] = field(compare=False, repr=False)
    choice_labels: Mapping[str, Mapping[str, str]] = field(compare=False, repr=False)
    asked_of: AskedOf = "person"
    bands: tuple[Band, ...] = ()

    def question(self, name_or_key: str) -> Question | None:
        """The question of this name, or whose button carries this key."""
        found = self.by_name.get(name_or_key)
        if found is not None:
            return found
        return next((question for question in self.questions if key_of(question.name) == name_or_key), None)


@dataclass(frozen=True, slots=True)
class Refusal:
    """An answer that was not taken, and why.

    `messages` is the form's own wording and may be empty: then the dialogue says why by `reason`.
    """

    question: str
    reason: Literal["unknown", "type", "choice", "constraint"]
    messages: Labels


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What a form makes of some answers.

    `asked` are the relevant questions in form order, `unanswered` those of them neither answered nor passed over,
    `missing` those required; `ignored` were answered but are not relevant (any more); `stored` are the answers
    that count, standing defaults among them, `calculated` every calculation by name. `offered` are the names of the
    choices of each asked select question, `notes` the relevant notes and read-only rows in form order, `texts` what
    ${name} stands for, as XForms writes it (`wordings` has it for people).
    """

    asked: tuple[str, ...]
    unanswered: tuple[str, ...]
    missing: tuple[str, ...]
    refused: tuple[Refusal, ...]
    ignored: tuple[str, ...]
    stored: Mapping[str, Answer]
    calculated: Mapping[str, str]
    stages: Mapping[str, str]
    offered: Mapping[str, tuple[str, ...]]
    notes: tuple[str, ...]
    texts: Mapping[str, str]

    def next(self, stage: str = "") -> str | None:
        """The first relevant question of the stage that is neither answered nor passed over."""
        return next((name for name in self.unanswered if self.stages[name] == stage), None)

    def is_complete(self, stage: str = "") -> bool:
        """Whether nothing required is missing in the stage and nothing was refused."""
        return not self.refused and not any(self.stages[name] == stage for name in self.missing)


@dataclass(frozen=True, slots=True)
class Flag:
    """What a declaration means for those who follow it up; `severity` is one of `SEVERITIES`, "" for none."""

    severity: str
    reasons: tuple[str, ...]
    emergency_signs: tuple[str, ...]
    syndrome: tuple[str, ...]
    notifiable: bool


def key_of(name: str) -> str:
    """What a button carries for a name: up to 16 bytes the name itself, else 8 characters of its hash."""
    raw = name.encode()
    return name if len(raw) <= KEY_BYTES else hashlib.sha256(raw).hexdigest()[:KEY_HASH]


def in_language(labels: Labels, language: str, default: str = "vi") -> str:
    """The wording in a language, else in the default one, else in any."""
    return labels.get(language) or labels.get(default) or next(iter(labels.values()), "")
