"""Who somebody says to be to the child: "em là mẹ cháu", "ông nội bé", "ba của Minh"."""

import re

from bot.understanding.folding import clean, fold

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


def read_relation(text: str) -> str | None:
    """The one relation that is said; None for none, for several, and for "ba" without marks, which is two of them."""
    typed = clean(text)
    patterns = _BARE if fold(typed) == " ".join(typed.split()) else _MARKED
    found = [relation for relation, pattern in patterns.items() if pattern.search(typed)]
    return found[0] if len(found) == 1 else None
