"""The four lines of "Hôm nay con đã đỡ chưa ạ?" in words, and what is none of them."""

from datetime import date

import pytest

from bot.understanding.how_now import HowNow, read_how_now
from bot.understanding.values import Named

TODAY = date(2026, 11, 27)
NGAN, MINH, TUE = (
    Named("n", "Trần Bảo Ngân", "5B"),
    Named("m", "Trần Gia Minh", "2A"),
    Named("t", "Trần Gia Tuệ", "Thỏ Ngọc"),
)


def read(text: str, *options: Named) -> HowNow | None:
    return read_how_now(text, options, TODAY, of_self=not options)


OF_ONE = {
    "well": "cháu khoẻ rồi|chau khoe roi co oi|tue khoi han roi|bé bình thường rồi|hết bệnh rồi ạ|ổn rồi"
    "|con khỏe lại rồi|cảm ơn cô, cháu khỏe rồi",
    "better": "đỡ rồi|da chau do roi a|cháu nó đỡ nhiều rồi cô ạ|đỡ hơn hôm qua|gần khỏi rồi|chưa khỏi hẳn|rồi ạ|hơi đỡ"
    "|mẹ thấy con đỡ rồi|đỡ rồi nhưng chưa khỏi|khỏe nhiều rồi",
    "same": "chưa đỡ|vẫn thế|van vay|như hôm bữa|vẫn như hôm qua|không đỡ gì cả|con vẫn mệt|chưa ạ|tuệ chưa khỏe"
    "|y như cũ|vẫn chưa khỏi|chua do",
    "worse": "nặng hơn rồi|trở nặng rồi|bệnh nặng hơn|không đỡ mà còn nặng hơn|nang them",
}
OF_MYSELF = {
    "well": "e khoẻ r|khỏe re|hết bệnh rùi|khoẻ lại r",
    "better": "đỡ xíu r|đỡ r|e cx đỡ đỡ r",
    "same": "e vẫn z|vẫn vậy",
    "worse": "bệnh nặng hơn r",
}
NO_LINES = (
    "khỏe chưa|con khỏe không ạ|đỡ chưa?|mẹ khỏe rồi|bà đỡ rồi|em khỏe rồi|cô đỡ rồi|chưa đo|đo rồi|nắng hơn"
    "|hết thuốc rồi|mấy hôm nữa cháu đi học lại|sau bao lâu cháu đc đi học lại|mong con mau khỏe|mai khỏe"
    "|nếu đỡ thì đi học|chắc mai đỡ|khi nào khỏe thì cho đi học|bố cháu đỡ rồi|bạn khỏe rồi|hết sốt rồi"
    "|không khỏe|hôm qua đỡ rồi nay lại sốt"
)


def _each(lines: dict[str, str]) -> list[tuple[str, str]]:
    return [(text, line) for line, texts in lines.items() for text in texts.split("|")]


@pytest.mark.parametrize(("text", "line"), _each(OF_ONE))
def test_words_of_a_line(text: str, line: str) -> None:
    said = read(text, TUE)
    assert said is not None
    assert line in (said.of_nobody, said.lines.get("t"))


@pytest.mark.parametrize(("text", "line"), _each(OF_MYSELF))
def test_a_pupil_s_own_words(text: str, line: str) -> None:
    assert read(text) == HowNow(of_nobody=line)


@pytest.mark.parametrize("text", NO_LINES.split("|"))
def test_what_only_looks_like_a_line(text: str) -> None:
    assert read(text, TUE) is None


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("ngân khỏe rồi, minh đỡ hơn, tuệ vẫn vậy", "wbs"),
        ("ngan khoe roi minh do hon tue van vay", "wbs"),
        ("Ngân với Minh khỏe rồi còn Tuệ vẫn vậy", "wws"),
        ("ngân, minh đỡ rồi, tuệ nặng hơn", "bbx"),
        ("hai đứa lớn khỏe rồi, bé út vẫn vậy", "wws"),
        ("dạ cô, ngân khỏe hẳn rồi ạ, minh thì đỡ nhiều, còn tuệ vẫn chưa đỡ", "wbs"),
        ("cả ba đỡ rồi", "bbb"),
        ("ngân tuệ khỏe cả", "w w"),
        ("tuệ vẫn vậy chứ, nhầm", "  s"),
    ],
)
def test_each_child_has_a_part_of_its_own(text: str, lines: str) -> None:
    word = {"w": "well", "b": "better", "s": "same", "x": "worse"}
    said = read(text, NGAN, MINH, TUE)
    assert said == HowNow({key: word[line] for key, line in zip("nmt", lines, strict=False) if line != " "})


def test_what_else_is_told_is_of_the_child_it_was_told_of() -> None:
    assert read("ngân đỡ rồi còn ho, tuệ sốt 38", NGAN, MINH, TUE) == HowNow(
        {"n": "better"}, {"n": ["còn ho"], "t": ["sốt 38"]}
    )
    assert read("con minh đỡ rồi", NGAN, MINH, TUE) is None
    assert read("hoa khỏe rồi", NGAN, MINH, TUE) is None
