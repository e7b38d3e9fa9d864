"""An order goes out in chunks: stopped, gone on with, restarted, called off; every school and person exactly once."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.rounds.orders import called_off, carry_on, resumed, stopped
from storage.changes import Change, store
from storage.database import Conflict, Database
from storage.queries.plans import Plan
from storage.tables import OUTBOX
from tests.ordering.area import Area
from tests.town import Town, at

SCHOOLS = 30


@pytest.fixture
def area(town: Town) -> Area:
    return Area(town)


def does(area: Area, changes: list[Change]) -> None:
    area.town.database.write(lambda c: store(c, area.town.database.sealer, changes)).result(timeout=10)


def stops(area: Area, plan: Plan) -> Plan:
    does(area, stopped(area.plan(plan.id)))
    return area.plan(plan.id)


def goes_on(area: Area, plan: Plan) -> Plan:
    does(area, resumed(area.plan(plan.id), area.town.clock.now()))
    area.town.settle()
    return area.plan(plan.id)


def once_each(area: Area) -> None:
    """Every school has one round and one letter; every family was reminded once."""
    rounds = area.ordered_rounds()
    assert len({row.school_id for row in rounds}) == len(rounds) == SCHOOLS
    assert sorted(area.sent("letter")) == sorted(f"letter:1:{row.school_id}" for row in rounds)
    for school, principal in area.principals.items():
        heard = [text for text in principal.heard() if "đề nghị nhà trường khai báo đột xuất" in text]
        assert len(heard) == 1, (school, heard)
    for mother in area.mothers.values():
        assert [text.split("\n")[0] for text in mother.heard()] == ["Khai báo sức khỏe đột xuất thứ Tư 25/11"]


def test_every_school_is_reached_once_and_reads_the_letter_in_official_form(area: Area) -> None:
    area.with_schools(SCHOOLS)
    plan = area.orders()
    assert (plan.state, plan.reached, area.schools("waiting")) == ("opening", 20, 10)
    area.town.settle()
    assert (area.plan(plan.id).state, area.schools("opened")) == ("opened", SCHOOLS)
    once_each(area)
    letter = next(iter(area.principals.values())).hears("đề nghị nhà trường")
    assert letter.plain == (
        "Thực hiện Công văn số 1234/SGDĐT-CTTT ngày 25/11/2026 của Sở GDĐT, đề nghị nhà trường khai báo đột xuất, "
        "hạn 09:50 hôm nay."
    )
    assert letter.labels == ["Đã nhận văn bản"]


def test_a_stop_in_the_middle_leaves_no_gap_and_repeats_nothing(area: Area) -> None:
    area.with_schools(SCHOOLS)
    plan = stops(area, area.orders())
    area.town.by(minutes=5)
    assert (plan.state, len(area.ordered_rounds())) == ("stopped", 20)
    assert not area.sent("letter")
    assert not area.sent("reminder")
    held = [row for row in area.rows(OUTBOX) if row.state == "ready"]
    assert len(held) >= 20
    assert {row.due_at.year for row in held} == {9000}
    area.town.database.write(lambda c: c.execute(sa.update(OUTBOX).values(due_at=area.town.clock.now()))).result(10)
    area.town.settle()  # whatever was claimed a moment before the stop comes back and waits too
    assert not area.sent("letter")
    assert not area.principals[area.ordered_rounds()[0].school_id].heard()
    assert goes_on(area, plan).state == "opened"
    once_each(area)
    area.town.to("Wed", "09:29")
    once_each(area)


def test_what_is_open_takes_declarations_while_the_order_is_stopped(area: Area) -> None:
    area.with_schools(2)
    plan = area.orders(due="15:00")
    area.town.settle()
    stops(area, plan)
    area.town.to("Wed", "14:30")
    first, second = area.mothers.values()
    assert not first.heard()
    assert not [row for row in area.rows(OUTBOX) if row.kind == "reminder"]
    first.says("/khaibao").taps("khỏe")
    first.sees("Đã ghi nhận")
    goes_on(area, plan)
    assert not first.heard()
    assert len(second.heard()) == 1


def test_a_reminder_that_came_due_while_stopped_leaves_once_afterwards(area: Area) -> None:
    area.with_schools(1)
    plan = area.orders(due="15:00")
    area.town.to("Wed", "14:01")
    (mother,) = area.mothers.values()
    assert len(mother.heard()) == 1
    stops(area, plan)
    area.town.to("Wed", "14:50")
    assert len(mother.heard()) == 1
    goes_on(area, plan)
    area.town.to("Wed", "14:59")
    assert len(mother.heard()) == 2


def test_a_process_that_dies_in_the_middle_is_followed_by_one_that_goes_on(area: Area, url: str) -> None:
    area.with_schools(SCHOOLS)
    plan = area.orders()
    area.town.database.stop()
    area.town.database = area.town.loop.database = Database(url, area.town.database.sealer)
    area.town.delivery.database = area.town.walker.database = area.town.seeds.database = area.town.database
    area.town.delivery.desk.database = area.town.database
    area.town.loop.start()
    area.town.settle()
    assert area.plan(plan.id).state == "opened"
    once_each(area)


def test_rounds_that_open_later_are_held_and_freed_too(area: Area) -> None:
    area.with_schools(2)
    plan = area.orders(due="15:00", opens=at("Wed", "10:00"))
    area.town.settle()
    assert {row.state for row in area.ordered_rounds()} == {"planned"}
    stops(area, plan)
    area.town.to("Wed", "10:30")
    assert {row.state for row in area.ordered_rounds()} == {"planned"}
    goes_on(area, plan)
    assert {(row.state, row.opens_at) for row in area.ordered_rounds()} == {("open", at("Wed", "10:00"))}


def test_called_off_nothing_more_opens_and_whoever_was_told_hears_it(area: Area) -> None:
    area.with_schools(SCHOOLS)
    plan = area.orders(due="15:00")
    does(area, called_off(area.plan(plan.id)))
    area.town.settle()
    assert area.plan(plan.id).state == "cancelled"
    assert area.schools("off") == SCHOOLS
    assert {row.state for row in area.ordered_rounds()} == {"closed"}
    assert not area.sent("letter")
    area.town.to("Wed", "17:30")
    assert not [text for mother in area.mothers.values() for text in mother.heard()]


def test_the_told_hear_that_it_is_off(area: Area) -> None:
    area.with_schools(1)
    plan = area.orders(due="15:00")
    area.town.settle()
    does(area, called_off(area.plan(plan.id)))
    area.town.settle()
    (principal,) = area.principals.values()
    principal.hears("Đợt khai báo đột xuất theo Công văn số 1234/SGDĐT-CTTT", "đã được hủy")


def test_of_what_was_called_off_no_figures_are_told_nor_that_nothing_came(area: Area) -> None:
    area.with_schools(2)
    officer = area.officer("Nguyễn Văn Hùng", area.commune)
    plan = area.orders(due="15:00")
    area.town.settle()
    officer.says("/baocao").sees("Báo cáo Phù Lam về khai báo đột xuất")
    does(area, called_off(area.plan(plan.id)))
    area.town.to("Wed", "18:00")
    assert area.plan(plan.id).state == "cancelled"
    assert not [row.key for row in area.rows(OUTBOX) if row.kind in ("digest", "totals")]
    officer.says("/baocao")
    assert "đột xuất" not in officer.last.plain


def test_a_stop_that_comes_between_two_chunks_wins(area: Area) -> None:
    area.with_schools(SCHOOLS)
    seen = area.orders()
    stops(area, seen)
    area.town.settle()
    assert len(area.ordered_rounds()) == 20


def test_schools_whose_turn_comes_after_the_due_time_are_not_opened_and_said_so(area: Area) -> None:
    area.with_schools(SCHOOLS)
    plan = stops(area, area.orders())
    area.town.clock.move_to(at("Wed", "09:50") + timedelta(minutes=1))
    goes_on(area, plan)
    assert (area.schools("opened"), area.schools("late")) == (20, 10)


def test_a_chunk_that_was_read_before_a_stop_changes_nothing(area: Area) -> None:
    area.with_schools(SCHOOLS, families=False)
    seen = area.orders()
    stops(area, seen)
    late = area.town.database.write(lambda c: store(c, area.town.database.sealer, carry_on(area.reading(c), seen)))
    with pytest.raises(Conflict):
        late.result(timeout=10)
    assert (len(area.ordered_rounds()), area.schools("waiting")) == (20, 10)


def due_at_once(area: Area) -> None:
    """What was held is claimed all the same, as by a process that read it a moment before the stop."""
    now = area.town.clock.now()
    held = sa.update(OUTBOX).where(OUTBOX.c.state == "ready").values(due_at=now)
    area.town.database.write(lambda c: c.execute(held)).result(10)
    area.town.settle()


def test_a_school_is_not_reminded_of_its_own_declaration_while_stopped_and_once_afterwards(area: Area) -> None:
    area.with_schools(1, families=False)
    plan = area.orders(due="15:00", form="school-situation", asked_of="school")
    area.town.settle()
    (principal,) = area.principals.values()
    area.town.clock.move_to(at("Wed", "14:00"))
    assert area.looks_again()
    stops(area, plan)
    (waiting,) = [row for row in area.rows(OUTBOX) if row.kind == "filing"]
    assert (waiting.state, waiting.due_at.year) == ("ready", 9000)
    due_at_once(area)
    assert not area.sent("filing")
    assert len(principal.heard()) == 1
    area.town.to("Wed", "14:20")
    assert not area.sent("filing")
    goes_on(area, plan)
    assert area.sent("filing") == [waiting.key]
    assert principal.last.plain.startswith("Khai báo của nhà trường, thứ Tư 25/11")
    area.town.to("Wed", "14:59")
    assert len(principal.heard()) == 2


def test_a_school_whose_reminder_came_due_while_stopped_is_reminded_once_it_goes_on(area: Area) -> None:
    area.with_schools(1, families=False)
    plan = area.orders(due="15:00", form="school-situation", asked_of="school")
    area.town.settle()
    (principal,) = area.principals.values()
    stops(area, plan)
    area.town.to("Wed", "14:20")
    assert len(principal.heard()) == 1
    goes_on(area, plan)
    area.town.to("Wed", "14:59")
    assert len(area.sent("filing")) == 1
    assert len(principal.heard()) == 2


def test_what_waits_to_be_signed_is_told_while_the_order_is_stopped(area: Area) -> None:
    area.with_schools(1, families=False)
    (school,) = area.principals
    _, chat = area.town.seeds.holder("Đỗ Thị Hạnh", "school_health", school)
    nurse = area.town.actor(chat)
    plan = area.orders(due="15:00", form="school-situation", asked_of="school")
    area.town.settle()
    stops(area, plan)
    nurse.says("/nhatruong").taps("Khai báo tình hình nhà trường")
    nurse.says("1")
    for _ in range(20):
        if not any("Trình" in label for label in nurse.last.labels):
            nurse.says("0")
    nurse.taps("Trình")
    assert len(area.sent("filing")) == 1
    area.principals[school].hears("chờ thầy/cô ký")
