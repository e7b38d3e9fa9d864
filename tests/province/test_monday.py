"""One Monday of a province: digests, lists, roll-out and exports are right to the last figure, counted twice."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.clock import local_date
from bot.commands.exporting import Format, write_wanted
from bot.reports.digests import Digest, Line, digest_of
from bot.reports.wanted import Wanted
from storage.needs import Reading
from storage.queries.areas import area_at, asks_on
from tests.province.province import CHILDREN, OWED, UNCONNECTED, Plan, Province, each_district, numbers
from tests.town import MONDAY, Town

PLAIN, HIDDEN = ("schools", "asked", "silent", "owed"), ("owing", "flagged", "open_cases")


@pytest.fixture
def province(town: Town, url: str) -> Province:
    """Twelve districts on SQLite; PostgreSQL, whose statements each cross a socket, has four, larger ones."""
    return Province(town, 144, 12) if url.startswith("sqlite") else Province(town, 100)


def digests(province: Province) -> list[Digest]:
    with province.town.database.reading() as connection:
        now = province.town.clock.now()
        reading = Reading(connection, province.town.database.sealer, now, local_date(now))
        found = [area_at(reading, province.unit, ask) for ask in asks_on(reading, MONDAY)]
    return [digest_of(area) for area in found if area is not None]


def is_told(line: Line, true: dict[str, int]) -> None:
    """What is told exactly is so; what is told as a range holds it, and is a range only where few are hidden."""
    assert {name: getattr(line, name) for name in PLAIN} == {name: true[name] for name in PLAIN}
    for name in HIDDEN:
        cell = getattr(line, name)
        assert cell.low <= true[name] <= cell.high, (name, cell, true[name])
    assert line.owing.is_exact, "no school owes fewer than five, none has declared fewer"


def exported(province: Province, out: Path, what: str) -> list[dict[str, Any]]:
    wanted = Wanted("rounds") if what == "rounds" else Wanted("declarations", "school-situation")
    write_wanted(province.town.database, province.town.clock, wanted, "24", out, Format.JSON)
    found: list[dict[str, Any]] = json.loads(out.read_text())
    return [row for row in found if row["date"] == "2026-11-23"]


def test_a_monday_of_a_province_is_right_to_the_last_figure(province: Province, tmp_path: Path) -> None:
    town, plans = province.town, province.plans
    town.to("Mon", "06:25")
    province.morning()
    town.to("Mon", "08:31")
    what_went_up(province)
    province.reporting()
    town.to("Mon", "10:00")
    province.orders()
    town.to("Mon", "10:30")
    province.answering()
    who_has_answered(province)
    roll_out(province)
    town.to("Mon", "17:30")
    rounds = exported(province, tmp_path / "rounds.json", "rounds")
    assert len(rounds) == 3 * len(plans)
    for row in rounds:
        assert (row["owed"], row["declared"]) == expected(province.by_code[row["school"]], row), row
    signed = exported(province, tmp_path / "signed.json", "declarations")
    assert len(signed) == sum(plan.reports for plan in plans) + sum(plan.answers for plan in plans)
    for row in signed:
        plan = province.by_code[row["school"]]
        assert {name: row[name] for name in ("enrolled", "declared", "owing", "absent_ill", "flagged", "staff")} == {
            "enrolled": CHILDREN + UNCONNECTED,
            "declared": plan.declared,
            "owing": plan.owing - 1,
            "absent_ill": int(plan.child_is_ill),
            "flagged": int(plan.child_is_ill),
            "staff": 1,
        }
        assert row["counted_owing_unconnected"] == UNCONNECTED


def what_went_up(province: Province) -> None:
    """At 08:30 the province and each district, the silent one too."""
    [digest] = digests(province)
    is_told(digest.whole, numbers(province.plans))
    lines = {line.unit.name: line for line in digest.lines}
    assert set(lines) == {name for name, _ in each_district(province)}
    for name, true in each_district(province):
        is_told(lines[name], true)
    silent = [plan for plan in province.plans if plan.declared == 0]
    assert set(digest.silent) == {f"Trường số {plan.number:03}" for plan in silent}
    true = numbers(province.plans)
    declared, owed = true["owed"] - true["owing"], true["owed"]
    for contact in (province.contact, province.second):
        text = contact.hears("Báo cáo Tỉnh Hòa Yên, thứ Hai 23/11, 08:30.", rings=False).plain
        assert f"Đã khai báo: {shown(declared)}/{shown(owed)}" in text, text
        assert f"Trường chưa có bản khai nào: {len(silent)}/{len(province.plans)}" in text
    for district, leader in province.leaders.items():
        text = leader.hears(f"Báo cáo Huyện số {district:02}, thứ Hai 23/11, 08:30.", rings=False).plain
        own = numbers(province.of(district))
        if own["silent"] == own["schools"]:
            assert (str(own["schools"]) in text and "Đã khai báo: 0" in text) or "hệ thống" in text, text
        else:
            assert f"Đã khai báo: {own['owed'] - own['owing']}/{own['owed']}" in text, text


def shown(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def who_has_answered(province: Province) -> None:
    """The maker sees who has the letter, who said so, who declared."""
    letters = sum(plan.has_letter for plan in province.plans)
    answers = sum(plan.answers for plan in province.plans)
    province.contact.says("/motdot").taps("1234/SGDĐT-CTTT")
    n = len(province.plans)
    province.contact.sees(f"{n} trường: tin đã tới {n}, đã nhận văn bản {letters}, đã mở đợt {n}", f"{answers}/{n}")


def roll_out(province: Province) -> None:
    """Which schools have begun: an account, and a first declaration of anybody or of the school."""
    begun = sum(plan.family_declares or plan.reports or plan.answers for plan in province.plans)
    province.contact.says("/motdot").taps("Tình hình triển khai: Tỉnh Hòa Yên")
    province.contact.sees(f"{begun}/{len(province.plans)} trường đã có tài khoản")


def expected(plan: Plan, row: dict[str, Any]) -> tuple[int, int]:
    """What the export of rounds must say of one of a school's three."""
    if row["form"] == "person-2026":
        return OWED, plan.declared
    return 1, int(plan.answers if row["order"] == "ad_hoc" else plan.reports)
