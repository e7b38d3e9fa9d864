"""Half of what was asked for, said again, is all of it: "không đỏ" to "Mắt con có đỏ không?"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from bot.understanding.folding import clean, plain, words_of
from bot.understanding.items import Item
from bot.understanding.lexicon import items_of

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
    "breathless": words_of("khó gấp mệt"),
    "startle": words_of("giật"),
    "bleeding": words_of("chảy rỉ"),
}
"""By sign what names it beside a question for it."""
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
    if not codes or (codes - {"rash", "blisters"} and len(codes) > 1):
        return items
    halves = frozenset().union(*(_HALVES.get(code, frozenset()) for code in codes))
    if not halves:
        return items
    bare = {plain(word) for word in halves}
    if any(i.text in _BITTEN for i in items):
        items = tuple(replace(i, tag="soft") if i.tag == "word" and i.text in ("nốt", "not") else i for i in items)
    whole = Item("sign", frozenset({"sign"}), signs[0].text, tuple(sorted(codes)))
    return tuple(
        replace(whole, typed=i.typed)
        if (i.tag == "word" and (i.text in halves or (i.typed.isascii() and i.typed in bare)))
        or (i.text in _NAMED_SO and i.text in halves)
        else i
        for i in items
    )
