"""A school is asked for pictures: sent, received, looked at by whoever may, by nobody else."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.dialogue.evidence_actions import PictureCame, SeePicture
from bot.messages import Photo
from storage.keeping import retention
from storage.tables import AUDIT, DUTY, EVIDENCE, INBOX
from tests.evidence.pictures import HEIC, from_phone, photo
from tests.filing.school import DeclaringSchool
from tests.keeping.test_keeping import PERIODS
from tests.town import Actor, Town, at

FORM = """
| survey |
| | type | name | label::vi | required |
| | image | kitchen | Ảnh bếp ăn? | yes |
| | image | yard | Ảnh sân trường? | |
| | text | word | Ý kiến của nhà trường? | |
| settings |
| | form_id | version | default_language | namespaces | kb:asked_of |
| | bep-an | 1 | vi | kb="urn:khaibao:form" | school |
"""


@pytest.fixture
def school(town: Town, tmp_path: Path) -> DeclaringSchool:
    made = DeclaringSchool(town)
    town.to("Tue", "09:00")
    file = tmp_path / "bep-an.md"
    file.write_text(FORM, encoding="utf-8")
    town.publish(file)
    made.is_asked("bep-an")
    return made


def begins(who: Actor) -> None:
    who.says("/nhatruong")
    labels = [label for label in who.last.labels if "bep-an" in label or "Khai báo" in label]
    who.taps(labels[0])


def signs(school: DeclaringSchool) -> None:
    """The principal sends two pictures and signs."""
    principal = school.principal
    begins(principal)
    principal.sends(from_phone(width=2000, height=1500))
    principal.sends(photo())
    principal.taps("Bỏ qua")
    principal.taps("Ký và gửi")
    assert len(school.filed()) == 1


def uids(school: DeclaringSchool) -> list[str]:
    return [bytes(row.uid).hex() for row in school.rows(EVIDENCE)]


def test_a_picture_is_asked_for_received_and_goes_on(school: DeclaringSchool) -> None:
    principal = school.principal
    begins(principal)
    principal.sees("Ảnh bếp ăn", "gửi ảnh vào đây (tối đa 5 MB)")
    assert "Bỏ qua" not in principal.last.labels
    principal.sends(from_phone(width=2000, height=1500))
    assert any("Đang nhận ảnh, xin đợi một lát ạ." in message.plain for message in principal.messages)
    principal.sees("Đã nhận ảnh (1600×1200).", "Ảnh sân trường", "Xem ảnh", "Gửi ảnh khác", "Bỏ qua")
    principal.taps("Bỏ qua")
    principal.taps("Bỏ qua")
    principal.sees("Ký và gửi", "Xem: Ảnh bếp ăn")
    principal.taps("Ký và gửi")
    [said] = school.said()
    assert said["answers"]["kitchen"] == uids(school)[0]
    assert not said["answers"].get("yard")
    principal.says("/nhatruong")
    assert "Xem: Ảnh sân trường" not in principal.last.labels


def test_the_picture_kept_is_sealed_tells_nothing_besides_and_its_reference_is_gone(school: DeclaringSchool) -> None:
    begins(school.principal)
    school.principal.sends(from_phone())
    [row] = school.rows(EVIDENCE)
    assert (row.state, row.width, row.height, row.sealed_reference) == ("kept", 800, 600, None)
    assert b"\xff\xd8\xff" not in row.sealed_image[:40]
    sealer = school.town.database.sealer
    opened = sealer.open_bytes("evidence.image", row.uid, row.sealed_image, f"|{row.school_id}|{row.round_id}")
    assert opened.startswith(b"\xff\xd8\xff") and len(opened) == row.bytes and b"Exif" not in opened
    bodies = [sealer.open("inbox.body", each.uid, each.sealed_body) for each in school.rows(INBOX) if each.sealed_body]
    assert max(map(len, bodies)) < 400


@pytest.mark.parametrize(
    ("picture", "words"),
    [
        (HEIC, "HEIC"),
        (b"%PDF-1.7", "không phải là ảnh"),
        (photo()[:900], "bị hỏng"),
        (photo() + bytes(5 * 1024 * 1024), "lớn hơn 5 MB"),
    ],
)
def test_what_is_not_taken_is_said_and_asked_again(school: DeclaringSchool, picture: bytes, words: str) -> None:
    principal = school.principal
    begins(principal)
    for size in (None, 0):
        principal.sends(picture, size=size)
        principal.sees(words, "Ảnh bếp ăn")
    assert school.rows(EVIDENCE) == []
    principal.sends(photo()).sees("Đã nhận ảnh (800×600).")


def test_a_picture_that_cannot_be_fetched_is_asked_for_again_and_nothing_is_lost(school: DeclaringSchool) -> None:
    principal = school.principal
    begins(principal)
    principal.sends(photo())
    principal.sends(photo(), is_lost=True)
    principal.sees("Ảnh chưa tải được, thầy/cô gửi lại giúp ạ.", "Ảnh sân trường")
    principal.sends(photo(90, 60)).sees("Đã nhận ảnh (90×60).", "Ý kiến của nhà trường")
    assert len(school.rows(EVIDENCE)) == 2


def test_another_picture_takes_its_place(school: DeclaringSchool) -> None:
    principal = school.principal
    begins(principal)
    principal.sends(photo())
    principal.taps("Gửi ảnh khác")
    principal.sees("Ảnh bếp ăn", "Giữ:")
    principal.sends(photo(400, 300)).sees("Đã nhận ảnh (400×300).", "Ảnh sân trường")
    principal.taps("Bỏ qua")
    principal.taps("Bỏ qua")
    principal.taps("Ký và gửi")
    assert school.said()[0]["answers"]["kitchen"] == uids(school)[1]


def test_a_process_that_dies_while_fetching_leaves_the_picture_to_the_next(school: DeclaringSchool) -> None:
    principal, town = school.principal, school.town
    begins(principal)
    update = town.update(principal.chat, text="")
    town.files["later"] = photo()
    town.hand_in(replace(update, photo=Photo("later", 100)))
    [row] = school.rows(EVIDENCE)
    assert row.state == "coming"
    later = town.clock.now().replace(microsecond=0)
    taken = sa.update(EVIDENCE).values(leased_until=later + timedelta(seconds=100))
    town.database.write(lambda c: c.execute(taken)).result(timeout=10)
    town.settle()
    assert school.rows(EVIDENCE)[0].state == "coming"
    town.by(minutes=2)
    town.settle()
    principal.sees("Đã nhận ảnh (800×600).")
    assert school.rows(EVIDENCE)[0].state == "kept"


def test_whoever_lost_the_duty_while_it_was_fetched_is_told_and_nothing_is_kept(school: DeclaringSchool) -> None:
    begins(school.nurse)
    update = school.town.update(school.nurse.chat, text="")
    school.town.files["later"] = photo()
    school.town.hand_in(replace(update, photo=Photo("later", 100)))
    ended = sa.update(DUTY).where(DUTY.c.kind == "school_health").values(to_on=at("Mon", "07:00").date())
    school.town.database.write(lambda c: c.execute(ended)).result(timeout=10)
    school.town.settle()
    school.nurse.sees("không dành cho tài khoản này")
    assert school.rows(EVIDENCE) == []


def test_a_picture_elsewhere_is_no_answer(school: DeclaringSchool) -> None:
    school.principal.sends(photo()).sees("chưa xem được ảnh gửi ở đây")
    begins(school.principal)
    school.principal.sends(photo())
    school.principal.taps("Bỏ qua")
    school.principal.sends(photo()).sees("không trả lời bằng ảnh được", "Ý kiến của nhà trường")
    school.mother.sends(photo())
    assert len(school.rows(EVIDENCE)) == 1


def test_whoever_prepares_at_the_school_sees_it_and_the_look_is_written_down(school: DeclaringSchool) -> None:
    begins(school.principal)
    school.principal.sends(photo())
    choice = school.principal.find("Xem ảnh")[1]
    for who in (school.principal, school.deputy, school.nurse):
        reply = school.town.receive(school.town.update(who.chat, action=choice.action, message="1", press="p"))
        assert reply.toast == "Đang chuẩn bị, xin đợi một lát ạ."
        shown = who.hears("Ảnh của", "gửi kèm khai báo")
        assert shown.photo.startswith(b"\xff\xd8\xff")
    looks = [row for row in school.rows(AUDIT) if row.action == "evidence"]
    assert len(looks) == 3 and {row.unit_id for row in looks} == {school.a.id}


def test_the_official_above_sees_what_was_signed_and_nothing_before(school: DeclaringSchool) -> None:
    begins(school.principal)
    school.principal.sends(photo())
    choice = school.principal.find("Xem ảnh")[1]
    contact, town = school.contact, school.town
    town.receive(town.update(contact.chat, action=choice.action, message="1", press="p"))
    assert not [message for message in contact.messages if message.photo]
    school.principal.taps("Bỏ qua")
    school.principal.taps("Bỏ qua")
    school.principal.taps("Ký và gửi")
    town.receive(town.update(contact.chat, action=choice.action, message="1", press="p"))
    assert [message for message in contact.messages if message.photo]


def test_families_and_whoever_lost_the_duty_see_nothing(school: DeclaringSchool) -> None:
    signs(school)
    town, look = school.town, SeePicture(uids(school)[0]).encode()
    looks = len([row for row in school.rows(AUDIT) if row.action == "evidence"])
    ended = sa.update(DUTY).where(DUTY.c.kind == "school_health").values(to_on=at("Mon", "07:00").date())
    town.database.write(lambda c: c.execute(ended)).result(timeout=10)
    for who in (school.mother, school.nurse):
        town.receive(town.update(who.chat, action=look, message="1", press="p"))
        assert not [message for message in who.messages if message.photo]
    assert len([row for row in school.rows(AUDIT) if row.action == "evidence"]) == looks


def test_the_right_is_looked_at_again_when_the_picture_leaves(school: DeclaringSchool) -> None:
    signs(school)
    town, look = school.town, SeePicture(uids(school)[0]).encode()
    town.hand_in(town.update(school.nurse.chat, action=look, message="1", press="p"))
    ended = sa.update(DUTY).where(DUTY.c.kind == "school_health").values(to_on=at("Mon", "07:00").date())
    town.database.write(lambda c: c.execute(ended)).result(timeout=10)
    town.settle()
    assert not [message for message in school.nurse.messages if message.photo]
    school.nurse.sees("Không xem được ảnh này")


def test_nobody_takes_anothers_picture_by_a_forged_button(school: DeclaringSchool) -> None:
    begins(school.principal)
    school.principal.sends(photo())
    forged = PictureCame(uids(school)[0]).encode()
    untold = sa.update(EVIDENCE).values(state="come", leased_until=school.town.clock.now() + timedelta(minutes=5))
    school.town.database.write(lambda c: c.execute(untold)).result(timeout=10)
    for who in (school.deputy, school.mother):
        school.town.receive(school.town.update(who.chat, action=forged, message="1", press="p"))
        assert "Đã nhận ảnh" not in who.last.plain
    assert len(school.rows(EVIDENCE)) == 1


def test_pictures_go_with_the_declarations_of_their_round(school: DeclaringSchool) -> None:
    signs(school)
    for days, left in ((89, 2), (92, 0)):
        now = at("Tue", "17:00") + timedelta(days=days)
        while school.town.database.write(lambda c, now=now: retention.purge(c, now, PERIODS)).result():
            pass
        assert len(school.rows(EVIDENCE)) == left
