"""Clusters that were not made, or did not tell: found by counting again, told to whom they tell, nobody twice."""

import sqlalchemy as sa

from bot.cases.clusters.ticking import CLUSTERS
from storage.tables import CLUSTER, CLUSTER_MEMBER, CLUSTER_TOLD, DECLARATION, OUTBOX
from tests.auditing.breaking import by_hand, findings, keys
from tests.clusters.classes import MEASLES, RASH_ANSWERS, Classes, replace
from tests.town import Town

LIKE = "Có 2 ca tương tự trong một lớp"
OF_CLUSTER = OUTBOX.c.key.like("cluster:%")


def two(town: Town, time: str = "06:50") -> Classes:
    """Two children of a class within minutes."""
    hoa_ban = Classes(town)
    hoa_ban.usual_staff()
    town.to("Mon", "06:41")
    hoa_ban.ill("Trần Gia Tuệ")
    town.to("Mon", time)
    hoa_ban.ill("Lê Minh An")
    return hoa_ban


def times(hoa_ban: Classes, office: str, words: str = LIKE) -> int:
    return len([each for each in hoa_ban[office].heard() if words in each])


def test_a_cluster_that_is_gone_is_counted_again_and_tells(broken: Town) -> None:
    hoa_ban = two(broken)
    for table in (CLUSTER_TOLD, CLUSTER_MEMBER, CLUSTER):
        by_hand(broken, sa.delete(table))
    by_hand(broken, sa.delete(OUTBOX).where(OF_CLUSTER))
    broken.by(minutes=3)
    broken.by(minutes=2)
    assert hoa_ban.counted() == [("hfmd-class", 2, "living")]
    assert (times(hoa_ban, "nurse"), times(hoa_ban, "principal")) == (2, 2)
    hoa_ban["operator"].hears("1 nhóm ca tương tự chưa được báo", rings=True)
    broken.by(minutes=2)
    assert findings(broken) == [("cluster", True)]


def test_a_declaration_that_no_rule_ever_saw_is_weighed(broken: Town) -> None:
    hoa_ban = two(broken)
    third = hoa_ban.child("Phạm Bảo Ngân")
    broken.walker.ticks = [tick for tick in broken.walker.ticks if tick.name != "clusters"]
    hoa_ban.declared(third)
    by_hand(broken, sa.update(DECLARATION).values(weighed_at=broken.clock.now()))
    broken.walker.ticks = [*broken.walker.ticks, CLUSTERS]
    broken.by(minutes=3)
    broken.by(minutes=2)
    assert sorted(hoa_ban.counted()) == [("hfmd-class", 3, "living"), ("hfmd-school", 3, "living")]
    assert {key.split(":")[2] for key in keys(broken)} == {"hfmd-class", "hfmd-school"}
    assert set(findings(broken)) == {("cluster", True)}


def test_a_cluster_that_told_nobody_tells(broken: Town) -> None:
    hoa_ban = two(broken)
    by_hand(broken, sa.delete(CLUSTER_TOLD))
    by_hand(broken, sa.delete(OUTBOX).where(OF_CLUSTER))
    broken.by(minutes=6)
    broken.by(minutes=2)
    assert (times(hoa_ban, "nurse"), times(hoa_ban, "principal"), times(hoa_ban, "contact")) == (2, 2, 0)
    assert findings(broken) == [("cluster", True)]


def test_whom_it_left_out_hears_and_the_other_not_twice(broken: Town) -> None:
    hoa_ban = two(broken)
    person = hoa_ban.persons["principal"]
    keys = sa.select(CLUSTER_TOLD.c.key).where(CLUSTER_TOLD.c.person_id == person)
    by_hand(broken, sa.delete(OUTBOX).where(OUTBOX.c.key.in_(keys)))
    by_hand(broken, sa.delete(CLUSTER_TOLD).where(CLUSTER_TOLD.c.person_id == person))
    broken.by(minutes=6)
    broken.by(minutes=2)
    assert (times(hoa_ban, "nurse"), times(hoa_ban, "principal")) == (1, 2)
    assert findings(broken) == [("cluster", True)]


def test_its_message_that_vanished_goes_out_by_its_own_key(broken: Town) -> None:
    hoa_ban = two(broken)
    by_hand(broken, sa.delete(OUTBOX).where(OF_CLUSTER))
    broken.by(minutes=6)
    broken.by(minutes=2)
    assert (times(hoa_ban, "nurse"), times(hoa_ban, "principal")) == (2, 2)
    hoa_ban["operator"].hears("2 tin về ca bị thất lạc")
    assert findings(broken) == [("lost", True)] * 2


def test_a_night_that_forgot_its_opening_tells_in_the_morning(broken: Town) -> None:
    hoa_ban = two(broken, "21:00")
    by_hand(broken, sa.update(CLUSTER).values(tell_at=None))
    broken.to("Wed", "05:59")
    assert findings(broken) == [], "nobody is woken for it, nor on the day of culture"
    broken.to("Wed", "06:07")
    broken.by(minutes=2)
    assert (times(hoa_ban, "nurse"), times(hoa_ban, "principal")) == (1, 1)
    assert findings(broken) == [("cluster", True)]


def test_measles_at_night_is_told_at_once(broken: Town) -> None:
    hoa_ban = Classes(broken)
    hoa_ban.usual_staff()
    broken.to("Mon", "21:00")
    # amber, so without an alert of the case that would say it too
    hoa_ban.ill("Trần Gia Tuệ", flag=replace(MEASLES, severity="amber"), answers=RASH_ANSWERS)
    words = "cần gọi Trạm Y tế hôm nay"
    assert times(hoa_ban, "nurse", words) == 1
    by_hand(broken, sa.delete(CLUSTER_TOLD))
    by_hand(broken, sa.delete(OUTBOX).where(OF_CLUSTER))
    broken.by(minutes=6)
    broken.by(minutes=2)
    assert times(hoa_ban, "nurse", words) == 2
    assert findings(broken) == [("cluster", True)]


def test_measles_told_in_the_alert_of_the_case_is_told_and_forgotten_it_is_remembered(broken: Town) -> None:
    hoa_ban = Classes(broken)
    hoa_ban.usual_staff()
    broken.to("Mon", "06:41")
    hoa_ban.ill("Trần Gia Tuệ", flag=MEASLES, answers=RASH_ANSWERS)
    broken.by(seconds=30)
    heard = [m.rings for m in hoa_ban["nurse"].messages].count(True)
    broken.by(minutes=2)
    assert findings(broken) == []
    by_hand(broken, sa.delete(CLUSTER_TOLD))
    broken.by(minutes=6)
    broken.by(minutes=1)
    assert findings(broken) == [("cluster", True)]
    assert [m.rings for m in hoa_ban["nurse"].messages].count(True) == heard, "the alert she has says it"


def test_who_came_in_is_said_once_more(broken: Town) -> None:
    hoa_ban = two(broken)
    broken.to("Mon", "07:30")
    hoa_ban.ill("Phạm Bảo Ngân")
    grown = OUTBOX.c.key.like("cluster:%:g%")
    by_hand(broken, sa.delete(OUTBOX).where(grown))
    by_hand(broken, sa.delete(CLUSTER_TOLD).where(CLUSTER_TOLD.c.key.like("%:g%")))
    broken.by(minutes=6)
    broken.by(minutes=2)
    assert findings(broken) == [("cluster", True)]
    assert hoa_ban["nurse"].hears("Có 3 ca tương tự trong một lớp", rings=False)
