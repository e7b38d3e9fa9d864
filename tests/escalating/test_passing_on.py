"""[Chuyển người khác]: whoever passes a case on reads whom it went to, or that nobody could be told and what to do."""

import sqlalchemy as sa

from bot.dialogue.case_actions import PassCaseOnFor, PassingReason
from storage.tables import CASE_EVENT, SESSION
from tests.escalating.hoa_ban import AMBER, HoaBan, cases, events
from tests.town import Town


def alone(town: Town) -> HoaBan:
    """A school where the nurse is the only one with an account; the principal is on the roll with a number."""
    hoa_ban = HoaBan(town)
    hoa_ban.hires("nurse", "Nguyễn Thị Thảo", "school_health", hoa_ban.school, gender="female")
    principal = town.seeds.person("staff", "Đỗ Thị Hạnh", school=hoa_ban.school, phone="+84590000777", gender="female")
    town.seeds.duty(principal, "principal", hoa_ban.school)
    return hoa_ban


def takes_and_passes_on(hoa_ban: HoaBan) -> None:
    town = hoa_ban.town
    tue = hoa_ban.child("Trần Gia Tuệ")
    town.to("Mon", "06:41")
    hoa_ban.mother_of(tue).declares(tue)
    nurse = hoa_ban["nurse"]
    nurse.taps("Mở")
    nurse.taps("Nhận ca này")
    nurse.taps("Chuyển người khác")
    nurse.taps("Hôm nay không ở trường")


def test_with_nobody_else_the_nurse_is_told_so_with_whom_to_call_and_may_take_it_again(town: Town) -> None:
    hoa_ban = alone(town)
    takes_and_passes_on(hoa_ban)
    nurse = hoa_ban["nurse"]
    nurse.sees(
        "Hiện trợ lý chưa liên hệ được ai khác của MN Hoa Ban.",
        "gọi trực tiếp cô Hạnh (hiệu trưởng) 0590 000 777; hoặc nhận lại ca này.",
        "Nhận ca này",
    )
    assert "người tiếp theo" not in nurse.last.plain
    assert "Đã báo" not in nurse.last.plain
    nurse.taps("Nhận ca này")
    assert cases(town)[0].state == "taken"


def test_nobody_at_school_but_the_contact_is_said_as_it_is(town: Town) -> None:
    hoa_ban = alone(town)
    hoa_ban.hires("contact", "Vũ Đình Lâm", "district_contact", hoa_ban.commune)
    hoa_ban.hires("operator", "Ngô Minh Đức", "operator", hoa_ban.province)
    takes_and_passes_on(hoa_ban)
    hoa_ban["nurse"].sees(
        "Hiện trợ lý chưa liên hệ được ai khác của MN Hoa Ban.",
        "Đã báo cán bộ đầu mối rằng ca chưa có người nhận.",
        "Nhận ca này",
    )
    assert "Lâm" not in hoa_ban["nurse"].last.plain


def test_what_is_said_is_what_was_heard(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    an = hoa_ban.child("Lê Minh An")
    town.to("Mon", "06:41")
    hoa_ban.mother_of(an).declares(an, AMBER)
    nurse = hoa_ban["nurse"]
    for reason, office, whom in (
        ("Đang bận ca khác", "deputy", "thầy Hùng (phó hiệu trưởng)"),
        ("Không thuộc phần phụ trách", "principal", "cô Hạnh (hiệu trưởng)"),
    ):
        nurse.says("/ca")
        nurse.taps("1. An")
        nurse.taps("Chuyển người khác")
        nurse.taps(reason)
        nurse.sees(f"Đã chuyển ca và báo {whom}.")
        hoa_ban[office].hears("1 học sinh cần hỏi thăm")


def test_who_passes_on_what_a_colleague_has_is_told_so_first(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    town.to("Mon", "06:41")
    hoa_ban.mother_of(tue).declares(tue)
    nurse, principal = hoa_ban["nurse"], hoa_ban["principal"]
    nurse.taps("Mở")
    nurse.taps("Nhận ca này")
    principal.says("/ca").sees("cô Thảo đã nhận")
    principal.taps("1. Tuệ")
    principal.taps("Chuyển người khác")
    principal.sees("Cô Thảo đang phụ trách ca này.", "lý do chuyển ca")
    nurse.says("/ca").sees("chính thầy/cô đã nhận")
    nurse.taps("1. Tuệ")
    nurse.taps("Chuyển người khác")
    assert "phụ trách" not in nurse.last.plain


def test_a_double_tap_on_a_reason_climbs_one_step(town: Town) -> None:
    """The second and third tap say that it was passed on already and to whom; the contact is not told early."""
    hoa_ban = HoaBan(town).usual_staff()
    an = hoa_ban.child("Lê Minh An")
    town.to("Mon", "06:41")
    hoa_ban.mother_of(an).declares(an, AMBER)
    nurse = hoa_ban["nurse"]
    nurse.says("/ca")
    nurse.taps("1. An")
    nurse.taps("Chuyển người khác")
    message, choice = nurse.find("Đang bận ca khác")
    for n in range(3):
        town.receive(town.update(nurse.chat, action=choice.action, message=message.ref, press=f"p{n}"))
    assert events(town).count("passed_on") == 1
    nurse.sees("Ca này đã được chuyển lúc 06:41 và đã báo thầy Hùng (phó hiệu trưởng).", "chưa thay đổi gì")
    hoa_ban["deputy"].hears("1 học sinh cần hỏi thăm")
    assert hoa_ban["principal"].heard() == []
    nurse.taps("Chuyển người khác")
    nurse.taps("Không thuộc phần phụ trách")
    nurse.sees("Đã chuyển ca và báo cô Hạnh (hiệu trưởng).")


def test_a_reason_chosen_hours_later_takes_the_case_from_nobody(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    town.to("Mon", "06:41")
    hoa_ban.mother_of(tue).declares(tue)
    nurse, principal = hoa_ban["nurse"], hoa_ban["principal"]
    nurse.taps("Mở")
    nurse.taps("Chuyển người khác")
    town.to("Mon", "06:50")
    principal.taps("Mở")
    principal.taps("Nhận ca này")
    principal.taps("Ghi chú")
    principal.says("Đã gọi mẹ.")
    town.to("Mon", "07:05")
    nurse.taps("Đang bận ca khác")
    nurse.sees("Cô Hạnh phụ trách ca này từ 06:50.", "chưa thay đổi gì", "Chuyển người khác")
    assert cases(town)[0].state == "taken"
    nurse.says("bận quá")
    assert events(town).count("passed_on") == 0


def test_a_typed_reason_is_for_the_case_as_it_stood_when_asked(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    town.to("Mon", "06:41")
    hoa_ban.mother_of(tue).declares(tue)
    nurse, principal = hoa_ban["nurse"], hoa_ban["principal"]
    nurse.taps("Mở")
    nurse.taps("Chuyển người khác")
    principal.taps("Mở")
    principal.taps("Nhận ca này")
    principal.taps("Theo dõi tại nhà")
    nurse.says("Đang họp ở xã")
    nurse.sees("Lúc 06:41 đã ghi kết quả: theo dõi tại nhà; ca vẫn được theo dõi.", "chưa thay đổi gì")
    assert cases(town)[0].state == "watched"


def test_a_note_in_between_does_not_make_the_question_old(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    town.to("Mon", "06:41")
    hoa_ban.mother_of(tue).declares(tue)
    nurse, principal = hoa_ban["nurse"], hoa_ban["principal"]
    nurse.taps("Mở")
    nurse.taps("Nhận ca này")
    nurse.taps("Chuyển người khác")
    principal.taps("Mở")
    principal.taps("Ghi chú")
    principal.says("Đã gọi mẹ.")
    nurse.taps("Đang bận ca khác")
    nurse.sees("Đã chuyển ca và báo thầy Hùng (phó hiệu trưởng).")


def test_a_reason_of_the_time_before_questions_knew_how_it_stood_is_asked_anew(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    town.to("Mon", "06:41")
    hoa_ban.mother_of(tue).declares(tue)
    nurse, case = hoa_ban["nurse"], cases(town)[0]
    town.receive(town.update(nurse.chat, action=PassCaseOnFor(case.id, "busy").encode(), message="1", press="p"))
    nurse.sees("lý do chuyển ca", "Đang bận ca khác")
    old = PassingReason(case.id).encode()
    town.database.write(lambda connection: connection.execute(SESSION.update().values(place=old))).result()
    nurse.says("Đang họp ở xã")
    nurse.sees("lý do chuyển ca", "Đang bận ca khác")
    assert events(town).count("passed_on") == 0
    nurse.says("Đang họp ở xã")
    nurse.sees("Đã chuyển ca và báo thầy Hùng (phó hiệu trưởng).")


def test_what_was_cut_off_a_long_reason_is_said_with_the_way_to_send_the_rest(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    town.to("Mon", "06:41")
    hoa_ban.mother_of(tue).declares(tue)
    nurse = hoa_ban["nurse"]
    nurse.taps("Mở")
    nurse.taps("Chuyển người khác")
    long = "a" * 470 + " gọi mẹ số mới nhé, " + "b" * 40
    nurse.says(long)
    nurse.sees(
        "Đã chuyển ca và báo thầy Hùng", "Chỉ lưu được 500 ký tự đầu, đến “… ", "gọi mẹ số mới nhé, bb", "Ghi chú"
    )
    assert notes(town) == [long[:500]]
    nurse.taps("Ghi chú")
    nurse.says("b" * 501).sees("Đã lưu ghi chú", "Chỉ lưu được 500 ký tự đầu")
    nurse.taps("Ghi chú")
    nurse.says("b" * 500)
    assert "Chỉ lưu được" not in nurse.last.plain


def notes(town: Town) -> list[str]:
    """What people wrote, opened."""
    with town.database.reading() as connection:
        rows = connection.execute(sa.select(CASE_EVENT).where(CASE_EVENT.c.sealed_note.is_not(None))).all()
    return [town.database.sealer.open("case_event.note", row.uid, row.sealed_note) for row in rows]
