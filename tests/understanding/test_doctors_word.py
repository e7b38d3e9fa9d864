"""What a doctor named, as a family tells it: red for the school, and only if it was said."""

import pytest

from bot.understanding.doctors_word import doctors_word, was_seen


@pytest.mark.parametrize(
    ("text", "disease", "seen"),
    [
        ("minh đi khám rồi, bs bảo sốt xuất huyết, tiểu cầu 120", "dengue", True),
        ("cháu đã đi khám, bác sĩ bảo tay chân miệng, cho về theo dõi", "hand_foot_mouth", True),
        ("bs bảo không phải sốt xuất huyết", "", True),
        ("bs bảo chưa loại trừ sốt xuất huyết", "", True),
        ("sợ sốt xuất huyết quá", "", False),
        ("mai đưa đi khám", "", False),
        ("chưa đi khám", "", False),
        ("tháng trước bs bảo bị sởi", "", False),
        ("bs có bảo sởi ko?", "", False),
    ],
)
def test_what_was_said_and_what_was_not(text: str, disease: str, seen: bool) -> None:
    assert (doctors_word(text), was_seen(text)) == (disease, seen)
