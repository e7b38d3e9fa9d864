"""A sign is somebody's: a name that is a word too, what is told before it is clear of whom, several in one."""

from collections.abc import Iterator

import pytest

from tests.declaring.family import Family, cases, declared
from tests.surfaces import OnTelegram, OnThePage, OnZalo
from tests.town import Town, telling


@pytest.fixture(params=[OnTelegram, OnZalo, OnThePage])
def town(url: str, request: pytest.FixtureRequest) -> Iterator[Town]:
    with telling(url, request.param()) as made:
        yield made


@pytest.fixture
def family(town: Town) -> Family:
    made = Family(town)
    town.to("Mon", "06:20")
    return made


@pytest.mark.parametrize("text", ["minh dang co giat", "Minh đang co giật", "da co oi minh bi kho tho"])
def test_a_name_that_is_a_word_too_is_the_child_where_a_sign_follows(town: Town, family: Family, text: str) -> None:
    family.mother.says(text).sees("gọi 115", "Đúng, con đang bị")
    town.by(seconds=60)
    assert [(case.person_id, case.severity) for case in cases(town)] == [(family.minh, "emergency")]


@pytest.mark.parametrize("text", ["ngan hoi met", "ngan hoi dau hong", "ngan so mui nua"])
def test_so_is_one_that_is_a_colour_or_a_measure(town: Town, family: Family, text: str) -> None:
    family.mother.says(text).sees("Ngân")
    assert "Con nào" not in family.mother.last.plain


@pytest.mark.parametrize("text", ["con minh sot 38", "minh thay chau sot 38", "mình đang ho"])
def test_where_it_may_be_i_or_mine_it_is_asked(town: Town, family: Family, text: str) -> None:
    family.mother.says(text).sees("Con nào không khỏe ạ?")
    assert declared(town) == []


def test_a_teacher_who_says_i_means_herself(town: Town, family: Family) -> None:
    teacher = town.seeds.person("staff", "Phạm Thu Trang", school=family.primary)
    town.seeds.bond(teacher, family.minh)
    trang = town.actor(town.seeds.account(teacher))
    trang.says("minh bi sot 38").sees("Ai không khỏe ạ?")
