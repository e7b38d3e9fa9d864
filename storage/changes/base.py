"""Statements by rank, and the grouped execution of all changes of a batch."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from sqlalchemy.engine import Connection

from storage.database import Conflict
from storage.sealing import Sealer


@dataclass(frozen=True, eq=False)
class Statement:
    """A statement built once per dialect. `is_counted`: every execution must touch exactly one row, else Conflict."""

    rank: int
    build: Callable[[str], Any]
    is_counted: bool = False
    _built: dict[str, Any] = field(default_factory=dict)

    def on(self, dialect: str) -> Any:
        """The statement for a dialect."""
        if dialect not in self._built:
            self._built[dialect] = self.build(dialect)
        return self._built[dialect]


_COUNT = {"preserve_rowcount": True}
"""psycopg's count of an INSERT is thrown away by SQLAlchemy unless asked for."""

Operation = tuple[Statement, Mapping[str, Any]]


class Change(Protocol):
    """Something to be stored."""

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """The statements with their values, encrypted where they must be."""
        ...


def store(connection: Connection, sealer: Sealer, changes: Iterable[Change]) -> None:
    """Write all changes, grouped by statement. Raises Conflict when a counted one met a newer version."""
    groups: dict[Statement, list[Mapping[str, Any]]] = defaultdict(list)
    for change in changes:
        for statement, values in change.operations(sealer):
            groups[statement].append(values)
    dialect = connection.dialect.name
    for statement in sorted(groups, key=lambda s: s.rank):
        result = connection.execute(statement.on(dialect), groups[statement], execution_options=_COUNT)
        if statement.is_counted and result.rowcount != len(groups[statement]):
            raise Conflict(f"{result.rowcount} of {len(groups[statement])} rows were as seen")
