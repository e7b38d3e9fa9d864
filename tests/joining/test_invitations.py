"""The slips that a school prints."""

import pytest

from bot.i18n import load_catalogs
from bot.invitations import NobodyInvited, make_invitations, slips_page
from tests.joining.school import DAY, PhuLam


def test_a_school_gets_a_slip_each_and_a_code_a_class(school: PhuLam) -> None:
    made = [each.invitation for each in school.slips()]
    assert [(i.kind, i.unit, i.person) for i in made if i.kind == "class"] == [("class", f"{school.school}-2A", None)]
    assert {i.person for i in made if i.kind == "child"} == {"Trần Gia Minh", "Nguyễn Minh An"}
    assert {i.person for i in made if i.kind == "staff"} == {"Phạm Thu Trang", "Đỗ Thị Hạnh"}
    assert all(len(i.code) == 10 and i.link == f"https://t.me/bot?start={i.code}" for i in made)
    child = next(i for i in made if i.kind == "child")
    assert child.expires_at == (school.town.clock.now() + 14 * DAY).isoformat()
    assert len({i.code for i in made}) == len(made)


def test_a_class_keeps_its_code(school: PhuLam) -> None:
    assert school.class_code() == school.class_code()


def test_a_class_alone_gets_its_pupils(school: PhuLam) -> None:
    made = [each.invitation for each in school.slips(f"{school.school}-2A")]
    assert sorted(i.kind for i in made) == ["child", "child", "class"]


def test_an_unknown_code_invites_nobody(school: PhuLam) -> None:
    with pytest.raises(NobodyInvited):
        make_invitations(school.town.database, school.town.clock, unit="NIX")
    with pytest.raises(NobodyInvited):
        make_invitations(school.town.database, school.town.clock, person="0123456789")


def test_the_page_prints_a_slip_each_with_a_picture_and_nothing_from_outside(school: PhuLam) -> None:
    made = school.slips()
    page = slips_page(load_catalogs().voice("vi", "parent"), made)
    assert page.count("<section>") == page.count("<svg") == len(made)
    assert "Kính gửi gia đình em <b>Trần Gia Minh</b>, lớp 2A" in page
    assert "src=" not in page
    assert "href=" not in page
    code = made[1].invitation.code
    assert f"{code[:5]}-{code[5:]}" in page
