"""Who in a roster is whom at the school: by ministry id, school code, then name, birthday and class. Pure."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence

from bot.imports.names import class_key, name_key
from bot.imports.values import PupilRow
from storage.queries.roster import KnownPerson

Key = Callable[[KnownPerson], Hashable | None]
RowKey = Callable[[PupilRow], Hashable | None]


def match_pupils(known: Sequence[KnownPerson], rows: Sequence[PupilRow]) -> dict[int, KnownPerson]:
    """The known pupil of each row, by the row's position; rows left out are new pupils.

    Each rule pairs those it names alike on both sides; the weaker ones only where they name one on each side.
    """
    found: dict[int, KnownPerson] = {}
    free_known, free_rows = list(known), list(range(len(rows)))
    rules: list[tuple[Key, RowKey, bool]] = [
        (lambda k: k.details.get("ministry_id"), lambda r: r.ministry_id, True),
        (lambda k: k.details.get("school_code"), lambda r: r.school_code, True),
        (_identity, lambda r: (name_key(r.name), _day(r), class_key(r.class_name)), False),
        (_name_and_day, lambda r: (name_key(r.name), _day(r)) if r.birthday else None, True),
        (_name_and_class, lambda r: (name_key(r.name), class_key(r.class_name)), True),
        (_day_and_class, lambda r: (_day(r), class_key(r.class_name)) if r.birthday else None, True),
    ]
    for known_key, row_key, must_be_single in rules:
        _pair(found, free_known, free_rows, rows, known_key, row_key, must_be_single=must_be_single)
        free_known = [k for k in free_known if k not in found.values()]
        free_rows = [i for i in free_rows if i not in found]
    return found


def _pair(
    found: dict[int, KnownPerson],
    known: Sequence[KnownPerson],
    positions: Sequence[int],
    rows: Sequence[PupilRow],
    known_key: Key,
    row_key: RowKey,
    *,
    must_be_single: bool,
) -> None:
    by_key: dict[Hashable, tuple[list[KnownPerson], list[int]]] = defaultdict(lambda: ([], []))
    for each in known:
        if (key := known_key(each)) is not None:
            by_key[key][0].append(each)
    for position in positions:
        if (key := row_key(rows[position])) is not None:
            by_key[key][1].append(position)
    for people, places in by_key.values():
        if must_be_single and not len(people) == len(places) == 1:
            continue
        for person, position in zip(people, sorted(places, key=lambda i: rows[i].twin), strict=False):
            if _may_be(person, rows[position]):
                found[position] = person


def _may_be(person: KnownPerson, row: PupilRow) -> bool:
    """Two different ministry ids are two pupils, whatever else agrees."""
    theirs = person.details.get("ministry_id")
    return not (theirs and row.ministry_id and theirs != row.ministry_id)


def _day(row: PupilRow) -> str | None:
    return row.birthday.isoformat() if row.birthday else None


def _identity(known: KnownPerson) -> Hashable:
    return name_key(known.name), known.details.get("birthday"), class_key(known.class_name or "")


def _name_and_day(known: KnownPerson) -> Hashable | None:
    return (name_key(known.name), known.details["birthday"]) if known.details.get("birthday") else None


def _name_and_class(known: KnownPerson) -> Hashable | None:
    return (name_key(known.name), class_key(known.class_name)) if known.class_name else None


def _day_and_class(known: KnownPerson) -> Hashable | None:
    birthday = known.details.get("birthday")
    return (birthday, class_key(known.class_name)) if birthday and known.class_name else None
