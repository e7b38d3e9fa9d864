"""What the program makes of typed words: stated once, the same for every messenger, and the same when done again."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.as_typed import MOST_MARKS, as_typed
from tests.naughty.strings import ENGLAND, EVERY, FAMILY, FLAG_VN

ANY = st.text(st.characters(exclude_categories=()), max_size=60) | st.lists(st.sampled_from(EVERY), max_size=3).map(
    "".join
)


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("Nguye\u0302\u0303n", "Nguyễn"),
        ("a\r\nb\rc\u2028d\u0085e", "a\nb\nc\nd\ne"),
        ("An\u00a0Bình\tC", "An Bình C"),
        ("\u202eAn\u200b\ufeff\u00ad", "An"),
        ("An\x00\x1b\x7f\ud83d\ufffe", "An"),
        ("a" + "\u0301" * 500, "á" + "\u0301" * (MOST_MARKS - 1)),
        (FAMILY + FLAG_VN + ENGLAND + "👩🏽‍⚕️", FAMILY + FLAG_VN + ENGLAND + "👩🏽‍⚕️"),
        ("k\u200dhông", "không"),
        ("Ðặng", "Ðặng"),
    ],
)
def test_what_becomes_of_words(typed: str, taken: str) -> None:
    assert as_typed(typed) == taken


@given(ANY)
def test_nothing_unseen_is_left_and_nothing_is_done_twice(text: str) -> None:
    taken = as_typed(text)
    assert as_typed(taken) == taken == unicodedata.normalize("NFC", taken)
    taken.encode()
    assert not [c for c in taken if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") and c != "\n"]


def test_no_string_takes_long() -> None:
    for text in (*EVERY, "a" + "\u0301\u0323" * 100_000, "\u202e" * 100_000, "👩\u200d" * 50_000, ENGLAND * 20_000):
        begun = time.thread_time()  # what others do on the machine is not its doing
        as_typed(text)
        assert time.thread_time() - begun < 2, text[:20]
