"""What a teacher types of a pupil is of that pupil, never of herself; without consent on paper nothing is recorded."""

from tests.reminding.phu_lam import PhuLam, School
from tests.town import Actor, Town


def in_class(town: Town, *names: str) -> tuple[PhuLam, School, Actor, dict[str, int]]:
    place = PhuLam(town)
    school = place.school()
    teacher = school.hires("Phạm Thu Trang", "homeroom", "2A")
    pupils = {name.split()[-1]: school.pupil(name) for name in names}
    town.to("Mon", "07:00")
    return place, school, teacher, pupils


def test_what_follows_a_pupils_question_is_of_that_pupil(town: Town) -> None:
    place, school, teacher, pupils = in_class(town, "Trần Phương Nam", "Lê Gia Hân")
    place.mother(pupils["Nam"])
    school.hires("Nguyễn Thị Thảo", "school_health")
    teacher.says("nam nghi om").sees("em Nam", "Nam · Có biểu hiện: nghỉ ở nhà")
    teacher.says("sot 38").sees("38°C", "Nam")
    assert "Thầy/cô bao nhiêu" not in teacher.last.plain
    teacher.taps("Sáng nay")
    teacher.taps("Nghỉ ở nhà") if "Nghỉ ở nhà" in teacher.last.labels else None
    teacher.sees("Nam").taps("Gửi")
    [row] = place.declarations()
    assert (row.person_id, row.by, row.well) == (pupils["Nam"], "proxy", False)


def test_each_short_answer_is_of_the_pupil(town: Town) -> None:
    place, _, teacher, pupils = in_class(town, "Trần Phương Nam", "Lê Gia Hân", "Vũ Thu Giang")
    for pupil in pupils.values():
        place.guardian_without_consent(pupil)
    teacher.says("nam nghi").says("om").sees("phiếu đồng ý", "Nam")
    teacher.says("han nghi").says("sot").sees("phiếu đồng ý", "Hân")
    teacher.says("giang nghi").says("nó làm sao ấy nhỉ").sees("chưa hiểu", "em Giang")
    assert place.declarations() == []
    teacher.says("vang").sees("1/3 đã khai báo")
    [row] = place.declarations()
    assert (row.person_id, row.absent) == (pupils["Giang"], True)


def test_another_pupil_may_be_named_and_the_question_left(town: Town) -> None:
    place, _, teacher, _ = in_class(town, "Trần Phương Nam", "Lê Gia Hân")
    teacher.says("nam nghi om").says("khong phai, em han").sees("em Hân")
    teacher.says("thoat").sees("Lớp 2A: 0/2 đã khai báo")
    assert place.declarations() == []


def test_out_of_her_own_question_a_pupil_is_spoken_of(town: Town) -> None:
    place, _, teacher, pupils = in_class(town, "Trần Phương Nam", "Đỗ Quang Huy", "Lê Gia Hân")
    teacher.says("toi sot").sees("bao nhiêu độ")
    teacher.says("em huy khoe").sees("em Huy", "Huy · Đã hỏi: khỏe")
    teacher.says("/khaibao")
    teacher.says("toi sot").says("khong phai toi, em han").sees("em Hân")
    teacher.says("toi sot").says("hom nay em nam nghi om").sees("em Nam")
    assert place.declarations() == []
    assert pupils


def test_without_the_paper_it_is_said_that_nothing_is_recorded_and_whom_to_call(town: Town) -> None:
    place, school, teacher, _ = in_class(town, "Lê Gia Hân")
    nurse = town.seeds.person("staff", "Nguyễn Thị Thảo", school=school.id, phone="+84590000112", gender="female")
    town.seeds.duty(nurse, "school_health", school.id)
    teacher.says("/lopcuatoi").taps("Hân · Có biểu hiện")
    teacher.taps("Chưa có")
    teacher.sees("chưa ghi thêm gì cho em Hân", "chưa có phiếu đồng ý", "Cô Thảo, y tế trường, 0590 000 112")
    teacher.taps("Về danh sách lớp")
    teacher.sees("0/1 đã khai báo")
    assert place.declarations() == []


def test_an_emergency_waits_for_no_paper(town: Town) -> None:
    place, _, teacher, _ = in_class(town, "Lê Gia Hân")
    teacher.says("han sot").says("han co giat").sees("Gọi 115", "Ở trường chưa có ai nhận tin")
    teacher.taps("Hân · Có biểu hiện: co giật")
    teacher.sees("Gọi 115", "phiếu đồng ý")
    teacher.taps("Đã có phiếu")
    teacher.sees("115")
    town.is_broken = False
    assert place.declarations() == []


def test_several_at_once_are_not_recorded_by_a_sentence(town: Town) -> None:
    place, _, teacher, _ = in_class(town, "Đỗ Quang Huy", "Lý Thu Huyền", "Lê Gia Hân")
    for said in ("ca lop khoe het", "may em con lai khoe"):
        teacher.says("/trogiup").says(said).sees("chưa ghi gì", "Lớp 2A: 0/3 đã khai báo", "Huy · Đã hỏi: khỏe")
    teacher.says("huy va huyen khoe").sees("chưa ghi gì", "Huy · Đã hỏi: khỏe", "Huyền · Đã hỏi: khỏe")
    assert place.declarations() == []


def test_the_words_of_the_sentence_are_kept_past_the_paper(town: Town) -> None:
    place, _, teacher, pupils = in_class(town, "Nguyễn Bảo An", "Lê Gia Hân")
    teacher.says("hom nay bao an sot 38 do nghi o nha").sees("An · Có biểu hiện: sốt, 38°C, nghỉ ở nhà")
    teacher.taps("An · Có biểu hiện: sốt, 38°C, nghỉ ở nhà")
    teacher.taps("Đã có phiếu")
    teacher.sees("38°C").taps("Sáng nay")
    teacher.sees("An", "nghỉ ở nhà").taps("Gửi")
    [row] = place.declarations()
    assert (row.person_id, row.by) == (pupils["An"], "proxy")


def test_a_name_that_is_nobodys_of_the_class_is_not_herself(town: Town) -> None:
    _, _, teacher, _ = in_class(town, "Lê Gia Hân")
    teacher.says("nam nghi om").sees("không thấy em nam trong danh sách")
    teacher.says("sot 38").sees("chưa hiểu", "tên các em")
