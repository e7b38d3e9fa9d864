"""What commands and the watchful show of rounds, cases and the outbox: lists without names."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import among
from storage.queries.capping import SUMMARY
from storage.queries.facts import QUARANTINE, read_fact
from storage.queries.findings import count_open
from storage.queries.health import read_health
from storage.queries.silent_bots import suspected
from storage.sealing import Sealer
from storage.tables import (
    ACCOUNT,
    CASE,
    CASE_EVENT,
    INBOX,
    NOT_CLOSED,
    ORDER,
    OUTBOX,
    PERSON,
    ROUND,
    ROUND_SUM,
    SCHOOL_DECLARATION,
    UNIT,
)

SCHOOL = UNIT.alias("school_unit")
CLASS = UNIT.alias("class_unit")
TAKER = PERSON.alias("taker")
TELLER = PERSON.alias("station_teller")

_DECLARED = (
    sa.select(sa.func.coalesce(sa.func.sum(ROUND_SUM.c.declared), 0))
    .where(ROUND_SUM.c.round_id == ROUND.c.id)
    .scalar_subquery()
)
_FILED = sa.case((sa.exists().where(SCHOOL_DECLARATION.c.round_id == ROUND.c.id), 1), else_=0)
_SO_FAR = sa.case((ROUND.c.asked_of == "school", _FILED), else_=_DECLARED)
ROUNDS = (
    sa.select(
        ROUND.c.id,
        SCHOOL.c.code.label("unit"),
        ROUND.c.form,
        ROUND.c.held_on.label("date"),
        ORDER.c.kind.label("order"),
        ROUND.c.opens_at,
        ROUND.c.due_at,
        ROUND.c.closes_at,
        ROUND.c.state,
        ROUND.c.owed,
        sa.func.coalesce(ROUND.c.declared, _SO_FAR).label("declared"),
    )
    .join(SCHOOL, SCHOOL.c.id == ROUND.c.school_id)
    .join(ORDER, ORDER.c.id == ROUND.c.order_id)
    .order_by(ROUND.c.held_on, ROUND.c.asked_of, SCHOOL.c.code, ROUND.c.id)
)
SOME_ROUNDS = ROUNDS.where(among(ROUND.c.id, "rounds"))
CASES = (
    sa.select(
        CASE.c.id,
        SCHOOL.c.code.label("unit"),
        CLASS.c.code.label("class"),
        CASE.c.severity,
        CASE.c.state,
        CASE.c.opened_at,
        CASE.c.taken_at,
        TAKER.c.uid.label("taker_uid"),
        TAKER.c.sealed_name.label("taker_name"),
        CASE.c.outcome,
        # the law's 24 hours run for suspected notifiable diseases alone, and for no exercise
        sa.case((sa.and_(CASE.c.notifiable, CASE.c.is_drill.is_(False)), CASE.c.report_by)).label("due_at"),
        CASE.c.told_station_at,
        CASE.c.told_station_how,
        TELLER.c.uid.label("teller_uid"),
        TELLER.c.sealed_name.label("teller_name"),
        CASE.c.is_drill.label("drill"),
        CASE.c.policy_id.label("ladder"),
    )
    .join(SCHOOL, SCHOOL.c.id == CASE.c.school_id)
    .outerjoin(CLASS, CLASS.c.id == CASE.c.class_id)
    .outerjoin(TAKER, TAKER.c.id == CASE.c.taken_by)
    .outerjoin(TELLER, TELLER.c.id == CASE.c.told_station_by)
    .order_by(CASE.c.id)
)
EVENTS = (
    sa.select(CASE_EVENT.c.at, CASE_EVENT.c.kind, CASE_EVENT.c.person_id, CASE_EVENT.c.about)
    .join(CASE, CASE.c.uid == CASE_EVENT.c.case_uid)
    .where(CASE.c.id == sa.bindparam("b_case"))
    .order_by(CASE_EVENT.c.id)
)


def rounds(connection: Connection, only: Sequence[int] | None = None) -> list[dict[str, Any]]:
    """All rounds (or some by key), oldest first."""
    found = connection.execute(ROUNDS if only is None else SOME_ROUNDS, {} if only is None else {"rounds": list(only)})
    return [dict(row._mapping) for row in found]


def cases(connection: Connection, sealer: Sealer, case_id: int | None = None) -> list[dict[str, Any]]:
    """All cases (or one), oldest first; who took them by name, whom they are about not at all."""
    statement = CASES if case_id is None else CASES.where(CASE.c.id == case_id)
    found = []
    for row in connection.execute(statement):
        shown = dict(row._mapping)
        for who, key in (("taker", "taken_by"), ("teller", "told_station_by")):
            uid, name = shown.pop(f"{who}_uid"), shown.pop(f"{who}_name")
            shown[key] = sealer.open("person.name", uid, name) if name else None
        found.append(shown)
    return found


def case_events(connection: Connection, case_id: int) -> list[dict[str, Any]]:
    """The life of a case, step by step."""
    return [dict(row._mapping) for row in connection.execute(EVENTS, {"b_case": case_id})]


def status(connection: Connection, now: datetime, today: date) -> dict[str, Any]:
    """How the installation is doing, in numbers."""

    def count(table: sa.Table, *where: sa.ColumnElement[bool]) -> int:
        return int(connection.execute(sa.select(sa.func.count()).select_from(table).where(*where)).scalar_one())

    waiting = OUTBOX.c.state.in_(("ready", "leased"))
    oldest = connection.execute(
        sa.select(sa.func.min(OUTBOX.c.made_at)).where(waiting, OUTBOX.c.priority == 0)
    ).scalar()
    return {
        "now": now,
        "today": today,
        "accounts": count(ACCOUNT, ACCOUNT.c.state == "active"),
        "accounts_blocked": count(ACCOUNT, ACCOUNT.c.state == "blocked"),
        "schools": count(UNIT, UNIT.c.kind == "school"),
        "pupils": count(PERSON, PERSON.c.kind == "pupil", PERSON.c.gone_on.is_(None)),
        "rounds_open": count(ROUND, ROUND.c.state == "open"),
        "cases_open": count(CASE, NOT_CLOSED, CASE.c.is_drill.is_(False)),
        "cases_untaken": count(CASE, CASE.c.state == "open", CASE.c.is_drill.is_(False)),
        "drills_open": count(CASE, NOT_CLOSED, CASE.c.is_drill),
        "alerts_gathered_today": count(OUTBOX, OUTBOX.c.kind == SUMMARY, OUTBOX.c.made_at > now - timedelta(days=1)),
        "outbox_waiting": count(OUTBOX, waiting),
        "outbox_refused": count(OUTBOX, OUTBOX.c.state == "refused"),
        "oldest_unsent_alert_at": oldest,
        "turns_failed": count(INBOX, INBOX.c.state.in_(("failed", "told"))),
        "bots_suspected": sorted(suspected(connection)),
        **_sending(connection, now),
        "quarantine": read_fact(connection, QUARANTINE) is not None,
    }


def _sending(connection: Connection, now: datetime) -> dict[str, Any]:
    """What keeps alerts from leaving (codes), and what the auditor has found and not seen healed."""
    health = read_health(connection, now)
    held = [trouble.until for trouble in health.troubles if trouble.code == "held" and trouble.until]
    return {
        "sending_troubles": list(health.codes),
        "sending_held_until": max(held, default=None),
        "audited_at": health.audited_at,
        "findings_open": count_open(connection),
    }
