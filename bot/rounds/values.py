"""Values of rounds: settings of a school, its round dates and timetable, what a person owes and is reminded of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from types import MappingProxyType

from bot.clock import VIETNAM
from bot.rounds.drill_days import DrillRule


def local_date(at: datetime) -> date:
    """Give the school's date of an instant."""
    return at.astimezone(VIETNAM).date()


def local_time(at: datetime) -> time:
    """Give the school's time of day of an instant."""
    return at.astimezone(VIETNAM).time()


class DayOffRule(StrEnum):
    """What a day off does to the round that falls on it."""

    SKIP = "skip"
    MOVE = "move"


class Region(StrEnum):
    """Whose forms of address a school uses (domain.md 9.5)."""

    NORTH = "north"
    SOUTH = "south"


class ParentsWord(StrEnum):
    """What a school calls parents; by region where it has not said."""

    BY_REGION = "auto"
    NORTHERN = "bố/mẹ"
    SOUTHERN = "ba/mẹ"


class ChildWord(StrEnum):
    """What a school calls a child to its parents; "con" where it has not said."""

    BY_LEVEL = "auto"
    CON = "con"
    EM = "em"
    CHAU = "cháu"


class Summer(StrEnum):
    """Whether the school keeps children from June to August (domain.md 10.3)."""

    OFF = "off"
    OPEN = "open"


@dataclass(frozen=True)
class SchoolSettings:
    """One school's rhythm; weekdays as integers from Monday = 0, spans in minutes, times local.

    Declarations are due at the bell and may be corrected until the end of the school day (design.md 6). `report`: how
    long after the bell the school's own report is due, on the same days; None: the school is not asked for one.
    """

    days: tuple[int, ...] = (0, 4)
    opens: time = time(5, 0)
    bell: time = time(7, 15)
    reminders: tuple[int, ...] = (60, 20)
    lists: int = 5
    totals: int = 20
    end_of_day: time = time(17, 0)
    day_off: DayOffRule = DayOffRule.SKIP
    region: Region = Region.NORTH
    parents: ParentsWord = ParentsWord.BY_REGION
    child: ChildWord = ChildWord.BY_LEVEL
    week: tuple[int, ...] = (0, 1, 2, 3, 4)
    summer: Summer = Summer.OFF
    drill: DrillRule | None = None
    report: int | None = 165


@dataclass(frozen=True)
class RoundDate:
    """The date of one standing round, and the day off it was moved from."""

    on: date
    moved_from: date | None = None


class Milestone(StrEnum):
    """What has passed of a round, in order; `planned` is a round of which nothing has passed yet."""

    PLANNED = "planned"
    OPEN = "open"
    REMIND_1 = "remind_1"
    REMIND_2 = "remind_2"
    LIST = "list"
    DUE = "due"
    TOTALS = "totals"
    CLOSE = "close"


@dataclass(frozen=True)
class Timetable:
    """The instants of one round (UTC); at most two reminders."""

    opens_at: datetime
    remind_at: tuple[datetime, ...]
    list_at: datetime
    due_at: datetime
    totals_at: datetime
    closes_at: datetime

    def instants(self) -> tuple[tuple[Milestone, datetime], ...]:
        """List the milestones this round has, in order."""
        reminders = zip((Milestone.REMIND_1, Milestone.REMIND_2), self.remind_at, strict=False)
        return (
            (Milestone.OPEN, self.opens_at),
            *reminders,
            (Milestone.LIST, self.list_at),
            (Milestone.DUE, self.due_at),
            (Milestone.TOTALS, self.totals_at),
            (Milestone.CLOSE, self.closes_at),
        )


@dataclass(frozen=True)
class Progress:
    """What a look at a round finds: carry out `act` in order, store `done`, look again at `next_at` (None: closed).

    `dropped` came due while nobody looked and no longer leave.
    """

    act: tuple[Milestone, ...]
    dropped: tuple[Milestone, ...]
    done: Milestone
    next_at: datetime | None


class Role(StrEnum):
    """As what an account's person owes a declaration."""

    GUARDIAN = "guardian"
    PUPIL = "pupil"
    STAFF = "staff"
    BOARDING = "boarding"


REMINDERS: Mapping[Role, int] = MappingProxyType({Role.GUARDIAN: 2, Role.PUPIL: 2, Role.STAFF: 1, Role.BOARDING: 1})
"""The most reminders a person gets on a school day for what they owe as this role; staff only the first one."""


class Notice(StrEnum):
    """Kinds of messages nobody asked for that count against a person's day."""

    REMINDER = "reminder"
    HOMEROOM_LIST = "homeroom_list"
    NURSE_LIST = "nurse_list"
    GROWING_ALERT = "growing_alert"
    TOTALS = "totals"


class Recipient(StrEnum):
    """Whom a day's message budget is for."""

    GUARDIAN = "guardian"
    PUPIL = "pupil"
    TEACHER = "teacher"
    SCHOOL_HEALTH = "school_health"
    PRINCIPAL = "principal"


def _budget(**most: int) -> Mapping[Notice, int]:
    return MappingProxyType({Notice(name): number for name, number in most.items()})


MESSAGE_BUDGET: Mapping[Recipient, Mapping[Notice, int]] = MappingProxyType(
    {
        Recipient.GUARDIAN: _budget(reminder=2),
        Recipient.PUPIL: _budget(reminder=2),
        Recipient.TEACHER: _budget(reminder=1, homeroom_list=1),
        Recipient.SCHOOL_HEALTH: _budget(reminder=1, nurse_list=1, growing_alert=1),
        Recipient.PRINCIPAL: _budget(reminder=1, totals=1),
    }
)
"""The most anyone gets on a school day, by what they are; somebody who is several things has the sum.

Alerts of red and emergency cases, one's own cases and joining requests come apart. Nurse and principal are staff, and
so are reminded once of their own declaration like every teacher.
"""


@dataclass(frozen=True)
class Debt:
    """One subject's declaration still owed in one round, as one account sees it; instants UTC.

    `unanswered` counts the rounds in a row before this one that nobody answered; `is_by_order`: beside the standing.
    """

    subject: int
    school: int
    round: int
    role: Role
    opens_at: datetime
    remind_at: tuple[datetime, ...]
    due_at: datetime
    unanswered: int = 0
    is_by_order: bool = False


@dataclass(frozen=True)
class Debtor:
    """What reminding must know of an account: `reminded_at` are today's reminders, sent or waiting to be sent."""

    wants_reminders: bool = True
    is_paused: bool = False
    muted_until: datetime | None = None
    reminded_at: tuple[datetime, ...] = ()


@dataclass(frozen=True)
class DueGroup:
    """Debts that are due at one instant."""

    due_at: datetime
    debts: tuple[Debt, ...]


@dataclass(frozen=True)
class Reminder:
    """One message to one account for everything it owes; `number` (1, 2) and `on` make its outbox key unique."""

    number: int
    on: date
    groups: tuple[DueGroup, ...]

    @property
    def debts(self) -> tuple[Debt, ...]:
        """Everything the message names, the earliest due first."""
        return tuple(debt for group in self.groups for debt in group.debts)


class OwingReason(StrEnum):
    """Why a declaration is still owed, as the homeroom list says it; in order of priority."""

    NOT_BY_CHAT = "not_by_chat"
    NOT_CONNECTED = "not_connected"
    BLOCKED = "blocked"
    NOT_DELIVERED = "not_delivered"
    PAUSED = "paused"
    NOT_ANSWERED = "not_answered"


OWING_SENTENCES: Mapping[OwingReason, str] = MappingProxyType(
    {
        OwingReason.NOT_BY_CHAT: "does not declare by chat",
        OwingReason.NOT_CONNECTED: "not connected to the assistant yet",
        OwingReason.BLOCKED: "no longer receives the assistant's messages",
        OwingReason.NOT_DELIVERED: "the message could not be delivered",
        OwingReason.PAUSED: "no answer for several rounds, reminders pause: please call",
        OwingReason.NOT_ANSWERED: "has not answered yet",
    }
)
"""The msgid of each reason, said after a name in a list."""


@dataclass(frozen=True)
class Reach:
    """One live account that may declare for a subject; `is_delivered` is None while no reminder was tried."""

    has_consented: bool
    is_blocked: bool = False
    is_delivered: bool | None = None


@dataclass(frozen=True)
class DebtFacts:
    """What is known about one debt when a list is made."""

    has_withdrawn: bool = False
    accounts: tuple[Reach, ...] = ()
    unanswered: int = 0


class Layer(StrEnum):
    """Who says that a day is off (or is not); who stands later in this list overrules who stands earlier."""

    NATIONAL = "national"
    PROVINCE = "province"
    COMMUNE = "commune"
    SCHOOL = "school"


@dataclass(frozen=True)
class DayOff:
    """Why there is no school on a date, and on whose word; `reason_en` is empty where nobody gave one."""

    reason: str
    source: str
    layer: Layer
    reason_en: str = ""


@dataclass(frozen=True)
class CalendarRow:
    """One line of a province's, commune's or school's calendar: a day off, or a day of school that would be off."""

    on: date
    layer: Layer
    reason: str
    source: str
    is_school_day: bool = False
