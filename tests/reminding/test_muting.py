"""/ngungnhac: no reminders until a day, and back again."""

from datetime import date

import pytest

from bot.handlers.muting import month_later, typed_day
from tests.reminding.phu_lam import PhuLam
from tests.town import Actor, Town

TODAY = date(2026, 11, 23)


def reminders(actor: Actor) -> list[str]:
    return [text for text in actor.heard() if text.startswith("Khai báo sức khỏe")]


def test_reminders_pause_for_a_week_and_come_back_by_themselves(town: Town) -> None:
    place = PhuLam(town)
    mother = place.mother(place.school().pupil("Trần Gia Minh"))
    mother.says("/ngungnhac").sees("Tạm ngừng tin nhắc trong bao lâu", "1 tuần", "1 tháng", "Ngày khác")
    mother.taps("1 tuần")
    mother.sees("Đã tạm ngừng tin nhắc đến thứ Hai 30/11")
    town.to("Fri", "17:00")
    assert reminders(mother) == []
    town.to("Mon", "17:00", 1)
    assert len(reminders(mother)) == 2


def test_another_day_is_typed_and_a_wrong_one_asked_again(town: Town) -> None:
    place = PhuLam(town)
    mother = place.mother(place.school().pupil("Trần Gia Minh"))
    mother.says("/ngungnhac").taps("Ngày khác")
    mother.sees("Nhắc lại từ ngày nào", "14/12")
    for wrong in ("mai", "31/02", "23/11/2026", "01/01/2031"):
        mother.says(wrong).sees("Ngày này chưa dùng được")
    mother.says("ngày 25 tháng 11").sees("đến thứ Tư 25/11")
    town.to("Mon", "17:00")
    assert reminders(mother) == []
    town.to("Fri", "17:00")
    assert len(reminders(mother)) == 2


def test_reminders_come_again_at_once_when_asked_for(town: Town) -> None:
    place = PhuLam(town)
    mother = place.mother(place.school().pupil("Trần Gia Minh"))
    mother.says("/ngungnhac").taps("1 tháng")
    mother.sees("thứ Tư 23/12")
    mother.says("/ngungnhac").sees("đang tạm ngừng, sẽ gửi lại từ thứ Tư 23/12").taps("Nhắc lại")
    mother.sees("Tin nhắc sẽ được gửi lại")
    town.to("Mon", "06:20")
    assert len(reminders(mother)) == 1


def test_whoever_paused_by_silence_gets_three_more_rounds_when_they_ask(town: Town) -> None:
    place = PhuLam(town)
    mother = place.mother(place.school().pupil("Trần Gia Minh"))
    town.to("Mon", "17:00", 1)
    assert place.account(mother).paused
    mother.says("/ngungnhac").sees("mấy đợt gần đây chưa có trả lời").taps("Nhắc lại")
    town.to("Mon", "17:00", 2)
    assert len(reminders(mother)) == 10
    assert not place.account(mother).paused


def test_strangers_have_no_reminders_to_pause(town: Town) -> None:
    town.actor("900").says("/ngungnhac").sees("không dành cho tài khoản này")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("15/12", date(2026, 12, 15)),
        ("1-3", date(2027, 3, 1)),
        ("15/12/2026", date(2026, 12, 15)),
        ("ngày 5 tháng 1 nhé", date(2027, 1, 5)),
        ("23/11", date(2027, 11, 23)),
        ("tuần sau", None),
        ("32/13", None),
    ],
)
def test_typed_days(text: str, day: date | None) -> None:
    assert typed_day(text, TODAY) == day


def test_a_month_later_stays_in_the_next_month() -> None:
    assert month_later(date(2026, 11, 23)) == date(2026, 12, 23)
    assert month_later(date(2027, 1, 31)) == date(2027, 2, 28)
    assert month_later(date(2026, 12, 31)) == date(2027, 1, 31)
