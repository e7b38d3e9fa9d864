"""What is typed to one question and answers another is kept where it belongs; the question stays as it is."""

import pytest

from tests.declaring.family import Family, declared, drafts
from tests.on_each import town_on_each
from tests.town import Town

town = town_on_each


@pytest.fixture
def family(town: Town) -> Family:
    made = Family(town)
    town.to("Mon", "06:20")
    return made


def test_whatever_answers_another_question_is_kept_and_none_is_asked_twice(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("tuệ nổi mẩn đỏ").sees("Tuệ bao nhiêu độ ạ?")
    mother.says("thoi me phai di lam day").sees("được giữ lại, chưa gửi", "Tuệ bao nhiêu độ ạ?")
    mother.says("hai dua kia bt").sees("Đã ghi nhận Ngân, Minh đều khỏe.", "Tuệ bao nhiêu độ ạ?")
    mother.says("từ hum qua").sees("Đã ghi nhận từ hôm qua.", "Tuệ bao nhiêu độ ạ?")
    mother.says("gui").sees("Chưa gửi được ạ", "Tuệ bao nhiêu độ ạ?")
    mother.says("noi man do").sees("Đã ghi nhận phát ban.", "Tuệ bao nhiêu độ ạ?")
    mother.says("cho o nha").says("38,1")
    mother.sees("phát ban; 38,1°C; từ hôm qua; nghỉ ở nhà.", "Ngân, Minh đều khỏe.")
    assert declared(town) == []


def test_who_does_not_know_the_day_is_told_that_roughly_is_enough(family: Family) -> None:
    family.mother.says("tuệ ho").says("chưa đo").says("chưa biết nữa").sees("Gần đúng cũng được ạ", "từ hôm nào ạ?")
    for text in ("minh nghỉ ở nhà", "thôi ngân nghỉ"):
        family.mother.says(text).sees("Phần này là của Tuệ", "từ hôm nào ạ?")
    family.mother.says("hok sốt").sees("Đã ghi nhận không sốt.", "từ hôm nào ạ?")


def test_words_that_are_in_no_list_are_added_to_those_before(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("tuệ đau bụng").says("tuệ đau đầu").says("38").says("hqua").says("tuệ đau lưng").says("ở nhà")
    mother.sees("tuệ đau bụng; tuệ đau đầu; tuệ đau lưng")
    assert len(drafts(town)) == 1


def test_a_bare_day_is_no_sign(family: Family) -> None:
    mother = family.mother
    mother.taps("Tuệ chưa khỏe")
    mother.taps("Biểu hiện khác")
    if mother.town.abilities.has_buttons:
        mother.taps("Tiếp")
    mother.sees("Biểu hiện khác là gì ạ?")
    mother.says("hqua").sees("Đã ghi nhận từ hôm qua.", "Biểu hiện khác là gì ạ?")


def test_what_is_begun_is_named_at_rest_and_gone_on_with_in_words(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("tuệ nổi mẩn đỏ").says("menu")
    mother.says("xyz").sees("Bản khai cho Tuệ đang làm dở, chưa gửi.", "Tiếp tục")
    for text in ("tiep tuc", "ủa sáng nay m khai rồi mà"):
        mother.says("menu").says(text).sees("Tuệ bao nhiêu độ ạ?")


def test_who_is_well_after_all_is_asked_though_nothing_is_owed(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("KHOE").says("minh sốt 38,7").says("menu").says("minh khoe")
    mother.sees("Nếu Minh khỏe, bản này sẽ được bỏ ạ.", "Tiếp tục")
    mother.says("menu").says("ngan khoe").sees("Đã ghi nhận lúc 06:20: Ngân khỏe.")
    assert all(well for _, _, well, _ in declared(town))
