"""What is typed to an alarm, asked about or rung: only a mistake, a joke or a plain no takes it back."""

import re

from bot.understanding.answering import NO
from bot.understanding.folding import MOST, clean, fold, words_of
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


_JOKE = re.compile(
    r"\b(?:(?:noi|nhan|bam|go|gui) )?(?:dua|gion|treu|test|thu|nghich|choi) (?:thoi|ti|ty|xiu|chut|tho|day)\b"
    r"|\b(?:nghich|bam bay|bam choi|bam lung tung|bam linh tinh|cam)(?: (?:may|dien thoai|dt))\b"
    r"|\bbam (?:bay|lung tung|linh tinh)\b|\bdua ma\b"
)
_FALSE = re.compile(r"\b(?:(?:bam|an|go|nhan|chon|tick|danh|ghi|viet|gui|bao|noi) )?(?:nham|lon)\b|\bbao dong gia\b")
_AROUND = words_of(
    "a ah da oi ui roi r do thoi ma nha nhe nhe day con chau be em no thang cu me ba bo ong minh toi tui co thay nham "
    "lon xin loi het ca 2 3 hai dua deu van khoe manh binh thuong khong ko k sao het re chi la may dien thoai dt bi "
    "ban nay tin so"
)
_TWO_ALONE = re.compile(r"\bđứa (?:thôi|tí|mà|tý|chút)\b")
MOST_WORDS = 12


def is_false_alarm(text: str) -> bool:
    """Whether no more is said than that an alarm was none: "nhầm ạ", "đùa thôi", "em bé nghịch máy"."""
    said = fold(text)
    if "?" in text or len(text) > MOST or _TWO_ALONE.search(clean(text)) or _NOT_MISTAKEN.search(said):
        return False
    left, jokes = _JOKE.subn(" ", said)
    left, mistakes = _FALSE.subn(" ", left)
    words = left.split()
    return bool(jokes or mistakes) and len(words) <= MOST_WORDS and set(words) <= _AROUND


_INSTEAD = re.compile(r"\bnham\b|\b(?:khong|ko|k|hong|hok) phai\b|\b(?:a|u|oi) quen\b|\by (?:\w+ )?la\b|\bmoi dung\b")
_IT_IS = re.compile(r"\bcơ(?: mà| ạ| đấy| nhé)*\W*$")
_TOO = re.compile(r"\b(?:cung|nua|lan|ca (?:hai|2|con|be|chau|em|minh|lu)|luon)\b")


def says_another(text: str) -> bool:
    """Whether it is said that another child was meant: "không phải Tuệ, Ngân cơ"; not that another has it, too."""
    said = fold(text)
    if "?" in text or len(text) > MOST or _TOO.search(said) or _NOT_MISTAKEN.search(said):
        return False
    return _INSTEAD.search(said) is not None or _IT_IS.search(clean(text)) is not None


_END = re.compile(r"(?:[\s,.]+(?:cơ|co|chứ|chu|mà|ma|ạ|a|đấy|mới đúng|moi dung))+\W*$", re.IGNORECASE)


def clauses_said(text: str) -> tuple[str, ...]:
    """A sentence and its clauses from the last, without what only stresses them: "ngân" of "…, ngân cơ"."""
    return tuple(_END.sub("", said.strip()) for said in (text, *reversed(re.split(r"[,.;]", text))))


def is_taken_back(text: str, signs: str) -> bool:
    """Whether the signs ("khó thở, co giật") are told to be a mistake, or plainly denied; in doubt they are not."""
    if is_false_alarm(text):
        return True
    said = _SWALLOWED.sub("", fold(text))
    if _MISTAKEN.search(said):
        return "?" not in text and not _NOT_MISTAKEN.search(said)
    if _OVER & set(said.split()):
        return False
    return all(read_yes_no(text, f"Có bị {sign.strip()} không?", SYMPTOM) == NO for sign in signs.split(","))
