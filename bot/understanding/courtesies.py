"""Courtesy alone: a greeting, thanks, a nod. It asks and answers nothing, so it only wants courtesy back."""

import re

from bot.understanding.folding import fold, words_of

_AROUND = words_of(
    "a c da vang thua co thay em chau con me bo ba ma chi anh ong ad admin bac chu tro ly nha truong trung tam giao "
    "vien quy moi nguoi minh toi tui ca nhe nha nhen nghen nhieu lam rat oi voi va vi da truoc buoi sang trua chieu"
)
"""Words that change nothing of a courtesy."""
_THANKS = "cam on|camon|thanks?(?: you)?|tks|bien on"
_GREETING = "(?:xin|kinh|em|con|chau)? ?chao|hello|helo|hi|alo+|(?:co|thay|ad|admin|chi|tro ly) oi"
_NOD = "o+k+(?:[ei]|ie|ay|ela)?|uh|um|uk|u|(?:biet|hieu|nhan|ro) (?:duoc )?(?:roi|tin)"
_KINDS = {
    kind: re.compile(rf"\b(?:{words})\b")
    for kind, words in {"thanks": _THANKS, "greeting": _GREETING, "nod": _NOD}.items()
}
_SHOWN = dict.fromkeys("🙏❤🥰😘🌹", "thanks") | {"👋": "greeting"} | dict.fromkeys("👍👌", "nod")


def courtesy(text: str) -> str | None:
    """ "thanks", "greeting" or "nod" when the whole text is nothing else, thanks before the others; otherwise None."""
    left, found = fold(text), {_SHOWN[letter] for letter in text if letter in _SHOWN}
    nods = bool({"da", "vang"} & set(left.split()))
    for kind, pattern in _KINDS.items():
        left, times = pattern.subn(" ", left)
        found |= {kind} if times else set()
    if not set(left.split()) <= _AROUND:
        return None
    found |= {"nod"} if nods else set()
    return next((kind for kind in _KINDS if kind in found), None)
