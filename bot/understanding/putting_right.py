"""What is said of a declaration that stands already: the facts that put it right, or only that it is a mistake."""

import re
from datetime import date
from decimal import Decimal

from bot.understanding.days import read_day
from bot.understanding.folding import MOST, clean, plain
from bot.understanding.symptoms import Facts, read_symptoms
from bot.understanding.temperature import read_temperature
from bot.understanding.values import Understood

_NOT_BUT = re.compile(r"^.*?\b(?:khong|ko|k|hong|hok) phai (?:la )?.+?[ ,]+ma (?:la )?(.+)$")


def read_facts(text: str, today: date, question: str = "") -> Facts | None:
    """What a sentence adds to what was said, or puts in the place of it; None where that is nothing."""
    if len(text) > MOST:
        return None
    for said in (text, *_what_holds(text)):
        read = read_symptoms(said, today, question)
        if isinstance(read, Understood):
            facts = read.value
            return None if "?" in text and not (facts.has or facts.maybe) else facts
        degrees = read_temperature(said)
        if isinstance(degrees, Understood) and isinstance(degrees.value, Decimal) and "?" not in text:
            return Facts(celsius=degrees.value)
        day = read_day(said, today)
        if isinstance(day, Understood) and "?" not in text:
            return Facts(onset=day.value)
    return None


def _what_holds(text: str) -> list[str]:
    """ "37,4" of "khong phai 38 ma 37,4": without marks "ma" is many words."""
    found = _NOT_BUT.match(plain(clean(text)))
    return [found[1]] if found else []
