"""The whole chain by its buttons: a mother declares, the nurse has it, the contact knows, the family hears."""

import pytest

from tests.escalating.hoa_ban import HoaBan, cases
from tests.town import Actor, Town


@pytest.fixture
def hoa_ban(town: Town) -> HoaBan:
    made = HoaBan(town).usual_staff()
    town.to("Mon", "06:40")
    return made


def declares_blisters(mother: Actor) -> None:
    mother.says("/khaibao")
    for label in ("Tuệ chưa khỏe", "Loét miệng", "Mụn nước ở tay, chân, miệng", "Tiếp"):
        mother.taps(label)
    mother.says("38 độ 2")
    for label in ("Hôm qua", "Nghỉ ở nhà", "Gửi"):
        mother.taps(label)


def test_from_declaration_to_outcome(town: Town, hoa_ban: HoaBan) -> None:
    tue = hoa_ban.child("Trần Gia Tuệ")
    mother, nurse = hoa_ban.mother_of(tue).actor, hoa_ban["nurse"]
    declares_blisters(mother)
    mother.sees("Cô Thảo, y tế trường, sẽ gọi lại", "0590 000 1")
    nurse.hears("Có 1 ca cần theo dõi, mức đỏ · MN Hoa Ban · lớp Thỏ Ngọc", rings=True)
    nurse.taps("Mở")
    nurse.sees("Mẹ khai lúc 06:40: mụn nước ở tay, chân, miệng; loét miệng; 38,2°C; từ 22/11; nghỉ ở nhà.")
    nurse.taps("Nhận ca này")
    hoa_ban["contact"].sees("Cô Thảo đã nhận lúc 06:40.")
    mother.hears("Nhà trường đã nhận được thông tin về Tuệ")
    nurse.taps("Đã đi khám")
    mother.hears("Đã ghi nhận: đã đi khám.")
    nurse.taps("Đi học lại")
    nurse.taps("Đúng, ghi")
    mother.hears("Đã ghi nhận: đi học lại.")
    assert cases(town)[0].state == "closed"


def test_what_is_added_after_the_receipt_is_read_once(town: Town, hoa_ban: HoaBan) -> None:
    tue = hoa_ban.child("Trần Gia Tuệ")
    mother, nurse, contact = hoa_ban.mother_of(tue).actor, hoa_ban["nurse"], hoa_ban["contact"]
    declares_blisters(mother)
    mother.taps("Nhà có người bị tương tự")
    signs = "mụn nước ở tay, chân, miệng; loét miệng; 38,2°C; từ 22/11; nghỉ ở nhà"
    nurse.taps("Mở")
    nurse.sees(f"Mẹ khai lúc 06:40: {signs}; nhà có người bị tương tự.")
    contact.taps("Mở")
    contact.sees(f"({signs}; nhà có người bị tương tự)")
    assert nurse.last.plain.count("Mẹ khai lúc") == 1


def test_pressed_by_mistake_is_told_and_left_to_school_health(town: Town, hoa_ban: HoaBan) -> None:
    tue = hoa_ban.child("Trần Gia Tuệ")
    mother = hoa_ban.mother_of(tue).actor
    declares_blisters(mother)
    mother.taps("Bấm nhầm")
    for office in ("nurse", "principal", "contact"):
        hoa_ban[office].hears("Gia đình báo bấm nhầm lúc 06:40")
    assert cases(town)[0].state == "open"


def test_an_emergency_met_with_silence_is_told_after_a_minute(town: Town, hoa_ban: HoaBan) -> None:
    tue = hoa_ban.child("Trần Gia Tuệ")
    mother = hoa_ban.mother_of(tue).actor
    mother.says("/khaibao")
    mother.taps("Tuệ chưa khỏe")
    mother.taps("Khó thở")
    mother.sees("115")
    assert not hoa_ban["nurse"].heard()
    town.by(seconds=61)
    hoa_ban["nurse"].hears("mức khẩn cấp", rings=True)
    hoa_ban["nurse"].taps("Mở")
    hoa_ban["nurse"].sees("khó thở")
