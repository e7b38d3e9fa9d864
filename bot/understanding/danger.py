"""Danger of life that is no sign of an illness: swallowed, water, electricity, burns, bites, a fall on the head."""

import re
from collections.abc import Mapping
from functools import lru_cache

from bot.understanding.folding import MOST, clean, fold
from bot.understanding.opening import Opening

_NO = r"(?<!\bkhong )(?<!\bko )(?<!\bk )(?<!\bchua )(?<!\bsuyt )(?<!\bso )(?<!\bkhong bi )(?<!\bko bi )(?<!\bchua bi )"
_THINGS = (
    r"(?:dong xu|cuc pin|vien pin|pin|cuc ao|nam cham|dinh|kim|di vat|vien bi|hon bi|ngoi but|nap but"
    r"|manh (?:kinh|chai)|thuoc (?:chuot|sau|tru sau|diet|tay|xit|nguoi lon|ngu)|hoa chat|xang|dau hoa"
    r"|nuoc (?:rua|tay|lau)|javen|javel|axit)"
)
_JOKE = r"(?: (?:vi|do|voi) (?:nong|met|doi|lanh|cuoi|hoc|bai|chan|no)| cuoi| met| doi| nong)\b"
_DANGER = Opening(
    rf"{_NO}(?:"
    rf"\b(?:uong|an|hit|liem) (?:\w+ )?(?:nham|lon|phai|trung) (?:\w+ )?(?:{_THINGS}|thuoc|la ngon|nam doc)"
    rf"|\b(?:uong|an) {_THINGS}"
    rf"|\bnuot (?:\w+ ){{0,2}}{_THINGS}"
    r"|(?<!\bdi )(?<!\blop )(?<!\bgio )\b(?:hoc|mac) (?:xuong|hat|keo|di vat|thach|thuc an|com|nghen)\b|\bhoc di vat\b"
    r"|\bdien giat\b(?! minh)|\bgiat dien\b(?! thoai)"
    r"|\b(?:bi )?duoi nuoc\b|\bchet duoi\b|\b(?:nga|roi|te) (?:xuong )?(?:song|ho nuoc|ao|gieng|be boi|muong|kenh)\b"
    r"|\b(?:bong|phong) (?:nuoc (?:soi|nong)|dien|nang|lua|toan than|axit)\b"
    r"|\bran (?:doc )?can\b|\btai nan (?:xe|giao thong)\b|\bxe (?:\w+ )?(?:dung|tong|can|dam)\b"
    r"|\bmau (?:\w+ )?(?:o at|xoi xa|phun|rat nhieu|qua nhieu)"
    r"|\bmau (?:\w+ ){0,4}(?:khong|ko|k|chua|hoai khong|mai khong) (?:cam|ngung|dung) ?(?:duoc|lai|roi)?\b"
    r"|\b(?:non|oi|oc|ho) ra (?:toan )?mau\b(?! (?:vang|xanh|trang|nau))|\b(?:non|oi|hoc) mau\b"
    r"|\bnguy kich\b|\bhap hoi\b|\bngung tim\b|\bbat tinh\b|\bhon me\b"
    rf"|(?<!\bmet )(?<!\bdoi )(?<!\bnong )(?<!\blanh )(?<!\bcuoi )(?<!\bngu )(?<!\bchan )\bsap chet\b(?!{_JOKE})"
    r"|\b(?:choking|drown(?:ed|ing)|electrocuted|dying|swallowed (?:a |some )?(?:coin|battery|poison|pills?|magnet))\b"
    r"|\bbleeding (?:heavily|a lot)\b|\b(?:snake|dog) bit\b|\bbitten by a (?:snake|dog)\b"
    r")"
)
_LASTING = Opening(
    rf"{_NO}(?:\bcho (?:dai|nha|hang xom|becgie|pitbull) can\b|\b(?:bi|vua|moi) (?:con )?cho (?:\w+ ){{0,3}}can\b"
    r"|\b(?:dap|va|nga|te|dong) (?:\w+ ){0,3}dau\b.*\b(?:non|oi|bat tinh|lo mo)\b"
    r"|\b(?:non|oi)\b.*\b(?:dap|va) (?:\w+ ){0,2}dau\b)"
)
""" "Bị chó dại cắn", "ngã đập đầu nôn vọt": what is no less grave on the next day."""
_CRY = re.compile(
    r"\bcuu (?:em|chau|con|be|toi|tui|minh|no)\b|\bcuu voi\b"
    r"|^(?:\W|a |oi |co |thay |ca )*cap cuu\b|\bcan cap cuu\b|\bcap cuu (?:voi|gap|ngay|di|giup)\b"
    r"|^(?:please )?help(?: me| us)?\b(?! page)"
)
_ANOTHER = re.compile(
    r"^(?:(?:co|thay|a|oi|thua|da|em|con|chau|o|ngoai|lop|truong|san|cuu|nguy|gap) )*?(?:co |mot |1 |thay )?"
    r"(?:ban(?! than)|nguoi (?:la|ta|qua duong|di duong|nao)|co nguoi|ai do|my friend|a classmate|someone|somebody) "
)
_SURELY_ANOTHER = re.compile(r"\b(?:ban (?:cua|cung|hoc)|hang xom|nguoi (?:la|ta|qua duong|di duong)|classmate)\b")
"""Of a parent, who may call her own child "bạn Tuệ"."""
_STRUCK = re.compile(
    rf"{_NO}\b(?:ngat|xiu|co giat|len con dong kinh|kho tho|tim tai|li bi|khong tho|ko tho|nga (?:cau thang|lau|tu)"
    r"|chay mau dau|faint(?:ed|ing)?|seizure|collapsed|not breathing|unconscious)\b(?! mui| ngay)"
)
_OVER = re.compile(
    r"\b(?:da (?:on|khoe|qua|lay ra)|on roi|lay ra roi|tap|dien tap|phong chong|bai hoc|tiet hoc|tuyen truyen"
    r"|hom qua|hom kia|tuan truoc|thang truoc|nam ngoai|hoi nho|xem phim)\b"
)
""" "Hôm qua hóc xương, lấy ra rồi", "diễn tập đuối nước": nobody is in danger now."""
_YESTERDAY = re.compile(r"\bhom (?:qua|kia)\b")
_MARKED: Mapping[str, tuple[str, ...]] = {
    "hoc": ("hóc", "hộc"), "mac": ("mắc",), "cho": ("chó",), "mau": ("máu",), "non": ("nôn",), "oi": ("ói",),
    "oc": ("ọc",), "bong": ("bỏng",), "phong": ("phỏng",), "nga": ("ngã",), "te": ("té",), "ran": ("rắn",),
    "can": ("cắn", "cán", "cầm"), "duoi": ("đuối",), "dien": ("điện",), "giat": ("giật",), "dap": ("đập",),
    "va": (), "gay": ("gãy", "gẫy"), "chay": ("chảy",), "tran": ("trán",), "rach": ("rách",), "dau": ("đầu",),
    "dung": ("đụng", "dừng"), "tong": ("tông",), "dam": ("đâm",), "chet": ("chết",),
    "roi": ("rơi",), "ho": ("hồ",), "an": ("ăn",), "uong": ("uống",), "hon": ("hôn", "hòn"), "bi": ("bị",),
    "moi": ("mới",), "sap": ("sắp",), "tai": (), "nuot": ("nuốt",), "bat": ("bất",),
}  # fmt: skip
"""Words that are others with other marks: "học hát" is not "hóc hạt", "dưới nước" not "đuối nước"."""


def tells_of_danger(text: str) -> bool:
    """Whether somebody is said to be in danger of life now, or calls for help; a question too much is no harm."""
    words = words_said(text)
    said = " ".join(map(fold, words))
    return names_danger(text) or (_CRY.search(said) is not None and _OVER.search(said) is None)


def names_danger(text: str) -> bool:
    """The same where it is said what the danger is."""
    begun: set[Opening] = set()
    for typed in clean(text[:MOST]).split():
        begun |= _begun_by(typed)
    if not begun:
        return False
    words = words_said(text)
    said = " ".join(map(fold, words))
    if _LASTING in begun and is_said(_LASTING, said, words) and not _OVER.search(_YESTERDAY.sub("", said)):
        return True
    return _DANGER in begun and is_said(_DANGER, said, words) and _OVER.search(said) is None


@lru_cache(maxsize=16384)
def _begun_by(typed: str) -> frozenset[Opening]:
    """Of which danger something may be told from what stands between two spaces: a word, most often."""
    words = [fold(word) for word in _WORD.findall(typed) if _is_so_written(word)]
    return frozenset(one for one in (_DANGER, _LASTING) if any(map(one.may_begin, words)))


def _is_so_written(word: str) -> bool:
    """Whether it has no marks, or not those of another word."""
    return word.isascii() or word in _MARKED.get(fold(word), (word,))


def tells_of_anothers_danger(text: str, *, is_parent: bool) -> bool:
    """Whether it is somebody who is not the writer's: "bạn em ngất ở sân trường"."""
    said = " ".join(map(fold, words_said(text)))
    another = _ANOTHER.search(said) if not is_parent or _SURELY_ANOTHER.search(said) else None
    if another is None or _OVER.search(said) is not None:
        return False
    return names_danger(text) or _STRUCK.search(said) is not None


def words_said(text: str) -> list[str]:
    """The words of a text, with their marks."""
    return _WORD.findall(clean(text[:MOST]))


_WORD = re.compile(r"\w+")


def is_said(pattern: Opening, said: str, words: list[str]) -> bool:
    """Whether one of the places where it is found is not written with the marks of other words."""
    for found in pattern.finditer(said.split(" "), said):
        first = said[: found.start()].count(" ")
        own = words[first : first + found.group().count(" ") + 1]
        if all(map(_is_so_written, own)):
            return True
    return False
