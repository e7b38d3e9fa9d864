"""The whole life of a case: what happened, who was told by which message, and what the messengers said to it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from storage.database import among
from storage.needs import Asked, Need, Reading, answers
from storage.queries.case_details import EventRow, events_of, staff_names
from storage.queries.cases import BY_ID, CaseFile, Scopes, Taker, files
from storage.queries.outbox import BY_KEYS
from storage.tables import ACCOUNT, BOND, OUTBOX, POLICY, UNIT

LADDERS = (
    sa.select(POLICY.c.id, UNIT.c.name, POLICY.c.from_on)
    .join(UNIT, UNIT.c.id == POLICY.c.unit_id)
    .where(among(POLICY.c.id, "policies"))
)
FAMILIES = (
    sa.select(BOND.c.child_id, ACCOUNT.c.id.label("account_id"))
    .join(ACCOUNT, ACCOUNT.c.person_id == BOND.c.person_id)
    .where(among(BOND.c.child_id, "persons"))
    .union(sa.select(ACCOUNT.c.person_id, ACCOUNT.c.id).where(among(ACCOUNT.c.person_id, "persons")))
)
FAMILY_PUSHES = (
    sa.select(OUTBOX).where(among(OUTBOX.c.account_id, "accounts"), OUTBOX.c.kind == "family").order_by(OUTBOX.c.id)
)


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of a message. `state`: ready, leased, sent, refused, dropped; `what`: what a family was told of."""

    key: str
    state: str
    made_at: datetime
    sent_at: datetime | None
    why: str | None
    what: str | None = None


@dataclass(frozen=True, slots=True)
class LadderOf:
    """Whose ladder a case began with, and since when it held."""

    unit: str
    from_on: date


@dataclass(frozen=True, slots=True)
class Life:
    """A case with all of its steps. `names`: staff and officials; families and the person it is about are not named.

    `ladder`: the one it began with; None for the one that ships.
    """

    file: CaseFile
    events: tuple[EventRow, ...]
    deliveries: Mapping[str, Delivery]
    family: tuple[Delivery, ...]
    names: Mapping[int, Taker]
    ladder: LadderOf | None = None


@dataclass(frozen=True, slots=True)
class LifeOf(Need):
    """The life of a case by its key; None when the sender has no duty towards it (any more)."""

    case_id: int


@answers(LifeOf)
def life_of(reading: Reading, asked: Sequence[Asked]) -> list[Life | None]:
    """Give lives to those whose duty the cases are, as far as they may see them."""
    found = {life.file.id: life for life in lives(reading, [each.need.case_id for each in asked])}
    scopes = Scopes.of(reading, [life.file for life in found.values()])
    answers_: list[Life | None] = []
    for each in asked:
        life = found.get(each.need.case_id)
        case = scopes.seen_by(each.sender, life.file if life else None)
        answers_.append(None if life is None or case is None else replace(life, file=case))
    return answers_


def lives(reading: Reading, cases: Sequence[int]) -> list[Life]:
    """Read the lives of some cases."""
    found = files(reading, BY_ID, {"cases": list(cases)})
    events = events_of(reading, [file.uid for file in found])
    family = _family(reading, found)
    ladders = _ladders(reading, sorted({file.policy_id for file in found if file.policy_id is not None}))
    return [
        _life(reading, file, events[file.uid], family.get(file.uid, ()), ladders.get(file.policy_id or 0))
        for file in found
    ]


def _ladders(reading: Reading, policies: Sequence[int]) -> dict[int, LadderOf]:
    rows = reading.connection.execute(LADDERS, {"policies": list(policies)}) if policies else ()
    return {row.id: LadderOf(row.name, row.from_on) for row in rows}


def _life(
    reading: Reading,
    file: CaseFile,
    events: Sequence[EventRow],
    family: Sequence[Delivery],
    ladder: LadderOf | None,
) -> Life:
    keys = [row.key for row in file.told]
    rows = reading.connection.execute(BY_KEYS, {"keys": keys}) if keys else ()
    deliveries = {row.key: _delivery(row) for row in rows}
    persons = {event.person_id for event in events} | {row.person_id for row in file.told}
    for event in events:
        persons |= _persons_in(event.about)
    names = staff_names(reading, persons - {file.person_id})
    return Life(file, tuple(events), deliveries, tuple(family), names, ladder)


def _persons_in(about: Mapping[str, Any]) -> set[int | None]:
    told: set[int | None] = {one[0] for one in about.get("told", ()) if isinstance(one, list)}
    if isinstance(about.get("to"), int):
        told.add(about["to"])
    return told | {one[1] for one in about.get("unreached", ()) if isinstance(one, list) and len(one) > 1}


def _delivery(row: Any) -> Delivery:
    return Delivery(row.key, row.state, row.made_at, row.sent_at, row.why, (row.about or {}).get("what"))


def _family(reading: Reading, found: Sequence[CaseFile]) -> dict[bytes, tuple[Delivery, ...]]:
    """What the families were told of each case: found by their accounts, for keys are no index to a case."""
    persons = sorted({file.person_id for file in found})
    accounts = {row.account_id for row in reading.connection.execute(FAMILIES, {"persons": persons})} if found else ()
    pushes = reading.connection.execute(FAMILY_PUSHES, {"accounts": sorted(accounts)}) if accounts else ()
    by_case: dict[bytes, list[Delivery]] = defaultdict(list)
    for row in pushes:
        by_case[bytes.fromhex(str(row.about["case"]))].append(_delivery(row))
    return {uid: tuple(several) for uid, several in by_case.items()}
