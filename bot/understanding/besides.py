"""What a phrase says beside its neighbours in talk of signs: echoes, exclamations, particles and figures of speech."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.echoes import denies_echo, echoed, is_an_echo, is_echo
from bot.understanding.items import Item

_BEFORE_BAN = {
    "have",
    "not",
    "nobare",
    "done",
    "easing",
    "moreover",
    "and",
    "or",
    "separator",
    "maybe",
    "list",
    "only",
    "soft",
    "little",
    "but",
    "now",
    "past",
    "child",
}
_RUSHED_FOR = {
    "world",
    "cup",
    "xăng",
    "euro",
    "idol",
    "concert",
    "labubu",
    "tiktok",
    "cà",
    "vàng",
    "chung",
    "iphone",
    "bóng",
}
_RUSHED_FOR |= {"đề", "vé", "đất", "giá", "phim", "hàng", "điểm", "bài", "nhà", "thi", "game", "vàng", "trend", "show"}
_ENGLISH = {"fever", "cough", "rash", "vomiting", "vomit", "diarrhea", "headache", "runny nose"}
_TROUBLES = ("đau đầu", "nhức đầu", "mệt")


def besides(items: Sequence[Item]) -> list[Item]:
    """The phrases, each for what it is beside the ones before and after it, without mere echoes."""
    if items and items[0].typed == "khong chi":
        items = _only_after_no(items)
    return several(_counted(reddens(echoed(_how_could(items)))))


def may_figure(item: Item) -> bool:
    """Whether a phrase is one for which one of the steps before `several` is there."""
    return (
        item.typed == "khong chi"
        or item.text in _HOW
        or is_an_echo(item)
        or item.typed in _RED
        or item.text in _VISITS
        or item.text == "mũi"
    )


def may_be_several(item: Item) -> bool:
    """Whether a phrase may be several things, or the word before it a mere echo."""
    return item.text in _SEVERAL or item.typed in _SEVERAL or denies_echo(item)


def several(items: Sequence[Item]) -> list[Item]:
    """The same of phrases that are several things, without mere echoes."""
    return [
        _beside(items, at) if item.text in _SEVERAL or item.typed in _SEVERAL else item
        for at, item in enumerate(items)
        if item.tag != "word" or not is_echo(items, at)
    ]


_SEVERAL = {
    "cơn sốt",
    "lên cơn sốt",
    "ban",
    "mat",
    "sốt",
    "quên",
    "à",
    "còn",
    "đau đầu",
    "nhức đầu",
    "mệt",
    "chua do",
    "vắng",
    "no",
}
_WELL_INDEED = {"khỏe ru", "khỏe re", "khỏe queo", "bình thường queo", "êm ru"}
_SHADES = {"degree", "little", "heavy"}
_SEVERAL |= {"tai", "ma con", "bé e", "be e", "nghĩ", "con oi", "be oi", "chau oi", "e oi", "em oi"}
_BEFORE_NOW = {"hôm trước", "bữa trước"}
_SO_FEW = {"hai", "ba", "bốn", "năm", "bon", "nam", "mấy", "may", "một", "mot"}
_PALE, _UNUSUAL = {"xanh lè", "xanh lét", "xanh xao", "xanh mét"}, {"khác thường", "bất thường", "lạ"}
_SEVERAL |= {"kém", *_PALE, *_UNUSUAL}
_SEVERAL |= {"không biết", "tuần rồi", "tháng rồi"} | _BEFORE_NOW
"""Words and phrases that are several things."""


_NONE = Item("", frozenset(), "")
_VISITS = {
    *("đi cầu", "đi ngoài", "đi vệ sinh", "đi wc", "đi toilet", "đi tiêu", "đi ị", "đi nặng", "đi nhà vệ sinh"),
}
_TIMES = {"lần", "bận", "cữ", "phát", "lượt", "trận"}


def _counted(items: Sequence[Item]) -> Sequence[Item]:
    """ "Đi cầu 6 lần" tells of loose stools, "ho với mũi" of a running nose."""
    out = list(items)
    for at, item in enumerate(items):
        rest = items[at + 1 : at + 3]
        if item.text in _VISITS and item.tag == "home" and len(rest) == 2 and rest[1].typed in _TIMES | {"lan", "ban"}:
            if rest[0].text in ("mấy", "nhiều") or (
                rest[0].tag == "number" and rest[0].typed.isdigit() and int(rest[0].typed) > 2
            ):
                out[at] = Item("sign", frozenset({"sign"}), item.text, ("diarrhoea",), typed=item.typed)
        elif item.text == "mũi" and item.tag == "body" and _is_a_dose(items, at):
            out[at] = _as(item, "soft")
        elif item.text == "mũi" and item.tag == "body" and at > 1 and items[at - 2].tag == "sign":
            joined = items[at - 1].tag == "and" or items[at - 1].text in ("+", "&", "/")
            if joined and (not rest or rest[0].tag in ("separator", "soft", "adult")):
                out[at] = Item("sign", frozenset({"sign"}), "mũi", ("runny_nose",), typed=item.typed)
    return out


def _is_a_dose(items: Sequence[Item], at: int) -> bool:
    """ "Chưa tiêm mũi 2", "tiêm hai mũi rồi": an injection, and no part of the body."""
    before = [item.typed for item in items[max(at - 3, 0) : at]]
    if _INJECTED.isdisjoint(before):
        return False
    after = items[at + 1].tag if at + 1 < len(items) else ""
    return after == "number" or before[-1] in _INJECTED | _SO_FEW or items[at - 1].tag == "number"


_INJECTED = {"tiêm", "tiem", "chích", "chich", "tiêm phòng", "tiem phong", "chích ngừa", "chich ngua", "vắc xin"}


def _how_could(items: Sequence[Item]) -> Sequence[Item]:
    """ "Sao mà sốt được" denies."""
    at = next((at for at, item in enumerate(items[:-2]) if item.text in _HOW and items[at + 1].tag == "sign"), -1)
    if at < 0 or items[at + 2].text not in ("được", "nổi"):
        return items
    return [*items[:at], Item("not", frozenset({"not"}), "không"), items[at + 1], *items[at + 3 :]]


def _only_after_no(items: Sequence[Item]) -> Sequence[Item]:
    """ "khong chi dau bung thoi": a "no", and what alone there is."""
    if not any(item.text == "thôi" for item in items):
        return items
    first, only = Item("not", frozenset({"not"}), "không"), Item("only", frozenset({"only"}), "chỉ")
    return [first, Item("separator", frozenset(), "."), only, *items[1:]]


_HOW = {"sao mà", "làm sao mà", "sao"}


def _beside(items: Sequence[Item], at: int) -> Item:
    item = items[at]
    before = items[at - 1] if at else None
    after = items[at + 1] if at + 1 < len(items) else None
    if before is not None and _rounds_off(item, before):
        return _as(item, "soft")
    if item.text in _BEFORE_NOW and before is not None and (before.tag == "number" or before.typed in _SO_FEW):
        # "hai hôm trước": a day that is told, not one long gone
        return _as(item, "past")
    if item.text == "kém" and after is not None and after.tag == "number":
        # "7 giờ kém 15"
        return _as(item, "soft")
    if item.text in _PALE and before is not None and "runny_nose" in before.codes:
        # "sổ mũi xanh lè": what runs is green
        return replace(_as(item, "soft"), codes=())
    if item.text in _UNUSUAL and after is not None and after.typed in ("nhất", "nhat", "duy nhất"):
        # "khác thường nhất là tự dậy sớm"
        return _as(item, "soft")
    if item.text == "ban" and before is not None and before.tag not in _BEFORE_BAN:
        return Item("word", frozenset(), item.typed, typed=item.typed)
    if item.typed == "chua do":
        # "chưa đo" or "chưa đỡ"
        return Item("unknown", frozenset({"unknown"}), "chưa đo", typed=item.typed)
    if (
        item.text == "vắng"
        and item.typed.isascii()
        and all(i.tag in ("soft", "adult") for i in (*items[:at], *items[at + 1 :]))
    ):
        # alone it may as well be "vâng"
        return Item("ack", frozenset({"ack"}), "vâng", typed=item.typed)
    if item.text == "vắng" and after is not None and after.tag == "number" and _counts_people(items[at + 2 : at + 3]):
        # "lớp em vắng 3 bạn"
        return _as(item, "daily")
    if item.typed == "no" and after is not None and after.typed in _ENGLISH:
        return Item("not", frozenset({"not"}), "không", typed="no")
    if item.typed == "mat" and any(i.text.startswith(("sờ", "rờ")) for i in items[max(at - 2, 0) : at]):
        return Item("cool", frozenset({"cool"}), "mát", typed="mat")
    if item.text in ("sốt", "cơn sốt", "lên cơn sốt") and _is_rush(item, after):
        return replace(_as(item, "metaphor"), codes=())
    if item.text == "quên" and after is not None and after.tag in ("word", "daily", "medicine", "not", "say", "talk"):
        return _as(item, "daily")
    if item.text == "à" and after is not None and after.text == "," and any(i.tag == "sign" for i in items[at + 2 :]):
        # "sốt mọc răng à, hâm hấp thôi": as people of the South tell it
        return _as(item, "soft")
    if (
        item.text == "à"
        and before is not None
        and (before.tag in _SHADES or before.text in _WELL_INDEED or before.text.endswith("nhẹ"))
    ):
        return _as(item, "soft")
    if item.typed in _TYPED_SHORT:
        return _typed_short(items, at)
    if item.text == "à" and after is not None and after.tag in ("moreover", "not", "have", "sign", "degree"):
        return _as(item, "soft")
    if (
        item.text == "còn"
        and before is not None
        and (
            before.tag in ("body", "child")
            # "sáng còn tự gấp chăn màn"
            or (before.tag in ("now", "past") and after is not None and after.tag in ("daily", "word"))
        )
    ):
        return _as(item, "have")
    if item.text in _TROUBLES and after is not None and after.text == "với":
        third = items[at + 2] if at + 2 < len(items) else None
        if third is None or third.tag not in ("sign", "body"):
            # what somebody has trouble with: "đau đầu với cái máy này"
            return replace(_as(item, "metaphor"), codes=())
    return item


def _counts_people(following: Sequence[Item]) -> bool:
    return not following or following[0].tag == "separator" or following[0].typed in _PEOPLE


_PEOPLE = {"bạn", "ban", "em", "cháu", "chau", "bé", "be", "hs", "đứa", "dua", "học", "hoc"}


def _is_rush(item: Item, after: Item | None) -> bool:
    """Whether a "sốt" is one of shops and fashions; "sot thi" is the fever before a "thì"."""
    return after is not None and after.typed in _RUSHED_FOR and (after.typed != "thi" or not item.typed.isascii())


_LENGTHS = {"bữa", "hôm", "ngày", "buổi", "bua", "hom", "ngay", "buoi"}
_CALLS = {"con oi", "be oi", "chau oi", "e oi", "em oi"}
_TYPED_SHORT = {"tai", "ma con", "bé e", "be e", "nghĩ", *_CALLS}


_RED = {"đỏ", "đỏ đỏ", "đỏ lên", "đo đỏ", "hơi đo đỏ", "đỏ kẹ", "đỏ tấy", "do"}
_RED |= {"đỏ lòm", "đỏ hoe", "đỏ kè", "đỏ au", "đỏ ngầu", "đỏ lừ", "đỏ chót", "đỏ hết"}


def reddens(items: Sequence[Item]) -> list[Item]:
    """ "Mắt cháu ngứa, hơi đỏ", "lẹo mắt chứ không đỏ": it is the eye that is red."""
    out = list(items)
    for at, item in enumerate(items):
        if item.typed not in _RED or item.tag not in ("word", "sign") or not at:
            continue
        since = 0 if items[at - 1].tag in ("done", "not") else max(0, at - 6)
        near = [i for i in items[since:at] if i.tag in ("sign", "body", "well")]
        if (
            near
            and "mắt" in near[-1].text.split()
            and items[at - 1].tag in ("and", "separator", "maybe", "not", "soft", "done", "now")
        ):
            out[at] = Item("sign", frozenset({"sign"}), "mắt đỏ", ("red_eyes",), typed=item.typed)
    return out


def _typed_short(items: Sequence[Item], at: int) -> Item:
    """What a slip of the thumb or words without marks stand for, by what comes behind."""
    item = items[at]
    after, counted = (*items[at + 1 : at + 3], _NONE, _NONE)[:2]
    if item.typed in ("bé e", "be e"):
        return Item("child", frozenset({"child"}), "bé", typed=item.typed)
    if item.typed == "nghĩ" and after.tag == "number" and counted.typed in _LENGTHS:
        return Item("stay", frozenset({"stay"}), "nghỉ", typed="nghĩ")
    if item.typed in _CALLS and after.tag == "number" and counted.typed in _TIMES | {"lan"}:
        return Item("sign", frozenset({"sign"}), "ói", ("vomiting",), typed="oi")
    if item.typed == "tai" and after.tag in ("adult", "past"):
        return Item("then", frozenset({"then"}), "tại", typed="tai")
    if item.typed == "ma con" and after.tag in ("sign", "have", "body"):
        return Item("but", frozenset({"but"}), "mà", typed="ma con")
    return item


def _rounds_off(item: Item, before: Item) -> bool:
    """ "Nhiều vậy không biết" exclaims, "1 tuần rồi" counts."""
    if item.text == "không biết":
        return before.text in ("vậy", "thế", "đâu")
    return item.text in ("tuần rồi", "tháng rồi") and before.tag == "number"


def _as(item: Item, tag: str) -> Item:
    return replace(item, tag=tag, tags=frozenset({tag}))
