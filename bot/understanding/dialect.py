"""Words of the Centre, the South and the young as words that the lists know, where their marks make them sure."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from bot.understanding.english import SURE, in_vietnamese, is_english
from bot.understanding.fainting import ALARMING, alarmed
from bot.understanding.folding import words_of
from bot.understanding.words.dialects import PHRASES, WORDS


def _by_letter(phrases: Iterable[str]) -> str:
    """A pattern for one of these, the longest first; by their first letter, of which but few have to be tried."""
    tails: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        tails.setdefault(phrase[0], []).append(phrase[1:])
    return "|".join(f"{head}(?:{'|'.join(its)})" for head, its in tails.items())


_MATCH = re.compile(rf"(?<!\w)(?:{_by_letter((*PHRASES, *WORDS))})(?!\w)")
_WORD = re.compile(r"\w+")
_ALONE = {word for word in (*PHRASES, *WORDS) if " " not in word}
_TOGETHER = {tuple(phrase.split()[:2]) for phrase in (*PHRASES, *WORDS) if " " in phrase}
_HEADS = {head for head, _ in _TOGETHER}
"""Without one of these words, or two of these words in a row, nothing is put in other words."""
_PARTS = {"mắt", "mũi", "họng", "người", "trán", "đầu", "bụng", "miệng", "tai"}
_PART_FIRST = re.compile(
    r"((?:^|[,.;:\n]|(?<!\w)(?:con|bé|cháu|nó|em|mà|nhưng|thấy|thì|nay|giờ))\s*)(mắt|mũi|họng|người|trán|đầu|bụng|miệng|tai)"
    r"(?: e| em| con| bé| cháu| nó)?( không| ko| k| chưa| chẳng| hết| đỡ| bớt)( bị| thấy| có| còn)? "
    r"(đỏ|chảy|đau|nóng|lở|loét|sổ|nghẹt|rát|sưng|ngứa)(?!\w)"
)
"""\"Mắt không đỏ" for "không đỏ mắt"."""
_MEASURES = words_of("cái cai con bên ben hai 2 một mot 1 mấy may nguyên cả")
_ACHES = words_of(
    "đau nhức sưng ngứa mỏi tê rát đỏ nghẹt đua trầy lạnh yếu tím run dau nhuc sung ngua nghet do te rat lanh moi yeu"
)
_ACHING = words_of(
    "đầu bụng chân tay mắt mũi họng lưng cổ tai răng miệng má đùi gối vai môi dau bung chan mat mui hong lung rang "
    "mieng"
)
_ACHING_HERE = _ACHING | {"ma", "vai", "dui", "goi", "moi"}
"""The same with what is only a part of the body behind a "bên"."""
_COUNTED = re.compile(
    rf"(?<!\w)({'|'.join(_ACHES)}|nổi đỏ)"
    r" (?:(?:hết |het )?(?:cả|ca|ở|o) )?"
    r"(?:(?:hai|2|mấy|nguyên|cả|may|một|mot|1) (?:(?:cái|cai|con|bên|ben|lỗ|lo) )?|(?:cái|cai|con|bên|ben) )"
    rf"(?=(?:{'|'.join(_ACHING)}|(?:(?<=ben )|(?<=bên ))(?:ma|vai|dui|goi|moi))(?!\w))()"
)
"""\"Nhức cái chân", "đau 2 tai", "đỏ cả hai mắt" for "nhức chân", "đau tai", "đỏ mắt"."""
_DENIED = re.compile(r" (?:không|ko|k|chưa|chẳng|hết|đỡ|bớt) ")
_KEPT = re.compile(r"(?:hư|bể|bị|vỡ|hư rồi|đau|sưng|viêm|cái|bên) $")
_WHO_NOT = {"chả", "chẳng", "mà"}
_EVERYBODY = re.compile(r"(?<!\w)(nào|ai)(?: mà (?:chả|chẳng|không|hổng|nỏ|ko)| (?:chả|chẳng))(?!\w)")
""" "Giáo viên nào mà chả đau họng": each of them."""
_CHAFED = re.compile(r" (?:tã|da|mông|háng|cổ|đỏ|nách|hấp)(?!\w)")
_AFTERTHOUGHT = re.compile(
    r"^(?:(?:à|ah|ủa|ua|ờ|ý|úi|ấy|a)[ ,.]+)?(?:(?:quên|quen)(?: mất| mat| nói| noi| báo| bao)?[ ,.]+)?"
    r"(?=(?:e|em|con|bé|be|cháu|chau|nó|no|thằng|thang|mình|minh) )"
)
""" "À quên e bị ho": it only comes later to mind."""
_ASKED_AT_LAST = re.compile(
    r"(?:\?|(?<!\w)(?:không|khong|ko|k|chưa|chua|hả|ha|hở|à|nhỉ|sao)(?: (?:cô|co|ạ|a|vậy|vay|ta))*)\s*$"
)
_COMES_LATER = words_of("à ah ủa ua ờ ý úi ấy a quên quen")
_SIGNS = (
    "sốt|sot|ho|nôn|non|ói|oi|ọe|sổ mũi|so mui|chảy mũi|chay mui|tiêu chảy|tieu chay|đi ngoài|di ngoai|nghẹt|nghet"
    "|đau|dau|nổi ban|noi ban|phát ban|phat ban|khó thở|kho tho|mệt|met"
)
NOUGHT = re.compile(rf"(?<!\w)o (?=(?:{_SIGNS})(?!\w))")
""" "O sốt, o ho": the young type "o" for "không"; once alone it may be a slip, or whoever is spoken to."""
_MET = frozenset({"o"} | ALARMING | _COMES_LATER | SURE | _WHO_NOT | _ALONE | _HEADS | _MEASURES | _PARTS)
"""Without one of these a text stays as it is."""
_TWENTIES = re.compile(r" (?:mốt|hai|ba|bốn|tư|lăm|nhăm|sáu|bảy|bẩy|tám|chín)(?!\w)")


@lru_cache(maxsize=256)
def standard(cleaned: str) -> str:
    """The text with words of a region as those of the lists; a word that may be another there stays."""
    words = _WORD.findall(cleaned)
    met = _MET.intersection(words)
    if not met:
        return cleaned
    if not SURE.isdisjoint(met) and cleaned.isascii() and is_english(set(words)):
        return in_vietnamese(cleaned)
    if words[0] in _COMES_LATER and not _ASKED_AT_LAST.search(cleaned):
        cleaned = _AFTERTHOUGHT.sub("", cleaned)
    cleaned = NOUGHT.sub("không ", cleaned) if "o" in met and len(NOUGHT.findall(cleaned)) > 1 else cleaned
    cleaned = cleaned if ALARMING.isdisjoint(met) else alarmed(cleaned)
    cleaned = cleaned if _WHO_NOT.isdisjoint(met) else _EVERYBODY.sub(r"\1 cũng", cleaned)
    is_standard = _ALONE.isdisjoint(met) and (_HEADS.isdisjoint(met) or _TOGETHER.isdisjoint(pairwise(words)))
    text = cleaned if is_standard else _MATCH.sub(_standard, cleaned)
    if not _MEASURES.isdisjoint(met):
        aching = _ACHING
        if not is_standard:
            words, aching = _WORD.findall(text), _ACHING_HERE
        if not (_ACHES.isdisjoint(words) or aching.isdisjoint(words)):
            text = _COUNTED.sub(r"\1 \2", text)
    is_plain = _PARTS.isdisjoint(met) or not _DENIED.search(text)
    return text if is_plain else _PART_FIRST.sub(r"\1\3\4 \5 \2", text)


def _standard(match: "re.Match[str]") -> str:
    found = match[0]
    # "cái cặp bị hỏng", "sưng hông" are no denials
    if found == "mô" and re.match(r" (?:tả|hình|tô|phỏng)", match.string[match.end() :]):
        return found
    if found == "hăm" and (_TWENTIES.match(match.string[match.end() :]) or _CHAFED.match(match.string[match.end() :])):
        return found
    if found in ("hỏng", "hông") and _KEPT.search(match.string[: match.start()]):
        return found
    return PHRASES.get(found) or WORDS[found]
