"""The legal 24 hours of a suspected notifiable case: who is reminded at which minute, and when it stops."""

import pytest

from bot.clock import local, local_date
from bot.dialogue.case_actions import StationTold
from bot.dialogue.station_actions import StationNotTold, StationToldHow
from storage.needs import Reading
from storage.queries.cases import refused_cases
from storage.tables import CASE_TOLD
from tests.escalating.hoa_ban import AMBER, RED, HoaBan, cases, events
from tests.escalating.standing import opens
from tests.escalating.test_red import declared, everything, press
from tests.town import Actor, Town, at

LAW = "Điều 10 Thông tư 15/2026"
DUTY = "chưa ghi nhận đã báo Trạm Y tế"


def reminded(hoa_ban: HoaBan) -> dict[str, list[str]]:
    """Who heard from the legal clock at which minute; "!" where it rang."""
    said = {
        office: [
            f"{local(message.at):%a %H:%M}{'!' if message.rings else ''}"
            for message in actor.standing
            if message.pushed and LAW in message.plain
        ]
        for office, actor in hoa_ban.staff.items()
    }
    return {office: times for office, times in said.items() if times}


def opened(town: Town, start: str) -> HoaBan:
    """A red child declared at a time such as "Sun 21:00", taken by the nurse; nobody records the station."""
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    town.clock.move_to(at(*start.split(), week=1) if start != "Tết" else TET_EVE)  # type: ignore[arg-type]
    hoa_ban.mother_of(tue).declares(tue)
    hoa_ban["nurse"].taps("Mở")
    hoa_ban["nurse"].taps("Nhận ca này")
    hoa_ban["nurse"].taps("Theo dõi tại nhà")
    return hoa_ban


TET_EVE = at("Fri", "09:10", week=10)
"""05/02/2027, the eve of Mùng 1 Tết Đinh Mùi."""


@pytest.mark.parametrize(
    ("start", "both", "ends"),
    [
        ("Mon 06:41", ["Mon 16:00", "Mon 19:00"], "Tue 06:41!"),
        ("Sun 21:00", ["Mon 16:00", "Mon 17:00!", "Mon 19:00"], "Mon 21:00"),
        ("Fri 17:30", ["Fri 19:00", "Sat 13:30!", "Sat 16:00"], "Sat 17:30!"),
        ("Tue 03:20", ["Tue 16:00", "Tue 19:00"], "Wed 03:20"),
        ("Tết", ["Fri 16:00", "Fri 19:00"], "Sat 09:10!"),
    ],
)
def test_a_whole_day_without_a_record(town: Town, start: str, both: list[str], ends: str) -> None:
    hoa_ban = opened(town, start)
    town.by(hours=72)
    assert reminded(hoa_ban) == {"nurse": both, "principal": [*both, ends], "contact": [ends]}
    assert cases(town)[0].notice_at is None


def test_what_is_said_names_nobody_and_what_the_contact_hears_is_a_count(town: Town) -> None:
    hoa_ban, _, _ = declared(town)
    town.to("Mon", "16:00")
    reminder = hoa_ban["nurse"].hears(f"{LAW}: 1 ca {DUTY} · MN Hoa Ban", "Thỏ Ngọc · hạn 06:41 ngày 24/11")
    assert reminder.labels == ["Báo Trạm Y tế", "Đã báo Trạm Y tế"]
    town.to("Tue", "06:41")
    over = hoa_ban["contact"].hears(f"{LAW}: đã quá 24 giờ, 1 ca {DUTY} · MN Hoa Ban", rings=True)
    assert over.labels == ["Xem tình hình trường"]
    assert "Thỏ Ngọc" not in over.plain
    hoa_ban["principal"].hears("đã quá 24 giờ", "Thỏ Ngọc", rings=True)
    for office in ("nurse", "principal", "contact"):
        assert "Tuệ" not in everything(hoa_ban[office])


def test_the_thirteenth_child_is_said_too(town: Town) -> None:
    """Twelve have a line and buttons; of the others it says how many, and a tap lists all."""
    hoa_ban = HoaBan(town).usual_staff()
    town.to("Mon", "06:41")
    for letter in "ABCDEGHIKLMNO":
        child = hoa_ban.child(f"Trần Minh {letter}")
        hoa_ban.mother_of(child, name=f"Mẹ {letter}").declares(child)
    town.to("Mon", "16:00")
    reminder = hoa_ban["nurse"].hears(f"{LAW}: 13 ca {DUTY}", "12. Thỏ Ngọc", "và 1 ca nữa; nhắn /ca để xem tất cả.")
    assert reminder.labels[-1] == "Các ca đang mở"
    press(hoa_ban["nurse"], StationTold(cases(town)[0].id))
    assert "ca nữa" not in reminder.plain
    assert reminder.labels[-1] == "12. Đã báo Trạm Y tế"


def test_recorded_it_is_silent_and_what_was_said_says_by_whom(town: Town) -> None:
    hoa_ban, _, _ = declared(town)
    nurse, principal = hoa_ban["nurse"], hoa_ban["principal"]
    town.to("Mon", "16:05")
    reminder = nurse.hears(DUTY)
    nurse.taps("Đã báo Trạm Y tế")
    nurse.sees("Đã ghi nhận", "Qua điện thoại", "Bằng giấy hoặc trực tiếp", "Ghi nhầm")
    nurse.taps("Qua điện thoại")
    nurse.sees("Đã ghi nhận: đã báo Trạm Y tế, qua điện thoại.")
    for message in (reminder, principal.messages[-1]):
        assert message.plain == "Đã báo Trạm Y tế lúc 16:05 (cô Thảo, qua điện thoại)."
        assert not message.labels
    town.to("Wed", "12:00")
    assert reminded(hoa_ban) == {}, "the reminders of 16:00 say that it is done"
    case = cases(town)[0]
    assert (case.told_station_by, case.told_station_how) == (hoa_ban.persons["nurse"], "phone")
    assert case.told_station_at == at("Mon", "16:05")
    assert case.outcome is None, "telling the station is a step, never an outcome"
    assert events(town)[-2:] != ["outcome"]


def test_a_mistaken_record_is_taken_back_by_whoever_made_it_within_the_hour(town: Town) -> None:
    hoa_ban, _, _ = declared(town)
    nurse, principal = hoa_ban["nurse"], hoa_ban["principal"]
    number = cases(town)[0].id
    town.to("Mon", "15:50")
    nurse.taps("Mở")
    nurse.taps("Đã báo Trạm Y tế")
    press(principal, StationNotTold(number))
    assert cases(town)[0].told_station_at == at("Mon", "15:50"), "only who recorded it may"
    assert "Đã báo Trạm Y tế lúc 15:50 (cô Thảo)" in everything(principal)
    town.to("Mon", "16:10")
    assert reminded(hoa_ban) == {}
    nurse.taps("Ghi nhầm")
    assert "Đã hủy ghi nhận" in everything(nurse)
    assert reminded(hoa_ban) == {"nurse": ["Mon 16:10"], "principal": ["Mon 16:10"]}, "what it kept silent about"
    assert cases(town)[0].told_station_how is None
    press(nurse, StationToldHow(number, "paper"))
    assert cases(town)[0].told_station_how == "paper"
    town.by(minutes=60)
    press(nurse, StationNotTold(number))
    nurse.sees("Đã báo Trạm Y tế lúc 16:10 (cô Thảo, bằng giấy hoặc trực tiếp).")
    assert "Ghi nhầm" not in nurse.last.labels
    town.to("Tue", "12:00")
    assert cases(town)[0].told_station_at == at("Mon", "16:10")


def test_only_a_false_alarm_ends_the_duty(town: Town) -> None:
    hoa_ban, _, _ = declared(town)
    nurse = hoa_ban["nurse"]
    for label in ("Mở", "Nhận ca này", "Đi học lại", "Đúng, ghi"):
        nurse.taps(label)
    assert cases(town)[0].state == "closed"
    town.to("Mon", "16:00")
    nurse.hears(DUTY)
    nurse.taps("Đã báo Trạm Y tế")
    assert cases(town)[0].told_station_by == hoa_ban.persons["nurse"]
    town.to("Wed", "06:00")
    assert len(reminded(hoa_ban)) == 0


def test_a_false_alarm_ends_it_and_what_was_said_follows(town: Town) -> None:
    hoa_ban, _, _ = declared(town)
    nurse = hoa_ban["nurse"]
    town.to("Mon", "16:30")
    opens(nurse)
    for label in ("Nhận ca này", "Báo nhầm", "Đúng, ghi"):
        nurse.taps(label)
    assert cases(town)[0].notice_at is None
    nurse.hears("Ca đã kết thúc là báo nhầm")
    town.to("Wed", "06:00")
    assert reminded(hoa_ban) == {}
    press(nurse, StationTold(cases(town)[0].id))
    nurse.sees("Ca này đã kết thúc lúc 16:30", "Các ca đang mở")


def test_a_case_that_is_not_notifiable_nags_nobody(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    an = hoa_ban.child("Lê Minh An")
    town.to("Mon", "06:41")
    hoa_ban.mother_of(an).declares(an, AMBER)
    nurse = hoa_ban["nurse"]
    nurse.says("/ca")
    assert "còn 2" not in nurse.last.plain
    nurse.taps("1. An")
    assert "Trạm Y tế" not in everything(nurse)
    town.to("Wed", "06:41")
    assert reminded(hoa_ban) == {}


def test_a_case_that_becomes_notifiable_has_its_24_hours_from_then(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    mother = hoa_ban.mother_of(tue)
    town.to("Mon", "06:41")
    mother.declares(tue, AMBER)
    town.to("Mon", "17:20")
    mother.declares(tue, RED)
    case = cases(town)[0]
    assert (case.report_by, case.notice_at) == (at("Tue", "17:20"), at("Mon", "19:00"))
    mother.declares(tue, RED)
    assert cases(town)[0].report_by == at("Tue", "17:20"), "a second suspicion does not give more time"
    town.to("Wed", "12:00")
    both = ["Mon 19:00", "Tue 13:20!", "Tue 16:00"]
    assert reminded(hoa_ban) == {"nurse": both, "principal": [*both, "Tue 17:20!"], "contact": ["Tue 17:20!"]}


def test_several_children_are_one_reminder_that_shrinks_as_they_are_recorded(town: Town) -> None:
    hoa_ban, _, _ = declared(town)
    an = hoa_ban.child("Nguyễn Hoài An", hoa_ban.gau_bong)
    hoa_ban.mother_of(an, name="Lê Thị Vân").declares(an)
    nurse = hoa_ban["nurse"]
    town.to("Mon", "16:00")
    assert reminded(hoa_ban)["nurse"] == ["Mon 16:00"]
    nurse.hears("2 ca chưa ghi nhận", "1. Thỏ Ngọc · hạn 06:41", "2. Gấu Bông · hạn 06:41")
    nurse.taps("2. Đã báo Trạm Y tế")
    reminder = nurse.hears("1 ca chưa ghi nhận", "Thỏ Ngọc")
    assert "Gấu Bông" not in reminder.plain
    town.to("Tue", "06:41")
    hoa_ban["contact"].hears("đã quá 24 giờ, 1 ca")


def blocks(*actors: Actor) -> None:
    for actor in actors:
        actor.window.is_blocked = True


def test_who_has_blocked_the_bot_is_replaced_by_the_next_duty_and_named_in_what_it_hears(town: Town) -> None:
    hoa_ban, _, _ = declared(town)
    blocks(hoa_ban["nurse"])
    town.to("Mon", "16:00")
    deputy = hoa_ban["deputy"].hears(DUTY, "Chưa liên hệ được: y tế trường.")
    assert local(deputy.at) == local(at("Mon", "16:00"))
    town.to("Mon", "19:00")
    assert reminded(hoa_ban)["deputy"] == ["Mon 16:00", "Mon 19:00"]


def test_a_reminder_that_does_not_arrive_climbs_at_once_and_is_no_step_of_the_ladder(town: Town) -> None:
    hoa_ban, _, _ = declared(town)
    town.to("Mon", "15:59")
    ladder = [kind for kind in events(town) if kind in ("told", "alarm", "unreached")]
    blocks(hoa_ban["nurse"])
    town.to("Mon", "16:00")
    town.by(seconds=10)
    hoa_ban["deputy"].hears(DUTY, "Chưa liên hệ được: y tế trường.")
    assert reminded(hoa_ban) == {"deputy": ["Mon 16:00"], "principal": ["Mon 16:00"]}
    assert [kind for kind in events(town) if kind in ("told", "alarm", "unreached")] == ladder
    forget = CASE_TOLD.update().where(CASE_TOLD.c.kind == "notice").values(refused_at=None)
    town.database.write(lambda c: c.execute(forget)).result(timeout=10)
    with town.database.reading() as connection:
        now = town.clock.now()
        assert refused_cases(Reading(connection, town.database.sealer, now, local_date(now)), 9) == []


def test_nobody_at_school_reached_climbs_to_the_contact_as_a_count_and_to_the_operator(town: Town) -> None:
    hoa_ban, _, _ = declared(town)
    blocks(hoa_ban["nurse"], hoa_ban["deputy"], hoa_ban["principal"])
    town.to("Mon", "16:00")
    assert hoa_ban["contact"].hears(LAW, "1 ca").labels == ["Xem tình hình trường"]
    note = hoa_ban["operator"].hears("không nhắc được ai ở trường", "MN Hoa Ban", rings=False)
    assert "Thỏ Ngọc" not in note.plain
    assert hoa_ban["operator"].heard().count(note.plain) == 1


def test_a_program_that_was_down_says_the_newest_once(town: Town) -> None:
    town.is_broken = True  # the auditor rightly finds that the ladder stood still as well
    hoa_ban, _, _ = declared(town)
    town.clock.move_to(at("Mon", "21:15"))
    town.settle()
    assert reminded(hoa_ban) == {"nurse": ["Mon 21:15"], "principal": ["Mon 21:15"]}
    town.to("Tue", "12:00")
    assert reminded(hoa_ban)["contact"] == ["Tue 06:41!"]


def test_looking_twice_says_it_once(town: Town) -> None:
    hoa_ban, _, _ = declared(town)
    town.to("Mon", "16:00")
    for _ in range(3):
        town.by(seconds=7)
    assert reminded(hoa_ban)["nurse"] == ["Mon 16:00"]
    assert events(town).count("legal_clock") == 1
