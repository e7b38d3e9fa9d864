"""From letters to words with a meaning: which phrases of the closed lists a typed text holds."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain, pairwise

from bot.understanding.dialect import standard
from bot.understanding.folding import clean
from bot.understanding.items import NAME, Item
from bot.understanding.passes import concerns, passed
from bot.understanding.phrases import Place, longest, places_of
from bot.understanding.readings import readings
from bot.understanding.words import ALIASES, TOKENS

_MARKS = re.compile(r"[^\W\d_]\w*|\d+|[^\w\s]|\n")
_SEPARATORS = set(",;.!?\n:-…–—/&+()\"'")
_YES_SIGNS, _NO_SIGNS = set("👍👌✅🆗✔☑"), set("❌🚫👎⛔✖")
_FACES = (
    {chr(code) for code in (*range(0x1F300, 0x1FAFF), 0x2764, 0x2763, 0x2665, 0x263A, 0x2728)} - _YES_SIGNS - _NO_SIGNS
)
"""Small pictures, which stand where a sentence ends."""
_MARKS_THAT_SAY = _SEPARATORS | _FACES | _YES_SIGNS | _NO_SIGNS | {"°"}
_SPLIT_HEADS = ("khong", "không", "chua", "chưa", "het", "hết", "ko", "hok", "hong", "da", "dạ", "bi", "bị", "co", "có")


MOST_ITEMS = 200


_ALIAS_MARKED_PHRASES = {way: word for word, ways in ALIASES.items() for way in ways.split() if " " in word}


@lru_cache(maxsize=65536)
def _tokens_of(typed: str) -> tuple[str, ...]:
    """A typed token as the words it stands for: "bth" is two, "kosot" too; none for a mark that says nothing."""
    if not typed[0].isalpha():
        return (typed,) if typed.isdigit() or typed in _MARKS_THAT_SAY else ()
    return tuple(part for one in _ALIAS_MARKED_PHRASES.get(typed, typed).split() for part in _parts(one))


def _parts(typed: str) -> tuple[str, ...]:
    if typed in TOKENS:
        return tuple(TOKENS[typed].split())
    known = readings(typed)
    if any(how for _, how in known) or len(typed) < 4 or not typed.isalpha():
        return (typed,)
    for head in _SPLIT_HEADS:
        rest = typed[len(head) :]
        if typed.startswith(head) and len(rest) > 1 and any(how for _, how in readings(rest)):
            return (head, rest)
    return (typed,)


@lru_cache(maxsize=16384)
def _tokens_between(typed: str) -> tuple[str, ...]:
    """The same of what stands between two spaces, a word with its mark: none of the signs looks beyond it."""
    return tuple(chain.from_iterable(map(_tokens_of, _MARKS.findall(typed))))


def _tokens(cleaned: str) -> list[str]:
    return list(chain.from_iterable(map(_tokens_between, cleaned.split(" "))))


@lru_cache(maxsize=64)
def items_of(text: str, names: frozenset[str] | None = None) -> tuple[Item, ...]:
    """The phrases of a text in their order, the longest at each place; what is in no list is a "word" or a name."""
    found = _phrases_of(text)
    names = names_in(text) if names is None else names
    if not names or names.isdisjoint([word for item in found for word in item.typed.split()]):
        return found
    items = [
        _as_name(item) if _is_called(found, at, names) else part
        for at, item in enumerate(found)
        for part in ((item,) if _is_called(found, at, names) else _parted(item, names))
    ]
    return tuple(
        replace(item, tag="other", tags=frozenset({"other"})) if _is_friend(items, at) else item
        for at, item in enumerate(items)
    )


@lru_cache(maxsize=16)
def _phrases_of(text: str) -> tuple[Item, ...]:
    """The same whoever's names stand there: a text is read once for each question that is put to it."""
    cleaned = clean(text)
    return tuple(lex(_tokens(standard(_WEIGHT.sub(r"\1 cân", cleaned) if "kg" in cleaned else cleaned)))[:MOST_ITEMS])


_WEIGHT = re.compile(r"(\d) ?kg\b")
""" "18kg": no "không"."""


def names_in(text: str) -> frozenset[str]:
    """Words with a capital that begin no sentence, as they are typed small; none where every word has one."""
    if text[1:].islower() or text.isupper():
        return frozenset()
    words = text.split()
    if 2 * sum(word[:1].isupper() for word in words) > len(words) + 2:
        return frozenset()
    inner = [word for before, word in pairwise(words) if before[-1].isalnum() or before[-1] == ","]
    return frozenset(word.strip(",.!?:;").casefold() for word in inner if word[:1].isupper() and word[1:2].islower())


def _is_called(items: Sequence[Item], at: int, names: frozenset[str]) -> bool:
    """ "Bé Nấm nghỉ": with its capital behind such a word it is a name, whatever it is else."""
    item = items[at]
    return item.tag == "sign" and item.typed in names and at > 0 and items[at - 1].typed in _CALLED_BY


_CALLED_BY = {"bé", "cu", "em", "cháu", "bạn", "nhóc", "thằng"}


def _may_be_name(item: Item) -> bool:
    """Whether it is in no list, or only with other marks than were typed."""
    return item.tag == "word" or (not item.is_exact and item.tag not in ("child", "adult", "not", "have"))


def _parted(item: Item, names: frozenset[str]) -> Sequence[Item]:
    """What a name is read as; a phrase that was guessed and holds one is its words: "Khôi rồi" is not "khỏi rồi"."""
    if not _may_be_name(item):
        return (item,)
    words = item.typed.split()
    if len(words) < 2 or names.isdisjoint(words):
        return (_as_name(item) if item.typed in names else item,)
    return [_as_name(one) if one.typed in names and _may_be_name(one) else one for word in words for one in lex([word])]


def _as_name(item: Item) -> Item:
    return Item("soft", frozenset({"soft"}), NAME + item.typed, typed=item.typed)


def lex(tokens: Sequence[str]) -> list[Item]:
    """The same of typed words."""
    return passed(*_shared(tokens))


def _shared(tokens: Sequence[str]) -> tuple[list[Item], int]:
    """The words shared among phrases, each for what it is by itself; and which passes they concern."""
    items: list[Item] = []
    found = 0
    places, count = places_of(tokens), len(tokens)
    at = before = 0
    while at < count:
        if places[at] is None:
            items.append(item := _of_sign(tokens, at))
            found |= concerns(item) if item.tag == "not" else 0
            before, at = at, at + 1
            continue
        place = longest(places, at, count)
        end = at + place.length - 1
        if end > at and _takes_too_much(tokens, places, end, place.item):
            place = longest(places_of(tokens[:end]), at, end)
        if place.item.tag == "word" and at - before > 1 and not items[-1].is_exact:
            first, place, at = _shared_otherwise(places, before, at, place, was_sign=items[-1].tag == "sign")
            items[-1] = first or items[-1]
            found |= concerns(items[-1])
        if place.item.tag == "body" and at - before > 1 and items[-1].tag == "sign" and not items[-1].is_exact:
            items[-1], place, at = _named_before(places, before, at, place) or (items[-1], place, at)
            found |= concerns(items[-1])
        items.append(item := place.item)
        if place.concerns < 0:
            place.concerns = concerns(item)
        found |= place.concerns
        before, at = at, at + place.length
        if item.tag == "sign" and at < count and tokens[at] == tokens[at - 1]:
            # "nóng nóng", "đỏ đỏ": once more is a little less
            at += 1
    return items, found


def _shared_otherwise(
    places: Sequence[Place | None], before: int, at: int, place: Place, *, was_sign: bool
) -> tuple[Item | None, Place, int]:
    """Where a guessed phrase leaves over a word that nobody knows, both as two known ones: "có | khó thở"."""
    for cut in range(at - 1, before, -1):
        first = longest(places, before, cut)
        if first.length < cut - before or first.item.tag in _NEVER_LEFT:
            continue
        second = longest(places, cut, len(places))
        is_known = second.item.tag == "sign" if was_sign else second.item.tag != "word"
        if is_known and cut + second.length > at:
            return first.item, second, cut
    return None, place, at


def _named_before(places: Sequence[Place | None], before: int, at: int, place: Place) -> tuple[Item, Place, int] | None:
    """Where a guessed sign holds a name and leaves a part of the body over: "ngân | đau họng", not "ngã đau | họng"."""
    first, second = longest(places, before, at - 1), longest(places, at - 1, len(places))
    is_one = not first.item.is_exact and first.length == at - 1 - before and second.item.tag == "sign"
    return (_as_name(first.item), second, at - 1) if is_one and second.length > place.length else None


_NEVER_LEFT = {"word", "not", "nobare", "thereis", "done", "easing", "fine", "well"}
"""What no other share of words may bring: nobody denied anything."""
_NEVER_PARTED = {(a, b) for a in ("kho", "khó") for b in ("tho", "thở")} | {("co", "giat"), ("co", "giật")}
"""What is dangerous is no half of something else: "có | khó thở", not "cổ khô | thở"."""


_LAST_NIGHT = {(part, day) for part in ("đêm", "dem", "tối", "toi") for day in ("qua", "hôm", "hom", "kia")}
_LAST_NIGHT |= {("hoi", day) for day in ("hom", "sang", "toi", "dem", "chieu", "khuya", "nay", "trua")}
_LAST_NIGHT |= {
    ("ban", what)
    for what in ("nhạc", "kịch", "công", "đại", "tổ", "giám", "quản", "văn", "chấp", "chỉ", "ngày", "đêm", "nãy", "đầu")
}
"""With these words a time begins that no sign ends in: "cắt sốt | đêm qua"."""


def _is_friend(items: Sequence[Item], at: int) -> bool:
    """ "Bạn An", "con anh Tư": another child."""
    before = items[at - 1].tag if at else ""
    is_another = items[at].text == "bạn" or (items[at].text in _KINSMEN and before == "child")
    return is_another and at + 1 < len(items) and items[at + 1].text.startswith(NAME)


_KINSMEN = {"anh", "chị", "cô", "chú", "bác", "dì", "cậu", "thím", "mợ"}


def _takes_too_much(tokens: Sequence[str], places: Sequence[Place | None], at: int, item: Item) -> bool:
    """Whether a phrase took the first word of a time, or without its marks of a sign: "con co | giat"."""
    following = tuple(tokens[at : at + 2])
    is_repeated = item.tag != "sign" and len(following) == 2 and following[0] == following[1]
    if (following in _NEVER_PARTED or is_repeated) and not item.is_exact:
        # "có | khó thở", "ho | sơ sơ"
        return True
    if item.tag in ("sign", "metaphor") and following in _LAST_NIGHT:
        return True
    is_unsure = not item.is_exact or item.text.endswith("đâu") or item.tag in ("go", "goes", "stay", "stays")
    if item.tag == "sign" or not is_unsure or item.text in _BEGINNING:
        return False
    further = longest(places, at, len(tokens))
    return further.length > 1 and further.item.tag == "sign"


_BEGINNING = {"bắt đầu", "khởi phát"}


def _of_sign(tokens: Sequence[str], at: int) -> Item:
    typed = tokens[at]
    if typed == "0" and at + 1 < len(tokens) and tokens[at + 1][0].isalpha():
        return Item("not", frozenset({"not"}), "không", typed="0")
    return _mark(typed)


@lru_cache(maxsize=1024)
def _mark(typed: str) -> Item:
    if typed in _SEPARATORS or typed in _FACES:
        return Item("separator", frozenset(), typed if typed in _SEPARATORS else ".")
    if typed in _YES_SIGNS:
        return Item("ok", frozenset({"ok"}), typed)
    return Item("number" if typed.isdigit() or typed == "°" else "word", frozenset(), typed, typed=typed)
