"""The demo's page under other hands: pressed twice, by keyboard alone, in two windows, under a restart."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.demo import DESKTOP, PHONE, Visitor, free_port, running

pytestmark = pytest.mark.browser

MOTHER, NURSE, PRINCIPAL, DISTRICT = "Mẹ của", "Nguyễn Thị Thảo", "Phạm Thị Hiền", "Bùi Thị Dung"
DONE = ".tour li.done"
COVERED = """(note, [x, y, width, height]) => {
  const box = note.getBoundingClientRect();
  return box.left < x + width && x < box.right && box.top < y + height && y < box.bottom;
}"""


def covers(note: Locator, other: Locator) -> bool:
    box = other.bounding_box()
    assert box is not None
    found: bool = note.evaluate(COVERED, [box["x"], box["y"], box["width"], box["height"]])
    return found


def test_two_windows_on_one_demo_say_the_same(browser: Browser, tmp_path: Path) -> None:
    with running(tmp_path) as address:
        one, other = (Visitor(browser, address, DESKTOP, "two") for _ in range(2))
        expect(one.page.locator("#halt")).to_have_text("Mốc tiếp theo là lúc có người nhận được tin.")
        one.next_event()
        for visitor in (one, other):
            expect(visitor.page.locator("#halt")).to_have_text("06:15 · Nhắc khai báo lần 1 (14 người)")
            expect(visitor.page.locator(DONE)).to_have_count(1)
        one.shoot("halt")
        mother, twin = one.window(MOTHER), other.window(MOTHER)
        mother.taps("Tuệ chưa khỏe").offers("Mụn nước")
        twin.offers("Mụn nước")
        twin.taps("Mụn nước")
        expect(mother.last.locator(".key.on", has_text="Mụn nước")).to_be_visible()
        expect(one.page.locator(DONE)).to_have_count(1)
        mother.says("/khaibao").offers("Bỏ bản này")
        mother.taps("Bỏ bản này").offers("Cả 3 con đều khỏe")
        twin.says("KHOE").sees("đều khỏe")
        for visitor in (one, other):
            expect(visitor.page.locator(DONE)).to_have_count(2)
        other.page.reload()
        expect(other.page.locator(DONE)).to_have_count(2)
        expect(other.page.locator("#halt")).to_contain_text("Nhắc khai báo lần 1")
        one.advance(60)
        expect(other.page.locator("#halt")).to_have_text("Trong khoảng vừa qua không ai nhận tin.")
        assert one.errors + other.errors == []


def test_a_double_click_presses_once(browser: Browser, tmp_path: Path) -> None:
    with running(tmp_path) as address:
        visitor = Visitor(browser, address, PHONE, "double")
        said: list[str] = []
        visitor.page.on("request", lambda request: said.append(request.url) if request.method == "POST" else None)
        mother = visitor.window(MOTHER)
        mother.says("/khaibao").offers("Cả 3 con đều khỏe")  # at once: the morning's round is open
        said.clear()
        mouse, first = visitor.page.mouse, mother.last.locator(".key", has_text="Minh chưa khỏe")
        box = first.bounding_box()
        assert box is not None
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        mouse.click(x, y)
        mother.offers("Tiếp")
        mouse.move(x, y)
        mouse.down(click_count=2)
        mouse.up(click_count=2)
        mother.last.locator(".key", has_text="Ho").first.dblclick()
        expect(mother.last.locator(".key.on")).to_have_text(["Ho"])
        visitor.shoot("once")
        assert len(said) == 2, said
        assert visitor.errors == []


def test_the_keyboard_alone_is_enough(browser: Browser, tmp_path: Path) -> None:
    with running(tmp_path) as address:
        visitor = Visitor(browser, address, DESKTOP, "keys")
        page, keyboard = visitor.page, visitor.page.keyboard
        page.locator("[data-next]").focus()
        keyboard.press("Enter")
        mother = visitor.window(MOTHER)
        mother.hears("Khai báo sức khỏe thứ Hai 23/11")
        expect(page.locator("[data-next]")).to_be_focused()
        mother.last.locator(".key", has_text="Tuệ chưa khỏe").focus()
        keyboard.press("Enter")
        mother.offers("Mụn nước")
        expect(page.locator(".key:focus")).to_have_text("Sốt")
        cough = mother.last.locator(".key", has_text="Ho").first
        page.evaluate(
            "window.question = [...document.querySelectorAll('.chat[data-role=parent] .message:last-child .words *')]"
        )
        for is_on in ("true", "false", "true"):
            cough.focus()
            keyboard.press("Space")
            expect(cough).to_have_attribute("aria-pressed", is_on)
            expect(cough).to_be_focused()
        every = "window.question.length > 0 && window.question.every((line) => line.isConnected)"
        assert page.evaluate(every), "a screen reader would hear the question with each toggle"
        assert mother.last.locator(".words > span").last.inner_text().strip() == "Đã chọn: Ho."
        visitor.shoot("toggled")
        mother.place.locator(".close").focus()
        keyboard.press("Enter")
        expect(mother.place).to_have_count(0)
        expect(visitor.role(MOTHER)).to_be_focused()
        keyboard.press("Enter")
        menu = visitor.window(MOTHER).place.locator(".menu")
        visitor.window(MOTHER).place.get_by_label("Danh sách lệnh").focus()
        keyboard.press("Enter")
        expect(menu.locator("button").first).to_be_focused()
        keyboard.press("Shift+Tab")
        keyboard.press("Shift+Tab")
        expect(menu).to_be_hidden()
        assert visitor.errors == []


def test_the_windows_outlive_a_restart(browser: Browser, tmp_path: Path) -> None:
    port = free_port()
    with running(tmp_path, port=port) as address:
        visitor = Visitor(browser, address, DESKTOP, "restart")
        mother = visitor.window(MOTHER)
        visitor.next_event()
        mother.hears("Khai báo sức khỏe thứ Hai 23/11")
        assert visitor.errors == []
    lost = visitor.page.locator("#lost")
    expect(lost).to_have_text("Chương trình không trả lời. Trang sẽ tự kết nối lại.", timeout=20_000)
    mother.says("KHOE")
    expect(mother.place.locator(".toast")).to_contain_text("Chưa gửi được")
    expect(mother.place.locator("input[type=text]")).to_have_value("KHOE")
    visitor.shoot("lost")
    with running(tmp_path, port=port):
        expect(visitor.page.locator(".note")).to_have_text("Đã kết nối lại. Các cửa sổ đã cập nhật.", timeout=30_000)
        expect(lost).to_be_empty()
        mother.place.locator("input[type=text]").press("Enter")
        mother.sees("đều khỏe")
        expect(visitor.role(MOTHER)).to_have_attribute("aria-pressed", "true")
        assert visitor.page.locator(".chat").count() == 3
        visitor.shoot("again")
    with running(tmp_path / "anew", port=port):
        expect(visitor.page.locator(".chat .message")).to_have_count(0, timeout=30_000)
        expect(visitor.page.locator(DONE)).to_have_count(0)


def test_a_note_of_a_closed_window_covers_nothing(browser: Browser, tmp_path: Path) -> None:
    with running(tmp_path) as address:
        desktop, phone = (Visitor(browser, address, *how) for how in ((DESKTOP, "note"), (PHONE, "phone-note")))
        desktop.next_event()
        mother = desktop.window(MOTHER)
        mother.taps("Tuệ chưa khỏe").offers("Mụn nước")
        mother.taps("Mụn nước").taps("Loét miệng").taps("Tiếp").sees("bao nhiêu độ")
        mother.taps("Chưa đo").sees("từ hôm nào")
        mother.taps("Hôm qua").offers("Nghỉ ở nhà")
        mother.taps("Nghỉ ở nhà").offers("Gửi")
        mother.taps("Gửi")
        for visitor in (desktop, phone):
            note = visitor.page.locator(".note").last
            note.hover()  # it stays while it is looked at
            visitor.shoot("note")
            for place in (".tour", ".steps", ".windows", "#roles .role >> nth=0"):
                assert not covers(note, visitor.page.locator(place)), place
        assert phone.page.evaluate("document.getElementById('roles').scrollLeft") == 0, "whoever rings is out of sight"
        note = desktop.page.locator(".note", has_text=PRINCIPAL).filter(has_text="mức đỏ")
        note.click()
        expect(desktop.window(PRINCIPAL).place.locator(".log")).to_be_focused()
        assert desktop.errors + phone.errors == []


def test_the_page_turns_to_english_and_back(browser: Browser, tmp_path: Path) -> None:
    with running(tmp_path) as address:
        visitor = Visitor(browser, address, DESKTOP, "english")
        visitor.page.locator("#language").click()
        expect(visitor.page.locator("html")).to_have_attribute("lang", "en")
        visitor.next_event()
        expect(visitor.page.locator("#halt")).to_have_text("06:15 · Reminder 1 (14 people)")
        visitor.window("Mother of").hears("Please declare for Ngân (5B)")
        visitor.window(NURSE).hears("type WELL if you are well")
        visitor.shoot("english")
        visitor.page.go_back()
        expect(visitor.page.locator("html")).to_have_attribute("lang", "vi")
        expect(visitor.page.locator("#halt")).to_contain_text("Nhắc khai báo lần 1")
        visitor.page.go_forward()
        expect(visitor.page.locator("html")).to_have_attribute("lang", "en")
        assert visitor.errors == []
