"""`khaibao messages`: what the program says, to read before anybody hears it."""

from itertools import groupby
from typing import Annotated

import typer

from bot.commands.common import fail
from bot.dialogue.address import habits_of, pupil_word
from bot.dialogue.leafing import Leaf, leaf_through
from bot.i18n import AUDIENCES, LANGUAGES, load_catalogs, written
from bot.rounds.values import Region
from storage.values import LEVELS, SchoolHabits

messages = typer.Typer(help="What the assistant says: every sentence, as its readers see it.", no_args_is_help=True)
RELATIONS = ("mother", "father", "grandmother", "grandfather", "guardian")
CHILD_WORDS = ("con", "em", "cháu")
MARKS = {"own": "*", "common": " ", "msgid": "="}
LEGEND = "* the audience's own wording · no mark: the wording common to all · = the msgid, nothing else is written"


@messages.callback()
def about_messages() -> None:
    """What the assistant says: every sentence, as its readers see it."""


@messages.command("preview")
def preview_messages(
    audience: Annotated[str, typer.Option("--audience", help=f"One of: {', '.join(AUDIENCES)}.")],
    language: Annotated[str, typer.Option("--language", help=f"One of: {', '.join(LANGUAGES)}.")] = "vi",
    region: Annotated[str, typer.Option("--region", help="The school's region: north or south.")] = "north",
    room: Annotated[str | None, typer.Option("--room", help="One room of the catalogs only, for example help.")] = None,
    relation: Annotated[
        str | None, typer.Option("--relation", help=f"What is known of the guardian: {', '.join(RELATIONS)}.")
    ] = None,
    child: Annotated[str, typer.Option("--child", help="What the school calls a child: con, em or cháu.")] = "con",
    level: Annotated[str | None, typer.Option("--level", help=f"The school's level: {', '.join(LEVELS)}.")] = None,
) -> None:
    """Print the catalogs as an audience reads them, room by room, with invented samples for what is filled in.

    Needs no database and no keys.
    """
    entries = tuple(written("vi"))
    _one_of("audience", audience, AUDIENCES)
    _one_of("language", language, LANGUAGES)
    _one_of("region", region, tuple(Region))
    _one_of("child", child, CHILD_WORDS)
    if room is not None:
        _one_of("room", room, tuple(dict.fromkeys(each.room for each in entries)))
    if relation is not None:
        _one_of("relation", relation, RELATIONS)
    if level is not None:
        _one_of("level", level, LEVELS)
    known = relation or ("guardian" if audience == "family" else None)
    pupil = pupil_word(SchoolHabits(levels=(level,) if level else ()))
    words = habits_of([known] if known else [], south=region == Region.SOUTH, child=child, pupil=pupil)
    voice = load_catalogs().voice(language, audience, **words)
    typer.echo(LEGEND)
    for name, leaves in groupby(leaf_through(voice, entries, room), key=lambda leaf: leaf.room):
        _print_room(name, list(leaves))


def _print_room(name: str, leaves: list[Leaf]) -> None:
    typer.echo(f"\n== {name} ({len(leaves)})")
    for leaf in leaves:
        typer.echo(f"\n  {leaf.msgid.replace(chr(10), ' ')}")
        for line in leaf.lines:
            typer.echo("\n".join(f"{MARKS[leaf.whose]} {part}" for part in line.split("\n")))


def _one_of(option: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        fail(f"--{option}: “{value}” is none of: {', '.join(known)}")
