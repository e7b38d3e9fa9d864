"""Saying what is wrong: signs, temperature, first day, at school or not, summary, receipt (storyboard, scene 3)."""

import pytest

from bot.messages import Reply
from storage.tables import DECLARATION, OUTBOX
from tests.declaring.family import Family, cases, declared, drafts, rows
from tests.town import Town


@pytest.fixture
def family(town: Town) -> Family:
    made = Family(town)
    town.to("Mon", "06:40")
    return made


def test_tue_is_not_well_and_the_others_are(town: Town, family: Family) -> None:
    mother = family.mother
    mother.taps("Tuệ chưa khỏe")
    mother.sees("Tuệ có những biểu hiện nào ạ?", "☐ Sốt", "☐ Biểu hiện khác", "Tiếp")
    mother.taps("Loét miệng")
    mother.sees("☑ Loét miệng", "☐ Sốt")
    mother.taps("Mụn nước ở tay, chân, miệng")
    mother.taps("Tiếp")
    mother.sees("Tuệ bao nhiêu độ ạ?", "ví dụ 37,8", "Chưa đo", "Không sốt")
    mother.says("38 độ 2").sees("Đã ghi nhận 38,2°C.", "bị từ hôm nào ạ?", "Sáng nay", "Hôm kia", "Ngày khác")
    mother.taps("Hôm qua")
    mother.sees("nghỉ ở nhà hay đi học ạ?")
    mother.taps("Nghỉ ở nhà")
    mother.sees("Tuệ (Thỏ Ngọc): mụn nước ở tay, chân, miệng; loét miệng; 38,2°C; từ hôm qua; nghỉ ở nhà.")
    assert declared(town) == []
    mother.taps("Gửi; Ngân, Minh đều khỏe")
    mother.sees("Nhà trường đã nhận được thông tin của Tuệ (mã ", "Cô Thảo, y tế trường, sẽ gọi lại cho mẹ: 0590 000 1")
    mother.sees("cho con nghỉ ở nhà, uống đủ nước", "Lời khuyên này không thay ý kiến bác sĩ ạ.", "Bấm nhầm")
    mother.sees("Cũng đã ghi nhận: Ngân, Minh đều khỏe.", "Con đã đi khám", "Nhà có người bị tương tự")
    assert sorted(declared(town)) == sorted(
        [(family.tue, 1, False, "red"), (family.ngan, 1, True, None), (family.minh, 1, True, None)]
    )
    assert [case.severity for case in cases(town)] == ["red"]
    assert drafts(town) == []
    family.nurse.hears("mức đỏ", rings=True)


def test_the_receipt_of_a_flagged_declaration_leaves_through_the_outbox(town: Town, family: Family) -> None:
    report(family, "Sốt")
    family.mother.taps("Gửi")
    answers = [row for row in rows(town, OUTBOX) if row.kind == "answer"]
    assert len(answers) == 1 or not town.abilities.has_buttons, "where nothing can be pressed every answer does"
    assert answers[-1].state == "sent"


def report(family: Family, sign: str, temperature: str = "37,9") -> None:
    mother = family.mother
    for label in ("Tuệ chưa khỏe", sign, "Tiếp"):
        mother.taps(label)
    mother.says(temperature)
    for label in ("Sáng nay", "Nghỉ ở nhà"):
        mother.taps(label)


def test_nothing_is_said_of_the_others_unless_the_parent_says_it(town: Town, family: Family) -> None:
    report(family, "Ho", "36,8")
    family.mother.find("Gửi")
    family.mother.taps("Gửi")
    assert declared(town) == [(family.tue, 1, False, "note")]
    family.mother.sees("Đã ghi nhận lúc 06:40 thông tin của Tuệ", "Minh (2A)", "Ngân, Minh đều khỏe")
    family.mother.taps("Ngân, Minh đều khỏe")
    assert len(declared(town)) == 3
    assert cases(town) == []


def test_invariant_7_no_sign_chosen_is_asked_again_never_taken_for_well(town: Town, family: Family) -> None:
    mother = family.mother
    mother.taps("Tuệ chưa khỏe")
    mother.taps("Tiếp")
    mother.sees("Chưa có biểu hiện nào được chọn.", "Tuệ vẫn khỏe", "☐ Sốt")
    assert declared(town) == []
    mother.taps("Tuệ vẫn khỏe")
    assert declared(town) == [(family.tue, 1, True, None)]


def test_invariant_7_what_is_not_understood_is_asked_again(town: Town, family: Family) -> None:
    mother = family.mother
    for label in ("Tuệ chưa khỏe", "Sốt", "Tiếp"):
        mother.taps(label)
    for typed in ("hơi nóng", "0", "100", "3", "380 độ", "không biết"):
        if typed == "0" and not town.abilities.has_buttons:
            continue  # there it is the menu
        mother.says(typed).sees("bao nhiêu độ ạ?", "Chưa đo")
    mother.says("hơi nóng").sees("nhắn số trên nhiệt kế, hoặc nhắn “Chưa đo”")
    mother.says("cô ơi").sees("chưa hiểu câu trả lời này")
    mother.says("43").sees("Nhiệt độ phải từ 34,0 đến 42,9°C")
    mother.says("33,5").sees("Nhiệt độ phải từ 34,0 đến 42,9°C")
    mother.says("41,5").sees("41,5°C là rất cao", "Đúng, 41,5°C", "Nhập lại")
    mother.taps("Nhập lại")
    mother.sees("bao nhiêu độ ạ?")
    mother.says("41,5")
    mother.taps("Đúng, 41,5°C")
    mother.sees("Đã ghi nhận 41,5°C", "từ hôm nào")
    mother.taps("Ngày khác")
    mother.sees("nhắn ngày, ví dụ 20/11")
    mother.says("mấy hôm nay").sees("chưa hiểu câu trả lời này")
    mother.says("25/12").sees("Ngày bắt đầu không thể sau hôm nay")
    mother.says("20/11").sees("Đã ghi nhận từ 20/11.", "nghỉ ở nhà hay đi học")
    assert declared(town) == []


def test_one_sentence_fills_every_answer_it_holds_and_is_sent_only_from_the_summary(town: Town, family: Family) -> None:
    mother = family.mother
    mother.taps("Tuệ chưa khỏe")
    mother.says("tuệ nổi mụn nước ở tay với loét miệng từ hôm qua, 38 độ 2, mẹ cho nghỉ rồi")
    mother.sees("Đã ghi nhận", "loét miệng", "38,2°C", "từ hôm qua", "nghỉ ở nhà", "Gửi")
    assert declared(town) == []
    mother.taps("Gửi; Ngân, Minh đều khỏe")
    assert (family.tue, 1, False, "red") in declared(town)


def test_one_sentence_asks_only_for_what_it_does_not_hold(town: Town, family: Family) -> None:
    mother = family.mother
    mother.taps("Tuệ chưa khỏe")
    mother.says("con không ho, chỉ sổ mũi, hơi nóng đầu").sees("Đã ghi nhận sổ mũi.", "bao nhiêu độ")
    mother.says("ba mươi bảy độ rưỡi").sees("Đã ghi nhận 37,5°C.", "bị từ hôm nào")
    mother.says("hqua").sees("Đã ghi nhận từ hôm qua.", "nghỉ ở nhà hay đi học")
    mother.says("vẫn di hoc a")
    mother.sees("sổ mũi; 37,5°C; từ hôm qua; đi học.")
    assert declared(town) == []


def test_not_measured_and_another_sign_in_words(town: Town, family: Family) -> None:
    mother = family.mother
    for label in ("Tuệ chưa khỏe", "Biểu hiện khác", "Tiếp"):
        mother.taps(label)
    mother.sees("Biểu hiện khác là gì", "Bỏ qua")
    mother.says("vâng ạ").sees("chưa hiểu câu trả lời", "Biểu hiện khác là gì")
    mother.says("đau bụng <b>nhiều</b>").sees("Đã ghi nhận “đau bụng <b>nhiều</b>”.", "bao nhiêu độ")
    mother.taps("Chưa đo")
    mother.taps("Hôm kia")
    mother.taps("Đi học")
    mother.sees("biểu hiện khác; “đau bụng <b>nhiều</b>”; chưa đo; từ 21/11; đi học.")


def test_the_summary_can_be_changed_answer_by_answer(town: Town, family: Family) -> None:
    report(family, "Sốt", "38,5")
    mother = family.mother
    mother.taps("Sửa")
    mother.sees("Mẹ muốn sửa mục nào ạ?", "Sửa: sốt", "Sửa: 38,5°C", "Sửa: nghỉ ở nhà", "Bỏ")
    mother.taps("Sửa: 38,5°C")
    mother.says("37,6").sees("37,6°C; từ hôm nay; nghỉ ở nhà.")
    mother.taps("Sửa")
    mother.taps("Sửa: sốt")
    mother.sees("☑ Sốt")
    mother.taps("Ho")
    mother.taps("Tiếp")
    mother.sees("sốt; ho; 37,6°C")


def test_the_optional_questions_make_a_revision_that_may_only_get_graver(town: Town, family: Family) -> None:
    report(family, "Sốt", "38,5")
    mother = family.mother
    mother.taps("Gửi")
    assert [case.severity for case in cases(town)] == ["amber"]
    mother.taps("Nhà có người bị tương tự")
    mother.sees("Đã ghi nhận thêm: nhà có người bị tương tự")
    mother.taps("Con đã đi khám")
    mother.sees("Bác sĩ nói gì ạ?", "Tay chân miệng", "Chưa rõ bệnh gì")
    mother.taps("Sởi")
    assert declared(town)[-1] == (family.tue, 4, False, "red")
    assert [case.severity for case in cases(town)] == ["red"]
    mother.sees("Nhà trường đã nhận được thông tin của Tuệ", "nghỉ ở nhà")
    family.nurse.hears("mức đỏ")


def test_a_tap_on_send_twice_declares_once(town: Town, family: Family) -> None:
    report(family, "Sốt", "38,5")
    message, choice = family.mother.find("Gửi")
    said = [
        town.receive(town.update(family.mother.chat, action=choice.action, message=message.ref, press=press))
        for press in ("p1", "p2")
    ]
    assert declared(town) == [(family.tue, 1, False, "amber")]
    (code,) = {row.code for row in rows(town, DECLARATION)}
    assert said[1] == Reply(toast=f"Đã gửi lúc 06:40. Mã khai báo: {code}.")
    family.mother.sees("sẽ gọi lại cho mẹ", code)
    town.by(minutes=3)
    town.receive(town.update(family.mother.chat, action=choice.action, message=message.ref, press="p3"))
    assert "Đã ghi nhận lúc 06:40: Tuệ chưa khỏe." in family.mother.last.plain
    assert any("sẽ gọi lại cho mẹ" in each.plain for each in family.mother.messages[-2:])


def test_the_other_guardians_not_well_is_taken_though_the_debt_is_paid(town: Town, family: Family) -> None:
    father = family.guardian("Trần Văn Nam", "father")
    family.mother.taps("Cả 3 con đều khỏe")
    father.says("/khaibao").sees("Mẹ đã khai lúc 06:40")
    father.taps("Sửa")
    father.sees("bản khai của con nào")
    father.taps("Tuệ")
    father.taps("Tuệ chưa khỏe")
    for label in ("Phát ban", "Tiếp", "Chưa đo", "Sáng nay", "Nghỉ ở nhà", "Gửi"):
        father.taps(label)
    father.sees("sẽ gọi lại cho bố")
    assert declared(town)[-1] == (family.tue, 2, False, "amber")
    assert len(cases(town)) == 1


def test_no_push_names_a_sign_or_a_full_name(town: Town, family: Family) -> None:
    report(family, "Sốt", "38,5")
    family.mother.taps("Gửi")
    for actor in (family.nurse, family.principal):
        for text in actor.heard():
            assert not any(word in text for word in ("sốt", "Sốt", "38,5", "Trần"))


def test_two_guardians_sending_in_one_batch_are_two_revisions_and_one_case(town: Town, family: Family) -> None:
    father = family.guardian("Trần Văn Nam", "father")
    father.says("/khaibao")
    updates = []
    for actor, sign in ((family.mother, "Sốt"), (father, "Phát ban")):
        for label in ("Tuệ chưa khỏe", sign, "Tiếp", "Chưa đo", "Sáng nay", "Nghỉ ở nhà"):
            actor.taps(label)
        message, choice = actor.find("Gửi")
        updates.append(town.update(actor.chat, action=choice.action, message=message.ref, press="p"))
    for future in [town.loop.handle(update) for update in updates]:
        future.result(timeout=30)
    town.settle()
    assert sorted(row[1] for row in declared(town)) == [1, 2]
    assert len(cases(town)) == 1
    for actor in (family.mother, father):
        actor.sees("Nhà trường đã nhận được thông tin của Tuệ")


def test_a_redelivered_send_declares_and_alerts_once(town: Town, family: Family) -> None:
    report(family, "Sốt", "38,5")
    message, choice = family.mother.find("Gửi")
    update = town.update(family.mother.chat, action=choice.action, message=message.ref, press="p")
    town.receive(update)
    before = len(rows(town, OUTBOX))
    town.receive(update)
    assert declared(town) == [(family.tue, 1, False, "amber")]
    assert len(rows(town, OUTBOX)) == before
