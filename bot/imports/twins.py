"""Pupils who look alike in one file: twins kept apart, rows written twice taken once (design.md 1, person)."""

from collections.abc import Sequence
from dataclasses import replace

from bot.imports.findings import Done, Place, Problem, Report
from bot.imports.names import class_key, name_key
from bot.imports.values import ContactRow, PupilRow


def told_apart(pupils: Sequence[PupilRow], report: Report) -> tuple[PupilRow, ...]:
    """The pupils, each once, in their order; what was decided is reported."""
    kept: list[PupilRow] = []
    alike: dict[tuple[str, object, str], list[int]] = {}
    by_id: dict[str, int] = {}
    elsewhere: dict[tuple[str, object], int] = {}
    for listed in pupils:
        pupil = _with_id_once(listed, kept, by_id, report)
        if pupil is None or _is_elsewhere(pupil, kept, elsewhere, report):
            continue
        key = (name_key(pupil.name), pupil.birthday, class_key(pupil.class_name))
        others = alike.setdefault(key, [])
        same = next((at for at in others if _is_same(kept[at], pupil, kept[-1])), None)
        if same is not None:
            kept[same] = _merged(kept[same], pupil, report)
            continue
        if others:
            first = kept[others[0]]
            place = Place(pupil.sheet, pupil.row)
            report.warning(place, Problem.TWIN, Done.KEPT_APART, name=pupil.name, other=first.row)
            pupil = replace(pupil, notes=(*pupil.notes, Problem.TWIN), twin=len(others))
        if pupil.ministry_id:
            by_id.setdefault(pupil.ministry_id, len(kept))
        others.append(len(kept))
        elsewhere.setdefault((pupil.name.casefold(), pupil.birthday), len(kept))
        kept.append(pupil)
    return tuple(kept)


def _with_id_once(pupil: PupilRow, kept: list[PupilRow], by_id: dict[str, int], report: Report) -> PupilRow | None:
    """The pupil without an id that is another's; None if it is the same pupil in another class."""
    if not pupil.ministry_id or pupil.ministry_id not in by_id:
        return pupil
    first = kept[by_id[pupil.ministry_id]]
    place = Place(pupil.sheet, pupil.row)
    if name_key(first.name) != name_key(pupil.name):
        report.error(
            place,
            Problem.ID_TWICE,
            Done.FIELD_LEFT_EMPTY,
            value=pupil.ministry_id,
            name=first.name,
            other=first.row,
        )
        return replace(pupil, ministry_id=None)
    if class_key(first.class_name) != class_key(pupil.class_name):
        report.error(place, Problem.IN_TWO_PLACES, Done.KEPT_ONCE, name=pupil.name, sheet=first.sheet, other=first.row)
        return None
    return pupil


def _is_elsewhere(pupil: PupilRow, kept: list[PupilRow], others: dict[tuple[str, object], int], report: Report) -> bool:
    """Tell a pupil whom another class lists too: of one name, birthday and family. Without a number it is only told."""
    at = others.get((pupil.name.casefold(), pupil.birthday))
    if at is None or pupil.birthday is None or _contradict(kept[at], pupil):
        return False
    first = kept[at]
    if class_key(first.class_name) == class_key(pupil.class_name):
        return False
    is_one = bool({contact.phone for contact in first.contacts} & {contact.phone for contact in pupil.contacts})
    place, values = Place(pupil.sheet, pupil.row), {"name": pupil.name, "sheet": first.sheet, "other": first.row}
    if is_one:
        report.error(place, Problem.IN_TWO_PLACES, Done.KEPT_ONCE, **values)
    else:
        report.warning(place, Problem.IN_TWO_PLACES, Done.KEPT_APART, **values)
    return is_one


def _contradict(first: PupilRow, second: PupilRow) -> bool:
    pairs = (
        (first.ministry_id, second.ministry_id),
        (first.school_code, second.school_code),
        (first.gender, second.gender),
    )
    return any(one and other and one != other for one, other in pairs)


def _is_same(first: PupilRow, second: PupilRow, last: PupilRow) -> bool:
    """Tell one pupil written twice from two who look alike.

    Two spellings (Minh Anh, Minh Ánh), two ids, two sexes or two birthdays unknown are two pupils; neighbouring rows
    of one name are twins unless they agree in everything.
    """
    if _entries(first) == _entries(second):
        return True
    if first.name.casefold() != second.name.casefold() or first.birthday is None:
        return False
    if _contradict(first, second):
        return False
    if first.ministry_id and first.ministry_id == second.ministry_id:
        return True
    return first is not last


def _entries(pupil: PupilRow) -> tuple[object, ...]:
    contacts = frozenset((contact.relation, contact.phone) for contact in pupil.contacts)
    return pupil.name.casefold(), pupil.ministry_id, pupil.school_code, pupil.gender, contacts, pupil.boarding


def _merged(first: PupilRow, second: PupilRow, report: Report) -> PupilRow:
    place = Place(second.sheet, second.row)
    if _entries(first) == _entries(second):
        report.warning(place, Problem.LISTED_TWICE, Done.KEPT_ONCE, name=second.name, other=first.row)
        return first
    report.warning(place, Problem.IN_TWO_PLACES, Done.MERGED, name=second.name, sheet=first.sheet, other=first.row)
    numbers = {contact.phone for contact in first.contacts}
    contacts: tuple[ContactRow, ...] = tuple(c for c in second.contacts if c.phone not in numbers)
    return replace(
        first,
        ministry_id=first.ministry_id or second.ministry_id,
        school_code=first.school_code or second.school_code,
        gender=first.gender or second.gender,
        contacts=(*first.contacts, *contacts),
    )
