"""Who has just told of a case is not rung of it: whoever can take it finds it in silence, others hear how it went."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from bot.cases.values import Post
from storage.changes import Change
from storage.changes.cases import Tells
from storage.changes.outbox import Push

TAKES = (Post.SCHOOL_HEALTH, Post.DEPUTY, Post.PRINCIPAL)
HEARS_AFTER = timedelta(minutes=5)
"""Then whoever told of it, and cannot take it, hears whether somebody has."""


def not_rung(changes: Iterable[Change], teller: int | None, now: datetime) -> Iterator[Change]:
    """The changes that tell of a case, with those to its teller silent."""
    told = list(changes)
    own = {row.key: row.post for row in told if isinstance(row, Tells) and row.person_id == teller}
    for change in told:
        if isinstance(change, Push) and change.key in own:
            acts = own[change.key] in TAKES
            change = replace(change, rings=False, due_at=change.due_at if acts else now + HEARS_AFTER)
        yield change
