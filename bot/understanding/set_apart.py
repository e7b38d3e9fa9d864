"""What is said around labels before any is chosen: who speaks, whose kin somebody is, what a clause sets apart."""

import re
from functools import lru_cache

from bot.understanding.folding import clean, fold, words_of
from bot.understanding.name_places import FAMILY_NAMES
from bot.understanding.screening import Screened, any_of, seen_in
from bot.understanding.ways import DENYING
from bot.understanding.wording import Wording

_PARENT = r"(?:mẹ|bố|ba|má|me|bo|ma)"
_FAMILY = words_of("me bo ba ma ong")
_EACH = Screened(rf"\b{_PARENT}\b(?: (?:cháu|bé|nó))?")
_SPEAKS = re.compile(
    rf"(?:^|(?<=[,.] ))(?:dạ |da |vâng )*{_PARENT}(?: cháu| bé| nó)? (?:(?:xin|gửi lời|gửi|rất|cũng) )*"
    r"(?=(?:cảm ơn|cám ơn|cam on|xin lỗi|xin loi|lỗi|chào|chao|hỏi|hoi|nhờ|tưởng|quên"
    r"|biết rồi|biet roi|hiểu rồi|hieu roi)\b)"
)
""" "Mẹ cảm ơn cô": who speaks."""
_OF_A_PARENT = re.compile(
    r"\b(?P<who>mẹ|bố|ba|má|ông|bà|em|anh|chị|chú|bác|cô|dì|cậu|bạn)"
    r"(?:(?: ruột| trai| gái| họ| út| thân)+|(?P<of>(?= của )))(?: của)? "
    rf"{_PARENT}\b(?: (?:bé|cháu|nó|con|em))*"
)
_SIBLINGS = ("em", "anh", "chị")
_GRAND = ("mẹ", "bố", "ba", "má", "ông", "bà")
_BOTH = re.compile(r"^(\W*(?:dạ |con |em |bé )*)(?:cả|vừa|ca|vua) (.+?) (?:cả|lẫn|vừa|ca|vua)(?: cả)? (?=\w)")
_AND_ALSO = re.compile(r"(?<=\d) (?:(?:và|với|lẫn|va|voi) )?(?:cả|ca) (?=\d)")
_OR_ELSE = re.compile(
    r",? (?:nếu )?(?:không|ko|k|khong) (?:được|liên lạc được|gọi được|nghe máy|có|duoc) thì (?:mới )?(?:gọi )?"
)
""" "Gọi ngoại trước, không được thì gọi mẹ": both, in this order."""
AND = re.compile(r" (?:và|với|va|voi|vs|lẫn) ")
LISTED = re.compile(r" (?:và|với|va|voi|vs|lẫn) |,")
_CHOSEN = Screened(
    r"^.+[,;.!] ?(?:(?:nên|thì|cho|em|mình|tôi|mẹ|bố) )*(?:chọn|chon|bấm|tích|tick)"
    r"(?: (?:giúp|cho|em|con|mục|ô))* ([^,;.]+)$"
)
_CLAUSES = re.compile(r"[,;.\n]|\b(?:còn(?! lại)|chứ|nhưng)\b")
_POLITE = r"(?: a| co| nhe| nha| roi)*$"
_NOT_SO = Screened(rf" (?:thi|la) (?:khong|ko|k|hong|chua|thoi|khoi|het)(?: can| bi| co)?{_POLITE}")
_WELL = Screened(
    r" (?:(?:thi )?(?:het|khoi|do)(?: han| benh| om| sot)? roi"
    r"|(?:thi |van |deu )?(?:khoe|binh thuong|bt|on|(?:khong|ko|hong) (?:sao|bi))(?: ma| re| manh| gi)?"
    r"|van (?:di|hoc|di hoc)"
    rf"|(?:dang |di )?(?:ban|di (?:bien|xa|vang|tau)|di lam|lam|vang|vang nha|cong tac|tang ca)(?: viec)?){_POLITE}"
)
""" "Mẹ khỏe": said of people alone, for what else goes well may be what is chosen."""
_IN_TWO_HALVES = re.compile(r"\b(?:sang|chieu)\b.*\b(?:nghi|hoc|di)\b.*\b(?:sang|chieu)\b.*\b(?:nghi|hoc|di)\b")
_THE_REST = Screened(
    r"(?:con lai|(?:may|nhung|cac) (?:cai|thu|muc|y|mon) (?:kia|khac|con lai)).*\b(?:khong|ko|thoi|bo|chua)\b"
)
_NO_NEED = Screened(r"\bkhỏi (?=(?:khám|đi|gửi|gọi|đón|nhắc)\b)")
_HALVES = words_of("sang chieu")
_DENIALS = words_of("thi la khong ko k hong chua thoi van deu a co nhe nha roi sao bi can gi")


_ANY_NOT_SO = any_of(_NOT_SO, _WELL, _THE_REST)


def by_whom(typed: str, words: frozenset[str]) -> str | None:
    """The text without a parent who only speaks, and kin by what they are to a child; None where that is not said.

    `words`: those of the labels, which name people.
    """
    if not seen_in(typed) & _EACH.bit or not words & _FAMILY:
        return typed
    typed = _SPEAKS.sub("", typed)
    match = _OF_A_PARENT.search(typed)
    if match is None:
        return typed
    if match["who"] in _GRAND:
        return None
    kin = "cậu" if match["who"] in _SIBLINGS else "người khác" if match["who"] == "bạn" else match["who"]
    return typed[: match.start()] + kin + typed[match.end() :]


def set_apart(typed: str, wording: Wording, *, many: bool, of_people: bool) -> str | None:
    """The text as it speaks for labels; None where it leaves open for which."""
    if not wording.words & _FAMILY and _speak_differently(typed):
        return None
    needed = _NO_NEED.sub("không cần ", typed) if seen_in(typed) & _NO_NEED.bit else typed
    told = by_whom(needed, wording.words)
    of_people = of_people or bool(wording.words & (_FAMILY | _HALVES)) or wording.names_signs
    told = without_what_is_not(told, wording, of_people=of_people) if told is not None else None
    return as_several(told) if told is not None and many else told


def _speak_differently(typed: str) -> bool:
    """ "Bố đồng ý, mẹ thì không": two of whom one denies."""
    if not seen_in(typed) & _EACH.bit:
        return False
    said = [part for part in _EACH.split(typed)[1:] if fold(part)]
    denies = {bool(DENYING & set(part.replace(",", " ").split())) for part in said}
    return len(said) == 2 and len(denies) == 2


def as_several(typed: str) -> str:
    """ "Cả ho cả sổ mũi", "1 với cả 4", as two that are set side by side."""
    if "c" not in typed and "v" not in typed:
        return typed
    return _OR_ELSE.sub(" và ", _AND_ALSO.sub(", ", _BOTH.sub(r"\1\2 và ", typed)))


def explicitly(typed: str) -> str:
    """What is said to be chosen behind a story: "mũi chảy tùm lum, chọn sổ mũi giúp em"; empty where nothing is."""
    match = _CHOSEN.match(typed) if seen_in(typed) & _CHOSEN.bit else None
    return match[1] if match else ""


def without_what_is_not(typed: str, wording: Wording, *, of_people: bool) -> str | None:
    """The text without the clauses that say of a label that it is not so: "bố, mẹ thì không"; None where what is
    left says nothing, or says the same again."""
    if wording.words >= _HALVES and _IN_TWO_HALVES.search(fold(typed)):
        return None
    if not seen_in(typed) & _ANY_NOT_SO:
        return typed
    parts = [part for part in _CLAUSES.split(typed) if fold(part)]
    apart = [part for part in parts if _is_not_so(part, wording, of_people=of_people)]
    if not apart:
        return typed
    left = [part for part in parts if part not in apart]
    denied, told = ({i for part in each for i in _heard_alone(part, wording)} for each in (apart, left))
    is_told = told or any(c.isdigit() for part in left for c in part)
    return ", ".join(left) if is_told and not denied & told else None


def _is_not_so(part: str, wording: Wording, *, of_people: bool) -> bool:
    if not seen_in(part) & _ANY_NOT_SO:
        return False
    if _THE_REST.match(fold(part)):
        return True
    match = _NOT_SO.search(fold(part)) or (_WELL.search(fold(part)) if of_people else None)
    if match is None or set(match[0].split()) - _DENIALS & wording.words:
        return False
    return bool(_heard(part, wording))


def _heard_alone(part: str, wording: Wording) -> set[int]:
    heard = [h for h in wording.listen(part).heard if not h.is_weak]
    if not wording.words & _FAMILY:
        return _heard(part, wording)
    alone = {i for h in heard for i in h.speaks_for | h.speaks_against if len(h.speaks_for | h.speaks_against) == 1}
    return alone or _heard(part, wording)


def _heard(part: str, wording: Wording) -> set[int]:
    heard = [h for h in wording.listen(part).heard if not h.is_weak]
    return {i for h in heard for i in h.speaks_for | h.speaks_against}


@lru_cache(maxsize=512)
def are_names(labels: tuple[str, ...]) -> bool:
    """Whether the labels are names of people."""
    words = [label.split() for label in labels]
    are_written_so = all(len(each) > 1 and all(w[:1].isupper() for w in each) for each in words)
    of_family = sum(clean(each[0]) in FAMILY_NAMES and len(each) > 2 for each in words) if are_written_so else 0
    return 2 * of_family > len(words)
