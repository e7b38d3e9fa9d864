"""What a sentence told, as the few bytes that a button holds."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from bot.dialogue.class_actions import ToldOfPupil
from bot.dialogue.declare_actions import ToldOf
from bot.understanding.symptoms import Facts


def packed(facts: Facts) -> tuple[int, int, int, int, tuple[date, ...], str]:
    """What was understood, as the fields of a button."""
    tenths = int(facts.celsius * 10) if facts.celsius is not None else 0
    onset = () if facts.onset is None else (facts.onset,)
    at_school = {True: "y", False: "n", None: ""}[facts.at_school]
    return _bits(facts.has), _bits(facts.hasnt), _bits(facts.maybe), tenths, onset, at_school


def facts_in(action: ToldOf | ToldOfPupil) -> Facts:
    """What the button of a sentence holds."""
    celsius = Decimal(action.tenths) / 10 if action.tenths else None
    onset = action.onset[0] if action.onset else None
    at_school = {"y": True, "n": False}.get(action.at_school)
    return Facts(_codes(action.has), _codes(action.hasnt), _codes(action.maybe), celsius, onset, at_school)


_SIGNS = (
    *("fever", "cough", "runny_nose", "sore_throat", "rash", "blisters", "mouth_sores", "red_eyes", "vomiting"),
    *("diarrhoea", "breathless", "lethargic", "convulsion", "startle", "bleeding", "other"),
)
"""The signs in the order of their bits in buttons: never to be changed, only added to."""


def _bits(codes: Sequence[str]) -> int:
    return sum(1 << _SIGNS.index(code) for code in codes)


def _codes(bits: int) -> tuple[str, ...]:
    return tuple(code for place, code in enumerate(_SIGNS) if bits >> place & 1)
