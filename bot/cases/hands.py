"""Changes of hands: who has a case, so that what was asked while it stood otherwise is not done to it later."""

from collections.abc import Iterable

from storage.queries.case_details import EventRow

HANDS = frozenset({"taken", "passed_on", "handed_over", "resumed", "raised", "worsened", "outcome"})
"""Steps after which whoever was asked about a case answers about another one: a note or a declaration is none."""


def hands_of(events: Iterable[EventRow]) -> list[EventRow]:
    """Every step that put a case into other hands, or out of them, in order; their number is how it stood."""
    return [event for event in events if event.kind in HANDS]
