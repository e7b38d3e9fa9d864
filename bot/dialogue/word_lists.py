"""Lists of words and phrases that the catalog gives, separated by commas, looked for in what was typed; no I/O."""

from collections.abc import Sequence

from bot.dialogue.folding import fold
from bot.i18n import Voice


def listed(voice: Voice, msgid: str) -> set[str]:
    """The phrases of a list, folded."""
    return {fold(words) for words in voice.say(msgid).split(",")}


def has_any(voice: Voice, msgid: str, text: str) -> bool:
    """Whether a phrase of a list stands in a text."""
    folded = f" {fold(text)} "
    return any(f" {words} " in folded for words in listed(voice, msgid))


def places(words: Sequence[str], some: Sequence[str]) -> list[int]:
    """Where some words stand among others, one after another."""
    return [at for at in range(len(words) - len(some) + 1) if list(words[at : at + len(some)]) == list(some)]


def is_written(voice: Voice, msgid: str, said: str, text: str) -> bool:
    """Whether a phrase, given folded, is written without marks or with its own: "nhàn" is no "nhận"."""
    typed = set(text.casefold().split())
    ways = [words for words in voice.say(msgid).split(",") if fold(words) == said]
    return any(all({word, fold(word)} & typed for word in words.split()) for words in ways)


def is_one_of(voice: Voice, msgid: str, text: str) -> bool:
    """Whether a text is one of the phrases of a list; "vắng" without its marks is no "vâng"."""
    around = set(fold(voice.say("AROUND AN ANSWER")).split())
    words = [word for word in text.casefold().split() if fold(word) not in around]
    said = " ".join(fold(word) for word in words if fold(word))
    is_yes_or_away = said == "vang" and "vâng" not in text.casefold()
    return not is_yes_or_away and said in listed(voice, msgid)
