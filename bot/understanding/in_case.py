"""What of a text is told of today, and not of a case that may come or of the days before."""

from collections.abc import Sequence

from bot.understanding.items import Item

NAMING_SCHOOL = {"go", "stay", "stays", "late", "back", "goes"}


def without_case(items: Sequence[Item]) -> Sequence[Item]:
    """ "Em cho con đi, nhưng nếu sốt lại cô gọi em": what comes in a case changes nothing of what was said before."""
    at = next((at for at, i in enumerate(items) if i.text in ("nếu", "nếu như", "có gì", "lỡ", "nhỡ")), 0)
    before = list(items[:at])
    while before and before[-1].tag in ("but", "separator", "soft", "child"):
        before.pop()
    is_told = (
        len(before) < at and any(i.tag in NAMING_SCHOOL for i in before) and items[at - 1].tag in ("but", "separator")
    )
    goes_on = any(i.tag in NAMING_SCHOOL - {"back"} for i in items[at:])
    return before if at and is_told and not goes_on else items


def once_well(items: Sequence[Item]) -> bool:
    """ "Bé hết bệnh là mẹ cho đi liền": a condition."""
    for at, item in enumerate(items[:-2]):
        if item.tag in ("well", "done", "easing") and items[at + 1].text in ("là", "thì", "mới"):
            return any(i.tag in ("go", "goes", "back") for i in items[at + 2 :])
    return False


def since_now(items: Sequence[Item]) -> Sequence[Item]:
    """What is said of today behind what was said of the days before."""
    at = max((n for n, i in enumerate(items) if i.tag == "now" and not i.text.startswith(("tới", "đến"))), default=0)
    was = [i for i in items[:at] if i.tag in NAMING_SCHOOL]
    return items[at + 1 :] if was and all(i.tag == "stay" for i in was) else ()
