"""A messenger that counts: the window and the month's messages choose the account, and the ledger agrees with it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.delivery.ledger import month_of
from bot.delivery.rules import Allowance
from bot.delivery.values import Outcome, Refused, Sent
from bot.jobs.ticks import run_tick
from bot.messages import Abilities, Reply
from bot.rounds.ticking import ROUNDS
from storage.keeping.retention import Periods, purge
from storage.tables import LEDGER, OUTBOX, SESSION
from tests.escalating.hoa_ban import RED, HoaBan
from tests.reminding.phu_lam import PhuLam, School
from tests.town import Actor, Town, at

COUNTED = "town:2"
TWO_DAYS = timedelta(hours=48)


@dataclass
class CountingBot:
    """The town's second bot, with a count of its own; `says` answers instead of it."""

    town: Town
    taken: int = 0
    refused: int = 0
    says: list[Outcome] = field(default_factory=list)

    @property
    def abilities(self) -> Abilities:
        """As of the town's messenger."""
        return self.town.abilities

    async def send(self, chat: str, reply: Reply, *, rings: bool, edit: str | None = None) -> Outcome:
        outcome = self.says.pop(0) if self.says else await self.town.send(chat, reply, rings=rings, edit=None)
        self.taken += isinstance(outcome, Sent)
        self.refused += isinstance(outcome, Refused)
        return outcome


@pytest.fixture
def two(url: str) -> Iterator[Town]:
    made = Town(url, more_bots=("2",), start=at("Mon", "05:50"))
    made.delivery.carriers["town:2"] = CountingBot(made)  # type: ignore[index]
    yield made
    made.keeps_quiet()
    made.leaves_nothing_due()
    made.close()


def counting(town: Town) -> CountingBot:
    found = town.delivery.carriers[COUNTED]
    assert isinstance(found, CountingBot)
    return found


def allow(town: Town, window: timedelta | None = None, quota: int | None = None) -> None:
    town.delivery.desk.counts.allowances = {COUNTED: Allowance(window, quota)}


def ledger(town: Town) -> dict[str, int]:
    """What became of the counted bot's messages."""
    with town.database.reading() as connection:
        rows = connection.execute(sa.select(LEDGER.c.what, sa.func.sum(LEDGER.c.n).label("n")).group_by(LEDGER.c.what))
        return {row.what: int(row.n) for row in rows}


def balanced(town: Town) -> bool:
    return ledger(town).get("sent", 0) == counting(town).taken


def mother_on_both(town: Town, place: PhuLam, child: int) -> tuple[Actor, Actor]:
    """Her chat with the bot that counts nothing, and the one with the bot that does, used last."""
    person, chat = town.seeds.guardian("Trần Thị Mai", [child])
    first, second = town.actor(chat), town.account_on("2", person)
    used(town, first, hours=72)
    used(town, second, hours=49)
    return first, second


def used(town: Town, actor: Actor, hours: float) -> None:
    """They wrote so long ago, before this morning's beginning."""
    bot = town.bot_of.get(actor.chat, town.bot)
    index = town.seeds.sealer.index("chat", f"town|{bot}|{actor.chat}")
    with town.database.reading() as connection:
        account = connection.execute(sa.text("SELECT id FROM account WHERE chat_index = :i"), {"i": index}).scalar()
    when = town.clock.now() - timedelta(hours=hours)
    town.seeds.insert(SESSION, account_id=account, place=None, menu={}, at=when, version=0)


def spent(town: Town, n: int) -> None:
    """So many messages of this month are used already."""
    with town.database.reading() as connection:
        account = connection.execute(sa.text("SELECT min(id) FROM account")).scalar_one()
    now = town.clock.now()
    town.seeds.insert(
        LEDGER, account_id=account, month=month_of(now), what="sent", bot=COUNTED, n=n, since=n, last_at=now
    )


def reminded(actor: Actor) -> list[str]:
    return [text for text in actor.heard() if text.startswith("Khai báo sức khỏe")]


def school_with_teacher(town: Town) -> tuple[PhuLam, School, Actor]:
    place = PhuLam(town)
    school = place.school()
    return place, school, school.hires("Phạm Thu Trang", "homeroom", "2A")


def test_pushes_go_to_the_account_used_last(two: Town) -> None:
    place, school, _ = school_with_teacher(two)
    first, second = mother_on_both(two, place, school.pupil("Trần Gia Minh"))
    two.to("Mon", "06:20")
    assert reminded(first) == []
    assert len(reminded(second)) == 1


def test_a_closed_window_sends_the_reminder_to_the_other_account_once(two: Town) -> None:
    allow(two, window=TWO_DAYS)
    place, school, teacher = school_with_teacher(two)
    first, second = mother_on_both(two, place, school.pupil("Trần Gia Minh"))
    two.to("Mon", "06:20")
    assert len(reminded(first)) == 1
    assert second.heard() == []
    assert ledger(two) == {"kept window": 1}
    two.to("Mon", "07:10")
    assert len(reminded(first)) == 2, "the second reminder of the day, and no third"
    teacher.hears("Minh — chưa trả lời")


def test_a_closed_window_without_another_account_is_on_the_list_with_its_reason(two: Town) -> None:
    allow(two, window=TWO_DAYS)
    _, school, teacher = school_with_teacher(two)
    child = school.pupil("Trần Gia Minh")
    person = two.seeds.person("guardian", "Trần Thị Mai")
    two.seeds.bond(person, child)
    two.seeds.consent(child, person)
    mother = two.account_on("2", person)
    used(two, mother, hours=60)
    two.to("Mon", "06:40")
    assert ledger(two) == {"kept window": 1}, "it is not tried again at every look"
    two.to("Mon", "07:12")
    assert mother.heard() == []
    teacher.hears("Minh — chưa gửi được tin nhắc vì đã lâu không nhắn cho trợ lý")
    mother.says("/menu")
    two.by(seconds=1)
    assert ledger(two)["kept window"] == 2, "one for each of the day's two reminders"


def test_a_refused_reminder_goes_to_the_next_account_at_once_and_both_are_counted(two: Town) -> None:
    allow(two)
    place, school, _ = school_with_teacher(two)
    first, _ = mother_on_both(two, place, school.pupil("Trần Gia Minh"))
    counting(two).says = [Refused("400 window")]
    two.to("Mon", "06:15")
    two.settle()
    assert len(reminded(first)) == 1
    assert ledger(two) == {"window": 1}
    assert counting(two).refused == 1
    [passed] = [row for row in place.rows(OUTBOX) if row.kind == "reminder" and "tried" in row.about]
    assert passed.state == "sent"
    assert passed.key.endswith(":1"), "the same reminder, not a further one"


def test_who_uses_both_on_one_morning_is_reminded_once(two: Town) -> None:
    place, school, _ = school_with_teacher(two)
    first, second = mother_on_both(two, place, school.pupil("Trần Gia Minh"))
    two.to("Mon", "06:20")
    assert len(reminded(second)) == 1
    first.says("/menu")
    two.to("Mon", "06:50")
    assert reminded(first) == []


def test_a_teacher_whose_one_reminder_was_refused_is_not_tried_again(two: Town) -> None:
    """Staff get one a day: the refused one was it, and the list says so."""
    allow(two)
    place = PhuLam(two)
    person = two.seeds.person("staff", "Phạm Thu Trang", school=place.school().id)
    teacher = two.account_on("2", person)
    counting(two).says = [Refused("400 window")]
    two.to("Mon", "07:12")
    assert teacher.heard() == []
    assert ledger(two) == {"window": 1}


def test_a_teacher_with_two_chats_is_reminded_once_a_day_whichever_they_use(two: Town) -> None:
    place = PhuLam(two)
    person = two.seeds.person("staff", "Phạm Thu Trang", school=place.school().id)
    first, second = two.actor(two.seeds.account(person)), two.account_on("2", person)
    used(two, second, hours=1)
    two.to("Mon", "06:20")
    assert len(reminded(second)) == 1
    first.says("/menu")
    two.to("Mon", "07:12")
    assert reminded(first) == []


def test_what_is_on_its_way_uses_the_months_messages_already(two: Town) -> None:
    """Two claims before anything is ticked off, as where two processes send for one bot."""
    allow(two, quota=5)
    _, school, _ = school_with_teacher(two)
    for name in ("An", "Bình", "Cúc", "Dũng", "Giang", "Hà"):
        child, person = school.pupil(f"Trần Gia {name}"), two.seeds.person("guardian", "Lê Thị Sen")
        two.seeds.bond(person, child)
        two.seeds.consent(child, person)
        two.account_on("2", person)
    two.to("Mon", "06:14")
    two.clock.move_to(at("Mon", "06:15"))
    run_tick(two.database, two.clock, ROUNDS)
    desk = two.delivery.desk
    claims = [two.database.write(lambda c: desk.claim(c, COUNTED, 3, alone=False)).result(10) for _ in range(2)]
    assert [claim.rows for claim in claims] == [3, 3]
    assert [len(claim.parcels) for claim in claims] == [3, 1], "four fifths of five are four"


def test_reminders_leave_a_fifth_of_the_month_to_alerts_and_answers(two: Town) -> None:
    allow(two, quota=10)
    _, school, teacher = school_with_teacher(two)
    operator = school.hires("Vũ Văn Hành", "operator")
    for name in ("An", "Bình", "Cúc", "Dũng", "Giang", "Hà", "Kim", "Lan", "Mai", "Nga"):
        child = school.pupil(f"Trần Gia {name}")
        person = two.seeds.person("guardian", "Lê Thị Sen")
        two.seeds.bond(person, child)
        two.seeds.consent(child, person)
        two.account_on("2", person)
    two.to("Mon", "06:16")
    assert ledger(two) == {"sent": 8, "kept quota": 2}
    operator.hears("town:2 đã dùng hết phần dành cho tin nhắc và danh sách trong 10 tin")
    assert balanced(two)
    two.to("Mon", "07:12")
    assert balanced(two)
    assert ledger(two)["sent"] == 8
    teacher.taps("Trang 2/2")
    teacher.sees("Mai — chưa gửi được tin nhắc vì trợ lý đã dùng hết số tin của tháng này")


def test_an_alert_leaves_when_reminders_do_not_and_the_operators_hear_once_of_each_share(two: Town) -> None:
    allow(two, quota=10)
    hoa_ban = HoaBan(two).usual_staff()
    child = hoa_ban.child("Trần Gia Tuệ")
    mother = hoa_ban.mother_of(child)
    nurse = two.account_on("2", hoa_ban.persons["nurse"])
    two.to("Mon", "06:30")
    hoa_ban["nurse"].says("/menu")
    two.by(minutes=1)
    nurse.says("/menu")
    spent(two, 8)
    two.to("Mon", "06:41")
    mother.declares(child, RED)
    nurse.hears("mức đỏ", rings=True)
    told = hoa_ban["operator"].hears
    told("town:2 đã dùng hết phần dành cho tin nhắc và danh sách trong 10 tin")
    two.by(minutes=31)
    told("town:2 đã dùng quá nửa phần dự trữ", "còn 1 trên 10 tin")
    two.by(minutes=31)
    told("town:2 đã dùng hết 10 tin")
    assert len([text for text in hoa_ban["operator"].heard() if "town:2" in text]) == 3
    assert ledger(two)["sent"] - 8 == counting(two).taken


def test_an_alert_the_spent_messenger_refuses_reaches_the_other_account(two: Town) -> None:
    allow(two, quota=10)
    hoa_ban = HoaBan(two).usual_staff()
    child = hoa_ban.child("Trần Gia Tuệ")
    mother = hoa_ban.mother_of(child)
    nurse = two.account_on("2", hoa_ban.persons["nurse"])
    two.to("Mon", "06:30")
    nurse.says("/menu")
    counting(two).says = [Refused("403 quota")] * 9
    two.to("Mon", "06:41")
    mother.declares(child, RED)
    hoa_ban["nurse"].hears("mức đỏ", rings=True)
    assert nurse.heard() == []
    assert ledger(two)["quota"] == counting(two).refused
    hoa_ban["operator"].hears("báo bot town:2 đã hết số tin của tháng này")
    assert len([text for text in hoa_ban["operator"].heard() if "town:2" in text]) == 1


def test_the_teachers_list_goes_to_the_other_account_too(two: Town) -> None:
    allow(two, quota=1)
    _, school, teacher = school_with_teacher(two)
    school.pupil("Trần Gia Minh")
    with two.database.reading() as connection:
        person = connection.execute(sa.text("SELECT person_id FROM account")).scalar_one()
    second = two.account_on("2", person)
    used(two, second, hours=1)
    two.to("Mon", "07:12")
    teacher.hears("Lớp 2A: 0/1 đã khai báo")
    assert second.heard() == []
    assert [text for text in teacher.heard() if "Lớp 2A" in text] == [teacher.hears("Lớp 2A").plain]


def test_a_reminder_in_pieces_is_counted_by_its_pieces(two: Town) -> None:
    allow(two, quota=100)
    place, school, _ = school_with_teacher(two)
    mother_on_both(two, place, school.pupil("Trần Gia Minh"))
    counting(two).says = [Sent("1", messages=3)]
    two.to("Mon", "06:16")
    assert ledger(two) == {"sent": 3}


def test_counts_of_months_long_over_are_forgotten_and_later_ones_kept(two: Town) -> None:
    place, school, _ = school_with_teacher(two)
    mother_on_both(two, place, school.pupil("Trần Gia Minh"))
    account = place.rows(sa.table("account", sa.column("id")))[0].id
    for month, days in (("2026-07", 120), ("2026-11", 1)):
        at_ = two.clock.now() - timedelta(days=days)
        two.seeds.insert(LEDGER, account_id=account, month=month, what="sent", bot=COUNTED, n=1, since=1, last_at=at_)
    periods = Periods(timedelta(days=90), timedelta(days=7), timedelta(hours=48))
    gone = two.database.write(lambda c: purge(c, two.clock.now(), periods)).result(10)
    assert gone["counts of messages"] == 1
    with two.database.reading() as connection:
        assert connection.execute(sa.select(LEDGER.c.month)).scalars().all() == ["2026-11"]
