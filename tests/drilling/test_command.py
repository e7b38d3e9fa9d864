"""`khaibao drill` as an operator uses it."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.web.metrics import Metrics
from storage.queries.facts import write_clock_offset
from storage.sealing import Sealer
from tests.drilling.drills import drills
from tests.escalating.hoa_ban import HoaBan, pushes
from tests.running.test_commands import khaibao
from tests.town import Town

Desk = Callable[[], Town]


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Town:
    """A town on the database that the commands open; its clock is the commands' too."""
    monkeypatch.chdir(tmp_path)
    url = f"sqlite:///{tmp_path}/a.db"
    monkeypatch.setenv("KHAIBAO_DATABASE_URL", url)
    monkeypatch.setenv("KHAIBAO_TELEGRAM_BOT_TOKENS", "4242:token-of-a-test-only")
    khaibao("db", "upgrade")
    monkeypatch.setattr("tests.town.test_sealer", lambda: _sealer(tmp_path))
    return Town(url)


def _sealer(folder: Path) -> Sealer:
    from bot.config import read_settings
    from bot.keys import open_sealer

    return open_sealer(read_settings(), make=False)


def at(town: Town, day: str, time: str) -> None:
    """The commands read the clock's offset from its row."""
    town.to(day, time)
    town.database.write(lambda c: write_clock_offset(c, town.clock.offset)).result()


def test_a_drill_is_begun_shown_and_measured(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    at(town, "Wed", "09:30")
    [row] = json.loads(khaibao("drill", "start", "--unit", "HB", "--json").stdout)
    assert (row["unit"], row["severity"], row["state"], row["how"]) == ("HB", "red", "running", "command")
    town.by(seconds=30)
    hoa_ban["nurse"].hears("DIỄN TẬP", rings=True)
    hoa_ban["nurse"].taps("Mở")
    hoa_ban["nurse"].taps("Kết thúc diễn tập")
    town.by(minutes=1)
    khaibao("drill", "list")
    shown = khaibao("drill", "show", "--unit", "HB").stdout
    assert "Cô Thảo (y tế trường): tin tới qua Town sau" in shown
    [told] = json.loads(khaibao("drill", "show", "--json").stdout)
    assert {each["post"] for each in told["result"]["told"]} == {"school_health", "principal", "district_contact"}
    page = Metrics(town.database, town.clock).page().decode()
    assert 'khaibao_drill_acknowledgement_seconds_count{channel="town",duty="school_health"} 1.0' in page
    assert 'khaibao_drill_delivery_seconds_bucket{channel="town",duty="principal",le="1.0"} 1.0' in page
    assert "Thảo" not in page
    cases = json.loads(khaibao("case", "list", "--json").stdout)
    assert [(each["drill"], each["class"]) for each in cases] == [(True, None)]
    status = json.loads(khaibao("status", "--json").stdout)
    assert (status["cases_open"], status["cases_untaken"], status["drills_open"]) == (0, 0, 0)


def test_refused_with_one_clear_line_or_planned_for_the_next_working_hours(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    at(town, "Wed", "18:05")
    refused = khaibao("drill", "start", "--unit", "HB", code=1)
    assert refused.stderr.strip() == (
        "khaibao: MN Hoa Ban: chỉ diễn tập trong giờ làm việc của ngày học, để không ai bị đánh thức. "
        "Lúc gần nhất có thể: 07:30 26/11/2026; đặt trước bằng --at."
    )
    assert not [row for row in pushes(town) if row.kind == "alert"]
    [planned] = json.loads(khaibao("drill", "start", "--unit", "HB", "--at", "next", "--json").stdout)
    assert planned["state"] == "planned"
    again = khaibao("drill", "start", "--unit", "HB", code=1)
    assert "đã có một lần diễn tập được đặt trước" in again.stderr
    town.to("Thu", "07:29")
    assert not hoa_ban["nurse"].heard()
    town.to("Thu", "07:30")
    hoa_ban["nurse"].hears("DIỄN TẬP", rings=True)
    assert drills(town)[0].state == "running"


def test_a_higher_unit_is_each_of_its_schools(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    other = town.seeds.unit("BC", "TH Ban Công", "school", parent=hoa_ban.commune, station=hoa_ban.station)
    head = town.actor(town.seeds.holder("Lò Văn Sinh", "principal", other, school=other)[1])
    at(town, "Wed", "09:30")
    begun = json.loads(khaibao("drill", "start", "--unit", "00679", "--severity", "amber", "--json").stdout)
    assert sorted(each["unit"] for each in begun) == ["BC", "HB"]
    town.to("Wed", "10:31")
    hoa_ban["nurse"].hears("DIỄN TẬP", "mức vàng", rings=False)
    head.hears("DIỄN TẬP", "TH Ban Công")
    khaibao("drill", "start", "--unit", "nowhere", code=1)
    khaibao("drill", "start", "--unit", "HB", "--at", "yesterday", code=1)
    khaibao("drill", "show", "99", code=1)


def test_doctor_and_setting_say_how_to_have_one(town: Town) -> None:
    HoaBan(town).usual_staff()
    at(town, "Wed", "09:30")
    assert "1 of 1 schools had none within two months" in khaibao("doctor", code=1).stdout
    khaibao("setting", "set", "--unit", "HB", "drill", "2 T4 9h30")
    assert "drill = 2 wed 09:30" in khaibao("setting", "list", "--unit", "HB").stdout
    listed = json.loads(khaibao("drill", "list", "--json").stdout)
    assert listed == {"drills": [], "by_calendar": {"HB": "2026-12-09T02:30:00+00:00"}}
    khaibao("drill", "start", "--unit", "HB")
    assert "drills: every school had one within two months" in khaibao("doctor", code=1).stdout
    assert town.clock.offset != timedelta()
