"""Telling the operators something about the installation: one push each, by a key that says what it is for ever."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from storage.changes.outbox import Priority, Push
from storage.needs import Reading
from storage.queries.operators import operators


def tell_operators(
    reading: Reading,
    what: str,
    key: str,
    values: Mapping[str, Any] | None = None,
    *,
    rings: bool = False,
    due_at: datetime | None = None,
) -> list[Push]:
    """Have every operator who can be reached hear a note of `bot.delivery.operator_notes`, once for a key.

    `values`: plain numbers and codes for its sentence, never a name or an answer.
    """
    about = {"what": what, "values": dict(values or {})}
    return [
        Push(
            f"note:{what}:{key}:{address.account_id}",
            *address.to,
            "operator_note",
            Priority.ALERT,
            reading.now,
            about,
            rings,
            due_at,
        )
        for address in operators(reading)
    ]
