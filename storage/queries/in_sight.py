"""Pupils whom staff may name: of their class, their boarders, or all of a school they answer for; names and places."""

from collections.abc import Sequence
from dataclasses import dataclass

from storage.needs import Asked, Need, Reading, answers
from storage.queries.open_cases import OPEN_CASES
from storage.queries.roll_values import WATCHING
from storage.queries.rolls import PUPILS, UNITS
from storage.queries.views import case_view
from storage.values import DutyView, Sender, Subject

BY = {"homeroom": "proxy", "boarding": "boarding"} | {kind: kind for kind in WATCHING}
"""As what somebody with a duty tells of a pupil."""


@dataclass(frozen=True, slots=True)
class PupilsInSight(Need):
    """The pupils whom the sender's duties let them name today, as subjects; nobody to whoever may name none."""


@dataclass(frozen=True, slots=True)
class InDangerNow(Need):
    """Which of the children whom this turn binds to somebody staff have told of, whose case is open: their keys."""

    children: tuple[int, ...]


@answers(InDangerNow)
def in_danger_now(reading: Reading, asked: Sequence[Asked]) -> list[frozenset[int]]:
    """One look for all of a batch."""
    children = sorted({child for each in asked for child in each.need.children})
    found = {row.person_id for row in reading.connection.execute(OPEN_CASES, {"persons": children}) if row.ground}
    return [frozenset(found & {*each.need.children}) for each in asked]


@answers(PupilsInSight)
def pupils_in_sight(reading: Reading, asked: Sequence[Asked]) -> list[tuple[Subject, ...]]:
    """Rare: an emergency that staff tell of."""
    return [_of(reading, each.sender) for each in asked]


def _of(reading: Reading, sender: Sender) -> tuple[Subject, ...]:
    kinds = {"classes": ("homeroom",), "boarding": ("boarding",), "schools": WATCHING}
    units = {name: sorted({d.unit_id for d in sender.duties if d.kind in own}) for name, own in kinds.items()}
    if not any(units.values()):
        return ()
    rows = reading.connection.execute(PUPILS, {**units, "today": reading.today}).all()
    ids = sorted({row.school_id for row in rows})
    schools = {row.id: row.name for row in reading.connection.execute(UNITS, {"units": ids})}
    found = reading.connection.execute(OPEN_CASES, {"persons": [row.id for row in rows]})
    cases = {row.person_id: case_view(row) for row in found}
    return tuple(
        Subject(
            person_id=row.id,
            name=reading.sealer.open("person.name", row.uid, row.sealed_name),
            kind="pupil",
            relation=BY[_duty_towards(sender.duties, row.class_id, row.school_id, boards=bool(row.boards)).kind],
            school_id=row.school_id,
            school_name=schools[row.school_id],
            class_id=row.class_id,
            class_name=row.class_name,
            boards=bool(row.boards),
            birthday=None,
            case=cases.get(row.id),
        )
        for row in rows
    )


def _duty_towards(duties: Sequence[DutyView], class_id: int, school_id: int, *, boards: bool) -> DutyView:
    """The nearest duty by which somebody may name a pupil."""
    own = {"homeroom": class_id, "boarding": school_id if boards else 0} | dict.fromkeys(WATCHING, school_id)
    return next(duty for kind in own for duty in duties if duty.kind == kind and duty.unit_id == own[kind])
