"""What a transcript left and told, kept by test and surface, and how two of them differ."""

import json
import re
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from storage.tables import DECLARATION, SCHOOL_DECLARATION
from tests.parity.apart import is_by_the_moment, is_said_later
from tests.parity.rows import Rows, stored
from tests.parity.told import Told, without_codes

if TYPE_CHECKING:
    from tests.town import Town

TOWNS: "list[Town | Story]" = []
"""Towns of the running test, and what became of those that are over."""
KEPT_IN = "PARITY_FOLDER"
"""In the environment: where what transcripts leave is written down, to be compared; none: it is not."""
_FOLDERS: list[Path] = []
_BACKEND = re.compile(r"(?<=[\[-])(sqlite|postgresql)(?=[\]-])")


@dataclass(frozen=True, slots=True)
class Story:
    """What became of one town: its rows at the end, and by chat and way of telling what its people were told."""

    rows: Rows
    told: Mapping[str, Mapping[str, Sequence[Sequence[str]]]]
    """By chat and way of telling: each sentence with the moment of it."""
    orders: Mapping[str, Sequence[Sequence[str]]]
    """By chat: the choices of its messages, as they are read."""
    stands: Mapping[str, Sequence[Sequence[str]]]
    """By chat: what became of its messages though their reader did nothing, as they stood when the clock went on."""


@dataclass
class Recording:
    """`is_whole`: the transcript was told to its end."""

    is_whole: bool = False


def is_recording() -> bool:
    """Whether what a town leaves is written down."""
    return bool(_FOLDERS)


@contextmanager
def recording(folder: Path, test: str, surface: str) -> "Iterator[Recording]":
    """Keep what the towns of a test leave. Raises AssertionError where another surface left or told something else."""
    _FOLDERS.append(folder)
    TOWNS.clear()
    made = Recording()
    try:
        yield made
        for each in list(TOWNS):
            if not isinstance(each, Story) and not each.is_closed:
                each.keep_story()
        stories = [each for each in TOWNS if isinstance(each, Story)]
    finally:
        TOWNS.clear()
        _FOLDERS.clear()
    if stories and made.is_whole:
        keep(folder, test, surface, stories)
        found = compare(folder, test)
        assert not found, "\n" + "\n".join(found)


def story_of(town: "Town") -> Story:
    """Read a town, whose database is still open."""
    with town.database.reading() as connection:
        rows = stored(connection, town.database.sealer)
        drawn = {
            code
            for column in (DECLARATION.c.code, SCHOOL_DECLARATION.c.code)
            for code in connection.execute(sa.select(column)).scalars()
        }
    town.say_what_waits()
    return Story(rows, _by_chat(town.told, drawn), _orders(town.told, drawn), _standing(town.told, drawn))


def _by_chat(told: Sequence[Told], drawn: set[str]) -> dict[str, dict[str, list[list[str]]]]:
    found: dict[str, dict[str, set[tuple[str, str]]]] = defaultdict(lambda: defaultdict(set))
    for each in told:
        found[each.chat][each.how].update(
            (f"{each.moment:03}", without_codes(sentence, drawn)) for sentence in each.sentences
        )
    return {
        chat: {how: [list(one) for one in sorted(said)] for how, said in ways.items()} for chat, ways in found.items()
    }


def _orders(told: Sequence[Told], drawn: set[str]) -> dict[str, list[list[str]]]:
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for each in told:
        found[each.chat].add(tuple(without_codes(label, drawn) for label in each.order))
    return {chat: [list(one) for one in sorted(orders) if len(one) > 1] for chat, orders in found.items()}


def _standing(told: Sequence[Told], drawn: set[str]) -> dict[str, list[list[str]]]:
    last = {(each.chat, each.ref, each.moment): each for each in told if each.ref}
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for each in last.values():
        if each.how == "changed":
            found[each.chat].update((f"{each.moment:03}", without_codes(said, drawn)) for said in each.sentences)
    return {chat: [list(one) for one in sorted(said)] for chat, said in found.items()}


def differences(one: Story, other: Story, *, by_moment: bool = True, later: bool = True) -> Iterator[str]:
    """In words, what the one has that the other has not. `by_moment`: at the same moment, and choices in one order.

    `later`: also what became of messages though their reader did nothing.
    """
    for table in sorted({*one.rows, *other.rows}):
        mine, theirs = list(one.rows.get(table, ())), list(other.rows.get(table, ()))
        for row in one.rows.get(table, ()):
            if row in theirs:
                theirs.remove(row)
                mine.remove(row)
        yield from (f"- {table}: {row}" for row in mine)
        yield from (f"+ {table}: {row}" for row in theirs)
    for chat in sorted({*one.told, *other.told}):
        mine_told, theirs_told = one.told.get(chat, {}), other.told.get(chat, {})
        yield from (f"- {chat} is told: {said}" for said in _lost(mine_told, theirs_told, by_moment))
        yield from (f"+ {chat} is told: {said}" for said in _lost(theirs_told, mine_told, by_moment))
        if later:
            yield from (f"- {chat} reads later: {said}" for said in _unseen(one.stands.get(chat, ()), theirs_told))
            yield from (f"+ {chat} reads later: {said}" for said in _unseen(other.stands.get(chat, ()), mine_told))
        if by_moment:
            yield from (f"- {chat} is offered {line}" for line in _turned(one.orders, other.orders, chat))


_DATE_OF_AN_HOUR = re.compile(r"(?<=\d\d:\d\d) ngày \d\d/\d\d\b")
Said = Mapping[str, Sequence[Sequence[str]]]


def _lost(mine: Said, theirs: Said, by_moment: bool) -> list[str]:
    """What somebody was told here (at a moment), asked or unasked, and there (then) in no way."""
    first = 0 if by_moment else 1
    everything = {_undated(said[first:]) for way in theirs.values() for said in way}
    here = {tuple(said[first:]) for how in ("asked", "unasked") for said in mine.get(how, ())}
    return sorted(" ".join(said) for said in here if _undated(said) not in everything)


def _unseen(mine: Sequence[Sequence[str]], theirs: Said) -> list[str]:
    """What messages came to say here though their reader did nothing, and no message there says at any moment."""
    everything = {_untimed(said) for way in theirs.values() for _, said in way}
    return sorted({said for _, said in mine if _untimed(said) not in everything})


def _untimed(said: str) -> str:
    """Without what an edit adds or leaves out because hours went by: that is not said again elsewhere."""
    return _undated((said,))[-1].replace("Sáng nay có ", "Có ")


def _undated(said: Sequence[str]) -> tuple[str, ...]:
    """With hours alone: on another day an edit adds the date to what is not said again where nothing can be edited."""
    return (*said[:-1], _DATE_OF_AN_HOUR.sub("", said[-1]))


def _turned(one: Said, other: Said, chat: str) -> list[str]:
    """Choices that stand the other way round there."""
    mine, theirs = _pairs(one.get(chat, ())), _pairs(other.get(chat, ()))
    return sorted(f"{a} before {b}" for a, b in mine - theirs if (b, a) in theirs - mine)


def _pairs(orders: Sequence[Sequence[str]]) -> set[tuple[str, str]]:
    """Which choice stands before which in some message."""
    return {pair for each in orders for pair in combinations(each, 2)}


def keep(folder: Path, test: str, surface: str, stories: Sequence[Story]) -> None:
    """Write down what a test left on a surface."""
    place = folder / _name(test)
    place.mkdir(parents=True, exist_ok=True)
    written = {"test": test, "stories": [asdict(each) for each in stories]}
    beginning = place / f"{surface}.tmp"
    beginning.write_text(json.dumps(written, ensure_ascii=False))
    beginning.rename(place / f"{surface}.json")


def kept(folder: Path, test: str) -> dict[str, list[Story]]:
    """What is known of a test, by surface."""
    files = sorted((folder / _name(test)).glob("*.json"))
    return {file.stem: [Story(**each) for each in json.loads(file.read_text())["stories"]] for file in files}


def compare(folder: Path, test: str) -> list[str]:
    """How what a test left differs between the surfaces it was told on so far."""
    found = []
    for (one, mine), (other, theirs) in combinations(kept(folder, test).items(), 2):
        if len(mine) != len(theirs):
            found.append(f"{one}: {len(mine)} towns, {other}: {len(theirs)}")
        for a, b in zip(mine, theirs, strict=False):
            lines = differences(a, b, by_moment=is_by_the_moment(test), later=is_said_later(test))
            found.extend(f"{one} -> {other} {line}" for line in lines)
    return found


def told_by(item: Any) -> str:
    """The name of a test whatever database it runs on."""
    return _BACKEND.sub("*", item.nodeid)


def _name(test: str) -> str:
    return f"{re.sub(r'[^a-zA-Z0-9_]+', '-', test)[-120:]}-{zlib.crc32(test.encode()):08x}"
