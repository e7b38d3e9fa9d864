"""Who is bound to a child; within the scope of the family and the school."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.database import among
from storage.needs import Asked, Need, Reading, answers
from storage.queries.joining import HEADS
from storage.queries.numbers import number_of, numbers_of
from storage.tables import ACCOUNT, BAR, BOND, ENROLMENT, PERSON, UNIT, living
from storage.values import Sender

HOLDER = PERSON.alias("holder")
_BONDS = (
    sa.select(
        BOND,
        PERSON.c.uid.label("child_uid"),
        PERSON.c.sealed_name.label("child_name"),
        HOLDER.c.uid.label("holder_uid"),
        HOLDER.c.sealed_name.label("holder_name"),
        HOLDER.c.kind.label("holder_kind"),
        ENROLMENT.c.class_id,
        ENROLMENT.c.school_id,
        UNIT.c.name.label("class_name"),
    )
    .join(PERSON, PERSON.c.id == BOND.c.child_id)
    .join(HOLDER, HOLDER.c.id == BOND.c.person_id)
    .join(ENROLMENT, sa.and_(ENROLMENT.c.person_id == BOND.c.child_id, living(ENROLMENT)))
    .join(UNIT, UNIT.c.id == ENROLMENT.c.class_id)
    .where(BOND.c.state != "ended")
    .order_by(BOND.c.id)
)
BY_ID = _BONDS.where(among(BOND.c.id, "bonds"))
BY_CHILD = _BONDS.where(among(BOND.c.child_id, "children"))
NEW_OF_CLASS = _BONDS.where(among(ENROLMENT.c.class_id, "classes"), BOND.c.from_at >= sa.bindparam("b_since"))
OF_PAIR = _BONDS.where(among(BOND.c.child_id, "children"), among(BOND.c.person_id, "persons"))
BARS = (
    sa.select(BAR.c.id, BAR.c.child_id, BAR.c.at, HOLDER.c.uid, HOLDER.c.sealed_name)
    .outerjoin(HOLDER, HOLDER.c.id == BAR.c.person_id)
    .where(among(BAR.c.child_id, "children"), BAR.c.lifted_at.is_(None))
    .order_by(BAR.c.id)
)
PLACES = (
    sa.select(
        PERSON.c.id,
        PERSON.c.uid,
        PERSON.c.sealed_name,
        ENROLMENT.c.class_id,
        ENROLMENT.c.school_id,
        UNIT.c.name.label("class_name"),
    )
    .join(ENROLMENT, sa.and_(ENROLMENT.c.person_id == PERSON.c.id, living(ENROLMENT)))
    .join(UNIT, UNIT.c.id == ENROLMENT.c.class_id)
    .where(PERSON.c.gone_on.is_(None))
)
CLASSES = (
    sa.select(UNIT.c.id, UNIT.c.name, UNIT.c.school_id)
    .where(among(UNIT.c.school_id, "schools"), UNIT.c.kind == "class", living(UNIT))
    .order_by(UNIT.c.name, UNIT.c.id)
)
PLACES_OF = PLACES.where(among(PERSON.c.id, "persons"))
OF_CLASS = PLACES.where(among(ENROLMENT.c.class_id, "classes"))
PERSON_OF = sa.select(ACCOUNT.c.person_id).where(ACCOUNT.c.id == sa.bindparam("b_account"))
NUMBER_ACCOUNTS = sa.select(ACCOUNT.c.id).where(among(ACCOUNT.c.person_id, "persons"))


@dataclass(frozen=True, slots=True)
class BondView:
    """A living bond. `state`: active, suspended."""

    id: int
    person_id: int
    person_uid: bytes
    person_name: str
    person_kind: str
    child_id: int
    child_name: str
    class_id: int
    class_name: str
    school_id: int
    relation: str
    state: str
    how: str
    from_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class BarView:
    """A bar of a child. `name`: of the person, when one is known."""

    id: int
    child_id: int
    at: datetime
    name: str | None


@dataclass(frozen=True, slots=True)
class ChildPlace:
    """A pupil and where they are today."""

    id: int
    name: str
    class_id: int
    class_name: str
    school_id: int


@dataclass(frozen=True, slots=True)
class BondOf(Need):
    """One bond, if the sender may see it: `BondView` or None."""

    bond: int


@dataclass(frozen=True, slots=True)
class BondsOf(Need):
    """A child's bonds, bars and place, if the sender may see them: `Bonds` or None."""

    child: int


@dataclass(frozen=True, slots=True)
class Bonds:
    """Who is bound to a child, and who is barred."""

    child: ChildPlace
    bonds: tuple[BondView, ...]
    bars: tuple[BarView, ...]


@dataclass(frozen=True, slots=True)
class BarOf(Need):
    """A bar the sender's school laid: its child's key, or None."""

    bar: int


@dataclass(frozen=True, slots=True)
class NewBonds(Need):
    """Bonds of a class since an instant, for its teacher or principal: `list[BondView]`."""

    school_class: int
    since: datetime


@dataclass(frozen=True, slots=True)
class PupilsOf(Need):
    """The pupils of a class, for its teacher or principal: `list[ChildPlace]`."""

    school_class: int


@dataclass(frozen=True, slots=True)
class ClassesOf(Need):
    """The classes of a school, for its heads: `list[tuple[int, str]]`, key and name."""

    school: int


@dataclass(frozen=True, slots=True)
class NumberOfPerson(Need):
    """A number of a person on a bond that the sender may see, to be barred with them: E.164 or None."""

    person: int


def is_school_of(sender: Sender, class_id: int | None, school_id: int | None) -> bool:
    """Whether the sender is the homeroom teacher of the class or a head of the school."""
    if class_id is not None and sender.holds("homeroom", class_id) is not None:
        return True
    return school_id is not None and any(sender.holds(kind, school_id) for kind in HEADS)


def may_see(sender: Sender, child_id: int, class_id: int, school_id: int) -> bool:
    """Whether a child's bonds are the sender's business: unquestioned guardian, the pupil, teacher or head."""
    subject = sender.subject(child_id)
    return (subject is not None and not subject.is_suspended) or is_school_of(sender, class_id, school_id)


def bond_view(reading: Reading, row: Any) -> BondView:
    """A bond from a row."""
    return BondView(
        id=row.id,
        person_id=row.person_id,
        person_uid=bytes(row.holder_uid),
        person_name=reading.sealer.open("person.name", row.holder_uid, row.holder_name),
        person_kind=row.holder_kind,
        child_id=row.child_id,
        child_name=reading.sealer.open("person.name", row.child_uid, row.child_name),
        class_id=row.class_id,
        class_name=row.class_name,
        school_id=row.school_id,
        relation=row.relation,
        state=row.state,
        how=row.verified_how,
        from_at=row.from_at,
        version=row.version,
    )


def _place(reading: Reading, row: Any) -> ChildPlace:
    name = reading.sealer.open("person.name", row.uid, row.sealed_name)
    return ChildPlace(row.id, name, row.class_id, row.class_name, row.school_id)


def places_of(reading: Reading, children: Iterable[int]) -> dict[int, ChildPlace]:
    """Pupils by key with their class today."""
    rows = reading.connection.execute(PLACES_OF, {"persons": sorted(set(children)), "today": reading.today})
    return {row.id: _place(reading, row) for row in rows}


def bonds_by_id(reading: Reading, bonds: Iterable[int]) -> dict[int, BondView]:
    """Living bonds by key."""
    rows = reading.connection.execute(BY_ID, {"bonds": sorted(set(bonds)), "today": reading.today})
    return {row.id: bond_view(reading, row) for row in rows}


def bonds_of_account(reading: Reading, account_id: int, children: Sequence[int]) -> list[BondView]:
    """The living bonds of an account's person with some children."""
    person_id = reading.connection.execute(PERSON_OF, {"b_account": account_id}).scalar()
    given = {"children": list(children), "persons": [person_id or 0], "today": reading.today}
    return [bond_view(reading, row) for row in reading.connection.execute(OF_PAIR, given)]


def new_bonds(reading: Reading, school_class: int, since: datetime) -> list[BondView]:
    """Living bonds of a class made since, oldest first."""
    given = {"classes": [school_class], "b_since": since, "today": reading.today}
    return [bond_view(reading, row) for row in reading.connection.execute(NEW_OF_CLASS, given)]


@answers(BondOf)
def bond_of(reading: Reading, asked: Sequence[Asked]) -> list[BondView | None]:
    """Bonds by key, within the sender's scope."""
    found = bonds_by_id(reading, [each.need.bond for each in asked])
    views = [found.get(each.need.bond) for each in asked]
    return [
        view if view and may_see(each.sender, view.child_id, view.class_id, view.school_id) else None
        for view, each in zip(views, asked, strict=True)
    ]


@answers(BondsOf)
def bonds_of(reading: Reading, asked: Sequence[Asked]) -> list[Bonds | None]:
    """All bonds and bars of children, within the sender's scope."""
    children = sorted({each.need.child for each in asked})
    places = places_of(reading, children)
    rows = reading.connection.execute(BY_CHILD, {"children": children, "today": reading.today}).all()
    bars = reading.connection.execute(BARS, {"children": children}).all()
    return [
        Bonds(
            place,
            tuple(bond_view(reading, row) for row in rows if row.child_id == place.id),
            tuple(_bar(reading, row) for row in bars if row.child_id == place.id),
        )
        if place and may_see(each.sender, place.id, place.class_id, place.school_id)
        else None
        for each in asked
        for place in [places.get(each.need.child)]
    ]


def _bar(reading: Reading, row: Any) -> BarView:
    name = reading.sealer.open("person.name", row.uid, row.sealed_name) if row.sealed_name else None
    return BarView(row.id, row.child_id, row.at, name)


BARS_BY_ID = sa.select(BAR.c.id, BAR.c.child_id).where(among(BAR.c.id, "bars"), BAR.c.lifted_at.is_(None))


@answers(BarOf)
def bar_of(reading: Reading, asked: Sequence[Asked]) -> list[int | None]:
    """The child of a bar, for the school only."""
    rows = reading.connection.execute(BARS_BY_ID, {"bars": [each.need.bar for each in asked]})
    child_of = {row.id: row.child_id for row in rows}
    places = places_of(reading, child_of.values())
    found = []
    for each in asked:
        place = places.get(child_of.get(each.need.bar, 0))
        found.append(place.id if place and is_school_of(each.sender, place.class_id, place.school_id) else None)
    return found


@answers(NewBonds)
def new_bonds_of(reading: Reading, asked: Sequence[Asked]) -> list[list[BondView]]:
    """New bonds of a class, for the school only."""
    found = []
    for each in asked:
        bonds = new_bonds(reading, each.need.school_class, each.need.since)
        found.append([bond for bond in bonds if is_school_of(each.sender, bond.class_id, bond.school_id)])
    return found


@answers(PupilsOf)
def pupils_of(reading: Reading, asked: Sequence[Asked]) -> list[list[ChildPlace]]:
    """The pupils of classes, for the school only."""
    classes = sorted({each.need.school_class for each in asked})
    rows = reading.connection.execute(OF_CLASS, {"classes": classes, "today": reading.today}).all()
    by_class: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        by_class[row.class_id].append(row)
    return [
        [
            _place(reading, row)
            for row in by_class[each.need.school_class]
            if is_school_of(each.sender, row.class_id, row.school_id)
        ]
        for each in asked
    ]


@answers(ClassesOf)
def classes_of(reading: Reading, asked: Sequence[Asked]) -> list[list[tuple[int, str]]]:
    """The classes of schools, for their heads only."""
    schools = sorted({each.need.school for each in asked if is_school_of(each.sender, None, each.need.school)})
    by_school: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for row in reading.connection.execute(CLASSES, {"schools": schools, "today": reading.today}):
        by_school[row.school_id].append((row.id, row.name))
    return [by_school[each.need.school] if is_school_of(each.sender, None, each.need.school) else [] for each in asked]


@answers(NumberOfPerson)
def number_of_person(reading: Reading, asked: Sequence[Asked]) -> list[str | None]:
    """A number of each person; handlers ask only for holders of bonds they were given."""
    found: list[str | None] = []
    for each in asked:
        accounts = reading.connection.execute(NUMBER_ACCOUNTS, {"persons": [each.need.person]}).scalars().all()
        numbers = [n for n in (number_of(reading, account) for account in accounts) if n]
        found.append(next(iter(numbers or numbers_of(reading, each.need.person)), None))
    return found
