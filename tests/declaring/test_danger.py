"""Danger of life that no questionnaire lists: 115 first, the school in seconds, in the family's own words."""

from tests.declaring.family import Family
from tests.on_each import town_on_each
from tests.town import Town

town = town_on_each


def test_the_school_is_rung_for_what_no_list_has(town: Town) -> None:
    family = Family(town)
    mother, nurse = family.mother, family.nurse
    town.to("Mon", "06:40")
    mother.says("tuệ đuối nước vừa vớt lên").sees("Gọi 115 hoặc đưa Tuệ đến bệnh viện", "tuệ đuối nước vừa vớt lên")
    assert "bao nhiêu độ" not in mother.last.plain
    mother.taps("Đúng, Tuệ đang bị")
    mother.sees("Nhà trường đã được báo")
    nurse.hears("mức khẩn cấp", rings=True)
    assert "đuối" not in nurse.last.plain
    nurse.taps("Mở")
    nurse.sees("tuệ đuối nước vừa vớt lên")


def test_silence_rings_and_a_mistake_takes_it_back(town: Town) -> None:
    family = Family(town)
    mother = family.mother
    town.to("Mon", "06:40")
    mother.says("minh nuốt cục pin").sees("Gọi 115 hoặc đưa Minh").taps("Bấm nhầm")
    mother.says("0").says("tuệ uống nhầm thuốc ngủ").sees("Gọi 115 hoặc đưa Tuệ")
    mother.says("uống nhầm thuốc ngủ của bà").sees("Nhà trường đã được báo")
    family.nurse.hears("mức khẩn cấp", rings=True)


def test_a_minute_without_an_answer_tells_it(town: Town) -> None:
    family = Family(town)
    town.to("Mon", "06:40")
    family.mother.says("tuệ ho, 37,8").says("tuệ ngã đập đầu nôn vọt").sees("Gọi 115 hoặc đưa Tuệ")
    town.by(seconds=61)
    family.nurse.hears("mức khẩn cấp", rings=True)
    family.nurse.taps("Mở")
    family.nurse.sees("ngã đập đầu nôn vọt")


def test_of_several_it_is_asked_which_and_silence_rings_for_all(town: Town) -> None:
    family = Family(town)
    town.to("Mon", "06:40")
    family.mother.says("con bị chó dại cắn").sees("Gọi 115 hoặc đưa con", "Con nào đang bị")
    family.mother.taps("Tuệ")
    family.mother.sees("Nhà trường đã được báo")
    family.nurse.hears("mức khẩn cấp", rings=True)
    family.nurse.taps("Mở")
    family.nurse.sees("con bị chó dại cắn")
