"""What can be asked of a school's own declarations: what is due, signing, where figures are from, remedies, the past.

Answering goes by the actions of declaring, about the school.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bot.dialogue.actions import Action
from bot.dialogue.declare_actions import About


@dataclass(frozen=True, slots=True)
class OpenFilings(Action, code="fo1"):
    """What the sender's schools are to declare now, and what is to be put right."""


@dataclass(frozen=True, slots=True)
class CountAgain(About, code="fc1"):
    """Count the figures anew."""


@dataclass(frozen=True, slots=True)
class WhereFrom(About, code="fw1"):
    """Say where each figure is from."""


@dataclass(frozen=True, slots=True)
class SignAllTheSame(About, code="fg1", settles=True, lapses=True):
    """Sign figures most of which nobody has declared, after that was said."""


@dataclass(frozen=True, slots=True)
class ReadFiled(About, code="fr1"):
    """Read what was signed."""

    page: int


@dataclass(frozen=True, slots=True)
class OpenRemedies(Action, code="fm1"):
    """What a school has to put right."""

    school: int


@dataclass(frozen=True, slots=True)
class OpenRemedy(Action, code="fm2"):
    """One thing to be put right."""

    remedy: int


@dataclass(frozen=True, slots=True)
class PlanRemedy(Action, code="fm3"):
    """Say who sees to it, then how, then until when."""

    remedy: int


@dataclass(frozen=True, slots=True)
class RemedyPerson(Action, code="fm4"):
    """Place: the typed name of who sees to it."""

    is_verbatim: ClassVar[bool] = True
    remedy: int

    def back(self) -> Action:
        """To what is put right."""
        return OpenRemedy(self.remedy)


@dataclass(frozen=True, slots=True)
class RemedyHow(Action, code="fm5"):
    """Place: what is done, typed."""

    is_verbatim: ClassVar[bool] = True
    remedy: int

    def back(self) -> Action:
        """To what is put right."""
        return OpenRemedy(self.remedy)


@dataclass(frozen=True, slots=True)
class RemedyDay(Action, code="fm6"):
    """Place: the typed day until which it is done."""

    remedy: int

    def back(self) -> Action:
        """To what is put right."""
        return OpenRemedy(self.remedy)


@dataclass(frozen=True, slots=True)
class RemedyUntil(Action, code="fm7"):
    """It is done until this day."""

    remedy: int
    day: date


@dataclass(frozen=True, slots=True)
class RemedyDone(Action, code="fm8", settles=True):
    """It is done."""

    remedy: int


@dataclass(frozen=True, slots=True)
class RemedyOpenAgain(Action, code="fm9", settles=True):
    """It is not done after all."""

    remedy: int


@dataclass(frozen=True, slots=True)
class RemedyPicture(Action, code="fp1"):
    """Send a picture of what was put right; also the place that awaits it."""

    remedy: int


@dataclass(frozen=True, slots=True)
class SeenRemedies(Action, code="fs1"):
    """What a school puts right, for whoever reads it above the school."""

    school: int


@dataclass(frozen=True, slots=True)
class ReadSigned(Action, code="fr2"):
    """Read what a school signed in a round, at the school or above it."""

    school: int
    round: int
    page: int


@dataclass(frozen=True, slots=True)
class SchoolTrend(Action, code="ft1"):
    """What a school declared of itself before, questionnaire by questionnaire."""

    school: int
