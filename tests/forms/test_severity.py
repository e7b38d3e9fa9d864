"""How grave an answer is: the rules of domain.md 3.4 and 4.3, each with its boundary."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.forms import NO_FLAG, SEVERITIES, WELL, Answer, Flag, Form, flag, gravest, is_at_least, load_form
from tests.forms.conftest import MONDAY, PERSON

FORM = load_form(PERSON)
SIGNS = [choice.name for choice in FORM.by_name["signs"].choices]
DIAGNOSES = ["hand_foot_mouth", "measles", "dengue", "flu", "chickenpox", "pink_eye", "mumps", "covid"]


def told(signs: str, degrees: str = "", status: str = "", earlier: str = "", diagnosis: str = "") -> dict[str, Answer]:
    answers: dict[str, Answer] = {"well": "no", "signs": tuple(signs.split())}
    if degrees:
        answers["temperature"] = Decimal(degrees)
    if status:
        answers["temperature_status"] = status
    if earlier:
        answers["fever_within_7_days"] = earlier
    if diagnosis:
        answers |= {"seen_doctor": "yes", "diagnosis": diagnosis}
    return answers


RULES = [
    # note
    (told("cough"), "note", "cough"),
    (told("runny_nose"), "note", "runny_nose"),
    (told("sore_throat"), "note", "sore_throat"),
    (told("other"), "note", "other"),
    (told("cough", "37.4"), "note", "cough"),
    (told("cough", status="not_measured"), "note", "cough"),
    (told("cough", status="no_fever"), "note", "cough"),
    (told("fever", "37.4"), "note", "fever_told"),
    # amber
    (told("cough", "37.5"), "amber", "fever cough"),
    (told("fever"), "amber", "fever"),
    (told("fever", status="not_measured"), "amber", "fever"),
    (told("fever", "37.5"), "amber", "fever"),
    (told("vomiting"), "amber", "vomiting"),
    (told("diarrhoea"), "amber", "diarrhoea"),
    (told("red_eyes"), "amber", "red_eyes"),
    (told("rash"), "amber", "rash"),
    (told("rash", "37.4"), "amber", "rash"),
    (told("mouth_sores"), "amber", "mouth_sores"),
    (told("mouth_sores", "38.2"), "amber", "fever mouth_sores"),
    (told("startle"), "amber", "startle"),
    (told("startle", "38.5"), "amber", "fever startle"),
    # red
    (told("rash", "37.5"), "red", "fever_rash fever rash"),
    (told("fever rash"), "red", "fever_rash fever rash"),
    (told("fever rash", "37.0"), "red", "fever_rash rash fever_told"),
    (told("blisters"), "red", "blisters"),
    (told("bleeding"), "red", "bleeding"),
    (told("bleeding", "37.4"), "red", "bleeding"),
    (told("bleeding", "37.4", earlier="no"), "red", "bleeding"),
    *((told("cough", diagnosis=disease), "red", "diagnosis cough") for disease in DIAGNOSES),
    (told("cough", diagnosis="none"), "note", "cough"),
    (told("cough", diagnosis="other_diagnosis"), "note", "cough"),
    # emergency
    (told("breathless"), "emergency", "breathless"),
    (told("lethargic"), "emergency", "lethargic"),
    (told("convulsion"), "emergency", "convulsion"),
    (told("startle blisters"), "emergency", "startle_hfmd blisters"),
    (told("startle mouth_sores"), "emergency", "startle_hfmd mouth_sores"),
    (told("bleeding", "37.5"), "emergency", "bleeding_fever fever"),
    (told("bleeding fever"), "emergency", "bleeding_fever fever"),
    (told("bleeding fever", "37.0"), "emergency", "bleeding_fever fever_told"),
    (told("bleeding", "36.6", earlier="yes"), "emergency", "bleeding_fever"),
    (told("bleeding", earlier="yes"), "emergency", "bleeding_fever"),
    # a fever of last week matters to bleeding and to a rash
    (told("cough", "36.6", earlier="yes"), "note", "cough"),
    (told("mouth_sores", "36.6", earlier="yes"), "amber", "mouth_sores"),
    (told("rash", "36.6", earlier="yes"), "red", "fever_rash rash"),
    (told("rash", "36.6", earlier="no"), "amber", "rash"),
]


@pytest.mark.parametrize(("answers", "severity", "reasons"), RULES)
def test_each_rule_and_its_boundary(person: Form, answers: dict[str, Answer], severity: str, reasons: str) -> None:
    found = flag(person, answers, MONDAY)
    assert (found.severity, " ".join(found.reasons)) == (severity, reasons)


def test_well_raises_no_flag_whatever_was_ticked_before(person: Form) -> None:
    assert flag(person, WELL, MONDAY) == NO_FLAG
    assert flag(person, {**told("breathless blisters", "40.0"), "well": "yes"}, MONDAY) == NO_FLAG
    assert flag(person, {}, MONDAY) == NO_FLAG


@pytest.mark.parametrize(
    ("answers", "signs"),
    [
        (told("breathless convulsion lethargic cough"), "breathless lethargic convulsion"),
        (told("startle"), ""),
        (told("startle mouth_sores"), "startle"),
        (told("bleeding"), ""),
        (told("bleeding", "38.0"), "bleeding"),
        (told("fever rash blisters", "40.0"), ""),
    ],
)
def test_emergency_signs_are_named_for_the_question_before_all_others(
    person: Form, answers: dict[str, Answer], signs: str
) -> None:
    found = flag(person, answers, MONDAY)
    assert " ".join(found.emergency_signs) == signs
    assert (found.severity == "emergency") is bool(signs)


@pytest.mark.parametrize(
    ("answers", "syndrome", "notifiable"),
    [
        (told("mouth_sores"), "hfmd", False),
        (told("blisters"), "hfmd", True),
        (told("startle mouth_sores"), "hfmd", True),
        (told("blisters", diagnosis="chickenpox"), "chickenpox", True),
        (told("cough", diagnosis="hand_foot_mouth"), "hfmd", True),
        (told("fever rash"), "measles", True),
        (told("rash"), "", False),
        (told("rash", "36.8", earlier="yes"), "measles", True),
        (told("bleeding"), "dengue", True),
        (told("bleeding fever"), "dengue", True),
        (told("fever cough", diagnosis="flu"), "flu respiratory", True),
        (told("cough"), "", False),
        (told("fever cough"), "respiratory", False),
        (told("breathless"), "respiratory", False),
        (told("vomiting"), "gastro", False),
        (told("red_eyes"), "pink_eye", False),
        (told("cough", diagnosis="pink_eye"), "pink_eye", True),
        (told("convulsion"), "", False),
    ],
)
def test_syndrome_and_suspicion_of_a_notifiable_disease(
    person: Form, answers: dict[str, Answer], syndrome: str, notifiable: bool
) -> None:
    found = flag(person, answers, MONDAY)
    assert (" ".join(found.syndrome), found.notifiable) == (syndrome, notifiable)


def test_every_sign_alone_is_at_least_noted_with_itself_as_reason(person: Form) -> None:
    for sign in SIGNS:
        found = flag(person, told(sign), MONDAY)
        assert is_at_least(found.severity, "note"), sign
        assert found.reasons == (sign,)


@settings(max_examples=300, deadline=None)
@given(
    signs=st.sets(st.sampled_from(SIGNS), max_size=5),
    more=st.sampled_from(SIGNS),
    degrees=st.sampled_from(["", "36.0", "37.4", "37.5", "39.9"]),
    earlier=st.sampled_from(["", "yes", "no"]),
    diagnosis=st.sampled_from(["", "none", "other_diagnosis", *DIAGNOSES]),
)
@example({"bleeding"}, "fever", "37.4", "", "")
@example({"startle"}, "mouth_sores", "", "", "")
def test_one_more_sign_never_lowers_the_severity(
    signs: set[str], more: str, degrees: str, earlier: str, diagnosis: str
) -> None:
    def seen(ticked: set[str]) -> Flag:
        return flag(FORM, told(" ".join(sorted(ticked)), degrees, "", earlier, diagnosis), MONDAY)

    before, after = seen(signs), seen(signs | {more})
    assert is_at_least(after.severity, before.severity)
    assert set(before.emergency_signs) <= set(after.emergency_signs)
    assert after.notifiable or not before.notifiable
    assert bool(after.reasons) is (after.severity != "")


@settings(max_examples=100, deadline=None)
@given(
    signs=st.sets(st.sampled_from(SIGNS), min_size=1, max_size=4),
    cooler=st.decimals(34, 42, places=1),
    hotter=st.decimals(34, 42, places=1),
)
def test_a_higher_temperature_never_lowers_the_severity(signs: set[str], cooler: Decimal, hotter: Decimal) -> None:
    low, high = sorted((cooler, hotter))
    ticked = " ".join(sorted(signs))
    assert is_at_least(
        flag(FORM, told(ticked, str(high)), MONDAY).severity, flag(FORM, told(ticked, str(low)), MONDAY).severity
    )


def test_severities_have_an_order() -> None:
    assert SEVERITIES == ("", "note", "amber", "red", "emergency")
    assert gravest(["amber", "red", "note"]) == "red"
    assert gravest([]) == ""
