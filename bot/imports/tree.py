"""The tree of units as a file would have it: what cannot be, and which school and year a class belongs to. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.imports.state import school_year
from bot.imports.values import UnitRow
from storage.changes import Change
from storage.changes.units import PlaceClass

if TYPE_CHECKING:
    from bot.imports.storing import Stored

_HIGHEST = 10


def checked(
    rows: Sequence[UnitRow], there: Sequence[Any], edges: Sequence[Any], stored: "Stored", today: date | None
) -> list[UnitRow]:
    """The rows without managers and stations that cannot be, each told; classes dated by school year."""
    kinds = {unit.code: unit.kind for unit in there} | {row.code: row.kind for row in rows}
    codes = {unit.id: unit.code for unit in there}
    managers = {codes[e.unit_id]: codes[e.target_id] for e in edges if e.kind == "managed_by" and e.to_on is None}
    managers |= {row.code: row.parent for row in rows if row.parent}
    kept: list[UnitRow] = []
    for row in rows:
        if row.kind == "class" and row.from_on is None and today is not None:
            year = school_year(today)
            row = replace(row, from_on=date(year, 8, 1), to_on=row.to_on or date(year + 1, 7, 31))
        parent, station = row.parent, row.station
        if parent and parent not in kinds:
            stored.alone.append((row.row, parent))
            parent = None
        elif parent and _comes_back(row.code, managers):
            stored.circular.append((row.row, parent))
            managers.pop(row.code)
            parent = None
        if station and station not in kinds:
            stored.alone.append((row.row, station))
            station = None
        elif station and kinds[station] != "health_station":
            stored.no_station.append((row.row, station))
            station = None
        kept.append(replace(row, parent=parent, station=station))
    return kept


def _comes_back(code: str, managers: dict[str, str]) -> bool:
    """Tell whether a unit is met again on the way up from it."""
    seen: set[str] = set()
    above = managers.get(code)
    while above is not None and above not in seen:
        if above == code:
            return True
        seen.add(above)
        above = managers.get(above)
    return False


def places(units: Sequence[Any], edges: Sequence[Any]) -> Iterator[Change]:
    """School and school year of the classes that a units file made, so that rosters and homeroom duties find them."""
    by_id = {unit.id: unit for unit in units}
    managers = {edge.unit_id: edge.target_id for edge in edges if edge.kind == "managed_by"}
    for unit in units:
        if unit.kind != "class" or unit.school_id is not None:
            continue
        above, steps = managers.get(unit.id), 0
        while above is not None and by_id[above].kind != "school" and steps < _HIGHEST:
            above, steps = managers.get(above), steps + 1
        if above is not None and by_id[above].kind == "school":
            yield PlaceClass(unit.id, above, school_year(unit.from_on))
