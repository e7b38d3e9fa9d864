"""Renders what tells people of clusters: a closed first line; after the tap the list, or for those above the counts."""

from collections.abc import Sequence

from bot.delivery.alerts import SUPERSEDED, superseded
from bot.delivery.cluster_pages import ClusterPage
from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.i18n import Catalogs
from bot.messages import Reply
from storage.cluster_values import ClusterRow
from storage.needs import Reading
from storage.queries.cluster_pages import Views, seen_clusters


@renders("cluster")
def cluster(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Say that something is to be opened; after the tap, as much as the reader's duties allow."""
    rows, views = seen_clusters(reading, [_uid(each) for each in waiting])
    older = superseded(waiting)
    return [SUPERSEDED if w.id in older else _one(reading, catalogs, w, rows.get(_uid(w)), views) for w in waiting]


def _one(
    reading: Reading, catalogs: Catalogs, waiting: Waiting, row: ClusterRow | None, views: Views
) -> Rendered | Dropped:
    if row is None:
        return Dropped("the cluster is no longer kept")
    voice = waiting.voice(catalogs)
    seen = views.seen_by(waiting.recipient, row)
    if seen is None:
        if not waiting.sent_before:
            return Dropped("no duty towards it (any more)")
        return Rendered(Reply(voice.say("This is over, or with somebody else now. Type /ca to see what is yours.")))
    root = str(waiting.about["root"])
    page = ClusterPage(voice, seen, root, reading.now, is_new=waiting.is_new)
    # whoever was told of it is told that it is over, also where that is a message of its own
    if not waiting.sent_before and not waiting.was_asked_for and (row.state != "living" or not row.is_fulfilled):
        return Dropped("it is over")
    return Rendered(page.render())


def _uid(waiting: Waiting) -> bytes:
    return bytes.fromhex(str(waiting.about["cluster"]))
