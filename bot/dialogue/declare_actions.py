"""What can be asked of declaring: buttons under reminders, questions, summaries and receipts, and typed answers.

`order` and `held_on` name the round of the child's school that a message spoke of; `SELF` stands for the order *tự
báo*, which is made when somebody first reports on a day without an open round.
"""

from dataclasses import dataclass
from datetime import date

from bot.dialogue.actions import Action, Signed

SELF = 0


@dataclass(frozen=True, slots=True)
class OpenDeclaring(Action, code="do1"):
    """Show what the sender owes now, as /khaibao does."""


@dataclass(frozen=True, slots=True)
class AllWell(Action, code="da1", settles=True, lapses=True):
    """Declare exactly these persons as well, each in the round of their school."""

    order: int
    held_on: date
    persons: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ReportIll(Action, code="dr1"):
    """Report on any day that somebody is not well; asks who, if there are several."""


@dataclass(frozen=True, slots=True)
class ReportIllOf(Action, code="dp1"):
    """Report on any day that this person is not well."""

    person: int


@dataclass(frozen=True, slots=True)
class ToldOf(Action, code="dto1"):
    """This is who a sentence of that day was about. What it said: signs as bits, tenths of a degree (0: none), the
    first day if it was said, at school "y", "n" or ""."""

    person: int
    told_on: date
    has: int
    hasnt: int
    maybe: int
    tenths: int
    onset: tuple[date, ...]
    at_school: str


@dataclass(frozen=True, slots=True)
class MeantBy(Action, code="dmb1"):
    """This is who all that was told on that day was about."""

    person: int
    told_on: date


@dataclass(frozen=True, slots=True)
class MeantAfterAll(Action, code="dma1"):
    """This is who all of it was about, though another was named."""

    person: int
    told_on: date


@dataclass(frozen=True, slots=True)
class NobodyMeant(Action, code="dnm1", settles=True):
    """What was told on that day was a mistake, of whomever."""

    told_on: date


@dataclass(frozen=True, slots=True)
class AskWhich(Action, code="daw1"):
    """Ask once more whom it is about."""


@dataclass(frozen=True, slots=True)
class WhichOf(Action, code="dwh1"):
    """Place: it is asked whom it is about."""

    told_on: date


@dataclass(frozen=True, slots=True)
class About(Action):
    """Base: one person, or a school (its key with a minus), in the round a message spoke of."""

    order: int
    held_on: date
    person: Signed


@dataclass(frozen=True, slots=True)
class NotWell(About, code="dn1"):
    """Say what is wrong, or go on with what was begun."""


@dataclass(frozen=True, slots=True)
class TakeUp(About, code="dta1"):
    """Answer a questionnaire: from the start, on from what was begun, or over what was declared."""


@dataclass(frozen=True, slots=True)
class Toggle(About, code="dt1"):
    """Turn one of several choices on or off; says which, so that a double tap is harmless."""

    question: str
    choice: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class Next(About, code="dx1"):
    """All choices of this question are made."""

    question: str


@dataclass(frozen=True, slots=True)
class Chosen(About, code="dc1"):
    """Answer a question with one choice."""

    question: str
    choice: str


@dataclass(frozen=True, slots=True)
class OnDay(About, code="dd1"):
    """Answer a question with a day."""

    question: str
    day: date


@dataclass(frozen=True, slots=True)
class AnotherDay(About, code="de1"):
    """Type the day instead."""

    question: str


@dataclass(frozen=True, slots=True)
class Measured(About, code="dm1"):
    """Confirm an unusual number, given in hundredths."""

    question: str
    hundredths: int


@dataclass(frozen=True, slots=True)
class Skip(About, code="dk1"):
    """Pass an optional question over."""

    question: str


@dataclass(frozen=True, slots=True)
class GoBack(About, code="dbk1"):
    """From this question to the one asked before it; every answer stays."""

    question: str


@dataclass(frozen=True, slots=True)
class Keep(About, code="dke1"):
    """Leave a question with the answer it has, or take the one the form proposes."""

    question: str


@dataclass(frozen=True, slots=True)
class TurnPage(About, code="dpg1"):
    """Another screen of one question: more of its text or of its choices."""

    question: str
    page: int


@dataclass(frozen=True, slots=True)
class Typed(About, code="dy1", gives_way="to rooms"):
    """Place: the typed answer to a question."""

    question: str


@dataclass(frozen=True, slots=True)
class TypedTime(About, code="dyt1"):
    """Place: the typed time of a moment whose day is known."""

    question: str
    day: date


@dataclass(frozen=True, slots=True)
class AtSummary(About, code="dys1", gives_way="to all"):
    """Place: what is typed under the summary."""


@dataclass(frozen=True, slots=True)
class Send(About, code="ds1", settles=True, lapses=True):
    """Send what the summary says; `with_well` are the others of the family declared well with it."""

    with_well: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ChangeAnswers(About, code="dh1"):
    """Choose which answer of the summary to change."""


@dataclass(frozen=True, slots=True)
class SummaryPage(About, code="dsp1"):
    """Another page of the summary."""

    page: int


@dataclass(frozen=True, slots=True)
class ChangePage(About, code="dhp1"):
    """Another page of the answers that can be changed."""

    page: int


@dataclass(frozen=True, slots=True)
class ChangeAnswer(About, code="dj1"):
    """Ask this question again."""

    question: str


@dataclass(frozen=True, slots=True)
class Discard(About, code="dz1", settles=True):
    """Throw away what was begun."""


@dataclass(frozen=True, slots=True)
class ReallyUrgent(About, code="du1", settles=True, lapses=True):
    """Yes, the emergency sign is there."""


@dataclass(frozen=True, slots=True)
class NotUrgent(About, code="dv1", settles=True, lapses=True):
    """The emergency sign was ticked by mistake; where it was confirmed since, that is asked about first."""


@dataclass(frozen=True, slots=True)
class NotUrgentAfterAll(About, code="dv2", settles=True, lapses=True):
    """The sign that was confirmed was a mistake: of this revision, and of none that came after it."""

    revision: int


@dataclass(frozen=True, slots=True)
class FalseAlarm(Action, code="dfa1", settles=True, lapses=True):
    """The alarms that rang of these persons today were none."""

    persons: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Correct(Action, code="dq1"):
    """Change what was declared for some persons; asks which, if there are several."""

    order: int
    held_on: date
    persons: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CorrectToWell(About, code="dw1", settles=True, lapses=True):
    """They are well after all."""


@dataclass(frozen=True, slots=True)
class CorrectToNotWell(About, code="dl1"):
    """They are not well (any more): answer the questions (again)."""


@dataclass(frozen=True, slots=True)
class TakeBack(About, code="db1", settles=True, lapses=True):
    """Withdraw what was declared; it is owed again."""


@dataclass(frozen=True, slots=True)
class Mistaken(About, code="di1", settles=True, lapses=True):
    """[Bấm nhầm] under a receipt that did not know its revision: it was the first."""


@dataclass(frozen=True, slots=True)
class MistakenThen(About, code="di2", settles=True, lapses=True):
    """[Bấm nhầm] under the receipt of a flagged declaration: of this revision, and of none that came after it."""

    revision: int


@dataclass(frozen=True, slots=True)
class MoreSaid(About, code="dg1", settles=True, lapses=True):
    """A choice in an optional question after the receipt."""

    question: str
    choice: str


@dataclass(frozen=True, slots=True)
class FollowUp(About, code="dfu1", settles=True, lapses=True):
    """How somebody with an open case is today: well, better, same, worse."""

    answer: str
