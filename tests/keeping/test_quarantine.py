"""A restored database: what it brought along rings nobody twice, a child declared now is told of, and it has an end."""

from datetime import timedelta

import sqlalchemy as sa

from storage.keeping import backup
from storage.keeping.quarantine import begin, begin_if_restored
from storage.queries.facts import QUARANTINE, write_fact
from storage.queries.health import read_health
from storage.tables import OUTBOX
from tests.escalating.hoa_ban import HoaBan, cases
from tests.town import MONDAY, Town, at

FROM_BEFORE = {"nurse": 1, "contact": 1}
"""Who had heard before the back-up was made; the principal's message had not left."""


def restored(town: Town) -> HoaBan:
    """Monday's database, with a red case that the nurse knows of and a message that had not left, on Wednesday."""
    town.is_broken = True
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    mother = hoa_ban.mother_of(tue)
    town.to("Mon", "06:41")
    town.too_fast.add(hoa_ban["principal"].chat)
    mother.declares(tue)
    town.too_fast.clear()
    town.clock.move_to(at("Wed", "07:00"))
    town.database.write(lambda c: write_fact(c, QUARANTINE, "yes")).result()
    town.settle()
    assert len(hoa_ban["nurse"].heard()) == 1
    town.database.write(lambda c: begin_if_restored(c, town.clock.now())).result()
    town.settle()
    return hoa_ban


def alerts(hoa_ban: HoaBan) -> dict[str, int]:
    found = {office: len([m for m in actor.heard() if "mức đỏ" in m]) for office, actor in hoa_ban.staff.items()}
    return {office: count for office, count in found.items() if count}


def test_what_it_brought_along_is_kept_back_and_the_operators_hear_every_hour(town: Town) -> None:
    hoa_ban = restored(town)
    town.to("Wed", "09:30")
    assert alerts(hoa_ban) == FROM_BEFORE
    notes = [m for m in hoa_ban["operator"].messages if "Dữ liệu vừa được khôi phục" in m.plain]
    assert [f"{m.at:%H:%M}" for m in notes] == ["00:00", "01:00", "02:00"]
    assert all(m.rings for m in notes)
    assert "đến 07:00 26/11" in notes[0].plain
    hoa_ban["contact"].says("/truongcuatoi")
    assert hoa_ban["contact"].last.plain.startswith("⚠ Dữ liệu vừa được khôi phục, đang kiểm tra lại đến 07:00")


def test_a_child_declared_meanwhile_is_told_of_at_once_and_the_ladder_climbs(town: Town) -> None:
    hoa_ban = restored(town)
    an = hoa_ban.child("Lê Minh An")
    mother = hoa_ban.mother_of(an, name="Trần Thị Hà")
    town.to("Wed", "07:20")
    mother.declares(an)
    hoa_ban["nurse"].hears("mức đỏ", rings=True)
    hoa_ban["principal"].hears("mức đỏ", rings=True)
    town.to("Wed", "07:26")
    hoa_ban["deputy"].hears("mức đỏ", "Chưa có người nhận")
    hoa_ban["nurse"].taps("Mở")
    hoa_ban["nurse"].taps("Nhận ca này")
    town.to("Wed", "07:50")
    assert alerts(hoa_ban)["deputy"] == 1
    assert [case.state for case in cases(town)] == ["open", "taken"]


def test_it_ends_by_itself_after_a_day_and_drops_what_was_due_before(town: Town) -> None:
    hoa_ban = restored(town)
    town.to("Thu", "06:59")
    assert alerts(hoa_ban) == FROM_BEFORE
    town.to("Thu", "07:01")
    with town.database.reading() as connection:
        assert "quarantine" not in read_health(connection, town.clock.now()).codes
        states = dict(connection.execute(sa.select(OUTBOX.c.why, sa.func.count()).group_by(OUTBOX.c.why)).all())
    assert states["restored from a back-up"] >= 1
    hoa_ban["operator"].hears("Đã hết thời gian kiểm tra dữ liệu khôi phục")
    hoa_ban["deputy"].hears("mức đỏ", "Chưa có người nhận")
    assert alerts(hoa_ban)["nurse"] <= 2


def test_begun_anew_by_a_person_it_is_longer_and_confirmed_it_is_over(town: Town) -> None:
    hoa_ban = restored(town)
    town.to("Thu", "06:00")
    town.database.write(lambda c: begin(c, town.clock.now())).result()
    town.to("Thu", "08:00")
    assert alerts(hoa_ban) == FROM_BEFORE
    town.database.write(lambda c: backup.release(c, town.clock.now())).result()
    town.settle()
    hoa_ban["deputy"].hears("mức đỏ", "Chưa có người nhận")


def test_a_file_that_no_program_has_opened_sends_nothing(town: Town) -> None:
    town.is_broken = True
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    mother = hoa_ban.mother_of(tue)
    town.to("Mon", "06:41")
    town.database.write(lambda c: write_fact(c, QUARANTINE, "yes")).result()
    mother.declares(tue)
    town.by(minutes=30)
    assert alerts(hoa_ban) == {}
    town.database.write(lambda c: backup.release(c, town.clock.now() + timedelta())).result()


def test_an_emergency_met_with_silence_meanwhile_is_told(town: Town) -> None:
    hoa_ban = restored(town)
    an = hoa_ban.child("Lê Minh An")
    mother = hoa_ban.mother_of(an, name="Trần Thị Hà").actor
    wednesday = MONDAY + timedelta(days=2)
    order = town.seeds.order("ad_hoc")
    town.seeds.round(hoa_ban.school, order, at("Wed", "05:00"), at("Wed", "07:45"), at("Wed", "17:00"), wednesday)
    town.to("Wed", "07:20")
    mother.says("/khaibao")
    mother.taps("An chưa khỏe")
    mother.taps("Khó thở")
    mother.sees("115")
    town.by(seconds=61)
    hoa_ban["nurse"].hears("mức khẩn cấp", rings=True)
