"""Rules of joining: codes as people type them, slowing down, ages, and which pupil a typed name may mean."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.imports.names import fold
from bot.imports.times import read_date

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Base 32 without I, L, O and U, which are read as something else."""
CODE_LENGTH = 10
SLIP_LIVES = timedelta(days=14)
TRIES = 3
"""Wrong birthdays (or staff numbers) after which a slip is used up."""
MOST_OPEN_REQUESTS = 3
LIST_EVERY = timedelta(hours=1)
CLIMBS_AFTER = timedelta(days=2)
MOST_CHILDREN_OF_A_NUMBER = 5
FREE_TRIES = 3
_SLOWED = (1, 5, 15, 60, 360, 1440)
ADULT_ALONE = 16
ASKED_TOO = 7
"""Ages of domain.md 6.2: from 16 a pupil decides alone, from 7 the child is asked besides the guardian."""
USES_CHAT = 11
"""The age at which lower secondary school begins, in years between the school year and the birth year."""

_DASH = " ?[-‐‑–—] ?"
_PRINTED = re.compile(rf"(?<![\w-])\w{{5}}{_DASH}\w{{5}}(?![\w-])")
_AMONG_WORDS = re.compile(rf"(?<![\w-])(?=(\w{{5}}(?:{_DASH}| ?)\w{{5}})(?![\w-]))")
"""Looks ahead, so that each word may begin one: in "trinh cg5s5 chvh6" the first two words are not taken for it."""
_BIRTHDAY = re.compile(r"(?<!\d)(?:\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})|\d{1,2} \d{1,2} \d{4}|\d{8})(?!\d)")
_BIRTHDAY_IN_WORDS = re.compile(r"(?<!\d)\d{1,2} thang \d{1,2} nam \d{4}(?!\d)")
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})


def read_code(text: str) -> str | None:
    """The code in what was typed, alone or among words: any case, spaces, dashes, O for 0, I or L for 1.

    None: no code, or several. A digit must be there as typed: "con nghỉ học" without marks has ten letters too.
    """
    whole = _as_code(text)
    if whole is not None:
        return whole
    found = {code for each in _AMONG_WORDS.finditer(text) if (code := _as_code(each[1]))}
    return found.pop() if len(found) == 1 else None


def _as_code(text: str) -> str | None:
    bare = re.sub(r"[\s\-‐‑–—.]", "", text).upper()
    if len(bare) != CODE_LENGTH or not any(c.isdigit() for c in bare):
        return None
    bare = bare.translate(_MISREAD)
    return bare if set(bare) <= set(ALPHABET) and is_code(bare) else None


def is_printed(text: str) -> bool:
    """Whether a code was typed as it is printed, as no sentence is; without its dash "con ho sot 39" looks like one."""
    return _PRINTED.search(text) is not None


def read_birthday(text: str) -> date | None:
    """The one date with its year in what was typed, alone or among words ("cháu sinh ngày 25/03/2019 ạ")."""
    whole = read_date(text.strip())
    if whole is not None:
        return whole
    written = (*_BIRTHDAY.finditer(text), *_BIRTHDAY_IN_WORDS.finditer(fold(text)))
    found = {day for each in written if (day := read_date(each[0]))}
    return found.pop() if len(found) == 1 else None


def is_code(characters: str) -> bool:
    """Whether there is a letter and a digit, as in every code made: phone numbers and words have not both."""
    return any(c.isdigit() for c in characters) and any(c.isalpha() for c in characters)


def is_clear(characters: str) -> bool:
    """Whether it stays a code when its 0 and 1 are read as letters and typed so: only such codes are made."""
    return is_code(characters) and any(c in "23456789" for c in characters)


def spaced(code: str) -> str:
    """A code as it is printed: "7K2M9-QX4TD"."""
    return f"{code[:5]}-{code[5:]}"


def slowed_for(wrong_codes: int) -> timedelta | None:
    """How long no code is looked at after so many wrong ones: nothing for three, then 1, 5, 15 minutes and more."""
    if wrong_codes < FREE_TRIES:
        return None
    return timedelta(minutes=_SLOWED[min(wrong_codes - FREE_TRIES, len(_SLOWED) - 1)])


def age_on(birthday: date, today: date) -> int:
    """Full years."""
    return today.year - birthday.year - ((today.month, today.day) < (birthday.month, birthday.day))


def decides_alone(birthday: date | None, today: date) -> bool:
    """Whether a pupil consents without a guardian: from 16 (domain.md 6.2); without a birthday: no."""
    return birthday is not None and age_on(birthday, today) >= ADULT_ALONE


def is_asked_too(birthday: date | None, today: date) -> bool:
    """Whether the child's own yes is needed besides the guardian's when it uses the chat (from 7)."""
    return birthday is not None and ASKED_TOO <= age_on(birthday, today) < ADULT_ALONE


def may_use_chat(birthday: date | None, today: date) -> bool:
    """Whether a pupil is in secondary school, so that the account may be the pupil's own."""
    if birthday is None:
        return False
    school_year = today.year if today.month >= 8 else today.year - 1
    return school_year - birthday.year >= USES_CHAT


@dataclass(frozen=True, slots=True)
class Slip:
    """What decides whether an invitation still opens anything."""

    expires_at: datetime | None
    used_at: datetime | None
    ended_at: datetime | None
    tries: int


def is_open(slip: Slip, now: datetime) -> bool:
    """Whether an invitation is neither used, ended, tried too often nor over its time."""
    over = slip.expires_at is not None and slip.expires_at <= now
    return not over and slip.used_at is None and slip.ended_at is None and slip.tries < TRIES


def likely_pupils(typed: str, names: Sequence[str]) -> list[int]:
    """Positions of the names that what was typed may mean, the likeliest first: all words, then the given name."""
    words = _words(typed)
    scored = []
    for position, name in enumerate(names):
        parts = _words(name)
        if not parts or not words:
            continue
        common = len(set(parts) & set(words))
        score = 100 if parts == words else 10 * (parts[-1] in words) + common
        if score >= 10 or common >= 2:
            scored.append((-score, position))
    return [position for _, position in sorted(scored)]


def _words(text: str) -> list[str]:
    bare = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    kept = "".join(c if c.isalnum() or c.isspace() else " " for c in bare if not unicodedata.combining(c))
    return kept.split()
