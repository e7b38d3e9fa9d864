"""`khaibao run` with a PUBLIC_URL, as a process: the link of a chat opens on LISTEN, and nothing stays behind."""

import asyncio
from pathlib import Path

import httpx
import sqlalchemy as sa

from bot.clock import Clock
from bot.loopback.telegram import TelegramLoopback
from bot.web.scratch import PREFIX
from storage import migrate
from storage.database import Database
from storage.tables import AUDIT
from tests.chats import Chats
from tests.exporting.pages import ADDRESS
from tests.program import BOT, TOKEN, Program, local
from tests.seeding import Seeds
from tests.town import MONDAY, test_sealer

PRINCIPAL = 590_100


def seeded(database: Database) -> None:
    """A school, and its principal who has joined."""
    migrate.upgrade(database.engine)
    database.start()
    clock = Clock()
    clock.stop_at(local(MONDAY, "06:00"))
    seeds = Seeds(database, clock, BOT)
    school = seeds.unit("HB", "MN Hoa Ban", "school", parent=seeds.unit("00679", "Phù Lam", "commune"))
    person = seeds.person("staff", "Đỗ Thị Hạnh", school=school)
    seeds.duty(person, "principal", school)
    index = database.sealer.index("chat", f"telegram|{BOT}|{PRINCIPAL}")
    seeds.account(person, str(PRINCIPAL), channel="telegram", chat_index=index)


def folders(base: Path) -> list[Path]:
    return list(base.glob(f"{PREFIX}*"))


async def story(url: str, folder: Path) -> None:
    async with TelegramLoopback([TOKEN]) as messenger:
        program = Program(url, folder, messenger.base, local(MONDAY, "06:05"))
        base = "http://" + program.environment["KHAIBAO_LISTEN"]
        settings = {"KHAIBAO_PUBLIC_URL": base, "KHAIBAO_WEBHOOK_SECRET": "a-secret-of-this-test"}
        program.environment.update(settings, TMPDIR=str(folder))
        left = folder / f"{PREFIX}of-the-dead"
        left.mkdir()
        (left / "rows").write_text("Trần Gia Tuệ")
        chats = Chats(messenger)
        messenger.human.start(PRINCIPAL)
        await program.start()
        try:
            assert not left.exists(), "what a dead process left goes at the start"
            assert len(folders(folder)) == 1
            chats.says(PRINCIPAL, "/xuat")
            await chats.taps(PRINCIPAL, "Các ca")
            await chats.taps(PRINCIPAL, "30 ngày qua")
            message = await chats.sees(PRINCIPAL, "/export/", "một lần tải")
            found = ADDRESS.search(message.text)
            assert found is not None and found[0].startswith(base + "/export/")
            async with httpx.AsyncClient() as browser:
                assert "MN Hoa Ban" in (await browser.get(found[0])).text
                got = await browser.post(found[0])
                assert (got.status_code, got.content[:2]) == (200, b"PK")
                assert (await browser.post(found[0])).status_code == 410
                metrics = (await browser.get(f"http://127.0.0.1:{program.admin}/metrics")).text
            assert await program.stop() == 0
        except BaseException:
            print(program.log.read_text()[-4000:])
            await program.kill()
            raise
        token = found[0].rpartition("/")[2]
        assert token not in program.log.read_text() + metrics
        assert not folders(folder)


def test_a_link_of_the_running_program_opens_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/town.db"
    database = Database(url, test_sealer())
    seeded(database)
    database.stop()
    asyncio.run(story(url, tmp_path))
    database = Database(url, test_sealer())
    with database.reading() as connection:
        actions = list(connection.execute(sa.select(AUDIT.c.action).order_by(AUDIT.c.id)).scalars())
    database.stop()
    assert [action for action in actions if action.startswith("export")] == ["export_link_made", "export_downloaded"]
