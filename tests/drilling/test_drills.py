"""A drill: who hears what, marked from the first word; what is measured; and that nothing else changes by it."""

import pytest
import sqlalchemy as sa

from bot.cases.drills.drilling import AlreadyPlanned, EverybodySpared, OutsideHours, TooSoon
from bot.clock import local_date
from bot.dialogue.case_actions import StationTold, TakeCase
from bot.dialogue.drill_actions import EndDrill
from storage.needs import Reading
from storage.queries import overview
from storage.queries.school_cases import school_cases
from storage.tables import CASE_TOLD, PERSON
from tests.drilling.drills import drills, start_drill
from tests.escalating.hoa_ban import HoaBan, cases, events, pushes
from tests.escalating.test_red import press
from tests.town import Actor, Town

MARK = "DIỄN TẬP"


def begun(town: Town, severity: str = "red") -> HoaBan:
    """A drill begins at MN Hoa Ban on Wednesday at half past nine."""
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    hoa_ban.mother_of(tue)
    town.to("Wed", "09:30")
    start_drill(town, hoa_ban.school, severity)
    return hoa_ban


def all_marked(actor: Actor) -> bool:
    return all(message.plain.startswith(MARK) for message in actor.messages)


def test_a_drill_goes_down_the_real_ladder_and_every_text_says_what_it_is(town: Town) -> None:
    hoa_ban = begun(town)
    for office in ("nurse", "principal", "contact"):
        alert = hoa_ban[office].hears("DIỄN TẬP · Có 1 ca cần theo dõi, mức đỏ · MN Hoa Ban", rings=True)
        assert alert.labels == ["Mở"]
    town.nobody_else_heard(hoa_ban["nurse"], hoa_ban["principal"], hoa_ban["contact"])
    town.to("Wed", "09:35")
    hoa_ban["deputy"].hears(MARK, "Chưa có người nhận", rings=True)
    town.to("Wed", "10:00")
    hoa_ban["province"].hears(MARK, "mức đỏ", rings=True)
    hoa_ban["operator"].hears(MARK, "chưa có người nhận", rings=True)
    told = ("nurse", "deputy", "principal", "contact", "province", "operator")
    assert all(all_marked(hoa_ban[office]) for office in told)
    town.nobody_else_heard(*(hoa_ban[office] for office in told))


def test_opening_taking_and_ending_it_are_marked_and_measured(town: Town) -> None:
    hoa_ban = begun(town)
    nurse, principal = hoa_ban["nurse"], hoa_ban["principal"]
    town.by(seconds=41)
    assert nurse.taps("Mở").toast.startswith(MARK)
    nurse.sees("DIỄN TẬP · Đây là diễn tập báo tin của MN Hoa Ban", "Nhận ca này", "Kết thúc diễn tập")
    assert "Hạn báo Trạm Y tế" not in nurse.last.plain
    town.by(seconds=10)
    before = len(nurse.messages)
    assert nurse.taps("Nhận ca này").toast.startswith(MARK)
    assert "Đã báo Trạm Y tế" not in nurse.last.labels
    principal.sees("DIỄN TẬP", "Cô Thảo đã nhận lúc 09:30.")
    town.to("Wed", "10:30")
    assert not hoa_ban["deputy"].heard(), "taking it ends the ladder"
    answers = 0 if town.abilities.can_edit else 1
    assert len(nurse.messages) == before + answers, "nobody is asked for the outcome of an exercise"
    assert nurse.taps("Kết thúc diễn tập").toast.startswith(MARK)
    nurse.sees("DIỄN TẬP", "Ca đã kết thúc lúc 10:30: kết thúc diễn tập.")
    assert cases(town)[0].state == "closed"
    town.by(minutes=1)
    result = principal.hears(
        "DIỄN TẬP · Kết quả của MN Hoa Ban, 09:30 ngày 25/11: 3/3 người nhận được tin.",
        "Cô Thảo (y tế trường): tin tới qua Town sau 0 giây, mở sau 41 giây.",
        "Cô Hạnh (hiệu trưởng): tin tới qua Town sau 0 giây, chưa mở.",
        "Cô Thảo nhận ca sau 51 giây.",
        rings=False,
    )
    assert "Cần khắc phục" in result.plain, "the principal and the contact had an hour and did not open it"
    assert all_marked(principal)
    town.to("Wed", "17:30")
    assert len([text for text in principal.heard() if "Kết quả" in text]) == 1
    [row] = [each for each in drills(town)[0].result["told"] if each["post"] == "school_health"]
    assert (row["delivered"], row["answered"]) == (0.0, 41.0)


def test_any_outcome_ends_it_and_passing_on_goes_to_the_next(town: Town) -> None:
    hoa_ban = begun(town)
    hoa_ban["nurse"].taps("Mở")
    hoa_ban["nurse"].taps("Chuyển người khác")
    hoa_ban["nurse"].sees(MARK, "Hôm nay không ở trường")
    hoa_ban["nurse"].taps("Hôm nay không ở trường")
    hoa_ban["deputy"].hears(MARK, "Đã chuyển lúc 09:30")
    hoa_ban["deputy"].taps("Mở")
    hoa_ban["deputy"].taps("Nhận ca này")
    hoa_ban["deputy"].taps("Theo dõi tại nhà")
    assert cases(town)[0].state == "closed"
    assert all_marked(hoa_ban["nurse"])


def test_nobody_ends_it_the_school_day_does(town: Town) -> None:
    hoa_ban = begun(town)
    town.to("Wed", "16:59")
    assert cases(town)[0].state == "open"
    town.to("Wed", "17:02")
    assert cases(town)[0].state == "closed"
    hoa_ban["principal"].hears("Kết quả của MN Hoa Ban", "Chưa có ai nhận ca.")
    hoa_ban["operator"].hears("DIỄN TẬP · HB:", "khaibao drill show 1")
    count = len(pushes(town))
    town.to("Thu", "12:00")
    assert not [row for row in pushes(town)[count:] if row.kind in ("alert", "operator", "drill_result")]


def test_no_family_no_station_no_total_no_list_sees_it(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    mother = hoa_ban.mother_of(tue)
    town.to("Wed", "09:30")

    def totals() -> tuple[object, ...]:
        with town.database.reading() as connection:
            now = town.clock.now()
            reading = Reading(connection, town.database.sealer, now, local_date(now))
            status = overview.status(connection, now, reading.today)
            counts = (status["cases_open"], status["cases_untaken"], status["pupils"])
            return (*counts, dict(school_cases(reading, [hoa_ban.school])))

    before = totals()
    start_drill(town, hoa_ban.school)
    assert totals() == before
    hoa_ban["principal"].says("/menu").taps("Tình hình MN Hoa Ban")
    assert "ca đỏ" not in hoa_ban["principal"].last.plain
    mother.declares(tue)
    hoa_ban["nurse"].says("/ca")
    hoa_ban["nurse"].sees("2 ca đang mở")
    first, second = hoa_ban["nurse"].last.plain.splitlines()[1:3]
    assert first.startswith("1. Mức đỏ · MN Hoa Ban · Thỏ Ngọc")
    assert second.startswith("2. DIỄN TẬP · Mức đỏ · MN Hoa Ban"), "last, although it is older"
    hoa_ban["nurse"].sees("Mở ca 2: diễn tập")
    hoa_ban["station"].says("/ca")
    assert MARK not in hoa_ban["station"].last.plain
    assert not [text for text in mother.actor.heard() if MARK in text]
    with town.database.reading() as connection:
        kinds = connection.execute(sa.select(PERSON.c.kind).where(PERSON.c.school_id == hoa_ban.school)).scalars().all()
    assert list(kinds).count("drill") == 1


def test_a_drill_is_never_told_to_the_station_and_a_real_case_is_never_ended_as_one(town: Town) -> None:
    hoa_ban = begun(town)
    tue = hoa_ban.child("Nguyễn Hoài An")
    hoa_ban.mother_of(tue, name="Lê Thị Vân").declares(tue)
    drill, real = cases(town)
    press(hoa_ban["nurse"], StationTold(drill.id))
    press(hoa_ban["nurse"], EndDrill(real.id))
    press(hoa_ban["contact"], EndDrill(drill.id))
    assert [each.state for each in cases(town)] == ["open", "open"]
    assert cases(town)[0].told_station_at is None


@pytest.mark.parametrize(
    ("day", "time"),
    [("Wed", "06:40"), ("Wed", "11:10"), ("Wed", "12:15"), ("Wed", "16:30"), ("Sat", "09:30"), ("Tue", "09:30")],
)
def test_outside_working_hours_nobody_is_drilled(town: Town, day: str, time: str) -> None:
    """Tuesday 24/11 is a public holiday."""
    hoa_ban = HoaBan(town).usual_staff()
    town.to(day, time)
    with pytest.raises(OutsideHours):
        start_drill(town, hoa_ban.school)
    assert not [message for chat in town.chats.values() for message in chat.messages if MARK in message.plain]


def test_an_emergency_drill_has_no_rungs_of_the_night(town: Town) -> None:
    hoa_ban = begun(town, "emergency")
    hoa_ban["nurse"].hears("DIỄN TẬP", "mức khẩn cấp", rings=True)
    assert not hoa_ban["deputy"].heard()
    assert not hoa_ban["province"].heard()


def test_a_second_drill_in_the_month_is_refused(town: Town) -> None:
    hoa_ban = begun(town)
    with pytest.raises(AlreadyPlanned):
        start_drill(town, hoa_ban.school)
    hoa_ban["nurse"].taps("Mở")
    hoa_ban["nurse"].taps("Kết thúc diễn tập")
    town.by(minutes=2)
    with pytest.raises(TooSoon) as refused:
        start_drill(town, hoa_ban.school)
    assert refused.value.values["first"] == "23/12/2026"
    town.to("Tue", "09:30", week=4)
    with pytest.raises(TooSoon):
        start_drill(town, hoa_ban.school)
    town.to("Wed", "09:30", week=4)
    start_drill(town, hoa_ban.school)
    assert len(cases(town)) == 2


def test_whoever_was_in_a_drill_this_month_is_passed_over_by_the_next_school(town: Town) -> None:
    hoa_ban = begun(town)
    other = town.seeds.unit("BC", "TH Ban Công", "school", parent=hoa_ban.commune, station=hoa_ban.station)
    town.seeds.duty(hoa_ban.persons["nurse"], "school_health", other)
    _, chat = town.seeds.holder("Lò Văn Sinh", "principal", other, school=other)
    head = town.actor(chat)
    before = {office: len(hoa_ban[office].messages) for office in ("nurse", "contact")}
    town.to("Thu", "09:30")
    start_drill(town, other)
    head.hears("DIỄN TẬP", "TH Ban Công", rings=True)
    assert "Chưa liên hệ được" not in head.last.plain, "who is passed over is not missing"
    town.to("Thu", "09:36")
    assert not hoa_ban["deputy"].heard() or "Ban Công" not in hoa_ban["deputy"].heard()[-1]
    for office, count in before.items():
        assert "Ban Công" not in "".join(hoa_ban[office].heard()[count:]), office
    town.to("Thu", "17:02")
    head.hears("Kết quả của TH Ban Công", "Không báo vì đã diễn tập trong tháng:", "cô Thảo")


def test_a_school_whose_people_were_all_drilled_elsewhere_has_none(town: Town) -> None:
    hoa_ban = begun(town)
    town.to("Wed", "10:01")
    other = town.seeds.unit("BC", "TH Ban Công", "school", parent=hoa_ban.commune, station=hoa_ban.station)
    town.seeds.duty(hoa_ban.persons["nurse"], "school_health", other)
    with pytest.raises(EverybodySpared):
        start_drill(town, other)


def test_nobody_connected_is_a_finding_for_the_operator(town: Town) -> None:
    hoa_ban = HoaBan(town)
    hoa_ban.hires("operator", "Ngô Minh Đức", "operator", hoa_ban.province)
    thao = town.seeds.person("staff", "Nguyễn Thị Thảo", school=hoa_ban.school, gender="female")
    town.seeds.duty(thao, "school_health", hoa_ban.school)
    town.to("Wed", "09:30")
    start_drill(town, hoa_ban.school)
    hoa_ban["operator"].hears("DIỄN TẬP", "MN Hoa Ban", "chưa có người nhận")
    town.to("Wed", "17:02")
    hoa_ban["operator"].hears("DIỄN TẬP · HB:", "4 điều cần khắc phục")
    found = {(post, why) for post, _, why in drills(town)[0].result["findings"]}
    assert found >= {("school_health", "not_connected"), ("deputy", "nobody"), ("principal", "nobody")}


def test_a_duty_nobody_reached_is_a_finding_for_the_principal_with_what_to_do(town: Town) -> None:
    hoa_ban = HoaBan(town)
    principal = hoa_ban.hires("principal", "Đỗ Thị Hạnh", "principal", hoa_ban.school, gender="female")
    hoa_ban.hires("deputy", "Lê Văn Hùng", "deputy_head", hoa_ban.school, gender="male").window.is_blocked = True
    thao = town.seeds.person("staff", "Nguyễn Thị Thảo", school=hoa_ban.school, gender="female")
    town.seeds.duty(thao, "school_health", hoa_ban.school)
    town.to("Wed", "09:30")
    start_drill(town, hoa_ban.school)
    principal.hears("DIỄN TẬP", "Chưa liên hệ được: y tế trường")
    town.to("Wed", "09:36")
    principal.taps("Mở")
    principal.taps("Nhận ca này")
    principal.taps("Kết thúc diễn tập")
    town.by(minutes=1)
    principal.hears(
        "Cần khắc phục:",
        "Cô Thảo (y tế trường) chưa kết nối với trợ lý: xin nhờ người vận hành in phiếu mời và đưa tận tay.",
        "Thầy Hùng (phó hiệu trưởng) đã chặn trợ lý: xin nhắc mở lại cuộc trò chuyện và nhắn trợ lý một tin.",
        "Chưa có ai giữ nhiệm vụ cán bộ đầu mối",
    )


def test_when_an_account_first_opens_a_case_is_kept_for_real_cases_too(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    town.to("Mon", "06:41")
    hoa_ban.mother_of(tue).declares(tue)
    town.by(seconds=30)
    hoa_ban["nurse"].taps("Mở")
    town.by(seconds=30)
    hoa_ban["nurse"].taps("Nhận ca này")
    press(hoa_ban["principal"], TakeCase(cases(town)[0].id))
    with town.database.reading() as connection:
        rows = connection.execute(sa.select(CASE_TOLD).order_by(CASE_TOLD.c.id)).all()
    answered = {row.post: row.answered_at and (row.answered_at - row.at).total_seconds() for row in rows}
    assert answered == {"school_health": 30.0, "principal": 60.0, "district_contact": None}
    assert "opened" in events(town)
