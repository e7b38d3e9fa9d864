"""A turn that fails ends alone, kept and answered, and its neighbours are stored; a failing store marks nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import pytest
import sqlalchemy as sa

from bot.messages import Reply
from bot.router import Router
from bot.turn import Turn, handlers_in, on_command, on_event
from storage.changes import Operation, Statement
from storage.changes.accounts import ChangeAccount, SaveDraft
from storage.database import Database, StoreFailed
from storage.sealing import Sealer
from storage.tables import ACCOUNT, DRAFT, FACT, INBOX
from tests.town import Town, test_sealer


@dataclass(frozen=True)
class Twice:
    """A fact that may stand once: stored twice it breaks the transaction."""

    name: str

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        yield INSERT_FACT, {"name": self.name, "value": "x"}


INSERT_FACT = Statement(1, lambda dialect: sa.insert(FACT))


@on_command("raise")
def raising(turn: Turn) -> Reply:
    turn.note(SaveDraft(1, 1, turn.sender.account.id, "1", {}, turn.now))
    raise ZeroDivisionError


@on_command("clash")
def clashing(turn: Turn) -> Reply:
    turn.note(Twice("clash"))
    return Reply("stored")


@on_command("english")
def in_english(turn: Turn) -> Reply:
    account = turn.sender.account
    turn.note(ChangeAccount(account.id, account.version, {"language": "en"}))
    return Reply("ok")


@on_event("fallback")
def anything(turn: Turn) -> Reply:
    return Reply("heard")


def rows(town: Town, table: sa.Table, *where: sa.ColumnElement[bool]) -> int:
    with town.database.reading() as connection:
        return int(connection.execute(sa.select(sa.func.count()).select_from(table).where(*where)).scalar_one())


@pytest.fixture
def faulty(url: str) -> Iterator[Town]:
    """A town whose handlers are the ones above."""
    import tests.turns.test_failures as here

    made = Town(url, router=Router.of(handlers_in([here])))
    yield made
    made.close()


def all_at_once(town: Town, *texts: str) -> list[Reply]:
    updates = [town.update(str(i), text=text) for i, text in enumerate(texts)]
    return [future.result(timeout=30) for future in [town.loop.handle(update) for update in updates]]


def test_a_handler_that_raises_stores_nothing_of_its_turn_and_harms_no_neighbour(faulty: Town) -> None:
    replies = all_at_once(faulty, "a", "/raise", "b")
    assert [reply.text for reply in replies[::2]] == ["heard", "heard"]
    assert "chưa được ghi nhận do lỗi hệ thống" in replies[1].text
    assert rows(faulty, DRAFT) == 0
    assert rows(faulty, INBOX, INBOX.c.state == "failed") == 1
    assert rows(faulty, INBOX, INBOX.c.state == "done") == 2


def test_the_operator_is_paged_once_for_all_that_failed_and_hears_nothing_of_what_was_said(faulty: Town) -> None:
    commune = faulty.seeds.unit("XPL", "xã Phù Lam", "commune")
    _, chat = faulty.seeds.holder("Đào Văn Hành", "operator", commune)
    all_at_once(faulty, "/raise", "/raise", "a")
    faulty.settle()
    faulty.by(minutes=5)
    operator = faulty.actor(chat)
    assert len(operator.heard()) == 1
    operator.hears("2 tin nhắn chưa được ghi nhận", rings=True)
    assert "raise" not in operator.heard()[0]
    assert rows(faulty, INBOX, INBOX.c.state == "told") == 2


def test_a_turn_that_cannot_be_stored_is_kept_as_failed_and_its_batch_is_stored(faulty: Town) -> None:
    assert all_at_once(faulty, "/clash")[0].text == "stored"
    replies = [
        future.result(timeout=30)
        for future in [
            faulty.loop.handle(faulty.update(chat, text=text))
            for chat, text in (("5", "a"), ("6", "/clash"), ("7", "/english"))
        ]
    ]
    assert [reply.text for reply in replies[::2]] == ["heard", "ok"]
    assert "lỗi hệ thống" in replies[1].text
    assert rows(faulty, INBOX, INBOX.c.state == "failed") == 1
    assert rows(faulty, ACCOUNT, ACCOUNT.c.language == "en") == 1
    assert rows(faulty, FACT, FACT.c.name == "clash") == 1


def test_what_not_even_fail_can_keep_ends_no_writer(faulty: Town) -> None:
    update = faulty.update("6", text="/clash")
    with pytest.raises(UnicodeEncodeError):
        # no database takes half a surrogate pair, neither in what is kept nor in that it failed
        faulty.loop.handle(replace(update, message="\ud83d")).result(timeout=30)
    assert all_at_once(faulty, "a")[0].text == "heard"


def test_a_full_disk_marks_nothing_and_the_update_may_come_again(faulty: Town) -> None:
    if faulty.database.dialect != "sqlite":
        pytest.skip("a full disk is made with SQLite's own page limit")
    assert all_at_once(faulty, "a")[0].text == "heard"
    kept = rows(faulty, INBOX)
    update = faulty.update("9", text="b" * 200_000)
    set_page_limit(faulty, "(select page_count + 1 from pragma_page_count)")
    with pytest.raises(StoreFailed):
        faulty.loop.handle(update).result(timeout=30)
    assert rows(faulty, INBOX) == kept
    set_page_limit(faulty, "1073741823")
    assert faulty.loop.handle(update).result(timeout=30).text == "heard"
    assert rows(faulty, INBOX) == kept + 1


def set_page_limit(town: Town, limit: str) -> None:
    with town.database.engine.connect() as connection:
        pages = connection.exec_driver_sql(f"select {limit}").scalar_one()
        connection.exec_driver_sql(f"pragma max_page_count={pages}")


def test_whoever_comes_after_the_store_has_stopped_is_told_and_does_not_wait_for_ever(url: str) -> None:
    database = Database(url, test_sealer())
    database.start()
    database.stop()
    for future in (database.write(lambda connection: None), database.submit("a turn")):
        with pytest.raises(StoreFailed):
            future.result(timeout=5)
