"""Which child is meant: by name, class, sex, "cả 2", "thằng lớn"; an unknown nickname is asked."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.calling import as_called, given_last
from bot.understanding.described import BOY, EVERYBODY, GIRL, described, strange_words, twins
from bot.understanding.folding import MOST, clean, fold, words_of
from bot.understanding.lexicon import items_of
from bot.understanding.name_words import COMMON, HEADS
from bot.understanding.names import class_key
from bot.understanding.naming import Naming
from bot.understanding.related import all_but, as_meant, by_relation, led_by
from bot.understanding.told_apart import told_apart
from bot.understanding.values import NOT_UNDERSTOOD, Named, NotUnderstood, Understood, Unsure
from bot.understanding.ways import CORRECTED

Read = Understood[tuple[str, ...]] | Unsure[str] | NotUnderstood

_NOT = r"(?:khô+ng|khong|ko|k|hông|hong|hổng|hok|đâu|dau|chẳng|chả)"
_NOT_BUT = re.compile(rf"\b{_NOT} (?:phải|phai)\b.*?\b(?:mà là|ma la|mà|ma|là|la)\b(.+)$")
_NOT_THIS = re.compile(rf"^(.*?\w)[,.;]? *(?:chứ |chu )?\b{_NOT} (?:phải|phai)(?: là)?\b(.*)$")
_INSTEAD = re.compile(rf".*\b{_NOT} (?:phải|phai) [^,.;]*[,.;] *(.+)")
_EXCEPT = re.compile(rf"\b(?:{_NOT} (?:phải|phai)|trừ|tru|chứ không|chu khong|ngoài|ngoai)\b")
_BOTH_WAYS = re.compile(
    r"\bca (?:con |dua |thang )?(?:chi|anh|lon|trai)\b.*\b(?:ca|lan|va|voi) (?:con |dua |thang )?(?:em|nho|be|gai)\b"
    r"|\b(?:con |dua |thang )(?:chi|anh) (?:lan|va|voi) (?:con |dua |thang )em\b"
)
_JOINED = re.compile(r"\s(?:với|voi|vs|và|va|cùng|rồi tới)\s|[,;+&]| - ", re.IGNORECASE)
_ASKED = re.compile(r"\?|\bhả\b|\bha co\b")
_QUESTION = re.compile(
    r"\b(?:nào|gì|sao|mấy|bao nhiêu|bao giờ)\b.*\?|\bcho (?:em|tôi|mình|chị|anh|hỏi)\b.* hỏi\b|\bcho hỏi\b"
    r"|\b(?:mấy giờ|bao nhiêu|bao giờ|khi nào|tới đâu|ở đâu|thế nào)\b|\b(?:à|hả) (?:cô|thầy)$"
    r"|\bcó\b.{4,}\bkhông(?: vậy| thế)?(?: cô| thầy| ạ)*$|\bchưa(?: vậy| thế)? (?:cô|thầy)$"
)
_EITHER = re.compile(r"\b(?:hay|hoặc|hoac)\b")
_SOME = re.compile(r"^(?:da )?(?:may dua|(?:tui|bon|lu|dam) (?:nho|tre|no|nhoc))(?: a| co| no)*$")
_ONE_PLACE = re.compile(r"(?:da )?(?:so |be so |cau |bam |chon )?(\d{1,2})(?: a| nhe)?")
_PLACES = re.compile(r"(\d)(?:[ ,]+(?:va )?(\d))+")
_CLAUSES = re.compile(r"[,;.!\n]")
_FAVOUR = re.compile(r"(?<!\w)nhờ (?=cháu|con|em|cô|thầy|bác|chị|anh)", re.IGNORECASE)
""" "Nhờ cháu báo giúp" asks for something; it is not "nhỏ", the little one."""
_SEX_OR_NAME = re.compile(r"\b(?:Nam|Nữ)\b")


def read_child(text: str, options: Sequence[Named], question: str = "") -> Read:
    """The children that are surely meant; Unsure with those who may be. `question`: who is asked for, where it says."""
    if len(text) > MOST or not options:
        return NOT_UNDERSTOOD
    options = [o if (name := given_last(o.label)) == o.label else replace(o, label=name) for o in options]
    text = led_by(as_called(as_meant(_FAVOUR.sub("", text))))
    if not fold(text):
        return NOT_UNDERSTOOD
    if _PRESSED.match(clean(text)):
        return Unsure(tuple(o.key for o in options))
    corrected = CORRECTED.split(text)
    if len(corrected) > 1 and fold(corrected[-1]):
        return read_child(corrected[-1], options)
    neighbour = _ANOTHERS.search(text)
    if neighbour and fold(neighbour[1]) not in {fold(o.label).split()[-1] for o in options if fold(o.label)}:
        return Unsure(tuple(o.key for o in options))
    if _BUT_ONE.search(clean(text)) or _REPORTED.match(clean(text)) or _HALF_MEANT.search(fold(text)):
        return Unsure(tuple(o.key for o in options))
    if _QUESTION.search(clean(text)):
        return Unsure(tuple(o.key for o in options)) if len(options) > 1 else NOT_UNDERSTOOD
    read = by_relation(text, options, read_child) or all_but(text, options, read_child)
    read = read or _in_a_row(text, options) or _denied(text, options) or _by_number(text, options)
    read = read or told_apart(text, options, _whole, are_well=_ASKS_WHO_GOES.search(fold(question)) is not None)
    if read is None:
        read = _joined(text, options) or _whole(text, options)
    read = _of_one_clause(text, options) if read == NOT_UNDERSTOOD else read
    if isinstance(read, Understood) and len(read.value) > 1:
        return Understood(tuple(o.key for o in options if o.key in read.value))
    return read


def _denied(text: str, options: Sequence[Named]) -> Read | None:
    """Children that are spoken of as the others: "không phải An mà Bình", "Bình chứ không phải An"."""
    cleaned = clean(text)
    if not _EXCEPT.search(cleaned):
        return None
    everyone = tuple(o.key for o in options)
    corrected = _NOT_BUT.search(cleaned) or _INSTEAD.fullmatch(cleaned)
    if corrected and not _EXCEPT.search(corrected[1]):
        read = read_child(corrected[1], options)
        left = _other_of_two(cleaned, options) if not isinstance(read, Understood) else None
        return left or (read if read != NOT_UNDERSTOOD else Unsure(everyone))
    this = _NOT_THIS.match(cleaned)
    if this:
        # as it was typed, for a capital tells a name
        as_typed = text if len(text) == len(cleaned) else cleaned
        meant, others = (read_child(as_typed[this.start(n) : this.end(n)], options) for n in (1, 2))
        if isinstance(meant, Understood) and not (
            isinstance(others, Understood) and set(meant.value) & set(others.value)
        ):
            return meant
    return Unsure(everyone)


def _other_of_two(cleaned: str, options: Sequence[Named]) -> Read | None:
    """ "Không phải Bảo, là em nó": of two children the other."""
    denied = re.search(rf"\b{_NOT} (?:phải|phai)(?: là)? ([^,.;]+)[,.;]", cleaned)
    named = _whole(denied[1], options) if denied and len(options) == 2 else NOT_UNDERSTOOD
    if not isinstance(named, Understood) or len(named.value) != 1:
        return None
    return Understood(tuple(o.key for o in options if o.key not in named.value))


def _by_number(text: str, options: Sequence[Named]) -> Read | None:
    """Places in the list, and a class alone."""
    folded = fold(text)
    number = _ONE_PLACE.fullmatch(folded)
    if number:
        n = int(number[1])
        return Understood((options[n - 1].key,)) if 1 <= n <= len(options) else NOT_UNDERSTOOD
    by_class = [o.key for o in options if o.school_class and class_key(o.school_class) == class_key(text)]
    if by_class:
        return Understood((by_class[0],)) if len(by_class) == 1 else Unsure(tuple(by_class))
    if not _PLACES.fullmatch(folded):
        return None
    found = list(dict.fromkeys(int(n) for n in re.findall(r"\d", folded)))
    fits = all(1 <= n <= len(options) for n in found)
    return Understood(tuple(options[n - 1].key for n in found)) if fits else NOT_UNDERSTOOD


def _in_a_row(text: str, options: Sequence[Named]) -> Read | None:
    """ "Tiên Tú Út": nothing but given names, and together no name of one child."""
    typed = [w for w in _WORD.findall(text) if fold(w) not in _PARTICLES]
    if not all(w.istitle() or fold(w) not in COMMON for w in typed):
        return None
    words = [fold(w) for w in typed]
    names = [fold(o.label).split() for o in options]
    if len(words) < 2 or words[0] in HEADS or any(name[-len(words) :] == words for name in names):
        return None
    who = [[o.key for o, name in zip(options, names, strict=True) if name[-1:] == [w]] for w in words]
    heads = [[o.key for o, name in zip(options, names, strict=True) if name[-2:-1] == [w]] for w in words]
    found = [(own or head) for own, head in zip(who, heads, strict=True)]
    keys = [one[0] for one in found if len(one) == 1]
    return Understood(tuple(keys)) if len(set(keys)) == len(words) and all(who[:1]) else None


_PARTICLES = words_of("a da nha nhe co")
_WORD = re.compile(r"\w+")


def _joined(text: str, options: Sequence[Named]) -> Read | None:
    """ "Mai với thằng út": each part for itself, where every part means somebody."""
    parts = [part for part in _JOINED.split(text) if fold(part)]
    if len(parts) < 2 or _ASKED.search(clean(text)) or EVERYBODY.search(fold(text)):
        return None
    parts = [part for part in parts if not _BUT_WELL.search(fold(part))] or parts
    read = [_whole(part, options) for part in parts]
    if not all(isinstance(one, Understood) for one in read):
        return None
    keys = tuple(dict.fromkeys(key for one in read if isinstance(one, Understood) for key in one.value))
    return Understood(keys)


def _of_one_clause(text: str, options: Sequence[Named]) -> Read:
    """Of several clauses the one that means somebody, where the others mean nobody."""
    parts = [part for part in _CLAUSES.split(text) if fold(part)]
    if len(parts) < 2 or "?" in text:
        return NOT_UNDERSTOOD
    if any(_WELL.search(fold(part)) for part in parts) and any(_AILS.search(fold(part)) for part in parts):
        return NOT_UNDERSTOOD
    read = [one for one in (_whole(part, options) for part in parts) if one != NOT_UNDERSTOOD]
    return read[0] if len(read) == 1 and isinstance(_whole(parts[0], options), Understood) else NOT_UNDERSTOOD


def _whole(text: str, options: Sequence[Named]) -> Read:
    """By names and classes, else by what describes a child."""
    cleaned = clean(text)
    folded = fold(cleaned)
    everyone = tuple(o.key for o in options)
    named = Naming(text, cleaned, options).read()
    if named is not None:
        asked = _ASKED.search(cleaned) or (_EITHER.search(cleaned) and len(everyone) > 1)
        several = isinstance(named, Understood) and len(named.value) > 1
        return Unsure(everyone) if asked and several else named
    if "?" in cleaned and len(folded.split()) > 2:
        return NOT_UNDERSTOOD
    if _BOTH_WAYS.search(folded):
        return Understood(everyone) if len(options) == 2 else Unsure(everyone)
    if _SOME.search(folded):
        return Unsure(everyone)
    given = {fold(o.label.split()[-1]) for o in options if o.label.split()}
    is_of_some = BOY.search(folded) or GIRL.search(folded) or set(folded.split()) & given
    if len(options) > 2 and (pair := _PAIR.search(folded)):
        return twins(options) if pair["twins"] else Unsure(everyone)
    if EVERYBODY.search(folded) and not strange_words(folded, options):
        return described(folded, options) if is_of_some else Understood(everyone)
    if _SEX_OR_NAME.search(text) and len(folded.split()) < 3:
        # somebody's name, and no sex
        return Unsure(everyone)
    return described(_without_signs(text, folded, options), options)


def _without_signs(text: str, folded: str, options: Sequence[Named]) -> str:
    """What is said of being ill tells no child from another."""
    names = {w for o in options for w in fold(f"{o.label} {o.school_class}").split()}
    said = {w for i in items_of(text) if i.tag in ("sign", "degree", "heavy", "little") for w in fold(i.typed).split()}
    return " ".join(w for w in folded.split() if w not in said - names - _TELLING) or folded


_ASKS_WHO_GOES = re.compile(
    r"\b(?:nao|ai)\b(?!.*\b(?:khong|chua|nghi|vang)\b).*\b(?:di hoc|(?:den|toi|vao|vo) (?:lop|truong)|khoe)\b"
)
_BUT_WELL = re.compile(
    r"^ ?con (?:(?:dua|thang|con) )?(?:em|anh|chi)(?: gai| trai| no)?(?: thi| van)?"
    r" (?:khoe|binh thuong|on|khong sao|bt)\b"
)
""" "Tuấn Anh nhé, còn em thì khỏe": of the other it is only said that nothing is wrong."""
_PAIR = re.compile(
    r"\bcap (?:nay|kia|do)\b"
    r"|(?<!trong )\b(?P<twins>(?:cap|tui|may|cac|hai be|2 be)(?: dua| be)? (?:sinh doi|song sinh))\b"
)
_TELLING = words_of("con be chau thang dua lon nho ut trai gai em anh chi to may tui bon")


_ANOTHERS = re.compile(
    r"\b[Cc]on (?:của )?(?:chị|anh|cô|chú|bác|dì|ông|bà) ([A-ZĐ]\w+|ba|tư|năm|sáu|bảy|tám|chín|mười)\b"
)
""" "Con chị Ba": a neighbour's."""
_PRESSED = re.compile(r"(?:\w+ ){0,2}(?:bấm|chọn|khai|ấn|nhấn) (?:nhầm|lộn) [^,.;]+$")
""" "Em bấm nhầm bé An": who is meant is not said."""
_AILS = re.compile(r"\b(?:sot|om|ho|met|benh|binh|non|dau|oi|nghi)\b")
_HALF_MEANT = re.compile(
    r"\b(?:neu|gia ma|hinh nhu|co le|khong chung|khong chac|chua chac)\b|^(?:da |a |em |co oi )*chac (?!chan|la )\w"
)
_REPORTED = re.compile(
    r"(?:dạ )?(?:bé |cháu |con )?(?!(?:cô|thầy|bố|mẹ|ba|má|ông|bà|bác|anh|chị|nó)\b)\w+ (?:bảo|nói|kể|mách|méc)"
    r" (?:là |rằng )?(?:em|anh|chị) \w+ "
)
""" "Bảo nói em My khỏe": one child of another."""
_BUT_ONE = re.compile(r"\b(?:mỗi|chỉ có|chỉ) [^,.;]+ (?:là|thì) (?:không|chưa|khỏe|ko)\b")
_WELL = re.compile(
    r"\b(?:(?:khoe|on|binh thuong|bt|khong sao|ko sao)\b(?! khong)|khong (?:bi|sot|ho|sao|nghi|om)"
    r"|(?:ko|k|hong) (?:bi|sot|ho|nghi|om)"
    r"|van di|di hoc|di$|(?:het|khoi|do) (?:roi|han|sot|ho)|khong$|ko$|thi khong|thi ko)"
)
