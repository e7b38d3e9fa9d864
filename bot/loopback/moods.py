"""Bad days that a test can order, for a call or for a while: refusals, late answers, lost answers, lies."""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from bot.loopback.refusals import Refusal, forbidden, too_many

Chat = int | str
WORDS = {500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout"}
TO_CHATS = frozenset(["sendmessage", "sendphoto", "senddocument", "editmessagetext", "editmessagereplymarkup"])
"""The calls that a mood of a while is about: those that bring something into a chat."""


@dataclass(frozen=True, slots=True)
class Mood:
    """What happens to one call: refused before anything is done, answered late, not answered at all, or lied about.

    `is_lie`: answered as if it were done, and nobody sees it. `is_cut`: the connection ends before anything is done.
    """

    refusal: Refusal | None = None
    late_by: float = 0.0
    is_lost: bool = False
    is_lie: bool = False
    is_cut: bool = False


CALM = Mood()


@dataclass(frozen=True, slots=True)
class Spell:
    """A mood that holds until an instant of the stand-in's time, for one chat or (None) for all.

    `counts_down`: a 429, which says how long it still lasts.
    """

    mood: Mood
    until: float
    chat: Chat | None = None
    counts_down: bool = False

    def holds(self, chat: Chat | None, now: float) -> bool:
        """Whether a call to a chat made now meets it."""
        return now < self.until and self.chat in (None, chat)

    def at(self, now: float) -> Mood:
        """The mood as it is now."""
        return replace(self.mood, refusal=too_many(math.ceil(self.until - now))) if self.counts_down else self.mood


@dataclass(slots=True)
class Moods:
    """Moods for the next calls of a method, in the order they were asked for; and spells, all under `now`, seconds."""

    now: Callable[[], float] = lambda: 0.0
    _coming: dict[str, deque[Mood]] = field(default_factory=dict)
    _spells: list[Spell] = field(default_factory=list)
    _confused_until: float = 0.0

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

    def cut_next(self, method: str, n: int = 1) -> None:
        """Cut the connection of the next n calls; nothing is done."""
        self._add(method, n, Mood(is_lost=True, is_cut=True))

    def refuse_for(self, seconds: float, status: int = 503, chat: Chat | None = None) -> None:
        """Refuse for a while what is to be brought into a chat (None: any). A 429 says how long it still lasts."""
        refusal = (
            forbidden("bot was blocked by the user") if status == 403 else Refusal(status, WORDS.get(status, "No"))
        )
        self._spells.append(Spell(Mood(refusal=refusal), self.now() + seconds, chat, counts_down=status == 429))

    def dawdle_for(self, seconds: float, late_by: float, chat: Chat | None = None) -> None:
        """Do for a while what is asked, and answer `late_by` seconds later."""
        self._spells.append(Spell(Mood(late_by=late_by), self.now() + seconds, chat))

    def lie_for(self, seconds: float, chat: Chat | None = None) -> None:
        """Answer ok for a while, and bring nothing into the chat."""
        self._spells.append(Spell(Mood(is_lie=True), self.now() + seconds, chat))

    def confuse_for(self, seconds: float) -> None:
        """Hand updates out twice for a while, and the newest of a page first."""
        self._confused_until = self.now() + seconds

    def calm(self) -> None:
        """End every spell; moods for single calls stay."""
        self._spells.clear()
        self._confused_until = 0.0

    @property
    def is_confused(self) -> bool:
        """Whether updates are handed out twice and in disorder now."""
        return self.now() < self._confused_until

    def of(self, method: str, chat: Chat | None = None) -> Mood:
        """The mood for a call made now; one for a single call is used up."""
        coming = self._coming.get(method.lower())
        if coming:
            return coming.popleft()
        now = self.now()
        self._spells[:] = [spell for spell in self._spells if now < spell.until]
        if method.lower() not in TO_CHATS:
            return CALM
        return next((spell.at(now) for spell in self._spells if spell.holds(chat, now)), CALM)

    def _add(self, method: str, n: int, mood: Mood) -> None:
        self._coming.setdefault(method.lower(), deque()).extend([mood] * n)
