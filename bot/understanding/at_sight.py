"""What staff tell of a pupil in danger: whether a sign of an emergency is told of as it is now, and of which pupil."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.understanding.danger import names_danger
from bot.understanding.folding import MOST, clean, fold, words_of
from bot.understanding.injured import tells_of_injury
from bot.understanding.name_words import COMMON
from bot.understanding.names import class_key, classes_in
from bot.understanding.symptoms import read_symptoms
from bot.understanding.values import Named, Understood

SIGNS = ("breathless", "lethargic", "convulsion")
"""The signs for which nobody's consent is waited for, as questionnaires call them."""
HURT, DANGER = "hurt", "danger"
"""What no questionnaire has a sign for: an accident, and danger of life (bot/understanding/danger.py)."""
_SIGN = re.compile(
    r"\bco giat\b|\b(?:len|con) dong kinh\b|\bkho tho\b|\b(?:ngung|ngat|nghet|tat) tho\b"
    r"|\btho (?:khong|ko|k) (?:duoc|noi|ra)\b|\b(?:khong|ko) tinh(?: lai| day)?\b"
    r"|\bngat(?: xiu| lim| di)?\b(?! mui| nga| ngay)|\b(?:bat tinh|hon me|li bi|lo mo|tim tai|tim ngat|kho danh thuc)\b"
    r"|\b(?:goi|danh thuc|lay) (?:mai )?(?:khong|ko|k|chang) (?:day|tinh|dap|thua)\b"
    r"|\b(?:seizure|convuls\w*|unconscious|faint(?:ed|ing)?|cannot breathe|can t breathe|not breathing)\b"
)
_DENIED = re.compile(
    r"\b(?:khong|ko|k|kh|hong|hok|chua|het|dut|do|khoi|chang|khong con|ngung|no|not)"
    r"(?: (?:he|co|bi|con|thay|bieu hien|trieu chung|dau hieu|han|duoc|an|tinh trang)){0,3} $"
)
_OVER = re.compile(
    r"\b(?:tien su|tung|phong chong|phong ngua|tap huan|dien tap|huong dan|xu tri|xu ly khi|so cuu|bai hoc|tuyen truyen"
    r"|hom qua|hom kia|hom truoc|tuan truoc|thang truoc|nam ngoai|nam truoc|truoc day|hoi nho|hay bi|neu|lo rang"
    r"|(?:da|gio) (?:on|khoe|tinh)|tinh (?:lai )?roi|on roi|xem phim)\b"
)
""" "Tập huấn xử trí khi ngất", "hôm qua co giật", "ngất, giờ tỉnh rồi": nobody is in danger as it stands."""
_CLAUSES = re.compile(r"[;.!\n]|,(?!\d)")
_WORD = re.compile(r"[^\W_]+")
_SOMEBODY = re.compile(
    r"\b(?:co|mot|1|hai|2|ba|3|may) (?:em|ban|be|chau|hs|hoc sinh|hoc tro|tro|tre|dua)\b|\b(?:hoc sinh|hoc tro|hs)\b"
    r"|\b(?:be|tre|chau) (?:nao|do|nay|ay)\b|\b(?:a|one) (?:pupil|child|kid|student)\b"
)
""" "Có em ngất xỉu", "học sinh co giật": a pupil without a name."""
_CHILD = re.compile(
    r"^(?:\w+ ){0,2}(?:be|tre|chau)\b"
    r"|\b(?:em|ban|hs) (?!(?:dang|bi|co|thay|cam|hay|rat|khong|ko|da|vua|moi|lai|nay|ay|o"
    r"|kho|ngat|li|lo|tim|met|sot|om|ho|cung|van|con|day|xin|muon|bao|nghi|hoi|hom|sang|chieu|tho|len|toi|thi|se"
    r"|qua|a)\b)\w+"
)
""" "Cháu khó thở", "em Tâm co giật": a pupil as well, whoever that is."""
_KIN = words_of("em be chau ban hs sinh con tre tro ten")
_STRANGERS = words_of("co thay chi anh chu bac di me bo ba ma ong giao vien phu huynh truong pho")
""" "Cô An ngất", "mẹ An khó thở": no pupil."""
_TELLING = words_of("co dang tho len bi dau giat ngat tim tinh mo li kho con lai roi o tai san lop")
"""Words of such a sentence that are names without their marks."""
_BEHIND = words_of("bi dang len kho ngat li lo tim bat khong ko ngung co tho lai vua moi lop hon is has")


@dataclass(frozen=True, slots=True)
class Seen:
    """Of whom a sentence tells: surely, and those who may be meant; by key."""

    sure: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()


def signs_told(text: str, today: date) -> tuple[str, ...]:
    """The signs of an emergency that somebody surely has now; none in a question or of another day."""
    if len(text) > MOST or "?" in text or _OVER.search(fold(text)):
        return ()
    found: list[str] = []
    denied: set[str] = set()
    for part in dict.fromkeys((text, *_CLAUSES.split(text))):
        read = read_symptoms(part, today)
        if isinstance(read, Understood) and read.value.onset in (None, today):
            found += [sign for sign in SIGNS if sign in read.value.has]
            denied |= {*read.value.hasnt}
    beside = [HURT] if tells_of_injury(text) else [DANGER] if names_danger(text) else []
    return (*(sign for sign in SIGNS if sign in found and sign not in denied), *beside)


def tells_of_signs(text: str, today: date) -> bool:
    """Whether a sign of an emergency may be told of as of now; a question too much is no harm."""
    if len(text) > MOST:
        return False
    said = " ".join(_WORD.findall(fold(text)))
    if _OVER.search(said):
        return False
    if tells_of_injury(text) or names_danger(text):
        return True
    if any(_DENIED.search(said[: found.start()]) is None for found in _SIGN.finditer(said)):
        return True
    return bool(signs_told(text, today))


def tells_of_somebody(text: str, *, is_parent: bool = False) -> bool:
    """Whether a pupil is spoken of without a name; of a parent's own child "bé khó thở" may tell as well."""
    return (_SOMEBODY.search(fold(text)) or (None if is_parent else _CHILD.search(fold(text)))) is not None


def seen_in(text: str, pupils: Sequence[Named], today: date, *, is_wide: bool) -> Seen:
    """Whom a sentence tells of; of several only those with a sign. `is_wide`: of a school, not of a class."""
    named = _named(text, pupils, is_wide=is_wide)
    if len(named.sure) < 2:
        return named
    own = [_named(part, pupils, is_wide=is_wide) for part in _CLAUSES.split(text) if signs_told(part, today)]
    sure = tuple(dict.fromkeys(key for each in own for key in each.sure))
    return Seen(sure, named.maybe) if sure else Seen((), named.sure)


def named_next(text: str, pupils: Sequence[Named]) -> tuple[str, ...]:
    """Whom an answer may name to the question which pupil it is: by as much of the name as was typed, by class."""
    words, known = [clean(word) for word in _WORD.findall(text)], of_class_said(text, pupils)
    lengths = {
        each.key: max((_end(words, at, clean(each.label).split()) - at for at in range(len(words))), default=0)
        for each in known
    }
    most = max(lengths.values(), default=0)
    return tuple(key for key, length in lengths.items() if length == most > 0)


def of_class_said(text: str, pupils: Sequence[Named]) -> Sequence[Named]:
    """Those of the class that a text names; all of them where it names none of theirs."""
    known = {class_key(each.school_class) for each in pupils if each.school_class}
    said = classes_in(fold(text), known) & known
    return [each for each in pupils if class_key(each.school_class or "") in said] if said else pupils


def _named(text: str, pupils: Sequence[Named], *, is_wide: bool) -> Seen:
    words, of_class = {*fold(text).split()}, of_class_said(text, pupils)
    known = [each for each in of_class if fold(each.label.split()[-1]) in words]
    is_said = len(of_class) < len(pupils)
    sure: list[str] = []
    maybe: list[str] = []
    for keys, is_sure in _mentions(text, known, is_sure=is_said or not is_wide):
        (sure if is_sure and len(keys) == 1 else maybe).extend(keys)
    return Seen(tuple(dict.fromkeys(sure)), tuple(key for key in dict.fromkeys(maybe) if key not in sure))


def _mentions(text: str, pupils: Sequence[Named], *, is_sure: bool) -> Iterator[tuple[list[str], bool]]:
    """Names in a text, longest first: whose they may be, and whether that surely is a pupil."""
    typed = _WORD.findall(text)
    words = [clean(word) for word in typed]
    bare = [fold(word) for word in words]
    at = 0
    while at < len(words):
        ends = {each.key: _end(words, at, clean(each.label).split()) for each in pupils}
        end = max(ends.values(), default=0)
        if not end:
            at += 1
            continue
        before, after = bare[at - 1] if at else "", bare[end] if end < len(bare) else ""
        is_full, is_capital = end - at > 1, typed[at][0].isupper() and not text.isupper()
        is_kin = before in _KIN
        is_word = bare[at] in _KIN or (words[at].isascii() and bare[at] in _TELLING)
        is_telling = is_word and not is_full and not (at and is_capital)
        is_stranger = before in _STRANGERS and (before != "co" or words[at - 1] == "cô")
        if not (is_stranger or is_telling):
            is_name = is_capital or bare[at] not in COMMON or not words[at].isascii() or after in _BEHIND
            if is_full or is_kin or is_name:
                yield [key for key, last in ends.items() if last == end], is_full or is_kin or is_sure
        at = end


def _end(words: Sequence[str], at: int, parts: Sequence[str]) -> int:
    """Where a name ends that begins here: the given name with as much before it as was typed; 0 for none."""
    for length in range(min(len(parts), len(words) - at), 0, -1):
        if all(_is(word, own) for word, own in zip(words[at : at + length], parts[-length:], strict=True)):
            return at + length
    return 0


def _is(word: str, own: str) -> bool:
    """Whether a word is this part of a name: without marks any, with marks its own ("đang" is no Đăng)."""
    if fold(word) != fold(own):
        return False
    return word.isascii() or sorted(unicodedata.normalize("NFD", word)) == sorted(unicodedata.normalize("NFD", own))
