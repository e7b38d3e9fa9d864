"""The longest phrase of the closed lists that begins at a word, and which of its meanings counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.understanding.folding import plain, words_of
from bot.understanding.items import Item
from bot.understanding.readings import EXACT, NEAR, ROOT, Meaning, Node, readings
from bot.understanding.words import PARTS
from bot.understanding.words.wider import WIDER, WIDER_OTHER

_ORDER = (
    "metaphor back moreover fine stays stay late home go unwell sign medicine unknown irony since past now "
    "not nobare done easing ask refuse thereis only but list degree maybe tailmaybe well nothing unreal have "
    "really ok right wrong agree depends ack talk little other child adult or and then daily say doctor goes "
    "heavy cool body soft"
)
_RANK = {tag: rank for rank, tag in enumerate(_ORDER.split())}
"""Which of several meanings of a phrase counts: the first of these."""

_MARKED_PHRASES = (
    "hò hét, hổ báo, chú cháu, chú con, họng ổn, em họ, anh họ, chị họ, họ hàng, sốt sắng, bỏng dạ, lờ lờ, đau cơ, "
    "đau cổ, cổ đau, họng đau, họng đỏ, họng sưng, họng rát, va đầu, cơn ho, cơn sốt, cơn hen, nhỡ, lỡ, bí tiểu, "
    "vắng, chở vô, chở qua, chở tới, chở lên, bị chạy, lên độ, lên nhiệt, ăn giỗ, ăn cỗ, vàng da, da vàng, đừ, đừ "
    "đừ, bịnh, run, kinh, con chó, mắt sạch, nón lá, cái nón, hồ cá, co cứng, cổ cứng, sung lắm, hăng lắm, ẻ chảy, ẻ "
    "nước, ẻ lỏng, ẻ miết, chị con, anh con, chị cháu, anh cháu, nói đớ, bị bỏng, bị phỏng, chới với, cứ chới với"
)
_MARKED = words_of(
    "tạnh ngừa mửa ban rũ lả ọc trớ hen té mỏi ngã cảm ấm lịm mẩn giựt ói hạ cắt dứt lành chi lo êm mạnh kém à ai hở "
    "hử ủa hả mốt lặn tạm tí ít uống cơ đúng dừng đừng quên bầm ghẻ chấy bay y no suyễn ngứa đuối quấy rộp bồ đau "
    "xỉu cầm lui xẹp thưa cổ da tai đầu môi mặt má vai gáy lợi lờ mát ngất thở mai to bài đọc dịch bằng lớn thêm "
    "tăng rõ chịu sắp vơi dịu nhận duyệt yếu tệ hỏi tùy nguội bón bỏng chàm gãy khâu lẹo mổ nấm nhợn oải phỏng tướt "
    "ươn ụa gèn"
) | {
    *_MARKED_PHRASES.split(", "),
    *(phrase for text in (*WIDER.values(), *WIDER_OTHER.values()) for phrase in text.split(", ") if " " not in phrase),
}
"""What says something only with its marks: without them another word is as likely."""

_WITH_SLIPS = {"sign", "agree", "well", "past", "now", "since", "stay", "go", "talk", "unknown", "done"}
"""What is still taken with a letter wrong: never a denial."""

_DENYING = {"thereis", "not", "nobare", "done", "easing", "fine", "well", "nothing"}
_BETWEEN = words_of(
    "bij con bé be cháu chau em e nó no của cua vẫn van đều deu rất rat thì thi cũng cung cx đang dang bị bi cứ cu cu "
    "còn cậu nhà hấn hắn ni lại lai toàn trái trai phải phai bên hơi hoi khá"
)
_PARTS = {way for part in PARTS.split(", ") for word in part.split() for way in (word, plain(word))} - {"moi"} | {
    "da",
    "thở",
    "tho",
}


@dataclass(frozen=True, slots=True)
class Ending:
    """What a phrase of the lists says, reckoned once."""

    meaning: Meaning
    rank: int
    tags: frozenset[str]
    is_free: bool
    """Whether it counts without its marks."""
    bears_slips: bool
    is_denial: bool
    """Whether it denies or ends something, and no part of the body stands first: nothing is passed over in it."""


_ENDINGS: dict[int, Ending] = {}
"""By node, of those that a text came by: the nodes live as long as the lists."""


def _ending(node: Node) -> Ending:
    found = _ENDINGS.get(id(node))
    if found is None:
        meaning = min(node.ends, key=lambda one: _RANK.get(one[0], 99))
        found = _ENDINGS[id(node)] = Ending(
            meaning,
            _RANK.get(meaning[0], 99),
            frozenset(tag for tag, _, _ in node.ends),
            any(phrase not in _MARKED for _, phrase, _ in node.ends),
            any(tag in _WITH_SLIPS and phrase not in _MARKED for tag, phrase, _ in node.ends),
            meaning[0] in _DENYING and meaning[1].split()[0] not in _PARTS,
        )
    return found


_Way = tuple[Node, int, int, int]
"""A place in the lists, how surely and with how many slips it was reached, and over how many letters."""


NOTHING = Item("", frozenset(), "")


class Place:
    """Where typed words have come to in the lists, from a first word on: what they are, and where others lead."""

    __slots__ = ("_is_part", "_passes", "_ways", "concerns", "item", "leads", "length", "next", "typed", "words")

    def __init__(
        self, typed: str, length: int, ways: Sequence[_Way], item: Item, *, is_part: bool, passes: bool = False
    ) -> None:
        self.item, self.length = item, length
        """What these words are together; a `NOTHING` where nothing ends with the last of them."""
        self.concerns = -1
        """The passes that this phrase concerns; below nought while nobody asked."""
        self.typed, self._ways, self._is_part = typed, ways, is_part
        self._passes = passes
        self.words = frozenset([typed, *(word for word, _ in readings(typed))]) if length == 1 else frozenset[str]()
        """All that a first word may be."""
        onward = [word for node, _, _, _ in ways for word in node.onward]
        self.leads = frozenset(onward) | _BETWEEN if is_part else frozenset(onward)
        """Words that may come next: hardly ever is one of them the next that was typed."""
        self.next: dict[str, Place] = {}
        """Where words lead that came by before."""

    def onward(self, typed: str) -> "Place | None":
        """Where a further word leads; None where no phrase goes on so. What was once found out is kept."""
        # "mắt con cũng đỏ": what stands between a part of the body and what is said of it is passed over
        is_between = self._is_part and typed in _BETWEEN
        further, length = _further(self._ways, typed), self.length + 1
        passed = [(node, how + EXACT, near, letters) for node, how, near, letters in self._ways] if is_between else []
        if not (further or passed):
            return None
        whole = f"{self.typed} {typed}"
        ends, rank = _best(further, length, is_of_part=self._passes)
        item = _item_of(ends, rank, whole, length) if ends else NOTHING
        passes = self._passes or bool(passed)
        place = Place(whole, length, (*further, *passed), item, is_part=self._is_part, passes=passes)
        return _kept(self.next, typed, place)


_MOST_PLACES, _MOST_WORDS = 1 << 14, 8
_PLACES: list[Place] = []
"""All that are kept: with so many, they are forgotten and found out anew."""


def _kept(places: dict[str, Place], typed: str, place: Place) -> Place:
    """Keep a place for the next text that comes by it; nobody's long text fills the memory."""
    if place.length > _MOST_WORDS:
        return place
    if len(_PLACES) >= _MOST_PLACES:
        _first.cache_clear()
        _PLACES.clear()
    _PLACES.append(place)
    places[typed] = place
    return place


@lru_cache(maxsize=16384)
def _first(typed: str, *, is_yes: bool = False) -> Place:
    """Where a first word leads; "con" without its mark is nearly always the child, "dạ" is no skin."""
    onward = [
        (ROOT.onward[word], how, int(how == NEAR), len(word))
        for word, how in readings(typed)
        if word in ROOT.onward and (word != "còn" or typed != "con")
    ]
    item = _item_of(*_best(onward, 1), typed, 1)
    return Place(typed, 1, [way for way in onward if way[0].onward], item, is_part=typed in _PARTS and not is_yes)


def _further(ways: Iterable[_Way], typed: str) -> list[_Way]:
    onward = []
    known = readings(typed)
    for node, how, near, letters in ways:
        leads = node.onward
        for word, quality in known:
            if word == "êm" and typed == "em":
                # "bụng em kêu": nobody's belly is at ease
                continue
            if word in leads and near + (quality == NEAR) <= 1:
                onward.append((leads[word], how + quality, near + (quality == NEAR), letters + len(word)))
    return onward


def _best(ways: Iterable[_Way], length: int, *, is_of_part: bool = False) -> tuple[Sequence[Ending], tuple[int, int]]:
    """What ends where these ways have come to after so many words, the likeliest alone.

    `is_of_part`: words were passed over, as only behind a part of the body: "hong con bi dau" is no "không … đâu"."""
    ends: list[Ending] = []
    best = (0, 0)
    for node, how, near, letters in ways:
        if not node.ends:
            continue
        rank = (2 * length - near, how)
        if rank < best:
            continue
        ending = _ending(node)
        if is_of_part and (ending.is_denial or near):
            # "miệng thì em rọi đèn" is no "miệng rộp" with a slip
            continue
        # a misspelt phrase counts only where it is long, some single words only with their marks
        if (letters >= 5 and ending.bears_slips) if near else (ending.is_free or how == EXACT * length):
            ends = [*ends, ending] if rank == best else [ending]
            best = rank
    return ends, best


def _item_of(ends: Sequence[Ending], rank: tuple[int, int], typed: str, length: int) -> Item:
    if not ends:
        return Item("word", frozenset(), typed, typed=typed)
    first = ends[0] if len(ends) == 1 else min(ends, key=lambda one: one.rank)
    tag, phrase, codes = first.meaning
    tags = first.tags if len(ends) == 1 else frozenset().union(*(one.tags for one in ends))
    return Item(tag, tags, phrase, codes, rank == (2 * length, EXACT * length), typed)


def places_of(tokens: Sequence[str]) -> list[Place | None]:
    """Where each word of a text leads as the first of a phrase; None for a sign."""
    places = [_first(token) if token[0].isalpha() else None for token in tokens]
    if tokens and tokens[0] == "da" and all(token.isascii() for token in tokens):
        # a text that is typed without marks begins with "dạ"
        places[0] = _first("da", is_yes=True)
    return places


def longest(places: Sequence[Place | None], at: int, end: int) -> Place:
    """The longest phrase that begins here, with a word, and goes no further than the end."""
    place = best = places[at]
    assert place is not None and best is not None
    for step in range(at + 1, end):
        following = places[step]
        if following is None:
            break
        further = place.next.get(following.typed)
        if further is None:
            further = None if place.leads.isdisjoint(following.words) else place.onward(following.typed)
            if further is None:
                break
        place = further
        if place.item is not NOTHING:
            # a longer phrase is always the likelier one, even with a slip
            best = place
    return best
