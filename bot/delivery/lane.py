"""One bot's sends: a few in flight, never two to one chat, no more than its messenger takes."""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol, runtime_checkable

import structlog
from sqlalchemy.engine import Connection

from bot.delivery.answers import outrun
from bot.delivery.budget import Budget
from bot.delivery.desk import Claim, Desk, Parcel
from bot.delivery.pages import Pages
from bot.delivery.values import Carrier, Dropped, Later, Outcome, Sent
from storage.database import StoreFailed
from storage.queries.outbox import Claimed

log = structlog.get_logger()

IN_FLIGHT = 8
BLOCK = 8
"""Rows are claimed in blocks of at least this many while there is a backlog, unless the budget gives fewer for long."""
POLL = 1.0
SHORT = 0.02
HELD_MOST = 200
CHAT_MOST = 20
TICK_OFF_TRIES = 60

Counted = Callable[[str, str], None]


@runtime_checkable
class Paced(Protocol):
    """A carrier whose messenger limits what it takes."""

    budget: Budget
    pages: Pages


class Lane:
    """Claims, sends and ticks off for one bot. `counted(bot, outcome)` hears what became of each row."""

    def __init__(self, bot: str, carrier: Carrier, desk: Desk, counted: Counted) -> None:
        """Nothing runs before `run` or `step`."""
        self.bot, self.carrier, self.desk, self.counted = bot, carrier, desk, counted
        self.budget = carrier.budget if isinstance(carrier, Paced) else None
        self.pages = carrier.pages if isinstance(carrier, Paced) else Pages()
        self.held: dict[int, Parcel] = {}
        self._chats: dict[str, deque[Parcel]] = {}
        self._resting: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._gate = asyncio.Semaphore(IN_FLIGHT)
        self._bell = asyncio.Event()
        self._hush: Later | None = None
        self._stopping = False
        self._claimed_at = 0.0

    def ring(self) -> None:
        """There may be something to send (on the loop's thread)."""
        self._bell.set()

    # looking for work
    async def run(self) -> None:
        """Send what is due until told to stop."""
        self._stopping, self._bell = False, asyncio.Event()
        if self.budget is not None:
            self.budget.pause(await asyncio.to_thread(self.desk.pause_left, self.bot))
        await self._take_over()
        while not self._stopping:
            self._bell.clear()
            try:
                nap = await self._look()
            except StoreFailed as error:
                log.warning("the outbox does not answer; it is asked again", bot=self.bot, why=str(error))
                nap = POLL
            except Exception:
                # the outer edge of delivery: one bad look must not end the lane
                log.exception("delivery stumbled; it goes on", bot=self.bot)
                nap = POLL
            try:
                await asyncio.wait_for(self._bell.wait(), nap)
                await asyncio.sleep(SHORT)
            except TimeoutError:
                pass

    async def _take_over(self) -> None:
        """What the process before us had claimed when it was killed leaves now, not when its claims run out."""
        if self.desk.database.dialect != "sqlite":
            return
        try:
            await asyncio.wrap_future(self.desk.database.write(lambda c: self.desk.take_over(c, self.bot)))
        except StoreFailed as error:
            log.warning("the outbox does not answer; earlier claims run out by themselves", why=str(error))

    async def _look(self) -> float:
        """Claim and begin to send what fits now; returns how long to wait for a bell before looking again."""
        room = self._room()
        if room <= 0:
            wait = self.budget.wait(BLOCK) if self.budget is not None else 0.0
            return min(max(wait, SHORT), POLL)
        if not await asyncio.to_thread(self.desk.has_due, self.bot):
            return POLL
        is_shared = self.desk.database.dialect == "postgresql"
        claimed = await self._claim(room, alone=is_shared)
        return SHORT if claimed.rows >= room else POLL

    def _room(self) -> int:
        """How many rows may be claimed now."""
        waiting = sum(len(parcels) for chat, parcels in self._chats.items() if chat not in self._resting)
        free = self.budget.free() if self.budget is not None else 4 * IN_FLIGHT
        room = min(free - waiting, HELD_MOST - len(self.held))
        is_patient = time.monotonic() - self._claimed_at > 0.25
        return room if room >= BLOCK or is_patient else 0

    # claiming
    async def _claim(self, limit: int, *, alone: bool) -> Claim:
        def claim(connection: Connection) -> Claim:
            return self.desk.claim(connection, self.bot, limit, alone=alone)

        self._claimed_at = time.monotonic()
        found: Claim = await asyncio.wrap_future(self.desk.database.write(claim))
        self._hush = None
        for parcel in found.parcels:
            self._accept(parcel)
        if found.long:
            self._keep(asyncio.create_task(self._render_beside(found.long)))
        return found

    async def _render_beside(self, rows: Sequence[Claimed]) -> None:
        """Render what takes long while the writer and this lane go on; what dies meanwhile is claimed again."""
        try:
            done = await asyncio.to_thread(self.desk.render_beside, rows)
            if done.others:
                await asyncio.wrap_future(self.desk.database.write(lambda c: self.desk.set_aside(c, done.others)))
        except Exception:
            # the outer edge of delivery
            log.exception("what takes long could not be rendered; its claim runs out", bot=self.bot)
            return
        for parcel in done.parcels:
            if not self._stopping:
                self._accept(parcel)

    def _keep(self, task: "asyncio.Task[None]") -> None:
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _accept(self, parcel: Parcel) -> None:
        if parcel.row.id in self.held:
            return  # its claim ran out while we still hold it: we send it, once
        queue = self._chats.get(parcel.chat)
        self.held[parcel.row.id] = parcel
        if queue is None:
            self._chats[parcel.chat] = deque([parcel])
            self._keep(asyncio.create_task(self._serve(parcel.chat)))
        else:
            queue.append(parcel)

    async def step(self, limit: int) -> int:
        """Claim up to `limit` rows, send them, and wait for the answers; returns how many were claimed."""
        if not self._tasks:
            self._gate = asyncio.Semaphore(IN_FLIGHT)  # the last one may belong to an event loop that is gone
        if self.budget is not None:
            await asyncio.sleep(self.budget.wait())
            limit = min(limit, max(1, self.budget.free()))
        claim = await self._claim(limit, alone=False)
        await self.idle()
        return claim.rows

    async def idle(self) -> bool:
        """Wait until nothing is held; returns whether there was anything."""
        was_busy = bool(self._tasks)
        while self._tasks:
            await asyncio.wait(self._tasks)
        return was_busy

    # sending
    async def _serve(self, chat: str) -> None:
        """Send what is held for a chat, one after the other."""
        queue = self._chats[chat]
        try:
            while queue and not self._stopping:
                await self._rest(chat)
                async with self._gate:
                    if self._stopping:
                        break
                    await self._send(queue[0])
                self.held.pop(queue.popleft().row.id, None)
                if len(queue) > CHAT_MOST:
                    await self._thin_out(queue)
        finally:
            del self._chats[chat]
            self._resting.discard(chat)
            self._bell.set()

    async def _rest(self, chat: str) -> None:
        while self.budget is not None and not self._stopping and (wait := self.budget.chat_wait(chat)) > 0:
            self._resting.add(chat)
            await asyncio.sleep(wait)
        self._resting.discard(chat)

    async def _thin_out(self, queue: deque[Parcel]) -> None:
        """One chat may not fill the lane: what it cannot take soon is given back."""
        ids = [queue.pop().row.id for _ in range(len(queue) - CHAT_MOST)]
        for each in ids:
            self.held.pop(each, None)
        await asyncio.wrap_future(self.desk.database.write(lambda c: self.desk.give_back(c, ids, CHAT_MOST)))

    async def _send(self, parcel: Parcel) -> None:
        outcome = self._hush or await self._try(parcel)
        if isinstance(outcome, Later) and outcome.pause_bot and self.budget is None:
            self._hush = outcome
        try:
            word = await self._tick_off(parcel, outcome)
        except StoreFailed:
            log.error("a sent message could not be ticked off; it may be sent again", key=parcel.row.key)
            return
        self.counted(self.bot, word)

    async def _try(self, parcel: Parcel) -> Outcome:
        answers = parcel.rendered.answers
        if not answers or parcel.edit is None:
            return await self._carry(parcel)
        async with self.pages.keeping(parcel.chat, answers) as is_newest:
            if is_newest:
                return await self._carry(parcel)
            made = outrun(parcel.rendered)
            return made if isinstance(made, Dropped) else await self._carry(replace(parcel, rendered=made, edit=None))

    async def _carry(self, parcel: Parcel) -> Outcome:
        try:
            return await self.carrier.send(parcel.chat, parcel.rendered.reply, rings=parcel.row.rings, edit=parcel.edit)
        except Exception as error:  # the outer edge of delivery
            log.error("a carrier stumbled", bot=self.bot, key=parcel.row.key, exc_info=error)
            return Later(1.0, f"carrier: {type(error).__name__}", is_doubtful=True)

    async def _tick_off(self, parcel: Parcel, outcome: Outcome) -> str:
        """Write down what became of it. What it changes besides must not have it sent twice, so it may fail alone."""

        def both(connection: Connection) -> str:
            word = self.desk.tick_off(connection, parcel, outcome)
            if isinstance(outcome, Sent):
                self.desk.remember(connection, parcel)
            return word

        run: Callable[[Connection], str] = both
        for attempt in range(TICK_OFF_TRIES):
            try:
                word: str = await asyncio.wrap_future(self.desk.database.write(run))
            except StoreFailed:
                # the message is out: as long as we live we try to write that down
                await asyncio.sleep(min(1.0, 0.05 * 2**attempt))
            except Exception as error:  # the outer edge of delivery
                if run is not both:
                    raise StoreFailed(str(error)) from error
                log.error("what a sent push changes could not be stored", key=parcel.row.key, exc_info=error)

                def alone(connection: Connection) -> str:
                    return self.desk.tick_off(connection, parcel, outcome)

                run = alone
            else:
                return word
        raise StoreFailed("the store did not come back")

    # stopping
    async def stop(self, seconds: float) -> None:
        """Begin nothing more, let what is in flight come back, give back what was not tried."""
        self._stopping = True
        self._bell.set()
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        self.held.clear()
        await asyncio.wrap_future(self.desk.database.write(lambda c: self.desk.leave(c, self.bot)))
