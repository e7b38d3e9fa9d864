"""Who is asked for words and has none is led back; a bare yes or no is the answer to what was just asked."""

from bot.dialogue.case_actions import NoteOnCase, PassCaseOn
from tests.escalating.hoa_ban import cases
from tests.escalating.test_red import press
from tests.escalating.test_said_of_cases import notes, two_taken
from tests.on_each import town_on_each
from tests.town import Town

town = town_on_each


def test_going_back_writes_nothing_and_hands_nothing_over(town: Town) -> None:
    hoa_ban, _, _ = two_taken(town)
    nurse, case = hoa_ban["nurse"], cases(town)[0]
    for words in ("quay lại", "thoi khong ghi nua", "thôi", "11"):
        press(nurse, NoteOnCase(case.id))
        nurse.says(words)
    assert notes(town) == []
    for words in ("quay lai", "thôi, tôi tự làm"):
        press(nurse, PassCaseOn(case.id))
        nurse.says(words)
    nurse.sees("Trợ lý chưa ghi gì ạ.").taps("Quay lại")
    nurse.hears("Trần Gia Tuệ, lớp Thỏ Ngọc", "Cô Thảo đã nhận")
    assert [each.state for each in cases(town)] == ["taken", "taken"]
    press(nurse, NoteOnCase(case.id))
    nurse.says("mẹ bảo con ăn được cháo")
    assert notes(town) == ["mẹ bảo con ăn được cháo"]
