"""The letter itself goes with an order: given in chat or by command, read by the schools, by nobody else."""

from dataclasses import replace
from functools import partial

import pytest

from bot.dialogue.order_actions import LetterCame, SeeLetter
from bot.messages import Photo
from storage.changes import store
from storage.changes.letter_files import LetterFileGiven
from storage.sealing import new_uid
from storage.tables import AUDIT, LETTER_FILE, OUTBOX
from tests.evidence.pictures import HEIC, from_phone
from tests.ordering.area import Area
from tests.ordering.test_in_chat import REFUSED, makes
from tests.town import Actor, Town, at

PDF = b"%PDF-1.7\n" + b"1 0 obj\n<< >>\nendobj\n" * 40 + b"%%EOF\n"


@pytest.fixture
def area(town: Town) -> Area:
    return Area(town).with_schools(3)


@pytest.fixture
def maker(area: Area) -> Actor:
    return makes(area.officer("Nguyễn Văn Hùng", area.commune))


def test_a_pdf_sent_in_chat_is_read_by_the_schools(area: Area, maker: Actor) -> None:
    maker.taps("Kèm văn bản")
    maker.sees("Gửi tệp PDF hoặc ảnh chụp văn bản vào đây (tối đa 5 MB)", "Không kèm văn bản")
    maker.sends(PDF)
    assert any("Đang nhận văn bản, xin đợi một lát ạ." in message.plain for message in maker.messages)
    maker.sees("Văn bản kèm theo: tệp PDF, 1 KB.", "Mở đợt", "Đổi văn bản kèm theo")
    [row] = area.rows(LETTER_FILE)
    assert (row.state, row.media, row.bytes, row.sealed_reference) == ("kept", "application/pdf", len(PDF), None)
    assert PDF not in row.sealed_content
    maker.taps("Mở đợt")
    principal = next(iter(area.principals.values()))
    principal.hears("đề nghị nhà trường khai báo đột xuất", rings=True)
    principal.taps("Xem văn bản")
    shown = principal.last
    assert shown.file is not None
    assert (shown.file.name, shown.file.content) == ("cong-van-1234-sgddt-cttt.pdf", PDF)
    assert shown.plain == "Công văn số 1234/SGDĐT-CTTT ngày 25/11/2026 của Sở GDĐT"
    principal.taps("Đã nhận văn bản")
    principal.taps("Xem văn bản")
    assert principal.last.file is not None
    assert "letter_attached" in [row.action for row in area.rows(AUDIT)]


def test_a_photo_is_made_anew_and_a_later_letter_takes_its_place(area: Area, maker: Actor) -> None:
    maker.taps("Kèm văn bản")
    maker.sends(from_phone(width=2000, height=1500))
    maker.sees("Văn bản kèm theo: ảnh, ")
    maker.taps("Đổi văn bản kèm theo")
    maker.sends(PDF)
    maker.sees("Văn bản kèm theo: tệp PDF, 1 KB.")
    assert [row.media for row in area.rows(LETTER_FILE)] == ["application/pdf"]
    maker.taps("Đổi văn bản kèm theo")
    maker.says("http://so.example/1234.pdf").sees("bắt đầu bằng https://")
    maker.says("https://so.example/1234.pdf").sees("Toàn văn: https://so.example/1234.pdf")
    maker.taps("Đổi văn bản kèm theo")
    maker.taps("Không kèm văn bản")
    maker.sees("Kèm văn bản")
    assert "Toàn văn" not in maker.last.plain and "kèm theo:" not in maker.last.plain
    assert area.rows(LETTER_FILE) == []
    maker.taps("Kèm văn bản")
    maker.sends(from_phone())
    maker.taps("Mở đợt")
    principal = next(iter(area.principals.values()))
    principal.taps("Xem văn bản")
    assert principal.last.photo.startswith(b"\xff\xd8\xff") and b"Exif" not in principal.last.photo


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (HEIC, "HEIC"),
        (b"PK\x03\x04 word", "Gửi giúp văn bản dạng PDF hoặc ảnh"),
        (PDF[:-10], "chưa đến đủ"),
        (PDF + bytes(5 * 1024 * 1024), "lớn hơn 5 MB"),
    ],
)
def test_what_is_not_taken_is_said_and_the_order_stays(area: Area, maker: Actor, content: bytes, words: str) -> None:
    maker.taps("Kèm văn bản")
    for size in (None, 0):
        maker.sends(content, size=size)
        maker.sees(words)
    assert area.rows(LETTER_FILE) == []
    maker.says("/motdot").taps("Soạn tiếp: 1234/SGDĐT-CTTT")
    maker.sees("3 trường", "Mở đợt")


def test_nobody_else_reads_it_and_nobody_after_the_duty_ended(area: Area, maker: Actor) -> None:
    maker.taps("Kèm văn bản")
    maker.sends(PDF)
    plan = area.newest().id
    school, principal = next(iter(area.principals.items()))
    neighbour = area.officer("Trần Thị Bình", area.neighbours)
    mother = area.mothers[school]
    early = SeeLetter(plan, school).encode()
    assert REFUSED in area.town.receive(area.town.update(principal.chat, action=early)).text
    maker.taps("Mở đợt")
    for who in (neighbour, mother):
        for target in (school, 0):
            action = SeeLetter(plan, target).encode()
            assert REFUSED in area.town.receive(area.town.update(who.chat, action=action)).text
    uid = bytes(area.rows(LETTER_FILE)[0].uid).hex()
    area.town.receive(area.town.update(neighbour.chat, action=LetterCame(uid).encode()))
    other = next(key for key in area.principals if key != school)
    assert REFUSED in area.town.receive(area.town.update(principal.chat, action=SeeLetter(plan, other).encode())).text
    assert not [row for row in area.rows(OUTBOX) if row.kind == "letter_file"]
    maker.says("/motdot").taps("Xem: 1234/SGDĐT-CTTT")


def test_whoever_approves_reads_it_first(town: Town) -> None:
    area = Area(town).with_schools(21, families=False)
    maker = makes(area.officer("Nguyễn Văn Hùng", area.commune))
    second = area.officer("Lê Thị Hoa", area.commune)
    maker.taps("Kèm văn bản")
    maker.sends(PDF)
    maker.taps("Trình duyệt")
    second.says("/motdot").taps("Xem: 1234/SGDĐT-CTTT")
    second.sees("Văn bản kèm theo: tệp PDF, 1 KB.")
    second.taps("Xem văn bản")
    assert second.last.file is not None


def test_a_letter_that_comes_after_the_order_was_sent_is_told(area: Area, maker: Actor) -> None:
    maker.taps("Kèm văn bản")
    town = area.town
    town.files["late"] = PDF
    update = town.update(maker.chat, text="")
    town.hand_in(replace(update, photo=Photo("late", 100)))
    maker.taps("Mở đợt")
    assert any("văn bản đến sau nên chưa được kèm theo" in message.plain for message in maker.messages)
    assert area.rows(LETTER_FILE) == []


def test_thrown_away_with_its_order(area: Area, maker: Actor) -> None:
    maker.taps("Kèm văn bản")
    maker.sends(PDF)
    maker.taps("Bỏ đợt này")
    assert area.rows(LETTER_FILE) == []


def test_a_file_given_by_command_replaces_an_earlier_one(area: Area) -> None:
    plan = area.orders()
    for content in (b"%PDF-1.4 old %%EOF", PDF):
        given = LetterFileGiven(new_uid(), plan.id, at("Wed", "09:00"), "application/pdf", content)
        area.town.database.write(partial(store, sealer=area.town.database.sealer, changes=[given])).result(timeout=10)
    assert [row.bytes for row in area.rows(LETTER_FILE)] == [len(PDF)]


def test_whoever_follows_the_order_reads_its_letter_there(area: Area, maker: Actor) -> None:
    maker.taps("Kèm văn bản")
    maker.sends(PDF)
    maker.taps("Mở đợt")
    above = area.officer("Lê Thị Hoa", area.province, "province_contact")
    for official in (maker, above):
        official.says("/motdot").taps("Xem: 1234/SGDĐT-CTTT")
        official.sees("3 trường", "Xem văn bản", "Tạm dừng đợt")
        official.taps("Xem văn bản")
        assert official.last.file is not None and official.last.file.content == PDF


def test_without_a_letter_as_a_file_nothing_is_offered_there(area: Area, maker: Actor) -> None:
    maker.taps("Mở đợt")
    maker.says("/motdot").taps("Xem: 1234/SGDĐT-CTTT")
    assert "Xem văn bản" not in maker.last.labels
