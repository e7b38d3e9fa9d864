"""A parent whose window closes on Sunday evening is reached before Monday's reminder, once, and by day."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.delivery.closing import closing_tick
from storage.tables import OUTBOX
from tests.delivering.test_ledger import COUNTED, TWO_DAYS, CountingBot, allow, used
from tests.reminding.phu_lam import PhuLam, School
from tests.town import Actor, Town, at

ASKS = "có thể không cho trợ lý gửi tin nhắc nữa"


@pytest.fixture
def weekend(url: str) -> Iterator[Town]:
    made = Town(url, more_bots=("2",), start=at("Sun", "05:50", -1))
    made.delivery.carriers[COUNTED] = CountingBot(made)  # type: ignore[index]
    allow(made, window=TWO_DAYS)
    made.walker.ticks = [*made.walker.ticks, closing_tick(made.delivery.desk.counts.allowances)]
    yield made
    made.keeps_quiet()
    made.leaves_nothing_due()
    made.close()


def hours_before(closes: str, day: str = "Sun") -> float:
    """How long before the beginning somebody wrote whose window closes then."""
    closes_at = at(day, closes, -1 if day == "Sun" else 0)
    return (at("Sun", "05:50", -1) - (closes_at - TWO_DAYS)) / timedelta(hours=1)


def mother(town: Town, closes: str, day: str = "Sun", *, has_other: bool = False) -> tuple[PhuLam, School, Actor]:
    place = PhuLam(town)
    school = place.school()
    child, person = school.pupil("Trần Gia Minh"), town.seeds.person("guardian", "Trần Thị Mai")
    town.seeds.bond(person, child)
    town.seeds.consent(child, person)
    if has_other:
        place.other = town.actor(town.seeds.account(person))  # type: ignore[attr-defined]
    chat = town.account_on("2", person)
    used(town, chat, hours_before(closes, day))
    return place, school, chat


def kinds(place: PhuLam) -> list[tuple[str, str]]:
    return [(row.kind, row.state) for row in place.rows(OUTBOX) if row.kind in ("reminder", "window_closes")]


def test_a_word_on_sunday_at_eight_and_whoever_answers_is_reminded_on_monday(weekend: Town) -> None:
    place, _, chat = mother(weekend, "21:00")
    weekend.to("Sun", "19:59", -1)
    assert chat.heard() == []
    weekend.to("Sun", "20:00", -1)
    chat.hears("Khai báo sức khỏe thứ Hai 23/11", "Bắt đầu khai từ 05:00 ngày 23/11", ASKS)
    chat.taps("Vẫn nhắc giúp")
    chat.sees("Trợ lý sẽ nhắc ở đây vào thứ Hai 23/11 ạ.")
    weekend.to("Mon", "06:20")
    assert kinds(place) == [("window_closes", "sent"), ("reminder", "sent")]
    assert len(chat.heard()) == 2


def test_who_does_not_answer_is_on_the_list_and_hears_nothing_more(weekend: Town) -> None:
    place, school, chat = mother(weekend, "21:00")
    teacher = school.hires("Phạm Thu Trang", "homeroom", "2A")
    weekend.to("Mon", "07:12")
    assert len(chat.heard()) == 1
    teacher.hears("Minh — chưa gửi được tin nhắc vì đã lâu không nhắn cho trợ lý")
    assert kinds(place)[0] == ("window_closes", "sent")
    assert {state for kind, state in kinds(place) if kind == "reminder" and state != "sent"} == {"refused"}


def test_where_another_account_is_open_nothing_is_asked(weekend: Town) -> None:
    place, _, chat = mother(weekend, "21:00", has_other=True)
    weekend.to("Mon", "06:20")
    assert chat.heard() == []
    place.other.hears("Khai báo sức khỏe thứ Hai 23/11")  # type: ignore[attr-defined]
    assert kinds(place) == [("reminder", "refused"), ("reminder", "sent")]


def test_who_wrote_meanwhile_is_not_asked(weekend: Town) -> None:
    place, _, chat = mother(weekend, "21:00")
    weekend.to("Sun", "18:00", -1)
    chat.says("/menu")
    weekend.to("Mon", "06:20")
    assert kinds(place) == [("window_closes", "dropped"), ("reminder", "sent")]


def test_by_day_after_the_opening_the_reminder_itself_leaves_earlier_and_once(weekend: Town) -> None:
    place, _, chat = mother(weekend, "06:15", "Mon")
    weekend.to("Mon", "05:59")
    assert chat.heard() == []
    weekend.to("Mon", "06:00")
    chat.hears("Khai báo sức khỏe thứ Hai 23/11", "Minh")
    chat.says("/menu")
    weekend.to("Mon", "06:40")
    assert kinds(place) == [("reminder", "sent")], "it is the day's first"
    weekend.to("Mon", "07:00")
    assert kinds(place) == [("reminder", "sent"), ("reminder", "sent")], "and this the second"


def test_a_look_is_made_once_and_a_restart_makes_no_second(weekend: Town) -> None:
    place, _, chat = mother(weekend, "21:00")
    weekend.to("Sun", "12:00", -1)
    weekend.walker.ticks = [*weekend.walker.ticks, closing_tick(weekend.delivery.desk.counts.allowances)]
    weekend.to("Sun", "20:30", -1)
    assert len(chat.heard()) == 1
    assert len(kinds(place)) == 1


def test_whoever_wants_no_reminders_is_not_asked(weekend: Town) -> None:
    place, _, chat = mother(weekend, "21:00")
    chat.says("/ngungnhac")
    chat.taps("1 tuần")
    used_again = at("Sun", "21:00", -1) - TWO_DAYS
    from storage.tables import SESSION

    weekend.database.write(lambda c: c.execute(SESSION.update().values(at=used_again))).result(10)
    weekend.to("Mon", "06:20")
    assert [kind for kind, _ in kinds(place)] == []
