"""Several cases at once: those of a growing message, those of a sender's schools; and whom a family's news goes to."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from storage.database import among
from storage.needs import Asked, Need, Reading, answers
from storage.queries.cases import ABOVE, BY_KEY, FILES, NAMED, CaseFile, Scopes, acts_at, files
from storage.queries.reach import Address, addresses
from storage.tables import BOND, CASE, CASE_TOLD, ENROLMENT, OPEN_AT_SCHOOLS, UNIT, UNIT_EDGE, living
from storage.values import Sender

DEEPEST = 8
OPEN_OF_SCHOOLS = FILES.where(OPEN_AT_SCHOOLS)
CLOSED_OF_SCHOOLS = FILES.where(
    among(CASE.c.school_id, "schools"), CASE.c.state == "closed", CASE.c.closed_at >= sa.bindparam("b_since")
)
TOLD_BY = sa.select(CASE_TOLD.c.key, CASE_TOLD.c.case_uid).where(
    CASE_TOLD.c.key.in_(sa.bindparam("keys", expanding=True))
)
CASES = (
    sa.select(
        CASE.c.id, CASE.c.person_id, CASE.c.school_id, sa.func.coalesce(ENROLMENT.c.boards, False).label("boards")
    )
    .outerjoin(ENROLMENT, sa.and_(ENROLMENT.c.person_id == CASE.c.person_id, living(ENROLMENT)))
    .where(among(CASE.c.id, "cases"))
)
GUARDIANS = sa.select(BOND.c.child_id, BOND.c.person_id).where(
    among(BOND.c.child_id, "persons"), BOND.c.state == "active"
)


_DOWN = (
    sa.select(UNIT_EDGE.c.target_id.label("above_id"), UNIT_EDGE.c.unit_id, sa.literal(1, sa.Integer).label("depth"))
    .where(among(UNIT_EDGE.c.target_id, "units"), living(UNIT_EDGE))
    .cte("below", recursive=True)
)
_BELOW = _DOWN.union_all(
    sa.select(_DOWN.c.above_id, UNIT_EDGE.c.unit_id, _DOWN.c.depth + 1)
    .join(UNIT_EDGE, UNIT_EDGE.c.target_id == _DOWN.c.unit_id)
    .where(living(UNIT_EDGE), UNIT_EDGE.c.kind == "managed_by", _DOWN.c.depth < DEEPEST)
)
SCHOOLS_BELOW = (
    sa.select(_BELOW.c.above_id, UNIT.c.id, UNIT.c.name)
    .join(UNIT, UNIT.c.id == _BELOW.c.unit_id)
    .where(UNIT.c.kind == "school")
    .distinct()
)


@dataclass(frozen=True, slots=True)
class GrowingCases(Need):
    """The cases that the sender's growing message of a school's day names, as the sender may see them."""

    school_id: int
    on: date


@dataclass(frozen=True, slots=True)
class MyCases(Need):
    """All open cases of the schools the sender answers for, the gravest and oldest first."""


@dataclass(frozen=True, slots=True)
class ClosedLately(Need):
    """The cases of the schools the sender answers for that ended since an instant, the last one first."""

    since: datetime


@dataclass(frozen=True, slots=True)
class FamiliesOf(Need):
    """Where the families of some cases are reached: an address list per case; for those who may take it only."""

    cases: tuple[int, ...]


def growing_keys(school_id: int, on: date, account_id: int) -> list[str]:
    """The keys of the growing messages of a school's day to an account: the first one, and the question at its end."""
    root = f"ambers:{school_id}:{on.isoformat()}:{account_id}"
    return [root, f"{root}:q"]


@answers(GrowingCases)
def growing_cases(reading: Reading, asked: Sequence[Asked]) -> list[tuple[CaseFile, ...]]:
    """Give each asker the cases their own message named."""
    keys = {i: growing_keys(a.need.school_id, a.need.on, a.sender.account.id) for i, a in enumerate(asked)}
    uids: dict[str, list[bytes]] = defaultdict(list)
    for row in reading.connection.execute(TOLD_BY, {"keys": [key for several in keys.values() for key in several]}):
        uids[row.key].append(bytes(row.case_uid))
    wanted = sorted({uid for several in uids.values() for uid in several})
    found = {file.uid: file for file in files(reading, BY_KEY, {"uids": wanted})} if wanted else {}
    scopes = Scopes.of(reading, found.values())
    answers_ = []
    for i, each in enumerate(asked):
        own = dict.fromkeys(uid for key in keys[i] for uid in uids[key])
        seen = [scopes.seen_by(each.sender, found.get(uid)) for uid in own]
        answers_.append(tuple(file for file in seen if file is not None))
    return answers_


@answers(MyCases)
def my_cases(reading: Reading, asked: Sequence[Asked]) -> list[tuple[CaseFile, ...]]:
    """Give each asker the open cases that their duties concern."""
    below = schools_below(reading, [each.sender for each in asked])
    schools = sorted({school for several in below.values() for school in several})
    found = files(reading, OPEN_OF_SCHOOLS, {"schools": schools}) if schools else []
    scopes = Scopes.of(reading, found)
    answers_ = []
    for each in asked:
        seen = [scopes.seen_by(each.sender, file) for file in found]
        answers_.append(tuple(file for file in seen if file is not None))
    return answers_


@answers(ClosedLately)
def closed_lately(reading: Reading, asked: Sequence[Asked]) -> list[tuple[CaseFile, ...]]:
    """Give each asker what ended, as they may see it."""
    below = schools_below(reading, [each.sender for each in asked])
    answers_ = []
    for each in asked:
        values = {"schools": sorted(below[each.sender.account.id]), "b_since": each.need.since}
        found = files(reading, CLOSED_OF_SCHOOLS, values) if values["schools"] else []
        scopes = Scopes.of(reading, found)
        seen = [scopes.seen_by(each.sender, file) for file in found]
        ended = [file for file in seen if file is not None and file.closed_at is not None]
        answers_.append(tuple(sorted(ended, key=lambda file: file.closed_at or reading.now, reverse=True)))
    return answers_


@answers(FamiliesOf)
def families_of(reading: Reading, asked: Sequence[Asked]) -> list[Mapping[int, tuple[Address, ...]]]:
    """Give the addresses of guardians, and of the person, for cases that the asker may take."""
    wanted = sorted({case for each in asked for case in each.need.cases})
    rows = reading.connection.execute(CASES, {"cases": wanted, "today": reading.today}).all()
    persons: dict[int, list[int]] = {row.person_id: [row.person_id] for row in rows}
    for row in reading.connection.execute(GUARDIANS, {"persons": sorted(persons)}) if persons else ():
        persons[row.child_id].append(row.person_id)
    reach = addresses(reading.connection, sorted({p for several in persons.values() for p in several}))
    return [
        {
            row.id: tuple(reach[p] for p in persons[row.person_id] if p in reach and not reach[p].is_blocked)
            for row in rows
            if row.id in each.need.cases
            and any(acts_at(duty, row.school_id, row.boards) for duty in each.sender.duties)
        }
        for each in asked
    ]


def schools_below(
    reading: Reading, senders: Sequence[Sender], kinds: frozenset[str] = NAMED | ABOVE
) -> dict[int, dict[int, str]]:
    """The schools that duties of some kinds reach, by account: one's own, or those one's unit manages or serves."""
    duties = [duty for sender in senders for duty in sender.duties if duty.kind in kinds]
    units = sorted({duty.unit_id for duty in duties if duty.school_id is None})
    below: dict[int, dict[int, str]] = defaultdict(dict)
    for row in reading.connection.execute(SCHOOLS_BELOW, {"units": units, "today": reading.today}) if units else ():
        below[row.above_id][row.id] = row.name
    found: dict[int, dict[int, str]] = {}
    for sender in senders:
        own: dict[int, str] = {}
        for duty in sender.duties:
            if duty.kind in kinds and duty.school_id is not None:
                own.setdefault(duty.school_id, duty.unit_name)
            elif duty.kind in kinds:
                own |= below[duty.unit_id]
        found[sender.account.id] = own
    return found
