"""Who may declare for whom, and how they are spoken to."""

import pytest

from bot.dialogue.actions import Action
from bot.dialogue.declare_actions import (
    AllWell,
    Correct,
    CorrectToWell,
    Discard,
    FollowUp,
    Mistaken,
    MoreSaid,
    NotWell,
    ReallyUrgent,
    ReportIllOf,
    Send,
    TakeBack,
    Toggle,
)
from storage.tables import CONSENT
from tests.declaring.family import Family, declared, drafts, rounds
from tests.town import MONDAY, Actor, Town


@pytest.fixture
def family(town: Town) -> Family:
    made = Family(town)
    town.to("Mon", "06:16")
    return made


def press(town: Town, actor: Actor, action: Action) -> str:
    return town.receive(town.update(actor.chat, action=action.encode(), press="p")).text


def test_no_forged_button_reaches_another_familys_child(town: Town, family: Family) -> None:
    stranger_child = town.seeds.pupil("Lê Văn An", family.primary, family.class_2a)
    for label in ("Tuệ chưa khỏe", "Sốt"):
        family.mother.taps(label)
    _, chat = town.seeds.guardian("Lê Thị Bình", [stranger_child])
    stranger = town.actor(chat)
    order = next(r.order_id for r in rounds(town) if r.held_on == MONDAY)
    about = (order, MONDAY, family.tue)
    forged: list[Action] = [
        AllWell(order, MONDAY, (family.tue, family.minh)),
        NotWell(*about),
        Toggle(*about, "signs", "fever", True),
        Send(*about, (family.minh,)),
        ReallyUrgent(*about),
        Correct(order, MONDAY, (family.tue,)),
        CorrectToWell(*about),
        TakeBack(*about),
        Mistaken(*about),
        MoreSaid(*about, "seen_doctor", "yes"),
        FollowUp(*about, "worse"),
        Discard(*about),
        ReportIllOf(family.tue),
    ]
    for action in forged:
        text = press(town, stranger, action)
        assert "không dành cho tài khoản này" in text, action
        assert "Tuệ" not in text
    assert declared(town) == []
    assert len(drafts(town)) == 1


def test_a_forged_child_in_a_true_button_is_left_out(town: Town, family: Family) -> None:
    other = town.seeds.pupil("Lê Văn An", family.primary, family.class_2a)
    order = next(r.order_id for r in rounds(town) if r.held_on == MONDAY)
    press(town, family.mother, AllWell(order, MONDAY, (family.minh, other)))
    assert [row[0] for row in declared(town)] == [family.minh]
    for label in ("Tuệ chưa khỏe", "Ho", "Tiếp", "Không sốt", "Sáng nay", "Đi học"):
        family.mother.taps(label)
    press(town, family.mother, Send(order, MONDAY, family.tue, (other, family.ngan)))
    assert other not in [row[0] for row in declared(town)]


def test_nonsense_in_a_button_is_answered_and_changes_nothing(town: Town, family: Family) -> None:
    order = next(r.order_id for r in rounds(town) if r.held_on == MONDAY)
    about = (order, MONDAY, family.tue)
    for action in (
        Toggle(*about, "signs", "nosuch", True),
        Toggle(*about, "nosuch", "fever", True),
        MoreSaid(*about, "seen_doctor", "yes"),
        FollowUp(*about, "nosuch"),
        Send(*about, ()),
        NotWell(order + 7, MONDAY, family.tue),
    ):
        assert press(town, family.mother, action)
    assert declared(town) == []


def test_without_consent_nobody_is_asked_and_nothing_is_taken(town: Town, family: Family) -> None:
    child = town.seeds.pupil("Lê Văn An", family.primary, family.class_2a)
    person = town.seeds.person("guardian", "Lê Thị Bình")
    town.seeds.bond(person, child)
    mother = town.actor(town.seeds.account(person))
    order = next(r.order_id for r in rounds(town) if r.held_on == MONDAY)
    assert "cần có sự đồng ý" in press(town, mother, AllWell(order, MONDAY, (child,)))
    mother.says("/khaibao").sees("Trước khi khai báo, mẹ vui lòng chọn các mục đồng ý ạ.", "Chọn mục đồng ý cho An")
    mother.says("KHOE")
    assert declared(town) == []
    assert not mother.heard()


def test_a_suspended_bond_may_do_nothing(town: Town, family: Family) -> None:
    child = town.seeds.pupil("Lê Văn An", family.primary, family.class_2a)
    person = town.seeds.person("guardian", "Lê Thị Bình")
    town.seeds.bond(person, child, state="suspended")
    town.seeds.consent(child, person)
    stranger = town.actor(town.seeds.account(person))
    order = next(r.order_id for r in rounds(town) if r.held_on == MONDAY)
    assert "không dành cho tài khoản này" in press(town, stranger, NotWell(order, MONDAY, child))
    assert declared(town) == []


def test_a_pupil_is_em(town: Town, family: Family) -> None:
    pupil = town.seeds.pupil("Phạm Gia Huy", family.primary, family.class_2a, "2010-03-02")
    town.seeds.consent(pupil, family.people["mother"])
    town.seeds.insert(
        CONSENT,
        child_id=pupil,
        by_person_id=pupil,
        purpose="declare",
        assent=True,
        text_version="2026-11",
        given_at=town.clock.now(),
        on_paper=False,
    )
    huy = town.actor(town.seeds.account(pupil))
    huy.says("/khaibao").sees(
        "Em khai báo sức khỏe trước 07:15 nhé.", "Em khỏe", "Em chưa khỏe", "nhắn KHOE nếu em khỏe"
    )
    huy.taps("Em chưa khỏe")
    huy.sees("Em có những biểu hiện nào?")
    for label in ("Sốt", "Tiếp", "Chưa đo", "Sáng nay", "Nghỉ ở nhà", "Gửi"):
        huy.taps(label)
    huy.sees("Em đã đi khám", "em nghỉ ngơi, uống đủ nước")
    assert " ạ" not in huy.last.plain
    assert declared(town) == [(pupil, 1, False, "amber")]
    huy.says("e đỡ r cô ơi").sees("những người ở trường đang lo cho em đọc được ngay lời này.")
    huy.says("xoá cái khai lúc nãy đi").sees("Em muốn sửa bản khai thế nào?", "Rút lại bản khai")
    huy.says("rút đồng ý")
    for label in ("Khai báo sức khỏe qua tin nhắn", "Xong"):
        huy.taps(label)
    huy.sees("Em rút lại sự đồng ý của mình", "đang theo dõi cho em vẫn được tiếp tục.")
    huy.taps("Không, giữ nguyên")
    town.to("Tue", "08:00")
    huy.says("/trogiup").sees("Báo em không khỏe")
    huy.says("/ngungnhac").sees("Em muốn tạm ngừng tin nhắc trong bao lâu?")
    huy.taps("Ngày khác")
    huy.sees("Em muốn được nhắc lại từ ngày nào?")
    huy.says("mai mốt").sees("Em nhắn một ngày trong vòng một năm tới")
    huy.says("15/12").sees("Khi cần khai báo, em nhắn /khaibao nhé.")
    huy.taps("Nhắc lại")
    huy.sees("Tin nhắc sẽ được gửi lại cho em như thường lệ.")
    assert not [said for said in huy.messages if " ạ" in said.plain]


def test_staff_are_thay_co(town: Town, family: Family) -> None:
    nurse = family.nurse
    nurse.says("/khaibao").sees("Thầy/cô vui lòng khai báo sức khỏe trước 07:15 ạ.", "Tôi khỏe", "Tôi chưa khỏe")
    nurse.taps("Tôi khỏe")
    nurse.sees("Đã ghi nhận lúc 06:16: thầy/cô khỏe.", "Chúc thầy/cô một ngày vui vẻ ạ.")
    assert declared(town) == [(family.people["school_health"], 1, True, None)]


def test_other_guardians_are_gia_dinh(town: Town, family: Family) -> None:
    grandmother = family.guardian("Lê Thị Hoa", "guardian")
    grandmother.says("/khaibao").sees("Gia đình vui lòng khai báo cho", "Cả 3 cháu đều khỏe")
    grandmother.taps("Cả 3 cháu đều khỏe")
    grandmother.sees("Chúc các cháu một ngày vui vẻ ạ.")


def test_a_teacher_who_is_a_mother_declares_both(town: Town, family: Family) -> None:
    teacher = town.seeds.person("staff", "Phạm Thu Trang", school=family.primary)
    town.seeds.bond(teacher, family.minh)
    trang = town.actor(town.seeds.account(teacher))
    trang.says("/khaibao").sees("Thầy/cô vui lòng khai báo cho", "bản thân", "Minh (2A)")
    trang.taps("Tất cả đều khỏe")
    assert sorted(row[0] for row in declared(town)) == sorted((teacher, family.minh))


def test_two_children_of_one_given_name_are_told_apart(town: Town, family: Family) -> None:
    a = town.seeds.pupil("Lê Minh An", family.primary, family.class_2a)
    b = town.seeds.pupil("Lê Bảo An", family.primary, family.class_2a)
    _, chat = town.seeds.guardian("Lê Thị Bình", [a, b])
    town.actor(chat).says("/khaibao").sees("Minh An chưa khỏe", "Bảo An chưa khỏe")


def test_more_than_five_children_are_declared_in_two_taps(town: Town, family: Family) -> None:
    children = [
        town.seeds.pupil(f"Lê Văn {n}", family.primary, family.class_2a)
        for n in ("An", "Ba", "Tư", "Sáu", "Tám", "Chín")
    ]
    _, chat = town.seeds.guardian("Lê Thị Bình", children)
    mother = town.actor(chat).says("/khaibao")
    mother.taps("An, Ba, Tư, Sáu, Tám đều khỏe")
    mother.taps("Chín khỏe")
    assert len(declared(town)) == 6
