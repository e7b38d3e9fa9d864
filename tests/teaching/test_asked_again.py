"""While something is asked about a pupil, words are of that pupil; what is not understood is asked with its numbers."""

import pytest

from storage.tables import CONSENT
from tests.on_each import town_on_each
from tests.reminding.phu_lam import PhuLam, School
from tests.town import Actor, Town

town = town_on_each
CLASS = ("Trần Gia Hân", "Phạm Mai Lan", "Ngô Minh Khôi", "Vũ Yến")


def in_class(town: Town) -> tuple[PhuLam, School, Actor, dict[str, int]]:
    place = PhuLam(town)
    school = place.school()
    teacher = school.hires("Phạm Thu Trang", "homeroom", "2A")
    pupils = {name.split()[-1]: school.pupil(name) for name in CLASS}
    town.to("Mon", "06:30")
    return place, school, teacher, pupils


def labels(teacher: Actor) -> list[str]:
    return [choice.label for choice in teacher.last.choices]


def test_a_degree_typed_at_the_paper_is_the_pupils_and_never_her_own(town: Town) -> None:
    place, school, teacher, pupils = in_class(town)
    school.hires("Nguyễn Thị Thảo", "school_health")
    teacher.says("em hơi sổ mũi tí thôi chứ ko sao")
    teacher.says("mai lan sot").taps("Lan · Có biểu hiện: sốt")
    teacher.sees("phiếu đồng ý", "Lan").says("38.5").sees("Lan — có biểu hiện: sốt, 38,5°C", "phiếu đồng ý")
    teacher.says("ơ thế à").sees("chưa hiểu câu trả lời này", "phiếu đồng ý")
    for said in ("có phiếu rồi à?", "chưa biết có phiếu rồi hay sao", "khôi có phiếu rồi"):
        teacher.says(said)
        assert place.rows(CONSENT) == [], said
    teacher.says("38.5").sees("Lan — có biểu hiện", "phiếu đồng ý")
    assert labels(teacher) == ["Đã có phiếu", "Chưa có"]
    teacher.says("có phiếu rồi em ạ").sees("38,5°C").taps("Sáng nay")
    teacher.taps("Nghỉ ở nhà")
    teacher.sees("Lan").taps("Gửi")
    [row] = place.declarations()
    assert (row.person_id, row.by) == (pupils["Lan"], "proxy")


@pytest.mark.parametrize("said", ["chưa có phiếu", "chua co dau co", "Mai Lan chưa có giấy"])
def test_a_paper_that_is_not_there_is_said_in_words(town: Town, said: str) -> None:
    place, _, teacher, _ = in_class(town)
    teacher.says("mai lan sot").taps("Lan · Có biểu hiện: sốt")
    teacher.says(said).sees("chưa ghi thêm gì cho em Lan", "Lan · Vắng")
    assert place.rows(CONSENT) == []


def test_who_waits_for_a_paper_stays_within_reach(town: Town) -> None:
    place, school, teacher, pupils = in_class(town)
    school.hires("Nguyễn Thị Thảo", "school_health")
    teacher.says("mai lan sot 38").taps("Lan · Có biểu hiện: sốt, 38°C")
    teacher.says("yến đau bụng đòi về").sees("em Yến", "Lan · Đã có phiếu").taps("Lan · Đã có phiếu")
    teacher.sees("sốt; 38°C")
    assert [row.child_id for row in place.rows(CONSENT)] == [pupils["Lan"]]


def test_what_is_not_understood_keeps_the_list_and_what_was_said(town: Town) -> None:
    place, _, teacher, _ = in_class(town)
    teacher.says("han nghi om").sees("em Hân")
    before = labels(teacher)
    for said in ("uh thi sao", "gi vay troi"):
        assert labels(teacher.says(said).sees("chưa hiểu", "em Hân")) == before
    teacher.says("có biểu hiện").sees("phiếu đồng ý", "Hân")
    teacher.says("han nghi om").says("ok").sees("phiếu đồng ý", "Hân")
    assert place.declarations() == []


def test_more_of_a_pupil_adds_to_what_was_said(town: Town) -> None:
    place, _, teacher, pupils = in_class(town)
    place.mother(*pupils.values())
    teacher.says("mai lan tiêu chảy").sees("Lan · Có biểu hiện: tiêu chảy").says("lan sot 38")
    teacher.sees("tiêu chảy", "38°C")
    teacher.says("/trogiup")
    teacher.says("han sot 38").says("han het sot roi").sees("em Hân", "Hân · Có biểu hiện")
    assert labels(teacher)[0] == "Hân · Có biểu hiện"
    assert place.declarations() == []
