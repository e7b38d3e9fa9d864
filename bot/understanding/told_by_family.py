"""The facts of a family's sentence about a child, with what is of no single answer: the highest fever, a hospital."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.understanding.asides import not_spoken_to
from bot.understanding.heated import FEVER, SURE_FEVER
from bot.understanding.kept import highest, is_unmeasured, stays_in_hospital
from bot.understanding.symptoms import Facts, Read, read_symptoms
from bot.understanding.values import Understood

_SLIGHTLY = re.compile(
    r"(?<!\w)h[ơo]i (?:bị |bi )?"
    r"(?=(?:ho|húng hắng|sổ mũi|so mui|chảy mũi|ngạt mũi|nghẹt mũi|sụt sịt|đau họng|rát họng)(?!\w))",
    re.IGNORECASE,
)
""" "Hơi ho" is a cough; how warm a child is that is "hơi nóng" is asked."""


def read_told(text: str, today: date, question: str = "") -> Read:
    """The same facts as `read_symptoms`; whoever is asked as a grown-up at work (`question`) tells of no child."""
    if question:
        return read_symptoms(text, today, question)
    text = _SLIGHTLY.sub("", text)
    read = read_symptoms(text, today)
    if not isinstance(read, Understood):
        read = read_symptoms(not_spoken_to(text), today)
    facts = read.value if isinstance(read, Understood) else Facts()
    facts = _by_degrees(facts, text) if isinstance(read, Understood) else facts
    if stays_in_hospital(text):
        # a form that asks for signs knows no other place to begin with
        has = facts.has or (() if facts.maybe else ("other",))
        facts = replace(facts, has=has, at_school=False, is_well=False, in_hospital=True)
    return read if facts == Facts() else Understood(facts)


def _by_degrees(facts: Facts, text: str) -> Facts:
    """A fever that was measured today is one, though it is over by medicine; one that is felt counts until measured."""
    top = highest(text)
    hottest: Decimal | None = top if top is not None else facts.celsius
    is_told = "fever" in (*facts.has, *facts.hasnt)
    is_one = hottest is not None and (
        (top is not None and top >= SURE_FEVER) or ("fever" in facts.maybe and hottest >= FEVER)
    )
    is_felt = "fever" in facts.maybe and hottest is None and is_unmeasured(text)
    if (is_one or is_felt) and not is_told:
        maybe = tuple(code for code in facts.maybe if code != "fever")
        facts = replace(facts, has=("fever", *facts.has), maybe=maybe, is_well=False)
    return replace(facts, highest=top) if top is not None and "fever" not in facts.hasnt else facts
