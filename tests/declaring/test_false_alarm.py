"""A false alarm, and the child that was meant: nobody rings for the wrong one, whoever was told hears of it."""

import pytest

from tests.declaring.family import Family, case_events, cases, declared, drafts
from tests.on_each import town_on_each
from tests.town import Town

town = town_on_each
BACK = "đều được báo lại là bấm nhầm"


@pytest.fixture
def family(town: Town) -> Family:
    made = Family(town)
    town.to("Mon", "06:20")
    return made


def rung(town: Town) -> set[int]:
    return {case.person_id for case in cases(town) if case.severity == "emergency"}


@pytest.mark.parametrize(
    "words", ["à không phải tuệ, ngân cơ", "nham, ngan co", "nhầm nhầm ngân khó thở", "ngân chứ không phải tuệ"]
)
def test_the_child_that_was_meant_is_asked_about_and_the_first_is_let_go(
    town: Town, family: Family, words: str
) -> None:
    family.mother.says("tuệ khó thở").says(words)
    family.mother.sees("Nếu Ngân đang bị khó thở: gọi 115", "vừa nói về Tuệ đã được bỏ", "Đúng, Ngân đang bị")
    assert (cases(town), declared(town)) == ([], [])
    town.by(minutes=2)
    assert rung(town) == {family.ngan}
    assert {person for person, *_ in declared(town)} == {family.ngan}


def test_where_it_rang_the_other_rings_and_all_who_were_told_hear_so(town: Town, family: Family) -> None:
    family.mother.says("tuệ khó thở").says("đúng")
    town.by(seconds=5)
    family.mother.says("à không phải tuệ, ngân cơ")
    family.mother.sees("đưa Ngân đến bệnh viện", "Nhà trường đã được báo lúc", f"về Tuệ {BACK}")
    assert declared(town) == [(family.ngan, 1, False, "emergency")]
    assert rung(town) == {family.ngan, family.tue}
    assert "corrected" in case_events(town)


def test_what_stood_of_the_wrong_child_before_still_stands(town: Town, family: Family) -> None:
    family.mother.says("tuệ sốt 39 từ tối qua, nghỉ ở nhà").says("gửi")
    town.by(seconds=5)
    family.mother.says("tuệ khó thở").says("nhầm, minh cơ").sees("Nếu Minh đang bị khó thở")
    town.by(minutes=2)
    assert {(person, severity) for person, _, _, severity in declared(town)} == {
        (family.tue, "amber"),
        (family.minh, "emergency"),
    }
    family.mother.taps("Khai tiếp", under="của Minh")
    assert "39" not in family.mother.last.plain, "what was sent of Tuệ is not Minh's"


@pytest.mark.parametrize("words", ["đùa thôi", "em bé nghịch máy", "nhầm ạ", "con khỏe mà", "khỏe"])
def test_a_joke_before_it_rings_is_the_line_pressed_by_mistake(town: Town, family: Family, words: str) -> None:
    family.mother.says("tuệ co giật").says(words).sees("Tuệ có những biểu hiện nào", "Tuệ vẫn khỏe")
    town.by(minutes=2)
    assert (cases(town), declared(town)) == ([], [])
    family.mother.says("tuệ khoẻ re").sees("Nếu Tuệ khỏe, bản này sẽ được bỏ")


@pytest.mark.parametrize("words", ["không nhầm đâu", "đang đùa tí thì bị", "không phải đùa đâu ạ", "2 đứa thôi"])
def test_what_is_no_joke_for_sure_rings(town: Town, family: Family, words: str) -> None:
    family.mother.says("tuệ co giật").says(words).sees("Nhà trường đã được báo lúc")
    assert rung(town) == {family.tue}


def test_that_it_is_not_this_one_is_asked_once_more_and_the_minute_runs_on(town: Town, family: Family) -> None:
    family.mother.says("tuệ co giật").says("không phải tuệ").sees("Nếu Tuệ đang bị co giật")
    assert cases(town) == []
    town.by(minutes=1)
    assert rung(town) == {family.tue}


def test_a_nod_rings_and_a_mistake_right_after_it_takes_it_back(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("tuệ co giật").says("dạ").sees("Nhà trường đã được báo lúc")
    town.by(seconds=5)
    mother.says("nhầm ạ").sees(BACK, "Tuệ có những biểu hiện nào")
    family.nurse.hears("Gia đình báo bấm nhầm")
    assert [person[2] for person in declared(town)][-1:] == [True]
    mother.taps("Tuệ vẫn khỏe")
    assert drafts(town) == []
    assert [case.state for case in cases(town)] == ["open"]


def test_wellness_after_it_rang_asks_whether_it_was_false_and_alarms_nobody_anew(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("tuệ co giật").says("đúng")
    town.by(seconds=5)
    mother.says("khỏe").sees("Ngân, Minh đều khỏe", "đã được báo về Tuệ; phần khai thêm chưa gửi")
    mother.says("tuệ khoẻ re").sees("Nhà trường đã được báo về Tuệ lúc 06:20. Lần báo đó có phải là nhầm")
    mother.taps("Bấm nhầm")
    mother.sees(BACK)
    assert len(cases(town)) == 1
    assert declared(town)[-1] == (family.tue, 2, True, None)


def test_an_alarm_is_taken_back_only_by_who_raised_it_and_where_nothing_else_is_asked(
    town: Town, family: Family
) -> None:
    mother, father = family.mother, family.guardian("Trần Văn Bình", "father")
    mother.says("tuệ co giật").says("đúng")
    town.by(seconds=5)
    father.says("nhầm ạ")
    mother.says("minh sốt 38").sees("Minh").says("nhầm ạ")
    assert "có phải là nhầm" not in mother.last.plain
    assert "corrected" not in case_events(town)
    for words in ("tuệ tỉnh rồi, khỏe rồi", "tuệ ổn rồi, khỏe rồi, xe cấp cứu đưa về"):
        mother.says("menu").says(words)
        assert "có phải là nhầm" not in mother.last.plain
    assert "corrected" not in case_events(town)


def test_two_alarms_are_taken_back_together(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("tuệ co giật").says("minh co giật")
    town.by(seconds=70)
    mother.says("cả 2 đứa đều khoẻ, con tôi nghịch máy").sees("báo về Minh, Tuệ lúc 06:21", "Minh: báo nhầm")
    mother.taps("Tất cả đều là nhầm")
    mother.sees(f"Minh {BACK}", f"Tuệ {BACK}")
    assert {person for person, _, well, _ in declared(town) if well} == {family.minh, family.tue}
    town.by(minutes=2)
    assert case_events(town).count("corrected") == 2


def test_of_two_that_are_asked_about_the_one_left_is_asked_again(town: Town, family: Family) -> None:
    family.mother.says("tuệ co giật").says("minh co giật").says("đùa thôi").sees("Nếu Tuệ đang bị co giật: gọi 115")
    town.by(seconds=60)
    assert rung(town) == {family.tue}


def test_each_question_names_what_was_said(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("ngân mệt lả tay chân lạnh ngắt").sees("Nếu Ngân đang bị li bì")
    mother.says("menu").sees("Câu hỏi về Ngân còn chờ trả lời", "Trả lời câu hỏi đó")
    mother.says("ngân nôn ra máu").sees("115", "li bì", "Đã ghi nhận nôn; chấm đỏ, chảy máu")
    mother.says("menu")
    mother.says("đau bụng quằn quại lăn lộn").sees("115", "Ngân", "li bì", "“đau bụng quằn quại lăn lộn”")
    town.by(minutes=1)
    assert rung(town) == {family.ngan}


def test_a_draft_of_an_earlier_round_is_gone_once_the_child_was_declared_since(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("minh sốt 38").sees("Minh")
    town.to("Wed", "08:00")
    mother.says("/khaibao").sees("Bản khai cho Minh thứ Hai 23/11 chưa gửi")
    mother.says("minh sốt 38 từ tối qua, nghỉ ở nhà").says("gửi").sees("thông tin của Minh")
    town.to("Fri", "06:30")
    mother.says("/khaibao")
    assert "chưa gửi" not in mother.last.plain


def test_how_it_goes_on_is_on_the_card_at_once_and_is_never_that_they_are_well(town: Town, family: Family) -> None:
    mother, nurse = family.mother, family.nurse
    mother.says("tuệ co giật").says("đúng")
    for words in ("nó tỉnh rồi", "xe cấp cứu đến rồi cảm ơn cháu"):
        town.by(seconds=5)
        mother.says(words).sees("đang lo cho Tuệ đọc được ngay lời này", "Cô Thảo, y tế trường", "gọi 115")
    mother.says("😭😭").sees("Nhà trường đã được báo về Tuệ lúc 06:20; nếu đang nguy hiểm, gọi 115")
    nurse.hears("mức khẩn cấp", "Có tin mới lúc 06:20")
    nurse.taps("Mở", under="Có tin mới lúc 06:20")
    nurse.hears("Gia đình nhắn lúc 06:20: “nó tỉnh rồi”", "“xe cấp cứu đến rồi cảm ơn cháu”")
    nurse.taps("Nhận ca này")
    mother.taps("Khai tiếp")
    mother.says("nhập viện nhi rồi cô ạ").sees("đọc được ngay lời này", "lời kể: “nhập viện nhi rồi cô ạ”")
    mother.says("tuệ nặng hơn rồi").sees("gọi 115")
    nurse.hears("Có tin mới về ca mức khẩn cấp", rings=True)
    assert case_events(town).count("wrote") == 4
    assert [(person, well) for person, _, well, _ in declared(town)] == [(family.tue, False)]
