"""Needs that handlers may yield: each names one registered query, run once for all who ask in a batch.

A query gets every `Asked` of its kind and gives one answer each; it returns nothing outside the asker's scope.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, TypeVar

from sqlalchemy.engine import Connection

from storage.sealing import Sealer
from storage.values import Sender


@dataclass(frozen=True, slots=True)
class Reading:
    """What a query reads with. `today`: the local date at `now`."""

    connection: Connection
    sealer: Sealer
    now: datetime
    today: date


@dataclass(frozen=True, slots=True)
class Need:
    """Base of all needs.

    `is_long`: reading it may take longer than the writer is to be held (20 ms): it is read beside the writer, from a
    snapshot that is a moment old, and the turn is decided anew with it. Its query looks at the asker's person and
    duties alone.
    """

    is_long: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class Reckoned(Need):
    """What a pure function makes of the answer to a long need; where that is read, beside the writer."""

    need: Need
    by: Callable[[Any], Any]

    is_long: ClassVar[bool] = True


N = TypeVar("N", bound=Need)


@dataclass(frozen=True, slots=True)
class Asked:
    """A need and who asks, so that the query can keep to the asker's scope."""

    need: Any
    sender: Sender


Query = Callable[[Reading, Sequence[Asked]], Sequence[Any]]
_ANSWERS = "answers_need"


def answers(kind: type[N]) -> Callable[[Query], Query]:
    """Mark the query that answers a kind of need; `queries_in` finds it."""

    def mark(query: Query) -> Query:
        setattr(query, _ANSWERS, kind)
        return query

    return mark


def queries_in(modules: Sequence[Any]) -> dict[type[Need], Query]:
    """Collect the marked queries of modules. Raises TypeError when two answer one need."""
    found: dict[type[Need], Query] = {}
    for module in modules:
        for value in vars(module).values():
            kind = getattr(value, _ANSWERS, None)
            if kind is None or value.__module__ != module.__name__:
                continue
            if kind in found:
                raise TypeError(f"{kind.__name__} is answered twice")
            found[kind] = value
    return found


def with_reckoning(queries: Mapping[type[Need], Query]) -> dict[type[Need], Query]:
    """Let what is reckoned from answers be asked for like the answers themselves."""

    def reckon(reading: Reading, asked: Sequence[Asked]) -> list[Any]:
        return [_reckon(reading, queries[type(each.need.need)], each) for each in asked]

    return {**queries, Reckoned: reckon}


def _reckon(reading: Reading, query: Query, asked: Asked) -> Any:
    [answer] = query(reading, [Asked(asked.need.need, asked.sender)])
    return asked.need.by(answer)
