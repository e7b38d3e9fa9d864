"""How grave a case is, where it stands, how much of it may be seen."""

from enum import StrEnum


class Severity(StrEnum):
    """How grave a flag is; compare by `rank`."""

    NOTE = "note"
    AMBER = "amber"
    RED = "red"
    EMERGENCY = "emergency"

    @property
    def rank(self) -> int:
        """Give the place in the order, the gravest highest."""
        return list(Severity).index(self)


class CaseState(StrEnum):
    """Where a case stands: waiting for somebody, with somebody, watched by somebody, over."""

    OPEN = "open"
    TAKEN = "taken"
    WATCHED = "watched"
    CLOSED = "closed"
