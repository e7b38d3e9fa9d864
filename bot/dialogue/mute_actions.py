"""Actions of /ngungnhac: reminders pause until a day the person chooses."""

from dataclasses import dataclass
from datetime import date

from bot.dialogue.actions import Action


@dataclass(frozen=True, slots=True)
class MuteUntil(Action, code="mu1", settles=True):
    """No reminders before this day."""

    day: date


@dataclass(frozen=True, slots=True)
class MuteOtherDay(Action, code="mo1"):
    """Type the day instead."""


@dataclass(frozen=True, slots=True)
class MuteDay(Action, code="mt1"):
    """Place: the typed day."""


@dataclass(frozen=True, slots=True)
class Unmute(Action, code="mr1"):
    """Reminders leave again from now on."""


@dataclass(frozen=True, slots=True)
class KeepReminding(Action, code="kr1"):
    """A sign that opens a messenger's window again, so that the reminder of this day can come."""

    day: date
