"""The table of schools: how many are on their rolls, how far they are connected, of which levels they are."""

from collections.abc import Sequence

from bot.dialogue.level_words import level_words
from bot.reports.exports import Writing
from bot.reports.tables import Table
from storage.queries.export_rows import SchoolRow

COLUMNS = ("school", "school_name", "pupils", "staff", "connected", "first_declared_at", "levels")


def schools_table(writing: Writing, found: Sequence[SchoolRow]) -> Table:
    """Schools by code, a line each."""
    rows = (
        [row.code, row.name, row.pupils, row.staff, row.connected, row.first_declared_at, _levels(writing, row.levels)]
        for row in found
    )
    return Table(writing.voice.say("Schools"), writing.columns(*COLUMNS), rows)


def _levels(writing: Writing, levels: Sequence[str]) -> str | None:
    """In words as a units file takes them again; codes for programs. Empty where they are not known."""
    return (" ".join(levels) if writing.coded else level_words(writing.voice, levels)) or None
