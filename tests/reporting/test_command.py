"""`khaibao digest` as an operator uses it: the figures that go up, with the same counts hidden."""

import json
from pathlib import Path

import pytest

from storage.queries.facts import write_clock_offset
from storage.sealing import Sealer
from tests.reporting.areas import AreaTown
from tests.running.test_commands import khaibao
from tests.town import Town


@pytest.fixture
def area(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AreaTown:
    """A town on the database that the commands open; its clock is the commands' too."""
    monkeypatch.chdir(tmp_path)
    url = f"sqlite:///{tmp_path}/a.db"
    monkeypatch.setenv("KHAIBAO_DATABASE_URL", url)
    monkeypatch.setenv("KHAIBAO_TELEGRAM_BOT_TOKENS", "4242:token-of-a-test-only")
    khaibao("db", "upgrade")
    monkeypatch.setattr("tests.town.test_sealer", _sealer)
    town = Town(url)
    town.database.write(lambda c: write_clock_offset(c, town.clock.offset)).result()
    return AreaTown(town)


def _sealer() -> Sealer:
    from bot.config import read_settings
    from bot.keys import open_sealer

    return open_sealer(read_settings(), make=False)


def test_the_command_shows_what_goes_up(area: AreaTown) -> None:
    area.school("Tiểu học Phù Lam A", area.phu_lam, 40)
    area.school("THCS Phù Lam", area.phu_lam, 30)
    area.declare("Tiểu học Phù Lam A", 38)
    said = khaibao("digest", "--unit", "24").stdout
    assert "• Xã Phù Lam: 36–39/70 · 1/2 trường chưa có bản khai nào · chưa khai 31–34" in said
    [written] = json.loads(khaibao("digest", "--unit", "24", "--on", "2026-11-23", "--json").stdout)
    assert (written["whole"]["owed"], written["whole"]["owing"]) == (70, [31, 34])
    assert "no digest" not in khaibao("digest", "--unit", "24").stderr
    assert json.loads(khaibao("digest", "--unit", "24", "--on", "2026-11-24", "--json").stdout) == []


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--unit", "T0"), "digests are of units above the schools"),
        (("--unit", "nowhere"), "no unit has the code nowhere today"),
        (("--unit", "24", "--on", "hôm qua"), "no date; write it like 2026-11-23"),
        (("--unit", "24", "--on", "2026-11-24"), "nobody was asked to declare on 2026-11-24"),
    ],
)
def test_what_cannot_be_shown_is_said_in_one_line(area: AreaTown, options: tuple[str, ...], why: str) -> None:
    area.school("Tiểu học Phù Lam A", area.phu_lam, 40)
    failed = khaibao("digest", *options, code=1)
    assert why in failed.stderr
    assert len(failed.stderr.strip().splitlines()) == 1


def test_a_unit_sets_its_own_hour(area: AreaTown) -> None:
    area.school("Tiểu học Phù Lam A", area.phu_lam, 40)
    contact = area.contact("Vũ Đình Lâm", "district_contact", area.phu_lam)
    province = area.contact("Trịnh Quốc Bảo", "province_contact", area.province)
    assert "01001: digest = 09:15" in khaibao("setting", "set", "--unit", "01001", "digest", "9:15").stdout
    area.town.to("Mon", "09:14")
    assert not [message for message in contact.messages if message.plain.startswith("Báo cáo")]
    assert [message for message in province.messages if message.plain.startswith("Báo cáo")]
    area.town.to("Mon", "23:00")
    [text] = [message.plain for message in contact.messages if message.plain.startswith("Báo cáo")]
    assert text.startswith("Báo cáo xã Phù Lam, thứ Hai 23/11, 09:15.")
    assert "no time of day" in khaibao("setting", "set", "--unit", "01001", "digest", "sáng", code=1).stderr
    assert "is a school" in khaibao("setting", "set", "--unit", "T0", "digest", "09:00", code=1).stderr


def test_exports_of_rounds_hide_above_the_school_and_tell_the_school_itself(area: AreaTown, tmp_path: Path) -> None:
    area.school("Tiểu học Phù Lam A", area.phu_lam, 40)
    area.school("THCS Phù Lam", area.phu_lam, 30)
    area.declare("Tiểu học Phù Lam A", 38)
    area.declare("THCS Phù Lam", 20)
    area.town.to("Mon", "17:01")
    out = tmp_path / "rounds.json"

    def told(unit: str) -> list[tuple[str, int | None, str | None]]:
        khaibao("export", "rounds", "--unit", unit, "--format", "json", "--out", str(out))
        rows = json.loads(out.read_text())
        of_persons = [row for row in rows if row["form"] == "person-2026" and row["date"] == "2026-11-23"]
        return [(row["school"], row["declared"], row["declared_range"]) for row in of_persons]

    area.close_rounds()
    assert told("01001") == [("T0", None, "36–39"), ("T1", 20, None)]
    assert told("T0") == [("T0", 38, None)]
