"""Sentences that seem to deny or to end something only because their marks were not typed: "kho khoi", "chu dau"."""

import re

_TURNED = re.compile(
    r"\b(?:kho|lau|bao lau moi|chiu|roi cung) (?:khoi|het|dut)\b"
    r"|\bchu dau$|^het con lai\b"
    r"|\b(?:ma|nhung) (?:em|toi|minh|me|bo|ba|ma|chi|anh|tui) nghi\b"
    r"|\b(?:ma|nhung) (?:thuc ra |that ra |hoa ra )?(?:la |ra )?co$"
    r"|\bthi khong (\w+(?: \w+){0,3}), .*\bla \1\b"
    r"|\b(?:chang|cha|khong|ko|chua) (?:dem|ngay|hom|bua|luc|buoi) nao (?:la |ma )?(?:khong|ko|k|chang|cha)\b"
    r"|\bkhoe (?:toi|den) (?:noi|muc)\b"
    r"|\bda (?:het|khoi|do) .*\bdau ma\b"
    r"|\bchua (?:tung|bao gio|khi nao) .*\bnhu (?:hom nay|the nay|bua nay|lan nay|vay)\b"
    r"|\btuong (?:la )?(?:khong sao|khoe|het|khoi|on) (?:roi )?(?:ma|nhung|ai ngo|ai de)\b"
)
"""As in "khó khỏi", "còn sốt chứ đâu", "con bảo không … mà em nghi", "chẳng đêm nào là không …", "đã hết … đâu mà"."""

_SORE = re.compile(r"\bhong dau\b(?! (?:bung|dau|rang|lung|chan|tay|nguc|gi)\b)")


def may_be_sore(text: str) -> bool:
    """Whether "hong dau" without marks may be "họng đau", a sore throat, as well as "hổng đau" or "hông đâu"."""
    return text.isascii() and _SORE.search(text.lower()) is not None


def may_be_turned(text: str) -> bool:
    """Whether a text without marks may say the contrary of the denial, the end or the well-being it seems to tell."""
    return text.isascii() and _TURNED.search(text.lower().rstrip(" .!")) is not None
