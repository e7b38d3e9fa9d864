"""Actions of the menu that several rooms offer."""

from dataclasses import dataclass

from bot.dialogue.actions import Action


@dataclass(frozen=True, slots=True)
class ShowMenu(Action, code="mm1"):
    """Show what can be done here."""


@dataclass(frozen=True, slots=True)
class CallSchool(Action, code="mh1"):
    """Say whom a family can call at its schools."""


@dataclass(frozen=True, slots=True)
class OpenMySchool(Action, code="ms1"):
    """Show how a school stands today."""

    school: int


@dataclass(frozen=True, slots=True)
class MoreSchools(Action, code="ms2"):
    """List the schools of the sender's unit from a page on, from 0."""

    page: int


@dataclass(frozen=True, slots=True)
class MoreClasses(Action, code="ms3"):
    """Show how the classes of a school stand from a page on, from 0."""

    school: int
    page: int


@dataclass(frozen=True, slots=True)
class OpenMyClass(Action, code="mc1"):
    """Show the roll-call of a class."""

    school_class: int
