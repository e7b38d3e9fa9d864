"""A sign is somebody's: a name that is a word too, what is told before it is clear of whom, several in one."""

import pytest

from storage.tables import CASE, DECLARATION
from tests.declaring.family import Family, cases, declared, drafts, rows
from tests.on_each import town_on_each
from tests.town import Town

town = town_on_each


@pytest.fixture
def family(town: Town) -> Family:
    made = Family(town)
    town.to("Mon", "06:20")
    return made


@pytest.mark.parametrize("text", ["minh dang co giat", "Minh đang co giật", "da co oi minh bi kho tho"])
def test_a_name_that_is_a_word_too_is_the_child_where_a_sign_follows(town: Town, family: Family, text: str) -> None:
    family.mother.says(text).sees("gọi 115", "Đúng, Minh đang bị")
    town.by(seconds=60)
    assert [(case.person_id, case.severity) for case in cases(town)] == [(family.minh, "emergency")]


@pytest.mark.parametrize("text", ["ngan hoi met", "ngan hoi dau hong", "ngan so mui nua"])
def test_so_is_one_that_is_a_colour_or_a_measure(town: Town, family: Family, text: str) -> None:
    family.mother.says(text).sees("Ngân")
    assert "Con nào" not in family.mother.last.plain


@pytest.mark.parametrize("text", ["con minh sot 38", "minh thay chau sot 38", "mình đang ho"])
def test_where_it_may_be_i_or_mine_it_is_asked_and_once_more_of_another_than_was_named(
    town: Town, family: Family, text: str
) -> None:
    family.mother.says(text).sees("Con nào không khỏe ạ?")
    family.mother.taps("Ngân")
    if text.startswith("mình"):
        family.mother.sees("Đã ghi nhận ho.", "Ngân bao nhiêu độ")
        return
    family.mother.sees("nhắc đến Minh. Đây là tin của Ngân phải không ạ?")
    family.mother.taps("Không, tin của Minh")
    family.mother.sees("Minh bị từ hôm nào")
    assert [draft.subject_id for draft in drafts(town)] == [family.minh]


def test_a_teacher_who_says_i_means_herself(town: Town, family: Family) -> None:
    teacher = town.seeds.person("staff", "Phạm Thu Trang", school=family.primary)
    town.seeds.bond(teacher, family.minh)
    trang = town.actor(town.seeds.account(teacher))
    trang.says("minh bi sot 38").sees("Ai không khỏe ạ?")


def test_while_it_is_open_who_it_is_115_comes_first_and_all_is_kept(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("vua do lai roi 39,2").sees("Con nào không khỏe ạ?")
    mother.says("con bi co giat").sees("Nếu con đang bị co giật: gọi 115", "Con nào đang bị ạ?", "Bấm nhầm")
    mother.says("chau chi giat minh thoi").sees("co giật: gọi 115")
    mother.says("gi vay").sees("gọi 115", "chưa hiểu", "Tuệ")
    mother.says("tue").sees("Gọi 115 hoặc đưa Tuệ đến bệnh viện", "Nhà trường đã được báo lúc")
    assert [draft.subject_id for draft in drafts(town)] == [family.tue]
    assert [(case.person_id, case.severity) for case in cases(town)] == [(family.tue, "emergency")]
    mother.taps("Khai tiếp")
    for label in ("Sáng nay", "Nghỉ ở nhà"):
        mother.taps(label)
    mother.sees("sốt", "co giật", "giật mình", "39,2°C")


def test_a_minute_without_an_answer_tells_the_schools_of_all_it_may_be(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("con bi kho tho").sees("gọi 115", "Con nào đang bị ạ?")
    town.by(seconds=30)
    mother.says("so mui nua").sees("gọi 115")
    town.by(seconds=29)
    assert cases(town) == []
    town.by(seconds=1)
    found = cases(town)
    assert {case.person_id for case in found} == {family.ngan, family.minh, family.tue}
    assert {case.severity for case in found} == {"emergency"}
    family.nurse.taps("Mở")
    family.nurse.sees("Gia đình có 3 con, chưa nói rõ là con nào")
    mother.taps("Khai tiếp", under="của Tuệ")
    mother.sees("Đã ghi nhận sổ mũi; khó thở", "Tuệ")
    kept = {person for person, *_ in declared(town)}
    assert kept == {family.tue}, "what is said of one child is not another's"
    assert [draft.subject_id for draft in drafts(town)] == [family.tue]
    assert len(rows(town, CASE)) == 3, "school health still calls"
    assert len(rows(town, DECLARATION)) == 3
    town.to("Fri", "06:16")
    mother.sees("Tuệ (Thỏ Ngọc): hôm nay con đã đỡ chưa ạ?", "Ngân, Minh đều khỏe")


def test_a_false_alarm_leaves_what_was_declared_before_it(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("tuệ sốt 39 từ tối qua, nghỉ ở nhà").says("gửi")
    before = declared(town)
    mother.says("con khó thở").sees("Con nào đang bị ạ?")
    town.by(minutes=2)
    mother.says("bấm nhầm").sees("bấm nhầm", "vẫn giữ nguyên")
    assert {person for person, *_ in declared(town)} == {family.tue}
    assert declared(town)[-1] == (family.tue, 3, False, before[0][3])
    mother.says("/khaibao")
    assert "Tuệ (Thỏ Ngọc): hôm nay con đã đỡ chưa" not in mother.last.plain


def test_said_by_mistake_in_time_tells_nobody(town: Town, family: Family) -> None:
    family.mother.says("con bi kho tho").sees("gọi 115")
    family.mother.says("bam nham").sees("chưa gửi gì cho nhà trường")
    town.by(minutes=2)
    assert (cases(town), drafts(town), declared(town)) == ([], [], [])


def test_the_word_that_all_are_well_settles_nobody_it_may_be(town: Town, family: Family) -> None:
    family.mother.says("con bi kho tho")
    family.mother.says("khoe").sees("chưa rõ là nói về con nào")
    assert declared(town) == []
    town.by(minutes=1)
    assert len(cases(town)) == 3


def test_who_takes_a_child_up_says_whom_it_was_about(town: Town, family: Family) -> None:
    family.mother.says("con sot 38,5 tu hom qua").sees("Con nào không khỏe ạ?")
    family.mother.says("/khaibao")
    family.mother.taps("Minh chưa khỏe")
    family.mother.sees("Đã ghi nhận sốt; 38,5°C; từ hôm qua.", "Minh nghỉ ở nhà hay đi học")
    assert [draft.subject_id for draft in drafts(town)] == [family.minh]


TWO = "con ngan ho tu hom qua van di hoc, con minh sot 38,5 tu sang nay cho nghi"


def test_each_of_two_children_has_what_was_said_of_them_and_one_tap_sends_both(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says(TWO).sees(
        "Ngân (5B): ho; từ hôm qua; đi học.", "Minh (2A): sốt; 38,5°C; từ hôm nay; nghỉ ở nhà.", "Ngân bao nhiêu độ"
    )
    mother.taps("Không sốt")
    mother.sees("Ngân (5B): ho; không sốt; từ hôm qua; đi học.", "Minh (2A): sốt; 38,5°C; từ hôm nay; nghỉ ở nhà.")
    assert "Gửi; Tuệ khỏe" in mother.last.labels
    mother.says("nham 37,9").sees("nói rõ tên con", "không sốt", "38,5°C")
    mother.taps("Gửi; Tuệ khỏe")
    mother.sees("thông tin của Ngân", "thông tin của Minh", "Tuệ khỏe")
    assert sorted(row[::2] for row in declared(town)) == [
        (family.ngan, False),
        (family.minh, False),
        (family.tue, True),
    ]
    assert {case.person_id for case in cases(town)} == {family.minh}
    assert drafts(town) == []


def test_who_was_said_to_be_well_is_not_asked_about_again(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("minh dau bung di ngoai tu sang nay nghi o nha, tue so mui ho tu hom kia van di hoc, ngan khoe")
    mother.says("chua do").sees("Tuệ bao nhiêu độ")
    mother.says("khong sot").sees("Minh (2A): tiêu chảy", "Tuệ (Thỏ Ngọc): ho; sổ mũi", "Ngân khỏe.")
    mother.says("gui").sees("của Minh", "của Tuệ", "Ngân khỏe")
    assert len(declared(town)) == 3


def test_whose_it_is_cannot_be_told_stores_nothing_and_asks_one_by_one(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("Tuệ sốt lây cho Minh, Ngân ho").sees("Mẹ nói về Tuệ trước ạ:", "Tuệ có những biểu hiện nào", "Sốt")
    assert declared(town) == []
    mother.says("ho nhieu tu hom qua, di hoc").sees("Tuệ bao nhiêu độ")
    mother.says("khong sot").sees("Ngân có những biểu hiện nào")
    assert not [label for label in mother.last.labels if "khỏe" in label]


def test_an_emergency_of_one_of_two_goes_first_and_its_minute_runs(town: Town, family: Family) -> None:
    family.mother.says("minh sot 38, tue bi co giat").sees("co giật: gọi 115", "Đúng, Tuệ đang bị")
    town.by(minutes=1)
    assert [(case.person_id, case.severity) for case in cases(town)] == [(family.tue, "emergency")]


def test_what_is_said_of_another_child_in_the_same_sentence_is_left_out(town: Town, family: Family) -> None:
    family.mother.says("tue sot 38, minh van di hoc").sees("Đã ghi nhận sốt; 38°C.", "Tuệ bị từ hôm nào")


def test_that_it_is_over_takes_no_emergency_away_nor_does_the_word_settle_what_is_nobodys_yet(
    town: Town, family: Family
) -> None:
    family.mother.says("con sot 38").sees("Con nào không khỏe ạ?")
    family.mother.says("khoe").sees("chưa rõ là nói về con nào")
    assert declared(town) == []
    family.mother.says("con bi kho tho").sees("gọi 115")
    family.mother.says("con khong kho tho nua").sees("gọi 115")


@pytest.mark.parametrize("asked", ["tuệ li bì gọi không dậy", "tuệ bị ho"])
def test_an_emergency_of_another_child_than_is_asked_about_is_theirs(town: Town, family: Family, asked: str) -> None:
    family.mother.says(asked).says("minh co giat").sees("Nếu Minh đang bị co giật: gọi 115", "Đúng, Minh đang bị")
    assert cases(town) == []
    family.mother.taps("Đúng, Minh đang bị")
    family.mother.sees("đưa Minh đến bệnh viện")
    assert [(case.person_id, case.severity) for case in cases(town)] == [(family.minh, "emergency")]
    town.by(seconds=60)
    told = {case.person_id for case in cases(town)}
    assert told == ({family.minh, family.tue} if "li bì" in asked else {family.minh}), "her own minute runs on"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("ngân với tuệ khỏe còn minh nó mệt", "Minh"),
        ("minh tuệ khỏe còn ngân thì đau bụng", "Ngân"),
        ("minh sốt, à không là ngân sốt 38", "Ngân"),
        ("tue het sot roi, chi minh sot", "Minh"),
        ("minh kêu mệt với đau bụng", "Minh"),
        ("à thằng minh cũng 38", "Minh"),
        ("minh dau bung nho co bao giup", "Minh"),
        ("minh bị mẩn đỏ khắp người lên rồi cháu ơi", "Minh"),
    ],
)
def test_who_ails_is_the_one_of_whom_it_is_said(town: Town, family: Family, text: str, who: str) -> None:
    family.mother.says(text).sees(f"{who} b")
    assert [draft.subject_id for draft in drafts(town)] == [family.minh if who == "Minh" else family.ngan]
