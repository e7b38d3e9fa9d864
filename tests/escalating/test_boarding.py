"""Boarding staff answer for boarders: their cases they see and take, nobody else's."""

import pytest

from bot.dialogue.actions import Action
from bot.dialogue.case_actions import OpenCaseAlert, OpenMyCase, SetOutcome, StationTold, TakeCase
from bot.messages import Reply
from tests.escalating.hoa_ban import AMBER, EMERGENCY, HoaBan, cases
from tests.town import Actor, Town


@pytest.fixture
def hoa_ban(town: Town) -> HoaBan:
    school = HoaBan(town).usual_staff()
    school.hires("boarding", "Lò Thị Pành", "boarding", school.school, gender="female")
    town.to("Mon", "06:41")
    return school


def press(actor: Actor, action: Action) -> Reply:
    return actor.town.receive(actor.town.update(actor.chat, action=action.encode(), message="1", press="p"))


def test_a_day_pupils_case_is_not_theirs_by_any_button(town: Town, hoa_ban: HoaBan) -> None:
    tue = hoa_ban.child("Trần Gia Tuệ")
    hoa_ban.mother_of(tue).declares(tue)
    [case] = cases(town)
    warden = hoa_ban["boarding"]
    for action in (OpenCaseAlert(case.id), OpenMyCase(case.id), TakeCase(case.id), StationTold(case.id)):
        assert "do người khác phụ trách" in press(warden, action).text
    press(warden, SetOutcome(case.id, "false_alarm"))
    assert [(each.state, each.taken_by) for each in cases(town)] == [("open", None)]
    warden.says("/ca").sees("Hiện không có ca nào")
    warden.says("/truongcuatoi")
    assert "Hoa Ban" not in warden.last.plain
    assert "Tuệ" not in warden.transcript()


def test_a_boarders_case_they_see_and_take(town: Town, hoa_ban: HoaBan) -> None:
    sua = hoa_ban.child("Giàng A Sùa", boards=True)
    hoa_ban.mother_of(sua).declares(sua)
    warden = hoa_ban["boarding"]
    warden.says("/ca").sees("1 ca", "Sùa")
    warden.taps("Sùa")
    warden.sees("Giàng A Sùa").taps("Nhận ca này")
    [case] = cases(town)
    assert (case.state, case.taken_by) == ("taken", hoa_ban.persons["boarding"])
    hoa_ban["nurse"].hears("Cô Pành", "đã nhận")


def test_of_a_list_they_see_the_boarders_alone(town: Town, hoa_ban: HoaBan) -> None:
    tue, sua = hoa_ban.child("Trần Gia Tuệ"), hoa_ban.child("Giàng A Sùa", boards=True)
    hoa_ban.mother_of(tue).declares(tue, AMBER, at_school=True)
    hoa_ban.mother_of(sua, name="Giàng Thị Mỷ").declares(sua, AMBER, at_school=True)
    hoa_ban["boarding"].says("/ca").sees("1 ca", "Sùa")


def test_a_boarder_in_an_emergency_at_night_rings_them_and_a_day_pupil_does_not(town: Town, hoa_ban: HoaBan) -> None:
    tue, sua = hoa_ban.child("Trần Gia Tuệ"), hoa_ban.child("Giàng A Sùa", boards=True)
    town.to("Mon", "21:00")
    hoa_ban.mother_of(tue).declares(tue, EMERGENCY)
    assert hoa_ban["boarding"].heard() == []
    hoa_ban.mother_of(sua, name="Giàng Thị Mỷ").declares(sua, EMERGENCY)
    hoa_ban["boarding"].hears("khẩn cấp", rings=True)
