"""What is typed at a list that may be ticked: more of it, less of it, these alone, and that it is done."""

import re

from bot.understanding.folding import MOST, fold

_AROUND = r"(?:(?:da|vang|u|uh|um|ok|oke|oki|thi|thoi|de|roi) )*"
_FINISHED = re.compile(
    rf"^{_AROUND}(?:xong|ok|oke|oki|u|uh|um|uk|duoc|dc|dung|the|gui|dong y|chot)"
    r"(?: (?:roi|r|het|vay|the|thoi|do|day|luon|di|xong|ca|a|ah|nhe|nha|nhen|nghe|em|chau|co|thay|con|oi|cam on))*$"
)
_MORE = re.compile(r"\b(?:nua|them|voi ca|luon|chon|tick|lay)\b")
_LESS = re.compile(
    r"^(?:(?:thoi|a|da|cho|xin|em|co|toi|me|ba|con) )*(?:bo(?: chon| tick| di)?|tru|(?:khong|ko|k) lay) "
)
_ONLY = re.compile(r"\bthoi\b|^(?:da )?chi\b")
_REST = re.compile(r"\b(?:nua|them|voi|ca|luon|chon|tick|lay|bo|di|tru|thoi|chi|nha|nhe|nhen|a|da|em|co|muc|so|cai)\b")


def says_finished(text: str) -> bool:
    """Whether no more is said than that it is done: "xong rồi", "xong nhé", "ok xong", "ừ"."""
    return len(text) <= MOST and "?" not in text and _FINISHED.match(fold(text)) is not None


def ticking(text: str) -> tuple[str, str]:
    """How the numbers of a text are meant ("more", "less", "only" or ""), and the numbers alone."""
    said = fold(text)
    if len(text) > MOST or "?" in text or not re.search(r"\d", said):
        return "", text
    how = "less" if _LESS.match(said + " ") else "only" if _ONLY.search(said) else "more" if _MORE.search(said) else ""
    return (how, " ".join(_REST.sub(" ", said).split())) if how else ("", text)
