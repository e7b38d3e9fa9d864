"""Fetches pictures and letters that wait, makes pictures anew, keeps them sealed, has their senders told by a turn."""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from datetime import timedelta

import structlog
from sqlalchemy.engine import Connection

from bot.clock import Clock
from bot.dialogue.actions import Action
from bot.dialogue.evidence_actions import PictureCame
from bot.dialogue.order_actions import LetterCame
from bot.evidence.encoding import PictureRefused, document, encode
from bot.evidence.values import Fetch, NotFetched
from bot.evidence.wording import MOST_BYTES
from bot.messages import Incoming, Reply
from storage.changes import Change, store
from storage.changes.fetched import LETTERS, FileCome, FileRefused
from storage.database import Database, StoreFailed
from storage.queries.fetched import Fetchable, claim, is_waiting

log = structlog.get_logger()

POLL = 0.5
TRIES = 3
FETCH_SECONDS = 20.0
PAUSE_SECONDS = 1.0
LEASE = timedelta(seconds=120)
AT_ONCE = 4
"""Pictures in flight; made anew one at a time, for one may take 120 MB for a moment."""


class Fetching:
    """Rows that wait become pictures. One process works on a row at a time; what dies with it is taken up again."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        handle: Callable[[Incoming], "Future[Reply]"],
        channels: Mapping[str, Fetch],
        *,
        pause: float = PAUSE_SECONDS,
    ) -> None:
        """`channels`: how each messenger gives pictures out. `pause`: seconds between tries."""
        self.database, self.clock, self.handle, self.channels, self.pause = database, clock, handle, channels, pause
        self._encoding = asyncio.Semaphore(1)
        self._stopped = asyncio.Event()

    async def run(self) -> None:
        """Look for pictures until told to stop."""
        while not self._stopped.is_set():
            try:
                await self.settle()
            except StoreFailed as error:
                log.warning("pictures are not fetched: the store does not answer", why=str(error))
            except Exception:
                # the outer edge of fetching: one bad picture must not end it
                log.exception("fetching a picture stumbled; it goes on")
            try:
                await asyncio.wait_for(self._stopped.wait(), POLL)
            except TimeoutError:
                continue

    def stop(self) -> None:
        """Begin no more; what is in flight is taken up by whoever comes next."""
        self._stopped.set()

    async def settle(self) -> int:
        """Deal with all that waits now, chats side by side; returns how many pictures that was."""
        done = 0
        while not self._stopped.is_set() and await asyncio.to_thread(self._is_waiting):
            found: list[Fetchable] = await asyncio.wrap_future(self.database.write(self._claim))
            by_chat: dict[tuple[str, str, str], list[Fetchable]] = {}
            for each in found:
                by_chat.setdefault((each.channel, each.bot, each.chat), []).append(each)
            await asyncio.gather(*(self._one_chat(several) for several in by_chat.values()))
            done += len(found)
            if not found:
                break
        return done

    def _is_waiting(self) -> bool:
        with self.database.reading() as connection:
            return is_waiting(connection, self.clock.now())

    def _claim(self, connection: Connection) -> list[Fetchable]:
        now = self.clock.now()
        return claim(connection, self.database.sealer, now, now + LEASE, AT_ONCE)

    async def _one_chat(self, several: list[Fetchable]) -> None:
        for each in several:
            if each.state == "coming":
                await self._take(each)
            await self._tell(each)

    async def _take(self, each: Fetchable) -> None:
        try:
            change: Change = await self._made(each, await self._fetched(each))
        except PictureRefused as refused:
            log.info("a picture or letter is not taken", why=refused.why)
            change = FileRefused(each.files, each.uid, refused.why)
        sealer = self.database.sealer
        await asyncio.wrap_future(self.database.write(lambda connection: store(connection, sealer, [change])))

    async def _fetched(self, each: Fetchable) -> bytes:
        """Try a few times. Raises PictureRefused."""
        fetch = self.channels.get(each.channel)
        for attempt in range(TRIES if fetch is not None else 0):
            if attempt:
                await asyncio.sleep(self.pause * 2 ** (attempt - 1))
            try:
                assert fetch is not None
                async with asyncio.timeout(FETCH_SECONDS):
                    return await fetch(each.bot, each.reference, MOST_BYTES)
            except (NotFetched, TimeoutError) as error:
                log.warning("a picture could not be fetched", attempt=attempt + 1, why=str(error))
        raise PictureRefused("not_fetched")

    async def _made(self, each: Fetchable, content: bytes) -> FileCome:
        """Make it what is kept. Raises PictureRefused."""
        async with self._encoding:
            if each.files is LETTERS:
                letter = await asyncio.to_thread(document, content)
                return FileCome(LETTERS, each.uid, each.bound, letter.content, {"media": letter.media})
            made = await asyncio.to_thread(encode, content)
            told = {"width": made.width, "height": made.height}
            return FileCome(each.files, each.uid, each.bound, made.content, told)

    async def _tell(self, each: Fetchable) -> None:
        """A turn of its sender's takes it as the answer and says so; its key makes two of them one."""
        uid = each.uid.hex()
        came: Action = LetterCame(uid) if each.files is LETTERS else PictureCame(uid)
        key = f"evidence:{uid}"
        incoming = Incoming(key, each.channel, each.bot, each.chat, self.clock.now(), action=came.encode())
        await asyncio.wrap_future(self.handle(incoming))
