"""The letters of orders as files: those that wait to be fetched, and the one that goes with an order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.changes.letter_files import of_plan
from storage.database import among
from storage.models.letter_files import PENDING
from storage.needs import Asked, Need, Reading, answers
from storage.queries.letters import led_by, letters
from storage.queries.plans import within_reach
from storage.sealing import Sealer
from storage.tables import ACCOUNT, LETTER_FILE
from storage.values import Sender

FREE = sa.or_(
    LETTER_FILE.c.leased_until.is_(None),
    LETTER_FILE.c.leased_until < sa.bindparam("b_now", type_=LETTER_FILE.c.at.type),
)
WAITING = (
    sa.select(
        *(LETTER_FILE.c[name] for name in ("id", "uid", "plan_id", "state", "sealed_reference")),
        *(ACCOUNT.c.channel, ACCOUNT.c.bot, ACCOUNT.c.uid.label("account_uid"), ACCOUNT.c.sealed_chat),
    )
    .join(ACCOUNT, ACCOUNT.c.id == LETTER_FILE.c.account_id)
    .where(sa.text(f"letter_file.{PENDING}"), FREE)
    .order_by(LETTER_FILE.c.at, LETTER_FILE.c.id)
    .limit(sa.bindparam("b_limit", type_=sa.Integer))
)
LEASE = (
    sa.update(LETTER_FILE)
    .where(LETTER_FILE.c.id == sa.bindparam("b_id"), FREE)
    .values(leased_until=sa.bindparam("v_until"))
)
_COLUMNS = tuple(LETTER_FILE.c[name] for name in ("uid", "plan_id", "account_id", "state", "why", "media", "bytes"))
BY_UID = sa.select(*_COLUMNS).where(LETTER_FILE.c.uid.in_(sa.bindparam("uids", expanding=True)))
OF_PLANS = sa.select(*_COLUMNS).where(among(LETTER_FILE.c.plan_id, "plans"), LETTER_FILE.c.state == "kept")
CONTENTS = sa.select(LETTER_FILE.c.uid, LETTER_FILE.c.plan_id, LETTER_FILE.c.sealed_content).where(
    among(LETTER_FILE.c.plan_id, "plans"), LETTER_FILE.c.state == "kept"
)


@dataclass(frozen=True, slots=True)
class FetchableLetter:
    """A letter to be fetched, or one whose sender is to be told; `chat` is where it was sent."""

    uid: bytes
    plan_id: int
    state: str
    channel: str
    bot: str
    chat: str
    reference: str


@dataclass(frozen=True, slots=True)
class LetterFileView:
    """A letter without its content. `media` and `bytes`: None until it is here."""

    uid: bytes
    plan_id: int
    account_id: int | None
    state: str
    why: str | None
    media: str | None
    bytes: int | None


def claim(connection: Connection, sealer: Sealer, now: datetime, until: datetime, limit: int) -> list[FetchableLetter]:
    """Take letters that wait, for this process alone until `until`."""
    found = []
    for row in connection.execute(WAITING, {"b_now": now, "b_limit": limit}).all():
        if connection.execute(LEASE, {"b_id": row.id, "b_now": now, "v_until": until}).rowcount == 1:
            uid = bytes(row.uid)
            chat = sealer.open("account.chat", row.account_uid, row.sealed_chat)
            sealed = row.sealed_reference
            reference = sealer.open("letter_file.reference", uid, sealed) if sealed else ""
            found.append(FetchableLetter(uid, row.plan_id, row.state, row.channel, row.bot, chat, reference))
    return found


def is_waiting(connection: Connection, now: datetime) -> bool:
    """Whether any letter waits that nobody works on."""
    return connection.execute(WAITING, {"b_now": now, "b_limit": 1}).first() is not None


@dataclass(frozen=True, slots=True)
class MyLetterFile(Need):
    """A letter that the sender's account sent and was not told of yet: LetterFileView | None."""

    uid: bytes


@answers(MyLetterFile)
def my_letter_file(reading: Reading, asked: Sequence[Asked]) -> list[LetterFileView | None]:
    """One query for all; nobody gets another account's."""
    rows = reading.connection.execute(BY_UID, {"uids": sorted({each.need.uid for each in asked})})
    found = {bytes(row.uid): LetterFileView(bytes(row.uid), *row[1:]) for row in rows}

    def mine(each: Asked) -> LetterFileView | None:
        view = found.get(each.need.uid)
        is_mine = view is not None and view.account_id == each.sender.account.id and view.state in ("come", "refused")
        return view if is_mine else None

    return [mine(each) for each in asked]


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
    return {
        row.plan_id: reading.sealer.open_bytes(
            "letter_file.content", bytes(row.uid), row.sealed_content, of_plan(row.plan_id)
        )
        for row in rows
    }
