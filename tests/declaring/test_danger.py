"""Danger of life that no questionnaire lists: 115 first, the school in seconds, in the family's own words."""

from storage.tables import CASE, CONSENT
from tests.declaring.family import Family, declared, rows
from tests.on_each import town_on_each
from tests.town import Actor, Town

town = town_on_each


def test_the_school_is_rung_for_what_no_list_has(town: Town) -> None:
    family = Family(town)
    mother, nurse = family.mother, family.nurse
    town.to("Mon", "06:40")
    mother.says("tuệ đuối nước vừa vớt lên").sees("Gọi 115 hoặc đưa Tuệ đến bệnh viện", "tuệ đuối nước vừa vớt lên")
    assert "bao nhiêu độ" not in mother.last.plain
    mother.taps("Đúng, Tuệ đang bị")
    mother.sees("Nhà trường đã được báo")
    nurse.hears("mức khẩn cấp", rings=True)
    assert "đuối" not in nurse.last.plain
    nurse.taps("Mở")
    nurse.sees("tuệ đuối nước vừa vớt lên")


def test_silence_rings_and_a_mistake_takes_it_back(town: Town) -> None:
    family = Family(town)
    mother = family.mother
    town.to("Mon", "06:40")
    mother.says("minh nuốt cục pin").sees("Gọi 115 hoặc đưa Minh").taps("Bấm nhầm")
    mother.says("0").says("tuệ uống nhầm thuốc ngủ").sees("Gọi 115 hoặc đưa Tuệ")
    mother.says("uống nhầm thuốc ngủ của bà").sees("Nhà trường đã được báo")
    family.nurse.hears("mức khẩn cấp", rings=True)


def test_a_minute_without_an_answer_tells_it(town: Town) -> None:
    family = Family(town)
    town.to("Mon", "06:40")
    family.mother.says("tuệ ho, 37,8").says("tuệ ngã đập đầu nôn vọt").sees("Gọi 115 hoặc đưa Tuệ")
    town.by(seconds=61)
    family.nurse.hears("mức khẩn cấp", rings=True)
    family.nurse.taps("Mở")
    family.nurse.sees("ngã đập đầu nôn vọt")


def test_of_several_it_is_asked_which_and_silence_rings_for_all(town: Town) -> None:
    family = Family(town)
    town.to("Mon", "06:40")
    family.mother.says("con bị chó dại cắn").sees("Gọi 115 hoặc đưa con", "Con nào đang bị")
    family.mother.taps("Tuệ")
    family.mother.sees("Nhà trường đã được báo")
    family.nurse.hears("mức khẩn cấp", rings=True)
    family.nurse.taps("Mở")
    family.nurse.sees("con bị chó dại cắn")


def _pupil(town: Town, family: Family) -> Actor:
    """A pupil of the kindergarten's commune who writes for himself, with the school's nurse reachable."""
    huy = town.seeds.pupil(
        "Phạm Gia Huy", family.kindergarten, town.seeds.school_class(family.kindergarten, "8A"), "2012-03-02"
    )
    town.seeds.consent(huy, family.people["mother"])
    given = {"purpose": "declare", "assent": True, "text_version": "2026-11", "on_paper": False}
    town.seeds.insert(CONSENT, child_id=huy, by_person_id=huy, given_at=town.clock.now(), **given)
    return town.actor(town.seeds.account(huy))


def test_a_pupil_who_wants_to_die_hears_111_and_school_health_is_told_without_the_words(town: Town) -> None:
    family = Family(town)
    town.to("Mon", "07:30")
    huy = _pupil(town, family)
    huy.says("em đang muốn chết").sees("111", "115", "không phải chịu điều này một mình", "gặp riêng em")
    family.nurse.hears("mức khẩn cấp", rings=True)
    assert "chết" not in family.nurse.last.plain
    family.nurse.taps("Mở")
    family.nurse.sees("gặp riêng Huy", "111")
    assert "em đang muốn chết" not in family.nurse.last.plain
    assert declared(town) == [], "nobody of the class or the family sees anything"
    family.mother.says("tôi muốn chết").sees("111", "115")
    huy.says("em nóng muốn chết")
    assert "111" not in huy.last.plain


def test_who_wants_to_die_by_night_does_not_wait_for_the_morning(town: Town) -> None:
    family = Family(town)
    town.to("Mon", "23:10")
    _pupil(town, family).says("em muốn tự tử").sees("111", "115")
    family.nurse.hears("mức khẩn cấp", rings=True)


def test_of_somebody_else_115_and_whom_to_call_and_nothing_is_written_down(town: Town) -> None:
    family = Family(town)
    town.to("Mon", "06:40")
    huy = _pupil(town, family)
    huy.says("bạn em ngất ở sân trường").sees("Em gọi ngay 115 và báo thầy cô", "Thảo")
    huy.says("bạn em muốn tự tử").sees("111", "ở bên bạn")
    assert declared(town) == [] and rows(town, CASE) == []


def test_who_was_beaten_is_read_in_their_own_words(town: Town) -> None:
    family = Family(town)
    town.to("Mon", "06:40")
    huy = _pupil(town, family)
    huy.says("em bị bạn đánh chảy máu đầu").says("38,2").taps("Đúng, em đang bị")
    family.nurse.taps("Mở")
    family.nurse.sees("em bị bạn đánh chảy máu đầu")
