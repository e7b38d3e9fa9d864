"""Bad days that a test can order: failures, late answers, answers that never arrive."""

from collections import deque
from dataclasses import dataclass, field

from bot.loopback.refusals import Refusal, too_many

WORDS = {500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout"}


@dataclass(frozen=True, slots=True)
class Mood:
    """What happens to one call: refused before anything is done, answered late, or not answered at all."""

    refusal: Refusal | None = None
    late_by: float = 0.0
    is_lost: bool = False


CALM = Mood()


@dataclass(slots=True)
class Moods:
    """The moods still to come, by method; one mood for one call, in the order they were asked for."""

    _coming: dict[str, deque[Mood]] = field(default_factory=dict)

    def fail_next(self, method: str, n: int = 1, status: int = 500, retry_after: int | None = None) -> None:
        """Refuse the next n calls of a method; nothing is done. `retry_after` is in seconds, for a 429."""
        refusal = too_many(retry_after or 1) if status == 429 else Refusal(status, WORDS.get(status, "Error"))
        self._add(method, n, Mood(refusal=refusal))

    def hang_next(self, method: str, seconds: float, n: int = 1) -> None:
        """Do the next n calls, and answer them so many seconds later."""
        self._add(method, n, Mood(late_by=seconds))

    def lose_next(self, method: str, n: int = 1) -> None:
        """Do the next n calls, and cut the connection instead of answering."""
        self._add(method, n, Mood(is_lost=True))

    def of(self, method: str) -> Mood:
        """The mood for a call made now; it is used up."""
        coming = self._coming.get(method.lower())
        return coming.popleft() if coming else CALM

    def _add(self, method: str, n: int, mood: Mood) -> None:
        self._coming.setdefault(method.lower(), deque()).extend([mood] * n)
