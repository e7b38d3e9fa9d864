"""`khaibao audit` and `khaibao sending` beside a running bot, as an operator uses them."""

import json
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.config import SettingsWrong, read_settings
from storage import migrate
from storage.queries.facts import write_clock_offset
from storage.queries.health import read_health
from storage.tables import CASE
from tests.escalating.hoa_ban import HoaBan
from tests.running.test_commands import khaibao
from tests.town import Town, at

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)


@pytest.fixture
def office(town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    """A town whose operator has a terminal; its clock runs from where the town's stands."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KHAIBAO_DATABASE_URL", town.database.url)
    monkeypatch.setenv("KHAIBAO_TELEGRAM_BOT_TOKENS", "4242:token-of-a-test-only")
    for name, letter in (("FIELD", b"f"), ("INDEX", b"i")):
        monkeypatch.setenv(f"KHAIBAO_{name}_KEYS", "1:" + b64encode(letter * 32).decode())
    town.database.write(_stamp).result()
    yield town


def _stamp(connection: sa.Connection) -> None:
    """A town's tables are made at once; say that they are the newest."""
    connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
    connection.execute(sa.text("INSERT INTO alembic_version VALUES (:newest)"), {"newest": migrate.newest_revision()})


def at_the_towns_time(town: Town) -> None:
    town.database.write(lambda c: write_clock_offset(c, town.clock.offset)).result()


def test_audit_ends_with_1_while_something_is_wrong(office: Town) -> None:
    office.is_broken = True
    hoa_ban = HoaBan(office).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    office.to("Mon", "06:41")
    hoa_ban.mother_of(tue).declares(tue)
    at_the_towns_time(office)
    assert "nothing is wrong" in khaibao("audit").output
    office.database.write(lambda c: c.execute(sa.update(CASE).values(next_at=None))).result()
    office.clock.move_to(at("Mon", "06:48"))
    at_the_towns_time(office)
    told = json.loads(khaibao("audit", "--json", code=1).output)
    assert [each["kind"] for each in told["findings"]] == ["untold"]
    assert "Tuệ" not in str(told)
    assert "1 findings" in khaibao("audit", code=1).output


def test_sending_is_paused_with_an_end_and_goes_on(office: Town) -> None:
    hoa_ban = HoaBan(office).usual_staff()
    office.to("Mon", "06:41")
    at_the_towns_time(office)
    for wrong in ("25:99", "soon", "2026-11-22T10:00+07:00", "2026-11-24T06:50+07:00"):
        khaibao("sending", "pause", "--until", wrong, code=1)
    khaibao("sending", "pause", code=2)
    khaibao("sending", "pause", "--until", "07:30", "--bot", "telegram:9", code=1)
    khaibao("sending", "resume", code=1)
    assert "keeps still until 23/11 07:30" in khaibao("sending", "pause", "--until", "07:30").output
    status = json.loads(khaibao("status", "--json").output)
    assert status["sending_troubles"] == ["held"]
    with office.database.reading() as connection:
        assert read_health(connection, office.clock.now()).codes == ("held",)
    khaibao("sending", "resume")
    assert json.loads(khaibao("status", "--json").output)["sending_troubles"] == []
    office.by(minutes=2)
    hoa_ban["operator"].hears("Việc gửi tin tạm dừng đến 07:30 23/11")
    hoa_ban["operator"].hears("Đã gửi tin trở lại")


def test_a_heartbeat_address_that_is_none_is_named_without_being_told(
    office: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KHAIBAO_HEARTBEAT_URL", "hc.example/a-secret-path")
    with pytest.raises(SettingsWrong, match="HEARTBEAT_URL") as wrong:
        read_settings()
    assert "a-secret-path" not in str(wrong.value)
    assert "HEARTBEAT_URL" in khaibao("audit", code=1).stderr
