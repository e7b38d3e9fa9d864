"""The class list, the cases, the schools and their figures, asked for in words instead of by the menu's lines."""

import pytest

from tests.escalating.hoa_ban import RED, HoaBan
from tests.reminding.phu_lam import PhuLam
from tests.town import Town


@pytest.mark.parametrize(
    "said",
    [
        "danh sach lop",
        "lop 2a",
        "lop 2a con ai chua khai",
        "lop cua toi",
        "con ai chua khai vay",
        "cho tôi xem lớp 2A với ạ",
    ],
)
def test_the_class_list_is_asked_for(town: Town, said: str) -> None:
    place = PhuLam(town)
    school = place.school()
    teacher = school.hires("Phạm Thu Trang", "homeroom", "2A")
    school.pupil("Lê Gia Hân")
    town.to("Mon", "07:00")
    teacher.says(said).sees("Lớp 2A: 0/1 đã khai báo")
    teacher.says("tôi sốt").sees("bao nhiêu độ").says(said).sees("Lớp 2A: 0/1 đã khai báo")
    assert place.declarations() == []


def test_the_next_page_and_the_way_out_of_her_own_question(town: Town) -> None:
    place = PhuLam(town)
    school = place.school()
    teacher = school.hires("Phạm Thu Trang", "homeroom", "2A")
    for number in range(10):
        school.pupil(f"Lê Thu {'ABCDEGHIKL'[number]}an")
    town.to("Mon", "07:00")
    teacher.says("/lopcuatoi").says("trang 2").sees("← Trang 1/2")
    teacher.says("tôi sốt").says("thoat").sees("những việc có thể làm", "Lớp 2A của tôi")


def test_who_has_no_class_is_answered_as_ever(town: Town) -> None:
    place = PhuLam(town)
    school = place.school()
    mother = place.mother(school.pupil("Lê Gia Hân"))
    nobody = school.hires("Vũ Thị Nga", "operator")
    town.to("Mon", "06:30")
    mother.says("danh sach lop").sees("chưa hiểu")
    nobody.says("danh sach lop").sees("chưa hiểu")


def test_the_commune_and_the_station_ask_in_words(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    town.to("Mon", "06:30")
    child = hoa_ban.child("Trần Gia Tuệ")
    hoa_ban.mother_of(child).declares(child, RED)
    contact, station = hoa_ban["contact"], hoa_ban["station"]
    for said in (
        "truong nao chua khai",
        "bao nhieu truong chua khai",
        "co bao nhieu truong chua khai bao",
        "may truong roi",
        "tuần này theo công văn số mấy",
    ):
        contact.says(said).sees("MN Hoa Ban")
        assert "chưa hiểu" not in contact.last.plain
    assert "614/BGDĐT-GDTC" in contact.last.plain
    contact.says("hom nay co ca nao khong").sees("Có 1 ca đang mở")
    contact.says("so lieu")
    assert "chưa hiểu" not in contact.last.plain
    station.says("co ca nao moi khong").sees("ca đang mở")
    hoa_ban["nurse"].says("có ca nào mới không ạ").sees("Có 1 ca đang mở")
    for said in (
        "có ai chưa khai báo ko",
        "tình hình các lớp sao rồi",
        "cô giáo nào chưa khai",
        "mấy bé ốm",
        "lớp nào nhiều cháu ốm nhất",
    ):
        hoa_ban["principal"].says(said).sees("Thỏ Ngọc: 1/1", "cán bộ, giáo viên: 0/4")
    hoa_ban["principal"].sees("Học sinh đã biết là vắng: 1 em, trong đó nghỉ ốm 1 em.", "Theo lớp: Thỏ Ngọc 1.")
    contact.says("mấy bé ốm").sees("MN Hoa Ban")
    assert "vắng theo bản khai" not in contact.last.plain
    contact.says("nhắc các trường chưa khai").sees("chưa hiểu")


def test_a_school_is_asked_for_by_its_name(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    town.seeds.unit("TB", "TH Hoa Ban Trắng", "school", parent=hoa_ban.commune, station=hoa_ban.station)
    town.to("Mon", "06:30")
    child = hoa_ban.child("Trần Gia Tuệ")
    mother = hoa_ban.mother_of(child)
    mother.declares(child, RED)
    contact = hoa_ban["contact"]
    for said in ("trường hoa ban có mấy ca", "truong mam non hoa ban bao chua", "cho tôi xem trường Hoa Ban với ạ"):
        contact.says(said).sees("MN Hoa Ban", "Ca đang mở:")
    contact.says("tình hình trường hoa ban trắng").sees("TH Hoa Ban Trắng")
    hoa_ban["principal"].says("mn hoa ban sao rồi").sees("Thỏ Ngọc: 1/1")
    for said in ("trường hoa mai có mấy ca", "trường hoa ban mất điện"):
        contact.says(said).sees("chưa hiểu")
    mother.actor.says("trường hoa ban có mấy ca")
    assert "Ca đang mở" not in mother.actor.last.plain
