"""Words of the Centre, the South and the young as words that the lists know, where their marks make them sure."""

import re
from functools import lru_cache
from itertools import pairwise

from bot.understanding.english import SURE, in_vietnamese, is_english
from bot.understanding.fainting import ALARMING, alarmed
from bot.understanding.folding import words_of

_PHRASES = {
    "học td": "học thể dục",
    "tiết td": "tiết thể dục",
    "giờ td": "giờ thể dục",
    "môn td": "môn thể dục",
    "tập td": "tập thể dục",
    "thở cũng thường": "thở bình thường",
    "ăn cũng thường": "ăn bình thường",
    "chơi cũng thường": "chơi bình thường",
    "ngủ cũng thường": "ngủ bình thường",
    "nỏ có chi lạ": "không có gì lạ",
    "nỏ chi lạ": "không có gì lạ",
    "không có chi lạ": "không có gì lạ",
    "bựa ni": "hôm nay",
    "bữa ni": "hôm nay",
    "hôm ni": "hôm nay",
    "bựa nay": "hôm nay",
    "sáng ni": "sáng nay",
    "trưa ni": "trưa nay",
    "chiều ni": "chiều nay",
    "tối ni": "tối nay",
    "bựa qua": "hôm qua",
    "bựa tê": "hôm kia",
    "bữa tê": "hôm kia",
    "hôm tê": "hôm kia",
    "bựa kia": "hôm kia",
    "hồi sớm mơi": "sáng nay",
    "sớm mơi": "sáng nay",
    "hồi sớm": "sáng nay",
    "bữa hổm": "hôm trước",
    "hổm rày": "mấy hôm nay",
    "hổm nay": "mấy hôm nay",
    "mấy bựa ni": "mấy hôm nay",
    "mấy bữa ni": "mấy hôm nay",
    "đồng í": "đồng ý",
    "chi mô": "gì đâu",
    "tiếng mô": "tiếng nào",
    "lần mô": "lần nào",
    "cái mô": "cái nào",
    "nốt mô": "nốt nào",
    "bữa mô": "bữa nào",
    "tí mô": "tí nào",
    "chi cả": "gì cả",
    "chi hết": "gì hết",
    "chi mà": "gì mà",
    "răng đi được": "sao đi được",
    "đi răng được": "đi sao được",
    "răng mà đi được": "sao đi được",
    "không răng": "không sao",
    "nỏ răng": "không sao",
    "chẳng răng": "không sao",
    "có răng mô": "có sao đâu",
    "răng mà không": "sao lại không",
    "răng rứa": "sao vậy",
    "răng nỏ": "sao không",
    "răng không": "sao không",
    "vì răng": "vì sao",
    "làm răng": "làm sao",
    "mần răng": "làm sao",
    "như răng": "như nào",
    "mần chi": "làm gì",
    "ẻ chảy": "ỉa chảy",
    "hông răng": "không sao",
    "ở nhởi": "đi chơi",
    "đau trôốc": "đau đầu",
    "nóng trôốc": "nóng đầu",
    "sắp nhỏ": "mấy đứa nhỏ",
    "tụi nhỏ": "mấy đứa nhỏ",
    "con nớ": "con bé",
    "thằng nớ": "thằng bé",
    "hết trơn hết trọi": "hết trơn",
    "hổng sao": "không sao",
    **dict.fromkeys(("không lỏng", "ko lỏng", "k lỏng", "hổng lỏng", "hông lỏng", "không bị lỏng"), "không đi lỏng"),
    **dict.fromkeys(("nín ho", "ngưng ho", "ngừng ho", "bặt ho", "im ho", "ngớt ho hẳn"), "hết ho"),
    **dict.fromkeys(("ngưng ói", "ngừng ói", "ngưng nôn", "ngừng nôn", "thôi ói", "thôi nôn"), "hết nôn"),
    "chả mấy khi": "ít khi",
    "tay chân miệng sạch": "tay chân sạch",
    **dict.fromkeys(("túi qua", "khi hôm", "khi đêm", "tối qa", "tqua", "tqa"), "tối qua"),
    **dict.fromkeys(("từ tôi qua", "từ tói qua", "tu tói qua"), "từ tối qua"),
    "mấy bữa rày": "mấy hôm nay",
    "đi ẻ": "đi ỉa",
    "họ nhẹ": "ho nhẹ",
    "họ nhiều": "ho nhiều",
    "họ khan": "ho khan",
    "hơ nhẹ": "ho nhẹ",
    "hơ nhe": "ho nhẹ",
    "hơ khan": "ho khan",
    "hơ nhiều": "ho nhiều",
    "đêm qa": "đêm qua",
    "chiều qa": "chiều qua",
    "sáng qa": "sáng qua",
    "khi mai": "sáng nay",
    "s mũi": "sổ mũi",
    "sổ m": "sổ mũi",
    "ch mũi": "chảy mũi",
    "n mũi": "nghẹt mũi",
    "đau hg": "đau họng",
    "rát hg": "rát họng",
    "mần kinh": "làm kinh",
    "ko bt có": "không biết có",
    "k bt có": "không biết có",
    "hk bt có": "không biết có",
    "kh bt có": "không biết có",
    "không bt có": "không biết có",
    "ko bt là": "không biết là",
    "k bt là": "không biết là",
    "k bt nữa": "không biết nữa",
    "ko bt nữa": "không biết nữa",
    "k lm sao": "không làm sao",
    "ko lm sao": "không làm sao",
    "không lm sao": "không làm sao",
    "kh lm sao": "không làm sao",
}
_WORDS = {
    "nỏ": "không",
    "dừ": "giờ",
    "giừ": "giờ",
    "lm": "làm",
    "đqua": "đêm qua",
    "squa": "sáng qua",
    "cqua": "chiều qua",
    "hnao": "hôm nào",
    "seo": "sao",
    "xao": "sao",
    "rức": "nhức",
    "chẳng": "không",
    "chả": "không",
    "chưn": "chân",
    "nác": "nước",
    "nc": "nước",
    "trg": "trường",
    "xốt": "sốt",
    "dìa": "về",
    "chộ": "thấy",
    "nhựt": "nhật",
    "hog": "không",
    "aj": "ạ",
    "ajaj": "ạ",
    "ajk": "ạ",
    "ajf": "ạ",
    "akj": "ạ",
    "ẻm": "em",
    "đồg": "đồng",
    "cí": "có",
    "đog": "đồng",
    "chớ": "chứ",
    "chơ": "chứ",
    "dj": "đi",
    "răng mà": "sao mà",
    "nx": "nữa",
    "nựa": "nữa",
    "mụi": "mũi",
    "nhìu": "nhiều",
    "bùn": "buồn",
    "quài": "hoài",
    "hoy": "thôi",
    "thoy": "thôi",
    "nhiu": "nhiêu",
    "mún": "muốn",
    "mũy": "mũi",
    "chút xíu xìu xiu": "chút xíu",
    "ntn": "như nào",
    "mn": "mọi người",
    "vch": "lắm",
    "mô": "đâu",
    "rứa": "vậy",
    "chừ": "giờ",
    "bựa": "bữa",
    "bựơ": "bữa",
    "hắn": "nó",
    "hấn": "nó",
    "mạ": "mẹ",
    "mệ": "bà",
    "nớ": "đó",
    "nờ": "nhé",
    "hỉ": "nhỉ",
    "trôốc": "đầu",
    "trốc": "đầu",
    "hung": "lắm",
    "ưng": "đồng ý",
    "tía": "bố",
    "bịnh": "bệnh",
    "nhg": "nhưng",
    "nhưg": "nhưng",
    "nhma": "nhưng mà",
    "nma": "nhưng mà",
    "nhmà": "nhưng mà",
    "đg": "đang",
    "đag": "đang",
    "trc": "trước",
    "ms": "mới",
    "lun": "luôn",
    "lunn": "luôn",
    "luon": "luôn",
    "bh": "bây giờ",
    "bjo": "bây giờ",
    "hc": "học",
    "wá": "quá",
    "qá": "quá",
    "oy": "rồi",
    "oi2": "rồi",
    "gùi": "rồi",
    "ik": "đi",
    "vl": "lắm",
    "vcl": "lắm",
    "vãi": "lắm",
    "thui": "thôi",
    "khog": "không",
    "khogn": "không",
    "kgong": "không",
    "khôgn": "không",
    "kohng": "không",
    "hkong": "không",
    "khonq": "không",
    "khum": "không",
    "hem": "không",
    "hăm": "không",
    "hổng": "không",
    "hỏng": "không",
    "hông": "không",
}
_MATCH = re.compile(
    r"(?<!\w)(?:" + "|".join(sorted((*_PHRASES, *_WORDS), key=len, reverse=True)) + r")(?!\w)",
)
_WORD = re.compile(r"\w+")
_ALONE = {word for word in (*_PHRASES, *_WORDS) if " " not in word}
_TOGETHER = {tuple(phrase.split()[:2]) for phrase in (*_PHRASES, *_WORDS) if " " in phrase}
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
_MET = frozenset(ALARMING | _COMES_LATER | SURE | _WHO_NOT | _ALONE | _HEADS | _MEASURES | _PARTS)
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
    cleaned = cleaned if ALARMING.isdisjoint(met) else alarmed(cleaned)
    cleaned = cleaned if _WHO_NOT.isdisjoint(met) else _EVERYBODY.sub(r"\1 cũng", cleaned)
    is_standard = _ALONE.isdisjoint(met) and (_HEADS.isdisjoint(met) or _TOGETHER.isdisjoint(pairwise(words)))
    text = cleaned if is_standard else _MATCH.sub(_standard, cleaned)
    is_uncounted = is_standard and (_ACHES.isdisjoint(words) or _ACHING.isdisjoint(words))
    if not (_MEASURES.isdisjoint(met) or is_uncounted):
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
    return _PHRASES.get(found) or _WORDS[found]
