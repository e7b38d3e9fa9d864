"""Who somebody says to be to the child: "em là mẹ cháu", "ông nội bé", "ba của Minh"."""

import re
from collections.abc import Iterable

from bot.understanding.folding import clean, fold, words_of

_MARKED = {
    "mother": re.compile(r"\b(?:mẹ|má|mạ)\b"),
    "father": re.compile(r"\b(?:bố|cha|tía|là ba)\b|^(?:dạ )?ba (?:của|con|cháu|bé|nó|em)\b"),
    "grandmother": re.compile(r"\bbà\b"),
    "grandfather": re.compile(r"\bông\b"),
    "guardian": re.compile(r"\b(?:dì|cậu|mợ|chú|thím|dượng|cô ruột|giám hộ)\b"),
}
_BARE = {
    "mother": re.compile(r"\b(?:me|ma)\b"),
    "father": re.compile(r"\b(?:bo|cha)\b"),
    "grandmother": re.compile(r"\bba (?:noi|ngoai)\b"),
    "grandfather": re.compile(r"\bong(?: noi| ngoai)?\b"),
    "guardian": re.compile(r"\bgiam ho\b"),
}


_ABOUT_ONESELF = words_of(
    "toi em minh tui chau con da vang thua a co thay la day ba me ma bo cha tia ong noi ngoai ruot di cau mo chu thim "
    "duong giam ho cua be no nha nhe xin gioi thieu"
)


def states_relation(text: str, names: Iterable[str]) -> str | None:
    """The same where nobody asked: the whole text says who one is to the child and nothing else."""
    said = set(fold(text).replace(",", " ").replace(".", " ").split())
    around = _ABOUT_ONESELF | {word for name in names for word in fold(name).split()}
    return read_relation(text) if "?" not in text and said <= around else None


def read_relation(text: str) -> str | None:
    """The one relation that is said; None for none, for several, and for "ba" without marks, which is two of them."""
    typed = clean(text)
    patterns = _BARE if fold(typed) == " ".join(typed.split()) else _MARKED
    found = [relation for relation, pattern in patterns.items() if pattern.search(typed)]
    return found[0] if len(found) == 1 else None
