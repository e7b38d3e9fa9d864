"""Files that officials edit: what is read, and which row and column is named when something is wrong."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from bot.forms import FormError, check_form, evaluate, load_form
from tests.forms.conftest import MONDAY, PERSON, WriteForm

HEAD = "| | type | name | label::vi | label::en | relevant | required | constraint | calculation |"
YES_NO = ("| | yn | yes | Có | Yes |", "| | yn | no | Không | No |")


def row(
    type_: str, name: str, relevant: str = "", required: str = "", constraint: str = "", calculation: str = ""
) -> str:
    return f"| | {type_} | {name} | Nhãn | Label | {relevant} | {required} | {constraint} | {calculation} |"


def test_groups_pass_their_condition_on(write_form: WriteForm) -> None:
    path = write_form(
        HEAD,
        row("select_one yn", "ill"),
        row("begin group", "more", "${ill} = 'yes'"),
        row("decimal", "degrees"),
        row("text", "since", "${degrees} > 38"),
        row("end group", ""),
        choices=YES_NO,
    )
    form = load_form(path)
    assert evaluate(form, {"ill": "no"}, MONDAY).asked == ("ill",)
    assert evaluate(form, {"ill": "yes"}, MONDAY).asked == ("ill", "degrees")
    assert evaluate(form, {"ill": "yes", "degrees": Decimal("38.5")}, MONDAY).asked == ("ill", "degrees", "since")


def test_rows_are_evaluated_in_the_order_they_need_each_other(write_form: WriteForm) -> None:
    path = write_form(
        HEAD,
        row("calculate", "double", calculation="${half} * 4"),
        row("calculate", "half", calculation="${n} div 2"),
        row("integer", "n"),
    )
    assert evaluate(load_form(path), {"n": Decimal(5)}, MONDAY).calculated == {"double": "10", "half": "2.5"}
    refused = evaluate(load_form(path), {"n": Decimal("2.5")}, MONDAY).refused
    assert [refusal.reason for refusal in refused] == ["type"]


def test_required_may_be_a_condition_and_cannot_be_passed_over(write_form: WriteForm) -> None:
    path = write_form(HEAD, row("text", "a"), row("text", "b", required="${a} = 'x'"))
    form = load_form(path)
    assert evaluate(form, {"a": "y", "b": ""}, MONDAY).next() is None
    outcome = evaluate(form, {"a": "x", "b": ""}, MONDAY)
    assert (outcome.next(), outcome.missing) == ("b", ("b",))


def test_saving_in_another_format_keeps_the_digest_and_editing_changes_it(write_form: WriteForm) -> None:
    rows = [HEAD, row("text", "a")]
    first = load_form(write_form(*rows)).digest
    assert load_form(write_form(*rows)).digest == first
    assert load_form(write_form(HEAD, row("text", "a", required="yes"))).digest != first


def test_names_too_long_for_a_button_get_a_short_key(write_form: WriteForm) -> None:
    choices = (*YES_NO, "| | yn | not_answered_by_the_family | x | x |")
    form = load_form(write_form(HEAD, row("select_one yn", "a"), choices=choices))
    question = form.by_name["a"]
    key = question.choices[2].key
    assert len(key) == 8
    assert question.choice(key) is question.choices[2]
    assert question.choice("yes") is question.choices[0]
    assert question.choice("nobody") is None


@pytest.mark.parametrize(
    ("line", "at_row", "column"),
    [
        (row("text", "b", relevant="${nobody} = 1"), 3, "relevant"),
        (row("text", "b", relevant="${a} ="), 3, "relevant"),
        (row("text", "b", relevant="a = 1"), 3, "relevant"),
        (row("text", "b", required="maybe"), 3, "required"),
        (row("text", "b", constraint="../a > 1"), 3, "constraint"),
        (row("text", "b", constraint="regex(., '[')"), 3, "constraint"),
        (row("calculate", "b", calculation="random()"), 3, "calculation"),
        (row("calculate", "b", calculation="${b} + 1"), 3, "name"),
        (row("text", "b", calculation="1"), 3, "calculation"),
        (row("geopoint", "b"), 3, "type"),
        (row("audio", "b"), 3, "type"),
        (row("begin repeat", "b") + "\n" + row("text", "c") + "\n" + row("end repeat", ""), 3, "type"),
    ],
)
def test_a_mistake_is_named_with_sheet_row_and_column(
    write_form: WriteForm, line: str, at_row: int, column: str
) -> None:
    path = write_form(HEAD, row("text", "a"), line)
    with pytest.raises(FormError) as caught:
        load_form(path)
    assert ("survey", at_row, column) in {(one.sheet, one.row, one.column) for one in caught.value.findings}
    assert f"try.md: survey, row {at_row}, {column}: " in str(caught.value)


def test_all_mistakes_come_in_one_run(write_form: WriteForm) -> None:
    path = write_form(HEAD, row("text", "a", relevant="b"), row("text", "c", constraint="uuid()"), row("audio", "d"))
    assert [finding.row for finding in check_form(path) if finding.is_error] == [2, 3, 4]


def test_a_name_stands_once_also_across_groups(write_form: WriteForm) -> None:
    path = write_form(HEAD, row("text", "a"), row("begin group", "g"), row("text", "a"), row("end group", ""))
    assert [finding.column for finding in check_form(path) if finding.is_error] == ["name"]


def test_rows_that_wait_for_each_other_are_refused(write_form: WriteForm) -> None:
    path = write_form(
        HEAD, row("calculate", "a", calculation="${b}"), row("calculate", "b", calculation="${a}"), row("text", "c")
    )
    assert {finding.row for finding in check_form(path)} == {2, 3}


@pytest.mark.parametrize(
    "line",
    [row("select_one nothing", "b"), row("text", "a"), row("nonsense", "b"), row("text", "")],
)
def test_what_pyxform_objects_to_is_a_finding(write_form: WriteForm, line: str) -> None:
    path = write_form(HEAD, row("text", "a"), line)
    with pytest.raises(FormError) as caught:
        load_form(path)
    assert caught.value.findings


def test_a_column_we_do_not_evaluate_is_refused_rather_than_ignored(write_form: WriteForm) -> None:
    path = write_form(HEAD.replace("constraint", "trigger"), row("text", "b"), row("text", "a", constraint="${b}"))
    assert [(finding.row, finding.column) for finding in check_form(path) if finding.is_error] == [(3, "trigger")]


def test_settings_need_a_name_and_a_version(write_form: WriteForm) -> None:
    path = write_form(HEAD, row("text", "a"), settings="| | try | | vi |")
    assert [(finding.sheet, finding.column) for finding in check_form(path) if finding.is_error] == [
        ("settings", "version")
    ]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no workbook", b"\x00" * 100])
def test_a_file_that_is_no_workbook_is_one_clear_finding(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(content)
    assert len([finding for finding in check_form(path) if finding.is_error]) == 1


def test_a_missing_or_huge_file_is_one_clear_finding(tmp_path: Path) -> None:
    assert len(check_form(tmp_path / "nowhere.xlsx")) == 1
    huge = tmp_path / "huge.xlsx"
    huge.write_bytes(PERSON.read_bytes() + b"\x00" * 5_000_000)
    assert "too large" in check_form(huge)[0].message


def test_the_settings_say_whether_a_person_or_a_school_is_asked(tmp_path: Path, write_form: WriteForm) -> None:
    path = write_form(HEAD, row("text", "a"))
    assert load_form(path).asked_of == "person"
    head, words = "| | form_id | version | default_language |", path.read_text(encoding="utf-8")
    for said, errors in (("school", []), ("person", []), ("class", [("settings", 2, "kb:asked_of")])):
        asking = tmp_path / f"{said}.md"
        asked = words.replace(head, f"{head} kb:asked_of |").replace("| try | 1 | vi |", f"| try | 1 | vi | {said} |")
        asking.write_text(asked, encoding="utf-8")
        assert [(one.sheet, one.row, one.column) for one in check_form(asking) if one.is_error] == errors
        if not errors:
            assert load_form(asking).asked_of == said
