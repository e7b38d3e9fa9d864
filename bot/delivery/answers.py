"""Renders the answers that may not be lost: kept sealed with the update they answer."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.engine import Connection

from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.i18n import Catalogs
from bot.messages import Reply
from storage.changes import store
from storage.changes.outbox import Priority, Push
from storage.needs import Reading
from storage.queries.inbox import Kept, asked_by, kept_replies
from storage.sealing import Sealer

GONE_ON = Dropped("they have gone on since")


@renders("answer")
def answer(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Say what was decided when the update came.

    Whoever has gone on since sees a later page in that message: an answer that edits it would put the old one back. One
    that may not be lost is said anew instead.
    """
    kept = kept_replies(reading, [str(each.about["inbox"]) for each in waiting])
    return [_answer(each, kept.get(str(each.about["inbox"]))) for each in waiting]


def _answer(each: Waiting, kept: Kept | None) -> Rendered | Dropped:
    if kept is None:
        return Dropped("its update is no longer kept")
    reply, last = Reply.from_json(kept.reply), each.recipient.session.at
    made = Rendered(reply, answers=str(each.about["inbox"]))
    has_gone_on = last is not None and last > kept.at
    return outrun(made) if has_gone_on and each.about.get("message") is not None else made


def outrun(made: Rendered) -> Rendered | Dropped:
    """What becomes of an answer that edits a message when a newer page stands there."""
    return replace(made, reply=replace(made.reply, is_new=True)) if made.reply.is_sure else GONE_ON


def answer_later(connection: Connection, sealer: Sealer, key: str, message: str | None, now: datetime) -> None:
    """Put the answer that is kept with an update into the outbox; twice is once."""
    account = asked_by(connection, key)
    if account is not None:
        about = {"inbox": key, "message": message}
        push = Push(f"answer:{key}", account.id, account.bot, "answer", Priority.ANSWER, now, about)
        store(connection, sealer, [push])
