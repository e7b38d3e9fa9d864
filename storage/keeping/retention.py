"""Deleting what is over its time: declarations after RETAIN_DAYS leave their sums; drafts, inbox bodies, old pushes."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.queries.sums import mend
from storage.tables import (
    CASE,
    CASE_EVENT,
    CASE_TOLD,
    CLUSTER,
    CLUSTER_MEMBER,
    CLUSTER_TOLD,
    DECLARATION,
    DRAFT,
    EVIDENCE,
    EXPORT_LINK,
    FINDING,
    HEARD,
    INBOX,
    JOIN_REQUEST,
    LEDGER,
    LINK_CODE,
    OUTBOX,
    REMEDY,
    ROUND,
    SCHOOL_DRAFT,
)

CHUNK = 2_000
INBOX_ROWS = timedelta(days=7)
"""How long an update's key is remembered after its body went, so that a late redelivery changes nothing."""

EXPORT_LINKS = timedelta(days=1)
"""How long a link that is over is remembered; who made and who used it stays in the audit."""

LINK_CODES = timedelta(days=8)
"""A connection can be taken back for a week."""

# the version goes up: whoever changes the remedy meanwhile looks again
FORGET_PICTURE = (
    sa.update(REMEDY)
    .where(REMEDY.c.id == sa.bindparam("b_remedy"), REMEDY.c.evidence == sa.bindparam("b_uid"))
    .values(evidence=None, version=REMEDY.c.version + 1)
)


@dataclass(frozen=True, slots=True)
class Periods:
    """How long things are kept (settings RETAIN_DAYS, DRAFT_DAYS, INBOX_HOURS)."""

    identifiable: timedelta
    drafts: timedelta
    inbox: timedelta


def purge(connection: Connection, now: datetime, periods: Periods) -> dict[str, int]:
    """Delete one chunk of everything that is over its time; returns what went, empty when nothing is left."""
    old = now - periods.identifiable
    gone = {
        "declarations": _purge_declarations(connection, old, now),
        "pictures": _purge_pictures(connection, old),
        "cases": _purge_cases(connection, old),
        "clusters": _purge_clusters(connection, old),
        "drafts": _delete(connection, DRAFT, DRAFT.c.at < now - periods.drafts),
        "drafts of schools": _delete(connection, SCHOOL_DRAFT, SCHOOL_DRAFT.c.at < now - periods.drafts),
        "updates not worked off": _delete(connection, HEARD, HEARD.c.at < now - periods.inbox),
        "updates": _blank_inbox(connection, now - periods.inbox),
        "update keys": _delete(connection, INBOX, INBOX.c.at < now - periods.inbox - INBOX_ROWS),
        "messages": _delete(connection, OUTBOX, sa.and_(OUTBOX.c.made_at < old, OUTBOX.c.state != "leased")),
        "counts of messages": _purge_ledger(connection, old),
        "codes of accounts": _delete(connection, LINK_CODE, LINK_CODE.c.expires_at < now - LINK_CODES),
        "links": _delete(connection, EXPORT_LINK, EXPORT_LINK.c.expires_at < now - EXPORT_LINKS),
        "findings": _delete(connection, FINDING, FINDING.c.healed_at < old),
        "requests": _delete(
            connection, JOIN_REQUEST, sa.and_(JOIN_REQUEST.c.asked_at < old, JOIN_REQUEST.c.state != "open")
        ),
    }
    return {name: count for name, count in gone.items() if count}


def _purge_declarations(connection: Connection, old: datetime, now: datetime) -> int:
    """Delete the declarations of old closed rounds; what they add up to stays, counted a last time."""
    rounds = (
        sa.select(DECLARATION.c.round_id)
        .join(ROUND, ROUND.c.id == DECLARATION.c.round_id)
        .where(ROUND.c.closes_at < old)
        .distinct()
        .limit(20)
    )
    ids = connection.execute(rounds).scalars().all()
    mend(connection, ids)
    for round_id in ids:
        connection.execute(sa.update(ROUND).where(ROUND.c.id == round_id).values(purged_at=now))
    return int(connection.execute(sa.delete(DECLARATION).where(DECLARATION.c.round_id.in_(ids))).rowcount)


def _purge_pictures(connection: Connection, old: datetime) -> int:
    """Evidence goes with the declarations of its round; that of a remedy counts from the day it was sent."""
    is_old = sa.case((EVIDENCE.c.remedy_id.is_(None), ROUND.c.closes_at), else_=EVIDENCE.c.at) < old
    rows = sa.select(EVIDENCE.c.id, EVIDENCE.c.uid, EVIDENCE.c.remedy_id).join(ROUND, ROUND.c.id == EVIDENCE.c.round_id)
    found = connection.execute(rows.where(is_old).limit(CHUNK)).all()
    named = [{"b_remedy": row.remedy_id, "b_uid": bytes(row.uid).hex()} for row in found if row.remedy_id is not None]
    if named:
        connection.execute(FORGET_PICTURE, named)
    gone = sa.delete(EVIDENCE).where(EVIDENCE.c.id.in_([row.id for row in found]))
    return int(connection.execute(gone).rowcount) if found else 0


def _purge_ledger(connection: Connection, old: datetime) -> int:
    """Counts of months long over; the same account's later ones stay."""
    accounts = sa.select(LEDGER.c.account_id).where(LEDGER.c.last_at < old).limit(CHUNK).scalar_subquery()
    gone = sa.delete(LEDGER).where(LEDGER.c.account_id.in_(accounts), LEDGER.c.last_at < old)
    return int(connection.execute(gone).rowcount)


def _purge_cases(connection: Connection, old: datetime) -> int:
    closed = sa.select(CASE.c.uid).where(CASE.c.state == "closed", CASE.c.closed_at < old).limit(CHUNK)
    uids = connection.execute(closed).scalars().all()
    if uids:
        for table in (CASE_EVENT, CASE_TOLD):
            connection.execute(sa.delete(table).where(table.c.case_uid.in_(uids)))
        connection.execute(sa.delete(CASE).where(CASE.c.uid.in_(uids)))
    return len(uids)


def _purge_clusters(connection: Connection, old: datetime) -> int:
    """Clusters that ended long ago, with who was in them and who was told."""
    ended = sa.select(CLUSTER.c.uid).where(CLUSTER.c.state == "ended", CLUSTER.c.ended_at < old).limit(CHUNK)
    uids = connection.execute(ended).scalars().all()
    if uids:
        for table in (CLUSTER_MEMBER, CLUSTER_TOLD):
            connection.execute(sa.delete(table).where(table.c.cluster_uid.in_(uids)))
        connection.execute(sa.delete(CLUSTER).where(CLUSTER.c.uid.in_(uids)))
    return len(uids)


def _blank_inbox(connection: Connection, old: datetime) -> int:
    bodies = sa.or_(INBOX.c.sealed_body.is_not(None), INBOX.c.sealed_reply.is_not(None))
    keys = sa.select(INBOX.c.key).where(INBOX.c.at < old, bodies).limit(CHUNK).scalar_subquery()
    changed = sa.update(INBOX).where(INBOX.c.key.in_(keys)).values(sealed_body=None, sealed_reply=None)
    return int(connection.execute(changed).rowcount)


def _delete(connection: Connection, table: sa.Table, old: sa.ColumnElement[bool]) -> int:
    key = next(iter(table.primary_key))
    keys = sa.select(key).where(old).limit(CHUNK).scalar_subquery()
    return int(connection.execute(sa.delete(table).where(key.in_(keys))).rowcount)
