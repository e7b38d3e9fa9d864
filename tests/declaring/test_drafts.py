"""Leaving in the middle and coming back: later, after a restart, after closing; never the other guardian's draft."""

import pytest

from tests.declaring.family import Family, declared, drafts
from tests.town import Actor, Town


@pytest.fixture
def family(town: Town) -> Family:
    made = Family(town)
    town.to("Mon", "06:40")
    return made


def begin(family: Family) -> Actor:
    for label in ("Tuệ chưa khỏe", "Sốt", "Ho"):
        family.mother.taps(label)
    return family.mother


def test_every_toggle_is_kept_at_once(town: Town, family: Family) -> None:
    begin(family)
    assert len(drafts(town)) == 1
    family.mother.says("/khaibao")
    family.mother.sees("Bản khai cho Tuệ đang làm dở, chưa gửi.", "Tiếp tục", "Bỏ")
    family.mother.taps("Tiếp tục")
    family.mother.sees("☑ Sốt", "☑ Ho", "☐ Phát ban")


def test_the_draft_is_there_after_a_restart(town: Town, family: Family) -> None:
    begin(family).taps("Tiếp")
    town.close()
    after = Town(town.database.url, town.clock.now())
    mother = after.actor(family.mother.chat)
    mother.says("38,2").sees("Đã ghi nhận 38,2°C.", "từ hôm nào")
    mother.says("hôm qua").sees("nghỉ ở nhà hay đi học")
    mother.says("/khaibao").sees("Bản khai cho Tuệ đang làm dở, chưa gửi.")
    mother.taps("Tiếp tục")
    mother.taps("Nghỉ ở nhà")
    mother.sees("sốt; ho; 38,2°C; từ hôm qua; nghỉ ở nhà")
    mother.taps("Gửi")
    assert declared(after) == [(family.tue, 1, False, "amber")]
    after.close()


def test_thrown_away_nothing_is_sent(town: Town, family: Family) -> None:
    mother = begin(family)
    mother.says("/khaibao")
    mother.taps("Bỏ")
    mother.sees("Đã bỏ bản khai dở cho Tuệ, chưa có gì được gửi đi.", "Cả 3 con đều khỏe")
    assert drafts(town) == []
    assert declared(town) == []


def test_after_closing_it_is_not_sent_and_the_open_round_is_offered(town: Town, family: Family) -> None:
    begin(family)
    town.to("Fri", "06:00")
    mother = family.mother
    mother.says("/khaibao")
    mother.sees("Bản khai cho Tuệ thứ Hai 23/11 chưa gửi.", "Bỏ bản chưa gửi", "Khai báo sức khỏe thứ Sáu 27/11")
    assert "Tiếp tục" not in mother.last.labels
    mother.taps("Bỏ bản chưa gửi")
    assert drafts(town) == []
    assert declared(town) == []


def test_a_button_of_the_draft_pressed_after_closing_declares_nothing(town: Town, family: Family) -> None:
    begin(family)
    screen = family.mother.last
    town.to("Fri", "06:00")
    choice = next(c for row in screen.rows for c in row if c.label == "Tiếp")
    town.receive(town.update(family.mother.chat, action=choice.action, message=screen.ref, press="p"))
    family.mother.sees("Đợt khai báo thứ Hai 23/11 đã kết thúc lúc 17:00. Hôm nay có đợt mới:")
    assert declared(town) == []


def test_words_typed_into_a_question_after_closing_declare_nothing(town: Town, family: Family) -> None:
    begin(family).taps("Tiếp")
    town.to("Fri", "06:00")
    family.mother.says("38,5").sees("Đã ghi nhận sốt; 38,5°C.", "Tuệ bị từ hôm nào ạ?")
    assert declared(town) == []


def test_one_guardian_never_sees_the_others_draft(town: Town, family: Family) -> None:
    father = family.guardian("Trần Văn Nam", "father")
    begin(family)
    father.says("/khaibao")
    assert "đang làm dở" not in father.last.plain
    father.taps("Tuệ chưa khỏe")
    father.sees("☐ Sốt", "☐ Ho")
    father.taps("Phát ban")
    assert len(drafts(town)) == 2
    family.mother.says("/khaibao")
    family.mother.taps("Tiếp tục")
    family.mother.sees("☑ Sốt", "☐ Phát ban")


def test_the_word_leaves_out_for_whom_something_else_was_begun(town: Town, family: Family) -> None:
    begin(family)
    family.mother.says("KHOE").sees("Ngân, Minh đều khỏe", "Bản khai cho Tuệ đang làm dở, chưa gửi.")
    assert sorted(row[0] for row in declared(town)) == sorted((family.ngan, family.minh))


def test_a_double_tap_on_a_sign_leaves_it_on(town: Town, family: Family) -> None:
    family.mother.taps("Tuệ chưa khỏe")
    message, choice = family.mother.find("Sốt")
    for press in ("p1", "p2"):
        town.receive(town.update(family.mother.chat, action=choice.action, message=message.ref, press=press))
    family.mother.sees("☑ Sốt")


def test_all_well_leaves_out_whom_something_was_begun_for(town: Town, family: Family) -> None:
    family.mother.says("/khaibao")
    mother = begin(family)
    mother.taps("Cả 3 con đều khỏe")
    answered = mother.messages[-2].plain
    assert "Bản khai cho Tuệ đang làm dở, chưa gửi." in answered and "Ngân, Minh đều khỏe" in answered
    assert sorted(person for person, *_ in declared(town)) == sorted([family.minh, family.ngan])
    assert len(drafts(town)) == 1
    mother.taps("Tuệ khỏe")
    mother.sees("Nếu Tuệ khỏe, bản này sẽ được bỏ ạ.", "Tiếp tục")
    assert len(declared(town)) == 2
    mother.taps("Tuệ khỏe, bỏ bản này")
    assert (len(declared(town)), drafts(town)) == (3, [])


def test_what_was_unticked_again_is_no_draft_to_be_asked_about(town: Town, family: Family) -> None:
    family.mother.says("/khaibao")
    family.mother.taps("Tuệ chưa khỏe")
    family.mother.taps("Sốt")
    family.mother.taps("☑ Sốt")
    family.mother.taps("Cả 3 con đều khỏe")
    assert len(declared(town)) == 3


def test_of_two_that_were_begun_each_is_called_by_name(town: Town, family: Family) -> None:
    mother = begin(family)
    mother.says("/khaibao")
    for label in ("Minh chưa khỏe", "Ho"):
        mother.taps(label)
    mother.says("/khaibao").sees("Tiếp tục cho Tuệ", "Bỏ bản của Tuệ", "Tiếp tục cho Minh", "Bỏ bản của Minh")
    mother.taps("Bỏ bản của Minh")
    mother.says("/khaibao").sees("Bản khai cho Tuệ đang làm dở, chưa gửi.", "Tiếp tục", "Bỏ bản này")
    assert len(drafts(town)) == 1


def test_what_is_left_half_said_of_a_child_is_brought_up_once_and_by_day(town: Town, family: Family) -> None:
    mother = family.mother

    def brought_up() -> int:
        return sum("Nhà trường chưa nhận được bản này" in each for each in town.pushes)

    town.to("Mon", "09:00")
    mother.says("tuệ sốt 39 rồi")
    town.by(minutes=29)
    assert brought_up() == 0
    town.by(minutes=2)
    mother.hears("Khai báo sức khỏe thứ Hai 23/11", "Bản khai cho Tuệ đang làm dở, chưa gửi.")
    mother.taps("Tiếp tục", under="Nhà trường chưa nhận được")
    town.by(hours=2)
    assert brought_up() == 1
    for words in ("hôm qua", "nghỉ ở nhà", "gửi", "tuệ ho nữa", "gửi"):
        town.by(seconds=5)
        mother.says(words)
    town.to("Mon", "20:45")
    mother.says("minh sốt 39")
    town.to("Tue", "12:00")
    assert brought_up() == 1, "what was sent is not, and nobody is woken"
