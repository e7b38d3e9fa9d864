"""What is over, denied or counted beside what was told: sentences that were taken for more than they say."""

from datetime import date
from typing import Any

import pytest

from bot.understanding.understand import understand

TODAY = date(2026, 11, 30)
OF_NOW = "Bố/mẹ thấy con sáng nay thế nào ạ?"
OF_MORE = "Con còn biểu hiện nào khác không ạ?"


def facts(text: str, question: str = OF_NOW) -> dict[str, Any]:
    return understand({"kind": "symptoms", "text": text, "question": question}, TODAY) or {}


def answer(text: str, question: str, about: str) -> Any:
    read = understand({"kind": "yesno", "text": text, "question": question, "about": about}, TODAY)
    return (read or {}).get("value")


def chosen(text: str, labels: str, *, many: bool = False) -> Any:
    options = [{"key": "abcdefghij"[at], "label": label} for at, label in enumerate(labels.split("; "))]
    return (understand({"kind": "choice", "text": text, "options": options, "many": many}, TODAY) or {}).get("choices")


def meant(text: str, *children: str) -> Any:
    options = [{"key": f"c{at}", "name": name, "class": "4A", "sex": "male"} for at, name in enumerate(children)]
    return (understand({"kind": "child", "text": text, "options": options}, TODAY) or {}).get("children")


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("con chỉ còn ho, mấy cái kia dứt điểm", ["cough"]),
        ("còn sổ mũi thôi, mấy cái khác khỏi rồi", ["runny_nose"]),
        ("con ho từng cơn, hết cơn lại chơi", ["cough"]),
        ("ho sặc sụa, hết cơn thì chơi", ["cough"]),
        ("nó ói thốc, giờ nằm im ru", ["vomiting"]),
        ("con sốt, nhiệt lúc hạ lúc tăng", ["fever"]),
        ("sáng còn sốt nhưng trưa hết, lát sau lại lên 38 độ", ["fever"]),
        ("sợ quá cô ơi con ngủ giật nảy người", ["startle"]),
        ("sờ trán nóng như hòn than", ["fever"]),
    ],
)
def test_what_ends_beside_a_sign_does_not_end_it(text: str, there: list[str]) -> None:
    read = facts(text)
    assert read.get("has") == there and "hasnt" not in read, read


@pytest.mark.parametrize("text", ["miệng con loét hết rồi", "mắt con đỏ hết rồi", "mọi thứ ổn trừ cái mũi"])
def test_what_may_be_all_of_it_or_no_more_is_asked(text: str) -> None:
    assert facts(text) == {}


@pytest.mark.parametrize("text", ["Dạ không có ạ", "Không ạ", "Dạ k thêm j, con đỡ nhiều"])
def test_nobody_is_well_for_having_no_more(text: str) -> None:
    assert "well" not in facts(text, OF_MORE)


@pytest.mark.parametrize(
    ("text", "at_school"),
    [
        ("về quê lạnh nên con ho", None),
        ("con mới đi du lịch về, mệt", None),
        ("con xin nghỉ về quê", False),
        ("con đi chích ngừa rồi nghỉ ở nhà", False),
        ("con có nghỉ đâu cô", True),
    ],
)
def test_where_somebody_was_is_not_where_they_are(text: str, at_school: bool | None) -> None:
    assert facts(text).get("at_school") is at_school


@pytest.mark.parametrize(
    ("text", "onset"),
    [
        ("con ho sổ mũi 2 hôm nay rồi", "2026-11-29"),
        ("sốt từ tối qua ho nhiều hôm nay nghỉ", "2026-11-29"),
        ("con ho từ tôi qua", "2026-11-29"),
        ("ho từ khi đêm", "2026-11-29"),
    ],
)
def test_since_when(text: str, onset: str) -> None:
    assert facts(text)["onset"] == onset


def test_two_words_that_nobody_knows_leave_a_denial_open() -> None:
    assert facts("con không ho ạ") == {"hasnt": ["cough"]}
    assert facts("con không ho ạ, lõm quắp tím rịm nó ra") == {}


@pytest.mark.parametrize(
    ("text", "question", "about", "right"),
    [
        ("bú 5 lần rồi cô", "Con có nôn không ạ?", "symptom", None),
        ("5 lần rồi cô", "Con có nôn không ạ?", "symptom", "yes"),
        ("sốt thì tôi đã báo", "Con có sốt không ạ?", "symptom", "unsure"),
        ("ho hồi tối, nay hết trơn", "Con có ho không ạ?", "symptom", "no"),
        ("còn mấy vết thâm", "Con có phát ban không ạ?", "symptom", None),
        ("có mấy nốt ruồi", "Con có phát ban không ạ?", "symptom", None),
        ("không đi không được, nay nó thi", "Hôm nay con có đi học không ạ?", "attendance", "yes"),
        ("khỏe hẳn mới cho đi cô ạ", "Mai con có đi học không ạ?", "attendance", "unsure"),
        ("gọi điện được hơn", "Bố mẹ có đồng ý nhận tin qua Zalo không ạ?", "consent", "unsure"),
        ("không phải là không đồng ý", "Bố mẹ có đồng ý không ạ?", "consent", "unsure"),
    ],
)
def test_what_sounds_like_an_answer(text: str, question: str, about: str, right: str | None) -> None:
    assert answer(text, question, about) == right


@pytest.mark.parametrize(
    ("text", "kind", "right"),
    [
        ("37 với lại 5", "temperature", {"value": "ask"}),
        ("hồi nhỏ từng sốt 40", "temperature", {"value": "ask"}),
        ("điểm toán 37.5", "temperature", None),
        ("10/10-12/10", "date", {"value": "ask"}),
        ("ho thì từ 28, sốt thì từ hôm qua", "date", {"value": "ask"}),
        ("hôm trước hôm qua", "date", {"date": "2026-11-28"}),
    ],
)
def test_numbers_and_days(text: str, kind: str, right: Any) -> None:
    assert understand({"kind": kind, "text": text}, TODAY) == right


def test_lines_of_a_list() -> None:
    calls = "Đã gọi phụ huynh; Chưa liên lạc được; Đã đưa về"
    assert chosen("gọi rồi nhưng chưa được", calls) == ["b"]
    assert chosen("gọi rồi mà không ai nghe", calls) is None
    assert chosen("đỡ nhưng chưa khỏi", "Đã khỏi; Đỡ; Nặng hơn") == ["b"]
    signs = "Sốt; Ho; Nôn; Không có dấu hiệu nào"
    assert chosen("1, 4", signs, many=True) is None
    assert chosen("1. có 2. không 3. có", signs, many=True) == ["a", "c"]
    assert chosen("2 nha c", signs, many=True) == ["b"]
    assert chosen("b) ạ", "Hôm nay; Hôm qua; Hôm kia") == ["b"]
    assert chosen("7h nhé cô", "6 giờ; 7 giờ; 19 giờ") == ["b"]
    assert chosen("lớp 7b", "6A1; 7A1; 7B2") == ["c"]
    assert chosen("3 tuổi, lớp lớn", "Lớp 1; Lớp 2; Lớp 3") is None


def test_who_is_meant() -> None:
    assert meant("khôi nha c, hân bthg", "Nguyễn Gia Khôi", "Nguyễn Gia Hân") == ["c0"]
    assert meant("Hải Đăng", "Ngô Hải Đăng", "Lê Hải Đăng") is None
    assert meant("ngô đăng", "Ngô Hải Đăng", "Lê Hải Đăng") == ["c0"]
    assert meant("xin cho anh Bảo nghỉ, em An vẫn học", "Nguyễn Gia Bảo", "Nguyễn Bảo An") == ["c0"]
    assert meant("mấy anh chị nghỉ, Trân đi", "Tôn Bảo Trân", "Tôn Bảo Long", "Tôn Bảo Ngọc") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [("bé Nhã Uyên", ["a"]), ("em Chi", ["c"]), ("Ân", ["d"]), ("ấn", ["e"]), ("an", ["d", "e"])],
)
def test_names_are_found(text: str, found: list[str]) -> None:
    names = ("Lê Nhã Uyên", "Trương Tú Uyên", "Nguyễn Linh Chi", "Mai Thiên Ân", "Tô Hải Ấn")
    options = [{"key": "abcde"[at], "name": name} for at, name in enumerate(names)]
    read = understand({"kind": "names", "text": text, "options": options}, TODAY) or {}
    assert sorted(read.get("match", ())) == found
