"""What looks alike without its marks; and neither the order of facts nor the marks change what is understood."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.folding import plain
from bot.understanding.understand import understand

TODAY = date(2026, 11, 23)
FEVER, COUGH = "Con có sốt không?", "Con có ho không?"


def answer(text: str, question: str = FEVER, about: str = "symptom") -> object:
    found = understand({"kind": "yesno", "question": question, "about": about, "text": text}, TODAY)
    return found and found["value"]


def facts(text: str) -> dict[str, object] | None:
    return understand({"kind": "symptoms", "question": "Hôm nay con thế nào?", "text": text}, TODAY)


@pytest.mark.parametrize(
    ("text", "question", "about", "never"),
    [
        ("cô", FEVER, "symptom", ("yes", "no")),
        ("cò", FEVER, "symptom", ("no",)),
        ("dung", "Đồng ý nhận tin không?", "consent", ("yes",)),
        ("dừng", "Đồng ý nhận tin không?", "consent", ("yes",)),
        ("hổ", COUGH, "symptom", ("yes", "no")),
        ("hồ", COUGH, "symptom", ("yes", "no")),
        ("sót", FEVER, "symptom", ("no",)),
        ("dạ", FEVER, "symptom", ("yes", "no")),
        ("vâng ạ", FEVER, "symptom", ("yes", "no")),
        ("100k", FEVER, "symptom", ("no",)),
        ("kk", FEVER, "symptom", ("no",)),
        ("no bụng", FEVER, "symptom", ("no",)),
        ("khách", FEVER, "symptom", ("no",)),
    ],
)
def test_a_look_alike_is_not_taken_for_the_word(text: str, question: str, about: str, never: tuple[str, ...]) -> None:
    assert answer(text, question, about) not in never


@pytest.mark.parametrize("no", ["0 ạ", "k", "ko", "nỏ có", "hổng có", "hem", "khum", "nỏ có mô", "không có chi"])
def test_the_ways_of_each_region_to_say_no(no: str) -> None:
    assert answer(no) == "no"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nỏ sốt mô cô", {"hasnt": ["fever"]}),
        ("bựa ni hấn ho hung lắm", {"has": ["cough"]}),
        ("Sốt: không, Ho: có", {"has": ["cough"], "hasnt": ["fever"]}),
        ("ho, sốt, sổ mũi: không ạ", {"hasnt": ["cough", "fever", "runny_nose"]}),
        ("mình sốt chứ con không sốt", {"hasnt": ["fever"]}),
        ("con ho, bé em sốt", {"has": ["cough"]}),
        ("sắp nhỏ đứa nào cũng ho hết", {"has": ["cough"]}),
        ("mắt không đỏ, chỉ sổ mũi", {"has": ["runny_nose"], "hasnt": ["red_eyes"]}),
    ],
)
def test_whose_sign_it_is_and_what_is_denied(text: str, expected: dict[str, list[str]]) -> None:
    found = facts(text) or {}
    assert {k: sorted(v) for k, v in found.items() if isinstance(v, list)} == {
        k: sorted(v) for k, v in expected.items()
    }


@pytest.mark.parametrize(
    "text",
    [
        "hết thuốc hạ sốt rồi",
        "ăn vào là ra hết",
        "bé nhà em chơi ngoan lắm cô",
        "bé lớn thì sốt, bé nhỏ thì không",
        "không đến mức sốt cao",
        "lúc nào con sốt em báo",
        "chị nó không sốt",
        "không sao chép được tin nhắn",
        "con không nói",
        "nó không nói gì",
        "em khỏe còn con thì chưa",
        "bình thường con ngủ 9 giờ",
        "khỏe thì đã đi học rồi",
        "không thấy cô trả lời",
        "bé không chịu đo",
    ],
)
def test_what_only_sounds_like_a_no_is_none(text: str) -> None:
    assert answer(text) != "no"


FACTS = [
    "ho nhiều",
    "sổ mũi",
    "đau họng",
    "nôn 2 lần",
    "nổi mẩn đỏ",
    "không sốt",
    "không tiêu chảy",
    "chưa thấy mắt đỏ",
]
one_fact = st.lists(st.sampled_from(FACTS), min_size=2, max_size=4, unique=True)


@given(one_fact, st.randoms(use_true_random=False))
@settings(max_examples=200)
def test_the_order_of_facts_changes_nothing(told: list[str], shuffle: object) -> None:
    turned = sorted(told)
    shuffle.shuffle(turned)  # type: ignore[attr-defined]
    one, other = facts(". ".join(told)) or {}, facts(". ".join(turned)) or {}
    assert {k: sorted(v) for k, v in one.items() if isinstance(v, list)} == {
        k: sorted(v) for k, v in other.items() if isinstance(v, list)
    }


SENTENCES = [
    "con không sốt",
    "con có sốt",
    "con sốt cao",
    "hết sốt rồi",
    "con ho nhiều",
    "không sao",
    "chưa thấy gì",
    "có",
]


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("question", [FEVER, COUGH])
def test_without_marks_it_is_the_same_or_asked(text: str, question: str) -> None:
    assert answer(plain(text), question) in (answer(text, question), "unsure", None, "none")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "mo ca",
            "mo",
            "mo lop",
            "mo danh sach",
            "mo may",
            "nam",
            "bon",
            "bong",
            "cham qua",
            "phong y te",
            "leo",
            "khau",
        ),
        *(
            "van ban",
            "da gui van ban",
            "ban giam hieu",
            "cong van",
            "tuot",
            "nhan ca 37",
            "xem ca",
            "dong ca",
            "gui di",
        ),
        *(
            "danh sach",
            "lop toi",
            "truong toi",
            "bao cao",
            "rut dong y",
            "so dien thoai",
            "doi ma",
            "mat phieu",
            "cam on",
        ),
    ],
)
def test_everyday_words_of_a_school_name_no_sign(text: str) -> None:
    found = facts(text) or {}
    assert not {"has", "maybe", "well"} & {name for name, value in found.items() if value}
