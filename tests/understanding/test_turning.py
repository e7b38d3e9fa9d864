"""What is over by now, what others have, what is guessed of a cause, and what a teacher reports of a class."""

from datetime import date
from typing import Any

import pytest

from bot.understanding.understand import understand

TODAY = date(2026, 11, 25)
OF_A_CHILD = "Sáng nay con thế nào ạ? Bố/mẹ kể giúp các biểu hiện của con."
OF_A_TEACHER = "Thầy/cô hôm nay có biểu hiện gì không ạ?"


def facts(text: str, question: str = OF_A_CHILD) -> dict[str, Any]:
    """What a sentence tells; empty where nothing is understood."""
    return understand({"kind": "symptoms", "text": text, "question": question}, TODAY) or {}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("tối qua con sốt, sáng nay mát rồi", "fever"), ("hom qua chau sot 38.5, gio mat roi", "fever")),
        *(("bữa trước con ho, giờ hết rồi", "cough"), ("mũi thì hết chảy rồi cô", "runny_nose")),
        ("bố nó ho chứ nó thì không", "cough"),
    ],
)
def test_what_is_over_or_of_others_alone_is_absent(text: str, code: str) -> None:
    found = facts(text)
    assert found.get("hasnt") == [code] and not found.get("has")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("con có hết sốt đâu", "fever"), ("bé ăn xong là mửa ra hết", "vomiting")),
        *(("con không chịu ăn hết", "other"), ("bé sốt, cứ hạ rồi lên lại 39", "fever")),
        *(("hôm qua con té sưng đầu gối, còn lại ok hết", "other"), ("bé nôn đêm qua, ngoài ra khỏe cả", "vomiting")),
        *(("con ho từ tuần trước tới giờ", "cough"), ("xin nghỉ cả ngày mai do tiêu chảy", "diarrhoea")),
    ],
)
def test_what_is_not_over_is_there(text: str, code: str) -> None:
    assert facts(text).get("has") == [code]


def test_a_cause_that_is_guessed_puts_no_sign_in_question() -> None:
    assert facts("con nổi mẩn chắc ăn cua") == {"has": ["rash"]}
    assert facts("con chảy máu chân răng, chắc sâu răng") == {"has": ["bleeding"]}


def test_what_is_slight_is_the_first_alone() -> None:
    assert facts("em hơi mệt và đau họng") == {"has": ["sore_throat"], "maybe": ["other"]}


def test_it_is_the_eye_that_is_red() -> None:
    assert facts("mắt con ngứa, hơi đỏ").get("maybe") == ["red_eyes"]
    assert facts("con lẹo mắt chứ không đỏ").get("hasnt") == ["red_eyes"]


@pytest.mark.parametrize(
    ("text", "at_school"),
    [
        *(("con đau răng, mai mới đi nhổ được", None), ("cả nhà đang đi biển, con hơi mệt", None)),
        *(("xin phép cho cháu nghỉ ngày mai, nay cháu khỏe", None), ("ở nhà con không ho", None)),
        *(("không ho gì cả đi học bình thường", True), ("con đỏ mắt, cho nó vô học nghen", True)),
        *(("con ho, sợ lây bạn nên cho ở nhà", False), ("con đau mắt, nghĩ 1 bữa nha cô", False)),
    ],
)
def test_another_errand_and_another_day_say_nothing_of_today(text: str, at_school: bool | None) -> None:
    assert facts(text).get("at_school") is at_school


def test_a_report_on_a_class_is_not_of_the_teacher() -> None:
    assert facts("tôi khỏe, lớp 3A vắng 2 bé, 1 bé sốt", OF_A_TEACHER) == {"well": True}
    assert facts("Học sinh lớp tôi nghỉ 5 em", OF_A_TEACHER) == {}
    assert facts("tôi ho, vẫn lên lớp", OF_A_TEACHER).get("has") == ["cough"]


def test_a_form_with_numbers() -> None:
    found = facts("1. Sốt: không 2. Ho: có 3. Khó thở: không")
    assert found["has"] == ["cough"] and set(found["hasnt"]) == {"breathless", "fever"}


@pytest.mark.parametrize(
    "text", ["con ói từ đêm", "con đau họng, chiều qua mới bị", "con ho từ tối qua, sau khi ăn lẩu"]
)
def test_since_yesterday(text: str) -> None:
    assert facts(text).get("onset") == "2026-11-24"


def test_no_illness_may_be_told_beside_something_small() -> None:
    assert facts("mỏi chân tí chứ không có bệnh gì") == {"has": ["other"], "well": True}
    assert "well" not in facts("con ho, không có bệnh gì khác")


def test_of_the_night_alone_nothing_is_denied() -> None:
    assert facts("bé tè dầm đêm qua nên ngủ muộn, không bệnh gì đâu ạ") == {"well": True}


@pytest.mark.parametrize("name", ["Khôi", "Khói", "Khởi"])
def test_a_name_that_looks_like_being_well_makes_nobody_well(name: str) -> None:
    assert not facts(f"con có ho đâu, cô nhầm với bạn {name} rồi").get("well")
