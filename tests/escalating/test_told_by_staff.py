"""An emergency that staff tell of a pupil: school health is rung at once, without any consent, and only for who may."""

from bot.reports.exports import Writing, cases_table
from storage.tables import AUDIT, CASE, CASE_EVENT, CONSENT
from tests.on_each import town_on_each
from tests.reminding.phu_lam import PhuLam, School
from tests.town import Actor, Town

town = town_on_each


def at_school(town: Town) -> tuple[PhuLam, School, dict[str, int]]:
    place = PhuLam(town)
    school = place.school()
    pupils = {"Hân": school.pupil("Lê Gia Hân"), "Nam": school.pupil("Trần Phương Nam")}
    pupils |= {"An 3B": school.pupil("Nguyễn Bảo An", "3B"), "An 4A": school.pupil("Vũ Hoài An", "4A")}
    return place, school, pupils


def nurse_of(town: Town, school: School) -> Actor:
    person = town.seeds.person("staff", "Nguyễn Thị Thảo", school=school.id, phone="+84590000112", gender="female")
    town.seeds.duty(person, "school_health", school.id)
    return town.actor(town.seeds.account(person))


def told(place: PhuLam) -> list[tuple[int, str]]:
    """Which pupils have a case that staff told of, and how grave it is."""
    return [(case.person_id, case.severity) for case in place.rows(CASE) if case.ground == "vital_interest"]


def alerted(actor: Actor) -> bool:
    return any("cần theo dõi" in said for said in actor.heard())


def test_a_teacher_tells_of_a_pupil_nobody_agreed_for_and_the_nurse_is_rung(town: Town) -> None:
    place, school, pupils = at_school(town)
    teacher, nurse = school.hires("Phạm Thu Trang", "homeroom", "2A"), nurse_of(town, school)
    family = place.guardian_without_consent(pupils["Hân"])
    town.to("Mon", "09:12")
    teacher.says("em Hân đang co giật").sees("Gọi 115", "Đã báo nhà trường lúc 09:12 về em Hân", "0590 000 112")
    nurse.hears("mức khẩn cấp", rings=True)
    assert told(place) == [(pupils["Hân"], "emergency")]
    assert place.declarations() == [] and place.rows(CONSENT) == []
    nurse.taps("Mở")
    nurse.sees("Lê Gia Hân", "cô Trang", "báo lúc 09:12: co giật", "để bảo vệ tính mạng")
    assert ("told_of_emergency", pupils["Hân"]) in {(row.action, row.subject_id) for row in place.rows(AUDIT)}
    [sighted] = [row for row in place.rows(CASE_EVENT) if row.kind == "sighted"]
    assert sighted.about == {"by": "proxy", "ground": "vital_interest"} and b"convulsion" not in sighted.sealed_note
    family.hears("Nhà trường mong gia đình gọi lại ngay về Hân", "0590 000 112", rings=True)
    assert "co giật" not in "".join(family.heard())
    assert not [each for each in teacher.messages if "mức khẩn cấp" in each.plain], "she has just told of it"
    nurse.taps("Nhận ca này")
    town.by(minutes=5)
    teacher.hears("Cô Thảo đã nhận lúc 09:12", rings=False)
    family.hears("đã nhận được thông tin về Hân", "Thảo")
    family.says("/dulieucuatoi")
    family.taps("Ai đã xem")
    family.sees("báo y tế trường một việc khẩn cấp")


def test_an_accident_rings_as_a_sign_does(town: Town) -> None:
    place, school, pupils = at_school(town)
    teacher, nurse = school.hires("Phạm Thu Trang", "homeroom", "2A"), nurse_of(town, school)
    town.to("Mon", "09:12")
    teacher.says("nam bi nga o san chay mau").sees("Gọi 115", "Đã báo nhà trường lúc 09:12 về em Nam", "0590 000 112")
    teacher.says("em Hân hóc xương").sees("Gọi 115", "về em Hân")
    assert told(place) == [(pupils["Nam"], "emergency"), (pupils["Hân"], "emergency")]
    nurse.taps("Mở")
    nurse.sees("báo lúc 09:12: nguy hiểm tính mạng")


def test_it_climbs_and_is_taken_back_as_any_other(town: Town) -> None:
    place, school, _pupils = at_school(town)
    teacher, principal = school.hires("Phạm Thu Trang", "homeroom", "2A"), school.hires("Đỗ Thị Hạnh", "principal")
    nurse = nurse_of(town, school)
    town.to("Wed", "14:00")  # nothing is open to be declared
    teacher.says("han bi ngat").sees("Gọi 115", "Đã báo nhà trường")
    nurse.hears("mức khẩn cấp", rings=True)
    town.by(minutes=10)
    principal.hears("mức khẩn cấp", rings=True)
    nurse.taps("Mở")
    nurse.taps("Nhận ca này")
    town.by(minutes=5)
    teacher.says("em Hân lại co giật").sees("Đã báo nhà trường")
    nurse.hears("mức khẩn cấp")
    [case] = place.rows(CASE)
    assert case.taken_by is not None
    teacher.taps("Hân · Báo nhầm rồi")
    teacher.hears("báo bấm nhầm")
    [case] = place.rows(CASE)
    assert case.state == "taken"
    nurse.says("ca cần theo dõi")
    nurse.sees("Hân")


def test_what_is_no_emergency_now_is_answered_as_before(town: Town) -> None:
    place, school, _ = at_school(town)
    teacher, nurse = school.hires("Phạm Thu Trang", "homeroom", "2A"), nurse_of(town, school)
    town.to("Mon", "07:00")
    no_more = ("em Hân hết co giật rồi", "hôm qua Hân co giật ở nhà", "em Hân không khó thở", "Hân chảy máu cam ạ")
    for words in ("em Hân sốt 38", *no_more, "Hân ngã xước đầu gối", "Hân suýt ngã cầu thang"):
        teacher.says(words)
        assert "Đã báo" not in teacher.last.plain
    teacher.says("em Hân có co giật không?").sees("Gọi 115", "Đó là em nào ạ?")
    assert place.rows(CASE) == [] and not alerted(nurse)
    teacher.taps("Lê Gia Hân (2A)")
    teacher.sees("Đã báo nhà trường")


def test_a_principal_names_a_pupil_or_is_asked_which_and_nothing_said_is_lost(town: Town) -> None:
    place, school, pupils = at_school(town)
    principal, nurse = school.hires("Đỗ Thị Hạnh", "principal"), nurse_of(town, school)
    town.to("Mon", "06:00")  # she owes her own declaration
    principal.says("cháu An lớp 3B co giật").sees("Gọi 115", "Đã báo nhà trường", "(lớp 3B)")
    assert told(place) == [(pupils["An 3B"], "emergency")]
    nurse.hears("mức khẩn cấp", rings=True)
    for words in ("có bé đang khó thở ở 4A", "co be dang kho tho o 4a"):
        principal.says(words).sees("Gọi 115", "0590 000 112", "Đó là em nào ạ?")
    principal.says("Hoa").sees("chưa có em nào tên như vậy", "Gọi 115")
    principal.says("An").sees("Đã báo nhà trường", "(lớp 4A)")
    assert told(place) == [(pupils["An 3B"], "emergency"), (pupils["An 4A"], "emergency")]
    principal.says("An ngất rồi").sees("Gọi 115", "Nguyễn Bảo An (3B)", "Vũ Hoài An (4A)")
    principal.says("Hân ngất").sees("Đó là em nào ạ?", "Lê Gia Hân (2A)")
    principal.says("có bé đang khó thở").says("thôi").sees("chưa ghi gì")
    assert place.declarations() == [] and len(place.rows(CASE)) == 2


def test_who_may_not_name_a_child_rings_nobody_and_learns_nothing(town: Town) -> None:
    place, school, _ = at_school(town)
    nurse, teacher = nurse_of(town, school), school.hires("Phạm Thu Trang", "homeroom", "2A")
    contact = town.actor(town.seeds.account(official := town.seeds.person("official", "Ngô Văn Bình")))
    town.seeds.duty(official, "district_contact", place.commune)
    town.to("Mon", "09:00")
    said = []
    for words in ("cháu An lớp 3B co giật", "cháu Tâm lớp 3B co giật"):
        contact.says(words).sees("gọi 115")
        teacher.says(words).sees("Gọi 115", "Đó là em nào ạ?")
        said.append((contact.last.plain, teacher.last.plain))
    assert said[0] == said[1]
    assert place.rows(CASE) == [] and not alerted(nurse)


def test_places_for_words_of_staff_let_an_emergency_through_and_keep_none_of_it(town: Town) -> None:
    place, school, pupils = at_school(town)
    teacher, nurse = school.hires("Phạm Thu Trang", "homeroom", "2A"), nurse_of(town, school)
    town.to("Mon", "06:00")
    teacher.says("/lopcuatoi").taps("Kiểm tra mã khai báo")
    teacher.says("ngất xỉu rồi").sees("Gọi 115", "Đó là em nào ạ?").says("Nam").sees("Đã báo nhà trường")
    assert told(place) == [(pupils["Nam"], "emergency")]
    nurse.taps("Mở")
    nurse.taps("Nhận ca này")
    nurse.taps("Chuyển người khác")
    nurse.says("có bé khó thở ở 3B").sees("Gọi 115", "Đó là em nào ạ?")
    [case] = place.rows(CASE)
    assert case.taken_by is not None


def test_a_note_of_a_case_stays_a_note_and_115_stands_above_what_is_so_now(town: Town) -> None:
    place, school, pupils = at_school(town)
    teacher, nurse = school.hires("Phạm Thu Trang", "homeroom", "2A"), nurse_of(town, school)
    town.to("Mon", "09:00")
    teacher.says("em Hân co giật")
    nurse.taps("Mở")
    nurse.taps("Nhận ca này")
    for words, is_danger in (
        ("đã hết co giật, mẹ đón về", False),
        ("em lại khó thở", True),
        ("em Hân lại khó thở", True),
    ):
        nurse.taps("Ghi chú")
        nurse.says(words).sees("Đã lưu ghi chú")
        assert ("115" in nurse.last.plain) is is_danger and "Đã báo nhà trường" not in nurse.last.plain
    nurse.taps("Ghi chú")
    nurse.says("em An lớp 3B ở cạnh cũng ngất").sees("Gọi 115", "(lớp 3B)", "Đã lưu ghi chú")
    assert len([row for row in place.rows(CASE_EVENT) if row.kind == "noted"]) == 4
    assert told(place) == [(pupils["Hân"], "emergency"), (pupils["An 3B"], "emergency")]


def test_a_child_with_a_lesser_case_is_raised_and_the_family_declares_on(town: Town) -> None:
    place, school, pupils = at_school(town)
    teacher, nurse, mother = (
        school.hires("Phạm Thu Trang", "homeroom", "2A"),
        nurse_of(town, school),
        place.mother(pupils["Hân"]),
    )
    town.to("Mon", "06:30")
    mother.says("Hân sốt 38,5 từ hôm qua, nghỉ ở nhà")
    mother.taps("Gửi")
    assert [case.severity for case in place.rows(CASE)] == ["amber"]
    teacher.says("em Hân khó thở").sees("Đã báo nhà trường")
    nurse.hears("mức khẩn cấp", rings=True)
    [case] = place.rows(CASE)
    assert (case.severity, case.ground) == ("emergency", None)
    nurse.says("mở ca bé Hân").sees("38,5", "khó thở")


def test_boarding_staff_tell_of_their_boarders_alone(town: Town) -> None:
    place, school, _ = at_school(town)
    boarder = school.pupil("Đỗ Quang Huy", "3B", boards=True)
    keeper, nurse = school.hires("Vũ Văn Lực", "boarding"), nurse_of(town, school)
    town.to("Sun", "02:10")
    keeper.says("em Hân co giật").sees("Gọi 115", "Đó là em nào ạ?")
    assert place.rows(CASE) == []
    keeper.says("thôi")
    keeper.says("em Huy li bì gọi không dậy").sees("Gọi 115", "em Huy")
    assert told(place) == [(boarder, "emergency")]
    nurse.hears("mức khẩn cấp", rings=True)


def test_who_is_asked_about_herself_and_her_own_child_is_asked_on(town: Town) -> None:
    place, school, _ = at_school(town)
    principal, nurse = school.hires("Đỗ Thị Hạnh", "principal"), nurse_of(town, school)
    own = school.pupil("Trần Gia Bảo", "3B")
    seeds = town.seeds
    person = place.account(principal).person_id
    seeds.bond(person, own, "mother")
    seeds.consent(own, person)
    town.to("Mon", "06:00")
    principal.says("Bảo khó thở").sees("115", "Đúng, con đang bị")
    assert place.rows(CASE) == [] and not alerted(nurse)
    principal.taps("Bấm nhầm")


def test_the_ground_stands_in_the_export(town: Town) -> None:
    place, school, _ = at_school(town)
    teacher, _ = school.hires("Phạm Thu Trang", "homeroom", "2A"), nurse_of(town, school)
    town.to("Mon", "09:00")
    teacher.says("em Hân co giật")
    catalogs, sealer = town.catalogs, town.database.sealer
    with town.database.reading() as connection:
        table = cases_table(connection, sealer, Writing(catalogs.voice("vi", "official")), [school.id])
        [row] = list(table.rows)
    assert row[-1] == "Bảo vệ tính mạng, sức khỏe (không cần sự đồng ý)"
    assert place.declarations() == []
