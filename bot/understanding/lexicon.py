"""From letters to words with a meaning: which phrases of the closed lists a typed text holds."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.understanding.dialect import standard
from bot.understanding.folding import ASKING, NO_TONE, TUMBLING, clean, is_near, plain, spelled, telex, vni, words_of
from bot.understanding.signs import ALSO, SIGNS
from bot.understanding.words import ALIASES, TOKENS, WORDS

_RANK = {
    tag: rank
    for rank, tag in enumerate(
        [
            "metaphor",
            "back",
            "moreover",
            "fine",
            "stays",
            "stay",
            "late",
            "home",
            "go",
            "unwell",
            "sign",
            "medicine",
            "unknown",
            "irony",
            "since",
            "past",
            "now",
            "not",
            "nobare",
            "done",
            "easing",
            "ask",
            "refuse",
            "thereis",
            "only",
            "but",
            "list",
            "degree",
            "maybe",
            "tailmaybe",
            "well",
            "nothing",
            "unreal",
            "have",
            "really",
            "ok",
            "right",
            "wrong",
            "agree",
            "depends",
            "ack",
            "talk",
            "daily",
            "little",
            "other",
            "child",
            "adult",
            "or",
            "and",
            "then",
            "say",
            "doctor",
            "goes",
            "heavy",
            "cool",
            "soft",
        ]
    )
}
"""Which of several meanings of a phrase counts: the first of these."""

_MARKED = words_of(
    "mửa ban rũ lả ọc trớ hen té mỏi ngã cảm ấm lịm mẩn giựt ói hạ cắt dứt lành chi lo êm mạnh kém à ai hở hử "
    "ủa hả mốt lặn tạm tí ít uống cơ đúng dừng đừng quên bầm ghẻ chấy bay y no suyễn ngứa đuối quấy rộp "
    "mát ngất thở mai to bài đọc dịch bằng lớn thêm tăng rõ chịu sắp vơi dịu nhận duyệt yếu tệ hỏi tùy"
) | {"em họ", "anh họ", "chị họ", "họ hàng", "sốt sắng", "đau cổ", "họng đau", "họng đỏ", "họng sưng", "họng rát"}
"""What says something only with its marks: without them another word is as likely."""

_MARKS = re.compile(r"[^\W\d_]\w*|\d+|[^\w\s]|\n")
_SEPARATORS = set(",;.!?\n:-…–—/&+()\"'")
_YES_SIGNS, _NO_SIGNS = set("👍👌✅🆗✔☑"), set("❌🚫👎⛔✖")
_CLOSING = {"thôi", "luôn", "khỏe re", "chút xíu", "xíu", "không", "nhé", "nè", "rồi", "đó", "có chút", "chút"}
"""After these "à" only rounds off, as people of the South speak."""
_SPLIT_HEADS = ("khong", "không", "chua", "chưa", "het", "hết", "ko", "hok", "hong", "da", "dạ", "bi", "bị", "co", "có")


@dataclass(frozen=True, slots=True)
class Item:
    """A phrase that was found: all it may be, the likeliest first; `codes`: of a sign ("fever", "fever?")."""

    tag: str
    tags: frozenset[str]
    text: str
    codes: tuple[str, ...] = ()
    is_exact: bool = False
    typed: str = ""


_Meaning = tuple[str, str, tuple[str, ...]]
"""Tag, phrase, codes."""


class _Node:
    """Where the words so far lead: on to further words, and what ends here."""

    __slots__ = ("ends", "onward")

    def __init__(self) -> None:
        self.onward: dict[str, _Node] = {}
        self.ends: list[_Meaning] = []


def _phrases() -> Iterator[_Meaning]:
    for tag, text in WORDS.items():
        for phrase in text.split(", "):
            yield tag, phrase.strip(), ()
    for code, text in SIGNS.items():
        for phrase in text.split(", "):
            yield "sign", phrase.strip(), ALSO.get(phrase.strip(), (code,))


def _trie() -> tuple[_Node, set[str]]:
    root, known = _Node(), set()
    for meaning in _phrases():
        node = root
        for word in meaning[1].split():
            known.add(word)
            node = node.onward.setdefault(word, _Node())
        node.ends.append(meaning)
    return root, known


_ROOT, _KNOWN = _trie()
_BY_FOLD: dict[str, list[str]] = {}
for _word in sorted(_KNOWN):
    _BY_FOLD.setdefault(plain(_word), []).append(_word)
_ALIAS: dict[str, tuple[str, ...]] = {}
for _word, _ways in ALIASES.items():
    for _way in _ways.split():
        _ALIAS[_way] = (*_ALIAS.get(_way, ()), _word)
_BY_LENGTH: dict[int, list[str]] = {}
for _word in _BY_FOLD:
    _BY_LENGTH.setdefault(len(_word), []).append(_word)
_HOOKS = {2, 3}
"""Hỏi and ngã, which half of the country writes one for the other."""

EXACT, BARE, NEAR = 2, 1, 0
_WITH_SLIPS = {"sign", "agree", "well", "past", "now", "since", "stay", "go", "talk", "unknown", "done"}
"""What is still taken with a letter wrong: never a denial."""
MOST_ITEMS = 200


def _fits(typed: str, word: str) -> bool:
    """Whether the word is the typed one with marks added: marks that were typed decide."""
    letters, tone = spelled(typed)
    its_letters, its_tone = spelled(word)
    if tone not in (NO_TONE, its_tone) and {tone, its_tone} != _HOOKS:
        return False
    if tone != NO_TONE:
        return letters == its_letters
    return len(letters) == len(its_letters) and all(
        a == b or (a.isascii() and a == plain(b)) for a, b in zip(letters, its_letters, strict=True)
    )


@lru_cache(maxsize=65536)
def readings(typed: str) -> tuple[tuple[str, int], ...]:
    """The words of the lists that a typed word may be, each with how surely."""
    found: dict[str, int] = {}
    for word in _BY_FOLD.get(plain(typed), ()):
        if spelled(word) == spelled(typed):
            found[word] = EXACT
        elif _fits(typed, word):
            found[word] = BARE
    if not typed.isascii() and EXACT in found.values():
        return tuple((word, how) for word, how in found.items() if how == EXACT)
    for word in _ALIAS.get(typed, ()):
        found.setdefault(word, BARE)
    if not found and typed.isascii():
        found = _by_keys(typed)
    if not found and len(typed) > 1:
        squeezed = "".join(c for i, c in enumerate(typed) if not i or plain(c) != plain(typed[i - 1]))
        found = {word: how for word, how in readings(squeezed) if how} if squeezed != typed else {}
    if not found and 3 <= len(typed) <= 12:
        found = _near(typed)
    return tuple(found.items())


def _near(typed: str) -> dict[str, int]:
    """Words of one slip: never in the first letter, and where marks were typed never with another tone."""
    bare = plain(typed)
    lengths = range(max(3, len(bare) - 1), len(bare) + 2)
    near = [fold for length in lengths for fold in _BY_LENGTH.get(length, ()) if is_near(bare, fold)]
    words = [word for fold in near if fold[0] == bare[0] for word in _BY_FOLD[fold]]
    if not typed.isascii():
        words = [word for word in words if _tone(word) == _tone(typed)]
    return dict.fromkeys(words, NEAR)


def _tone(word: str) -> int:
    """The tone, hỏi and ngã being one: people mix them up."""
    tone = spelled(word)[1]
    return ASKING if tone == TUMBLING else tone


def _by_keys(typed: str) -> dict[str, int]:
    for decoded in (telex(typed), vni(typed)):
        if decoded is not None:
            letters, tone = decoded
            found = [
                word
                for word in _BY_FOLD.get(plain(letters), ())
                if spelled(word)[1] == tone
                and all(a == b or a == plain(b) for a, b in zip(letters, spelled(word)[0], strict=False))
            ]
            if found:
                return dict.fromkeys(found, BARE)
    return {}


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
            for one in _ALIAS_PHRASES.get(typed, typed).split():
                tokens += _parts(one)
        elif typed == "0":
            tokens.append("0")
        elif typed in _SEPARATORS or typed.isdigit() or typed in _YES_SIGNS or typed in _NO_SIGNS:
            tokens.append(typed)
    return tokens


_ALIAS_PHRASES = {way: word for word, ways in ALIASES.items() for way in ways.split() if " " in word}


@lru_cache(maxsize=64)
def items_of(text: str) -> tuple[Item, ...]:
    """The phrases of a text in their order, the longest at each place; what is in no list is a "word"."""
    return tuple(lex(_tokens(standard(clean(text))))[:MOST_ITEMS])


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
            if length > 1 and item.tag != "sign" and _begins_a_sign(tokens, at + length - 1, item):
                item, length = _longest(tokens[: at + length - 1], at)
        items.append(item)
        at += length
    return _rhetorical([_settled(items, at) for at in range(len(items))])


def _begins_a_sign(tokens: Sequence[str], at: int, item: Item) -> bool:
    """Whether a phrase without its marks took the first word of a sign: "con co | giat", "khong dau | hong"."""
    following, length = _longest(tokens, at)
    unsure = not item.is_exact or item.text.endswith("đâu") or item.tag in ("go", "goes", "stay", "stays")
    return following.tag == "sign" and length > 1 and unsure


def _settled(items: Sequence[Item], at: int) -> Item:
    """What a word is that may be several without its marks, by what stands beside it."""
    item = items[at]
    before = items[at - 1] if at else None
    after = items[at + 1] if at + 1 < len(items) else None
    if item.typed == "nghi" and (after is None or after.tag not in ("sign", "have")):
        return replace(item, tag="stay", tags=frozenset({"stay"}), text="nghỉ")
    if item.typed == "nghĩ" and after is not None and after.text == "là":
        return replace(item, tag="say", tags=frozenset({"say"}))
    if item.typed == "chi" and after is not None and after.tag in ("sign", "have"):
        return replace(item, tag="only", tags=frozenset({"only"}), text="chỉ")
    if item.typed == "oi":
        beside = ("child", "have", "and", "or", "not", "sign", "separator", "maybe", "done")
        vomits = before is None or before.tag in beside
        vomiting = Item("sign", frozenset({"sign"}), "ói", ("vomiting",), typed="oi")
        return vomiting if vomits else replace(item, tag="soft", tags=frozenset({"soft"}), text="ơi")
    if item.text == "à" and before is not None and before.text in _CLOSING and (after is None or after.text != "?"):
        return replace(item, tag="soft", tags=frozenset({"soft"}))
    if item.text == "mệt" and not item.is_exact and before is not None and before.tag == "number":
        return Item("word", frozenset(), item.typed, typed=item.typed)
    return item


def _rhetorical(items: list[Item]) -> list[Item]:
    """ "Sốt đâu mà sốt", "khỏe cái gì": what is named is denied."""
    settled: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        texts = [one.text for one in items[at + 1 : at + 4]]
        if item.text in ("khỏe đâu", "khỏe gì") and "khỏe" in texts[:2]:
            settled.append(item)
            at += 2 + texts.index("khỏe")
            continue
        if item.tag in ("sign", "well") and texts and texts[0] in ("đâu", "gì", "cái gì", "đâu mà", "gì mà"):
            closes = len(texts) == 1 or items[at + 2].tag in ("soft", "adult", "separator")
            if texts[0] == "gì" and closes and any(one.text == "chứ" for one in items[max(at - 2, 0) : at]):
                settled += [Item("not", frozenset({"not"}), "không"), item]
                at += 2
                continue
            again = next((n for n in (1, 2) if len(texts) > n and texts[n] == item.text), 0)
            if again or (item.tag == "well" and texts[0] in ("cái gì", "đâu")):
                settled += [Item("not", frozenset({"not"}), "không"), item]
                at += 2 + again
                continue
        settled.append(item)
        at += 1
    return settled


def _of_sign(tokens: Sequence[str], at: int) -> Item:
    typed = tokens[at]
    if typed == "0" and at + 1 < len(tokens) and tokens[at + 1][0].isalpha():
        return Item("not", frozenset({"not"}), "không", typed="0")
    if typed in _SEPARATORS:
        return Item("separator", frozenset(), typed)
    if typed in _YES_SIGNS:
        return Item("ok", frozenset({"ok"}), typed)
    return Item("number" if typed.isdigit() else "word", frozenset(), typed, typed=typed)


def _longest(tokens: Sequence[str], at: int) -> tuple[Item, int]:
    best: list[_Meaning] = []
    best_length, best_rank = 0, (0, 0)
    ways: list[tuple[_Node, int, int, int]] = [(_ROOT, 0, 0, 0)]
    step = at
    while ways and step < len(tokens) and tokens[step][0].isalpha():
        onward = []
        for node, how, near, letters in ways:
            for word, quality in readings(tokens[step]):
                child = node.onward.get(word)
                if word == "còn" and step == at and tokens[at] == "con":
                    # without its mark it is nearly always the child
                    continue
                if child is not None and near + (quality == NEAR) <= 1:
                    onward.append((child, how + quality, near + (quality == NEAR), letters + len(word)))
        step += 1
        for child, how, near, letters in onward:
            ends = child.ends
            rank = (2 * (step - at) - near, how)
            if ends and rank >= best_rank and _counts(ends, step - at, how, near, letters):
                best = [*best, *ends] if rank == best_rank else [*ends]
                best_rank, best_length = rank, step - at
        ways = onward
    typed = " ".join(tokens[at : at + max(best_length, 1)])
    if not best:
        return Item("word", frozenset(), typed, typed=typed), 1
    tag, phrase, codes = min(best, key=lambda one: _RANK.get(one[0], 99))
    exact = best_rank == (2 * best_length, EXACT * best_length)
    return Item(tag, frozenset(one[0] for one in best), phrase, codes, exact, typed), best_length


def _counts(ends: Sequence[_Meaning], length: int, how: int, near: int, letters: int) -> bool:
    """Whether a phrase may be taken: a misspelt one only where it is long, some single words only with their marks."""
    if near:
        return letters >= (6 if length > 1 else 5) and any(tag in _WITH_SLIPS for tag, _, _ in ends)
    if how < EXACT * length:
        return any(phrase not in _MARKED for _, phrase, _ in ends)
    return True
