"""In which order rows are evaluated: whatever a row looks at comes before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.forms.values import Question


def in_order(questions: Sequence[Question]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names so ordered, nearest to the form's own order, and those that wait for themselves in a circle."""
    return _ordered({question.name: _looks_at(question) for question in questions})


def circle_in(looks_at: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """One circle among rows by what each looks at; empty when there is none."""
    return _ordered(looks_at)[1]


def _ordered(looks_at: Mapping[str, frozenset[str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    waits = {name: names & looks_at.keys() for name, names in looks_at.items()}
    ordered: list[str] = []
    while waits:
        ready = next((name for name, others in waits.items() if not others & waits.keys()), None)
        if ready is None:
            return tuple(ordered), tuple(_circle(waits))
        ordered.append(ready)
        del waits[ready]
    return tuple(ordered), ()


def _looks_at(question: Question) -> frozenset[str]:
    """What decides a row's relevance, choices and value; constraints are looked at afterwards."""
    names: frozenset[str] = frozenset().union(*(condition.names for condition in question.relevant))
    for cell in (question.calculation, question.default, question.choice_filter):
        names |= cell.names if cell else frozenset()
    return names


def _circle(waits: dict[str, frozenset[str]]) -> list[str]:
    """One circle among rows that all wait: walk until a name comes back."""
    path = [next(iter(waits))]
    while True:
        step = next(name for name in waits[path[-1]] if name in waits)
        if step in path:
            return path[path.index(step) :]
        path.append(step)
