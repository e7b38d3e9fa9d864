"""The figures that go up at 08:30: to whom, once, with what, and what they hide."""

import itertools
from typing import Any

import pytest
import sqlalchemy as sa

from bot.clock import local_date
from bot.jobs.digests import DIGESTS
from bot.jobs.ticks import run_tick
from bot.reports.digests import digest_of
from storage.needs import Reading
from storage.queries.areas import area_at, asks_on
from storage.tables import CASE, DECLARATION, DUTY, FACT, OUTBOX, ROUND
from tests.reporting.areas import AreaTown
from tests.town import MONDAY, Actor, Town, at

HEADLINE = "Báo cáo xã Phù Lam, thứ Hai 23/11, 08:30."


@pytest.fixture
def area(town: Town) -> AreaTown:
    return AreaTown(town)


def told(actor: Actor) -> list[str]:
    """The digests somebody has got, as plain text; the auditor's line may stand above one after a long silence."""
    return [message.plain for message in actor.messages if "\nBáo cáo" in f"\n{message.plain}"]


def commune_of_three(area: AreaTown) -> Actor:
    area.school("Tiểu học Phù Lam A", area.phu_lam, 40)
    area.school("THCS Phù Lam", area.phu_lam, 30)
    area.school("Mầm non Hoa Ban", area.phu_lam, 20)
    return area.contact("Vũ Đình Lâm", "district_contact", area.phu_lam)


def test_a_commune_with_three_schools_of_which_one_is_silent(area: AreaTown) -> None:
    contact = commune_of_three(area)
    area.declare("Tiểu học Phù Lam A", 24)
    area.declare("Tiểu học Phù Lam A", 6, "amber")
    area.declare("THCS Phù Lam", 28)
    area.declare("THCS Phù Lam", 1, "red")
    area.town.to("Mon", "08:29")
    assert not told(contact)
    area.town.to("Mon", "08:30")
    [text] = told(contact)
    assert text.splitlines() == [
        HEADLINE,
        "Số trường trong đợt: 3/3.",
        "Đã khai báo: 56–59/90.",
        "Chưa khai báo: 31–34/90.",
        "Bản khai cần theo dõi: 7–10/56–59.",
        "Ca đang mở: 7–10, chưa có người nhận: 7–10.",
        "Trường chưa có bản khai nào: 1/3: Mầm non Hoa Ban.",
        "• Mầm non Hoa Ban: 0/20 (0%) · chưa có bản khai nào · chưa khai 20",
        "• Tiểu học Phù Lam A: 30/40 (75%) · chưa khai 10 · cần theo dõi 6 · ca mở 6 · chưa ai nhận 6",
        "• THCS Phù Lam: 26–29/30 · chưa khai <5 · cần theo dõi <5 · ca mở <5 · chưa ai nhận <5",
        "Số dưới 5 không nêu chính xác để bảo vệ thông tin cá nhân; vì vậy có số tổng được nêu theo khoảng.",
    ]
    [message] = [each for each in contact.messages if each.plain == text]
    assert not message.rings
    area.town.to("Mon", "23:00")
    assert told(contact) == [text]


def test_a_province_hears_of_its_communes_and_the_ministry_of_its_provinces(area: AreaTown) -> None:
    commune_of_three(area)
    area.school("THPT An Thịnh", area.an_thinh, 60)
    area.school("THPT Chuyên Hòa Yên", area.province, 50)
    province = area.contact("Trịnh Quốc Bảo", "province_contact", area.province)
    ministry = area.contact("Ngô Minh Đức", "province_contact", area.ministry)
    for name, count in (("Tiểu học Phù Lam A", 30), ("THCS Phù Lam", 20), ("Mầm non Hoa Ban", 10)):
        area.declare(name, count)
    area.declare("THPT An Thịnh", 50)
    area.declare("THPT An Thịnh", 8, "amber")
    area.declare("THPT Chuyên Hòa Yên", 50)
    area.town.to("Mon", "08:30")
    [text] = told(province)
    assert text.splitlines() == [
        "Báo cáo Tỉnh Hòa Yên, thứ Hai 23/11, 08:30.",
        "Số trường trong đợt: 5/5.",
        "Đã khai báo: 166–169/200.",
        "Chưa khai báo: 31–34/200.",
        "Bản khai cần theo dõi: 8/166–169.",
        "Hiện không có ca nào đang mở ạ.",
        "Trường chưa có bản khai nào: 0/5.",
        "• Xã Phù Lam: 60/90 (66,7%) · chưa khai 30",
        "• Xã An Thịnh: 56–59/60 · chưa khai <5 · cần theo dõi 8",
        "• THPT Chuyên Hòa Yên: 50/50 (100%)",
        "Số dưới 5 không nêu chính xác để bảo vệ thông tin cá nhân; vì vậy có số tổng được nêu theo khoảng.",
    ]
    [above] = told(ministry)
    assert "• Tỉnh Hòa Yên: 166–169/200 · chưa khai 31–34 · cần theo dõi 8" in above


def test_all_is_well_is_said_too(area: AreaTown) -> None:
    contact = commune_of_three(area)
    for name, count in (("Tiểu học Phù Lam A", 40), ("THCS Phù Lam", 30), ("Mầm non Hoa Ban", 20)):
        area.declare(name, count)
    area.town.to("Mon", "08:30")
    [text] = told(contact)
    assert text.splitlines() == [
        HEADLINE,
        "Số trường trong đợt: 3/3.",
        "Tất cả đều đã khai báo: 90/90 (100%).",
        "Bản khai cần theo dõi: 0/90.",
        "Hiện không có ca nào đang mở ạ.",
        "Trường chưa có bản khai nào: 0/3.",
        "• Mầm non Hoa Ban: 20/20 (100%)",
        "• THCS Phù Lam: 30/30 (100%)",
        "• Tiểu học Phù Lam A: 40/40 (100%)",
    ]


def test_that_nothing_came_is_said_loudly(area: AreaTown) -> None:
    contact = commune_of_three(area)
    area.town.to("Mon", "08:30")
    [text] = told(contact)
    assert text.splitlines()[1] == (
        "CHƯA NHẬN ĐƯỢC BẢN KHAI NÀO từ 3 trường (90 người). Rất có thể do sự cố hệ thống chứ không phải do các "
        "trường: đề nghị gọi bộ phận vận hành trước khi gọi các trường."
    )
    assert "đều đã khai báo" not in text


def test_before_it_is_due_silence_is_no_alarm(area: AreaTown) -> None:
    contact = commune_of_three(area)
    area.town.to("Mon", "06:30")
    contact.says("/baocao").sees("Số trường trong đợt: 3/3.", "Đã khai báo: 0/90 (0%).")
    assert "hệ thống" not in contact.last.plain
    area.town.to("Mon", "08:00")
    contact.says("/baocao").sees("CHƯA NHẬN ĐƯỢC BẢN KHAI NÀO")


def test_reasons_stand_beside_what_is_owed(area: AreaTown) -> None:
    contact = commune_of_three(area)
    area.declare("Tiểu học Phù Lam A", 20)
    school = area.schools["Tiểu học Phù Lam A"]
    for child in school.pupils[20:27]:
        area.town.seeds.guardian("Trần Thị Mai", [child])
    area.town.to("Mon", "08:30")
    [text] = told(contact)
    assert "Chưa khai báo: 70/90, gồm 7 chưa trả lời, 63 chưa kết nối." in text


def test_one_message_for_two_duties_and_two_accounts(area: AreaTown) -> None:
    commune_of_three(area)
    area.school("THPT An Thịnh", area.an_thinh, 60)
    person = area.town.seeds.person("official", "Đinh Công Tráng")
    for unit in (area.phu_lam, area.an_thinh):
        area.town.seeds.duty(person, "district_contact", unit)
    old, used = (area.town.actor(area.town.seeds.account(person)) for _ in range(2))
    used.says("/trogiup")
    area.town.to("Mon", "08:30")
    [text] = told(used)
    assert not told(old)
    first, second = text.split("\n\n")
    assert first.startswith(HEADLINE)
    assert second.startswith("Báo cáo xã An Thịnh, thứ Hai 23/11, 08:30.")


def test_without_a_duty_any_more_nothing_is_told(area: AreaTown) -> None:
    contact = commune_of_three(area)
    area.town.too_fast.add(contact.chat)
    area.town.to("Mon", "08:30")
    area.town.too_fast.clear()
    gone = sa.update(DUTY).values(to_on=MONDAY)
    area.town.database.write(lambda c: c.execute(gone)).result(timeout=10)
    area.town.to("Mon", "09:00")
    assert not told(contact)
    with area.town.database.reading() as connection:
        assert connection.execute(sa.select(OUTBOX.c.state).where(OUTBOX.c.kind == "digest")).scalars().all() == [
            "dropped"
        ]


def test_an_order_that_came_due_while_the_program_stood_still_is_told_that_day_or_not_at_all(area: AreaTown) -> None:
    contact = commune_of_three(area)
    area.round(area.schools["THCS Phù Lam"].unit, 30, "ad_hoc", due="15:00")
    area.town.to("Mon", "09:00")
    area.town.clock.stop_at(at("Tue", "07:00"))
    area.town.settle()
    area.town.to("Tue", "09:00")
    assert [text.splitlines()[0] for text in told(contact)] == [HEADLINE]


def test_a_tick_that_runs_again_or_was_killed_between_tells_nothing_twice(area: AreaTown) -> None:
    contact = commune_of_three(area)
    area.town.to("Mon", "08:30")
    forget = sa.delete(FACT).where(FACT.c.name == "digests_at")
    area.town.database.write(lambda c: c.execute(forget)).result(timeout=10)
    assert run_tick(area.town.database, area.town.clock, DIGESTS) == 1
    assert run_tick(area.town.database, area.town.clock, DIGESTS) == 0
    area.town.settle()
    assert len(told(contact)) == 1
    with area.town.database.reading() as connection:
        assert connection.execute(sa.select(sa.func.count()).where(OUTBOX.c.kind == "digest")).scalar() == 1


def test_late_by_hours_it_is_told_late_by_a_day_it_is_not(area: AreaTown) -> None:
    contact = commune_of_three(area)
    area.town.clock.stop_at(at("Mon", "11:00"))
    area.town.settle()
    assert [text.splitlines()[0] for text in told(contact)] == ["Báo cáo xã Phù Lam, thứ Hai 23/11, 11:00."]
    other = area.contact("Đinh Công Tráng", "district_contact", area.phu_lam)
    area.town.to("Tue", "09:00")
    assert not told(other)


def test_an_order_has_a_message_of_its_own_when_it_is_due_later(area: AreaTown) -> None:
    contact = commune_of_three(area)
    school = area.schools["THCS Phù Lam"]
    extra = area.round(school.unit, 30, "ad_hoc", due="15:00")
    area.declare("THCS Phù Lam", 12, round_id=extra)
    area.town.to("Mon", "15:19")
    assert len(told(contact)) == 1
    area.town.to("Mon", "15:20")
    text = told(contact)[1]
    assert text.splitlines()[:4] == [
        "Báo cáo xã Phù Lam về khai báo đột xuất, thứ Hai 23/11, 15:20.",
        "Thực hiện văn bản số 614/BGDĐT-GDTC ngày 19/02/2021 của Bộ GDĐT.",
        "Số trường trong đợt: 1/3.",
        "Đã khai báo: 12/30 (40%).",
    ]
    assert "• Mầm non Hoa Ban: không thuộc đợt này" in text


def test_an_order_due_early_goes_with_the_usual_figures(area: AreaTown) -> None:
    contact = commune_of_three(area)
    area.round(area.schools["THCS Phù Lam"].unit, 30, "ad_hoc", due="07:30")
    area.town.to("Mon", "20:00")
    [text] = told(contact)
    assert [part.splitlines()[0] for part in text.split("\n\n")] == [
        HEADLINE,
        "Báo cáo xã Phù Lam về khai báo đột xuất, thứ Hai 23/11, 08:30.",
    ]


def test_every_figure_is_what_the_declarations_say(area: AreaTown) -> None:
    commune_of_three(area)
    area.school("THPT An Thịnh", area.an_thinh, 60)
    for name, well, amber in (
        ("Tiểu học Phù Lam A", 22, 7),
        ("THCS Phù Lam", 27, 2),
        ("Mầm non Hoa Ban", 0, 0),
        ("THPT An Thịnh", 48, 9),
    ):
        area.declare(name, well)
        area.declare(name, amber, "amber")
    area.town.to("Mon", "08:30")
    with area.town.database.reading() as connection:
        reading = Reading(connection, area.town.database.sealer, area.town.clock.now(), MONDAY)
        [ask] = asks_on(reading, local_date(area.town.clock.now()))
        found = area_at(reading, area.province, ask)
        assert found is not None
        digest = digest_of(found)
        for line in (digest.whole, *digest.lines):
            units = {area.phu_lam: range(3), area.an_thinh: range(3, 4)}.get(line.unit.id, range(4))
            schools = [school.unit for school, _ in zip(area.schools.values(), range(4), strict=True)]
            true = counted(connection, [schools[number] for number in units])
            shown = {name: getattr(line, name) for name in ("declared", "owing", "flagged", "open_cases")}
            assert all(cell.low <= true[name] <= cell.high for name, cell in shown.items()), (line, true)
            assert (line.owed, line.silent, line.schools) == (true["owed"], true["silent"], len(list(units)))
        # exact where nothing small is behind it
        assert digest.lines[0].flagged.words() == "8–11"
        assert digest.whole.declared.low <= 115 <= digest.whole.declared.high


def counted(connection: sa.Connection, schools: list[int]) -> dict[str, Any]:
    """Counted from declarations, rounds and cases, one by one."""
    declared = connection.execute(
        sa.select(DECLARATION.c.school_id, DECLARATION.c.severity).where(DECLARATION.c.school_id.in_(schools))
    ).all()
    owed = connection.execute(
        sa.select(sa.func.sum(ROUND.c.owed)).where(ROUND.c.school_id.in_(schools), ROUND.c.asked_of == "person")
    ).scalar_one()
    cases = sa.select(sa.func.count()).where(CASE.c.school_id.in_(schools), CASE.c.state != "closed")
    return {
        "owed": owed,
        "declared": len(declared),
        "owing": owed - len(declared),
        "flagged": sum(row.severity in ("amber", "red", "emergency") for row in declared),
        "silent": len(set(schools) - {row.school_id for row in declared}),
        "open_cases": connection.execute(cases).scalar(),
    }


def test_no_small_count_stands_in_a_message(area: AreaTown) -> None:
    contact = commune_of_three(area)
    names = list(area.schools)
    for name, count in zip(names, itertools.cycle((1, 2, 3)), strict=False):
        area.declare(name, 10)
        area.declare(name, count, "amber")
    area.town.to("Mon", "08:30")
    [text] = told(contact)
    assert [line.rsplit(" · ", 1)[1] for line in text.splitlines() if line.startswith("•")] == ["cần theo dõi <5"] * 3
    # 1 + 2 + 3 = 6: whatever it is, each may still be one to four
    assert "Bản khai cần theo dõi: 6/36." in text
