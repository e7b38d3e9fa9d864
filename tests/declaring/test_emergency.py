"""An emergency sign: 115 first; yes, or a minute of silence, alerts at once (storyboard, scene 4)."""

import pytest

from storage.tables import OUTBOX
from tests.declaring.family import Family, case_events, cases, declared, drafts, rows
from tests.town import Town


@pytest.fixture
def family(town: Town) -> Family:
    made = Family(town)
    town.to("Mon", "06:40")
    return made


def tick_sign(family: Family, *signs: str) -> None:
    family.mother.taps("Tuệ chưa khỏe")
    for sign in signs:
        family.mother.taps(sign)


def test_yes_alerts_at_once_and_the_rest_may_follow(town: Town, family: Family) -> None:
    mother = family.mother
    tick_sign(family, "Khó thở")
    mother.sees("Nếu Tuệ đang bị khó thở: gọi 115 hoặc đưa Tuệ đến bệnh viện gần nhất ngay.")
    assert mother.last.labels == ["Đúng, Tuệ đang bị", "Bấm nhầm"]
    assert cases(town) == []
    mother.taps("Đúng, Tuệ đang bị")
    mother.sees("Gọi 115", "Nhà trường đã được báo lúc 06:40", "Cô Thảo, y tế trường: 0590 000 1", "Khai tiếp")
    assert [case.severity for case in cases(town)] == ["emergency"]
    assert declared(town) == [(family.tue, 1, False, "emergency")]
    family.nurse.hears("khẩn", rings=True)
    family.contact.hears("khẩn")
    mother.taps("Khai tiếp")
    mother.sees("☑ Khó thở")
    for label in ("Tiếp", "Chưa đo", "Sáng nay", "Nghỉ ở nhà", "Gửi"):
        mother.taps(label)
    mother.sees("Nhà trường đã nhận được thông tin của Tuệ", "Gọi 115")
    assert declared(town)[-1] == (family.tue, 2, False, "emergency")
    assert len(cases(town)) == 1


def test_a_minute_of_silence_alerts_anyway(town: Town, family: Family) -> None:
    tick_sign(family, "Co giật")
    town.by(seconds=59)
    assert cases(town) == []
    town.by(seconds=1)
    assert [case.severity for case in cases(town)] == ["emergency"]
    assert declared(town) == [(family.tue, 1, False, "emergency")]
    family.nurse.hears("khẩn", rings=True)
    heard = family.mother.hears("đã báo tin của Tuệ cho nhà trường lúc 06:41", "115", rings=True)
    assert "giật" not in heard.plain
    town.by(minutes=5)
    assert len(declared(town)) == 1
    family.mother.taps("Khai tiếp")
    family.mother.sees("☑ Co giật")


def test_pressed_by_mistake_in_time_alerts_nobody(town: Town, family: Family) -> None:
    mother = family.mother
    tick_sign(family, "Sốt", "Khó thở")
    mother.taps("Bấm nhầm")
    mother.sees("☑ Sốt", "☐ Khó thở")
    town.by(minutes=5)
    assert cases(town) == []
    assert declared(town) == []
    assert not [row for row in rows(town, OUTBOX) if row.kind == "alert"]


def test_pressed_by_mistake_too_late_tells_all_who_were_told(town: Town, family: Family) -> None:
    tick_sign(family, "Sốt", "Khó thở")
    town.by(minutes=1)
    family.mother.taps("Bấm nhầm")
    family.mother.sees("đều được báo lại là bấm nhầm", "y tế trường vẫn gọi lại", "☐ Khó thở")
    assert "corrected" in case_events(town)
    assert [(case.severity, case.state) for case in cases(town)] == [("emergency", "open")]
    assert declared(town)[-1] == (family.tue, 2, False, "amber")


def test_no_other_question_before_that_one_is_answered(town: Town, family: Family) -> None:
    tick_sign(family, "Khó thở")
    for typed in ("115", "…"):
        family.mother.says(typed).sees("gọi 115", "Đúng, Tuệ đang bị")
    family.mother.says("/khaibao").sees("Bản khai cho Tuệ đang làm dở, chưa gửi.", "Tiếp tục")
    family.mother.taps("Tiếp tục")
    family.mother.sees("gọi 115", "Đúng, Tuệ đang bị")
    town.by(minutes=1)
    assert len(cases(town)) == 1


def test_the_clock_starts_with_the_first_tick_not_the_last_word(town: Town, family: Family) -> None:
    tick_sign(family, "Khó thở")
    town.by(seconds=50)
    family.mother.says("…")
    town.by(seconds=10)
    assert len(cases(town)) == 1


def test_what_is_an_emergency_depends_on_what_else_is_said(town: Town, family: Family) -> None:
    mother = family.mother
    tick_sign(family, "Giật mình")
    mother.sees("☑ Giật mình", "Tiếp")
    mother.taps("Loét miệng")
    mother.sees("giật mình", "gọi 115")


def test_bleeding_becomes_one_with_the_temperature(town: Town, family: Family) -> None:
    mother = family.mother
    tick_sign(family, "Chấm đỏ, chảy máu")
    mother.taps("Tiếp")
    mother.says("38,5").sees("chấm đỏ, chảy máu", "gọi 115")


def test_bleeding_is_one_when_there_was_a_fever_this_week(town: Town, family: Family) -> None:
    mother = family.mother
    for label in ("Tuệ chưa khỏe", "Sốt", "Tiếp", "Chưa đo", "Sáng nay", "Nghỉ ở nhà", "Gửi"):
        mother.taps(label)
    town.to("Wed", "09:00")
    mother.says("/trogiup")
    mother.taps("Báo con không khỏe")
    mother.taps("Tuệ")
    mother.taps("Chấm đỏ, chảy máu")
    mother.sees("gọi 115")


def test_silence_across_the_closing_still_alerts(town: Town, family: Family) -> None:
    town.to("Mon", "16:59")
    family.mother.says("/khaibao")
    tick_sign(family, "Li bì, khó đánh thức")
    town.by(seconds=90)
    assert [case.severity for case in cases(town)] == ["emergency"]


def test_a_restart_does_not_lose_the_minute(town: Town, family: Family) -> None:
    tick_sign(family, "Khó thở")
    assert drafts(town)[0].silent_at is not None
    town.close()
    after = Town(town.database.url, town.clock.now())
    after.by(minutes=1)
    assert [case.severity for case in cases(after)] == ["emergency"]
    after.close()


def test_neither_throwing_away_nor_well_after_all_passes_the_question_by(town: Town, family: Family) -> None:
    tick_sign(family, "Khó thở")
    mother = family.mother
    mother.says("/khaibao")
    mother.taps("Bỏ")
    mother.sees("gọi 115", "Đúng, Tuệ đang bị")
    town.by(minutes=1)
    assert len(cases(town)) == 1


YES_SAID = (
    "đúng",
    "dung roi",
    "vang dung vay",
    "cu goi 115 roi",
    "bay gio lam gi ha",
    "chau het co giat roi",
    "39 do 2",
)
MISTAKES = ("cháu không co giật đâu ạ", "nham roi", "nham, chi giat minh luc ngu thoi", "không ạ", "bấm lộn")


@pytest.mark.parametrize("words", YES_SAID)
def test_whoever_writes_on_is_heard_at_once(town: Town, family: Family, words: str) -> None:
    tick_sign(family, "Co giật")
    family.mother.says(words)
    family.mother.sees("Gọi 115", "Nhà trường đã được báo lúc 06:40", "Khai tiếp")
    assert declared(town) == [(family.tue, 1, False, "emergency")]
    family.nurse.hears("khẩn", rings=True)
    town.by(minutes=2)
    assert len(declared(town)) == 1, "nobody is told that there was no answer"


@pytest.mark.parametrize("words", MISTAKES)
def test_a_mistake_may_be_said_in_words(town: Town, family: Family, words: str) -> None:
    tick_sign(family, "Sốt", "Co giật")
    family.mother.says(words)
    town.by(minutes=2)
    assert cases(town) == []
    assert declared(town) == []
    [draft] = drafts(town)
    kept = town.database.sealer.open_json("draft.answers", draft.uid, draft.sealed_answers)["answers"]
    assert "fever" in kept["signs"] and "convulsion" not in kept["signs"]


def test_facts_said_beside_an_emergency_are_kept(town: Town, family: Family) -> None:
    tick_sign(family, "Co giật")
    family.mother.says("vừa đo lại rồi 39,2, nôn nữa")
    family.mother.sees("Nhà trường đã được báo lúc 06:40")
    for label in ("Khai tiếp", "Sáng nay", "Nghỉ ở nhà"):
        family.mother.taps(label)
    family.mother.sees("co giật", "nôn", "39,2°C")


@pytest.mark.parametrize("words", ["5", "…", "12"])
def test_what_says_nothing_is_answered_by_115_again_and_the_minute_runs_on(
    town: Town, family: Family, words: str
) -> None:
    tick_sign(family, "Co giật")
    town.by(seconds=30)
    family.mother.says(words).sees("gọi 115")
    assert cases(town) == []
    town.by(seconds=30)
    assert [case.severity for case in cases(town)] == ["emergency"]


def test_an_older_mistake_does_not_undo_what_was_confirmed_after_it(town: Town, family: Family) -> None:
    tick_sign(family, "Khó thở")
    message, choice = family.mother.sees("115").find("Bấm nhầm")
    family.mother.taps("Đúng, Tuệ đang bị")
    town.receive(town.update(family.mother.chat, action=choice.action, message=message.ref, press="p"))
    family.mother.sees("vẫn giữ nguyên", "Đúng, là bấm nhầm")
    assert declared(town) == [(family.tue, 1, False, "emergency")]
    family.mother.taps("Đúng, là bấm nhầm")
    assert declared(town)[-1][:2] == (family.tue, 2)
    assert "corrected" in case_events(town)
