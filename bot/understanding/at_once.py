"""What settles a choice before its words are weighed: half a day, a class by its name; and what counts no line."""

import re
from functools import lru_cache

from bot.understanding.folding import fold, words_of
from bot.understanding.names import class_key
from bot.understanding.of_options import Options
from bot.understanding.screening import Screened, any_of, seen_in
from bot.understanding.values import Understood, Unsure
from bot.understanding.ways import CORRECTED, FILLERS, WEAK

Read = Understood[tuple[str, ...]] | Unsure[str]

_MANY = r"(?:\d+|nửa|một|hai|ba|bốn|năm|sáu|vài|mấy|nua|mot|bon|vai|may)"
_AMOUNT = Screened(
    rf"(?<![\w.,/]){_MANY} "
    r"?(?:viên|vien|gói|goi"
    r"|(?:muỗng|chén|tô|bát)(?: \w+)?|muong|thìa|thia|ml|giọt|giot|ống|liều|lieu|cc|mg|hộp|chai|tuýp)\b"
)
""" "5 viên": so many of something, and no line of the list."""
_PEOPLE = Screened(rf"(?<![\w.,/]){_MANY} (?:bạn|ban|em|đứa|dua|hs|học sinh|hoc sinh|cháu|chau|bé)\b")
_HEADED = Screened(
    r"^(\w+(?: \w+)?) "
    r"((?:đi (?=cô|thầy|ạ|chị|nha)|nha|nhé|nhe|nghen)(?: ?(?:cô|thầy|ạ|ơi|chị|nha|nhé|em ơi)\b)*) (?=\w+ \w)"
)
""" "Zalo đi cô ơi em đang ở xưởng": what is chosen stands first."""
_ALL = re.compile(r"(?:da |gui |cho |chon )*(?:all|het|tat|tat ca|tat tan tat|toan bo)(?: luon| nha| nhe| a| di| co)*")
_OF_THEN = Screened(r"\bthi (?:\w+ )?(?:hom qua|bua qua|hqua|hom kia|bua kia|hoi toi|toi qua|dem qua|hom truoc)\b")
_OTHER_SIDE = Screened(r",? (?:chứ |chớ )?(?:không|ko|k|hông|hổng|đâu) phải (?:là |bên )?(?:\w+ )?(?:phải|trái|kia)\b")
""" "Tai trái, không phải tai phải": of one of two."""
_OFF = {
    half: re.compile(
        rf"\b(?:{half}\b(?:(?!\b{other}\b).)*\bnghi|nghi (?:hoc )?(?:buoi |hoi )?{half}|{half} (?:nay )?thoi)\b"
    )
    for half, other in (("sang", "chieu"), ("chieu", "sang"))
}
_ON = {
    half: re.compile(rf"\b{half}\b(?:(?!\b{other}\b).)*\b(?:di|hoc|vo|vao|cho|dua|den|toi|len)\b")
    for half, other in (("sang", "chieu"), ("chieu", "sang"))
}
_BEGINS_WITH = {half: re.compile(rf"(?:(?:da|be|con|chau|em|no|hom nay|nay|buoi) )*{half}\b") for half in _OFF}
_OPEN = Screened(r"\b(?:neu|chac|hay|hoac|hinh nhu|co le|chua biet|khong biet|ko biet)\b")
_CLASS = re.compile(r"\d{1,2}(?:[./-]?\w{1,3}){0,2}")
_TOKEN = re.compile(r"(?<![\w./])\d{1,2}[./-]?\w{0,3}(?![\w/])")


def at_once(typed: str, options: Options, *, many: bool) -> Read | None:
    """What is chosen whatever else stands there; None where words have to be weighed."""
    folded = fold(typed)
    whole = _all_label(folded, options) or (None if many else _one_word(typed, options))
    whole = whole or (_of_half(folded, options) if not _HALVES.isdisjoint(folded.split()) else None)
    return whole or (_of_class(typed, options, many=many) if _are_all_classes(options.labels) else None)


def names_past_signs(typed: str) -> bool:
    """ "Ho sốt, nôn thì hôm qua rồi": of a list of signs one is told of a day gone by."""
    return bool(seen_in(typed) & _OF_THEN.bit and _OF_THEN.search(fold(typed)))


def uncounted(typed: str, words: frozenset[str]) -> str:
    """The text without amounts and without the other of two sides."""
    seen = seen_in(typed)
    if not seen & _UNCOUNTED:
        return typed
    typed = _OTHER_SIDE.sub("", typed) if "phải" in typed else typed
    typed = _AMOUNT.sub(" ", typed) if words.isdisjoint(("vien", "goi", "ml", "muong")) else typed
    typed = _PEOPLE.sub(" ", typed) if "sinh" in words else typed
    return typed if "di" in words or typed.isascii() else _HEADED.sub(r"\1 \2, ", typed)


_UNCOUNTED = any_of(_OTHER_SIDE, _AMOUNT, _PEOPLE, _HEADED)


_ALL_LABELS = frozenset(("tat ca", "toan bo", "tat ca moi nguoi"))


def _all_label(folded: str, options: Options) -> Read | None:
    """ "All": the line that is all of them, where there is one."""
    if _ALL_LABELS.isdisjoint(options.folded):
        return None
    labels = [key for key, label in zip(options.keys, options.folded, strict=True) if label in _ALL_LABELS]
    return Understood((labels[0],)) if len(labels) == 1 and _ALL.fullmatch(folded) else None


def corrected(typed: str, words: frozenset[str]) -> str | None:
    """What stands behind the last "à nhầm" or "à khoan"; None where nothing is taken back."""
    if not seen_in(typed) & CORRECTED.bit:
        return None
    parts = CORRECTED.split(typed)
    return parts[-1] if len(parts) > 1 and words.isdisjoint(("nham", "lon")) else None


def _one_word(typed: str, options: Options) -> Read | None:
    """ "Lớp" of "Trong lớp": one word alone that stands in one label."""
    words = [w for w in typed.strip(" .!").split() if fold(w) not in _PARTICLES]
    if len(words) != 1 or len(words[0]) < 3 or fold(words[0]) in _NO_LABEL | WEAK | FILLERS:
        return None
    labels = list(zip(options.keys, options.words, strict=True))
    found = [key for key, own in labels if words[0] in own or (words[0].isascii() and words[0] in map(fold, own))]
    likely = [key for key, own in labels if fold(words[0]) in map(fold, own)]
    return Understood((found[0],)) if found == likely and len(found) == 1 else None


_PARTICLES = words_of("a da nha nhe co thay")
_HALVES = words_of("sang chieu")
_NO_LABEL = words_of("khong khac chua hoc sinh nghi gui")


def _of_half(folded: str, options: Options) -> Read | None:
    """ "Sáng nghỉ, chiều đi": the one label of that half."""
    if seen_in(folded) & _OPEN.bit and _OPEN.search(folded):
        return None
    for half, other in (("sang", "chieu"), ("chieu", "sang")):
        is_told = _OFF[half].search(folded) and _ON[other].search(folded)
        if not is_told or (_OFF[other].search(folded) and not _BEGINS_WITH[half].match(folded)):
            continue
        labels = [(key, set(label.split())) for key, label in zip(options.keys, options.folded, strict=True)]
        found = [key for key, words in labels if {half, "nghi"} <= words and other not in words]
        are_lengths = any("ngay" in words for _, words in labels)
        found = (
            found
            if found or not are_lengths
            else [key for key, words in labels if half in words and not words & {other, "di", "hoc"}]
        )
        if len(found) == 1:
            return Understood((found[0],))
    return None


@lru_cache(maxsize=512)
def _are_all_classes(labels: tuple[str, ...]) -> bool:
    is_told = len({class_key(label) for label in labels}) == len(labels)
    return is_told and all(_CLASS.fullmatch(fold(label).replace(" ", "")) for label in labels)


def _of_class(typed: str, options: Options, *, many: bool) -> Read | None:
    """Of labels that are classes those that are named so; other numbers tell how many are away."""
    by_class = {class_key(o.label): o.key for o in options}
    said = [token for token in _TOKEN.findall(typed) if not token.isdigit() and class_key(token) in by_class]
    keys = tuple(dict.fromkeys(by_class[class_key(token)] for token in said))
    if not keys or len(_TOKEN.findall(typed)) == len(said) == 1:
        return None
    return Understood(keys) if many or len(keys) == 1 else Unsure(keys)
