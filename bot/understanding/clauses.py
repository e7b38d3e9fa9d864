"""Where the clauses of a text end: marks, "nhưng", "chứ", and a politeness after a first answer."""

from collections.abc import Sequence

from bot.understanding.items import Item

_TURNS = {"child", "not", "thereis", "now", "well", "fine"}
SELF = {"tôi", "mình", "tui", "tớ"}
_ANSWERS = {"not", "have", "ok", "agree", "done", "really"}
_CLOSING = ("ạ", "ơi", "nhé", "nha", "nghen", "nhá", "nhen", "hen", "nè", "á", "đâu")


def closed(items: Sequence[Item]) -> list[Item]:
    """A politeness after a first answer closes it: "không ạ | em vẫn đá bóng"."""
    answered = False
    for at, item in enumerate(items[:-1]):
        if item.tag in _ANSWERS and not answered:
            answered = True
        elif item.tag in ("soft", "adult") and answered:
            following = items[at + 1]
            if item.text.endswith(_CLOSING) and following.tag not in ("separator", "soft", "adult", "ok"):
                return [*items[: at + 1], Item("separator", frozenset(), "."), *items[at + 1 :]]
        elif item.tag not in ("soft", "ack", "talk", "adult") or answered:
            break
    return list(items)


def clauses_of(items: Sequence[Item]) -> list[tuple[str, list[Item]]]:
    """Cut at punctuation and "nhưng"; each clause with the mark before it, a "?" with what it ends."""
    clauses: list[tuple[str, list[Item]]] = [("", [])]
    for at, item in enumerate(items):
        if item.tag == "separator":
            if item.text == "?" and clauses[-1][1]:
                clauses[-1] = ("?", clauses[-1][1])
            if item.text == "?" and not clauses[-1][1] and len(clauses) == 1:
                clauses[-1] = ("?", [])
                continue
            if clauses[-1][1]:
                clauses.append((item.text if item.text != "?" else ".", []))
        elif (
            item.text == "chứ"
            and at + 1 < len(items)
            and (
                items[at + 1].tag in _TURNS
                or _is_one_denied(items, at + 1)
                or _is_denied_behind(items, at + 1)
                or (items[at + 1].tag == "sign" and items[at + 1].text in {i.text for i in items[:at]})
            )
        ):
            clauses += [("but", [])] if clauses[-1][1] else []
        elif item.tag == "but":
            if item.text.startswith("còn "):
                item = Item("child", frozenset({"child"}), item.text)
            if clauses[-1][1]:
                clauses.append(("but", []))
            else:
                clauses[-1] = ("but", [])
            clauses[-1][1].extend([item] if item.tag == "child" else [])
        else:
            clauses[-1][1].append(item)
    if not clauses[-1][1] and clauses[-1][0] != "?":
        clauses.pop()
    if _WISH not in "|".join([item.text for item in items]):
        return clauses
    return [(mark, _without_wish(clause)) for mark, clause in clauses]


_WISH = "chúc"


def without_wishes(items: Sequence[Item]) -> Sequence[Item]:
    """The phrases without what stands after a "chúc" in its clause."""
    if _WISH not in "|".join([item.text for item in items]):
        return items
    kept, wishes = [], False
    for item in items:
        kept += [] if wishes and item.tag != "separator" else [item]
        wishes = (wishes and item.tag != "separator") or item.text.startswith(_WISH)
    return kept


def _without_wish(clause: list[Item]) -> list[Item]:
    """What stands after "chúc" is wished, and tells of nobody."""
    at = next((at for at, item in enumerate(clause) if item.text.startswith(_WISH)), len(clause))
    return clause[: at + 1]


def _is_one_denied(items: Sequence[Item], at: int) -> bool:
    """Somebody who speaks, or of whom the next phrase denies: "chứ cô không sốt"."""
    following = items[at + 1].tag if at + 1 < len(items) else ""
    return items[at].text in SELF or (items[at].tag == "adult" and following == "not")


def _is_denied_behind(items: Sequence[Item], at: int) -> bool:
    """What "chứ" turns to and denies behind: "mệt chút chứ bệnh tật không có"."""
    if items[at].tag != "sign" or at + 1 == len(items):
        return False
    after = [item.text for item in items[at + 1 : at + 4]]
    is_over = "thì" in after and any(item.tag in ("done", "not") for item in items[at + 2 : at + 5])
    return after[0] in DENIED_AT_LAST or is_over


DENIED_AT_LAST = {
    "không có",
    "chưa có",
    "không bị",
    "chưa bị",
    "chẳng có",
    "hổng có",
    "chả có",
    "không có bị",
    "chưa thấy",
    "không thấy",
    "chưa thấy có",
    "không thấy có",
}
DENIED_AT_LAST |= {
    f"{no} {again}"
    for no in ("chưa", "không", "chưa thấy", "không thấy")
    for again in ("quay lại", "trở lại", "tái lại", "tái phát", "lên lại", "bị lại", "có lại")
}
"""After a sign these deny it: "ho với sốt không có"."""
