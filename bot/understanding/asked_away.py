"""What an answer denies by asking how it could be: "ho sao nổi mà ho", "chạy ầm ầm thì sốt gì"."""

from collections.abc import Sequence

from bot.understanding.items import Item

_NOT = Item("not", frozenset({"not"}), "không")
_STOP = Item("separator", frozenset(), ".")
_HOW = {
    "gì",
    "sao",
    "sao mà",
    "làm sao",
    "đâu",
    "kiểu gì",
    "thế nào",
    "sao được",
    "gì được",
    "sao nổi",
    "chi",
    "chi cho",
}
_COULD = {"được", "nổi", "nỗi"}
_BY_ITSELF = {"sao được", "gì được", "sao nổi"}
_WHAT = {"gì", "gì nữa", "gì đâu", "chi", "chi nữa", "gì mà", "cái gì", "gì hả", "gì chứ"}
_ASKING = _HOW | _WHAT | {"ai", "ai mà", "đâu mà", "gì mà"}
_HENCE = {"thì", "vậy", "thế", "vậy mà", "thế mà", "vậy thì", "thế thì"}
_AFTER = {"soft", "adult", "separator"}
_NAMING = {"sign", "well", "done"}
_STILL = Item("have", frozenset({"have"}), "vẫn còn")


def asked_away(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The phrases, with a sign that is asked away as one that is denied."""
    texts = [item.text for item in items]
    if _ASKING.isdisjoint(texts) or "?" in texts:
        return items
    out: list[Item] = []
    at = 0
    while at < len(items):
        length = _length(items, at) if items[at].tag in _NAMING else 0
        denied = [_STILL] if items[at].tag == "done" else [_NOT, items[at]]
        if length == 1:
            # the "ai mà" before it
            out = [one for one in out if one.text not in ("ai", "mà", "ai mà")]
        out += [*([_STOP] if out else []), *denied, _STOP] if length else [items[at]]
        is_closed = items[at].text == "đâu" and at and items[at - 1].tag == "sign"
        if is_closed and items[at + 1 : at + 2] and items[at + 1].tag in ("child", "adult"):
            # "không phải sốt đâu nó chạy nên nóng thôi"
            out.append(_STOP)
        at += length or 1
    return tuple(out)


def _length(items: Sequence[Item], at: int) -> int:
    """Over how many phrases this sign is asked away; 0 if it is not."""
    if any(one.tag in ("not", "nobare") for one in items[max(at - 2, 0) : at]):
        # "không sốt sao được"
        return 0
    rest = [*items[at + 1 : at + 6], _STOP]
    if rest[0].text in _HOW and (rest[0].text in _BY_ITSELF or rest[1].typed in _COULD):
        end = 1 if rest[0].text in _BY_ITSELF else 2
        again = rest[end : end + 2]
        if len(again) == 2 and again[0].text == "mà" and again[1].text == items[at].text:
            return 1 + end + 2
        return 1 + end
    if rest[0].text in ("đâu mà", "gì mà") and rest[1].text == items[at].text:
        # "đỏ đâu mà đỏ"
        return 3
    before = [one.text for one in items[max(at - 2, 0) : at]]
    if at < 3 and (before == ["ai", "mà"] or before[-1:] == ["ai mà"]) and items[at].tag == "sign":
        # "ai mà sốt"
        return 1
    follows = any(one.text in _HENCE for one in items[max(at - 2, 0) : at])
    is_told = any(one.tag in ("daily", "well", "goes", "go") for one in items[:at])
    if follows and is_told and rest[0].text in _WHAT and rest[1].tag in _AFTER:
        return 2
    return 0
