"""What a message says to who cannot see signs and pictures; told of every message of every transcript."""

import re
import unicodedata
from html import unescape

from bot.dialogue.marked import MOST_SAID, bare, is_on
from bot.messages import Reply

_SEEN_ONLY = {"So", "Sk", "Cf", "Cn", "Co"}
_ARROWS = set("←→↑↓✗✓")


def without_signs(text: str) -> str:
    """The text as letters and figures alone: no emoji, boxes, arrows."""
    kept = (
        " " if (unicodedata.category(sign) in _SEEN_ONLY and sign != "°") or sign in _ARROWS else sign for sign in text
    )
    return " ".join("".join(kept).split())


def check(reply: Reply) -> None:
    """Everything stands in words: what can be chosen, what is chosen, what a picture shows."""
    text = without_signs(unescape(re.sub(r"</?b>", "", reply.text)))
    labels = [without_signs(choice.label) for choice in reply.choices]
    assert all(re.search(r"\w", label) for label in labels), reply.choices
    is_told_apart = len(set(labels)) == len({choice.label for choice in reply.choices})
    assert is_told_apart, f"told apart by signs alone: {labels}"
    chosen = [without_signs(bare(choice)) for choice in reply.choices if is_on(choice)]
    if sum(map(len, chosen)) < MOST_SAID - 2 * len(chosen):
        assert all(words in text for words in chosen), f"chosen by a sign alone: {chosen} in {text}"
    if reply.picture or reply.photo:
        assert re.search(r"\w", text), "a picture without words"
