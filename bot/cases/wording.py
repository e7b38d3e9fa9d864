"""How people and grades of cases are named. Imports the voice alone."""

from bot.dialogue.names import given_name
from bot.i18n import Voice

FEMALE = frozenset({"female", "nữ", "nu", "f"})
MALE = frozenset({"male", "nam", "m"})

SEVERITIES = {"note": "note", "amber": "amber", "red": "red", "emergency": "emergency"}
"""msgids of the grades."""

DUTIES = {
    "homeroom": "homeroom teacher",
    "school_health": "school health",
    "deputy": "deputy head",
    "deputy_head": "deputy head",
    "boarding": "boarding",
    "principal": "principal",
    "district_contact": "commune contact",
    "province_contact": "province contact",
    "unit_above": "unit above",
    "health_station": "health station",
    "operator": "operator",
}
"""msgids of duties and posts."""


def called(voice: Voice, name: str, gender: str | None) -> str:
    """ "cô Thảo", "thầy Nam", or the bare given name while nobody has said which."""
    given = given_name(name)
    folded = (gender or "").casefold()
    if folded in FEMALE:
        return voice.say("Ms {name}", name=given)
    if folded in MALE:
        return voice.say("Mr {name}", name=given)
    return given


def capital(text: str) -> str:
    """The text, opening with a capital."""
    return text[:1].upper() + text[1:]
