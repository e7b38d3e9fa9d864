"""person-2026 as it is asked: which question follows, which answer is refused, what it says in both languages."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from bot.forms import (
    WELL,
    Answer,
    Form,
    answer_form,
    check_form,
    choice_labels,
    evaluate,
    key_of,
    label_of,
    pack_answers,
    shown,
    summary,
    unpack_answers,
)
from bot.forms.values import in_language
from tests.forms.conftest import MONDAY, PERSON

TODAY = date(2026, 11, 23)
NOT_WELL: dict[str, Answer] = {"well": "no", "signs": ("mouth_sores", "fever", "blisters")}


def test_the_file_has_no_finding() -> None:
    assert check_form(PERSON) == []


def test_it_asks_exactly_these_sixteen_signs(person: Form) -> None:
    assert " ".join(choice.name for choice in person.by_name["signs"].choices) == (
        "fever cough runny_nose sore_throat rash blisters mouth_sores red_eyes vomiting diarrhoea "
        "breathless lethargic convulsion startle bleeding other"
    )


def test_well_ends_it(person: Form) -> None:
    outcome = evaluate(person, WELL, MONDAY)
    assert outcome.asked == ("well",)
    assert outcome.next() is None
    assert outcome.next("after_receipt") is None
    assert outcome.is_complete()


def test_not_well_is_asked_question_by_question(person: Form) -> None:
    steps: list[tuple[str, Answer]] = [
        ("well", "no"),
        ("signs", ("fever", "other")),
        ("other_text", "đau bụng"),
        ("temperature", Decimal("38.2")),
        ("onset", TODAY - timedelta(days=1)),
        ("at_school", "no"),
    ]
    answers: dict[str, Answer] = {}
    for name, answer in steps:
        outcome = evaluate(person, answers, MONDAY)
        assert outcome.next() == name
        assert not outcome.is_complete()
        answers[name] = answer
    outcome = evaluate(person, answers, MONDAY)
    assert outcome.next() is None
    assert outcome.is_complete()
    assert outcome.stored == answers
    assert outcome.next("after_receipt") == "seen_doctor"


def test_after_the_receipt_a_diagnosis_is_asked_of_who_saw_a_doctor(person: Form) -> None:
    assert evaluate(person, {**NOT_WELL, "seen_doctor": "no"}, MONDAY).next("after_receipt") == "similar_at_home"
    assert evaluate(person, {**NOT_WELL, "seen_doctor": "yes"}, MONDAY).next("after_receipt") == "diagnosis"


def test_without_a_number_the_buttons_beside_the_temperature_answer(person: Form) -> None:
    assert person.by_name["temperature_status"].beside == "temperature"
    passed = {**NOT_WELL, "temperature": "", "temperature_status": "not_measured"}
    outcome = evaluate(person, passed, MONDAY)
    assert outcome.next() == "onset"
    assert outcome.stored["temperature_status"] == "not_measured"
    measured = evaluate(person, {**passed, "temperature": Decimal("37.0")}, MONDAY)
    assert "temperature_status" not in measured.stored
    assert measured.ignored == ("temperature_status",)


@pytest.mark.parametrize(
    ("question", "answer", "reason"),
    [
        ("temperature", Decimal("33.9"), "constraint"),
        ("temperature", Decimal("43.0"), "constraint"),
        ("temperature", Decimal("NaN"), "type"),
        ("temperature", Decimal("1e999999"), "type"),
        ("temperature", "38.2", "type"),
        ("onset", TODAY + timedelta(days=1), "constraint"),
        ("onset", TODAY - timedelta(days=61), "constraint"),
        ("onset", MONDAY, "type"),
        ("at_school", "maybe", "choice"),
        ("at_school", ("yes",), "type"),
        ("signs", ("fever", "headache"), "choice"),
        ("signs", "fever", "type"),
        ("headache", "yes", "unknown"),
        ("other_text", "x" * 2001, "type"),
    ],
)
def test_what_is_no_answer_is_refused_and_asked_again(person: Form, question: str, answer: Answer, reason: str) -> None:
    outcome = evaluate(person, {**NOT_WELL, question: answer}, MONDAY)
    assert [(refusal.question, refusal.reason) for refusal in outcome.refused] == [(question, reason)]
    assert question not in outcome.stored
    assert not outcome.is_complete()
    if reason == "constraint":
        assert question in outcome.unanswered
        assert set(outcome.refused[0].messages) == {"vi", "en"}


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("temperature", Decimal("34.0")),
        ("temperature", Decimal("42.9")),
        ("onset", TODAY),
        ("onset", TODAY - timedelta(days=60)),
    ],
)
def test_boundaries_are_taken(person: Form, question: str, answer: Answer) -> None:
    assert evaluate(person, {**NOT_WELL, question: answer}, MONDAY).stored[question] == answer


def test_today_is_the_date_in_viet_nam(person: Form) -> None:
    at_half_past_midnight = datetime.fromisoformat("2026-11-22T17:30:00+00:00")
    taken = evaluate(person, {**NOT_WELL, "onset": TODAY}, at_half_past_midnight)
    assert taken.stored["onset"] == TODAY
    refused = evaluate(person, {**NOT_WELL, "onset": TODAY}, at_half_past_midnight - timedelta(hours=1))
    assert [refusal.question for refusal in refused.refused] == ["onset"]


def test_a_naive_instant_is_an_error(person: Form) -> None:
    with pytest.raises(ValueError, match="aware"):
        evaluate(person, WELL, datetime(2026, 11, 23, 6, 15))  # noqa: DTZ001


def test_a_refused_answer_hides_what_hangs_on_it(person: Form) -> None:
    outcome = evaluate(person, {**NOT_WELL, "temperature": Decimal(99)}, MONDAY)
    assert outcome.calculated["severity"] == "red"
    assert "temperature_status" in outcome.asked


def test_signs_are_stored_once_and_in_form_order(person: Form) -> None:
    outcome = evaluate(person, {"well": "no", "signs": ("blisters", "fever", "fever")}, MONDAY)
    assert outcome.stored["signs"] == ("fever", "blisters")


def test_all_wording_exists_in_both_languages_and_in_composed_letters(person: Form) -> None:
    texts = list(wordings(person))
    assert len(texts) > 50
    for wording in texts:
        assert set(wording) == {"vi", "en"}
        for text in wording.values():
            assert text == text.strip() == unicodedata.normalize("NFC", text)


def wordings(form: Form) -> Iterator[dict[str, str]]:
    for question in form.questions:
        if question.is_asked:
            yield dict(question.labels)
        for wording in (question.hints, question.constraint_messages, question.required_messages):
            if wording:
                yield dict(wording)
        for choice in question.choices:
            yield dict(choice.labels)


def test_labels_of_the_signs_fit_buttons(person: Form) -> None:
    signs = person.by_name["signs"]
    words = [in_language(choice.labels, "vi") for choice in signs.choices]
    assert words[:4] == ["Sốt", "Ho", "Sổ mũi", "Đau họng"]
    assert "Mụn nước ở tay, chân, miệng" in words
    assert max(map(len, words)) <= 30
    assert all(len(key_of(choice.name).encode()) <= 16 for choice in signs.choices)


def test_the_subject_is_filled_in(person: Form) -> None:
    well = person.by_name["well"]
    assert label_of(well, "vi", {"subject": "Tuệ"}) == "Hôm nay Tuệ thế nào?"
    assert label_of(person.by_name["temperature"], "vi", {"subject": "con"}) == "Con bao nhiêu độ?"
    assert label_of(well, "en", {"subject": "Tuệ"}) == "How is Tuệ today?"


def test_answers_are_shown_in_the_language(person: Form) -> None:
    answers: dict[str, Answer] = {**NOT_WELL, "temperature": Decimal("38.2"), "onset": date(2026, 11, 22)}
    lines = {line.question: line.texts for line in summary(person, answers, "vi")}
    assert lines["signs"] == ("Sốt", "Mụn nước ở tay, chân, miệng", "Loét miệng")
    assert lines["temperature"] == ("38,2°C",)
    assert lines["onset"] == ("22/11",)
    assert shown(person.by_name["temperature"], Decimal("38.2"), "en") == ("38.2°C",)
    assert choice_labels(person.by_name["signs"], ("fever",), "en") == ("Fever",)


def test_answers_survive_json(person: Form) -> None:
    answers: dict[str, Answer] = {**NOT_WELL, "temperature": Decimal("38.2"), "onset": TODAY, "other_text": ""}
    packed = pack_answers(answers)
    assert packed["temperature"] == "38.2"
    assert unpack_answers(person, packed) == (answers, ())


def test_a_form_runs_without_a_chat(person: Form) -> None:
    given = {"well": "no", "signs": ["blisters", "fever"], "temperature": 38.2, "onset": "2026-11-22", "colour": "red"}
    ran = answer_form(person, given, MONDAY)
    assert ran["asked"][:4] == ["well", "signs", "temperature", "onset"]
    assert ran["refused"] == [{"question": "colour", "reason": "unknown", "messages": {}}]
    assert ran["calculated"]["severity"] == "red"
    assert ran["stored"]["signs"] == ["fever", "blisters"]
    assert ran["missing"] == ["at_school"]
    assert answer_form(person, {"temperature": "warm"}, MONDAY)["refused"][0]["reason"] == "type"
