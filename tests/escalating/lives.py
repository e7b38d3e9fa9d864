"""Case lives through a school term: a town that keeps a diary of every new message, as lines an official could read.

    T2 23/11 06:41  Có 1 ca cần theo dõi, mức đỏ → y tế ♪, hiệu trưởng ♪, đầu mối ♪

is one line for everybody who got the same words in the same minute; ♪ rings. Edits make no sound and are not in it.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bot.clock import VIETNAM, local
from bot.delivery.values import Outcome
from bot.forms import Flag
from bot.messages import Reply
from storage.tables import DAY_OFF, SETTING
from tests.escalating.hoa_ban import AMBER, EMERGENCY, Family, HoaBan
from tests.town import Actor, Town, _run

RED = Flag("red", ("fever", "rash"), (), (), False)
"""Red without the legal clock, which speaks for itself (domain.md 3.4: bleeding spots without fever)."""
FLAGS = {"amber": AMBER, "red": RED, "emergency": EMERGENCY}
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
END_OF_TERM = date(2027, 5, 28)


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

    def flagged(self, severity: str) -> None:
        """The mother declares."""
        self.mother.declares(self.child, FLAGS[severity], at_school=False)

    def __getitem__(self, office: str) -> Actor:
        return self.school[office]

    def takes(self, office: str) -> None:
        """Take the case, from the list of one's open ones."""
        self._opens(office)
        self[office].taps("Nhận ca này")

    def concludes(self, office: str, outcome: str) -> None:
        """Record an outcome of the case one has."""
        self._opens(office)
        self[office].taps(outcome)

    def passes_on(self, office: str) -> None:
        """Pass the case on because one is not at school."""
        self._opens(office)
        self[office].taps("Chuyển người khác")
        self[office].taps("Hôm nay không ở trường")

    def _opens(self, office: str) -> None:
        self[office].says("/ca")
        self[office].taps("1. Tuệ")

    @property
    def table(self) -> str:
        return "\n".join(self.town.table())


@contextmanager
def life(url: str, on: str, at: str, days_off: Sequence[str] = (), *, rounds: bool = False) -> Iterator[Life]:
    """A life that begins at a minute; `days_off`: what the school adds to the national holidays.

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
        for day in days_off:
            day_off(town, school.school, day)
        if not rounds:
            town.seeds.insert(SETTING, unit_id=school.school, name="days", value="sun")
        yield Life(town, school, mother, child)
        town.keeps_quiet()
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
