"""Which conditions are a plain list of comparisons, all or any of them: what other standards know as "enable when"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, cast

from elementpath.xpath_tokens import XPathToken

from bot.forms.expressions import tree
from bot.forms.values import Condition, Question

Operator = Literal["exists", "=", ">", "<", ">=", "<="]

_TURNED: dict[str, Operator] = {">": "<", "<": ">", ">=": "<=", "<=": ">=", "=": "="}


@dataclass(frozen=True, slots=True)
class Term:
    """One comparison. `value`: a choice's name or a text, a number, or whether there is an answer ("exists")."""

    question: str
    operator: Operator
    value: str | Decimal | bool


@dataclass(frozen=True, slots=True)
class Enabling:
    """When a question is asked: all of the terms hold, or any."""

    terms: tuple[Term, ...]
    is_any: bool = False


def enabling(question: Question, by_name: dict[str, Question]) -> Enabling | None:
    """A question's conditions as terms; None where they are more than that.

    What means another thing there is not one either: != and not() hold for an empty answer here.
    """
    if not question.relevant:
        return Enabling(())
    found = [_of(tree(condition.source), by_name) for condition in _distinct(question.relevant)]
    known = [one for one in found if one is not None]
    if len(known) < len(found):
        return None
    if len(known) == 1:
        return known[0]
    if any(one.is_any for one in known):
        return None
    return Enabling(tuple(term for one in known for term in one.terms))


def _distinct(conditions: Sequence[Condition]) -> list[Condition]:
    return list({condition.source: condition for condition in conditions}.values())


def _of(token: XPathToken, by_name: dict[str, Question]) -> Enabling | None:
    parts = list(token)
    if token.symbol == "(":
        return _of(parts[0], by_name)
    if token.symbol not in ("and", "or"):
        term = _term(token, parts, by_name)
        return None if term is None else Enabling((term,))
    is_any = token.symbol == "or"
    sides = [_of(part, by_name) for part in parts]
    terms: list[Term] = []
    for side in sides:
        if side is None or (len(side.terms) > 1 and side.is_any != is_any):
            return None
        terms += side.terms
    return Enabling(tuple(terms), is_any)


def _term(token: XPathToken, parts: Sequence[XPathToken], by_name: dict[str, Question]) -> Term | None:
    if token.symbol == "selected" and parts[0].symbol == "$" and parts[1].symbol == "(string)":
        return _chosen(cast(str, parts[0].value), cast(str, parts[1].value).strip(), by_name, of_several=True)
    if len(parts) != 2:
        return None
    left, right, operator = parts[0], parts[1], token.symbol
    if right.symbol in ("$", "count-selected"):
        left, right, operator = right, left, _TURNED.get(operator, operator)
    value = right.value
    if left.symbol == "count-selected" and left[0].symbol == "$" and right.symbol in _NUMBERS:
        return _counted(cast(str, left[0].value), operator, Decimal(str(value)))
    if left.symbol != "$":
        return None
    name = cast(str, left.value)
    if right.symbol == "(string)":
        return _compared(name, operator, cast(str, value), by_name)
    if right.symbol in _NUMBERS and operator in _TURNED and by_name[name].kind in ("integer", "decimal"):
        return Term(name, cast(Operator, operator), Decimal(str(value)))
    return None


_NUMBERS = ("(integer)", "(decimal)", "(float)")


def _counted(name: str, operator: str, value: Decimal) -> Term | None:
    """How many are chosen tells only whether any is."""
    if (operator, int(value)) in ((">", 0), (">=", 1), ("!=", 0)):
        return Term(name, "exists", True)
    return Term(name, "exists", False) if (operator, int(value)) in (("=", 0), ("<", 1)) else None


def _compared(name: str, operator: str, value: str, by_name: dict[str, Question]) -> Term | None:
    if value == "" and operator in ("=", "!="):
        return Term(name, "exists", operator == "!=")
    return _chosen(name, value, by_name, of_several=False) if operator == "=" else None


def _chosen(name: str, value: str, by_name: dict[str, Question], *, of_several: bool) -> Term | None:
    """Equal to a text; for several choices only selected() means that one of them is it."""
    question = by_name[name]
    is_text = question.kind in ("text", "hidden", "calculate")
    if (
        question.kind == "select_one"
        or (is_text and not of_several)
        or (question.kind == "select_multiple" and of_several)
    ):
        return Term(name, "=", value)
    return None
