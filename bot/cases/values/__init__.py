"""Values of cases, by subject: grades, duties, the case, the ladder as data, its steps. Plain values."""

from bot.cases.values.case import LEGAL_NOTICE, SPARED, Case, Flag, SchoolDays, Told
from bot.cases.values.duties import Duty, DutyKind, Holder, ManagedBy, Post, Reachable
from bot.cases.values.grades import CaseState, Severity
from bot.cases.values.policy import OffHours, Policy, Rung, Spread, Standing
from bot.cases.values.steps import Done, Ended, OperatorAlarm, Step, Tell, TellReason, Unreached, Wait

__all__ = [
    "LEGAL_NOTICE",
    "SPARED",
    "Case",
    "CaseState",
    "Done",
    "Duty",
    "DutyKind",
    "Ended",
    "Flag",
    "Holder",
    "ManagedBy",
    "OffHours",
    "OperatorAlarm",
    "Policy",
    "Post",
    "Reachable",
    "Rung",
    "SchoolDays",
    "Severity",
    "Spread",
    "Standing",
    "Step",
    "Tell",
    "TellReason",
    "Told",
    "Unreached",
    "Wait",
]
