"""Whom a question asks, and of whom an answer tells: a teacher, the whole house, another child."""

from collections.abc import Sequence

from bot.understanding.items import Item


def of_oneself(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """ "Chị bình thường em": who is asked and answers calls themselves so."""
    first = next((at for at, i in enumerate(items) if i.tag not in ("ack", "soft", "talk", "separator")), 0)
    if items[first].text in ("chị", "anh", "cô", "thầy", "bác", "mình") and len(items) > first + 1:
        return (*items[:first], *items[first + 1 :])
    return items


def asks_of_teacher(items: Sequence[Item]) -> bool:
    """ "Cô giáo có khỏe không ạ, nghe cô ốm mà": asked back, and nothing of a child."""
    said = [i for i in items if i.tag not in ("ack", "talk")]
    is_teacher = bool(said) and said[0].text in ("cô", "thầy", "cô giáo", "thầy cô")
    asks = [i.tag for i in said[1:4]] == ["have", "well", "not"] or [i.tag for i in said[1:3]] == ["well", "not"]
    return is_teacher and asks and all(i.tag != "child" for i in items)


def asks_adult(asked: Sequence[Item]) -> bool:
    """Whether a teacher is asked how they themselves are."""
    return next((i.tag == "adult" and i.text in ("thầy", "cô") for i in asked if i.tag != "soft"), False)


_HOUSEHOLD = {"nhà mình", "nhà em", "nhà", "gia đình", "cả nhà", "trong nhà", "người nhà"}
_FOR_CHILD = Item("child", frozenset({"child"}), "con")


def asks_household(asked: Sequence[Item]) -> bool:
    """ "Nhà mình có ai đang sốt không ạ?": whoever it is counts."""
    return any(i.text in _HOUSEHOLD for i in asked) and any(i.text in ("ai", "có ai", "người nào") for i in asked)


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
