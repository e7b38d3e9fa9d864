"""What strangers typed and was read wrongly, by its class: unlike sentences of each, and what they say."""

from datetime import date
from typing import Any

import pytest

from bot.understanding.understand import understand

TODAY = date(2026, 11, 23)
QUESTION = "Sáng nay con thế nào ạ?"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("cháu xin nghỉ đi nhổ răng", {"at_school": False}),
        ("nay con đi nhổ răng sữa nên vào trễ", {"at_school": True}),
        ("con mới nhổ răng hôm qua, giờ còn đau", {"has": ["other"]}),
        ("sốt: chưa đo, ho: không", {"hasnt": ["cough"]}),
        ("Ho: có. Sốt: chưa rõ", {"has": ["cough"]}),
        ("Sổ mũi: có; ho: ít; sốt: không đo", {"has": ["cough", "runny_nose"]}),
        ("người nóng, dán hạ sốt hoài hổng hạ", {"has": ["fever"]}),
        ("nóng quá cô, cho uống thuốc rồi mà nhiệt không xuống", {"has": ["fever"]}),
        ("hôm qua cháu sốt nhưng hôm nay 36,8 rồi", {"hasnt": ["fever"], "celsius": 36.8}),
        ("tối qua có sốt, sáng nay cặp 36,6", {"hasnt": ["fever"], "celsius": 36.6}),
        ("hom qua sot ma nay 36.7 r", {"hasnt": ["fever"], "celsius": 36.7}),
        (
            "sốt từ hôm kia, hôm nay còn 36,9, chỉ ho",
            {"has": ["cough"], "hasnt": ["fever"], "celsius": 36.9, "onset": "2026-11-21"},
        ),
        ("sốt ho gì cũng không có", {"hasnt": ["cough", "fever"]}),
        ("ho hay sốt gì cũng không", {"hasnt": ["cough", "fever"]}),
        ("nôn ói gì cũng hông có", {"hasnt": ["vomiting"]}),
        ("ho sot gi cung khong co", {"hasnt": ["cough", "fever"]}),
        ("sổ mũi hay ho hen gì đều ko có ạ", {"hasnt": ["cough", "runny_nose"]}),
        ("sốt hay gì thì cũng chưa có", {"hasnt": ["fever"]}),
        ("đau bụng tiêu chảy gì cũng hổng có luôn", {"hasnt": ["diarrhoea"]}),
        ("kêu lộn mửa", {"maybe": ["vomiting"]}),
        ("hong dau, ho nhieu", None),
        ("chau hong dau va sot", None),
        ("be hong dau co oi", None),
        ("chau bi hong dau", {"has": ["sore_throat"]}),
        ("bỏ bữa 2 hôm, không thấy gì khác", {"has": ["other"]}),
        ("khó thở khi chạy, nghỉ thì đỡ", {"has": ["breathless"]}),
        ("chạy thì mệt, nghỉ chút là hết", {"has": ["other"]}),
        ("tức ngực lúc leo cầu thang, nghỉ một tí lại bình thường", {"has": ["other"]}),
        ("mẹ xin phép cho con tới muộn 30p vì ghé mua thuốc, con ho", {"has": ["cough"], "at_school": True}),
        ("nổi mẩn hồi tối do ăn cua, uống thuốc lặn hết rồi", {"hasnt": ["rash"]}),
        ("sổ mũi mấy hôm, uống thuốc giờ hết rồi", {"hasnt": ["runny_nose"]}),
        ("noi man toi qua, uong thuoc lan het roi", {"hasnt": ["rash"]}),
        ("ho nhiều, trán thì không nóng", {"has": ["cough"], "hasnt": ["fever"]}),
        ("mũi chảy, trán mát", {"has": ["runny_nose"], "hasnt": ["fever"]}),
        ("nghẹt mũi, không ghi nhận sốt, không nổi ban", {"has": ["runny_nose"], "hasnt": ["fever", "rash"]}),
        ("không ghi nhận ho", {"hasnt": ["cough"]}),
        ("ho, chưa ghi nhận sốt", {"has": ["cough"], "hasnt": ["fever"]}),
        ("ho nhiều, thở êm", {"has": ["cough"], "hasnt": ["breathless"]}),
        ("nuốt không đau, ho ít", {"has": ["cough"], "hasnt": ["sore_throat"]}),
        ("con nuốt không thấy đau, sốt 38", {"has": ["fever"], "hasnt": ["sore_throat"], "celsius": 38.0}),
        ("chưa tới nỗi khó thở nhưng ho dữ", {"has": ["cough"], "hasnt": ["breathless"]}),
        ("ho sổ mũi đủ cả, chỉ thiếu mỗi sốt", {"has": ["cough", "runny_nose"], "hasnt": ["fever"]}),
        (
            "hôm kia sốt với đau họng, giờ còn mỗi đau họng",
            {"has": ["sore_throat"], "hasnt": ["fever"], "onset": "2026-11-21"},
        ),
        ("hôm qua sốt ho, nay chỉ còn ho", {"has": ["cough"], "hasnt": ["fever"], "onset": "2026-11-22"}),
        ("nôn từ tối qua, giờ chỉ còn mệt", {"has": ["other"], "hasnt": ["vomiting"]}),
        ("hết hơi vì ho", {"has": ["cough"]}),
        ("bình thường thì hay ho về đêm, nay cũng vậy", {"has": ["cough"]}),
        ("đi ngoài nhiều, người lả đi rồi, nhà em cho vào viện luôn", {"has": ["diarrhoea", "lethargic"]}),
        ("sốt, mệt lả đi rồi cô", {"has": ["fever", "lethargic"]}),
        ("sốt nên em không dám gửi lớp", {"has": ["fever"], "at_school": False}),
        ("con ho, xin phép thêm một ngày nữa", {"has": ["cough"], "at_school": False}),
        ("ho vì uống đá thì phải", {"has": ["cough"]}),
        ("mông đỏ lét, đi tướt", {"has": ["diarrhoea", "other"]}),
        ("Mọi thứ ok nha cô", {"well": True}),
        ("moi thu ok a", {"well": True}),
        ("mọi việc ok", {"well": True}),
        ("sưng bên hàm, bác sĩ nói quai bị", {"has": ["other"]}),
        ("trong miệng có vết nhiệt", {"has": ["mouth_sores"]}),
        ("lưỡi có 2 vết nhiệt", {"has": ["mouth_sores"]}),
        ("có vết nhiệt ở môi", {"has": ["mouth_sores"]}),
        ("hết sốt thì nổi ban khắp người", {"has": ["rash"], "hasnt": ["fever"]}),
        ("vừa hết sốt nổi ban luôn", {"has": ["rash"], "hasnt": ["fever"]}),
        ("het sot thi noi ban", {"has": ["rash"], "hasnt": ["fever"]}),
        ("dứt sốt thì nôn", {"has": ["vomiting"], "hasnt": ["fever"]}),
        ("cháu đau chân do đá bóng, đi lại được", {"has": ["other"]}),
    ],
)
def test_a_sentence_is_read_for_what_it_says(text: str, told: dict[str, Any] | None) -> None:
    read = understand({"kind": "symptoms", "question": QUESTION, "text": text}, TODAY)
    assert read is None or {name: sorted(v) if isinstance(v, list) else v for name, v in read.items()} == told
    assert (read is None) == (told is None)


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        ("temperature", "con cao 1m38 ạ", None),
        ("temperature", "1m36", None),
        ("temperature", "cao 1 m 37", None),
        ("temperature", "cháu cao 1 mét 37", None),
        ("temperature", "cao mét ba bảy", None),
        ("temperature", "cháu cao một mét ba tám", None),
        ("temperature", "cao 1m37 nặng 36kg, nhiệt độ 36,8", {"celsius": 36.8}),
        ("temperature", "36⁰7 cô ạ", {"celsius": 36.7}),
        ("date", "hôm 30 tháng trước", {"date": "2026-10-30"}),
        ("date", "ngày 25 tháng trước", {"date": "2026-10-25"}),
        ("date", "hôm 2 tháng này", {"date": "2026-11-02"}),
        ("date", "từ ngày 20 tháng này", {"date": "2026-11-20"}),
    ],
)
def test_a_height_is_no_temperature_and_a_month_may_be_the_last(
    kind: str, text: str, told: dict[str, Any] | None
) -> None:
    assert understand({"kind": kind, "text": text}, TODAY) == told
