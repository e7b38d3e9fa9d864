"""Nhờ trực thay: alerts go to whoever stands in, for as long as they do; the rota says whose week it is."""

from datetime import date

import pytest

from storage.tables import PERSON
from tests.escalating.hoa_ban import Family, HoaBan
from tests.town import Actor, Town


@pytest.fixture
def hoa_ban(town: Town) -> HoaBan:
    made = HoaBan(town).usual_staff()
    made.hires("colleague", "Lò Thị Lan", "homeroom", made.gau_bong, gender="female")
    return made


def flagged(hoa_ban: HoaBan, name: str = "Trần Gia Tuệ") -> Family:
    child = hoa_ban.child(name)
    mother = hoa_ban.mother_of(child, name=f"Mẹ {name}")
    mother.declares(child)
    return mother


def asks_lan(holder: Actor, span: str = "3 ngày, kể cả hôm nay") -> None:
    holder.says("/tructhay")
    holder.taps("Nhờ trực thay: y tế trường")
    holder.sees("Nhờ ai trực thay y tế trường (cô Thảo) ạ?", "Lò Thị Lan", "Đỗ Thị Hạnh")
    holder.taps("Lò Thị Lan")
    holder.sees("Nhờ cô Lan trực thay trong bao lâu ạ?", "Hôm nay", "1 tuần")
    holder.taps(span)


def test_the_nurse_has_a_colleague_stand_in_for_three_days(town: Town, hoa_ban: HoaBan) -> None:
    nurse, lan, principal = hoa_ban["nurse"], hoa_ban["colleague"], hoa_ban["principal"]
    town.to("Mon", "06:00")
    asks_lan(nurse)
    nurse.sees("Cô Lan trực thay y tế trường (cô Thảo) từ thứ Hai 23/11 đến hết thứ Tư 25/11. Cô Lan sẽ nhận được tin")
    lan.hears("Thầy/cô được nhờ trực thay y tế trường (cô Thảo), MN Hoa Ban, từ thứ Hai 23/11", rings=False)
    principal.hears("Trực thay: cô Lan thay y tế trường (cô Thảo)", rings=False)
    town.to("Mon", "06:41")
    flagged(hoa_ban)
    lan.hears("mức đỏ", rings=True)
    assert not [text for text in nurse.heard() if "mức đỏ" in text]
    lan.taps("Mở")
    lan.taps("Nhận ca này")
    principal.hears("Cô Lan đã nhận lúc 06:41.")
    town.to("Thu", "06:41")
    flagged(hoa_ban, "Nguyễn Hoài An")
    nurse.hears("mức đỏ", rings=True)


def test_the_family_is_told_who_really_calls_back(town: Town, hoa_ban: HoaBan) -> None:
    asks_lan(hoa_ban["nurse"])
    town.to("Mon", "06:41")
    flagged(hoa_ban)
    hoa_ban["colleague"].taps("Mở")
    hoa_ban["colleague"].taps("Nhận ca này")
    assert "cô Lan" not in "".join(hoa_ban["nurse"].heard())


def test_who_cannot_says_so_and_the_nurse_is_told_and_alerted_again(town: Town, hoa_ban: HoaBan) -> None:
    nurse, lan = hoa_ban["nurse"], hoa_ban["colleague"]
    asks_lan(nurse)
    lan.taps("Xin không nhận")
    lan.sees("Thầy/cô không còn trực thay y tế trường (cô Thảo), MN Hoa Ban.")
    nurse.hears("MN Hoa Ban: hiện không còn ai trực thay y tế trường.", rings=False)
    town.to("Mon", "06:41")
    flagged(hoa_ban)
    nurse.hears("mức đỏ")
    assert not [text for text in lan.heard() if "mức đỏ" in text]


def test_the_principal_sets_it_for_days_to_come_and_ends_it(town: Town, hoa_ban: HoaBan) -> None:
    principal, nurse, lan = hoa_ban["principal"], hoa_ban["nurse"], hoa_ban["colleague"]
    principal.says("/tructhay")
    principal.sees("• Y tế trường (cô Thảo) · MN Hoa Ban", "• Phó hiệu trưởng (thầy Hùng) · MN Hoa Ban")
    principal.taps("Nhờ trực thay: y tế trường (cô Thảo)")
    principal.taps("Lò Thị Lan")
    principal.says("hôm nào rảnh")
    principal.sees("Vui lòng nhắn ngày đầu và ngày cuối")
    principal.says("/tructhay")
    principal.taps("Nhờ trực thay: y tế trường (cô Thảo)")
    principal.taps("Lò Thị Lan")
    principal.says("26/11 - 27/11")
    principal.sees("Cô Lan trực thay y tế trường (cô Thảo) từ thứ Năm 26/11 đến hết thứ Sáu 27/11.")
    nurse.hears("Trực thay: cô Lan thay y tế trường (cô Thảo), MN Hoa Ban, từ thứ Năm 26/11")
    principal.says("/tructhay")
    principal.taps("Nhờ trực thay: y tế trường (cô Thảo)")
    principal.taps("Lò Thị Lan")
    principal.says("27/11")
    principal.sees("Cô Lan đã được nhờ trực thay trong những ngày đó.")
    town.to("Mon", "06:41")
    flagged(hoa_ban)
    nurse.hears("mức đỏ")
    principal.says("/tructhay")
    principal.taps("Kết thúc: cô Lan trực thay")
    principal.sees("Cô Lan không trực thay y tế trường (cô Thảo) nữa.").taps("Xem trực thay")
    principal.sees("Trực thay theo từng nhiệm vụ:")
    lan.hears("Thầy/cô không còn trực thay y tế trường, MN Hoa Ban.")
    principal.says("/tructhay")
    assert "26/11" not in principal.last.plain


def test_a_colleague_who_left_meanwhile_is_not_said_to_be_the_only_one(town: Town, hoa_ban: HoaBan) -> None:
    nurse, lan = hoa_ban["nurse"], hoa_ban.persons["colleague"]
    nurse.says("/tructhay")
    nurse.taps("Nhờ trực thay: y tế trường")

    def leaves(connection: object) -> None:
        gone = PERSON.update().where(PERSON.c.id == lan).values(gone_on=date(2026, 11, 1))
        connection.execute(gone)  # type: ignore[attr-defined]

    town.database.write(leaves).result(timeout=10)
    nurse.taps("Lò Thị Lan")
    nurse.sees("Hiện chưa nhờ được thầy/cô này trực thay. Vui lòng nhắn /tructhay để chọn người khác ạ.")


def test_the_last_page_of_names_leads_back_to_the_first(town: Town, hoa_ban: HoaBan) -> None:
    nurse = hoa_ban["nurse"]
    for n, name in enumerate(("Bùi Thị Ái", "Lê Thị Bình", "Lê Thị Cúc", "Lê Thị Dung", "Lê Thị Én", "Lê Thị Yên")):
        hoa_ban.hires(f"more{n}", name, "homeroom", hoa_ban.gau_bong)
    nurse.says("/tructhay")
    nurse.taps("Nhờ trực thay: y tế trường")
    nurse.sees("Bùi Thị Ái").taps("Xem thêm tên")
    nurse.sees("Lê Thị Yên")
    assert "Xem thêm tên" not in nurse.last.labels
    nurse.taps("Xem lại từ đầu")
    nurse.sees("Bùi Thị Ái", "Xem thêm tên")


def test_a_substitute_without_a_duty_is_pointed_to_nothing_that_is_not_theirs(town: Town, hoa_ban: HoaBan) -> None:
    person = town.seeds.person("staff", "Hoàng Thị Nga", school=hoa_ban.school, gender="female")
    nga, nurse = town.actor(town.seeds.account(person)), hoa_ban["nurse"]
    nurse.says("/tructhay")
    nurse.taps("Nhờ trực thay: y tế trường")
    nurse.taps("Hoàng Thị Nga")
    nurse.taps("Hôm nay")
    message, button = nga.find("Xin không nhận")
    for press in ("p1", "p2"):
        town.receive(town.update(nga.chat, action=button.action, message=message.ref, press=press))
    nga.sees("Lần trực thay này đã kết thúc ạ.")
    assert "/tructhay" not in nga.last.plain
    assert nga.last.labels == []


def test_who_holds_no_duty_at_the_school_asks_nobody(town: Town, hoa_ban: HoaBan) -> None:
    contact = hoa_ban["contact"]
    contact.says("/tructhay")
    contact.sees("Mục này hiện không dành cho")
    asks_lan(hoa_ban["nurse"])
    button = hoa_ban["colleague"].find("Xin không nhận")[1]
    town.receive(town.update(contact.chat, action=button.action, message="1", press="p"))
    town.to("Mon", "06:41")
    flagged(hoa_ban)
    hoa_ban["colleague"].hears("mức đỏ")


def test_of_a_rota_of_two_weeks_whose_week_it_is_hears_first(town: Town) -> None:
    hoa_ban = HoaBan(town)
    hoa_ban.hires("even", "Nguyễn Thị Thảo", "school_health", hoa_ban.school, rota=(2, 1))
    hoa_ban.hires("odd", "Lò Thị Lan", "school_health", hoa_ban.school, rota=(2, 2))
    town.to("Mon", "06:41")
    flagged(hoa_ban)
    first = {office for office in ("even", "odd") if hoa_ban[office].heard()}
    assert len(first) == 1
    town.to("Mon", "06:00", week=1)
    known = {office: len(hoa_ban[office].heard()) for office in ("even", "odd")}
    flagged(hoa_ban, "Nguyễn Hoài An")
    now = {office for office in ("even", "odd") if len(hoa_ban[office].heard()) > known[office]}
    assert now == {"even", "odd"} - first
