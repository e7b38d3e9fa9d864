"""The letters of orders as files: those that wait to be fetched, and the one that goes with an order."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from storage.changes.fetched import LETTERS
from storage.database import among
from storage.needs import Asked, Need, Reading, answers
from storage.queries.fetched import SentFile, untold
from storage.queries.letters import led_by, letters
from storage.queries.plans import within_reach
from storage.tables import LETTER_FILE
from storage.values import Sender

_COLUMNS = tuple(LETTER_FILE.c[name] for name in ("uid", "account_id", "state", "why", "plan_id", "media", "bytes"))
BY_UID = sa.select(*_COLUMNS).where(LETTER_FILE.c.uid.in_(sa.bindparam("uids", expanding=True)))
OF_PLANS = sa.select(*_COLUMNS).where(among(LETTER_FILE.c.plan_id, "plans"), LETTER_FILE.c.state == "kept")
CONTENTS = sa.select(*LETTERS.sealed).where(among(LETTER_FILE.c.plan_id, "plans"), LETTER_FILE.c.state == "kept")


@dataclass(frozen=True, slots=True)
class LetterFileView(SentFile):
    """A letter without its content. `media` and `bytes`: None until it is here."""

    plan_id: int
    media: str | None
    bytes: int | None


@dataclass(frozen=True, slots=True)
class MyLetterFile(Need):
    """A letter that the sender's account sent and was not told of yet: LetterFileView | None."""

    uid: bytes


@answers(MyLetterFile)
def my_letter_file(reading: Reading, asked: Sequence[Asked]) -> list[LetterFileView | None]:
    """One query for all; nobody gets another account's."""
    rows = reading.connection.execute(BY_UID, {"uids": sorted({each.need.uid for each in asked})})
    found = {bytes(row.uid): LetterFileView(bytes(row.uid), *row[1:]) for row in rows}
    return untold(found, asked)


@dataclass(frozen=True, slots=True)
class LetterFileOf(Need):
    """The letter of an order that the sender may read: LetterFileView | None.

    `school_id`: the sender's own school that the order reached; 0: an order within the sender's reach as an office.
    """

    plan_id: int
    school_id: int


@answers(LetterFileOf)
def letter_file_of(reading: Reading, asked: Sequence[Asked]) -> list[LetterFileView | None]:
    """None without the right to it, and where the order has none."""
    may = [
        each.need.plan_id for each in asked if may_read(reading, each.sender, each.need.plan_id, each.need.school_id)
    ]
    found = of_plans(reading, may)
    return [
        found.get(each.need.plan_id) if may_read(reading, each.sender, each.need.plan_id, each.need.school_id) else None
        for each in asked
    ]


def may_read(reading: Reading, sender: Sender, plan_id: int, school_id: int) -> bool:
    """Whether somebody may read an order's letter now: for a school that has it, or as an office."""
    if school_id == 0:
        return within_reach(reading, sender, plan_id) is not None
    return school_id in led_by(sender) and (plan_id, school_id) in letters(reading, {(plan_id, school_id)})


def of_plans(reading: Reading, plans: Sequence[int]) -> dict[int, LetterFileView]:
    """The letter of each plan that has one. No scope is looked at."""
    rows = reading.connection.execute(OF_PLANS, {"plans": sorted(set(plans))}) if plans else ()
    return {row.plan_id: LetterFileView(bytes(row.uid), *row[1:]) for row in rows}


def contents(reading: Reading, plans: Sequence[int]) -> dict[int, bytes]:
    """The file of each plan's letter. No scope is looked at."""
    rows = reading.connection.execute(CONTENTS, {"plans": sorted(set(plans))}) if plans else ()
    return {row.plan_id: LETTERS.opened(reading.sealer, row) for row in rows}
