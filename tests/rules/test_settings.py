"""Settings of a school as typed by an operator."""

from dataclasses import fields
from datetime import time

import pytest

from bot.rounds.settings import SETTINGS, SettingError, parse_setting, setting_text, settings_from, with_setting
from bot.rounds.values import ChildWord, DayOffRule, ParentsWord, Region, SchoolSettings, Summer


def test_defaults_are_those_of_the_letter_and_the_design() -> None:
    assert SchoolSettings() == SchoolSettings(
        days=(0, 4),
        opens=time(5, 0),
        bell=time(7, 15),
        reminders=(60, 20),
        lists=5,
        totals=20,
        end_of_day=time(17, 0),
        day_off=DayOffRule.SKIP,
        region=Region.NORTH,
        week=(0, 1, 2, 3, 4),
        summer=Summer.OFF,
    )


def test_every_setting_can_be_set_and_reads_back_as_it_is_listed() -> None:
    assert list(SETTINGS) == [field.name for field in fields(SchoolSettings)]
    for name in SETTINGS:
        assert parse_setting(name, setting_text(SchoolSettings(), name)) == getattr(SchoolSettings(), name)
    assert setting_text(SchoolSettings(), "days") == "mon,fri"


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("days", "Mon, Wed", (0, 2)),
        ("days", "T2,T6", (0, 4)),
        ("week", "mon-sat", (0, 1, 2, 3, 4, 5)),
        ("week", "t2-cn", (0, 1, 2, 3, 4, 5, 6)),
        ("bell", "7h30", time(7, 30)),
        ("bell", "7h", time(7, 0)),
        ("opens", "05:30", time(5, 30)),
        ("End of day", "16:30", time(16, 30)),
        ("reminders", "20, 60", (60, 20)),
        ("reminders", "45", (45,)),
        ("reminders", "none", ()),
        ("day-off", "Move", DayOffRule.MOVE),
        ("region", "south", Region.SOUTH),
        ("parents", "Ba mẹ", ParentsWord.SOUTHERN),
        ("parents", "bo/me", ParentsWord.NORTHERN),
        ("child", "cháu", ChildWord.CHAU),
        ("child", "chau", ChildWord.CHAU),
        ("child", "auto", ChildWord.BY_LEVEL),
        ("summer", "open", Summer.OPEN),
        ("lists", "10", 10),
    ],
)
def test_settings_are_read_as_people_write_them(name: str, text: str, value: object) -> None:
    assert parse_setting(name, text) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("days", "monday"),
        ("days", "fri-mon"),
        ("days", ""),
        ("bell", "25:00"),
        ("bell", "07:60"),
        ("bell", "soon"),
        ("reminders", "60,40,20"),
        ("reminders", "0"),
        ("lists", "-5"),
        ("lists", "999"),
        ("day_off", "cancel"),
        ("region", "centre"),
        ("colour", "blue"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence_that_names_it(name: str, text: str) -> None:
    with pytest.raises(SettingError) as refusal:
        parse_setting(name, text)
    assert name in str(refusal.value)


@pytest.mark.parametrize(("name", "text"), [("bell", "04:00"), ("opens", "06:30"), ("days", "mon,sat")])
def test_a_setting_that_contradicts_the_others_is_refused(name: str, text: str) -> None:
    with pytest.raises(SettingError):
        with_setting(SchoolSettings(), name, text)


def test_stored_rows_lie_over_the_defaults_and_foreign_rows_are_left_out() -> None:
    assert settings_from({"bell": "07:30", "secretary": "x"}) == SchoolSettings(bell=time(7, 30))
    assert with_setting(SchoolSettings(), "bell", "07:30").bell == time(7, 30)
