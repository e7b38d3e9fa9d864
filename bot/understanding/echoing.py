"""Half of what was asked for, said again, is all of it: "không đỏ" to "Mắt con có đỏ không?"."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from bot.understanding.folding import clean, plain, words_of
from bot.understanding.items import Item
from bot.understanding.lexicon import items_of
from bot.understanding.phrases import NOTHING

_PART_ASKED = re.compile(
    r"(?<!đau )\b(mắt|miệng|họng|mũi|bụng|tai)(?: của)?(?: con| em| cháu| bé)?(?: hôm nay)?(?: có)?(?: bị)?"
    r" (đỏ|loét|lở|đau|chảy|sưng|rát)\b"
)
_HALVES = {
    "red_eyes": words_of("đỏ sưng đau chảy cộm ghèn"),
    "mouth_sores": words_of("loét lở đau rát nhiệt vết nốt đốm"),
    "sore_throat": words_of("đau rát sưng ngứa"),
    "runny_nose": words_of("chảy nghẹt ngạt tắc sổ hỉ tịt"),
    "rash": words_of("nổi nốt mọc mẩn đỏ hột vết đốm hạt chấm mụn"),
    "blisters": words_of("nổi nốt mọc phồng rộp hột vết đốm hạt mụn"),
    "breathless": words_of("khó gấp mệt cơn"),
    "convulsion": words_of("cơn giật"),
    "startle": words_of("giật"),
    "diarrhoea": words_of("lỏng loãng nát sệt chảy"),
    "bleeding": words_of("chảy rỉ"),
}
"""By sign what names it beside a question for it."""
_NO_SPOTS = words_of("thâm sẹo bầm thương mực bút bẩn ruồi hứng giận cáu tiếng loạn gà cục")
""" "Vết thâm", "nốt ruồi", "nổi hứng": what is named with such a half and is something else."""
_BITTEN = {"muỗi đốt", "muỗi cắn", "muỗi chích", "kiến cắn", "côn trùng cắn", "côn trùng đốt", "kiến ba khoang"}
_OF_THE_BOWELS = {"đi bình thường", "đi lại bình thường", "đi đều", "đi tốt", "đi ổn"}
_NAMED_SO = {"đau", "mệt"}
"""What is a word of the lists by itself and an echo where it was asked for."""


@lru_cache(maxsize=512)
def asked_items(question: str) -> tuple[Item, ...]:
    """The phrases of a question, "mắt con có đỏ" being "đỏ mắt"."""
    return items_of(_PART_ASKED.sub(r"\2 \1", clean(question)))


def _watery(items: tuple[Item, ...], sign: Item) -> tuple[Item, ...]:
    """ "Toàn nước", "ra nước" beside a question for loose stools."""
    texts = [i.text for i in items]
    return tuple(
        replace(sign, typed=i.typed) if i.text == "nước" and at and texts[at - 1] in ("toàn", "ra", "như") else i
        for at, i in enumerate(items)
    )


_IN_SPOTS = {"rash", "blisters", "mouth_sores"}
_MARKS_OF_BITES = {"not", "vet", "mun", "hot", "dom"}
_SO_MANY = words_of("một vài mấy nhiều ít hai ba bốn mot vai may nhieu it bon chục")
_SPOTS = words_of("cái nốt chỗ vết hột mụn đốm hạt cai not cho vet hot mun dom hat cục")


def _counted_spots(items: tuple[Item, ...], whole: Item) -> tuple[Item, ...]:
    """ "Có 3 cái ở lòng bàn chân", "vài cái ở tay": so many of what was asked for, and where."""
    out = list(items)
    for at, (many, spot) in enumerate(itertools.pairwise(items)):
        is_counted = (many.tag == "number" and many.typed.isdigit()) or many.typed in _SO_MANY
        rest = [i.tag for i in items[at + 2 : at + 6]]
        if is_counted and spot.typed in _SPOTS and "body" in rest and "not" not in rest:
            out[at + 1] = replace(whole, typed=spot.typed)
        if many.typed == "noi" and many.tag != "sign" and "body" in (spot.tag, *rest[:2]):
            out[at] = replace(whole, typed="noi")
    return tuple(out)


def _is_sore(items: Sequence[Item], at: int) -> bool:
    """ "Keu rat khi nuot": a "rát" without its marks, and no "rất"."""
    before, after = items[at - 1].tag if at else "have", items[at + 1].tag if at + 1 < len(items) else "soft"
    is_told = before in ("have", "child", "say", "separator", "ack") and after in ("soft", "word", "separator", "adult")
    return items[at].typed == "rat" and is_told


_ONLY_WHERE_ASKED = {
    "cough": r"(?:sạch|sach)(?: trơn| tron| bong)? (?:rồi|roi|r)",
    "runny_nose": r"(?:khô|kho|ráo|rao|thông|thong|sạch|sach)"
    r"(?: ráo| rao| mũi| mui| thoáng| thoang| queo| ran| hẳn| han)* (?:rồi|roi|r|lại|lai)"
    r"|(?:sạch|sach) (?:mũi|mui)|thông thoáng|thong thoang",
    "blisters": r"(?:lành|lanh|xẹp|xep|khô|kho)(?: hết| het| hẳn| han| mặt| mat)* (?:rồi|roi|r)",
    "mouth_sores": r"(?:lành|lanh|liền|lien)(?: hết| het| hẳn| han)* (?:rồi|roi|r)",
    "rash": r"(?:lặn|lan|bay|mờ|tan|xẹp|xep)(?: hết| het)(?: cả| ca| sạch| sach)? (?:rồi|roi|r)",
    "sore_throat": r"(?:êm|em|dịu|diu)(?: hết| het| hẳn| han) (?:rồi|roi|r)",
    "red_eyes": r"(?:trong|trắng|trang|sáng|sang)(?: hẳn| han)? (?:lại|lai)(?: rồi| roi| r)?",
    "diarrhoea": r"(?:cầm|cam|đặc|dac|khuôn|khuon)(?: lại| lai| hẳn| han)* (?:rồi|roi|r)",
}
_AT_THE_END = r"(?=(?: (?:ạ|a|cô|co|nhé|nhe|nha|nghen|chị|thầy|đó|do|luôn|ơi|oi|nờ|nè))*\s*(?:[,.!;]|$))"
_OVER = {code: re.compile(rf"(?<!\w)(?:{pattern})(?!\w){_AT_THE_END}") for code, pattern in _ONLY_WHERE_ASKED.items()}
_CONSTIPATED = re.compile(r"\b(?:bị |bi |đang |dang )?(?:táo bón|tao bon)|\b(?:bị táo|bi tao)\b")


_END = r"(?: (?:thôi|luôn|ạ|cô|co|nha|nhé|đó|á|thầy|ơi))*[ .!]*$"
_HEAD = r"^(?:dạ |vâng |chỉ |có )*"
_OF_TWO = (
    (re.compile(rf"{_HEAD}(?:cả hai|cả 2|ca hai|ca 2|hai cái|2 cái)(?: cái)?(?: đều có| có)?{_END}"), "có"),
    (re.compile(rf"{_HEAD}(?:cái|vế|ý) (?:đầu|đầu tiên|trước|sau|thứ nhất|thứ hai){_END}"), "có"),
    (
        re.compile(
            r"^(?:dạ )*(?:cả hai|cả 2|ca hai|ca 2|hai cái|2 cái)(?: cái| đó| này)*(?: đều| cũng)?"
            rf" (?:không|khong|ko|k|hông|hổng|hong|chưa)(?: có| bị| co| bi)?{_END}"
        ),
        "không",
    ),
)
""" "Cả hai", "cái đầu thôi", "hai cái đó đều không": of two signs that were asked for."""
_WHERE = {
    "red_eyes": re.compile(rf"{_HEAD}(?:(?:một|1|hai|cả hai) (?:bên|mắt)|(?:bên|mắt) (?:phải|trái)){_END}"),
    "rash": re.compile(
        rf"{_HEAD}(?:đầy|khắp|cả|kín)(?: cả)? (?:mình|người|lưng|bụng|mặt|tay|chân|tay chân|mình mẩy){_END}"
    ),
}
""" "Một bên thôi", "đầy mình luôn": where it is, and so that it is."""
_SIDE = r"(?:bên|mắt|tai|tay|chân|con mắt) (?:phải|trái|này|kia)"
_SHORT = 40
_OTHER_SIDE = re.compile(
    rf"\b{_SIDE}\b[^.;]*\b(?:hết|khỏi|đỡ|lành|bớt)\b[^.;]*\b(?:qua|sang|tới|lan|lây|đến)\b[^.;]*\b{_SIDE}\b"
)
""" "Bên phải hết rồi, lây qua bên trái": it is there still."""


_RED_TYPED = re.compile(r"(?i)\b(khong|ko|k|hong|chua|het|hoi|van|con|co|bi) do\b")


def as_asked(text: str, asked: Sequence[Item]) -> str:
    """The text with what says that just this sign is over, or excludes it, in words that the lists know."""
    codes = {code.rstrip("?") for item in asked for code in item.codes if item.tag == "sign"}
    if "red_eyes" in codes and text.isascii():
        text = _RED_TYPED.sub(r"\1 đỏ", text)
    signs = [item.tag for item in asked].count("sign")
    cleaned = clean(text)
    for pattern, answer in _OF_TWO if signs == 2 and len(text) < _SHORT else ():
        if pattern.match(cleaned):
            return answer
    if len(text) < _SHORT and any(code in _WHERE and _WHERE[code].match(cleaned) for code in codes):
        return "có"
    if "trái" in text and _OTHER_SIDE.search(clean(text)):
        return "vẫn còn"
    if not codes or (codes - {"rash", "blisters"} and len(codes) > 1):
        return text
    for code in sorted(codes & _OVER.keys()):
        if _OVER[code].search(cleaned):
            return _OVER[code].sub("hết rồi", cleaned)
    return _CONSTIPATED.sub("đi ngoài bình thường", cleaned) if codes == {"diarrhoea"} else text


def _halves_of_several(items: tuple[Item, ...], signs: Sequence[Item]) -> tuple[Item, ...]:
    """ "Không ói cũng không chảy": half of one of the signs that were asked for."""
    if any(i.text in _RUNNING for i in items):
        return items
    halves = {word: sign for sign in signs for code in sign.codes for word in _HALVES.get(code, ())}
    doubled = {w for w in halves if sum(w in _HALVES.get(c, ()) for s in signs for c in s.codes) > 1}
    return tuple(
        replace(halves[i.typed], typed=i.typed)
        if i.tag == "word" and i.typed in halves and i.typed not in doubled
        else i
        for i in items
    )


_RUNNING = {"mũi", "máu", "mắt", "nước mắt", "mồ hôi", "nước mũi"}
""" "Mũi chảy": what runs is named."""


def echoed(items: tuple[Item, ...], asked: Sequence[Item]) -> tuple[Item, ...]:
    """The phrases of an answer, with the halves of what was asked for as what was asked for."""
    signs = [item for item in asked if item.tag == "sign"]
    codes = {code.rstrip("?") for item in signs for code in item.codes}
    if codes == {"diarrhoea"}:
        items = _watery(items, signs[0])
    if "diarrhoea" in codes:
        items = tuple(
            replace(i, tag="well", text="đi ngoài bình thường") if i.text in _OF_THE_BOWELS else i for i in items
        )
    if codes - {"rash", "blisters"} and len(codes) > 1:
        return _halves_of_several(items, signs)
    halves = frozenset().union(*(_HALVES.get(code, frozenset()) for code in codes))
    if not halves:
        return items
    bare = {plain(word) for word in halves}
    if any(i.text in _BITTEN for i in items):
        items = tuple(
            replace(i, tag="soft") if i.tag == "word" and plain(i.text) in _MARKS_OF_BITES else i for i in items
        )
    whole = Item("sign", frozenset({"sign"}), signs[0].text, tuple(sorted(codes)))
    if codes <= _IN_SPOTS and not any(i.text in _BITTEN for i in items):
        items = _counted_spots(items, whole)
    elif codes == {"runny_nose"} or codes == {"bleeding"}:
        items = tuple(replace(whole, typed="chay") if i.typed == "chay" and i.tag == "daily" else i for i in items)
    elif codes == {"sore_throat"}:
        items = tuple(replace(whole, typed="rat") if _is_sore(items, at) else i for at, i in enumerate(items))
    return tuple(
        replace(whole, typed=i.typed)
        if (
            i.tag == "word"
            and (i.text in halves or (i.typed.isascii() and i.typed in bare))
            and after.typed not in _NO_SPOTS
        )
        or (i.text in _NAMED_SO and i.text in halves)
        else i
        for i, after in itertools.pairwise((*items, NOTHING))
    )
