"""The morning and the afternoon of a day that are told apart."""

from collections.abc import Sequence

from bot.understanding.items import Item

_HALF = {
    "sáng": "sáng",
    "sáng nay": "sáng",
    "buổi sáng": "sáng",
    "chiều": "chiều",
    "chiều nay": "chiều",
    "buổi chiều": "chiều",
    "hồi chiều": "chiều",
}


def of_half(items: Sequence[Item], half: str) -> list[Item]:
    """What is said of the half of the day that was asked about, where both are told apart."""
    if not halves([item.text for item in items]):
        return list(items)
    kept, now = [], half
    for item in items:
        now = _HALF.get(item.text, now)
        kept += [item] if now == half and item.text not in _HALF else []
    return kept


def halves(texts: Sequence[str]) -> bool:
    """Whether the morning and the afternoon are told apart: "sáng nghỉ chiều học"."""
    return {_HALF[text] for text in texts if text in _HALF} == {"sáng", "chiều"}
