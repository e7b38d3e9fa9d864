"""From letters to words with a meaning: which phrases of the closed lists a typed text holds."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.understanding.besides import besides
from bot.understanding.dialect import standard
from bot.understanding.folding import clean, plain, words_of
from bot.understanding.items import NAME, Item
from bot.understanding.readings import EXACT, NEAR, ROOT, Meaning, Node, readings
from bot.understanding.settling import rhetorical, settled_at
from bot.understanding.words import ALIASES, PARTS, TOKENS
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
    "hò hét, họng ổn, em họ, anh họ, chị họ, họ hàng, sốt sắng, bỏng dạ, lờ lờ, đau cơ, đau cổ, cổ đau, họng "
    "đau, họng đỏ, họng sưng, họng rát, va đầu, cơn ho, cơn sốt, cơn hen, nhỡ, lỡ, bí tiểu, vắng, "
    "bị chạy, lên độ, lên nhiệt, ăn giỗ, ăn cỗ, vàng da, da vàng, đừ, đừ đừ, bịnh, run, kinh"
)
_MARKED = words_of(
    "mửa ban rũ lả ọc trớ hen té mỏi ngã cảm ấm lịm mẩn giựt ói hạ cắt dứt lành chi lo êm mạnh kém à ai hở hử ủa "
    "hả mốt lặn tạm tí ít uống cơ đúng dừng đừng quên bầm ghẻ chấy bay y no suyễn ngứa đuối quấy rộp bồ đau xỉu "
    "cầm lui xẹp thưa cổ da tai đầu môi mặt má vai gáy lợi lờ mát ngất thở mai to bài đọc dịch bằng lớn thêm tăng "
    "rõ chịu sắp vơi dịu nhận duyệt yếu tệ hỏi tùy nguội "
    "bón bỏng chàm gãy khâu lẹo mổ nấm nhợn oải phỏng tướt ươn ụa gèn"
) | {
    *_MARKED_PHRASES.split(", "),
    *(phrase for text in (*WIDER.values(), *WIDER_OTHER.values()) for phrase in text.split(", ") if " " not in phrase),
}
"""What says something only with its marks: without them another word is as likely."""

_MARKS = re.compile(r"[^\W\d_]\w*|\d+|[^\w\s]|\n")
_SEPARATORS = set(",;.!?\n:-…–—/&+()\"'")
_YES_SIGNS, _NO_SIGNS = set("👍👌✅🆗✔☑"), set("❌🚫👎⛔✖")
_FACES = (
    {chr(code) for code in (*range(0x1F300, 0x1FAFF), 0x2764, 0x2763, 0x2665, 0x263A, 0x2728)} - _YES_SIGNS - _NO_SIGNS
)
"""Small pictures, which stand where a sentence ends."""
_MARKS_THAT_SAY = _SEPARATORS | _FACES | _YES_SIGNS | _NO_SIGNS | {"°"}
_SPLIT_HEADS = ("khong", "không", "chua", "chưa", "het", "hết", "ko", "hok", "hong", "da", "dạ", "bi", "bị", "co", "có")


_WITH_SLIPS = {"sign", "agree", "well", "past", "now", "since", "stay", "go", "talk", "unknown", "done"}
"""What is still taken with a letter wrong: never a denial."""
MOST_ITEMS = 200


@lru_cache(maxsize=65536)
def _parts(typed: str) -> tuple[str, ...]:
    """A typed token as the words it stands for: "bth" is two, "kosot" too."""
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


def _tokens(cleaned: str) -> list[str]:
    tokens: list[str] = []
    for typed in _MARKS.findall(cleaned):
        if typed[0].isalpha():
            for one in _ALIAS_MARKED_PHRASES.get(typed, typed).split():
                tokens += _parts(one)
        elif typed == "0":
            tokens.append("0")
        elif (
            typed in _SEPARATORS
            or typed in _FACES
            or typed == "°"
            or typed.isdigit()
            or typed in _YES_SIGNS
            or typed in _NO_SIGNS
        ):
            tokens.append(typed)
    return tokens


_ALIAS_MARKED_PHRASES = {way: word for word, ways in ALIASES.items() for way in ways.split() if " " in word}


@lru_cache(maxsize=64)
def items_of(text: str, names: frozenset[str] | None = None) -> tuple[Item, ...]:
    """The phrases of a text in their order, the longest at each place; what is in no list is a "word" or a name."""
    items = lex(_tokens(standard(clean(text))))[:MOST_ITEMS]
    names = names_in(text) if names is None else names
    if names:
        items = [_as_name(item) if item.typed in names and _may_be_name(item) else item for item in items]
        items = [
            replace(item, tag="other", tags=frozenset({"other"})) if _is_friend(items, at) else item
            for at, item in enumerate(items)
        ]
    return tuple(items)


def names_in(text: str) -> frozenset[str]:
    """Words with a capital that begin no sentence, as they are typed small; none where every word has one."""
    if text.islower() or text.isupper():
        return frozenset()
    words = text.split()
    if 2 * sum(word[:1].isupper() for word in words) > len(words) + 2:
        return frozenset()
    inner = [word for before, word in itertools.pairwise(words) if before[-1].isalnum() or before[-1] == ","]
    return frozenset(word.strip(",.!?:;").casefold() for word in inner if word[:1].isupper() and word[1:2].islower())


def _may_be_name(item: Item) -> bool:
    """Whether it is in no list, or only with other marks than were typed."""
    return item.tag == "word" or (not item.is_exact and item.tag not in ("child", "adult", "not", "have"))


def _as_name(item: Item) -> Item:
    return Item("soft", frozenset({"soft"}), NAME + item.typed, typed=item.typed)


def lex(tokens: Sequence[str]) -> list[Item]:
    """The same of typed words."""
    items: list[Item] = []
    at = 0
    while at < len(tokens):
        typed = tokens[at]
        if not typed[0].isalpha():
            item, length = _of_sign(tokens, at), 1
        else:
            item, length = _longest(tokens, at)
            if (length > 1 and item.tag != "sign" and _begins_a_sign(tokens, at + length - 1, item)) or (
                length > 1
                and item.tag in ("sign", "metaphor")
                and tuple(tokens[at + length - 1 : at + length + 1]) in _LAST_NIGHT
            ):
                item, length = _longest(tokens[: at + length - 1], at)
        items.append(item)
        at += length
        if item.tag == "sign" and at < len(tokens) and tokens[at] == tokens[at - 1]:
            # "nóng nóng", "đỏ đỏ": once more is a little less
            at += 1
    items = besides([settled_at(items, at) for at in range(len(items))])
    return rhetorical(items) if any(item.text in _ASKED_BACK for item in items) else items


_LAST_NIGHT = {(part, day) for part in ("đêm", "dem", "tối", "toi") for day in ("qua", "hôm", "hom", "kia")}
_LAST_NIGHT |= {("hoi", day) for day in ("hom", "sang", "toi", "dem", "chieu", "khuya", "nay", "trua")}
_LAST_NIGHT |= {
    ("ban", what)
    for what in ("nhạc", "kịch", "công", "đại", "tổ", "giám", "quản", "văn", "chấp", "chỉ", "ngày", "đêm", "nãy", "đầu")
}
"""With these words a time begins that no sign ends in: "cắt sốt | đêm qua"."""
_ASKED_BACK = {"đâu", "gì", "cái gì", "đâu mà", "gì mà", "khỏe đâu", "khỏe gì"}
"""Without one of these nothing is denied by asking back."""


def _is_friend(items: Sequence[Item], at: int) -> bool:
    """ "Bạn An", "con anh Tư": another child."""
    before = items[at - 1].tag if at else ""
    is_another = items[at].text == "bạn" or (items[at].text in _KINSMEN and before == "child")
    return is_another and at + 1 < len(items) and items[at + 1].text.startswith(NAME)


_KINSMEN = {"anh", "chị", "cô", "chú", "bác", "dì", "cậu", "thím", "mợ"}


def _begins_a_sign(tokens: Sequence[str], at: int, item: Item) -> bool:
    """Whether a phrase without its marks took the first word of a sign: "con co | giat", "khong dau | hong"."""
    following, length = _longest(tokens, at)
    unsure = not item.is_exact or item.text.endswith("đâu") or item.tag in ("go", "goes", "stay", "stays")
    return following.tag == "sign" and length > 1 and unsure


def _of_sign(tokens: Sequence[str], at: int) -> Item:
    typed = tokens[at]
    if typed == "0" and at + 1 < len(tokens) and tokens[at + 1][0].isalpha():
        return Item("not", frozenset({"not"}), "không", typed="0")
    if typed in _SEPARATORS or typed in _FACES:
        return Item("separator", frozenset(), typed if typed in _SEPARATORS else ".")
    if typed in _YES_SIGNS:
        return Item("ok", frozenset({"ok"}), typed)
    return Item("number" if typed.isdigit() or typed == "°" else "word", frozenset(), typed, typed=typed)


_BETWEEN = words_of(
    "bij con bé be cháu chau em e nó no của cua vẫn van đều deu rất rat thì thi cũng cung cx đang dang bị bi cứ cu cu "
    "cậu nhà hấn hắn ni lại lai toàn trái trai phải phai bên hơi hoi khá"
)
_PARTS = {way for part in PARTS.split(", ") for word in part.split() for way in (word, plain(word))} - {"moi"} | {"da"}


@dataclass(frozen=True, slots=True)
class Ending:
    """What a phrase of the lists says, reckoned once."""

    meaning: Meaning
    rank: int
    tags: frozenset[str]
    is_free: bool
    """Whether it counts without its marks."""
    bears_slips: bool


def _endings() -> dict[int, Ending]:
    """By node: the nodes live as long as the lists."""
    found: dict[int, Ending] = {}
    nodes = [ROOT]
    while nodes:
        node = nodes.pop()
        nodes += node.onward.values()
        if node.ends:
            meaning = min(node.ends, key=lambda one: _RANK.get(one[0], 99))
            found[id(node)] = Ending(
                meaning,
                _RANK.get(meaning[0], 99),
                frozenset(tag for tag, _, _ in node.ends),
                any(phrase not in _MARKED for _, phrase, _ in node.ends),
                any(tag in _WITH_SLIPS and phrase not in _MARKED for tag, phrase, _ in node.ends),
            )
    return found


_ENDINGS = _endings()

_Way = tuple[Node, int, int, int]
"""A place in the lists, how surely and with how many slips it was reached, and over how many letters."""


@lru_cache(maxsize=16384)
def _beginnings(typed: str) -> tuple[_Way, ...]:
    """Where a first word leads; "con" without its mark is nearly always the child."""
    return tuple(
        (ROOT.onward[word], how, int(how == NEAR), len(word))
        for word, how in readings(typed)
        if word in ROOT.onward and (word != "còn" or typed != "con")
    )


def _further(ways: Sequence[_Way], typed: str) -> list[_Way]:
    onward = []
    known = readings(typed)
    for node, how, near, letters in ways:
        for word, quality in known:
            child = node.onward.get(word)
            if child is not None and near + (quality == NEAR) <= 1:
                onward.append((child, how + quality, near + (quality == NEAR), letters + len(word)))
    return onward


def _is_yes(tokens: Sequence[str]) -> bool:
    """Whether a text that is typed without marks begins with "dạ"."""
    return tokens[0] == "da" and all(token.isascii() for token in tokens)


def _longest(tokens: Sequence[str], at: int) -> tuple[Item, int]:
    best: list[Ending] = []
    best_length, best_rank = 0, (0, 0)
    onward: Sequence[_Way] = _beginnings(tokens[at])
    passed: Sequence[_Way] = ()
    step = at + 1
    while onward or passed:
        for child, how, near, letters in onward:
            if not child.ends:
                continue
            rank = (2 * (step - at) - near, how)
            if rank < best_rank:
                continue
            ending = _ENDINGS[id(child)]
            # a misspelt phrase counts only where it is long, some single words only with their marks
            if (letters >= 5 and ending.bears_slips) if near else (ending.is_free or how == EXACT * (step - at)):
                best = [*best, ending] if rank == best_rank else [ending]
                best_rank, best_length = rank, step - at
        if step == len(tokens) or not tokens[step][0].isalpha():
            break
        # "mắt con cũng đỏ": what stands between a part of the body and what is said of it is passed over
        ways = [*onward, *passed]
        onward = _further(ways, tokens[step])
        is_between = tokens[step] in _BETWEEN and tokens[at] in _PARTS and not (at == 0 and _is_yes(tokens))
        passed = [(node, how + EXACT, near, letters) for node, how, near, letters in ways] if is_between else ()
        step += 1
    typed = " ".join(tokens[at : at + max(best_length, 1)])
    if not best:
        return Item("word", frozenset(), typed, typed=typed), 1
    first = best[0] if len(best) == 1 else min(best, key=lambda one: one.rank)
    tag, phrase, codes = first.meaning
    tags = first.tags if len(best) == 1 else frozenset().union(*(one.tags for one in best))
    exact = best_rank == (2 * best_length, EXACT * best_length)
    return Item(tag, tags, phrase, codes, exact, typed), best_length
