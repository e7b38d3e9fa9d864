"""Renders the answers that may not be lost: kept sealed with the update they answer."""

from collections.abc import Sequence

from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.i18n import Catalogs
from bot.messages import Reply
from storage.needs import Reading
from storage.queries.inbox import kept_replies


@renders("answer")
def answer(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Say what was decided when the update came."""
    kept = kept_replies(reading, [str(each.about["inbox"]) for each in waiting])
    return [
        Rendered(Reply.from_json(kept[key])) if key in kept else Dropped("its update is no longer kept")
        for key in (str(each.about["inbox"]) for each in waiting)
    ]
