"""Whom a round reminds: accounts of those who owe, with all they owe now and what reminded them already."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from storage.database import among
from storage.needs import Reading
from storage.queries.order_work import held_rounds
from storage.queries.reach import Address, all_addresses
from storage.queries.rounds import HAS_DECLARED, OWED_BY, RoundRow, round_row
from storage.tables import (
    ACCOUNT,
    ASKED_OF_PERSONS,
    BOND,
    CONSENT,
    DECLARATION,
    DUTY,
    ENROLMENT,
    ORDER,
    OUTBOX,
    PERSON,
    ROUND,
    living,
)

LOOK_BACK = timedelta(days=60)
"""How far back unanswered reminders are counted."""

OWING = sa.select(OWED_BY.c.person_id).where(~HAS_DECLARED)
HOLDERS = sa.select(BOND.c.person_id).where(among(BOND.c.child_id, "persons"), BOND.c.state == "active").distinct()
BOARDING_HOLDERS = sa.select(DUTY.c.person_id).where(
    DUTY.c.unit_id == sa.bindparam("b_school"), DUTY.c.kind == "boarding", living(DUTY)
)
_SCHOOL = sa.func.coalesce(ENROLMENT.c.school_id, PERSON.c.school_id).label("school_id")
_BOARDS = sa.func.coalesce(ENROLMENT.c.boards, sa.false()).label("boards")
_ENROLLED = PERSON.outerjoin(ENROLMENT, sa.and_(ENROLMENT.c.person_id == PERSON.c.id, living(ENROLMENT)))
SUBJECTS = (
    sa.select(
        BOND.c.person_id.label("holder_id"),
        PERSON.c.id.label("person_id"),
        PERSON.c.kind,
        _SCHOOL,
        _BOARDS,
        sa.literal("guardian").label("role"),
    )
    .select_from(_ENROLLED.join(BOND, BOND.c.child_id == PERSON.c.id))
    .where(among(BOND.c.person_id, "holders"), BOND.c.state == "active", PERSON.c.gone_on.is_(None))
    .union_all(
        sa.select(PERSON.c.id, PERSON.c.id, PERSON.c.kind, _SCHOOL, _BOARDS, PERSON.c.kind)
        .select_from(_ENROLLED)
        .where(among(PERSON.c.id, "holders"), PERSON.c.kind.in_(("pupil", "staff")), PERSON.c.gone_on.is_(None)),
        sa.select(DUTY.c.person_id, PERSON.c.id, PERSON.c.kind, ENROLMENT.c.school_id, _BOARDS, sa.literal("boarding"))
        .select_from(
            DUTY.join(ENROLMENT, ENROLMENT.c.school_id == DUTY.c.unit_id).join(
                PERSON, PERSON.c.id == ENROLMENT.c.person_id
            )
        )
        .where(among(DUTY.c.person_id, "holders"), DUTY.c.kind == "boarding", ENROLMENT.c.boards.is_(True))
        .where(living(DUTY), living(ENROLMENT), PERSON.c.gone_on.is_(None)),
    )
)
CONSENTS = sa.select(CONSENT.c.child_id, CONSENT.c.purpose, CONSENT.c.assent, CONSENT.c.by_person_id).where(
    among(CONSENT.c.child_id, "persons"), CONSENT.c.withdrawn_at.is_(None), CONSENT.c.on_paper.is_(False)
)
OPEN_ROUNDS = (
    sa.select(ROUND, ORDER.c.kind.label("order_kind"))
    .join(ORDER, ORDER.c.id == ROUND.c.order_id)
    .where(among(ROUND.c.school_id, "schools"), ROUND.c.state == "open", ORDER.c.kind != "self", ASKED_OF_PERSONS)
)
DECLARED = sa.select(DECLARATION.c.round_id, DECLARATION.c.person_id).where(
    among(DECLARATION.c.round_id, "rounds"),
    among(DECLARATION.c.person_id, "persons"),
    DECLARATION.c.withdrawn_at.is_(None),
)
ACCOUNTS = sa.select(ACCOUNT.c.id, ACCOUNT.c.person_id, ACCOUNT.c.paused, ACCOUNT.c.muted_until).where(
    among(ACCOUNT.c.id, "accounts")
)
REMINDERS = (
    sa.select(OUTBOX.c.account_id, OUTBOX.c.key, OUTBOX.c.state, OUTBOX.c.made_at)
    .where(among(OUTBOX.c.account_id, "accounts"), OUTBOX.c.kind == "reminder")
    .where(OUTBOX.c.made_at >= sa.bindparam("b_since"))
    .order_by(OUTBOX.c.made_at, OUTBOX.c.id)
)
LAST_ANSWERED = (
    sa.select(DECLARATION.c.person_id, sa.func.max(ROUND.c.held_on).label("on"))
    .join(ROUND, ROUND.c.id == DECLARATION.c.round_id)
    .where(among(DECLARATION.c.person_id, "persons"), DECLARATION.c.by.in_(("self", "guardian")))
    .where(DECLARATION.c.at >= sa.bindparam("b_since"))
    .group_by(DECLARATION.c.person_id)
)


@dataclass(frozen=True, slots=True)
class OwedRow:
    """Something an account's person owes in an open round. `role`: guardian, pupil, staff, boarding."""

    person_id: int
    role: str
    round: RoundRow


@dataclass(frozen=True, slots=True)
class Reminded:
    """A reminder of the past: when it was planned, for which date, its number on it, and how it went."""

    on: date
    number: int
    state: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DebtorRow:
    """An account whose person owes, with what reminded that person, by whichever account, since LOOK_BACK.

    `answered_on`: the newest round that they or the other guardians answered themselves for anybody of theirs.
    """

    account_id: int
    bot: str
    person_id: int
    paused: bool
    muted_until: datetime | None
    owed: tuple[OwedRow, ...]
    reminded: tuple[Reminded, ...]
    answered_on: date | None


def debtors(reading: Reading, round_: RoundRow, *, is_ahead: bool = False, is_off: bool = False) -> list[DebtorRow]:
    """Accounts of all who owe in a round and may be reminded, each with everything it owes in any open round.

    `is_ahead`: what they will owe in this round alone, which may not be open yet. `is_off`: in this round alone, which
    is being called off.
    """
    holders = _holders(reading, round_)
    everywhere = all_addresses(reading.connection, holders)
    reach = {person: several[0] for person, several in everywhere.items() if not several[0].is_blocked}
    held = set() if is_off else held_rounds(reading.connection)
    owed, subjects = _owed(reading, sorted(reach), held, round_ if is_ahead or is_off else None)
    accounts = {
        row.person_id: row
        for row in reading.connection.execute(ACCOUNTS, {"accounts": [reach[person].account_id for person in owed]})
    }
    reminded = _reminded(reading, {person: everywhere[person] for person in owed})
    answered = _answered(reading, sorted({person for several in subjects.values() for person in several}))
    return [
        DebtorRow(
            account_id=reach[person].account_id,
            bot=reach[person].bot,
            person_id=person,
            paused=accounts[person].paused,
            muted_until=accounts[person].muted_until,
            owed=tuple(owed[person]),
            reminded=tuple(reminded[person]),
            answered_on=max((answered[p] for p in subjects[person] if p in answered), default=None),
        )
        for person in sorted(owed)
    ]


def _holders(reading: Reading, round_: RoundRow) -> list[int]:
    values = {"b_school": round_.school_id, "b_round": round_.id, "today": reading.today}
    owing = list(reading.connection.execute(OWING, values).scalars())
    guardians = reading.connection.execute(HOLDERS, {"persons": owing}).scalars()
    boarding = reading.connection.execute(BOARDING_HOLDERS, values).scalars()
    return sorted({*owing, *guardians, *boarding})


def _owed(
    reading: Reading, holders: Sequence[int], held: set[int], alone: RoundRow | None
) -> tuple[dict[int, list[OwedRow]], dict[int, list[int]]]:
    """What holders owe and may be reminded of, and everybody they answer for."""
    connection = reading.connection
    rows = connection.execute(SUBJECTS, {"holders": list(holders), "today": reading.today}).all()
    persons = sorted({row.person_id for row in rows})
    consents: dict[int, set[str]] = defaultdict(set)
    for row in connection.execute(CONSENTS, {"persons": persons}):
        if not row.assent:
            consents[row.child_id].add(row.purpose)
        if row.assent or row.by_person_id == row.child_id:
            consents[row.child_id].add("assent")
    rounds: dict[int, list[RoundRow]] = defaultdict(list)
    for row in connection.execute(OPEN_ROUNDS, {"schools": sorted({row.school_id for row in rows if row.school_id})}):
        if row.id not in held and alone is None:
            rounds[row.school_id].append(round_row(row))
    if alone is not None and alone.id not in held:
        rounds[alone.school_id].append(alone)
    keys = sorted({each.id for several in rounds.values() for each in several})
    declared = {
        (row.round_id, row.person_id) for row in connection.execute(DECLARED, {"rounds": keys, "persons": persons})
    }
    owed: dict[int, list[OwedRow]] = defaultdict(list)
    subjects: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        if row.role != "boarding":
            subjects[row.holder_id].append(row.person_id)
        if not _may_be_reminded(row, consents[row.person_id]):
            continue
        owed[row.holder_id].extend(
            OwedRow(row.person_id, row.role, each)
            for each in rounds[row.school_id]
            if (each.id, row.person_id) not in declared
        )
    return {holder: several for holder, several in owed.items() if several}, subjects


def _may_be_reminded(row: Any, consents: set[str]) -> bool:
    if row.role in ("staff", "boarding"):
        return True
    if row.role == "pupil":
        return {"declare", "remind", "assent"} <= consents
    # the boarding duty declares for boarders (Sender.debts says so too)
    return {"declare", "remind"} <= consents and not row.boards


def _reminded(reading: Reading, everywhere: Mapping[int, Sequence[Address]]) -> Mapping[int, list[Reminded]]:
    """What reminded each person, by any of their accounts: nobody hears a thing twice because they have two."""
    found: dict[int, list[Reminded]] = defaultdict(list)
    persons = {address.account_id: person for person, several in everywhere.items() for address in several}
    values = {"accounts": sorted(persons), "b_since": reading.now - LOOK_BACK}
    for row in reading.connection.execute(REMINDERS, values):
        _, _, on, _, number = row.key.split(":")
        found[persons[row.account_id]].append(Reminded(date.fromisoformat(on), int(number), row.state, row.made_at))
    return found


def _answered(reading: Reading, persons: Sequence[int]) -> dict[int, date]:
    values = {"persons": list(persons), "b_since": reading.now - LOOK_BACK}
    return {row.person_id: row.on for row in reading.connection.execute(LAST_ANSWERED, values)}
