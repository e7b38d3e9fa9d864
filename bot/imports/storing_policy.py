"""Storing a unit's ladder: compared with the one of its day, never in the place of one that cases began with."""

from datetime import datetime

from sqlalchemy.engine import Connection

from bot.cases.policies import policy_json
from bot.clock import local_date
from bot.errors import Mistake
from bot.imports.policy import LadderFile
from storage.changes import store
from storage.changes.policies import MakePolicy
from storage.database import Database
from storage.queries.policies import has_begun, policies
from storage.queries.units import unit_by_code

KIND = "ladder"


class NoUnit(Mistake):
    """The file and the command name no unit."""

    sentence = "Say whose ladder it is: a row “Mã đơn vị” in the file, or --unit."


class UnknownUnit(Mistake):
    """No unit has the code today."""

    sentence = "No unit has the code {code} today."


class Unsaid(Mistake):
    """A ladder nobody stands for."""

    sentence = "The file must say who decided it and when: rows “Người ban hành” and “Ngày ban hành”."


class HasBegun(Mistake):
    """Cases live by the ladder that is to be replaced."""

    sentence = "Cases have begun with the ladder of {code} from {date}. Please give the new one a later “Hiệu lực từ”."


def store_ladder(database: Database, now: datetime, file: LadderFile, unit: str | None, *, dry_run: bool) -> str:
    """Have a ladder begin on its day; gives `made`, `changed` or `unchanged`. Raises the mistakes above."""
    code = unit or file.unit_code
    if code is None:
        raise NoUnit
    if not file.author or file.issued_on is None:
        raise Unsaid
    assert file.policy is not None
    author, issued_on, policy = file.author, file.issued_on, file.policy

    def run(connection: Connection) -> str:
        today = local_date(now)
        row = unit_by_code(connection, code, today)
        if row is None:
            raise UnknownUnit(code=code)
        from_on = file.from_on or today
        made = MakePolicy(row.id, KIND, from_on, policy_json(policy), author, issued_on, file.legal_note, now)
        same = [old for old in policies(connection, [row.id]) if (old.kind, old.from_on) == (KIND, from_on)]
        said = (made.content, made.author, made.issued_on, made.legal_note)
        if same and (dict(same[0].content), same[0].author, same[0].issued_on, same[0].legal_note) == said:
            return "unchanged"
        if same and has_begun(connection, same[0].id):
            raise HasBegun(code=code, date=f"{from_on:%d/%m/%Y}")
        if not dry_run:
            store(connection, database.sealer, [made])
        return "changed" if same else "made"

    found: str = database.write(run).result()
    return found
