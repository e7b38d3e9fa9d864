"""Sums of rounds in step with their declarations: what a batch adds and takes away is one grouped upsert at its end."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.tables import DECLARATION, ROUND_SUM, dialect_insert

NUMBERS = tuple(column.name for column in ROUND_SUM.columns if not column.primary_key)
"""The columns that are summed."""
GRADES = ("note", "amber", "red", "emergency")
SumKey = tuple[int, str]
"""A round and the version of its questionnaire."""
Sums = dict[SumKey, Counter[str]]

_NEWER = DECLARATION.alias("newer")
COUNTS = sa.and_(
    DECLARATION.c.withdrawn_at.is_(None),
    ~sa.exists().where(
        _NEWER.c.round_id == DECLARATION.c.round_id,
        _NEWER.c.person_id == DECLARATION.c.person_id,
        _NEWER.c.revision > DECLARATION.c.revision,
        _NEWER.c.withdrawn_at.is_(None),
    ),
)
"""The one declaration of a person in a round that counts: the newest that is not withdrawn."""
WHEN: Mapping[str, sa.ColumnElement[bool]] = {
    "declared": sa.true(),
    "by_self": DECLARATION.c.by == "self",
    "by_proxy": DECLARATION.c.by == "proxy",
    "by_boarding": DECLARATION.c.by == "boarding",
    "well": DECLARATION.c.well.is_(True),
    "absent": DECLARATION.c.absent.is_(True),
    **{grade: DECLARATION.c.severity == grade for grade in GRADES},
}
"""What of a declaration each number counts."""
FROM_FACTS = (
    sa.select(
        DECLARATION.c.round_id,
        DECLARATION.c.form_version,
        *(sa.func.sum(sa.case((WHEN[name], 1), else_=0)).label(name) for name in NUMBERS),
    )
    .where(COUNTS)
    .group_by(DECLARATION.c.round_id, DECLARATION.c.form_version)
)
"""The sums as the declarations give them."""
_OF_PAIRS = FROM_FACTS.where(
    sa.tuple_(DECLARATION.c.round_id, DECLARATION.c.person_id).in_(sa.bindparam("pairs", expanding=True))
)
_LOCK = sa.text("SELECT pg_advisory_xact_lock(key) FROM unnest(CAST(:keys AS bigint[])) AS key")
_ROUNDS_APART = 1_000_000_007
_LARGEST = 2**63


@dataclass(frozen=True, slots=True)
class Touch:
    """A person's declarations in a round change. `first`: the values of a first revision; None for all else."""

    round_id: int
    person_id: int
    first: Mapping[str, Any] | None = None

    @property
    def pair(self) -> tuple[int, int]:
        """Whose declarations, in which round."""
        return self.round_id, self.person_id


@contextmanager
def kept_in_step(connection: Connection, touches: Sequence[Touch]) -> Iterator[None]:
    """Whatever is done to declarations within is carried over into the sums of their rounds.

    A first revision adds what it says, without a look; where something was said before, or is taken back, what counts
    is asked before and after. On PostgreSQL such a person's round is locked meanwhile: two processes that correct and
    withdraw at once would each subtract the same revision.
    """
    if not touches:
        yield
        return
    looked_at = {touch.pair for touch in touches if touch.first is None}
    again = sorted(looked_at)
    sums: Sums = defaultdict(Counter)
    for touch in touches:
        if touch.first is not None and touch.pair not in looked_at:
            sums[touch.round_id, touch.first["form_version"]].update(_said(touch.first))
    if again:
        _lock(connection, again)
        _carry(sums, _sums_of(connection, again), -1)
    yield
    if again:
        _carry(sums, _sums_of(connection, again), 1)
    add(connection, sums)


def add(connection: Connection, sums: Mapping[SumKey, Mapping[str, int]]) -> None:
    """Add numbers (or take them away) to the sums of rounds, always in the same order."""
    rows = [
        {"round_id": key[0], "form_version": key[1], **{name: sums[key].get(name, 0) for name in NUMBERS}}
        for key in sorted(sums)
        if any(sums[key].values())
    ]
    if rows:
        connection.execute(_ADD[connection.dialect.name], rows)


def _adding(dialect: str) -> Any:
    insert = dialect_insert(dialect, ROUND_SUM)
    return insert.on_conflict_do_update(
        index_elements=["round_id", "form_version"],
        set_={name: ROUND_SUM.c[name] + insert.excluded[name] for name in NUMBERS},
    )


_ADD = {dialect: _adding(dialect) for dialect in ("sqlite", "postgresql")}


def _said(values: Mapping[str, Any]) -> Iterable[str]:
    """The numbers that a declaration counts in; the same as `WHEN`, for values that are not stored yet."""
    yield "declared"
    if values["by"] in ("self", "proxy", "boarding"):
        yield f"by_{values['by']}"
    yield from (name for name in ("well", "absent") if values[name])
    if values["severity"] in GRADES:
        yield values["severity"]


def _sums_of(connection: Connection, pairs: Sequence[tuple[int, int]]) -> Iterable[Any]:
    return connection.execute(_OF_PAIRS, {"pairs": list(pairs)}).all()


def _carry(sums: Sums, rows: Iterable[Any], sign: int) -> None:
    for row in rows:
        for name in NUMBERS:
            sums[row.round_id, row.form_version][name] += sign * int(getattr(row, name))


def _lock(connection: Connection, pairs: Sequence[tuple[int, int]]) -> None:
    if connection.dialect.name == "postgresql":
        keys = sorted({(round_id * _ROUNDS_APART + person) % _LARGEST for round_id, person in pairs})
        connection.execute(_LOCK, {"keys": keys})
