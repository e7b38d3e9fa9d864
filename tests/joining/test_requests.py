"""Class codes and numbers that prove nothing: the homeroom teacher confirms, and nobody learns who is in the class."""

from bot.dialogue.actions import base36
from storage.tables import BOND, JOIN_REQUEST
from tests.joining.school import MOTHER_NUMBER, PhuLam


def ask(school: PhuLam, chat: str, name: str) -> None:
    school.town.actor(chat).starts(school.class_code()).says(name)


def test_the_teacher_confirms_who_came_with_the_class_code(school: PhuLam) -> None:
    mother = school.town.actor("m1").starts(school.class_code())
    mother.sees("Lớp 2A, Trường Tiểu học Phù Lam A", "họ và tên của con")
    mother.says("trần gia minh").sees("giáo viên chủ nhiệm")
    told = school.teacher.hears("Có 1 đề nghị kết nối")
    assert not any(word in told.plain.lower() for word in ("minh", "trần"))
    school.teacher.taps("Xem danh sách")
    school.teacher.sees("“trần gia minh”", "Đúng, là phụ huynh của Minh", "Không đúng")
    school.teacher.taps("Đúng, là phụ huynh của Minh")
    school.teacher.sees("Đã xác nhận: Minh")
    mother.hears("Nhà trường đã xác nhận", "Minh, lớp 2A")
    mother.taps("Bố")
    mother.sees("24 giờ")
    mother.taps("Khai báo sức khỏe")
    mother.taps("Xong")
    [bond] = school.rows(BOND)
    assert (bond.relation, bond.verified_how, bond.verified_by) == ("father", "teacher", school.teacher_person)


def test_the_teacher_confirms_in_words_whose_family_it_is(school: PhuLam) -> None:
    ask(school, "m1", "Trần Gia Minh")
    school.teacher.taps("Xem danh sách")
    for words in ("chắc là mẹ Minh không", "đúng là em không biết"):
        school.teacher.says(words).sees("chưa hiểu")
    school.teacher.says("đúng, mẹ cháu An").sees("phụ huynh của em nào", "phụ huynh của An")
    assert school.rows(BOND) == []
    school.teacher.says("có đề nghị nào không").sees("“Trần Gia Minh”")
    school.teacher.says("đúng mẹ em Minh đấy").sees("Đã xác nhận: Minh")
    ask(school, "x", "Nguyễn Minh An")
    school.town.by(minutes=1)
    school.teacher.says("có đề nghị nào không").says("nhầm, không phải mẹ đâu ạ")
    school.teacher.says("không phải ạ").sees("không xác nhận")
    school.teacher.says("người nhà của Minh").sees("Minh")
    assert len(school.rows(BOND)) <= 1


def test_what_is_said_is_the_same_whether_or_not_there_is_such_a_child(school: PhuLam) -> None:
    code = school.class_code()
    said = []
    for chat, name in (("m1", "Trần Gia Minh"), ("m2", "Phan Quốc Cường")):
        actor = school.town.actor(chat).starts(code).says(name)
        school.town.by(minutes=5)
        said.append([(m.text, m.rows, m.at - actor.messages[0].at) for m in actor.messages])
    assert said[0] == said[1]


def test_a_number_on_file_and_one_that_is_not_hear_the_same(school: PhuLam) -> None:
    school.town.seeds.contact(school.minh, "mother", MOTHER_NUMBER)
    said = []
    for chat, phone in (("m1", MOTHER_NUMBER), ("m2", "+84590000777")):
        actor = school.town.actor(chat).starts()
        actor.shares(phone).says("1/1/2018").says("2/1/2018").says("3/1/2018").says("4/1/2018")
        said.append([(m.text, m.rows, m.at) for m in actor.messages])
    assert said[0] == said[1]
    [request] = school.rows(JOIN_REQUEST)
    assert request.class_id == school.class_2a


def test_the_teacher_says_no_and_the_requester_hears_neutral_words(school: PhuLam) -> None:
    ask(school, "x", "Trần Gia Minh")
    school.teacher.taps("Xem danh sách")
    school.teacher.taps("Không đúng")
    school.teacher.sees("không xác nhận")
    school.town.actor("x").hears("chưa xác nhận được đề nghị")
    assert school.rows(BOND) == []
    school.teacher.taps("Đề nghị khác")
    school.teacher.sees("không có đề nghị")


def test_a_name_nobody_has_shows_nobody(school: PhuLam) -> None:
    ask(school, "x", "Phan Quốc Cường")
    school.teacher.taps("Xem danh sách")
    school.teacher.sees("không có học sinh nào tên gần giống")
    assert [label for label in school.teacher.last.labels if "phụ huynh của" in label] == []
    school.teacher.taps("Học sinh khác trong lớp")
    school.teacher.sees("phụ huynh của An", "phụ huynh của Minh")


def test_requests_come_as_one_list_at_most_once_an_hour(school: PhuLam) -> None:
    ask(school, "a", "Trần Gia Minh")
    for chat in ("b", "c"):
        school.town.by(minutes=5)
        ask(school, chat, "Nguyễn Minh An")
    assert len([t for t in school.teacher.heard() if "đề nghị kết nối" in t]) == 1
    school.town.by(minutes=55)
    heard = [t for t in school.teacher.heard() if "đề nghị kết nối" in t]
    assert len(heard) == 2
    assert "Có 3 đề nghị" in heard[1]
    school.teacher.taps("Xem danh sách")
    school.teacher.sees("3 đề nghị kết nối", "1. phụ huynh của em “Trần Gia Minh”", "Xem 3")
    school.town.by(hours=5)
    assert len([t for t in school.teacher.heard() if "đề nghị kết nối" in t]) == 2


def test_after_two_days_the_principal_is_asked(school: PhuLam) -> None:
    ask(school, "a", "Trần Gia Minh")
    school.town.by(hours=47)
    assert not [text for text in school.principal.heard() if "đề nghị" in text]
    school.town.by(hours=2)
    school.principal.hears("Có 1 đề nghị kết nối")
    school.principal.taps("Xem danh sách")
    school.principal.taps("Đúng, là phụ huynh của Minh")
    assert school.bonds(school.minh) == 1


def test_three_open_requests_an_account(school: PhuLam) -> None:
    for _ in range(3):
        ask(school, "x", "Trần Gia Minh")
    ask(school, "x", "Trần Gia Minh")
    school.town.actor("x").sees("đang có 3 đề nghị")
    assert school.requests() == 3


def test_only_the_class_s_own_teacher_decides(school: PhuLam) -> None:
    seeds = school.town.seeds
    class_2b = seeds.school_class(school.school, "2B")
    _, chat = seeds.holder("Lý Thị Hoa", "homeroom", class_2b, school=school.school)
    other = school.town.actor(chat)
    ask(school, "x", "Trần Gia Minh")
    [request] = school.rows(JOIN_REQUEST)

    press = f"jy1:{base36(request.id)}:{base36(school.minh)}"
    school.town.receive(school.town.update(chat, action=press, message="1"))
    other.sees("không dành cho tài khoản này")
    school.town.receive(school.town.update("x", action=press, message="1"))
    assert school.rows(BOND) == []
    other.says("/denghi").sees("không có đề nghị")


def test_a_child_of_another_class_cannot_be_given(school: PhuLam) -> None:
    seeds = school.town.seeds
    class_2b = seeds.school_class(school.school, "2B")
    elsewhere = seeds.pupil("Đỗ Bảo Châu", school.school, class_2b)
    ask(school, "x", "Đỗ Bảo Châu")
    [request] = school.rows(JOIN_REQUEST)

    press = f"jy1:{base36(request.id)}:{base36(elsewhere)}"
    school.town.receive(school.town.update(school.teacher.chat, action=press, message="1"))
    assert school.rows(BOND) == []


def test_two_who_decide_at_once_decide_once(school: PhuLam) -> None:
    ask(school, "x", "Trần Gia Minh")
    school.teacher.taps("Xem danh sách")
    _, choice = school.teacher.find("Đúng, là phụ huynh")
    updates = [
        school.town.update(chat, action=choice.action, message="1")
        for chat in (school.teacher.chat, school.principal.chat)
    ]
    for future in [school.town.loop.handle(each) for each in updates]:
        future.result(timeout=30)
    school.town.settle()
    assert school.bonds(school.minh) == 1
    assert len([t for t in school.town.actor("x").heard() if "đã xác nhận" in t]) == 1
