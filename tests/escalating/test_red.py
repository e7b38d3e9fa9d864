"""A red case: who hears when, who takes it, what becomes of it."""

from typing import Any

import sqlalchemy as sa

from bot.dialogue.actions import Action
from bot.dialogue.case_actions import CaseNoted, OpenCaseAlert, TakeCase
from storage.tables import DECLARATION, PERSON
from tests.escalating.hoa_ban import AMBER, EMERGENCY, HEALTH_WORDS, RED, Family, HoaBan, cases, events
from tests.escalating.standing import is_covered, opens
from tests.town import Actor, Town


def declared(town: Town, time: str = "06:41") -> tuple[HoaBan, Family, int]:
    """Tuệ's mother has declared blisters."""
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    town.seeds.contact(tue, "mother", "+84590000123")
    mother = hoa_ban.mother_of(tue)
    town.to("Mon", time)
    mother.declares(tue)
    return hoa_ban, mother, tue


def everything(actor: Actor) -> str:
    """All that can be read in a window, also what others said since where nothing can be edited."""
    return "\n".join(text for message in actor.messages for text in (*message.was, message.plain + str(message.labels)))


def test_invariant_6_the_first_alert_rings_without_a_name_or_a_health_word(town: Town) -> None:
    hoa_ban, _, _ = declared(town)
    for office in ("nurse", "principal", "contact"):
        alert = hoa_ban[office].hears("Có 1 ca cần theo dõi, mức đỏ · MN Hoa Ban · lớp Thỏ Ngọc", rings=True)
        assert alert.labels == ["Mở"]
        assert "Tuệ" not in alert.plain
        assert not [word for word in HEALTH_WORDS if word in alert.plain]
    town.nobody_else_heard(hoa_ban["nurse"], hoa_ban["principal"], hoa_ban["contact"])


def test_invariant_6_an_alert_that_leaves_after_another_was_opened_is_covered_all_the_same(town: Town) -> None:
    hoa_ban, _, _ = declared(town)
    nurse = hoa_ban["nurse"]
    town.to("Mon", "06:55")
    town.too_fast.add(nurse.chat)
    town.to("Mon", "06:56")
    nurse.taps("Mở")
    town.too_fast.clear()
    town.by(seconds=5)
    assert len(nurse.standing) == 2
    is_covered(nurse, nurse.standing[1], "Tuệ")
    opens(nurse)  # which of the two left last is chance
    nurse.sees("Tuệ")


def test_invariant_10_what_was_moved_to_another_row_in_the_file_is_shown_to_nobody(town: Town) -> None:
    hoa_ban, _, tue = declared(town)
    an = hoa_ban.child("Nguyễn Hoài An", hoa_ban.gau_bong)
    hoa_ban.mother_of(an, name="Lê Thị Vân").declares(an)
    for table, of in ((PERSON, PERSON.c.id), (DECLARATION, DECLARATION.c.person_id)):
        column = table.c.sealed_name if table is PERSON else table.c.sealed_answers
        with town.database.reading() as connection:
            kept = {child: connection.execute(sa.select(column).where(of == child)).scalar_one() for child in (tue, an)}

        def put(one: int, other: int, column: Any = column, of: Any = of, kept: Any = kept) -> None:
            values = {column.name: kept[other]}
            town.database.write(lambda c: c.execute(column.table.update().where(of == one).values(values))).result()

        put(an, tue)
        press(hoa_ban["nurse"], OpenCaseAlert(cases(town)[-1].id))
        assert "Hạn báo" not in everything(hoa_ban["nurse"])
        put(an, an)
    press(hoa_ban["nurse"], OpenCaseAlert(cases(town)[-1].id))
    hoa_ban["nurse"].hears("Nguyễn Hoài An", "Hạn báo")


def test_the_nurse_opens_takes_and_concludes_and_the_family_hears(town: Town) -> None:
    hoa_ban, mother, _ = declared(town)
    nurse, principal, contact = hoa_ban["nurse"], hoa_ban["principal"], hoa_ban["contact"]
    nurse.taps("Mở")
    opened = nurse.standing[0]
    assert len(nurse.heard()) == 1
    nurse.sees(
        "Trần Gia Tuệ, lớp Thỏ Ngọc. Mẹ khai lúc 06:41: mụn nước ở tay, chân, miệng; loét miệng; 38,2°C; từ 22/11;",
        "nghỉ ở nhà. Mẹ: 0590 000 123.",
        "Hạn báo Trạm Y tế: 06:41 ngày 24/11. Đã báo hiệu trưởng, cán bộ đầu mối.",
        "Nhận ca này",
        "Chuyển người khác",
    )
    town.to("Mon", "06:43")
    assert "Đã nhận ca" in nurse.taps("Nhận ca này").toast
    nurse.sees("Cô Thảo đã nhận lúc 06:43.", "Theo dõi tại nhà", "Đã báo Trạm Y tế", "trợ lý sẽ hỏi lại lúc 07:13")
    for other in (principal, contact):
        other.sees("Cô Thảo đã nhận lúc 06:43.")
        assert len(other.standing) == 1
    principal.taps("Mở")
    principal.sees("Nếu chưa có kết quả, trợ lý sẽ hỏi lại cô Thảo lúc 07:13 ạ.")
    assert "thầy/cô chọn bên dưới" not in principal.last.plain
    mother.actor.hears("Nhà trường đã nhận được thông tin về Tuệ", "Cô Thảo (y tế trường) phụ trách từ lúc 06:43")
    nurse.taps("Đã báo Trạm Y tế")
    opens(principal).sees("Đã báo Trạm Y tế lúc 06:43 (cô Thảo).")
    nurse.taps("Qua điện thoại")
    opens(principal).sees("Đã báo Trạm Y tế lúc 06:43 (cô Thảo, qua điện thoại).")
    town.to("Mon", "06:50")
    opens(nurse).sees("Đã báo Trạm Y tế lúc 06:43 (cô Thảo, qua điện thoại).")
    nurse.taps("Theo dõi tại nhà")
    assert cases(town)[0].state == "watched"
    mother.actor.hears("Nhà trường cập nhật thông tin về Tuệ", "theo dõi tại nhà")
    heard = len(nurse.heard())
    town.to("Mon", "16:00")
    assert len(nurse.heard()) == heard, "a watched case does not nag"
    nurse.taps("Đi học lại")
    nurse.taps("Đúng, ghi")
    is_covered(nurse, opened, "Tuệ")
    nurse.hears("Ca đã kết thúc lúc 16:00: đi học lại.")
    principal.sees("Ca đã kết thúc lúc 16:00: đi học lại.")
    mother.actor.hears("đi học lại")
    assert cases(town)[0].state == "closed"


def test_untaken_it_climbs_to_the_deputy_to_all_again_and_to_the_unit_above(town: Town) -> None:
    hoa_ban, _, _ = declared(town)
    town.to("Mon", "06:45")
    assert not hoa_ban["deputy"].heard()
    town.to("Mon", "06:46")
    hoa_ban["deputy"].hears("mức đỏ", "Chưa có người nhận", rings=True)
    assert len(hoa_ban["nurse"].heard()) == 1
    town.to("Mon", "06:56")
    for office in ("nurse", "principal", "contact", "deputy"):
        assert len(hoa_ban[office].heard()) == 2, office
        assert hoa_ban[office].last.rings
    assert not hoa_ban["operator"].heard()
    town.to("Mon", "07:11")
    hoa_ban["province"].hears("mức đỏ", "lớp Thỏ Ngọc", rings=True)
    operator = hoa_ban["operator"]
    operator.hears("MN Hoa Ban", "chưa có người nhận", "• Cô Hạnh, hiệu trưởng: 0590 000 102", rings=True)
    assert "Thỏ Ngọc" not in everything(hoa_ban["operator"])
    hoa_ban["principal"].taps("Mở")
    hoa_ban["principal"].taps("Nhận ca này")
    hoa_ban["operator"].sees("đã có người nhận")


def test_nobody_connected_at_school_climbs_at_once_and_says_so(town: Town) -> None:
    hoa_ban = HoaBan(town)
    hoa_ban.hires("principal", "Đỗ Thị Hạnh", "principal", hoa_ban.school)
    hoa_ban.hires("contact", "Vũ Đình Lâm", "district_contact", hoa_ban.commune)
    tue = hoa_ban.child("Trần Gia Tuệ")
    mother = hoa_ban.mother_of(tue)
    town.to("Mon", "06:41")
    mother.declares(tue)
    hoa_ban["principal"].hears("mức đỏ", "Chưa liên hệ được: y tế trường")


def test_a_step_nobody_can_be_reached_on_is_told_to_the_operator_once_a_day(town: Town) -> None:
    hoa_ban = HoaBan(town)
    hoa_ban.hires("principal", "Đỗ Thị Hạnh", "principal", hoa_ban.school)
    hoa_ban.hires("operator", "Ngô Minh Đức", "operator", hoa_ban.province)
    town.to("Mon", "06:41")
    for name in ("Trần Gia Tuệ", "Lê Minh An"):
        child = hoa_ban.child(name)
        hoa_ban.mother_of(child, name=f"Mẹ {name}").declares(child, flag=AMBER)
    hoa_ban["operator"].hears("MN Hoa Ban: chưa liên hệ được y tế trường, phó hiệu trưởng", rings=False)
    assert len(hoa_ban["operator"].heard()) == 1
    assert "Thỏ Ngọc" not in everything(hoa_ban["operator"])


def test_nobody_at_all_alarms_the_operator(town: Town) -> None:
    hoa_ban = HoaBan(town)
    hoa_ban.hires("operator", "Ngô Minh Đức", "operator", hoa_ban.province)
    tue = hoa_ban.child("Trần Gia Tuệ")
    mother = hoa_ban.mother_of(tue)
    town.to("Mon", "06:41")
    mother.declares(tue)
    hoa_ban["operator"].hears("MN Hoa Ban", "chưa có người nhận", rings=True)
    assert cases(town)[0].state == "open"


def test_a_message_that_is_refused_climbs_at_once(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    an = hoa_ban.child("Lê Minh An")
    mother = hoa_ban.mother_of(an)
    hoa_ban["nurse"].window.is_blocked = True
    town.to("Mon", "06:41")
    mother.declares(an, AMBER)
    hoa_ban["deputy"].hears("1 học sinh cần hỏi thăm")
    assert not hoa_ban["principal"].heard()
    town.to("Mon", "07:41")
    hoa_ban["principal"].hears("1 học sinh cần hỏi thăm")


def test_red_says_whom_it_could_not_reach(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    mother = hoa_ban.mother_of(tue)
    hoa_ban["nurse"].window.is_blocked = True
    town.to("Mon", "06:41")
    mother.declares(tue)
    hoa_ban["principal"].hears("mức đỏ", "Chưa liên hệ được: y tế trường.", rings=True)
    assert len(hoa_ban["principal"].standing) == 1


def test_a_substitute_out_of_reach_is_called_so_beside_the_nurse_who_was_told(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    hoa_ban.hires("second", "Đỗ Thị Nhàn", "school_health", hoa_ban.school).window.is_blocked = True
    tue = hoa_ban.child("Trần Gia Tuệ")
    town.to("Mon", "06:41")
    hoa_ban.mother_of(tue).declares(tue)
    town.to("Mon", "06:47")
    hoa_ban["nurse"].hears("mức đỏ", "Chưa liên hệ được: y tế trường (người thay)")


def test_of_twenty_who_press_at_once_one_has_it(town: Town) -> None:
    hoa_ban, _, _ = declared(town)
    names = [f"Nguyễn Văn A{number}" for number in range(20)]
    actors = [hoa_ban.hires(name, name, "school_health", hoa_ban.school, 9) for name in names]
    action = TakeCase(cases(town)[0].id).encode()
    waiting = [town.loop.handle(town.update(actor.chat, action=action, message="1", press="p")) for actor in actors]
    toasts = [future.result(timeout=60).toast for future in waiting]
    town.settle()
    assert events(town).count("taken") == 1
    assert sum("Đã nhận ca" in toast for toast in toasts) == 1
    assert sum("đã nhận lúc 06:41" in toast for toast in toasts) == 19


def test_taking_without_outcome_comes_back_and_then_the_ladder_goes_on(town: Town) -> None:
    hoa_ban, _, _ = declared(town)
    nurse = hoa_ban["nurse"]
    town.to("Mon", "06:43")
    nurse.taps("Mở")
    nurse.taps("Nhận ca này")
    town.to("Mon", "07:12")
    assert len(nurse.standing) == 1
    town.to("Mon", "07:13")
    nurse.hears("Ca đã nhận có kết quả chưa ạ?", "lớp Thỏ Ngọc", rings=True)
    assert "Theo dõi tại nhà" in nurse.last.labels
    assert not hoa_ban["deputy"].heard()
    town.to("Mon", "07:43")
    hoa_ban["deputy"].hears("chưa có kết quả", rings=True)
    assert events(town)[-2:] == ["resumed", "told"]


def test_an_old_question_asks_nobody_but_who_has_the_case_now(town: Town) -> None:
    hoa_ban, _, _ = declared(town)
    nurse, principal = hoa_ban["nurse"], hoa_ban["principal"]
    nurse.taps("Mở")
    nurse.taps("Nhận ca này")
    town.to("Mon", "07:11")
    question = nurse.hears("Ca đã nhận có kết quả chưa ạ?")
    assert "Đi học lại" in question.labels
    principal.taps("Mở")
    principal.taps("Chuyển người khác")
    principal.taps("Không thuộc phần phụ trách")
    principal.taps("Nhận ca này")
    assert question.plain.startswith("Ca mức đỏ đã có người nhận")
    assert "Cô Hạnh đã nhận lúc 07:11." in question.plain
    assert question.labels == ["Mở"]


def test_two_press_at_once_one_has_it_the_other_is_told_who(town: Town) -> None:
    hoa_ban, _, _ = declared(town)
    both = [hoa_ban["nurse"], hoa_ban["principal"]]
    for actor in both:
        actor.taps("Mở")
    presses = [(a, *a.find("Nhận ca này")) for a in both]
    waiting = [town.loop.handle(town.update(a.chat, action=c.action, message=m.ref, press="p")) for a, m, c in presses]
    toasts = [future.result(timeout=30).toast for future in waiting]
    town.settle()
    assert events(town).count("taken") == 1
    assert sum("Đã nhận ca" in toast for toast in toasts) == 1
    assert sum("đã nhận lúc" in toast for toast in toasts) == 1
    for actor in both:
        actor.sees("đã nhận lúc 06:41")
    [taker] = [actor for actor, toast in zip(both, toasts, strict=True) if "Đã nhận ca" in toast]
    taker.sees("Khi có kết quả, thầy/cô chọn bên dưới")


def test_passing_on_with_a_reason_alerts_the_next_at_once(town: Town) -> None:
    hoa_ban, _, _ = declared(town)
    nurse = hoa_ban["nurse"]
    nurse.taps("Mở")
    nurse.taps("Chuyển người khác")
    nurse.sees("Hôm nay không ở trường")
    nurse.says("Cô đang đi tập huấn")
    nurse.sees("Đã chuyển ca và báo thầy Hùng (phó hiệu trưởng).")
    hoa_ban["deputy"].hears("mức đỏ", "Đã chuyển lúc 06:41; chưa có người nhận", rings=True)
    hoa_ban["deputy"].taps("Mở")
    hoa_ban["deputy"].sees("lý do: Cô đang đi tập huấn")
    assert "tập huấn" not in everything(hoa_ban["contact"])


def test_details_are_edited_away_after_a_day(town: Town) -> None:
    hoa_ban, _, _ = declared(town)
    nurse = hoa_ban["nurse"]
    nurse.taps("Mở")
    nurse.taps("Nhận ca này")
    nurse.taps("Theo dõi tại nhà")
    message = nurse.standing[0]
    assert "Trần Gia Tuệ" in message.plain
    town.to("Tue", "06:42")
    is_covered(nurse, message, "Tuệ", under=["Mở"])
    opens(nurse).sees("Trần Gia Tuệ")


def test_officials_and_operator_never_see_a_name(town: Town) -> None:
    hoa_ban, mother, tue = declared(town)
    contact = hoa_ban["contact"]
    texts = []
    contact.taps("Mở")
    texts.append(everything(contact))
    contact.sees("MN Hoa Ban, lớp Thỏ Ngọc: 1 trường hợp có dấu hiệu nghi mắc bệnh truyền nhiễm (mụn nước ở tay")
    contact.sees("Xem tình hình trường", "Đã nắm thông tin")
    town.to("Mon", "07:20")
    hoa_ban["province"].taps("Mở")
    contact.says("/ca")
    contact.taps("Mở ca 1")
    contact.taps("Đã nắm thông tin")
    mother.declares(tue, EMERGENCY, {"well": "no", "signs": ["other"], "other_text": "Tuệ nhà chị Mai khóc"})
    contact.taps("Mở")
    for office in ("contact", "province", "operator"):
        texts.append(everything(hoa_ban[office]))
    assert not [text for text in texts for name in ("Tuệ", "Trần", "Mai", "0590 000 123") if name in text]
    assert cases(town)[0].state == "open", "a receipt is no acknowledgement"


def test_raised_to_emergency_rings_anew_and_asks_for_a_new_taker(town: Town) -> None:
    hoa_ban, mother, tue = declared(town)
    nurse = hoa_ban["nurse"]
    nurse.taps("Mở")
    nurse.taps("Nhận ca này")
    town.to("Mon", "06:50")
    mother.declares(tue, EMERGENCY, {"well": "no", "signs": ["breathless"]})
    nurse.hears("mức khẩn cấp", rings=True)
    assert len(nurse.standing) == 2
    assert "Tuệ" not in nurse.last.plain
    nurse.taps("Mở")
    nurse.sees("Mẹ khai lúc 06:41: mụn nước", "Mẹ khai lúc 06:50: khó thở.")
    assert (cases(town)[0].severity, cases(town)[0].state) == ("emergency", "open")
    mother.declares(tue, RED)
    assert cases(town)[0].severity == "emergency"


def test_old_buttons_explain_and_offer_the_next_step(town: Town) -> None:
    hoa_ban, mother, _ = declared(town)
    nurse, principal = hoa_ban["nurse"], hoa_ban["principal"]
    for actor in (nurse, principal):
        actor.taps("Mở")
    old = principal.find("Nhận ca này")
    nurse.taps("Nhận ca này")
    nurse.taps("Báo nhầm")
    nurse.taps("Đúng, ghi")
    mother.actor.hears("Đã ghi nhận: không cần theo dõi thêm. Cảm ơn mẹ")
    message, choice = old
    town.receive(town.update(principal.chat, action=choice.action, message=message.ref, press="p"))
    principal.sees("Ca này đã kết thúc lúc 06:41: báo nhầm.", "Các ca đang mở")
    principal.taps("Các ca đang mở")
    principal.sees("Hiện không có ca nào đang mở")


def test_a_stranger_with_the_button_gets_nothing(town: Town) -> None:
    hoa_ban, mother, _ = declared(town)
    _, choice = hoa_ban["nurse"].find("Mở")
    for actor in (mother.actor, hoa_ban["teacher"], town.actor("999")):
        reply = town.receive(town.update(actor.chat, action=choice.action, message="1", press="p"))
        if actor is not hoa_ban["teacher"]:
            assert "người khác phụ trách" in reply.text
    stranger = town.actor("999")
    assert "Tuệ" not in everything(stranger)


def test_a_receipt_of_an_official_is_seen_by_the_official_and_by_the_school(town: Town) -> None:
    hoa_ban, _, _ = declared(town)
    nurse, contact, teacher = hoa_ban["nurse"], hoa_ban["contact"], hoa_ban["teacher"]
    nurse.taps("Mở")
    contact.taps("Mở")
    town.to("Mon", "06:44")
    contact.taps("Đã nắm thông tin")
    contact.sees("Đã xác nhận nắm thông tin lúc 06:44.")
    assert "Đã nắm thông tin" not in contact.last.labels
    opens(nurse).sees("Cán bộ đầu mối đã nắm thông tin lúc 06:44.", "Nhận ca này")
    assert cases(town)[0].state == "open"
    assert cases(town)[0].taken_by is None
    hoa_ban["principal"].taps("Mở")
    hoa_ban["principal"].sees("Cán bộ đầu mối đã nắm thông tin lúc 06:44.")
    assert not teacher.messages
    town.to("Mon", "06:55")
    press(contact, CaseNoted(cases(town)[0].id))
    contact.sees("Đã xác nhận nắm thông tin lúc 06:44.")
    assert opens(nurse).last.plain.count("Cán bộ đầu mối đã nắm thông tin") == 1
    town.to("Tue", "07:00")
    for message in contact.messages:
        is_covered(contact, message, "mụn nước")
    opens(contact, "Mở ca 1").sees("Đã xác nhận nắm thông tin lúc 06:44 ngày 23/11.")


def test_a_receipt_comes_too_late_for_a_case_that_has_ended(town: Town) -> None:
    hoa_ban, _, _ = declared(town)
    hoa_ban["contact"].taps("Mở")
    hoa_ban["nurse"].taps("Mở")
    hoa_ban["nurse"].taps("Nhận ca này")
    hoa_ban["nurse"].taps("Báo nhầm")
    hoa_ban["nurse"].taps("Đúng, ghi")
    press(hoa_ban["contact"], CaseNoted(cases(town)[0].id))
    assert "Ca này đã kết thúc" in hoa_ban["contact"].last.plain
    assert "receipt" not in events(town)


def press(actor: Actor, action: Action) -> None:
    """Press a button, whether it still stands there or not."""
    actor.town.receive(actor.town.update(actor.chat, action=action.encode(), message="1", press="again"))
