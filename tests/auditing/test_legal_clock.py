"""What the legal 24 hours had to say and did not: found from the law's hours and the rows alone, told, put right."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from bot.cases.audit.legal import passed_instants
from bot.cases.station.clock import notices
from storage.tables import ACCOUNT, CASE, CASE_EVENT, CASE_TOLD, OUTBOX
from tests.auditing.breaking import by_hand, findings
from tests.escalating.hoa_ban import HoaBan
from tests.escalating.test_24_hours import reminded
from tests.town import Town, at


def watched(town: Town, *, closed: bool = False, until: str = "15:59") -> HoaBan:
    """A red child of Monday 06:41 whom the nurse took; nobody records that the station was told."""
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    town.to("Mon", "06:41")
    hoa_ban.mother_of(tue).declares(tue)
    hoa_ban["nurse"].taps("Mở")
    hoa_ban["nurse"].taps("Nhận ca này")
    for label in ("Đi học lại", "Đúng, ghi") if closed else ("Theo dõi tại nhà",):
        hoa_ban["nurse"].taps(label)
    town.to("Mon", until)
    return hoa_ban


def walk_to(town: Town, instant: datetime) -> None:
    town.by(minutes=(instant - town.clock.now()) / timedelta(minutes=1))


FOUND = "1 ca chưa được nhắc báo Trạm Y tế trong 24 giờ"


@pytest.mark.parametrize("hour", range(24))
def test_counted_back_from_the_end_and_on_from_the_beginning_the_instants_are_the_same(hour: int) -> None:
    for minute in (0, 1, 30, 59):
        since = datetime(2026, 11, 23, hour, minute, tzinfo=UTC)
        end = since + timedelta(hours=24)
        counted = [(each.at, each.kind) for each in passed_instants(end, end)]
        assert counted == [(each.at, each.kind.value) for each in notices(since)]


@pytest.mark.parametrize(
    ("before", "minutes", "who"),
    [
        ("16:00", ["Mon 16:05"], {"nurse", "principal"}),
        ("19:00", ["Mon 19:05"], {"nurse", "principal"}),
        ("06:41", ["Tue 06:46!"], {"principal", "contact"}),
    ],
    ids=["afternoon", "evening", "end"],
)
def test_a_clock_whose_instant_is_gone_speaks_five_minutes_late(
    broken: Town, before: str, minutes: list[str], who: set[str]
) -> None:
    hoa_ban = watched(broken)
    instant = at("Tue" if before == "06:41" else "Mon", before)
    walk_to(broken, instant - timedelta(minutes=1))
    before_it = reminded(hoa_ban)
    by_hand(broken, sa.update(CASE).values(notice_at=None))
    broken.by(minutes=6)
    fresh = {o: times[len(before_it.get(o, ())) :] for o, times in reminded(hoa_ban).items()}
    assert {office: times for office, times in fresh.items() if times} == dict.fromkeys(who, minutes)
    hoa_ban["operator"].hears(FOUND, rings=True)
    broken.by(minutes=3)
    assert findings(broken) == [("unreminded", True)]


@pytest.mark.parametrize("closed", [False, True], ids=["watched", "closed"])
def test_a_reminder_whose_rows_are_gone_is_said_again_by_its_key(broken: Town, closed: bool) -> None:
    hoa_ban = watched(broken, closed=closed)
    speaks_and_nothing_leaves(broken)
    by_hand(broken, sa.delete(OUTBOX).where(OUTBOX.c.key.like("notice:%")))
    broken.by(minutes=2)
    assert reminded(hoa_ban) == {"nurse": ["Mon 16:02"], "principal": ["Mon 16:02"]}
    hoa_ban["operator"].hears("2 tin về ca bị thất lạc")
    broken.by(minutes=2)
    assert findings(broken) == [("lost", True)] * 2


def speaks_and_nothing_leaves(town: Town) -> None:
    """16:00 comes, and the messages wait: their messenger asks for patience."""
    offices = [chat for chat in town.chats if not town.chats[chat].is_blocked]
    town.too_fast.update(offices)
    town.by(minutes=1)
    town.too_fast.clear()


def gone(*tables: Any) -> list[Any]:
    statements = {
        CASE_EVENT: sa.delete(CASE_EVENT).where(CASE_EVENT.c.kind == "legal_clock"),
        CASE_TOLD: sa.delete(CASE_TOLD).where(CASE_TOLD.c.kind == "notice"),
        OUTBOX: sa.delete(OUTBOX).where(OUTBOX.c.key.like("notice:%")),
    }
    return [statements[table] for table in tables]


@pytest.mark.parametrize(
    ("tables", "kinds", "heard"),
    [
        ((CASE_EVENT, CASE_TOLD, OUTBOX), {"unreminded"}, 2),
        ((CASE_TOLD, OUTBOX), {"lost"}, 2),
        ((CASE_EVENT,), {"unreminded"}, 1),
    ],
    ids=["every trace", "the messages", "the event"],
)
def test_what_is_gone_of_a_reminder_comes_back_and_only_what_was_lost_is_said_again(
    broken: Town, tables: tuple[Any, ...], kinds: set[str], heard: int
) -> None:
    hoa_ban = watched(broken)
    broken.by(minutes=2)
    for statement in gone(*tables):
        by_hand(broken, statement)
    broken.by(minutes=5)
    assert {len(times) for times in reminded(hoa_ban).values()} == {heard}
    assert set(reminded(hoa_ban)) == {"nurse", "principal"}
    broken.by(minutes=3)
    assert {kind for kind, _ in findings(broken)} == kinds
    assert all(healed for _, healed in findings(broken))


def test_a_principal_who_was_left_out_hears_and_the_nurse_not_twice(broken: Town) -> None:
    hoa_ban = watched(broken)
    broken.by(minutes=2)
    person = hoa_ban.persons["principal"]
    by_hand(broken, sa.delete(CASE_TOLD).where(CASE_TOLD.c.kind == "notice", CASE_TOLD.c.person_id == person))
    own = sa.select(ACCOUNT.c.id).where(ACCOUNT.c.person_id == person).scalar_subquery()
    by_hand(broken, sa.delete(OUTBOX).where(OUTBOX.c.key.like("notice:%"), OUTBOX.c.account_id == own))
    [event] = legal_events(broken)
    told = [each for each in event.about["told"] if each[0] != person]
    about = {**event.about, "told": told}
    by_hand(broken, sa.update(CASE_EVENT).where(CASE_EVENT.c.id == event.id).values(about=about))
    broken.by(minutes=4)
    assert reminded(hoa_ban) == {"nurse": ["Mon 16:00"], "principal": ["Mon 16:00", "Mon 16:05"]}
    broken.by(minutes=2)
    assert findings(broken) == [("unreminded", True)]


def legal_events(town: Town) -> list[Any]:
    with town.database.reading() as connection:
        return list(connection.execute(sa.select(CASE_EVENT).where(CASE_EVENT.c.kind == "legal_clock")))


def test_recorded_or_a_false_alarm_the_clock_owes_nothing(town: Town) -> None:
    hoa_ban = watched(town)
    hoa_ban["nurse"].taps("Đã báo Trạm Y tế")
    town.by(hours=40)
    assert reminded(hoa_ban) == {}


def test_what_was_sent_to_the_station_and_vanished_goes_out_by_its_own_key(broken: Town) -> None:
    hoa_ban = watched(broken)
    nurse, station = hoa_ban["nurse"], hoa_ban["station"]
    nurse.taps("Báo Trạm Y tế")
    broken.too_fast.add(station.chat)
    nurse.taps("Gửi tin cho Trạm Y tế")
    broken.too_fast.clear()
    by_hand(broken, sa.delete(OUTBOX).where(OUTBOX.c.key.like("station:%"), OUTBOX.c.state == "ready"))
    broken.settle()
    before = len(station.heard())
    broken.by(minutes=6)
    assert len(station.heard()) == before + 1
    broken.by(minutes=2)
    assert findings(broken) == [("lost", True)]
