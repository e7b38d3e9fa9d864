"""Whose a phone number is, and whom a bar keeps away."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from storage.database import among
from storage.needs import Asked, Need, Reading, answers
from storage.queries.joining import PERSON_COLUMNS, PLACED, Known, known
from storage.tables import (
    ACCOUNT,
    BAR,
    CONTACT_POINT,
    DUTY,
    PERSON,
    living,
)

STAFF_WITH_NUMBER = (
    sa.select(*PERSON_COLUMNS, sa.exists().where(DUTY.c.person_id == PERSON.c.id, living(DUTY)).label("has_duty"))
    .select_from(PLACED)
    .where(among(PERSON.c.phone_index, "phones"), PERSON.c.kind.in_(("staff", "official")), PERSON.c.gone_on.is_(None))
    .order_by(PERSON.c.id)
)
CHILDREN_WITH_NUMBER = (
    sa.select(
        *PERSON_COLUMNS,
        CONTACT_POINT.c.uid.label("contact_uid"),
        CONTACT_POINT.c.relation,
        CONTACT_POINT.c.sealed_name.label("contact_name"),
    )
    .select_from(PLACED.join(CONTACT_POINT, CONTACT_POINT.c.child_id == PERSON.c.id))
    .where(among(CONTACT_POINT.c.phone_index, "phones"), CONTACT_POINT.c.ended_at.is_(None), PERSON.c.gone_on.is_(None))
    .order_by(PERSON.c.id)
)
ACCOUNTS_WITH_NUMBER = (
    sa.select(ACCOUNT.c.id, ACCOUNT.c.person_id, ACCOUNT.c.channel, ACCOUNT.c.bot, PERSON.c.kind)
    .join(PERSON, PERSON.c.id == ACCOUNT.c.person_id)
    .where(among(ACCOUNT.c.phone_index, "phones"), ACCOUNT.c.state != "ended", PERSON.c.gone_on.is_(None))
    .order_by(ACCOUNT.c.id)
)
NUMBERS = (
    sa.select(
        ACCOUNT.c.id,
        ACCOUNT.c.uid,
        ACCOUNT.c.sealed_phone,
        ACCOUNT.c.person_id,
        PERSON.c.uid.label("person_uid"),
        PERSON.c.sealed_phone.label("person_phone"),
    )
    .outerjoin(PERSON, PERSON.c.id == ACCOUNT.c.person_id)
    .where(among(ACCOUNT.c.id, "accounts"))
)
NUMBERS_OF_PERSONS = (
    sa.select(ACCOUNT.c.uid, ACCOUNT.c.sealed_phone)
    .where(among(ACCOUNT.c.person_id, "persons"), ACCOUNT.c.sealed_phone.is_not(None))
    .order_by(ACCOUNT.c.id)
)
BARS = sa.select(BAR.c.child_id, BAR.c.person_id, BAR.c.phone_index).where(
    among(BAR.c.child_id, "children"), BAR.c.lifted_at.is_(None)
)


@dataclass(frozen=True, slots=True)
class ChildOfNumber:
    """A child whose roster names the number, how, and by which name."""

    child: Known
    relation: str
    contact_name: str | None


@dataclass(frozen=True, slots=True)
class AccountOfNumber:
    """Another account with the same vouched number. `bot`: `channel:bot`."""

    id: int
    person_id: int
    kind: str
    bot: str


@dataclass(frozen=True, slots=True)
class NumberFacts:
    """Everything known of a number: staff (with duties first), children who name it, other accounts that have it."""

    phone: str | None
    staff: tuple[Known, ...] = ()
    children: tuple[ChildOfNumber, ...] = ()
    accounts: tuple[AccountOfNumber, ...] = ()


@dataclass(frozen=True, slots=True)
class FactsOfNumber(Need):
    """What is known of a number the messenger vouched for just now, or ("") that the account has already."""

    phone: str = ""


@dataclass(frozen=True, slots=True)
class BarredFrom(Need):
    """Which of the children an account (0: the sender's) is barred from, by person and number. `phone`: just given."""

    children: tuple[int, ...]
    account: int = 0
    phone: str = ""


@answers(FactsOfNumber)
def facts_of_numbers(reading: Reading, asked: Sequence[Asked]) -> list[NumberFacts]:
    """Rare and small: one look a number."""
    return [_facts(reading, each.need.phone or number_of(reading, each.sender.account.id)) for each in asked]


def number_of(reading: Reading, account_id: int) -> str | None:
    """The number the messenger vouched for, else the person's of the files, E.164."""
    row = reading.connection.execute(NUMBERS, {"accounts": [account_id]}).one_or_none()
    if row is None:
        return None
    if row.sealed_phone is not None:
        return reading.sealer.open("account.phone", row.uid, row.sealed_phone)
    if row.person_phone is not None:
        return reading.sealer.open("person.phone", row.person_uid, row.person_phone)
    return None


def _facts(reading: Reading, phone: str | None) -> NumberFacts:
    if phone is None:
        return NumberFacts(None)
    given = {"phones": reading.sealer.indexes("phone", phone), "today": reading.today}
    staff = reading.connection.execute(STAFF_WITH_NUMBER, given).all()
    children = reading.connection.execute(CHILDREN_WITH_NUMBER, given).all()
    accounts = reading.connection.execute(ACCOUNTS_WITH_NUMBER, given).all()
    return NumberFacts(
        phone,
        tuple(known(reading, row) for row in sorted(staff, key=lambda row: not row.has_duty)),
        tuple(
            ChildOfNumber(
                known(reading, row),
                row.relation,
                reading.sealer.open("contact_point.name", row.contact_uid, row.contact_name)
                if row.contact_name
                else None,
            )
            for row in children
        ),
        tuple(AccountOfNumber(row.id, row.person_id, row.kind, f"{row.channel}:{row.bot}") for row in accounts),
    )


def numbers_of(reading: Reading, person_id: int) -> list[str]:
    """All numbers vouched for accounts of a person, E.164."""
    rows = reading.connection.execute(NUMBERS_OF_PERSONS, {"persons": [person_id]})
    return [reading.sealer.open("account.phone", row.uid, row.sealed_phone) for row in rows]


@answers(BarredFrom)
def barred(reading: Reading, asked: Sequence[Asked]) -> list[frozenset[int]]:
    """The children somebody may not be bound to."""
    children = sorted({child for each in asked for child in each.need.children})
    bars = reading.connection.execute(BARS, {"children": children}).all() if children else []
    return [_barred(reading, each, bars) if bars else frozenset() for each in asked]


def _barred(reading: Reading, each: Asked, bars: Sequence[Any]) -> frozenset[int]:
    account = each.need.account or each.sender.account.id
    row = reading.connection.execute(NUMBERS, {"accounts": [account]}).one_or_none()
    person = row.person_id if row else None
    numbers = {each.need.phone, number_of(reading, account), *(numbers_of(reading, person) if person else ())}
    indexes = {i for number in numbers if number for i in reading.sealer.indexes("phone", number)}
    return frozenset(
        bar.child_id
        for bar in bars
        if bar.child_id in each.need.children
        and ((person is not None and bar.person_id == person) or bar.phone_index in indexes)
    )
