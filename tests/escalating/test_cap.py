"""The hard cap: a storm of red cases is twenty alerts and one message that grows; nobody is lost in it."""

import sqlalchemy as sa

from bot.delivery.capping import MOST_AN_HOUR, MOST_EMERGENCIES
from bot.forms import Flag
from storage.tables import CASE_TOLD
from tests.escalating.hoa_ban import EMERGENCY, HoaBan, cases, events
from tests.town import Actor, Town

ALONE = Flag("red", ("told",), (), (), False)
"""Grave, and of no syndrome that would make a cluster of the class."""


def storm(hoa_ban: HoaBan, n: int, first: int = 0, flag: Flag = ALONE) -> None:
    for number in range(first, first + n):
        child = hoa_ban.child(f"Trần Văn Số{number}")
        hoa_ban.mother_of(child, name=f"Mẹ Số{number}").declares(child, flag=flag)


def alerts(actor: Actor) -> list[str]:
    return [text for text in actor.heard() if "cần theo dõi, mức" in text]


def test_beyond_twenty_an_hour_one_message_grows_and_the_operator_hears_once(town: Town) -> None:
    hoa_ban = HoaBan(town)
    hoa_ban.hires("nurse", "Nguyễn Thị Thảo", "school_health", hoa_ban.school, gender="female")
    hoa_ban.hires("operator", "Ngô Minh Đức", "operator", hoa_ban.province)
    nurse = hoa_ban["nurse"]
    town.to("Mon", "06:40")
    storm(hoa_ban, MOST_AN_HOUR)
    assert len(alerts(nurse)) == MOST_AN_HOUR
    assert len(nurse.heard()) == MOST_AN_HOUR
    storm(hoa_ban, 5, MOST_AN_HOUR)
    assert len(nurse.heard()) == MOST_AN_HOUR + 1
    summary = nurse.hears("Thêm 5 ca cần theo dõi trong giờ này", "Còn 5 ca chưa có người nhận.", rings=True)
    assert not [label for label in summary.labels if "Số" in label]
    hoa_ban["operator"].hears(f"Có người nhận {MOST_AN_HOUR} tin báo trong một giờ")
    assert len([text for text in hoa_ban["operator"].heard() if "trong một giờ" in text]) == 1
    assert [str(kind) for kind in events(town)].count("capped") == 5
    assert len(cases(town)) == MOST_AN_HOUR + 5

    nurse.taps(summary.labels[0])
    assert f"{MOST_AN_HOUR + 5} ca" in nurse.last.plain
    with town.database.reading() as connection:
        told = connection.execute(sa.select(sa.func.count(sa.distinct(CASE_TOLD.c.case_uid)))).scalar_one()
    assert told == MOST_AN_HOUR + 5, "whoever is told by the summary is on the ladder like everybody else"


def test_taken_cases_leave_the_count_and_the_next_hour_has_alerts_again(town: Town) -> None:
    hoa_ban = HoaBan(town)
    hoa_ban.hires("nurse", "Nguyễn Thị Thảo", "school_health", hoa_ban.school, gender="female")
    nurse = hoa_ban["nurse"]
    town.to("Mon", "06:40")
    storm(hoa_ban, MOST_AN_HOUR + 1)
    nurse.taps("Các ca")
    button = next(label for label in nurse.last.labels if f"Số{MOST_AN_HOUR}" in label)
    nurse.taps(button)
    nurse.taps("Nhận ca này")
    nurse.hears("Thêm 1 ca cần theo dõi trong giờ này", "Các ca này đều đã có người nhận.")
    town.to("Mon", "07:50")
    known = len(alerts(nurse))
    storm(hoa_ban, 1, 100)
    assert len(alerts(nurse)) == known + 1


def test_emergencies_go_on_for_longer(town: Town) -> None:
    hoa_ban = HoaBan(town)
    hoa_ban.hires("nurse", "Nguyễn Thị Thảo", "school_health", hoa_ban.school, gender="female")
    town.to("Mon", "06:40")
    storm(hoa_ban, MOST_AN_HOUR)
    storm(hoa_ban, 1, MOST_AN_HOUR, flag=EMERGENCY)
    assert len(alerts(hoa_ban["nurse"])) == MOST_AN_HOUR + 1
    assert MOST_EMERGENCIES > MOST_AN_HOUR
