"""What failed is put right: which criteria open a remedy and which close one, when a declaration is signed."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.forms import Assessment, Form
from storage.changes import Change
from storage.changes.filings import ChangeRemedy, OpenRemedy
from storage.queries.filings import Filing


def after_signing(form: Form, verdict: Assessment | None, filing: Filing, now: datetime) -> Iterator[Change]:
    """A criterion that failed is to be put right until it passes or is not asked any more.

    Where the set says within how many hours, that is the day until which it is done, unless one was said.
    """
    if verdict is None:
        return
    known = {each.item: each for each in filing.remedies if each.form == form.name}
    hours = verdict.band.remedy_hours
    due_at = now + timedelta(hours=hours) if hours else None
    failed = {question.name for question in verdict.failed}
    for question in verdict.failed:
        yield OpenRemedy(filing.school_id, form.name, question.name, filing.round.id, form.version, now, due_at)
    passed = {question.name for question in verdict.passed}
    for item, remedy in known.items():
        if item not in failed:
            state = "passed" if item in passed else "gone"
            yield ChangeRemedy(remedy.id, remedy.uid, remedy.version, {"state": state, "done_at": now})
