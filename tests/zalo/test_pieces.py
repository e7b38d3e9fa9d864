"""A text cut for Zalo: joined it is the text, no piece is too long, no sign is torn apart."""

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.zalo.pieces import MOST_UNITS, pieces, width, words

NFD = "\u0065\u0302\u0301"  # ế, decomposed
FAMILY, FLAG = "👩\u200d👧\u200d👦", "🇻🇳"
SIGNS = st.sampled_from(["a", "ế", NFD, "😷", FAMILY, FLAG, "👍🏽", " ", "\n", "ộ", "\u0301"])


@given(st.lists(SIGNS, max_size=120).map("".join), st.integers(12, 40))
def test_joined_the_pieces_are_the_text(text: str, most: int) -> None:
    found = pieces(text, most)
    assert "".join(found) == text
    assert all(0 < width(piece) <= most for piece in found)
    assert all(width(piece) == len(piece.encode("utf-16-le")) // 2 for piece in found)


@given(st.text(max_size=300))
def test_any_text_at_all(text: str) -> None:
    assert "".join(pieces(text, 7)) == text


@given(st.lists(st.sampled_from([NFD, FAMILY, FLAG, "👍🏽"]), max_size=60).map("".join))
def test_what_is_read_as_one_sign_stays_one(text: str) -> None:
    for piece in pieces(text, 20)[1:]:
        assert piece[0] not in "\u0301\u0302\u200d🏽"
    assert all(piece.count("🇻") == piece.count("🇳") for piece in pieces(text, 20))
    assert not any(piece.endswith("\u200d") for piece in pieces(text, 20))


def test_one_unit_under_at_and_over_the_limit() -> None:
    for length, parts in ((1999, 1), (2000, 1), (2001, 2)):
        assert len(pieces("x" * length)) == parts
        assert len(pieces("x" * (length - 2) + "😷")) == parts
    assert pieces("x" * 1999 + "😷") == ["x" * 1999, "😷"]
    assert pieces("x" * 1998 + NFD) == ["x" * 1998, NFD]


def test_lines_first_then_spaces_and_a_long_word_at_last() -> None:
    assert pieces("một hai\nba bốn năm", 12) == ["một hai\n", "ba bốn năm"]
    assert pieces("một hai ba bốn", 9) == ["một hai ", "ba bốn"]
    assert pieces("một hai\nba", 7) == ["một hai", "\nba"]
    assert pieces("abcdefgh", 3) == ["abc", "def", "gh"]


def test_marks_are_taken_out_and_signs_are_what_they_stand_for() -> None:
    assert words("<b>Minh</b> &lt;2A&gt; &amp; Ngân") == "Minh <2A> & Ngân"
    assert MOST_UNITS == 2000
