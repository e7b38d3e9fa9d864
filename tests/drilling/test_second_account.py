"""A red alert reaches a person's other account when the first stays silent; an amber one stays where it is."""

from collections.abc import Iterator

import pytest

from tests.drilling.drills import start_drill
from tests.escalating.hoa_ban import AMBER, EMERGENCY, RED, Family, HoaBan, cases, events, pushes
from tests.town import Actor, Town


@pytest.fixture
def two_bots(url: str) -> Iterator[Town]:
    """A town whose people talk to two bots."""
    made = Town(url, more_bots=("2",))
    yield made
    made.keeps_quiet()
    made.close()


def with_two_accounts(town: Town) -> tuple[HoaBan, Actor, Family, int]:
    """The nurse has an account with either bot, and last used the first."""
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    mother = hoa_ban.mother_of(tue)
    other = town.account_on("2", hoa_ban.persons["nurse"])
    town.to("Mon", "06:30")
    other.says("/menu")
    town.by(minutes=1)
    hoa_ban["nurse"].says("/menu")
    town.to("Mon", "06:41")
    return hoa_ban, other, mother, tue


def test_a_red_alert_nobody_opens_goes_to_the_second_account_after_two_minutes(two_bots: Town) -> None:
    town = two_bots
    hoa_ban, other, mother, tue = with_two_accounts(town)
    mother.declares(tue, RED)
    hoa_ban["nurse"].hears("mức đỏ", rings=True)
    town.by(seconds=119)
    assert not other.heard()
    town.by(seconds=1)
    other.hears("Có 1 ca cần theo dõi, mức đỏ · MN Hoa Ban · lớp Thỏ Ngọc", rings=True)
    town.by(minutes=2)
    assert len(other.heard()) == 1, "once"
    assert len(hoa_ban["principal"].heard()) == 1, "who has one account hears once"
    assert not hoa_ban["deputy"].heard()


def test_both_messages_follow_the_case(two_bots: Town) -> None:
    town = two_bots
    hoa_ban, other, mother, tue = with_two_accounts(town)
    mother.declares(tue, RED)
    town.to("Mon", "06:44")
    other.taps("Mở")
    other.taps("Nhận ca này")
    for actor in (other, hoa_ban["nurse"], hoa_ban["principal"]):
        actor.sees("Cô Thảo đã nhận lúc 06:44.")
    assert "Tuệ" not in hoa_ban["nurse"].last.plain
    other.taps("Báo nhầm")
    other.taps("Đúng, ghi")
    hoa_ban["nurse"].sees("Ca đã kết thúc lúc 06:44: báo nhầm.")


@pytest.mark.parametrize("how", ["opens", "types", "is taken by another"])
def test_who_answers_within_two_minutes_is_told_once(two_bots: Town, how: str) -> None:
    town = two_bots
    hoa_ban, other, mother, tue = with_two_accounts(town)
    mother.declares(tue, RED)
    town.by(seconds=60)
    if how == "opens":
        hoa_ban["nurse"].taps("Mở")
    elif how == "types":
        hoa_ban["nurse"].says("/menu")
    else:
        hoa_ban["principal"].taps("Mở")
        hoa_ban["principal"].taps("Nhận ca này")
    town.by(minutes=3)
    assert not other.heard()


def test_an_amber_case_stays_on_one_account(two_bots: Town) -> None:
    town = two_bots
    hoa_ban, other, mother, tue = with_two_accounts(town)
    mother.declares(tue, AMBER)
    town.to("Mon", "07:40")
    hoa_ban["nurse"].hears("1 học sinh cần hỏi thăm")
    assert not other.heard()


def test_a_message_that_leaves_late_has_its_two_minutes_from_then(two_bots: Town) -> None:
    town = two_bots
    hoa_ban, other, mother, tue = with_two_accounts(town)
    town.too_fast.add(hoa_ban["nurse"].chat)
    mother.declares(tue, EMERGENCY)
    town.by(seconds=90)
    town.too_fast.clear()
    town.by(seconds=80)
    hoa_ban["nurse"].hears("mức khẩn cấp")
    [sent_at] = [row.sent_at for row in pushes(town) if row.kind == "alert" and row.attempt > 1]
    town.by(seconds=(sent_at - town.clock.now()).total_seconds() + 119)
    assert not other.heard()
    town.by(seconds=1)
    other.hears("mức khẩn cấp", rings=True)


def test_a_refused_message_does_not_wait_for_the_second_account(two_bots: Town) -> None:
    town = two_bots
    hoa_ban, other, mother, tue = with_two_accounts(town)
    hoa_ban["nurse"].window.is_blocked = True
    mother.declares(tue, RED)
    other.hears("mức đỏ", rings=True)
    assert "Chưa liên hệ được" not in hoa_ban["principal"].last.plain, "she was reached by her other account"


def test_a_drill_measures_the_second_account_too(two_bots: Town) -> None:
    town = two_bots
    hoa_ban, other, _, _ = with_two_accounts(town)
    town.to("Wed", "09:30")
    start_drill(town, hoa_ban.school)
    town.by(minutes=2)
    other.hears("DIỄN TẬP", "mức đỏ")
    other.taps("Mở")
    other.taps("Nhận ca này")
    assert [each.state for each in cases(town)] == ["taken"]
    assert "second" in events(town)
