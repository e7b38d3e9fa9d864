"""The demo's database: who can be played once the samples are in it."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.channels.browser.roles import describe
from bot.channels.browser.seeding import SamplesUnfit, seed_demo
from bot.clock import Clock, local_date
from storage.database import Database
from storage.queries import browser, facts
from storage.tables import ACCOUNT, CASE
from tests.town import Town


def a_commune(town: Town, mothers_phone: str) -> None:
    """A kindergarten and a lower secondary school as the import would store them."""
    seeds = town.seeds
    commune = seeds.unit("X1", "Xã Phù Lam", "commune")
    kindergarten = seeds.unit("MN1", "MN Hoa Ban", "school", parent=commune)
    secondary = seeds.unit("CS1", "THCS Phù Lam", "school", parent=commune)
    rabbits, eighth = seeds.school_class(kindergarten, "Thỏ Ngọc"), seeds.school_class(secondary, "8A")
    for name, phone in (("Trần Gia Tuệ", mothers_phone), ("Lê Bảo An", "+84590000301"), ("Vũ An", "+84590000302")):
        child = seeds.pupil(name, kindergarten, rabbits, "2022-03-14")
        seeds.contact(child, "mother", phone)
    older = seeds.pupil("Đỗ Thu Hà", secondary, eighth, "2013-01-05")
    seeds.contact(older, "self", "+84590000303")
    seeds.contact(older, "father", "+84590000304")
    for name, kind, unit, order in (
        ("Nguyễn Thị Thảo", "school_health", kindergarten, 1),
        ("Đỗ Thị Nhàn", "school_health", kindergarten, 2),
        ("Lương Thị Xuân", "school_health", secondary, 1),
        ("Phan Văn Tĩnh", "school_health", secondary, 2),
        ("Phạm Thị Hiền", "principal", kindergarten, 1),
        ("Đặng Văn Kiên", "principal", secondary, 1),
        ("Ngô Thị Yến", "homeroom", rabbits, 1),
        ("Bùi Thị Dung", "district_contact", commune, 1),
    ):
        person = seeds.person(
            "official" if unit == commune else "staff", name, school=None if unit == commune else unit
        )
        seeds.duty(person, kind, unit, order)


def seed(town: Town, mothers_phone: str = "+84590000123") -> None:
    def import_all(database: Database, clock: Clock, samples: Path) -> None:
        a_commune(town, mothers_phone)

    seed_demo(town.database, town.clock, import_all)


def titles(town: Town) -> dict[str, str]:
    with town.database.reading() as connection:
        players = browser.players(connection, town.database.sealer, local_date(town.clock.now()))
        schools = browser.school_names(connection)
    voice = town.catalogs.voice("vi", "official")
    return {role["role"]: role["title"] for role in describe(players, voice, schools)}


def test_everybody_near_the_family_can_be_played_and_nobody_else(town: Town) -> None:
    seed(town)
    found = titles(town)
    assert found.pop("stranger")
    assert sorted(found.values()) == sorted(
        [
            "Mẹ của Tuệ",
            "Học sinh lớp 8A",
            "Giáo viên chủ nhiệm lớp Thỏ Ngọc",
            "Y tế trường",
            "Y tế trường (thay thế)",
            "Y tế trường",
            "Hiệu trưởng",
            "Cán bộ đầu mối",
        ]
    )


def test_the_family_has_consented_and_a_classmate_was_ill_on_friday(town: Town) -> None:
    seed(town)
    with town.database.reading() as connection:
        sealer, today = town.database.sealer, local_date(town.clock.now())
        players = dict(browser.players(connection, sealer, today))
        slip = browser.sample_slip(connection, sealer)
        [case] = connection.execute(sa.select(CASE)).all()
    [tue] = players["parent"].children
    assert tue.may_declare
    assert players["pupil"].myself is not None
    assert players["pupil"].myself.may_declare
    assert (case.class_id, case.syndrome, case.state) == (tue.class_id, "hfmd", "watched")
    assert case.person_id != tue.person_id
    assert slip is not None
    assert len(slip.code) == 10
    assert slip.child != tue.name
    assert slip.phone is not None


def test_a_demo_that_is_there_is_not_made_again(town: Town) -> None:
    seed(town)
    seed_demo(town.database, town.clock, lambda *given: pytest.fail("imported twice"))
    with town.database.reading() as connection:
        assert facts.read_fact(connection, facts.DEMO) == "ready"
        assert connection.execute(sa.select(sa.func.count()).select_from(ACCOUNT)).scalar() == 8


def test_samples_without_the_family_are_said_to_be_unfit(town: Town) -> None:
    with pytest.raises(SamplesUnfit, match="590000123"):
        seed(town, "+84590000999")
