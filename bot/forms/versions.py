"""Two versions of a questionnaire: what changed, which questions are still the same, which answers live on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import Literal

from bot.forms.values import Answer, Condition, Form, Labels, Question

What = Literal["added", "removed", "moved", "changed"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is otherwise in the new version: of which row, in which column, before and after.

    `column` is "" where the whole row was added, removed or moved; choices stand as `choices: name`.
    """

    what: What
    question: str
    column: str = ""
    before: str = ""
    after: str = ""


def is_same(old: Question, new: Question) -> bool:
    """Whether an answer to the one answers the other: the same kind, words, unit and choices, in any order."""
    mine, theirs = ({one.name: dict(one.labels) for one in question.choices} for question in (old, new))
    return (
        (old.kind, old.unit, old.stage, old.beside) == (new.kind, new.unit, new.stage, new.beside)
        and dict(old.labels) == dict(new.labels)
        and mine == theirs
    )


def kept(old: Form, new: Form, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers given to the old version whose question is the same in the new one."""
    found: dict[str, Answer] = {}
    for name, answer in answers.items():
        before, after = old.by_name.get(name), new.by_name.get(name)
        if before is not None and after is not None and is_same(before, after):
            found[name] = answer
    return found


def other_kinds(old: Form, new: Form) -> tuple[tuple[Question, Question], ...]:
    """Questions whose kind changed under the same name: their answers would share a column and mean two things."""
    pairs = ((old.by_name[question.name], question) for question in new.questions if question.name in old.by_name)
    return tuple((before, after) for before, after in pairs if before.kind != after.kind)


def differences(old: Form, new: Form) -> tuple[Difference, ...]:
    """Everything that is otherwise, in the order of the new version; what was removed comes last."""
    return (*_settings(old, new), *_rows(old, new))


def _settings(old: Form, new: Form) -> Iterator[Difference]:
    for column, before, after in (
        ("form_id", old.name, new.name),
        ("form_title", old.title, new.title),
        ("default_language", old.default_language, new.default_language),
    ):
        if before != after:
            yield Difference("changed", "", column, before, after)


def _rows(old: Form, new: Form) -> Iterator[Difference]:
    stayed = _in_place([one.name for one in old.questions], [one.name for one in new.questions])
    for question in new.questions:
        before = old.by_name.get(question.name)
        if before is None:
            yield Difference("added", question.name, after=_words(question.labels))
            continue
        if question.name not in stayed:
            yield Difference("moved", question.name)
        yield from _cells(before, question)
    for question in old.questions:
        if question.name not in new.by_name:
            yield Difference("removed", question.name, before=_words(question.labels))


def _cells(old: Question, new: Question) -> Iterator[Difference]:
    for column, cell in COLUMNS.items():
        before, after = cell(old), cell(new)
        if before != after:
            yield Difference("changed", new.name, column, before, after)
    for column, labels in LABELS.items():
        yield from _worded(new.name, column, labels(old), labels(new))
    mine, theirs = ({one.name: one.labels for one in question.choices} for question in (old, new))
    for name in [*theirs, *(name for name in mine if name not in theirs)]:
        column = f"choices: {name}"
        if name not in mine:
            yield Difference("added", new.name, column, after=_words(theirs[name]))
        elif name not in theirs:
            yield Difference("removed", new.name, column, before=_words(mine[name]))
        else:
            yield from _worded(new.name, column, mine[name], theirs[name])


def _worded(name: str, column: str, old: Labels, new: Labels) -> Iterator[Difference]:
    for language in sorted({*old, *new}):
        before, after = old.get(language, ""), new.get(language, "")
        if before != after:
            yield Difference("changed", name, f"{column}::{language}", before, after)


def _cell(condition: Condition | None) -> str:
    return condition.source if condition is not None else ""


COLUMNS: Mapping[str, Callable[[Question], str]] = MappingProxyType(
    {
        "type": lambda one: one.kind,
        "relevant": lambda one: " and ".join(condition.source for condition in one.relevant),
        "required": lambda one: _cell(one.required),
        "constraint": lambda one: _cell(one.constraint),
        "calculation": lambda one: one.calculation.source if one.calculation is not None else "",
        "default": lambda one: one.default.source if one.default is not None else "",
        "choice_filter": lambda one: _cell(one.choice_filter),
        "read_only": lambda one: "yes" if one.is_read_only else "",
        "kb:stage": lambda one: one.stage,
        "kb:beside": lambda one: one.beside,
        "kb:unit": lambda one: one.unit,
        "kb:purpose": lambda one: one.purpose,
        "kb:sensitive": lambda one: "yes" if one.is_sensitive else "",
        "kb:seen_by": lambda one: " ".join(one.seen_by),
        "kb:carried": lambda one: "yes" if one.is_carried else "",
    }
)
LABELS: Mapping[str, Callable[[Question], Labels]] = MappingProxyType(
    {
        "label": lambda one: one.labels,
        "hint": lambda one: one.hints,
        "required_message": lambda one: one.required_messages,
        "constraint_message": lambda one: one.constraint_messages,
    }
)


def _words(labels: Labels) -> str:
    return next(iter(labels.values()), "")


def _in_place(old: list[str], new: list[str]) -> set[str]:
    """The names that stand in the same order in both; the others were moved."""
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return {name for block in blocks for name in old[block.a : block.a + block.size]}
