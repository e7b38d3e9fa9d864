"""The five self-assessment sets at every boundary; the numbers stand here as domain.md 2.3 prints them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

import pytest

from bot.forms import Answer, Assessment, Form, assess, evaluate, shipped_forms
from tests.forms.conftest import MONDAY


@dataclass(frozen=True)
class Set:
    """A set as the table of domain.md 2.3 has it: how many items, which must pass, and its conclusion by count."""

    items: int
    must: frozenset[int] = frozenset()
    good: Mapping[int, str] = field(default_factory=dict)
    """The conclusion from this many items passed on."""

    def conclusion(self, passed: int) -> str:
        return self.good[max(least for least in self.good if least <= passed)]


SETS = {
    "school-moet-2020": Set(15, good={12: "good", 8: "standard", 0: "unsafe"}),
    "school-hanoi-draft-2021": Set(15, frozenset({4, 5, 10, 11}), {11: "good", 8: "fair", 0: "unsafe"}),
    "school-hanoi-2021": Set(16, frozenset({4, 5, 8, 11, 12}), {12: "good", 8: "fair", 0: "unsafe"}),
    "school-hcmc-2021": Set(10, good={8: "safe_high", 6: "safe", 0: "unsafe"}),
}
NEVER_OPERATES = {"unsafe", "unmet", "low", "very_low"}


def form_of(name: str) -> Form:
    return shipped_forms()[name]


def name_of(number: int) -> str:
    return f"c{number:02}"


def answered(items: int, failed: Iterable[int]) -> dict[str, Answer]:
    failing = set(failed)
    return {name_of(number): "fail" if number in failing else "pass" for number in range(1, items + 1)}


def calculated(name: str, answers: Mapping[str, Answer]) -> Mapping[str, str]:
    outcome = evaluate(form_of(name), answers, MONDAY)
    assert outcome.is_complete(), outcome
    return outcome.calculated


def assessed(name: str, answers: Mapping[str, Answer]) -> Assessment:
    found = assess(form_of(name), evaluate(form_of(name), answers, MONDAY))
    assert found is not None
    return found


def passing(set_: Set, count: int) -> dict[str, Answer]:
    """So many items passed, all that must pass among them."""
    others = [number for number in range(1, set_.items + 1) if number not in set_.must]
    return answered(set_.items, others[: set_.items - count])


CASES = [
    (name, set_, count)
    for name, set_ in SETS.items()
    for count in (0, 5, 6, 7, 8, 9, 10, 11, 12, 15, 16)
    if len(set_.must) <= count <= set_.items
]


@pytest.mark.parametrize(("name", "set_", "count"), CASES)
def test_each_count_has_its_conclusion(name: str, set_: Set, count: int) -> None:
    said = calculated(name, passing(set_, count))
    assert said["conclusion"] == set_.conclusion(count)
    assert (said["passed"], said["failed"]) == (str(count), str(set_.items - count))
    assert said["may_operate"] == ("no" if said["conclusion"] in NEVER_OPERATES else "yes")
    assert said["must_failed"] == ""


@pytest.mark.parametrize("name", SETS)
def test_none_passed_is_unsafe_and_names_all_that_must_pass(name: str) -> None:
    said = calculated(name, answered(SETS[name].items, range(1, SETS[name].items + 1)))
    assert (said["passed"], said["conclusion"], said["may_operate"]) == ("0", "unsafe", "no")
    assert said["must_failed"].split() == [name_of(number) for number in sorted(SETS[name].must)]


def test_seven_eight_eleven_and_twelve_in_words() -> None:
    """The boundaries of the issue, read off for every set that counts to sixteen."""
    read = {
        name: [calculated(name, passing(SETS[name], count))["conclusion"] for count in (7, 8, 11, 12)]
        for name in ("school-moet-2020", "school-hanoi-draft-2021", "school-hanoi-2021")
    }
    assert read == {
        "school-moet-2020": ["unsafe", "standard", "standard", "good"],
        "school-hanoi-draft-2021": ["unsafe", "fair", "good", "good"],
        "school-hanoi-2021": ["unsafe", "fair", "fair", "good"],
    }


MUST = [(name, number) for name, set_ in SETS.items() for number in sorted(set_.must)]


@pytest.mark.parametrize(("name", "number"), MUST)
def test_enough_criteria_with_one_failed_that_must_pass_never_passes_and_names_it(name: str, number: int) -> None:
    said = calculated(name, answered(SETS[name].items, [number]))
    assert said["passed"] == str(SETS[name].items - 1)
    assert (said["conclusion"], said["may_operate"]) == ("unmet", "no")
    assert said["must_failed"] == said["failed_items"] == name_of(number)
    found = assessed(name, answered(SETS[name].items, [number]))
    assert [one.labels["vi"].split(".")[0] for one in found.must_failed] == [str(number)]
    assert not found.band.may_operate
    assert found.band.source == "ours"


@pytest.mark.parametrize(("name", "number"), MUST)
def test_one_that_must_pass_failed_at_the_lower_boundaries(name: str, number: int) -> None:
    others = [one for one in range(1, SETS[name].items + 1) if one not in SETS[name].must]
    eight = answered(SETS[name].items, [number, *others[: SETS[name].items - 9]])
    assert (calculated(name, eight)["passed"], calculated(name, eight)["conclusion"]) == ("8", "unmet")
    seven = answered(SETS[name].items, [number, *others[: SETS[name].items - 8]])
    said = calculated(name, seven)
    assert (said["passed"], said["conclusion"], said["must_failed"]) == ("7", "unsafe", name_of(number))


@pytest.mark.parametrize("name", [name for name, set_ in SETS.items() if set_.must])
def test_any_other_item_may_fail_alone(name: str) -> None:
    for number in set(range(1, SETS[name].items + 1)) - SETS[name].must:
        assert calculated(name, answered(SETS[name].items, [number]))["conclusion"] == "good"


ONLY_THE_YOUNG = {"school-moet-2020": (9, 15), "school-hanoi-draft-2021": (9, 15), "school-hanoi-2021": (10, 16)}


@pytest.mark.parametrize("name", SETS)
def test_not_applicable_is_offered_for_handing_over_the_young_and_nothing_else(name: str) -> None:
    offering = tuple(
        number
        for number in range(1, SETS[name].items + 1)
        if form_of(name).by_name[name_of(number)].choice("not_applicable")
    )
    assert offering == ONLY_THE_YOUNG.get(name, ())
    refused = evaluate(form_of(name), answered(SETS[name].items, ()) | {"c01": "not_applicable"}, MONDAY).refused
    assert [(one.question, one.reason) for one in refused] == [("c01", "choice")]


@pytest.mark.parametrize("name", ONLY_THE_YOUNG)
def test_what_does_not_apply_is_no_pass_and_lowers_no_threshold(name: str) -> None:
    set_, young = SETS[name], ONLY_THE_YOUNG[name]
    without = {name_of(number): "not_applicable" for number in young}
    others = [number for number in range(1, set_.items + 1) if number not in (*set_.must, *young)]
    for count in (7, 8, 11, 12, set_.items - 2):
        said = calculated(name, answered(set_.items, others[: set_.items - 2 - count]) | without)
        assert said["conclusion"] == set_.conclusion(count)
        counts = (said["passed"], said["failed"], said["not_applicable"])
        assert counts == (str(count), str(set_.items - 2 - count), "2")


def points(total: int) -> dict[str, Answer]:
    """So many of a hundred points, as many components full as possible."""
    given = [Decimal(min(10, max(0, total - 10 * at))) for at in range(10)]
    return {name_of(number): value for number, value in enumerate(given, start=1)}


@pytest.mark.parametrize(
    ("total", "conclusion", "may_operate"),
    [
        (100, "very_high", "yes"),
        (90, "very_high", "yes"),
        (89, "high", "yes"),
        (70, "high", "yes"),
        (69, "medium", "yes"),
        (50, "medium", "yes"),
        (49, "low", "no"),
        (30, "low", "no"),
        (29, "very_low", "no"),
        (0, "very_low", "no"),
    ],
)
def test_points_are_judged_by_their_share(total: int, conclusion: str, may_operate: str) -> None:
    said = calculated("school-hcmc-2020", points(total))
    assert (said["points"], said["percent"]) == (str(total), str(total))
    assert (said["conclusion"], said["may_operate"]) == (conclusion, may_operate)


def test_a_component_below_half_its_points_is_one_to_put_right() -> None:
    found = assessed("school-hcmc-2020", points(100) | {"c03": Decimal(4), "c07": Decimal(5), "c08": Decimal(0)})
    assert [one.name for one in found.failed] == ["c03", "c08"]
    assert found.percent == Decimal(79)


@pytest.mark.parametrize("value", [Decimal(-1), Decimal(11), Decimal("7.5"), Decimal("NaN"), "10"])
def test_points_out_of_range_are_refused_and_conclude_nothing(value: Answer) -> None:
    outcome = evaluate(form_of("school-hcmc-2020"), points(100) | {"c04": value}, MONDAY)
    assert [one.question for one in outcome.refused] == ["c04"]
    assert (outcome.calculated["conclusion"], outcome.calculated["points"]) == ("", "")


def test_forty_eight_hours_stand_only_where_the_set_says_so() -> None:
    names = (*SETS, "school-hcmc-2020")
    hours = [
        (name, band.name, band.remedy_hours) for name in names for band in form_of(name).bands if band.remedy_hours
    ]
    assert hours == [("school-hcmc-2021", "safe", 48)]
    for count, said in ((5, ""), (6, "48"), (7, "48"), (8, "")):
        assert calculated("school-hcmc-2021", passing(SETS["school-hcmc-2021"], count))["remedy_hours"] == said


@pytest.mark.parametrize("name", (*SETS, "school-hcmc-2020"))
def test_nothing_is_concluded_before_the_last_criterion_is_answered(name: str) -> None:
    full = points(100) if name == "school-hcmc-2020" else answered(SETS[name].items, ())
    for left_out in full:
        rest = {item: value for item, value in full.items() if item != left_out}
        outcome = evaluate(form_of(name), rest, MONDAY)
        assert (outcome.calculated["conclusion"], outcome.calculated["may_operate"]) == ("", "")
        assert assess(form_of(name), outcome) is None
        assert outcome.missing == (left_out,)


def test_a_conclusion_cannot_be_sent_along() -> None:
    sent = answered(16, range(1, 17)) | {"conclusion": "good", "may_operate": "yes"}
    said = evaluate(form_of("school-hanoi-2021"), sent, MONDAY)
    assert (said.calculated["conclusion"], said.calculated["may_operate"]) == ("unsafe", "no")
    assert "conclusion" not in said.stored


def test_a_person_s_form_has_no_assessment(person: Form) -> None:
    assert assess(person, evaluate(person, {"well": "yes"}, MONDAY)) is None
