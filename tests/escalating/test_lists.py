"""/ca and /truongcuatoi: everybody sees what their duty shows, nobody else anything."""

from tests.escalating.hoa_ban import AMBER, RED, HoaBan
from tests.escalating.standing import is_covered
from tests.town import Town


def two_cases(town: Town) -> HoaBan:
    hoa_ban = HoaBan(town).usual_staff()
    town.to("Mon", "06:30")
    for name, flag in (("Lê Minh An", AMBER), ("Trần Gia Tuệ", RED)):
        child = hoa_ban.child(name)
        hoa_ban.mother_of(child).declares(child, flag)
    return hoa_ban


def test_my_cases_by_grade_with_the_legal_clock(town: Town) -> None:
    hoa_ban = two_cases(town)
    nurse = hoa_ban["nurse"]
    town.to("Tue", "01:10")
    nurse.says("/ca")
    lines = nurse.last.plain.split("\n")
    assert lines[0] == "Có 2 ca đang mở"
    assert lines[1] == "1. Mức đỏ · MN Hoa Ban · Thỏ Ngọc · từ 23/11 · chưa có người nhận · còn 5 giờ 20 phút"
    assert "Mức vàng" in lines[2]
    assert nurse.last.labels == ["1. Tuệ", "2. An"]
    nurse.taps("1. Tuệ")
    nurse.sees("Trần Gia Tuệ, lớp Thỏ Ngọc.", "Nhận ca này")
    nurse.taps("Nhận ca này")
    nurse.sees("Cô Thảo đã nhận lúc 01:10.")
    shown = nurse.last
    town.to("Wed", "01:11")
    is_covered(nurse, shown, "Tuệ")


def test_the_station_sees_names_of_suspected_diseases_the_contact_none_and_others_nothing(town: Town) -> None:
    hoa_ban = two_cases(town)
    hoa_ban["station"].says("/ca")
    hoa_ban["station"].sees("1. Tuệ")
    assert "An" not in hoa_ban["station"].last.plain.split()
    hoa_ban["contact"].says("/ca")
    assert hoa_ban["contact"].last.labels == ["Mở ca 1", "Mở ca 2"]
    hoa_ban["operator"].says("/ca")
    hoa_ban["operator"].sees("Hiện không có ca nào đang mở")
    town.actor("999").says("/ca").sees("Hiện không có ca nào đang mở")


def test_my_school_counts_classes_and_cases_without_names(town: Town) -> None:
    hoa_ban = two_cases(town)
    hoa_ban["principal"].says("/truongcuatoi")
    hoa_ban["principal"].sees(
        "MN Hoa Ban, thứ Hai 23/11, 06:30",
        "Thỏ Ngọc: 2/2",
        "cán bộ, giáo viên: 0/4",
        "Mức đỏ: 1 chưa có người nhận",
        "Mức vàng: 1 chưa có người nhận",
    )
    contact = hoa_ban["contact"]
    other = town.seeds.unit("TH", "TH Phù Lam A", "school", parent=hoa_ban.commune)
    town.seeds.school_class(other, "2A")
    contact.says("/truongcuatoi")
    contact.sees("2 trường", "MN Hoa Ban: đã khai báo 0–6/6 · <5 ca đang mở, <5 ca chưa có người nhận", "TH Phù Lam A")
    contact.sees("Số dưới 5 không nêu chính xác").taps("MN Hoa Ban")
    contact.sees("Đã khai báo: 0–6/6.", "Ca đang mở: <5, chưa có người nhận: <5.", "Số dưới 5 không nêu chính xác")
    assert not any(words in contact.last.plain for words in ("Tuệ", "Thỏ Ngọc", "Mức đỏ", "2/6", ": 2"))
    hoa_ban["station"].says("/truongcuatoi").sees("Ca đang mở: <5, chưa có người nhận: <5.")
    town.actor("999").says("/truongcuatoi").sees("hiện không dành cho tài khoản này")
    hoa_ban["teacher"].says("/truongcuatoi").sees("hiện không dành cho tài khoản này")


def test_of_many_schools_and_classes_the_next_ones_are_a_tap_away(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    for n in range(35):
        town.seeds.unit(f"T{n:02}", f"TH Số {n:02}", "school", parent=hoa_ban.commune)
    for n in range(70):
        town.seeds.pupil("Lê An", hoa_ban.school, town.seeds.school_class(hoa_ban.school, f"Lớp {n:02}"))
    town.to("Mon", "06:30")
    contact, principal = hoa_ban["contact"], hoa_ban["principal"]
    contact.says("/truongcuatoi").sees("36 trường", "MN Hoa Ban: đã khai báo 0/", "TH Số 28")
    assert "TH Số 29" not in contact.last.plain
    contact.taps("Xem 6 trường tiếp theo")
    contact.sees("36 trường", "TH Số 29", "TH Số 34")
    assert not [label for label in contact.last.labels if "tiếp theo" in label]
    principal.says("/truongcuatoi").sees("Lớp 59: 0/1")
    assert "Lớp 60" not in principal.last.plain
    principal.taps("Xem 11 lớp tiếp theo")
    principal.sees("Lớp 60: 0/1", "Lớp 69: 0/1", "cán bộ, giáo viên: 0/4")
    town.to("Tue", "08:00")
    contact.says("/truongcuatoi")
    contact.sees("TH Số 07: hôm nay không có đợt khai báo · 0 ca đang mở, 0 ca chưa có người nhận")


def test_whoever_is_contact_and_station_at_once_sees_no_name_of_a_child_the_law_does_not_ask_about(town: Town) -> None:
    hoa_ban = two_cases(town)
    both = hoa_ban["contact"]
    town.seeds.duty(hoa_ban.persons["contact"], "health_station", hoa_ban.station)
    both.says("/ca")
    assert both.last.labels == ["1. Tuệ", "Mở ca 2"]
    both.taps("Mở ca 2")
    assert "An" not in both.last.plain.split()
