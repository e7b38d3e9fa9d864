"""What a school signed is read above it: whole, but for what the questionnaire keeps from a duty; by nobody else."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
import sqlalchemy as sa

from bot.dialogue.evidence_actions import SeePicture
from bot.dialogue.filing_actions import ReadSigned, SchoolTrend, SeenRemedies
from forms.make import write
from forms.tables import TABLES
from storage.tables import AUDIT, DUTY, EVIDENCE, SCHOOL_DECLARATION
from tests.evidence.pictures import photo
from tests.filing.school import HANOI, DeclaringSchool
from tests.town import Actor, Town, at

FORM = """
| survey |
| | type | name | label::vi | bind::kb:seen_by | bind::kb:sensitive | calculation |
| | image | kitchen | Ảnh bếp ăn? | | | |
| | image | ward | Ảnh phòng cách ly? | province_contact | | |
| | image | list | Ảnh sổ trực? | | yes | |
| | text | word | Ý kiến của nhà trường? | | | |
| | text | inner | Việc nội bộ? | province_contact | | |
| | calculate | repeated | | province_contact | | concat(${inner}, '!') |
| | integer | present | Có mặt (${repeated})? | | | |
| | integer | enrolled | Sĩ số? | | | |
| | integer | absent_ill | Nghỉ ốm? | | | |
| | integer | declared | Đã khai? | | | |
| | integer | flagged | Cần theo dõi? | province_contact | | |
| settings |
| | form_id | version | default_language | namespaces | kb:asked_of | form_title |
| | co-so | 1 | vi | kb="urn:khaibao:form" | school | Cơ sở vật chất |
"""


@pytest.fixture
def school(town: Town, tmp_path: Path) -> DeclaringSchool:
    """The principal has sent three pictures, typed the rest and signed."""
    found = DeclaringSchool(town)
    town.to("Tue", "09:00")
    file = tmp_path / "co-so.md"
    file.write_text(FORM, encoding="utf-8")
    town.publish(file)
    found.is_asked("co-so")
    principal = found.principal
    principal.says("/nhatruong")
    principal.taps("Cơ sở vật chất")
    for size in (800, 700, 600):
        principal.sends(photo(size, 500))
    for words in ("đủ nước uống", "thiếu một phòng", "3", "4", "1", "2", "5"):
        principal.says(words)
    principal.taps("Ký và gửi")
    assert len(found.filed()) == 1
    return found


def province(school: DeclaringSchool) -> Actor:
    seeds = school.town.seeds
    return school.town.actor(seeds.holder("Hoàng Thị Yến", "province_contact", school.place.province)[1])


def opens_trend(who: Actor) -> None:
    who.says("/truongcuatoi")
    who.taps("Khai báo của nhà trường qua các đợt")


def uid(school: DeclaringSchool, number: int) -> str:
    return bytes(school.rows(EVIDENCE)[number].uid).hex()


def presses(school: DeclaringSchool, who: Actor, action: str) -> str:
    known = len(who.messages)
    reply = school.town.receive(school.town.update(who.chat, action=action, press="p"))
    return who.last.plain if len(who.messages) > known else reply.toast


def shown(who: Actor) -> int:
    return len([message for message in who.messages if message.photo])


def test_the_commune_reads_what_was_signed_with_its_pictures_and_the_looks_are_written_down(
    school: DeclaringSchool,
) -> None:
    contact = school.contact
    opens_trend(contact)
    contact.taps("Đọc bản 24/11: Cơ sở vật chất")
    contact.sees(
        "Cơ sở vật chất · Tiểu học Phù Lam A · thứ Ba 24/11", "Ý kiến của nhà trường: đủ nước uống", "Sĩ số: 4"
    )
    contact.taps("Xem: Ảnh bếp ăn")
    contact.hears("Ảnh của Tiểu học Phù Lam A gửi kèm khai báo thứ Ba 24/11.")
    assert shown(contact) == 1
    looks = [(row.action, row.unit_id) for row in school.rows(AUDIT)][-2:]
    assert looks == [("school_declaration", school.a.id), ("evidence", school.a.id)]
    contact.taps("Quay lại")
    contact.sees("Cơ sở vật chất")


def test_what_the_form_keeps_from_the_commune_is_in_no_line_no_label_and_under_no_button(
    school: DeclaringSchool,
) -> None:
    contact = school.contact
    opens_trend(contact)
    assert "5" not in contact.last.plain
    contact.sees("• 24/11/2026: đã ký")
    contact.taps("Đọc bản 24/11")
    for kept in ("Ảnh phòng cách ly", "Ảnh sổ trực", "thiếu một phòng", "nội bộ", "Cần theo dõi"):
        assert kept not in contact.last.plain + " ".join(contact.last.labels)
    contact.sees("Có mặt (…): 3")
    for number in (1, 2):
        assert presses(school, contact, SeePicture(uid(school, number)).encode()).startswith("Không xem được ảnh này")
    assert shown(contact) == 0


def test_whom_the_form_names_reads_it(school: DeclaringSchool) -> None:
    official = province(school)
    opens_trend(official)
    official.sees("• 24/11/2026: có mặt 3/4, nghỉ ốm 1, cần theo dõi 5, đã khai 2")
    official.taps("Đọc bản 24/11")
    official.sees("Việc nội bộ: thiếu một phòng", "Có mặt (thiếu một phòng!): 3", "Cần theo dõi: 5")
    assert "Xem: Ảnh sổ trực" not in official.last.labels  # marked as sensitive, and names nobody
    official.taps("Xem: Ảnh phòng cách ly")
    assert shown(official) == 1


def test_what_the_form_keeps_is_looked_at_again_when_the_picture_leaves(school: DeclaringSchool) -> None:
    contact, town = school.contact, school.town
    with town.database.reading() as connection:
        [person] = connection.execute(sa.select(DUTY.c.person_id).where(DUTY.c.kind == "district_contact")).scalars()
    town.seeds.duty(person, "province_contact", school.place.province)
    action = SeePicture(uid(school, 1)).encode()
    town.hand_in(town.update(contact.chat, action=action, press="p"))
    ended = sa.update(DUTY).where(DUTY.c.kind == "province_contact").values(to_on=at("Mon", "07:00").date())
    town.database.write(lambda c: c.execute(ended)).result(timeout=10)
    town.settle()
    assert shown(contact) == 0


def test_a_conclusion_that_the_form_keeps_from_the_commune_is_not_read_there(town: Town, tmp_path: Path) -> None:
    school = DeclaringSchool(town)
    write(replace(next(one for one in TABLES if one.name == HANOI), version="2099.1"), tmp_path / "kept.xlsx")
    book = openpyxl.load_workbook(tmp_path / "kept.xlsx")
    column = book["survey"].max_column + 1
    book["survey"].cell(1, column, "bind::kb:seen_by")
    for row in book["survey"].iter_rows(min_row=2):
        if "conclusion" in [cell.value for cell in row]:
            book["survey"].cell(row[0].row, column, "province_contact")
    book.save(tmp_path / "kept.xlsx")
    town.to("Tue", "09:00")
    town.publish(tmp_path / "kept.xlsx")
    school.is_asked()
    school.principal.says("/nhatruong")
    school.principal.taps("Tự đánh giá")
    school.answers_all(school.principal, 4)
    school.principal.taps("Ký và gửi")
    for who, is_told in ((school.contact, False), (province(school), True)):
        opens_trend(who)
        assert ("Không đạt điều kiện" in who.last.plain) is is_told
        who.taps("Đọc bản 24/11")
        for _ in range(3):
            if "Xem thêm" in who.last.labels:
                who.taps("Xem thêm")
        assert ("Kết luận" in who.last.plain) is is_told


def test_the_school_itself_reads_all_of_it(school: DeclaringSchool) -> None:
    nurse = school.nurse
    nurse.says("/nhatruong")
    nurse.taps("Các lần khai trước")
    nurse.taps("Đọc bản 24/11")
    nurse.sees("Việc nội bộ: thiếu một phòng", "Xem: Ảnh sổ trực", "Xem: Ảnh phòng cách ly")


def test_nobody_else_reads_it_nor_whose_duty_has_ended(school: DeclaringSchool) -> None:
    opens_trend(school.contact)
    town, seeds = school.town, school.town.seeds
    far = town.actor(seeds.holder("Lê Văn Khoa", "district_contact", seeds.unit("KHAC", "Xã Khác", "commune"))[1])
    other = school.place.school("Tiểu học Phù Lam B", "PLB").hires("Lê Thị Sen", "principal")
    teacher = school.a.hires("Bùi Thị Hoa", "homeroom", "2A")
    [round_] = {row.round_id for row in school.rows(SCHOOL_DECLARATION)}
    actions = [ReadSigned(school.a.id, round_, 0).encode(), SeePicture(uid(school, 0)).encode()]
    actions += [SeenRemedies(school.a.id).encode(), SchoolTrend(school.a.id).encode()]
    before = len(school.rows(AUDIT))
    ended = sa.update(DUTY).where(DUTY.c.kind == "district_contact").where(DUTY.c.unit_id == school.place.commune)
    town.database.write(lambda c: c.execute(ended.values(to_on=at("Mon", "07:00").date()))).result(timeout=10)
    for who in (far, other, teacher, school.mother, school.contact):
        for action in actions:
            said = presses(school, who, action)
            assert "đủ nước uống" not in said
            assert "co-so" not in said
            assert "Cơ sở vật chất" not in said
        assert shown(who) == 0
    assert len(school.rows(AUDIT)) == before


def test_a_round_of_another_school_is_not_read_through_ones_own(school: DeclaringSchool) -> None:
    other = school.place.school("Tiểu học Phù Lam B", "PLB")
    principal = other.hires("Lê Thị Sen", "principal")
    [round_] = {row.round_id for row in school.rows(SCHOOL_DECLARATION)}
    assert "đủ nước uống" not in presses(school, principal, ReadSigned(other.id, round_, 0).encode())
