"""Children who are told apart clause by clause: "Khoa khỏe, Quân nghỉ", "Bảo trước, My sau"."""

import re
from collections.abc import Callable, Mapping, Sequence

from bot.understanding.attending import goes
from bot.understanding.described import COUNTS, strange_words
from bot.understanding.folding import clean, fold
from bot.understanding.lexicon import items_of
from bot.understanding.screening import Screened
from bot.understanding.statements import tell
from bot.understanding.told import HAS, HASNT
from bot.understanding.values import Named, NotUnderstood, Understood, Unsure

Read = Understood[tuple[str, ...]] | Unsure[str] | NotUnderstood
Reading = Callable[[str, Sequence[Named]], Read]

_NOT = r"(?:khong|ko|k|kg|hong|hok|hem|hk|chang|cha|chua)"
CLAUSES = Screened(
    r"[,;.!\n]|\b(?:nhưng|nhung|còn|chứ|chớ)\b|(?<=rồi )(?:giờ |nay |bây giờ )?(?=(?:tới|đến)\b)"
    r"|(?<=\w )(?<!ba )(?<!hai )(?<!bốn )(?<!mấy )(?<!\d )(?<!cả )(?=(?:đứa|thằng) (?:lớn|nhỏ|anh|chị|em|út|đầu)\b)"
    r"|\bmà(?= \w+(?: \w+)? (?:hết|khỏi|đỡ|bớt|khỏe|không|chưa|thì|ổn|bình)\b)"
    r"|(?<=\w )con(?= \w+(?: \w+)? (?:thi|thì)\b)",
    re.IGNORECASE,
)
_ANOTHER = re.compile(r"\b(?:(?:con|dua|thang|be|chau|cu) (?:\w+ )?(?:kia|be|con lai)|con be|thang be|con lai|kia)\b")
_WELL = re.compile(
    r"\b(?:(?:khoe|on|binh thuong|bt|bth|ngoan)\b(?! khong)"
    rf"|{_NOT} (?:co |bi |thay )?(?:bi|sot|ho|sao|nghi|om|benh|met|oi|gi|dinh)"
    r"|(?:dau )?co (?:bi |thay |bi thay )?(?:gi|sao|sot|ho) dau|dau co (?:bi|sao|gi|sot|ho)"
    r"|van (?:di|hoc|den|toi)|di (?:thi|lam|choi|tap|da bong)"
    r"|di hoc|di(?: ca| het)?$|(?:dua|cho|cho no) di roi|(?:den|toi|vo|vao) (?:lop|truong)"
    r"|(?:het|khoi|do|bot) (?:roi|han|sot|ho|benh|om)|(?:ok|oke|okie)\b"
    r"|(?:khong|ko|k|chua)$|thi (?:khong|ko|k|chua|thoi))\b"
)
_NOT_WELL = re.compile(rf"\b{_NOT} (?:duoc )?(?:khoe|on|binh thuong|ngoan)\b")
_NEXT = re.compile(r"\b(?:gio|chu|chi con|con lai|den|toi|luot|phien|truoc|dau tien|moi)\b")
""" "Giờ tới lượt Đăng": the one who is meant."""
_NOT_YET = re.compile(r"\b(?:chua|khong|ko|k)$")
_LATER = re.compile(
    r"\b(?:sau|chua(?: kip| co| duoc)? (?:do|cap|kep)|lat|lat nua|khoi(?: can)?(?: khai)?"
    r"|(?:lat|ti|chut|mai|toi)(?: nua)? (?:em |me |minh |toi )?(?:khai|bao))"
    r"(?: khai| tinh| nha| nhe| a| co| di| vay)*$"
)
""" "My để sau": not yet."""
_OTHERS = re.compile(
    r"\b(?:(?P<n>hai|ba|bon|[2-4])|(?P<several>may|cac)|mot)? ?"
    r"(?:dua|be|chau|anh em|chi em|thang|con) (?:kia|con lai|khac)\b"
)
_ALSO = re.compile(
    r"^(?:va |con |ca )?(?:(?:con|dua|thang|be) )?(?:em|anh|chi)(?: trai| gai)? (?:(?:no|be|chau) )?cung\b"
)
""" "Em nó cũng sốt": the other of two."""
_WORD = re.compile(r"\w+")
_AILING = {"sign", "unwell", "stay", "stays"}


def told_apart(text: str, options: Sequence[Named], whole: Reading, *, are_well: bool = False) -> Read | None:
    """Those who ail, are away or come first, where of others it is said that nothing is wrong or that they come later.

    What is said of one and nobody knows leaves it open who is meant. None where nobody is told apart. `are_well`: it is
    asked for those who come or are well.
    """
    parts = [part for part in CLAUSES.split(text) if fold(part) not in ("", "chi", "thi", "con")]
    if len(parts) < 2:
        # "Trí nghỉ thêm hôm nay": who comes was asked
        return Unsure(tuple(o.key for o in options)) if are_well and _comes(text, options) is False else None
    as_read = {part: whole(part, options) for part in parts}
    one = _one_and_another(parts, as_read) if len(parts) == 2 else None
    if one is not None:
        return one
    told = [(part, _who(part, as_read[part], options, whole)) for part in parts]
    told = [(part, _all_others(part, told, options) or read) for part, read in told]
    named = [(part, read) for part, read in told if isinstance(read, Understood)]
    if any(isinstance(read, Unsure) and _ALSO.search(fold(part)) for part, read in told):
        return Unsure(tuple(o.key for o in options))
    if are_well:
        return _who_comes(named, options)
    if len(named) == 1 and _is_meant(named[0][0], options) is False:
        # "mấy anh chị nghỉ, Trân đi": who is named is well, and the others were not named
        ails = any(_is_meant(part, options) for part in parts if part != named[0][0])
        return Unsure(tuple(o.key for o in options)) if ails else None
    if len(named) < 2 or any(isinstance(read, Unsure) for _, read in told):
        return None
    states = [_is_meant(part, options) for part, _ in named]
    told_of = list(zip([set(read.value) for _, read in named], states, strict=True))
    keys = {key for who, is_meant in told_of if is_meant for key in who}
    others = {key for who, is_meant in told_of if is_meant is False for key in who}
    open_of = {key for who, is_meant in told_of if is_meant is None for key in who} - keys
    if not others and not open_of and not any(_ALSO.search(fold(part)) for part, _ in named):
        return None
    in_order = tuple(o.key for o in options if o.key in keys or o.key in open_of)
    return Unsure(in_order) if open_of or others & keys or not keys else Understood(in_order)


def _all_others(part: str, told: Sequence[tuple[str, Read]], options: Sequence[Named]) -> Read | None:
    """ "Còn 2 đứa kia nghỉ": all of whom no other clause speaks, if they are so many."""
    match = _OTHERS.search(fold(part)) or _ALSO.search(fold(part))
    if match is None:
        return None
    spoken_of = {key for other, read in told if other != part and isinstance(read, Understood) for key in read.value}
    left = tuple(o.key for o in options if o.key not in spoken_of)
    if match.re is _ALSO:
        return Understood(left) if len(left) == 1 and spoken_of else Unsure(tuple(o.key for o in options))
    count = COUNTS.get(match["n"], 1) if match["n"] or not match["several"] else len(left)
    return Understood(left) if spoken_of and len(left) == count else None


def _one_and_another(parts: Sequence[str], as_read: Mapping[str, Read]) -> Read | None:
    """ "Con gái thôi, thằng kia khỏe": of the other one it is only said that nothing is wrong."""
    others = [p for p in parts if _WELL.search(fold(p)) and not isinstance(as_read[p], Understood)]
    meant = [as_read[p] for p in parts if p not in others and not _WELL.search(fold(p))]
    is_told = len(others) == 1 == len(meant) and isinstance(meant[0], Understood) and _ANOTHER.search(fold(others[0]))
    return meant[0] if is_told else None


def _who(part: str, read: Read, options: Sequence[Named], whole: Reading) -> Read:
    """Who it is of whom a clause says that nothing is wrong: "Linh không sao", "con Cường bình thường"."""
    if isinstance(read, Understood):
        return read
    words = _WORD.findall(part)
    # beside another who is named a capital is a name's too where a clause begins
    is_name = bool(words) and words[0].istitle() and clean(words[0]) in _given(options)
    told = _WELL.search(fold(part)) or _LATER.search(fold(part))
    until = len(fold(part)[: told.start()].split()) if told else len(words)
    name = " ".join(words[:until]).removeprefix("con ")
    named = whole("bé " + name if is_name else name, options) if name and (told or is_name) else read
    return named if isinstance(named, Understood) else read


def _is_meant(part: str, options: Sequence[Named]) -> bool | None:
    """Whether a clause says of its child that they ail or are away, or nothing besides; None where nobody knows."""
    names = {fold(name) for name in _given(options)}
    bare = " ".join("con" if fold(w) in names else w for w in _WORD.findall(clean(part)))
    folded = fold(bare)
    items = items_of(bare)
    told, going = tell(items), goes(items)
    if _NOT_WELL.search(folded) or going == HASNT or told.codes(HAS):
        return True
    if _LATER.search(folded) or _WELL.search(folded) or going == HAS or told.well or told.codes(HASNT):
        return False
    folded = _NEXT.sub(" ", folded)
    is_name_alone = len(folded.split()) < 2
    return True if is_name_alone or any(i.tag in _AILING for i in items) or not strange_words(folded, options) else None


def _who_comes(named: Sequence[tuple[str, Understood[tuple[str, ...]]]], options: Sequence[Named]) -> Read | None:
    """Those of whom it is said, or not denied, that they come or are well: "Hiếu và Hiền, còn Hoàng ở nhà"."""
    states = [(_comes(part, options), set(who.value)) for part, who in named]
    keys = {key for comes, who in states if comes for key in who}
    others = {key for comes, who in states if comes is False for key in who}
    if any(comes is None for comes, _ in states) or keys & others or (others and not keys):
        return Unsure(tuple(o.key for o in options))
    return Understood(tuple(o.key for o in options if o.key in keys)) if others else None


def _comes(part: str, options: Sequence[Named]) -> bool | None:
    """Whether a clause says of its child that they come or are well, or nothing besides; None where nobody knows."""
    names = {fold(name) for name in _given(options)}
    bare = " ".join("con" if fold(w) in names else w for w in _WORD.findall(clean(part)))
    items = items_of(bare)
    going = goes(items)
    if going == HASNT or tell(items).codes(HAS) or _NOT_WELL.search(fold(bare)) or _NOT_YET.search(fold(bare)):
        return False
    if going == HAS or _WELL.search(fold(bare)) or not strange_words(fold(bare), options):
        return True
    return None


def _given(options: Sequence[Named]) -> set[str]:
    return {clean(o.label).split()[-1] for o in options if o.label.split()}
