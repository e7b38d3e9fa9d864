"""Since when something is told: the first day of what a child has."""

import re
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from bot.understanding.days import days_in
from bot.understanding.folding import plain
from bot.understanding.lexicon import items_of
from bot.understanding.sparing import Sparing
from bot.understanding.statements import tell
from bot.understanding.told import HAS, MAYBE, Told
from bot.understanding.whose import of_this_child

SAYS_SINCE = Sparing(re.compile(r"\b(?:tu|bi tu|bat dau|khoi phat|(?:moi|vua) (?:phat|chom|bi|bat dau))\b"))
_SINCE_MORNING = re.compile(r"\bsang (?:toi |den )?(?:gio|nay gio|chu)\b")
_NAMES_A_TIME = re.compile(
    r"\d|\b(?:h?o?m?qua|h?wa|h?qa|h?u?o?m|hm|h?o?m?kia|sn|te|ni|h?nay|h?nai|dem|toi|tui|khuya|sang|trua|chieu|xe|som|ngay|bua|bựa|thu|cn"
    r"|chu nhat|chua nhat|mung|mong|tet|hoi|luc|ray|gio|chu|moi|vua|tuan|ban)\b"
)
"""Without one of these no day can be meant."""


@lru_cache(maxsize=16384)
def _is_of_a_time(word: str) -> bool:
    return _NAMES_A_TIME.search(word) is not None


@lru_cache(maxsize=256)
def names_a_time(bare: str) -> bool:
    """Whether a text may mean a day: each of its words is looked up, the text is not searched.

    Nothing that names one goes on over a space but two words of a Sunday, of which "chu" alone is enough."""
    return any(map(_is_of_a_time, bare.split())) or ("chua nhat" in bare and _NAMES_A_TIME.search(bare) is not None)


_CLAUSES = re.compile(r"[,;!?\n]|\.(?!\d)|\b(?:nhưng|nhung|mà|ma|tại|vì|bởi|do|nên|nen)\b")
_LIKE = Sparing(re.compile(r"\b(?:nhu|hon|bang) (?:hom|toi|dem|sang|chieu) (?:qua|kia)\b"))
_TODAY_WORDS = Sparing(
    re.compile(
        r"\b(?:sang|trua|chieu|toi|hom|bua|h)?\s?n+ay\b|\bhnay\b|\b(?:vua|moi)\b|\b(?:hoi|luc) sang\b"
        r"|\bsang\b(?! (?:qua|kia|hom))|\bluc (?:ngu )?day\b"
    )
)
_LASTING = Sparing(re.compile(r"\b(?:\d|mot|hai|ba|bon|nam|may) (?:hom|bua|ngay) nay\b"))
_NTH_DAY = Sparing(re.compile(r"\bngay thu \d"))
_BEGINS = Sparing(re.compile(r"\b(?:bat dau|khoi phat|phat sot|chom|(?:moi|vua) (?:phat|bi))\b"))
"""The day stands before these as often as behind them: "hôm kia bắt đầu sốt"."""
_NEW = Sparing(re.compile(r"\b(?:moi|vua) \w"))
_NEWLY = {"moi", "vua", "moi vua", "vua moi"}
_TIMES_ALONE = {"past", "soft", "now", "number", "since", "child", "ack", "adult", "talk", "but", "then", "separator"}
_BESIDE_TIMES = {"thứ", "thu", "cách", "cach", "đây", "day", "trước", "truoc", "hai", "ba", "vào", "vao", "độ", "do"}
_AT_ONCE = re.compile(r"\b(?:la|thi|xong|lien|luon) (?:\w+ )?(?:lien|ngay|luon)\b|\bve (?:nha )?(?:la|thi)\b")
_SINCE_NIGHT = re.compile(
    r"^ (?:hoi |luc |nua |giua )?(?:dem|khuya|toi|qua)(?: (?:toi|den|cho) .*|,.*| (?:co|a|thay|em|va|voi)\b.*)?$"
)
"""Since the night: the one that is over."""
_ONLY_SINCE = re.compile(
    r"\W*(?:chi |la |chau |con |be )*moi (?:tu |hoi |luc )*(?:sang|trua|chieu|toi|dem|hom) (nay|qua)"
    r"(?: (?:thoi|a|co|day))*\W*"
)
""" "…, mới sáng nay": a clause that says nothing but since when."""
_ONLY_LASTING = re.compile(
    r"\W*(?:cung |chau |con |be |em |no )*(?:(?:bi|duoc|da|gan|keo dai|suot|hon) )*"
    r"(?:\d|mot|hai|ba|bon|nam|may) (?:hom|bua|ngay)"
    r"(?: (?:nay|ni|qua|roi|lien|a|co|oi|thay|day|do|gio))*\W*"
)
""" "Sốt, 2 hôm nay rồi": a clause that says nothing but how long."""
_RESTS_SINCE = re.compile(r"\bnghi(?: hoc| o nha| luon)? tu\b")
_RESTING = re.compile(r"\b(?:nghi|cho nghi|xin nghi)\b")


def onset(rest: str, bare: str, told: Told, today: date) -> date | None:
    """The first day: of a clause that names a sign, or says since when."""
    if any(entry.is_eased for entry in told.entries) and not SAYS_SINCE.search(bare):
        return None
    if not names_a_time(bare):
        return None
    found = [day for clause in _with_times(_CLAUSES.split(rest)) for day in _of_clause(clause, told, today)]
    return min(found) if found else None


def _with_times(clauses: list[str]) -> list[str]:
    """The clauses, each with a time that stands alone before it, or how long behind: "cách đây 2 ngày, con sốt"."""
    if len(clauses) < 2:
        return clauses
    found, front = list[str](), ""
    for clause in clauses:
        if not clause.strip():
            continue
        if found and not front and _ONLY_LASTING.fullmatch(plain(clause)):
            found[-1] += f" {clause}"
            continue
        whole = front + clause
        front = f"{whole} " if _is_time_alone(clause) else ""
        found += [] if front else [whole]
    return [*found, front] if front else found


def _is_time_alone(clause: str) -> bool:
    bare = plain(clause)
    if not names_a_time(bare) or SAYS_SINCE.search(bare):
        return False
    items = items_of(clause)
    # "mới tiêm phòng hôm qua" is no time alone, though it says nothing of being ill
    is_plain = all(len(i.typed.split()) < 3 for i in items if i.tag == "soft")
    return is_plain and all(i.tag in _TIMES_ALONE or i.typed in _BESIDE_TIMES for i in items)


def _of_clause(clause: str, told: Told, today: date) -> list[date]:
    bare = plain(clause)
    if "moi " in bare and (alone := _ONLY_SINCE.fullmatch(bare)):
        return [today - timedelta(days=alone[1] == "qua")]
    if not names_a_time(bare) or _NTH_DAY.search(bare) or not (days := _days(bare, clause, today)):
        return []
    items = of_this_child(items_of(clause))
    mine = tell(items)
    says_since = SAYS_SINCE.search(bare) is not None
    there = [e.code for e in mine.entries if e.status in (HAS, MAYBE) and not e.is_denied]
    still = any(told.status(code) in (HAS, MAYBE, None) for code in there)
    if not still and (not says_since or mine.entries):
        return []
    if not says_since and any(item.tag == "home" for item in items) and not _AT_ONCE.search(bare):
        return []
    return days


def _days(bare: str, clause: str, today: date) -> list[date]:
    """The days up to today that a clause names, after its "từ" where it has one."""
    rests = "nghi" in bare
    if "sang " in bare and _SINCE_MORNING.search(bare) and not (rests and _RESTING.search(bare)):
        return [today]
    text = _LIKE.sub(lambda m: " " * len(m[0]), bare)
    since, begins = SAYS_SINCE.search(text), _begins(text, clause)
    if begins and (before := _last_day(clause[: begins.start()], today)):
        return before
    if since and _NEW.pattern.match(since[0]):
        since = None
    if begins:
        # "mới" alone is no day
        text = text[: begins.start()] + " " * len(begins[0]) + text[begins.end() :]
    if since:
        if _SINCE_NIGHT.match(text[since.end() :]):
            return [today - timedelta(days=1)]
        text = text[since.end() :]
    elif not begins and not _LASTING.search(text):
        text = _TODAY_WORDS.sub(lambda m: " " * len(m[0]), text)
    if rests and ((not since and _RESTING.search(text)) or _RESTS_SINCE.search(bare)):
        return []
    if not names_a_time(text):
        return []
    # the words of the clause itself where they still stand: their marks tell days apart
    marked = clause[len(clause) - len(text) :]
    if not bare.endswith(text):
        said = "".join([" " if b == " " else c for c, b in zip(marked, text, strict=True)])
    else:
        said = marked
    days = days_in(said, today, is_since=since is not None or begins is not None)
    return [] if days.must_ask else [day for day in days.days if day <= today]


def _begins(text: str, clause: str) -> "re.Match[str] | None":
    """Where it is told that something begins: "bắt đầu sốt", "mới ho"."""
    if match := _BEGINS.search(text):
        return match
    match = _NEW.search(text)
    if match is None:
        return None
    items = items_of(clause)
    return match if any(plain(a.typed) in _NEWLY and b.tag == "sign" for a, b in pairwise(items)) else None


def _last_day(before: str, today: date) -> list[date]:
    """The day that is named last, if one is."""
    days = days_in(before, today, is_since=True) if names_a_time(plain(before)) else None
    return [day for day in days.days[-1:] if day <= today] if days and not days.must_ask else []
