"""Which child is meant: by name, class, sex, "cả 2", "thằng lớn"; an unknown nickname is asked."""

import re
from collections.abc import Sequence

from bot.understanding.calling import as_called
from bot.understanding.described import BOY, EVERYBODY, GIRL, described, of_family, strange_words, twins
from bot.understanding.folding import MOST, clean, fold, words_of
from bot.understanding.lexicon import items_of
from bot.understanding.name_words import COMMON, HEADS
from bot.understanding.names import class_key
from bot.understanding.naming import Naming
from bot.understanding.of_children import Children, as_children
from bot.understanding.related import all_but, as_meant, by_relation, led_by
from bot.understanding.screening import Screened, any_of, seen_in
from bot.understanding.told_apart import CLAUSES, told_apart
from bot.understanding.values import NOT_UNDERSTOOD, Named, NotUnderstood, Understood, Unsure
from bot.understanding.ways import CORRECTED

Read = Understood[tuple[str, ...]] | Unsure[str] | NotUnderstood

_NOT = r"(?:khô+ng|khong|ko|k|hông|hong|hổng|hok|đâu|dau|chẳng|chả)"
_NOT_BUT = Screened(rf"\b{_NOT} (?:phải|phai)\b.*?\b(?:mà là|ma la|mà|ma|là|la)\b(.+)$")
_NOT_THIS = Screened(rf"^(.*?\w)[,.;]? *(?:chứ |chu )?\b{_NOT} (?:phải|phai)(?: là)?\b(.*)$")
_INSTEAD = Screened(rf".*\b{_NOT} (?:phải|phai) [^,.;]*[,.;] *(.+)")
_EXCEPT = Screened(rf"\b(?:{_NOT} (?:phải|phai)|trừ|tru|chứ không|chu khong|ngoài|ngoai)\b")
_BOTH_WAYS = Screened(
    r"\bca (?:con |dua |thang )?(?:chi|anh|lon|trai)\b.*\b(?:ca|lan|va|voi) (?:con |dua |thang )?(?:em|nho|be|gai)\b"
    r"|\b(?:con |dua |thang )(?:chi|anh) (?:lan|va|voi) (?:con |dua |thang )em\b"
)
_JOINED = Screened(r"\s(?:với|voi|vs|và|va|cùng|rồi tới)\s|[,;+&]| - ", re.IGNORECASE)
_ASKED = Screened(r"\?|\bhả\b|\bha co\b")
_QUESTION = Screened(
    r"\b(?:nào|gì|sao|mấy|bao nhiêu|bao giờ)\b.*\?|\bcho (?:em|tôi|mình|chị|anh|hỏi)\b.* hỏi\b|\bcho hỏi\b"
    r"|\b(?:mấy giờ|bao nhiêu|bao giờ|khi nào|tới đâu|ở đâu|thế nào)\b|\b(?:à|hả) (?:cô|thầy)$"
    r"|\bcó\b.{4,}\bkhông(?: vậy| thế)?(?: cô| thầy| ạ)*$|\bchưa(?: vậy| thế)? (?:cô|thầy)$"
)
_EITHER = Screened(r"\b(?:hay|hoặc|hoac)\b")
_SOME = Screened(r"^(?:da )?(?:may dua|(?:tui|bon|lu|dam) (?:nho|tre|no|nhoc))(?: a| co| no)*$")
_ONE_PLACE = re.compile(r"(?:da )?(?:so |be so |cau |bam |chon )?(\d{1,2})(?: a| nhe)?")
_PLACES = re.compile(r"(\d)(?:[ ,]+(?:va )?(\d))+")
_CLAUSES = Screened(r"[,;.!\n]")
_FAVOUR = Screened(r"(?<!\w)nhờ (?=cháu|con|em|cô|thầy|bác|chị|anh)", re.IGNORECASE)
""" "Nhờ cháu báo giúp" asks for something; it is not "nhỏ", the little one."""
_SEX_OR_NAME = Screened(r"\b(?:Nam|Nữ)\b")


def read_child(text: str, options: Sequence[Named], question: str = "") -> Read:
    """The children that are surely meant; Unsure with those who may be. `question`: who is asked for, where it says."""
    if len(text) > MOST or not options:
        return NOT_UNDERSTOOD
    children = as_children(options)
    text = _FAVOUR.sub("", text) if seen_in(text) & _FAVOUR.bit else text
    text = led_by(as_called(as_meant(text)))
    if not fold(text):
        return NOT_UNDERSTOOD
    if (relatives := of_family(fold(text), children)) is not None:
        return Unsure(relatives)
    seen = seen_in(text)
    if seen & _LEFT_OPEN and (read := _left_open(text, children)) is not None:
        return read
    read = by_relation(text, children, read_child) or all_but(text, children, read_child)
    read = read or _in_a_row(text, children) or _denied(text, children) or _by_number(text, children)
    asks_who_goes = bool(question) and _ASKS_WHO_GOES.search(fold(question)) is not None
    if read is None and (asks_who_goes or seen & CLAUSES.bit):
        read = told_apart(text, children, _whole, are_well=asks_who_goes)
    if read is None:
        read = _joined(text, children) or _whole(text, children)
    read = _of_one_clause(text, children) if read == NOT_UNDERSTOOD and seen & _CLAUSES.bit else read
    if isinstance(read, Understood) and len(read.value) > 1:
        return Understood(tuple(key for key in children.keys if key in read.value))
    return read


def _left_open(text: str, children: Children) -> Read | None:
    """What takes back who is meant, is of others' children, or asks; None where it is none of these."""
    seen, cleaned = seen_in(text), clean(text)
    if seen & _PRESSED.bit and _PRESSED.match(cleaned):
        return Unsure(children.keys)
    corrected = CORRECTED.split(text) if seen & CORRECTED.bit else ()
    if len(corrected) > 1 and fold(corrected[-1]):
        return read_child(corrected[-1], children)
    neighbour = _ANOTHERS.search(text) if seen & _ANOTHERS.bit else None
    if neighbour and fold(neighbour[1]) not in children.last_words:
        return Unsure(children.keys)
    if seen & _BUT_ONE.bit and _BUT_ONE.search(cleaned):
        return Unsure(children.keys)
    if seen & _REPORTED.bit and _REPORTED.match(cleaned):
        return Unsure(children.keys)
    if seen & _HALF_MEANT.bit and _HALF_MEANT.search(fold(text)):
        return Unsure(children.keys)
    if seen & _QUESTION.bit and _QUESTION.search(cleaned):
        return Unsure(children.keys) if len(children) > 1 else NOT_UNDERSTOOD
    return None


def _denied(text: str, children: Children) -> Read | None:
    """Children that are spoken of as the others: "không phải An mà Bình", "Bình chứ không phải An"."""
    cleaned = clean(text)
    if not (seen_in(text) & _EXCEPT.bit and _EXCEPT.search(cleaned)):
        return None
    everyone = children.keys
    corrected = _NOT_BUT.search(cleaned) or _INSTEAD.fullmatch(cleaned)
    if corrected and not _EXCEPT.search(corrected[1]):
        read = read_child(corrected[1], children)
        left = _other_of_two(cleaned, children) if not isinstance(read, Understood) else None
        return left or (read if read != NOT_UNDERSTOOD else Unsure(everyone))
    this = _NOT_THIS.match(cleaned)
    if this:
        # as it was typed, for a capital tells a name
        as_typed = text if len(text) == len(cleaned) else cleaned
        meant, others = (read_child(as_typed[this.start(n) : this.end(n)], children) for n in (1, 2))
        if isinstance(meant, Understood) and not (
            isinstance(others, Understood) and set(meant.value) & set(others.value)
        ):
            return meant
    return Unsure(everyone)


def _other_of_two(cleaned: str, children: Children) -> Read | None:
    """ "Không phải Bảo, là em nó": of two children the other."""
    denied = re.search(rf"\b{_NOT} (?:phải|phai)(?: là)? ([^,.;]+)[,.;]", cleaned)
    named = _whole(denied[1], children) if denied and len(children) == 2 else NOT_UNDERSTOOD
    if not isinstance(named, Understood) or len(named.value) != 1:
        return None
    return Understood(tuple(o.key for o in children if o.key not in named.value))


def _by_number(text: str, children: Children) -> Read | None:
    """Places in the list, and a class alone."""
    folded = fold(text)
    has_digit = not folded.replace(" ", "").isalpha()
    number = _ONE_PLACE.fullmatch(folded) if has_digit else None
    if number:
        n = int(number[1])
        return Understood((children[n - 1].key,)) if 1 <= n <= len(children) else NOT_UNDERSTOOD
    by_class = [key for key, school_class in children.classes if school_class == class_key(text)]
    if by_class:
        return Understood((by_class[0],)) if len(by_class) == 1 else Unsure(tuple(by_class))
    if not (has_digit and _PLACES.fullmatch(folded)):
        return None
    found = list(dict.fromkeys(int(n) for n in re.findall(r"\d", folded)))
    fits = all(1 <= n <= len(children) for n in found)
    return Understood(tuple(children[n - 1].key for n in found)) if fits else NOT_UNDERSTOOD


def _in_a_row(text: str, children: Children) -> Read | None:
    """ "Tiên Tú Út": nothing but given names, and together no name of one child."""
    typed = _WORD.findall(text)
    if len(typed) < 2 or children.last_words.isdisjoint(map(fold, typed)):
        return None
    typed = [w for w in typed if fold(w) not in _PARTICLES]
    words = [fold(w) for w in typed]
    if len(words) < 2 or words[0] in HEADS or not all(w.istitle() or fold(w) not in COMMON for w in typed):
        return None
    names = children.folded_names
    if any(name[-len(words) :] == words for name in names):
        return None
    who = [[o.key for o, name in zip(children, names, strict=True) if name[-1:] == [w]] for w in words]
    heads = [[o.key for o, name in zip(children, names, strict=True) if name[-2:-1] == [w]] for w in words]
    found = [(own or head) for own, head in zip(who, heads, strict=True)]
    keys = [one[0] for one in found if len(one) == 1]
    return Understood(tuple(keys)) if len(set(keys)) == len(words) and all(who[:1]) else None


_PARTICLES = words_of("a da nha nhe co")
_WORD = re.compile(r"\w+")


def _joined(text: str, children: Children) -> Read | None:
    """ "Mai với thằng út": each part for itself, where every part means somebody."""
    if not seen_in(text) & _JOINED.bit:
        return None
    parts = [part for part in _JOINED.split(text) if fold(part)]
    if len(parts) < 2 or _ASKED.search(clean(text)) or EVERYBODY.search(fold(text)):
        return None
    parts = [part for part in parts if not _BUT_WELL.search(fold(part))] or parts
    read = [_whole(part, children) for part in parts]
    if not all(isinstance(one, Understood) for one in read):
        return None
    keys = tuple(dict.fromkeys(key for one in read if isinstance(one, Understood) for key in one.value))
    return Understood(keys)


def _of_one_clause(text: str, children: Children) -> Read:
    """Of several clauses the one that means somebody, where the others mean nobody."""
    parts = [part for part in _CLAUSES.split(text) if fold(part)]
    if len(parts) < 2 or "?" in text:
        return NOT_UNDERSTOOD
    if any(_WELL.search(fold(part)) for part in parts) and any(_AILS.search(fold(part)) for part in parts):
        return NOT_UNDERSTOOD
    read = [one for one in (_whole(part, children) for part in parts) if one != NOT_UNDERSTOOD]
    return read[0] if len(read) == 1 and isinstance(_whole(parts[0], children), Understood) else NOT_UNDERSTOOD


def _whole(text: str, options: Sequence[Named]) -> Read:
    """By names and classes, else by what describes a child."""
    children = as_children(options)
    cleaned = clean(text)
    folded = fold(cleaned)
    seen = seen_in(text)
    everyone = children.keys
    named = Naming(text, cleaned, children).read()
    if named is not None:
        several = isinstance(named, Understood) and len(named.value) > 1
        asked = several and (_ASKED.search(cleaned) or (_EITHER.search(cleaned) and len(everyone) > 1))
        return Unsure(everyone) if asked else named
    if "?" in cleaned and len(folded.split()) > 2:
        return NOT_UNDERSTOOD
    if seen & _BOTH_WAYS.bit and _BOTH_WAYS.search(folded):
        return Understood(everyone) if len(children) == 2 else Unsure(everyone)
    if seen & _SOME.bit and _SOME.search(folded):
        return Unsure(everyone)
    if seen & _PAIR.bit and len(children) > 2 and (pair := _PAIR.search(folded)):
        return twins(children) if pair["twins"] else Unsure(everyone)
    if seen & EVERYBODY.bit and EVERYBODY.search(folded) and not strange_words(folded, children):
        is_of_some = BOY.search(folded) or GIRL.search(folded) or {*folded.split()} & children.given
        return described(folded, children) if is_of_some else Understood(everyone)
    if seen & _SEX_OR_NAME.bit and _SEX_OR_NAME.search(text) and len(folded.split()) < 3:
        # somebody's name, and no sex
        return Unsure(everyone)
    return described(_without_signs(text, folded, children), children)


def _without_signs(text: str, folded: str, children: Children) -> str:
    """What is said of being ill tells no child from another."""
    kept = children.known | _TELLING
    words = folded.split()
    if kept.issuperset(words):
        return folded
    said = {w for i in items_of(text) if i.tag in ("sign", "degree", "heavy", "little") for w in fold(i.typed).split()}
    return " ".join(w for w in words if w in kept or w not in said) or folded


_ASKS_WHO_GOES = re.compile(
    r"\b(?:nao|ai)\b(?!.*\b(?:khong|chua|nghi|vang)\b).*\b(?:di hoc|(?:den|toi|vao|vo) (?:lop|truong)|khoe)\b"
)
_BUT_WELL = re.compile(
    r"^ ?con (?:(?:dua|thang|con) )?(?:em|anh|chi)(?: gai| trai| no)?(?: thi| van)?"
    r" (?:khoe|binh thuong|on|khong sao|bt)\b"
)
""" "Tuấn Anh nhé, còn em thì khỏe": of the other it is only said that nothing is wrong."""
_PAIR = Screened(
    r"\bcap (?:nay|kia|do)\b"
    r"|(?<!trong )\b(?P<twins>(?:cap|tui|may|cac|hai be|2 be)(?: dua| be)? (?:sinh doi|song sinh))\b"
)
_TELLING = words_of("con be chau thang dua lon nho ut trai gai em anh chi to may tui bon")


_ANOTHERS = Screened(
    r"\b[Cc]on (?:của )?(?:chị|anh|cô|chú|bác|dì|ông|bà) ([A-ZĐ]\w+|ba|tư|năm|sáu|bảy|tám|chín|mười)\b"
)
""" "Con chị Ba": a neighbour's."""
_PRESSED = Screened(r"(?:\w+ ){0,2}(?:bấm|chọn|khai|ấn|nhấn) (?:nhầm|lộn) [^,.;]+$")
""" "Em bấm nhầm bé An": who is meant is not said."""
_AILS = re.compile(r"\b(?:sot|om|ho|met|benh|binh|non|dau|oi|nghi)\b")
_HALF_MEANT = Screened(
    r"\b(?:neu|gia ma|hinh nhu|co le|khong chung|khong chac|chua chac)\b|^(?:da |a |em |co oi )*chac (?!chan|la )\w"
)
_REPORTED = Screened(
    r"(?:dạ )?(?:bé |cháu |con )?(?!(?:cô|thầy|bố|mẹ|ba|má|ông|bà|bác|anh|chị|nó)\b)\w+ (?:bảo|nói|kể|mách|méc)"
    r" (?:là |rằng )?(?:em|anh|chị) \w+ "
)
""" "Bảo nói em My khỏe": one child of another."""
_BUT_ONE = Screened(r"\b(?:mỗi|chỉ có|chỉ) [^,.;]+ (?:là|thì) (?:không|chưa|khỏe|ko)\b")
_WELL = re.compile(
    r"\b(?:(?:khoe|on|binh thuong|bt|khong sao|ko sao)\b(?! khong)|khong (?:bi|sot|ho|sao|nghi|om)"
    r"|(?:ko|k|hong) (?:bi|sot|ho|nghi|om)"
    r"|van di|di hoc|di$|(?:het|khoi|do) (?:roi|han|sot|ho)|khong$|ko$|thi khong|thi ko)"
)
_LEFT_OPEN = any_of(_PRESSED, CORRECTED, _ANOTHERS, _BUT_ONE, _REPORTED, _HALF_MEANT, _QUESTION)
