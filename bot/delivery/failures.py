"""Renders what an operator hears of turns that failed: how many and since when, nothing of what was said."""

from collections.abc import Sequence
from datetime import datetime

from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.dialogue.wording import moment_words
from bot.i18n import Catalogs
from bot.messages import Reply
from storage.needs import Reading


@renders("failed")
def failed(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Say it to whoever still has the duty."""
    return [_one(reading, catalogs, each) for each in waiting]


def _one(reading: Reading, catalogs: Catalogs, each: Waiting) -> Rendered | Dropped:
    if each.recipient.holds("operator") is None:
        return Dropped("no operator any more")
    since = moment_words(datetime.fromisoformat(each.about["since"]), reading.today)
    text = each.voice(catalogs).say_n(
        "{n} message could not be recorded since {since} because of an error. The sender was told to send it again. "
        "Please look at the log.",
        "{n} messages could not be recorded since {since} because of an error. The senders were told to send them "
        "again. Please look at the log.",
        int(each.about["n"]),
        since=since,
    )
    return Rendered(Reply(text, is_new=True))
