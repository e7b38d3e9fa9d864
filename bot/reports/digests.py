"""What goes up of a unit: figures as values, hidden where they are small. Text, chart and JSON show nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.reports.small_counts import NOUGHT, Cell, count_cell, debt_cell, told_parts, total_cell
from bot.rounds.owing import count_reasons
from bot.rounds.values import OwingReason
from storage.queries.areas import Area, Ask, Place
from storage.queries.province import UnitSums

HIDDEN = ("owing", "flagged", "open_cases", "untaken")
"""Counts of persons; those of schools, and how many persons owe at all, are told as they are."""
PLAIN = ("schools", "asked", "silent", "owed")
UNANSWERED, UNCONNECTED, OTHER = "unanswered", "unconnected", "other"


@dataclass(frozen=True, slots=True)
class Line:
    """A unit's figures as they may be told.

    `schools` stand there, `asked` have the round, of `silent` ones nobody has declared. `owed`: how many owe.
    `open_cases` and `untaken` are those of now, whatever round they are of.
    """

    unit: Place
    schools: int
    asked: int
    silent: int
    owed: int
    owing: Cell
    flagged: Cell
    open_cases: Cell
    untaken: Cell

    @property
    def declared(self) -> Cell:
        """How many of those who owe have declared."""
        return self.owing.rest_of(self.owed)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Everything of it that may be hidden."""
        return tuple(getattr(self, name) for name in HIDDEN)

    @property
    def hides_something(self) -> bool:
        """Whether any of its counts is not told exactly."""
        return not all(cell.is_exact for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Digest:
    """A unit, those right below it (the worst first), why people owe as far as it may be told, and silent schools.

    `due_at`: when the last round is due; before that silence means nothing.
    """

    ask: Ask
    whole: Line
    lines: tuple[Line, ...]
    reasons: Mapping[str, int]
    silent: tuple[str, ...]
    due_at: datetime | None

    def nothing_came(self, now: datetime) -> bool:
        """Not one declaration from anybody though it was due: most likely something is broken."""
        is_due = self.due_at is None or self.due_at <= now
        return is_due and bool(self.whole.owed) and self.whole.silent == self.whole.asked

    @property
    def all_declared(self) -> bool:
        """Nobody owes any more, and that may be said."""
        return bool(self.whole.owed) and self.whole.owing == NOUGHT

    @property
    def hides_something(self) -> bool:
        """Whether any count in it is not told exactly."""
        return any(line.hides_something for line in (self.whole, *self.lines))


def digests_of(areas: Sequence[Area]) -> tuple[Digest, ...]:
    """What may be told of each of some areas."""
    return tuple(digest_of(area) for area in areas)


def digest_of(area: Area) -> Digest:
    """Make what may be told of an area from its sums: totals first hide at the schools, then on every level above."""
    children: dict[int, list[Place]] = {}
    for place in area.below:
        children.setdefault(place.parent_id or area.unit.id, []).append(place)
    whole, _, lines = _told(area.unit, children, area.sums)
    silent = (place.name for place in area.below if place.kind == "school" and _is_silent(area.sums.get(place.id)))
    return Digest(
        area.ask,
        whole,
        tuple(sorted(lines, key=_worst_first)),
        _reasons(area, whole),
        tuple(sorted(silent)),
        area.due_at,
    )


def _told(
    place: Place, children: Mapping[int, Sequence[Place]], sums: Mapping[int, UnitSums]
) -> tuple[Line, dict[str, int], list[Line]]:
    """A unit's line, its true figures, and the lines right below it."""
    if place.kind == "school":
        return *_school(place, sums.get(place.id)), []
    below = [_told(child, children, sums)[:2] for child in children.get(place.id, ())]
    below = [(line, true) for line, true in below if line.schools]
    true = {name: sum(each[name] for _, each in below) for name in (*PLAIN, *HIDDEN)}
    wholes = {"owing": true["owed"]}
    hidden = {
        name: total_cell(true[name], (getattr(line, name) for line, _ in below), wholes.get(name)) for name in HIDDEN
    }
    return _line(place, true, hidden), true, [line for line, _ in below]


def _school(place: Place, row: UnitSums | None) -> tuple[Line, dict[str, int]]:
    if row is None:
        nothing = dict.fromkeys((*PLAIN, *HIDDEN), 0)
        return _line(place, nothing, dict.fromkeys(HIDDEN, NOUGHT)), nothing
    true = {name: getattr(row, name) for name in (*PLAIN, *HIDDEN)}
    hidden = {
        "owing": debt_cell(row.owing, row.owed),
        "flagged": count_cell(row.flagged, row.owed if row.asked else None),
        "open_cases": count_cell(row.open_cases),
        "untaken": count_cell(row.untaken),
    }
    return _line(place, true, hidden), true


def _line(place: Place, true: Mapping[str, int], hidden: Mapping[str, Cell]) -> Line:
    return Line(
        *(place, true["schools"], true["asked"], true["silent"], true["owed"]),
        owing=hidden["owing"],
        flagged=hidden["flagged"],
        open_cases=hidden["open_cases"],
        untaken=hidden["untaken"],
    )


def _is_silent(row: UnitSums | None) -> bool:
    return row is not None and bool(row.silent)


def _worst_first(line: Line) -> tuple[Any, ...]:
    """By what is told, not by what is so: an order by hidden counts would tell them."""
    share = line.owing.low / line.owed if line.owed else -1.0
    return (not line.silent, -share, -line.untaken.low, -line.flagged.low, line.unit.name, line.unit.id)


def _reasons(area: Area, whole: Line) -> dict[str, int]:
    if area.owing is None or not whole.owing.is_exact:
        return {}
    found: dict[OwingReason, int] = {}
    for owes, times in area.owing.items():
        [reason] = count_reasons([owes])
        found[reason] = found.get(reason, 0) + times
    owing = whole.owing.low
    unconnected = min(found.get(OwingReason.NOT_CONNECTED, 0), owing)
    unanswered = found.get(OwingReason.NOT_ANSWERED, 0) + found.get(OwingReason.PAUSED, 0)
    unanswered = min(unanswered, owing - unconnected)
    # who came or went since the opening is in the sums, not among those who owe now
    parts = {UNANSWERED: unanswered, UNCONNECTED: unconnected, OTHER: owing - unanswered - unconnected}
    return told_parts(whole.owing, parts, OTHER)


def as_json(digest: Digest) -> dict[str, Any]:
    """The same figures for programs; a hidden count is its range."""
    return {
        "form": digest.ask.form,
        "order": digest.ask.kind,
        "date": digest.ask.held_on,
        "whole": _line_json(digest.whole),
        "reasons": dict(digest.reasons),
        "silent": list(digest.silent),
        "below": [_line_json(line) for line in digest.lines],
    }


def _line_json(line: Line) -> dict[str, Any]:
    counts = {name: getattr(line, name) for name in ("declared", *HIDDEN)}
    return {
        "unit": line.unit.code,
        "name": line.unit.name,
        "kind": line.unit.kind,
        **{name: getattr(line, name) for name in PLAIN},
        **{name: cell.low if cell.is_exact else [cell.low, cell.high] for name, cell in counts.items()},
    }
