"""What a phrase says beside its neighbours in talk of signs: echoes, exclamations, particles and figures of speech."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.items import Item

_BEFORE_BAN = {"have", "not", "nobare", "done", "easing", "moreover", "and", "or", "separator", "maybe", "list", "only", "soft", "little"}
_AFTER_FEVER = {"từng", "theo", "kèm", "mà", "đến", "khi", "lúc", "rồi"}
_TROUBLES = ("đau đầu", "nhức đầu", "mệt")


def besides(items: Sequence[Item]) -> list[Item]:
    """The phrases, each for what it is beside the ones before and after it, without mere echoes."""
    return [_beside(items, at) for at in range(len(items)) if not _is_echo(items, at)]


def _is_echo(items: Sequence[Item], at: int) -> bool:
    """Whether a word only echoes the sign before it, as in denials: "ban bủng gì đâu", "không sốt siếc gì"."""
    if items[at].tag != "word" or not 0 < at < len(items) - 1 or items[at - 1].tag != "sign":
        return False
    head = items[at - 1].text.split()[-1]
    echoes = items[at].text[:1] == head[:1] or items[at].text.endswith("iếc")
    return echoes and items[at + 1].tag in ("nothing", "thereis")


def _beside(items: Sequence[Item], at: int) -> Item:
    item = items[at]
    before = items[at - 1] if at else None
    after = items[at + 1] if at + 1 < len(items) else None
    if before is not None and _rounds_off(item, before):
        return _as(item, "soft")
    if item.text == "ban" and before is not None and before.tag not in _BEFORE_BAN:
        return Item("word", frozenset(), item.typed, typed=item.typed)
    if item.typed == "mat" and any(i.text.startswith(("sờ", "rờ")) for i in items[max(at - 2, 0) : at]):
        return Item("cool", frozenset({"cool"}), "mát", typed="mat")
    if item.text == "sốt" and after is not None and after.tag == "word" and after.text not in _AFTER_FEVER:
        # "sốt đề thi", "sốt vé": a rush on something
        return Item("sign", item.tags, item.text, ("fever?",), item.is_exact, item.typed)
    if item.text == "quên" and after is not None and after.tag in ("word", "daily", "medicine"):
        return _as(item, "daily")
    if item.text == "à" and after is not None and after.tag in ("moreover", "not", "have", "sign", "degree"):
        return _as(item, "soft")
    if item.text == "còn" and before is not None and before.tag in ("body", "child"):
        return _as(item, "have")
    if item.text in _TROUBLES and after is not None and after.text == "với":
        third = items[at + 2] if at + 2 < len(items) else None
        if third is None or third.tag not in ("sign", "body"):
            # what somebody has trouble with: "đau đầu với cái máy này"
            return replace(_as(item, "metaphor"), codes=())
    return item


def _rounds_off(item: Item, before: Item) -> bool:
    """ "Nhiều vậy không biết" exclaims, "1 tuần rồi" counts."""
    if item.text == "không biết":
        return before.text in ("vậy", "thế", "đâu")
    return item.text in ("tuần rồi", "tháng rồi") and before.tag == "number"


def _as(item: Item, tag: str) -> Item:
    return replace(item, tag=tag, tags=frozenset({tag}))
