"""What is said of a part of the body with other words between: "họng thì nó chỉ hơi rát", "mũi với họng thì ok"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.accounting import is_everyday
from bot.understanding.items import Item
from bot.understanding.phrases import longest, places_of

_STATES = {
    **{state: state for state in ("rát", "đau", "ngứa", "nhức", "đỏ", "sưng", "lở", "loét", "nghẹt", "chảy", "tịt")},
    **{"rát rát": "rát", "ran rát": "rát", "ngưa ngứa": "ngứa", "nhưng nhức": "nhức", "đau đau": "đau"},
}
_GOES_WELL = {"ok", "oke", "ổn", "sạch", "khô", "khô ráo", "tốt", "êm", "bình thường", "không sao", "thông"}
_BETWEEN = {
    "soft",
    "child",
    "then",
    "have",
    "maybe",
    "only",
    "now",
    "little",
    "not",
    "say",
    "adult",
    "agree",
    "ack",
    "daily",
}
_LINKS = {"thì", "đều", "cũng", "vẫn", "vẫn còn", "là", "hoàn toàn", "thấy", "rất", "cứ"}
_SPOTS = {"nốt", "hột", "hạt", "mụn", "đốm", "mụt", "chấm", "bóng", "bọng", "rộp", "lấm tấm"}
_OF_MOUTH = {"môi", "lưỡi", "miệng", "mồm", "lợi", "nướu", "họng"}
_AT = {"ở", "trong", "trên"}
_JOINS = {"và", "với", "lẫn", ",", "vs", "cùng"}
_FARTHEST = 7


def is_state(item: Item) -> bool:
    """Whether it may be said of a part of the body that stands elsewhere."""
    return (
        item.typed in _STATES
        or item.text in _GOES_WELL
        or (item.tag == "sign" and "rash" in item.codes and not _SPOTS.isdisjoint(item.text.split()))
    )


def of_parts(items: Sequence[Item]) -> list[Item]:
    """The phrases, a state with its part as the one sign, or the one that goes well, that both are."""
    items = [_without_cause(item) if is_a_cause(item) else item for item in items]
    if "body" not in [item.tag for item in items]:
        return items
    out = list(items)
    for at, item in enumerate(items):
        if item.typed in _STATES and item.tag in ("word", "sign"):
            _say_state(out, at, _STATES[item.typed])
        elif at and item.text in _GOES_WELL:
            _say_well(out, at)
        elif item.tag == "sign" and "rash" in item.codes and _SPOTS & set(item.text.split()):
            _say_mouth(out, at)
    return out


def is_a_cause(item: Item) -> bool:
    """ "Nhức mắt do học khuya": beside words with their marks it is no "đỏ"."""
    return item.tag == "sign" and item.typed.endswith(" do") and not item.typed.isascii() and item.text.endswith("đỏ")


def _without_cause(item: Item) -> Item:
    sign = _named(item.typed.removesuffix(" do"), "sign")
    return replace(sign, typed=item.typed) if sign else item


def _say_state(out: list[Item], at: int, state: str) -> None:
    for before in range(at - 1, max(-1, at - _FARTHEST), -1):
        one = out[before]
        if one.tag == "body":
            if sign := _named(f"{one.text} {state}", "sign"):
                out[at] = replace(sign, typed=out[at].typed)
                out[before] = _soft(one)
            return
        if one.tag not in _BETWEEN and not (one.tag == "word" and is_everyday(one.typed)):
            return


def _say_well(out: list[Item], at: int) -> None:
    """ "Mũi với họng thì ok": each of them."""
    before = at - 1
    while before >= 0 and out[before].text in _LINKS:
        before -= 1
    parts: list[int] = []
    while before >= 0 and (out[before].tag == "body" or (parts and out[before].text in _JOINS)):
        parts += [before] if out[before].tag == "body" else []
        before -= 1
    state = out[at].text
    if not parts and before >= 0 and out[at].tag == "well":
        return
    named = [_named(f"{out[part].text} {state}", "well") for part in parts]
    if parts and all(named):
        for part, item in zip(parts, named, strict=True):
            out[part] = replace(item, typed=out[part].typed) if item else out[part]
        out[at] = _soft(out[at])


def _say_mouth(out: list[Item], at: int) -> None:
    """ "Môi với lưỡi nổi hột": what breaks out in the mouth is a sore there."""
    before = at - 1
    while before >= 0 and (out[before].text in _LINKS or out[before].tag in ("have", "child")):
        before -= 1
    parts: list[str] = []
    while before >= 0 and (out[before].tag == "body" or (parts and out[before].text in _JOINS)):
        parts += [out[before].text] if out[before].tag == "body" else []
        before -= 1
    after = out[at + 1 : at + 3]
    if not parts and len(after) == 2 and after[0].typed in _AT and after[1].tag == "body":
        parts = [after[1].text]
    if parts and _OF_MOUTH.issuperset(parts):
        out[at] = replace(out[at], codes=("mouth_sores",))


def _named(phrase: str, tag: str) -> Item | None:
    """The one phrase that these words are, if it is one of such a kind."""
    words = phrase.split()
    found = longest(places_of(words), 0, len(words))
    return found.item if found.length == len(words) and found.item.tag == tag and found.item.is_exact else None


def _soft(item: Item) -> Item:
    return replace(item, tag="soft", tags=frozenset({"soft"}), codes=())
