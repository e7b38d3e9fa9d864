"""Case lives through a school year: a town that keeps a diary of every new message, as lines an official could read.

    T2 23/11 06:41  Có 1 ca cần theo dõi, mức đỏ → y tế ♪, hiệu trưởng ♪, đầu mối ♪

is one line for everybody who got the same words in the same minute; ♪ rings. Edits make no sound and are not in it.
The year is 2026-27: the national holidays and two weeks of Tết (01/02 to 14/02) are free.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.clock import VIETNAM, local
from bot.delivery.values import Outcome
from bot.forms import Flag
from bot.messages import Reply
from storage.tables import DAY_OFF, DUTY, SETTING
from tests.escalating.hoa_ban import AMBER, EMERGENCY, Family, HoaBan
from tests.town import Actor, Town, _run

RED = Flag("red", ("fever", "rash"), (), (), False)
"""Red without the legal clock, which speaks for itself (domain.md 3.4: bleeding spots without fever)."""
FLAGS = {"amber": AMBER, "red": RED, "emergency": EMERGENCY}
GRADES = {"red": "đỏ", "emergency": "khẩn cấp"}
GRAVE = pytest.mark.parametrize("severity", ["red", "emergency"])
OFFICES = {
    "nurse": "y tế",
    "deputy": "phó",
    "principal": "hiệu trưởng",
    "teacher": "chủ nhiệm",
    "contact": "đầu mối",
    "province": "Sở",
    "station": "trạm",
    "operator": "vận hành",
}
WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
END_OF_TERM = "28/05"
PAST_TET = "10/03"
"""Where lives about days off are left: long over the holidays, with one of the weekly mornings after them."""
TWO_MONTHS = "22/01"
"""Where the others are: after ten mornings and some of the weekly ones."""


@dataclass(frozen=True)
class Heard:
    """A new message as it arrived."""

    at: datetime
    who: str
    rings: bool
    words: str


class Diary(Town):
    """A town that writes down who got which new message at which minute."""

    def __init__(self, url: str, start: datetime) -> None:
        self.heard: list[Heard] = []
        self.names: dict[str, str] = {}
        super().__init__(url, start)

    async def send(self, chat: str, reply: Reply, *, rings: bool, edit: str | None = None) -> Outcome:
        outcome = await super().send(chat, reply, rings=rings, edit=edit)
        was_asked_for = any(choice.label == "Chuyển người khác" for choice in reply.choices)
        if not self.abilities.has_buttons:
            # what stands for an edit or answers is a message of its own there
            was_asked_for = bool(self.told) and self.told[-1].how != "unasked"
        if edit is None and not was_asked_for and not self.chats[chat].is_blocked and chat not in self.too_fast:
            words = self.chats[chat].messages[-1].plain.split("\n")[0]
            self.heard.append(Heard(self.clock.now(), self.names.get(chat, chat), rings, words.split(" · ")[0]))
        return outcome

    def goes(self, on: str, at: str) -> None:
        """Walk to a day of the school year and a minute of it: `goes("06/02", "08:00")`."""
        _run(self.walker.walk_to(instant(on, at)))

    def table(self) -> list[str]:
        """The diary, one line for the same words in one minute."""
        order = [*OFFICES.values(), "mẹ", "bố"]
        lines: dict[tuple[str, str], list[Heard]] = {}
        for heard in self.heard:
            lines.setdefault((stamp(heard.at), heard.words), []).append(heard)
        return [
            f"{at}  {words} → "
            + ", ".join(h.who + (" ♪" if h.rings else "") for h in sorted(several, key=lambda h: order.index(h.who)))
            for (at, words), several in lines.items()
        ]


def instant(on: str, at: str) -> datetime:
    """An instant of the school year 2026-27 by the wall clock."""
    day, month = map(int, on.split("/"))
    return datetime.combine(
        date(2026 if month >= 8 else 2027, month, day), time.fromisoformat(at), tzinfo=VIETNAM
    ).astimezone(UTC)


def stamp(at: datetime) -> str:
    """T2 23/11 06:41."""
    there = local(at)
    return f"{WEEKDAYS[there.weekday()]} {there:%d/%m %H:%M}"


@dataclass
class Life:
    """A school, one child with a mother, and what they lived through."""

    town: Diary
    school: HoaBan
    mother: Family
    child: int

    def at(self, on: str, at: str) -> "Life":
        """Live on up to a minute."""
        self.town.goes(on, at)
        return self

    def flagged(self, severity: str) -> "Life":
        """The mother declares."""
        self.mother.declares(self.child, FLAGS[severity], at_school=False)
        return self

    def __getitem__(self, office: str) -> Actor:
        return self.school[office]

    def takes(self, office: str) -> "Life":
        """Take the case, from the list of one's open ones."""
        self._opens(office)
        self[office].taps("Nhận ca này")
        return self

    def concludes(self, office: str, outcome: str) -> "Life":
        """Record an outcome of the case one has; whether a grave one is to end is asked once more."""
        self._opens(office)
        self[office].taps(outcome)
        if self[office].last.labels[:1] == [f"Đúng, ghi “{outcome.lower()}”"]:
            self[office].taps("Đúng, ghi")
        return self

    def passes_on(self, office: str) -> "Life":
        """Pass the case on because one is not at school."""
        self._opens(office)
        self[office].taps("Chuyển người khác")
        self[office].taps("Hôm nay không ở trường")
        return self

    def ends_duty(self, office: str, on: str) -> "Life":
        """The last day of somebody's duty is the day before."""
        over = DUTY.update().where(DUTY.c.person_id == self.school.persons[office])
        values = {"to_on": local(instant(on, "00:00")).date()}
        self.town.database.write(lambda connection: connection.execute(over.values(values))).result()
        return self

    def _opens(self, office: str) -> None:
        self[office].says("/ca")
        self[office].taps("1. Tuệ")

    def until(self, on: str) -> list[str]:
        """Live on to the evening of a day; all that anybody heard from the first day on."""
        return self.at(on, "20:00").town.table()


@contextmanager
def life(url: str, on: str, at: str, severity: str, *, rounds: bool = False) -> Iterator[Life]:
    """A life that begins at a minute with a declaration.

    Without `rounds` the school asks on Sundays, that is never, so that nothing is heard but what the case causes.
    """
    town = Diary(url, instant(on, at))
    try:
        school = HoaBan(town).usual_staff()
        child = school.child("Trần Gia Tuệ")
        mother = school.mother_of(child)
        for office, actor in school.staff.items():
            town.names[actor.chat] = OFFICES[office]
        town.names[mother.actor.chat] = "mẹ"
        for day in TET:
            day_off(town, school.school, day)
        if not rounds:
            town.seeds.insert(SETTING, unit_id=school.school, name="days", value="sun")
        yield Life(town, school, mother, child).flagged(severity)
        town.keeps_quiet()
        town.loses_nothing()
        town.leaves_nothing_due()
    finally:
        town.close()


def day_off(town: Town, unit: int, day: str, **more: Any) -> None:
    """A line of the calendar of a school or of a unit above it."""
    values = {"reason": "Nghỉ Tết", "source": "Kế hoạch năm học", "is_school_day": False, **more}
    town.seeds.insert(DAY_OFF, unit_id=unit, on=local(instant(day, "00:00")).date(), **values)


def dates(first: str, last: str) -> list[str]:
    """All dates from one to another, both with."""
    start, end = (local(instant(day, "00:00")).date() for day in (first, last))
    return [f"{start + timedelta(days=n):%d/%m}" for n in range((end - start).days + 1)]


TET = dates("01/02", "14/02")
HOLIDAYS = {"24/11", "01/01", "16/04", "30/04", "03/05"}


def school_days(first: str, last: str) -> list[str]:
    """The school days from one date to another, both with."""
    days = [day for day in dates(first, last) if day not in HOLIDAYS and day not in TET]
    return [day for day in days if stamp(instant(day, "08:00"))[:2] not in ("T7", "CN")]


def weekly(after: str, until: str) -> list[str]:
    """The same weekday of each week after a date; from a day off on, that of the next school day."""
    found, day, last = [], after, instant(until, "08:00")
    while (earliest := instant(day, "08:00") + timedelta(days=7)) <= last:
        coming = school_days(f"{local(earliest):%d/%m}", until)
        if not coming:
            break
        day = coming[0]
        found.append(day)
    return found


def told(*parts: str | list[str]) -> list[str]:
    """Lines of a diary, from texts and lists of them."""
    lines = [line for part in parts for line in (part if isinstance(part, list) else part.strip().split("\n"))]
    return [line.strip() for line in lines]


def morning(day: str, since: str, *, rings: bool = False, above: bool = False) -> list[str]:
    """What a case that nobody has says at 08:00 to school health and the principal, and to those above."""
    at, ring = stamp(instant(day, "08:00")), " ♪" if rings else ""
    line = f"{at}  Sáng {day} còn 1 ca chưa có người nhận → y tế{ring}, hiệu trưởng{ring}"
    since_then = f"MN Hoa Ban: còn 1 ca chưa có người nhận, lâu nhất từ ngày {since}. Vui lòng gọi nhà trường."
    return [line + (", đầu mối" if above else ""), *([f"{at}  {since_then} → vận hành"] if above else [])]


def amber_mornings(days: list[str], since: str, weeks_until: str = TWO_MONTHS) -> list[str]:
    """Ten of these mornings, then one a week: silent; those above hear on the 5th, the 10th and each weekly one."""
    days = [*days[:10], *(weekly(days[9], weeks_until) if len(days) >= 10 else [])]
    return [
        line
        for number, day in enumerate(days, start=1)
        for line in morning(day, since, above=number == 5 or number >= 10)
    ]


def grave_mornings(days: list[str], since: str, weeks_until: str = TWO_MONTHS) -> list[str]:
    """Ten of these, then one a week: the first three ring; those above hear on the 2nd, the 7th and each weekly one."""
    days = [*days[:10], *(weekly(days[9], weeks_until) if len(days) >= 10 else [])]
    return [
        line
        for number, day in enumerate(days, start=1)
        for line in morning(day, since, rings=number <= 3, above=number in (2, 7) or number > 10)
    ]


Begins = Callable[..., AbstractContextManager[Life]]


@pytest.fixture
def begins(sqlite_with_tables: Path, tmp_path: Path) -> Begins:
    """Begins a life on a SQLite file."""
    shutil.copy(sqlite_with_tables, tmp_path / "life.db")
    return partial(life, f"sqlite:///{tmp_path}/life.db")


@pytest.fixture
def begins_anywhere(url: str) -> Begins:
    """Begins a life on each database in turn."""
    return partial(life, url)
