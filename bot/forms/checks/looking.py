"""All checks, in the order in which one needs what another found out."""

from bot.forms.checks.cells import check_cells
from bot.forms.checks.headings import check_headings
from bot.forms.checks.lists import check_choices, gather_lists
from bot.forms.checks.notes import Notes
from bot.forms.checks.rows import check_rows
from bot.forms.checks.settings import check_settings
from bot.forms.checks.wording import check_wording
from bot.forms.findings import Finding
from bot.forms.sheets import Book


def look_through(book: Book) -> list[Finding]:
    """Everything wrong or doubtful on the sheets themselves; the order is that of the checks."""
    notes = Notes(book)
    check_headings(notes)
    gather_lists(notes)
    check_rows(notes)
    check_wording(notes)
    check_cells(notes)
    check_choices(notes)
    check_settings(notes)
    return notes.findings
