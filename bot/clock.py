"""The one clock: the machine's, or one that was moved. Everything else gets `now` as an argument."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


class Clock:
    """UTC plus an offset. The offset is a row that all processes read (`storage.queries.facts`)."""

    def __init__(self, offset: timedelta = timedelta()) -> None:
        """Start at the machine's time plus the offset."""
        self.offset = offset
        self._frozen: datetime | None = None

    @classmethod
    def starting_at(cls, instant: datetime) -> "Clock":
        """A clock that shows `instant` now and runs from there."""
        return cls(instant - datetime.now(UTC))

    def now(self) -> datetime:
        """The present instant, aware, UTC."""
        return self._frozen or datetime.now(UTC) + self.offset

    def move_to(self, instant: datetime) -> None:
        """Jump; a stopped clock stays stopped."""
        if self._frozen is not None:
            self._frozen = instant
        self.offset = instant - datetime.now(UTC)

    def stop(self) -> None:
        """Stand still, so that tests can name minutes exactly."""
        self._frozen = self.now()

    def stop_at(self, instant: datetime) -> None:
        """Stand still at an instant."""
        self.offset, self._frozen = instant - datetime.now(UTC), instant


def local(instant: datetime) -> datetime:
    """The same instant as the wall clock of a Vietnamese school shows it."""
    return instant.astimezone(VIETNAM)


def local_date(instant: datetime) -> date:
    """The school day an instant falls on."""
    return local(instant).date()


def instant(on: date, at: time) -> datetime:
    """Turn a local date and time of day into an aware UTC instant."""
    return datetime.combine(on, at, tzinfo=VIETNAM).astimezone(UTC)
