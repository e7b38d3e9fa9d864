"""One message a family, twice at most, to who owes and wants it, never after the due time."""

import sqlalchemy as sa

from storage.tables import CONSENT
from tests.reminding.phu_lam import PhuLam
from tests.town import Actor, Town, at


def reminders(actor: Actor) -> list[str]:
    """Everything pushed: nothing but reminders comes to these people (one that was answered shows its receipt)."""
    return actor.heard()


def test_a_mother_of_three_in_two_schools_gets_one_message_at_the_earlier_time(town: Town) -> None:
    place = PhuLam(town)
    primary, nursery = place.school(), place.school("MN Hoa Ban", "HB").sets(bell="07:45")
    minh, ngan = primary.pupil("Trần Gia Minh"), primary.pupil("Trần Kim Ngân", "5B")
    tue = nursery.pupil("Trần Gia Tuệ", "Thỏ Ngọc")
    mother = place.mother(minh, ngan, tue)
    town.to("Mon", "06:14")
    assert mother.heard() == []
    town.to("Mon", "06:15")
    said = mother.hears("Khai báo sức khỏe thứ Hai 23/11", "Minh", "Ngân", "Tuệ", "07:15", "07:45", rings=False)
    assert said.labels[0] == "Cả 3 con đều khỏe"
    town.to("Mon", "06:54")
    assert len(reminders(mother)) == 1
    town.to("Mon", "06:55")
    assert len(reminders(mother)) == 2
    town.to("Tue", "05:00")
    assert len(reminders(mother)) == 2


def test_who_has_declared_is_not_reminded_again(town: Town) -> None:
    place = PhuLam(town)
    school = place.school()
    minh = school.pupil("Trần Gia Minh")
    mother, father = place.mother(minh), place.mother(minh, name="Trần Văn Nam", relation="father")
    town.to("Mon", "06:15")
    assert len(reminders(mother)) == len(reminders(father)) == 1
    mother.taps("Minh khỏe")
    town.to("Mon", "17:00")
    assert len(reminders(mother)) == len(reminders(father)) == 1


def test_invariant_5_a_debt_paid_between_planning_and_sending_is_not_reminded(town: Town) -> None:
    place = PhuLam(town)
    minh = place.school().pupil("Trần Gia Minh")
    mother = place.mother(minh)
    town.to("Mon", "06:10")
    mother.says("/khaibao")
    town.clock.move_to(town.clock.now().replace(minute=15))
    assert place.looks_again() == 1
    assert place.reminders() == [(place.reminders()[0][0], "ready")]
    mother.taps("Minh khỏe")
    assert place.reminders()[0][1] == "dropped"
    assert reminders(mother) == []


def test_invariant_5_consent_withdrawn_between_planning_and_sending_is_obeyed(town: Town) -> None:
    place = PhuLam(town)
    mother = place.mother(place.school().pupil("Trần Gia Minh"))
    town.to("Mon", "06:10")
    town.clock.move_to(at("Mon", "06:15"))
    assert place.looks_again() == 1

    def withdraw(connection: sa.Connection) -> None:
        gone = {"withdrawn_at": town.clock.now()}
        connection.execute(CONSENT.update().where(CONSENT.c.purpose == "remind").values(gone))

    town.database.write(withdraw).result(timeout=10)
    town.settle()
    assert place.reminders()[0][1] == "dropped"
    assert reminders(mother) == []


def test_nobody_without_consent_or_who_muted_or_blocked_is_reminded(town: Town) -> None:
    place = PhuLam(town)
    school = place.school()
    children = [school.pupil(f"Trần Gia {name}") for name in ("An", "Bình", "Cúc", "Dũng")]
    without = place.guardian_without_consent(children[0])
    seeds = town.seeds
    only_declares = seeds.person("guardian", "Lê Thị Sen")
    seeds.bond(only_declares, children[1])
    seeds.consent(children[1], only_declares, ("declare",))
    quiet = town.actor(seeds.account(only_declares))
    muted = place.mother(children[2])
    muted.says("/ngungnhac").taps("1 tuần")
    blocked = place.mother(children[3])
    blocked.window.is_blocked = True
    town.to("Mon", "17:00")
    assert without.heard() == quiet.heard() == muted.heard() == blocked.heard() == []
    assert len(town.refused) == 1
    assert len(place.reminders()) == 1


def test_staff_are_reminded_once_and_pupils_twice(town: Town) -> None:
    place = PhuLam(town)
    school = place.school()
    teacher = school.hires("Phạm Thu Trang")
    seeds = town.seeds
    pupil_id = school.pupil("Lê Minh Khôi", "11A")
    seeds.consent(pupil_id, pupil_id)
    pupil = town.actor(seeds.account(pupil_id))
    town.to("Mon", "17:00")
    assert len(reminders(teacher)) == 1
    assert len(reminders(pupil)) == 2


def test_down_over_the_first_reminder_it_is_sent_late_once(town: Town) -> None:
    place = PhuLam(town)
    mother = place.mother(place.school().pupil("Trần Gia Minh"))
    place.sleeps_until("Mon", "06:40")
    assert len(reminders(mother)) == 1
    town.to("Mon", "17:00")
    assert len(reminders(mother)) == 2


def test_down_over_both_there_is_one_and_after_the_due_time_none(town: Town) -> None:
    place = PhuLam(town)
    school = place.school()
    mother, teacher = place.mother(school.pupil("Trần Gia Minh")), school.hires("Phạm Thu Trang")
    place.sleeps_until("Mon", "07:00")
    assert len(reminders(mother)) == len(reminders(teacher)) == 1
    town.to("Fri", "05:30")
    place.sleeps_until("Fri", "07:15")
    assert len(reminders(mother)) == len(reminders(teacher)) == 1


def test_a_reminder_that_could_not_leave_before_the_due_time_never_leaves(town: Town) -> None:
    place = PhuLam(town)
    mother = place.mother(place.school().pupil("Trần Gia Minh"))
    town.to("Mon", "06:14")
    town.clock.move_to(at("Mon", "06:56"))
    while place.looks_again():
        pass
    assert [state for _, state in place.reminders()] == ["ready"]
    town.clock.move_to(at("Mon", "07:15"))
    town.settle()
    assert [state for _, state in place.reminders()] == ["dropped"]
    assert reminders(mother) == []


def test_invariant_3_looking_twice_changes_nothing(town: Town) -> None:
    place = PhuLam(town)
    school = place.school()
    mother = place.mother(school.pupil("Trần Gia Minh"))
    for time in ("05:00", "06:15", "06:55", "07:10", "07:15", "07:35", "17:00"):
        town.to("Mon", time)
        before = (school.rounds(), place.reminders(), mother.heard())
        assert place.looks_again() == 0
        town.settle()
        assert before == (school.rounds(), place.reminders(), mother.heard())


def test_after_three_unanswered_rounds_reminders_pause_until_they_answer(town: Town) -> None:
    place = PhuLam(town)
    mother = place.mother(place.school().pupil("Trần Gia Minh"))
    for day, week in (("Mon", 0), ("Fri", 0), ("Mon", 1)):
        town.to(day, "17:00", week)
    assert len(reminders(mother)) == 6
    assert place.account(mother).paused
    town.to("Fri", "17:00", 1)
    assert len(reminders(mother)) == 6
    town.to("Mon", "06:30", 2)
    mother.says("/khaibao").taps("Minh khỏe")
    town.to("Fri", "17:00", 2)
    assert len(reminders(mother)) == 8
    assert not place.account(mother).paused


def test_what_is_begun_is_named_and_goes_on_with_one_line(town: Town) -> None:
    place = PhuLam(town)
    school = place.school()
    minh, ngan = school.pupil("Trần Gia Minh"), school.pupil("Trần Kim Ngân", "5B")
    mother = place.mother(minh, ngan)
    town.to("Mon", "06:10")
    mother.says("ngân ho từ hôm qua").sees("bao nhiêu độ")
    town.to("Mon", "06:15")
    said = mother.hears("Khai báo sức khỏe thứ Hai 23/11", "Bản khai cho Ngân đang làm dở, chưa gửi", rings=False)
    assert said.labels[-1] == "Tiếp tục"
    town.to("Mon", "06:20")
    if town.abilities.has_buttons:
        mother.taps("Tiếp tục")
    else:
        mother.says(str(len(said.labels)))
    mother.sees("Ngân bao nhiêu độ")
