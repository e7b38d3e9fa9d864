"""`khaibao round recount`: the sums of rounds against their declarations, and put right."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any

import typer

from bot.commands.common import fail, opened, print_json
from bot.commands.watching import MOST, AsJson
from bot.jobs.recounting import read_recount, some
from bot.rounds.ordering import NoSuchRound
from storage.database import Database
from storage.in_step import Sums
from storage.queries.sums import is_purged, mend, rounds_to_recount

CHUNK = 50


def recount(
    number: Annotated[int | None, typer.Argument(metavar="[ID]", help="A round; without it all of them.")] = None,
    as_json: AsJson = False,
) -> None:
    """Count declarations anew, print where a round's sums differ from them, and put those right."""
    with opened() as (_, database, _clock):
        counted, found = 0, []
        for rounds in _all(database) if number is None else iter([_one(database, number)]):
            counted += len(rounds)
            sums: Sums = database.write(lambda c, rounds=rounds: mend(c, rounds)).result()  # type: ignore[misc]
            found += [_difference(*key, numbers) for key, numbers in sums.items()]
    if as_json:
        print_json({"rounds": counted, "differences": found})
        return
    for each in found:
        numbers = "  ".join(f"{name}{n:+d}" for name, n in each["missing"].items())
        typer.echo(f"round {each['round']}, version {each['version'] or '?'}: {numbers}; put right")
    off = len({each["round"] for each in found})
    typer.echo(f"{counted} rounds counted anew, {off} differed" if off else f"{counted} rounds counted anew, all agree")


def _difference(round_id: int, version: str, numbers: Mapping[str, int]) -> dict[str, Any]:
    return {"round": round_id, "version": version, "missing": {name: n for name, n in numbers.items() if n}}


def _one(database: Database, number: int) -> list[int]:
    with database.reading() as connection:
        found = is_purged(connection, number) if abs(number) <= MOST else None
    if found is None:
        raise NoSuchRound(number=number)
    if found:
        fail(f"round {number}: its declarations were deleted after their time; its sums stay as they are")
    return [number]


def _all(database: Database) -> Iterator[list[int]]:
    after = 0
    while True:
        with database.reading() as connection:
            rounds = rounds_to_recount(connection, after, date.min, CHUNK)
        if not rounds:
            return
        yield rounds
        after = rounds[-1]


def sum_findings(database: Database) -> Iterator[tuple[str, str]]:
    """What the last night's recount found, for `khaibao doctor`."""
    with database.reading() as connection:
        last = read_recount(connection)
    if last is None:
        return
    night = f"{last.night:%d/%m}"
    if last.off:
        text = f"{len(last.off)} of {last.counted} rounds differed from their declarations in the night to {night} and "
        yield "note", text + f"were put right (rounds {some(last.off)}); compare the reports sent before"
    else:
        yield "ok", f"in the night to {night} {last.counted} rounds were as their declarations say"
