"""What is stored about the sender and theirs, and who looked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from storage.database import among
from storage.needs import Asked, Need, Reading, answers
from storage.tables import ACCOUNT, AUDIT, BOND, CONSENT, CONTACT_POINT, DECLARATION, DUTY, UNIT

ACCOUNTS = (
    sa.select(ACCOUNT.c.channel, ACCOUNT.c.state, ACCOUNT.c.made_at, ACCOUNT.c.sealed_phone.is_not(None).label("phone"))
    .where(among(ACCOUNT.c.person_id, "persons"))
    .order_by(ACCOUNT.c.id)
)
DECLARATIONS = (
    sa.select(DECLARATION.c.person_id, sa.func.count().label("count"), sa.func.min(DECLARATION.c.at).label("first"))
    .where(among(DECLARATION.c.person_id, "persons"))
    .group_by(DECLARATION.c.person_id)
)
CONTACTS = (
    sa.select(CONTACT_POINT.c.child_id, sa.func.count().label("count"))
    .where(among(CONTACT_POINT.c.child_id, "persons"), CONTACT_POINT.c.ended_at.is_(None))
    .group_by(CONTACT_POINT.c.child_id)
)
GUARDIANS = (
    sa.select(BOND.c.child_id, sa.func.count().label("count"))
    .where(among(BOND.c.child_id, "persons"), BOND.c.state != "ended")
    .group_by(BOND.c.child_id)
)
CONSENTS = (
    sa.select(CONSENT.c.child_id, CONSENT.c.purpose, CONSENT.c.given_at, CONSENT.c.text_version, CONSENT.c.on_paper)
    .where(among(CONSENT.c.child_id, "persons"), CONSENT.c.withdrawn_at.is_(None))
    .order_by(CONSENT.c.id)
)
LOOKS = (
    sa.select(AUDIT.c.at, AUDIT.c.action, AUDIT.c.person_id, AUDIT.c.subject_id)
    .where(
        sa.or_(
            among(AUDIT.c.subject_id, "persons"),
            sa.and_(AUDIT.c.subject_id.is_(None), among(AUDIT.c.unit_id, "classes")),
        )
    )
    .order_by(AUDIT.c.at.desc(), AUDIT.c.id.desc())
    .limit(200)
)
DUTIES = (
    sa.select(DUTY.c.person_id, DUTY.c.kind, DUTY.c.from_on, DUTY.c.to_on, UNIT.c.name)
    .join(UNIT, UNIT.c.id == DUTY.c.unit_id)
    .where(among(DUTY.c.person_id, "persons"))
    .order_by(DUTY.c.id)
)


@dataclass(frozen=True, slots=True)
class OwnAccount:
    """One chat of the sender."""

    channel: str
    state: str
    made_at: datetime
    has_phone: bool


@dataclass(frozen=True, slots=True)
class Agreed:
    """One consent that stands."""

    purpose: str
    given_at: datetime
    text_version: str
    on_paper: bool


@dataclass(frozen=True, slots=True)
class AboutOne:
    """What is stored about one person: counts, and consents that stand."""

    person_id: int
    declarations: int
    first_at: datetime | None
    contacts: int
    guardians: int
    consents: tuple[Agreed, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody looked or changed something. `duty`: the office they held (None: family or the program), and where."""

    at: datetime
    action: str
    subject_id: int | None
    by_me: bool
    duty: str | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class MyData:
    """Everything /dulieucuatoi tells."""

    accounts: tuple[OwnAccount, ...]
    people: tuple[AboutOne, ...]
    looks: tuple[Look, ...]


@dataclass(frozen=True, slots=True)
class StoredAboutMe(Need):
    """What is stored about the sender and the children they are bound to: `MyData`."""


@answers(StoredAboutMe)
def stored_about_me(reading: Reading, asked: Sequence[Asked]) -> list[MyData]:
    """Rare: one look a sender."""
    return [_stored(reading, each) for each in asked]


def _stored(reading: Reading, each: Asked) -> MyData:
    me = each.sender.account.person_id
    if me is None:
        return MyData((), (), ())
    theirs = sorted({me, *(s.person_id for s in each.sender.subjects if not s.is_suspended)})
    given, connection = {"persons": theirs}, reading.connection
    accounts = connection.execute(ACCOUNTS, {"persons": [me]}).all()
    declared = {row.person_id: row for row in connection.execute(DECLARATIONS, given)}
    contacts = {row.child_id: row[1] for row in connection.execute(CONTACTS, given)}
    guardians = {row.child_id: row[1] for row in connection.execute(GUARDIANS, given)}
    consents = connection.execute(CONSENTS, given).all()
    return MyData(
        tuple(OwnAccount(row.channel, row.state, row.made_at, bool(row.phone)) for row in accounts),
        tuple(
            AboutOne(
                person,
                declared[person][1] if person in declared else 0,
                declared[person].first if person in declared else None,
                contacts.get(person, 0),
                guardians.get(person, 0),
                tuple(
                    Agreed(row.purpose, row.given_at, row.text_version, row.on_paper)
                    for row in consents
                    if row.child_id == person
                ),
            )
            for person in theirs
        ),
        _looks(reading, theirs, sorted({s.class_id for s in each.sender.subjects if s.class_id}), me),
    )


def _looks(reading: Reading, theirs: Sequence[int], classes: Sequence[int], me: int) -> tuple[Look, ...]:
    rows = reading.connection.execute(LOOKS, {"persons": list(theirs), "classes": list(classes)}).all()
    persons = sorted({row.person_id for row in rows if row.person_id})
    duties = reading.connection.execute(DUTIES, {"persons": persons}).all() if persons else []
    found = []
    for row in rows:
        held = next(
            (
                duty
                for duty in duties
                if duty.person_id == row.person_id
                and duty.from_on <= row.at.date()
                and (duty.to_on is None or duty.to_on > row.at.date())
            ),
            None,
        )
        found.append(
            Look(
                row.at,
                row.action,
                row.subject_id,
                row.person_id == me,
                held.kind if held and row.person_id != me else None,
                held.name if held and row.person_id != me else None,
            )
        )
    return tuple(found)
