"""A questionnaire and its answers as FHIR R4 resources: plain values, ready for json.

A linkId is the name of a row. Calculations and inputs are items that nobody sees, so that conditions may look at them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from bot.forms import Answer, Evaluation, Finding, Form, FormError, Question, in_language
from bot.forms.enabling import Enabling, Term, enabling
from bot.forms.values import Kind, Labels

Resource = dict[str, Any]

SPACE = "urn:khaibao:form:"
HIDDEN = "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden"
TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation"
SUBJECTS = {"person": "Patient", "school": "Organization"}
NO_ENABLE_WHEN = (
    "FHIR knows no such condition. Compare with one text or number, or use selected(), joined by and, or by or: "
    "${{a}} = 'b' and selected(${{c}}, 'd')."
)

TYPES: Mapping[Kind, str] = MappingProxyType(
    {
        "text": "text",
        "integer": "integer",
        "decimal": "decimal",
        "date": "date",
        "time": "time",
        "datetime": "dateTime",
        "select_one": "choice",
        "select_multiple": "choice",
        "note": "display",
        "acknowledge": "boolean",
        "hidden": "string",
        "calculate": "string",
        "today": "date",
        "start": "dateTime",
        "end": "dateTime",
        "image": "attachment",
    }
)


@dataclass(frozen=True, slots=True)
class About:
    """Whose answers, and when. `subject` and `author` are keys of ours, never names; `is_amended`: a correction."""

    identifier: str
    subject: str
    authored_at: datetime
    author: str = ""
    is_amended: bool = False


def questionnaire(form: Form) -> Resource:
    """The form as a Questionnaire; raises FormError naming the row of each condition that FHIR cannot express."""
    by_name = dict(form.by_name)
    enabled = {question.name: enabling(question, by_name) for question in form.questions}
    refused = [question for question in form.questions if enabled[question.name] is None]
    if refused:
        raise FormError(form.name, [Finding("survey", one.row, "relevant", NO_ENABLE_WHEN) for one in refused])
    return {
        "resourceType": "Questionnaire",
        "url": SPACE + form.name,
        "identifier": [{"system": f"{SPACE}digest", "value": form.digest}],
        "version": form.version,
        "name": _computer_name(form.name),
        "title": form.title,
        "status": "active",
        "language": form.default_language,
        "subjectType": [SUBJECTS[form.asked_of]],
        "item": [_item(form, question, enabled[question.name]) for question in form.questions],
    }


def questionnaire_response(form: Form, evaluation: Evaluation, about: About) -> Resource:
    """What was answered in one declaration, and what the form calculated from it."""
    answers: dict[str, Answer] = {**evaluation.stored, **evaluation.calculated}
    found = {
        "resourceType": "QuestionnaireResponse",
        "identifier": {"system": f"{SPACE}declaration", "value": about.identifier},
        "questionnaire": f"{SPACE}{form.name}|{form.version}",
        "status": "amended" if about.is_amended else "completed",
        "language": form.default_language,
        "subject": _reference(SUBJECTS[form.asked_of], about.subject),
        "authored": about.authored_at.isoformat(timespec="seconds"),
        "item": [
            _answered(form, question, answers[question.name])
            for question in form.questions
            if answers.get(question.name, "") not in ("", ())
        ],
    }
    if about.author:
        found["author"] = _reference("Practitioner" if form.asked_of == "school" else "RelatedPerson", about.author)
    return found


def _item(form: Form, question: Question, enabled: Enabling | None) -> Resource:
    item: Resource = {"linkId": question.name, "type": TYPES[question.kind]}
    if question.labels:
        item |= _worded("text", question.labels, form.default_language)
    if enabled and enabled.terms:
        item["enableWhen"] = [_enable_when(form, term) for term in enabled.terms]
        if len(enabled.terms) > 1:
            item["enableBehavior"] = "any" if enabled.is_any else "all"
    if question.kind == "note":
        return item
    if question.required is not None and question.required.source == "true()":
        item["required"] = True
    if question.kind == "select_multiple":
        item["repeats"] = True
    if question.choices:
        item["answerOption"] = [{"valueCoding": coding} for coding in _codings(form, question)]
    if not question.is_asked:
        item["readOnly"] = True
        item["extension"] = [{"url": HIDDEN, "valueBoolean": True}]
    return item


def _codings(form: Form, question: Question) -> Iterator[Resource]:
    for choice in question.choices:
        coding = {"system": _system(form, question.name), "code": choice.name}
        yield coding | _worded("display", choice.labels, form.default_language)


def _worded(element: str, labels: Labels, language: str) -> Resource:
    """A wording, and beside it the same in the other languages."""
    others = [
        {
            "url": TRANSLATION,
            "extension": [{"url": "lang", "valueCode": code}, {"url": "content", "valueString": text}],
        }
        for code, text in labels.items()
        if code != language
    ]
    found: Resource = {element: in_language(labels, language, language)}
    return found | ({f"_{element}": {"extension": others}} if others else {})


def _enable_when(form: Form, term: Term) -> Resource:
    asked, value = form.by_name[term.question], term.value
    found: Resource = {"question": term.question, "operator": term.operator}
    if isinstance(value, bool):
        return found | {"answerBoolean": value}
    if isinstance(value, Decimal):
        is_whole = asked.kind == "integer" and value == value.to_integral_value()
        return found | ({"answerInteger": int(value)} if is_whole else {"answerDecimal": float(value)})
    if asked.choices:
        return found | {"answerCoding": {"system": _system(form, term.question), "code": value}}
    return found | {"answerString": value}


def _answered(form: Form, question: Question, answer: Answer) -> Resource:
    item: Resource = {"linkId": question.name}
    if question.labels:
        item["text"] = in_language(question.labels, form.default_language, form.default_language)
    if question.choices:
        chosen = answer if isinstance(answer, tuple) else (answer,)
        codings = [coding for coding in _codings(form, question) if coding["code"] in chosen]
        return item | {"answer": [{"valueCoding": _plain_coding(coding)} for coding in codings]}
    return item | {"answer": [_value(question, answer)]}


def _plain_coding(coding: Resource) -> Resource:
    return {key: value for key, value in coding.items() if not key.startswith("_")}


def _value(question: Question, answer: Answer) -> Resource:
    if question.kind == "acknowledge":
        return {"valueBoolean": True}
    if question.kind == "image":
        return {"valueAttachment": {"title": str(answer)}}
    if isinstance(answer, Decimal):
        return {"valueInteger": int(answer)} if question.kind == "integer" else {"valueDecimal": float(answer)}
    if isinstance(answer, datetime):
        return {"valueDateTime": answer.isoformat(timespec="seconds")}
    if isinstance(answer, date):
        return {"valueDate": answer.isoformat()}
    if isinstance(answer, time):
        return {"valueTime": answer.isoformat(timespec="seconds")}
    return {"valueString": str(answer)}


def _reference(kind: str, key: str) -> Resource:
    return {"type": kind, "identifier": {"system": f"{SPACE}{kind.lower()}", "value": key}}


def _system(form: Form, question: str) -> str:
    return f"{SPACE}{form.name}#{question}"


def _computer_name(name: str) -> str:
    """`school-hanoi-2021` as `SchoolHanoi2021`, the shape that names have for programs."""
    return "".join(part[:1].upper() + part[1:] for part in name.replace("_", "-").split("-"))
