"""Walking the tables of a file, whatever they hold."""

from collections.abc import Callable, Iterable
from pathlib import Path

from bot.imports.columns import Vocabulary
from bot.imports.findings import Done, Place, Problem, Report
from bot.imports.refusals import NoTable, OldFont, OnlyHidden
from bot.imports.tables import Line, Seen, lines_of
from bot.imports.workbook import Progress, Sheet, open_sheets

TakeLines = Callable[[Sheet, Iterable[Line]], None]

_OLD_FONT_FROM = 3
"""Texts that make a file without any table one for an old font."""


def read_tables(path: Path, vocabulary: Vocabulary, report: Report, take: TakeLines, progress: Progress | None) -> None:
    """Hand the lines of every visible sheet to `take`. Raises ImportRefused, such as NoTable if no sheet has one."""
    seen, hidden = Seen(), list[str]()
    with open_sheets(path, progress) as sheets:
        for sheet in sheets:
            if sheet.is_hidden:
                report.warning(Place(sheet.name), Problem.HIDDEN_SHEET, Done.SHEET_LEFT_OUT)
                hidden.append(sheet.name)
                continue
            before = seen.tables
            take(sheet, lines_of(sheet, vocabulary, report, seen))
            if seen.tables == before and sheet.height:
                report.info(Place(sheet.name), Problem.NO_TABLE_IN_SHEET, Done.SHEET_LEFT_OUT)
    if not seen.tables:
        if seen.old_font_texts >= _OLD_FONT_FROM:
            raise OldFont(file=path.name)
        if hidden:
            raise OnlyHidden(file=path.name, sheets=", ".join(hidden))
        raise NoTable(file=path.name, columns=", ".join(vocabulary.asked))
