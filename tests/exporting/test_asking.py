"""Asking in chat: what each duty is offered, the link, the operator's command instead, and how many an hour."""

import shlex
from pathlib import Path

import pytest
import typer

from bot.commands.program import app
from bot.dialogue.export_actions import ExportTable, MakeExport, OpenExports
from tests.escalating.hoa_ban import HoaBan
from tests.exporting.pages import asks, end_duty, kindergarten
from tests.town import MONDAY, Actor, Town

NOT_YOURS = "Mục này hiện không dành cho tài khoản này"


@pytest.fixture
def school(town: Town) -> HoaBan:
    town.loop.public_url = "https://khaibao.example"
    return kindergarten(town)


def pressed(actor: Actor, action: object) -> str:
    """Send a button's data as anybody can."""
    reply = actor.town.receive(actor.town.update(actor.chat, action=action.encode()))  # type: ignore[attr-defined]
    return reply.text


def test_a_principal_is_asked_which_table_and_days_and_gets_a_link_alone(school: HoaBan) -> None:
    principal = school["principal"]
    principal.says("/xuat").sees("MN Hoa Ban: cần tải bảng nào?", "Các bản khai (có họ tên, nội dung khai)", "Các ca")
    assert "Các trường" not in " ".join(principal.last.labels)
    principal.taps("Các bản khai")
    principal.sees("Lấy số liệu của những ngày nào?", "Đợt gần nhất: 23/11/2026", "30 ngày qua", "Năm học này")
    principal.taps("Đợt gần nhất")
    principal.sees(
        *("MN Hoa Ban", "Khai báo sức khỏe", "23/11/2026", "https://khaibao.example/export/"),
        *("một lần tải, đến 06:52", "không gửi qua tin nhắn"),
    )
    assert not {"Tuệ", "An,"} & set(principal.last.plain.split())


def test_the_same_is_found_under_what_the_school_declares_and_under_the_figures(school: HoaBan) -> None:
    school["principal"].says("/nhatruong").taps("Tải bảng số liệu")
    school["principal"].sees("MN Hoa Ban: cần tải bảng nào?")
    contact = school["contact"]
    contact.says("/baocao").taps("Tải bảng số liệu")
    contact.sees("Phù Lam: cần tải bảng nào?", "Các trường: sĩ số", "Các đợt")
    assert "họ tên" not in " ".join(contact.last.labels)
    contact.says("/trogiup").sees("; xuất")


@pytest.mark.parametrize("office", ["teacher", "station", "operator"])
def test_who_has_no_such_duty_is_offered_nothing(school: HoaBan, office: str) -> None:
    actor = school[office]
    actor.says("/xuat").sees(NOT_YOURS)
    mine = MakeExport(school.school, "cases", "", MONDAY, MONDAY)
    assert NOT_YOURS in pressed(actor, mine)
    actor.says("/trogiup")
    assert "xuất" not in actor.last.plain


def test_a_parent_is_offered_nothing(school: HoaBan) -> None:
    child = school.child("Lò Văn Sùng")
    mother = school.mother_of(child, name="Lò Thị Pành").actor
    refused = mother.says("/xuat").last.plain
    assert "/export/" not in refused and "Hoa Ban" not in refused
    for action in (OpenExports(school.school), ExportTable(school.school, "cases"), ExportTable(999, "cases")):
        assert pressed(mother, action) == mother.messages[0].text, "nothing tells a unit that is from one that is not"


def test_above_the_school_no_forged_button_gives_names(school: HoaBan) -> None:
    for office, unit in (("contact", school.commune), ("contact", school.school), ("province", school.province)):
        for what in ("cases", "declarations"):
            for action in (ExportTable(unit, what), MakeExport(unit, what, "person-2026", MONDAY, MONDAY)):
                assert "/export/" not in pressed(school[office], action)
                assert NOT_YOURS in school[office].last.plain


def test_a_principal_gets_nothing_of_another_school(school: HoaBan) -> None:
    seeds = school.town.seeds
    other = seeds.unit("BC", "TH Ban Công", "school", parent=school.commune)
    assert NOT_YOURS in pressed(school["principal"], MakeExport(other, "cases", "", MONDAY, MONDAY))
    assert NOT_YOURS in pressed(school["principal"], MakeExport(school.commune, "rounds", "", MONDAY, MONDAY))


def test_an_ended_duty_gives_nothing(school: HoaBan) -> None:
    end_duty(school, "principal")
    school["principal"].says("/xuat").sees(NOT_YOURS)


def test_who_answers_for_two_schools_chooses(school: HoaBan) -> None:
    school.town.to("Mon", "20:00")
    seeds = school.town.seeds
    other = seeds.unit("BC", "TH Ban Công", "school", parent=school.commune)
    seeds.duty(school.persons["nurse"], "school_health", other)
    nurse = school["nurse"]
    nurse.says("/xuat").sees("Tải bảng số liệu của đơn vị nào?", "MN Hoa Ban", "TH Ban Công")
    nurse.taps("TH Ban Công")
    nurse.taps("Các bản khai")
    nurse.sees("Đơn vị chưa có đợt khai báo nào")


def test_several_questionnaires_are_chosen_from_and_none_that_was_never_asked(school: HoaBan) -> None:
    principal, seeds = school["principal"], school.town.seeds
    now = school.town.clock.now()
    seeds.round(school.school, seeds.order("ad_hoc"), now, now, now, MONDAY, form="person-2021")
    principal.says("/xuat")
    principal.taps("Các bản khai")
    principal.sees("Của mẫu khai nào?")
    assert len(principal.last.labels) == 2
    principal.taps(principal.last.labels[0])
    principal.sees("Lấy số liệu của những ngày nào?")
    assert "không còn dùng" in pressed(principal, MakeExport(school.school, "declarations", "x", MONDAY, MONDAY))


def test_six_links_an_hour_are_the_most(school: HoaBan) -> None:
    nurse = school["nurse"]
    for _ in range(6):
        asks(nurse, "Các ca", "30 ngày qua")
        school.town.by(minutes=2)
    nurse.says("/xuat")
    nurse.taps("Các ca")
    nurse.taps("30 ngày qua")
    nurse.sees("Mỗi giờ lấy được nhiều nhất 6 liên kết. Từ 07:42 có thể lấy tiếp.")
    asks(school["principal"], "Các ca", "30 ngày qua")
    school.town.to("Mon", "07:42")
    asks(nurse, "Các ca", "30 ngày qua")


def test_without_a_public_address_the_chat_gives_the_operators_command(school: HoaBan, tmp_path: Path) -> None:
    school.town.loop.public_url = ""
    principal = school["principal"]
    principal.says("/xuat")
    principal.taps("Các bản khai")
    principal.taps("Đợt gần nhất")
    principal.sees("Hệ thống này chưa có địa chỉ công khai", "chỉ xuất được bằng lệnh")
    [line] = [line for line in principal.last.plain.splitlines() if "khaibao export" in line]
    words = shlex.split(line[line.index("khaibao export") :])
    assert words == shlex.split(
        "khaibao export declarations --unit HB --form person-2026 --from 2026-11-23 --to 2026-11-23 "
        "--out declarations-HB.xlsx"
    )
    command = typer.main.get_command(app).commands["export"].commands["declarations"]  # type: ignore[attr-defined]
    given = command.make_context("declarations", words[3:]).params
    assert (given["unit"], given["first"].date(), given["last"].date()) == ("HB", MONDAY, MONDAY)
    contact = school["contact"]
    contact.says("/xuat")
    contact.taps("Các trường")
    contact.sees("khaibao export schools --unit 00679 --out schools-00679.xlsx")


def test_what_was_deleted_meanwhile_is_said(school: HoaBan) -> None:
    school.town.loop.retain_days = 60
    principal = school["principal"]
    asks(principal, "Các bản khai", "Năm học này")
    principal.sees("quá 60 ngày thì đã được xóa", "từ 01/08/2026 đến 23/11/2026")


def test_the_token_is_written_down_nowhere(school: HoaBan) -> None:
    token = asks_link(school["principal"]).rpartition("/")[2]
    database = school.town.database
    if database.dialect == "sqlite":
        file = Path(database.url.removeprefix("sqlite:///"))
        kept = b"".join(each.read_bytes() for each in file.parent.glob(file.name + "*"))
        assert len(kept) > 10_000
        assert token.encode() not in kept


def asks_link(actor: Actor) -> str:
    actor.says("/xuat")
    actor.taps("Các ca")
    actor.taps("30 ngày qua")
    return "/export/" + actor.last.text.partition("/export/")[2].split()[0]
