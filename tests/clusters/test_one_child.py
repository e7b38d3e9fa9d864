"""A cluster of one child (suspected measles, diphtheria): nobody is rung twice for the child, and everybody hears."""

from dataclasses import replace
from types import MappingProxyType

from bot.cases.clusters.policies import rules_json
from bot.cases.clusters.shipped import BY_NAME
from bot.cases.clusters.ticking import CLUSTERS
from bot.cases.policies import policy_json
from bot.cases.policy import DEFAULT_POLICY
from bot.cases.values import OffHours, Severity
from bot.jobs.ticks import run_tick
from storage.changes import store
from storage.changes.policies import MakePolicy
from tests.clusters.classes import DIPHTHERIA, MEASLES, RASH_ANSWERS, Classes
from tests.escalating.hoa_ban import AMBER, HEALTH_WORDS
from tests.town import MONDAY, Actor, Message, Town, at

CALL = "Đề nghị gọi Trạm Y tế hôm nay."
OWN = "Có 1 ca cần gọi Trạm Y tế hôm nay"


def school(town: Town, time: str = "06:41") -> Classes:
    hoa_ban = Classes(town)
    hoa_ban.usual_staff()
    town.to("Mon", time)
    return hoa_ban


def pushed(actor: Actor) -> list[Message]:
    return [message for message in actor.messages if message.pushed]


def as_it_stands(actor: Actor, since: int = -1) -> str:
    """The first alert; where nothing is edited, the messages from one on: the last, if it is not said from which."""
    messages = actor.messages[:1] if actor.town.abilities.can_edit else actor.messages[since:]
    return "\n".join(message.plain for message in messages)


def test_the_alert_of_the_case_says_it_and_nobody_is_rung_twice(town: Town) -> None:
    hoa_ban = school(town)
    hoa_ban.ill("Trần Gia Tuệ", flag=MEASLES, answers=RASH_ANSWERS)
    for office in ("nurse", "principal"):
        told = pushed(hoa_ban[office])
        assert [message.rings for message in told] == [True], "nor is there a second message where nothing is edited"
        assert CALL in told[-1].plain
        assert not [word for word in (*HEALTH_WORDS, "Tuệ", "sởi") for message in told if word in message.plain]
    assert CALL not in hoa_ban["contact"].last.plain, "upward nobody was told to call"
    assert hoa_ban.counted() == [("measles-one", 1, "living")]
    nurse = hoa_ban["nurse"]
    nurse.taps("Mở")
    nurse.sees("Trần Gia Tuệ", "Đề nghị gọi Trạm Y tế hôm nay. Khuyến cáo của HCDC", "nghỉ học 7 ngày")
    assert "1 ca tương tự" not in nurse.last.plain
    nurse.taps("Nhận ca này")
    nurse.taps("Đã báo Trạm Y tế")
    assert "HCDC" not in as_it_stands(nurse), "it was done"
    heard = len(nurse.messages)
    town.to("Tue", "06:42")
    assert CALL not in as_it_stands(nurse, heard)


def test_when_it_has_ended_the_alert_says_it_no_more(town: Town) -> None:
    hoa_ban = school(town)
    hoa_ban.ill("Trần Gia Tuệ", flag=MEASLES, answers=RASH_ANSWERS)
    nurse = hoa_ban["nurse"]
    nurse.taps("Mở")
    nurse.taps("Nhận ca này")
    nurse.taps("Theo dõi tại nhà")
    town.to("Tue", "07:00")
    assert CALL in as_it_stands(nurse, 0)
    heard = len(nurse.messages)
    town.to("Mon", "06:43", week=1)
    assert hoa_ban.counted() == [("measles-one", 1, "ended")]
    assert CALL not in as_it_stands(nurse, heard)


def test_who_got_no_alert_of_the_case_still_hears(town: Town) -> None:
    hoa_ban = school(town)
    hoa_ban["nurse"].window.is_blocked = True
    hoa_ban.ill("Trần Gia Tuệ", flag=DIPHTHERIA)
    [message] = pushed(hoa_ban["deputy"])
    assert message.rings
    assert OWN in message.plain
    assert not [m.plain for m in pushed(hoa_ban["principal"]) if OWN in m.plain]
    town.to("Mon", "06:47")
    hoa_ban["deputy"].hears("1 ca cần theo dõi, mức đỏ", "Chưa có người nhận", rings=True)


def test_an_amber_child_has_no_alert_of_its_own_and_what_is_graver_later_rings_by_itself(town: Town) -> None:
    hoa_ban = school(town)
    tue = hoa_ban.ill("Trần Gia Tuệ", flag=replace(AMBER, syndrome=("measles",)), answers=RASH_ANSWERS)
    nurse = hoa_ban["nurse"]
    assert [(OWN in m.plain, m.rings) for m in pushed(nurse)] == [(False, False), (True, True)]
    town.to("Mon", "06:50")
    hoa_ban.declared(tue, MEASLES, answers=RASH_ANSWERS)
    assert len(pushed(nurse)) == 3
    nurse.hears("mức đỏ", CALL, rings=True)


def test_new_signs_of_a_child_known_since_yesterday_ring(town: Town) -> None:
    hoa_ban = school(town)
    tue = hoa_ban.ill("Trần Gia Tuệ")
    nurse = hoa_ban["nurse"]
    nurse.taps("Mở")
    nurse.taps("Nhận ca này")
    nurse.taps("Theo dõi tại nhà")
    town.to("Wed", "06:50")
    heard = len(pushed(nurse))
    hoa_ban.declared(tue, MEASLES, answers=RASH_ANSWERS)
    assert [OWN in m.plain for m in pushed(nurse)[heard:] if m.rings] == [True]


def test_a_second_child_is_a_silent_word_to_those_whom_the_alert_told(town: Town) -> None:
    hoa_ban = school(town)
    hoa_ban.ill("Trần Gia Tuệ", flag=MEASLES, answers=RASH_ANSWERS)
    town.to("Mon", "06:43")
    hoa_ban.ill("Lê Minh An", hoa_ban.gau_bong, MEASLES, answers=RASH_ANSWERS)
    for office in ("nurse", "principal"):
        grown = hoa_ban[office].hears(
            "Có 2 ca tương tự trong trường · MN Hoa Ban", "Có thêm ca lúc 06:43.", rings=False
        )
        assert len([m for m in pushed(hoa_ban[office]) if m.rings]) == 2, "two alerts, one silent word"
        assert grown.labels == ["Mở"]
    nurse = hoa_ban["nurse"]
    nurse.taps("Mở")
    nurse.hears("1. Lê Minh An (Gấu Bông)", "2. Trần Gia Tuệ (Thỏ Ngọc)")


def test_where_both_waited_for_the_opening_the_case_goes_first_whatever_is_looked_at_first(town: Town) -> None:
    hoa_ban = school(town, "21:00")
    waiting = {**DEFAULT_POLICY.off_hours, Severity.RED: OffHours()}
    ladder = policy_json(replace(DEFAULT_POLICY, off_hours=MappingProxyType(waiting)))
    rules = rules_json([replace(BY_NAME["measles-one"], call_today=False, advice="Gọi Trạm Y tế.")])
    now = town.clock.now()
    own = [
        MakePolicy(hoa_ban.school, kind, MONDAY, content, "UBND xã", MONDAY, "", now)
        for kind, content in (("ladder", ladder), ("clusters", rules))
    ]
    town.database.write(lambda c: store(c, town.database.sealer, own)).result(timeout=10)
    hoa_ban.ill("Trần Gia Tuệ", flag=MEASLES, answers=RASH_ANSWERS)
    nurse = hoa_ban["nurse"]
    assert not pushed(nurse)
    town.to("Wed", "05:59")
    before = len(pushed(nurse))
    town.clock.stop_at(at("Wed", "06:00"))
    run_tick(town.database, town.clock, CLUSTERS)
    town.settle()
    town.by(seconds=3)
    [alert] = [m for m in pushed(nurse)[before:] if "1 ca cần theo dõi, mức đỏ" in m.plain and m.rings]
    assert not [m for m in pushed(nurse)[before:] if OWN in m.plain], nurse.transcript()
    assert "1 ca cần theo dõi, mức đỏ" in alert.plain
    assert alert.rings
    assert [cluster.told[0].key.split(":")[0] for cluster in hoa_ban.clusters()] == ["alert"]
