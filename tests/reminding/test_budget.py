"""The most anybody hears on a Monday on which nobody answers, whatever else they are."""

from tests.reminding.phu_lam import PhuLam
from tests.town import Actor, Town


def heard(actor: Actor) -> list[str]:
    """What kind each message was."""
    kinds = {
        "Khai báo sức khỏe": "reminder",
        "Lớp": "class",
        "Y tế trường": "school",
        "Báo cáo": "total",
        "Khai báo của nhà trường": "own",
    }
    return sorted(next(kind for words, kind in kinds.items() if text.startswith(words)) for text in actor.heard())


def test_a_teacher_who_is_a_mother_gets_two_reminders_and_her_list(town: Town) -> None:
    place = PhuLam(town)
    school = place.school()
    minh, an = school.pupil("Trần Gia Minh", "2A"), school.pupil("Lê Thu An", "5B")
    person = town.seeds.person("staff", "Đỗ Thị Cúc", school=school.id)
    town.seeds.duty(person, "homeroom", school.classes["2A"])
    town.seeds.bond(person, an, "mother")
    town.seeds.consent(an, person)
    teacher, mother = town.actor(town.seeds.account(person)), place.mother(minh)
    town.to("Mon", "17:30")
    assert heard(teacher) == ["class", "reminder", "reminder"]
    first, second = [text for text in teacher.heard() if text.startswith("Khai báo")]
    assert "An" in first and "thầy/cô" in first.lower()
    assert "An" in second
    assert heard(mother) == ["reminder", "reminder"]


def test_a_nurse_with_a_class_and_a_principal_hear_once_of_each_thing(town: Town) -> None:
    place = PhuLam(town)
    school = place.school()
    school.pupil("Trần Gia Minh", "2A")
    nurse_person = town.seeds.person("staff", "Nguyễn Thị Hạnh", school=school.id)
    for kind, unit in (("homeroom", school.classes["2A"]), ("school_health", school.id)):
        town.seeds.duty(nurse_person, kind, unit)
    nurse = town.actor(town.seeds.account(nurse_person))
    principal = school.hires("Phạm Văn Dũng", "principal")
    town.to("Mon", "17:30")
    assert heard(nurse) == ["class", "reminder", "school"]
    assert heard(principal) == ["own", "reminder", "total"]


def test_a_principal_of_two_schools_gets_the_total_of_each(town: Town) -> None:
    place = PhuLam(town)
    first, second = place.school(), place.school("MN Hoa Ban", "HB")
    first.pupil("Trần Gia Minh"), second.pupil("Lê Thu An")
    person = town.seeds.person("staff", "Phạm Văn Dũng", school=first.id)
    for school in (first, second):
        town.seeds.duty(person, "principal", school.id)
    principal = town.actor(town.seeds.account(person))
    town.to("Mon", "17:30")
    assert heard(principal) == ["own", "own", "reminder", "total", "total"]
