"""Nurse, contact and station say of a case what they would say to a colleague, with the child's name or "em này"."""

from bot.cases.codes import code_of
from storage.tables import DECLARATION
from tests.declaring.family import rows
from tests.escalating.hoa_ban import AMBER, RED, HoaBan, cases, events
from tests.escalating.test_said_of_cases import notes
from tests.on_each import town_on_each
from tests.town import Town

town = town_on_each


def one_red(town: Town) -> HoaBan:
    hoa_ban = HoaBan(town).usual_staff()
    town.to("Mon", "06:30")
    child = hoa_ban.child("Trần Gia Tuệ")
    hoa_ban.mother_of(child).declares(child, RED)
    return hoa_ban


def test_who_says_that_she_takes_it_has_it(town: Town) -> None:
    hoa_ban = one_red(town)
    nurse = hoa_ban["nurse"]
    nurse.says("e nhan ca be Tue nhe")
    assert cases(town)[0].state == "taken"
    said = len(events(town))
    nurse.says("nhận ca Tuệ").sees("06:30")
    nurse.says("mo ca be tue").sees("Trần Gia Tuệ")
    assert [kind for kind in events(town)[said:] if kind != "looked"] == []
    assert notes(town) == []


def test_what_she_does_for_a_case_that_nobody_has_takes_it_by_the_same_press(town: Town) -> None:
    hoa_ban = one_red(town)
    nurse = hoa_ban["nurse"]
    nurse.says("dang goi cho me be").sees("chưa có người nhận").taps("Nhận ca và ghi câu vừa rồi")
    assert (cases(town)[0].state, notes(town)) == ("taken", ["dang goi cho me be"])


def test_the_station_was_told_and_when_is_kept(town: Town) -> None:
    hoa_ban = one_red(town)
    nurse = hoa_ban["nurse"]
    nurse.says("nhan ca").says("bao tram y te chua")
    assert cases(town)[0].told_station_at is None
    nurse.says("chi bao tram y te luc 6h20 roi").sees("Ghi nhận đã báo Trạm Y tế")
    assert cases(town)[0].told_station_at is None
    nurse.taps("Đúng, ghi đã báo")
    assert cases(town)[0].told_station_at is not None
    assert notes(town) == ["chi bao tram y te luc 6h20 roi"]
    nurse.says("da bao tram y te roi")
    assert len(notes(town)) == 1
    nurse.says("ghi nhầm, chưa báo trạm").says("ghi nhầm")
    assert cases(town)[0].told_station_at is None


def test_this_child_is_the_one_whose_page_is_open_not_herself(town: Town) -> None:
    hoa_ban = one_red(town)
    nurse = hoa_ban["nurse"]
    nurse.says("mở").sees("Trần Gia Tuệ", "Nhận ca này").says("mở").sees("Trần Gia Tuệ", "Nhận ca này")
    nurse.says("nhan ca").says("em nay sot may ngay roi").sees("Trần Gia Tuệ")
    nurse.says("em nay con sot cao lam").sees("Ghi câu vừa rồi vào ca")
    nurse.says("giao lai cho co khac").sees("cho người khác", "Chuyển người khác")
    nurse.says("hom nay toi nghi phep").sees("trực thay")
    assert not rows(town, DECLARATION)[1:]
    assert cases(town)[0].state == "taken"


def test_so_it_is_while_she_is_asked_about_herself(town: Town) -> None:
    hoa_ban = one_red(town)
    nurse = hoa_ban["nurse"]
    nurse.says("nhan ca").says("toi bi sot").sees("bao nhiêu độ")
    nurse.says("hom nay toi nghi phep").sees("trực thay")
    nurse.says("tue het sot, mai di hoc lai").sees("Ghi câu vừa rồi vào ca")
    nurse.says("toi bi sot").sees("bao nhiêu độ").says("38,2")
    assert "ca " not in nurse.last.plain.split("\n")[0].casefold()


def test_a_receipt_in_words_is_one_once_the_page_is_open(town: Town) -> None:
    hoa_ban = one_red(town)
    contact = hoa_ban["contact"]
    code = code_of(cases(town)[0].id)
    contact.says("da nam tt")
    assert "receipt" not in events(town)
    contact.says(f"ca {code}").says("chau ten gi").sees("Tên học sinh", "0590 000 1")
    assert "Tuệ" not in contact.last.plain
    contact.says("ok da nam roi e")
    assert events(town).count("receipt") == 1
    contact.says("da nam thong tin").sees("06:30")
    assert events(town).count("receipt") == 1


def test_what_was_ended_by_mistake_is_opened_again(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    town.to("Mon", "06:30")
    child = hoa_ban.child("Trần Bảo Ngân")
    mother = hoa_ban.mother_of(child)
    mother.declares(child, AMBER)
    nurse = hoa_ban["nurse"]
    code = code_of(cases(town)[0].id)
    nurse.says("nhan ca").says("ngan di hoc lai roi").taps("Đúng, ghi “đi học lại”")
    assert cases(town)[0].state == "closed"
    nurse.says("mo lai ca 99").sees("không có ca nào đã kết thúc")
    nurse.says("nham roi, mo lai ca ngan").sees("Gia đình sẽ được báo").taps(f"Mở lại ca {code}: Ngân, Thỏ Ngọc")
    [case] = cases(town)
    assert (case.state, case.outcome, case.closed_at) == ("taken", None, None)
    assert case.next_at is not None
    assert mother.actor.heard()[-1].startswith("Nhà trường đã nhận được thông tin")
    nurse.says("/ca").sees("Ngân")


def test_who_was_never_told_of_a_case_is_shown_it_before_it_is_theirs(town: Town) -> None:
    hoa_ban = one_red(town)
    deputy = hoa_ban["deputy"]
    deputy.says("nhận ca").sees("Trần Gia Tuệ")
    assert cases(town)[0].state == "open"
    deputy.says("nhan ca tue")
    assert cases(town)[0].state == "taken"


def test_who_takes_a_case_by_its_number_is_shown_it_whatever_they_were_told(town: Town) -> None:
    hoa_ban = one_red(town)
    deputy = hoa_ban["deputy"]
    deputy.says(f"nhận ca {code_of(cases(town)[0].id)}").sees("Trần Gia Tuệ")
    assert cases(town)[0].state == "taken"
