"""The rules of clusters over plain values: windows to the instant, each child once, what corrections leave."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cases.clusters.policies import in_force, rule_json, rules_from, rules_json, rules_of_table
from bot.cases.clusters.rules import onsets, running, standing
from bot.cases.clusters.shipped import BY_NAME, DEFAULT_RULES
from bot.cases.clusters.values import SAME_ILLNESS, Scope, Side, Sighting
from bot.cases.policies import PolicyWrong
from storage.queries.rules import WEAK

START = datetime(2026, 11, 23, tzinfo=UTC)
TWO = BY_NAME["hfmd-class"]
NOW = START + timedelta(days=7)


def seen(person: int, days: float, why: str = "") -> Sighting:
    return Sighting(f"{person}-{days}".encode(), person, START + timedelta(days=days), why)


def test_seven_days_exactly_still_count_and_a_moment_more_does_not() -> None:
    late = replace(seen(2, 7), at=NOW + timedelta(microseconds=1))
    assert running(TWO, [seen(1, 0), seen(2, 7)], NOW) is not None
    assert running(TWO, [seen(1, 0), late], late.at) is None


def test_the_same_child_twice_and_both_parents_count_once() -> None:
    assert running(TWO, [seen(1, 0), seen(1, 0.1), seen(1, 3)], NOW) is None


def test_a_child_who_is_still_ill_is_no_new_case_after_the_window_has_passed() -> None:
    """Two children at home for ten days declare in each round: one cluster, which ends."""
    rows = [seen(child, day) for child in (1, 2) for day in (0, 4, 7, 11)]
    assert running(TWO, rows, START + timedelta(days=7)) is not None
    assert running(TWO, rows, START + timedelta(days=11)) is None


def test_who_is_ill_anew_after_two_weeks_counts_anew() -> None:
    again = [seen(1, 0), seen(1, SAME_ILLNESS.days + 0.5), seen(2, 16)]
    assert set(running(TWO, again, START + timedelta(days=16)) or ()) == {1, 2}
    assert [each.at for each in onsets(again)] == [again[0].at, again[1].at, again[2].at]


def test_it_takes_in_whoever_follows_within_the_window_of_the_last() -> None:
    rows = [seen(1, 0), seen(2, 5), seen(3, 12), seen(4, 19.1)]
    assert set(running(TWO, rows, START + timedelta(days=12)) or ()) == {1, 2, 3}
    assert running(TWO, rows, START + timedelta(days=19.1)) is None, "the fourth is alone again"


@pytest.mark.parametrize("why", ["well", "changed", "withdrawn", "false_alarm"])
def test_what_was_taken_back_does_not_count(why: str) -> None:
    assert running(TWO, [seen(1, 0), seen(2, 1, why)], NOW) is None


def test_after_a_correction_below_the_number_who_is_left_stands_until_the_window_has_passed() -> None:
    rows = [seen(1, 0), seen(2, 1, "well")]
    found = standing(TWO, rows, {1, 2}, START, START + timedelta(days=2))
    assert (set(found.members), found.is_fulfilled, found.ends_at) == ({1}, False, NOW)
    gone = standing(TWO, [seen(1, 0, "well"), seen(2, 1, "well")], {1, 2}, START, START + timedelta(days=2))
    assert (gone.members, gone.ends_at) == ({}, None)


def test_when_the_one_between_was_none_the_chain_ends_where_it_breaks() -> None:
    rows = [seen(1, 0), seen(2, 1), seen(3, 7.5, "false_alarm"), seen(4, 13), seen(5, 14)]
    found = standing(TWO, rows, {1, 2, 3, 4, 5}, START, START + timedelta(days=14))
    assert set(found.members) == {4, 5}


sightings = st.lists(
    st.builds(seen, st.integers(1, 6), st.integers(0, 80).map(lambda n: n / 2), st.sampled_from(["", "", "", "well"])),
    max_size=14,
)


@settings(max_examples=300, deadline=None)
@given(rows=sightings, n=st.integers(1, 4), days=st.integers(1, 10), shuffle=st.randoms(use_true_random=False))
def test_the_order_of_rows_and_looking_twice_change_nothing(
    rows: list[Sighting], n: int, days: int, shuffle: random.Random
) -> None:
    rule = replace(TWO, n=n, days=days)
    as_of = START + timedelta(days=40)
    mixed = rows[:]
    shuffle.shuffle(mixed)
    once = running(rule, rows, as_of)
    assert running(rule, [*mixed, *rows], as_of) == once
    if once is not None:
        assert len(once) >= n
        assert not any(each.why for each in once.values())
        assert standing(rule, rows, set(once), min(s.at for s in once.values()), as_of).members == once


def test_the_rules_that_ship_say_where_they_are_from_and_are_listed_for_approval() -> None:
    assert {rule.name for rule in DEFAULT_RULES} <= {weak.name for weak in WEAK}
    assert rules_from(rules_json(DEFAULT_RULES)) == DEFAULT_RULES
    assert [(r.syndrome, r.n, r.days, r.scope, r.tells, r.call_today) for r in DEFAULT_RULES] == [
        ("hfmd", 2, 7, Scope.CLASS, (Side.SCHOOL,), False),
        ("hfmd", 3, 7, Scope.SCHOOL, (Side.SCHOOL,), False),
        ("hfmd", 5, 7, Scope.COMMUNE, (Side.UPWARD,), False),
        ("measles", 1, 7, Scope.SCHOOL, (Side.SCHOOL,), True),
        ("diphtheria", 1, 7, Scope.SCHOOL, (Side.SCHOOL,), True),
    ]


GASTRO = replace(
    TWO, name="gastro-class", syndrome="gastro", n=4, days=3, author="Trạm Y tế Phù Lam", source="số 12/TYT"
)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": "Ca nôn"}, "no usable name"),
        ({"syndrome": "hfdm"}, "syndrome hfdm is unknown; there are hfmd"),
        ({"n": 0}, "from 1 to 500"),
        ({"n": "2,5"}, "2,5 is no whole number"),
        ({"days": 60}, "days are from 1 to 28"),
        ({"scope": "village"}, "village is none of class, school, household, commune"),
        ({"scope": "household", "n": 1}, "one case is no cluster"),
        ({"scope": "commune"}, "told upward alone"),
        ({"tells": []}, "nobody to be told"),
        ({"tells": ["parents"]}, "parents is none of school, upward"),
        ({"source": " "}, "source or the author is missing"),
        ({"issued_on": "32/13/2026"}, "the date 32/13/2026 is none"),
    ],
)
def test_a_rule_that_cannot_be_is_refused_with_what_to_change(change: dict[str, object], words: str) -> None:
    with pytest.raises(PolicyWrong) as refused:
        rules_from({"rules": [{**rule_json(GASTRO), **change}]})
    assert words in str(refused.value)


def test_a_table_of_rules_is_read_with_or_without_marks_and_errors_name_the_row() -> None:
    row = {
        "Tên": "gastro-class",
        "Hội chứng": "gastro",
        "Số ca": 4.0,
        "SO NGAY": "3",
        "Phạm vi": "Lớp",
        "Báo cho": "Trường, cấp trên",
        "Gọi ngay": "không",
        "Nguồn": "số 12/TYT",
        "Người ban hành": "Trạm Y tế Phù Lam",
        "Ngày ban hành": "23/11/2026",
    }
    expected = replace(GASTRO, tells=(Side.SCHOOL, Side.UPWARD))
    wrongs: list[tuple[int, str, object]] = []

    def refuse(number: int, wrong: PolicyWrong) -> None:
        wrongs.append((number, str(wrong), wrong.values["field"]))

    assert rules_of_table([(2, row)], refuse) == (expected,)
    assert not wrongs
    assert rules_of_table([(2, row), (3, row | {"Tên": "other", "Số ca": "0"}), (4, row)], refuse) == (expected,)
    assert [(number, field) for number, _, field in wrongs] == [(3, "n"), (4, "name")]
    assert "from 1 to 500" in wrongs[0][1]
    assert "stands there twice" in wrongs[1][1]


def test_a_unit_that_adds_a_rule_keeps_the_others_and_may_change_or_take_out_one_by_its_name() -> None:
    stricter = replace(TWO, n=3)
    names = {rule.name: rule for rule in in_force([(GASTRO, stricter), (replace(GASTRO, is_off=True),)])}
    assert "gastro-class" not in names
    assert names["hfmd-class"].n == 3
    assert set(BY_NAME) == set(names)
