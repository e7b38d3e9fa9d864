"""Slips of the pen in expression cells, found before the grammar sees them: where, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.forms.functions import FUNCTIONS
from bot.forms.problems import Hint, Problem

REFERENCE = re.compile(r"\$\{\s*([^{}\s]+)\s*\}")
LITERAL = re.compile(r"'[^']*'|\"[^\"]*\"")

CURLY = {"‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "′": "'", "″": '"'}

_INSTEAD = (
    (r"≥|=>", "&gt;="),
    (r"≤|=<", "<="),
    (r"≠|<>", "!="),
    (r"==+", "="),
    (r"&&|\bAND\b|\bAnd\b|\bvà\b|\bVà\b|\bVÀ\b", "and"),
    (r"\|\||\bOR\b|\bOr\b|\bhoặc\b|\bHoặc\b|\bHOẶC\b|\bhay\b", "or"),
    (r"!(?!=)|\bNOT\b(?!\s*\()|\bkhông\b", "not(…)"),
    (r"[×✕]", "*"),
    (r"÷|\bDIV\b|(?<=[\s\d)\x02])/(?=[\s\d\x02(])", "div"),
    (r"\bMOD\b|%", "mod"),
    (r"\^", "pow(…, …)"),
    (r"[–—−]", "-"),
    (r";", ","),
    (r"&", "concat(…, …)"),
    (r"[«»`´]", "'"),
)
_WRITTEN_OTHERWISE = tuple((re.compile(pattern), instead.replace("&gt;", ">")) for pattern, instead in _INSTEAD)
_PATH = re.compile(r"\.\./?[\w/-]*|//?[A-Za-z_.][\w/.-]*|\[[^\]]*\]?|@\w*|\w+::\w*|\|")
_CALL = re.compile(r"(?<![\w.$-])((?:jr\s*:\s*)?[^\W\d][\w.-]*)\s*\(")
_NO_CALLS = ("and", "or", "div", "mod")
_SHOWN = 24

REFUSED_FUNCTIONS = {
    **dict.fromkeys(("random", "uuid", "randomize"), Hint.CHANCE),
    **dict.fromkeys(("pulldata", "instance", "vlookup", "lookup", "index", "match", "indexed-repeat"), Hint.TABLE),
    **dict.fromkeys(("position", "count", "last", "current", "count-non-empty"), Hint.NO_REPEATS),
    **dict.fromkeys(("decimal-date-time", "decimal-time", "decimal-date"), Hint.COMPARE_DATES),
    **dict.fromkeys(("join", "concatenate", "textjoin"), Hint.USE_CONCAT),
    **dict.fromkeys(("checklist", "weighted-checklist", "countif", "counta", "sumif"), Hint.USE_COUNT),
    **dict.fromkeys(("sqrt", "power", "exp", "exp10"), Hint.USE_POW),
    **dict.fromkeys(("ifs", "switch", "iif", "iferror"), Hint.USE_IF),
    **dict.fromkeys(("isblank", "is-empty", "empty", "isempty", "is-null"), Hint.USE_EMPTY),
    **dict.fromkeys(("len", "length", "string-size"), Hint.USE_LENGTH),
    **dict.fromkeys(("and", "or"), Hint.USE_AND),
    **dict.fromkeys(("trunc", "roundup", "rounddown"), Hint.USE_ROUND),
    **dict.fromkeys(("datedif", "days", "datediff", "networkdays"), Hint.USE_SUBTRACT),
    **dict.fromkeys(("area", "distance", "geofence", "intersects"), Hint.GEOMETRY),
}
"""Functions of XForms, Excel and other programs that are known and not evaluated, with what to use instead."""


class ExpressionError(ValueError):
    """A cell cannot be evaluated; `problem` and `params` say why, the text in English."""

    def __init__(self, problem: Problem, **params: object) -> None:
        self.problem, self.params = problem, params
        hints = {name: value.format(**params) if isinstance(value, Hint) else value for name, value in params.items()}
        super().__init__(problem.format(**hints).strip())


def straightened(source: str) -> str:
    """Curly quotation marks as straight ones, as pyxform reads them; every character keeps its place."""
    return "".join(CURLY.get(sign, sign) for sign in source)


def refuse_slips(source: str) -> None:
    """Raise ExpressionError for the first thing people write that XPath does not have."""
    bare = LITERAL.sub(lambda found: "\x01" * len(found[0]), source)
    open_quote = next((at for at, sign in enumerate(bare) if sign in "'\"" or sign in CURLY), None)
    if open_quote is not None:
        problem = Problem.WRITE_INSTEAD if source[open_quote] in CURLY else Problem.OPEN_QUOTE
        part = source[open_quote] if source[open_quote] in CURLY else source[open_quote:]
        raise _error(problem, source, open_quote, part, instead="'")
    masked = REFERENCE.sub(lambda found: "\x02" * len(found[0]), bare)
    for look in (_reference, _word_by_word, _decimal_comma, _call, _path):
        for error in look(masked, source):
            raise error
    opened, closed = masked.count("("), masked.count(")")
    if opened != closed:
        raise ExpressionError(Problem.PARENTHESES, opened=opened, closed=closed)


def _reference(masked: str, source: str) -> Iterator[ExpressionError]:
    found = re.search(r"[$#]?\{[^{}]*\}?|\$[\w.-]*|[{}]", masked)
    if found:
        name = "".join(re.findall(r"[\w.-]+", found[0])) or "name"
        yield _error(Problem.BAD_REFERENCE, source, found.start(), found[0], instead=f"${{{name}}}")


def _word_by_word(masked: str, source: str) -> Iterator[ExpressionError]:
    if source.lstrip().startswith("="):
        yield _error(Problem.WRITE_INSTEAD, source, source.index("="), "=", instead=source.lstrip()[1:].strip() or "…")
    for pattern, instead in _WRITTEN_OTHERWISE:
        found = pattern.search(masked)
        if found and not (found[0].isalpha() and masked[found.end() :].lstrip().startswith("(")):
            yield _error(Problem.WRITE_INSTEAD, source, found.start(), found[0], instead=instead)


def _decimal_comma(masked: str, source: str) -> Iterator[ExpressionError]:
    """A comma outside of all parentheses divides nothing."""
    for found in re.finditer(r"-?\d+,\d+", masked):
        before = masked[: found.start()]
        if before.count("(") == before.count(")"):
            yield _comma_error(source, found)


def decimal_comma(source: str) -> ExpressionError | None:
    """A decimal comma in a cell that cannot be read; inside parentheses it may also divide arguments."""
    found = re.search(r"(?<=[<>=])\s*(-?\d+,\d+)", LITERAL.sub(lambda literal: "\x01" * len(literal[0]), source))
    return _comma_error(source, found) if found else None


def _comma_error(source: str, found: re.Match[str]) -> ExpressionError:
    number = found[0].strip()
    at = found.end() - len(number)
    return _error(Problem.DECIMAL_COMMA, source, at, number, instead=number.replace(",", "."))


def _call(masked: str, source: str) -> Iterator[ExpressionError]:
    for found in _CALL.finditer(masked):
        name = re.sub(r"\s", "", found[1])
        plain = name.lower()
        if name in FUNCTIONS or name in _NO_CALLS or name.strip("\x01\x02") == "":
            continue
        if plain in FUNCTIONS:
            yield _error(Problem.WRITE_INSTEAD, source, found.start(), name, instead=plain)
        elif plain in REFUSED_FUNCTIONS:
            yield ExpressionError(Problem.NO_FUNCTION, name=name, hint=REFUSED_FUNCTIONS[plain])
        else:
            yield ExpressionError(Problem.NO_FUNCTION, name=name, hint=Hint.NONE)


def _path(masked: str, source: str) -> Iterator[ExpressionError]:
    found = _PATH.search(masked)
    if found:
        name = (re.findall(r"[A-Za-z_][\w-]*", found[0]) or ["name"])[-1]
        yield _error(Problem.PATH, source, found.start(), found[0], instead=f"${{{name}}}")


def _error(problem: Problem, source: str, at: int, part: str, **params: object) -> ExpressionError:
    shown = source[at : at + max(1, len(part))]
    return ExpressionError(problem, part=shown[:_SHOWN], at=at + 1, **params)
