"""Where there are no buttons a pupil's numbers stay, while others of the roll-call are done one by one."""

from collections.abc import Iterator

import pytest

from tests.reminding.phu_lam import PhuLam
from tests.surfaces import OnZalo
from tests.town import Town, telling


@pytest.fixture
def town(url: str) -> Iterator[Town]:
    with telling(url, OnZalo()) as made:
        yield made


def test_numbers_of_the_list_before_still_mean_the_same_pupils(town: Town) -> None:
    place = PhuLam(town)
    school = place.school()
    teacher = school.hires("Phạm Thu Trang", "homeroom", "2A")
    an, binh, chi = (school.pupil(name) for name in ("Lê Thu An", "Vũ Quốc Bình", "Đỗ Kim Chi"))
    town.to("Mon", "07:00")
    teacher.says("/lopcuatoi").sees("3. An · Vắng", "6. Bình · Vắng", "9. Chi · Vắng", "12. Tin cho nhóm lớp")
    teacher.says("3").sees("1/3 đã khai báo", "6. Bình · Vắng")
    assert "1. " not in teacher.last.read.splitlines()[-1]
    teacher.says("9").says("6").sees("3/3 đã khai báo", "12. Tin cho nhóm lớp")
    assert [row.person_id for row in place.declarations()] == [an, chi, binh]
    teacher.says("/lopcuatoi").says("3").sees("chưa hiểu")
    assert len(place.declarations()) == 3


def test_numbers_go_on_from_page_to_page(town: Town) -> None:
    place = PhuLam(town)
    school = place.school()
    teacher = school.hires("Phạm Thu Trang", "homeroom", "2A")
    for number in range(10):
        school.pupil(f"Lê Thu {'ABCDEGHIKL'[number]}an")
    town.to("Mon", "07:00")
    teacher.says("/lopcuatoi").sees("24. Ian · Vắng", "32. Trang 2/2 →", "33. Tin cho nhóm lớp")
    teacher.says("32").sees("25. Kan · Đã hỏi: khỏe", "30. Lan · Vắng", "31. ← Trang 1/2", "33. Tin cho nhóm lớp")
