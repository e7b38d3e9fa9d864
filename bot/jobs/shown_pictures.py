"""Taking down pictures whose minutes are over; what is over is answered by nobody already before that."""

from collections.abc import Iterable
from datetime import datetime

from bot.jobs.ticks import Tick
from storage.changes import Change
from storage.changes.shown_pictures import TakeDownPictures
from storage.needs import Reading
from storage.queries.shown_pictures import next_over


def run(reading: Reading) -> Iterable[Change]:
    """Delete what is over."""
    over_at = due(reading)
    if over_at is not None and over_at <= reading.now:
        yield TakeDownPictures(reading.now)


def due(reading: Reading) -> datetime | None:
    """When the first one is over."""
    return next_over(reading.connection)


SHOWN_PICTURES = Tick("shown pictures", 60, run, due)
