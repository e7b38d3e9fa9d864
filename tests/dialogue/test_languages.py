"""English is whole, and what a further language lacks is said in English, to every audience, without an exception."""

import re

import pytest

from bot.dialogue.leafing import leaf_through
from bot.i18n import AUDIENCES, Catalog, Catalogs, Entry, load_catalogs, written
from tests.catalogs import placeholders

ENTRIES = tuple(written("vi"))
KEYWORD = re.compile(r"^(column|duty|level|grade|case): |^(grade|case) \w+$|\w typed$|^The name of this language$")


def further() -> Catalogs:
    """A third language that has three sentences of its own, one of them for pupils alone, one that counts."""
    known = load_catalogs()
    entries = {
        (None, "Change"): Entry(("Changer",)),
        ("pupil", "Send it"): Entry(("Envoie",)),
        (None, "{n} open case"): Entry(("{n} cas ouvert", "{n} cas ouverts")),
    }
    french = Catalog("fr", entries, lambda n: int(n > 1), known.by_language["en"])
    return Catalogs({**known.by_language, "fr": french})


@pytest.mark.parametrize("audience", AUDIENCES)
def test_what_a_further_language_lacks_is_said_in_english(audience: str) -> None:
    catalogs = further()
    french, english = catalogs.voice("fr", audience), catalogs.voice("en", audience)
    said = {leaf.msgid: leaf.lines for leaf in leaf_through(french, ENTRIES)}
    plain = {leaf.msgid: leaf.lines for leaf in leaf_through(english, ENTRIES)}
    own = {"Change", "{n} open case"} | ({"Send it"} if audience == "pupil" else set())
    assert {msgid for msgid in said if said[msgid] != plain[msgid]} - own == set()
    assert french.say("Change") == "Changer"
    assert french.say("Send it") == ("Envoie" if audience == "pupil" else "Send it")
    assert french.say_n("{n} open case", "{n} open cases", 0) == "0 cas ouvert"
    assert french.say("grade amber") == "amber"
    assert french.say_n("You have {n} case now.", "You have {n} cases now.", 0) == "You have 0 cases now."


def test_a_language_nobody_has_is_vietnamese() -> None:
    assert further().voice("de", "parent").say("Change") == "Sửa"


def test_no_keyword_of_the_catalogs_is_read_in_english() -> None:
    english = load_catalogs().by_language["en"].entries
    bare = {each.ids[0] for each in ENTRIES if KEYWORD.search(each.ids[0])}
    assert {msgid for msgid in bare if (None, msgid) not in english} == set()


def test_english_names_no_value_that_a_sentence_does_not_fill() -> None:
    filled = {each.ids[0]: set().union(*map(placeholders, each.ids)) | {"n"} for each in ENTRIES}
    wrong = [
        (each.ids[0], form)
        for each in written("en")
        for form in each.forms
        if placeholders(form) - filled.get(each.ids[0], set())
    ]
    assert wrong == []


@pytest.mark.parametrize("audience", AUDIENCES)
def test_english_calls_nobody_by_vietnamese_words(audience: str) -> None:
    voice = load_catalogs().voice("en", audience)
    words = [name for each in ENTRIES for name in placeholders(each.ids[0]) if name in ("parents", "kid", "pupil")]
    assert words == []
    assert "bố" not in voice.say("{Parents}, please declare for {who}.", who="Minh").lower()
