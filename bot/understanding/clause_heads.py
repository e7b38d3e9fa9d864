"""The clauses of a sentence by whom each is about: "ngan bi ho", "con Tuệ khỏe", "bé út thì bình thường"."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.understanding.children import read_child
from bot.understanding.folding import clean, fold, words_of
from bot.understanding.lexicon import items_of
from bot.understanding.mentions import same
from bot.understanding.name_places import PHRASES, is_of_a_grown_up
from bot.understanding.values import Named, Understood
from bot.understanding.ways import CORRECTED

_CLAUSES = re.compile(
    r"[;.!\n]|,(?!\d)|(?<!\w)(?:còn|nhưng|nhung|ngoại trừ|trừ|trừ mỗi|tru|chỉ có)(?= (?!lại\b))", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_]+")
_TIMES = words_of("hom nay sang chieu toi trua gio bay dem khuya qua kia tu luc hoi moi suot")
_BEFORE = _TIMES | words_of(
    "da vang a u o co thay oi thua chao nha con chau be em thang cu cai nho dua ut anh chi ca rieng thoi la ma thi "
    "nhung cho bao xin chac hinh nhu thay hinh nua co moi tru"
)
"""What may stand before the name that a clause is about."""
KIN = words_of("con chau be em thang cu cai nho dua nha")
_CALLED = words_of("thang cu dua be con chau em anh chi nhoc nho ban")
_SURELY_KIN = words_of("thang cu")
""" "Thằng minh" is nobody's "mình"; "con minh" may be."""
_AND = words_of("va voi vs lan")
_THEIR = re.compile(r"^(?:nó|no|hắn|(?:ở )?(?:nhà|nha) (?:em|tôi|toi|tui|mình|minh|chị|chi)|nha)(?: |$)", re.IGNORECASE)
""" "Ngân nó ho", "minh nhà em sốt"."""
BEGINS = words_of(
    "dang bi hoi lai van cung rat het con moi vua thi hay deu qua keu than noi ke ren khoc cu chi bong tu dot uong "
    "nuot hoc nghen nga te sap nong run ngat hinh chac xiu tim la"
)
"""What begins to tell of whoever stands before it."""
_GOES_ON = BEGINS | words_of(
    "khong ko k hong hok chua o di sang hom cho nghi binh on bao toi dem trua chieu bth bt nua do nang nhu kha"
)
_DEGREES = re.compile(r"^(?:3[4-9]|4[0-3])(?:[.,]\d| ?do| ?độ|\b)")
_IN_DANGER = re.compile(
    r"^(?:(?:lo|bi|vua|moi|da|dang|tu nhien) )*"
    r"(?:(?:uong|an) nham|nuot|hoc|sac|nghen|ngat|bat tinh|co quap|dien giat|sap|tim tai)\b"
)
STATES = {"sign", "unwell", "well", "fine", "stay", "stays", "go", "done"}
AILS = {"sign", "unwell"}
_NOT_INNER = _AND | words_of("cho sang cua me bo ba ma co thay anh chi giong nhu voi ban nha lay la")
"""Behind these a name begins no clause of its own: "lây cho Minh", "mẹ Minh"."""
_APART = words_of("chỉ riêng mỗi mà nhưng trừ")
"""Behind these it does: "cả ba khỏe chỉ Tuệ ho"; without marks "chi" is "chị" as well."""
MYSELF = "minh"
""" "minh" typed without marks is a name or "mình": I, we, our ("con mình")."""
_MINE = re.compile(
    r"\b(?:[Cc]on|[Cc]h[aá]u|[Ee]m|[Nn]h[aà]) minh\b|\bminh (?:thay|thấy|do|đo|dua|đưa|xin|bao|báo|cho)\b"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """Who stands at its head, whether behind a word of kin that may be said of one's own, and what is told of them."""

    keys: tuple[str, ...]
    is_kin: bool
    name: str
    rest: str
    is_taken_back: bool = False
    """It was put right at once: "Minh ho, à không, Ngân ho"."""
    when: str = ""
    """The time that stands before the name: "tối qua ngân sốt"."""

    @property
    def told(self) -> str:
        return f"{self.when} {self.rest}".strip()


def says_minh(text: str) -> bool:
    """Whether "minh" stands there in small letters, which many type for "mình"."""
    return re.search(r"\bminh\b", text) is not None


def may_be_mine(text: str) -> bool:
    """Whether "minh" in small letters may say whose child it is, or who tells of one: "con minh", "minh thay chau"."""
    return _MINE.search(text) is not None


def clauses_of(text: str, options: Sequence[Named]) -> list[Clause]:
    """The clauses in their order."""
    found: list[Clause] = []
    start = 0
    for corrected in (*CORRECTED.finditer(text), None):
        behind = _parts(text[corrected.end() :], options) if corrected else []
        if corrected and not (behind and _clause(behind[0], options).keys):
            continue  # it is no child that is put right
        found += [
            _clause(part, options) for part in _parts(text[start : corrected.start() if corrected else None], options)
        ]
        if corrected and found and found[-1].keys:
            found[-1] = Clause((), False, "", "", is_taken_back=True)
        start = corrected.end() if corrected else start
    return found


def _parts(text: str, options: Sequence[Named]) -> list[str]:
    """The clauses, also where the next child is named without a comma: "ngân ho minh sốt"."""
    found = []
    for part in _CLAUSES.split(text):
        cuts = [0, *_inner_heads(part, options), len(part)]
        found += [part[start:end] for start, end in itertools.pairwise(cuts)]
    return [part for part in found if fold(part)]


def _inner_heads(part: str, options: Sequence[Named]) -> list[int]:
    """Where inside a clause another begins with its child."""
    words = list(_WORD.finditer(part))
    said = [clean(w[0]) for w in words]
    cuts = []
    for at in range(1, len(words)):
        start = at
        while start > 1 and fold(said[start - 1]) in KIN:
            start -= 1
        names, end = name_at(said, at, options)
        while names and end + 1 < len(said) and fold(said[end]) in _AND and name_at(said, end + 1, options)[0]:
            end = name_at(said, end + 1, options)[1]
        rest = part[words[end].start() :] if names and end < len(words) else ""
        is_apart = said[start - 1] in _APART or (
            said[start - 1] == "chi" and _says_well(part[: words[start - 1].start()])
        )
        is_inner = is_apart or fold(said[start - 1]) not in _NOT_INNER
        if not names or _is_nobodys(said, at, end) or not is_inner or not _is_told(rest):
            continue
        start -= is_apart
        is_after_another = fold(said[0]) in KIN
        if said[at] == MYSELF and words[at][0].islower() and not is_after_another and (start < at or may_be_mine(part)):
            continue
        before = part[: words[start].start()]
        is_more = any(fold(said[n]) not in KIN | _BEFORE and not name_at(said, n, options)[0] for n in range(start))
        if is_more and (tells(before) or re.search(r"\b3[5-9]|\b4[0-2]", before)):
            cuts.append(words[start].start())
    return cuts


def _clause(part: str, options: Sequence[Named]) -> Clause:
    words = list(_WORD.finditer(part))
    said = [clean(w[0]) for w in words]
    at, start = 0, 0
    keys: list[str] = []
    names: list[str] = []
    while at < len(words):
        found, end = name_at(said, at, options)
        bare = fold(said[at])
        if found and not (not names and _is_nobodys(said, at, end)):
            keys += [key for key in found if key not in keys]
            start = start if names else at
            names.append(bare if end == at + 1 else fold(said[end - 1]))
            at = end
        elif (
            (names and bare in _AND and at + 1 < len(words) and _is_named_next(said, at + 1, options))
            or (not names and bare in _BEFORE)
            or (names and bare in KIN and name_at(said, at + 1, options)[0])
        ):
            at += 1
        else:
            break
    rest = part[words[at].start() :].strip() if at < len(words) else ""
    if not keys or not begins(rest):
        return _described(part, options) or Clause((), False, "", part.strip())
    before = [fold(word) for word in said[:start]]
    is_kin = bool(before) and before[-1] in KIN - _SURELY_KIN
    if names == [MYSELF] and words[start][0].islower() and not (before and before[-1] in _SURELY_KIN):
        is_kin = is_kin or may_be_mine(part)
    when = " ".join(word[0] for word in words[:start] if fold(word[0]) in _TIMES and clean(word[0]) != "mỗi")
    return Clause(tuple(keys), is_kin, " ".join(names), rest, when=when)


def _described(part: str, options: Sequence[Named]) -> Clause | None:
    """A clause about children who are described: "bé út thì bình thường", "hai đứa lớn khỏe"."""
    words = list(_WORD.finditer(part))
    said = [clean(word[0]) for word in words]
    for end in range(1, min(5, len(words))):
        if name_at(said, end - 1, options)[0]:
            return None
        rest = part[words[end].start() :].strip()
        head = part[: words[end].start()]
        if any(word.isdigit() and len(word) > 1 for word in said[:end]) or (
            said[0].isdigit() and fold(said[1]) in _TIMES
        ):
            return None  # "38,2 à nhầm 37,8": degrees; "2 hôm nay rồi": how long
        if not begins(rest) or (items_of(head) and any(item.tag in STATES for item in items_of(head))):
            continue
        read = read_child(head, options)
        if isinstance(read, Understood) and len(read.value) < len(options):
            return Clause(read.value, False, f"{fold(head)} ", rest)
    return None


def _is_nobodys(said: Sequence[str], at: int, end: int) -> bool:
    """Whether it is a grown-up's name, or a word of the language: "cô Ngân", "ngân hàng"."""
    pairs = {" ".join(said[n : n + 2]) for n in (at - 1, end - 1) if n >= 0}
    return bool(pairs & PHRASES) or is_of_a_grown_up(said, at, end - 1)


def _is_named_next(said: Sequence[str], at: int, options: Sequence[Named]) -> bool:
    if name_at(said, at, options)[0]:
        return True
    return fold(said[at]) in KIN and bool(name_at(said, at + 1, options)[0])


def name_at(said: Sequence[str], at: int, options: Sequence[Named]) -> tuple[list[str], int]:
    """Those whose given name, with as much before it as was typed, stands at a place; and where it ends."""
    best: tuple[list[str], int] = ([], at)
    for option in options:
        parts = clean(option.label).split()
        for length in range(min(len(parts), len(said) - at), 0, -1):
            if all(same(word, own) for word, own in zip(said[at : at + length], parts[-length:], strict=True)):
                end = at + length
                if end > best[1]:
                    best = ([option.key], end)
                elif end == best[1]:
                    best[0].append(option.key)
                break
    return best


def begins(rest: str) -> bool:
    """Whether behind a name it is told how somebody is, or nothing."""
    rest = _THEIR.sub("", rest)
    words = fold(rest).split()
    if not words:
        return True
    items = items_of(rest)
    return words[0] in _GOES_ON or _DEGREES.match(fold(rest)) is not None or (bool(items) and items[0].tag in STATES)


def ails(rest: str) -> bool:
    """Whether behind a name it is told how somebody ails."""
    rest = _THEIR.sub("", rest)
    words, items = fold(rest).split(), items_of(rest)
    is_begun = bool(items) and (items[0].tag in AILS or (bool(words) and words[0] in _GOES_ON))
    has_degrees = any(_DEGREES.match(rest[found.start() :]) for found in re.finditer(r"\b\d", rest))
    is_told = (is_begun and any(item.tag in AILS for item in items)) or (begins(rest) and has_degrees)
    return is_told or _IN_DANGER.match(" ".join(words)) is not None


def is_of_a_stranger(clause: Clause) -> bool:
    """Whether a clause begins with a child whom nobody knows here: "thằng hùng sốt", "thằng hai ho"."""
    words = fold(clause.rest).split()
    if clause.keys or len(words) < 3 or words[0] not in _CALLED or words[1] in KIN | _TIMES | {"no", "nay", "ay"}:
        return False
    return not begins(" ".join(words[1:])) and begins(" ".join(words[2:])) and tells(clause.rest)


def _is_told(rest: str) -> bool:
    """Whether it is surely told how somebody is: they ail, or are well."""
    items = items_of(rest)
    return ails(rest) or (begins(rest) and any(item.tag in ("well", "fine") for item in items[:2]))


def _says_well(rest: str) -> bool:
    items = items_of(rest)
    return bool(items) and items[-1].tag in ("well", "fine")


def tells(rest: str) -> bool:
    """Whether a clause says how anybody is."""
    return any(item.tag in STATES for item in items_of(rest))
