"""A turn that needs what takes long to read goes aside for it: the writer answers others, the chat keeps its order."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

import pytest
import sqlalchemy as sa

import tests.turns.test_reading_first as here
from bot.messages import Reply
from bot.router import Router
from bot.turn import Asking, Turn, handlers_in, on_command, on_event
from storage.needs import Asked, Need, Reading
from storage.tables import DUTY, INBOX
from tests.town import Town


@dataclass(frozen=True, slots=True)
class LongCount(Need):
    """How many duties the asker has."""

    is_long: ClassVar[bool] = True


@on_command("count")
def counting(turn: Turn) -> Asking[Reply]:
    duties = len(turn.sender.duties)
    counted: int = yield LongCount()
    turn.looked("counted", counted=counted)
    return Reply(f"{counted} of {duties}")


@on_event("fallback")
def anything(turn: Turn) -> Reply:
    return Reply(f"heard {turn.incoming.text}")


@dataclass
class Library:
    """Answers LongCount, on whatever thread, once it is allowed to."""

    open: threading.Event = field(default_factory=threading.Event)
    begun: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    threads: list[str] = field(default_factory=list)
    fails_beside: bool = False

    def read(self, reading: Reading, asked: Sequence[Asked]) -> list[int]:
        thread = threading.current_thread().name
        self.threads.append(thread.split("_")[0])
        self.begun.release()
        if thread != "writer":
            assert self.open.wait(30)
            if self.fails_beside:
                raise RuntimeError("the reader's connection is gone")
        return [len(each.sender.duties) for each in asked]


@pytest.fixture
def library() -> Library:
    return Library()


@pytest.fixture
def town(url: str, library: Library) -> Iterator[Town]:
    made = Town(url, router=Router.of(handlers_in([here])))
    made.loop.queries = {**made.loop.queries, LongCount: library.read}
    yield made
    library.open.set()
    made.close()


def handed_in(town: Town, chat: str, *texts: str) -> list[Any]:
    return [town.loop.handle(town.update(chat, text=text)) for text in texts]


def said(futures: Sequence[Any]) -> list[str]:
    return [future.result(timeout=30).text for future in futures]


def kept(town: Town) -> int:
    with town.database.reading() as connection:
        return int(connection.execute(sa.select(sa.func.count()).select_from(INBOX)).scalar_one())


def test_others_are_answered_while_somebody_is_read_for(town: Town, library: Library) -> None:
    waiting = handed_in(town, "1", "/count")
    assert library.begun.acquire(timeout=30)
    assert said(handed_in(town, "2", "a", "b")) == ["heard a", "heard b"]
    assert not waiting[0].done()
    assert kept(town) == 2, "nothing of a turn is stored before it is decided"
    library.open.set()
    assert said(waiting) == ["0 of 0"]
    assert (library.threads, kept(town)) == (["reader"], 3)


def test_what_follows_in_the_chat_waits_and_is_answered_in_order(town: Town, library: Library) -> None:
    order: list[str] = []
    futures = handed_in(town, "1", "/count", "a")
    assert library.begun.acquire(timeout=30)
    futures += handed_in(town, "1", "b", "/count", "c")
    for future in futures:
        future.add_done_callback(lambda done: order.append(done.result().text))
    assert said(handed_in(town, "2", "d")) == ["heard d"]
    assert not any(future.done() for future in futures)
    library.open.set()
    said(futures)
    assert order == ["0 of 0", "heard a", "heard b", "0 of 0", "heard c"]


def test_invariant_1_an_update_that_comes_again_meanwhile_is_answered_the_same_and_stored_once(
    town: Town, library: Library
) -> None:
    update = town.update("1", text="/count")
    first = town.loop.handle(update)
    assert library.begun.acquire(timeout=30)
    second = town.loop.handle(update)
    library.open.set()
    assert said([first, second]) == ["0 of 0"] * 2
    assert (library.threads, kept(town)) == (["reader"], 1)


def test_what_was_read_for_rights_that_changed_is_read_again(town: Town, library: Library) -> None:
    commune = town.seeds.unit("XPL", "xã Phù Lam", "commune")
    _, chat = town.seeds.holder("Nguyễn Văn Hùng", "district_contact", commune)
    waiting = handed_in(town, chat, "/count")
    assert library.begun.acquire(timeout=30)
    town.database.write(lambda c: c.execute(sa.delete(DUTY))).result(timeout=10)
    library.open.set()
    assert said(waiting) == ["0 of 0"]
    assert library.threads == ["reader"] * 2


def test_what_cannot_be_read_beside_the_writer_is_read_in_it(town: Town, library: Library) -> None:
    library.fails_beside = True
    library.open.set()
    assert said(handed_in(town, "1", "/count", "a")) == ["0 of 0", "heard a"]
    assert library.threads == ["reader", "writer"]


def test_the_store_stops_once_those_aside_are_answered(town: Town, library: Library) -> None:
    waiting = handed_in(town, "1", "/count", "a")
    assert library.begun.acquire(timeout=30)
    stopping = threading.Thread(target=town.close)
    stopping.start()
    library.open.set()
    stopping.join(30)
    assert said(waiting) == ["0 of 0", "heard a"]
