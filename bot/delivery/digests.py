"""Renders the figures that go up: everything somebody answers for in one message, from the sums as they are now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.i18n import Catalogs
from bot.reports.digest_text import overview
from bot.reports.digests import Digest, digest_of
from storage.needs import Reading
from storage.queries.areas import Ask, area_at, asks_on, units_of


@dataclass
class _Digests:
    """What was reckoned already in a batch: a unit has several contacts, and they are told the same."""

    reading: Reading
    asks: dict[date, Sequence[Ask]] = field(default_factory=dict)
    made: dict[tuple[int, Ask], Digest | None] = field(default_factory=dict)

    def about(self, about: Mapping[str, Any]) -> list[Ask]:
        """What a message is about, as far as it still is asked."""
        found = []
        for order_id, form, text in about["asks"]:
            on = date.fromisoformat(text)
            if on not in self.asks:
                self.asks[on] = asks_on(self.reading, on)
            found += [ask for ask in self.asks[on] if (ask.order_id, ask.form) == (order_id, form)]
        return found

    def of(self, unit_id: int, ask: Ask) -> Digest | None:
        """A unit's figures; None when nothing was asked there."""
        key = (unit_id, ask)
        if key not in self.made:
            area = area_at(self.reading, unit_id, ask)
            self.made[key] = None if area is None else digest_of(area)
        return self.made[key]


@renders("digest", is_long=True)
def digest(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Tell each what they still answer for."""
    digests = _Digests(reading)
    return [_one(digests, catalogs, each) for each in waiting]


def _one(digests: _Digests, catalogs: Catalogs, each: Waiting) -> Rendered | Dropped:
    units = units_of(each.recipient)
    if not units:
        return Dropped("no duty above a school (any more)")
    asks = digests.about(each.about)
    found = [made for unit in units for ask in asks if (made := digests.of(unit, ask)) is not None]
    if not any(made.whole.owed for made in found):
        return Dropped("nobody there owes anything")
    return Rendered(overview(each.voice(catalogs), found, digests.reading.now))
