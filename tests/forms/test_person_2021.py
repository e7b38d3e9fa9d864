"""The declaration of 2020-21: what is asked, and what it flags (domain.md 3.1, 3.2, 3.4)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.forms import NO_FLAG, WELL, Answer, Form, evaluate, flag, shipped_forms
from tests.escalating.hoa_ban import HEALTH_WORDS
from tests.forms.conftest import MONDAY

NOTHING: dict[str, Answer] = {
    "well": "no",
    "travelled": "no",
    "signs": ("none",),
    "contact": ("none",),
    "test": "not_tested",
}


@pytest.fixture(scope="module")
def form() -> Form:
    return shipped_forms()["person-2021"]


def test_one_tap_ends_it_and_its_hint_says_what_it_stands_for(form: Form) -> None:
    outcome = evaluate(form, WELL, MONDAY)
    assert (outcome.asked, outcome.is_complete()) == (("well",), True)
    assert flag(form, WELL, MONDAY) == NO_FLAG
    said = form.by_name["well"].hints["vi"]
    assert "trả lời Không ở mọi câu hỏi" in said
    assert not [word for word in HEALTH_WORDS if word in said], "it stands in a push"


def test_the_questions_follow_in_the_order_of_the_official_form(form: Form) -> None:
    outcome = evaluate(form, {"well": "no"}, MONDAY)
    assert outcome.asked[:4] == ("well", "travelled", "signs", "contact")
    assert set(outcome.missing) == {"travelled", "signs", "contact", "test"}
    assert "travelled_to" in evaluate(form, NOTHING | {"travelled": "yes"}, MONDAY).missing


def test_no_question_is_taken_for_no_when_it_was_passed_over(form: Form) -> None:
    for name in ("travelled", "signs", "contact", "test"):
        assert (
            name in evaluate(form, NOTHING | {name: ()}, MONDAY).missing
            or name in evaluate(form, NOTHING | {name: ""}, MONDAY).missing
        )


@pytest.mark.parametrize("name", ["signs", "contact"])
def test_none_stands_alone(form: Form, name: str) -> None:
    other = form.by_name[name].choices[0].name
    refused = evaluate(form, NOTHING | {name: (other, "none")}, MONDAY).refused
    assert [(one.question, one.reason) for one in refused] == [(name, "constraint")]


@pytest.mark.parametrize(
    ("changes", "severity", "reasons"),
    [
        ({}, "", ()),
        ({"travelled": "yes", "travelled_to": "Hải Dương"}, "", ()),
        ({"test": "negative"}, "", ()),
        ({"temperature": Decimal("37.4")}, "", ()),
        ({"temperature": Decimal("37.5")}, "amber", ("fever_measured",)),
        ({"signs": ("cough",)}, "amber", ("cough",)),
        ({"signs": ("fatigue",)}, "amber", ("fatigue",)),
        ({"contact": ("from_abroad",)}, "amber", ("contact",)),
        ({"test": "positive"}, "red", ("positive_test",)),
        ({"signs": ("breathless",)}, "red", ("breathless", "breathless")),
        ({"signs": ("cough",), "contact": ("patient",)}, "red", ("sign_contact", "cough", "contact")),
        ({"temperature": Decimal("38.0"), "contact": ("patient",)}, "amber", ("fever_measured", "contact")),
    ],
)
def test_what_it_flags(form: Form, changes: dict[str, Answer], severity: str, reasons: tuple[str, ...]) -> None:
    found = flag(form, NOTHING | changes, MONDAY)
    assert (found.severity, found.reasons) == (severity, reasons)
    assert found.notifiable == (severity == "red")


def test_the_official_words_stand_as_they_were_copied(form: Form) -> None:
    assert form.by_name["signs"].labels["vi"] == (
        "Trong vòng 14 ngày qua, Anh/Chị có thấy xuất hiện ít nhất 1 trong các dấu hiệu: "
        "sốt, ho, khó thở, viêm phổi, đau họng, mệt mỏi không?"
    )
    assert [choice.labels["vi"] for choice in form.by_name["contact"].choices] == [
        "Người bệnh hoặc nghi ngờ, mắc bệnh COVID-19",
        "Người từ nước có bệnh COVID-19",
        "Người có biểu hiện (Sốt, ho, khó thở, Viêm phổi)",
        "Không",
    ]
    assert {form.by_name[name].cite for name in ("travelled", "signs", "contact")} == {"H1 (W)"}
