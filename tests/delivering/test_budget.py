"""The pace of a token: so many a second whatever window one looks through, a second's gap to each chat."""

import asyncio

import pytest

from bot.delivery.budget import Budget, TooLong


class Stopwatch:
    """Seconds that pass when told."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_no_second_sees_more_than_the_budget() -> None:
    watch = Stopwatch()
    budget = Budget(28, monotonic=watch)
    sent: list[float] = []
    while watch.now < 105:
        if budget.free():
            budget.debit(str(len(sent)))
            sent.append(watch.now)
        watch.now += 0.01
    assert max(sum(at - 1.0 < other <= at for other in sent) for at in sent) == 28
    assert len(sent) >= 28 * 4.5


def test_answers_take_from_the_same_budget_and_may_overdraw_it() -> None:
    watch = Stopwatch()
    budget = Budget(28, monotonic=watch)
    for n in range(40):
        budget.debit(str(n))
    assert budget.free() == 0
    assert budget.wait() == pytest.approx(1.0)
    watch.now += 1.0
    assert budget.free() == 28


def test_a_chat_rests_a_second_and_others_do_not() -> None:
    watch = Stopwatch()
    budget = Budget(28, monotonic=watch)
    budget.debit("1")
    watch.now += 0.25
    assert budget.chat_wait("1") == pytest.approx(0.75)
    assert budget.chat_wait("2") == 0.0


def test_a_paused_token_lets_nothing_out_and_does_not_burst_afterwards() -> None:
    watch = Stopwatch()
    budget = Budget(28, monotonic=watch)
    budget.pause(30)
    budget.pause(2)
    assert (budget.free(), budget.wait()) == (0, 30.0)
    watch.now += 30
    assert budget.free() == 28


def test_a_send_is_not_held_for_long() -> None:
    budget = Budget(28, monotonic=Stopwatch())
    budget.pause(60)
    with pytest.raises(TooLong) as raised:
        asyncio.run(budget.admit("1"))
    assert raised.value.seconds == 60
