"""What a teacher types of several pupils, of a count of them or of the whole class: nobody named in it is lost."""

from typing import Any

from storage.tables import CASE
from tests.on_each import town_on_each
from tests.reminding.phu_lam import PhuLam, School
from tests.town import Actor, Town

town = town_on_each
CLASS = ("Trần Gia Hân", "Lê Thu Giang", "Ngô Minh Khôi", "Vũ Trà My", "Nguyễn Văn An")


def in_class(town: Town, *, are_connected: bool = True) -> tuple[PhuLam, School, Actor, dict[str, int]]:
    place = PhuLam(town)
    school = place.school()
    teacher = school.hires("Phạm Thu Trang", "homeroom", "2A")
    pupils = {name.split()[-1]: school.pupil(name) for name in CLASS}
    if are_connected:
        place.mother(*pupils.values())
    town.to("Mon", "06:30")
    return place, school, teacher, pupils


def recorded(place: PhuLam, pupils: dict[str, int]) -> list[tuple[str, Any]]:
    """Of whom what was recorded, in its order."""
    names = {person: name for name, person in pupils.items()}
    how = [(row.person_id, "absent" if row.absent else "well" if row.well else "ill") for row in place.declarations()]
    return [(names[person], what) for person, what in how]


def test_of_two_of_one_name_it_is_asked_which_one(town: Town) -> None:
    place, school, teacher, _ = in_class(town)
    other = school.pupil("Lê Bảo Hân")
    teacher.says("hân nghỉ").sees("2 em cùng tên", "em nào", "Trần Gia Hân · vắng", "Lê Bảo Hân · vắng")
    assert "Hân — vắng" not in teacher.last.plain
    assert place.declarations() == []
    teacher.taps("Lê Bảo Hân · vắng")
    assert [(row.person_id, row.absent) for row in place.declarations()] == [(other, True)]
    teacher.says("han sot").says("trần gia hân").sees("Hân — có biểu hiện")


def test_two_who_are_ill_are_asked_about_together(town: Town) -> None:
    place, school, teacher, pupils = in_class(town)
    school.hires("Nguyễn Thị Thảo", "school_health")
    teacher.says("/lopcuatoi").says("hom nay co giang voi han nghi om, con lai du")
    teacher.sees("chưa ghi gì", "Giang — có biểu hiện: nghỉ ở nhà", "Hân — có biểu hiện: nghỉ ở nhà")
    assert place.declarations() == []
    teacher.says("dung roi").sees("Giang (2A): nghỉ ở nhà", "Hân (2A): nghỉ ở nhà", "Giang có những biểu hiện nào")
    for label in ("Ho", "Tiếp", "Chưa đo", "Sáng nay", "Sốt", "Tiếp", "Chưa đo", "Sáng nay"):
        teacher.taps(label)
    teacher.sees("Giang (2A): ho", "Hân (2A): sốt").taps("Gửi")
    assert sorted(recorded(place, pupils)) == [("Giang", "ill"), ("Hân", "ill")]
    assert len(place.rows(CASE)) == 1


def test_a_count_is_asked_for_its_names(town: Town) -> None:
    place, _, teacher, pupils = in_class(town)
    teacher.says("giang vang").sees("em Giang")
    teacher.says("vang 2 ban co phep").sees("2 em nào ạ?")
    assert place.declarations() == []
    teacher.says("han, an").sees("Hân — vắng", "An — vắng")
    teacher.taps("Đúng, ghi giúp: Hân, An")
    teacher.sees("Đã ghi nhận: Hân, An vắng", "2/5 đã khai báo")
    teacher.says("vang 3 em: khoi voi my").sees("nhắn 3 em", "nhận ra 2 em", "Khôi — vắng")
    assert recorded(place, pupils) == [("Hân", "absent"), ("An", "absent")]


def test_each_keeps_what_was_said_of_them_and_who_is_not_recorded_is_named(town: Town) -> None:
    place, _, teacher, pupils = in_class(town, are_connected=False)
    teacher.says("giang sot 38, han nghi co phep, khoi thi co khong ro")
    teacher.sees("Giang — có biểu hiện: sốt, 38°C", "Hân — vắng", "Khôi — chưa rõ")
    teacher.taps("Đúng, ghi giúp: Giang, Hân")
    teacher.sees("phiếu đồng ý", "Giang").taps("Chưa có")
    teacher.sees("chưa ghi thêm gì cho em Giang", "Hân đang ghi là vắng", "Chọn cho Khôi")
    assert recorded(place, pupils) == [("Hân", "absent")]
    teacher.says("giang voi my co giat").sees("Gọi 115").says("không").sees("1/5 đã khai báo")


def test_a_class_that_is_there_has_not_declared(town: Town) -> None:
    place, _, teacher, _ = in_class(town)
    for said in ("ca lop du", "lop di hoc day du", "khong ai vang"):
        teacher.says(said).sees("Có mặt chưa phải là đã khai", "còn 5 em chưa khai", "Lớp 2A: 0/5")
    teacher.says("nhac phu huynh chua khai giup co").sees("tự nhắc", "lúc 06:55", "Tin cho nhóm lớp")
    town.to("Mon", "07:20")
    teacher.says("nhac phu huynh chua khai giup co").sees("không còn lượt tự nhắc")
    teacher.says("ai chua khai bao v").sees("Lớp 2A: 0/5")
    assert place.declarations() == []


def test_what_was_recorded_is_put_right(town: Town) -> None:
    place, _, teacher, pupils = in_class(town)
    teacher.says("giang vang").says("vang").sees("1/5 đã khai báo")
    teacher.says("a nham, giang khong vang").sees("Giang đang ghi là vắng (lúc 06:30)")
    teacher.says("khoe").sees("Đã ghi nhận: Giang khỏe")
    teacher.says("sua giang lai la vang").taps("Giang · Sửa: vắng")
    teacher.says("giang den lop roi").taps("Giang · Bỏ ghi, để gia đình khai")
    teacher.sees("Đã bỏ ghi cho Giang").taps("Về danh sách lớp")
    teacher.sees("0/5 đã khai báo", "Giang — chưa trả lời")
    assert recorded(place, pupils) == [("Giang", "absent"), ("Giang", "well"), ("Giang", "absent")]
    assert all(row.person_id in pupils.values() for row in place.declarations())


def test_signs_in_the_place_of_an_absence_and_only_of_what_stands(town: Town) -> None:
    place, school, teacher, pupils = in_class(town)
    school.hires("Nguyễn Thị Thảo", "school_health")
    teacher.says("giang vang").says("vang")
    teacher.says("giang sot 38,5").sees("đang ghi là vắng")
    shown = teacher.last
    teacher.taps("Giang · Sửa: có biểu hiện")
    teacher.sees("38,5°C")
    for label in ("Sáng nay", "Nghỉ ở nhà", "Gửi"):
        teacher.taps(label)
    assert recorded(place, pupils) == [("Giang", "absent"), ("Giang", "ill")]
    old = next(c.action for row in shown.rows for c in row if "khỏe" in c.label)
    town.receive(town.update(teacher.chat, action=old, message=shown.ref, press="p"))
    teacher.sees("đang ghi là có biểu hiện")
    mother = place.mother(pupils["Hân"], name="Lê Thị Hoa")
    mother.says("/khaibao").taps("Hân khỏe")
    teacher.says("sua han lai la vang").sees("Hân đã được khai báo lúc 06:30")
    assert len(recorded(place, pupils)) == 3


def test_what_she_says_of_herself_is_no_pupils(town: Town) -> None:
    place, _, teacher, _ = in_class(town)
    teacher.says("giang vang").says("tôi nghỉ phép hôm nay").sees("Trực thay")
    assert place.declarations() == []


def test_a_pupils_emergency_is_never_the_teachers(town: Town) -> None:
    place, school, teacher, _ = in_class(town)
    nurse = town.seeds.person("staff", "Nguyễn Thị Thảo", school=school.id, phone="+84590000112", gender="female")
    town.seeds.duty(nurse, "school_health", school.id)
    teacher.says("tôi đau đầu").sees("bao nhiêu độ")
    for said, name in (("giang kho tho", "Giang"), ("ban Hân kho tho lam", "Hân"), ("my co giat", "My")):
        teacher.says(said).sees("Gọi 115", "0590 000 112", name)
        assert "thầy/cô đang bị" not in teacher.last.plain
    teacher.says("co em ngat xiu").sees("Gọi 115", "0590 000 112", "em nào ạ?")
    teacher.says("giang nghi om, me bao sot 38,5").sees("Giang · Có biểu hiện: sốt, 38,5°C, nghỉ ở nhà")
    assert place.declarations() == []
