"""Storing a unit's policies: compared with those of their day, never in the place of one that cases began with."""

from datetime import date, datetime
from typing import Any

from sqlalchemy.engine import Connection

from bot.cases.clusters.policies import rules_json
from bot.cases.policies import policy_json
from bot.clock import local_date
from bot.errors import Mistake
from bot.imports.policy import PolicyFile
from storage.changes import store
from storage.changes.policies import MakePolicy
from storage.database import Database
from storage.queries.policies import PolicyRow, has_begun, policies
from storage.queries.units import unit_by_code

LADDER, CLUSTERS = "ladder", "clusters"
Stored = tuple[str, str]
"""A kind of policy, and what became of it: made, changed, unchanged."""


class NoUnit(Mistake):
    """The file and the command name no unit."""

    sentence = "Say whose policy it is: a row “Mã đơn vị” in the file, or --unit."


class UnknownUnit(Mistake):
    """No unit has the code today."""

    sentence = "No unit has the code {code} today."


class Unsaid(Mistake):
    """A ladder nobody stands for."""

    sentence = "The file must say who decided it and when: rows “Người ban hành” and “Ngày ban hành”."


class HasBegun(Mistake):
    """Cases live by the ladder that is to be replaced."""

    sentence = "Cases have begun with the ladder of {code} from {date}. Please give the new one a later “Hiệu lực từ”."


def store_policy(
    database: Database, now: datetime, file: PolicyFile, unit: str | None, *, dry_run: bool
) -> list[Stored]:
    """Have what a file says begin on its day; gives for each kind what became of it. Raises the mistakes above."""
    code = unit or file.unit_code
    if code is None:
        raise NoUnit
    if not file.author or file.issued_on is None:
        raise Unsaid
    contents: dict[str, dict[str, Any]] = {}
    if file.policy is not None:
        contents[LADDER] = policy_json(file.policy)
    if file.clusters:
        contents[CLUSTERS] = rules_json(file.clusters)

    def run(connection: Connection) -> list[Stored]:
        today = local_date(now)
        row = unit_by_code(connection, code, today)
        if row is None:
            raise UnknownUnit(code=code)
        known = policies(connection, [row.id])
        done: list[Stored] = []
        for kind, content in contents.items():
            made = _made(row.id, kind, content, file, today, now)
            same = [old for old in known if (old.kind, old.from_on) == (kind, made.from_on)]
            if same and _said(same[0]) == _said(made):
                done.append((kind, "unchanged"))
                continue
            if same and has_begun(connection, same[0].id):
                raise HasBegun(code=code, date=f"{made.from_on:%d/%m/%Y}")
            if not dry_run:
                store(connection, database.sealer, [made])
            done.append((kind, "changed" if same else "made"))
        return done

    found: list[Stored] = database.write(run).result()
    return found


def _made(unit_id: int, kind: str, content: dict[str, Any], file: PolicyFile, today: date, now: datetime) -> MakePolicy:
    assert file.issued_on is not None
    return MakePolicy(unit_id, kind, file.from_on or today, content, file.author, file.issued_on, file.legal_note, now)


def _said(each: MakePolicy | PolicyRow) -> tuple[object, ...]:
    return dict(each.content), each.author, each.issued_on, each.legal_note
