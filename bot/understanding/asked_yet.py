"""What "rồi" and "chưa" answer where it was asked whether something is so yet: "Bé hết ho chưa ạ?"."""

from collections.abc import Sequence

from bot.understanding.answering import NO, UNSURE, YES, Read
from bot.understanding.items import Item

_ALREADY = {"rồi", "roi", "r", "rùi", "rui", "òi", "rồi ạ", "roi a", "rồi nhé", "gòi"}
_POLITE = {"ack", "adult", "talk", "child", "soft"}
_OPEN = {"but", "maybe", "unknown", "unreal", "ask", "sign", "unwell", "not", "moreover", "easing", "only"}


def read_yet(items: Sequence[Item], asked: Sequence[Item], about: str) -> Read | None:
    """What a first "rồi" or "chưa" answers; None where it was not asked so, or more is said than that."""
    said = [item for item in asked if item.tag not in ("soft", "separator", "adult", "unknown")]
    if not said or said[-1].text != "chưa":
        return None
    cut = next((at for at, item in enumerate(items) if item.tag == "separator"), len(items))
    first = [item for item in items[:cut] if item.tag not in _POLITE or item.typed in _ALREADY]
    if not first or not all(item.typed in _ALREADY or item.text in ("chưa", "vẫn chưa") for item in first):
        return None
    is_so = first[0].typed in _ALREADY
    rest = {item.tag for item in items[cut:]}
    rest -= {"sign", "easing", "not"} if "done" in rest or not is_so else set()
    if is_so and rest & _OPEN:
        return UNSURE
    ends = {item.tag for item in asked} & {"done", "easing"}
    if about != "symptom" or not ends:
        return YES if is_so else NO
    if not is_so:
        return YES
    return NO if "done" in ends else UNSURE
