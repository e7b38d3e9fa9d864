"""An extra round on a day that has its own: lists and reports stay with the one that presses, nobody is asked twice."""

import pytest

from tests.filing.school import DeclaringSchool
from tests.town import Actor, Town


@pytest.fixture
def school(town: Town) -> DeclaringSchool:
    """At 06:25 the Department asks for one more declaration of persons by 17:00; Tuệ is ill at home since 06:20."""
    found = DeclaringSchool(town)
    town.to("Mon", "06:20")
    for label in ("Tuệ chưa khỏe", "Sốt", "Tiếp"):
        found.father.taps(label)
    found.father.says("38,2")
    for label in ("Sáng nay", "Nghỉ ở nhà", "Gửi"):
        found.father.taps(label)
    town.to("Mon", "06:25")
    found.is_asked("person-2026", "17:00")
    return found


def test_who_has_declared_is_not_asked_again_before_the_letter_reminds(school: DeclaringSchool) -> None:
    mother = school.mother
    mother.taps("đều khỏe")
    mother.sees("Đã ghi nhận lúc 06:25: Minh, Ngân đều khỏe.")
    assert "17:00" not in mother.last.plain
    school.town.to("Mon", "16:00")
    mother.hears("1234/SGDĐT-CTTT", "17:00")


def test_the_class_keeps_its_morning_until_the_letter_reminds(school: DeclaringSchool) -> None:
    teacher: Actor = school.a.hires("Bùi Thị Hà", "homeroom", "2A")
    for time in ("06:30", "07:20"):
        school.town.to("Mon", time)
        teacher.says("/lopcuatoi")
        teacher.sees("1/4")
        assert "1234/SGDĐT-CTTT" not in teacher.last.plain
    school.town.to("Mon", "16:00")
    teacher.says("/lopcuatoi")
    teacher.sees("0/4", "1234/SGDĐT-CTTT")
    contact = school.contact.says("/baocao").sees("Báo cáo Phù Lam về khai báo đột xuất")
    of_both = ["Xem tất cả: Phù Lam (định kỳ)", "Xem tất cả: Phù Lam (1234/SGDĐT-CTTT)"]
    assert sorted(label for label in contact.last.labels if "Xem tất cả" in label) == sorted(of_both)


def test_the_school_s_own_report_counts_the_round_of_its_own_letter(school: DeclaringSchool) -> None:
    school.mother.taps("đều khỏe")
    school.town.to("Mon", "08:00")
    school.opens_report(school.principal)
    school.principal.sees("có mặt 3 · vắng 1, trong đó nghỉ ốm 1", "đã khai 3", "cần theo dõi 1")
