"""Pupils whom a teacher or the boarding staff are declaring for the family: begun or sent, of their own class or roll.

They are loaded with the sender, so that whatever a teacher presses about a pupil is authorised anew each time.
"""

from collections.abc import Mapping, Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import among
from storage.queries.open_cases import open_case_views
from storage.queries.school_habits import habits_of_schools
from storage.sealing import Sealer
from storage.tables import (
    ACCOUNT,
    CONSENT,
    DECLARATION,
    DRAFT,
    DUTY,
    ENROLMENT,
    PERSON,
    ROUND,
    UNIT,
    living,
)
from storage.values import Subject

CLASS = UNIT.alias("class_unit")
SCHOOL = UNIT.alias("school_unit")
PROXY, BOARDING = "proxy", "boarding"
DUTIES = frozenset({"homeroom", "boarding"})
"""Duties that declare for others."""

_BEGUN = (
    sa.select(DRAFT.c.account_id, DRAFT.c.subject_id)
    .join(ROUND, ROUND.c.id == DRAFT.c.round_id)
    .where(among(DRAFT.c.account_id, "accounts"), ROUND.c.state == "open")
)
_SENT = (
    sa.select(DECLARATION.c.account_id, DECLARATION.c.person_id)
    .join(ROUND, ROUND.c.id == DECLARATION.c.round_id)
    .where(among(DECLARATION.c.account_id, "accounts"), ROUND.c.state == "open")
    .where(DECLARATION.c.by.in_((PROXY, BOARDING)))
)
_TOUCHED = _BEGUN.union(_SENT).subquery("touched")
_IN_CLASS = sa.and_(DUTY.c.kind == "homeroom", DUTY.c.unit_id == ENROLMENT.c.class_id)
_ON_ROLL = sa.and_(DUTY.c.kind == "boarding", DUTY.c.unit_id == ENROLMENT.c.school_id, ENROLMENT.c.boards.is_(True))
_AGREED = sa.exists().where(
    CONSENT.c.child_id == PERSON.c.id,
    CONSENT.c.purpose == "declare",
    CONSENT.c.assent.is_(False),
    CONSENT.c.withdrawn_at.is_(None),
)
PROXIED = (
    sa.select(
        _TOUCHED.c.account_id,
        PERSON.c.id.label("person_id"),
        PERSON.c.uid,
        PERSON.c.sealed_name,
        ENROLMENT.c.school_id,
        SCHOOL.c.name.label("school_name"),
        ENROLMENT.c.class_id,
        CLASS.c.name.label("class_name"),
        ENROLMENT.c.boards,
        DUTY.c.kind.label("duty"),
        SCHOOL.c.levels,
        _AGREED.label("agreed"),
    )
    .select_from(_TOUCHED)
    .join(ACCOUNT, ACCOUNT.c.id == _TOUCHED.c.account_id)
    .join(PERSON, PERSON.c.id == _TOUCHED.c.subject_id)
    .join(ENROLMENT, sa.and_(ENROLMENT.c.person_id == PERSON.c.id, living(ENROLMENT)))
    .join(SCHOOL, SCHOOL.c.id == ENROLMENT.c.school_id)
    .join(CLASS, CLASS.c.id == ENROLMENT.c.class_id)
    .join(DUTY, sa.and_(DUTY.c.person_id == ACCOUNT.c.person_id, living(DUTY), sa.or_(_IN_CLASS, _ON_ROLL)))
    .where(PERSON.c.gone_on.is_(None))
    .order_by(PERSON.c.id, DUTY.c.kind.desc())
)


def proxied_subjects(
    connection: Connection, sealer: Sealer, accounts: Sequence[int], today: date
) -> Mapping[int, list[Subject]]:
    """Pupils by the account that declares for them now, as subjects with the relation `proxy` or `boarding`."""
    rows = connection.execute(PROXIED, {"accounts": list(accounts), "today": today}).all()
    if not rows:
        return {}
    persons = sorted({row.person_id for row in rows})
    habits = habits_of_schools(connection, ((row.school_id, row.levels) for row in rows))
    cases = open_case_views(connection, persons)
    found: dict[int, dict[int, Subject]] = {}
    for row in rows:
        subject = Subject(
            person_id=row.person_id,
            name=sealer.open("person.name", row.uid, row.sealed_name),
            kind="pupil",
            relation=BOARDING if row.duty == "boarding" else PROXY,
            school_id=row.school_id,
            school_name=row.school_name,
            class_id=row.class_id,
            class_name=row.class_name,
            boards=bool(row.boards),
            birthday=None,
            habits=habits[row.school_id],
            consents=frozenset({"declare"} if row.agreed else ()),
            case=cases.get(row.person_id),
        )
        found.setdefault(row.account_id, {}).setdefault(row.person_id, subject)
    return {account: list(several.values()) for account, several in found.items()}
