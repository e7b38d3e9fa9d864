"""Choosing from ranges of degrees by a reading: "38,5", "hơn 39"."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from bot.understanding.folding import clean, fold, plain
from bot.understanding.temperature import NOT_MEASURED, read_temperature
from bot.understanding.values import Named, NotUnderstood, Understood, Unsure

Read = Understood[tuple[str, ...]] | Unsure[str] | NotUnderstood

_UNMEASURED = re.compile(r"(?:chua|khong) (?:do|cap|kep|co nhiet ke)\b")
_COMPARED = re.compile(r"\b(?:duoi|tren|hon|gan|den|tro len|tro xuong)\b")
_MORE_OR_LESS = re.compile(
    r"^(?:da |a |con |be |em |chau |sot |dang |bi |do |duoc )*(tren|hon|duoi|chua toi|chua den)"
    r" (3\d(?:[.,]\d)?|4[0-2])(?: do)?(?: \w{1,3})*$"
)
""" "Hơn 39": the one line that reaches beyond."""
_RANGE = re.compile(r"(\d\d(?:[.,]\d)?) ?(?:°c?|độ)? ?(?:đến|tới|-|–) ?(?:dưới )?(\d\d(?:[.,]\d)?)")
_BOUND = re.compile(r"(dưới|<|trên|hơn|>|từ)? ?(\d\d(?:[.,]\d)?) ?(?:°c?|độ)? ?(trở lên|trở xuống|trở đi)?")


@lru_cache(maxsize=256)
def ranges_of(labels: tuple[str, ...]) -> dict[int, tuple[Decimal, Decimal]]:
    """From and to of each label that is a range of degrees."""
    found: dict[int, tuple[Decimal, Decimal]] = {}
    for index, label in enumerate(clean(one) for one in labels):
        between, bound = _RANGE.search(label), _BOUND.search(label)
        if between:
            found[index] = (_degrees(between[1]), _degrees(between[2]))
        elif bound and bound[1] in ("dưới", "<"):
            found[index] = (Decimal(30), _degrees(bound[2]) - Decimal("0.1"))
        elif bound and bound[3] == "trở xuống":
            found[index] = (Decimal(30), _degrees(bound[2]))
        elif bound and (bound[3] or bound[1] == "từ"):
            found[index] = (_degrees(bound[2]), Decimal(43))
        elif bound and bound[1]:
            found[index] = (_degrees(bound[2]) + Decimal("0.1"), Decimal(43))
    return {i: span for i, span in found.items() if all(Decimal(30) <= end <= Decimal(43) for end in span)}


def _degrees(written: str) -> Decimal:
    return Decimal(written.replace(",", "."))


def by_degrees(text: str, options: Sequence[Named], ranges: dict[int, tuple[Decimal, Decimal]]) -> Read | None:
    """The one range a reading falls into; None where a text gives none."""
    compared = _MORE_OR_LESS.search(plain(clean(text)))
    if compared is not None:
        than = _degrees(compared[2])
        beyond = [
            options[i].key
            for i, (low, high) in ranges.items()
            if (high > than if compared[1] in ("tren", "hon") else low < than)
        ]
        return Understood((beyond[0],)) if len(beyond) == 1 else Unsure(tuple(beyond))
    if _COMPARED.search(fold(text)):
        return None
    read = read_temperature(text)
    if read == Understood(NOT_MEASURED):
        unmeasured = [o.key for o in options if _UNMEASURED.match(fold(o.label))]
        return Understood((unmeasured[0],)) if len(unmeasured) == 1 else None
    if not isinstance(read, Understood) or not isinstance(read.value, Decimal):
        return None
    fitting = [i for i, (low, high) in ranges.items() if low <= read.value <= high]
    return (
        Understood((options[fitting[0]].key,)) if len(fitting) == 1 else Unsure(tuple(options[i].key for i in fitting))
    )
