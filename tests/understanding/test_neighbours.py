"""Neighbours of what strangers typed: other words of the same class, North and South, with marks and without."""

from datetime import date
from typing import Any

import pytest

from bot.understanding.understand import understand

FRIDAY = date(2026, 11, 27)
TOLD: dict[str, dict[str, Any] | None] = {
    "o ho o sốt": {"hasnt": ["cough", "fever"]},
    "o ơi cháu sốt": {"has": ["fever"]},
    "nó bị ho từ chủ nhật tới giờ mà đi học được": {"has": ["cough"], "onset": "2026-11-22", "at_school": True},
    "con em nó bị ho mà đi học được cô nha": {"has": ["cough"], "at_school": True},
    "đi ngoài từ tối qua, sáng nay vẫn đi": {"has": ["diarrhoea"], "onset": "2026-11-26"},
    "bé đi cầu lỏng 5 lần, giờ còn đi": {"has": ["diarrhoea"]},
    "bé ho, nay vẫn đi": {"has": ["cough"], "at_school": True},
    "hôm thứ 5 tuần trước bé sốt, 2 bữa là khỏi, giờ đi học lại": {"hasnt": ["fever"], "at_school": True},
    "bé hăm tã đỏ mông thôi cô, thoa kem là hết": {"has": ["other"]},
    "ba em bị sốt xuất huyết, em thì khỏe": {"well": True},
    "be bi tieu chay 3 hom nay, hnay nghi": {"has": ["diarrhoea"], "onset": "2026-11-25", "at_school": False},
    "hết tiêu chảy, giờ lại táo bón": {"hasnt": ["diarrhoea"], "has": ["other"]},
    "hết sốt rồi nay lại sốt": {"has": ["fever"]},
    "chưa nổi ban bao giờ cô ạ, hôm nay chỉ ho": {"has": ["cough"], "hasnt": ["rash"]},
    "mắt hơi đỏ tại thức khuya, không sao cô": {"well": True},
    "mắt đỏ vì đau mắt, còn lại không sao": {"has": ["red_eyes"]},
    "không nổi ban, miệng vẫn sạch sẽ": {"hasnt": ["rash", "mouth_sores"]},
    "sao mà con ho hoài vậy cô, không sốt": {"has": ["cough"], "hasnt": ["fever"]},
    "sao biết con sốt": None,
    "sốt, 2 hôm nay rồi": {"has": ["fever"], "onset": "2026-11-26"},
    "mụn nước ở kẽ tay, bị hai bữa nay": {"has": ["blisters"], "onset": "2026-11-26"},
    "ho nhiều, ba ngày nay": {"has": ["cough"], "onset": "2026-11-25"},
    "xin nghỉ, 2 hôm nay rồi": {"at_school": False},
    "bé sốt, đang trên đường vào Nhi": {"has": ["fever"], "at_school": False},
    "đang trên đường đưa cháu vào Bạch Mai": None,
    "giật mình nhớ ra chưa khai báo": None,
    "bé miệng nôn trôn tháo cả đêm": {"has": ["vomiting", "diarrhoea"]},
    "không sốt nhưng người nóng nóng, 37,4": {"maybe": ["fever"], "celsius": 37.4},
}
ANSWERED = {
    ("temperature", "38r ạ"): {"value": "ask"},
    ("temperature", "38 ddo65 3"): {"celsius": 38.3},
    ("temperature", "38 ddoo5 ba"): {"celsius": 38.3},
    ("date", "ngay 3 thang sau"): {"value": "ask"},
    ("date", "hôm 12 tháng vừa rồi"): {"date": "2026-10-12"},
    ("date", "tối hôm thứ ba vừa rồi"): {"date": "2026-11-24"},
    ("date", "hôm thứ hai vừa rồi bắt đầu ho, sang hôm sau mới sốt"): {"value": "ask"},
    ("wellness", "hôm qua mệt, sáng nay lại sức rồi"): {"value": "yes"},
    ("wellness", "hôm qua mệt, sáng nay chạy khắp nhà rồi"): {"value": "unsure"},
    ("wellness", "hôm qua mệt, sáng nay vẫn mệt"): {"value": "no"},
    ("child", "Trần"): {"value": "ask"},
    ("child", "anh hai"): {"value": "ask"},
    ("child", "chị hai"): {"children": ["c1"]},
}
FAMILY = [
    {"key": "c1", "name": "Trần Minh An", "class": "8C", "sex": "female"},
    {"key": "c2", "name": "Lê Trần Hoa", "class": "7C", "sex": "female"},
    {"key": "c3", "name": "Trần Lộc", "class": "2A", "sex": "male"},
]


@pytest.mark.parametrize("text", TOLD)
def test_what_is_told_of_a_child_is_read_by_its_class(text: str) -> None:
    line = {"kind": "symptoms", "question": "Hôm nay con thế nào ạ?", "text": text}
    assert understand(line, FRIDAY) == TOLD[text]


@pytest.mark.parametrize(("kind", "text"), ANSWERED)
def test_what_is_answered_is_read_by_its_class(kind: str, text: str) -> None:
    line = {"kind": kind, "question": "Hôm nay con có khỏe không ạ?", "text": text, "options": FAMILY}
    line |= {"kind": "yesno", "about": kind} if kind == "wellness" else {}
    assert understand(line, FRIDAY) == ANSWERED[kind, text]
