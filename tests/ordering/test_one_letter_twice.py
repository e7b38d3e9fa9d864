"""Two orders under one letter, to the pupils and to the school itself: stopping one leaves the other's reminders be."""

import pytest

from bot.rounds.orders import called_off
from storage.queries.plans import Plan
from storage.tables import ORDER
from tests.ordering.area import Area
from tests.ordering.test_carrying_out import does, due_at_once, goes_on, stops
from tests.town import Actor, Town, at


@pytest.fixture
def area(town: Town) -> Area:
    return Area(town).with_schools(1)


@pytest.fixture
def plans(area: Area) -> tuple[Plan, Plan]:
    """Of persons, of the school; both due at 15:00."""
    of_persons = area.orders(due="15:00")
    of_school = area.orders(due="15:00", form="school-situation", asked_of="school")
    area.town.settle()
    assert len({row.id for row in area.rows(ORDER) if row.kind == "ad_hoc"}) == 1
    assert area.plan(of_persons.id).order_id == area.plan(of_school.id).order_id
    return of_persons, of_school


def people(area: Area) -> tuple[Actor, Actor]:
    (mother,), (principal,) = area.mothers.values(), area.principals.values()
    return mother, principal


def test_the_school_is_told_of_both_and_everybody_is_reminded_of_theirs(area: Area, plans: tuple[Plan, Plan]) -> None:
    mother, principal = people(area)
    area.town.to("Wed", "14:30")
    assert len(area.sent("letter")) == 2
    assert len(area.sent("filing")) == len(area.sent("reminder")) - 1 == 1  # a mother, and the principal as staff
    mother.says("/khaibao").taps("khỏe")
    mother.sees("Đã ghi nhận")
    principal.says("/nhatruong").taps("Khai báo tình hình nhà trường")


def test_the_school_is_reminded_of_its_own_while_the_pupils_order_is_stopped(
    area: Area, plans: tuple[Plan, Plan]
) -> None:
    of_persons, _ = plans
    mother, principal = people(area)
    stops(area, of_persons)
    area.town.to("Wed", "14:20")
    principal.hears("Khai báo của nhà trường, thứ Tư 25/11")
    assert not mother.heard()
    goes_on(area, of_persons)
    assert len(mother.heard()) == 1


def test_families_are_reminded_while_the_schools_order_is_stopped(area: Area, plans: tuple[Plan, Plan]) -> None:
    _, of_school = plans
    mother, principal = people(area)
    stops(area, of_school)
    area.town.to("Wed", "14:20")
    assert len(mother.heard()) == 1
    assert not area.sent("filing")
    goes_on(area, of_school)
    principal.hears("Khai báo của nhà trường, thứ Tư 25/11")
    assert len(area.sent("filing")) == 1


def test_what_waits_of_the_other_order_is_not_held_by_a_stop(area: Area, plans: tuple[Plan, Plan]) -> None:
    of_persons, _ = plans
    mother, _principal = people(area)
    area.town.clock.move_to(at("Wed", "14:01"))
    assert area.looks_again()
    stops(area, of_persons)
    area.town.settle()
    assert len(area.sent("filing")) == 1
    due_at_once(area)
    assert not mother.heard()
    goes_on(area, of_persons)
    area.town.to("Wed", "14:30")
    assert len(mother.heard()) == 1


def test_calling_one_off_leaves_the_other(area: Area, plans: tuple[Plan, Plan]) -> None:
    of_persons, _ = plans
    mother, principal = people(area)
    does(area, called_off(area.plan(of_persons.id)))
    area.town.to("Wed", "14:20")
    assert area.plan(of_persons.id).state == "cancelled"
    principal.hears("Khai báo của nhà trường, thứ Tư 25/11")
    assert not mother.heard()
