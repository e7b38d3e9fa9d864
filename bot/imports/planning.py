"""What a roster changes at a school: compared with what is known, decided without writing anything."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from bot.imports.matching import match_pupils
from bot.imports.names import class_key, name_key
from bot.imports.values import PupilRow, Roster, StaffRow
from storage.changes import Change
from storage.changes.duties import AssignDuty, ChangeDuty
from storage.changes.roster import (
    ChangeEnrolment,
    CorrectPerson,
    DropContact,
    EndClassCodes,
    EndEnrolment,
    Enrol,
    ListContact,
    ListPerson,
)
from storage.changes.units import MakeClass
from storage.queries.roster import KnownPerson
from storage.sealing import new_uid


@dataclass(frozen=True, slots=True)
class SchoolState:
    """A school before a roster: its unit, its people, its classes of this year and of earlier ones, homeroom duties."""

    id: int
    code: str
    from_on: date
    pupils: Sequence[KnownPerson]
    staff: Sequence[KnownPerson]
    classes: dict[str, int]
    homerooms: Sequence[Any]
    old_classes: Sequence[int]
    today: date
    now: datetime
    year: int


@dataclass
class Plan:
    """The changes of an import and what they come to. `leavers`: names of pupils the file no longer lists.

    `newly_missing`: how many of them stood in the file before.
    """

    changes: list[list[Change]] = field(default_factory=list)
    made: int = 0
    corrected: int = 0
    moved: int = 0
    unchanged: int = 0
    staff_made: int = 0
    leavers: list[str] = field(default_factory=list)
    newly_missing: int = 0


def school_year(on: date) -> int:
    """The year a school year begins in: from August on the present one."""
    return on.year if on.month >= 8 else on.year - 1


def class_code(school: str, name: str) -> str:
    """The code of a class that no units file knows: SCHOOL-CLASS."""
    return f"{school}-{name}".replace(" ", "-")[:64]


def plan_roster(state: SchoolState, roster: Roster) -> Plan:
    """Compare a roster with the school. Each inner list of changes belongs together."""
    plan = Plan()
    names = _class_names(state, roster)
    plan.changes.append([_new_class(state, name) for name in names.values() if name not in state.classes])
    found = match_pupils(state.pupils, roster.pupils)
    for position, row in enumerate(roster.pupils):
        _plan_pupil(state, plan, row, found.get(position), names[class_key(row.class_name)])
    if roster.pupils:
        _plan_leavers(state, plan, {person.id for person in found.values()})
    for staff in roster.staff:
        _plan_staff(state, plan, staff, names)
    if roster.pupils and state.old_classes:
        _end_last_year(state, plan)
    plan.changes = [several for several in plan.changes if several]
    return plan


def _class_names(state: SchoolState, roster: Roster) -> dict[str, str]:
    """The name of each class by its folded key: as known, else as the file writes it first."""
    names = {class_key(name): name for name in state.classes}
    for name in [row.class_name for row in roster.pupils] + [s.homeroom_of for s in roster.staff if s.homeroom_of]:
        names.setdefault(class_key(name), name)
    return names


def _new_class(state: SchoolState, name: str) -> Change:
    begin, end = date(state.year, 8, 1), date(state.year + 1, 8, 1)
    return MakeClass(state.code, state.from_on, state.id, name, class_code(state.code, name), state.year, begin, end)


def _details(row: PupilRow | StaffRow, before: dict[str, Any]) -> dict[str, Any]:
    """What the file says over what is known; an empty cell takes nothing away."""
    said = {
        "birthday": row.birthday.isoformat() if row.birthday else None,
        "gender": row.gender,
        "ministry_id": row.ministry_id,
        "school_code": row.school_code,
        "title": row.title if isinstance(row, StaffRow) else None,
    }
    return {**before, **{name: value for name, value in said.items() if value}}


def _plan_pupil(state: SchoolState, plan: Plan, row: PupilRow, known: KnownPerson | None, in_class: str) -> None:
    code, boards = class_code(state.code, in_class), bool(row.boarding)
    if known is None:
        uid = new_uid()
        details = _details(row, {})
        changes: list[Change] = [
            ListPerson(uid, "pupil", state.id, row.name, details, _own_phone(row)),
            Enrol(uid, state.id, code, state.year, boards, state.today),
        ]
        changes += [ListContact(uid, c.relation, c.phone, c.name) for c in row.contacts if c.relation != "self"]
        plan.made += 1
        plan.changes.append(changes)
        return
    corrected = _correct(row, known)
    moved = _move(state, row, known, in_class)
    plan.moved += bool(moved)
    plan.corrected += bool(corrected) and not moved
    plan.unchanged += not corrected and not moved
    plan.changes.append(corrected + moved)


def _own_phone(row: PupilRow) -> str | None:
    return next((contact.phone for contact in row.contacts if contact.relation == "self"), None)


def _correct(row: PupilRow, known: KnownPerson) -> list[Change]:
    changes: list[Change] = []
    details, phone = _details(row, known.details), _own_phone(row) or known.phone
    if (row.name, details, phone, False) != (known.name, known.details, known.phone, known.is_missing):
        changes.append(CorrectPerson(known.id, known.uid, row.name, details, phone))
    listed = {(c.relation, c.phone): c for c in row.contacts if c.relation != "self"}
    if not listed:
        return changes
    there = {(contact.relation, contact.phone): contact for contact in known.contacts}
    for key, contact in there.items():
        if key not in listed or (listed[key].name or contact.name) != contact.name:
            changes.append(DropContact(contact.id))
    for key, told in listed.items():
        if key not in there or (told.name or there[key].name) != there[key].name:
            changes.append(ListContact(known.uid, told.relation, told.phone, told.name))
    return changes


def _move(state: SchoolState, row: PupilRow, known: KnownPerson, in_class: str) -> list[Change]:
    boards = known.boards if row.boarding is None else row.boarding
    code = class_code(state.code, in_class)
    same_class = known.school_year == state.year and class_key(known.class_name or "") == class_key(in_class)
    if same_class and boards == known.boards:
        return []
    if known.enrolment_id is None:
        return [Enrol(known.uid, state.id, code, state.year, boards, state.today)]
    if same_class or known.enrolled_on == state.today:
        return [ChangeEnrolment(known.enrolment_id, code, state.year, boards)]
    return [
        EndEnrolment(known.enrolment_id, state.today),
        Enrol(known.uid, state.id, code, state.year, boards, state.today),
    ]


def _plan_leavers(state: SchoolState, plan: Plan, listed: set[int]) -> None:
    for known in state.pupils:
        if known.id in listed:
            continue
        plan.leavers.append(f"{known.name} ({known.class_name})" if known.class_name else known.name)
        if not known.is_missing:
            plan.newly_missing += 1
            plan.changes.append(
                [CorrectPerson(known.id, known.uid, known.name, known.details, known.phone, state.today)]
            )


def _plan_staff(state: SchoolState, plan: Plan, row: StaffRow, names: dict[str, str]) -> None:
    known = next((k for k in state.staff if k.phone and k.phone in row.phones), None) or next(
        (k for k in state.staff if name_key(k.name) == name_key(row.name)), None
    )
    changes: list[Change] = []
    phone = row.phones[0] if row.phones else None
    if known is None:
        uid = new_uid()
        changes.append(ListPerson(uid, "staff", state.id, row.name, _details(row, {}), phone))
        plan.staff_made += 1
    else:
        uid, details = known.uid, _details(row, known.details)
        kept = known.phone if known.phone in row.phones or not phone else phone
        if (row.name, details, kept, False) != (known.name, known.details, known.phone, known.is_missing):
            changes.append(CorrectPerson(known.id, uid, row.name, details, kept))
    if row.homeroom_of:
        changes += _homeroom(state, uid, known, names[class_key(row.homeroom_of)])
    plan.changes.append(changes)


def _homeroom(state: SchoolState, uid: bytes, known: KnownPerson | None, in_class: str) -> list[Change]:
    class_id = state.classes.get(in_class)
    living = [d for d in state.homerooms if class_id is not None and d.unit_id == class_id and not _over(d, state)]
    if known is not None and any(duty.person_id == known.id for duty in living):
        return []
    ended: list[Change] = [_ended(duty, state.today) for duty in living]
    code = class_code(state.code, in_class)
    return [*ended, AssignDuty(uid, "homeroom", 1, state.today, class_code=code, year=state.year)]


def _end_last_year(state: SchoolState, plan: Plan) -> None:
    """A new school year ends last year's homeroom duties and class codes; bonds stay."""
    changes: list[Change] = [
        _ended(duty, state.today)
        for duty in state.homerooms
        if duty.unit_id in state.old_classes and not _over(duty, state)
    ]
    plan.changes.append(changes + [EndClassCodes(class_id, state.now) for class_id in state.old_classes])


def _over(duty: Any, state: SchoolState) -> bool:
    return duty.to_on is not None and duty.to_on <= state.today


def _ended(duty: Any, on: date) -> Change:
    return ChangeDuty(duty.id, duty.order, duty.from_minute, duty.to_minute, duty.weekdays, duty.from_on, on)
