"""One letter, two questionnaires for the same people on one day: refused, their buttons could not tell them apart."""

import pytest

from bot.rounds.one_letter import AskedAlready
from bot.rounds.orders import called_off
from storage.tables import DECLARATION, ORDER_PLAN, ROUND
from tests.ordering.area import Area
from tests.ordering.test_carrying_out import does
from tests.ordering.test_in_chat import makes
from tests.town import Town

FIRST, SECOND = "Khai báo sức khỏe ·", "Khai báo y tế (2021) ·"
REFUSED = "Văn bản này đang dùng cho một đợt khác trong cùng ngày, cùng các trường này: Khai báo sức khỏe."


@pytest.fixture
def area(town: Town) -> Area:
    return Area(town).with_schools(2)


def test_the_second_waits_until_the_first_is_called_off_and_is_then_the_one_that_is_declared(area: Area) -> None:
    maker = area.officer("Nguyễn Văn Hùng", area.commune)
    makes(maker, form=SECOND).taps("Mở đợt")
    first = area.newest()
    makes(maker, form=FIRST).taps("Mở đợt")
    maker.sees("cùng các trường này: Khai báo y tế (2021).", "hủy đợt đó, hoặc ghi văn bản khác.")
    assert area.newest().state == "draft"
    maker.says("/motdot").taps("Xem: 1234")
    maker.taps("Hủy đợt")
    maker.taps("Đúng, hủy đợt")
    assert area.plan(first.id).state == "cancelled"
    maker.says("/motdot").taps("Soạn tiếp: 1234")
    maker.taps("Mở đợt")
    maker.sees("Đợt khai báo được mở ngay ở 2 trường")
    mother = next(iter(area.mothers.values()))
    mother.says("/khaibao")
    for label in ("01 chưa khỏe", "Sốt", "Tiếp"):
        mother.taps(label)
    mother.says("38,5")
    for label in ("Sáng nay", "Nghỉ ở nhà", "Gửi"):
        mother.taps(label)
    [declared] = area.rows(DECLARATION)
    assert {row.id: row.form for row in area.rows(ROUND)}[declared.round_id] == "person-2026"


def test_what_the_school_declares_anew_is_the_one_that_is_open(area: Area) -> None:
    first = area.orders(due="15:00", form="school-situation", asked_of="school")
    does(area, called_off(area.plan(first.id)))
    area.town.settle()
    area.orders(due="15:00", form="school-hanoi-2021", asked_of="school")
    principal = next(iter(area.principals.values()))
    reply = principal.says("/nhatruong").taps("Tự đánh giá trường học an toàn")
    assert "Bộ tiêu chí trường học an toàn của Hà Nội" in reply.text


def test_a_command_is_refused_whole(area: Area) -> None:
    area.orders(due="15:00")
    with pytest.raises(AskedAlready):
        area.orders(due="15:00", form="person-2021")
    assert [row.form for row in area.rows(ORDER_PLAN)] == ["person-2026"]


def test_what_the_school_declares_of_itself_is_asked_beside_it(area: Area) -> None:
    area.orders(due="15:00")
    area.orders(due="15:00", form="school-situation", asked_of="school")
    with pytest.raises(AskedAlready):
        area.orders(due="15:00", form="school-hanoi-2021", asked_of="school")


def test_the_same_questionnaire_again_and_one_of_another_day_are_taken(area: Area) -> None:
    area.orders(due="15:00")
    area.orders(due="16:00")
    area.town.to("Thu", "09:00")
    maker = area.officer("Nguyễn Văn Hùng", area.commune)
    makes(maker, form=SECOND).taps("Mở đợt")
    maker.sees("Đợt khai báo được mở ngay ở 2 trường")


def test_schools_that_the_first_does_not_ask_are_free(area: Area) -> None:
    maker = area.officer("Nguyễn Văn Hùng", area.commune)
    for form, school in ((FIRST, "Trường số 01"), (SECOND, "Trường số 02")):
        maker.says("/motdot").taps("Mở đợt khai báo: Phù Lam")
        maker.taps(form)
        maker.taps("Chọn đơn vị")
        maker.taps(f"☐ {school}")
        maker.taps("Chọn xong")
        for words in ("1234/SGDĐT-CTTT", "25/11/2026", "Sở GDĐT", "V/v khai báo tình hình", "15:00"):
            maker.says(words)
        maker.taps("Mở đợt")
        maker.sees("Đợt khai báo được mở ngay ở 1 trường")


def test_a_second_person_does_not_open_what_meanwhile_cannot_be_told_apart(town: Town) -> None:
    area = Area(town).with_schools(21, families=False)
    maker = area.officer("Nguyễn Văn Hùng", area.commune)
    other = area.officer("Trần Thị Mai", area.commune)
    makes(maker, form=SECOND).taps("Trình duyệt")
    area.orders(due="15:00")
    other.taps("Xem và duyệt")
    other.taps("Duyệt và mở")
    other.sees(REFUSED)
    assert {row.form: row.state for row in area.rows(ORDER_PLAN)}["person-2021"] == "waiting"
