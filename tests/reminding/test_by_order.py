"""Rounds by order: opened whatever the calendar says, carried on by the clock, closed by it or by hand."""

import json
from datetime import date
from typing import Any

import pytest
from sqlalchemy.engine import Connection

from bot.clock import local_date
from bot.errors import Mistake
from bot.rounds.ordering import (
    Directive,
    DirectiveWrong,
    DueGone,
    FollowsCalendar,
    NoSuchForm,
    NoSuchRound,
    NotATime,
    TimesWrong,
    close_by_hand,
    ordered,
    read_directive,
)
from bot.rounds.orders import order_by_command
from storage.needs import Reading
from storage.queries.order_work import schools_of_plan
from storage.queries.overview import rounds
from storage.tables import ORDER, ROUND
from tests.reminding.phu_lam import PhuLam
from tests.town import Town, at

LETTER = Directive("1234/SGDĐT-CTTT", date(2026, 11, 25), "Sở GDĐT", "Khai báo đột xuất")
WEDNESDAY = date(2026, 11, 25)


@pytest.fixture
def place(town: Town) -> PhuLam:
    """Xã Phù Lam on a Wednesday, when no round is held."""
    made = PhuLam(town)
    town.to("Wed", "09:00")
    return made


def reading_of(place: PhuLam, connection: Connection) -> Reading:
    now = place.town.clock.now()
    return Reading(connection, place.town.database.sealer, now, local_date(now))


def opens(place: PhuLam, unit: int, letter: Directive = LETTER, **hours: str) -> list[dict[str, Any]]:
    """What `khaibao round open` does."""
    times = (hours.get("opens"), hours.get("due"), hours.get("closes"))
    order = ordered("person-2026", letter, place.town.clock.now(), *times, forms={"person-2026": "person"})

    plan = place.town.database.write(lambda c: order_by_command(reading_of(place, c), unit, order)).result(timeout=10)
    place.town.settle()
    with place.town.database.reading() as connection:
        found = schools_of_plan(reading_of(place, connection), plan.id)
        return rounds(connection, [each.round_id for each in found if each.round_id is not None])


def closes(place: PhuLam, number: int) -> bool:
    run = place.town.database.write(lambda connection: close_by_hand(reading_of(place, connection), number))
    done: bool = run.result(timeout=10)
    place.town.settle()
    return done


def state(place: PhuLam, number: int) -> tuple[str, str]:
    (row,) = [row for row in place.rows(ROUND) if row.id == number]
    return row.state, row.done


def test_an_order_opens_a_round_at_every_school_below_and_nowhere_else(place: PhuLam) -> None:
    place.school(), place.school("MN Hoa Ban", "HB")
    place.town.seeds.unit("XA", "Trường nơi khác", "school")
    found = opens(place, place.commune, due="15:00")
    assert [(row["unit"], row["order"], row["date"], row["state"]) for row in found] == [
        ("HB", "ad_hoc", WEDNESDAY, "open"),
        ("PLA", "ad_hoc", WEDNESDAY, "open"),
    ]
    hours = [(row["opens_at"], row["due_at"], row["closes_at"]) for row in found]
    assert hours == [(at("Wed", "09:00"), at("Wed", "15:00"), at("Wed", "17:00"))] * 2
    (order,) = [row for row in place.rows(ORDER) if row.kind == "ad_hoc"]
    assert (order.number, order.issued_on, order.issuer) == ("1234/SGDĐT-CTTT", WEDNESDAY, "Sở GDĐT")


def test_families_are_reminded_and_declare_and_the_school_gets_its_lists_and_totals(place: PhuLam) -> None:
    school = place.school()
    minh, _ = school.pupil("Trần Gia Minh"), school.pupil("Lê Thu An")
    mother = place.mother(minh)
    teacher = school.hires("Đỗ Thị Cúc", "homeroom", "2A")
    principal = school.hires("Phạm Văn Dũng", "principal")
    (row,) = opens(place, school.id, due="15:00")
    assert (row["owed"], row["declared"]) == (4, 0)
    place.town.to("Wed", "14:00")
    asked = mother.hears("Thực hiện văn bản số 1234/SGDĐT-CTTT ngày 25/11/2026 của Sở GDĐT.")
    assert asked.plain.split("\n")[0] == "Khai báo sức khỏe đột xuất thứ Tư 25/11"
    mother.taps("Minh khỏe")
    assert "văn bản" not in mother.last.plain
    place.town.to("Wed", "15:30")
    teacher.hears("2A", "văn bản số 1234/SGDĐT-CTTT")
    principal.hears("1/2", "văn bản số 1234/SGDĐT-CTTT ngày 25/11/2026 của Sở GDĐT.")
    place.town.to("Wed", "17:01")
    (after,) = [row for row in place.rows(ROUND) if row.held_on == WEDNESDAY]
    assert (after.state, after.owed, after.declared) == ("closed", 4, 1)


def test_an_order_is_heard_once_even_by_whom_the_day_reminded_already(place: PhuLam) -> None:
    school = place.school()
    mother = place.mother(school.pupil("Trần Gia Minh"))
    teacher = school.hires("Đỗ Thị Cúc", "homeroom", "2A")
    place.town.to("Mon", "13:00", 1)
    before = len(mother.heard())
    assert before == 4  # on Friday and on Monday morning twice
    opens(place, school.id, due="16:30")
    place.town.to("Mon", "17:30", 1)
    assert [text.split("\n")[0] for text in mother.heard()[before:]] == ["Khai báo sức khỏe đột xuất thứ Hai 30/11"]
    teacher.hears("đột xuất", "Thầy/cô vui lòng khai báo sức khỏe trước 16:30 ạ.")


def test_boarding_staff_who_owe_for_boarders_alone_read_the_letter_too(place: PhuLam) -> None:
    school = place.school("PTDTNT Phù Lam", "NT")
    keeper = school.hires("Hà Văn Páo", "boarding")
    school.pupil("Giàng A Sùa", "10A", boards=True)
    opens(place, school.id, due="15:00")
    keeper.says("/khaibao").taps("khỏe")
    place.town.to("Wed", "14:45")
    assert keeper.last.plain.split("\n") == [
        "Khai báo sức khỏe đột xuất thứ Tư 25/11",
        "Thực hiện văn bản số 1234/SGDĐT-CTTT ngày 25/11/2026 của Sở GDĐT.",
        "Còn 1 học sinh nội trú chờ thầy/cô khai báo.",
    ]


def test_an_old_button_says_which_order_is_over(place: PhuLam) -> None:
    school = place.school()
    mother = place.mother(school.pupil("Trần Gia Minh"))
    opens(place, school.id, due="15:00")
    place.town.to("Wed", "17:01")
    mother.taps("Minh khỏe")
    mother.sees("đã kết thúc lúc 17:00. Thực hiện văn bản số 1234/SGDĐT-CTTT ngày 25/11/2026 của Sở GDĐT.")


def test_what_a_letter_does_not_say_is_left_out(place: PhuLam) -> None:
    here, there = place.school(), place.school("MN Hoa Ban", "HB")
    mother, other = place.mother(here.pupil("Trần Gia Minh")), place.mother(there.pupil("Lê Thu An"), name="Vũ Thị Lan")
    opens(place, here.id, Directive("12/KH", WEDNESDAY), due="15:00")
    opens(place, there.id, Directive(), due="15:00")
    place.town.to("Wed", "14:00")
    mother.hears("Thực hiện văn bản số 12/KH ngày 25/11/2026.\n")
    other.hears("Khai báo sức khỏe đột xuất thứ Tư 25/11\nMẹ vui lòng")


def test_the_help_says_why_there_are_declarations(place: PhuLam) -> None:
    mother = place.mother(place.school().pupil("Trần Gia Minh"))
    mother.says("/trogiup")
    mother.sees("theo Công văn số 614/BGDĐT-GDTC ngày 19/02/2021 của Bộ GDĐT.")


def test_an_order_holds_on_a_day_off_and_on_a_sunday(place: PhuLam) -> None:
    school = place.school()
    place.day_off(place.province, WEDNESDAY)
    (row,) = opens(place, school.id)
    assert (row["state"], row["due_at"], row["closes_at"]) == ("open", at("Wed", "12:00"), at("Wed", "17:00"))
    (sunday,) = opens(place, school.id, opens="2026-11-29T16:00", due="2026-11-29T18:30")
    assert sunday["state"] == "planned"
    place.town.to("Sun", "16:01")
    assert state(place, sunday["id"]) == ("open", "open")
    place.town.to("Sun", "18:31")
    assert state(place, sunday["id"]) == ("closed", "close")


def test_the_same_letter_again_opens_nothing_twice(place: PhuLam) -> None:
    school = place.school()
    (once,) = opens(place, school.id, due="15:00")
    (again,) = opens(place, school.id, due="16:00")
    assert (again["id"], again["due_at"]) == (once["id"], once["due_at"])
    assert len([row for row in place.rows(ORDER) if row.kind == "ad_hoc"]) == 1


def test_two_communes_may_give_their_letters_one_number_on_one_day(place: PhuLam) -> None:
    here, there = place.school(), place.school("MN Hoa Ban", "HB")
    phu_lam = Directive("12/KH", WEDNESDAY, "UBND xã Phù Lam")
    opens(place, here.id, phu_lam)
    opens(place, there.id, Directive("12/KH", WEDNESDAY, "UBND xã Hoa Ban"))
    opens(place, here.id, phu_lam)
    letters = [row.issuer for row in place.rows(ORDER) if row.kind == "ad_hoc"]
    assert letters == ["UBND xã Phù Lam", "UBND xã Hoa Ban"]


def test_the_same_letter_without_an_issuer_is_one_too(place: PhuLam) -> None:
    school = place.school()
    opens(place, school.id, Directive("12/KH", WEDNESDAY)), opens(place, school.id, Directive("12/KH", WEDNESDAY))
    assert len([row for row in place.rows(ORDER) if row.kind == "ad_hoc"]) == 1


def test_two_orders_without_a_letter_are_two(place: PhuLam) -> None:
    school = place.school()
    first, second = opens(place, school.id, Directive()), opens(place, school.id, Directive())
    assert first[0]["id"] != second[0]["id"]


def test_closing_by_hand_counts_and_tells_the_principal_once(place: PhuLam) -> None:
    school = place.school()
    mother = place.mother(school.pupil("Trần Gia Minh"))
    principal = school.hires("Phạm Văn Dũng", "principal")
    (row,) = opens(place, school.id, due="15:00")
    place.town.to("Wed", "10:00")
    assert closes(place, row["id"])
    (after,) = [each for each in place.rows(ROUND) if each.id == row["id"]]
    assert (after.state, after.done, after.next_at, after.owed) == ("closed", "close", None, 2)
    assert after.closes_at == place.town.clock.now()
    principal.hears("0/1")
    heard = len(principal.heard()), len(mother.heard())
    assert not closes(place, row["id"])
    place.town.to("Wed", "18:00")
    assert (len(principal.heard()), len(mother.heard())) == heard


def test_an_ordered_round_that_has_not_opened_is_called_off(place: PhuLam) -> None:
    school = place.school()
    (row,) = opens(place, school.id, opens="14:00", due="15:00")
    assert closes(place, row["id"])
    place.town.to("Wed", "18:00")
    assert state(place, row["id"])[0] == "cancelled"


def test_a_standing_round_ahead_is_not_closed_and_an_unknown_one_neither(place: PhuLam) -> None:
    place.school()
    place.town.by(minutes=1)
    ahead = next(row.id for row in place.rows(ROUND) if row.state == "planned")
    with pytest.raises(FollowsCalendar):
        closes(place, ahead)
    with pytest.raises(NoSuchRound):
        closes(place, 999999)


@pytest.mark.parametrize(
    ("hours", "wrong"),
    [
        ({"due": "08:59"}, DueGone),
        ({"due": "sau giờ chào cờ"}, NotATime),
        ({"due": "25:00"}, NotATime),
        ({"opens": "15:00", "due": "14:00"}, TimesWrong),
        ({"due": "15:00", "closes": "14:00"}, TimesWrong),
    ],
)
def test_hours_that_cannot_be_are_refused_and_nothing_is_stored(
    place: PhuLam, hours: dict[str, str], wrong: type[Mistake]
) -> None:
    school = place.school()
    with pytest.raises(wrong):
        opens(place, school.id, LETTER, **hours)
    assert not [row for row in place.rows(ORDER) if row.kind == "ad_hoc"]


def test_only_a_form_in_force_is_taken() -> None:
    with pytest.raises(NoSuchForm):
        ordered("khong-co", LETTER, at("Wed", "09:00"), None, None, None, forms={"person-2026": "person"})


def test_a_letter_needs_its_number_and_date() -> None:
    whole = {"number": "12/KH", "date": "2026-11-25", "issuer": "UBND xã", "summary": "Đột xuất"}
    assert read_directive(json.dumps(whole)) == Directive("12/KH", WEDNESDAY, "UBND xã", "Đột xuất")
    assert read_directive('{"number": "12/KH", "date": "2026-11-25"}').issuer is None
    for wrong in ("[]", "{", *(json.dumps({**whole, name: ""}) for name in whole), json.dumps({**whole, "number": 12})):
        with pytest.raises(DirectiveWrong):
            read_directive(wrong)
