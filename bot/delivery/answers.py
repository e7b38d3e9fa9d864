"""Renders the answers that may not be lost: kept sealed with the update they answer."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.engine import Connection

from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.i18n import Catalogs
from bot.messages import Reply
from storage.changes import store
from storage.changes.outbox import Priority, Push
from storage.needs import Reading
from storage.queries.inbox import asked_by, kept_replies
from storage.sealing import Sealer


@renders("answer")
def answer(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Say what was decided when the update came."""
    kept = kept_replies(reading, [str(each.about["inbox"]) for each in waiting])
    return [
        Rendered(Reply.from_json(kept[key])) if key in kept else Dropped("its update is no longer kept")
        for key in (str(each.about["inbox"]) for each in waiting)
    ]


def answer_later(connection: Connection, sealer: Sealer, key: str, message: str | None, now: datetime) -> None:
    """Put the answer that is kept with an update into the outbox; twice is once."""
    account = asked_by(connection, key)
    if account is not None:
        about = {"inbox": key, "message": message}
        push = Push(f"answer:{key}", account.id, account.bot, "answer", Priority.ANSWER, now, about)
        store(connection, sealer, [push])
