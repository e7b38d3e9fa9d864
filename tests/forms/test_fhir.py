"""Questionnaires and answers as FHIR: valid by another program's reading, enabled exactly when they are asked here."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from itertools import product
from operator import ge, gt, le, lt
from typing import Any

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

from bot.forms import Answer, Form, FormError, evaluate, load_form, shipped_forms
from bot.i18n import load_catalogs
from bot.reports.fhir import About, questionnaire, questionnaire_response
from tests.forms.conftest import MONDAY, PERSON, WriteForm

SHIPPED = tuple(sorted(path.stem for path in PERSON.parent.glob("*.xlsx")))
ABOUT = About("7K2M", "subject-1", MONDAY, "account-1")

HEAD = "| | type | name | label::vi | label::en | relevant | required |"
YES_NO = ("| | yn | yes | Có | Yes |", "| | yn | no | Không | No |")


def items(resource: Mapping[str, Any]) -> dict[str, Any]:
    return {item["linkId"]: item for item in resource["item"]}


def wire(resource: Mapping[str, Any]) -> str:
    return json.dumps(resource, ensure_ascii=False)


@pytest.mark.parametrize("name", SHIPPED)
def test_what_ships_is_a_valid_questionnaire(name: str) -> None:
    form = shipped_forms()[name]
    resource = questionnaire(form)
    read = Questionnaire.model_validate_json(wire(resource))
    assert [item.linkId for item in read.item or []] == [question.name for question in form.questions]
    assert (read.version, read.status) == (form.version, "active")
    assert resource["subjectType"] == ["Patient" if name.startswith("person") else "Organization"]


def test_wording_choices_and_hidden_rows() -> None:
    found = items(questionnaire(shipped_forms()["school-hanoi-2021"]))
    assert found["c04"]["text"].startswith("4. 100% học sinh")
    assert found["c04"]["_text"]["extension"][0]["extension"][1]["valueString"].startswith("4. 100% of pupils")
    assert [one["valueCoding"]["code"] for one in found["c04"]["answerOption"]] == ["pass", "fail"]
    assert found["c04"]["required"] is True
    assert found["conclusion"]["readOnly"] is True
    assert items(questionnaire(shipped_forms()["person-2026"]))["signs"]["repeats"] is True
    assert found["about"] == {key: found["about"][key] for key in ("linkId", "type", "text", "_text")}


def test_conditions_become_enable_when() -> None:
    found = items(questionnaire(shipped_forms()["person-2026"]))
    well = {"system": "urn:khaibao:form:person-2026#well", "code": "no"}
    assert found["signs"]["enableWhen"] == [{"question": "well", "operator": "=", "answerCoding": well}]
    assert found["temperature_status"]["enableWhen"] == [
        {"question": "signs", "operator": "exists", "answerBoolean": True},
        {"question": "temperature", "operator": "exists", "answerBoolean": False},
    ]
    assert found["temperature_status"]["enableBehavior"] == "all"


COMPARED = {">": gt, "<": lt, ">=": ge, "<=": le}


def is_enabled(item: Mapping[str, Any], answers: Mapping[str, list[Any]]) -> bool:
    """A reader of enableWhen that knows nothing of our forms (FHIR R4, Questionnaire.item.enableWhen)."""
    if not item.get("enableWhen"):
        return True
    said = []
    for term in item["enableWhen"]:
        given = answers.get(term["question"], [])
        [wanted] = [value for key, value in term.items() if key.startswith("answer")]
        wanted = wanted["code"] if isinstance(wanted, dict) else wanted
        match term["operator"]:
            case "exists":
                said.append(bool(given) == wanted)
            case "=":
                said.append(wanted in given)
            case operator:
                said.append(any(COMPARED[operator](value, wanted) for value in given))
    return any(said) if item.get("enableBehavior") == "any" else all(said)


CONDITIONS = (
    "",
    "${a} = 'yes'",
    "'yes' = ${a}",
    "selected(${a}, 'yes')",
    "selected(${m}, 'no')",
    "count-selected(${m}) > 0",
    "count-selected(${m}) = 0",
    "${a} = 'yes' and selected(${m}, 'yes')",
    "(${a} = 'yes') or (selected(${m}, 'yes') or ${n} > 3)",
    "${n} >= 3 and ${n} <= 5",
    "4 < ${n}",
    "${d} >= 37.5",
    "${t} = 'x'",
    "${a} = ''",
    "${t} != ''",
)
ANSWERS: Mapping[str, tuple[Answer, ...]] = {
    "a": ("", "yes", "no"),
    "m": ((), ("yes",), ("no",), ("yes", "no")),
    "n": ("", Decimal(3), Decimal(4), Decimal(5)),
    "d": ("", Decimal("37.4"), Decimal("37.5")),
    "t": ("", "x"),
}


def every_answer() -> Iterator[dict[str, Answer]]:
    for values in product(*ANSWERS.values()):
        yield dict(zip(ANSWERS, values, strict=True))


def as_fhir(answer: Answer) -> list[Any]:
    if answer in ("", ()):
        return []
    return list(answer) if isinstance(answer, tuple) else [float(answer) if isinstance(answer, Decimal) else answer]


@pytest.fixture
def conditional(write_form: WriteForm) -> Form:
    rows = [f"| | text | q{at} | Q | Q | {condition} | |" for at, condition in enumerate(CONDITIONS)]
    asked = ["select_one yn | a", "select_multiple yn | m", "integer | n", "decimal | d", "text | t"]
    return load_form(write_form(HEAD, *(f"| | {one} | Q | Q | | |" for one in asked), *rows, choices=YES_NO))


def test_what_is_enabled_there_is_what_is_asked_here(conditional: Form) -> None:
    found = items(questionnaire(conditional))
    for answers in every_answer():
        given = {name: as_fhir(answer) for name, answer in answers.items()}
        enabled = {name for name, item in found.items() if is_enabled(item, given)}
        assert enabled == set(evaluate(conditional, answers, MONDAY).asked), answers


@pytest.mark.parametrize(
    "condition",
    [
        "${a} != 'yes'",
        "not(${a} = 'yes')",
        "${m} = 'yes'",
        "count-selected(${m}) > 1",
        "${n} + 1 > 3",
        "${n} > ${n}",
        "string-length(${t}) > 3",
        "${a} = 'yes' and (selected(${m}, 'yes') or ${n} > 3)",
        "selected(${t}, 'x')",
        "true()",
    ],
)
def test_what_fhir_cannot_say_is_refused_with_its_row(write_form: WriteForm, condition: str) -> None:
    asked = ["select_one yn | a", "select_multiple yn | m", "integer | n", "text | t"]
    lines = (*(f"| | {one} | Q | Q | | |" for one in asked), f"| | text | q | Q | Q | {condition} | |")
    with pytest.raises(FormError) as caught:
        questionnaire(load_form(write_form(HEAD, *lines, choices=YES_NO)))
    [finding] = caught.value.findings
    assert (finding.sheet, finding.row, finding.column) == ("survey", 6, "relevant")
    assert "${a} = 'b'" in finding.message
    assert "Hãy so sánh" in finding.sentence(load_catalogs().voice("vi", "official"))


def test_a_group_adds_its_condition(write_form: WriteForm) -> None:
    lines = (
        "| | select_one yn | a | Q | Q | | |",
        "| | begin group | g | G | G | ${a} = 'yes' | |",
        "| | integer | n | Q | Q | | |",
        "| | text | t | Q | Q | ${n} > 3 | |",
        "| | end group | | | | | |",
    )
    found = items(questionnaire(load_form(write_form(HEAD, *lines, choices=YES_NO))))
    assert [term["question"] for term in found["t"]["enableWhen"]] == ["a", "n"]
    assert found["t"]["enableBehavior"] == "all"


def test_any_of_two_inside_a_group_is_more_than_enable_when(write_form: WriteForm) -> None:
    lines = (
        "| | select_one yn | a | Q | Q | | |",
        "| | begin group | g | G | G | ${a} = 'yes' | |",
        "| | integer | n | Q | Q | | |",
        "| | text | t | Q | Q | ${n} > 3 or ${n} < 1 | |",
        "| | end group | | | | | |",
    )
    with pytest.raises(FormError) as caught:
        questionnaire(load_form(write_form(HEAD, *lines, choices=YES_NO)))
    assert [one.row for one in caught.value.findings] == [5]


def test_answers_are_a_valid_response(person: Form) -> None:
    answers: dict[str, Answer] = {
        "well": "no",
        "signs": ("fever", "rash"),
        "temperature": Decimal("38.2"),
        "onset": date(2026, 11, 22),
        "at_school": "no",
    }
    resource = questionnaire_response(person, evaluate(person, answers, MONDAY), ABOUT)
    read = QuestionnaireResponse.model_validate_json(wire(resource))
    assert (read.status, read.questionnaire) == ("completed", "urn:khaibao:form:person-2026|2026.4")
    found = items(resource)
    assert [one["valueCoding"]["code"] for one in found["signs"]["answer"]] == ["fever", "rash"]
    assert found["temperature"]["answer"] == [{"valueDecimal": 38.2}]
    assert found["onset"]["answer"] == [{"valueDate": "2026-11-22"}]
    assert found["severity"]["answer"] == [{"valueString": "red"}]
    assert "temperature_status" not in found
    assert resource["subject"]["type"] == "Patient"


def test_a_correction_amends_and_a_school_is_an_organisation() -> None:
    form = shipped_forms()["school-hanoi-2021"]
    answers: dict[str, Answer] = {f"c{number:02}": "pass" for number in range(1, 17)} | {"c05": "fail"}
    about = About("9D4T", "THPLA", MONDAY, is_amended=True)
    resource = questionnaire_response(form, evaluate(form, answers, MONDAY), about)
    QuestionnaireResponse.model_validate_json(wire(resource))
    found = items(resource)
    assert resource["status"] == "amended"
    assert found["conclusion"]["answer"] == [{"valueString": "unmet"}]
    assert found["must_failed"]["answer"] == [{"valueString": "c05"}]
    assert resource["subject"] == {
        "type": "Organization",
        "identifier": {"system": "urn:khaibao:form:organization", "value": "THPLA"},
    }


def test_every_kind_of_answer_has_its_value(write_form: WriteForm) -> None:
    kinds = ("time", "dateTime", "acknowledge", "image", "integer", "text")
    form = load_form(write_form(HEAD, *(f"| | {kind} | {kind.lower()} | Q | Q | | |" for kind in kinds)))
    answers: dict[str, Answer] = {
        "time": time(7, 15),
        "datetime": datetime(2026, 11, 23, 0, 15, tzinfo=UTC),
        "acknowledge": "OK",
        "image": "evidence-1",
        "integer": Decimal(3),
        "text": "mưa",
    }
    Questionnaire.model_validate_json(wire(questionnaire(form)))
    resource = questionnaire_response(form, evaluate(form, answers, MONDAY), ABOUT)
    QuestionnaireResponse.model_validate_json(wire(resource))
    values = {name: item["answer"][0] for name, item in items(resource).items()}
    assert values == {
        "time": {"valueTime": "07:15:00"},
        "datetime": {"valueDateTime": "2026-11-23T07:15:00+07:00"},
        "acknowledge": {"valueBoolean": True},
        "image": {"valueAttachment": {"title": "evidence-1"}},
        "integer": {"valueInteger": 3},
        "text": {"valueString": "mưa"},
    }


def test_a_name_for_programs_is_one_word() -> None:
    assert questionnaire(shipped_forms()["school-hanoi-draft-2021"])["name"] == "SchoolHanoiDraft2021"
