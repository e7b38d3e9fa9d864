"""Order among turns of one chat while one of them is away: what it has to know is read beside the writer."""

import logging
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from enum import Enum
from time import monotonic
from typing import Any

from sqlalchemy.engine import Connection

log = logging.getLogger(__name__)

READERS = 2
"""How many turns are read for at a time; further ones wait, and with them nobody but their own chats."""


@dataclass(frozen=True, slots=True)
class ReadFirst:
    """What a turn gives in place of a result: nothing of it is stored, it comes back once something long is read.

    `read` gets a snapshot taken after the commit; what `again` makes of its answer is the turn that comes back, or
    `otherwise`, where it could not be read.
    """

    read: Callable[[Connection], Any]
    again: Callable[[Any], Any]
    otherwise: Any


class Behind(Enum):
    """What a turn gives that stands behind one of its lane that reads first: it was not looked at."""

    BEHIND = "behind"


@dataclass(slots=True)
class Work:
    """One thing waiting for the writer: a turn to be batched, or a job of its own (`run`).

    `is_begun`: it cannot be called off any more; `is_back`: what it had to know was read.
    """

    value: Any
    future: "Future[Any]"
    run: Callable[[Connection], Any] | None = None
    at: float = field(default_factory=monotonic)
    is_begun: bool = False
    is_back: bool = False


class Lanes:
    """The lanes that have a turn away, and what waits behind it. All but the reading is the writer's thread's."""

    def __init__(
        self,
        lane_of: Callable[[Any], Hashable],
        reading: Callable[[], AbstractContextManager[Connection]],
        come_back: Callable[[Work], None],
    ) -> None:
        """Turns that have `lane_of` in common keep their order; `come_back` puts one before the writer again."""
        self._lane_of, self._reading, self._come_back = lane_of, reading, come_back
        self._behind: dict[Hashable, list[Work]] = {}
        self._freed: list[Work] = []
        self._readers: ThreadPoolExecutor | None = None

    def close(self) -> None:
        """End the readers; nobody is away any more."""
        if self._readers is not None:
            self._readers.shutdown()

    def __bool__(self) -> bool:
        """Whether any turn is away."""
        return bool(self._behind)

    def keeps(self, work: Work) -> bool:
        """Have a turn wait here if another one of its lane is away."""
        behind = None if work.is_back or work.run is not None else self._behind.get(self._lane_of(work.value))
        if behind is None:
            return False
        behind.append(work)
        return True

    def leave(self, work: Work, first: ReadFirst) -> None:
        """A turn goes away (again) until something is read."""
        self._behind.setdefault(self._lane_of(work.value), [])
        if self._readers is None:
            self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="reader")
        self._readers.submit(self._read_for, work, first)

    def done(self, work: Work) -> None:
        """A turn has its result: what waited behind it may go on."""
        if work.is_back:
            self._freed += self._behind.pop(self._lane_of(work.value), ())

    def freed(self) -> list[Work]:
        """What may go on, before anything that came later."""
        found, self._freed = self._freed, []
        return found

    def _read_for(self, work: Work, first: ReadFirst) -> None:
        """On a thread of the readers."""
        try:
            with self._reading() as connection:
                work.value = first.again(first.read(connection))
        except Exception:
            # the turn is not lost: it reads where it writes, and what is wrong there is dealt with there
            log.exception("what a turn needs could not be read beside the writer")
            work.value = first.otherwise
        work.is_back = True
        self._come_back(work)
