"""The ledger of what leaves by chats whose messenger counts: who took how much, what was refused and why."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from storage.models.columns import BigId, instant, words


class Ledger(SQLModel, table=True):
    """How often something became of messages to one account in one month (`2026-11`, local).

    `what`: sent; doubtful (it may have arrived); the code of a refusal, or window or quota where the messenger said so;
    `kept window`, `kept quota` where it was not even tried. `since`: how many of them after the last message heard.
    """

    account_id: int = Field(sa_type=BigId, foreign_key="account.id", primary_key=True)
    month: str = Field(sa_type=sa.String(7), primary_key=True)
    what: str = Field(sa_type=sa.String(16), primary_key=True)
    bot: str = words(40)
    n: int
    since: int
    last_at: datetime = instant()

    __table_args__ = (sa.Index("ix_ledger_bot_month", "bot", "month"),)
