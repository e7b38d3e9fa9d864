"""Statements by rank, and the grouped execution of all changes of a batch."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import Conflict
from storage.in_step import Touch, kept_in_step
from storage.sealing import Sealer


@dataclass(frozen=True, eq=False)
class Statement:
    """A statement built once per dialect. `is_counted`: every execution must touch exactly one row, else Conflict.

    `touches`: whose declarations it changes, from its values; the sums of their rounds are kept in step.
    """

    rank: int
    build: Callable[[str], Any]
    is_counted: bool = False
    touches: Callable[[Mapping[str, Any]], Touch] | None = None
    _built: dict[str, Any] = field(default_factory=dict)

    def on(self, dialect: str) -> Any:
        """The statement for a dialect."""
        if dialect not in self._built:
            self._built[dialect] = self.build(dialect)
        return self._built[dialect]


_COUNT = {"preserve_rowcount": True}
"""psycopg's count of an INSERT is thrown away by SQLAlchemy unless asked for."""

Operation = tuple[Statement, Mapping[str, Any]]


@dataclass(frozen=True, eq=False)
class Versioned:
    """Updates of a row that carries a version: they count only while the row is as it was loaded.

    `changeable`: the columns that may be written. `key`: the column that names the row.
    """

    table: sa.Table
    rank: int
    changeable: frozenset[str]
    key: str = "id"
    _built: dict[tuple[str, ...], Statement] = field(default_factory=dict)

    def change(self, row: Any, seen: int, values: Mapping[str, Any]) -> Operation:
        """Write columns of a row that was loaded with the version `seen`. Raises ValueError for other columns."""
        names = tuple(sorted(values))
        if not self.changeable.issuperset(names):
            raise ValueError(f"not changeable: {set(names) - self.changeable}")
        if names not in self._built:
            self._built[names] = Statement(self.rank, lambda dialect: self._update(names), is_counted=True)
        return self._built[names], {"b_row": row, "b_seen": seen, **{f"v_{name}": v for name, v in values.items()}}

    def _update(self, names: tuple[str, ...]) -> Any:
        columns = self.table.c
        written = {name: sa.bindparam(f"v_{name}", type_=columns[name].type) for name in names}
        return (
            sa.update(self.table)
            .where(columns[self.key] == sa.bindparam("b_row"), columns.version == sa.bindparam("b_seen"))
            .values({**written, "version": columns.version + 1})
        )


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
    touches = [s.touches(values) for s, many in groups.items() if s.touches is not None for values in many]
    with kept_in_step(connection, touches):
        _execute(connection, groups)


def _execute(connection: Connection, groups: Mapping[Statement, list[Mapping[str, Any]]]) -> None:
    dialect = connection.dialect.name
    for statement in sorted(groups, key=lambda s: s.rank):
        result = connection.execute(statement.on(dialect), groups[statement], execution_options=_COUNT)
        if statement.is_counted and result.rowcount != len(groups[statement]):
            raise Conflict(f"{result.rowcount} of {len(groups[statement])} rows were as seen")
