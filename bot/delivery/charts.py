"""Renders a chart that was asked for, from the figures as they are now; the channel draws it."""

from collections.abc import Sequence
from datetime import date

from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.errors import NotAllowed
from bot.i18n import Catalogs
from bot.messages import Reply
from bot.reports.chart import chart as chart_of
from bot.reports.digest_text import totals_lines
from bot.reports.digests import digest_of
from storage.needs import Reading
from storage.queries.areas import area_at, asks_on, lies_within, units_of


@renders("chart", is_long=True)
def chart(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Draw it for whoever still answers for the unit, the same figures below it; others are told that none comes."""
    return [_one(reading, catalogs, each) for each in waiting]


def _one(reading: Reading, catalogs: Catalogs, each: Waiting) -> Rendered | Dropped:
    voice, unit, on = each.voice(catalogs), int(each.about["unit"]), date.fromisoformat(each.about["on"])
    if not lies_within(reading, unit, units_of(each.recipient)):
        return Rendered(Reply(voice.say(NotAllowed.sentence), is_new=True))
    asks = [ask for ask in asks_on(reading, on) if ask.order_id == each.about["order"]]
    areas = [area for ask in asks if (area := area_at(reading, unit, ask)) is not None]
    if not areas:
        return Dropped("nothing is asked there any more")
    digest = digest_of(areas[0])
    text = "\n".join(totals_lines(voice, digest, reading.now))
    return Rendered(Reply(text, is_new=True, picture=chart_of(voice, digest, reading.now)))
