"""Who in a roster is whom at the school: by ministry id, school code, then name, birthday and class. Pure."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from bot.imports.names import class_key, name_key
from bot.imports.values import PupilRow
from storage.queries.roster import KnownPerson

Keys = Callable[[KnownPerson], Iterable[Hashable]]
RowKeys = Callable[[PupilRow], Iterable[Hashable]]
_Rule = tuple[Keys, RowKeys, bool]


def match_pupils(known: Sequence[KnownPerson], rows: Sequence[PupilRow]) -> dict[int, KnownPerson]:
    """The known pupil of each row, by the row's position; rows left out are new pupils.

    Each rule pairs those it names alike on both sides; the weaker ones only where they name one on each side. The
    spelling goes before what spellings share, so that twins who differ in one mark are never taken for one another.
    """
    found: dict[int, KnownPerson] = {}
    free_known, free_rows = list(known), list(range(len(rows)))
    for rule in _RULES:
        _pair(found, free_known, free_rows, rows, rule)
        taken = {person.id for person in found.values()}
        free_known = [k for k in free_known if k.id not in taken]
        free_rows = [i for i in free_rows if i not in found]
    return found


def _pair(
    found: dict[int, KnownPerson],
    known: Sequence[KnownPerson],
    positions: Sequence[int],
    rows: Sequence[PupilRow],
    rule: _Rule,
) -> None:
    known_keys, row_keys, must_be_single = rule
    by_key: dict[Hashable, tuple[list[KnownPerson], list[int]]] = defaultdict(lambda: ([], []))
    for each in known:
        for key in known_keys(each):
            by_key[key][0].append(each)
    for position in positions:
        for key in row_keys(rows[position]):
            by_key[key][1].append(position)
    taken: set[int] = set()
    for people, places in by_key.values():
        if must_be_single and not len(people) == len(places) == 1:
            continue
        for person, position in zip(people, sorted(places, key=lambda i: rows[i].twin), strict=False):
            if position not in found and person.id not in taken and _may_be(person, rows[position]):
                found[position] = person
                taken.add(person.id)


def _may_be(person: KnownPerson, row: PupilRow) -> bool:
    """Two different ministry ids are two pupils, whatever else agrees."""
    theirs = person.details.get("ministry_id")
    return not (theirs and row.ministry_id and theirs != row.ministry_id)


def _of_known(*parts: Callable[[KnownPerson], Hashable | None]) -> Keys:
    return lambda k: [key] if None not in (key := tuple(part(k) for part in parts)) else []


def _of_row(*parts: Callable[[PupilRow], Hashable | None]) -> RowKeys:
    return lambda r: [key] if None not in (key := tuple(part(r) for part in parts)) else []


def _day(row: PupilRow) -> str | None:
    return row.birthday.isoformat() if row.birthday else None


def _known_day(known: KnownPerson) -> str | None:
    return known.details.get("birthday")


def _known_class(known: KnownPerson) -> str | None:
    return class_key(known.class_name) if known.class_name else None


def _by_phone_without_day(known: KnownPerson) -> Iterable[Hashable]:
    return [(name_key(known.name), contact.phone) for contact in known.contacts if not _known_day(known)]


def _corrected(name: str, phones: Iterable[str]) -> Iterable[Hashable]:
    """What a corrected name keeps: the given name, all up to its second letter, or a number of the family."""
    family, _, given = name_key(name).rpartition(" ")
    yield "given", given
    yield "begins", family, given[:2]
    yield from phones


def keeps_name(one: str, other: str) -> bool:
    """Tell whether one name may be the other one corrected."""
    return bool(set(_corrected(one, ())) & set(_corrected(other, ())))


def _day_and_class(known: KnownPerson) -> Iterable[Hashable]:
    if (day := _known_day(known)) and known.class_name:
        for kept in _corrected(known.name, (contact.phone for contact in known.contacts)):
            yield day, class_key(known.class_name), kept


def _row_day_and_class(row: PupilRow) -> Iterable[Hashable]:
    if row.birthday:
        for kept in _corrected(row.name, (contact.phone for contact in row.contacts)):
            yield _day(row), class_key(row.class_name), kept


_RULES: tuple[_Rule, ...] = (
    (_of_known(lambda k: k.details.get("ministry_id")), _of_row(lambda r: r.ministry_id), True),
    (_of_known(lambda k: k.details.get("school_code")), _of_row(lambda r: r.school_code), True),
    (
        lambda k: [(k.name.casefold(), _known_day(k), class_key(k.class_name or ""))],
        lambda r: [(r.name.casefold(), _day(r), class_key(r.class_name))],
        False,
    ),
    (
        _of_known(lambda k: k.name.casefold(), _known_day),
        _of_row(lambda r: r.name.casefold(), _day),
        True,
    ),
    (
        lambda k: [(name_key(k.name), _known_day(k), class_key(k.class_name or ""))],
        lambda r: [(name_key(r.name), _day(r), class_key(r.class_name))],
        False,
    ),
    (_of_known(lambda k: name_key(k.name), _known_day), _of_row(lambda r: name_key(r.name), _day), True),
    (
        _of_known(lambda k: name_key(k.name), _known_class),
        _of_row(lambda r: name_key(r.name), lambda r: class_key(r.class_name)),
        True,
    ),
    # Without a birthday a pupil who moves up is known by the family's number.
    (_by_phone_without_day, lambda r: [(name_key(r.name), contact.phone) for contact in r.contacts], True),
    (
        lambda k: [(name_key(k.name), contact.phone) for contact in k.contacts],
        lambda r: [(name_key(r.name), contact.phone) for contact in r.contacts if not r.birthday],
        True,
    ),
    (_day_and_class, _row_day_and_class, True),
)
