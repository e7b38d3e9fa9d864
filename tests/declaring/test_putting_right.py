"""After sending, what puts it right in words offers a revision: nothing changes before its sender says so."""

import pytest

from tests.declaring.family import Family, case_events, cases, declared, drafts
from tests.on_each import town_on_each
from tests.town import Town

TUE = "tuệ ho với sổ mũi từ hôm qua, 37 độ 8, mẹ cho nghỉ rồi"


town = town_on_each


@pytest.fixture
def family(town: Town) -> Family:
    """Tuệ is declared as not well."""
    made = Family(town)
    town.to("Mon", "06:20")
    made.mother.says(TUE).says("gửi").sees("thông tin của Tuệ")
    town.by(minutes=3)
    return made


def test_a_correction_is_a_revision_that_she_sends(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("nham, 37,4 thoi").sees("bản sửa cho bản đã gửi lúc 06:20", "chưa gửi lại", "Đã sửa: 37,4°C.")
    assert [revision for _, revision, *_ in declared(town)] == [1]
    mother.says("gui di").sees("thông tin của Tuệ")
    assert [(person, revision) for person, revision, *_ in declared(town)] == [(family.tue, 1), (family.tue, 2)]
    for text, changed in (("do lai roi 37,3", "37,3°C"), ("chau di hoc nhe", "đi học"), ("con khong ho", "sổ mũi")):
        mother.says(text).sees("bản sửa", f"Đã sửa: {changed}.").says("gửi")
    assert len(declared(town)) == 5
    assert len(cases(town)) == 1


def test_what_is_thrown_away_leaves_what_was_sent(town: Town, family: Family) -> None:
    family.mother.says("ghi nhầm nhiệt độ, 37,6 mới đúng").sees("Đã sửa: 37,6°C.")
    family.mother.taps("Sửa")
    family.mother.taps("Bỏ bản này")
    assert ([revision for _, revision, *_ in declared(town)], drafts(town)) == ([1], [])


def test_pressed_by_mistake_in_words_is_its_line(town: Town, family: Family) -> None:
    family.mother.says("bam nham roi").sees("Đã ghi nhận: Tuệ khỏe.", "đều được báo lại")
    assert case_events(town).count("corrected") == 1
    assert [case.state for case in cases(town)] == ["open"]


@pytest.mark.parametrize("text", ["bam nham roi", "gui nham", "nham roi co oi"])
def test_a_mistake_whose_line_is_gone_is_asked_about(town: Town, family: Family, text: str) -> None:
    family.mother.says("menu").says(text).sees("muốn sửa bản khai của Tuệ thế nào", "Rút lại bản khai", "Giữ nguyên")
    assert [revision for _, revision, *_ in declared(town)] == [1]


def test_who_is_well_again_is_so_when_she_says_so_and_the_case_stays(town: Town, family: Family) -> None:
    for text in ("chau khoe roi", "tue khong ho, khong so mui"):
        family.mother.says(text).sees("Đã hiểu: Tuệ khỏe.", "Giữ nguyên")
        assert [revision for _, revision, *_ in declared(town)] == [1]
    family.mother.taps("Đúng, gửi")
    assert declared(town)[-1] == (family.tue, 2, True, None)
    assert [(case.state, case.severity) for case in cases(town)] == [("open", "amber")]
    town.by(seconds=10)
    family.mother.says("tuệ khoẻ rồi cô ơi").sees("Đã ghi nhận lúc 06:23: Tuệ khỏe.")
    assert len(declared(town)) == 2


def test_a_rash_after_the_fever_of_that_morning_is_red_whatever_was_said_between(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("tuệ hết sốt rồi, 36,8 độ").says("gửi")
    mother.says("tuệ khỏe hẳn rồi").taps("Đúng, gửi")
    mother.says("tuệ nổi ban khắp người từ sáng nay, không sốt, nghỉ ở nhà").sees("phát ban; không sốt;").says("gửi")
    assert [severity for *_, severity in declared(town)] == ["amber", "note", None, "red"]


def test_a_fever_that_was_told_by_mistake_is_none(town: Town, family: Family) -> None:
    family.mother.says("bam nham roi")
    family.mother.says("tuệ nổi ban khắp người từ sáng nay, không sốt, nghỉ ở nhà").says("gửi")
    assert [severity for *_, severity in declared(town)] == ["amber", None, "amber"]


def test_what_changes_nothing_begins_nothing(town: Town, family: Family) -> None:
    family.mother.says("hôm nay cháu nghỉ ở nhà").sees("Tuệ chưa khỏe")
    assert drafts(town) == []


@pytest.mark.parametrize("text", ["chau tinh lai roi, dang tren duong di vien", "ngan het sot roi", "gửi nhầm chưa?"])
def test_what_puts_nothing_right_changes_nothing(town: Town, family: Family, text: str) -> None:
    family.mother.says(text)
    assert ([revision for _, revision, *_ in declared(town)], drafts(town)) == ([1], [])


def test_of_two_who_are_ill_it_is_asked_whose_it_is(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("ngan sot 38,5 tu hom qua, nghi o nha").says("gửi")
    mother.says("do lai roi 37,4")
    mother.taps("Ngân")
    mother.sees("37,4°C", "rồi chọn Gửi")
    assert len(declared(town)) == 2


@pytest.mark.parametrize(
    "text", ["à nhầm nãy là thằng Minh ho chứ ko phải Tuệ", "nham, khong phai tue ho ma la minh ho"]
)
def test_another_child_instead_is_begun_and_the_first_is_put_right(town: Town, family: Family, text: str) -> None:
    family.mother.says(text).sees("Tuệ (Thỏ Ngọc): sổ mũi", "Minh (2A): ho", "Minh bao nhiêu độ ạ?")
    for label in ("Chưa đo", "Hôm qua", "Nghỉ ở nhà"):
        family.mother.taps(label)
    family.mother.sees("Tuệ (Thỏ Ngọc): sổ mũi; 37,8°C", "Minh (2A): ho; chưa đo").says("gửi")
    assert {(person, revision) for person, revision, *_ in declared(town)} == {
        (family.tue, 1),
        (family.tue, 2),
        (family.minh, 1),
    }


def test_of_whom_no_sign_is_left_it_is_asked_first_and_then_gone_on(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("nham, minh chu k phai tue").sees("Phần của Minh đã được giữ", "Đã hiểu: Tuệ khỏe.")
    mother.taps("Đúng, gửi")
    mother.sees("Bản khai cho Minh đang làm dở, chưa gửi.", "Đã ghi nhận: Tuệ khỏe.")
    mother.says("tiep tuc").sees("Minh (2A): ho; sổ mũi; 37,8°C", "rồi chọn Gửi")


def test_a_question_of_the_days_to_come_makes_nobody_well(town: Town, family: Family) -> None:
    for text in ("sau bao lâu cháu đc đi học lại", "mấy hôm nữa cháu đi học lại"):
        family.mother.says(text)
        assert "Đã hiểu" not in family.mother.last.plain


def test_while_it_is_asked_whose_it_is_one_of_the_others_is_heard(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("ngan sot 38,5 tu hom qua, nghi o nha").says("gửi")
    mother.says("do lai roi 37,4").sees("Con nào")
    mother.says("minh sốt 39 độ").sees("Đã ghi nhận sốt; 39°C.", "Minh bị từ hôm nào ạ?")
