"""What the nurse types of a case, in the words she has: the case is found, and her words are kept until it is."""

from typing import Any

import pytest
import sqlalchemy as sa

from bot.cases.codes import code_of
from bot.dialogue.case_said import code_in
from bot.i18n import load_catalogs
from storage.tables import CASE_EVENT
from tests.escalating.hoa_ban import AMBER, RED, HoaBan, cases, events
from tests.on_each import town_on_each
from tests.town import Town

VOICE = load_catalogs().voice("vi", "staff")


town = town_on_each


def two_taken(town: Town) -> tuple[HoaBan, int, int]:
    """Tuệ's case is notifiable, An's is not; the nurse took both a while ago."""
    hoa_ban = HoaBan(town).usual_staff()
    town.to("Mon", "06:30")
    for name, flag in (("Trần Gia Tuệ", RED), ("Lê Minh An", AMBER)):
        child = hoa_ban.child(name)
        hoa_ban.mother_of(child).declares(child, flag)
    tue, an = (code_of(case.id) for case in cases(town))
    for code in (tue, an):
        hoa_ban["nurse"].says(f"nhận ca {code}")
    town.to("Mon", "06:45")
    hoa_ban["nurse"].says("/trogiup")
    return hoa_ban, tue, an


def notes(town: Town) -> list[str]:
    sealer = town.database.sealer
    with town.database.reading() as connection:
        rows = connection.execute(sa.select(CASE_EVENT).where(CASE_EVENT.c.kind == "noted")).all()
    return [sealer.open("case_event.note", row.uid, row.sealed_note) for row in rows]


def picks(town: Town, nurse: Any, code: int, label: str) -> None:
    nurse.taps(f"{code}. {label}") if town.abilities.has_buttons else nurse.says(str(code))


def test_the_words_are_kept_through_which_case(town: Town) -> None:
    hoa_ban, tue, an = two_taken(town)
    nurse = hoa_ban["nurse"]
    nurse.says("goi cho me roi").sees("ca nào", f"{tue}. Tuệ · Thỏ Ngọc", f"{an}. An · Thỏ Ngọc")
    picks(town, nurse, an, "An · Thỏ Ngọc")
    nurse.sees(f"ca {an} (An, Thỏ Ngọc)", "Ghi câu vừa rồi vào ca").taps("Ghi câu vừa rồi vào ca")
    assert notes(town) == ["goi cho me roi"]
    nurse.says("/trogiup").says("be duoc don ve roi")
    picks(town, nurse, tue, "Tuệ · Thỏ Ngọc")
    nurse.sees(f"cho ca {tue}", "Đúng, ghi")
    assert [case.outcome for case in cases(town)] == [None, None]


def test_a_number_in_the_sentence_is_the_case(town: Town) -> None:
    hoa_ban, tue, an = two_taken(town)
    nurse = hoa_ban["nurse"]
    nurse.says(f"ca {an} di hoc lai").sees(f"“Đi học lại” cho ca {an}")
    nurse.says("/trogiup").says(f"da bao tram y te ca {tue}").sees(f"đã báo Trạm Y tế về ca {tue}")
    nurse.says("/trogiup").says(f"da bao tram y te ca {an}").sees("không thuộc diện phải báo Trạm Y tế")
    nurse.taps("Ghi câu vừa rồi vào ca")
    assert notes(town) == [f"da bao tram y te ca {an}"]
    assert code_in(VOICE, "cả 12 em đều khỏe") is None


def test_nothing_of_an_emergency_leads_to_her_own_list(town: Town) -> None:
    hoa_ban, tue, _ = two_taken(town)
    nurse = hoa_ban["nurse"]
    for said, seen in (
        ("dong ca", "ca nào"),
        (f"dong ca {tue}", "kết thúc thế nào"),
        ("cho di vien", "ca nào"),
        ("goi cho me roi, dang dua chau di vien", "ca nào"),
        ("toi da goi tram y te roi", "ca nào"),
        ("ca cua be tue", "Trần Gia Tuệ"),
    ):
        nurse.says("/trogiup").says(said).sees(seen)
        assert "Tôi khỏe" not in nurse.last.read, said
    assert {case.state for case in cases(town)} == {"taken"}


def test_none_waits_is_said_as_it_is(town: Town) -> None:
    hoa_ban, _, _ = two_taken(town)
    hoa_ban["nurse"].says("nhận ca").sees("không có ca nào đang chờ người nhận")


def test_the_case_opened_last_is_spoken_of(town: Town) -> None:
    hoa_ban, tue, an = two_taken(town)
    nurse = hoa_ban["nurse"]
    nurse.says(f"ca {an}").says("me don ve roi").sees(f"cho ca {an}")
    nurse.says("/ca").taps("1. Tuệ")
    nurse.says("me don ve roi").sees(f"cho ca {tue}")


def test_both_are_taken_and_both_are_recorded_by_one_sentence(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    town.to("Mon", "06:30")
    for name, flag in (("Trần Gia Tuệ", RED), ("Lê Minh An", AMBER)):
        child = hoa_ban.child(name)
        hoa_ban.mother_of(child).declares(child, flag)
    nurse = hoa_ban["nurse"]
    nurse.says("nhận cả ba").sees("Có 2 ca đang mở")
    assert {case.state for case in cases(town)} == {"open"}
    nurse.says("nhận cả 2")
    assert {case.state for case in cases(town)} == {"taken"}
    town.by(minutes=2)
    nurse.says("cả hai đều được đón về nhà rồi").sees("“Theo dõi tại nhà” cho cả 2 ca", "(Tuệ)", "(An)")
    assert {case.outcome for case in cases(town)} == {None}
    nurse.taps("Đúng, ghi cho tất cả")
    assert {case.outcome for case in cases(town)} == {"watched_home"}
    nurse.says("nhận ca bé Bình").sees("không có ca đang mở nào của em tên này")
    nurse.says("báo trạm y tế ca Tuệ").sees("Gửi tin cho Trạm Y tế")


def test_what_the_teacher_knows_reaches_school_health(town: Town) -> None:
    hoa_ban, _, _ = two_taken(town)
    teacher = hoa_ban["teacher"]
    teacher.says("em An vẫn đang học trong lớp bình thường").taps("Báo y tế trường câu vừa rồi")
    teacher.sees("y tế trường đọc được câu này trong ca", "0590 000 100")
    nurse = hoa_ban["nurse"]
    nurse.says("mở ca bé An").sees("Cô Trang (giáo viên chủ nhiệm) nhắn lúc 06:45: “em An vẫn đang học trong lớp")
    nurse.says("cần theo dõi").sees("Có 2 ca đang mở")
    rings = sum(message.rings for message in nurse.messages)
    teacher.says("em An mệt hơn hôm qua nhiều rồi ạ").sees("y tế trường đọc được câu này trong ca")
    assert sum(message.rings for message in nurse.messages) == rings + 1
    hoa_ban.hires("other", "Lý Thị Nga", "homeroom", hoa_ban.gau_bong).says("em An vẫn đang học bình thường")
    assert "Báo y tế trường câu vừa rồi" not in hoa_ban["other"].last.labels


def test_all_that_somebody_was_told_of_is_noted_at_once(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    town.to("Mon", "06:30")
    for name in ("Trần Gia Tuệ", "Lê Minh An"):
        child = hoa_ban.child(name)
        hoa_ban.mother_of(child).declares(child, RED)
    hoa_ban["contact"].says("đã nắm").sees("đã nắm thông tin về 2 ca")
    assert events(town).count("receipt") == 2


def test_a_second_outcome_is_asked_about_before_the_family_hears_it(town: Town) -> None:
    hoa_ban, tue, _ = two_taken(town)
    nurse = hoa_ban["nurse"]
    nurse.says(f"ca {tue} nhap vien").taps("Đúng, ghi “nhập viện”")
    assert cases(town)[0].outcome == "in_hospital"
    nurse.says(f"ca {tue} da di kham roi").taps("Đúng, ghi “đã đi khám”")
    nurse.sees("đã ghi “nhập viện” và gia đình đã được báo")
    assert cases(town)[0].outcome == "in_hospital"
    nurse.taps("Đúng, ghi “đã đi khám”")
    assert cases(town)[0].outcome == "seen_doctor"


def test_who_was_rung_once_means_that_case(town: Town) -> None:
    hoa_ban, tue, _ = two_taken(town)
    town.to("Mon", "07:30")
    child = hoa_ban.child("Vũ Hải Yến")
    hoa_ban.mother_of(child, name="Vũ Thị Lan").declares(child, RED)
    contact = hoa_ban["contact"]
    if not contact.heard():
        pytest.skip("nobody above the school was rung")
    contact.says("da nam thong tin").sees("Đã nắm thông tin")
    assert "ca nào" not in contact.last.plain
    assert tue


def test_the_words_and_what_was_opened_are_the_accounts_own(town: Town) -> None:
    hoa_ban, tue, an = two_taken(town)
    nurse, principal = hoa_ban["nurse"], hoa_ban["principal"]
    principal.says(f"ca {an}")
    nurse.says("goi cho me roi").sees("ca nào")
    picks(town, nurse, tue, "Tuệ · Thỏ Ngọc")
    _, keeps = nurse.find("Ghi câu vừa rồi vào ca")
    town.receive(town.update(principal.chat, action=keeps.action, message="1", press="p"))
    assert notes(town) == []
