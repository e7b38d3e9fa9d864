"""The school's duty to tell the health station of a case: whether there is one, its clock, and recording the step.

Telling the station is a step of its own, never an outcome (design.md 1).
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from bot.cases.station.clock import is_day, next_notice
from bot.cases.values import LEGAL_NOTICE
from storage.changes import Change
from storage.changes.cases import CaseHappened, ChangeCase, Tells
from storage.changes.outbox import Priority, Push
from storage.queries.cases import CaseFile
from storage.queries.reach import Address

UNDO_WITHIN = timedelta(hours=1)
"""How long whoever recorded the step may say that it was a mistake."""
HOW = {
    "in_chat": "by message",
    "phone": "by phone",
    "text": "by Zalo or text message",
    "paper": "on paper or in person",
}
"""msgids of how the station was told."""
BY_HAND = ("phone", "text", "paper")


def has_duty(file: CaseFile) -> bool:
    """Whether the law's 24 hours run (or ran) for a case: suspected notifiable, and no exercise."""
    return file.notifiable and not file.is_drill


def is_due(file: CaseFile) -> bool:
    """Whether the station is still to be told: an outcome does not end that, only a false alarm does."""
    return has_duty(file) and file.told_station_at is None and not is_false_alarm(file)


def is_false_alarm(file: CaseFile) -> bool:
    """Whether the case ended as one."""
    return file.state == "closed" and file.outcome == "false_alarm"


def notifiable_since(file: CaseFile) -> datetime:
    """When the suspicion was there first: the 24 hours count from then."""
    return file.report_by - LEGAL_NOTICE


def first_notice_at(since: datetime) -> datetime | None:
    """When the clock of a case speaks first."""
    first = next_notice(since, since)
    return first.at if first else None


def start_clock(now: datetime) -> dict[str, object]:
    """The columns of a case that becomes a suspected notifiable one now."""
    return {"report_by": now + LEGAL_NOTICE, "notice_at": first_notice_at(now)}


def told_station(file: CaseFile, person_id: int, now: datetime, how: str | None = None) -> list[Change]:
    """Record that the health station was told: who, when, how (None: not said yet). The clock is silent from now."""
    values = {"told_station_at": now, "told_station_by": person_id, "told_station_how": how, "notice_at": None}
    return [
        ChangeCase(file.uid, file.version, values),
        CaseHappened(file.uid, now, "told_station", person_id, {"how": how}),
    ]


def told_station_how(file: CaseFile, person_id: int, now: datetime, how: str) -> list[Change]:
    """Record how it was done."""
    return [
        ChangeCase(file.uid, file.version, {"told_station_how": how}),
        CaseHappened(file.uid, now, "station_how", person_id, {"how": how}),
    ]


def may_undo(file: CaseFile, person_id: int, now: datetime) -> bool:
    """Whether somebody may say that they recorded it by mistake; what went out to the station cannot be taken back."""
    at = file.told_station_at
    by_hand = file.told_station_by == person_id and file.told_station_how != "in_chat"
    return at is not None and by_hand and now < at + UNDO_WITHIN


def untold_station(file: CaseFile, now: datetime, kind: str, person_id: int | None = None) -> list[Change]:
    """Take the record back: the clock goes on as if it had not been, and says at once what it kept silent about."""
    values: dict[str, object] = {"told_station_at": None, "told_station_by": None, "told_station_how": None}
    if has_duty(file) and not is_false_alarm(file):
        following = next_notice(notifiable_since(file), file.told_station_at or now)
        values["notice_at"] = following.at if following else None
    return [ChangeCase(file.uid, file.version, values), CaseHappened(file.uid, now, kind, person_id)]


def sent_to_station(
    file: CaseFile, people: Sequence[tuple[int, Address]], person_id: int, now: datetime
) -> Iterable[Change]:
    """Send the notice to the station's people in chat, and record that it was told so."""
    yield from told_station(file, person_id, now, "in_chat")
    for person, address in people:
        key = f"station:{file.uid.hex()}:{file.version}:{address.account_id}"
        yield Tells(file.uid, person, address.account_id, address.bot, "station", key, "health_station", now)
        about = {"case": file.uid.hex(), "root": key}
        yield Push(key, *address.to, "station", Priority.ALERT, now, about, rings=is_day(now))
