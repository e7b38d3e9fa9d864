"""Who may know what, and who is asked first: a model of its own over plain values. It asks no code of ours."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.escalating.organisation_plans import CLASSES, SCHOOLS

THERE = ZoneInfo("Asia/Ho_Chi_Minh")
AT_SCHOOL = frozenset({"school_health", "deputy_head", "principal", "boarding"})
CONTACTS = frozenset({"district_contact", "province_contact"})
NAMED = AT_SCHOOL | {"homeroom", "health_station"}
NO_SCHOOL = frozenset({date(2026, 11, 24), *(date(2027, 2, day) for day in range(4, 11))})
"""The day of culture, and Tết as the state has it."""


def on_date(at: datetime) -> date:
    """The date at the schools."""
    return at.astimezone(THERE).date()


def is_school_day(on: date) -> bool:
    """Monday to Friday, but holidays."""
    return on.weekday() < 5 and on not in NO_SCHOOL


def is_open(at: datetime) -> bool:
    """Whether a ladder's minutes run at an instant."""
    return 6 <= at.astimezone(THERE).hour < 20 and is_school_day(on_date(at))


def next_opening(at: datetime) -> datetime:
    """The first six o'clock of a school day after an instant."""
    there = at.astimezone(THERE)
    on = there.date() if there.hour < 6 else there.date() + timedelta(days=1)
    while not is_school_day(on):
        on += timedelta(days=1)
    return datetime(on.year, on.month, on.day, 6, tzinfo=THERE).astimezone(UTC)


@dataclass
class Held:
    """A duty; `row` is its key in the table, `covers` that of the duty it stands in for."""

    person: int
    kind: str
    unit: int
    from_on: date
    to_on: date | None
    row: int
    hours: tuple[int, int] | None = None
    weekdays: str | None = None
    rota: tuple[int, int] | None = None
    covers: int | None = None

    def is_held(self, on: date) -> bool:
        """Whether it is somebody's on a date."""
        return self.from_on <= on and (self.to_on is None or on < self.to_on)

    def is_on(self, at: datetime) -> bool:
        """Whether its shift runs: one that began today, or yesterday and goes over midnight."""
        there = at.astimezone(THERE)
        begins, ends = self.hours or (0, 24 * 60)
        for back in (0, 1):
            day = there.date() - timedelta(days=back)
            midnight = datetime(day.year, day.month, day.day, tzinfo=THERE)
            end = midnight + timedelta(minutes=ends, days=1 if ends < begins else 0)
            if midnight + timedelta(minutes=begins) <= there < end:
                return (self.weekdays is None or str(day.weekday()) in self.weekdays) and self._is_week(day)
        return False

    def _is_week(self, day: date) -> bool:
        if self.rota is None:
            return True
        of, this = self.rota
        monday = day - timedelta(days=day.weekday())
        return (monday - date(1970, 1, 5)) // timedelta(weeks=1) % of + 1 == this


@dataclass
class Child:
    """Somebody of whom declarations tell. `school`: where a case of theirs is, also after they have left it."""

    person: int
    name: str
    school: int
    in_class: int
    boards: bool
    is_here: bool = True


@dataclass
class Rights:
    """The whole organisation as the model knows it. `above`: by unit what manages it; `schools`: by number."""

    above: dict[int, int] = field(default_factory=dict)
    schools: list[int] = field(default_factory=list)
    station: int | None = None
    held: list[Held] = field(default_factory=list)
    children: list[Child] = field(default_factory=list)
    kin: dict[int, set[int]] = field(default_factory=dict)
    accounts: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    """By person: chats with what is the matter with each."""

    def chain(self, unit: int) -> list[int]:
        """The units above one, the nearest first."""
        found: list[int] = []
        while unit in self.above:
            unit = self.above[unit]
            found.append(unit)
        return found

    def roles(self, person: int | None, child: Child, on: date) -> set[str]:
        """As what somebody has to do with a child's case on a date; nobody with their own."""
        if person is None or person == child.person:
            return set()
        school, found = self.schools[child.school], set()
        for held in (each for each in self.held if each.person == person and each.is_held(on)):
            boarding = held.kind != "boarding" or (child.boards and child.is_here)
            if held.kind in AT_SCHOOL and held.unit == school and boarding:
                found.add(held.kind)
            if held.kind == "homeroom" and held.unit == child.in_class and child.is_here:
                found.add(held.kind)
            if held.kind in CONTACTS and held.unit in self.chain(school):
                found.add(held.kind)
            if held.kind == "health_station" and held.unit == self.station:
                found.add(held.kind)
            if held.kind == "operator":
                found.add(held.kind)
        return found

    def on_duty(self, kind: str, child: Child, at: datetime) -> set[int]:
        """Who is on a duty of a child's school and can be reached; nobody for whom somebody else stands in."""
        on = on_date(at)
        away = {held.covers for held in self.held if held.covers is not None and held.is_held(on)}
        return {
            held.person
            for held in self.held
            if held.kind == kind
            and held.unit == self.schools[child.school]
            and held.is_held(on)
            and held.row not in away
            and held.is_on(at)
            and held.person != child.person
            and self.takes_messages(held.person)
        }

    def holders(self, kind: str, child: Child, on: date) -> set[int]:
        """Everybody who holds a duty of a child's school on a date."""
        unit = self.schools[child.school]
        return {held.person for held in self.held if held.kind == kind and held.unit == unit and held.is_held(on)}

    def takes_messages(self, person: int) -> bool:
        """Whether whatever is sent to somebody arrives."""
        states = {state for _, state in self.accounts.get(person, ())}
        return "active" in states and "refusing" not in states

    def refuses(self, person: int) -> bool:
        """Whether the carrier says no when something is sent to somebody."""
        return "refusing" in {state for _, state in self.accounts.get(person, ())}

    def why_not(self, person: int | None, words: str, at: datetime) -> str | None:
        """Why somebody must not read some words at an instant; None if they may."""
        pupils = [child for child in self.children if child.in_class]
        for child in self.children:
            given, school, on = child.name.split()[-1], SCHOOLS[child.school], on_date(at)
            is_kin = person in self.kin[child.person]
            # a family hears who of the school takes care of their child; that they are ill themselves is another matter
            is_of_another = child.in_class == 0 and any(o is not child and o.name.split()[-1] in words for o in pupils)
            if given in words and not is_of_another and not is_kin and not self.roles(person, child, on) & NAMED:
                return f"the name {given}"
            same = [each for each in self.children if each.school == child.school]
            is_near = any(self.roles(person, each, on) - {"operator"} for each in same)
            if any(place in words for place in CLASSES[child.school]) and not is_kin and not is_near:
                return f"a class of {school}"
            operates = any(h.person == person and h.kind == "operator" and h.is_held(on) for h in self.held)
            if school in words and not is_kin and not is_near and not operates:
                return f"the school {school}"
        return None
