"""What can be asked about telling the health station of a case, and about how a case went."""

from dataclasses import dataclass

from bot.dialogue.actions import Action


@dataclass(frozen=True, slots=True)
class ReportToStation(Action, code="sr1"):
    """Open the step: whom to tell, by when, in which ways."""

    case: int


@dataclass(frozen=True, slots=True)
class SendToStation(Action, code="ss1", settles=True):
    """Send the notice to the station's people in chat."""

    case: int


@dataclass(frozen=True, slots=True)
class ReadToStation(Action, code="sp1"):
    """Show the notice to read out, copy or write down."""

    case: int


@dataclass(frozen=True, slots=True)
class StationToldHow(Action, code="sh1", settles=True):
    """Say how the station was told: phone, text, paper."""

    case: int
    how: str


@dataclass(frozen=True, slots=True)
class StationNotTold(Action, code="su1", settles=True):
    """ "Ghi nhầm": the station was not told after all."""

    case: int


@dataclass(frozen=True, slots=True)
class OpenNotice(Action, code="so1"):
    """Show the station the notice it was sent."""

    case: int


@dataclass(frozen=True, slots=True)
class NoticeReceived(Action, code="sk1", settles=True):
    """The station has it."""

    case: int


@dataclass(frozen=True, slots=True)
class ShowLife(Action, code="sl1"):
    """List every step of a case, a page of it (from 0). `message`: the list to turn over, "" for a new one."""

    case: int
    page: int
    message: str
