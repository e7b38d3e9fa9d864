"""A school shows by a picture what it has put right: sent, replaced, seen by whoever may, kept as long as may be."""

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from bot.dialogue.evidence_actions import SeePicture
from bot.messages import Photo
from storage.keeping import retention
from storage.tables import AUDIT, DUTY, EVIDENCE, INBOX, REMEDY
from tests.evidence.pictures import HEIC, from_phone, photo
from tests.filing.school import DeclaringSchool
from tests.keeping.test_keeping import PERIODS
from tests.town import Actor, Town, at


@pytest.fixture
def school(town: Town) -> DeclaringSchool:
    """On Tuesday the school has signed an assessment in which criteria 4 and 7 failed."""
    found = DeclaringSchool(town)
    town.to("Tue", "09:00")
    found.is_asked()
    found.principal.says("/nhatruong")
    found.principal.taps("Tự đánh giá")
    found.answers_all(found.principal, 4, 7)
    found.principal.taps("Ký và gửi")
    return found


def opens(who: Actor, item: str = "4. 100%") -> None:
    who.says("/nhatruong")
    who.taps("Việc cần khắc phục")
    who.taps(item)


def remedy(school: DeclaringSchool, item: str = "c04") -> Any:
    return next(row for row in school.remedies() if row.item == item)


def shown(who: Actor) -> list[bytes]:
    return [message.photo for message in who.messages if message.photo]


def presses(school: DeclaringSchool, who: Actor, action: str) -> str:
    """What a replayed button is answered with."""
    known = len(who.messages)
    reply = school.town.receive(school.town.update(who.chat, action=action, press="p"))
    return who.last.plain if len(who.messages) > known else reply.toast


def ends(school: DeclaringSchool, kind: str) -> None:
    ended = sa.update(DUTY).where(DUTY.c.kind == kind).values(to_on=at("Mon", "07:00").date())
    school.town.database.write(lambda c: c.execute(ended)).result(timeout=10)


def test_whoever_says_it_is_done_sends_a_picture_right_there(school: DeclaringSchool) -> None:
    nurse = school.nurse
    opens(nurse)
    nurse.taps("Đã khắc phục xong")
    nurse.sees("Đã ghi nhận khắc phục xong lúc 09:00: 4. 100%", "Nếu có ảnh chụp, thầy/cô gửi luôn vào đây ạ.")
    nurse.sends(from_phone(width=2000, height=1500))
    assert any("Đang nhận ảnh, xin đợi một lát ạ." in message.plain for message in nurse.messages)
    nurse.sees("Đã nhận ảnh (1600×1200).", "4. 100%", "Đã báo khắc phục xong.", "Có ảnh", "Xem ảnh", "Gửi ảnh khác")
    [row] = school.rows(EVIDENCE)
    assert (row.state, row.remedy_id, row.sealed_reference) == ("kept", remedy(school).id, None)
    assert (remedy(school).state, remedy(school).evidence) == ("done", bytes(row.uid).hex())
    sealer = school.town.database.sealer
    opened = sealer.open_bytes("evidence.image", row.uid, row.sealed_image, f"|{row.school_id}|{row.round_id}")
    assert opened.startswith(b"\xff\xd8\xff") and b"Exif" not in opened
    bodies = [sealer.open("inbox.body", each.uid, each.sealed_body) for each in school.rows(INBOX) if each.sealed_body]
    assert max(map(len, bodies)) < 400
    school.principal.says("/nhatruong")
    school.principal.taps("Việc cần khắc phục (1)")
    school.principal.sees("Đã khắc phục gần đây:", "báo xong ngày 24/11 · có ảnh")


def test_a_picture_is_never_needed(school: DeclaringSchool) -> None:
    opens(school.principal)
    school.principal.taps("Đã khắc phục xong")
    assert (remedy(school).state, remedy(school).evidence) == ("done", None)


def test_the_reminder_of_its_day_leads_to_where_a_picture_is_taken(school: DeclaringSchool) -> None:
    principal = school.principal
    opens(principal)
    principal.taps("Ghi người phụ trách")
    principal.says("cô Hạnh")
    principal.says("phát khẩu trang")
    principal.taps("Ngày mai")
    school.town.to("Wed", "08:01")
    principal.hears("Nhà trường có một việc cần khắc phục, hạn đến hôm nay.")
    principal.taps("Xem việc cần làm")
    principal.sees("Gửi ảnh")
    principal.sends(photo()).sees("Đã nhận ảnh (800×600).", "Hạn 17:00", "Có ảnh", "Đã khắc phục xong")
    assert (remedy(school).state, bool(remedy(school).evidence)) == ("open", True)
    principal.taps("Đã khắc phục xong")
    principal.sees("Việc này đã có ảnh.")


def test_another_picture_takes_its_place(school: DeclaringSchool) -> None:
    opens(school.nurse)
    school.nurse.sends(photo())
    first = remedy(school).evidence
    school.nurse.taps("Gửi ảnh khác")
    school.nurse.sees("4. 100%", "gửi ảnh vào đây (tối đa 5 MB)")
    school.nurse.sends(photo(400, 300)).sees("Đã nhận ảnh (400×300). Ảnh này thay cho ảnh đã gửi trước.")
    second = remedy(school).evidence
    assert first != second
    assert presses(school, school.contact, SeePicture(first).encode()).startswith("Không xem được ảnh này")
    presses(school, school.contact, SeePicture(second).encode())
    assert len(shown(school.contact)) == 1


@pytest.mark.parametrize(("picture", "words"), [(HEIC, "HEIC"), (photo() + bytes(5 * 1024 * 1024), "lớn hơn 5 MB")])
def test_what_is_not_taken_is_said_and_nothing_changes(school: DeclaringSchool, picture: bytes, words: str) -> None:
    opens(school.nurse)
    for size in (None, 0):
        school.nurse.sends(picture, size=size).sees(words, "4. 100%", "Đã khắc phục xong")
    assert school.rows(EVIDENCE) == []
    school.nurse.sends(photo()).sees("Đã nhận ảnh (800×600).")


def test_a_picture_without_saying_of_what_is_asked_about(school: DeclaringSchool) -> None:
    school.nurse.says("/menu")
    school.nurse.sends(photo()).sees("Ảnh này cho thấy việc nào đã khắc phục ạ?")
    school.nurse.taps("7. ")
    school.nurse.sends(photo()).sees("Đã nhận ảnh (800×600).", "7. ")
    assert [row.remedy_id for row in school.rows(EVIDENCE)] == [remedy(school, "c07").id]
    school.mother.sends(photo()).sees("chưa xem được ảnh gửi ở đây")


def test_a_picture_of_what_is_closed_by_now_is_kindly_declined(school: DeclaringSchool) -> None:
    opens(school.nurse)
    passed = sa.update(REMEDY).where(REMEDY.c.item == "c04").values(state="passed", done_at=school.town.clock.now())
    school.town.database.write(lambda c: c.execute(passed)).result(timeout=10)
    school.nurse.sends(photo()).sees("Việc này đã khép lại nên không cần gửi ảnh nữa ạ: 4. 100%", "Cảm ơn thầy/cô.")
    assert "Đang nhận ảnh" not in " ".join(message.plain for message in school.nurse.messages)
    assert school.rows(EVIDENCE) == []
    opens(school.nurse)
    school.nurse.sees("Tiêu chí này đã đạt ở lần khai báo sau.")
    assert "Gửi ảnh" not in school.nurse.last.labels


def is_on_its_way(school: DeclaringSchool, who: Actor) -> None:
    """A picture was sent and is not fetched yet."""
    town = school.town
    town.files["on its way"] = photo()
    town.hand_in(town.update(who.chat, text="", photo=Photo("on its way", 100)))
    assert [row.state for row in school.rows(EVIDENCE)] == ["coming"]


def test_what_closes_while_the_picture_is_fetched_keeps_none(school: DeclaringSchool) -> None:
    opens(school.nurse)
    is_on_its_way(school, school.nurse)
    gone = sa.update(REMEDY).where(REMEDY.c.item == "c04").values(state="gone")
    school.town.database.write(lambda c: c.execute(gone)).result(timeout=10)
    school.town.settle()
    school.nurse.sees("Việc này đã khép lại")
    assert (school.rows(EVIDENCE), remedy(school).evidence) == ([], None)


def test_whoever_lost_the_duty_while_it_was_fetched_is_told_and_nothing_is_kept(school: DeclaringSchool) -> None:
    opens(school.nurse)
    is_on_its_way(school, school.nurse)
    ends(school, "school_health")
    school.town.settle()
    school.nurse.sees("không dành cho tài khoản này")
    assert (school.rows(EVIDENCE), remedy(school).evidence) == ([], None)


def test_the_commune_finds_the_picture_where_it_reads_the_school_and_the_look_is_written_down(
    school: DeclaringSchool,
) -> None:
    opens(school.nurse)
    school.nurse.taps("Đã khắc phục xong")
    school.nurse.sends(photo())
    contact = school.contact
    contact.says("/truongcuatoi")
    contact.taps("Khai báo của nhà trường qua các đợt")
    contact.taps("Các việc nhà trường khắc phục")
    contact.sees("• 4. 100%", "báo xong ngày 24/11 · có ảnh", "chưa khắc phục", "Xem: 4. 100%")
    contact.taps("Xem: 4. 100%")
    contact.hears("Ảnh của Tiểu học Phù Lam A về việc đã khắc phục, gửi thứ Ba 24/11.")
    assert len(shown(contact)) == 1
    looks = [(row.action, row.unit_id) for row in school.rows(AUDIT) if row.action in ("evidence", "school_remedies")]
    assert looks == [("school_remedies", school.a.id), ("evidence", school.a.id)]


def test_nobody_else_sees_it_nor_learns_that_it_is_there(school: DeclaringSchool) -> None:
    opens(school.nurse)
    school.nurse.sends(photo())
    town, seeds = school.town, school.town.seeds
    commune = seeds.unit("KHAC", "Xã Khác", "commune")
    far = town.actor(seeds.holder("Lê Văn Khoa", "district_contact", commune)[1])
    other = school.place.school("Tiểu học Phù Lam B", "PLB").hires("Lê Thị Sen", "principal")
    see = SeePicture(remedy(school).evidence).encode()
    said = presses(school, school.mother, SeePicture("00" * 16).encode())
    looks = len([row for row in school.rows(AUDIT) if row.action == "evidence"])
    for who in (school.mother, other, far):
        assert presses(school, who, see) == said
        for action in (f"fp1:{remedy(school).id}", f"fs1:{school.a.id}"):
            assert "100%" not in presses(school, who, action)
        assert not shown(who)
    ends(school, "district_contact")
    assert presses(school, school.contact, see).startswith("Không xem được ảnh này")
    assert not shown(school.contact)
    assert len([row for row in school.rows(AUDIT) if row.action == "evidence"]) == looks


def test_it_is_deleted_its_time_after_it_was_sent_and_the_remedy_names_it_no_more(school: DeclaringSchool) -> None:
    opens(school.nurse)
    later = at("Tue", "09:00") + timedelta(days=60)
    school.nurse.sends(photo())
    sent = sa.update(EVIDENCE).values(at=later)
    school.town.database.write(lambda c: c.execute(sent)).result(timeout=10)
    for days, left in ((92, 1), (151, 0)):
        now = at("Tue", "17:00") + timedelta(days=days)
        while school.town.database.write(lambda c, now=now: retention.purge(c, now, PERIODS)).result():
            pass
        assert (len(school.rows(EVIDENCE)), bool(remedy(school).evidence)) == (left, bool(left))
