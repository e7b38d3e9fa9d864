"""All well is one tap or one word, for one child or all who still owe (storyboard, scenes 2 and 13)."""

import re
from concurrent.futures import Future

import sqlalchemy as sa

from bot.dialogue.declare_actions import AllWell
from bot.messages import Incoming, Reply
from storage.tables import DECLARATION, INBOX
from tests.declaring.family import Family, declared, rounds, rows
from tests.town import MONDAY, Actor, Town


def test_three_children_of_two_schools_are_declared_with_one_tap(town: Town) -> None:
    family = Family(town)
    town.to("Mon", "06:16")
    mother = family.mother
    mother.sees("Khai báo sức khỏe thứ Hai 23/11", "Ngân (5B), Minh (2A), Tuệ (Thỏ Ngọc)", "trước 07:15")
    mother.sees("nhắn KHOE nếu cả 3 con đều khỏe", "Minh chưa khỏe")
    mother.taps("Cả 3 con đều khỏe")
    mother.sees("Đã ghi nhận lúc 06:16: Ngân, Minh, Tuệ đều khỏe.", "Chúc các con một ngày vui vẻ ạ.", "Sửa")
    assert re.search(r"Mã khai báo: [2-9A-Z]{4}\.", mother.last.plain)
    assert sorted(declared(town)) == [(person, 1, True, None) for person in sorted(family.children)]
    assert len(mother.messages) == (1 if town.abilities.can_edit else 2)


def test_a_double_tap_and_a_redelivered_update_change_nothing(town: Town) -> None:
    family = Family(town)
    town.to("Mon", "06:16")
    message, choice = family.mother.find("Cả 3 con đều khỏe")
    update = town.update(family.mother.chat, action=choice.action, message=message.ref, press="p1")
    first = town.receive(update)
    assert town.receive(update) == first
    again = town.receive(town.update(family.mother.chat, action=choice.action, message=message.ref, press="p2"))
    assert "Đã ghi nhận lúc 06:16: Ngân, Minh, Tuệ đều khỏe." in again.text
    assert len(declared(town)) == 3
    assert len(rows_of_inbox(town)) == 2


def rows_of_inbox(town: Town) -> list[str]:
    with town.database.reading() as connection:
        return list(connection.execute(sa.select(INBOX.c.key)).scalars())


def test_the_word_typed_alone_declares_all_who_owe(town: Town) -> None:
    family = Family(town)
    town.to("Mon", "06:16")
    family.mother.says("khoe").sees("Ngân, Minh, Tuệ đều khỏe")
    assert len(declared(town)) == 3
    family.mother.says("KHỎE!").sees("Đã ghi nhận lúc 06:16: Ngân, Minh, Tuệ đều khỏe")
    assert len(declared(town)) == 3


def test_a_label_typed_with_or_without_marks_is_a_tap(town: Town) -> None:
    family = Family(town)
    town.to("Mon", "06:16")
    family.mother.says("/khaibao").says("ca 3 con deu khoe").sees("Ngân, Minh, Tuệ đều khỏe")
    assert len(declared(town)) == 3


def test_who_is_left_gets_a_button_of_their_own(town: Town) -> None:
    family = Family(town)
    town.to("Mon", "06:16")
    mother = family.mother
    town.receive(press(town, mother, AllWell(order(town), MONDAY, (family.ngan,))))
    mother.sees("Ngân khỏe", "Minh (2A)", "Tuệ (Thỏ Ngọc)", "Minh, Tuệ đều khỏe")
    mother.taps("Minh, Tuệ đều khỏe")
    mother.sees("Minh, Tuệ đều khỏe. Mã khai báo")
    assert len(declared(town)) == 3


def press(town: Town, actor: Actor, action: AllWell) -> Incoming:
    return town.update(actor.chat, action=action.encode(), press="p")


def order(town: Town) -> int:
    return int(next(r.order_id for r in rounds(town) if r.held_on == MONDAY))


def test_one_answer_is_enough_and_the_other_guardian_sees_whose_it_was(town: Town) -> None:
    family = Family(town)
    father = family.guardian("Trần Văn Nam", "father")
    town.to("Mon", "06:16")
    family.mother.taps("Cả 3 con đều khỏe")
    town.to("Mon", "06:20")
    father.taps("Cả 3 con đều khỏe")
    father.sees("Mẹ đã khai lúc 06:16: Ngân, Minh, Tuệ đều khỏe.")
    father.says("/khaibao").sees("Mẹ đã khai lúc 06:16", "Báo con không khỏe")
    assert len(declared(town)) == 3


def test_two_guardians_racing_in_one_batch_make_one_declaration(town: Town) -> None:
    family = Family(town)
    father = family.guardian("Trần Văn Nam", "father")
    town.to("Mon", "06:16")
    action = AllWell(order(town), MONDAY, family.children)
    updates = [press(town, actor, action) for actor in (family.mother, father)]
    futures: list[Future[Reply]] = [town.loop.handle(update) for update in updates]
    replies = [future.result(timeout=30).text for future in futures]
    assert len(declared(town)) == 3
    assert sum("Chúc các con" in text for text in replies) == 1
    assert sum("đã khai lúc 06:16" in text for text in replies) == 1


def test_an_old_button_explains_and_never_declares_for_another_day(town: Town) -> None:
    family = Family(town)
    town.to("Mon", "06:16")
    old = family.mother.last
    label = next(c for row in old.rows for c in row if c.label.startswith("Cả 3"))
    town.to("Fri", "06:00")
    town.receive(town.update(family.mother.chat, action=label.action, message=old.ref, press="p"))
    family.mother.sees("Đợt khai báo thứ Hai 23/11 đã kết thúc lúc 17:00. Hôm nay có đợt mới:", "Khai báo hôm nay")
    assert declared(town) == []
    family.mother.taps("Khai báo hôm nay")
    family.mother.sees("Khai báo sức khỏe thứ Sáu 27/11")
    family.mother.taps("Cả 3 con đều khỏe")
    friday = {r.id for r in rounds(town) if str(r.held_on) == "2026-11-27"}
    assert {r.round_id for r in rows(town, DECLARATION)} == friday


def test_an_old_button_without_an_open_round_offers_to_report(town: Town) -> None:
    family = Family(town)
    town.to("Mon", "06:16")
    old = family.mother.last.rows[0][0]
    town.to("Tue", "08:00")
    town.receive(town.update(family.mother.chat, action=old.action, press="p"))
    family.mother.sees("Đợt khai báo thứ Hai 23/11 đã kết thúc lúc 17:00.", "Báo con không khỏe")
    assert declared(town) == []


def test_after_the_due_time_it_is_still_taken(town: Town) -> None:
    family = Family(town)
    town.to("Mon", "07:40")
    family.mother.says("/khaibao").sees("hạn 07:15 đã qua, vẫn khai báo được đến 17:00")
    family.mother.taps("Cả 3 con đều khỏe")
    assert len(declared(town)) == 3


def test_without_a_round_the_word_is_answered_helpfully(town: Town) -> None:
    family = Family(town)
    town.to("Tue", "08:00")
    family.mother.says("KHOE").sees("Hiện không có đợt khai báo nào đang mở", "Báo con không khỏe")


def test_the_words_of_a_reminders_button_work_when_typed(town: Town) -> None:
    family = Family(town)
    town.to("Mon", "06:16")
    family.mother.says("Tue chua khoe").sees("Tuệ có những biểu hiện nào ạ?")
    family.mother.says("/huy").says("Ngân chưa khỏe").sees("Ngân có những biểu hiện nào ạ?")
    assert declared(town) == []


def test_the_words_of_the_menu_work_at_any_time(town: Town) -> None:
    family = Family(town)
    town.to("Wed", "10:00")
    family.mother.says("báo con không khỏe").sees("Con nào không khỏe ạ?")


def test_a_name_and_well_is_a_button_not_a_code(town: Town) -> None:
    family = Family(town)
    child = town.seeds.pupil("Trần Thu Phương", family.primary, family.class_2a)
    _, chat = town.seeds.guardian("Trần Thị Hà", [child])
    town.to("Mon", "06:16")
    town.actor(chat).says("phuong khoe").sees("Phương khỏe. Mã khai báo")
    assert declared(town) == [(child, 1, True, None)]
