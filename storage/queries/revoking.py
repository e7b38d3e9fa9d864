"""Whose accounts a lost phone opened: by the vouched number, the number in the files, or the roster's contact."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from storage.database import among
from storage.needs import Asked, Need, Reading, answers
from storage.queries.joining import HEADS
from storage.tables import ACCOUNT, BOND, CONTACT_POINT, ENROLMENT, PERSON, living

BY_ACCOUNT = sa.select(ACCOUNT.c.person_id).where(
    among(ACCOUNT.c.phone_index, "phones"), ACCOUNT.c.person_id.is_not(None)
)
BY_PERSON = sa.select(PERSON.c.id).where(among(PERSON.c.phone_index, "phones"))
BY_CONTACT = (
    sa.select(BOND.c.person_id)
    .join(
        CONTACT_POINT,
        sa.and_(CONTACT_POINT.c.child_id == BOND.c.child_id, CONTACT_POINT.c.relation == BOND.c.relation),
    )
    .where(among(CONTACT_POINT.c.phone_index, "phones"), CONTACT_POINT.c.ended_at.is_(None), BOND.c.state != "ended")
)
ACCOUNTS = (
    sa.select(
        ACCOUNT.c.id,
        ACCOUNT.c.person_id,
        PERSON.c.uid,
        PERSON.c.kind,
        PERSON.c.sealed_name,
        PERSON.c.school_id,
    )
    .join(PERSON, PERSON.c.id == ACCOUNT.c.person_id)
    .where(among(ACCOUNT.c.person_id, "persons"))
    .order_by(ACCOUNT.c.id)
)
SCHOOLS = (
    sa.select(BOND.c.person_id, ENROLMENT.c.school_id)
    .join(ENROLMENT, sa.and_(ENROLMENT.c.person_id == BOND.c.child_id, living(ENROLMENT)))
    .where(among(BOND.c.person_id, "persons"), BOND.c.state != "ended")
)


@dataclass(frozen=True, slots=True)
class Owner:
    """Somebody whose accounts can be ended. `schools`: where they work, learn or have children."""

    person_id: int
    name: str
    kind: str
    accounts: tuple[int, ...]
    schools: frozenset[int]


@dataclass(frozen=True, slots=True)
class OwnersOf(Need):
    """Whose accounts a number opens, within the schools the sender heads: `list[Owner]`."""

    phone: str


@dataclass(frozen=True, slots=True)
class OwnerOf(Need):
    """A person with accounts, within the schools the sender heads: `Owner` or None."""

    person: int


def owners_with(reading: Reading, phone: str) -> list[Owner]:
    """Everybody whose accounts a number (E.164) opens."""
    given = {"phones": reading.sealer.indexes("phone", phone)}
    persons = {
        person
        for statement in (BY_ACCOUNT, BY_PERSON, BY_CONTACT)
        for person in reading.connection.execute(statement, given).scalars()
    }
    return owners(reading, persons)


def owners(reading: Reading, persons: Iterable[int]) -> list[Owner]:
    """Persons who have accounts."""
    ids = sorted(set(persons))
    rows = reading.connection.execute(ACCOUNTS, {"persons": ids}).all()
    schools = reading.connection.execute(SCHOOLS, {"persons": ids, "today": reading.today}).all()
    found = []
    for person in dict.fromkeys(row.person_id for row in rows):
        mine = [row for row in rows if row.person_id == person]
        places = {row.school_id for row in schools if row.person_id == person} | {mine[0].school_id}
        name = reading.sealer.open("person.name", mine[0].uid, mine[0].sealed_name)
        found.append(
            Owner(person, name, mine[0].kind, tuple(row.id for row in mine), frozenset(p for p in places if p))
        )
    return found


def _headed(each: Asked, found: Iterable[Owner]) -> list[Owner]:
    schools = {duty.unit_id for duty in each.sender.duties if duty.kind in HEADS}
    return [owner for owner in found if owner.schools & schools]


@answers(OwnersOf)
def owners_of(reading: Reading, asked: Sequence[Asked]) -> list[list[Owner]]:
    """Owners by number, within the sender's schools."""
    return [_headed(each, owners_with(reading, each.need.phone)) for each in asked]


@answers(OwnerOf)
def owner_of(reading: Reading, asked: Sequence[Asked]) -> list[Owner | None]:
    """One owner, within the sender's schools."""
    return [next(iter(_headed(each, owners(reading, [each.need.person]))), None) for each in asked]
