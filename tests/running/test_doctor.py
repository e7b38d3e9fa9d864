"""`khaibao doctor`: each thing that is wrong is named, with what to do; looking changes nothing."""

import asyncio
import socket
import sqlite3
import threading
from base64 import b64encode
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import aiohttp
import pytest
import sqlalchemy as sa
from typer.testing import CliRunner

from bot.clock import Clock
from bot.commands.program import app
from bot.config import read_settings
from bot.delivery.ledger import month_of
from bot.loopback import TelegramLoopback
from bot.loopback.standing import StandIn
from bot.loopback.zalo import ZaloLoopback
from bot.opening import open_database
from storage.tables import LEDGER
from tests.running.test_commands import SAMPLES, khaibao
from tests.seeding import Seeds

TOKEN = "4242:token-of-a-test-only"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An operator's folder with a token and nothing else; nobody answers as Telegram."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KHAIBAO_TELEGRAM_BOT_TOKENS", TOKEN)
    monkeypatch.setenv("KHAIBAO_TELEGRAM_API", "http://127.0.0.1:1")
    return tmp_path


def findings() -> str:
    result = CliRunner().invoke(app, ["doctor"])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert ("✗" in result.stdout) == (result.exit_code == 1)
    return result.stdout


@contextmanager
def serving(monkeypatch: pytest.MonkeyPatch, stand_in: StandIn, setting: str) -> Iterator[str]:
    """A messenger's stand-in that a setting points at."""
    loop = asyncio.new_event_loop()
    loop.run_until_complete(stand_in.listen("127.0.0.1", 0))
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    monkeypatch.setenv(setting, stand_in.base)
    try:
        yield stand_in.base
    finally:
        asyncio.run_coroutine_threadsafe(stand_in.close(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def telegram(monkeypatch: pytest.MonkeyPatch, *tokens: str) -> AbstractContextManager[str]:
    """The stand-in, knowing these tokens alone."""
    return serving(monkeypatch, TelegramLoopback(tokens), "KHAIBAO_TELEGRAM_API")


def test_an_empty_folder_stays_empty(folder: Path) -> None:
    assert "! database: data/khaibao.db is not there yet; `khaibao run` makes it, and its keys" in findings()
    assert list(folder.iterdir()) == []


def test_all_is_well_but_what_a_doctor_has_to_approve(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    khaibao("db", "upgrade")
    with telegram(monkeypatch, TOKEN):
        said = findings()
    assert "✗" not in said
    assert "✓ keys" in said and "✓ bot 4242: getMe answers" in said
    assert "! forms: questions in words without an official source: " in said and "school-hanoi-2021 5" in said
    assert "! rule: fever-37.5" in said and "khaibao rule approve fever-37.5" in said


def test_a_wrong_setting(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHAIBAO_LISTEN", "8080")
    assert "✗ settings: KHAIBAO_LISTEN: " in findings()


def test_lost_keys_are_not_made_anew(folder: Path) -> None:
    khaibao("db", "upgrade")
    (folder / "keys").rename(folder / "elsewhere")
    assert "✗ keys: keys/field-keys is not there; put the keys/ folder back" in findings()
    assert not (folder / "keys").exists()


def test_keys_of_another_installation(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    khaibao("import", "units", str(SAMPLES / "don-vi.xlsx"))
    khaibao("import", "roster", str(SAMPLES / "th-phu-lam-a.xlsx"), "--unit", "THPLA")
    monkeypatch.setenv("KHAIBAO_FIELD_KEYS", "1:" + b64encode(b"o" * 32).decode())
    assert "✗ keys: the keys are not those this database was made with" in findings()


def test_slips_printed_before_a_change_of_keys(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    khaibao("import", "units", str(SAMPLES / "don-vi.xlsx"))
    khaibao("import", "roster", str(SAMPLES / "th-phu-lam-a.xlsx"), "--unit", "THPLA")
    with telegram(monkeypatch, TOKEN):
        khaibao("invite", "--unit", "THPLA", "--out", "slips.html")
    for name in ("field-keys", "index-keys"):
        file = folder / "keys" / name
        file.write_text("2:" + b64encode(name[:1].encode() * 32).decode() + "," + file.read_text())
    assert "values are under an older key; run `khaibao keys rotate`" in findings()
    assert "slips, until they are used or over (14 days)" in khaibao("keys", "rotate").stderr
    assert "! keys: 132 printed slips need an older index key; leave it in" in findings()
    with sqlite3.connect(folder / "data" / "khaibao.db") as kept:
        kept.execute("update invitation set expires_at = '2001-01-01 00:00:00.000000' where expires_at is not null")
    assert "✓ keys: everything is under the newest keys" in findings()


@pytest.mark.parametrize(
    ("revision", "said"),
    [
        ("9022a615e372", "run `khaibao db upgrade` (make a back-up first)"),
        ("from-2031", "of a newer version; use that version"),
    ],
)
def test_a_database_of_another_version(folder: Path, revision: str, said: str) -> None:
    khaibao("db", "upgrade")
    engine = sa.create_engine(f"sqlite:///{folder}/data/khaibao.db")
    with engine.begin() as connection:
        connection.execute(sa.text("update alembic_version set version_num = :it"), {"it": revision})
    engine.dispose()
    assert f"✗ migrations: at {revision}" in (answer := findings())
    assert said in answer


def test_a_file_that_is_no_database(folder: Path) -> None:
    khaibao("db", "upgrade")
    (folder / "data" / "khaibao.db").write_text("a letter to the parents, not a database" * 9)
    assert "✗ database: it does not answer: file is not a database" in findings()


def test_a_place_that_cannot_be_written_to(folder: Path) -> None:
    (folder / "data").write_text("a file where the folder should be")
    assert f"✗ folder: {folder}/data cannot be written to" in findings()


def test_a_taken_port(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        monkeypatch.setenv("KHAIBAO_LISTEN", address)
        assert f"! port: {address} cannot be listened on" in findings()


def test_a_token_that_is_refused_and_a_telegram_that_is_away(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "✗ bot 4242: http://127.0.0.1:1 does not answer" in findings()
    with telegram(monkeypatch, "77:another-bot"):
        assert "✗ bot 4242: the token is refused; copy it anew from @BotFather" in findings()


def test_each_zalo_bot_is_asked_who_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = "zalo-one:a-test-token", "zalo-two:a-test-token"
    monkeypatch.setenv("KHAIBAO_TELEGRAM_BOT_TOKENS", "")
    monkeypatch.setenv("KHAIBAO_ZALO_BOT_TOKENS", f"{one},{two}")
    monkeypatch.setenv("KHAIBAO_ZALO_API", "http://127.0.0.1:1")
    assert "✗ Zalo bot 1: http://127.0.0.1:1 does not answer" in findings()
    with serving(monkeypatch, ZaloLoopback([one]), "KHAIBAO_ZALO_API"):
        said = findings()
    assert "✓ Zalo bot 1: getMe answers bot." in said
    assert "! Zalo bot 1: no KHAIBAO_PUBLIC_URL: it is polled" in said
    assert "✗ Zalo bot 2: the token is refused; copy it anew from the Zalo Bot Platform" in said
    assert one not in said and two not in said


def test_what_each_counted_bot_has_left_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHAIBAO_TELEGRAM_BOT_TOKENS", "")
    monkeypatch.setenv("KHAIBAO_ZALO_BOT_TOKENS", "zalo-one:a-test-token")
    monkeypatch.setenv("KHAIBAO_ZALO_API", "http://127.0.0.1:1")
    khaibao("db", "upgrade")
    assert "! messages: no KHAIBAO_ZALO_MONTHLY_QUOTA: nothing is reserved for alerts" in findings()
    monkeypatch.setenv("KHAIBAO_ZALO_MONTHLY_QUOTA", "100, 5512:10, 9:7")
    database = open_database(read_settings())
    database.start()
    seeds, now = Seeds(database, Clock(), "1"), Clock().now()
    for number, (bot, used) in enumerate((("5511", 79), ("5512", 8)), 1):
        seeds.account(None, channel="zalo", bot=bot, chat=str(number))
        month = {"account_id": number, "month": month_of(now), "bot": f"zalo:{bot}", "n": used, "since": used}
        seeds.insert(LEDGER, **month, what="sent", last_at=now)
    database.stop()
    said = findings()
    assert "✓ messages: this month zalo:5511 79 of 100 (79 %); reminders and lists stop at 80" in said
    assert "! messages: this month zalo:5512 8 of 10 (80 %); reminders and lists stop at 8" in said
    assert "! messages: settings name zalo:9, to which nobody has written" in said


def test_a_webhook_that_is_set_elsewhere(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def set_webhook(base: str) -> None:
        fields = {"url": "http://127.0.0.1:9/of-another-program"}
        async with aiohttp.ClientSession() as session, session.post(f"{base}/bot{TOKEN}/setWebhook", json=fields) as it:
            assert (await it.json())["ok"]

    with telegram(monkeypatch, TOKEN) as base:
        asyncio.run(set_webhook(base))
        assert "! bot 4242: a webhook is set elsewhere; `khaibao run` removes it and polls" in findings()
