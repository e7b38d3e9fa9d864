"""A criteria set that an official edited: what would conclude wrongly is refused, with sheet, row and column."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from bot.forms import assess, check_form, evaluate, load_form
from bot.forms.misjudgements import Misjudgement
from bot.i18n import load_catalogs
from tests.forms.conftest import MONDAY

HEAD = ["type", "name", "label::vi", "label::en", "required", "relevant", "default"]
OWN = ["must_pass", "points", "result", "source", "cite"]
SURVEY = f"""| survey |
| | {" | ".join(HEAD)} | {" | ".join(f"bind::kb:{column}" for column in OWN)} |
| | select_one verdict | a | A. | A. | yes | | | yes | | | ours | |
| | select_one verdict_or_none | b | B. | B. | yes | | | | | | verbatim | C1 |
| | select_one verdict | c | C. | C. | yes | | | | | | | |
| | hidden | end | | | | | | | | conclusion | | |
| choices |
| | list_name | name | label::vi | label::en | least | needs_must_pass | may_operate | remedy_hours | source |
| | verdict | pass | Đạt | Pass | | | | | |
| | verdict | fail | Không đạt | Fail | | | | | |
| | verdict_or_none | pass | Đạt | Pass | | | | | |
| | verdict_or_none | fail | Không đạt | Fail | | | | | |
| | verdict_or_none | not_applicable | Không áp dụng | Not applicable | | | | | |
| | band | good | Tốt | Good | 2 | yes | yes | | ours |
| | band | unmet | Không đạt điều kiện | Unmet | 2 | | no | 48 | ours |
| | band | bad | Không đạt | Bad | 0 | | no | | ours |
| settings |
| | form_id | version | default_language | namespaces | kb:asked_of |
| | try | 1 | vi | kb="urn:khaibao:form" | school |
"""


C_PASSES = ("select_one verdict | c | C. | C. | yes | | | | |",)


def written(tmp_path: Path, *changes: tuple[str, str]) -> Path:
    text = SURVEY
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path = tmp_path / "try.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_set_itself_is_in_order_and_concludes(tmp_path: Path) -> None:
    path = written(tmp_path)
    assert check_form(path) == []
    form = load_form(path)
    for answers, conclusion in (("ppp", "good"), ("ppf", "good"), ("pff", "bad"), ("fpp", "unmet"), ("pnp", "good")):
        words = {"p": "pass", "f": "fail", "n": "not_applicable"}
        outcome = evaluate(form, dict(zip("abc", map(words.__getitem__, answers), strict=True)), MONDAY)
        assert outcome.calculated["end"] == conclusion
        found = assess(form, outcome)
        assert found is not None
        assert found.band.name == conclusion


def test_an_official_changes_one_number_and_the_conclusion_follows(tmp_path: Path) -> None:
    changed = written(tmp_path, ("| Good | 2 |", "| Good | 3 |"))
    outcome = evaluate(load_form(changed), {"a": "pass", "b": "pass", "c": "fail"}, MONDAY)
    assert outcome.calculated["end"] == "unmet"


def test_without_the_line_for_the_gap_the_next_one_down_holds(tmp_path: Path) -> None:
    gap = "| | band | unmet | Không đạt điều kiện | Unmet | 2 | | no | 48 | ours |\n"
    outcome = evaluate(load_form(written(tmp_path, (gap, ""))), {"a": "fail", "b": "pass", "c": "pass"}, MONDAY)
    assert outcome.calculated["end"] == "bad"


def test_a_changed_band_is_another_calculation(tmp_path: Path) -> None:
    before = load_form(written(tmp_path)).by_name["end"].calculation
    after = load_form(written(tmp_path, ("| Good | 2 |", "| Good | 3 |"))).by_name["end"].calculation
    assert before != after


@pytest.mark.parametrize(
    ("old", "new", "sheet", "at_row", "column"),
    [
        ("| yes | | | yes |", "| | | | yes |", "survey", 2, "required"),
        ("| yes | | | yes |", "| yes | ${b} = 'pass' | | yes |", "survey", 2, "relevant"),
        ("| yes | | | yes |", "| yes | | pass | yes |", "survey", 2, "default"),
        ("| yes | | | yes |", "| yes | | | maybe |", "survey", 2, "bind::kb:must_pass"),
        ("verdict | a", "verdict_or_none | a", "survey", 2, "bind::kb:must_pass"),
        ("select_one verdict | a", "text | a", "survey", 2, "bind::kb:must_pass"),
        ("| conclusion |", "| ending |", "survey", 5, "bind::kb:result"),
        ("| conclusion |", "| passed |", "survey", 0, "bind::kb:result"),
        ("hidden | end | | |", "text | end | E | E |", "survey", 5, "type"),
        ("| verbatim | C1 |", "| verbatim | |", "survey", 3, "bind::kb:cite"),
        ("| verbatim | C1 |", "| official | C1 |", "survey", 3, "bind::kb:source"),
        (*C_PASSES, "integer | c | C. | C. | yes | | | | 10 |", "survey", 4, "bind::kb:points"),
        (*C_PASSES, "integer | c | C. | C. | yes | | | | many |", "survey", 4, "bind::kb:points"),
        ("| Good | 2 |", "| Good | two |", "choices", 7, "least"),
        ("| 2 | yes | yes |", "| 2 | yes | |", "choices", 7, "may_operate"),
        ("| 2 | yes | yes |", "| 2 | sure | yes |", "choices", 7, "needs_must_pass"),
        ("| 2 | yes | yes |", "| 2 | | yes |", "choices", 7, "needs_must_pass"),
        ("| no | 48 |", "| no | soon |", "choices", 8, "remedy_hours"),
        ("| Unmet | 2 |", "| Unmet | 3 |", "choices", 8, "least"),
        ("| Bad | 0 |", "| Bad | 1 |", "choices", 0, "least"),
        ("| Bad | 0 | |", "| Bad | 0 | yes |", "choices", 0, "least"),
        ("| Good | 2 |", "| Good | 4 |", "choices", 7, "least"),
        ("| | | yes | | | ours |", "| | | | | | ours |", "choices", 7, "needs_must_pass"),
    ],
)  # fmt: skip
def test_what_would_judge_wrongly_is_refused(
    tmp_path: Path, old: str, new: str, sheet: str, at_row: int, column: str
) -> None:
    found = [(one.sheet, one.row, one.column) for one in check_form(written(tmp_path, (old, new))) if one.is_error]
    assert (sheet, at_row, column) in found


def test_a_must_pass_mark_without_bands_is_refused(tmp_path: Path) -> None:
    lines = [line for line in SURVEY.splitlines() if "| band |" not in line]
    path = tmp_path / "try.md"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert {one.row for one in check_form(path) if one.is_error} == {2, 5}


@pytest.mark.parametrize("problem", Misjudgement)
def test_each_is_said_in_vietnamese(problem: Misjudgement) -> None:
    said = load_catalogs().voice("vi", "official").say(problem, names="a, b", count="7")
    assert said != problem.format(names="a, b", count="7")
    assert "{" not in said


@pytest.mark.parametrize(("heading", "cell"), [("read_only", "yes"), ("bind::kb:stage", "after_receipt")])
def test_a_criterion_nobody_answers_before_sending_is_refused(tmp_path: Path, heading: str, cell: str) -> None:
    changes = (("| default |", f"| {heading} |"), ("| yes | | | yes |", f"| yes | | {cell} | yes |"))
    found = [one for one in check_form(written(tmp_path, *changes)) if one.is_error]
    assert ("survey", 2, Misjudgement.NOT_ANSWERED) in [(one.sheet, one.row, one.msgid) for one in found]


POINTS = """| survey |
| | type | name | label::vi | required | bind::kb:points | bind::kb:result |
| | integer | a | A. | yes | 10 | |
| | integer | b | B. | yes | 20 | |
| | hidden | end | | | | conclusion |
| | hidden | share | | | | percent |
| choices |
| | list_name | name | label::vi | least | may_operate |
| | band | good | Tốt | 50 | yes |
| | band | bad | Không đạt | 0 | no |
| settings |
| | form_id | version | default_language | namespaces |
| | try | 1 | vi | kb="urn:khaibao:form" |
"""


@pytest.mark.parametrize(
    ("a", "b", "conclusion", "share"),
    [(10, 5, "good", "50"), (9, 5, "bad", "46.6"), (10, 20, "good", "100"), (11, 20, "", ""), (-1, 20, "", "")],
)
def test_points_without_a_constraint_are_kept_within_their_range(
    tmp_path: Path, a: int, b: int, conclusion: str, share: str
) -> None:
    path = tmp_path / "points.md"
    path.write_text(POINTS, encoding="utf-8")
    said = evaluate(load_form(path), {"a": Decimal(a), "b": Decimal(b)}, MONDAY).calculated
    assert (said["end"], said["share"]) == (conclusion, share)
