"""Recording how a case goes on or ends: the family hears each once, and a grave case does not end by a slip."""

import pytest

from bot.dialogue.case_actions import ConfirmOutcome
from bot.forms import Flag
from bot.messages import Reply
from tests.escalating.hoa_ban import AMBER, EMERGENCY, RED, Family, HoaBan, cases, events
from tests.escalating.standing import opens
from tests.town import Town

GRAVE = pytest.mark.parametrize("flag", [RED, EMERGENCY], ids=["red", "emergency"])


def taken(town: Town, flag: Flag = RED) -> tuple[HoaBan, Family, int]:
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    mother = hoa_ban.mother_of(tue)
    town.to("Mon", "06:41")
    mother.declares(tue, flag)
    nurse = hoa_ban["nurse"]
    nurse.says("/ca")
    nurse.taps("1. Tuệ")
    nurse.taps("Nhận ca này")
    return hoa_ban, mother, tue


def news(family: Family) -> list[str]:
    """What the family heard of how it goes on, in order."""
    return [text.split("\n")[1] for text in family.actor.heard() if "cập nhật" in text]


def test_the_family_hears_the_same_outcome_once(town: Town) -> None:
    """A second tap, also hours later and by a colleague, is answered by a toast alone."""
    hoa_ban, mother, _ = taken(town)
    nurse, principal = hoa_ban["nurse"], hoa_ban["principal"]
    nurse.taps("Theo dõi tại nhà")
    toast = nurse.taps("Theo dõi tại nhà")
    assert toast == Reply(toast="Đã ghi nhận lúc 06:41: theo dõi tại nhà.")
    town.to("Mon", "16:30")
    principal.says("/ca")
    principal.taps("1. Tuệ")
    principal.taps("Theo dõi tại nhà")
    assert len(news(mother)) == 1
    assert events(town).count("outcome") == 1
    opens(nurse).taps("Đã đi khám")
    nurse.taps("Theo dõi tại nhà")
    nurse.taps("Đúng, ghi “theo dõi tại nhà”")
    assert len(news(mother)) == 3, "what changed in between is news"


def test_the_same_outcome_on_another_day_is_news(town: Town) -> None:
    hoa_ban, mother, _ = taken(town)
    nurse = hoa_ban["nurse"]
    nurse.taps("Theo dõi tại nhà")
    town.to("Mon", "18:42")
    opens(nurse).taps("Theo dõi tại nhà")
    assert len(news(mother)) == 2


def test_the_same_outcome_after_the_case_was_passed_on_ends_the_nagging_again(town: Town) -> None:
    hoa_ban, _, _ = taken(town)
    nurse, deputy = hoa_ban["nurse"], hoa_ban["deputy"]
    nurse.taps("Theo dõi tại nhà")
    nurse.taps("Chuyển người khác")
    nurse.taps("Hôm nay không ở trường")
    deputy.taps("Mở")
    deputy.taps("Nhận ca này")
    deputy.taps("Theo dõi tại nhà")
    assert cases(town)[0].state == "watched"


@GRAVE
def test_a_grave_case_ends_after_a_question_that_names_child_and_outcome(town: Town, flag: Flag) -> None:
    hoa_ban, mother, _ = taken(town, flag)
    nurse = hoa_ban["nurse"]
    nurse.taps("Báo nhầm")
    nurse.sees("Ghi “báo nhầm” cho Tuệ (Thỏ Ngọc)?", "Đúng, ghi “báo nhầm”", "Không, chưa ghi")
    assert not nurse.last.pushed
    assert cases(town)[0].state == "taken"
    assert news(mother) == []
    nurse.taps("Không, chưa ghi")
    nurse.sees("Chưa ghi kết quả; ca vẫn mở.")
    assert nurse.last.labels == []
    assert cases(town)[0].state == "taken"
    opens(nurse).taps("Đi học lại")
    nurse.taps("Đúng, ghi")
    nurse.sees("Đã ghi nhận: đi học lại.")
    assert (cases(town)[0].state, cases(town)[0].outcome) == ("closed", "back_in_class")
    assert len(news(mother)) == 1


def test_an_amber_case_ends_by_one_tap(town: Town) -> None:
    hoa_ban, mother, _ = taken(town, AMBER)
    hoa_ban["nurse"].taps("Theo dõi tại nhà")
    assert cases(town)[0].state == "watched"
    hoa_ban["nurse"].taps("Báo nhầm")
    assert cases(town)[0].state == "closed"
    assert len(news(mother)) == 2


def test_what_was_asked_before_the_child_got_worse_ends_nothing(town: Town) -> None:
    """Asked at red, the family declares an emergency: the old question's [Đúng] says to look again."""
    hoa_ban, mother, tue = taken(town)
    nurse = hoa_ban["nurse"]
    nurse.taps("Báo nhầm")
    _, yes = nurse.find("Đúng, ghi")
    mother.declares(tue, EMERGENCY)
    town.receive(town.update(nurse.chat, action=yes.action, message="9", press="p"))
    nurse.sees("Ca đã có thay đổi sau câu hỏi này nên chưa ghi kết quả.", "Mở")
    assert (cases(town)[0].state, cases(town)[0].severity) == ("open", "emergency")


def test_the_answer_to_a_question_ends_a_case_once(town: Town) -> None:
    hoa_ban, mother, _ = taken(town)
    nurse = hoa_ban["nurse"]
    nurse.taps("Đi học lại")
    message, yes = nurse.find("Đúng, ghi")
    for n in range(2):
        town.receive(town.update(nurse.chat, action=yes.action, message=message.ref, press=f"p{n}"))
    nurse.sees("Ca này đã kết thúc lúc 06:41: đi học lại.")
    assert len(news(mother)) == 1
    forged = ConfirmOutcome(cases(town)[0].id, "watched_home", 0)
    town.receive(town.update(nurse.chat, action=forged.encode(), message="1", press="p"))
    assert cases(town)[0].outcome == "back_in_class"


def test_an_emergency_that_somebody_else_has_is_asked_about_before_its_outcome_is_written(town: Town) -> None:
    hoa_ban, mother, _ = taken(town, EMERGENCY)
    principal = hoa_ban["principal"]
    principal.says("/ca")
    principal.taps("1. Tuệ")
    principal.taps("Nhập viện")
    principal.sees("Cô Thảo đang phụ trách ca của Tuệ (Thỏ Ngọc). Thầy/cô vẫn ghi “nhập viện” ạ?")
    assert news(mother) == [] and cases(town)[0].outcome is None
    town.by(seconds=5)
    principal.taps("Đúng, ghi “nhập viện”")
    assert (cases(town)[0].outcome, len(news(mother))) == ("in_hospital", 1)


def test_an_outcome_is_not_wiped_by_one_tap_on_an_older_false_alarm(town: Town) -> None:
    hoa_ban, mother, _ = taken(town, AMBER)
    nurse = hoa_ban["nurse"]
    nurse.taps("Nhập viện")
    said = "Đã ghi nhận: nhập viện. Để biết thêm, mẹ vui lòng gọi ngay. Cô Thảo (y tế trường): 0590 000 100."
    assert said in mother.actor.hears("Nhà trường cập nhật thông tin").plain
    nurse.taps("Báo nhầm")
    nurse.sees("Ghi “báo nhầm” cho Tuệ", "Kết quả lúc 06:41: Nhập viện.")
    assert [case.state for case in cases(town)] == ["watched"]
