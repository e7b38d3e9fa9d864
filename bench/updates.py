"""The updates both bots are given: a typed KHOE, or a tap on "all well" under a reminder."""

import json
from collections.abc import Sequence
from datetime import date

from bench.families import FIRST_CHAT
from bot.dialogue.declare_actions import AllWell

WRITTEN = 1_790_000_000


def _person(chat: int) -> dict[str, object]:
    return {"id": chat, "is_bot": False, "first_name": "Do", "language_code": "vi"}


def _chat(chat: int) -> dict[str, object]:
    return {"id": chat, "type": "private", "first_name": "Do"}


def typed(first_update: int, families: Sequence[int]) -> list[bytes]:
    """KHOE from each family's chat."""
    return [
        json.dumps(
            {
                "update_id": first_update + n,
                "message": {
                    "message_id": 10 + n,
                    "date": WRITTEN,
                    "from": _person(FIRST_CHAT + family),
                    "chat": _chat(FIRST_CHAT + family),
                    "text": "KHOE",
                },
            }
        ).encode()
        for n, family in enumerate(families)
    ]


def tapped(
    first_update: int, families: Sequence[int], order: int, held_on: date, children: Sequence[tuple[int, int]]
) -> list[bytes]:
    """A tap on the reminder's first button from each family's chat."""
    return [
        json.dumps(
            {
                "update_id": first_update + n,
                "callback_query": {
                    "id": str(first_update + n),
                    "from": _person(FIRST_CHAT + family),
                    "chat_instance": "1",
                    "data": AllWell(order, held_on, children[family]).encode(),
                    "message": {
                        "message_id": 5,
                        "date": WRITTEN,
                        "chat": _chat(FIRST_CHAT + family),
                        "from": {"id": 4242, "is_bot": True, "first_name": "Bench", "username": "bench_bot"},
                        "text": "Khai báo sức khỏe",
                    },
                },
            }
        ).encode()
        for n, family in enumerate(families)
    ]
