"""Two receivers, one of whom the messenger fails: the healthy one is not delayed."""

import time
from collections.abc import Callable

import pytest

from bot.loopback import TelegramLoopback
from storage.changes.outbox import Priority
from tests.telegram.wires import Wires, tell

HEALTHY, FAILING = 590001, 590002
PUSHES = 4
WITHIN = 2.0
"""Seconds that a push may take beside a failing receiver, above the second between two messages to one chat."""

MOODS: dict[str, Callable[[TelegramLoopback], None]] = {
    "403": lambda telegram: telegram.moods.refuse_for(900, status=403, chat=FAILING),
    "502": lambda telegram: telegram.moods.refuse_for(900, status=502, chat=FAILING),
    "answers after 60 s": lambda telegram: telegram.moods.dawdle_for(900, late_by=60, chat=FAILING),
    "ok, not delivered": lambda telegram: telegram.moods.lie_for(900, chat=FAILING),
}


@pytest.mark.parametrize("mood", MOODS)
def test_a_receiver_who_is_failed_delays_nobody_else(url: str, mood: str) -> None:
    ahead = [0.0]

    async def story(wires: Wires) -> None:
        healthy, failing = wires.people([HEALTHY, FAILING])
        MOODS[mood](wires.telegram)
        for n in range(PUSHES):
            wires.pushes([(failing, n), (healthy, n)], Priority.ALERT)
        committed = wires.telegram.time.now()
        await wires.hears(HEALTHY, *(f"số {n}" for n in range(PUSHES)))
        last = wires.human.heard(HEALTHY)[-1].at
        assert last - committed < WITHIN + (PUSHES - 1)
        assert wires.heard(FAILING) == (["số 0"] if "60" in mood else [])
        ahead[0] += 60.0  # whoever dawdles answers now
        wires.telegram.moods.calm()
        wires.telegram.moved()

    tell(url, story, hears=False, now=lambda: time.monotonic() + ahead[0])
