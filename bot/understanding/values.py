"""What reading a typed answer can end in."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Understood(Generic[T]):
    """What was surely meant."""

    value: T


@dataclass(frozen=True, slots=True)
class Unsure(Generic[T]):
    """It is about the question, but has to be asked back; `candidates` are what may be meant."""

    candidates: tuple[T, ...] = ()


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Nothing the question asks; `is_talk`: a greeting, thanks, a "dạ" that carries no answer."""

    is_talk: bool = False


NOT_UNDERSTOOD = NotUnderstood()
TALK = NotUnderstood(is_talk=True)


@dataclass(frozen=True, slots=True)
class Named:
    """Something that can be chosen by its words: a choice, a child, somebody of a list."""

    key: str
    label: str
    school_class: str = ""
    sex: str = ""
