"""/baocao: the same figures whenever an official asks, down to the schools; nothing of what lies outside."""

import json
from datetime import date

import pytest
import sqlalchemy as sa

from bot.dialogue.report_actions import OpenFigures
from bot.reports.digests import as_json, digest_of
from storage.needs import Reading
from storage.queries.areas import area_at, asks_on
from storage.tables import AUDIT
from tests.reporting.areas import AreaTown
from tests.town import MONDAY, Town


@pytest.fixture
def area(town: Town) -> AreaTown:
    made = AreaTown(town)
    made.school("Tiểu học Phù Lam A", made.phu_lam, 40)
    made.school("THCS Phù Lam", made.phu_lam, 30)
    made.school("THPT An Thịnh", made.an_thinh, 60)
    made.declare("Tiểu học Phù Lam A", 38)
    made.declare("THPT An Thịnh", 45)
    return made


def test_a_province_looks_down_to_the_schools(area: AreaTown) -> None:
    contact = area.contact("Trịnh Quốc Bảo", "province_contact", area.province)
    contact.says("/baocao").sees(
        "Báo cáo Tỉnh Hòa Yên, thứ Hai 23/11, 05:50.",
        "• Xã Phù Lam: 36–39/70 · 1/2 trường chưa có bản khai nào · chưa khai 31–34",
        "• Xã An Thịnh: 45/60 (75%) · chưa khai 15",
    )
    contact.taps("Xã Phù Lam")
    contact.sees("• Tiểu học Phù Lam A: 36–39/40 · chưa khai <5", "• THCS Phù Lam: 0/30")
    contact.taps("THCS Phù Lam")
    contact.sees("THCS Phù Lam")
    with area.town.database.reading() as connection:
        looked = sa.select(AUDIT.c.unit_id).where(AUDIT.c.action == "figures_opened").order_by(AUDIT.c.id)
        assert list(connection.execute(looked).scalars()) == [area.province, area.phu_lam]


def test_the_menu_offers_it(area: AreaTown) -> None:
    contact = area.contact("Vũ Đình Lâm", "district_contact", area.phu_lam)
    contact.says("/trogiup").taps("Số liệu hôm nay")
    contact.sees("Báo cáo xã Phù Lam")


def test_nobody_sees_what_lies_outside_their_duty(area: AreaTown) -> None:
    contact = area.contact("Vũ Đình Lâm", "district_contact", area.phu_lam)
    for unit in (area.an_thinh, area.province, 999_999):
        action = OpenFigures(unit, MONDAY, 0, 0).encode()
        reply = area.town.receive(area.town.update(contact.chat, action=action))
        assert "không thuộc phạm vi phụ trách" in reply.text
        assert "45" not in reply.text
    principal, chat = area.town.seeds.holder("Đỗ Thị Hạnh", "principal", area.schools["THCS Phù Lam"].unit)
    assert principal
    area.town.actor(chat).says("/baocao").sees("hiện không dành cho tài khoản này")


def test_another_day_has_no_figures(area: AreaTown) -> None:
    contact = area.contact("Vũ Đình Lâm", "district_contact", area.phu_lam)
    area.town.to("Tue", "09:00")
    contact.says("/baocao").sees("Ngày thứ Ba 24/11 không có đợt khai báo nào")


def test_long_tables_have_pages(area: AreaTown) -> None:
    for number in range(45):
        area.school(f"Trường {number:02}", area.an_thinh, 12)
    contact = area.contact("Trịnh Quốc Bảo", "district_contact", area.an_thinh)
    contact.says("/baocao").sees("Trường 00", "… và 26 đơn vị khác.")
    contact.taps("Xem tiếp 20 đơn vị")
    contact.sees("Trường 20", "… và 6 đơn vị khác.")
    contact.taps("Xem tiếp 6 đơn vị")
    contact.sees("Trường 44", "THPT An Thịnh")
    area.town.to("Mon", "08:30")
    [digest] = [each for each in contact.messages if "08:30" in each.plain.splitlines()[0]]
    assert len(digest.plain) < 4096
    assert digest.plain.count("•") == 8
    contact.taps("Xem tất cả: xã An Thịnh")
    contact.sees("Trường 19")


def test_figures_for_programs_hide_the_same(area: AreaTown) -> None:
    with area.town.database.reading() as connection:
        reading = Reading(connection, area.town.database.sealer, area.town.clock.now(), MONDAY)
        [ask] = asks_on(reading, date(2026, 11, 23))
        found = area_at(reading, area.phu_lam, ask)
        assert found is not None
        written = as_json(digest_of(found))
    assert written["whole"]["owing"] == [31, 34]
    assert {row["unit"]: row["declared"] for row in written["below"]} == {"T0": [36, 39], "T1": 0}
    assert json.dumps(written, default=str)
