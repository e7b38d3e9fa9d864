"""The updates that wait for one bot, and getUpdates, which hands them out and forgets what was confirmed."""

import json
from collections.abc import Callable, Iterable, Sequence

from bot.loopback.records import Json
from bot.loopback.refusals import conflict
from bot.loopback.timekeeping import Bell, Timekeeper

FIRST_ID = 100_000_001
PAGE_MOST = 100
# Telegram sends these only to bots that ask for them by name.
ONLY_IF_ASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


class Updates:
    """One bot's queue. What a filter leaves out is still in `log`, but never handed out."""

    def __init__(self, time: Timekeeper, bell: Bell, is_confused: Callable[[], bool] = lambda: False) -> None:
        """An empty queue; the bell rings when it changes. While `is_confused`, all comes twice, the newest first."""
        self._is_confused = is_confused
        self._time = time
        self.bell = bell
        self._next = FIRST_ID
        self._turn = 0
        self._again: list[int] = []
        self.pending: dict[int, Json] = {}
        self.log: dict[int, Json] = {}
        self.allowed: frozenset[str] | None = None
        self.on_new: Callable[[int], None] | None = None

    def add(self, update: Json) -> int:
        """Queue an update; one without `update_id` gets the next. Returns its id."""
        update_id = int(update.get("update_id", self._next))
        self._next = max(self._next, update_id + 1)
        self.log[update_id] = {"update_id": update_id, **update}
        if self._is_wanted(update):
            self._queue(update_id)
            if self.on_new is not None and self._is_confused():
                self._queue(update_id)
        return update_id

    def again(self, update_id: int) -> None:
        """Send an update once more with the same id, confirmed or not."""
        if update_id not in self.log:
            raise KeyError(f"no update {update_id}")
        if self.on_new is not None:
            self._queue(update_id)
        elif update_id not in self.pending:
            # getUpdates must give it out below the offset, which would confirm it at once.
            self._again.append(update_id)
            self.bell.ring()

    def forget(self, update_ids: Iterable[int]) -> None:
        """These were taken."""
        for update_id in list(update_ids):
            self.pending.pop(update_id, None)
        self.bell.ring()

    def allow(self, kinds: Sequence[str] | None) -> None:
        """Keep a new filter for the updates to come; None leaves it as it is, an empty one means the usual."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or None

    async def page(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """Answer getUpdates; a later call ends an earlier one that still waits with 409."""
        self._turn += 1
        mine = self._turn
        self.bell.ring()
        self._confirm(offset)
        most = min(max(limit, 1), PAGE_MOST)
        deadline = self._time.now() + seconds
        while True:
            found = [self.log[update_id] for update_id in self._again[:most]]
            del self._again[:most]
            found += [update for _, update in zip(range(most - len(found)), self.pending.values(), strict=False)]
            left = deadline - self._time.now()
            if found or left <= 0:
                return found[::-1] if self._is_confused() else found
            await self.bell.wait(left)
            if mine != self._turn:
                raise conflict(
                    "terminated by other getUpdates request; make sure that only one bot instance is running"
                )

    def end_polls(self) -> None:
        """A webhook was set: whoever still waits in getUpdates is told so."""
        self._turn += 1
        self.bell.ring()

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self.forget(list(self.pending)[:offset])
        else:
            confirmed = [update_id for update_id in self.pending if update_id < offset]
            if self._is_confused():
                self._again += confirmed
            self.forget(confirmed)

    def _queue(self, update_id: int) -> None:
        self.pending[update_id] = self.log[update_id]
        if self.on_new is not None:
            self.on_new(update_id)
        self.bell.ring()

    def _is_wanted(self, update: Json) -> bool:
        kinds = update.keys() - {"update_id"}
        if self.allowed is None:
            return not kinds & ONLY_IF_ASKED
        return bool(kinds & self.allowed)


def lane(update: Json) -> str:
    """What keeps its order in delivery: the chat, else the person, else the update alone."""
    for body in update.values():
        if isinstance(body, dict):
            chat = body.get("chat") or body.get("message", {}).get("chat") or body.get("from")
            if chat:
                return str(chat["id"])
    return json.dumps(update.get("update_id"))
