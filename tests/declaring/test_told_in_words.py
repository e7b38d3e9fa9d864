"""A whole sentence is as good as buttons, on every messenger; nothing is declared before its sender says so."""

import pytest

from tests.declaring.family import Family, cases, declared, drafts
from tests.on_each import town_on
from tests.surfaces import OnTelegram, OnZalo
from tests.town import Town

TUE = "tuệ nổi mụn nước ở tay với loét miệng từ hôm qua, 38 độ 2, mẹ cho nghỉ rồi"


town = town_on(OnTelegram, OnZalo)


@pytest.fixture
def family(town: Town) -> Family:
    made = Family(town)
    town.to("Mon", "06:20")
    return made


def test_the_one_who_is_ill_takes_a_sentence_and_a_tap(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says(TUE).sees("mụn nước ở tay, chân, miệng; loét miệng; 38,2°C; từ hôm qua; nghỉ ở nhà.")
    assert mother.last.plain.count("38,2°C") == 1
    assert declared(town) == []
    mother.taps("Gửi; Ngân, Minh đều khỏe")
    mother.sees("Nhà trường đã nhận được thông tin của Tuệ")
    assert len(declared(town)) == 3
    assert [case.severity for case in cases(town)] == ["red"]


def test_who_said_that_the_others_are_well_is_not_asked_again(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says(TUE + ", 2 đứa kia khỏe").sees("nghỉ ở nhà.\nNgân, Minh đều khỏe.\n", "Chỉ gửi cho Tuệ")
    mother.taps("Gửi")
    assert sorted((person, well) for person, _, well, _ in declared(town)) == sorted(
        [(family.tue, False), (family.minh, True), (family.ngan, True)]
    )


def test_all_are_well_but_one(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("cả 3 khoẻ, riêng Tuệ hơi ho").sees("Tuệ (Thỏ Ngọc): ho.\nNgân, Minh đều khỏe.\nTuệ bao nhiêu độ")
    mother.says("38 từ hôm qua, nghỉ ở nhà").sees("ho; 38°C", "Ngân, Minh đều khỏe.", "Gửi")
    assert declared(town) == []
    mother.says("gửi")
    assert sorted(declared(town)) == sorted(
        [(family.tue, 1, False, "amber"), (family.minh, 1, True, None), (family.ngan, 1, True, None)]
    )


def test_who_is_ill_is_heard_beside_the_rest_without_marks(town: Town, family: Family) -> None:
    family.mother.says("tue sot 38 5 tu dem, con lai ok").sees("sốt; 38,5°C; từ hôm qua.", "Ngân, Minh đều khỏe.")


def test_that_the_others_are_well_is_kept_while_more_is_asked(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("tuệ nổi mụn nước ở tay, 2 đứa kia ok").sees("bao nhiêu độ")
    for words in ("38,2", "hôm qua", "ở nhà"):
        mother.says(words)
    mother.sees("Ngân, Minh đều khỏe.\n", "Chỉ gửi cho Tuệ").taps("Gửi")
    assert len(declared(town)) == 3


def test_who_is_spoken_of_since_is_not_said_to_be_well(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("tuệ nổi mụn nước ở tay, 2 đứa kia ok").sees("bao nhiêu độ")
    mother.says("bé Ngân cũng ho")
    for words in ("38,2", "hôm qua", "ở nhà"):
        mother.says(words)
    assert "Ngân, Minh đều khỏe." not in mother.last.plain
    mother.taps("Gửi")
    assert [person for person, *_ in declared(town)] == [family.tue]


def test_what_is_said_of_others_is_still_left_out_at_will(town: Town, family: Family) -> None:
    family.mother.says(TUE + ", Minh với Ngân khỏe").taps("Chỉ gửi cho Tuệ")
    assert [person for person, *_ in declared(town)] == [family.tue]


@pytest.mark.parametrize("text", ["cháu đã đi khám, bác sĩ bảo tay chân miệng, cho về theo dõi", "bé Tuệ vẫn sốt 38,5"])
def test_what_a_nurse_says_of_a_child_is_not_taken_for_herself(town: Town, family: Family, text: str) -> None:
    family.nurse.says(text).sees("chưa hiểu", "Tôi khỏe")
    family.nurse.taps("Tôi chưa khỏe")
    before = drafts(town)
    family.nurse.says(text)
    assert drafts(town) == before


def test_who_is_meant_is_asked_where_it_is_not_said(town: Town, family: Family) -> None:
    family.mother.says("con sốt 38 độ 5 từ tối qua").sees("Con nào không khỏe ạ?", "Ngân", "Minh", "Tuệ")
    assert declared(town) == []
    family.mother.taps("Tuệ")
    family.mother.sees("Đã ghi nhận sốt; 38,5°C; từ hôm qua.", "nghỉ ở nhà hay đi học")
    assert len(drafts(town)) == 1


def test_a_day_later_the_button_asks_anew(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("con sốt 38 độ 5 từ tối qua").sees("Con nào không khỏe ạ?")
    asked = mother.find("Tuệ")[1]
    town.to("Tue", "06:20")
    town.receive(town.update(mother.chat, action=asked.action, press="late"))
    mother.sees("Tuệ có những biểu hiện nào ạ?", "☐ Sốt")


def test_on_a_day_without_a_round_nothing_of_it_is_lost(town: Town, family: Family) -> None:
    town.to("Wed", "20:00")
    family.mother.says(TUE).sees("mụn nước ở tay, chân, miệng; loét miệng; 38,2°C; từ hôm qua; nghỉ ở nhà.")
    family.mother.taps("Gửi")
    family.mother.sees("Nhà trường đã nhận được thông tin của Tuệ")
    assert [case.severity for case in cases(town)] == ["red"]
    assert len(declared(town)) == 1


def test_also_then_an_emergency_comes_first(town: Town, family: Family) -> None:
    town.to("Wed", "20:00")
    family.mother.says("Tuệ đang khó thở lắm").sees("gọi 115")
    town.by(seconds=90)
    assert [case.severity for case in cases(town)] == ["emergency"]


def test_they_are_well_is_asked_once_more_before_it_is_declared(town: Town, family: Family) -> None:
    family.mother.says("hôm nay minh khỏe rồi cô nhé").sees("Đã hiểu: Minh khỏe.", "Đúng, gửi")
    assert declared(town) == []
    family.mother.taps("Đúng, gửi")
    assert [person for person, *_ in declared(town)] == [family.minh]


def test_an_emergency_in_a_sentence_comes_first(town: Town, family: Family) -> None:
    family.mother.says("Tuệ đang khó thở lắm").sees("gọi 115")
    family.mother.taps("Đúng, Tuệ đang bị")
    assert [case.severity for case in cases(town)] == ["emergency"]


@pytest.mark.parametrize("text", ["nhà chị họ có đứa bị sốt", "cô ơi mấy giờ họp phụ huynh", "đau đầu vì tiền"])
def test_what_is_not_of_the_children_declares_nothing(town: Town, family: Family, text: str) -> None:
    family.mother.says(text)
    assert (declared(town), drafts(town)) == ([], [])


def test_what_was_declared_is_taken_up_as_a_correction(town: Town, family: Family) -> None:
    family.mother.says("khoe")
    family.mother.says("Tuệ sốt 38,5 từ sáng nay").sees("Đã ghi nhận sốt; 38,5°C; từ hôm nay.")
    family.mother.taps("Nghỉ ở nhà")
    assert len(declared(town)) == 3
    family.mother.taps("Gửi")
    assert (family.tue, 2, False, "amber") in declared(town)


def test_a_later_sentence_adds_to_what_was_declared_and_takes_away_what_is_over(town: Town, family: Family) -> None:
    family.mother.says("Tuệ sốt 38,5 từ sáng nay, cháu nghỉ ở nhà").sees("Gửi")
    family.mother.taps("Gửi")
    family.mother.says("Tuệ hết sốt rồi, giờ chỉ ho").sees("Đã ghi nhận ho.", "bao nhiêu độ", "Không sốt")
    family.mother.taps("Không sốt")
    family.mother.sees("ho; không sốt; từ hôm nay; nghỉ ở nhà", "Gửi")


def test_an_answer_that_says_more_fills_in_all_it_says(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("tuệ nổi mụn nước ở tay từ hôm qua").sees("bao nhiêu độ")
    mother.says("38,2, con ho nữa").sees("Đã ghi nhận", "ho", "38,2°C", "nghỉ ở nhà hay đi học")
    mother.says("nghỉ ở nhà").sees("ho; mụn nước ở tay, chân, miệng; 38,2°C; từ hôm qua; nghỉ ở nhà.")


def test_an_answer_that_says_a_sign_is_over_takes_it_away(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("tuệ nổi mụn nước ở tay với ho từ hôm qua").sees("ho; mụn nước", "bao nhiêu độ")
    mother.says("38,2, hết ho rồi").sees("Đã ghi nhận sốt; mụn nước ở tay, chân, miệng; 38,2°C.")
    mother.says("nghỉ ở nhà").sees("(Thỏ Ngọc): sốt; mụn nước ở tay, chân, miệng; 38,2°C; từ hôm qua;")


def test_what_answers_a_later_question_is_kept_and_this_one_asked_again(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("tuệ nổi mụn nước ở tay").sees("bao nhiêu độ")
    mother.says("hôm nay tuệ nghỉ học").sees("Đã ghi nhận nghỉ ở nhà", "Tuệ bao nhiêu độ")
    mother.says("38,2").sees("từ hôm nào")
    mother.says("từ hôm qua").sees("mụn nước ở tay, chân, miệng; 38,2°C; từ hôm qua; nghỉ ở nhà.")


@pytest.mark.parametrize("text", ["Minh sốt 39 độ", "Minh với Ngân ho", "minh nghi hoc roi"])
def test_what_is_said_of_another_child_fills_in_nothing(town: Town, family: Family, text: str) -> None:
    mother = family.mother
    mother.says("tuệ nổi mụn nước ở tay").sees("bao nhiêu độ")
    mother.says(text).sees("Phần này là của Tuệ", "Minh đã được giữ lại", "bao nhiêu độ")
    mother.says("38,2").sees("Đã ghi nhận 38,2°C")
    mother.says("từ hôm qua")
    mother.says("nghỉ ở nhà").sees("(Thỏ Ngọc): mụn nước ở tay, chân, miệng; 38,2°C; từ hôm qua;")


def test_nor_while_signs_are_chosen(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("/khaibao")
    mother.taps("Tuệ chưa khỏe")
    mother.sees("Tuệ có những biểu hiện nào")
    mother.says("Minh sốt 39 độ").sees("Phần này là của Tuệ", "Tin về Minh đã được giữ", "những biểu hiện nào")
    assert [draft.subject_id for draft in drafts(town)] == [family.minh]


def test_a_sign_that_is_in_no_list_was_named_by_the_sentence(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("Tuệ đau bụng, tiêu chảy từ tối qua").sees("tiêu chảy", "“Tuệ đau bụng”", "độ")
    for typed in ("chưa đo", "nghỉ ở nhà"):
        mother.says(typed)
    mother.sees("biểu hiện khác; “Tuệ đau bụng”", "chưa đo", "ở nhà")
    mother.taps("Gửi")
    mother.says("Tuệ bị nhức răng nữa ạ")
    assert "Biểu hiện khác là gì" not in mother.last.text
