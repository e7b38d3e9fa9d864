"""Actions of a principal about pupils whom a newer roster no longer lists."""

from dataclasses import dataclass

from bot.dialogue.actions import Action


@dataclass(frozen=True, slots=True)
class ListLeavers(Action, code="lv1"):
    """Show one page of the pupils, by name."""

    school: int
    page: int


@dataclass(frozen=True, slots=True)
class ConfirmLeavers(Action, code="lc1", settles=True):
    """All of them have left. `mark` says which list was seen."""

    school: int
    mark: int


@dataclass(frozen=True, slots=True)
class KeepLeavers(Action, code="lk1", settles=True):
    """None of them has left. `mark` says which list was seen."""

    school: int
    mark: int


@dataclass(frozen=True, slots=True)
class KeepLeaver(Action, code="lo1", settles=True):
    """One of them has not left."""

    school: int
    person: int
    page: int
