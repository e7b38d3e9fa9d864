"""Going to school or not, and whether a text is about one child."""

import itertools
from collections.abc import Sequence

from bot.understanding.items import Item
from bot.understanding.told import HAS, HASNT, MAYBE


def goes(items: Sequence[Item]) -> str | None:
    """Whether somebody goes to school today: HAS, HASNT, MAYBE for both, None where nothing is said."""
    found: set[str] = set()
    if any(item.text in ("nếu", "nếu như", "khi nào") for item in items):
        return MAYBE
    texts = [item.text for item in items]
    if _halves(texts):
        return MAYBE
    negated = other_day = is_blurred = False
    for at, item in enumerate(items):
        if item.tag in ("separator", "but") or item.text in ("chứ", "nên", "cho nên"):
            negated = other_day = is_blurred = False
        elif item.tag == "word" and negated:
            is_blurred = True
        elif is_blurred and item.tag in ("go", "stay", "goes"):
            return MAYBE
        elif item.text == "ở nhà" and at and items[at - 1].tag in ("sign", "daily"):
            continue
        elif item.tag == "refuse" and item.text == "không cho" and any(t.startswith(_WANTED) for t in texts[:at]):
            found.add(HASNT)
        elif item.text in ("không muốn", "không thích", "chưa muốn") or (
            (item.tag == "unreal" and item.text not in ("lo", "sợ"))
            or item.tag == "past"
            or item.text in ("mai", "ngày mai", "mốt")
        ):
            other_day = True
        elif item.tag == "now":
            other_day = False
        elif (
            item.tag == "not"
            or item.text.endswith(("đến mức", "tới mức", "đến độ"))
            or (item.tag == "refuse" and item.text.startswith(("không", "chưa", "đừng")))
        ):
            negated = True
        elif item.tag in ("go", "late", "stays", "back") or (item.tag == "goes" and ends(items, at)):
            if not other_day:
                found.add(HASNT if negated and item.tag != "stays" else HAS)
        elif item.tag == "stay" and not other_day:
            found.add(HAS if negated else HASNT)
    if len(found) > 1:
        return MAYBE
    return next(iter(found), None)


_ONE_HEADS = {"đứa", "bé", "thằng", "con", "cháu", "cu", "đứa này"}
_ONE_TAILS = {"lớn", "nhỏ", "đầu", "út", "anh", "chị", "kia", "khác", "này", "to"}


def tells_children_apart(items: Sequence[Item]) -> bool:
    """Whether two children are spoken of: "đứa lớn thì có, đứa nhỏ thì không"."""
    words = " ".join(item.text for item in items).split()
    found = {tail for head, tail in itertools.pairwise(words) if head in _ONE_HEADS and tail in _ONE_TAILS}
    return len(found) > 1


_WANTED = ("đòi", "cố đòi", "muốn", "thích")


def _halves(texts: Sequence[str]) -> bool:
    """Whether the morning and the afternoon are told apart: "sáng nghỉ chiều học"."""
    return bool({"sáng", "sáng nay"} & set(texts)) and bool({"chiều", "chiều nay"} & set(texts))


def ends(items: Sequence[Item], at: int) -> bool:
    return all(i.tag in ("soft", "separator", "adult", "ok") for i in items[at + 1 :])
