"""What "dau" is without its marks, beside what is told: a pain ("đau"), a denial ("đâu"), or either."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.folding import words_of
from bot.understanding.items import Item

_HOW_SORE = (
    "khong an",
    "khong nuot",
    "khong noi",
    "khong ngu",
    "khong chiu",
    "lam",
    "qua",
    "du ",
    "nhieu",
    "ran",
    "khi",
    "hon",
    "suot",
    "hoai",
    "am i",
)
_WHERE_OR_SINCE = {"number", "body", "since", "past", "heavy", "°"}
"""What no denial stands before: where it hurts, since when, how much."""
_PLACES = words_of(
    "o khap ca may mot hai ben cai nguyen toan tren duoi trong quanh phia vung cang tung lan den toi tu luc"
)
_EVERYWHERE = {"khap", "tung", "lan", "den", "toi", "tu"}
_BODY_WITHIN = 3
_OF_THE_HEAD = {"ca", "hai", "ben", "cai", "nua", "tren", "khap"}
"""After these it is the head: "mot ben dau"."""
_SWOLLEN = words_of("sưng hạch loét lở té ngã trật trẹo bong sái nhức gãy kẹp đứt bỏng phỏng")
"""What hurts of itself: "sung dau" is as likely "sưng đau" as "sưng đâu"."""


def beside_dau(items: Sequence[Item], at: int) -> Item:
    """A "dau" or "co dau" that is read as a denial, for what it is here; a false "no" is the worst there is."""
    item = items[at]
    before = items[at - 1] if at else None
    after = items[at + 1] if at + 1 < len(items) else None
    is_told = any(one.tag == "sign" for one in _clause_before(items, at))
    if item.typed == "co dau":
        # "có đâu khó thở" or "cổ đau, khó thở"; "noi man co dau"
        return _asked(item, "có đâu") if is_told or (after is not None and after.tag == "sign") else item
    if item.typed == "hong dau":
        # "hông đâu" or "họng đau"
        if before is not None and (before.tag == "and" or before.typed == "bi"):
            return Item("sign", frozenset({"sign"}), "họng đau", ("sore_throat",), typed=item.typed)
        return _asked(item, "không đâu") if is_told else item
    if before is not None and (before.typed in ("1", "2") or not _OF_THE_HEAD.isdisjoint(before.typed.split()[-1:])):
        return Item("body", frozenset({"body"}), "đầu", typed="dau")
    if (
        (before is not None and before.tag == "and")
        or (after is not None and after.typed.startswith(_HOW_SORE))
        or _is_sore_somewhere(items, at)
    ):
        return Item("sign", frozenset({"sign"}), "đau", ("other",), typed="dau")
    if is_told and after is not None and _may_be_of_a_pain(after):
        # "sot dau kho tho": "đâu, khó thở" or "đau, khó thở"
        return _asked(item, "đâu")
    if before is not None and before.tag == "sign" and not _SWOLLEN.isdisjoint(before.text.split()):
        return _asked(item, "đâu")
    return item


def _asked(item: Item, text: str) -> Item:
    return replace(item, tag="maybe", tags=frozenset({"maybe"}), text=text)


def _clause_before(items: Sequence[Item], at: int) -> Sequence[Item]:
    start = max((n + 1 for n in range(at) if items[n].tag in ("separator", "but")), default=0)
    return items[start:at]


def _is_sore_somewhere(items: Sequence[Item], at: int) -> bool:
    """Whether a place, a count or a time stands right behind: "dau 2 tai", "dau o bung", "dau tu toi"."""
    if at + 1 == len(items):
        return False
    after = items[at + 1]
    if after.tag in _WHERE_OR_SINCE or after.tag == "and":
        return True
    head = after.typed.split()[:1]
    if after.tag == "home" or _PLACES.isdisjoint(head):
        return False
    return head[0] in _EVERYWHERE or any(one.tag == "body" for one in items[at + 1 : at + 2 + _BODY_WITHIN])


def _may_be_of_a_pain(after: Item) -> bool:
    if after.tag in ("sign", "word", "degree") or after.typed == "nua":
        return True
    return after.tag != "home" and not _PLACES.isdisjoint(after.typed.split()[:1])
