"""What a roster changes at a school: compared with what is known, decided without writing anything."""

from dataclasses import dataclass, field
from datetime import date

from bot.imports.matching import match_pupils
from bot.imports.names import class_key
from bot.imports.staffing import StaffPlan, ended, plan_staff
from bot.imports.state import SchoolState, class_code, details_over
from bot.imports.values import PupilRow, Roster, StaffRow
from storage.changes import Change
from storage.changes.duties import ChangeDuty
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


@dataclass
class Plan:
    """The changes of an import and what they come to. `leavers`: names of pupils the file no longer lists.

    `newly_missing`: how many of them stood in the file before. `untouched`: the classes, pupil by pupil, of which a
    file about a few classes says nothing. `unclear`: homeroom classes that nobody knows. `staff`: what came of the
    staff's rows. `emptied`: classes without a pupil from now on.
    """

    changes: list[list[Change]] = field(default_factory=list)
    made: int = 0
    corrected: int = 0
    moved: int = 0
    unchanged: int = 0
    leavers: list[str] = field(default_factory=list)
    newly_missing: int = 0
    untouched: list[int | None] = field(default_factory=list)
    unclear: list[StaffRow] = field(default_factory=list)
    staff: StaffPlan = field(default_factory=StaffPlan)
    emptied: list[str] = field(default_factory=list)


def plan_roster(state: SchoolState, roster: Roster) -> Plan:
    """Compare a roster with the school. Each inner list of changes belongs together."""
    plan = Plan()
    names = _class_names(state, roster, plan)
    plan.changes.append([_new_class(state, name) for name in names.values() if name not in state.classes])
    found = match_pupils(state.pupils, roster.pupils)
    for position, row in enumerate(roster.pupils):
        _plan_pupil(state, plan, row, found.get(position), names[class_key(row.class_name)])
    listed = {person.id for person in found.values()}
    if roster.pupils:
        _plan_leavers(state, plan, roster, listed)
    filled = {names[class_key(row.class_name)] for row in roster.pupils}
    filled |= {
        k.class_name for k in state.pupils if k.class_name and k.id not in listed and k.school_year == state.year
    }
    plan.staff = plan_staff(state, roster.staff, names, filled)
    plan.changes += plan.staff.changes
    _end_emptied(state, plan, filled)
    if roster.pupils and state.old_classes:
        _end_last_year(state, plan)
    plan.changes = [several for several in plan.changes if several]
    return plan


def _class_names(state: SchoolState, roster: Roster, plan: Plan) -> dict[str, str]:
    """The name of each class by its folded key: as known, else as the file writes it first.

    A homeroom class that has no pupil and is not known is a slip, unless the school has no class yet at all.
    """
    names = {class_key(name): name for name in state.classes}
    for row in roster.pupils:
        names.setdefault(class_key(row.class_name), row.class_name)
    is_first = not names
    for teacher in roster.staff:
        if not teacher.homeroom_of or class_key(teacher.homeroom_of) in names:
            continue
        if is_first:
            names[class_key(teacher.homeroom_of)] = teacher.homeroom_of
        else:
            plan.unclear.append(teacher)
    return names


def _new_class(state: SchoolState, name: str) -> Change:
    begin, end = date(state.year, 8, 1), date(state.year + 1, 8, 1)
    return MakeClass(state.code, state.from_on, state.id, name, class_code(state.code, name), state.year, begin, end)


def _plan_pupil(state: SchoolState, plan: Plan, row: PupilRow, known: KnownPerson | None, in_class: str) -> None:
    code, boards = state.code_of(in_class), bool(row.boarding)
    if known is None:
        uid = new_uid()
        details = details_over(row, {})
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
    details, phone = details_over(row, known.details), _own_phone(row) or known.phone
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
    code = state.code_of(in_class)
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


def _plan_leavers(state: SchoolState, plan: Plan, roster: Roster, listed: set[int]) -> None:
    covered = _covered(state, roster, listed)
    for known in state.pupils:
        if known.id in listed:
            continue
        if covered is not None and known.class_id not in covered:
            plan.untouched.append(known.class_id)
            continue
        plan.leavers.append(f"{known.name} ({known.class_name})" if known.class_name else known.name)
        if not known.is_missing:
            plan.newly_missing += 1
            plan.changes.append(
                [CorrectPerson(known.id, known.uid, known.name, known.details, known.phone, state.today)]
            )


def _covered(state: SchoolState, roster: Roster, listed: set[int]) -> set[int] | None:
    """The classes that a file about fewer than half of them tells of; None for a file about the whole school.

    Schools send a file per class too: whoever is in another class has not left.
    """
    named = {class_key(row.class_name) for row in roster.pupils}
    present = {known.class_id: known for known in state.pupils if known.class_id is not None}
    covered = {known.class_id for known in state.pupils if known.id in listed and known.class_id is not None}
    covered |= {key for key, known in present.items() if known.school_year == state.year and _key(known) in named}
    return covered if len(covered) * 2 < len(present) else None


def _key(known: KnownPerson) -> str:
    return class_key(known.class_name or "")


def _end_emptied(state: SchoolState, plan: Plan, filled: set[str]) -> None:
    """A class that lost its last pupil (renamed, merged) has no code any more, and nobody has it as homeroom."""
    had = {known.class_name: known.class_id for known in state.pupils if known.school_year == state.year}
    for name, class_id in had.items():
        if name is None or class_id is None or name in filled:
            continue
        plan.emptied.append(name)
        gone = {change.duty_id for several in plan.changes for change in several if isinstance(change, ChangeDuty)}
        living = [d for d in state.homerooms if d.unit_id == class_id and not state.is_over(d) and d.id not in gone]
        plan.changes.append([*(ended(d, state.today) for d in living), EndClassCodes(class_id, state.now)])


def _end_last_year(state: SchoolState, plan: Plan) -> None:
    """A new school year ends last year's homeroom duties and class codes; bonds stay."""
    over = set(state.old_classes) - set(plan.untouched)
    changes: list[Change] = [
        ended(duty, state.today) for duty in state.homerooms if duty.unit_id in over and not state.is_over(duty)
    ]
    plan.changes.append(changes + [EndClassCodes(class_id, state.now) for class_id in sorted(over)])
