"""Bringing a typed text near to the words of a list that can be chosen from: keys left over, short forms, one slip."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from bot.understanding.folding import clean, fold, is_near, plain, spelled, telex, vni

SHORT: Mapping[str, str] = {
    **dict.fromkeys(("ko", "k", "kg", "khg", "hok", "hong", "hông", "kh", "hem", "khong", "hổng", "hk", "kô"), "không"),
    **dict.fromkeys(("hqua", "hqa", "hwa"), "hôm qua"),
    **dict.fromkeys(("hnay", "hn"), "hôm nay"),
    **dict.fromkeys(("r", "ròi", "gòi", "roi", "rùi"), "rồi"),
    **dict.fromkeys(("ch", "chx", "chua"), "chưa"),
    **dict.fromkeys(("dc", "đc", "đk", "dk"), "được"),
    **dict.fromkeys(("gởi", "goi", "gui"), "gửi"),
    **dict.fromkeys(("ba", "má", "tía"), "bố"),
    "t2": "thứ hai",
    "t3": "thứ ba",
    "t4": "thứ tư",
    "t5": "thứ năm",
    "t6": "thứ sáu",
    "t7": "thứ bảy",
    "cn": "chủ nhật",
    "bs": "bác sĩ",
    "bth": "bình thường",
    "bt": "bình thường",
    "nghĩ": "nghỉ",
    "bịnh": "bệnh",
    "hs": "học sinh",
    "th": "tiểu học",
    "mn": "mầm non",
    "sn": "sáng nay",
    "gđ": "gia đình",
    "kb": "không biết",
    "kbt": "không biết",
}
_DIGITS = {"mot": "1", "hai": "2", "ba": "3", "bon": "4", "nam": "5", "sau": "6", "bay": "7", "tam": "8", "chin": "9"}
_WORDS = re.compile(r"\w+")
_SYLLABLE = re.compile(
    r"(?:b|ch|c(?![eiy])|d|gh(?=[ei])|gi|g(?!e)|h|kh|k(?=[eiy])|l|m|ngh(?=[ei])|ng(?![ei])|nh|n|ph|qu|r|s|th|tr|t|v|x)?"
    r"(?:uye|uya|uyu|ieu|yeu|uoi|uou|oai|oay|oeo|uay|ia|ie|iu|ya|ye|ua|ue|ui|uo|uu|uy|oa|oe|oi|oo|ai|ao|au|ay|eo|eu|[aeiouy])"
    r"(?:ch|ng|nh|c|m|n|p|t)?"
)
"""What may be a word of the language, and so is no slip of another."""


@lru_cache(maxsize=512)
def vocabulary_of(labels: tuple[str, ...], *, with_slips: bool = True) -> "Vocabulary":
    """The vocabulary of a list of labels; the same list is asked for again and again."""
    return Vocabulary((clean(label) for label in labels), with_slips=with_slips)


class Vocabulary:
    """The words that may be meant, by their letters without marks."""

    def __init__(self, texts: Iterable[str], *, with_slips: bool = True) -> None:
        self.with_slips = with_slips
        self.by_fold: dict[str, list[str]] = {}
        self.by_letter: dict[str, list[str]] = {}
        for text in texts:
            for word in re.findall(r"\w+", text.casefold()):
                known = self.by_fold.setdefault(fold(word), [])
                if word not in known:
                    known.append(word)
        for one in self.by_fold:
            if len(one) > 3:
                self.by_letter.setdefault(one[0], []).append(one)

    def __contains__(self, word: str) -> bool:
        return fold(word) in self.by_fold

    def nearest(self, word: str) -> str | None:
        """The words a typed one stands for; None where it is none of them, or may be several."""
        if word in self:
            return word
        for decoded in (telex(word), vni(word)) if word.isascii() else ():
            if decoded is not None and (found := self._spelled(*decoded)):
                return found
        whole = SHORT.get(word)
        if whole and any(part in self for part in whole.split()):
            return whole
        digit = _DIGITS.get(fold(word))
        if digit and digit in self.by_fold:
            return digit
        if word == "3" and not {"thu", "lop"} & set(self.by_fold):
            # "ba" is a father then
            return None
        if word.isdecimal():
            return next((w for w, d in _DIGITS.items() if d == word and w in self.by_fold), None)
        if len(word) > 2 and word[-1] == word[-2] and word[:-1] in self:
            return word[:-1]
        bare = plain(word) if self.with_slips and not _SYLLABLE.fullmatch(plain(word)) else ""
        near = [one for one in self.by_letter.get(bare[0], ()) if is_near(bare, one)] if len(bare) > 2 else []
        return self.by_fold[near[0]][0] if len(near) == 1 else None

    def _spelled(self, letters: str, tone: int) -> str | None:
        words = self.by_fold.get(plain(letters), [])
        same = [w for w in words if spelled(w) == (letters, tone)]
        if same:
            return same[0]
        near = [
            w
            for w in words
            if spelled(w)[1] == tone and all(a in (b, plain(b)) for a, b in zip(letters, spelled(w)[0], strict=False))
        ]
        return near[0] if near else None

    def towards(self, cleaned: str) -> str:
        """The text with each word that stands for one of these written as that one."""
        return _WORDS.sub(lambda match: self.nearest(match[0]) or match[0], cleaned)
