"""Roll-calls: the pupils of a class, the boarders of a school or all its pupils, with who declared and who owes why.

Answers stay sealed; names are opened for those who ask by duty.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from storage.database import among
from storage.needs import Asked, Need, Reading, answers
from storage.queries.roll_values import (
    BOARDING_ROLL,
    CLASS_ROLL,
    SCHOOL_ROLL,
    WATCHING,
    ReachRow,
    Roll,
    RollPupil,
    Wanted,
)
from storage.queries.rounds import DayOfSchool, days_of_schools, round_views
from storage.queries.views import case_view, declared_view
from storage.tables import (
    ACCOUNT,
    BOND,
    CASE,
    CONSENT,
    DECLARATION,
    ENROLMENT,
    NOT_CLOSED,
    OUTBOX,
    PERSON,
    UNIT,
    living,
)
from storage.values import CaseView, RoundView, Sender

SCHOOL = UNIT.alias("school_unit")
CLASS = UNIT.alias("class_unit")
# three look-ups by index; one condition with OR lets SQLite read all persons instead
_ON_ROLL = sa.union(
    sa.select(ENROLMENT.c.id).where(among(ENROLMENT.c.class_id, "classes")),
    sa.select(ENROLMENT.c.id).where(among(ENROLMENT.c.school_id, "schools")),
    sa.select(ENROLMENT.c.id).where(among(ENROLMENT.c.school_id, "boarding"), ENROLMENT.c.boards.is_(True)),
)
PUPILS = (
    sa.select(
        PERSON.c.id,
        PERSON.c.uid,
        PERSON.c.sealed_name,
        ENROLMENT.c.school_id,
        ENROLMENT.c.class_id,
        ENROLMENT.c.boards,
        CLASS.c.name.label("class_name"),
    )
    .join(ENROLMENT, ENROLMENT.c.person_id == PERSON.c.id)
    .join(CLASS, CLASS.c.id == ENROLMENT.c.class_id)
    .where(ENROLMENT.c.id.in_(_ON_ROLL), living(ENROLMENT), PERSON.c.gone_on.is_(None))
    .order_by(PERSON.c.id)
)
NAMES = (
    sa.select(
        PERSON.c.id,
        PERSON.c.uid,
        PERSON.c.sealed_name,
        sa.func.coalesce(ENROLMENT.c.school_id, PERSON.c.school_id).label("school_id"),
        ENROLMENT.c.class_id,
        ENROLMENT.c.boards,
        CLASS.c.name.label("class_name"),
    )
    .outerjoin(ENROLMENT, sa.and_(ENROLMENT.c.person_id == PERSON.c.id, living(ENROLMENT)))
    .outerjoin(CLASS, CLASS.c.id == ENROLMENT.c.class_id)
    .where(among(PERSON.c.id, "persons"))
)
UNITS = (
    sa.select(UNIT.c.id, UNIT.c.name, UNIT.c.kind, SCHOOL.c.id.label("school_id"), SCHOOL.c.name.label("school_name"))
    .join(SCHOOL, SCHOOL.c.id == sa.func.coalesce(UNIT.c.school_id, UNIT.c.id))
    .where(among(UNIT.c.id, "units"))
)
DECLARED = sa.select(
    *(
        DECLARATION.c[name]
        for name in (
            *("round_id", "person_id", "uid", "revision", "at", "well", "severity", "code", "by", "account_id"),
            *("absent", "withdrawn_at"),
        )
    )
).where(among(DECLARATION.c.round_id, "rounds"))
CASES = sa.select(CASE).where(among(CASE.c.person_id, "persons"), NOT_CLOSED)
CONSENTS = sa.select(CONSENT.c.child_id, CONSENT.c.on_paper, CONSENT.c.withdrawn_at).where(
    among(CONSENT.c.child_id, "persons"), CONSENT.c.purpose == "declare", CONSENT.c.assent.is_(False)
)
REACHES = (
    sa.select(BOND.c.child_id, ACCOUNT.c.id, ACCOUNT.c.state, ACCOUNT.c.paused)
    .join(ACCOUNT, ACCOUNT.c.person_id == BOND.c.person_id)
    .where(among(BOND.c.child_id, "persons"), BOND.c.state == "active", ACCOUNT.c.state != "ended")
    .union_all(
        sa.select(ACCOUNT.c.person_id, ACCOUNT.c.id, ACCOUNT.c.state, ACCOUNT.c.paused).where(
            among(ACCOUNT.c.person_id, "persons"), ACCOUNT.c.state != "ended"
        )
    )
)
REMINDED = sa.select(OUTBOX.c.account_id, OUTBOX.c.state, OUTBOX.c.why).where(
    among(OUTBOX.c.account_id, "accounts"), OUTBOX.c.kind == "reminder", OUTBOX.c.key.like(sa.bindparam("b_key"))
)
STAFF = sa.select(PERSON.c.id, PERSON.c.school_id).where(
    among(PERSON.c.school_id, "schools"), PERSON.c.kind == "staff", PERSON.c.gone_on.is_(None)
)
UNDELIVERED = "too late"
"""Why a reminder is dropped that could not leave before the due time."""


@dataclass(frozen=True, slots=True)
class RollOf(Need):
    """A roll-call that the sender's duties give them; None without such a duty."""

    kind: str
    unit_id: int


@dataclass(frozen=True, slots=True)
class NamesOf(Need):
    """Full names and classes (None: staff) of persons on a list the sender's duties give them: `dict[person, …]`."""

    persons: tuple[int, ...]


@answers(NamesOf)
def names_of(reading: Reading, asked: Sequence[Asked]) -> list[dict[int, tuple[str, str | None]]]:
    """Names for a receipt that is checked."""
    persons = sorted({person for each in asked for person in each.need.persons})
    rows = reading.connection.execute(NAMES, {"persons": persons, "today": reading.today}).all() if persons else []
    return [
        {
            row.id: (reading.sealer.open("person.name", row.uid, row.sealed_name), row.class_name)
            for row in rows
            if row.id in each.need.persons and _may_name(each.sender, row)
        }
        for each in asked
    ]


def _may_name(sender: Sender, row: Any) -> bool:
    return any(
        duty.unit_id == row.class_id
        if duty.kind == "homeroom"
        else duty.unit_id == row.school_id and (duty.kind in WATCHING or (duty.kind == "boarding" and row.boards))
        for duty in sender.duties
    )


@answers(RollOf)
def roll_of(reading: Reading, asked: Sequence[Asked]) -> list[Roll | None]:
    """Load the roll-calls asked for, each for whoever may see it."""
    wanted = [Wanted(each.need.kind, each.need.unit_id) for each in asked]
    found = rolls(reading, wanted)
    return [_within(each.sender, found.get(want)) for each, want in zip(asked, wanted, strict=True)]


def _within(sender: Sender, roll: Roll | None) -> Roll | None:
    if roll is None:
        return None
    may_watch = any(sender.holds(kind, roll.school_id) for kind in WATCHING)
    if roll.wanted.kind == CLASS_ROLL:
        return roll if may_watch or sender.holds("homeroom", roll.wanted.unit_id) else None
    if roll.wanted.kind == BOARDING_ROLL:
        return roll if may_watch or sender.holds("boarding", roll.school_id) else None
    return roll if may_watch else None


def rolls(reading: Reading, wanted: Sequence[Wanted]) -> dict[Wanted, Roll]:
    """Load roll-calls, a few statements however many they are."""
    by_kind: dict[str, set[int]] = defaultdict(set)
    for want in wanted:
        by_kind[want.kind].add(want.unit_id)
    units = sorted({want.unit_id for want in wanted})
    named = {row.id: row for row in reading.connection.execute(UNITS, {"units": units})} if units else {}
    days = days_of_schools(reading, sorted({row.school_id for row in named.values()}))
    rounds = _rounds(reading, wanted, named, days)
    rows = _pupil_rows(reading, by_kind)
    staff = _staff(reading, sorted(by_kind[SCHOOL_ROLL]))
    parts = _Parts.load(reading, rows, sorted({round_.id for round_ in rounds.values() if round_}))
    found = {}
    for want in {want for want in wanted if want.unit_id in named}:
        unit, round_ = named[want.unit_id], rounds[want]
        pupils = tuple(parts.pupil(reading, row, round_) for row in rows if _is_on(row, want))
        persons = staff.get(want.unit_id, []) if want.kind == SCHOOL_ROLL else []
        found[want] = Roll(
            want,
            unit.name,
            unit.school_id,
            unit.school_name,
            round_,
            days[unit.school_id].next_opens_at,
            pupils,
            staff=len(persons),
            staff_declared=sum(round_ is not None and parts.has_declared(round_.id, person) for person in persons),
            remind_at=days[unit.school_id].remind_at,
        )
    return found


def _rounds(
    reading: Reading, wanted: Sequence[Wanted], named: Mapping[int, Any], days: Mapping[int, DayOfSchool]
) -> dict[Wanted, RoundView | None]:
    given = round_views(reading, [want.round_id for want in wanted if want.round_id is not None])
    return {
        want: given.get(want.round_id) if want.round_id is not None else days[named[want.unit_id].school_id].round
        for want in wanted
        if want.unit_id in named
    }


def _pupil_rows(reading: Reading, by_kind: Mapping[str, set[int]]) -> Sequence[Any]:
    values = {
        "classes": sorted(by_kind.get(CLASS_ROLL, ())),
        "boarding": sorted(by_kind.get(BOARDING_ROLL, ())),
        "schools": sorted(by_kind.get(SCHOOL_ROLL, ())),
        "today": reading.today,
    }
    return reading.connection.execute(PUPILS, values).all()


def _is_on(row: Any, want: Wanted) -> bool:
    if want.kind == CLASS_ROLL:
        return bool(row.class_id == want.unit_id)
    return row.school_id == want.unit_id and (want.kind == SCHOOL_ROLL or bool(row.boards))


def _staff(reading: Reading, schools: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for row in reading.connection.execute(STAFF, {"schools": list(schools)}) if schools else ():
        found[row.school_id].append(row.id)
    return found


@dataclass(frozen=True, slots=True)
class _Parts:
    """What is known about pupils, by person."""

    declared: Mapping[tuple[int, int], Any]
    cases: Mapping[int, CaseView]
    consents: Mapping[int, list[Any]]
    reaches: Mapping[int, list[ReachRow]]

    @classmethod
    def load(cls, reading: Reading, rows: Sequence[Any], rounds: Sequence[int]) -> "_Parts":
        """Ask for it; how they are reached only of those who owe."""
        connection = reading.connection
        persons = [row.id for row in rows]
        declared: dict[tuple[int, int], Any] = {}
        for row in connection.execute(DECLARED, {"rounds": list(rounds)}) if rounds else ():
            known = declared.get((row.round_id, row.person_id))
            if known is None or known.revision < row.revision:
                declared[row.round_id, row.person_id] = row
        cases = {row.person_id: case_view(row) for row in connection.execute(CASES, {"persons": persons})}
        consents: dict[int, list[Any]] = defaultdict(list)
        for row in connection.execute(CONSENTS, {"persons": persons}):
            consents[row.child_id].append(row)
        known_persons = {person for (_, person), row in declared.items() if row.withdrawn_at is None}
        return cls(declared, cases, consents, reaches_of(reading, [p for p in persons if p not in known_persons]))

    def has_declared(self, round_id: int, person_id: int) -> bool:
        """Whether the newest revision of somebody stands."""
        newest = self.declared.get((round_id, person_id))
        return newest is not None and newest.withdrawn_at is None

    def pupil(self, reading: Reading, row: Any, round_: RoundView | None) -> RollPupil:
        """One line of a roll-call."""
        newest = self.declared.get((round_.id, row.id)) if round_ else None
        declared = newest if newest is not None and newest.withdrawn_at is None else None
        consents = self.consents.get(row.id, ())
        living_ones = [consent for consent in consents if consent.withdrawn_at is None]
        by_chat = any(not consent.on_paper for consent in living_ones)
        return RollPupil(
            person_id=row.id,
            name=reading.sealer.open("person.name", row.uid, row.sealed_name),
            class_id=row.class_id,
            class_name=row.class_name,
            boards=bool(row.boards),
            declared=declared_view(declared) if declared is not None else None,
            last_revision=newest.revision if newest is not None else 0,
            absent=bool(declared is not None and declared.absent),
            case=self.cases.get(row.id),
            by_chat=by_chat,
            on_paper=any(consent.on_paper for consent in living_ones),
            has_withdrawn=not by_chat and any(not consent.on_paper for consent in consents),
            reaches=tuple(self.reaches.get(row.id, ())),
        )


def reaches_of(reading: Reading, persons: Sequence[int]) -> dict[int, list[ReachRow]]:
    """Through which accounts persons are asked today, and whether a reminder of today arrived there."""
    rows = reading.connection.execute(REACHES, {"persons": list(persons)}).all() if persons else []
    tried: dict[int, list[bool]] = defaultdict(list)
    whys: dict[int, str] = {}
    values = {"accounts": sorted({row.id for row in rows}), "b_key": f"rem:%:{reading.today.isoformat()}:%"}
    for sent in reading.connection.execute(REMINDED, values) if rows else ():
        if sent.state in ("sent", "refused") or sent.why == UNDELIVERED:
            tried[sent.account_id].append(sent.state == "sent")
            whys[sent.account_id] = "" if sent.state == "sent" else sent.why or ""
    found: dict[int, list[ReachRow]] = defaultdict(list)
    for row in rows:
        delivered = any(tried[row.id]) if tried[row.id] else None
        found[row.child_id].append(
            ReachRow(row.state != "active", bool(row.paused), delivered, "" if delivered else whys.get(row.id, ""))
        )
    return found
