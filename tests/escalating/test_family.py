"""What the family says later: it is told to all who were told, and never closes or lowers anything."""

import pytest

from bot.cases.opening import correct, follow_up
from storage.tables import ACCOUNT, BOND, CONSENT
from tests.escalating.hoa_ban import AMBER, HEALTH_WORDS, RED, Family, HoaBan, cases
from tests.escalating.standing import opens
from tests.escalating.test_red import everything
from tests.town import Town


def declared(town: Town) -> tuple[HoaBan, Family, int]:
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    mother = hoa_ban.mother_of(tue)
    town.to("Mon", "06:41")
    mother.declares(tue, RED)
    return hoa_ban, mother, tue


def test_correcting_to_well_or_mistaken_never_closes_or_lowers_a_case(town: Town) -> None:
    hoa_ban, mother, tue = declared(town)
    mother.says_of(tue, correct, "mistaken")
    for office in ("nurse", "principal", "contact"):
        assert len(hoa_ban[office].standing) == 2
        message = hoa_ban[office].hears("Gia đình báo bấm nhầm lúc 06:41; y tế trường cần gọi kiểm tra", rings=False)
        assert "Tuệ" not in message.plain
    mother.says_of(tue, correct, "well")
    hoa_ban["nurse"].hears("Gia đình sửa thành khỏe")
    assert (cases(town)[0].severity, cases(town)[0].state) == ("red", "open")
    town.to("Mon", "06:46")
    hoa_ban["deputy"].hears("mức đỏ", rings=True)
    hoa_ban["nurse"].taps("Mở")
    hoa_ban["nurse"].taps("Nhận ca này")
    hoa_ban["nurse"].taps("Báo nhầm")
    hoa_ban["nurse"].taps("Đúng, ghi")
    assert cases(town)[0].state == "closed"


def test_who_declares_in_person_and_takes_it_back_is_not_called_their_family(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    pupil = hoa_ban.child("Lê Thu An")
    herself = Family(hoa_ban, pupil, town.actor(town.seeds.account(pupil)))
    teacher = hoa_ban.persons["teacher"]
    in_person = Family(hoa_ban, teacher, hoa_ban["teacher"])
    nurse = hoa_ban["nurse"]
    town.to("Mon", "06:41")
    herself.declares(pupil, RED)
    herself.says_of(pupil, correct, "mistaken")
    nurse.hears("Học sinh báo bấm nhầm lúc 06:41; y tế trường cần gọi kiểm tra")
    town.to("Mon", "06:42")
    in_person.declares(teacher, RED)
    in_person.says_of(teacher, correct, "well")
    nurse.hears("Chính người khai sửa thành khỏe lúc 06:42; y tế trường cần gọi kiểm tra")
    nurse.taps("Mở")
    nurse.taps("Diễn biến")
    nurse.hears("Chính người khai sửa thành khỏe.")
    assert "Gia đình" not in everything(nurse)


def test_a_watched_child_that_is_worse_rings_who_has_the_case(town: Town) -> None:
    hoa_ban, mother, tue = declared(town)
    nurse = hoa_ban["nurse"]
    nurse.taps("Mở")
    nurse.taps("Nhận ca này")
    nurse.taps("Theo dõi tại nhà")
    mother.says_of(tue, follow_up, "better")
    assert len(nurse.standing) == 1
    opens(nurse).sees("Gia đình trả lời lúc 06:41: đỡ hơn.")
    mother.says_of(tue, follow_up, "worse")
    message = nurse.hears("Có tin mới lúc 06:41", rings=True)
    assert "Tuệ" not in message.plain
    assert len(hoa_ban["principal"].standing) == 1
    assert cases(town)[0].state == "open"
    nurse.taps("Mở")
    nurse.sees("nay cần có người nhận lại", "Nhận ca này")


def test_worse_that_nobody_answers_climbs_although_it_was_watched(town: Town) -> None:
    hoa_ban, mother, tue = declared(town)
    hoa_ban["nurse"].taps("Mở")
    hoa_ban["nurse"].taps("Nhận ca này")
    hoa_ban["nurse"].taps("Theo dõi tại nhà")
    town.to("Mon", "09:00")
    mother.says_of(tue, follow_up, "worse")
    town.to("Mon", "09:29")
    assert hoa_ban["deputy"].heard() == []
    town.to("Mon", "09:36")
    hoa_ban["deputy"].hears("mức đỏ", rings=True)


@pytest.mark.parametrize("watched", [True, False])
def test_worse_reaches_a_colleague_when_whoever_has_the_case_cannot_be_reached(town: Town, watched: bool) -> None:
    hoa_ban, mother, tue = declared(town)
    nurse = hoa_ban["nurse"]
    nurse.taps("Mở")
    nurse.taps("Nhận ca này")
    if watched:
        nurse.taps("Theo dõi tại nhà")
    gone = ACCOUNT.update().where(ACCOUNT.c.person_id == hoa_ban.persons["nurse"]).values(state="blocked")
    town.database.write(lambda connection: connection.execute(gone)).result()
    mother.says_of(tue, follow_up, "worse")
    hoa_ban["deputy"].hears("Có tin mới lúc 06:41", rings=True)
    assert cases(town)[0].state == "open"
    hoa_ban["principal"].hears("mức đỏ", rings=True)


def test_worse_by_night_wakes_nobody_and_is_taken_up_in_the_morning(town: Town) -> None:
    hoa_ban, mother, tue = declared(town)
    nurse = hoa_ban["nurse"]
    nurse.taps("Mở")
    nurse.taps("Nhận ca này")
    nurse.taps("Theo dõi tại nhà")
    town.to("Wed", "05:10")
    mother.says_of(tue, follow_up, "worse")
    nurse.hears("Có tin mới lúc 05:10", rings=False)
    town.to("Wed", "06:01")
    nurse.hears("mức đỏ", rings=True)


def test_both_guardians_hear_in_neutral_words(town: Town) -> None:
    hoa_ban, mother, tue = declared(town)
    grandmother = hoa_ban.mother_of(tue, name="Nguyễn Thị Lan", relation="grandmother")
    hoa_ban["nurse"].taps("Mở")
    hoa_ban["nurse"].taps("Nhận ca này")
    hoa_ban["nurse"].taps("Theo dõi tại nhà")
    for guardian in (mother.actor, grandmother.actor):
        first, second = guardian.heard()
        assert first.split("\n")[0] == "Nhà trường đã nhận được thông tin về Tuệ."
        assert "0590 000 100" in first
        assert second.split("\n")[0] == "Nhà trường cập nhật thông tin về Tuệ."
        assert not [word for word in HEALTH_WORDS if word in first + second]
        assert "Trần Gia" not in first + second


def test_right_and_consent_are_checked_when_the_news_leaves(town: Town) -> None:
    hoa_ban, mother, tue = declared(town)
    father = hoa_ban.mother_of(tue, name="Trần Văn Nam", relation="father")
    suspended = hoa_ban.mother_of(tue, name="Lê Thị Hoa", relation="guardian")

    def revoke(connection: object) -> None:
        bond = BOND.update().where(BOND.c.person_id == suspended.person).values(state="suspended")
        connection.execute(bond)  # type: ignore[attr-defined]

    town.database.write(revoke).result(timeout=10)
    hoa_ban["nurse"].taps("Mở")
    hoa_ban["nurse"].taps("Nhận ca này")
    assert len(father.actor.heard()) == 1
    assert not suspended.actor.heard()

    def withdraw(connection: object) -> None:
        connection.execute(CONSENT.update().values(withdrawn_at=town.clock.now()))  # type: ignore[attr-defined]

    town.database.write(withdraw).result(timeout=10)
    hoa_ban["nurse"].taps("Theo dõi tại nhà")
    assert len(father.actor.heard()) == 1
    assert len(mother.actor.heard()) == 1
    assert cases(town)[0].state == "watched", "withdrawing never closes a case"


def test_a_family_hears_kindly_that_the_schools_notice_does_not_replace_its_own(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    tue, an = hoa_ban.child("Trần Gia Tuệ"), hoa_ban.child("Lê Minh An")
    mother, other = hoa_ban.mother_of(tue), hoa_ban.mother_of(an, name="Lê Thị Vân")
    town.to("Mon", "06:41")
    mother.declares(tue, RED)
    other.declares(an, AMBER)
    nurse = hoa_ban["nurse"]
    for label in ("1. Tuệ", "2. An"):
        nurse.says("/ca")
        nurse.taps(label)
        nurse.taps("Nhận ca này")
    mother.actor.hears("đây không phải là chẩn đoán ạ", "Gia đình cũng cần tự báo Trạm Y tế", "Điều 12", "mẹ gọi điện")
    assert "Trạm Y tế" not in everything(other.actor)


def test_a_family_that_is_to_phone_the_station_gets_its_number(town: Town) -> None:
    hoa_ban, mother, _ = declared(town)
    hoa_ban["nurse"].taps("Mở")
    hoa_ban["nurse"].taps("Nhận ca này")
    mother.actor.hears("mẹ gọi điện là được ạ. Trạm Y tế xã: 0590 000 106.")


def test_a_mother_who_teaches_hears_of_her_child_as_a_mother(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    tue, teacher = hoa_ban.child("Trần Gia Tuệ", hoa_ban.gau_bong), hoa_ban["teacher"]
    town.seeds.bond(hoa_ban.persons["teacher"], tue, "mother")
    town.seeds.consent(tue, hoa_ban.persons["teacher"])
    Family(hoa_ban, hoa_ban.persons["teacher"], teacher).declares(tue, RED)
    for label in ("Mở", "Nhận ca này", "Báo nhầm", "Đúng, ghi"):
        hoa_ban["nurse"].taps(label)
    teacher.hears("Gia đình cũng cần tự báo Trạm Y tế", "mẹ gọi điện là được ạ")
    teacher.hears("Nhà trường cập nhật thông tin về Tuệ.", "không cần theo dõi thêm. Cảm ơn mẹ đã báo cho nhà trường")
    assert "áo nhầm" not in everything(teacher)


def test_who_is_the_case_is_spoken_to_not_about(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    pupil, staff = hoa_ban.child("Lê Thu An"), hoa_ban.persons["teacher"]
    herself = Family(hoa_ban, pupil, town.actor(town.seeds.account(pupil)))
    town.seeds.consent(pupil, pupil)
    town.to("Mon", "06:41")
    herself.declares(pupil, RED)
    Family(hoa_ban, staff, hoa_ban["teacher"]).declares(staff, RED)
    nurse = hoa_ban["nurse"]
    for label in ("1. An", "2. Trang"):
        nurse.says("/ca").taps(label)
        nurse.taps("Nhận ca này")
    nurse.says("/ca").taps("1. An")
    nurse.taps("Báo nhầm")
    nurse.taps("Đúng, ghi")
    nurse.says("/ca").taps("1. Trang")
    nurse.taps("Đi học lại")
    nurse.taps("Đúng, ghi")
    herself.actor.hears("Nhà trường đã nhận được thông tin của em.", "Em và gia đình cũng cần tự báo Trạm Y tế")
    herself.actor.hears("Nhà trường cập nhật thông tin của em.\nĐã ghi nhận: không cần theo dõi thêm. Cảm ơn em")
    hoa_ban["teacher"].hears("Nhà trường đã nhận được thông tin của thầy/cô.", "Thầy/cô cũng cần tự báo Trạm Y tế")
    hoa_ban["teacher"].hears("Nhà trường cập nhật thông tin của thầy/cô.\nĐã ghi nhận: đi làm lại. Cảm ơn thầy/cô")
