"""Files become rows: twice changes nothing, a correction changes what it corrects, nobody is silently removed."""

from datetime import date, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.clock import local_date
from bot.imports import read_duties, read_roster, read_units
from bot.imports.planning import Plan
from bot.imports.storing import NoSchool, store_roster, store_units
from bot.imports.storing_duties import store_duties
from storage.queries.roster import KnownPerson, people_of
from storage.queries.units import unit_by_code
from storage.tables import BOND, CONTACT_POINT, DUTY, ENROLMENT, PERSON, UNIT, UNIT_EDGE
from tests.town import Town, at

SAMPLES = Path(__file__).parents[2] / "samples"
ROSTERS = {"MNHB": "mn-hoa-ban.xls", "THPLA": "th-phu-lam-a.xlsx", "THCSPL": "thcs-phu-lam.ods"}
TABLES = (UNIT, UNIT_EDGE, PERSON, ENROLMENT, CONTACT_POINT, DUTY)
HEAD = "Họ và tên;Ngày sinh;Lớp;Mã định danh;SĐT mẹ"


def counts(town: Town) -> list[int]:
    with town.database.reading() as connection:
        return [connection.execute(sa.select(sa.func.count()).select_from(t)).scalar_one() for t in TABLES]


def pupils(town: Town, code: str) -> dict[str, KnownPerson]:
    with town.database.reading() as connection:
        today = local_date(town.clock.now())
        unit = unit_by_code(connection, code, today)
        assert unit is not None
        return {p.name: p for p in people_of(connection, town.database.sealer, unit.id, "pupil", today)}


def import_samples(town: Town) -> None:
    store_units(town.database, read_units(SAMPLES / "don-vi.xlsx").units)
    for code, name in ROSTERS.items():
        store_roster(town.database, town.clock.now(), code, read_roster(SAMPLES / name))
    store_duties(town.database, town.clock.now(), read_duties(SAMPLES / "nhiem-vu.xlsx").duties)


@pytest.fixture
def school(town: Town) -> Town:
    """A town with one school and no pupils."""
    town.seeds.unit("TH", "Tiểu học Phù Lam A", "school")
    return town


def bring(town: Town, tmp_path: Path, *lines: str) -> Plan:
    file = tmp_path / "roster.csv"
    file.write_text("\n".join([HEAD, *lines]))
    return store_roster(town.database, town.clock.now(), "TH", read_roster(file))


def test_the_samples_come_in_and_coming_twice_change_nothing(town: Town) -> None:
    import_samples(town)
    once = counts(town)
    assert once[2] > 250
    import_samples(town)
    assert counts(town) == once
    minh = pupils(town, "THPLA")["Trần Gia Minh"]
    assert (minh.class_name, minh.details["birthday"]) == ("2A", "2019-09-05")
    assert "+84590000123" in {contact.phone for contact in minh.contacts}


def test_a_dry_run_stores_nothing(town: Town) -> None:
    store_units(town.database, read_units(SAMPLES / "don-vi.xlsx").units)
    before = counts(town)
    plan = store_roster(town.database, town.clock.now(), "THPLA", read_roster(SAMPLES / ROSTERS["THPLA"]), dry_run=True)
    assert plan.made > 50
    assert counts(town) == before


def test_a_corrected_file_changes_just_what_it_corrects(school: Town, tmp_path: Path) -> None:
    bring(school, tmp_path, "Trần An;05/09/2019;2A;;0590000301", "Lê Bình;06/09/2019;2A;;0590000302")
    before = pupils(school, "TH")
    plan = bring(school, tmp_path, "Trần Ân;05/09/2019;2A;;0590000301", "Lê Bình;06/09/2019;2A;;0590000303")
    after = pupils(school, "TH")
    assert (plan.made, plan.corrected, plan.leavers) == (0, 2, [])
    assert after["Trần Ân"].id == before["Trần An"].id
    assert [c.phone for c in after["Lê Bình"].contacts] == ["+84590000303"]


def test_who_is_gone_from_a_newer_file_is_listed_and_kept(school: Town, tmp_path: Path) -> None:
    bring(school, tmp_path, "Trần An;05/09/2019;2A;;", "Lê Bình;06/09/2019;2A;;")
    plan = bring(school, tmp_path, "Trần An;05/09/2019;2A;;")
    assert plan.leavers == ["Lê Bình (2A)"]
    assert pupils(school, "TH")["Lê Bình"].is_missing
    plan = bring(school, tmp_path, "Trần An;05/09/2019;2A;;", "Lê Bình;06/09/2019;2A;;")
    assert plan.leavers == []
    assert not pupils(school, "TH")["Lê Bình"].is_missing


def test_two_ministry_ids_are_two_pupils_whatever_else_agrees(school: Town, tmp_path: Path) -> None:
    twins = ("Trần An;05/09/2019;2A;0110000001;", "Trần An;05/09/2019;2A;0110000002;")
    assert bring(school, tmp_path, *twins).made == 2
    again = bring(school, tmp_path, *reversed(twins))
    assert (again.made, again.corrected, again.unchanged) == (0, 0, 2)


def test_a_new_school_year_moves_pupils_and_keeps_their_guardians(school: Town, tmp_path: Path) -> None:
    bring(school, tmp_path, "Trần An;05/09/2019;2A;0110000001;", "Lê Bình;06/09/2019;2A;;")
    an = pupils(school, "TH")["Trần An"]
    school.seeds.guardian("Trần Thị Mai", [an.id])
    teacher = school.seeds.person("staff", "Đỗ Thị Cúc")
    assert an.class_id is not None
    duty = school.seeds.duty(teacher, "homeroom", an.class_id)
    school.clock.stop_at(at("Mon", "08:00") + timedelta(days=280))
    plan = bring(school, tmp_path, "Trần An;05/09/2019;3A;0110000001;", "Lê Bình;06/09/2019;3B;;")
    after = pupils(school, "TH")
    assert plan.moved == 2
    assert (after["Trần An"].id, after["Trần An"].class_name, after["Trần An"].school_year) == (an.id, "3A", 2027)
    with school.database.reading() as connection:
        assert connection.execute(sa.select(BOND.c.state)).scalars().all() == ["active"]
        assert connection.execute(sa.select(DUTY.c.to_on).where(DUTY.c.id == duty)).scalar_one() <= date(2027, 8, 30)


def test_an_unknown_school_is_refused(town: Town) -> None:
    with pytest.raises(NoSchool):
        store_roster(town.database, town.clock.now(), "KHONGCO", read_roster(SAMPLES / ROSTERS["THPLA"]))


def test_twins_who_differ_in_one_mark_stay_who_they_are_in_any_order_and_next_year(
    school: Town, tmp_path: Path
) -> None:
    anh, other = "Đinh Minh Anh;05/09/2019;2A;;0590000301", "Đinh Minh Ánh;05/09/2019;2A;;0590000301"
    bring(school, tmp_path, anh, other)
    before = {name: person.id for name, person in pupils(school, "TH").items()}
    again = bring(school, tmp_path, other, anh)
    assert (again.made, again.corrected, again.unchanged) == (0, 0, 2)
    school.clock.stop_at(at("Mon", "08:00") + timedelta(days=280))
    moved = bring(school, tmp_path, other.replace("2A", "3B"), anh.replace("2A", "3A"))
    assert (moved.made, moved.moved, moved.leavers) == (0, 2, [])
    assert {name: person.id for name, person in pupils(school, "TH").items()} == before


def test_a_pupil_without_a_birthday_moves_up_by_the_familys_number(school: Town, tmp_path: Path) -> None:
    bring(school, tmp_path, "Trần An;;2A;;0590000301", "Lê Bình;06/09/2019;2A;;0590000302")
    an = pupils(school, "TH")["Trần An"].id
    school.clock.stop_at(at("Mon", "08:00") + timedelta(days=280))
    plan = bring(school, tmp_path, "Trần An;05/09/2019;3A;;0590000301", "Lê Bình;06/09/2019;3A;;0590000302")
    assert (plan.made, plan.moved, plan.leavers) == (0, 2, [])
    assert pupils(school, "TH")["Trần An"].id == an


def test_who_comes_with_the_birthday_of_one_who_left_is_somebody_else(school: Town, tmp_path: Path) -> None:
    bring(school, tmp_path, "Trần An;05/09/2019;2A;;0590000301", "Lê Gia Bình;06/09/2019;2A;;0590000302")
    before = pupils(school, "TH")
    plan = bring(school, tmp_path, "Vũ Hoa;05/09/2019;2A;;0590000309", "Lê Gia Bảo Bình;06/09/2019;2A;;0590000302")
    assert (plan.made, plan.corrected, plan.leavers) == (1, 1, ["Trần An (2A)"])
    assert pupils(school, "TH")["Lê Gia Bảo Bình"].id == before["Lê Gia Bình"].id


def test_levels_of_schools_stay_where_a_file_does_not_speak_of_them(town: Town, tmp_path: Path) -> None:
    def brought_in(*cells: str) -> str | None:
        heading = "Mã;Tên;Cấp;Mã cấp trên" + (";Cấp học" if len(cells) else "")
        file = tmp_path / "u.csv"
        file.write_text("\n".join([heading, ";".join(["T1", "Trường Phù Lam", "Trường", "", *cells])]), "utf-8")
        store_units(town.database, read_units(file).units)
        with town.database.reading() as connection:
            found: str | None = connection.execute(sa.select(UNIT.c.levels)).scalar_one()
            return found

    assert brought_in() is None
    assert brought_in("THCS, TH") == "primary lower_secondary"
    assert brought_in() == "primary lower_secondary"
    assert brought_in("Đại học") == "primary lower_secondary"
    assert brought_in("") is None
