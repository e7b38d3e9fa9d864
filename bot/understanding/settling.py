"""What a phrase says beside its neighbours: words that are several without marks, and denials by asking back."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.aching import beside_dau
from bot.understanding.items import Item

_ENDS = ("separator", "soft", "adult")
_CLOSING = {"thôi", "luôn", "khỏe re", "chút xíu", "xíu", "không", "nhé", "nè", "rồi", "đó", "có chút", "chút"}
"""After these "à" only rounds off, as people of the South speak."""


def settled(items: list[Item]) -> list[Item]:
    """The phrases, those that may be several without their marks by what stands beside them."""
    return [_settled_at(items, at) if may_settle(item) else item for at, item in enumerate(items)]


def may_settle(item: Item) -> bool:
    """Whether a phrase may be another one, by what stands beside it."""
    return item.typed in _SO_TYPED or item.text in _SO_READ or item.typed.endswith(_NHE)


def _settled_at(items: Sequence[Item], at: int) -> Item:
    """What a word is that may be several without its marks, by what stands beside it."""
    item = items[at]
    before = items[at - 1] if at else None
    after = items[at + 1] if at + 1 < len(items) else None
    if item.typed == "nghi" and not _suspects(items, at):
        return replace(item, tag="stay", tags=frozenset({"stay"}), text="nghỉ")
    if item.text in _STILL and _affirms(items, at):
        return Item("have", frozenset({"have"}), "vẫn còn", typed=item.typed)
    if item.typed in _YES_OR_CALL and _is_alone(items, at):
        return Item("have", frozenset({"have"}), "có", typed=item.typed)
    if item.typed == "co" and item.text == "có" and before is not None and _is_called(items, at):
        return replace(item, tag="adult", tags=frozenset({"adult"}), text="cô")
    if item.typed.endswith(_NHE) and item.text.endswith(" nhẹ") and _is_denied(items, at):
        # "khong sot nhe": nobody denies what is slight
        return replace(item, text=item.text.removesuffix(" nhẹ"))
    fades = before is not None and before.tag in ("but", "sign", "soft", "then", "separator")
    if item.typed == "lan" and fades and after is not None and after.text in ("rồi", "hết", "bớt", "mất", "dần"):
        # "lặn rồi" or "lan rồi", but for "nhưng lặn rồi"
        tag = "done" if before is not None and before.tag == "but" else "easing"
        return Item(tag, frozenset({tag}), "lặn", typed="lan")
    if item.text == "hết trơn" and before is not None and before.tag == "now" and (not after or after.tag in _ENDS):
        # "hồi tối ho, nay hết trơn"; "khỏe hết trơn" is altogether
        return replace(item, tag="done", tags=frozenset({"done"}), text="hết")
    if item.text == "gì á" and item.typed.endswith(" a") and any(i.tag == "not" for i in items[:at]):
        return Item("nothing", frozenset({"nothing"}), "gì ạ", typed=item.typed)
    if item.typed == "xiu" and before is not None and before.tag == "sign":
        return Item("little", frozenset({"little"}), "xíu", typed="xiu")
    if item.typed == "nghĩ" and after is not None and after.text == "là":
        return replace(item, tag="say", tags=frozenset({"say"}))
    if item.typed == "chi" and after is not None and after.tag in ("sign", "have"):
        return replace(item, tag="only", tags=frozenset({"only"}), text="chỉ")
    if item.typed == "so" and after is not None and "runny_nose" in after.codes:
        # "so mui rong rong", "so so mui": half of it once more, and no fear
        return replace(item, tag="soft", tags=frozenset({"soft"}), text="sổ")
    if item.tag == "thereis" and item.typed in _SORE:
        return beside_dau(items, at)
    if item.typed == "con chi" and after is not None and after.tag == "sign":
        # "con chi hat hoi": "con chỉ", as nobody calls a sister that without a "nó"
        return Item("child", frozenset({"child"}), "con", typed="con chi")
    if item.typed == "oi":
        if (
            after is not None
            and after.tag == "number"
            and any(i.typed in ("lan", "lần", "bận") for i in items[at + 2 : at + 3])
        ):
            return Item("sign", frozenset({"sign"}), "ói", ("vomiting",), typed="oi")
        beside = ("child", "have", "and", "or", "not", "sign", "separator", "maybe", "done", "then")
        vomits = (
            before is None or before.tag in beside or before.text in ("vừa", "mới", "đã", "cũng", "lại", "rồi", "thêm")
        )
        vomiting = Item("sign", frozenset({"sign"}), "ói", ("vomiting",), typed="oi")
        return vomiting if vomits else replace(item, tag="soft", tags=frozenset({"soft"}), text="ơi")
    if (
        item.text == "à"
        and (before is None or before.tag in ("separator", "but"))
        and after is not None
        and after.text != "?"
    ):
        # "không có cái nào, à trừ ho": only now it comes to mind
        return replace(item, tag="soft", tags=frozenset({"soft"}))
    if item.text.startswith("hả") and not item.typed.isascii() and item.typed.startswith("ha"):
        # "đi học bình thường ha cô": the South asks nothing with it
        return replace(item, tag="soft", tags=frozenset({"soft"}))
    if item.text == "à" and before is not None and (after is None or after.text != "?"):
        is_southern = after is None and (
            items[0].text == "dạ"
            or _answers_first(items)
            or not _LITTLE_LEFT.isdisjoint([i.text for i in items[:at]])
            or any(i.tag == "little" for i in items[:at])
        )
        if before.text in _CLOSING or is_southern:
            return replace(item, tag="soft", tags=frozenset({"soft"}))
    if item.text == "còn" and before is not None and before.tag == "but" and _all_polite(items[at + 1 :]):
        return Item("have", frozenset({"have"}), "vẫn còn", typed=item.typed)
    if item.text == "mệt" and not item.is_exact and before is not None and before.tag == "number":
        return Item("word", frozenset(), item.typed, typed=item.typed)
    return item


_YES_OR_CALL = {"co nhe", "co nha", "co a", "co nhen", "co nghen"}
"""Without marks a "có nhé", or a "cô nhé" that says nothing."""
_STILL = {"còn", "còn cô", "còn ạ"}
_SORE = {"dau", "co dau", "hong dau"}
_SO_TYPED = {"nghi", "co", "lan", "xiu", "nghĩ", "chi", "oi", "so", "con chi"} | _SORE | _YES_OR_CALL
_NHE = " nhe"
_LITTLE_LEFT = {"hơi", "có hơi", "còn hơi", "chỉ", "chỉ còn", "chỉ có", "hơi hơi", "sơ sơ"}
_SO_READ = {"gì á", "à", "mệt", "hết trơn", "hả", "hả cô"} | _STILL
"""All that may be something else, as it was typed or as it is read: whatever else stands there is what it is."""
_POLITE = {"soft", "ack", "separator", "adult"}
_TURNS_IT = {"not", "nobare", "well", "fine", "done", "easing", "ask", "thereis", "unwell", "ok", "agree", "refuse"}
_CALLED_AFTER = {
    "sign",
    "soft",
    "degree",
    "done",
    "well",
    "nothing",
    "thereis",
    "easing",
    "heavy",
    "little",
    "now",
    "go",
}


def _all_polite(items: Sequence[Item]) -> bool:
    return all(i.tag in _POLITE for i in items)


def _answers_first(items: Sequence[Item]) -> bool:
    """Whether a bare "có" or "không" stands before the first mark."""
    cut = next((at for at, i in enumerate(items) if i.tag == "separator"), 0)
    said = [i.tag for i in items[:cut] if i.tag not in _POLITE]
    return said in (["have"], ["not"])


def _is_alone(items: Sequence[Item], at: int) -> bool:
    """Whether nothing but courtesy stands around it."""
    is_first = all(i.tag in _POLITE for i in items[:at])
    if any(i.tag == "ack" for i in items[:at]):
        return is_first and not any(i.tag in ("sign", "not", "well", "fine", "done", "unwell") for i in items[at + 1 :])
    if not is_first:
        return False
    rest = items[at + 1 :]
    return all(i.tag == "separator" for i in rest) or (
        rest[0].tag == "separator" and all(i.tag not in _TURNS_IT and i.text != "?" for i in rest)
    )


def _affirms(items: Sequence[Item], at: int) -> bool:
    """ "Còn cô ạ": that it still is so, and no turn to somebody else."""
    if items[at].typed.split()[0] != "còn":
        return False
    is_first = all(i.tag in _POLITE for i in items[:at])
    return is_first and all(i.tag in _POLITE for i in items[at + 1 : at + 2])


def _is_called(items: Sequence[Item], at: int) -> bool:
    """Whether a "co" at the end of a clause is the teacher: "khong sot nhe co"."""
    ends = at + 1 == len(items) or items[at + 1].tag == "separator"
    return (
        ends and items[at - 1].tag in _CALLED_AFTER and items[at - 1].text not in ("thì", "cũng", "đều", "vẫn", "lại")
    )


def _is_denied(items: Sequence[Item], at: int) -> bool:
    """Whether a denial stands right before, a person or "bị" between."""
    for before in reversed(items[:at]):
        if before.tag == "not":
            return True
        if before.tag not in ("have", "child", "soft"):
            return False
    return False


_SUSPECTED = (["sign"], ["have"], ["degree"], ["heavy"])


def _suspects(items: Sequence[Item], at: int) -> bool:
    """Whether a "nghi" is a guess, with what is guessed behind it: "nghi con bị quai bị"."""
    rest = [i.tag for i in items[at + 1 : at + 4]]
    return rest[:1] in _SUSPECTED or (rest[:1] == ["child"] and rest[1:2] in (["sign"], ["have"]))


_AND_WELL = (["separator", "well"], ["separator", "fine"])
_ASKED_BACK = {"đâu", "gì", "cái gì", "đâu mà", "gì mà", "gì đâu mà", "khỏe đâu", "khỏe gì"}
"""Without one of these nothing is denied by asking back."""


def is_asked_back(item: Item) -> bool:
    """Whether it may deny by asking back."""
    return item.text in _ASKED_BACK


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
        if (
            item.tag in ("sign", "well")
            and texts
            and texts[0] in ("đâu", "gì", "cái gì", "đâu mà", "gì mà", "gì đâu mà")
        ):
            closes = len(texts) == 1 or items[at + 2].tag in ("soft", "adult", "separator")
            is_said_back = any(one.text == "chứ" for one in items[max(at - 2, 0) : at])
            # "ho hen gì, khỏe như voi"
            is_well = item.tag == "sign" and not at and [i.tag for i in items[2:4]] in _AND_WELL
            if texts[0] == "gì" and closes and (is_said_back or is_well):
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
