"""What is said of another child, or after the round has closed, is never lost; told on each messenger."""

import pytest

from tests.declaring.family import Family, cases, declared, drafts
from tests.on_each import town_on_each
from tests.town import Town

town = town_on_each
DENGUE = "minh đi khám rồi, bs bảo sốt xuất huyết, tiểu cầu 120"


@pytest.fixture
def family(town: Town) -> Family:
    made = Family(town)
    town.to("Mon", "06:20")
    return made


def test_what_is_said_of_another_child_waits_and_is_asked_about_behind_the_receipt(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("ngân sốt 39 độ 5 từ hôm qua").sees("nghỉ ở nhà hay đi học")
    mother.says(DENGUE).sees("Phần này là của Ngân", "Tin về Minh đã được giữ lại", "nghỉ ở nhà hay đi học")
    mother.says("nghỉ ở nhà").sees("Ngân (5B): sốt; 39,5°C")
    assert "Minh" not in " ".join(choice.label for choice in mother.last.choices), "who waits is not said to be well"
    town.by(seconds=5)
    mother.says("gửi").sees("thông tin của Ngân", "Bản khai cho Minh đang làm dở")
    mother.says("tiếp tục").sees("Minh bao nhiêu độ")
    mother.says("38")
    mother.says("hôm qua")
    mother.says("nghỉ ở nhà").sees("tiểu cầu 120", "đã đi khám; sốt xuất huyết")
    town.by(seconds=5)
    mother.says("gửi").sees("thông tin của Minh")
    assert [(person, severity) for person, _, _, severity in declared(town)] == [
        (family.ngan, "amber"),
        (family.minh, "red"),
    ]


def test_what_was_filled_in_for_the_wrong_child_moves(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("co oi chau len 39 do 5 roi").taps("Ngân")
    mother.says("nhầm, minh cơ ko phải ngân").sees(
        "bản khai này là của Minh, không phải của Ngân", "Minh bị từ hôm nào"
    )
    mother.says("từ hôm qua")
    mother.says("nghỉ ở nhà").sees("Minh (2A): sốt; 39,5°C; từ hôm qua; nghỉ ở nhà.")
    mother.says("nhầm, tuệ cơ").sees("Tuệ (Thỏ Ngọc): sốt; 39,5°C; từ hôm qua; nghỉ ở nhà.")
    assert [draft.subject_id for draft in drafts(town)] == [family.tue]


def test_who_is_named_is_not_asked_for(family: Family) -> None:
    family.mother.says("minh đỡ hơn nhưng vẫn mệt").sees("Minh bao nhiêu độ ạ?")


def test_what_was_begun_before_the_round_closed_goes_on_as_a_report(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("minh sốt 38 từ hôm qua").sees("nghỉ ở nhà hay đi học")
    town.to("Mon", "18:05")
    mother.says("nghỉ ở nhà").sees("Minh (2A): sốt; 38°C; từ hôm qua; nghỉ ở nhà.")
    mother.says("gửi").sees("thông tin của Minh")
    assert ([person for person, *_ in declared(town)], drafts(town)) == ([family.minh], [])


def test_sending_what_has_closed_shows_it_as_a_report_of_today(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("minh sốt 38 từ hôm qua, nghỉ ở nhà").sees("rồi chọn Gửi")
    town.to("Mon", "18:05")
    mother.says("gửi").sees("Minh (2A): sốt; 38°C; từ hôm qua; nghỉ ở nhà.")
    assert declared(town) == []
    town.by(seconds=5)
    mother.says("gửi").sees("thông tin của Minh")


def test_danger_comes_first_also_after_closing_and_of_another(town: Town, family: Family) -> None:
    family.mother.says("ngân ho").sees("bao nhiêu độ")
    town.to("Mon", "20:05")
    family.mother.says("minh hết sốt nhưng chảy máu chân răng, đau bụng, mệt lả").sees("gọi 115", "Minh")
    town.by(seconds=90)
    assert [case.severity for case in cases(town)] == ["emergency"]


def test_a_day_later_a_new_sentence_is_a_new_report_of_the_same_child(town: Town, family: Family) -> None:
    family.mother.says("minh sốt 39,5 rồi").sees("từ hôm nào")
    town.to("Tue", "20:05")
    family.mother.says("đi khám bs bảo sốt xuất huyết").sees("sốt", "Minh bao nhiêu độ")
