"""How the levels of schools are called, and which schools an order asks."""

from collections.abc import Sequence

from bot.i18n import Voice
from storage.values import LEVELS

LEVEL_SENTENCES = {
    "preschool": "level: preschool",
    "primary": "level: primary",
    "lower_secondary": "level: lower secondary",
    "upper_secondary": "level: upper secondary",
    "continuing": "level: continuing education",
}
MOST_NAMES = 10


def level_words(voice: Voice, levels: Sequence[str]) -> str:
    """ "tiểu học, THCS", lowest first."""
    return ", ".join(voice.say(LEVEL_SENTENCES[level]) for level in LEVELS if level in levels)


def scope_line(voice: Voice, unit: str, scope: Sequence[int], levels: Sequence[str], names: Sequence[str] = ()) -> str:
    """Which schools an order asks; `names`: what the chosen units and schools are called, where they are told."""
    said = {"unit": unit, "levels": level_words(voice, levels)}
    if not scope and not levels:
        return voice.say("Scope: all schools of {unit}.", unit=unit)
    if not scope:
        return voice.say("Scope: the schools of {unit} that have {levels}.", **said)
    chosen = ", ".join(names[:MOST_NAMES]) + (", …" if len(names) > MOST_NAMES else "")
    line = voice.say("Scope: chosen in {unit}: {names}.", unit=unit, names=chosen)
    if not names:
        line = voice.say("Scope: units and schools chosen in {unit}.", unit=unit)
    if not levels:
        return line
    return f"{line} " + voice.say("Of the units only the schools that have {levels}.", levels=said["levels"])
