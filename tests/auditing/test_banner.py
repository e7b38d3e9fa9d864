"""While alerts do not leave as they should, every page of the school and its officials begins by saying so."""

import json
from datetime import timedelta

import sqlalchemy as sa

from bot.delivery.values import Later, Outcome
from bot.messages import EVERYTHING, Reply
from storage.changes import store
from storage.changes.silent_bots import Suspect
from storage.queries.facts import AUDITED_AT, QUARANTINE, WATCHING_FROM, drop_fact, write_fact
from storage.queries.health import HealthRows, begin_watch, health_of, read_health
from storage.queries.leases import EVERY_BOT, hold, let_go, pause_bot
from storage.queries.silent_bots import PREFIX
from tests.escalating.hoa_ban import HoaBan
from tests.reminding.phu_lam import PhuLam
from tests.town import Actor, Town, at

CALL = "xin gọi điện nếu có việc gấp"
LATE = "⚠ Tin cảnh báo đang gửi chậm từ 06:41; xin gọi điện nếu có việc gấp."


def pages(hoa_ban: HoaBan) -> list[tuple[Actor, str]]:
    return [
        (hoa_ban["teacher"], "/lopcuatoi"),
        (hoa_ban["nurse"], "/ca"),
        (hoa_ban["principal"], "/truongcuatoi"),
        (hoa_ban["contact"], "/truongcuatoi"),
        (hoa_ban["contact"], "/trogiup"),
        (hoa_ban["contact"], "cái gì đây"),
        (hoa_ban["station"], "/ca"),
    ]


def tops(hoa_ban: HoaBan) -> set[str]:
    """The first line of every page, if it is the sentence."""
    found = set()
    for actor, words in pages(hoa_ban):
        actor.says(words)
        top = actor.last.plain.split("\n")[0]
        found.add(top if CALL in top else "")
    return found


def codes(town: Town) -> tuple[str, ...]:
    with town.database.reading() as connection:
        return read_health(connection, town.clock.now()).codes


def test_a_late_alert_is_said_on_every_page_until_it_has_left(town: Town) -> None:
    town.is_broken = True
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    mother = hoa_ban.mother_of(tue)
    town.to("Mon", "06:41")
    assert tops(hoa_ban) == {""}
    town.too_fast.add(hoa_ban["nurse"].chat)
    mother.declares(tue)
    assert tops(hoa_ban) == {""}, "seconds are no lateness"
    town.by(minutes=3)
    assert tops(hoa_ban) == {LATE}
    mother.actor.says("/trogiup")
    assert "⚠" not in mother.actor.last.plain, "a family is not asked to look after the messenger"
    town.too_fast.clear()
    town.by(minutes=1)
    assert tops(hoa_ban) == {""}


def test_lists_and_totals_that_are_pushed_say_it_too(town: Town) -> None:
    town.is_broken = True
    place = PhuLam(town)
    school = place.school()
    teacher = school.hires("Phạm Thu Trang", "homeroom", "2A")
    nurse = school.hires("Nguyễn Thị Thảo", "school_health")
    principal = school.hires("Đỗ Thị Hạnh", "principal")
    place.mother(school.pupil("Trần Gia Minh"))
    town.to("Mon", "07:00")
    town.database.write(lambda c: pause_bot(c, "other:9", town.clock.now() + timedelta(hours=1))).result()
    town.to("Mon", "07:36")
    for who, what in ((teacher, "Lớp 2A"), (nurse, "Y tế trường"), (principal, "Báo cáo")):
        said = who.hears("⚠ Tin cảnh báo phải chờ đến 08:00", what)
        assert said.plain.startswith("⚠")


def test_a_quarantine_is_said(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    town.database.write(lambda c: write_fact(c, QUARANTINE, "yes")).result()
    assert {top.partition(";")[0] for top in tops(hoa_ban)} == {
        "⚠ Tin cảnh báo tạm chưa gửi vì dữ liệu vừa được khôi phục, đang kiểm tra lại"
    }
    town.database.write(lambda c: drop_fact(c, QUARANTINE)).result()
    assert tops(hoa_ban) == {""}


def test_an_operators_pause_is_said_and_ends_by_itself(town: Town) -> None:
    town.is_broken = True
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    mother = hoa_ban.mother_of(tue)
    town.to("Mon", "06:41")
    town.database.write(lambda c: hold(c, EVERY_BOT, at("Mon", "07:00"))).result()
    mother.declares(tue)
    town.to("Mon", "06:50")
    assert tops(hoa_ban) == {"⚠ Tin cảnh báo tạm dừng đến 07:00 do người vận hành hẹn; xin gọi điện nếu có việc gấp."}
    assert not hoa_ban["nurse"].heard()
    town.to("Mon", "07:03")
    assert tops(hoa_ban) == {""}
    hoa_ban["nurse"].hears("mức đỏ")
    hoa_ban["operator"].hears("Việc gửi tin tạm dừng đến 07:00 23/11")
    hoa_ban["operator"].hears("Đã gửi tin trở lại")
    assert not [m for m in hoa_ban["operator"].heard() if "chưa đúng" in m], "who is kept still is not late"


def test_letting_go_sends_at_once(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    mother = hoa_ban.mother_of(tue)
    town.to("Mon", "06:41")
    town.database.write(lambda c: hold(c, "town:1", at("Mon", "12:00"))).result()
    mother.declares(tue)
    assert not hoa_ban["nurse"].heard()
    town.database.write(lambda c: let_go(c, EVERY_BOT, town.clock.now())).result()
    town.settle()
    hoa_ban["nurse"].hears("mức đỏ")


def test_a_messenger_that_seems_to_deliver_nothing_is_said_until_somebody_answers(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    mother = hoa_ban.mother_of(tue)
    town.to("Mon", "06:41")
    mother.declares(tue)
    town.to("Mon", "06:50")
    suspicion = Suspect("town:1", town.clock.now(), alerts=7, told=True)
    town.database.write(lambda c: store(c, town.database.sealer, [suspicion])).result()
    said = "⚠ Tin cảnh báo có thể không tới nơi từ 06:50 vì chưa ai trả lời; xin gọi điện nếu có việc gấp."
    for actor, words in pages(hoa_ban):
        actor.says(words)
        assert actor.last.plain.startswith(said), words
    assert codes(town) == ("silent",)
    town.by(minutes=1)
    hoa_ban["nurse"].says("/ca").taps("1. Tuệ")
    town.by(minutes=2)
    assert tops(hoa_ban) == {""}, "an answer mends it"


class RefusedToken:
    """The messenger does not know the bot, until somebody sets a valid token."""

    def __init__(self, town: Town) -> None:
        self.town, self.is_refused = town, True

    abilities = EVERYTHING

    async def send(self, chat: str, reply: Reply, *, rings: bool, edit: str | None = None) -> Outcome:
        if self.is_refused:
            return Later(600, "401", pause_bot=True, token_refused=True)
        return await self.town.send(chat, reply, rings=rings, edit=edit)


def test_a_refused_token_is_said_until_a_message_leaves_again(town: Town) -> None:
    town.is_broken = True
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    mother = hoa_ban.mother_of(tue)
    town.to("Mon", "06:41")
    carrier = RefusedToken(town)
    town.delivery.carriers = {"town:1": carrier}  # type: ignore[dict-item]
    mother.declares(tue)
    assert tops(hoa_ban) == {"⚠ Tin cảnh báo không gửi được từ 06:41; xin gọi điện nếu có việc gấp."}
    assert codes(town) == ("token_refused",)
    carrier.is_refused = False
    town.database.write(lambda c: begin_watch(c, town.clock.now())).result()
    town.settle()
    assert tops(hoa_ban) == {""}
    hoa_ban["nurse"].hears("mức đỏ")


def test_nobody_looking_is_said_and_a_walked_clock_is_not_nobody(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    town.to("Mon", "06:00")
    town.to("Wed", "11:00")
    assert tops(hoa_ban) == {""}
    town.clock.move_to(at("Wed", "11:06"))
    town.settle, settle = lambda: None, town.settle  # type: ignore[method-assign]
    [top] = tops(hoa_ban)
    assert top.startswith("⚠ Tin cảnh báo chưa được đối chiếu từ "), top
    town.settle = settle  # type: ignore[method-assign]
    town.settle()
    assert tops(hoa_ban) == {""}


def test_health_is_a_pure_function_of_rows_and_now() -> None:
    now = at("Mon", "07:00")
    fine = {AUDITED_AT: at("Mon", "06:59").isoformat(), WATCHING_FROM: at("Mon", "05:00").isoformat()}
    assert health_of(HealthRows(fine, {}, None), now).codes == ()
    assert health_of(HealthRows({}, {}, None), now).codes == (), "a program that has just been installed"
    leases = {"pause:a": now + timedelta(seconds=30), "hold:b": now, "deliver:a": now, "poll:a": now}
    assert health_of(HealthRows(fine, leases, None), now).codes == (), "short waits, and what is over"
    bad = {"pause:a": now + timedelta(minutes=5), "hold:*": now + timedelta(hours=1), "token:c": now}
    health = health_of(HealthRows({**fine, QUARANTINE: "yes"}, bad, now), now)
    assert health.codes == ("quarantine", "held", "token_refused", "late", "paused")
    silent = {PREFIX + "town:2": json.dumps({"since": now.isoformat(), "alerts": 6, "told": False})}
    assert health_of(HealthRows({**fine, **silent}, {}, now), now).codes == ("silent", "late")
    stale = {AUDITED_AT: at("Mon", "06:54").isoformat()}
    assert health_of(HealthRows(stale, {}, None), now).codes == ("unaudited",)
    waiting = health_of(HealthRows(fine, {"pause:c": now + timedelta(minutes=9), "token:c": now}, None), now)
    assert waiting.codes == ("token_refused",), "a pause for the token's sake is not said twice"


def test_the_pages_of_a_family_ask_nothing_of_health(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    mother = hoa_ban.mother_of(hoa_ban.child("Trần Gia Tuệ"))
    heard: list[str] = []
    town.by(seconds=40)
    sa.event.listen(town.database.engine, "before_cursor_execute", lambda c, cu, text, *rest: heard.append(text))
    mother.actor.says("/trogiup")
    assert heard
    assert not [text for text in heard if "outbox.priority = 0" in text]
    hoa_ban["nurse"].says("/ca")
    assert [text for text in heard if "outbox.priority = 0" in text]
