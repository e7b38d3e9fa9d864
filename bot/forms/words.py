"""The few words that this room itself says to people, from the catalog `forms`."""

from functools import cache

from bot.i18n import Voice, load_catalogs


@cache
def voice_of(language: str) -> Voice:
    """The voice for what stands in an answer or a choice; read once a process."""
    return load_catalogs().voice(language, "official")


def confirmed(language: str) -> str:
    """What an acknowledge row was answered with."""
    return voice_of(language).say("Confirmed")


def photo(language: str) -> str:
    """What stands for a stored image."""
    return voice_of(language).say("A photo")


def other_choice(language: str) -> str:
    """The choice that or_other adds to a list."""
    return voice_of(language).say("Something else")


def other_question(language: str) -> str:
    """The question that or_other adds below a select question."""
    return voice_of(language).say("Please write what it is")
