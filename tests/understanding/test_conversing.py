"""Signs as they are told in the middle of a conversation: by what stands around them, whoever else is named."""

from datetime import date

import pytest

from bot.understanding.understand import understand

ASKED = "Hôm nay bé có biểu hiện gì không ạ?"
OF_FOUR = "Cháu có sốt, ho, nôn hay nổi ban gì không ạ?"
OF_SCHOOL = "Hôm nay bé có đi học được không, bé còn mệt gì không ba/mẹ?"
TOLD = [
    # a "hết" that closes the list, and one that ends what is told
    (ASKED, "chỉ sổ mũi, hết", {"has": ["runny_nose"]}),
    (ASKED, "con sổ mũi. hết.", None),
    (ASKED, "tay dính xà phòng nên mắt đỏ, rửa xong hết đỏ rồi", {"hasnt": ["red_eyes"]}),
    (ASKED, "con nổi mẩn ngứa, mắt thì hết rồi", {"has": ["rash"], "hasnt": ["red_eyes"]}),
    (ASKED, "còn ho với hơi buồn nôn chứ nôn thì hết", {"has": ["cough"], "hasnt": ["vomiting"]}),
    # who did it, who it is like
    (ASKED, "em bị bạn Khoa xô chảy máu đầu gối", {"has": ["bleeding"]}),
    (ASKED, "ho như ông già, không sốt", {"has": ["cough"], "hasnt": ["fever"]}),
    (ASKED, "cả nhà thức trắng vì nó ho", {"has": ["cough"]}),
    # what is said of a part, with words between
    (ASKED, "họng thì cháu chỉ kêu rát, không sốt", {"has": ["sore_throat"], "hasnt": ["fever"]}),
    (ASKED, "lưỡi với lợi nổi hột đỏ", {"has": ["mouth_sores"]}),
    (ASKED, "bụng em nó lình xình", None),
    # denied behind, in a row, and as a nurse notes it
    (ASKED, "nôn không, ho không, sổ mũi nhiều", {"has": ["runny_nose"], "hasnt": ["cough", "vomiting"]}),
    (ASKED, "bé hết sốt chưa cô", None),
    (ASKED, "Sốt (-). Ho (+).", {"has": ["cough"], "hasnt": ["fever"]}),
    (ASKED, "ho giảm, sốt thì chưa thấy quay lại", {"has": ["cough"], "hasnt": ["fever"]}),
    (ASKED, "phân có nhầy và mùi tanh", {"has": ["diarrhoea"]}),
    # what was asked for
    (OF_FOUR, "có ho thôi, mấy cái khác thì không", {"has": ["cough"], "hasnt": ["fever", "rash", "vomiting"]}),
    (OF_FOUR, "dạ tất cả đều có", {"has": ["cough", "fever", "rash", "vomiting"]}),
    (OF_SCHOOL, "được cô ơi, bé khỏe rồi", {"at_school": True, "well": True}),
    # when it was, and where
    (ASKED, "bé nghỉ hôm qua, hôm nay đi học", {"at_school": True}),
    (ASKED, "chích ngừa hôm qua xong hôm nay nổi mẩn", {"has": ["rash"]}),
    (ASKED, "tối qua 38,5, sáng nay 37.2, họng sạch", {"celsius": 37.2}),
    (ASKED, "hôm qua ngã trầy đầu gối, đi lại bình thường", {"has": ["other"]}),
    (ASKED, "nổi đốm tím, mẹ chở vô Từ Dũ", {"has": ["rash"]}),
    (ASKED, "đi cầu thì chưa đi, bụng trướng", {"has": ["other"]}),
]


@pytest.mark.parametrize(("question", "text", "told"), TOLD)
def test_what_stands_around_a_sign_changes_it_only_as_people_mean(question: str, text: str, told: object) -> None:
    read = understand({"kind": "symptoms", "question": question, "text": text}, date(2026, 11, 30))
    facts = {name: sorted(said) if isinstance(said, list) else said for name, said in (read or {}).items()}
    assert {name: said for name, said in facts.items() if name != "onset"} == (told or {})
