"""One update, one transaction: answered once, stored once, on both databases (design.md 3, invariant 1)."""

from datetime import datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import StatementError

from bot.answers_at_once import AtOnce
from bot.messages import Incoming, Reply
from storage.tables import ACCOUNT, INBOX, OUTBOX, SESSION
from tests.town import Town


def count(town: Town, table: sa.Table) -> int:
    with town.database.reading() as connection:
        return int(connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())


def test_a_stranger_gets_an_answer_and_an_account(town: Town) -> None:
    stranger = town.actor("77")
    stranger.says("xin chào")
    stranger.sees("trợ lý khai báo sức khỏe", "phiếu mời")
    assert (count(town, ACCOUNT), count(town, INBOX), count(town, SESSION)) == (1, 1, 1)


def test_invariant_1_a_redelivered_update_changes_nothing_and_is_answered_the_same(town: Town) -> None:
    update = town.update("77", text="/trogiup")
    first, second = town.receive(update), town.receive(update)
    assert first == second
    assert first.text
    assert count(town, INBOX) == 1


def test_sixty_updates_of_one_batch_keep_their_order(town: Town) -> None:
    updates = [town.update(str(i % 7), text=f"tin {i}") for i in range(60)]
    replies = [future.result(timeout=30) for future in [town.loop.handle(each) for each in updates]]
    assert all(isinstance(reply, Reply) for reply in replies)
    assert count(town, INBOX) == 60
    assert count(town, ACCOUNT) == 7


def test_invariant_11_a_group_hears_one_sentence_and_is_left(town: Town) -> None:
    reply = town.receive(Incoming("g1", "town", "1", "-5", town.clock.now(), text="chào cả nhà", is_private=False))
    assert reply.leave
    assert "tin nhắn riêng" in reply.text


def test_invariant_9_an_instant_without_an_offset_is_never_stored(town: Town) -> None:
    with pytest.raises(StatementError, match="naive datetime"):
        town.seeds.account(None, made_at=datetime(2026, 11, 23, 6, 15))  # noqa: DTZ001 - the mistake itself


def test_what_a_token_cannot_answer_in_this_second_follows_as_a_row_and_is_read_all_the_same(url: str) -> None:
    town = Town(url, answers_a_second=0)
    try:
        stranger = town.actor("77")
        assert not town.hand_in(town.update("77", text="/trogiup")).text
        town.settle()
        stranger.sees("quét mã trên phiếu mời")
        with town.database.reading() as connection:
            kinds = connection.execute(sa.select(OUTBOX.c.kind)).scalars().all()
        assert kinds == ["answer"]
    finally:
        town.close()


def test_answers_are_counted_by_second_and_by_bot() -> None:
    now = [7.2]
    at_once = AtOnce(2, lambda: now[0])
    assert [at_once.has_room("a") for _ in range(3)] == [True, True, False]
    assert at_once.has_room("b")
    now[0] = 8.0
    assert at_once.has_room("a")
