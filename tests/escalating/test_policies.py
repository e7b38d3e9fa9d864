"""A unit's own ladder: inherited down the tree, dated, and kept by the cases that began with it."""

from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from bot.cases.policies import LADDERS, PolicyWrong, policy_from, policy_json
from bot.cases.policy import DEFAULT_POLICY
from bot.cases.values import OffHours, Policy, Post, Rung, Severity, Spread
from storage.changes import store
from storage.changes.policies import MakePolicy
from storage.tables import POLICY
from tests.escalating.hoa_ban import Family, HoaBan, cases
from tests.town import MONDAY, Town

RED = Severity.RED


def with_red(*rungs: Rung) -> Policy:
    return replace(DEFAULT_POLICY, ladders=MappingProxyType({**DEFAULT_POLICY.ladders, RED: rungs}))


def minutes(n: int) -> timedelta:
    return timedelta(minutes=n)


NURSE_ALONE = with_red(Rung(minutes(0), (Post.SCHOOL_HEALTH,)), Rung(minutes(20), (Post.PRINCIPAL,)))
PRINCIPAL_FIRST = with_red(Rung(minutes(0), (Post.PRINCIPAL,)), Rung(minutes(5), (Post.SCHOOL_HEALTH,)))


def decides(town: Town, unit: int, policy: Policy, from_on: date = MONDAY) -> None:
    """A unit has a ladder of its own."""
    row = MakePolicy(
        unit, "ladder", from_on, policy_json(policy), "UBND xã Phù Lam", MONDAY, "Kế hoạch 15/KH", town.clock.now()
    )
    town.database.write(lambda c: store(c, town.database.sealer, [row])).result()


def flagged(town: Town, hoa_ban: HoaBan) -> Family:
    tue = hoa_ban.child("Trần Gia Tuệ")
    mother = hoa_ban.mother_of(tue)
    mother.declares(tue)
    return mother


def test_a_ladder_of_the_commune_holds_for_its_schools_and_is_named_by_the_case(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    decides(town, hoa_ban.commune, NURSE_ALONE)
    town.to("Mon", "06:41")
    flagged(town, hoa_ban)
    hoa_ban["nurse"].hears("mức đỏ")
    town.to("Mon", "07:00")
    town.nobody_else_heard(hoa_ban["nurse"])
    town.to("Mon", "07:01")
    hoa_ban["principal"].hears("mức đỏ", rings=True)
    hoa_ban["nurse"].taps("Mở")
    hoa_ban["nurse"].taps("Diễn biến")
    hoa_ban["nurse"].sees("Báo theo thang của Phù Lam, hiệu lực từ 23/11/2026.")
    [case] = cases(town)
    with town.database.reading() as connection:
        assert case.policy_id == connection.execute(sa.select(POLICY.c.id)).scalar_one()


def test_the_schools_own_ladder_goes_before_the_communes_and_one_of_tomorrow_does_not_hold_today(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    decides(town, hoa_ban.commune, NURSE_ALONE)
    decides(town, hoa_ban.school, PRINCIPAL_FIRST)
    decides(town, hoa_ban.school, NURSE_ALONE, MONDAY + timedelta(days=1))
    town.to("Mon", "06:41")
    flagged(town, hoa_ban)
    hoa_ban["principal"].hears("mức đỏ")
    town.nobody_else_heard(hoa_ban["principal"])


def test_a_later_change_does_not_touch_a_case_that_has_begun(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    decides(town, hoa_ban.school, NURSE_ALONE, MONDAY - timedelta(days=1))
    town.to("Mon", "06:41")
    flagged(town, hoa_ban)
    town.to("Mon", "06:45")
    decides(town, hoa_ban.school, PRINCIPAL_FIRST)
    town.to("Mon", "07:00")
    town.nobody_else_heard(hoa_ban["nurse"])
    an = hoa_ban.child("Nguyễn Hoài An")
    hoa_ban.mother_of(an, name="Lê Thị Vân").declares(an)
    hoa_ban["principal"].hears("mức đỏ")
    assert cases(town)[0].policy_id != cases(town)[1].policy_id


def test_a_row_that_somebody_broke_does_not_stop_the_case(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    decides(town, hoa_ban.school, NURSE_ALONE)
    town.database.write(lambda c: c.execute(sa.update(POLICY).values(content={"ladders": "?"}))).result()
    town.to("Mon", "06:41")
    flagged(town, hoa_ban)
    hoa_ban["contact"].hears("mức đỏ")


posts = st.lists(st.sampled_from(list(Post)), min_size=1, max_size=3, unique=True).map(tuple)
flags = st.booleans()


def rungs(first: Rung) -> st.SearchStrategy[tuple[Rung, ...]]:
    later = st.builds(
        Rung,
        st.integers(0, 24 * 60).map(minutes),
        posts,
        st.sampled_from(Spread),
        flags,
        flags,
        flags,
        st.frozensets(st.sampled_from(list(Post)), max_size=2),
        posts,
    )
    return st.lists(later, min_size=1, max_size=4).map(lambda several: (first, *sorted(several, key=lambda r: r.after)))


ladder = rungs(Rung(minutes(0), (Post.SCHOOL_HEALTH, Post.PRINCIPAL), rings_by_night=True))
policies = st.builds(
    lambda several, off: replace(
        DEFAULT_POLICY,
        ladders=MappingProxyType(dict(zip(LADDERS, several, strict=True))),
        off_hours=MappingProxyType({**DEFAULT_POLICY.off_hours, RED: OffHours(off, waits=True)}),
    ),
    st.tuples(ladder, ladder, ladder),
    ladder,
)


@given(policies)
def test_a_ladder_written_as_data_is_read_back_as_it_was(policy: Policy) -> None:
    assert policy_from(policy_json(policy)) == policy


def broken(**changes: Any) -> dict[str, Any]:
    return {**policy_json(DEFAULT_POLICY), **changes}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (policy_json(with_red()), "first step comes at once"),
        (policy_json(with_red(Rung(minutes(0), (Post.SCHOOL_HEALTH,)))), "second step"),
        (policy_json(with_red(Rung(minutes(3), (Post.SCHOOL_HEALTH,)), Rung(minutes(9), (Post.DEPUTY,)))), "at once"),
        (policy_json(with_red(Rung(minutes(0), (Post.UNIT_ABOVE,)), Rung(minutes(9), (Post.DEPUTY,)))), "can take"),
        (
            policy_json(
                with_red(
                    Rung(minutes(0), (Post.DEPUTY,)),
                    Rung(minutes(9), (Post.PRINCIPAL,)),
                    Rung(minutes(5), (Post.PRINCIPAL,)),
                )
            ),
            "must rise",
        ),
        (broken(follow_up=1), "5 to 240"),
        (broken(starts="20:00", ends="06:00"), "begin before"),
        (
            broken(
                off_hours={
                    **policy_json(DEFAULT_POLICY)["off_hours"],
                    "emergency": {"waits": True, "ladder": []},
                }
            ),
            "cannot wait for the morning",
        ),
    ],
)
def test_a_ladder_under_which_somebody_could_be_forgotten_is_refused(content: dict[str, Any], why: str) -> None:
    with pytest.raises(PolicyWrong, match=why):
        policy_from(content)


def test_the_shipped_ladder_is_one() -> None:
    assert policy_from(policy_json(DEFAULT_POLICY)) == DEFAULT_POLICY
