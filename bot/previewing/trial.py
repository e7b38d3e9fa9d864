"""One answering of a questionnaire as a web form: what was posted, what the form makes of it. Nothing is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, Protocol

from bot.forms import Evaluation, Form, Question, Refusal, evaluate, pack_answers, unpack_answers
from bot.forms.values import Labels

SHOWN = "_shown"
"""The hidden field that says which questions stood on the page: one left empty was passed over, not unseen."""


class Posted(Protocol):
    """What a browser sends: several values a name."""

    def getall(self, key: str, default: Sequence[str]) -> Sequence[Any]:
        """All values of a name."""
        ...


class Nothing:
    """A page just opened."""

    def getall(self, key: str, default: Sequence[str]) -> Sequence[Any]:
        """None of any name."""
        return default


@dataclass(frozen=True, slots=True)
class Trial:
    """A form with what was typed so far. `typed`: packed answers as they stand in the fields, also refused ones.

    `refused`: why an answer was not taken, the form's own words, by question.
    """

    form: Form
    evaluation: Evaluation
    typed: Mapping[str, Any]
    refused: Mapping[str, Refusal]

    @property
    def stored(self) -> Mapping[str, Any]:
        """What a declaration would keep, packed."""
        return pack_answers(self.evaluation.stored)

    def why(self, question: Question) -> Labels | None:
        """The wording with which an answer is refused (may be empty), None where it is taken or not given."""
        found = self.refused.get(question.name)
        if found is not None:
            return found.messages
        return question.required_messages if question.name in self.missing else None

    @property
    def missing(self) -> frozenset[str]:
        """Required questions left empty on a page that was sent."""
        return frozenset(self.evaluation.missing) & self.typed.keys()


def try_out(form: Form, posted: Posted, now: datetime) -> Trial:
    """What the form makes of the fields of a page; without any, of no answers."""
    seen = [name for name in posted.getall(SHOWN, ()) if isinstance(name, str) and name in form.by_name]
    typed = {name: _field(form.by_name[name], posted) for name in seen}
    given = {name: value for name, value in typed.items() if _counts(form.by_name[name], value)}
    answers, untyped = unpack_answers(form, given)
    evaluation = evaluate(form, answers, now)
    refused = {one.question: one for one in (*untyped, *evaluation.refused)}
    return Trial(form, evaluation, MappingProxyType(typed), MappingProxyType(refused))


def _field(question: Question, posted: Posted) -> str | list[str]:
    values = [value.strip() for value in posted.getall(question.name, ()) if isinstance(value, str)]
    if question.kind == "select_multiple":
        return [value for value in values if value]
    value = values[-1] if values else ""
    # a browser's field knows no zone: it means the school's
    return f"{value}+07:00" if question.kind == "datetime" and value else value


def _counts(question: Question, value: str | list[str]) -> bool:
    """An empty field says something only where a default would stand in its place."""
    return bool(value) or question.default is not None
