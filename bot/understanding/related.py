"""Children who are named by another: "anh của An", "em nó", "tất cả trừ Bình"; and what only sounds like naming."""

import re
from collections.abc import Callable, Sequence

from bot.understanding.described import age_ranks
from bot.understanding.folding import clean, fold
from bot.understanding.screening import Screened, any_of, seen_in
from bot.understanding.values import NOT_UNDERSTOOD, Named, NotUnderstood, Understood, Unsure

Read = Understood[tuple[str, ...]] | Unsure[str] | NotUnderstood
Reading = Callable[[str, Sequence[Named]], Read]

_RELATIVE = Screened(
    r"^(?:dạ |vâng |là |cho )*(?P<who>anh|chị|em|chi)(?: ruột| hai| cả)?(?P<sex> trai| gái| gai)?"
    r" (?:của|cua) (?P<whose>[^,.;]+?)(?: ạ| đó| cô| nha| nhé)*$"
)
_SIBLING = Screened(
    r"^(?:dạ |vâng |là |cho )*(?P<who>anh|chị|em|chi)(?P<sex> trai| gái| gai)"
    r" (?:thằng |bé |cháu |con |chị |anh )?(?P<whose>[^\s,.;]+)(?: ạ| đó| cô| nha| nhé)*$"
)
_ELDER = Screened(
    r"^(?:dạ |vâng |là |cho )*(?P<who>anh|chị)(?P<sex>) (?:thằng|bé|cháu)"
    r" (?P<whose>[^\s,.;]+)(?: ạ| đó| cô| nha| nhé)*$"
)
"""Without a "của": the sibling of whoever is of the other sex."""
_NOT_BUT_ONE = Screened(
    r"^[^,.;]+ đâu(?: mà)?[,.; ]+(?:mà )?(?:là )?((?:bé |cháu |con )?\w+(?: \w+)? (?:cơ|chứ|mà)\b.*)$"
)
""" "Linh đâu, Thảo cơ"."""
_WRONGLY = Screened(
    r"^(.*?)[,.;]? *(?:hồi nãy |nãy |lúc nãy |lúc đầu |em |tôi |mình |mẹ |bố |lỡ |vừa |mới )*"
    r"(?:bấm |ấn |nhấn |chọn |khai |gõ )?(?:nhầm|lộn|lon|nham) (?:qua|sang|thành|thanh|cho|với|voi) .+$"
)
_EXCEPT = Screened(
    r"^(.*?)\b(?:ngoại trừ|ngoai tru|trừ|tru) ([^,.;]+?)(?: ra)?(?:[,.;](.*))?$"
    r"|^()(?:ngoài|ngoai) ([^,.;]+?) ra\b[,.;]?((?=.*\b(?:đều|deu|hết|het|còn lại|cả)\b).*)$"
)
STRANGERS = Screened(
    r"\b(?:hàng xóm|hang xom|họ hàng|ho hang|cùng lớp|cung lop|bạn của|ban cua|bạn cùng|ban cung|nhà bên"
    r"|(?:anh|chị|em|cháu) họ|ngồi (?:cạnh|gần|kế|sau|trước)|ngoi (?:canh|gan|ke|sau|truoc)"
    r"|(?:anh|chị|em|bạn)(?: trai| gái| thân| ruột| học)? của|(?:em|ban)(?: trai| gai| than| ruot)? cua)\b"
    r"|\bcon (?:của )?(?:anh|chị|cô|chú|bác|dì|cậu)(?: gái| trai)? (?:tôi|tui|em|mình|họ)\b"
)
"""Other children than those of the house."""
_CAUGHT = Screened(
    r",? (?:rồi )?(?:lây|lay) (?:sang|qua|cho|tới|đến) (?:cả )?(?:(?:chị|anh|em|bé|thằng|con) )?(?=[A-ZĐ])"
)
""" "Khánh sốt, lây sang chị Hân": both."""
_CAUGHT_FROM = Screened(
    r" (?:bị |đã )?(?:lây|lay) (?:từ|tu|của|cua) (?:(?:chị|anh|em|bé|thằng|con|bạn) )?[^\W\d_]+"
    r"| bị (?:(?:chị|anh|em|bé|thằng|con|bạn) )?[^\W\d_]+ lây\b(?! (?:từ|của))",
    re.IGNORECASE,
)
""" "Tú lây từ Tiên": Tiên is where it came from."""
_MISTAKEN = Screened(
    r"(?<=\w)[,.; ]+(?:hồi nãy|lúc nãy|vừa nãy|nãy|hồi sáng) (?:\w+ ){0,3}(?:nhầm|lộn|lon|nham)\b.*$", re.IGNORECASE
)
""" "An ạ, nãy em nhầm Bình"."""
_BEFORE_NOW = Screened(
    r"^(?:dạ )?(?:hôm qua|bữa qua|bữa trước|hôm trước|tuần trước) (?!tới |đến )[^,.;]+?[ ,]+(?:hôm nay|bữa nay|nay|giờ)"
    r" (?:tới |đến |thì |là )?(?=\w)",
    re.IGNORECASE,
)
""" "Hôm qua An, nay Bình"."""
_WHO_ELSE = Screened(
    r"(?:dạ |là )*((?:[^\W\d_]+ )?[^\W\d_]+) (?:chứ|chớ|chu) ai\b(?: nữa| khác| vô đây| vào đây)*(?=\W|$)",
    re.IGNORECASE,
)
""" "Tiên chứ ai"."""
_GRANDCHILD = Screened(r"\bcháu (?:nội|ngoại)\b")
_TOLD_THE_TEACHER = Screened(r"(?:dạ )?bảo với (?:cô|thầy)(?: giáo)?(?: là| rằng)? ")
""" "Bảo" with a capital may be a child."""
_OWNED = Screened(
    r"^(?:dạ )?(?:em|tôi|tui|mình|chị|anh|nhà|nhà em|nhà tôi|nhà mình|vợ chồng em|gia đình) có (?:hai|ba|bốn|[2-5])"
    r" (?:con|đứa|cháu|bé|nhóc)(?: con| nhỏ)?[,.;]? +(?=\S+ \S+)"
)
_LED = Screened(
    r"^(?:dạ |cô ơi |thưa cô |vâng )*"
    r"((?:đứa|thằng|con|bé|cháu)(?: gái| trai)? (?:lớn nhất|nhỏ nhất|bé nhất|đầu lòng|út))\b(.+)$"
)
_BESIDE = re.compile(r"\b(?:đứa|thằng|bé|cháu|anh|chị|em|con|cả|hai|ba)\b")
_ANOTHER = Screened(r"\b(?:anh|chị|không phải)\b")
_ITS_SIBLING = Screened(r"(?<!con )(?<!của )(?<!chị )(?<!anh )\bem nó\b")


_TURN = Screened(
    r"^(?:dạ )?(?:(?:khai|sửa|làm|nhập|báo|điền|ghi)(?: xong)? (?:cho )?(?:\S+ ){1,3}(?:rồi|xong)"
    r"|(?:\S+ ){1,3}(?:khai|sửa|làm|nhập|báo|điền|ghi)(?: xong)?(?: rồi)?|xong (?:\S+ ){1,3}rồi)"
    r"[,. ]+(?:giờ |bây giờ |nay |thì )*(?:tới|đến|sang|qua|còn) (?:lượt |phiên )?(?=\w)",
    re.IGNORECASE,
)
""" "Khai cho An rồi, giờ tới Bình": whose turn it is."""


def as_meant(text: str) -> str:
    """The text without what was pressed wrongly before, and without how many children there are."""
    if seen_in(text) & _SAID_BESIDE:
        text = _without_what_was_pressed(text)
        for pattern, instead in _LEFT_OUT:
            text = pattern.sub(instead, text) if seen_in(text) & pattern.bit else text
        text = _BEFORE_NOW.sub("", text) or text if seen_in(text) & _BEFORE_NOW.bit else text
        text = _without_heads(text) if seen_in(text) & _HEADS else text
    if seen_in(text) & _ITS_SIBLING.bit and _ANOTHER.search(clean(text)):
        text = _ITS_SIBLING.sub("đứa em", text)
    return text


_LEFT_OUT = ((_CAUGHT, ", "), (_GRANDCHILD, "cháu"), (_CAUGHT_FROM, ""), (_TURN, ""), (_MISTAKEN, ""))
_HEADS = any_of(_WHO_ELSE, _TOLD_THE_TEACHER, _OWNED)
_SAID_BESIDE = _HEADS | any_of(_WRONGLY, _NOT_BUT_ONE, _BEFORE_NOW, *(pattern for pattern, _ in _LEFT_OUT))


_PRESSED = any_of(_WRONGLY, _NOT_BUT_ONE)


def _without_what_was_pressed(text: str) -> str:
    if not seen_in(text) & _PRESSED:
        return text
    wrongly = _WRONGLY.match(clean(text))
    if wrongly and fold(wrongly[1]):
        text = text[: wrongly.end(1)]
    instead = _NOT_BUT_ONE.match(clean(text))
    return text[instead.start(1) :] if instead else text


def _without_heads(text: str) -> str:
    no_other = _WHO_ELSE.match(text)
    text = f"{'' if ' ' in no_other[1] else 'bé '}{no_other[1]}" if no_other else text
    told = _TOLD_THE_TEACHER.match(text)
    text = text[told.end() :] if told else text
    owned = _OWNED.match(clean(text))
    return text[owned.end() :] if owned else text


def by_relation(text: str, options: Sequence[Named], read: Reading) -> Read | None:
    """ "Anh của An": the one other child who can be that."""
    cleaned, seen = clean(text), seen_in(text)
    each = (one.match(cleaned) for one in (_RELATIVE, _SIBLING, _ELDER) if seen & one.bit)
    match = next((one for one in each if one), None)
    if match is None:
        return None
    whose = read(match["whose"], options)
    if not isinstance(whose, Understood) or len(whose.value) != 1:
        return Unsure(tuple(o.key for o in options)) if whose != NOT_UNDERSTOOD else None
    of = next(o for o in options if o.key == whose.value[0])
    sex = {"anh": "male", "chị": "female", "chi": "female"}.get(match["who"], "")
    sex = sex or {"trai": "male", "gái": "female", "gai": "female"}.get((match["sex"] or "").strip(), "")
    if match.re is _SIBLING.pattern and sex == of.sex:
        return None
    fitting = [o for o in options if o.key != of.key and (not sex or o.sex == sex)]
    is_younger = match["who"] == "em"
    grades = dict(zip([o.key for o in options], age_ranks(options), strict=True))
    own = grades[of.key]
    if len(options) > 2 or len(set(grades.values())) == 2:
        fitting = [o for o in fitting if (grades[o.key] < own) == is_younger and grades[o.key] != own]
    return Understood((fitting[0].key,)) if len(fitting) == 1 else Unsure(tuple(o.key for o in options))


def all_but(text: str, options: Sequence[Named], read: Reading) -> Read | None:
    """ "Tất cả trừ Bình", "trừ đứa đầu ra, hai đứa sau nghỉ": those who are left."""
    cleaned = clean(text)
    match = _EXCEPT.match(cleaned) if seen_in(text) & _EXCEPT.bit else None
    if match is None:
        return None
    everyone = tuple(o.key for o in options)
    text = text if len(text) == len(cleaned) else cleaned
    places = (1, 2, 3) if match[2] else (4, 5, 6)
    before, whom, behind = (text[match.start(n) : match.end(n)] if match.start(n) >= 0 else "" for n in places)
    out = read(whom, options)
    if not isinstance(out, Understood) or not set(everyone) - set(out.value):
        return Unsure(everyone)
    left = tuple(key for key in everyone if key not in out.value)
    for part in (before, behind):
        said = read(part, options) if fold(part) else NOT_UNDERSTOOD
        if isinstance(said, Understood) and set(said.value) not in (set(left), set(everyone)):
            return Unsure(everyone)
    return Understood(left)


def led_by(text: str) -> str:
    """ "Đứa lớn nhất đang hái cà phê với tôi": who is meant stands first, and no other child behind."""
    match = _LED.match(clean(text)) if seen_in(text) & _LED.bit else None
    return match[1] if match and not _BESIDE.search(match[2]) and not STRANGERS.search(match[2]) else text
