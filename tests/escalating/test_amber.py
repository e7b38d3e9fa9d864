"""Amber cases: one growing, silent message; taken together or singly; climbing after half an hour and an hour."""

from tests.escalating.hoa_ban import AMBER, NOTE, RED, Family, HoaBan, cases
from tests.escalating.standing import all_is_said, stands_opened
from tests.escalating.test_red import everything
from tests.town import Town

FEVER = {"well": "no", "signs": ["fever"], "temperature": "37.8"}


def school(town: Town, *names: str) -> HoaBan:
    """A school where these children (the last of another class) are declared amber at 06:30."""
    hoa_ban = HoaBan(town).usual_staff()
    town.to("Mon", "06:30")
    for number, name in enumerate(names):
        child = hoa_ban.child(name, hoa_ban.gau_bong if number == len(names) - 1 and number else None)
        hoa_ban.mother_of(child).declares(child, AMBER, FEVER)
    return hoa_ban


def test_one_message_grows_and_is_silent(town: Town) -> None:
    hoa_ban = school(town, "Trần Gia Tuệ", "Lê Minh An", "Phạm Bảo Ngân")
    nurse = hoa_ban["nurse"]
    all_is_said(town)
    assert len(nurse.standing) == 1
    message = nurse.hears("Sáng nay có 3 học sinh cần hỏi thăm · MN Hoa Ban (Thỏ Ngọc: 2, Gấu Bông: 1)", rings=False)
    assert message.labels == ["Xem danh sách", "Nhận tất cả"]
    assert "An" not in message.plain.split("·")[0]
    assert len(cases(town)) == 3
    town.nobody_else_heard(nurse)


def test_the_list_names_them_and_they_are_taken_singly_or_together(town: Town) -> None:
    hoa_ban = school(town, "Trần Gia Tuệ", "Lê Minh An", "Phạm Bảo Ngân")
    nurse = hoa_ban["nurse"]
    nurse.taps("Xem danh sách")
    nurse.sees("Trần Gia Tuệ (Thỏ Ngọc): sốt; 37,8°C", "Phạm Bảo Ngân (Gấu Bông)", "Nhận An")
    nurse.taps("Nhận An")
    nurse.sees("sốt; 37,8°C · cô Thảo đã nhận", "Nhận Tuệ")
    nurse.sees("Cô Thảo đã nhận 1 em, lúc 06:30.", "Còn 2 em chưa có người nhận.")
    assert "2 ca" in nurse.taps("Nhận tất cả").toast
    nurse.sees("Cô Thảo đã nhận lúc 06:30.")
    assert {case.state for case in cases(town)} == {"taken"}
    town.to("Mon", "16:59")
    assert len(nurse.standing) == 1
    town.nobody_else_heard(
        nurse, *[town.actor(chat) for chat in town.chats if town.chats[chat].messages[0].plain.startswith("Nhà trường")]
    )


def test_all_are_those_that_were_shown(town: Town) -> None:
    hoa_ban = school(town, "Trần Gia Tuệ")
    nurse = hoa_ban["nurse"]
    all_is_said(town)
    take_all = next(choice.action for choice in nurse.standing[0].choices if choice.label == "Nhận tất cả")
    town.by(minutes=1)
    late = hoa_ban.child("Lê Minh An")
    hoa_ban.mother_of(late, name="Lê Thị Hoa").declares(late, AMBER, FEVER)
    town.receive(town.update(nurse.chat, action=take_all, message="1", press="p"))
    assert [case.state for case in cases(town)] == ["taken", "open"]


def test_of_more_than_a_message_holds_those_nobody_has_come_into_sight(town: Town) -> None:
    hoa_ban = school(town, *[f"Lê Minh {letter}" for letter in "ABCDEGHIKLMNOPQRSTUVXY"])
    nurse = hoa_ban["nurse"]
    nurse.taps("Xem danh sách")
    nurse.sees("và 2 em nữa")
    assert "Nhận X" not in nurse.last.labels
    for name in "AB":
        nurse.taps(f"Nhận {name}")
    nurse.sees("Nhận X", "Nhận Y", "Còn 20 em chưa có người nhận.")


def test_those_who_do_not_fit_are_a_tap_away_also_when_all_are_taken(town: Town) -> None:
    hoa_ban = school(town, *[f"Lê Minh {letter}" for letter in "ABCDEGHIKLMNOPQRSTUVXY"])
    nurse = hoa_ban["nurse"]
    nurse.taps("Xem danh sách")
    nurse.taps("Nhận tất cả")
    nurse.sees("Cô Thảo đã nhận lúc 06:30.\n", "\nLê Minh A (Thỏ Ngọc): sốt; 37,8°C\n", "và 2 em nữa", "Xem 2 em nữa")
    nurse.taps("Xem 2 em nữa")
    nurse.sees("Lê Minh X (Thỏ Ngọc)", "Lê Minh Y (Gấu Bông)", "Mở Y", "và 20 em nữa", "Xem 20 em nữa")
    assert "Mở A" not in nurse.last.labels
    assert len(nurse.standing) == 1
    nurse.taps("Xem 20 em nữa")
    nurse.sees("Mở A", "Xem 2 em nữa")
    nurse.taps("Xem 2 em nữa")
    nurse.taps("Mở Y")
    nurse.sees("Lê Minh Y, lớp Gấu Bông.")
    nurse.taps("Đi học lại")
    assert "Lê Minh X" in nurse.messages[0].plain


def test_the_list_of_open_cases_turns_over(town: Town) -> None:
    letters = "ABCDEGHIKLMNOPQRSTUVXY"
    hoa_ban = school(town, *[f"Lê {middle} {letter}" for middle in ("Minh", "Gia") for letter in letters[:16]])
    nurse = hoa_ban["nurse"]
    nurse.says("/ca").sees("Có 32 ca đang mở", "30. Mức vàng", "Xem 2 ca tiếp theo")
    assert "31. Mức vàng" not in nurse.last.plain
    nurse.taps("Xem 2 ca tiếp theo")
    nurse.sees("31. Mức vàng", "32. Mức vàng", "32. R")
    assert "30. Mức vàng" not in nurse.last.plain
    nurse.taps("32. R")
    nurse.sees("Lê Gia R")


def test_a_new_one_is_not_named_before_it_is_opened(town: Town) -> None:
    hoa_ban = school(town, "Trần Gia Tuệ")
    nurse = hoa_ban["nurse"]
    nurse.taps("Xem danh sách")
    an = hoa_ban.child("Lê Minh An")
    hoa_ban.mother_of(an).declares(an, AMBER, FEVER)
    all_is_said(town)
    nurse.sees("có 2 học sinh")
    stands_opened(nurse, "Trần Gia Tuệ", "và 1 em nữa")
    assert "Minh An" not in everything(nurse)


def test_untaken_it_climbs_to_deputy_principal_and_at_the_end_of_day_the_contact(town: Town) -> None:
    hoa_ban = school(town, "Trần Gia Tuệ", "Lê Minh An")
    town.to("Mon", "06:59")
    assert not hoa_ban["deputy"].heard()
    town.to("Mon", "07:00")
    hoa_ban["deputy"].hears("2 học sinh cần hỏi thăm", "Còn 2 em chưa có người nhận.", rings=True)
    assert len(hoa_ban["deputy"].standing) == 1
    assert not hoa_ban["principal"].heard()
    town.to("Mon", "07:30")
    hoa_ban["principal"].hears("2 học sinh cần hỏi thăm", rings=True)
    town.to("Mon", "16:59")
    assert not hoa_ban["contact"].heard()
    town.to("Mon", "17:00")
    contact = hoa_ban["contact"].hears("2 học sinh cần hỏi thăm", "MN Hoa Ban")
    assert contact.labels == ["Xem tình hình trường"]


def test_taken_at_school_the_contact_never_hears(town: Town) -> None:
    hoa_ban = school(town, "Trần Gia Tuệ", "Lê Minh An")
    hoa_ban["nurse"].taps("Nhận tất cả")
    town.to("Tue", "06:00")
    assert not hoa_ban["contact"].heard()
    assert not hoa_ban["principal"].heard()
    question = hoa_ban["nurse"].hears("Thầy/cô đã nhận 2 học sinh, chưa ghi kết quả", rings=False)
    assert len(hoa_ban["nurse"].standing) == 2
    assert "Tuệ" not in question.plain


def test_only_who_has_them_is_asked_for_outcomes(town: Town) -> None:
    """What a colleague took since, or has an outcome, goes out of the question; what is left of it says so."""
    hoa_ban = school(town, "Trần Gia Tuệ", "Lê Minh An")
    nurse, principal = hoa_ban["nurse"], hoa_ban["principal"]
    nurse.taps("Nhận tất cả")
    town.to("Mon", "17:00")
    question = nurse.hears("Thầy/cô đã nhận 2 học sinh, chưa ghi kết quả", rings=False)
    nurse.says("/ca")
    nurse.taps("1. Tuệ")
    nurse.taps("Chuyển người khác")
    nurse.taps("Hôm nay không ở trường")
    town.to("Mon", "17:05")
    principal.says("/ca")
    principal.taps("1. Tuệ")
    principal.taps("Nhận ca này")
    assert question.plain.startswith("Thầy/cô đã nhận 1 học sinh, chưa ghi kết quả")
    principal.says("/ca")
    principal.taps("2. An")
    principal.taps("Đã đi khám")
    all_is_said(town)
    assert question.plain == "Trong số này không còn học sinh nào chờ thầy/cô ghi kết quả."
    assert question.labels == ["Các ca đang mở"]


def test_before_six_amber_waits_for_the_morning(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    mother = hoa_ban.mother_of(tue)
    town.to("Mon", "05:52")
    mother.declares(tue, AMBER, FEVER)
    assert not hoa_ban["nurse"].heard()
    town.to("Mon", "06:00")
    hoa_ban["nurse"].hears("Sáng nay có 1 học sinh cần hỏi thăm", rings=False)
    assert not hoa_ban["deputy"].heard()


def test_a_note_is_only_listed(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    hoa_ban.mother_of(tue).declares(tue, NOTE, {"well": "no", "signs": ["cough"]})
    assert not cases(town)
    town.nobody_else_heard()


def test_raised_to_red_it_leaves_the_growing_message_and_rings(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    mother = hoa_ban.mother_of(tue)
    father = hoa_ban.mother_of(tue, name="Trần Văn Nam", relation="father")
    town.to("Mon", "06:30")
    mother.declares(tue, AMBER, FEVER)
    father.declares(tue, RED)
    nurse = hoa_ban["nurse"]
    nurse.hears("mức đỏ", "Đã nâng mức lúc 06:30.", rings=True)
    hoa_ban["contact"].hears("mức đỏ", rings=True)
    nurse.taps("Mở")
    nurse.sees("Mẹ khai lúc 06:30: sốt; 37,8°C.", "Bố khai lúc 06:30: mụn nước")
    all_is_said(town)
    nurse.hears("Các ca này đã được nâng mức")
    assert len(cases(town)) == 1


def test_where_only_the_deputy_head_can_be_reached_the_morning_is_for_them(town: Town) -> None:
    hoa_ban = HoaBan(town)
    deputy = hoa_ban.hires("deputy", "Lê Văn Hùng", "deputy_head", hoa_ban.school, gender="male")
    contact = hoa_ban.hires("contact", "Vũ Đình Lâm", "district_contact", hoa_ban.commune)
    hoa_ban.hires("operator", "Ngô Minh Đức", "operator", hoa_ban.province)
    child = hoa_ban.child("Trần Gia Tuệ")
    town.to("Mon", "06:41")
    hoa_ban.mother_of(child).declares(child, AMBER)
    town.to("Wed", "07:59")
    before = len(contact.heard())
    town.to("Wed", "08:00")
    deputy.hears("còn 1 ca chưa có người nhận")
    assert len(contact.heard()) == before


def test_who_blocks_the_bot_after_the_first_keeps_the_second_from_nobody(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    town.to("Mon", "06:41")
    first, second = hoa_ban.child("Trần Gia Tuệ"), hoa_ban.child("Lê Bảo Minh")
    hoa_ban.mother_of(first).declares(first, AMBER)
    hoa_ban["nurse"].taps("Xem danh sách")
    hoa_ban["nurse"].taps("Nhận tất cả")
    hoa_ban["nurse"].window.is_blocked = True
    town.to("Mon", "07:05")
    hoa_ban.mother_of(second, name="Lê Thị Thoa").declares(second, AMBER)
    town.by(seconds=30)
    hoa_ban["deputy"].hears("học sinh cần hỏi thăm")


def test_a_teacher_among_them_is_no_pupil(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    town.to("Mon", "06:30")
    teacher = hoa_ban.persons["teacher"]
    Family(hoa_ban, teacher, hoa_ban["teacher"]).declares(teacher, AMBER)
    nurse = hoa_ban["nurse"]
    nurse.hears("Sáng nay có 1 trường hợp cần hỏi thăm · MN Hoa Ban (cán bộ, giáo viên: 1)")
    child = hoa_ban.child("Lê Minh An")
    hoa_ban.mother_of(child).declares(child, AMBER)
    all_is_said(town)
    nurse.sees("Sáng nay có 2 trường hợp cần hỏi thăm · MN Hoa Ban")
    nurse.taps("Xem danh sách")
    nurse.taps("Nhận An")
    nurse.sees("Cô Thảo đã nhận 1 ca, lúc 06:45.", "Còn 1 ca chưa có người nhận.")
    assert "học sinh" not in nurse.transcript()
    town.to("Mon", "17:00")
    nurse.hears("Thầy/cô đã nhận 1 học sinh, chưa ghi kết quả")
