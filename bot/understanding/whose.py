"""Whom a question asks, and of whom an answer tells: a teacher, the whole house, another child."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.items import Item, any_ends

_THEIR_CHILD = {"con gái tôi", "con trai tôi", "con tôi", "con tui", "con gái mình", "con trai mình", "cháu nhà tôi"}
_THEIR_CHILD |= {"con gái em", "con trai em", "con gái e", "con trai e", "bé nhà tôi", "con nhà tôi", "cháu nhà mình"}


def of_oneself(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """ "Chị bình thường em": who is asked and answers calls themselves so."""
    items = tuple(replace(i, tag="other", tags=frozenset({"other"})) if i.text in _THEIR_CHILD else i for i in items)
    first = next((at for at, i in enumerate(items) if i.tag not in ("ack", "soft", "talk", "separator")), 0)
    if items[first].text in ("chị", "anh", "cô", "thầy", "bác", "mình") and len(items) > first + 1:
        return (*items[:first], *items[first + 1 :])
    return items


_THEMSELVES = {"anh", "chị", "cô", "thầy", "tôi", "mình", "bác"}
_FARES = {"well", "fine", "sign", "have", "not", "unwell", "now"}


def of_themselves(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """ "Chào em, anh vẫn khỏe": a teacher who was asked how they are speaks of themselves."""
    pairs = itertools.pairwise((*items, Item("separator", frozenset(), ".")))
    return tuple(item for item, after in pairs if not (item.text in _THEMSELVES and after.tag in _FARES))


def asks_of_teacher(items: Sequence[Item]) -> bool:
    """ "Cô giáo có khỏe không ạ, nghe cô ốm mà": asked back, and nothing of a child."""
    said = [i for i in items if i.tag not in ("ack", "talk")]
    is_teacher = bool(said) and said[0].text in ("cô", "thầy", "cô giáo", "thầy cô")
    asks = [i.tag for i in said[1:4]] == ["have", "well", "not"] or [i.tag for i in said[1:3]] == ["well", "not"]
    return is_teacher and asks and all(i.tag != "child" for i in items)


def asks_adult(asked: Sequence[Item]) -> bool:
    """Whether a teacher is asked how they themselves are."""
    return next((i.tag == "adult" and i.text in ("thầy", "cô") for i in asked if i.tag not in ("soft", "now")), False)


_HOUSEHOLD = {"nhà mình", "nhà em", "nhà", "gia đình", "cả nhà", "trong nhà", "người nhà"}
_WHOEVER = {"ai", "có ai", "người nào"}
_FOR_CHILD = Item("child", frozenset({"child"}), "con")


def asks_household(asked: Sequence[Item]) -> bool:
    """ "Nhà mình có ai đang sốt không ạ?": whoever it is counts."""
    texts = [i.text for i in asked]
    return not (_HOUSEHOLD.isdisjoint(texts) or _WHOEVER.isdisjoint(texts))


def of_household(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Each of the house as the one who was asked about; "cả nhà khỏe" tells of them all."""
    well = Item("well", frozenset({"well"}), "khỏe")
    ours = [well if i.text == "cả nhà khỏe" else i for i in items]
    return tuple(
        _FOR_CHILD if i.tag == "other" or (i.tag == "adult" and i.text not in ("cô", "thầy", "ad")) else i for i in ours
    )


def denies_this_child(items: Sequence[Item]) -> bool:
    """ "Em nó đau mắt chứ không phải bé này", "ông hút thuốc nên ho, con thì không": what was told is another's."""
    said = [i for i in items if i.tag not in ("soft", "separator")]
    if [i.tag for i in said[-3:]] == ["child", "then", "not"] and any(i.tag == "other" for i in said[:-3]):
        return all(i.tag != "child" for i in said[:-3])
    return len(said) > 2 and said[-1].tag == "child" and said[-2].text in ("chứ không phải", "không phải", "đâu phải")


_SIBLINGS = ("anh em", "chị em")


def _compared(items: Sequence[Item]) -> set[str]:
    """Who of several is spoken of alone: "anh sốt thêm, em thì không"."""
    return {a.text for a, b in itertools.pairwise(items) if b.tag in ("sign", "then", "not", "well")}


_OF_TWO = re.compile(
    r"\b(?:em|anh|chị) nó\b.*\b(?:còn|chứ) (?:con|cháu|bé)\b|"
    r"\bem nó thì\b.*\b(?:anh|chị) nó\b|\b(?:anh|chị) nó thì\b.*\bem nó\b"
)
_ONE_HEADS = {"đứa", "bé", "thằng", "con", "cháu", "cu", "đứa này"}
_ONE_TAILS = {"lớn", "nhỏ", "đầu", "út", "anh", "chị", "kia", "khác", "này", "to", "em"}
_TOLD_BY = _ONE_TAILS - {"này"}


_ENDS = {"separator", "but"}


def of_this_child(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """ "Thằng lớn đang sốt còn con này bình thường": what is told of this one alone, where another stands beside it."""
    items = _of_the_speaker(items)
    said = " ".join([item.text for item in items])
    if "này" not in said or "này" not in said.split():
        return items
    begins = [0, *(at + 1 for at, item in enumerate(items) if item.tag in _ENDS), len(items)]
    clauses = []
    for first, last in itertools.pairwise(begins):
        head = items[first - 1].text if first else ""
        clauses.append((" ".join([head, *(i.text for i in items[first:last])]).strip(), items[first:last]))
    ours = [clause for words, clause in clauses if _SAYS_THIS_ONE.search(words)]
    others = [clause for words, clause in clauses if _SAYS_ANOTHER.search(words)]
    return ours[0] if len(ours) == 1 and others and ours[0] not in others else items


def _of_the_speaker(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """ "Con em nó bị ho" is told of the speaker's own child, unless another stands beside it."""
    at = next((at for at, i in enumerate(items) if i.tag not in ("soft", "ack", "talk", "adult", "separator")), 0)
    if not items or items[at].text != "con em nó" or any(i.tag in ("child", "other") for i in items[at + 1 :]):
        return items
    mine = Item("child", frozenset({"child"}), "con em", typed=items[at].typed)
    return (*items[:at], mine, *items[at + 1 :])


_SAYS_THIS_ONE = re.compile(r"(?:^|\s)(?:bé|cháu|con|thằng|cu|đứa)(?: gái| trai| bé)? này\b")
_SAYS_ANOTHER = re.compile(r"(?:^|\s)(?:bé|thằng|cu|đứa|cháu|con) (?:lớn|nhỏ|anh|chị|em|út|kia|đầu|to)\b")


def tells_children_apart(items: Sequence[Item]) -> bool:
    """Whether two children are spoken of: "đứa lớn thì có, đứa nhỏ thì không"."""
    texts = [item.text for item in items]
    if any_ends(texts, _SIBLINGS) and {"anh", "chị"} & (compared := _compared(items)):
        return "em" in compared
    words = " ".join(texts).split()
    if "nó" in words and _OF_TWO.search(" ".join(words)):
        return True
    if _ONE_HEADS.isdisjoint(words) or (len(_TOLD_BY.intersection(words)) < 2 and "đứa" not in words):
        # nearly every text: to tell two apart takes two of these, or "đứa" twice
        return False
    found = {tail for head, tail in itertools.pairwise(words) if head in _ONE_HEADS and tail in _ONE_TAILS} - {"này"}
    is_one_meant = "này" in words and len(found) == 1
    return len(found) > 1 or (not is_one_meant and "một đứa" in " ".join(words) and words.count("đứa") > 1)
