"""What a phrase says beside its neighbours: words that are several without marks, and denials by asking back."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.items import Item

_CLOSING = {"thôi", "luôn", "khỏe re", "chút xíu", "xíu", "không", "nhé", "nè", "rồi", "đó", "có chút", "chút"}
"""After these "à" only rounds off, as people of the South speak."""


def settled_at(items: Sequence[Item], at: int) -> Item:
    """What a word is that may be several without its marks, by what stands beside it."""
    item = items[at]
    before = items[at - 1] if at else None
    after = items[at + 1] if at + 1 < len(items) else None
    if item.typed == "nghi" and (after is None or after.tag not in ("sign", "have")):
        return replace(item, tag="stay", tags=frozenset({"stay"}), text="nghỉ")
    if item.typed == "xiu" and before is not None and before.tag == "sign":
        return Item("little", frozenset({"little"}), "xíu", typed="xiu")
    if item.typed == "nghĩ" and after is not None and after.text == "là":
        return replace(item, tag="say", tags=frozenset({"say"}))
    if item.typed == "chi" and after is not None and after.tag in ("sign", "have"):
        return replace(item, tag="only", tags=frozenset({"only"}), text="chỉ")
    if item.typed == "oi":
        beside = ("child", "have", "and", "or", "not", "sign", "separator", "maybe", "done")
        vomits = before is None or before.tag in beside
        vomiting = Item("sign", frozenset({"sign"}), "ói", ("vomiting",), typed="oi")
        return vomiting if vomits else replace(item, tag="soft", tags=frozenset({"soft"}), text="ơi")
    if item.text == "à" and before is not None and before.text in _CLOSING and (after is None or after.text != "?"):
        return replace(item, tag="soft", tags=frozenset({"soft"}))
    if item.text == "mệt" and not item.is_exact and before is not None and before.tag == "number":
        return Item("word", frozenset(), item.typed, typed=item.typed)
    return item


def rhetorical(items: list[Item]) -> list[Item]:
    """ "Sốt đâu mà sốt", "khỏe cái gì": what is named is denied."""
    settled: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        texts = [one.text for one in items[at + 1 : at + 4]]
        if item.text in ("khỏe đâu", "khỏe gì") and "khỏe" in texts[:2]:
            settled.append(item)
            at += 2 + texts.index("khỏe")
            continue
        if item.tag in ("sign", "well") and texts and texts[0] in ("đâu", "gì", "cái gì", "đâu mà", "gì mà"):
            closes = len(texts) == 1 or items[at + 2].tag in ("soft", "adult", "separator")
            if texts[0] == "gì" and closes and any(one.text == "chứ" for one in items[max(at - 2, 0) : at]):
                settled += [Item("not", frozenset({"not"}), "không"), item]
                at += 2
                continue
            again = next((n for n in (1, 2) if len(texts) > n and texts[n] == item.text), 0)
            if again or (item.tag == "well" and texts[0] in ("cái gì", "đâu")):
                settled += [Item("not", frozenset({"not"}), "không"), item]
                at += 2 + again
                continue
        settled.append(item)
        at += 1
    return settled
