"""What families write to a school every day: answered in a sentence, with whom to call; nothing is made up of it."""

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


def test_what_the_assistant_does_not_pass_on_is_told_to_whom_to_tell(town: Town, family: Family) -> None:
    asked = {
        "cho con xin nghỉ hôm nay": "không chuyển đơn xin nghỉ",
        "cho tue xin nghi 2 ngay ve que": "không chuyển đơn xin nghỉ",
        "mai con đi học lại": "giáo viên chủ nhiệm",
        "con đi học muộn": "xin đến muộn, về sớm",
        "chiều nay đón con sớm": "về việc đón con",
        "ai don con": "về việc đón con",
        "giấy ra viện nộp đâu": "nộp cho y tế trường",
    }
    for text, answer in asked.items():
        family.mother.says(text).sees(answer, "Cô Thảo, y tế trường: 0590 000 112")
    assert (declared(town), drafts(town)) == ([], [])


def test_leave_because_of_an_illness_is_declared(town: Town, family: Family) -> None:
    family.mother.says("cho tuệ xin nghỉ hôm nay vì sốt").sees("Đã ghi nhận sốt; nghỉ ở nhà", "bao nhiêu độ")


def test_who_is_ill_at_home_is_no_child(town: Town, family: Family) -> None:
    mother = family.mother
    for text in ("mẹ cũng sốt", "nha co ong bi sot xuat huyet"):
        mother.says(text).sees("chỉ ghi điều của con", "Cô Thảo")
    assert drafts(town) == []
    mother.says("tuệ ho từ hôm qua, 38,5").sees("nghỉ ở nhà hay đi học")
    mother.says("nhà có ông bị sốt xuất huyết").sees("lời kể: “nhà có ông bị sốt xuất huyết”", "hay đi học")
    mother.taps("Nghỉ ở nhà")
    mother.says("mẹ cũng ho").sees("mẹ cũng ho", "nhà có người bị tương tự", "Gửi")


def test_who_is_not_understood_twice_hears_whom_to_call(town: Town, family: Family) -> None:
    mother = family.mother
    mother.says("asdf qwer").sees("chưa hiểu")
    assert "0590" not in mother.last.plain
    mother.says("blah xyz").sees("vẫn chưa hiểu", "Cô Thảo, y tế trường: 0590 000 112")
    mother.taps("Tuệ chưa khỏe")
    mother.says("asdf qwer").sees("chưa hiểu câu trả lời")
    mother.says("blah xyz").sees("vẫn chưa hiểu", "0590 000 112", "biểu hiện nào")


def test_agreeing_no_more_is_said_in_ones_own_words(town: Town, family: Family) -> None:
    family.mother.says("toi khong dong y nua").sees("rút lại sự đồng ý")
