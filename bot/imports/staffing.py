"""What a roster says of a school's staff and of who is homeroom teacher where. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from bot.imports.matching import keeps_name
from bot.imports.names import class_key, name_key
from bot.imports.state import SchoolState, details_over
from bot.imports.values import StaffRow
from storage.changes import Change
from storage.changes.duties import AssignDuty, ChangeDuty
from storage.changes.roster import CorrectPerson, ListPerson
from storage.queries.roster import KnownPerson
from storage.sealing import new_uid


@dataclass
class StaffPlan:
    """The changes of the staff. `gone`: known staff the file no longer lists; `ended`: homeroom duties that ended."""

    changes: list[list[Change]] = field(default_factory=list)
    made: int = 0
    gone: list[str] = field(default_factory=list)
    ended: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class _Member:
    """Somebody of the staff, from all rows that name them, with the classes they are homeroom teacher of."""

    row: StaffRow
    classes: list[str]
    uid: bytes = b""
    known: KnownPerson | None = None


def plan_staff(state: SchoolState, rows: Sequence[StaffRow], names: dict[str, str], filled: set[str]) -> StaffPlan:
    """Compare the staff with what is known. `names`: classes by folded key; `filled`: those with pupils hereafter."""
    plan = StaffPlan()
    members = _members(rows, names)
    _match(state.staff, members)
    for member in members:
        plan.changes.append(_person(state, plan, member))
    for in_class in dict.fromkeys(name for member in members for name in member.classes):
        plan.changes.append(_teachers(state, plan, in_class, [m for m in members if in_class in m.classes]))
    for member in members:
        if member.known and member.classes:
            plan.changes.append(_left_behind(state, plan, member, filled))
    if members:
        listed = {member.known.id for member in members if member.known}
        plan.gone = [_with_class(state, known) for known in state.staff if known.id not in listed]
    return plan


def _members(rows: Sequence[StaffRow], names: dict[str, str]) -> list[_Member]:
    """The rows as people: a list of staff and a list of homeroom teachers in one file name the same ones."""
    members: list[_Member] = []
    for row in rows:
        named = names.get(class_key(row.homeroom_of)) if row.homeroom_of else None
        same = next((member for member in members if _is_same(member.row, row, rows)), None)
        if same is None:
            members.append(_Member(row, [named] if named else []))
            continue
        same.row = _merged(same.row, row)
        if named and named not in same.classes:
            same.classes.append(named)
    return members


def _is_same(one: StaffRow, other: StaffRow, rows: Sequence[StaffRow]) -> bool:
    if name_key(one.name) != name_key(other.name):
        return False
    if set(one.phones) & set(other.phones):
        return True
    alike = [row.sheet for row in rows if name_key(row.name) == name_key(one.name)]
    return not (one.phones and other.phones) and one.sheet != other.sheet and len(set(alike)) == len(alike)


def _merged(one: StaffRow, other: StaffRow) -> StaffRow:
    return replace(
        one,
        phones=tuple(dict.fromkeys((*one.phones, *other.phones))),
        title=one.title or other.title,
        birthday=one.birthday or other.birthday,
        gender=one.gender or other.gender,
        ministry_id=one.ministry_id or other.ministry_id,
        school_code=one.school_code or other.school_code,
    )


def _match(staff: Sequence[KnownPerson], members: Sequence[_Member]) -> None:
    """Find the known ones, each once: by number and a name that is much the same, then by name."""
    free = list(staff)

    def take(member: _Member, found: KnownPerson | None) -> None:
        if found is not None:
            member.known, member.uid = found, found.uid
            free.remove(found)

    for member in members:
        numbers = [known for known in free if known.phone and known.phone in member.row.phones]
        take(member, next((known for known in numbers if keeps_name(known.name, member.row.name)), None))
    for has_title in (True, False):
        for member in (each for each in members if each.known is None):
            named = [known for known in free if name_key(known.name) == name_key(member.row.name)]
            take(member, next((k for k in named if not has_title or k.details.get("title") == member.row.title), None))


def _person(state: SchoolState, plan: StaffPlan, member: _Member) -> list[Change]:
    row, known = member.row, member.known
    phone = row.phones[0] if row.phones else None
    if known is None:
        member.uid = new_uid()
        plan.made += 1
        return [ListPerson(member.uid, "staff", state.id, row.name, details_over(row, {}), phone)]
    details = details_over(row, known.details)
    kept = known.phone if known.phone in row.phones or not phone else phone
    if (row.name, details, kept, False) == (known.name, known.details, known.phone, known.is_missing):
        return []
    return [CorrectPerson(known.id, known.uid, row.name, details, kept)]


def _teachers(state: SchoolState, plan: StaffPlan, in_class: str, teachers: Sequence[_Member]) -> list[Change]:
    """A class has the homeroom teachers whom the file names, in its order; a nursery group often has two."""
    class_id = state.classes.get(in_class)
    living = [d for d in state.homerooms if class_id is not None and d.unit_id == class_id and not state.is_over(d)]
    wanted = {member.known.id for member in teachers if member.known}
    changes: list[Change] = []
    for duty in living:
        if duty.person_id not in wanted:
            changes.append(ended(duty, state.today))
            plan.ended.append((_name_of(state, duty), in_class))
    there = {duty.person_id for duty in living}
    for order, member in enumerate(teachers, start=1):
        if member.known is None or member.known.id not in there:
            code = state.code_of(in_class)
            changes.append(AssignDuty(member.uid, "homeroom", order, state.today, class_code=code, year=state.year))
    return changes


def _left_behind(state: SchoolState, plan: StaffPlan, member: _Member, filled: set[str]) -> list[Change]:
    """Homeroom duties at classes without pupils end for who has another class now: renamed, or once mistyped."""
    assert member.known is not None
    empty = {key: name for name, key in state.classes.items() if name not in filled and name not in member.classes}
    changes: list[Change] = []
    for duty in state.homerooms:
        if duty.person_id == member.known.id and duty.unit_id in empty and not state.is_over(duty):
            changes.append(ended(duty, state.today))
            plan.ended.append((member.row.name, empty[duty.unit_id]))
    return changes


def _name_of(state: SchoolState, duty: Any) -> str:
    return next((known.name for known in state.staff if known.id == duty.person_id), "")


def _with_class(state: SchoolState, known: KnownPerson) -> str:
    """The name, with the class of a homeroom teacher, whom somebody has to follow."""
    names = {key: name for name, key in state.classes.items()}
    held = [d.unit_id for d in state.homerooms if d.person_id == known.id and not state.is_over(d)]
    classes = ", ".join(names[unit] for unit in held if unit in names)
    return f"{known.name} ({classes})" if classes else known.name


def ended(duty: Any, on: date) -> Change:
    """The duty with an end."""
    return ChangeDuty(
        duty.id,
        duty.order,
        duty.from_minute,
        duty.to_minute,
        duty.weekdays,
        duty.rota_weeks,
        duty.rota_week,
        duty.from_on,
        on,
    )
