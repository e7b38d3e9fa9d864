"""Rounds are held on Mondays and Fridays of school weeks, as calendars say; they are rows, planned and moved once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import sqlalchemy as sa

from bot.jobs.ticks import run_tick
from bot.rounds.ticking import ROUNDS
from storage.database import Database
from storage.queries.units import write_setting
from storage.tables import DAY_OFF, ORDER, ROUND, SETTING
from tests.reminding.phu_lam import PhuLam
from tests.town import Town, at, test_sealer

MONDAY, TUESDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 27)
NEXT_MONDAY, NEXT_TUESDAY = date(2026, 11, 30), date(2026, 12, 1)


def opened(rounds: list[tuple[date, str, str]]) -> list[date]:
    return [on for on, state, _ in rounds if state in ("open", "closed")]


def test_rounds_are_held_on_monday_and_friday_and_on_no_other_day(town: Town) -> None:
    place = PhuLam(town)
    school = place.school()
    town.to("Mon", "05:55")
    assert school.rounds()[:2] == [(MONDAY, "open", "open"), (FRIDAY, "planned", "planned")]
    town.to("Sun", "23:00", 1)
    assert opened(school.rounds()) == [MONDAY, FRIDAY, NEXT_MONDAY, date(2026, 12, 4)]
    assert len(place.rows(ORDER)) == 1


def test_a_round_passes_its_milestones_and_closes_with_what_was_owed_and_declared(town: Town) -> None:
    place = PhuLam(town)
    school = place.school()
    minh, _ = school.pupil("Trần Gia Minh"), school.pupil("Lê Thu An")
    school.hires("Phạm Thu Trang")
    mother = place.mother(minh)
    seen = []
    for time in ("05:51", "06:15", "06:55", "07:10", "07:15", "07:35", "17:00"):
        town.to("Mon", time)
        seen.append(school.rounds()[0][2])
        if time == "06:15":
            mother.taps("Minh khỏe")
    assert seen == ["open", "remind_1", "remind_2", "list", "due", "totals", "close"]
    closed = place.rows(ROUND)[0]
    assert (closed.state, closed.owed, closed.declared, closed.next_at) == ("closed", 3, 1, None)


def test_none_on_a_national_holiday_and_the_next_school_day_where_the_school_moves_it(town: Town) -> None:
    place = PhuLam(town)
    skips = place.school().sets(days="mon,tue,fri")
    moves = place.school("MN Hoa Ban", "HB").sets(days="tue,fri", day_off="move")
    town.to("Sun", "12:00")
    assert opened(skips.rounds()) == [MONDAY, FRIDAY]
    assert opened(moves.rounds()) == [date(2026, 11, 25), FRIDAY]


def test_none_on_a_day_off_of_the_province_unless_the_school_holds_it(town: Town) -> None:
    place = PhuLam(town)
    closed, open_anyway = place.school(), place.school("MN Hoa Ban", "HB")
    place.day_off(place.province, FRIDAY)
    place.day_off(open_anyway.id, FRIDAY, is_school_day=True)
    town.to("Sun", "12:00")
    assert opened(closed.rounds()) == [MONDAY]
    assert opened(open_anyway.rounds()) == [MONDAY, FRIDAY]


def test_a_day_off_entered_after_planning_cancels_the_round_when_it_would_open(town: Town) -> None:
    place = PhuLam(town)
    school = place.school()
    mother = place.mother(school.pupil("Trần Gia Minh"))
    town.to("Fri", "04:30")
    assert (FRIDAY, "planned", "planned") in school.rounds()
    place.day_off(place.commune, FRIDAY)
    before = len(mother.heard())
    town.to("Sun", "12:00")
    assert (FRIDAY, "cancelled", "planned") in school.rounds()
    assert len(mother.heard()) == before


def test_or_moves_it_to_the_next_school_day(town: Town) -> None:
    place = PhuLam(town)
    school = place.school().sets(day_off="move", days="thu")
    town.to("Thu", "04:30")
    place.day_off(school.id, date(2026, 11, 26))
    town.to("Sat", "12:00")
    assert opened(school.rounds()) == [FRIDAY]


def test_a_storm_after_the_opening_keeps_everybody_from_being_reminded(town: Town) -> None:
    place = PhuLam(town)
    school = place.school()
    mother, principal = place.mother(school.pupil("Trần Gia Minh")), school.hires("Đỗ Thị Hạnh", "principal")
    town.to("Mon", "06:00")
    place.day_off(place.province, MONDAY)
    town.to("Mon", "17:00")
    assert mother.heard() == principal.heard() == []
    assert school.rounds()[0] == (MONDAY, "closed", "close")


def test_a_bell_set_anew_counts_from_the_next_opening(town: Town) -> None:
    place = PhuLam(town)
    school = place.school()
    mother = place.mother(school.pupil("Trần Gia Minh"))
    town.to("Mon", "17:00")
    town.seeds.insert(SETTING, unit_id=school.id, name="bell", value="08:00")
    before = len(mother.heard())
    town.to("Fri", "06:59")
    assert len(mother.heard()) == before
    town.to("Fri", "07:00")
    mother.hears("thứ Sáu 27/11", "08:00")


def test_a_lifted_day_off_brings_the_round_back(town: Town) -> None:
    place = PhuLam(town)
    school = place.school()
    place.day_off(school.id, FRIDAY)
    town.to("Tue", "12:00")
    assert FRIDAY not in [on for on, _, _ in school.rounds()]
    town.database.write(lambda connection: connection.execute(sa.delete(DAY_OFF))).result()
    town.to("Sat", "12:00")
    assert opened(school.rounds()) == [MONDAY, FRIDAY]


def test_hours_that_contradict_each_other_stop_no_other_school(town: Town) -> None:
    place = PhuLam(town)
    broken, sound = place.school().sets(opens="09:00"), place.school("MN Hoa Ban", "HB")
    town.to("Mon", "12:00")
    assert broken.rounds() == []
    assert opened(sound.rounds()) == [MONDAY]


def test_invariant_3_two_processes_look_at_once_and_everything_happens_once(town: Town) -> None:
    place = PhuLam(town)
    schools = [place.school(f"Trường {n}", f"S{n}") for n in range(3)]
    mothers = [place.mother(school.pupil("Trần Gia Minh"), name=f"Lê Thị {n}") for n, school in enumerate(schools)]
    other = Database(town.database.url, test_sealer())
    other.start()
    try:
        for time in ("05:00", "06:15", "06:55", "07:10", "07:35", "17:00"):
            town.clock.move_to(at("Mon", time) if time != "05:00" else town.clock.now())
            with ThreadPoolExecutor(2) as both:
                list(both.map(lambda each: run_tick(each, town.clock, ROUNDS), (town.database, other)))
            town.settle()
    finally:
        other.stop()
    assert [len(mother.heard()) for mother in mothers] == [2, 2, 2]
    assert {tuple(school.rounds()[0]) for school in schools} == {(MONDAY, "closed", "close")}


def test_a_setting_of_today_counts_at_the_next_look(town: Town) -> None:
    place = PhuLam(town)
    school = place.school()
    mother = place.mother(school.pupil("Trần Gia Minh"))
    town.to("Tue", "12:00")
    before = len(mother.heard())
    town.database.write(lambda connection: write_setting(connection, school.id, "days", "wed,fri")).result()
    town.to("Wed", "06:15")
    assert len(mother.heard()) == before + 1
    mother.hears("thứ Tư 25/11")
