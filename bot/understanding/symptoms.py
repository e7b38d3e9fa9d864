"""Every fact that a sentence about a child holds: signs, temperature, first day, at school or not, well."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.understanding.attending import goes, tells_children_apart
from bot.understanding.days import days_in, decoded
from bot.understanding.degrees import holds_number, temperatures
from bot.understanding.dialect import standard
from bot.understanding.folding import MOST, clean, fold, plain
from bot.understanding.lexicon import items_of
from bot.understanding.lines import line_of
from bot.understanding.statements import tell
from bot.understanding.temperature import settled
from bot.understanding.told import DROPPED, HAS, HASNT, MAYBE, Told
from bot.understanding.values import NOT_UNDERSTOOD, NotUnderstood, Understood

_ANY_SIGN = re.compile(
    r"\b(?:bieu hien|trieu chung|dau hieu|van de) (?:gi|nao|bat thuong)\b.*\bkhong\b|\bco gi (?:la|bat thuong)\b"
)
_CLAUSES = re.compile(r"[,;!?\n]|\.(?!\d)|\b(?:nhưng|nhung|mà|ma|tại|vì|bởi|do)\b")
_LIKE = re.compile(r"\b(?:nhu|hon|bang) (?:hom|toi|dem|sang|chieu) (?:qua|kia)\b")
_HEAT = re.compile(r"\b(?:sot|nong|nhiet|do|cap|am)\b|soo?t|ho?am")
FEVER, SURE_FEVER = Decimal("37.5"), Decimal("38")
"""°C from which a fever cannot be denied, and from which there is one even if nobody says so."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What was told; None and empty: nothing was said of it. `at_school` is of today."""

    has: tuple[str, ...] = ()
    hasnt: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()
    celsius: Decimal | None = None
    onset: date | None = None
    at_school: bool | None = None
    is_well: bool = False


Read = Understood[Facts] | NotUnderstood


def read_symptoms(text: str, today: date, question: str = "") -> Read:
    """The facts of a sentence, not understood where it holds none; a bare "không" is one if any sign was asked for."""
    if len(text) > MOST:
        return NOT_UNDERSTOOD
    cleaned = standard(decoded(clean(text)))
    bare = plain(cleaned)
    line = line_of(cleaned if holds_number(cleaned) else "")
    found = temperatures(line)
    without = cleaned
    for one in found:
        without = without[: one.start] + " " * (one.end - one.start) + without[one.end :]
    items = items_of(without)
    told = tell(items)
    for entry in told.entries:
        if entry.is_eased and entry.status == MAYBE:
            entry.status = HAS
        elif entry.is_general and entry.status == HASNT:
            entry.status = DROPPED
            told.well.append("fine")
    has, hasnt, maybe = (told.codes(status) for status in (HAS, HASNT, MAYBE))
    mine = [one for one in found if not one.is_others]
    read = settled(mine, line) if mine else NOT_UNDERSTOOD
    celsius = read.value if isinstance(read, Understood) else None
    if celsius is not None and celsius >= SURE_FEVER and "fever" not in has + hasnt + maybe:
        has.append("fever")
    if celsius is not None and celsius >= SURE_FEVER and "fever" in maybe and not told.is_unsure:
        maybe.remove("fever")
        has.append("fever")
    if celsius is not None and "fever" in hasnt and celsius >= FEVER:
        hasnt.remove("fever")
        maybe.append("fever")
    if "unwell" in told.well and not has:
        has.append("other")
    going = goes(items)
    at_school = None if told.is_question or going in (None, MAYBE) else going == HAS
    onset = _onset(_CLAUSES.split(without), told, today) if has or maybe else None
    if any(e.is_eased for e in told.entries) and not _SAYS_SINCE.search(bare):
        onset = None
    is_well = (
        bool(set(told.well) & ({"well", "fine"} if hasnt else {"well", "fine", "part"}))
        and not has
        and not maybe
        and not told.is_question
    )
    if told.bare == ["no"] and not (told.entries or told.well or told.is_question or told.unknown):
        is_well = _ANY_SIGN.search(fold(question[:MOST])) is not None
    told_of = [e for e in told.entries if e.status in (HAS, MAYBE)]
    if told_of and {"well", "fine"} & set(told.well) and all(e.is_past for e in told_of):
        return NOT_UNDERSTOOD
    named = [e.code for e in told.entries if e.status in (MAYBE, HASNT)]
    if _CORRECTED.search(bare) or (told.is_unsure and len(set(named)) < len(named)):
        return NOT_UNDERSTOOD
    if two_are_named(text, question) or told.contradicts() or tells_children_apart(items):
        return NOT_UNDERSTOOD
    facts = Facts(tuple(has), tuple(hasnt), tuple(maybe), celsius, onset, at_school, is_well)
    return Understood(facts) if facts != Facts() else NOT_UNDERSTOOD


_CORRECTED = re.compile(r"\by (?:em|toi|minh|chi|anh|con|tui) la\b")
"""Who corrects herself is asked again."""
_NAME = re.compile(r"\b[A-ZĐ][a-zà-ỹđ]+(?: [A-ZĐ][a-zà-ỹđ]+)+")


def two_are_named(text: str, question: str) -> bool:
    """Whether beside the child of the question another name stands."""
    named = set(_NAME.findall(text))
    return len(named) > 1 and any(name in question for name in named)


_TODAY_WORDS = re.compile(
    r"\b(?:sang|trua|chieu|toi|hom|bua|h)?\s?n+ay\b|\bhnay\b|\b(?:vua|moi)\b|\b(?:hoi|luc) sang\b"
    r"|\bsang\b|\bluc (?:ngu )?day\b"
)
_SAYS_SINCE = re.compile(r"\b(?:tu|bi tu|bat dau)\b")
_NTH_DAY = re.compile(r"\b(?:sang|la|buoc sang|qua) ngay thu\b")
_RESTING = re.compile(r"\b(?:nghi|cho nghi|xin nghi)\b")


def _onset(clauses: Sequence[str], told: Told, today: date) -> date | None:
    """The first day of what a child has: of a clause that names a sign, or says since when."""
    found: list[date] = []
    for clause in clauses:
        mine = tell(items_of(clause))
        has = any(e.status in (HAS, MAYBE) for e in mine.entries)
        since = _SAYS_SINCE.search(plain(clause))
        if not has and (not since or mine.entries):
            continue
        if not since and any(item.tag == "home" for item in items_of(clause)):
            continue
        if _NTH_DAY.search(plain(clause)):
            continue
        text = _LIKE.sub("", plain(clause))
        since = _SAYS_SINCE.search(text)
        text = text[since.end() :] if since else _TODAY_WORDS.sub(lambda m: " " * len(m[0]), text)
        days = days_in(" ".join(text.split()), today, clause)
        if days.must_ask or (not since and _RESTING.search(text)):
            continue
        found += [day for day in days.days if day <= today]
    return min(found) if found else None
