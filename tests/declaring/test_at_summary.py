"""Under the summary any word of sending sends, what is put right changes the draft, all else shows it again."""

import pytest

from tests.declaring.family import Family, cases, declared, drafts
from tests.on_each import town_on_each
from tests.town import Actor, Town

TUE = "tuệ ho với sổ mũi từ hôm qua, 37 độ 8, mẹ cho nghỉ rồi"


town = town_on_each


@pytest.fixture
def mother(town: Town) -> Actor:
    """She reads the summary of Tuệ."""
    family = Family(town)
    town.to("Mon", "06:20")
    return family.mother.says(TUE).sees("ho; sổ mũi; 37,8°C; từ hôm qua; nghỉ ở nhà.", "Gửi; Ngân, Minh đều khỏe")


def is_unsent(mother: Actor, *words: str) -> Actor:
    """The summary is what stands there, nobody is declared, and its first choice is still to send it."""
    mother.sees("Bản khai này chưa gửi.", "rồi chọn Gửi", *words)
    assert mother.last.labels[0] == "Gửi"
    assert declared(mother.town) == []
    return mother


@pytest.mark.parametrize(
    "text", ["gui di", "dung roi gui di", "gửi lun", "gởi giùm em", "ok", "vâng", "ok cảm ơn cô", "👍"]
)
def test_sending_in_any_words_sends(town: Town, mother: Actor, text: str) -> None:
    mother.says(text).sees("thông tin của Tuệ")
    assert [(well, severity is not None) for _, _, well, severity in declared(town)] == [(False, True)]
    assert drafts(town) == []


def test_anything_else_shows_the_summary_again_and_says_that_it_is_not_sent(mother: Actor) -> None:
    for text in ("ủa gửi chưa z", "vay con gui chua", "khoan gui", "đừng gửi", "đã", "cảm ơn cô", "x", "dung gui"):
        is_unsent(mother.says(text), "ho; sổ mũi; 37,8°C; từ hôm qua; nghỉ ở nhà.")
    mother.says("gui").sees("thông tin của Tuệ")


@pytest.mark.parametrize("text", ["không đúng", "nham roi", "thoi khong gui nua"])
def test_who_says_that_it_is_wrong_is_asked_what_to_change(mother: Actor, text: str) -> None:
    mother.says(text).sees("Bản khai này chưa gửi.", "muốn sửa mục nào", "Bỏ bản này")
    mother.says("ok")
    assert declared(mother.town) == []


PUT_RIGHT = (
    ("a nham 37,4", "37,4°C", "ho; sổ mũi; 37,4°C; từ hôm qua; nghỉ ở nhà."),
    ("a thoi cho di hoc", "đi học", "ho; sổ mũi; 37,4°C; từ hôm qua; đi học."),
    ("cho o nha", "nghỉ ở nhà", "từ hôm qua; nghỉ ở nhà."),
    ("mẹ e chở đi học r", "đi học", "từ hôm qua; đi học."),
    ("dau hong nua", "ho; sổ mũi; đau họng", "ho; sổ mũi; đau họng; 37,4°C"),
    ("không phải 37,4 mà 37,3", "37,3°C", "đau họng; 37,3°C"),
    ("khong phai 37,3 ma 37,2", "37,2°C", "đau họng; 37,2°C"),
    ("tu hom kia co", "từ 21/11", "37,2°C; từ 21/11; đi học."),
    ("con khong ho", "sổ mũi; đau họng", ": sổ mũi; đau họng; 37,2°C"),
)


def test_what_is_put_right_changes_the_draft_and_nothing_else(mother: Actor) -> None:
    for text, changed, now in PUT_RIGHT:
        mother.says(text).sees(f"Đã sửa: {changed}.", now, "rồi chọn Gửi")
    assert declared(mother.town) == []
    mother.says("gui di").sees("thông tin của Tuệ")
    assert len(declared(mother.town)) == 1


def test_sending_with_a_correction_in_one_breath_is_not_sent_unread(mother: Actor) -> None:
    mother.says("ok gui di, a nham 37,4 thoi").sees("Đã sửa: 37,4°C.", "rồi chọn Gửi")
    assert declared(mother.town) == []


def test_a_sign_that_is_added_is_asked_about(mother: Actor) -> None:
    mother.says("con đau bụng nữa").sees("Đã sửa: ", "rồi chọn Gửi")
    mother.says("sốt 38,6 rồi cô ơi").sees("sốt", "38,6°C", "rồi chọn Gửi")
    assert declared(mother.town) == []


def test_an_emergency_comes_first(town: Town, mother: Actor) -> None:
    mother.says("con khó thở quá").sees("gọi 115")
    town.by(seconds=90)
    assert [case.severity for case in cases(town)] == ["emergency"]


def test_an_emergency_of_another_child_too(town: Town, mother: Actor) -> None:
    mother.says("Ngân đang co giật").sees("gọi 115")


def test_what_is_said_of_another_child_waits_for_this_one(mother: Actor) -> None:
    is_unsent(mother.says("ngan sot 38,5"), "Phần này là của Tuệ", "Ngân đã được giữ lại", ": ho; sổ mũi; 37,8°C")


def test_who_is_well_after_all_is_asked_before_it_is_thrown_away(town: Town, mother: Actor) -> None:
    for text in ("tue khoe roi", "con không ho, không sổ mũi"):
        mother.says(text).sees("Nếu Tuệ khỏe, bản này sẽ được bỏ ạ.")
        mother.taps("Tiếp tục")
        mother.sees("rồi chọn Gửi")
    assert (declared(town), len(drafts(town))) == ([], 1)


def test_that_the_others_are_well_is_sent_with_it_also_after_a_correction(town: Town, mother: Actor) -> None:
    mother.says("2 đứa kia khỏe").sees("Ngân, Minh đều khỏe.", "Chỉ gửi cho Tuệ")
    mother.says("a nham 37,4").sees("Ngân, Minh đều khỏe.")
    mother.says("x").sees("Ngân, Minh đều khỏe.", "37,4°C")
    mother.says("gửi luôn ạ")
    assert sorted(well for _, _, well, _ in declared(town)) == [False, True, True]


def test_a_bare_yes_long_after_it_is_asked_about(town: Town, mother: Actor) -> None:
    town.by(minutes=11)
    is_unsent(mother.says("ok"))
    mother.says("ok").sees("thông tin của Tuệ")


def test_the_menu_is_still_reached_by_its_words(mother: Actor) -> None:
    mother.says("menu").sees("Dưới đây là những việc có thể làm")


def test_what_is_put_right_is_taken_with_a_wait_and_where_it_is_asked_what_to_change(mother: Actor) -> None:
    mother.says("khoan, hôm kia chứ ko phải hôm qua").sees("Đã sửa: từ 21/11.", "rồi chọn Gửi")
    mother.taps("Sửa")
    mother.says("hom qua").sees("Đã sửa: từ hôm qua.", "rồi chọn Gửi")
    mother.taps("Sửa")
    mother.says("x").sees("chưa gửi", "rồi chọn Gửi")
    assert declared(mother.town) == []
