"""What is typed to the question whether an emergency sign is there: only a mistake or a plain no takes it back."""

import re

from bot.understanding.answering import NO
from bot.understanding.folding import fold, words_of
from bot.understanding.yes_no import SYMPTOM, read_yes_no

_MISTAKEN = re.compile(r"\b(?:(?:bam|an|go|nhan|chon|tick|danh|ghi|viet) lon|nham)\b")
_NOT_MISTAKEN = re.compile(
    r"\b(?:khong|ko|k|hong|hok|chang|chua|dau co|co phai)(?: (?:phai|he|bi|bam|an|chon))* (?:nham|lon)\b"
    r"|\b(?:nham|lon) (?:dau|gi|sao)\b"
)
_SWALLOWED = re.compile(r"\b(?:uong|an|hit|nuot|liem) (?:\w+ )?(?:nham|lon)\b")
""" "Uống nhầm thuốc" is what happened, and no mistake of the one who types."""
_OVER = words_of("het khoi qua dut ngung dung tinh do bot roi nua truoc hoi vua moi luc hom")
"""With one of these a no tells of what was: that is heard too."""


def is_taken_back(text: str, signs: str) -> bool:
    """Whether the signs ("khó thở, co giật") are told to be a mistake, or plainly denied; in doubt they are not."""
    said = _SWALLOWED.sub("", fold(text))
    if _MISTAKEN.search(said):
        return "?" not in text and not _NOT_MISTAKEN.search(said)
    if _OVER & set(said.split()):
        return False
    return all(read_yes_no(text, f"Có bị {sign.strip()} không?", SYMPTOM) == NO for sign in signs.split(","))
