"""Who of several is spared, and who says so: "cả nhà ho trừ nó", "ba nó nói có, má nó nói không"."""

import itertools
import re
from collections.abc import Sequence

from bot.understanding.items import NAME, Item, any_ends
from bot.understanding.told import HAS, HASNT

_EVERYBODY = {"cả nhà", "cả lớp", "cả xóm", "ai", "mọi người", "tất cả", "ai cũng", "ai cũng bị", "nhà ai", "cả đám"}
_EVERYBODY |= {"cả họ", "mấy đứa", "đứa nào", "cả phòng", "cả tổ", "cả bàn"}
_NOBODY = ("không ai", "chẳng ai", "chả ai", "chưa ai", "không có ai", "không đứa", "không bé", "hổng ai")
_SAYING = {"nói", "bảo", "kêu", "kể", "khai", "than"}
_TELLS = {"other", "adult", "child", "doctor", "soft"}
_SHADES = {"soft", "separator", "ack", "talk", "then"}


def spared(items: Sequence[Item]) -> bool:
    """ "Cả nhà ho trừ nó": everybody has what is told, and the child alone has not."""
    if not any_ends([item.typed for item in items], _TYPED) and "only" not in [item.tag for item in items]:
        return False
    said = [item for item in items if item.tag not in ("soft", "separator", "ack", "talk")]
    if [i.tag for i in said[-3:]] == ["only", "child", "well"] and any(i.tag in ("sign", "unwell") for i in said[:-3]):
        # "nhà ốm cả, còn mỗi nó khỏe"
        return True
    at = next((at for at, item in enumerate(items) if item.typed.endswith(_TYPED)), -1)
    rest = [item for item in items[at + 1 :] if item.tag not in ("soft", "separator", "ack", "talk")]
    if at < 1 or not rest or any(not _is_child(item) for item in rest):
        return False
    before = items[:at]
    is_of_all = any(item.text in _EVERYBODY or item.text.startswith("cả ") for item in before)
    return is_of_all and not any(item.tag == "not" or item.text.startswith(_NOBODY) for item in before)


_TYPED = ("trừ", "tru", "chừa", "chua ra", "trừ mỗi", "trừ có")


def _is_child(item: Item) -> bool:
    return item.tag == "child" or item.text.startswith(NAME) or item.typed in ("mình", "mỗi", "có", "ra")


_THIS_ONE = re.compile(r"\b(?:bé|be|cháu|chau|con|em|chị|chi|anh|thằng|thang|cu)(?: \w+)? (?:này|nay|ni|nè)\b")
_ANSWERS = {"not": False, "well": False, "fine": False, "have": True}


def of_this_one(items: Sequence[Item]) -> bool | None:
    """ "Thằng lớn thì có, còn bé này không": whether the one who was asked about has it; None where nobody is told."""
    if "separator" not in [item.tag for item in items]:
        return None
    parts = itertools.groupby(items, lambda item: item.tag == "separator")
    clauses = [list(part) for ends, part in parts if not ends]
    ours = [clause for clause in clauses[1:] if _THIS_ONE.search(" ".join([item.typed for item in clause]))]
    if len(ours) != 1 or any(item.tag in ("ask", "maybe", "unknown", "sign") for item in ours[0]):
        return None
    said = {_ANSWERS[item.tag] for item in ours[0] if item.tag in _ANSWERS}
    return said.pop() if len(said) == 1 else None


def reports_differ(items: Sequence[Item]) -> bool:
    """ "Ba nó nói không, má nó nói có": somebody says yes, and another no."""
    if _SAYING.isdisjoint([item.text for item in items]):
        return False
    said: set[str] = set()
    is_reported = False
    for clause in _clauses(items):
        at = next((at for at, item in enumerate(clause) if item.text in _SAYING), -1)
        is_told = at > 0 and any(item.tag in _TELLS for item in clause[:at])
        rest = [item for item in clause[at + 1 if is_told else 0 :] if item.tag not in _SHADES]
        rest = [item for item in rest if item.tag not in ("child", "adult", "stay", "go")]
        if rest and all(item.tag == "have" and item.typed.startswith(("có", "co")) for item in rest):
            said.add(HAS)
        elif rest and all(item.tag in ("not", "nobare") for item in rest):
            said.add(HASNT)
        else:
            continue
        is_reported = is_reported or is_told
    return is_reported and len(said) > 1


def _clauses(items: Sequence[Item]) -> list[list[Item]]:
    parts = itertools.groupby(items, lambda item: item.tag in ("separator", "but"))
    return [list(part) for ends, part in parts if not ends]
