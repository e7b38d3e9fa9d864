"""What a button or a typed answer asks for: small frozen values with one versioned codec of at most 64 bytes.

An action holds ids and names, never positions. It is untrusted: whoever presses is authorised anew.
"""

from dataclasses import fields
from datetime import date, timedelta
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, Self, get_type_hints

from bot.errors import OldButton

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
LIMIT = 64
GivesWay = Literal["", "to rooms", "to all"]
EPOCH = date(2020, 1, 1)
LARGEST = 2**63 - 1
"""No key of a row is larger, and no database takes more."""
LAST_DAY = date(2199, 12, 31)
Signed = Annotated[int, "signed"]
"""A number that may be below 0: whom a declaration is about, a person, or a school by its key with a minus."""


def base36(number: int) -> str:
    """Write a whole number (0 or more) in base 36."""
    if number < 0:
        raise ValueError("a whole number of 0 or more")
    text = ""
    while True:
        number, digit = divmod(number, 36)
        text = DIGITS[digit] + text
        if not number:
            return text


class Action:
    """Base of all actions and places. `code` names kind and version for ever, for example `aw1`.

    `settles`: pressing it declares, flags, clears, takes or sends something at once. `lapses`: not after its round or
    its page is over; its handler then says so and asks anew. `gives_way`: to what else a place gives way, of words that
    may be no answer: rooms that somebody on duty asks for, or all that words mean where nothing is asked.
    `stays`: a place that a question in between does not end.
    `is_verbatim`: a place that keeps whatever is typed as it is.
    `is_of_another`: what is typed at a place is of somebody else than its sender, also "khỏe".
    """

    code: ClassVar[str]
    settles: ClassVar[bool] = False
    lapses: ClassVar[bool] = False
    gives_way: ClassVar[GivesWay] = ""
    stays: ClassVar[bool] = False
    is_verbatim: ClassVar[bool] = False
    is_of_another: ClassVar[bool] = False
    _kinds: ClassVar[dict[str, type["Action"]]] = {}

    def __init_subclass__(
        cls,
        *,
        code: str = "",
        settles: bool = False,
        lapses: bool = False,
        gives_way: GivesWay = "",
        is_of_another: bool = False,
        **options: Any,
    ) -> None:
        super().__init_subclass__(**options)
        # dataclass(slots=True) makes the class a second time, without these but with what the first was given
        code = code or vars(cls).get("code", "")
        cls.settles = settles or vars(cls).get("settles", False)
        cls.lapses = lapses or vars(cls).get("lapses", False)
        cls.gives_way = gives_way or vars(cls).get("gives_way", "")
        cls.is_of_another = is_of_another or vars(cls).get("is_of_another", False)
        if code:
            known = Action._kinds.get(code)
            if known is not None and known.__qualname__ != cls.__qualname__:
                raise TypeError(f"action code {code} is taken by {known.__qualname__}")
            cls.code = code
            Action._kinds[code] = cls

    def back(self) -> "Action | None":
        """What a place that keeps any words as they are leads back to, for who types nothing to keep; else None."""
        return None

    def encode(self) -> str:
        """Write the action as at most 64 bytes. Raises ValueError when it does not fit."""
        text = ":".join([self.code, *(_pack(getattr(self, f.name)) for f in fields(self))])  # type: ignore[arg-type]
        if len(text.encode()) > LIMIT:
            raise ValueError(f"action of {len(text.encode())} bytes: {text}")
        return text

    @staticmethod
    def decode(text: str) -> "Action":
        """Read an action. Raises OldButton for anything that is none."""
        code, *parts = text.split(":")
        kind = Action._kinds.get(code)
        if kind is None:
            raise OldButton
        return kind._read(parts)

    @classmethod
    def _read(cls, parts: list[str]) -> Self:
        action: Any = cls
        kinds = _kinds_of(action)
        if len(parts) != len(kinds):
            raise OldButton
        try:
            return cls(*(_unpack(kind, part) for kind, part in zip(kinds, parts, strict=True)))
        except ValueError as error:
            raise OldButton from error

    @staticmethod
    def kinds() -> dict[str, type["Action"]]:
        """All actions by code."""
        return dict(Action._kinds)


@cache
def _kinds_of(action: type[Action]) -> tuple[Any, ...]:
    """The types of an action's fields in order; reading annotations costs more than reading a press."""
    hints = get_type_hints(action, include_extras=True)
    return tuple(hints[f.name] for f in fields(action))  # type: ignore[arg-type]


def _pack(value: object) -> str:
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, int):
        return base36(value) if value >= 0 else f"-{base36(-value)}"
    if isinstance(value, date):
        return base36((value - EPOCH).days)
    if isinstance(value, tuple):
        return ".".join(_pack(part) for part in value)
    text = str(value)
    if ":" in text or "." in text:
        raise ValueError(f"{text!r}: names in actions hold neither ':' nor '.'")
    return text


def _unpack(kind: Any, text: str) -> Any:
    if kind is bool:
        return {"0": False, "1": True}[text] if text in ("0", "1") else _wrong(text)
    if kind is int:
        return _number(text, LARGEST)
    if kind == Signed:
        return -_number(text[1:], LARGEST) if text.startswith("-") else _number(text, LARGEST)
    if kind is date:
        return EPOCH + timedelta(days=_number(text, (LAST_DAY - EPOCH).days))
    if kind is str:
        return text
    inner = kind.__args__[0]
    return tuple(_unpack(inner, part) for part in text.split(".")) if text else ()


def _number(text: str, most: int) -> int:
    number = int(text, 36)
    if not 0 <= number <= most:
        raise ValueError(text)
    return number


def _wrong(text: str) -> bool:
    raise ValueError(text)
