"""Consent per purpose, the child's own yes, withdrawing, what is stored and who looked."""

from bot.dialogue.actions import base36
from storage.tables import ACCOUNT, AUDIT, CASE, CONSENT, DRAFT, PERSON
from tests.joining.school import PhuLam
from tests.town import MONDAY, Actor, at


def open_round(school: PhuLam) -> int:
    seeds = school.town.seeds
    opens, due, closes = at("Mon", "05:00"), at("Mon", "07:15"), at("Mon", "17:00")
    return seeds.round(school.school, seeds.order(), opens, due, closes, MONDAY)


def test_a_guardian_withdraws_and_chat_processing_stops_at_once(school: PhuLam) -> None:
    open_round(school)
    mother = school.mother()
    _, chat = school.town.seeds.guardian("Trần Văn Bình", [school.minh], "father")
    father = school.town.actor(chat)
    mother.says("/khaibao").sees("Minh")
    mother.says("/rutdongy").sees("☑ Khai báo sức khỏe qua tin nhắn", "☑ Nhận tin nhắc", "☐ Dùng số liệu")
    mother.taps("☑ Khai báo")
    mother.taps("Xong")
    mother.sees("Rút lại sự đồng ý cho Minh: Khai báo sức khỏe qua tin nhắn")
    assert "declare" in school.consents(school.minh)
    mother.taps("Đúng, rút lại")
    mother.sees("Đã rút lại sự đồng ý cho Minh")
    assert school.consents(school.minh) == set()
    told = father.hears("Minh không khai báo qua tin nhắn")
    assert "mẹ" not in told.plain
    assert "rút" not in told.plain
    mother.says("/khaibao")
    assert not [label for label in mother.last.labels if "khỏe" in label and "Minh" in label]
    assert [row.action for row in school.rows(AUDIT) if row.action == "consent_withdrawn"] == ["consent_withdrawn"] * 2


def test_keeping_changes_nothing(school: PhuLam) -> None:
    mother = school.mother()
    mother.says("/rutdongy").taps("☑ Nhận tin nhắc")
    mother.taps("Xong")
    mother.taps("Không, giữ nguyên")
    mother.sees("☑ Khai báo", "☑ Nhận tin nhắc")
    assert school.consents(school.minh) == {"declare", "remind"}


def test_reminders_alone_can_be_withdrawn(school: PhuLam) -> None:
    mother = school.mother()
    mother.says("/rutdongy").taps("☑ Nhận tin nhắc")
    mother.taps("Xong")
    mother.taps("Đúng, rút lại")
    assert school.consents(school.minh) == {"declare"}


def test_drafts_go_and_an_open_case_stays(school: PhuLam) -> None:
    round_ = open_round(school)
    mother = school.mother()
    seeds = school.town.seeds
    [account] = school.rows(ACCOUNT, ACCOUNT.c.person_id.is_not(None), ACCOUNT.c.chat_index == _chat(school, "m1"))
    seeds.insert(
        DRAFT,
        uid=b"d" * 16,
        round_id=round_,
        subject_id=school.minh,
        account_id=account.id,
        form_version="1",
        sealed_answers=seeds.sealer.seal_json("draft.answers", b"d" * 16, {}),
        at=school.town.clock.now(),
        version=0,
    )
    seeds.insert(
        CASE,
        uid=b"c" * 16,
        person_id=school.minh,
        school_id=school.school,
        class_id=school.class_2a,
        round_id=round_,
        declaration_uid=b"e" * 16,
        severity="note",
        opened_at=school.town.clock.now(),
        report_by=school.town.clock.now(),
        policy={},
        step=0,
        state="taken",
        version=0,
    )
    mother.says("/rutdongy").taps("☑ Khai báo")
    mother.taps("Xong")
    mother.sees("đang theo dõi cho con vẫn được tiếp tục").taps("Đúng, rút lại")
    assert school.rows(DRAFT) == []
    [case] = school.rows(CASE)
    assert case.state == "taken"


def _chat(school: PhuLam, chat: str) -> str:
    return school.town.seeds.sealer.index("chat", f"town|{school.town.bot}|{chat}")


def test_one_yes_suffices_and_one_no_stops(school: PhuLam) -> None:
    _, chat = school.town.seeds.guardian("Trần Văn Bình", [school.minh], "father")
    father = school.town.actor(chat)
    mother = school.town.actor("m1").starts(school.slip(school.minh)).says("5/9/2019")
    mother.taps("Mẹ")
    mother.taps("Xong")
    assert school.consents(school.minh) == {"declare", "remind"}
    mother.says("/rutdongy").taps("☑ Khai báo")
    mother.taps("Xong")
    mother.taps("Đúng, rút lại")
    assert school.consents(school.minh) == set()
    father.says("/rutdongy").taps("☐ Khai báo")
    father.taps("Xong")
    assert school.consents(school.minh) == {"declare"}


def test_several_children_are_chosen_one_by_one(school: PhuLam) -> None:
    _, chat = school.town.seeds.guardian("Trần Thị Mai", [school.minh, school.an])
    mother = school.town.actor(chat)
    mother.says("/rutdongy").sees("cho con nào").taps("An")
    mother.taps("☑ Khai báo")
    mother.taps("Xong")
    mother.taps("Đúng, rút lại")
    assert school.consents(school.an) == set()
    assert school.consents(school.minh) == {"declare", "remind"}


def test_nobody_consents_for_a_child_of_others(school: PhuLam) -> None:
    mother = school.mother()
    for action in (f"jd1:{base36(school.an)}:d:j", f"jx1:{base36(school.an)}:", f"jc1:{base36(school.an)}::d:j"):
        school.town.receive(school.town.update("m1", action=action, message="1"))
        mother.sees("không dành cho tài khoản này")
    assert school.consents(school.an) == set()


def test_a_pupil_under_sixteen_says_yes_after_the_guardian(school: PhuLam) -> None:
    seeds = school.town.seeds
    school_9 = seeds.school_class(school.school, "8C")
    hoa = seeds.pupil("Lê Thu Hoa", school.school, school_9, "2013-02-01")
    guardian, chat = seeds.person("guardian", "Lê Văn Sơn"), None
    seeds.bond(guardian, hoa, "father")
    chat = seeds.account(guardian)
    father = school.town.actor(chat)
    pupil = school.town.actor("p1").starts(school.slip(hoa)).sees("Ai đang dùng tài khoản này")
    pupil.taps("Chính em học sinh")
    pupil.sees("ngày sinh của em").says("1/2/2013").sees("chào em Hoa")
    father.hears("Tài khoản của chính em Hoa")
    pupil.taps("Tiếp tục")
    pupil.sees("bố mẹ hoặc người giám hộ đồng ý")
    father.says("/rutdongy").taps("☐ Khai báo")
    father.taps("Xong")
    pupil.hears("Em đồng ý với những mục nào")
    pupil.says("/khaibao").sees("em chọn các mục đồng ý nhé")
    pupil.taps("Chọn mục em đồng ý")
    pupil.taps("Em đồng ý tự khai báo")
    pupil.taps("Xong")
    pupil.sees("Đã lưu lựa chọn")
    rows = school.rows(CONSENT, CONSENT.c.child_id == hoa)
    assert [(row.purpose, row.assent, row.by_person_id == hoa) for row in rows] == [
        ("declare", False, False),
        ("declare", True, True),
    ]
    pupil.says("/rutdongy").taps("☑ Em đồng ý")
    pupil.taps("Xong")
    pupil.taps("Đúng, rút lại")
    assert [
        row.assent for row in school.rows(CONSENT, CONSENT.c.withdrawn_at.is_(None), CONSENT.c.child_id == hoa)
    ] == [False]


def test_from_sixteen_the_pupil_decides_alone(school: PhuLam) -> None:
    seeds = school.town.seeds
    class_12 = seeds.school_class(school.school, "12A1")
    long = seeds.pupil("Vũ Hải Long", school.school, class_12, "2009-05-04")
    pupil = school.town.actor("p1").starts(school.slip(long))
    pupil.taps("Chính em học sinh")
    pupil.says("4/5/2009").taps("Tiếp tục")
    pupil.taps("☐ Khai báo sức khỏe")
    pupil.taps("Xong")
    [row] = school.rows(CONSENT)
    assert (row.assent, row.by_person_id) == (False, long)
    mother = school.town.actor("m1").starts(school.slip(long))
    mother.taps("Phụ huynh")
    mother.says("4/5/2009").sees("tự quyết định")
    assert "☐" not in " ".join(mother.last.labels)


def test_a_small_child_s_slip_asks_nothing_about_who(school: PhuLam) -> None:
    school.town.actor("m1").starts(school.slip(school.minh)).sees("ngày sinh của con")


def test_my_data_says_what_is_stored_and_who_looked(school: PhuLam) -> None:
    mother = school.mother()
    [bond] = [row for row in school.rows(PERSON) if row.kind == "guardian"]
    school.teacher.taps("Xem chi tiết")
    school.teacher.says("/nguoinha").taps("Lớp 2A")
    school.teacher.taps("Minh")
    school.teacher.sees("Mẹ")
    mother.says("/dulieucuatoi")
    mother.sees("Minh (2A, Trường Tiểu học Phù Lam A), quan hệ: mẹ", "Đã đồng ý: Khai báo sức khỏe", "90 ngày")
    mother.taps("Ai đã xem")
    mother.sees("giáo viên chủ nhiệm, 2A — xem ai đang kết nối (Minh)", "chính tài khoản này — đồng ý")
    assert bond.id


def test_a_stranger_has_no_data(school: PhuLam) -> None:
    school.town.actor("x").says("/dulieucuatoi").sees("chỉ lưu chính cuộc trò chuyện này")
    school.town.actor("x").says("/rutdongy").sees("chưa có sự đồng ý")


def test_the_language_can_be_changed_and_back(school: PhuLam) -> None:
    mother = school.mother()
    mother.says("/ngonngu").sees("Tiếng Việt | English").taps("English")
    mother.sees("speaks English")
    mother.says("/ngonngu").sees("Which language").taps("Tiếng Việt")
    mother.sees("tiếng Việt")


def test_taps_faster_than_the_page_changes_lose_nothing(school: PhuLam) -> None:
    mother = school.town.actor("m1").starts(school.slip(school.minh)).says("5/9/2019")
    mother.taps("Mẹ")
    message = mother.last
    as_first_shown = {label: mother.find(label)[1] for label in ("Khai báo sức khỏe", "Nhận tin nhắc", "Xong")}
    for label in ("Khai báo sức khỏe", "Nhận tin nhắc", "Nhận tin nhắc", "Xong"):
        choice = as_first_shown[label]
        school.town.receive(school.town.update("m1", action=choice.action, message=message.ref, press=label))
    assert school.consents(school.minh) == {"declare", "remind"}
    mother.sees("vậy là xong")


def test_a_fast_finish_withdraws_what_was_turned_off(school: PhuLam) -> None:
    mother = school.mother()
    mother.says("/rutdongy")
    message, done = mother.find("Xong")
    mother.taps("☑ Nhận tin nhắc")
    mother.presses(message, done)
    mother.sees("Rút lại sự đồng ý cho Minh: Nhận tin nhắc")


def test_what_was_picked_belongs_to_its_message(school: PhuLam) -> None:
    mother = school.mother()
    mother.says("/rutdongy").taps("☐ Dùng số liệu")
    mother.says("/rutdongy").sees("☐ Dùng số liệu")
    mother.taps("☑ Nhận tin nhắc")
    mother.sees("☐ Dùng số liệu", "☐ Nhận tin nhắc", "☑ Khai báo")


def test_words_between_the_taps_lose_nothing(school: PhuLam) -> None:
    mother = school.town.actor("m1").starts(school.slip(school.minh)).says("5/9/2019")
    mother.taps("Mẹ")
    message, remind = mother.find("Nhận tin nhắc")
    mother.taps("Khai báo sức khỏe")
    mother.says("dạ vâng").sees("chọn ở tin nhắn trên, rồi chọn Xong ạ")
    mother.presses(message, remind)
    message = message if school.town.abilities.can_edit else mother.last
    assert ["☑" in label for label in message.labels if "☐" in label or "☑" in label] == [True, True, False]


def taps_before_the_page_changes(school: PhuLam, actor: Actor, *labels: str) -> None:
    """Tap the buttons as they stand now, one after the other."""
    for message, choice in [actor.find(label) for label in labels]:
        school.town.receive(school.town.update(actor.chat, action=choice.action, message=message.ref))


def test_finished_tapped_twice_says_the_same_twice(school: PhuLam) -> None:
    mother = school.town.actor("m1")
    mother.starts(school.slip(school.minh)).says("5/9/19")
    mother.taps("Mẹ")
    taps_before_the_page_changes(school, mother, "Khai báo sức khỏe", "Nhận tin nhắc", "Xong", "Xong")
    mother.sees("vậy là xong")
    assert school.consents(school.minh) == {"declare", "remind"}
    mother.says("alo")
    assert "Xong" not in mother.last.plain


def test_finished_tapped_twice_still_asks_before_it_withdraws(school: PhuLam) -> None:
    mother = school.mother()
    mother.says("/rutdongy")
    taps_before_the_page_changes(school, mother, "☑ Nhận tin nhắc", "Xong", "Xong")
    mother.sees("Rút lại sự đồng ý cho Minh: Nhận tin nhắc")


def test_finished_tapped_twice_does_not_ask_to_withdraw_what_was_just_agreed_to(school: PhuLam) -> None:
    mother = school.mother()
    mother.says("/rutdongy")
    taps_before_the_page_changes(school, mother, "☐ Dùng số liệu", "Xong", "Xong")
    mother.sees("Đã lưu lựa chọn")


def test_the_next_childs_code_is_taken_while_consents_are_picked(school: PhuLam) -> None:
    mother = school.town.actor("m1")
    mother.starts(school.slip(school.minh)).says("5/9/19")
    mother.taps("Mẹ")
    mother.taps("Khai báo sức khỏe")
    code = school.slip(school.an)
    mother.says(code).says("20/1/2019")
    mother.sees("An, lớp 2A")


def test_an_old_page_agrees_to_nothing_and_shows_what_is_agreed_to_now(school: PhuLam) -> None:
    mother = school.mother()
    page = mother.messages[0].ref
    old = f"jd1:{base36(school.minh)}:drs:j"
    mother.says("/rutdongy").taps("☑ Khai báo")
    mother.taps("Xong")
    mother.taps("Đúng, rút lại")
    assert school.consents(school.minh) == set()
    school.town.by(days=30)
    school.town.receive(school.town.update(mother.chat, action=old, message=page))
    mother.sees("đã cũ nên chưa lưu gì cả", "☐ Khai báo sức khỏe")
    assert school.consents(school.minh) == set()
    mother.taps("☐ Khai báo sức khỏe")
    mother.taps("Xong")
    assert school.consents(school.minh) == {"declare"}
