"""What an order would reach: the schools below chosen units, who owes there, and whom the first messages go to."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import sqlalchemy as sa

from storage.database import among
from storage.needs import Asked, Need, Reading, answers
from storage.queries.reach import Address, all_addresses
from storage.queries.reminded import NOBODY, Reminded, count_reminded
from storage.tables import DUTY, OUTBOX, PERSON, UNIT, UNIT_EDGE, living

LEADERS = ("principal", "deputy_head", "school_health")
"""Who may receive a letter for a school: the first of them who can be reached does."""

_TOP = sa.select(UNIT.c.id.label("id"), UNIT.c.kind).where(among(UNIT.c.id, "units")).cte("below", recursive=True)
# what lies below a school is not walked through: there are thirty classes for each
BELOW = _TOP.union(
    sa.select(UNIT.c.id, UNIT.c.kind)
    .select_from(_TOP)
    .join(UNIT_EDGE, UNIT_EDGE.c.target_id == _TOP.c.id)
    .join(UNIT, UNIT.c.id == UNIT_EDGE.c.unit_id)
    .where(_TOP.c.kind != "school", UNIT_EDGE.c.kind == "managed_by", living(UNIT_EDGE), living(UNIT))
)
UNITS_BELOW = sa.select(BELOW.c.id, BELOW.c.kind)
KNOWN = sa.select(UNIT.c.id, UNIT.c.name, UNIT.c.levels).where(among(UNIT.c.id, "units"))
HEADS = (
    sa.select(DUTY.c.unit_id, DUTY.c.person_id, DUTY.c.kind)
    .join(PERSON, PERSON.c.id == DUTY.c.person_id)
    .where(among(DUTY.c.unit_id, "schools"), DUTY.c.kind.in_(LEADERS), living(DUTY), PERSON.c.gone_on.is_(None))
    .order_by(DUTY.c.order, DUTY.c.id)
)
WAITING = (
    sa.select(OUTBOX.c.bot, sa.func.count().label("n"))
    .where(
        OUTBOX.c.state.in_((sa.literal_column("'ready'"), sa.literal_column("'leased'"))),
        OUTBOX.c.due_at <= sa.bindparam("b_now"),
    )
    .group_by(OUTBOX.c.bot)
)


@dataclass(frozen=True, slots=True)
class Weight:
    """What an order would reach and send. `letters`, `waiting`: by bot; the letters go to the schools at once.

    `reminded`: persons, where they are asked; `unreached`: schools nobody of which can be reached; `unlevelled`: those
    left out because no level of theirs is known; `names`: what the chosen units and schools are called.
    """

    schools: tuple[int, ...]
    reminded: Reminded
    letters: Mapping[str, int]
    waiting: Mapping[str, int]
    unreached: int
    unlevelled: int = 0
    names: tuple[str, ...] = ()

    @property
    def messages(self) -> int:
        """The letters, and the first message to each account that is reminded."""
        return sum(self.letters.values()) + sum(self.reminded.accounts.values())


@dataclass(frozen=True, slots=True)
class InScope:
    """The schools an order asks, and those it leaves out because no level of theirs is known."""

    schools: tuple[int, ...]
    unlevelled: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Weighing(Need):
    """What an order from a unit would reach; the asker has looked at whether the unit is theirs."""

    is_long: ClassVar[bool] = True

    unit_id: int
    scope: tuple[int, ...]
    asked_of: str
    levels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reaching(Need):
    """The schools alone that an order from a unit would ask: InScope."""

    unit_id: int
    scope: tuple[int, ...]
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SchoolLevels(Need):
    """The schools an order from a unit may ask, by name, with their levels (none known: empty).

    `tuple[tuple[str, tuple[str, ...]], ...]`
    """

    unit_id: int
    scope: tuple[int, ...]


@answers(Weighing)
def weigh_all(reading: Reading, asked: Sequence[Asked]) -> list[Weight]:
    """Counted anew each time."""
    needs = [each.need for each in asked]
    return [weigh(reading, need.unit_id, need.scope, need.asked_of, need.levels) for need in needs]


@answers(Reaching)
def reach_all(reading: Reading, asked: Sequence[Asked]) -> list[InScope]:
    """Of the units as they are today."""
    return [in_scope(reading, each.need.unit_id, each.need.scope, each.need.levels) for each in asked]


@answers(SchoolLevels)
def levels_of_all(reading: Reading, asked: Sequence[Asked]) -> list[tuple[tuple[str, tuple[str, ...]], ...]]:
    """Of the units as they are today."""
    done = []
    for each in asked:
        rows = _known(reading, schools_in_scope(reading, each.need.unit_id, each.need.scope))
        done.append(tuple(sorted((row.name, _levels(row)) for row in rows)))
    return done


def weigh(reading: Reading, unit_id: int, scope: Sequence[int], asked_of: str, levels: Sequence[str] = ()) -> Weight:
    """Count schools, persons who owe, and the first message to each account that would be reminded."""
    found = in_scope(reading, unit_id, scope, levels)
    schools = list(found.schools)
    reminded = count_reminded(reading, schools) if asked_of == "person" else NOBODY
    heads = addressees(reading, schools)
    letters = Counter(address.bot for address in heads.values())
    waiting = {row.bot: row.n for row in reading.connection.execute(WAITING, {"b_now": reading.now})}
    names = tuple(sorted(row.name for row in _known(reading, scope)))
    unreached, unlevelled = len(schools) - len(heads), len(found.unlevelled)
    return Weight(found.schools, reminded, letters, waiting, unreached, unlevelled, names)


def in_scope(reading: Reading, unit_id: int, scope: Sequence[int], levels: Sequence[str]) -> InScope:
    """The schools below a unit that an order asks; levels choose among those below units, not those chosen by name."""
    below = schools_in_scope(reading, unit_id, scope)
    if not levels:
        return InScope(tuple(below), ())
    wanted, chosen, schools, unlevelled = set(levels), set(scope), [], []
    for row in _known(reading, below):
        if row.id in chosen or wanted & set(_levels(row)):
            schools.append(row.id)
        elif not row.levels:
            unlevelled.append(row.id)
    return InScope(tuple(sorted(schools)), tuple(sorted(unlevelled)))


def _known(reading: Reading, units: Sequence[int]) -> Sequence[Any]:
    return reading.connection.execute(KNOWN, {"units": list(units)}).all() if units else ()


def _levels(row: Any) -> tuple[str, ...]:
    return tuple((row.levels or "").split())


def units_below(reading: Reading, units: Sequence[int]) -> set[int]:
    """Units with all that lies below them, down to the schools."""
    return {row.id for row in reading.connection.execute(UNITS_BELOW, {"units": list(units), "today": reading.today})}


def schools_in_scope(reading: Reading, unit_id: int, scope: Sequence[int]) -> list[int]:
    """The schools below a unit (a school: itself), of them those at or below the chosen ones, if any were chosen."""
    found = _schools(reading, [unit_id])
    return sorted(found & _schools(reading, scope)) if scope else sorted(found)


def _schools(reading: Reading, units: Sequence[int]) -> set[int]:
    values = {"units": list(units), "today": reading.today}
    return {row.id for row in reading.connection.execute(UNITS_BELOW, values) if row.kind == "school"}


def leaders(reading: Reading, schools: Sequence[int]) -> dict[int, list[Address]]:
    """Principal, deputies and school health of schools who can be reached, in this order."""
    rows = reading.connection.execute(HEADS, {"schools": list(schools), "today": reading.today}).all()
    reach = all_addresses(reading.connection, sorted({row.person_id for row in rows}))
    found: dict[int, list[Address]] = {}
    for row in sorted(rows, key=lambda row: LEADERS.index(row.kind)):
        usable = [address for address in reach.get(row.person_id, ()) if not address.is_blocked][:1]
        several = found.setdefault(row.unit_id, [])
        several.extend(address for address in usable if address not in several)
    return {school: several for school, several in found.items() if several}


def addressees(reading: Reading, schools: Sequence[int]) -> dict[int, Address]:
    """Whom a letter to each school goes to."""
    return {school: several[0] for school, several in leaders(reading, schools).items()}
