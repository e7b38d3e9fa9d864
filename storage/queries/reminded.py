"""Who owes in a round of some schools, and to which bots' accounts its reminders would go: counted, no row a person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from storage.database import among
from storage.needs import Reading
from storage.tables import ACCOUNT, BOND, CONSENT, DUTY, ENROLMENT, PERSON, SESSION, SETTING, living

_PUPIL = sa.and_(ENROLMENT.c.person_id == PERSON.c.id, PERSON.c.gone_on.is_(None), living(ENROLMENT))
_AT = among(ENROLMENT.c.school_id, "schools")
_PUPILS = ENROLMENT.join(PERSON, _PUPIL)
_STAFF = sa.and_(among(PERSON.c.school_id, "schools"), PERSON.c.kind == "staff", PERSON.c.gone_on.is_(None))
OWED = sa.select(
    sa.select(sa.func.count()).select_from(_PUPILS).where(_AT).scalar_subquery()
    + sa.select(sa.func.count()).where(_STAFF).scalar_subquery()
)


def _agreed(purpose: str) -> sa.ColumnElement[bool]:
    return sa.exists().where(
        CONSENT.c.child_id == ENROLMENT.c.person_id,
        CONSENT.c.purpose == purpose,
        CONSENT.c.assent.is_(False),
        CONSENT.c.withdrawn_at.is_(None),
        CONSENT.c.on_paper.is_(False),
    )


_BOTH = sa.and_(_agreed("declare"), _agreed("remind"))
_ASSENTS = sa.exists().where(
    CONSENT.c.child_id == ENROLMENT.c.person_id,
    sa.or_(CONSENT.c.assent, CONSENT.c.by_person_id == ENROLMENT.c.person_id),
    CONSENT.c.withdrawn_at.is_(None),
    CONSENT.c.on_paper.is_(False),
)
# asked before consent: few pupils have an account of their own, and each has several consents
_HAS_ACCOUNT = sa.exists().where(ACCOUNT.c.person_id == ENROLMENT.c.person_id, ACCOUNT.c.state == "active")
_BOARDERS = sa.exists().where(ENROLMENT.c.school_id == DUTY.c.unit_id, ENROLMENT.c.boards, living(ENROLMENT))
_ONCE, _TWICE = (sa.literal_column(number, sa.Integer).label("again") for number in ("0", "1"))
_ROLES = sa.union_all(
    sa.select(PERSON.c.id.label("person_id"), _ONCE).where(_STAFF),
    sa.select(BOND.c.person_id, _TWICE)
    .select_from(_PUPILS.join(BOND, BOND.c.child_id == ENROLMENT.c.person_id))
    .where(_AT, ENROLMENT.c.boards.is_(False), BOND.c.state == "active", _BOTH),
    sa.select(ENROLMENT.c.person_id, _TWICE).select_from(_PUPILS).where(_AT, _HAS_ACCOUNT, _BOTH, _ASSENTS),
    sa.select(DUTY.c.person_id, _ONCE).where(
        among(DUTY.c.unit_id, "schools"), DUTY.c.kind == "boarding", living(DUTY), _BOARDERS
    ),
).subquery("roles")
_PERSONS = (
    sa.select(_ROLES.c.person_id, sa.func.max(_ROLES.c.again).label("again")).group_by(_ROLES.c.person_id)
).subquery("persons")
_NEVER = sa.bindparam("b_never", datetime(1, 1, 1, tzinfo=UTC), type_=SESSION.c.at.type)


def _used_at(account: Any) -> Any:
    """When an account wrote last; before everything if it never did."""
    at = sa.select(SESSION.c.at).where(SESSION.c.account_id == account.c.id).correlate(account).scalar_subquery()
    return sa.func.coalesce(at, _NEVER, type_=SESSION.c.at.type)


_OTHER = ACCOUNT.alias("other")
# one look for each who has a single account; ranking all of them would sort a province
_HAS_BETTER = sa.exists().where(
    _OTHER.c.person_id == ACCOUNT.c.person_id,
    _OTHER.c.state == "active",
    _OTHER.c.id != ACCOUNT.c.id,
    sa.or_(
        _used_at(_OTHER) > _used_at(ACCOUNT),
        sa.and_(_used_at(_OTHER) == _used_at(ACCOUNT), _OTHER.c.id < ACCOUNT.c.id),
    ),
)
ACCOUNTS = (
    sa.select(
        ACCOUNT.c.channel, ACCOUNT.c.bot, sa.func.count().label("n"), sa.func.sum(_PERSONS.c.again).label("again")
    )
    .select_from(_PERSONS.join(ACCOUNT, ACCOUNT.c.person_id == _PERSONS.c.person_id))
    .where(ACCOUNT.c.state == "active", ACCOUNT.c.paused.is_(False), ~_HAS_BETTER)
    .where(sa.or_(ACCOUNT.c.muted_until.is_(None), ACCOUNT.c.muted_until <= sa.bindparam("b_now")))
    .group_by(ACCOUNT.c.channel, ACCOUNT.c.bot)
)
RHYTHMS = (
    sa.select(SETTING.c.value, sa.func.count().label("n"))
    .where(among(SETTING.c.unit_id, "schools"), SETTING.c.name == "reminders")
    .group_by(SETTING.c.value)
)


@dataclass(frozen=True, slots=True)
class Reminded:
    """Whom a round of persons would remind. `persons` owe; `accounts`: one for each who is reminded at all, by bot.

    `again`: those of them that may get a second reminder (families and pupils); `rhythms`: what the schools have set
    for their reminders, "" where one has set nothing.
    """

    persons: int
    accounts: Mapping[str, int]
    again: int
    rhythms: tuple[str, ...]


NOBODY = Reminded(0, {}, 0, ())


def count_reminded(reading: Reading, schools: Sequence[int]) -> Reminded:
    """Count them as consents, accounts and pauses are now."""
    if not schools:
        return NOBODY
    connection, values = reading.connection, {"schools": list(schools), "today": reading.today, "b_now": reading.now}
    persons = int(connection.execute(OWED, values).scalar_one())
    accounts: dict[str, int] = {}
    again = 0
    for row in connection.execute(ACCOUNTS, values):
        accounts[f"{row.channel}:{row.bot}"] = row.n
        again += int(row.again)
    rhythms = {row.value: row.n for row in connection.execute(RHYTHMS, values)}
    has_default = sum(rhythms.values()) < len(schools)
    return Reminded(persons, accounts, again, tuple(sorted({*rhythms, *([""] if has_default else [])})))
