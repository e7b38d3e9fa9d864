"""Pupils whom a newer roster no longer lists: the principal is asked once, and decides; until then nothing changes."""

from pathlib import Path
from typing import Any

import pytest

from bot.imports import read_roster
from bot.imports.storing import store_roster
from storage.tables import AUDIT, DECLARATION, ENROLMENT, OUTBOX, PERSON
from tests.reminding.phu_lam import PhuLam, School
from tests.town import Actor, Town

HEAD = "Họ và tên;Ngày sinh;Lớp"
AN, BINH, CHI = "Trần An;05/09/2019;2A", "Lê Bình;06/09/2019;2A", "Vũ Chi;07/09/2019;2B"
ASKED = "Danh sách mới không còn"


class Roster:
    """A school whose roster is brought in again and again."""

    def __init__(self, place: PhuLam, school: School, folder: Path) -> None:
        self.place, self.school, self.file = place, school, folder / "roster.csv"
        self.town = place.town

    def bring(self, *lines: str, dry_run: bool = False) -> None:
        self.file.write_text("\n".join([HEAD, *lines]))
        store_roster(self.town.database, self.town.clock.now(), "PLA", read_roster(self.file), dry_run=dry_run)
        self.town.settle()

    def pupils(self) -> dict[str, Any]:
        rows = [row for row in self.place.rows(PERSON) if row.kind == "pupil"]
        return {self.town.seeds.sealer.open("person.name", row.uid, row.sealed_name): row for row in rows}

    def enrolled(self, name: str) -> list[bool]:
        """Whether each place the pupil ever had still holds."""
        person = self.pupils()[name].id
        return [row.to_on is None for row in self.place.rows(ENROLMENT) if row.person_id == person]

    def asked(self) -> list[str]:
        return [row.state for row in self.place.rows(OUTBOX) if row.kind == "leavers"]


@pytest.fixture
def roster(town: Town, tmp_path: Path) -> Roster:
    place = PhuLam(town)
    made = Roster(place, place.school(), tmp_path)
    made.bring(AN, BINH, CHI)
    return made


@pytest.fixture
def principal(roster: Roster) -> Actor:
    return roster.school.hires("Phạm Văn Dũng", "principal")


def test_the_principal_is_asked_once_without_names_and_confirms(roster: Roster, principal: Actor) -> None:
    roster.bring(AN)
    message = principal.hears(ASKED, "2 học sinh", rings=False)
    assert message.labels == ["Xem danh sách", "Xác nhận đã thôi học", "Giữ lại tất cả"]
    assert "Bình" not in message.plain
    roster.bring(AN)
    assert len(roster.asked()) == 1
    principal.taps("Xem danh sách")
    principal.sees("Lê Bình", "lớp 2A", "Vũ Chi", "lớp 2B", "Giữ lại Bình", "Giữ lại Chi")
    principal.taps("Xác nhận đã thôi học")
    principal.sees("Đã xác nhận 2 học sinh", "thôi học")
    pupils = roster.pupils()
    assert [pupils[name].gone_on is None for name in ("Trần An", "Lê Bình", "Vũ Chi")] == [True, False, False]
    assert (roster.enrolled("Trần An"), roster.enrolled("Lê Bình")) == ([True], [False])
    noted = [row.subject_id for row in roster.place.rows(AUDIT) if row.action == "leaver_confirmed"]
    assert sorted(noted) == sorted(pupils[name].id for name in ("Lê Bình", "Vũ Chi"))


def test_who_is_missing_is_asked_as_before_until_it_is_confirmed_and_what_was_declared_stays(
    roster: Roster, principal: Actor
) -> None:
    binh = roster.pupils()["Lê Bình"].id
    mother = roster.place.mother(binh)
    roster.bring(AN, CHI)
    roster.town.to("Mon", "06:20")
    mother.hears("Khai báo sức khỏe thứ Hai 23/11")
    mother.taps("Bình khỏe")
    assert len(roster.place.rows(DECLARATION)) == 1
    principal.taps("Xác nhận đã thôi học")
    roster.town.to("Mon", "18:00")
    heard = len(mother.heard())
    roster.town.to("Fri", "18:00")
    assert len(mother.heard()) == heard
    assert [row.person_id for row in roster.place.rows(DECLARATION)] == [binh]


def test_keeping_all_clears_the_mark(roster: Roster, principal: Actor) -> None:
    roster.bring(AN)
    principal.taps("Giữ lại tất cả")
    principal.sees("Đã giữ lại 2 học sinh")
    assert {row.missing_since for row in roster.pupils().values()} == {None}
    assert roster.enrolled("Vũ Chi") == [True]


def test_one_is_kept_and_the_others_are_confirmed(roster: Roster, principal: Actor) -> None:
    roster.bring(AN)
    principal.taps("Xem danh sách")
    principal.taps("Giữ lại Bình")
    principal.sees("Đã giữ lại Bình.", "1 học sinh", "Vũ Chi", "Xác nhận đã thôi học")
    assert "Lê Bình" not in principal.last.plain
    principal.taps("Xác nhận đã thôi học")
    pupils = roster.pupils()
    assert (pupils["Lê Bình"].missing_since, pupils["Lê Bình"].gone_on) == (None, None)
    assert pupils["Vũ Chi"].gone_on is not None


def test_a_list_of_more_than_eight_has_pages(roster: Roster, principal: Actor) -> None:
    names = [f"Ngô {name}" for name in ("Ân", "Bảo", "Cúc", "Dung", "Giang", "Hạnh", "Khánh", "Lan", "Mai", "Nga")]
    roster.bring(AN, BINH, CHI, *(f"{name};05/09/2019;2A" for name in names))
    roster.bring(AN, BINH, CHI)
    principal.taps("Xem danh sách")
    principal.sees("Ngô Ân", "Ngô Lan", "Xem tiếp")
    assert "Ngô Mai" not in principal.last.plain
    principal.taps("Xem tiếp")
    principal.sees("Ngô Mai", "Ngô Nga", "Trang trước")
    principal.taps("Giữ lại Nga")
    principal.taps("Giữ lại Mai")
    principal.sees("8 học sinh", "Ngô Ân")
    assert "Trang trước" not in principal.last.labels


def test_what_was_not_seen_is_not_confirmed(roster: Roster, principal: Actor) -> None:
    roster.bring(AN, BINH)
    roster.bring(AN)
    principal.taps("Xác nhận đã thôi học")
    principal.sees("Danh sách đã thay đổi", "Lê Bình", "Vũ Chi")
    assert all(row.gone_on is None for row in roster.pupils().values())
    principal.taps("Xác nhận đã thôi học")
    principal.sees("Đã xác nhận 2 học sinh")


def test_an_old_button_explains_itself(roster: Roster, principal: Actor) -> None:
    roster.bring(AN, CHI)
    roster.bring(AN, BINH, CHI)
    for label, choice in {label: principal.find(label)[1] for label in principal.last.labels}.items():
        reply = roster.town.receive(roster.town.update(principal.chat, action=choice.action, press=label))
        assert "Không còn học sinh nào chờ xác nhận" in reply.text
    assert roster.pupils()["Lê Bình"].gone_on is None


def test_nobody_but_the_principal_of_the_school_decides(roster: Roster, principal: Actor) -> None:
    teacher = roster.school.hires("Đỗ Thị Cúc", "homeroom", "2A")
    elsewhere = roster.place.school("MN Hoa Ban", "HB").hires("Lò Văn Quân", "principal")
    roster.bring(AN)
    _, confirm = principal.find("Xác nhận đã thôi học")
    for other in (teacher, elsewhere):
        reply = roster.town.receive(roster.town.update(other.chat, action=confirm.action, press="x"))
        assert "/trogiup" in reply.text + reply.toast
        assert other.heard() == []
    assert all(row.gone_on is None for row in roster.pupils().values())


def test_a_trial_run_and_a_roster_without_leavers_ask_nobody(roster: Roster, principal: Actor) -> None:
    roster.bring(AN, dry_run=True)
    roster.bring(AN, BINH, CHI, "Ngô Dung;05/09/2019;2A")
    assert roster.asked() == []
    assert principal.heard() == []
