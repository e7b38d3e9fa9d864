"""Nights and weekends: not unreachable, only quieter; an emergency rings everybody."""

from tests.escalating.hoa_ban import AMBER, EMERGENCY, RED, Family, HoaBan
from tests.town import Town, at

BREATHLESS = {"well": "no", "signs": ["breathless"]}


def school(town: Town) -> tuple[HoaBan, Family, int]:
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    return hoa_ban, hoa_ban.mother_of(tue), tue


def test_red_at_night_is_silent_and_stays_at_school(town: Town) -> None:
    hoa_ban, mother, tue = school(town)
    town.to("Mon", "21:00")
    mother.declares(tue, RED)
    for office in ("nurse", "principal"):
        hoa_ban[office].hears("mức đỏ", rings=False)
    town.to("Tue", "05:59")
    town.nobody_else_heard(hoa_ban["nurse"], hoa_ban["principal"])
    town.to("Tue", "20:59")
    town.nobody_else_heard(hoa_ban["nurse"], hoa_ban["principal"])
    town.to("Tue", "23:00")
    hoa_ban["contact"].hears("đã quá 24 giờ, 1 ca chưa ghi nhận đã báo Trạm Y tế", rings=False)
    town.nobody_else_heard(hoa_ban["nurse"], hoa_ban["principal"], hoa_ban["contact"])


def test_red_on_a_saturday_rings_school_health_and_principal_by_day(town: Town) -> None:
    hoa_ban, mother, tue = school(town)
    town.clock.move_to(at("Sat", "10:00", week=-1))
    mother.declares(tue, RED)
    for office in ("nurse", "principal"):
        hoa_ban[office].hears("mức đỏ", rings=True)
    town.nobody_else_heard(hoa_ban["nurse"], hoa_ban["principal"])


def test_an_emergency_at_night_rings_every_duty_of_the_school_and_the_contact(town: Town) -> None:
    hoa_ban, mother, tue = school(town)
    town.clock.move_to(at("Sat", "23:00", week=-1))
    mother.declares(tue, EMERGENCY, BREATHLESS, at_school=True)
    for office in ("nurse", "deputy", "principal", "teacher", "contact"):
        hoa_ban[office].hears("mức khẩn cấp", rings=True)
    town.by(minutes=30)
    hoa_ban["province"].hears("mức khẩn cấp", rings=True)
    hoa_ban["operator"].hears("chưa có người nhận", rings=True)


def test_the_homeroom_teacher_hears_of_a_red_child_who_is_in_class(town: Town) -> None:
    hoa_ban, mother, tue = school(town)
    town.to("Mon", "07:00")
    mother.declares(tue, RED, at_school=True)
    teacher = hoa_ban["teacher"]
    teacher.hears("mức đỏ", rings=True)
    teacher.taps("Mở")
    teacher.sees("Trần Gia Tuệ", "Đã nắm thông tin")
    assert "Nhận ca này" not in teacher.last.labels
    teacher.taps("Đã nắm thông tin")
    hoa_ban["nurse"].taps("Mở")
    hoa_ban["nurse"].taps("Nhận ca này")
    teacher.sees("Cô Thảo đã nhận lúc 07:00.")


def test_a_school_off_is_no_school_day(town: Town) -> None:
    hoa_ban, mother, tue = school(town)
    town.to("Tue", "10:00")  # 24/11, the day of culture
    mother.declares(tue, RED)
    hoa_ban["nurse"].hears("mức đỏ", rings=True)
    assert not hoa_ban["contact"].heard()


def test_what_is_passed_on_by_night_wakes_nobody(town: Town) -> None:
    hoa_ban, mother, tue = school(town)
    town.to("Mon", "19:00")
    mother.declares(tue, AMBER)
    nurse = hoa_ban["nurse"]
    nurse.taps("Xem danh sách")
    nurse.taps("Nhận Tuệ")
    town.to("Mon", "21:00")
    nurse.says("/ca")
    nurse.taps("1. Tuệ")
    nurse.taps("Chuyển người khác")
    nurse.taps("Đang bận ca khác")
    hoa_ban["deputy"].hears("học sinh cần hỏi thăm", rings=False)


def test_where_the_school_has_blocked_the_bot_those_beyond_it_are_not_woken_either(town: Town) -> None:
    hoa_ban, mother, tue = school(town)
    for office in ("nurse", "deputy", "principal"):
        hoa_ban[office].window.is_blocked = True
    town.to("Mon", "21:00")
    mother.declares(tue, RED, at_school=True)
    town.by(minutes=1)
    hoa_ban["contact"].hears("mức đỏ", rings=False)
    assert not [m for actor in hoa_ban.staff.values() for m in actor.messages if m.pushed and m.rings]
