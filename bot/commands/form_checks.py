"""What doctor says of the questionnaires in force: whose words they ask in."""

from bot.forms import unsourced
from bot.shelf import forms_in_force
from storage.database import Database


def form_finding(database: Database) -> tuple[str, str]:
    """State and text; somebody has to know which words are not official before an authority reads them."""
    with database.reading() as connection:
        forms = forms_in_force(connection)
    ours = {name: len(unsourced(form.questions)) for name, form in sorted(forms.items())}
    told = ", ".join(f"{name} {count}" for name, count in ours.items() if count)
    if not told:
        return "ok", "every question in force says its source"
    return "note", f"questions in words without an official source: {told}; `khaibao form check FILE` names them"
