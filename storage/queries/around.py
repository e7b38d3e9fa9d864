"""Who stands around a child and is told of changes: guardians, homeroom teachers, heads of the school."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from storage.database import among
from storage.needs import Asked, Need, Reading, answers
from storage.queries.bonds import ChildPlace, places_of
from storage.queries.reach import Address, addresses
from storage.tables import BOND, DUTY, living

GUARDIANS = sa.select(BOND.c.child_id, BOND.c.person_id).where(
    among(BOND.c.child_id, "children"), BOND.c.state == "active"
)
OFFICES = (
    sa.select(DUTY.c.person_id, DUTY.c.unit_id, DUTY.c.kind)
    .where(among(DUTY.c.unit_id, "units"), living(DUTY))
    .order_by(DUTY.c.order, DUTY.c.id)
)


@dataclass(frozen=True, slots=True)
class Around:
    """Who stands around a child: guardians, homeroom teachers, principals, with where each is reached."""

    child: ChildPlace
    guardians: dict[int, Address]
    teachers: dict[int, Address]
    heads: dict[int, Address]


@dataclass(frozen=True, slots=True)
class PeopleAround(Need):
    """Who is told of changes around children: `dict[child, Around]`."""

    children: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AddressesOf(Need):
    """Where persons are reached: `dict[person, Address]`."""

    persons: tuple[int, ...]


@answers(PeopleAround)
def people_around(reading: Reading, asked: Sequence[Asked]) -> list[dict[int, Around]]:
    """Guardians, teachers and heads of children, with their addresses."""
    children = sorted({child for each in asked for child in each.need.children})
    found = around(reading, children)
    return [{child: found[child] for child in each.need.children if child in found} for each in asked]


def around(reading: Reading, children: Sequence[int]) -> dict[int, Around]:
    """The same for clock work."""
    places = places_of(reading, children)
    guardians: dict[int, list[int]] = defaultdict(list)
    for row in reading.connection.execute(GUARDIANS, {"children": list(children)}):
        guardians[row.child_id].append(row.person_id)
    units = sorted({unit for place in places.values() for unit in (place.class_id, place.school_id)})
    posts = _holders(reading, units)
    everybody = {p for several in (*guardians.values(), *posts.values()) for p in several}
    reach = addresses(reading.connection, sorted(everybody))

    def reached(persons: Iterable[int]) -> dict[int, Address]:
        return {person: reach[person] for person in persons if person in reach}

    return {
        child: Around(
            place,
            reached(guardians[child]),
            reached(posts[place.class_id, "homeroom"]),
            reached(posts[place.school_id, "principal"]) or reached(posts[place.school_id, "deputy_head"]),
        )
        for child, place in places.items()
    }


@answers(AddressesOf)
def addresses_of(reading: Reading, asked: Sequence[Asked]) -> list[dict[int, Address]]:
    """Addresses of persons; only keys and bots, nothing about them."""
    persons = sorted({person for each in asked for person in each.need.persons})
    reach = addresses(reading.connection, persons)
    return [{person: reach[person] for person in each.need.persons if person in reach} for each in asked]


def _holders(reading: Reading, units: Sequence[int]) -> dict[tuple[int, str], list[int]]:
    found: dict[tuple[int, str], list[int]] = defaultdict(list)
    for row in reading.connection.execute(OFFICES, {"units": list(units), "today": reading.today}):
        found[row.unit_id, row.kind].append(row.person_id)
    return found


def offices(reading: Reading, units: Sequence[int]) -> dict[tuple[int, str], dict[int, Address]]:
    """Who holds which office at the units today and can be reached, in their order."""
    holders = _holders(reading, units)
    reach = addresses(reading.connection, sorted({p for several in holders.values() for p in several}))
    found = {post: {p: reach[p] for p in persons if p in reach} for post, persons in holders.items()}
    return {post: to for post, to in found.items() if to}
