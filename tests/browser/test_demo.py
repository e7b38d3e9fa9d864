"""What a visitor sees in two minutes, in a real Chromium; every step is kept as a picture in shots/."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.demo import DESKTOP, PATIENCE_MS, PHONE, Visitor, Window, running

pytestmark = pytest.mark.browser

MOTHER, NURSE, DISTRICT = "Mẹ của", "Nguyễn Thị Thảo", "Bùi Thị Dung"


def test_a_reminder_and_one_tap_for_three_children(browser: Browser, tmp_path: Path) -> None:
    with running(tmp_path) as address:
        visitor = Visitor(browser, address, DESKTOP, "well")
        mother = visitor.window(MOTHER)
        visitor.shoot("start")
        visitor.next_event()
        mother.hears("Khai báo sức khỏe thứ Hai 23/11", rings=False)
        visitor.shoot("reminder")
        mother.taps("Cả 3 con đều khỏe")
        mother.sees("Đã ghi nhận lúc", "đều khỏe", "Mã khai báo")
        visitor.shoot("declared")
        visitor.page.reload()
        visitor.window(MOTHER).sees("Đã ghi nhận lúc")
        assert visitor.errors == []


def test_a_window_seen_as_on_zalo(browser: Browser, tmp_path: Path) -> None:
    with running(tmp_path) as address:
        visitor = Visitor(browser, address, DESKTOP, "zalo")
        mother, nurse = visitor.window(MOTHER), visitor.window(NURSE)
        mother.place.get_by_label("Xem như trên Zalo").click()
        visitor.next_event()
        mother.hears("1. Cả 3 con đều khỏe")
        visitor.shoot("reminder")
        mother.says("4").sees("Tuệ có những biểu hiện nào ạ?", "1. Sốt")
        mother.says("6 7").sees("bao nhiêu độ")
        mother.says("38,2").sees("từ hôm nào")
        mother.says("hqua").sees("nghỉ ở nhà hay đi học")
        mother.says("1").sees("1. Gửi", "3. Gửi; Ngân, Minh đều khỏe")
        visitor.shoot("summary")
        mother.says("3").sees("Nhà trường đã nhận được thông tin")
        expect(mother.place.locator(".key:visible")).to_have_count(0)
        nurse.hears("cần theo dõi", rings=True)
        visitor.shoot("nurse")
        visitor.page.reload()
        visitor.window(MOTHER).says("/khaibao").sees("1. ")
        mother.place.get_by_label("Xem như trên Zalo").click()
        mother.says("/khaibao").offers("Sửa")
        assert visitor.errors == []


def test_from_a_flag_to_the_familys_message(browser: Browser, tmp_path: Path) -> None:
    with running(tmp_path) as address:
        visitor = Visitor(browser, address, DESKTOP, "flag")
        mother, nurse, district = (visitor.window(who) for who in (MOTHER, NURSE, DISTRICT))
        visitor.next_event()
        mother.hears("Khai báo sức khỏe thứ Hai 23/11")
        mother.taps("Cả 3 con đều khỏe").offers("Sửa")
        mother.taps("Sửa").offers("Tuệ")
        mother.taps("Tuệ").offers("Tuệ chưa khỏe")
        mother.taps("Tuệ chưa khỏe").offers("Mụn nước")
        mother.taps("Mụn nước").taps("Loét miệng")
        visitor.shoot("signs")
        mother.taps("Tiếp").sees("bao nhiêu độ")
        mother.says("38 độ 2").sees("từ hôm nào")
        mother.taps("Hôm qua").offers("Nghỉ ở nhà")
        mother.taps("Nghỉ ở nhà").offers("Gửi")
        visitor.shoot("summary")
        mother.taps("Gửi").sees("Nhà trường đã nhận được thông tin")
        nurse.hears("cần theo dõi", rings=True)
        district.hears("cần theo dõi", rings=True)
        visitor.shoot("alert")
        nurse.hears("Có 2 ca tương tự trong một lớp", rings=True)
        nurse.taps("Mở").sees("Trần Gia Tuệ")
        visitor.shoot("similar")
        nurse.taps("Mở Tuệ").offers("Nhận ca này")
        visitor.shoot("opened")
        nurse.taps("Nhận ca này").offers("Theo dõi tại nhà")
        district.sees("đã nhận")
        mother.hears("đã nhận")
        visitor.shoot("taken")
        nurse.taps("Đã báo Trạm Y tế")
        # the buttons move as the message says it; the next press waits for that
        expect(nurse.place).to_contain_text("Đã báo Trạm Y tế lúc", timeout=PATIENCE_MS)
        nurse.taps("Đã đi khám")
        mother.hears("Đã ghi nhận: đã đi khám")
        visitor.shoot("outcome")
        assert "Tuệ" not in district.place.inner_text()
        expect(visitor.page.locator(".tour li.done")).to_have_count(5, timeout=PATIENCE_MS)
        visitor.page.reload()
        expect(visitor.page.locator(".tour li.done")).to_have_count(5, timeout=PATIENCE_MS)
        assert visitor.errors == []


def test_the_principal_signs_the_schools_report(browser: Browser, tmp_path: Path) -> None:
    with running(tmp_path) as address:
        visitor = Visitor(browser, address, DESKTOP, "report")
        principal = visitor.window("Hiệu trưởng")
        visitor.next_event()
        principal.says("/nhatruong").sees("Nhà trường khai báo:")
        principal.taps("Khai báo tình hình nhà trường").sees("Học sinh: sĩ số 60", "Số liệu đếm lúc")
        visitor.shoot("figures")
        principal.taps("Số liệu từ đâu").sees("Học sinh có trong danh sách trường hôm nay.")
        visitor.shoot("where-from")
        principal.taps("Quay lại").offers("Ký và gửi")
        principal.taps("Sửa").offers("Học sinh có mặt")
        principal.taps("Học sinh có mặt").sees("Học sinh có mặt")
        principal.says("1").sees("Vì sao số liệu khác")
        principal.says("một lớp đi tham quan").sees("đếm được:")
        visitor.shoot("changed")
        principal.taps("Ký và gửi").sees("Đã ký và gửi lúc")
        visitor.shoot("signed")
        assert visitor.errors == []


def test_somebody_joins_with_the_sample_slip(browser: Browser, tmp_path: Path) -> None:
    with running(tmp_path) as address:
        visitor = Visitor(browser, address, DESKTOP, "join")
        visitor.window("Người chưa đăng ký")
        newcomer = Window(visitor.page.locator(".chat[data-role='stranger']"))
        slip = newcomer.place.locator(".pinned").inner_text()
        visitor.shoot("slip")
        newcomer.place.locator(".pinned button").click()
        newcomer.sees("trên địa bàn xã Phù Lam", "ngày sinh")
        [birthday] = re.findall(r"\d\d/\d\d/\d{4}", slip)
        newcomer.says(birthday).sees("Thông tin đã khớp").offers("Mẹ")
        newcomer.taps("Mẹ").offers("Khai báo sức khỏe qua tin nhắn")
        newcomer.taps("Khai báo sức khỏe qua tin nhắn")
        pressed = newcomer.last.locator(".key[aria-pressed=true]", has_text="Khai báo sức khỏe qua tin nhắn")
        expect(pressed).to_be_visible()
        visitor.shoot("consent")
        assert visitor.errors == []


def test_on_a_phone_one_window_at_a_time(browser: Browser, tmp_path: Path) -> None:
    with running(tmp_path) as address:
        visitor = Visitor(browser, address, PHONE, "phone")
        mother = visitor.window(MOTHER)
        visitor.shoot("start")
        visitor.next_event()
        mother.hears("Khai báo sức khỏe thứ Hai 23/11")
        visitor.shoot("reminder")
        mother.taps("Tuệ chưa khỏe").offers("Mụn nước")
        mother.taps("Mụn nước")
        visitor.shoot("signs")
        for width in (390, 360, 320):
            visitor.page.set_viewport_size({"width": width, "height": 844})
            assert visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        visitor.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        nurse = visitor.window(NURSE)
        assert not mother.place.is_visible()
        nurse.says("/trogiup")
        visitor.shoot("nurse")
        assert visitor.errors == []
