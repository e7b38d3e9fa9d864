"""Lists that are answered line by line, and numbers beside them that are nobody's line."""

import re

from bot.understanding.screening import Screened

AGE = Screened(r"\b\d{1,2} (?:tuổi|tuoi)\b[ ,]*")
_ANSWERED = re.compile(r"(\d{1,2}) ?[.):-] ?(có|co|không|khong|ko|k)\b[ ,.;]*")
_FORM = re.compile(rf"(?:{_ANSWERED.pattern}){{2,}}")


def without_ages(text: str) -> str:
    """The text without "3 tuổi", which is no third line; as it is where nothing else is said."""
    return AGE.sub("", text) or text


def ticked_in(typed: str) -> set[int] | None:
    """The lines that are said to be so, of a list that is answered line by line: "1. có 2. không 3. có"."""
    if typed[:1].isalpha() or not _FORM.fullmatch(typed):
        return None
    return {int(number) for number, answer in _ANSWERED.findall(typed) if answer.startswith("c")}
