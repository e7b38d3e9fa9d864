"""What is stored of clusters: found from rows, recomputed from rows, the same late, twice and on two processes."""

from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.cases.clusters.policies import rules_json
from bot.cases.clusters.rules import running
from bot.cases.clusters.shipped import BY_NAME
from bot.cases.clusters.ticking import CLUSTERS
from bot.cases.clusters.values import Scope, Side, Sighting
from bot.cases.opening import correct
from bot.clock import Clock, local_date
from bot.commands.clusters import agrees
from bot.jobs.ticks import run_tick
from storage.changes import store
from storage.changes.clusters import Weighed
from storage.changes.declarations import Withdraw
from storage.changes.policies import MakePolicy
from storage.changes.self_rounds import WithdrawAll
from storage.cluster_values import ClusterRow
from storage.database import Conflict, Database
from storage.keeping import retention
from storage.needs import Reading
from storage.tables import BOND, CASE, CLUSTER, CLUSTER_MEMBER, CLUSTER_TOLD, DECLARATION, ENROLMENT
from tests.clusters.classes import MEASLES, RASH_ANSWERS, Classes, at, replace, unweighed
from tests.town import MONDAY, Town, test_sealer


def school(town: Town) -> Classes:
    hoa_ban = Classes(town)
    hoa_ban.usual_staff()
    town.to("Mon", "06:41")
    return hoa_ban


def all_agree(town: Town, rows: list[ClusterRow]) -> bool:
    with town.database.reading() as connection:
        now = town.clock.now()
        reading = Reading(connection, town.database.sealer, now, local_date(now))
        return all(agrees(reading, row) for row in rows)


TOO_FEW = "Sau khi sửa bản khai, số ca còn lại không đủ theo quy tắc."


def standing(hoa_ban: Classes) -> dict[int, str | None]:
    """Each member of the first cluster, and why they do not count."""
    return {member.person_id: member.why for member in hoa_ban.clusters()[0].members}


def well(hoa_ban: Classes, child: int) -> None:
    """The family corrects to well: a new revision, and the case hears of it, as the dialogue does."""
    family = hoa_ban.families[child]
    hoa_ban.corrected_to_well(child)
    family.says_of(child, correct, "well")


def test_corrected_to_well_counts_no_more_from_then_on_and_is_shown_so(town: Town) -> None:
    hoa_ban = school(town)
    tue, an = hoa_ban.ill("Trần Gia Tuệ"), hoa_ban.ill("Lê Minh An")
    nurse = hoa_ban["nurse"]
    nurse.taps("Mở")
    town.to("Mon", "06:50")
    well(hoa_ban, an)
    assert standing(hoa_ban) == {tue: None, an: "well"}
    nurse.taps("Cập nhật" if town.abilities.can_edit else "Mở", under=TOO_FEW)
    nurse.hears(TOO_FEW, "Từ 06:50 không tính: Lê Minh An, gia đình sửa thành khỏe.")
    assert all_agree(town, hoa_ban.clusters())
    town.to("Mon", "07:00")
    heard = len(nurse.messages)
    hoa_ban.declared(an)
    assert standing(hoa_ban) == {tue: None, an: None}
    told = [m.rings for m in nurse.messages[heard:] if "tương tự" in m.plain]
    assert told == ([] if town.abilities.can_edit else [False]), "nobody new: an edit tells it"
    well(hoa_ban, an)
    heard = len(nurse.messages)
    hoa_ban.ill("Phạm Bảo Ngân")
    assert [m.rings for m in nurse.messages[heard:] if "tương tự" in m.plain] == [True], "fulfilled anew by somebody"
    assert all_agree(town, hoa_ban.clusters())


def test_withdrawn_and_a_false_alarm_count_no_more(town: Town) -> None:
    hoa_ban = school(town)
    tue, an, ngan = (hoa_ban.ill(name) for name in ("Trần Gia Tuệ", "Lê Minh An", "Phạm Bảo Ngân"))
    take_back = WithdrawAll(hoa_ban.round, an, town.clock.now())
    town.database.write(lambda c: store(c, town.database.sealer, [take_back])).result()
    town.by(seconds=1)
    assert standing(hoa_ban) == {tue: None, an: "withdrawn", ngan: None}
    nurse = hoa_ban["nurse"]
    nurse.says("/ca")
    nurse.taps("Ngân")
    nurse.taps("Nhận ca này")
    nurse.taps("Báo nhầm")
    nurse.taps("Đúng, ghi")
    town.by(seconds=1)
    assert standing(hoa_ban) == {tue: None, an: "withdrawn", ngan: "false_alarm"}
    assert all_agree(town, hoa_ban.clusters())


def test_a_correction_that_is_itself_withdrawn_counts_again(town: Town) -> None:
    hoa_ban = school(town)
    tue, an = hoa_ban.ill("Trần Gia Tuệ"), hoa_ban.ill("Lê Minh An")
    uid = hoa_ban.corrected_to_well(an)
    town.by(seconds=1)
    assert standing(hoa_ban) == {tue: None, an: "well"}
    take_back = Withdraw(uid, hoa_ban.round, an, town.clock.now())
    town.database.write(lambda c: store(c, town.database.sealer, [take_back])).result()
    town.by(seconds=1)
    assert standing(hoa_ban) == {tue: None, an: None}
    assert all_agree(town, hoa_ban.clusters())


def test_the_same_child_twice_and_by_both_parents_is_one(town: Town) -> None:
    hoa_ban = school(town)
    tue = hoa_ban.ill("Trần Gia Tuệ")
    hoa_ban.declared(tue)
    hoa_ban.families[tue] = hoa_ban.mother_of(tue, name="Trần Văn Nam", relation="father")
    hoa_ban.declared(tue)
    assert hoa_ban.counted() == []


def test_who_changed_class_counts_where_they_were_when_they_declared(town: Town) -> None:
    hoa_ban = school(town)
    tue = hoa_ban.ill("Trần Gia Tuệ")
    moved = ENROLMENT.update().where(ENROLMENT.c.person_id == tue).values(class_id=hoa_ban.gau_bong)
    town.database.write(lambda c: c.execute(moved)).result()
    hoa_ban.ill("Lê Minh An")
    assert hoa_ban.counted() == [("hfmd-class", 2, "living")]
    assert hoa_ban.clusters()[0].unit_id == hoa_ban.tho_ngoc
    hoa_ban.ill("Phạm Bảo Ngân", hoa_ban.gau_bong)
    assert [c.unit_id for c in hoa_ban.clusters() if c.rule_name == "hfmd-class"] == [hoa_ban.tho_ngoc]


def test_late_twice_and_after_a_restart_make_the_same_cluster(town: Town) -> None:
    town.is_broken = True  # the auditor sees that nobody weighed
    hoa_ban = school(town)
    real = town.walker.ticks
    town.walker.ticks = [tick for tick in real if tick.name != "clusters"]
    hoa_ban.ill("Trần Gia Tuệ")
    town.to("Mon", "07:00")
    hoa_ban.ill("Lê Minh An")
    town.to("Mon", "09:30")
    assert unweighed(town) == 2
    again = Town(town.database.url, town.clock.now())
    again.chats = town.chats
    again.settle()
    assert unweighed(again) == 0
    assert hoa_ban.counted() == [("hfmd-class", 2, "living")]
    assert hoa_ban.clusters()[0].ends_at == at("Mon", "07:00", week=1)
    before = hoa_ban.clusters()
    assert run_tick(again.database, again.clock, CLUSTERS) == 0
    assert hoa_ban.clusters() == before
    assert len([text for text in hoa_ban["nurse"].heard() if "tương tự" in text]) == 1
    again.close()


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_two_processes_that_weigh_at_once_make_one_cluster(town: Town) -> None:
    hoa_ban = school(town)
    town.walker.ticks = [tick for tick in town.walker.ticks if tick.name != "clusters"]
    for number in range(12):
        hoa_ban.ill(f"Trần Gia {number}")
    others = [Database(town.database.url, test_sealer()) for _ in range(2)]
    for other in others:
        other.start()
    at_once, failed = Barrier(2), []

    def weigh(database: Database) -> None:
        clock = Clock()
        clock.stop_at(town.clock.now())
        at_once.wait()
        try:
            run_tick(database, clock, CLUSTERS)
        except Exception as error:  # noqa: BLE001 - said by the test
            failed.append(error)

    threads = [Thread(target=weigh, args=(other,)) for other in others]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for other in others:
        other.stop()
    assert failed == []
    assert hoa_ban.counted() == [(name, 12, "living") for name in ("hfmd-class", "hfmd-school", "hfmd-commune")]
    town.settle()
    for office in ("nurse", "principal"):
        assert len([text for text in hoa_ban[office].heard() if "trong một lớp" in text]) == 1, office


def test_a_declaration_that_is_withdrawn_while_it_is_weighed_is_weighed_again(town: Town) -> None:
    """The mark is set only on what was read: a withdrawal in between leaves it for the next second."""
    hoa_ban = school(town)
    tue, an = hoa_ban.ill("Trần Gia Tuệ"), hoa_ban.ill("Lê Minh An")
    with town.database.reading() as connection:
        assert set(connection.execute(sa.select(DECLARATION.c.weighed_at)).scalars()) != {None}
    take_back = WithdrawAll(hoa_ban.round, an, town.clock.now() - timedelta(minutes=5))
    town.database.write(lambda c: store(c, town.database.sealer, [take_back])).result()
    assert unweighed(town) == 1, "also when its instant lies before the weighing"
    with town.database.reading() as connection:
        uid = connection.execute(sa.select(DECLARATION.c.uid).where(DECLARATION.c.person_id == an)).scalar_one()
    stale = Weighed(bytes(uid), None, town.clock.now())
    with pytest.raises(Conflict):
        town.database.write(lambda c: store(c, town.database.sealer, [stale])).result()
    town.by(seconds=1)
    assert standing(hoa_ban) == {tue: None, an: "withdrawn"}


def enacted(town: Town, unit: int, *rules: Any, days: int = 0) -> None:
    policy = MakePolicy(
        unit, "clusters", MONDAY + timedelta(days=days), rules_json(rules), "Trạm Y tế Phù Lam", MONDAY, "số 12/TYT",
        town.clock.now(),
    )  # fmt: skip
    town.database.write(lambda c: store(c, town.database.sealer, [policy])).result()


OWN = {"author": "Trạm Y tế Phù Lam", "source": "số 12/TYT"}


def test_a_communes_rule_holds_at_its_schools_from_its_day_and_the_others_stay(town: Town) -> None:
    hoa_ban = school(town)
    three = replace(BY_NAME["hfmd-class"], n=3, advice="Gọi số 0243 000 115.", **OWN)
    enacted(town, hoa_ban.commune, replace(three, n=1), days=1)
    enacted(town, hoa_ban.commune, three)
    hoa_ban.ill("Trần Gia Tuệ")
    hoa_ban.ill("Lê Minh An")
    assert hoa_ban.counted() == []
    hoa_ban.ill("Phạm Bảo Ngân", flag=MEASLES, answers=RASH_ANSWERS)
    assert hoa_ban.counted() == [("measles-one", 1, "living")]
    hoa_ban.ill("Vũ Đức Huy")
    assert ("hfmd-class", 3, "living") in hoa_ban.counted()
    cluster = next(c for c in hoa_ban.clusters() if c.rule_name == "hfmd-class")
    nurse = hoa_ban["nurse"]
    town.receive(town.update(nurse.chat, action=f"cg1:{cluster.id}", message="1", press="p"))
    nurse.hears("Hướng dẫn của Trạm Y tế Phù Lam: Gọi số 0243 000 115.")


def test_a_household_rule_counts_children_who_share_an_active_guardian(town: Town) -> None:
    hoa_ban = school(town)
    home = replace(BY_NAME["hfmd-class"], name="hfmd-home", scope=Scope.HOUSEHOLD, tells=(Side.SCHOOL,), **OWN)
    enacted(town, hoa_ban.school, home)
    tue, minh = hoa_ban.child("Trần Gia Tuệ"), hoa_ban.child("Trần Gia Minh", hoa_ban.gau_bong)
    hoa_ban.families[tue] = hoa_ban.families[minh] = hoa_ban.mother_of(tue, minh)
    hoa_ban.declared(tue)
    hoa_ban.ill("Lê Minh An", hoa_ban.gau_bong)
    assert hoa_ban.counted() == []
    hoa_ban.declared(minh)
    assert ("hfmd-home", 2, "living") in hoa_ban.counted()
    hoa_ban["nurse"].hears("Có 2 ca tương tự trong một gia đình · MN Hoa Ban", rings=True)
    cluster = next(c for c in hoa_ban.clusters() if c.rule_name == "hfmd-home")
    assert {member.person_id for member in cluster.members} == {tue, minh}
    ended = BOND.update().where(BOND.c.child_id == minh).values(state="ended")
    town.database.write(lambda c: c.execute(ended)).result()
    assert all_agree(town, hoa_ban.clusters()), "a bond that ended makes nobody a stranger in what was found"


def test_what_is_over_its_time_goes_with_its_members_and_messages(url: str) -> None:
    town = Town(url)  # one whose ledger goes, so that nobody may ask at the end whether it is whole
    hoa_ban = school(town)
    town.walker.ticks = [CLUSTERS]
    hoa_ban.ill("Trần Gia Tuệ")
    hoa_ban.ill("Lê Minh An")
    town.to("Tue", "06:00", week=1)
    assert hoa_ban.counted() == [("hfmd-class", 2, "ended")]
    periods = retention.Periods(timedelta(days=90), timedelta(days=7), timedelta(hours=48))
    for days, left in ((96, True), (98, False)):
        now = at("Mon", "07:00") + timedelta(days=days)
        while town.database.write(lambda c, now=now: retention.purge(c, now, periods)).result():
            pass
        with town.database.reading() as connection:
            for table in (CLUSTER, CLUSTER_MEMBER, CLUSTER_TOLD):
                assert (connection.execute(sa.select(table.c.id)).first() is not None) is left, table.name
    town.close()


def test_what_began_earlier_than_the_days_counted_is_called_what_it_is(town: Town) -> None:
    hoa_ban = school(town)
    hoa_ban.ill("Trần Gia Tuệ")
    town.to("Thu", "06:45")
    hoa_ban.ill("Lê Minh An")
    town.to("Tue", "07:30", week=1)
    hoa_ban.ill("Vũ Gia Bình")
    nurse = hoa_ban["nurse"]
    nurse.says("/ca").taps("3. Bình")
    nurse.sees("Trong 7 ngày qua lớp có 1 ca tương tự (26/11)", "3 ca tương tự ở lớp tính từ ca đầu của chuỗi")
    nurse.taps("Báo Trạm Y tế")
    nurse.taps("Nội dung để gửi")
    nurse.sees("Số ca tương tự khác của lớp trong 7 ngày qua: 1", "tính từ ca đầu của chuỗi (kể cả ca này): 3")


def test_the_list_of_cases_and_the_case_name_the_cluster(town: Town) -> None:
    hoa_ban = school(town)
    hoa_ban.ill("Trần Gia Tuệ")
    hoa_ban.ill("Lê Minh An")
    nurse = hoa_ban["nurse"]
    nurse.says("/ca")
    nurse.sees("A. Có 2 ca tương tự trong một lớp · MN Hoa Ban · lớp Thỏ Ngọc", "Mở các ca tương tự A")
    nurse.taps("Mở các ca tương tự A")
    nurse.sees("Dấu hiệu nghi tay chân miệng: 2 ca ở lớp Thỏ Ngọc", "Mở Tuệ")
    nurse.taps("Mở Tuệ")
    nurse.sees("Là một trong 2 ca tương tự ở lớp.")
    contact = hoa_ban["contact"]
    contact.says("/ca")
    assert "tương tự" not in contact.last.plain
    for name in ("Tuệ", "An"):
        nurse.says("/ca").taps(f"1. {name}")
        nurse.taps("Nhận ca này")
        nurse.taps("Đi học lại")
        nurse.taps("Đúng, ghi")
    nurse.says("/ca").sees("Hiện không có ca nào đang mở ạ.", "Có 2 ca tương tự trong một lớp")


CHILDREN = 5
Step = tuple[str, int, int]
steps = st.lists(
    st.tuples(st.sampled_from(["ill", "ill", "ill", "well", "withdraw", "false"]), st.integers(0, CHILDREN - 1),
              st.integers(0, 60)),
    min_size=3, max_size=12,
)  # fmt: skip


def naive(town: Town, hoa_ban: Classes, unit: int | None, rule: str) -> dict[int, Any]:
    """Who is in the cluster that runs now, from all rows, read plainly."""
    with town.database.reading() as connection:
        rows = connection.execute(sa.select(DECLARATION)).all()
        false = connection.execute(sa.select(CASE).where(CASE.c.outcome == "false_alarm")).all()
    counts = []
    for row in rows:
        later = [o for o in rows if (o.round_id, o.person_id) == (row.round_id, row.person_id)]
        newest = max((o.revision for o in later if o.withdrawn_at is None), default=None)
        refuted = any(c.person_id == row.person_id and c.opened_at <= row.at <= c.closed_at for c in false)
        is_here = unit is None or row.class_id == unit
        if row.syndrome == "hfmd" and row.revision == newest and not refuted and is_here:
            counts.append(Sighting(bytes(row.uid), row.person_id, row.at))
    return running(BY_NAME[rule], counts, town.clock.now()) or {}


@pytest.fixture
def fresh(request: pytest.FixtureRequest) -> Callable[[], Town]:
    def make() -> Town:
        return Town(f"sqlite:///{request.getfixturevalue('tmp_path')}/{next(NUMBERS)}.db")

    return make


NUMBERS = iter(range(10_000))


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps)
def test_the_stored_members_are_those_of_a_naive_recomputation(fresh: Callable[[], Town], steps: list[Step]) -> None:
    town = fresh()
    town.walker.ticks = [CLUSTERS]
    hoa_ban = Classes(town)
    hoa_ban.usual_staff()
    town.to("Mon", "06:00")
    places = (hoa_ban.tho_ngoc, hoa_ban.gau_bong)
    pupils = [hoa_ban.child(f"Trần Gia {n}", places[n % 4 // 3]) for n in range(CHILDREN)]
    for what, child, hours in steps:
        town.by(hours=hours)
        hoa_ban.does(what, pupils[child])
        living = [c for c in hoa_ban.clusters() if c.state == "living" and c.is_fulfilled]
        for rule, unit in (("hfmd-class", places[0]), ("hfmd-class", places[1]), ("hfmd-school", None)):
            stored = [c for c in living if c.rule_name == rule and unit in (None, c.unit_id)]
            expected = {p: s.uid for p, s in naive(town, hoa_ban, unit, rule).items()}
            assert [{m.person_id: m.declaration_uid for m in c.counting} for c in stored] == [expected] * bool(expected)
        assert all_agree(town, hoa_ban.clusters())
    town.close()
