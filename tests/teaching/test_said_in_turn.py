"""What a teacher types one sentence after another: nobody absent is made present, nobody named is dropped unsaid."""

from typing import Any

from tests.on_each import town_on_each
from tests.reminding.phu_lam import PhuLam, School
from tests.town import Actor, Town

town = town_on_each
CLASS = ("Trần Gia Hân", "Vũ Mai My", "Lê Diệu My", "Ngô Minh Khôi", "Hoàng Quang Hiếu", "Đỗ Trung Hiếu", "Bùi Chi")


def in_class(town: Town, *, are_connected: bool = True) -> tuple[PhuLam, School, Actor, dict[str, int]]:
    place = PhuLam(town)
    school = place.school()
    teacher = school.hires("Phạm Thu Trang", "homeroom", "2A")
    pupils = {" ".join(name.split()[1:]): school.pupil(name) for name in CLASS}
    if are_connected:
        place.mother(*pupils.values())
    town.to("Mon", "06:30")
    return place, school, teacher, pupils


def absent(place: PhuLam, pupils: dict[str, int]) -> list[Any]:
    names = {person: name for name, person in pupils.items()}
    return sorted(names[row.person_id] for row in place.declarations() if row.absent)


def test_who_is_not_of_the_class_is_said_and_what_is_said_of_them_is_nobodys(town: Town) -> None:
    place, _, teacher, _ = in_class(town)
    teacher.says("my vang, nghia di muon").sees("My — em nào ạ? Mai My, Diệu My", "không thấy em nghia")
    assert "có mặt" not in teacher.last.plain
    teacher.says("/trogiup").says("vắng Tuấn").sees("không thấy em Tuấn trong danh sách", "em nào ạ")
    teacher.says("khôi vắng, à có đi học").sees("Khôi")
    assert "1/7" not in teacher.last.plain
    assert place.declarations() == []


def test_a_second_sentence_puts_the_first_right_and_keeps_the_rest(town: Town) -> None:
    place, _, teacher, pupils = in_class(town)
    teacher.says("sáng nay lớp 2a vắng bạn Hân và Khôi nha").sees("Đúng, ghi giúp: Hân, Khôi")
    town.by(seconds=5)
    teacher.says("à nhầm Khôi có đi, đến muộn").sees("Hân — vắng", "Khôi — có mặt").taps("Đúng, ghi giúp: Hân")
    assert absent(place, pupils) == ["Gia Hân"]


def test_who_of_two_is_meant_is_asked_and_the_others_are_kept(town: Town) -> None:
    place, _, teacher, pupils = in_class(town)
    teacher.says("vắng 3: Hân, Khôi, Hiếu").sees("Hiếu — em nào ạ?")
    assert "Hiếu — vắng" not in teacher.last.plain
    town.by(seconds=5)
    teacher.says("H Quang Hieu").sees("Quang Hiếu — vắng", "Hân — vắng")
    town.by(seconds=5)
    teacher.says("dung roi")
    assert absent(place, pupils) == ["Gia Hân", "Minh Khôi", "Quang Hiếu"]


def test_an_initial_says_who_is_meant_and_counts_of_those_present_are_no_absences(town: Town) -> None:
    place, _, teacher, pupils = in_class(town)
    teacher.says("hân vắng, hiếu đ vắng, còn lại khỏe cả").sees("Trung Hiếu — vắng", "Các em còn lại trợ lý chưa ghi")
    teacher.says("/trogiup").says("có 6 em đi học, vắng mỗi Khôi").sees("em Khôi", "Khôi · Vắng")
    teacher.taps("Khôi · Vắng")
    assert absent(place, pupils) == ["Minh Khôi"]


def test_everybody_there_beside_a_recorded_absence_is_asked(town: Town) -> None:
    _, _, teacher, _ = in_class(town)
    teacher.says("khôi vắng").taps("Khôi · Vắng")
    for said in ("ko ai vắng", "đủ ạ", "sĩ số 7/7"):
        teacher.says("/trogiup").says(said).sees("Đang ghi vắng: Khôi", "Khôi · Bỏ ghi")
    teacher.says("/trogiup").says("khôi đến rồi nhé").sees("Khôi · Bỏ ghi").taps("Khôi · Bỏ ghi")


def test_on_a_day_without_a_round_who_is_ill_is_told_of_by_phone(town: Town) -> None:
    place, school, teacher, _ = in_class(town)
    nurse = town.seeds.person("staff", "Nguyễn Thị Thảo", school=school.id, phone="+84590000112", gender="female")
    town.seeds.duty(nurse, "school_health", school.id)
    town.to("Tue", "07:00")
    teacher.says("Hân vắng, Khôi nôn ở lớp").sees("không có đợt khai báo", "Hân, Khôi", "0590 000 112")
    assert place.declarations() == []


def test_what_is_told_of_classmates_is_not_the_pupils_who_is_declared_for(town: Town) -> None:
    place, _, teacher, _ = in_class(town)
    teacher.says("khôi ho").sees("Khôi · Có biểu hiện: ho")
    teacher.says("Chi 37.2 độ bình thường").sees("em Chi", "Chi · Đã hỏi: khỏe", "Khôi · Có biểu hiện: ho")
    teacher.taps("Khôi · Có biểu hiện: ho")
    teacher.sees("Đã ghi nhận ho", "Khôi")
    teacher.says("hân vắng, mai my sốt 38").sees("Hân — vắng", "Mai My — có biểu hiện: sốt, 38°C")
    teacher.taps("Tiếp tục cho Khôi")
    teacher.sees("Khôi")
    assert "38°C" not in teacher.last.plain
    assert place.declarations() == []


def test_absences_wait_for_no_paper(town: Town) -> None:
    place, _, teacher, pupils = in_class(town, are_connected=False)
    teacher.says("hân và khôi vắng, chi sốt 38").taps("Đúng, ghi giúp: Hân, Khôi, Chi")
    teacher.sees("Đã ghi nhận: Hân, Khôi vắng", "phiếu đồng ý", "Chi")
    assert absent(place, pupils) == ["Gia Hân", "Minh Khôi"]
    teacher.says("gì cơ").sees("chưa hiểu", "phiếu đồng ý").says("có phiếu rồi").sees("38°C", "Chi")


def test_a_paper_of_one_is_not_the_papers_of_all(town: Town) -> None:
    place, _, teacher, _ = in_class(town, are_connected=False)
    teacher.says("khôi ho, chi sốt 38").taps("Đúng, ghi giúp: Khôi, Chi")
    for words in ("Chi có phiếu rồi", "khôi có phiếu rồi"):
        teacher.says(words).sees("chưa hiểu câu trả lời này", "phiếu đồng ý")
    teacher.says("hân vắng ốm").sees("em Hân", "Các em trước: đã có đủ phiếu")
    assert place.declarations() == []
