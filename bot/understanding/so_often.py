"""How often something came, where a question for vomiting or loose stools is answered by a count alone."""

import itertools
from collections.abc import Sequence

from bot.understanding.items import Item
from bot.understanding.told import Told


def counts_times(items: Sequence[Item], told: Told) -> bool:
    """ "Đi 5 lần toàn nước": how often it came, and nothing that denies."""
    times = any(
        a.tag == "number" and b.text in ("lần", "bận", "lượt", "cữ", "trận") for a, b in itertools.pairwise(items)
    ) or any(i.text in _TIMES for i in items)
    tags = {item.tag for item in items}
    return (
        times
        and not tags & {"not", "nobare", "well", "fine", "done", "easing", "ask", "moreover", "medicine"}
        and not any(i.text.startswith(_TAKEN) or i.typed in _TAKEN for i in items)
        and not told.is_unsure
    )


_TAKEN = ("uống", "bú", "ăn", "ngủ", "gọi", "đo", "tắm", "xịt", "nhỏ mũi")
_TIMES = {"ba bận", "hai bận", "bốn bận", "hai lần", "ba lần", "bốn lần", "năm lần", "mấy bận", "mấy lần", "chục lần"}


_HOURS = {
    "đêm",
    "ngày",
    "ban đêm",
    "ban ngày",
    "sáng",
    "trưa",
    "chiều",
    "tối",
    "khuya",
    "về đêm",
    "buổi tối",
    "dem",
    "toi",
}
_HOURS |= {"ngay", "sang", "chieu", "trua", "buổi sáng", "buổi trưa", "buổi chiều", "ban dem", "ban ngay"}


def comes_at_hours(items: Sequence[Item]) -> bool:
    """ "Đêm thôi, ngày không": of one part of the day it is denied, and of another not."""
    if _HOURS.isdisjoint([item.typed for item in items]):
        return False
    denied, others = set[str](), set[str]()
    clause: list[Item] = []
    for item in (*items, Item("separator", frozenset(), ".")):
        if item.tag not in ("separator", "but"):
            clause.append(item)
            continue
        hours = {i.typed for i in clause if i.typed in _HOURS}
        is_denied = any(i.tag in ("not", "nobare") for i in clause)
        if not any(i.tag in ("now", "past", "done", "well", "fine") for i in clause):
            denied |= hours if is_denied else set()
            others |= set() if is_denied else hours
        clause = []
    return bool(denied and others - denied)


_OF_ELSE = {"other", "past", "well", "adult", "metaphor"}


def is_told_at_times(items: Sequence[Item]) -> bool:
    """ "Sáng lạnh thì có, trưa hết": there is something, and it comes and goes."""
    if "thì có" not in [item.text for item in items]:
        return False
    clause: list[Item] = []
    for item in (*items, Item("separator", frozenset(), ".")):
        if item.tag != "separator":
            clause.append(item)
            continue
        if any(i.text == "thì có" for i in clause) and not {i.tag for i in clause} & _OF_ELSE:
            return True
        clause = []
    return False
