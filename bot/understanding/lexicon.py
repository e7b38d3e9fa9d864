"""From letters to words with a meaning: which phrases of the closed lists a typed text holds."""

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.understanding.dialect import standard
from bot.understanding.folding import clean, words_of
from bot.understanding.items import Item
from bot.understanding.readings import EXACT, NEAR, ROOT, Meaning, Node, readings
from bot.understanding.settling import rhetorical, settled_at
from bot.understanding.words import ALIASES, TOKENS

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
    return rhetorical([settled_at(items, at) for at in range(len(items))])


def _begins_a_sign(tokens: Sequence[str], at: int, item: Item) -> bool:
    """Whether a phrase without its marks took the first word of a sign: "con co | giat", "khong dau | hong"."""
    following, length = _longest(tokens, at)
    unsure = not item.is_exact or item.text.endswith("đâu") or item.tag in ("go", "goes", "stay", "stays")
    return following.tag == "sign" and length > 1 and unsure


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
    best: list[Meaning] = []
    best_length, best_rank = 0, (0, 0)
    ways: list[tuple[Node, int, int, int]] = [(ROOT, 0, 0, 0)]
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


def _counts(ends: Sequence[Meaning], length: int, how: int, near: int, letters: int) -> bool:
    """Whether a phrase may be taken: a misspelt one only where it is long, some single words only with their marks."""
    if near:
        return letters >= (6 if length > 1 else 5) and any(tag in _WITH_SLIPS for tag, _, _ in ends)
    if how < EXACT * length:
        return any(phrase not in _MARKED for _, phrase, _ in ends)
    return True
