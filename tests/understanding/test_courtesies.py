"""Courtesy alone is told from every message that says or asks something."""

import pytest

from bot.understanding.courtesies import courtesy

SAID = {
    "thanks": ["cảm ơn cô ạ", "Cảm ơn nhà trường", "cam on", "dạ em cảm ơn", "ok tks c", "🙏", "chào cô, em cảm ơn"],
    "greeting": ["xin chào", "chào trợ lý", "Alo alo", "em chào cô ạ", "cô ơi", "kinh chao thay", "hi ad 👋"],
    "nod": ["ok", "oke ạ", "dạ", "vâng ạ", "dạ vâng", "em biết rồi ạ", "đã nhận được tin", "👍", "okkk cô"],
}
OTHER = [
    *("cảm ơn nhưng con tôi sốt", "ok con khỏe", "không cảm ơn", "vâng cháu khỏe", "chào cô, con nghỉ", "rồi", "khỏe"),
    *("", "!!", "😀", "mẹ ơi", "chao ca lop om", "hi vọng", "con nôn ra cháo", "ok 38", "dạ 2", "đã ho", "chả hiểu gì"),
]


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in SAID.items() for text in texts])
def test_courtesy_alone(kind: str, text: str) -> None:
    assert courtesy(text) == kind


@pytest.mark.parametrize("text", OTHER)
def test_what_says_or_asks_something_is_no_courtesy(text: str) -> None:
    assert courtesy(text) is None
