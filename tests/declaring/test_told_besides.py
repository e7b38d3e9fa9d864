"""What a family tells beside the answers: the highest fever of the day, a hospital, a fever that is only felt."""

import pytest

from tests.declaring.family import Family, cases, declared, drafts
from tests.on_each import town_on_each
from tests.town import Town

town = town_on_each


@pytest.fixture
def family(town: Town) -> Family:
    made = Family(town)
    town.to("Mon", "06:20")
    return made


@pytest.mark.parametrize("text", ["sáng 39,2 giờ 37,1", "39,2 uong thuoc ha con 37,1"])
def test_the_highest_fever_counts_and_what_it_is_now_is_kept(town: Town, family: Family, text: str) -> None:
    mother = family.mother
    mother.says("tuệ sốt từ hôm qua, hôm nay nghỉ").sees("bao nhiêu độ")
    mother.says(text).sees("Đã ghi nhận 39,2°C; lời kể", text, "Tuệ (Thỏ Ngọc): sốt; 39,2°C; từ hôm qua")
    mother.taps("Gửi")
    # 37,1 alone would only be noted
    assert [case.severity for case in cases(town)] == ["amber"]
    family.nurse.taps("Xem danh sách")
    family.nurse.taps("Tuệ")
    family.nurse.sees("39,2°C", f"lời kể: “{text}”")


def test_a_fever_that_falls_later_does_not_undo_it(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("tue sang 39,2 gio 37,8").sees("sốt; 39,2°C", "gio 37,8")
    town.by(seconds=5)
    mother.says("sáng nay")
    mother.says("ở nhà").sees("39,2°C")
    mother.says("giờ còn 37,1").sees("sốt; 39,2°C", "giờ còn 37,1")
    mother.says("đo nhầm, 38,1 thôi").sees("sốt; 38,1°C")
    assert declared(town) == []


def test_a_fever_that_is_over_still_counts_beside_a_rash(town: Town, family: Family) -> None:
    text = "tuệ đêm qua sốt 39 giờ hết sốt rồi nhưng nổi ban khắp người từ sáng nay"
    family.mother.says(text).sees("lời kể", "sốt 39").says("nghỉ ở nhà").sees("phát ban; không sốt").says("gửi")
    assert [case.severity for case in cases(town)] == ["red"]


@pytest.mark.parametrize("text", ["hôm qua tuệ nhập viện", "be tue dang nam vien nhi"])
def test_a_child_in_hospital_is_absent_and_was_seen_by_a_doctor(town: Town, family: Family, text: str) -> None:
    mother = family.mother
    mother.says(text).sees(text, "nghỉ ở nhà; đã đi khám", "bao nhiêu độ")
    assert "115" not in mother.last.plain
    mother.says("chưa đo")
    mother.says("hôm qua").sees("từ hôm qua; nghỉ ở nhà", "đã đi khám")
    mother.taps("Gửi")
    mother.sees("của Tuệ").taps("Bác sĩ nói gì")
    mother.taps("Sốt xuất huyết")
    assert [case.severity for case in cases(town)] == ["red"]


def test_that_an_ill_child_is_in_hospital_now_goes_to_who_has_the_case(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("tuệ sốt 38,5 từ hôm qua, nghỉ").taps("Gửi")
    mother.says("cháu nằm viện rồi").sees("Tuệ (Thỏ Ngọc): sốt; 38,5°C", "cháu nằm viện rồi", "đã đi khám")
    mother.taps("Gửi")
    family.nurse.taps("Xem danh sách")
    family.nurse.taps("Tuệ")
    family.nurse.sees("lời kể: “cháu nằm viện rồi”", "đã đi khám")


def test_no_stay_in_hospital_is_made_of_other_words(town: Town, family: Family) -> None:
    for text in ("bà nội bé Tuệ nằm viện", "tuệ không phải nhập viện", "tuệ ra viện rồi"):
        family.mother.says(text)
    assert (declared(town), drafts(town)) == ([], [])


@pytest.mark.parametrize("text", ["chắc sốt mà chưa đo", "hinh nhu nong chua do"])
def test_a_fever_that_is_felt_and_not_measured_is_one_and_says_so(town: Town, family: Family, text: str) -> None:
    family.mother.says(f"tuệ {text}").sees("Đã ghi nhận sốt; chưa đo; lời kể", text, "từ hôm nào")


def test_it_is_also_where_the_degrees_are_asked_for(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("minh ho từ hôm qua, nghỉ").sees("bao nhiêu độ")
    mother.says("chắc sốt mà chưa đo").sees("sốt; ho; chưa đo; từ hôm qua", "lời kể: “chắc sốt mà chưa đo”")
    mother.taps("Gửi")
    assert [case.severity for case in cases(town)] == ["amber"]
