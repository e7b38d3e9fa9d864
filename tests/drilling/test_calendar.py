"""Drills by calendar: the day of the month a school has chosen, and no other."""

from datetime import date, time

import pytest

from bot.clock import local
from bot.rounds.drill_days import DrillRule
from bot.rounds.settings import SettingError, parse_setting, setting_text
from bot.rounds.values import SchoolSettings
from storage.queries.units import write_setting
from tests.drilling.drills import drills
from tests.escalating.hoa_ban import HoaBan
from tests.town import Town


def chooses(town: Town, school: int, rule: str) -> None:
    town.database.write(lambda connection: write_setting(connection, school, "drill", rule)).result()


def begun(town: Town) -> list[str]:
    return [f"{local(each.started_at):%d/%m %H:%M}" for each in drills(town) if each.started_at]


def test_once_a_month_on_its_day(town: Town) -> None:
    """The second Wednesdays of December and January: 9/12 and 13/1."""
    hoa_ban = HoaBan(town).usual_staff()
    chooses(town, hoa_ban.school, "2 wed 09:30")
    town.to("Mon", "17:00", week=4)
    assert begun(town) == ["09/12 09:30"]
    assert next(m.rings for m in hoa_ban["nurse"].messages if "DIỄN TẬP" in m.plain and "mức đỏ" in m.plain)
    town.to("Mon", "17:00", week=9)
    assert begun(town) == ["09/12 09:30", "13/01 09:30"]


def test_a_day_off_moves_it_to_the_next_school_day(town: Town) -> None:
    """The fourth Tuesday of November 2026 is the 24th, a public holiday."""
    hoa_ban = HoaBan(town).usual_staff()
    chooses(town, hoa_ban.school, "4 tue 14:00")
    town.to("Fri", "17:00")
    assert begun(town) == ["25/11 14:00"]


def test_nobody_is_in_two_drills_of_two_schools_on_one_day(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    other = town.seeds.unit("BC", "TH Ban Công", "school", parent=hoa_ban.commune, station=hoa_ban.station)
    town.seeds.duty(hoa_ban.persons["nurse"], "school_health", other)
    head = town.actor(town.seeds.holder("Lò Văn Sinh", "principal", other, school=other)[1])
    for school in (hoa_ban.school, other):
        chooses(town, school, "2 wed 09:30")
    town.to("Wed", "09:31", week=2)
    assert begun(town) == ["09/12 09:30", "09/12 09:30"]
    for office in ("nurse", "contact"):
        assert len([text for text in hoa_ban[office].heard() if "DIỄN TẬP" in text]) == 1, office
    head.hears("DIỄN TẬP", "TH Ban Công")


def test_a_rule_chosen_after_its_day_waits_for_the_next_month(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    town.to("Wed", "10:00")
    chooses(town, hoa_ban.school, "3 mon 09:30")
    town.to("Mon", "09:29", week=4)
    assert begun(town) == []
    assert [(each.state, each.why) for each in drills(town)] == [("dropped", "its day is over")]
    town.to("Mon", "09:30", week=4)
    assert begun(town) == ["21/12 09:30"]


def test_off_is_the_default(town: Town) -> None:
    HoaBan(town).usual_staff()
    town.to("Mon", "17:00", week=5)
    assert begun(town) == []
    assert setting_text(SchoolSettings(), "drill") == "off"


@pytest.mark.parametrize("text", ["2 wed 09:30", "2 T4 9h30", "2, wed, 09:30"])
def test_the_rule_is_read_as_people_write_it(text: str) -> None:
    rule = parse_setting("drill", text)
    assert rule == DrillRule(2, 2, time(9, 30))
    assert local(rule.nominal(date(2026, 12, 1))).date() == date(2026, 12, 9)


REFUSED = ("wed", "5 wed 09:30", "2 wed", "2 wed 25:00", "2 wed 12:00", "1 mon 06:30", "1 mon 16:30")


@pytest.mark.parametrize("text", REFUSED)
def test_a_rule_that_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(SettingError):
        parse_setting("drill", text)
