""" "Hôm nay con đã đỡ chưa ạ?" answered in words or by several numbers: for one child, or by name for several."""

import pytest

from storage.tables import CASE_EVENT
from tests.declaring.family import Family, declared, rows
from tests.on_each import OnTelegram, OnThePage, OnZalo
from tests.surfaces import Surface
from tests.town import Town, at, telling


def followed(town: Town, said: str) -> Family:
    """Those of whom something is said have a case on Monday; then Friday's reminder has come."""
    family = Family(town)
    town.to("Mon", "06:40")
    family.mother.says(said).taps("Gửi")
    town.to("Fri", "06:16")
    return family


ALL = "ngân sốt 38,5 từ sáng nay, minh sốt 38,5 từ sáng nay, tuệ sốt 38,5 từ sáng nay, cả ba nghỉ ở nhà"
TUE = "tuệ sốt 38,5 từ sáng nay, nghỉ ở nhà"


def told(town: Town) -> list[str]:
    """What the cases heard, in order."""
    return [row.about["what"] for row in rows(town, CASE_EVENT) if row.kind == "followed_up"]


@pytest.mark.parametrize("surface", [OnTelegram, OnZalo, OnThePage])
def test_words_of_a_line_are_the_line(url: str, surface: type[Surface]) -> None:
    with telling(url, surface()) as town:
        family = followed(town, TUE)
        family.mother.says("đỡ nhiều rồi cô ạ").sees("Đã ghi nhận Tuệ: đỡ hơn.", "Ngân, Minh đều khỏe")
        assert told(town) == ["better"]
        family.mother.says("tuệ vẫn vậy chứ, nhầm").sees("Đã ghi nhận Tuệ: vẫn như vậy.")
        family.mother.says("tuệ vẫn vậy")
        assert told(town) == ["better", "same"]
        assert [revision for person, revision, *_ in declared(town) if person == family.tue] == [1, 1, 2]


@pytest.fixture
def town(url: str) -> Town:
    with telling(url, OnZalo()) as made:
        yield made


def test_several_by_name_get_one_receipt(town: Town) -> None:
    family = followed(town, ALL)
    family.mother.says("đỡ rồi").sees("Đã hiểu: đỡ hơn. Con nào ạ?", "Ngân: đỡ hơn", "Tuệ: đỡ hơn")
    family.mother.says("ngân khỏe rồi, minh đỡ hơn, tuệ vẫn vậy")
    family.mother.sees("Đã ghi nhận Ngân: đã khỏe; Minh: đỡ hơn; Tuệ: vẫn như vậy.")
    assert told(town) == ["well", "better", "same"]


def test_several_numbers_are_several_lines(town: Town) -> None:
    family = followed(town, ALL)
    family.mother.says("1 6 11").sees("Đã ghi nhận Ngân: đã khỏe; Minh: đỡ hơn; Tuệ: vẫn như vậy.")
    assert told(town) == ["well", "better", "same"]


def test_a_line_keeps_its_number_while_the_question_is_open(town: Town) -> None:
    family = followed(town, ALL)
    for number, answer in (("1", "Ngân: đã khỏe"), ("6", "Minh: đỡ hơn"), ("11", "Tuệ: vẫn như vậy")):
        town.by(seconds=20)
        family.mother.says(number).sees(f"Đã ghi nhận {answer}.")
        family.mother.says("trời hôm nay đẹp quá")
    assert told(town) == ["well", "better", "same"]


def test_what_is_told_besides_goes_on_and_an_emergency_first(town: Town) -> None:
    family = followed(town, TUE)
    family.mother.says("cháu đỡ rồi nhưng còn ho").sees("Đã ghi nhận Tuệ: đỡ hơn.", "ho", "Tuệ bao nhiêu độ")
    family.mother.says("menu").says("tuệ nặng hơn, ngủ li bì")
    assert family.mother.last.plain.startswith("Nếu Tuệ đang bị li bì")


def test_all_are_well_but_for_whom_something_was_begun(town: Town) -> None:
    family = followed(town, TUE)
    family.mother.says("minh ho").says("menu").says("cả 3 con khỏe")
    family.mother.sees("Đã ghi nhận Ngân khỏe; Tuệ: đã khỏe.", "Bản khai cho Minh")
    assert [person for person, _, is_well, _ in declared(town) if is_well] == [family.ngan, family.tue]


def test_worse_on_the_same_morning_rings_whoever_has_it_before_it_is_sent(town: Town) -> None:
    family = Family(town)
    town.to("Mon", "06:40")
    family.mother.says(TUE).says("gửi")
    family.nurse.says("ca cần theo dõi").taps("Nhận ca này")
    town.to("Mon", "07:40")
    for words in ("tuệ nặng hơn rồi, sốt 40 độ", "tuệ mệt hơn nữa"):
        family.mother.says(words).sees("đang lo cho Tuệ đọc được ngay lời này", "Cô Thảo", "40°C", "Gửi")
        town.by(minutes=2)
    family.nurse.hears("Có tin mới về ca mức vàng", "vui lòng mở", rings=True)
    assert sum(each.rings for each in family.nurse.messages if each.at >= at("Mon", "07:40")) == 1
    family.nurse.taps("Mở", under="Có tin mới")
    family.nurse.hears("Gia đình nhắn lúc 07:40: “tuệ nặng hơn rồi, sốt 40 độ”", "“tuệ mệt hơn nữa”")
    family.mother.says("bỏ bản này").says("tuệ nặng lắm rồi cô ơi").sees("đọc được ngay lời này")


@pytest.mark.parametrize("text", ["sau bao lâu cháu đc đi học lại", "mấy hôm nữa cháu đi học lại", "tuệ đỡ chưa nhỉ"])
def test_a_question_is_no_answer(town: Town, text: str) -> None:
    family = followed(town, TUE)
    family.mother.says("tuệ đỡ hơn").says(text)
    assert "Tuệ khỏe" not in family.mother.last.plain
    assert told(town) == ["better"]
