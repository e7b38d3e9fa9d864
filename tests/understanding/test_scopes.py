"""Of whom, of what and in which case a sign is told: whole classes of sentences, each with several of its kind."""

import unicodedata
from datetime import date
from typing import Any

import pytest

from bot.understanding.understand import understand

TODAY = date(2026, 11, 25)
OF_A_CHILD = "Sáng nay con thế nào ạ? Bố/mẹ kể giúp các biểu hiện của con."
OF_KHANG = "Em Khang hôm nay thế nào ạ?"
OF_A_TEACHER = "Thầy/cô hôm nay có biểu hiện gì không ạ?"


def facts(text: str, question: str = OF_A_CHILD) -> dict[str, Any]:
    return understand({"kind": "symptoms", "text": text, "question": question}, TODAY) or {}


def bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


HAVING = ["{}", "con {}", "co {}", "con co {}", "be co {} nhe", "em co {}", "thay con co {}", "con bi {} tu toi"]
HAVING += [
    "hom qua co {}",
    "co {} co a",
    "co hoi {}",
    "toi co bi {}",
    "co dau {}",
    "chau co {} nua",
    "con co {} khong on",
]


@pytest.mark.parametrize("having", HAVING)
@pytest.mark.parametrize(("sign", "code"), [("kho tho", "breathless"), ("co giat", "convulsion")])
def test_what_is_dangerous_is_never_half_of_another_word(having: str, sign: str, code: str) -> None:
    found = facts(having.format(sign))
    assert code in (*found.get("has", ()), *found.get("maybe", ())) and code not in found.get("hasnt", ()), found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        *(("so so mui thoi co a", ["runny_nose"]), ("nhưng còn ho sơ sơ", ["cough"]), ("con ho so so", ["cough"])),
        *(("dau lam co oi", ["other"]), ("mieng loet, dau khong an duoc gi", ["mouth_sores", "other"])),
        *(("da con chi hat hoi thoi", ["runny_nose"]), ("bes bij ho vaf ois", ["cough", "vomiting"])),
        *(("mũi xanh lè, sổ mũi xanh lè", ["runny_nose"]), ("ho gà là bệnh, con ho", ["cough"])),
        *(("con không sốt ho thôi ạ", ["cough"]), ("không nôn tiêu chảy thôi", ["diarrhoea"])),
        *(("lúc ho lúc không, không để ý từ khi nào", ["cough"]), ("con ho, không nhớ từ bao giờ", ["cough"])),
        ("con nổi mụn nước ở tay, miệng cũng có", ["blisters"]),
    ],
)
def test_what_is_told_is_found(text: str, told: list[str]) -> None:
    assert facts(text).get("has") == told


NOBODYS = [
    *("làm hộ chiếu cho con", "con quên nón bảo hiểm", "con mua dầu gội", "con uống nước nóng", "mẹ điền hộ em"),
    *(
        "cười muốn đau bụng luôn",
        "em cười đến đau bụng",
        "cười mà sặc luôn",
        "em dị ứng với toán",
        "đau đầu vì deadline",
    ),
    *("có gì bất thường thì cô nhắn em", "có gì sốt thì cô gọi mẹ", "có vấn đề gì thì em báo", "có gì lạ em sẽ báo"),
    *(
        "bệnh sởi đang nhiều quá",
        "thủy đậu đang rộ",
        "quai bị đang lây ở phường",
        "cúm a đang dịch",
        "sởi đang vào mùa",
    ),
    *("ho là chị nó", "người sốt là mẹ", "bị sốt là em nó", "ho là bố cháu", "đau bụng là bà nội"),
    *("em nó thì sốt, còn anh nó chưa thấy gì", "chị nó thì ho, em nó không sao"),
]


@pytest.mark.parametrize("text", NOBODYS)
def test_what_is_of_nobody_here_tells_of_no_child(text: str) -> None:
    assert not facts(text).get("has") and not facts(text).get("hasnt"), facts(text)


@pytest.mark.parametrize(
    "text", ["ban lặn hết, sốt cũng hết", "sốt cũng hết rồi", "sốt cũng đã hết", "ho hết, sốt cũng hết"]
)
def test_what_is_over_too_is_over(text: str) -> None:
    assert "fever" in facts(text)["hasnt"]


@pytest.mark.parametrize(
    "text", ["ai cũng sốt hết", "cả lớp sốt hết", "đứa nào cũng sốt hết", "sốt rồi cũng hết", "đều sốt hết"]
)
def test_what_all_have_is_not_over(text: str) -> None:
    assert "fever" not in facts(text).get("hasnt", ())


@pytest.mark.parametrize(
    ("text", "question", "told"),
    [
        ("anh trai Khang bị ho chứ Khang không ho", OF_KHANG, {"hasnt": ["cough"]}),
        ("chị Khang sốt, Khang không sao", OF_KHANG, {"well": True}),
        ("mẹ Khang đây ạ, Khang sốt rồi", OF_KHANG, {"has": ["fever"]}),
        ("Khang ho", OF_KHANG, {"has": ["cough"]}),
        ("Chào em, anh vẫn khoẻ", OF_A_TEACHER, {"well": True}),
        ("cô bị sốt rồi em", OF_A_TEACHER, {"has": ["fever"]}),
        ("chị không ho em ạ", OF_A_TEACHER, {"hasnt": ["cough"]}),
        ("bé đi ngoài rồi nha cô, phân bình thường", OF_A_CHILD, {"hasnt": ["diarrhoea"]}),
        ("bé sốt nhẹ, bác sĩ nói bình thường", OF_A_CHILD, {"has": ["fever"]}),
        ("cháu khoẻ, 7h kém 15 bố đưa đến trường", OF_A_CHILD, {"at_school": True, "well": True}),
        ("không có biểu hiện gì, bé đang thay đồ đi học", OF_A_CHILD, {"at_school": True, "well": True}),
        (
            "bé nóng 38 độ rưỡi, con cho bé nghỉ bữa nay",
            OF_A_CHILD,
            {"has": ["fever"], "celsius": 38.5, "at_school": False},
        ),
        ("ba mươi chín độ hai ho", OF_A_CHILD, {"has": ["cough", "fever"], "celsius": 39.2}),
        ("37 độ, không ho", OF_A_CHILD, {"hasnt": ["cough"], "celsius": 37.0}),
        ("đỡ rồi, còn hơi khụt khịt à", OF_A_CHILD, {"maybe": ["runny_nose"]}),
    ],
)
def test_who_and_what_it_is_told_of(text: str, question: str, told: dict[str, Any]) -> None:
    assert facts(text, question) == told


WOULD = ["không khỏe thì em đã báo rồi", "khỏe thì em đã đi học rồi", "khỏe thì đâu có nghỉ", "ốm thì đã nghỉ rồi"]
WOULD += ["em khỏe thì làm gì có chuyện nghỉ", "không khỏe thì sẽ báo", "khỏe thì em báo cô sau", "mệt thì gọi mẹ"]


@pytest.mark.parametrize("text", WOULD)
@pytest.mark.parametrize("way", [str, bare])
def test_what_would_be_is_not_told(text: str, way: Any) -> None:
    line = {"kind": "yesno", "about": "wellness", "question": "Hôm nay em có khỏe không?", "text": way(text)}
    assert understand(line, TODAY) in (None, {"value": "unsure"}, {"value": "none"})


@pytest.mark.parametrize("text", ["chuc co ngay moi vui ve", "chào cô, chúc cô khỏe", "chuc thay co mot ngay tot lanh"])
def test_a_wish_is_no_consent(text: str) -> None:
    line = {"kind": "yesno", "about": "consent", "question": "Bố mẹ có đồng ý không ạ?", "text": text}
    assert understand(line, TODAY) in (None, {"value": "none"})
