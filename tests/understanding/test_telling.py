"""What a sentence about a child holds: whose it is, what is only a cause or a name, what is over, what is asked for."""

from datetime import date
from itertools import product

import pytest

from bot.understanding.understand import understand

TODAY = date(2026, 11, 23)
OF_A_CHILD, OF_A_TEACHER = "Con hôm nay thế nào ạ?", "Thầy/cô hôm nay có biểu hiện gì không ạ?"
OF_A_PUPIL = "Em thấy trong người thế nào?"


def facts(text: str, question: str = OF_A_CHILD) -> dict[str, object]:
    return understand({"kind": "symptoms", "question": question, "text": text}, TODAY) or {}


_SUCH = ("gì", "gì bất thường")
NOTHING = product(("không", "chưa"), ("thấy", "có", "phát hiện"), ("", "dấu hiệu ", "biểu hiện "), _SUCH)


@pytest.mark.parametrize("text", [f"con {no} {seen} {what}{such} ạ" for no, seen, what, such in NOTHING])
def test_there_being_nothing_is_being_well_in_all_its_words(text: str) -> None:
    assert facts(text) == {"well": True}


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("con dị ứng tôm nên nổi mẩn", ["rash"]),
        ("cháu say xe nôn 1 lần", ["vomiting"]),
        ("con bị cảm, sổ mũi", ["runny_nose"]),
        ("cháu ốm, sốt với ho", ["fever", "cough"]),
        ("con bị ong chích sưng mắt", ["other"]),
        ("ho khan, không có đờm", ["cough"]),
        ("mắt đỏ, không có ghèn", ["red_eyes"]),
        ("con ho với mũi", ["cough", "runny_nose"]),
        ("đi cầu 6 lần", ["diarrhoea"]),
        ("mồm miệng lở loét hết", ["mouth_sores"]),
        ("hễ uống sữa là ọc ra", ["vomiting"]),
        ("bé nóng từ tối qua", ["fever"]),
    ],
)
def test_a_cause_or_a_mere_name_beside_a_sign_is_none_of_its_own(text: str, has: list[str]) -> None:
    found = facts(text)
    assert found["has"] == has and "hasnt" not in found and "maybe" not in found


def test_what_is_over_is_over_and_what_was_measured_yesterday_is_not_now() -> None:
    assert facts("hôm qua con nôn, giờ khỏe rồi") == {"hasnt": ["vomiting"], "well": True}
    assert facts("buồn nôn chứ không nôn") == {"hasnt": ["vomiting"]}
    assert facts("hôm qua sốt 39, sáng nay 36,8") == {"maybe": ["fever"], "celsius": 36.8}
    assert "celsius" not in facts("hqua 38 độ, giờ hết sốt rồi")
    assert facts("đêm qua cháu sốt 38")["celsius"] == 38.0
    assert facts("hôm qua sốt cao, nay khỏe rồi") == {}


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("bạn Huy cùng bàn em ho", OF_A_PUPIL),
        ("bạn của em sốt", OF_A_PUPIL),
        ("lớp 3A hôm nay vắng 4 em do cúm", OF_A_TEACHER),
        ("nhà bán nước ép trị ho tốt lắm, cô mua ủng hộ", OF_A_CHILD),
        ("nếu bé sốt thì cô cho uống hạ sốt giùm em", OF_A_CHILD),
        ("sốt bao nhiêu độ thì phải nghỉ cô", OF_A_CHILD),
        ("đợi tui hỏi bà đã, chắc không có gì", OF_A_CHILD),
    ],
)
def test_what_is_of_others_or_only_asked_tells_nothing(text: str, question: str) -> None:
    assert not {"has", "hasnt", "well", "at_school"} & facts(text, question).keys()


@pytest.mark.parametrize(
    ("text", "question", "at_school"),
    [
        ("Con tôi sốt, tôi xin nghỉ trông cháu", OF_A_TEACHER, False),
        ("đau dạ dày thôi, dạy được", OF_A_TEACHER, True),
        ("bé sốt, gia đình theo dõi tại nhà", OF_A_CHILD, False),
        ("bé ho, cho nằm nhà", OF_A_CHILD, False),
        ("có nội ở nhà, bé ho", OF_A_CHILD, None),
        ("nghi con bi quai bi", OF_A_CHILD, None),
        ("bà ốm nên mẹ về quê, con ho", OF_A_CHILD, None),
        ("sáng ở nhà 37,4", OF_A_CHILD, None),
        ("người lả đi, nôn", OF_A_CHILD, None),
    ],
)
def test_who_stays_or_comes(text: str, question: str, at_school: bool | None) -> None:
    assert facts(text, question).get("at_school") is at_school


def test_a_teachers_own_child_is_another_person() -> None:
    assert facts("Con tôi sốt, tôi xin nghỉ trông cháu", OF_A_TEACHER) == {"at_school": False}


_ASKED_BACK = (
    *(
        "em có được miễn hát trong giờ Nhạc không thầy",
        "giờ em có phải chạy không cô",
        "hôm nay có phải kiểm tra không ạ",
    ),
    *("có cần đi khám không cô", "nay con có nên đi học không", "giờ thể dục em ngồi ngoài được không thầy"),
    *("còn lại không sao", "ngoài ra bình thường", "mấy cái khác ổn"),
)


@pytest.mark.parametrize("after", _ASKED_BACK)
@pytest.mark.parametrize("sign", ["bị đau họng", "bị ho", "sốt", "bị nôn", "đau bụng"])
def test_what_is_asked_afterwards_or_well_besides_takes_no_sign_back(sign: str, after: str) -> None:
    found = facts(f"em {sign} ạ, {after}", OF_A_PUPIL)
    assert found.get("has") and "hasnt" not in found
    assert "well" not in found or found["has"] == ["other"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("mà con ho thì cô nhắn em", {}),
        ("thằng bé nhà tôi sổ mũi, ngoài ra không sao", {"has": ["runny_nose"]}),
        ("bà ngoại nó ho, ngoài ra không sao", {}),
        ("đứa lớn ho, còn bé này bình thường", {"well": True}),
        ("em nó sốt, còn cháu thì khỏe", {}),
        ("con sưng má, không đau", {"has": ["other"]}),
        ("mũi con chảy nước, xài hết bịch khăn giấy", {"has": ["runny_nose"]}),
        ("nhức mắt do đọc truyện", {"has": ["other"]}),
        ("nội nó nằm viện nên nhà rối quá", {}),
        ("chân con đau đi không nổi", {"has": ["other"]}),
        ("mắt con trong veo, hết đỏ", {"hasnt": ["red_eyes"]}),
        ("bất thường gì đâu", {}),
        ("con ho ra máu", {"has": ["cough", "bleeding"]}),
    ],
)
def test_what_is_plainly_told_is_of_this_child_and_of_now(text: str, found: dict[str, object]) -> None:
    assert facts(text) == found
