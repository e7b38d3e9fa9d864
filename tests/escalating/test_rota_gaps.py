"""A gap in the rota is announced to the principal the afternoon before, once, and not when somebody stands in."""

from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from bot.cases.rota import gaps_on
from bot.cases.values import Duty, DutyKind
from tests.escalating.hoa_ban import HoaBan
from tests.town import Town

HOURS = (time(6), time(17))
WEDNESDAY = date(2026, 11, 25)
NURSE = DutyKind.SCHOOL_HEALTH


def duty(person: int, first: int | None = None, last: int | None = None, **more: object) -> Duty:
    return Duty(person, NURSE, 1, from_minute=first, to_minute=last, id=person, **more)  # type: ignore[arg-type]


def gaps(*duties: Duty, reachable: tuple[int, ...] = (1, 2, 3)) -> tuple[tuple[time, time], ...]:
    return gaps_on(duties, NURSE, 1, WEDNESDAY, HOURS, reachable)


def test_hours_that_leave_a_hole() -> None:
    assert gaps(duty(1)) == ()
    assert gaps(duty(1, 360, 690), duty(2, 780, 1020)) == ((time(11, 30), time(13)),)
    assert gaps(duty(1, 360, 690), duty(2, 690, 1020)) == ()
    assert gaps(duty(1, 1320, 420)) == ((time(7), time(17)),)
    assert gaps(duty(1, weekdays="01")) == (HOURS,)
    assert gaps(duty(1), reachable=()) == (HOURS,)
    assert gaps(duty(1), duty(2, covers=1, from_on=WEDNESDAY), reachable=(1,)) == (HOURS,)


def test_nobody_at_all_is_no_gap_of_a_rota_but_a_duty_that_ends_is() -> None:
    assert gaps() == ()
    assert gaps(duty(1, to_on=date(2026, 11, 1))) == ()
    assert gaps(duty(1, to_on=WEDNESDAY)) == (HOURS,)


@given(st.lists(st.tuples(st.integers(0, 1439), st.integers(0, 1439)), max_size=4))
def test_a_minute_is_in_a_gap_when_nobody_is_on_duty_in_it(shifts: list[tuple[int, int]]) -> None:
    found = gaps(*(duty(at + 1, first, last) for at, (first, last) in enumerate(shifts)), reachable=tuple(range(9)))
    if not shifts:
        assert found == ()
        return
    for minute in range(360, 1020, 7):
        on = any(
            first <= minute < last if first <= last else minute >= first or minute < last for first, last in shifts
        )
        inside = any(a.hour * 60 + a.minute <= minute < b.hour * 60 + b.minute for a, b in found)
        assert on is not inside


def test_the_principal_hears_the_afternoon_before_and_once_a_week(town: Town) -> None:
    hoa_ban = HoaBan(town)
    hoa_ban.hires("principal", "Đỗ Thị Hạnh", "principal", hoa_ban.school, gender="female")
    person = town.seeds.person("staff", "Nguyễn Thị Thảo", school=hoa_ban.school)
    town.seeds.account(person)
    town.seeds.duty(person, "school_health", hoa_ban.school, weekdays="04")
    principal = hoa_ban["principal"]
    town.to("Mon", "15:59")
    assert not principal.heard()
    town.to("Mon", "16:00")
    principal.hears("Thứ Tư 25/11: MN Hoa Ban chưa có ai trực y tế trường", "06:00-17:00", rings=False)
    principal.taps("Xem trực thay")
    town.to("Sun", "12:00")
    assert len([text for text in principal.heard() if "chưa có ai trực" in text]) == 1
    town.to("Mon", "16:00", week=1)
    principal.hears("Thứ Ba 01/12: MN Hoa Ban chưa có ai trực")


def test_somebody_who_stands_in_fills_it_and_no_rota_says_nothing(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    nurse = hoa_ban["nurse"]
    nurse.says("/tructhay")
    nurse.taps("Nhờ trực thay: y tế trường (cô Thảo)")
    nurse.taps("Phạm Thu Trang")
    nurse.taps("1 tuần")
    town.to("Fri", "20:00")
    assert not [text for text in hoa_ban["principal"].heard() if "chưa có ai trực" in text]
