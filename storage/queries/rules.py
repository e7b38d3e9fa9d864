"""Rules whose source is weak or inferred (domain.md), and who approved them."""

from datetime import date
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.queries.facts import write_fact
from storage.tables import FACT

PREFIX = "rule:"


class Rule(NamedTuple):
    """A rule that ships although its source is weak; `source`: weak, inferred or old."""

    name: str
    source: str
    text: str


WEAK = (
    Rule("severity-2026", "inferred", "which signs are note, amber, red, emergency (domain.md 3.4)"),
    Rule("fever-37.5", "weak", "37.5 °C as the line of fever: one Hanoi school's notice, no national text (3.2)"),
    Rule("emergency-signs", "inferred", "the signs that first say 115 (4.3)"),
    Rule("similar-7-days", "old", "similar cases of a class are counted over 7 days (4.3, an undated ministry text)"),
    Rule("hfmd-class", "old", "2 like hand-foot-mouth in a class in 7 days: an undated ministry text (4.3, K2)"),
    Rule("hfmd-school", "inferred", "3 like hand-foot-mouth in a school in 7 days: call the station (4.3)"),
    Rule("hfmd-commune", "inferred", "5 like hand-foot-mouth in a commune in 7 days: its contact is told (4.3)"),
    Rule("measles-one", "inferred", "one suspected measles: call the station today (4.3, HCDC 2024)"),
    Rule(
        "diphtheria-one", "inferred", "one suspected diphtheria: call today; the shipped form does not ask for it (4.1)"
    ),
    Rule("same-illness-14-days", "inferred", "who declares the same within 14 days is one case in a cluster"),
    Rule("ladder-times", "inferred", "5, 15, 30 minutes for red, 30 and 60 for amber, off hours 20:00 to 06:00"),
    Rule(
        "mornings",
        "inferred",
        "a case nobody has comes back on ten mornings, then weekly; those above hear now and then, then weekly",
    ),
    Rule(
        "station-24-hours",
        "inferred",
        "24 hours (article 10.1) from the first suspicion; reminders at 16:00, 19:00 and 4 hours before (4.1)",
    ),
    Rule("retention-90-days", "inferred", "90 days identifiable; no legal period was found (6.2)"),
    Rule("assent-from-7", "weak", "a child's own yes from 7 years; press and law differ (11)"),
    Rule("holiday-24-11", "inferred", "24/11 counts as a day without school (10.1)"),
)
APPROVALS = sa.select(FACT.c.name, FACT.c.value).where(FACT.c.name.startswith(PREFIX))


def approvals(connection: Connection) -> dict[str, str]:
    """Approved rules: name -> "who on date"."""
    return {row.name.removeprefix(PREFIX): row.value for row in connection.execute(APPROVALS)}


def approve(connection: Connection, name: str, by: str, on: date) -> None:
    """Record who approved a rule. Raises KeyError for a name that is none."""
    if name not in {rule.name for rule in WEAK}:
        raise KeyError(name)
    write_fact(connection, PREFIX + name, f"{by}, {on.isoformat()}")
