"""The main job over Telegram's wires, button by button: from an Excel roster to an alert that somebody acknowledged.

The real program in a process of its own, by long polling and by webhook, before the stand-in with Telegram's limits.
"""

import asyncio
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.demo import import_samples
from bot.imports import read_duties, read_roster
from bot.invitations import make_invitations
from bot.loopback import TelegramLoopback
from storage import migrate
from storage.database import Database
from storage.sealing import Sealer
from tests.chats import Chats
from tests.program import FIELD, INDEX, TOKEN, Program, local

SAMPLES = Path(__file__).parents[2] / "samples"
MONDAY = date(2026, 11, 23)
MOTHER, NURSE, CONTACT = 101, 102, 103
CHILD, NURSE_NAME = "Trần Gia Tuệ", "Nguyễn Thị Thảo"


@dataclass(frozen=True)
class Known:
    """What the people know before they begin: slips, the child's birthday, their own numbers."""

    child_code: str
    nurse_code: str
    birthday: date
    nurse_phone: str
    contact_phone: str


def bring_in(url: str) -> Known:
    """Import the samples and print the slips, an hour before the first reminder."""
    database = Database(url, Sealer({1: FIELD}, {1: INDEX}))
    migrate.upgrade(database.engine)
    database.start()
    clock = Clock()
    clock.stop_at(local(MONDAY, "05:10"))
    import_samples(database, clock, SAMPLES)
    printed = [p.invitation for p in make_invitations(database, clock, unit="MNHB", link="https://t.me/bot")]
    database.stop()
    codes = {(invitation.kind, invitation.person): invitation.code for invitation in printed}
    pupils = read_roster(SAMPLES / "mn-hoa-ban.xls").pupils
    birthday = next(pupil.birthday for pupil in pupils if pupil.name == CHILD)
    duties = read_duties(SAMPLES / "nhiem-vu.xlsx").duties
    nurse = next(duty.phone for duty in duties if duty.name == NURSE_NAME)
    contact = next(duty.phone for duty in duties if duty.kind == "district_contact")
    assert birthday and nurse and contact
    return Known(codes["child", CHILD], codes["staff", NURSE_NAME], birthday, nurse, contact)


async def has_heard(chats: Chats, chat: int, messages: int) -> None:
    """Wait until the bot has said so many things."""
    await chats.messenger.until(lambda: len(chats.human.heard(chat)) >= messages, within=30)


async def join(chats: Chats, known: Known) -> None:
    """The mother and the nurse by their slips, the commune's contact by their own number."""
    chats.human.start(MOTHER, known.child_code)
    await chats.sees(MOTHER, "ngày sinh của con")
    chats.says(MOTHER, f"{known.birthday:%d/%m/%Y}")
    await chats.taps(MOTHER, "Mẹ")
    await chats.taps(MOTHER, "Khai báo sức khỏe qua tin nhắn")
    await chats.taps(MOTHER, "Nhận tin nhắc")
    await chats.taps(MOTHER, "Xong")
    chats.human.start(NURSE, known.nurse_code)
    await chats.sees(NURSE, "số điện thoại")
    chats.human.share_contact(NURSE, known.nurse_phone)
    chats.human.start(CONTACT)
    await chats.sees(CONTACT, "số điện thoại")
    chats.human.share_contact(CONTACT, known.contact_phone)
    await has_heard(chats, CONTACT, 2)


async def declare(chats: Chats) -> None:
    """Not well: blisters, 38,2, since yesterday, at home."""
    await chats.sees(MOTHER, "Khai báo sức khỏe thứ Hai 23/11", "Tuệ")
    await chats.taps(MOTHER, "chưa khỏe")
    await chats.taps(MOTHER, "Mụn nước")
    await chats.taps(MOTHER, "Tiếp")
    await chats.sees(MOTHER, "bao nhiêu độ")
    chats.says(MOTHER, "38 độ 2")
    await chats.taps(MOTHER, "Hôm qua")
    await chats.taps(MOTHER, "Nghỉ ở nhà")
    await chats.sees(MOTHER, "38,2°C", "mụn nước")
    await chats.taps(MOTHER, "Gửi")


async def follow(chats: Chats) -> None:
    """The nurse opens, takes and concludes; the contact sees who has it; the family hears."""
    alert = await chats.sees(NURSE, "Có 1 ca cần theo dõi", "đỏ")
    assert not alert.is_silent
    assert CHILD not in alert.text
    assert "mụn nước" not in alert.text
    await chats.sees(CONTACT, "Có 1 ca cần theo dõi")
    await chats.taps(NURSE, "Mở")
    await chats.sees(NURSE, CHILD, "mụn nước", "38,2°C")
    await chats.taps(NURSE, "Nhận ca này")
    await chats.sees(NURSE, "đã nhận lúc")
    await chats.sees(CONTACT, "đã nhận lúc")
    await chats.sees(MOTHER, "Nhà trường đã nhận được thông tin")
    await chats.taps(NURSE, "Đã báo Trạm Y tế")
    await chats.taps(NURSE, "Đi học lại")
    await chats.taps(NURSE, "Đúng, ghi")
    await chats.sees(MOTHER, "đi học lại")
    for message in chats.human.heard(CONTACT):
        for version in (message.text, *(earlier.text for earlier in message.earlier)):
            assert "Tuệ" not in version


async def live(url: str, folder: Path, known: Known, *, webhook: bool) -> None:
    async with TelegramLoopback([TOKEN]) as messenger:
        program = Program(url, folder, messenger.base, local(MONDAY, "05:20"))
        if webhook:
            program.environment["KHAIBAO_PUBLIC_URL"] = "http://" + program.environment["KHAIBAO_LISTEN"]
            program.environment["KHAIBAO_WEBHOOK_SECRET"] = "a-secret-of-this-test"
        chats = Chats(messenger)
        await program.start()
        try:
            await join(chats, known)
            await program.to(local(MONDAY, "06:16"))
            await declare(chats)
            await follow(chats)
            assert await program.stop() == 0
        except BaseException:
            print(program.log.read_text()[-4000:])
            await program.kill()
            raise


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
def test_from_a_roster_to_an_outcome_over_the_wire(tmp_path: Path, webhook: bool) -> None:
    url = f"sqlite:///{tmp_path}/town.db"
    asyncio.run(live(url, tmp_path, bring_in(url), webhook=webhook))
