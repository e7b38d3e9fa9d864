"""Every questionnaire that ships: written from its table, clean, in two languages, each wording with its source."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.forms import Form, Question, check_form, shipped_forms, unsourced
from forms.make import make
from forms.tables import TABLES
from forms.tables.sources import SOURCES

FOLDER = Path(__file__).parents[2] / "forms"
NAMES = (
    "person-2021",
    "person-2026",
    "school-hanoi-2021",
    "school-hanoi-draft-2021",
    "school-hcmc-2020",
    "school-hcmc-2021",
    "school-moet-2020",
    "school-situation",
)
SENTENCE = re.compile(r".*[.?…]$")
QUOTED = re.compile(r".*[.?:)]$")
"""A quotation ends as its source prints it."""


@pytest.fixture(params=NAMES)
def form(request: pytest.FixtureRequest) -> Form:
    return shipped_forms()[request.param]


def test_these_ship_and_no_others() -> None:
    assert tuple(sorted(shipped_forms())) == NAMES == tuple(sorted(table.name for table in TABLES))
    assert all(len(name) <= 32 for name in NAMES)


def test_writing_them_again_gives_the_same_bytes(tmp_path: Path) -> None:
    make(tmp_path)
    for name in NAMES:
        assert (tmp_path / f"{name}.xlsx").read_bytes() == (FOLDER / f"{name}.xlsx").read_bytes(), name


def test_check_finds_nothing(form: Form) -> None:
    assert check_form(FOLDER / f"{form.name}.xlsx") == []


def test_it_is_asked_of_whom_its_name_says(form: Form) -> None:
    assert form.asked_of == form.name.split("-")[0]


def asked(form: Form) -> Iterator[Question]:
    yield from (question for question in form.questions if question.is_asked)


def test_every_wording_says_where_it_is_from(form: Form) -> None:
    for question in asked(form):
        assert question.source, question.name
        for key in re.findall(r"\b[A-Z]\d+\b", question.cite):
            assert key in SOURCES, (question.name, key)
        if question.source != "ours":
            assert question.cite, question.name
    for band in form.bands:
        assert band.source, band.name
        assert band.source == "ours" or band.cite, band.name


def test_every_wording_is_in_both_languages_and_ends_as_it_should(form: Form) -> None:
    for question in asked(form):
        assert set(question.labels) == {"vi", "en"}, question.name
        ends = QUOTED if question.source == "verbatim" else SENTENCE
        assert ends.match(question.labels["vi"]), question.labels["vi"]
        for wording in (question.hints, question.required_messages, question.constraint_messages):
            assert set(wording) in (set(), {"vi", "en"}), question.name
            assert all(SENTENCE.match(text) for text in wording.values()), question.name
        for choice in question.choices:
            assert set(choice.labels) == {"vi", "en"}, choice.name
            assert not choice.labels["vi"].endswith("."), choice.name
    for band in form.bands:
        assert set(band.labels) == {"vi", "en"}
        assert all(SENTENCE.match(text) for text in band.labels.values()), band.name
    for text in (text for one in form.questions for text in (*one.labels.values(), *one.hints.values())):
        assert text == text.strip() == unicodedata.normalize("NFC", text)
        assert "  " not in text


OURS = {
    "school-moet-2020": "c10 c11 c12 c13 remarks",
    "school-hanoi-draft-2021": "c10 c11 c12 c13 remarks",
    "school-hanoi-2021": "c11 c12 c13 c14 remarks",
    "school-hcmc-2020": "remarks",
    "school-hcmc-2021": "remarks",
    "person-2021": "well travelled_to temperature temperature_status doses test",
}


@pytest.mark.parametrize("name", OURS)
def test_what_is_our_wording_is_known(name: str) -> None:
    form = shipped_forms()[name]
    assert " ".join(one.name for one in unsourced(form.questions)) == OURS[name]
    told = form.by_name.get("about")
    for number in re.findall(r"c(\d+)", OURS[name]):
        assert told is not None
        assert re.search(rf"\b{int(number)}\b", told.labels["vi"].partition("Lời của các mục")[2])
        assert "nhóm soạn" in form.by_name[f"c{number}"].hints["vi"]


HANOI_4 = "4. 100% học sinh và cán bộ, giáo viên thực hiện việc đeo khẩu trang đúng cách."
DRAFT_9 = "9. Bảo đảm 100% học sinh mầm non và tiểu học được đón và giao nhận tại cổng trường."
DRAFT_15 = "15. Bảo đảm 100% học sinh mầm non và tiểu học được nhà trường bố trí giao nhận đầy đủ."


def test_what_is_quoted_reads_as_the_sources_print_it() -> None:
    hanoi, draft = shipped_forms()["school-hanoi-2021"], shipped_forms()["school-hanoi-draft-2021"]
    quoted = [one.name for one in hanoi.questions if one.source == "verbatim"]
    assert quoted == [f"c{number:02}" for number in range(1, 9)]
    assert hanoi.by_name["c04"].labels["vi"] == HANOI_4
    assert draft.by_name["c09"].labels["vi"] == DRAFT_9
    assert draft.by_name["c15"].labels["vi"] == DRAFT_15
    safe = next(band for band in shipped_forms()["school-hcmc-2021"].bands if band.name == "safe")
    assert "trong 48h phải khắc phục để đạt ít nhất 8" in safe.labels["vi"]
