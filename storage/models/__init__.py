"""The tables, by subject. Imports SQLModel and nothing else of ours."""

from sqlmodel import SQLModel

from storage.models.accounts import Account, Audit, Draft, Fact, Inbox, Lease, Outbox, Session
from storage.models.browser import BrowserMessage
from storage.models.cases import Case, CaseEvent, CaseTold
from storage.models.clusters import Cluster, ClusterMember, ClusterTold
from storage.models.drills import Drill
from storage.models.evidence import Evidence
from storage.models.export_links import ExportLink
from storage.models.filings import Remedy, SchoolDeclaration, SchoolDraft
from storage.models.findings import Finding
from storage.models.heard import Heard
from storage.models.ledger import Ledger
from storage.models.letter_files import LetterFile
from storage.models.links import LinkCode
from storage.models.orders import OrderPlan, OrderReceipt, OrderSchool
from storage.models.people import Bar, Bond, Consent, ContactPoint, Duty, Enrolment, Invitation, JoinRequest, Person
from storage.models.questionnaires import Questionnaire
from storage.models.rounds import Declaration, Order, Planned, Round, RoundSum
from storage.models.shown_pictures import ShownPicture
from storage.models.units import DayOff, Policy, Setting, Unit, UnitEdge

metadata = SQLModel.metadata

__all__ = [
    "Account",
    "Audit",
    "Bar",
    "Bond",
    "BrowserMessage",
    "Case",
    "CaseEvent",
    "CaseTold",
    "Cluster",
    "ClusterMember",
    "ClusterTold",
    "Consent",
    "ContactPoint",
    "DayOff",
    "Declaration",
    "Draft",
    "Drill",
    "Duty",
    "Enrolment",
    "Evidence",
    "ExportLink",
    "Fact",
    "Finding",
    "Heard",
    "Inbox",
    "Invitation",
    "JoinRequest",
    "Lease",
    "Ledger",
    "LetterFile",
    "LinkCode",
    "Order",
    "OrderPlan",
    "OrderReceipt",
    "OrderSchool",
    "Outbox",
    "Person",
    "Planned",
    "Policy",
    "Questionnaire",
    "Remedy",
    "Round",
    "RoundSum",
    "SchoolDeclaration",
    "SchoolDraft",
    "Session",
    "Setting",
    "ShownPicture",
    "Unit",
    "UnitEdge",
    "metadata",
]
