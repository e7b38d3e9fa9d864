"""What settles a choice before its words are weighed: half a day, a class by its name; and what counts no line."""

import re
from collections.abc import Sequence

from bot.understanding.folding import fold
from bot.understanding.names import class_key
from bot.understanding.values import Named, Understood, Unsure
from bot.understanding.ways import CORRECTED

Read = Understood[tuple[str, ...]] | Unsure[str]

_MANY = r"(?:\d+|nửa|một|hai|ba|bốn|năm|sáu|vài|mấy|nua|mot|bon|vai|may)"
_AMOUNT = re.compile(
    rf"(?<![\w.,/]){_MANY} "
    r"?(?:viên|vien|gói|goi|muỗng|muong|thìa|thia|ml|giọt|giot|ống|liều|lieu|cc|mg|hộp|chai|tuýp)\b"
)
""" "5 viên": so many of something, and no line of the list."""
_OTHER_SIDE = re.compile(
    r",? (?:chứ |chớ )?(?:không|ko|k|hông|hổng|đâu) phải (?:là |bên )?(?:\w+ )?(?:phải|trái|kia)\b"
)
""" "Tai trái, không phải tai phải": of one of two."""
_OFF = {
    half: re.compile(rf"\b(?:{half}\b(?:(?!\b{other}\b).)*\bnghi|nghi (?:hoc )?(?:buoi |hoi )?{half})\b")
    for half, other in (("sang", "chieu"), ("chieu", "sang"))
}
_ON = {
    half: re.compile(rf"\b{half}\b(?:(?!\b{other}\b).)*\b(?:di|hoc|vo|vao|cho|dua|den|toi|len)\b")
    for half, other in (("sang", "chieu"), ("chieu", "sang"))
}
_BEGINS_WITH = {half: re.compile(rf"(?:(?:da|be|con|chau|em|no|hom nay|nay|buoi) )*{half}\b") for half in _OFF}
_OPEN = re.compile(r"\b(?:neu|chac|hay|hoac|hinh nhu|co le|chua biet|khong biet|ko biet)\b")
_CLASS = re.compile(r"\d{1,2}(?:[./-]?\w{1,3}){0,2}")
_TOKEN = re.compile(r"(?<![\w./])\d{1,2}[./-]?\w{0,3}(?![\w/])")


def at_once(typed: str, options: Sequence[Named], *, many: bool) -> Read | None:
    """What is chosen whatever else stands there; None where words have to be weighed."""
    return _of_half(fold(typed), options) or _of_class(typed, options, many=many)


def uncounted(typed: str, words: frozenset[str]) -> str:
    """The text without amounts and without the other of two sides."""
    typed = _OTHER_SIDE.sub("", typed) if "phải" in typed else typed
    return typed if not words.isdisjoint(("vien", "goi", "ml", "muong")) else _AMOUNT.sub(" ", typed)


def corrected(typed: str, words: frozenset[str]) -> str | None:
    """What stands behind the last "à nhầm" or "à khoan"; None where nothing is taken back."""
    parts = CORRECTED.split(typed)
    return parts[-1] if len(parts) > 1 and words.isdisjoint(("nham", "lon")) else None


def _of_half(folded: str, options: Sequence[Named]) -> Read | None:
    """ "Sáng nghỉ, chiều đi": the one label of that half."""
    if _OPEN.search(folded):
        return None
    for half, other in (("sang", "chieu"), ("chieu", "sang")):
        is_told = _OFF[half].search(folded) and _ON[other].search(folded)
        if not is_told or (_OFF[other].search(folded) and not _BEGINS_WITH[half].match(folded)):
            continue
        labels = [(o.key, set(fold(o.label).split())) for o in options]
        found = [key for key, words in labels if {half, "nghi"} <= words and other not in words]
        if len(found) == 1:
            return Understood((found[0],))
    return None


def _of_class(typed: str, options: Sequence[Named], *, many: bool) -> Read | None:
    """Of labels that are classes those that are named so; other numbers tell how many are away."""
    by_class = {class_key(o.label): o.key for o in options}
    if len(by_class) < len(options) or not all(_CLASS.fullmatch(fold(o.label).replace(" ", "")) for o in options):
        return None
    said = [token for token in _TOKEN.findall(typed) if not token.isdigit() and class_key(token) in by_class]
    keys = tuple(dict.fromkeys(by_class[class_key(token)] for token in said))
    if not keys or len(_TOKEN.findall(typed)) == len(said) == 1:
        return None
    return Understood(keys) if many or len(keys) == 1 else Unsure(keys)
