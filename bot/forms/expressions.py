"""Cells as expressions: XForms' XPath, read by elementpath's grammar and evaluated by our token classes.

The tables of tokens start from XPath 1.0's and keep what an answer sheet can mean: no paths, axes or predicates.
Replaced classes go into our own table, since elementpath shares token classes between parsers.
"""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, cast

from elementpath import XPath1Parser
from elementpath.exceptions import ElementPathError
from elementpath.xpath_tokens import XPathFunction, XPathToken

from bot.forms.conversion import Value, are_equal, comparable, to_number, to_text, to_truth
from bot.forms.functions import FUNCTIONS, Function
from bot.forms.problems import Problem
from bot.forms.slips import LITERAL, REFERENCE, ExpressionError, decimal_comma, refuse_slips
from bot.forms.values import Calculation, Condition, Scope

Evaluate = Callable[[Any, Any], Value]

_CHOICE_NAME = re.compile(r"\bjr\s*:\s*choice-name(?=\s*\()")
_KEPT = ("(start)", "(end)", "(invalid)", "(unknown)", "(string)", "(float)", "(decimal)", "(integer)", ",")
_PLAIN_CHOICE_NAME = "choice-name"
_SHOWN = 24


def _scope(token: XPathToken, context: Any) -> Scope:
    """The scope handed to `evaluate`; the parser's own trial run comes without one."""
    if context is None:
        raise token.missing_context()
    return cast(Scope, context)


def _both(compute: Callable[[Value, Value], Value]) -> Evaluate:
    def evaluate(token: XPathToken, context: Any = None) -> Value:
        scope = _scope(token, context)
        return compute(_value(token[0], scope), _value(token[1], scope))

    return evaluate


def _compared(compare: Callable[[float, float], bool]) -> Evaluate:
    return _both(lambda left, right: compare(*comparable(left, right)))


def _reckoned(compute: Callable[[float, float], float]) -> Evaluate:
    return _both(lambda left, right: compute(to_number(left), to_number(right)))


def _divide(left: float, right: float) -> float:
    if right != 0:
        return left / right
    return math.nan if left == 0 or math.isnan(left) else math.copysign(math.inf, left)


def _remainder(left: float, right: float) -> float:
    return math.nan if right == 0 or math.isinf(left) else math.fmod(left, right)


def _and(token: XPathToken, context: Any = None) -> Value:
    scope = _scope(token, context)
    return to_truth(_value(token[0], scope)) and to_truth(_value(token[1], scope))


def _or(token: XPathToken, context: Any = None) -> Value:
    scope = _scope(token, context)
    return to_truth(_value(token[0], scope)) or to_truth(_value(token[1], scope))


def _signed(sign: int) -> Evaluate:
    add: Callable[[float, float], float] = operator.add if sign > 0 else operator.sub
    binary = _reckoned(add)

    def evaluate(token: XPathToken, context: Any = None) -> Value:
        if len(token) == 1:
            return sign * to_number(_value(token[0], _scope(token, context)))
        return binary(token, context)

    return evaluate


def _variable(token: XPathToken, context: Any = None) -> Value:
    return _scope(token, context).values.get(cast(str, token.value), "")


def _current(token: XPathToken, context: Any = None) -> Value:
    return _scope(token, context).current


def _column(token: XPathToken, context: Any = None) -> Value:
    return _scope(token, context).columns.get(cast(str, token.value), "")


def _inner(token: XPathToken, context: Any = None) -> Value:
    return _value(token[0], _scope(token, context))


def _value(token: XPathToken, scope: Scope) -> Value:
    return cast(Value, token.evaluate(cast(Any, scope)))


_OPERATORS: dict[str, Evaluate] = {
    "or": _or,
    "and": _and,
    "=": _both(are_equal),
    "!=": _both(lambda left, right: not are_equal(left, right)),
    "<": _compared(operator.lt),
    "<=": _compared(operator.le),
    ">": _compared(operator.gt),
    ">=": _compared(operator.ge),
    "+": _signed(1),
    "-": _signed(-1),
    "*": _reckoned(operator.mul),
    "div": _reckoned(_divide),
    "mod": _reckoned(_remainder),
    "$": _variable,
    ".": _current,
    "(name)": _column,
    "(": _inner,
}


def _call(function: Function) -> Evaluate:
    def evaluate(token: XPathToken, context: Any = None) -> Value:
        scope = _scope(token, context)
        if function.is_lazy:
            return function.compute(scope, *(lambda part=part: _value(part, scope) for part in token))
        return function.compute(scope, *(_value(part, scope) for part in token))

    return evaluate


def _function_class(name: str, function: Function) -> type[XPathToken]:
    nargs = function.fewest if function.fewest == function.most else (function.fewest, function.most)
    body = {"symbol": name, "lookup_name": name, "label": "function", "lbp": 90, "rbp": 90, "nargs": nargs}
    body |= {"evaluate": _call(function), "__module__": __name__}
    return _derived(XPathFunction, f"_{name}", body)


def _derived(base: type[XPathToken], name: str, body: dict[str, Any]) -> type[XPathToken]:
    make = cast(Callable[..., type[XPathToken]], type(base))
    return make(name, (base,), body)


def _symbol_table() -> dict[str, type[XPathToken]]:
    inherited = cast(dict[str, type[XPathToken]], XPath1Parser.symbol_table)
    table = {symbol: inherited[symbol] for symbol in (*_KEPT, ")")}
    for symbol, evaluate in _OPERATORS.items():
        base = inherited[symbol]
        table[symbol] = _derived(base, f"_Form{base.__name__}", {"evaluate": evaluate, "__module__": __name__})
    for name, function in FUNCTIONS.items():
        plain = name.removeprefix("jr:")
        table[plain] = _function_class(plain, function)
    return table


class FormParser(XPath1Parser):
    """XPath 1.0 with XForms' functions, typed dates and decimals, and empty nodes that are not numbers."""

    symbol_table = _symbol_table()


FormParser.build()


def compile_condition(source: str, *, in_constraint: bool = False) -> Condition:
    """Compile a relevant, required or constraint cell; raises ExpressionError. "." is a constraint's own answer."""
    token, names = _parse(source, allow_current=in_constraint)
    return Condition(source, names, lambda scope: to_truth(_value(token, scope)))


def compile_filter(source: str, columns: frozenset[str]) -> Condition:
    """Compile a choice_filter cell, where a bare name is a column of the choices sheet; raises ExpressionError."""
    token, names = _parse(source, allow_current=False, columns=columns)
    looked_at = tuple(sorted({cast(str, part.value) for part in token.iter() if part.symbol == "(name)"}))
    return Condition(source, names, lambda scope: to_truth(_value(token, scope)), looked_at)


def compile_calculation(source: str) -> Calculation:
    """Compile a calculation or default cell; raises ExpressionError. A result that is not a number is empty."""
    token, names = _parse(source, allow_current=False)

    def text(scope: Scope) -> str:
        value = _value(token, scope)
        return "" if isinstance(value, float) and not math.isfinite(value) else to_text(value)

    return Calculation(source, names, text)


def literal(source: str) -> Calculation:
    """A cell that is a text and no expression."""
    return Calculation(source, frozenset(), lambda scope: source)


def references(text: str) -> tuple[str, ...]:
    """The questions that a wording or a cell names as ${name}."""
    return tuple(found[1] for found in REFERENCE.finditer(text))


def fill_in(text: str, values: dict[str, str]) -> str:
    """A wording with each ${name} replaced by its text."""
    return REFERENCE.sub(lambda found: values.get(found[1], ""), text)


def comparisons(source: str) -> Iterator[tuple[str, str, str]]:
    """Each text that a cell compares a question with: the operator or "selected", the question, the text."""
    if not source:
        return
    waiting = [tree(source)]
    while waiting:
        token = waiting.pop()
        parts = list(token)
        waiting += parts
        if token.symbol in ("=", "!=", "selected") and len(parts) == 2:
            sides = sorted(parts, key=lambda part: part.symbol != "$") if token.symbol != "selected" else parts
            if [part.symbol for part in sides] == ["$", "(string)"]:
                yield token.symbol, cast(str, sides[0].value), cast(str, sides[1].value)
        if token.symbol == _PLAIN_CHOICE_NAME and parts[1].symbol == "(string)":
            yield "jr:choice-name", cast(str, parts[1].value).strip(), ""


def _parse(
    source: str, *, allow_current: bool, columns: frozenset[str] = frozenset()
) -> tuple[XPathToken, frozenset[str]]:
    token = tree(source)
    return token, frozenset(_checked(token, source, allow_current, columns))


def tree(source: str) -> XPathToken:
    """A cell as the grammar reads it; raises ExpressionError."""
    if not source.strip():
        raise ExpressionError(Problem.EMPTY)
    refuse_slips(source)
    try:
        return FormParser().parse(_as_xpath(source))
    except (ElementPathError, SyntaxError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise decimal_comma(source) or _unread(error, source) from error


def _checked(token: XPathToken, source: str, allow_current: bool, columns: frozenset[str]) -> set[str]:
    """The names an expression looks at; refuses what parses but means nothing here."""
    if token.symbol == "$":
        return {cast(str, token.value)}
    parts: Sequence[XPathToken] = list(token)
    at = token.span[0] + 1
    if token.symbol == "." and not allow_current:
        raise ExpressionError(Problem.DOT, at=at, instead="${…}")
    if token.symbol in ("*", "div", "mod") and len(parts) != 2:
        raise ExpressionError(Problem.BOTH_SIDES, name=token.symbol, at=at)
    if token.symbol == "(name)" and token.value not in columns:
        name = cast(str, token.value)
        raise ExpressionError(Problem.BARE_NAME, part=name, at=at, question=f"${{{name}}}", text=f"'{name}'")
    if token.symbol == "regex":
        _check_pattern(parts[1])
    names: set[str] = set()
    return names.union(*(_checked(part, source, allow_current, columns) for part in parts))


def _check_pattern(token: XPathToken) -> None:
    if token.symbol != "(string)":
        raise ExpressionError(Problem.PATTERN_TEXT)
    try:
        re.compile(cast(str, token.value))
    except re.error as error:
        raise ExpressionError(Problem.PATTERN, reason=str(error)) from error


def _as_xpath(source: str) -> str:
    """XLSForm's ${name} as an XPath variable; inside quotes as the bare name, which is what jr:choice-name needs.

    What stands outside quotes keeps its place, so that a mistake is found where it was written.
    """
    pieces, end = [], 0
    for literal in LITERAL.finditer(source):
        pieces += [_outside(source[end : literal.start()]), REFERENCE.sub(_padded, literal[0])]
        end = literal.end()
    return "".join([*pieces, _outside(source[end:])])


def _padded(reference: re.Match[str]) -> str:
    return reference[1].ljust(len(reference[0]))


def _outside(text: str) -> str:
    with_variables = REFERENCE.sub(lambda found: f" ${found[1]} ".ljust(len(found[0])), text)
    return _CHOICE_NAME.sub(lambda found: _PLAIN_CHOICE_NAME.rjust(len(found[0])), with_variables)


def _unread(error: Exception, source: str) -> ExpressionError:
    """What the grammar objects to, with the place in the cell."""
    token = getattr(error, "token", None)
    if token is None:
        return ExpressionError(Problem.UNREADABLE_FROM, at=1, part=source[:_SHOWN])
    function = FUNCTIONS.get(token.symbol) or FUNCTIONS.get(f"jr:{token.symbol}")
    if function is not None and "argument" in str(error):
        return ExpressionError(Problem.ARGUMENTS, name=token.symbol, takes=function.takes)
    at = len(source[: token.span[0]].rstrip("${"))
    if token.symbol == "(end)" or not source[at:].strip():
        return ExpressionError(Problem.UNFINISHED, part=source.strip()[-_SHOWN:])
    return ExpressionError(Problem.UNREADABLE_FROM, at=at + 1, part=source[at : at + _SHOWN])
