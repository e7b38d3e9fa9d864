"""What may be run on what: the demo keeps to itself, a real bot never takes a demo's data, one process a file."""

import re
from base64 import b64encode
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.clock import Clock
from bot.commands.sharing import allowances
from bot.config import Settings, SettingsWrong, read_settings
from bot.delivery.rules import Allowance
from bot.keys import open_sealer
from bot.opening import CannotOpen, only_one, open_clock, open_database
from storage.queries import facts
from storage.sealing import KeysWrong, new_uid
from storage.tables import PERSON
from tests.seeding import Seeds

TOKEN = "4242:token-of-a-test-only"
KEY = "1:" + b64encode(b"k" * 32).decode()


def settings(tmp_path: Path, **given: Any) -> Settings:
    """Settings of a test, from nothing but what is given."""
    values = {"database_url": f"sqlite:///{tmp_path}/a.db", "field_keys": KEY, "index_keys": KEY, **given}
    return Settings(_env_file=None, **values)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"listen": "0.0.0.0:8080"}, "loopback only"),
        ({"admin_listen": "192.168.1.5:8081"}, "loopback only"),
        ({"public_url": "https://khaibao.example", "webhook_secret": "x"}, "no KHAIBAO_PUBLIC_URL"),
    ],
)
def test_the_demo_stays_on_this_machine(tmp_path: Path, given: dict[str, str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        settings(tmp_path, **given)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"public_url": "https://khaibao.example"}, "WEBHOOK_SECRET is required"),
        ({"telegram_bot_tokens": "not a token"}, "BotFather"),
        ({"clock": "2026-11-23T05:50:00+07:00"}, "CLOCK is refused"),
        ({"clock": "2026-11-23T05:50:00", "telegram_api": "http://127.0.0.1:1"}, "offset"),
        ({"listen": "8080"}, "127.0.0.1:8080"),
        ({"timezone": "Asia/Hanoi"}, "no such time zone"),
        ({"database_url": "mysql://u"}, "sqlite:///path or postgresql"),
        ({"database_url": "data.db"}, "sqlite:///path or postgresql"),
        ({"database_url": "postgresql://u:p@127.0.0.1:port/x"}, "sqlite:///path or postgresql"),
        ({"database_url": "sqlite+aiosqlite:///a.db"}, "sqlite:///path or postgresql"),
        ({"database_url": "sqlite://"}, "sqlite needs a file"),
        ({"telegram_api": "127.0.0.1:8090"}, "an address looks like https://"),
        ({"telegram_api": "http://127.0.0.1:port"}, "an address looks like https://"),
        ({"public_url": "khaibao.example", "webhook_secret": "x"}, "an address looks like https://"),
        ({"public_url": "http://khaibao.example", "webhook_secret": "x"}, "https alone"),
        ({"field_keys": "1:" + b64encode(b"k" * 31).decode()}, "32 bytes are needed, 31 given"),
        ({"index_keys": ","}, "write number:base64 of 32 bytes"),
        ({"retain_days": "99999999999"}, "less than or equal to 36500"),
        ({"clock": "9999-12-31T23:59:00+07:00", "telegram_api": "http://127.0.0.1:1"}, "a year from 2000 to 2199"),
        ({"listen": "127.0.0.1:80", "admin_listen": "127.0.0.1:80"}, "need a port each"),
        ({"role": "web"}, "web and worker come with a later version"),
        ({"role": "worker"}, "web and worker come with a later version"),
    ],
)
def test_settings_that_cannot_be_are_named(tmp_path: Path, given: dict[str, str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        settings(tmp_path, **{"telegram_bot_tokens": TOKEN, **given})


def test_a_real_bot_refuses_a_demo_and_the_demo_a_real_database(tmp_path: Path) -> None:
    demo, real = settings(tmp_path), settings(tmp_path, telegram_bot_tokens=TOKEN)
    database = open_database(demo)
    with database.engine.begin() as connection:
        facts.write_fact(connection, facts.DEMO, "ready")
    database.stop()
    with pytest.raises(CannotOpen, match="this database is a demo"):
        open_database(real)
    open_database(demo).stop()


def test_commands_without_a_token_work_on_real_data_that_the_demo_refuses(tmp_path: Path) -> None:
    without_token = settings(tmp_path)
    database = open_database(without_token)
    database.start()
    Seeds(database, Clock(), "1").unit("PLA", "Tiểu học Phù Lam A", "school")
    database.stop()
    open_database(without_token).stop()
    with pytest.raises(CannotOpen, match="set KHAIBAO_TELEGRAM_BOT_TOKENS for the real bot"):
        open_database(without_token, to_run=True)
    open_database(settings(tmp_path, telegram_bot_tokens=TOKEN), to_run=True).stop()


def test_the_demo_takes_a_migrated_but_empty_database(tmp_path: Path) -> None:
    open_database(settings(tmp_path, telegram_bot_tokens=TOKEN)).stop()
    open_database(settings(tmp_path)).stop()


def test_a_new_database_is_its_owners_alone(tmp_path: Path) -> None:
    open_database(settings(tmp_path)).stop()
    assert (tmp_path / "a.db").stat().st_mode & 0o077 == 0


def test_a_second_process_on_the_same_file_is_refused(tmp_path: Path) -> None:
    with only_one(settings(tmp_path)), pytest.raises(CannotOpen, match="another"), only_one(settings(tmp_path)):
        raise AssertionError("both run")
    with only_one(settings(tmp_path)):
        pass


def test_a_moved_clock_goes_on_where_it_was_after_a_restart(tmp_path: Path) -> None:
    moved = settings(
        tmp_path, telegram_bot_tokens=TOKEN, telegram_api="http://127.0.0.1:1", clock="2026-11-23T05:50:00+07:00"
    )
    database = open_database(moved)
    clock = open_clock(database, moved)
    with database.engine.begin() as connection:
        later = Clock(clock.offset * 2)
        facts.write_clock_offset(connection, later.offset)
    assert open_clock(database, moved).offset == later.offset
    other = moved.model_copy(update={"clock": clock.now()})
    assert open_clock(database, other).offset != later.offset
    database.stop()


def test_keys_are_made_once_and_others_may_not_read_them(tmp_path: Path) -> None:
    bare = settings(tmp_path, field_keys="", index_keys="", telegram_bot_tokens=TOKEN)
    sealer = open_sealer(bare, tmp_path / "keys")
    uid = b"u" * 16
    sealed = sealer.seal("person.name", uid, "Minh")
    assert open_sealer(bare, tmp_path / "keys").open("person.name", uid, sealed) == "Minh"
    file = tmp_path / "keys" / "field-keys"
    assert file.stat().st_mode & 0o077 == 0
    file.chmod(0o644)
    with pytest.raises(KeysWrong, match="600"):
        open_sealer(bare, tmp_path / "keys")


def test_postgresql_needs_keys_of_its_own(tmp_path: Path) -> None:
    bare = settings(tmp_path, database_url="postgresql://127.0.0.1/x", field_keys="", telegram_bot_tokens=TOKEN)
    with pytest.raises(KeysWrong, match="KHAIBAO_FIELD_KEYS is required"):
        open_sealer(bare, tmp_path / "keys")


def test_keys_of_another_installation_are_refused_before_anything_is_sealed_with_them(tmp_path: Path) -> None:
    database = open_database(settings(tmp_path))
    uid, sealer = new_uid(), database.sealer
    person = {
        "uid": uid,
        "kind": "guardian",
        "sealed_name": sealer.seal("person.name", uid, "Lê Thu Hà"),
        "sealed_phone": sealer.seal("person.phone", uid, "+84590000123"),
        "phone_index": sealer.index("phone", "+84590000123"),
    }
    with database.engine.begin() as connection:
        connection.execute(sa.insert(PERSON).values(person))
    database.stop()
    open_database(settings(tmp_path)).stop()
    other = "1:" + b64encode(b"o" * 32).decode()
    for lost in ("field_keys", "index_keys"):
        with pytest.raises(KeysWrong, match="keys are not those this database was made with"):
            open_database(settings(tmp_path, **{lost: other}))


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_text("a letter to the parents, not a database" * 9)
    with pytest.raises(CannotOpen, match="not a database"):
        open_database(settings(tmp_path))


def test_an_empty_value_means_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    example = (Path(__file__).parents[2] / ".env.example").read_text()
    names = re.findall(r"^(KHAIBAO_\w+)=", example, re.MULTILINE)
    assert {name.removeprefix("KHAIBAO_").lower() for name in names} == set(Settings.model_fields)
    for name in names:
        monkeypatch.setenv(name, "")
    assert read_settings() == Settings.model_construct()
    (tmp_path / ".env").write_text(example)
    for name in names:
        monkeypatch.delenv(name)
    assert read_settings() == Settings.model_construct()


def test_what_is_wrong_is_said_with_the_settings_whole_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KHAIBAO_LISTEN", "0.0.0.0:8080")
    with pytest.raises(SettingsWrong, match=r"^the demo listens on loopback only: set KHAIBAO_LISTEN"):
        read_settings()


def test_each_zalo_bot_may_have_its_own_window_quota_and_reserve(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KHAIBAO_ZALO_WINDOW_HOURS", "48")
    monkeypatch.setenv("KHAIBAO_ZALO_MONTHLY_QUOTA", "3000, 5512 : 500")
    monkeypatch.setenv("KHAIBAO_ZALO_RESERVED_PERCENT", "77:0")
    given, hours = allowances(read_settings()), timedelta(hours=48)
    assert given == {
        "zalo": Allowance(hours, 3000, 0.2),
        "zalo:5512": Allowance(hours, 500, 0.2),
        "zalo:77": Allowance(hours, 3000, 0.0),
    }
    for wrong in ("0", "x", "3000, 3000", "5512:", "5512=500", "-1", "1:2:0"):
        monkeypatch.setenv("KHAIBAO_ZALO_MONTHLY_QUOTA", wrong)
        with pytest.raises(SettingsWrong, match=r"^KHAIBAO_ZALO_MONTHLY_QUOTA: .*write a number from 1"):
            read_settings()
    monkeypatch.setenv("KHAIBAO_ZALO_MONTHLY_QUOTA", "")
    monkeypatch.setenv("KHAIBAO_ZALO_RESERVED_PERCENT", "91")
    with pytest.raises(SettingsWrong, match="from 0 to 90"):
        read_settings()
