"""Every type and column of XLSForm that is read, evaluated over answers: what is asked, offered, stored, shown."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.forms import (
    Answer,
    Form,
    FormError,
    evaluate,
    label_of,
    load_form,
    pack_answers,
    shown,
    unpack_answers,
    wordings,
)
from tests.forms.conftest import MONDAY, WriteForm

LOCAL = MONDAY.astimezone(ZoneInfo("Asia/Ho_Chi_Minh"))

VISIT = Path(__file__).with_name("visit.md")


@pytest.fixture
def visit() -> Form:
    return load_form(VISIT)


def test_what_stands_before_anybody_answered(visit: Form) -> None:
    outcome = evaluate(visit, {}, MONDAY)
    assert outcome.asked == outcome.unanswered
    assert outcome.asked == (
        *("province", "ward", "wards", "means", "persons", "each", "from"),
        *("hour", "moment", "read", "photo"),
    )
    assert outcome.missing == ("ward", "read"), "a default stands for an answer"
    assert dict(outcome.stored) == {
        "province": "hn",
        "persons": Decimal(3),
        "each": Decimal("1.5"),
        "from": date(2026, 11, 22),
        "hour": time(6, 15),
        "moment": LOCAL,
        "line": "3 người",
    }
    assert outcome.notes == ("line",)


def test_a_default_gives_way_to_an_answer_and_to_passing_over(visit: Form) -> None:
    outcome = evaluate(visit, {"persons": Decimal(5), "hour": "", "each": Decimal(1)}, MONDAY)
    assert outcome.stored["persons"] == 5
    assert outcome.stored["line"] == "5 người"
    assert outcome.stored["each"] == 1
    assert "hour" not in outcome.stored
    assert not {"persons", "hour", "each"} & set(outcome.unanswered)


def test_a_default_that_its_own_constraint_does_not_allow_is_none(write_form: WriteForm) -> None:
    head = "| | type | name | label::vi | default | constraint | required |"
    form = load_form(write_form(head, "| | integer | a | Nhãn | 3 | . > 5 | yes |"))
    outcome = evaluate(form, {}, MONDAY)
    assert (outcome.refused, dict(outcome.stored), outcome.missing) == ((), {}, ("a",))


def test_defaults_and_filters_may_look_at_rows_below(write_form: WriteForm) -> None:
    head = "| | type | name | label::vi | default | choice_filter |"
    rows = (
        "| | integer | a | Nhãn | ${b} + 1 | |",
        "| | select_one l | s | Nhãn | | name = ${c} |",
        "| | integer | b | Nhãn | 2 | |",
        "| | text | c | Nhãn | y | |",
    )
    form = load_form(write_form(head, *rows, choices=("| | l | x | X | X |", "| | l | y | Y | Y |")))
    outcome = evaluate(form, {}, MONDAY)
    assert (outcome.stored["a"], outcome.offered["s"]) == (Decimal(3), ("y",))


def test_choices_follow_the_answers_before_them(visit: Form) -> None:
    assert evaluate(visit, {}, MONDAY).offered["ward"] == ("dong", "cau")
    moved: dict[str, Answer] = {"province": "hue", "ward": "dong"}
    outcome = evaluate(visit, moved, MONDAY)
    assert outcome.offered["ward"] == ("thuan",)
    assert [(refusal.question, refusal.reason) for refusal in outcome.refused] == [("ward", "choice")]
    assert outcome.next() == "ward"
    outcome = evaluate(visit, {"ward": "cau", "wards": ("dong", "cau")}, MONDAY)
    assert outcome.offered["wards"] == ("dong", "thuan")
    assert [refusal.question for refusal in outcome.refused] == ["wards"]


def test_a_question_without_a_choice_to_offer_holds_nobody_up(visit: Form) -> None:
    outcome = evaluate(visit, {"province": ""}, MONDAY)
    assert outcome.offered["ward"] == ()
    assert outcome.next() == "province"
    assert "ward" not in (*outcome.unanswered, *outcome.missing)


def test_or_other_adds_a_choice_and_a_question_in_both_languages(visit: Form) -> None:
    means, other = visit.by_name["means"], visit.by_name["means_other"]
    assert [choice.labels["vi"] for choice in means.choices] == ["Đi bộ", "Xe buýt", "Khác"]
    assert means.choices[2].labels["en"] == "Something else"
    assert (other.kind, dict(other.labels)) == (
        "text",
        {"vi": "Ghi rõ nội dung khác", "en": "Please write what it is"},
    )
    assert "means_other" not in evaluate(visit, {"means": "bus"}, MONDAY).asked
    assert "means_other" in evaluate(visit, {"means": "other"}, MONDAY).asked


def test_the_clock_gives_start_today_and_end(visit: Form) -> None:
    texts = evaluate(visit, {}, MONDAY).texts
    assert (texts["begun"], texts["day"], texts["done"]) == (
        "2026-11-23T06:15:00.000+07:00",
        "2026-11-23",
        "2026-11-23T06:15:00.000+07:00",
    )
    begun = datetime(2026, 11, 22, 23, 0, tzinfo=UTC)
    given: dict[str, Answer] = {"begun": begun, "day": date(2020, 1, 1), "done": begun}
    outcome = evaluate(visit, given, MONDAY)
    assert outcome.texts["begun"] == "2026-11-23T06:00:00.000+07:00"
    assert outcome.texts["day"] == "2026-11-23"
    assert outcome.refused == ()
    assert "begun" not in outcome.stored


def test_what_once_was_calculated_stays_when_it_is_given_back(visit: Form) -> None:
    assert evaluate(visit, {}, MONDAY).calculated["first"] == "2026-11-23"
    assert evaluate(visit, {"first": "2026-11-20"}, MONDAY).calculated["first"] == "2026-11-20"


def test_times_are_compared_with_what_a_cell_writes(visit: Form) -> None:
    assert "late" not in evaluate(visit, {"hour": time(7, 0)}, MONDAY).notes
    assert "late" in evaluate(visit, {"hour": time(7, 1)}, MONDAY).notes


@pytest.mark.parametrize(
    ("question", "answer", "reason"),
    [
        ("hour", "06:15", "type"),
        ("hour", time(6, 15, tzinfo=UTC), "type"),
        ("moment", datetime(2026, 11, 23, 6, 15), "type"),  # noqa: DTZ001
        ("moment", date(2026, 11, 23), "type"),
        ("read", "yes", "type"),
        ("photo", Decimal(1), "type"),
        ("late", "x", "unknown"),
        ("ward", "thuan", "choice"),
        ("wards", ("nowhere",), "choice"),
    ],
)
def test_what_is_no_answer_is_refused(visit: Form, question: str, answer: Answer, reason: str) -> None:
    outcome = evaluate(visit, {question: answer}, MONDAY)
    assert [(refusal.question, refusal.reason) for refusal in outcome.refused] == [(question, reason)]
    assert outcome.stored.get(question) in (None, evaluate(visit, {}, MONDAY).stored.get(question))


FULL: dict[str, Answer] = {
    "province": "hue",
    "ward": "thuan",
    "wards": ("dong", "cau"),
    "means": "other",
    "means_other": "ghe",
    "persons": Decimal(2),
    "each": Decimal("0.5"),
    "from": date(2026, 11, 1),
    "hour": time(7, 30),
    "moment": LOCAL,
    "read": "OK",
    "photo": "evidence/1",
    "line": "2 người",
}


def test_every_kind_survives_json_and_comes_out_as_it_went_in(visit: Form) -> None:
    outcome = evaluate(visit, FULL, MONDAY)
    assert outcome.refused == ()
    assert dict(outcome.stored) == FULL
    packed = pack_answers(FULL)
    assert (packed["hour"], packed["moment"]) == ("07:30:00", "2026-11-23T06:15:00+07:00")
    assert unpack_answers(visit, packed) == (FULL, ())


def test_every_kind_is_worded(visit: Form) -> None:
    words = {name: shown(visit.by_name[name], answer, "vi") for name, answer in FULL.items()}
    assert words["hour"] == ("07:30",)
    assert words["moment"] == ("06:15 23/11",)
    assert words["read"] == ("Đã xác nhận",)
    assert words["photo"] == ("Có ảnh",)
    assert words["means"] == ("Khác",)
    assert shown(visit.by_name["read"], "OK", "en") == ("Confirmed",)


def test_a_wording_names_answers_as_people_say_them(visit: Form) -> None:
    outcome = evaluate(visit, {"each": Decimal("1.5"), "from": date(2026, 11, 1)}, MONDAY)
    words = wordings(visit, outcome, "vi")
    assert label_of(visit.by_name["from"], "vi", words) == "Từ ngày nào, 3 người?"
    assert (words["province"], words["each"], words["from"]) == ("Hà Nội", "1,5", "01/11/2026")
    assert (outcome.texts["province"], outcome.texts["each"]) == ("hn", "1.5")


def test_our_own_columns_are_read(visit: Form) -> None:
    photo = visit.by_name["photo"]
    assert (photo.is_sensitive, photo.seen_by, photo.purpose) == (True, ("principal", "deputy_head"), "statistics")
    assert visit.by_name["ward"].is_carried
    assert not visit.by_name["means"].is_carried
    assert visit.by_name["ward"].choices[2].columns["province"] == "hue"


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("| hn ", "| xx ", "default"),
        ("| 06:15 ", "| 6h15 ", "default"),
        ("| 3 ", "| ba ", "default"),
        ("| 3 ", "| 3.5 ", "default"),
        ("| now() ", "| now( ", "default"),
        ("| today() - 1 ", "| ${nobody} ", "default"),
        ("| province=${province} ", "| tinh=${province} ", "choice_filter"),
        ("| province=${province} ", "| province=${tinh} ", "choice_filter"),
    ],
)
def test_a_default_or_filter_that_cannot_be_is_refused(tmp_path: Path, old: str, new: str, column: str) -> None:
    path, form = tmp_path / "visit.md", VISIT.read_text(encoding="utf-8")
    assert old in form
    path.write_text(form.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(FormError) as caught:
        load_form(path)
    assert column in {finding.column for finding in caught.value.findings}
