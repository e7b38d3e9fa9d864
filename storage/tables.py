"""The tables as SQLAlchemy Core knows them, for statements; and the two words both dialects need."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from storage import models as m
from storage.database import among


def _table(model: Any) -> sa.Table:
    table: sa.Table = model.__table__
    return table


ACCOUNT = _table(m.Account)
AUDIT = _table(m.Audit)
BAR = _table(m.Bar)
BOND = _table(m.Bond)
BROWSER_MESSAGE = _table(m.BrowserMessage)
CASE = _table(m.Case)
CASE_EVENT = _table(m.CaseEvent)
CASE_TOLD = _table(m.CaseTold)
CLUSTER = _table(m.Cluster)
CLUSTER_MEMBER = _table(m.ClusterMember)
CLUSTER_TOLD = _table(m.ClusterTold)
CONSENT = _table(m.Consent)
CONTACT_POINT = _table(m.ContactPoint)
DAY_OFF = _table(m.DayOff)
DECLARATION = _table(m.Declaration)
DRAFT = _table(m.Draft)
DRILL = _table(m.Drill)
DUTY = _table(m.Duty)
ENROLMENT = _table(m.Enrolment)
EVIDENCE = _table(m.Evidence)
EXPORT_LINK = _table(m.ExportLink)
FACT = _table(m.Fact)
FINDING = _table(m.Finding)
HEARD = _table(m.Heard)
INBOX = _table(m.Inbox)
INVITATION = _table(m.Invitation)
JOIN_REQUEST = _table(m.JoinRequest)
LEASE = _table(m.Lease)
LEDGER = _table(m.Ledger)
LETTER_FILE = _table(m.LetterFile)
LINK_CODE = _table(m.LinkCode)
ORDER = _table(m.Order)
ORDER_PLAN = _table(m.OrderPlan)
ORDER_RECEIPT = _table(m.OrderReceipt)
ORDER_SCHOOL = _table(m.OrderSchool)
OUTBOX = _table(m.Outbox)
PERSON = _table(m.Person)
PLANNED = _table(m.Planned)
POLICY = _table(m.Policy)
QUESTIONNAIRE = _table(m.Questionnaire)
REMEDY = _table(m.Remedy)
ROUND = _table(m.Round)
ROUND_SUM = _table(m.RoundSum)
SCHOOL_DECLARATION = _table(m.SchoolDeclaration)
SCHOOL_DRAFT = _table(m.SchoolDraft)
SESSION = _table(m.Session)
SETTING = _table(m.Setting)
SHOWN_PICTURE = _table(m.ShownPicture)
UNIT = _table(m.Unit)
UNIT_EDGE = _table(m.UnitEdge)

ASKED_OF_PERSONS = ROUND.c.asked_of == "person"
"""Rounds that pupils and staff owe; a school's own are asked for where a school declares."""
TODAY = sa.bindparam("today", type_=sa.Date)
NOT_CLOSED = CASE.c.state != sa.literal_column("'closed'")
"""Cases that are not over. Written out, for an index over a part of the rows is not used where a parameter says it."""
OPEN_UIDS = sa.select(CASE.c.uid).where(NOT_CLOSED)
"""To be asked with IN: a join lets SQLite, which has no statistics here, begin with all that was ever told."""
OPEN_AT_SCHOOLS = CASE.c.uid.in_(OPEN_UIDS.where(among(CASE.c.school_id, "schools")))
"""Open cases of some schools, likewise without their past ones."""


def living(table: Any) -> sa.ColumnElement[bool]:
    """Rows whose dates hold on the parameter `today`."""
    return sa.and_(table.c.from_on <= TODAY, sa.or_(table.c.to_on.is_(None), table.c.to_on > TODAY))


def dialect_insert(dialect: str, table: Any) -> Any:
    """The dialect's own insert, which knows ON CONFLICT."""
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


def insert_new(dialect: str, table: Any, keys: Sequence[str]) -> Any:
    """An insert that leaves a row with the same key alone."""
    return dialect_insert(dialect, table).on_conflict_do_nothing(index_elements=list(keys))
