"""Choosing by the place in a list: a number, a letter, "cái cuối", "2 mục đầu"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.understanding.folding import clean, fold, plain, words_of
from bot.understanding.screening import Screened, seen_in
from bot.understanding.ways import FILLERS

NUMBER_WORDS = {
    "mot": 1,
    "hai": 2,
    "ba": 3,
    "bon": 4,
    "tu": 4,
    "nam": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
    "chin": 9,
    "muoi": 10,
}
_WRITTEN = ("một", "hai", "ba", "bốn", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_MARKED = dict(zip(NUMBER_WORDS, _WRITTEN, strict=True))
_POLITE = FILLERS - words_of(
    "lan ngoai noi nguoi hom nay bua sang moi hoi tu luc hien dang vua gio het van can muon mong"
) | words_of("nut option chan chac dut khoat")
"""Words that may stand around a number and leave it one."""
_KINDS = r"(?:cai|muc|y|cau|dong|lua chon|o|phuong an|nut)"
_POINTERS = words_of("so cau muc y cai thu")
_PLACES = (
    (re.compile(rf"(?:{_KINDS} )?(?:o )?(?:dau|dau tien|thu nhat|nhat|tren ?cung|tren dau)"), 1),
    (re.compile(rf"(?:{_KINDS} )?(?:o )?(?:cuoi|cuoi cung|chot|sau ?cung|duoi ?cung|sau chot)"), -1),
    (re.compile(rf"(?:{_KINDS} )?(?:ap chot|ke cuoi|gan cuoi|ap cuoi)"), -2),
)
_AT_PLACES = words_of("dau nhat tren trencung cuoi chot sau saucung duoi duoicung giua truoc")
"""One of these stands where a place is named."""
_OF_TWO = ((re.compile(rf"{_KINDS} (?:o )?(?:tren|truoc)"), 1), (re.compile(rf"{_KINDS} (?:o )?(?:duoi|sau)"), -1))
_SECOND = Screened(r"\b(?:thứ nhì|thu nhi)\b")
_MIDDLE = re.compile(rf"(?:{_KINDS} )?(?:o )?(?:chinh )?giua")
_NTH_LAST = re.compile(r"(?:thu )?(\w+) (?:tu|tinh tu) (?:duoi|cuoi)(?: len| tro len)?")
_NTH = re.compile(r"(?:thu )?(\w+) (?:tu|tinh tu) (?:tren|dau)(?: xuong)?")
_FIRST_ONES = re.compile(rf"(hai|2|ba|3|4|bon) (?:{_KINDS} )?dau(?: tien)?")
_LAST_ONES = re.compile(rf"(hai|2|ba|3|4|bon) (?:{_KINDS} )?cuoi(?: cung)?")
_EITHER = re.compile(r"(\d{1,2}) (?:hoac|hay) (?:la )?(\d{1,2})")
_LETTER = re.compile(
    r"^\W*(?:(?:da|em|e|toi|minh|cho|chon|dap an|cau|y|muc|phuong an|lua chon|bam) )*"
    r"(?P<sure>(?:dap an|cau|y|muc|phuong an"
    r"|chon) )?(?P<letter>[a-z]) ?(?P<mark>[).:])?(?P<rest>(?:\W.*)?)$"
)
_LETTERS = re.compile(r"[a-z] ?\)(?:[ ,]*(?:va |voi )?[a-z] ?\))*[ ,]*(?:va |voi )?[a-z]")
_COUNTED = Screened(
    r"^(?!.*\b(?:so|cau|y|muc|chon) \d).*\b(?:\d{1,2}|hai|ba|bon|nam) (?:lan|ngay|hom|bua|tieng|gio|do|tuoi|mui|vien"
    r"|dua|con|chau|be|nguoi|chi em|anh em|tuan|thang|phut|cu)\b|\bmot (?:chut|it|xiu|ti|phan)\b"
)
"""A number that counts something is no place in a list."""
_TAKEN_OUT = Screened(r"\b(?:bỏ|trừ|đừng|loại|tru)\b")
_AFTER = re.compile(
    r"^(\W*(?:(?:so|cau|muc|y|chon|da|vang|em|e|toi|cai|thu) )*\d{1,2} ?(?:a|nhe|nha|nghen|nghe|nhen|nho)) "
)
_LED = re.compile(
    r"^(\W*(?:(?:da|vang|chon|con|em) )*(?:so|muc|cau|dong) \d{1,2}(?:,? (?:va |voi )?(?:so|muc|cau|dong) \d{1,2})+) "
)
""" "Số 1 số 7 gấp lắm cô": what stands behind is told besides."""
_TEENS = re.compile(r"\b(?:mười|muoi) (một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mot|bon|nam|sau|bay|tam|chin)\b")
_CUT = re.compile(r"[,;:!\n]|\.(?!\d)|(?<!\d)\.|\)|(?<=\w)\s[-–]\s")
_BESIDE = re.compile(r"\b(?:và|va|với|voi|cùng)\b|,")
_IN_PLACES = re.compile(r"\b(?:cai|muc|y|cau|dong|nut) (?:dau|cuoi|giua|chot)\b")
_DEGREES = re.compile(r"\b(?:3\d|4[0-2])[.,]\d\b")
_WORD = re.compile(r"\w+")
_LETTERED = re.compile(r"\b([a-z])\s?\)")
_KIND = re.compile(_KINDS + "|thu|ba")


@dataclass(frozen=True, slots=True)
class Pointed:
    """Places from 1, and what was said besides; `is_doubtful`: one of them, or one that is none."""

    places: tuple[int, ...]
    rest: str
    is_doubtful: bool = False


class Pointing:
    """A list of so many lines; `is_word` tells what a word of the labels is."""

    def __init__(self, count: int, vocabulary: frozenset[str], said: frozenset[str], *, many: bool) -> None:
        self.count, self.vocabulary, self.said, self.many = count, vocabulary, said, many

    def read(self, typed: str, text: str) -> Pointed | None:
        """Places that are named at the head of a text; None where none is."""
        letters = _LETTERS.fullmatch(plain(typed).strip(" .)")) if self.many and ")" in typed else None
        if letters:
            by_letter = [ord(one) - ord("a") + 1 for one in _LETTERED.findall(plain(typed) + ")")]
            return Pointed(tuple(by_letter), "", is_doubtful=any(n > self.count for n in by_letter))
        lettered = self.letter(plain(typed), text)
        if lettered is not None:
            return lettered
        if self.count > 10:
            typed = _TEENS.sub(lambda m: str(10 + NUMBER_WORDS[plain(m[1])]), typed)
        is_of_words = typed.replace(" ", "").isalpha()
        after = None if is_of_words else _AFTER.match(plain(typed)) or _LED.match(plain(typed))
        if after:
            typed = typed[: after.end(1)] + "," + typed[after.end(1) :]
        typed = _DEGREES.sub("°", typed) if not is_of_words else typed
        typed = _SECOND.sub("2", typed) if seen_in(typed) & _SECOND.bit else typed
        beside = self.beside_each_other(typed) if self.many else []
        if beside:
            return Pointed(tuple(dict.fromkeys(beside)), "")
        clauses = [one for one in ((typed,) if typed.replace(" ", "").isalpha() else _CUT.split(typed)) if fold(one)]
        found: list[int] = []
        used = 0
        for clause in clauses:
            words = self.words(clause)
            places = self.places(words, clause) if words else []
            if (words and places is None) or (words and not self.many and used and found):
                break
            if isinstance(places, Pointed):
                return places if len(clauses) == 1 else None
            found += places or []
            used += 1
        if not found:
            return None
        rest = ", ".join(clauses[used:])
        if any(not 1 <= n <= self.count for n in found):
            return Pointed(tuple(n for n in found if 1 <= n <= self.count), rest, is_doubtful=True)
        return Pointed(tuple(dict.fromkeys(found)), rest)

    def beside_each_other(self, typed: str) -> list[int]:
        """ "Cái đầu và cái thứ ba": each part is a place; none where one is not."""
        parts = [part for part in _BESIDE.split(typed) if fold(part)]
        if len(parts) < 2 or not _IN_PLACES.search(plain(typed)):
            return []
        read = [self.places(self.words(part), part) for part in parts]
        places = [place for one in read if isinstance(one, list) for place in one]
        is_each = all(isinstance(one, list) and one for one in read)
        return places if is_each and all(1 <= place <= self.count for place in places) else []

    def words(self, clause: str) -> list[str]:
        """What is left of a clause beside politeness, number words as digits where their marks are right."""
        words = [(w, fold(w)) for w in _WORD.findall(clean(clause))]
        seen = seen_in(clause)
        if seen & _COUNTED.bit and _COUNTED.search(fold(clause)):
            return [fold(clause)]
        if seen & _TAKEN_OUT.bit and _TAKEN_OUT.search(clean(clause)):
            return [fold(clause)]
        fillers = _POLITE - (self.vocabulary & {"thu"})
        digits: list[str] = []
        is_led = True
        for word, bare in words:
            is_number = bare in NUMBER_WORDS and word in (bare, _MARKED[bare]) and bare not in self.said and is_led
            is_led = is_led and (bare not in self.said or bare in _POINTERS)
            digits.append(str(NUMBER_WORDS[bare]) if is_number else bare)
        return [w for w in digits if w not in fillers or w in NUMBER_WORDS]

    def places(self, words: Sequence[str], clause: str) -> "list[int] | Pointed | None":
        whole, text = fold(clause), " ".join(words)
        either = _EITHER.fullmatch(text) if " h" in text else None
        if either:
            return Pointed(tuple(int(n) for n in either.groups() if 1 <= int(n) <= self.count), "", is_doubtful=True)
        if not _AT_PLACES.isdisjoint(whole.split()) and (place := self.place(whole, text)):
            return place
        if any(w in self.said and not w.isdecimal() for w in words):
            return None
        return self.numbers(words)

    def place(self, whole: str, text: str) -> list[int] | None:
        """Where in the list it is: "cái cuối", "thứ 2 từ dưới lên"; None where no place is named."""
        whole = re.sub(r"\b(tren|duoi|sau) cung\b", r"\1cung", whole)
        pointing = " ".join(w for w in whole.split() if w not in _POLITE or _KIND.fullmatch(w))
        for one in (text, pointing):
            if one in self.vocabulary:
                continue
            if _MIDDLE.fullmatch(one) and self.count == 3:
                return [2]
            place = next((at for pattern, at in _PLACES if pattern.fullmatch(one)), None)
            place = place or next((at for p, at in _OF_TWO if self.count == 2 and p.fullmatch(one)), None)
            if place:
                return [place if place > 0 else self.count + 1 + place]
            for pattern, sign in ((_NTH_LAST, -1), (_NTH, 1)):
                nth = pattern.fullmatch(one)
                if nth and (number := _number(nth[1])):
                    return [number if sign > 0 else self.count + 1 - number]
            ones = _FIRST_ONES.fullmatch(one) or _LAST_ONES.fullmatch(one)
            if ones and self.many:
                number = _number(ones[1]) or 0
                is_first = _FIRST_ONES.fullmatch(one) is not None
                return [*range(1, number + 1)] if is_first else [*range(self.count - number + 1, self.count + 1)]
        return None

    def numbers(self, words: Sequence[str]) -> list[int] | None:
        found: list[int] = []
        for word in words:
            if word.isdecimal() and len(word) <= 3:
                run_together = self.many and self.count < 10 and len(set(word)) == len(word) > 1
                if int(word) > self.count and run_together and all(0 < int(c) <= self.count for c in word):
                    found += [int(c) for c in word]
                else:
                    found.append(int(word))
            elif word not in ("hoac",) or not found:
                return None
        return found

    def letter(self, bare: str, text: str) -> Pointed | None:
        """ "b)", "câu c", "B nhé"; a letter that is a short word counts only where it is marked as one."""
        match = _LETTER.match(bare)
        if match is None or match["letter"] in self.vocabulary:
            return None
        place = ord(match["letter"]) - ord("a") + 1
        is_sure = match["mark"] == ")" or match["sure"] or re.match(r"\W*(?:đáp án|câu|phương án|mục)\b", text.lower())
        is_capital = re.search(r"(?<!\w)[B-H](?!\w)", text) is not None and match["letter"] not in "aek"
        rest = match["rest"].lstrip(" .:)")
        others = [w for w in fold(rest).split() if w not in FILLERS]
        if not 1 <= place <= self.count or not (is_sure or (is_capital and not others)):
            return None
        return Pointed((place,), rest)


def _number(word: str) -> int | None:
    return int(word) if word.isdecimal() and len(word) < 3 else NUMBER_WORDS.get(word)
