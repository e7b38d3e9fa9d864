"""What staff type in passing of an open case or of a pupil: its buttons are offered, and nothing is done by a guess."""

from collections.abc import Iterator

import pytest

from bot.cases.codes import code_of
from bot.dialogue.case_told import outcome_said
from bot.i18n import load_catalogs
from tests.declaring.family import Family, cases
from tests.escalating.hoa_ban import HoaBan
from tests.reminding.phu_lam import PhuLam
from tests.surfaces import OnZalo
from tests.town import Town, telling

VOICE = load_catalogs().voice("vi", "staff")


@pytest.fixture
def town(url: str) -> Iterator[Town]:
    with telling(url, OnZalo()) as made:
        yield made


@pytest.fixture
def family(town: Town) -> Family:
    made = Family(town)
    town.to("Mon", "06:40")
    for typed in ("4", "6 7", "38,2", "2", "1", "3"):
        made.mother.says(typed)
    return made


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("bé đã đi khám rồi", "seen_doctor"),
        ("chau di kham roi a", "seen_doctor"),
        ("mẹ đón về rồi", "watched_home"),
        ("Tuệ nhập viện rồi", "in_hospital"),
        ("cháu Tuệ xuất viện rồi, mai đi học", "watched_home"),
        ("mẹ đón về, đã nhập viện", None),
        ("hôm nay đi học lại rồi", "back_in_class"),
        ("báo nhầm rồi", "false_alarm"),
        ("đã gọi mẹ", ""),
        ("đã gọi mẹ, mẹ đón về rồi", "watched_home"),
        ("chưa đi khám", None),
        ("chiều mẹ đón về", None),
        ("đi khám chưa?", None),
        ("bao giờ đi khám thì báo khi nào", None),
        ("nếu sốt thì cho nhập viện", None),
        ("dạ", None),
    ],
)
def test_an_outcome_is_heard_where_it_has_happened(text: str, outcome: str | None) -> None:
    assert outcome_said(VOICE, text) == outcome


def test_an_outcome_that_is_said_is_offered_and_recorded_by_its_number(town: Town, family: Family) -> None:
    [case] = cases(town)
    nurse = family.nurse
    nurse.says("mẹ đón về rồi").sees("chưa có người nhận", "1. Nhận ca và ghi “theo dõi tại nhà”", "3. Nhận ca này")
    nurse.says("3").sees("Cô Thảo đã nhận lúc 06:40")
    nurse.says("bé đã đi khám rồi").sees(f"Ghi nhận “Đã đi khám” cho ca {code_of(case.id)}", "1. Đúng, ghi")
    assert cases(town)[0].state == "taken"
    nurse.says("1")
    assert (cases(town)[0].state, cases(town)[0].outcome) == ("watched", "seen_doctor")


def test_a_grave_case_is_not_ended_by_a_sentence_nor_by_one_number(town: Town, family: Family) -> None:
    nurse = family.nurse
    nurse.says("nhận ca").says("Tuệ đi học lại rồi").sees("Ghi nhận “Đi học lại”")
    nurse.says("1").sees("Ca sẽ kết thúc")
    assert cases(town)[0].state == "taken"
    nurse.says("1")
    assert cases(town)[0].state == "taken", "a number that comes twice at once"
    town.by(seconds=5)
    nurse.says("1")
    assert cases(town)[0].state == "closed"


def test_a_call_is_offered_as_a_note(town: Town, family: Family) -> None:
    nurse = family.nurse
    nurse.says("nhận ca").says("đã gọi mẹ rồi").sees("ghi việc này vào ca", "1. ")
    nurse.says("1").sees("Đã lưu ghi chú")
    assert cases(town)[0].state == "taken"


def test_who_has_no_case_is_answered_as_ever(town: Town, family: Family) -> None:
    family.contact.says("bé đã đi khám rồi").sees("chưa hiểu")


def test_a_pupil_named_by_the_teacher_is_offered_with_the_answers_of_the_roll_call(town: Town) -> None:
    place = PhuLam(town)
    school = place.school()
    teacher = school.hires("Phạm Thu Trang", "homeroom", "2A")
    han, _ = school.pupil("Lê Gia Hân"), school.pupil("Vũ Quốc Bình")
    town.to("Mon", "07:00")
    teacher.says("Hân nghỉ ốm").sees("em Hân", "1. Hân · Có biểu hiện", "2. Hân · Vắng", "3. Hân · Đã hỏi: khỏe")
    assert place.declarations() == []
    teacher.says("2").sees("1/2 đã khai báo")
    [row] = place.declarations()
    assert (row.person_id, row.absent) == (han, True)
    teacher.says("han nghi om").sees("Hân đang ghi là vắng")
    teacher.says("mẹ bé Bình ốm")
    assert not any("Bình ·" in label for label in teacher.last.labels)
    assert len(place.declarations()) == 1


def test_two_pupils_of_a_name_are_not_told_apart_by_it(town: Town) -> None:
    place = PhuLam(town)
    school = place.school()
    teacher = school.hires("Phạm Thu Trang", "homeroom", "2A")
    for name in ("Lê Gia Hân", "Vũ Bảo Hân"):
        school.pupil(name)
    town.to("Mon", "07:00")
    teacher.says("hân nghỉ").sees("chưa ghi gì", "Lê Gia Hân · vắng", "Vũ Bảo Hân · vắng")
    teacher.says("bao han nghi om").sees("Bảo Hân — có biểu hiện: nghỉ ở nhà", "Đúng, ghi giúp: Bảo Hân")
    assert place.declarations() == []


def test_what_is_done_on_its_page_opens_the_case(town: Town, family: Family) -> None:
    nurse, contact = family.nurse, family.contact
    nurse.says("nhận ca").says("menu")
    nurse.says("báo trạm y tế ạ").sees("Báo Trạm Y tế · ", "Đã báo Trạm Y tế")
    contact.says("dạ đã nắm thông tin").sees("Đã nắm thông tin")
    family.principal.says("đã nhận được thông tin ạ").sees("Trần Gia Tuệ")
    family.mother.says("báo trạm y tế giúp em")
    assert "Trần Gia Tuệ" not in family.mother.last.text


def test_who_is_asked_and_who_declines_in_words(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    hoa_ban.hires("colleague", "Lò Thị Lan", "homeroom", hoa_ban.gau_bong, gender="female")
    nurse, lan = hoa_ban["nurse"], hoa_ban["colleague"]
    nurse.says("/tructhay").says("nhờ cô Lan trực hộ").sees("Nhờ cô Lan trực thay trong bao lâu")
    nurse.says("hôm nay và mai").sees("từ thứ Hai 23/11 đến hết thứ Ba 24/11")
    lan.says("không nhận đâu, tôi bận").sees("Thầy/cô không còn trực thay y tế trường")
    nurse.says("/tructhay").taps("Nhờ trực thay: y tế trường")
    nurse.says("cô Lân").sees("chưa hiểu").says("anh Hung").sees("Nhờ thầy Hùng").says("mai").sees("thứ Ba 24/11")
    nurse.says("/tructhay").says("co lan").says("25-26").sees("đến hết thứ Năm 26/11")
    lan.says("mẹ không nhận máy").sees("chưa hiểu")
    lan.says("dạo này bận lắm").sees("đang được nhờ trực thay y tế trường (cô Thảo)")
    town.by(seconds=5)
    lan.taps("Xin không nhận")
    lan.says("bận rồi")
    assert "Xin không nhận" not in lan.last.labels
