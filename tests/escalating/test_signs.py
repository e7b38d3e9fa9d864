"""A declaration in one line; where nothing of it may be said, that is said, not a dash."""

import pytest

from bot.cases.signs import signs_of
from bot.i18n import load_catalogs
from storage.queries.case_details import DeclaredRow
from tests.town import at


@pytest.mark.parametrize(
    ("answers", "with_words", "said"),
    [
        ({"well": "no", "signs": ["fever"], "other_text": "ngứa"}, True, "sốt; “ngứa”"),
        ({"well": "no", "signs": ["fever"], "other_text": "ngứa"}, False, "sốt"),
        ({"well": "no", "other_text": "ngứa"}, True, "“ngứa”"),
        ({"well": "no", "other_text": "ngứa"}, False, "không nêu dấu hiệu cụ thể"),
        ({"well": "yes"}, True, "không nêu dấu hiệu cụ thể"),
    ],
)
def test_signs_are_never_left_out_without_a_word(answers: dict[str, object], with_words: bool, said: str) -> None:
    row = DeclaredRow(
        b"u", at("Mon", "06:40"), "person-2026", "guardian", "mother", "Trần Thị Mai", "female", None, answers
    )
    assert signs_of(load_catalogs().voice("vi", "official"), row, with_words=with_words) == said
