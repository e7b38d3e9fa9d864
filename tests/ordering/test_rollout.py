"""Roll-out: which schools have begun, by unit, by a day; the others are reminded, and nobody learns of other units."""

import pytest

from bot.dialogue.actions import base36
from storage.tables import OUTBOX
from tests.ordering.area import Area
from tests.reminding.phu_lam import School
from tests.town import Town


@pytest.fixture
def area(town: Town) -> Area:
    return Area(town)


def blank_school(area: Area, code: str, name: str, parent: int) -> School:
    """A school where nobody has an account."""
    return School(area, area.town.seeds.unit(code, name, "school", parent=parent))


def test_schools_that_have_not_begun_are_listed_by_unit_with_what_to_do(area: Area) -> None:
    area.with_schools(2)
    blank_school(area, "HB1", "MN Hoa Ban", area.neighbours)
    first = next(iter(area.mothers.values()))
    officer = area.officer("Trần Văn Nam", area.province, "province_contact")
    neighbour = area.officer("Bùi Văn Tám", area.neighbours)
    area.orders(due="15:00")
    area.town.settle()
    first.says("/khaibao").taps("khỏe")
    officer.says("/motdot").taps("Tình hình triển khai: Hà Nội")
    assert officer.last.plain.split("\n") == [
        "Tình hình triển khai: Hà Nội",
        "1/3 trường đã có tài khoản (Hiệu trưởng hoặc y tế trường) và bản khai đầu tiên.",
        "Hoa Ban: 0/1",
        "• MN Hoa Ban: chưa có tài khoản: gửi phiếu mời (khaibao invite --unit HB1) hoặc gọi điện",
        "Phù Lam: 1/2",
        "• Trường số 02: đã có tài khoản, chưa có bản khai",
    ]
    officer.taps("Đặt hạn triển khai")
    officer.sees("Các trường phải hoàn thành trước ngày nào? Ví dụ 02/12/2026.").says("01/11/2026")
    officer.sees("Vui lòng nhắn một ngày từ hôm nay trở đi").says("30/11/2026")
    officer.sees("Hạn hoàn thành: 30/11/2026.").taps("Nhắc các trường chưa xong")
    officer.sees("Đã nhắc 1 trường và 1 đơn vị quản lý")
    second = list(area.principals.values())[1]
    second.hears("Trường số 02 chưa có bản khai nào trên trợ lý.\nHạn hoàn thành: 30/11/2026.", rings=False)
    neighbour.hears("1 trường thuộc Hoa Ban chưa có tài khoản trên trợ lý.")
    neighbour.taps("Xem danh sách trường")
    neighbour.sees("Tình hình triển khai: Hoa Ban", "0/1 trường")
    officer.taps("Về danh sách")
    officer.taps("Nhắc các trường chưa xong")
    officer.sees("Hôm nay đã nhắc")
    assert sum(row.kind == "rollout" for row in area.rows(OUTBOX)) == 2


def test_long_lists_are_paged_and_a_day_that_is_over_is_said(area: Area) -> None:
    area.with_schools(0)
    for number in range(25):
        blank_school(area, f"B{number:02}", f"Trường {number:02}", area.commune)
    officer = area.officer("Nguyễn Văn Hùng", area.commune)
    officer.says("/motdot").taps("Tình hình triển khai: Phù Lam")
    officer.taps("Đặt hạn triển khai")
    officer.says("25/11/2026").taps("Xem 5 trường tiếp theo")
    officer.sees("0/25 trường", "Trường 24")
    assert "Trường 19" not in officer.last.plain
    officer.taps("Nhắc các trường chưa xong")
    officer.sees("đề nghị gọi điện hoặc gửi phiếu mời")
    area.town.by(hours=24)
    officer.says("/motdot").taps("Tình hình triển khai: Phù Lam")
    officer.sees("Đã quá hạn hoàn thành (25/11/2026).")


def test_an_official_of_another_unit_a_principal_and_a_parent_learn_nothing(area: Area) -> None:
    area.with_schools(2)
    officer = area.officer("Nguyễn Văn Hùng", area.commune)
    officer.says("/motdot").taps("Tình hình triển khai: Phù Lam")
    presses = [choice.action for row in officer.last.rows for choice in row if choice.action != "oo1"]
    presses.append(f"oi1:{base36(area.commune)}:0")
    for stranger in (
        area.officer("Bùi Văn Tám", area.neighbours),
        next(iter(area.principals.values())),
        next(iter(area.mothers.values())),
    ):
        for press in presses:
            said = area.town.receive(area.town.update(stranger.chat, action=press, press="p")).text
            assert "Phù Lam" not in said and "trường đã có" not in said, (press, said)
    assert not [row for row in area.rows(OUTBOX) if row.kind == "rollout"]
