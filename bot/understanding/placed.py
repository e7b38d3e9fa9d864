"""Choosing among places: where somebody has come to, not where they come from."""

import re
from collections.abc import Callable
from functools import lru_cache

from bot.understanding.folding import clean, fold
from bot.understanding.of_options import Options
from bot.understanding.values import NOT_UNDERSTOOD, NotUnderstood, Understood, Unsure
from bot.understanding.ways import FILLERS

Read = Understood[tuple[str, ...]] | Unsure[str] | NotUnderstood

_PLACE = re.compile(r"(?:đang |con )?(?:ở|tại) ")
_FROM_THERE = re.compile(r"\b(?:từ|ở|tu|o|ra|xuất) .+? (?:về|ve|qua|lên|len|xuống|xuong|sang|tới|đến|ra)\b(.*)$")
_TO = re.compile(r"^(?:về|đang ở|ở|tới|đến) ")
_IN_HOSPITAL = re.compile(r"\b(?:nằm|nhập|vô|vào) viện\b")
_ELSEWHERE = re.compile(
    r"\bnhà (?:ngoại|nội|(?:ông|bà|cô|dì|chú|bác|cậu|mợ|bạn)(?! (?:trông|giữ|chăm|chở|coi|ơi|ạ)\b)|hàng xóm)\b"
    r"|\b(?:ở|về) quê\b"
)
""" "Ở nhà cô ruột" is not at home."""
_WORD = re.compile(r"\w+")


def _place_of(label: str) -> str | None:
    """The place that a label is; None where it is none."""
    cleaned = clean(label)
    return _PLACE.sub("", cleaned) if _PLACE.match(cleaned) else None


@lru_cache(maxsize=512)
def _places_of(options: Options) -> dict[str, str]:
    return {place: o.key for o in options if (place := _place_of(o.label)) is not None}


def by_place(typed: str, options: Options, said: Callable[[str, str], Read]) -> Read | None:
    """Among places the one where somebody has come to: "từ viện về nhà" is at home; "nhà" alone is a place too."""
    places = _places_of(options)
    if len(places) < 2:
        return None
    typed = _IN_HOSPITAL.sub("ở bệnh viện", typed) if "bệnh viện" in places else typed
    if _ELSEWHERE.search(typed) and not any(_ELSEWHERE.search(place) for place in places):
        other = [o.key for o in options if fold(o.label).endswith("khac")]
        return Understood((other[0],)) if len(other) == 1 else Unsure(tuple(o.key for o in options))
    bare = " ".join(w for w in _WORD.findall(typed) if fold(w) not in FILLERS or w == "nhà")
    bare = _TO.sub("", bare)
    if bare in places:
        return Understood((places[bare],))
    moved = _FROM_THERE.search(typed)
    if moved is None:
        return None
    there = said("ở " + moved[1], "ở " + moved[1]) if fold(moved[1]) else NOT_UNDERSTOOD
    return there if isinstance(there, Understood) else Unsure(tuple(o.key for o in options))
