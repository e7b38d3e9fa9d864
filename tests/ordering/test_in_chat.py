"""An order in chat: the maker, the second person, the schools; and whoever has no business with it."""

import pytest

from bot.dialogue.actions import base36
from storage.tables import AUDIT, ORDER_PLAN, ORDER_RECEIPT, OUTBOX
from tests.ordering.area import Area
from tests.town import Actor, Town

REFUSED = "Mục này hiện không"


@pytest.fixture
def area(town: Town) -> Area:
    return Area(town)


def makes(maker: Actor, unit: str = "Phù Lam", form: str = "Khai báo sức khỏe ·", due: str = "15:00") -> Actor:
    """From the menu to the preview."""
    maker.says("/motdot").taps(f"Mở đợt khai báo: {unit}")
    maker.taps(form)
    maker.taps("Tất cả")
    for words in ("1234/SGDĐT-CTTT", "25/11/2026", "Sở GDĐT", "V/v khai báo tình hình"):
        maker.says(words)
    maker.says(due)
    return maker


def test_up_to_twenty_schools_are_opened_by_one_person(area: Area) -> None:
    area.with_schools(3)
    maker = area.officer("Nguyễn Văn Hùng", area.commune)
    maker.says("/trogiup").taps("Đợt khai báo đột xuất")
    maker.sees("Chưa có đợt khai báo đột xuất nào.").taps("Mở đợt khai báo: Phù Lam")
    maker.sees("Đợt khai báo đột xuất cho các trường thuộc Phù Lam. Dùng mẫu khai nào?")
    maker.taps("từng học sinh, giáo viên, nhân viên khai")
    maker.sees("Những trường nào thuộc Phù Lam phải khai?", "Tất cả 3 trường").taps("Tất cả 3 trường")
    maker.sees("Số, ký hiệu của văn bản? Ví dụ: 1234/SGDĐT-CTTT.").says("một hai ba tư")
    maker.sees("Vui lòng nhắn số và ký hiệu văn bản").says("1234 / SGDĐT-CTTT")
    maker.sees("Ngày ban hành văn bản? Ví dụ: 25/11/2026.", "Hôm nay").says("30/11/2026")
    maker.sees("không sau hôm nay").taps("Hôm nay")
    maker.sees("Cơ quan ban hành?").says("Sở GDĐT")
    maker.sees("Trích yếu văn bản?").taps("Bỏ qua mục này")
    maker.sees("Hạn khai báo?", "10:00 | 11:00 | 12:00").says("08:00")
    maker.sees("Giờ này chưa phù hợp").taps("15:00")
    assert maker.last.plain.split("\n")[0] == (
        "Đợt khai báo đột xuất theo Công văn số 1234/SGDĐT-CTTT ngày 25/11/2026 của Sở GDĐT: 3 trường, 6 người."
    )
    maker.sees(
        "Nếu gửi ngay, tin cuối cùng được gửi lúc 14:00 hôm nay (khoảng 9 tin). Nhà trường nhận văn bản ngay; "
        "người phải khai nhận tin từ 14:00 hôm nay.",
        "Đến 14:40 hôm nay ai chưa khai được nhắc thêm một lần (nhiều nhất 3 tin).",
        "Trường chưa nhận văn bản chỉ được nhắc khi cán bộ chọn nhắc, nhiều nhất mỗi giờ một lần.",
        "Hạn 15:00 hôm nay.",
    )
    assert maker.last.labels == ["Mở đợt", "Xem trước", "Kèm văn bản", "Sửa đợt", "Bỏ đợt này"]
    maker.taps("Xem trước")
    maker.sees("Nhà trường đọc:", "đề nghị nhà trường khai báo đột xuất, hạn 15:00 hôm nay.", "Phụ huynh")
    maker.taps("Về bản xem trước")
    maker.taps("Mở đợt")
    maker.sees("Đợt khai báo được mở ngay ở 3 trường")
    assert area.newest().state == "opened"
    for principal in area.principals.values():
        principal.hears("đề nghị nhà trường khai báo đột xuất, hạn 15:00 hôm nay.", rings=True)


def test_a_word_where_something_is_chosen_shows_the_choices_again(area: Area) -> None:
    area.with_schools(3)
    maker = area.officer("Nguyễn Văn Hùng", area.commune)
    maker.says("/motdot").taps("Mở đợt khai báo: Phù Lam")
    maker.says("mẫu nào ạ").sees("chọn một trong các mục này", "Dùng mẫu khai nào?")
    maker.taps("từng học sinh, giáo viên, nhân viên khai")
    for _ in range(2):
        maker.says("các trường mầm non").sees("chọn một trong các mục này", "Những trường nào", "Tất cả 3 trường")
    maker.taps("Chọn đơn vị, trường")
    maker.says("tiểu học").sees("chọn một trong các mục này", "Những trường nào", "Tất cả 3 trường")
    maker.taps("Tất cả 3 trường")
    for words in ("1234/SGDĐT-CTTT", "25/11/2026", "Sở GDĐT", "V/v khai báo tình hình", "15:00"):
        maker.says(words)
    maker.taps("Sửa đợt")
    maker.says("sửa giờ ạ").sees("chọn một trong các mục này", "Hạn khai", "Về bản xem trước")
    maker.taps("Về bản xem trước")
    maker.sees("Công văn số 1234/SGDĐT-CTTT", "3 trường", "Hạn 15:00 hôm nay.")


def test_what_is_chosen_may_be_said_in_words(area: Area) -> None:
    area.with_schools(3)
    maker = area.officer("Nguyễn Văn Hùng", area.commune)
    maker.says("/motdot").taps("Mở đợt khai báo: Phù Lam")
    maker.says("khai báo sức khỏe").sees("Những trường nào", "Tất cả 3 trường")
    maker.says("tất cả các trường").sees("Số, ký hiệu của văn bản?")
    for words in ("1234/SGDĐT-CTTT", "25/11/2026", "Sở GDĐT", "V/v khai báo tình hình", "15:00"):
        maker.says(words)
    maker.taps("Sửa đợt")
    maker.says("sửa hạn khai").sees("Hạn")
    maker.says("16h").sees("Hạn 16:00 hôm nay.")


def test_what_answers_another_question_is_not_written_into_the_letter(area: Area) -> None:
    area.with_schools(3)
    maker = area.officer("Nguyễn Văn Hùng", area.commune)
    maker.says("/motdot").taps("Mở đợt khai báo: Phù Lam")
    maker.taps("từng học sinh, giáo viên, nhân viên khai")
    maker.taps("Tất cả 3 trường")
    maker.says("so 15/UBND-VHXH ngay 23/11").sees("Cơ quan ban hành?")
    maker.says("truoc 5h chieu nay").sees("hạn khai báo: 17:00", "Cơ quan ban hành?")
    maker.says("sua").sees("Sửa mục nào").taps("Về bản xem trước")
    maker.sees("Cơ quan ban hành?").says("23/11").sees("tên cơ quan ban hành")
    maker.says("UBND xã Phù Lam").sees("Trích yếu").says("quay lai").sees("Sửa mục nào")
    maker.taps("Về bản xem trước")
    maker.says("bo qua")
    maker.sees("Công văn số 15/UBND-VHXH ngày 23/11/2026 của UBND xã Phù Lam", "Hạn 17:00")


def test_what_the_preview_counts_is_what_goes_out(area: Area) -> None:
    area.with_schools(3)
    school = area.school("MN Hoa Ban", "HB")
    school.pupil("Em Không Nhà"), area.guardian_without_consent(school.pupil("Em Chưa Đồng Ý"))
    twins = school.pupil("Trần Gia Song"), school.pupil("Trần Gia Sinh")
    person, chat = area.town.seeds.guardian("Vũ Thị Lan", twins)
    twin, twins_other = area.town.actor(chat), area.town.actor(area.town.seeds.account(person))
    maker = makes(area.officer("Nguyễn Văn Hùng", area.commune))
    maker.sees("4 trường, 10 người.", "(khoảng 10 tin)", "1 trường chưa có ai nhận được tin", "(nhiều nhất 4 tin)")
    maker.taps("Mở đợt")
    area.town.to("Wed", "14:01")
    assert sum(row.owed for row in area.ordered_rounds()) == 10
    assert len(area.sent("letter")) + len(area.sent("reminder")) == 10
    assert len(twin.heard()) + len(twins_other.heard()) == 1
    next(iter(area.mothers.values())).says("/khaibao").taps("khỏe")
    area.town.to("Wed", "14:39")
    assert len(area.sent("reminder")) == 7, "nobody hears more before what the preview said"
    area.town.to("Wed", "17:30")
    assert len(area.sent("reminder")) == 10, "four at most, and one of them has declared"


def test_a_school_that_declares_itself_is_reminded_once_and_the_preview_says_when(area: Area) -> None:
    area.with_schools(3, families=False)
    maker = makes(area.officer("Nguyễn Văn Hùng", area.commune), form="Tự đánh giá")
    maker.sees("tin cuối cùng được gửi lúc 09:00 hôm nay (khoảng 3 tin).")
    maker.sees("Đến 14:00 hôm nay trường chưa ký nộp được nhắc một lần (nhiều nhất 3 trường).").taps("Mở đợt")
    area.town.to("Wed", "13:59")
    assert not area.sent("filing")
    area.town.to("Wed", "16:00")
    assert len(area.sent("filing")) == 3


def test_schools_remind_as_they_have_set_and_what_is_due_soon_reminds_once(area: Area) -> None:
    area.with_schools(2)
    area.school("MN Hoa Ban", "HB").sets(reminders="90,30")
    maker = makes(area.officer("Nguyễn Văn Hùng", area.commune))
    maker.sees("người phải khai nhận tin từ 13:30", "cuối cùng được gửi lúc 14:00", "Đến 14:30 hôm nay ai chưa khai")
    maker.taps("Sửa đợt")
    maker.taps("Hạn khai")
    maker.says("09:20").sees("người phải khai nhận tin từ 09:00", "Không ai được nhắc thêm.")


def test_over_twenty_schools_a_second_person_approves(area: Area) -> None:
    area.with_schools(21, families=False)
    maker = area.officer("Nguyễn Văn Hùng", area.commune)
    colleague = area.officer("Lê Thị Hoa", area.commune)
    above = area.officer("Trần Văn Nam", area.province, "province_contact")
    sibling = area.officer("Bùi Văn Tám", area.neighbours)
    makes(maker).sees("21 trường, 21 người.", "Cần thêm một người duyệt.", "Trình duyệt").taps("Trình duyệt")
    maker.sees("Đã trình duyệt lúc 09:00. 2 người có quyền duyệt sẽ nhận được tin.")
    assert (area.newest().state, area.ordered_rounds()) == ("waiting", [])
    for someone in (colleague, above):
        assert someone.last.plain == "Có 1 đợt khai báo đột xuất chờ duyệt · Phù Lam"
    assert not sibling.heard()
    colleague.taps("Xem và duyệt")
    colleague.sees("21 trường", "Người soạn: thầy/cô Hùng.", "Duyệt và mở đợt", "Không duyệt").taps("Duyệt và mở đợt")
    colleague.sees("Đã duyệt. Đợt khai báo đang được gửi tới 21 trường.")
    maker.hears("Đợt khai báo đột xuất đã được duyệt và đang gửi đi · Phù Lam")
    assert (area.newest().state, area.schools("opened")) == ("opened", 21)
    above.taps("Xem và duyệt")
    above.sees("21 trường: tin đã tới 21, đã nhận văn bản 0, đã mở đợt 21.")
    done = [row.action for row in area.rows(AUDIT)]
    assert done.count("order_sent") == done.count("order_approved") == 1


def test_not_approved_it_goes_back_with_the_reason_and_comes_again(area: Area) -> None:
    area.with_schools(21, families=False)
    maker, colleague = area.officer("Nguyễn Văn Hùng", area.commune), area.officer("Lê Thị Hoa", area.commune)
    makes(maker).taps("Trình duyệt")
    colleague.taps("Xem và duyệt")
    colleague.taps("Không duyệt")
    colleague.sees("Vì sao chưa duyệt?").says("Hạn gấp quá, đề nghị lùi đến 16:30")
    colleague.sees("Đã gửi lại người soạn")
    maker.hears("Đợt khai báo đột xuất chưa được duyệt · Phù Lam")
    maker.taps("Xem đợt khai báo")
    maker.sees("Chưa được duyệt vì: Hạn gấp quá, đề nghị lùi đến 16:30").taps("Rút lại để sửa")
    maker.taps("Sửa đợt")
    maker.taps("Hạn khai")
    maker.says("16:30").sees("Hạn 16:30 hôm nay.").taps("Trình duyệt")
    colleague.taps("Xem và duyệt")
    colleague.sees("Hạn 16:30 hôm nay.").taps("Duyệt và mở đợt")
    assert area.newest().state == "opened"
    assert not any("Hạn gấp" in str(row) for row in area.rows(ORDER_PLAN))


def test_the_maker_does_not_approve_through_a_second_account_either(area: Area) -> None:
    area.with_schools(21, families=False)
    person, chat = area.town.seeds.holder("Nguyễn Văn Hùng", "district_contact", area.commune)
    maker, other = area.town.actor(chat), area.town.actor(area.town.seeds.account(person))
    above = area.officer("Trần Văn Nam", area.province, "province_contact")
    makes(maker).taps("Trình duyệt")
    above.taps("Xem và duyệt")
    press = above.find("Duyệt và mở đợt")[1].action
    for account in (maker, other):
        area.town.receive(area.town.update(account.chat, action=press, press="p"))
        account.sees("Người soạn không tự duyệt đợt của mình")
    assert area.newest().state == "waiting"


def test_who_has_no_business_with_it_gets_nothing_and_learns_nothing(area: Area) -> None:
    area.with_schools(21)
    maker, above = area.officer("Nguyễn Văn Hùng", area.commune), area.officer("Trần Văn Nam", area.province)
    makes(maker)
    drafted = [choice.action for row in maker.last.rows for choice in row]
    maker.taps("Trình duyệt")
    above.taps("Xem và duyệt")
    shown = [choice.action for row in above.last.rows for choice in row]
    presses = [*drafted, *shown, "ok1:1:0", "oz1:1", "oy1:1", "ol1:1:1", "oe1:1", "oj1:1", "ob1:1", "oo1", "on1:2"]
    strangers = [
        area.officer("Bùi Văn Tám", area.neighbours),
        next(iter(area.principals.values())),
        next(iter(area.mothers.values())),
        area.town.actor("9999"),
    ]
    for stranger in strangers:
        for press in presses:
            said = area.town.receive(area.town.update(stranger.chat, action=press, press="p")).text
            assert "1234" not in said and "21" not in said, (press, said)
            assert "Phù Lam" not in said, (press, said)
    assert area.newest().state == "waiting"
    assert not [row for row in area.rows(OUTBOX) if row.kind == "letter"]


def test_a_draft_is_kept_offered_again_and_seen_by_nobody_else(area: Area) -> None:
    area.with_schools(2)
    maker, colleague = area.officer("Nguyễn Văn Hùng", area.commune), area.officer("Lê Thị Hoa", area.commune)
    maker.says("/motdot").taps("Mở đợt khai báo: Phù Lam")
    maker.taps("từng học sinh")
    maker.taps("Tất cả")
    maker.says("1234/SGDĐT-CTTT")
    area.town.by(hours=20)
    colleague.says("/motdot").sees("Chưa có đợt khai báo đột xuất nào.")
    maker.says("/motdot").sees("đang soạn").taps("Mở đợt khai báo: Phù Lam")
    maker.sees("Đang có một đợt soạn dở").taps("Soạn tiếp")
    maker.sees("Ngày ban hành văn bản?").says("/motdot").taps("Mở đợt khai báo: Phù Lam")
    maker.taps("Bỏ và soạn lại")
    maker.sees("Đã bỏ đợt đang soạn").says("/motdot").sees("Chưa có đợt khai báo đột xuất nào.")


def test_chosen_units_and_schools_alone_are_asked(area: Area) -> None:
    area.with_schools(3)
    far = area.town.seeds.unit("X", "Trường Hoa Ban", "school", parent=area.neighbours)
    officer = area.officer("Trần Văn Nam", area.province, "province_contact")
    officer.says("/motdot").taps("Mở đợt khai báo: Hà Nội")
    officer.taps("từng học sinh")
    officer.sees("Tất cả 4 trường").taps("Chọn đơn vị, trường")
    officer.sees("☐ Hoa Ban", "☐ Phù Lam", "Các trường của Phù Lam").taps("☐ Hoa Ban")
    officer.taps("Các trường của Phù Lam")
    officer.taps("☐ Trường số 02")
    officer.sees("☑ Trường số 02", "đã chọn 2").taps("Chọn xong")
    for words in ("12/KH-SGDĐT", "25/11/2026", "Sở GDĐT", "V/v khai báo", "15:00"):
        officer.says(words)
    officer.sees("theo Kế hoạch số 12/KH-SGDĐT", "2 trường").taps("Mở đợt")
    other = area.officer("Nguyễn Văn Hùng", area.commune)
    other.says("/motdot").taps("Mở đợt khai báo: Phù Lam")
    other.taps("từng học sinh")
    at, outside = base36(area.commune), base36(far)
    other.says("/motdot").taps("Mở đợt khai báo: Phù Lam")
    for press in (f"ot1:{at}:{at}:0:{outside}", f"op1:{at}:{base36(area.province)}:0"):
        area.town.receive(area.town.update(other.chat, action=press, press="p"))
        other.sees("không dành cho tài khoản này")
    assert area.newest().scope is None
    assert far in {row.school_id for row in area.ordered_rounds()}
    assert len(area.ordered_rounds()) == 2


def test_the_school_acknowledges_once_and_the_official_sees_who_and_when(area: Area) -> None:
    area.with_schools(3)
    maker = makes(area.officer("Nguyễn Văn Hùng", area.commune))
    maker.taps("Mở đợt")
    first, second, third = area.principals.values()
    area.town.by(minutes=5)
    first.taps("Đã nhận văn bản")
    first.sees("Trích yếu: V/v khai báo tình hình", "đã nhận văn bản lúc 09:05.", "Xem tình hình trường")
    first.says("/trogiup")
    area.town.by(minutes=5)
    press = f"oh1:1:{base36(next(iter(area.principals)))}"
    area.town.receive(area.town.update(first.chat, action=press, press="p"))
    first.sees("đã nhận văn bản lúc 09:05.")
    assert len(area.rows(ORDER_RECEIPT)) == 1
    for stranger in (second, next(iter(area.mothers.values())), area.officer("Bùi Văn Tám", area.neighbours)):
        said = area.town.receive(area.town.update(stranger.chat, action=press, press="p")).text
        assert "1234" not in said
    next(iter(area.mothers.values())).says("/khaibao").taps("khỏe")
    maker.taps("Xem tiến độ")
    lines = maker.last.plain.split("\n")
    assert lines[:4] == [
        "Công văn số 1234/SGDĐT-CTTT ngày 25/11/2026 của Sở GDĐT, hạn 15:00 hôm nay",
        "Đã gửi đi.",
        "3 trường: tin đã tới 3, đã nhận văn bản 1, đã mở đợt 3.",
        "Đã khai: 0–6/6 người.",
    ]
    assert lines[4:] == [
        "• Trường số 02: tin tới lúc 09:00, chưa xác nhận · đã khai 0–2/2",
        "• Trường số 03: tin tới lúc 09:00, chưa xác nhận · đã khai 0–2/2",
        "• Trường số 01: thầy/cô 01 nhận lúc 09:05 · đã khai 0–2/2",
    ]
    before = [len(actor.heard()) for actor in (first, second, third)]
    maker.taps("Nhắc các trường chưa nhận")
    maker.sees("Đã nhắc 2 trường.")
    assert [len(actor.heard()) for actor in (first, second, third)] == [before[0], before[1] + 1, before[2] + 1]
    second.hears("Chưa có xác nhận đã nhận văn bản của Trường số 02.")
    maker.taps("Xem tiến độ")
    area.town.by(minutes=30)
    maker.taps("Nhắc các trường chưa nhận")
    maker.sees("Các trường đã được nhắc lúc 09:10; mỗi giờ chỉ nhắc một lần.")


def test_an_official_stops_goes_on_and_calls_off(area: Area) -> None:
    area.with_schools(2)
    maker = makes(area.officer("Nguyễn Văn Hùng", area.commune))
    maker.taps("Mở đợt")
    maker.taps("Xem tiến độ")
    maker.taps("Tạm dừng đợt")
    maker.sees("Đang tạm dừng: không gửi thêm; các đợt đã mở vẫn nhận bản khai.").taps("Tiếp tục đợt")
    maker.sees("Đang gửi đi.").taps("Hủy đợt")
    maker.sees("Hủy đợt khai báo theo Công văn số 1234/SGDĐT-CTTT", "Bản khai đã gửi vẫn được giữ.")
    assert area.newest().state == "opened"
    maker.taps("Đúng, hủy đợt")
    assert area.newest().state == "cancelled"
    next(iter(area.principals.values())).hears("đã được hủy. Nhà trường không cần làm gì thêm.")
    maker.says("/motdot").sees("đã hủy")


def test_an_order_is_put_right_looked_at_stopped_and_called_off_in_words(area: Area) -> None:
    area.with_schools(2)
    maker = makes(area.officer("Nguyễn Văn Hùng", area.commune))
    maker.says("sửa hạn thành 4h chiều").sees("Hạn 16:00 hôm nay.")
    maker.says("huỷ nhầm rồi").sees("nội dung đã soạn được giữ nguyên").taps("Soạn tiếp")
    maker.says("hạn 15h").sees("Hạn 15:00 hôm nay.").taps("Mở đợt")
    area.town.by(minutes=40)
    for words in ("xem tiến độ", "trường nào chưa nhận", "sửa hạn thành 4h chiều"):
        maker.says(words).sees("đã nhận văn bản 0")
    maker.sees("giờ giấc giữ nguyên")
    maker.says("menu").says("dừng đợt giúp tôi").sees("Tạm dừng đợt khai báo theo Công văn số 1234/SGDĐT-CTTT")
    assert area.newest().state == "opened"
    maker.taps("Đúng, tạm dừng đợt")
    maker.sees("Đang tạm dừng").says("dừng lại").sees("Đang tạm dừng").taps("Tiếp tục đợt")
    asked, declared = area.mothers.values()
    area.town.to("Wed", "14:10")
    declared.taps("khỏe")
    maker.says("gửi nhầm rồi, hủy giúp tôi").sees("Hủy đợt khai báo theo Công văn")
    assert area.newest().state == "opened"
    maker.taps("Đúng, hủy đợt")
    assert asked.hears("Đợt này đã được hủy, không cần khai báo nữa ạ.").rings is False
    assert not [each for each in declared.heard() if "đã được hủy" in each]
    maker.says("huỷ đợt này").sees("Đã hủy.", "Cập nhật")
    maker.says("mở đợt").sees("mới nhất trước", "đã hủy").taps("Mở đợt khai báo: Phù Lam")


def test_what_is_asked_of_the_school_is_declared_from_the_letter_and_seen_above(area: Area) -> None:
    area.with_schools(2)
    maker = makes(area.officer("Nguyễn Văn Hùng", area.commune), form="Khai báo tình hình nhà trường")
    maker.sees("Sở GDĐT: 2 trường.", "(nhà trường khai)", "(khoảng 2 tin)").taps("Mở đợt")
    first, second = area.principals.values()
    assert first.hears("đề nghị nhà trường khai báo đột xuất").labels == ["Đã nhận văn bản", "Khai báo ngay"]
    area.town.by(minutes=5)
    first.taps("Đã nhận văn bản")
    first.sees("Khai báo ngay").taps("Khai báo ngay")
    first.says("1")  # present; nothing is counted on a day without a round of persons
    for _ in range(20):
        if "Ký và gửi" not in first.last.labels:
            first.says("0")
    first.taps("Ký và gửi")
    first.sees("Đã ký và gửi lúc 09:05.")
    maker.taps("Xem tiến độ")
    maker.sees("Đã khai: 1/2 trường.", "nhận lúc 09:05 · đã khai lúc 09:05", "chưa xác nhận · chưa khai")
    assert not [mother for mother in area.mothers.values() if mother.heard()]
    assert "09:05" not in second.last.plain


def test_the_school_reads_by_which_letter_it_declares_on_mondays(area: Area) -> None:
    area.with_schools(1)
    (principal,) = area.principals.values()
    area.town.to("Mon", "07:30", 1)
    line = "Khai báo định kỳ (thứ Hai và thứ Sáu) theo Công văn số 614/BGDĐT-GDTC ngày 19/02/2021."
    principal.says("/truongcuatoi").sees(line)
    principal.says("/nhatruong").sees(line)


def with_levels(area: Area) -> dict[str, int]:
    """Five schools: two primary, one of them secondary as well; one preschool; two of which nothing is known."""
    seeds, made = area.town.seeds, {}
    levels = {"TH Hoa Sen": "primary", "TH&THCS Sao Mai": "primary lower_secondary", "MN Hoa Ban": "preschool"}
    for number, name in enumerate((*levels, "Trường Tiểu học Số 9", "THCS Số 8")):
        made[name] = seeds.unit(f"L{number}", name, "school", parent=area.commune, levels=levels.get(name))
        seeds.holder(f"Phạm Văn {number}", "principal", made[name])
    return made


def test_schools_of_a_level_are_asked_and_those_without_one_are_named_before_it_goes_out(area: Area) -> None:
    schools = with_levels(area)
    maker = area.officer("Nguyễn Văn Hùng", area.commune)
    maker.says("/motdot").taps("Mở đợt khai báo: Phù Lam")
    maker.taps("từng học sinh")
    maker.sees("Tất cả 5 trường", "Chọn theo cấp học").taps("Chọn theo cấp học")
    maker.sees("2 trường chưa ghi cấp học, chỉ nhận khi được chọn theo tên.")
    assert maker.last.labels == ["☐ mầm non (1)", "☐ tiểu học (2)", "☐ THCS (1)", "Chọn đơn vị, trường"]
    maker.taps("☐ tiểu học")
    maker.taps("☐ THCS")
    maker.sees("☑ tiểu học (2)", "☑ THCS (1)").taps("Chọn xong")
    for words in ("1234/SGDĐT-CTTT", "25/11/2026", "Sở GDĐT", "V/v khai báo tình hình", "15:00"):
        maker.says(words)
    maker.sees(
        "của Sở GDĐT: 2 trường",
        "Phạm vi: các trường có cấp tiểu học, THCS thuộc Phù Lam.",
        "2 trường chưa ghi cấp học, không nằm trong đợt này.",
    ).taps("Xem các trường này")
    maker.sees("• THCS Số 8", "• Trường Tiểu học Số 9", "cột Cấp học").taps("Về bản xem trước")
    maker.taps("Mở đợt")
    assert {row.school_id for row in area.ordered_rounds()} == {schools["TH Hoa Sen"], schools["TH&THCS Sao Mai"]}
    assert len(area.ordered_rounds()) == 2
    maker.taps("Xem tiến độ")
    maker.sees("Phạm vi: các trường có cấp tiểu học, THCS thuộc Phù Lam.", "2 trường: tin đã tới 2")


def test_a_school_chosen_by_name_is_asked_whatever_its_level_and_the_letter_says_the_scope(area: Area) -> None:
    schools = with_levels(area)
    area.with_schools(1)
    (principal,) = area.principals.values()
    maker = area.officer("Trần Văn Nam", area.province, "province_contact")
    maker.says("/motdot").taps("Mở đợt khai báo: Hà Nội")
    maker.taps("từng học sinh")
    maker.taps("Chọn theo cấp học")
    maker.taps("☐ mầm non")
    maker.taps("Chọn đơn vị, trường")
    maker.taps("☐ Phù Lam")
    maker.taps("Các trường của Phù Lam")
    maker.taps("☐ Trường số 01")
    maker.taps("Chọn xong")
    for words in ("1234/SGDĐT-CTTT", "25/11/2026", "Sở GDĐT", "V/v khai báo tình hình", "15:00"):
        maker.says(words)
    maker.sees(
        "2 trường, ",
        "Phạm vi: được chọn trong Hà Nội: Phù Lam, Trường số 01. Trong các đơn vị đó chỉ gồm trường có cấp mầm non.",
        "2 trường chưa ghi cấp học, không nằm trong đợt này.",
    ).taps("Mở đợt")
    asked = {row.school_id for row in area.ordered_rounds()}
    assert asked == {schools["MN Hoa Ban"], next(iter(area.principals))}
    principal.taps("Đã nhận văn bản")
    principal.sees(
        "Phạm vi: các đơn vị, trường được chọn trong Hà Nội. Trong các đơn vị đó chỉ gồm trường có cấp mầm non."
    )


def test_all_schools_again_forgets_the_levels_and_the_second_person_sees_whom_the_order_leaves_out(area: Area) -> None:
    with_levels(area)
    for number in range(21):
        area.town.seeds.unit(f"M{number:02}", f"MN {number:02}", "school", parent=area.commune, levels="preschool")
    maker, colleague = area.officer("Nguyễn Văn Hùng", area.commune), area.officer("Lê Thị Hoa", area.commune)
    maker.says("/motdot").taps("Mở đợt khai báo: Phù Lam")
    maker.taps("từng học sinh")
    maker.taps("Chọn theo cấp học")
    maker.taps("☐ mầm non")
    maker.taps("Chọn xong")
    for words in ("1234/SGDĐT-CTTT", "25/11/2026", "Sở GDĐT", "V/v khai báo tình hình", "15:00"):
        maker.says(words)
    maker.sees("22 trường").taps("Trình duyệt")
    colleague.taps("Xem và duyệt")
    colleague.sees("2 trường chưa ghi cấp học, không nằm trong đợt này.").taps("Xem các trường này")
    colleague.sees("• THCS Số 8")
    neighbours = area.town.seeds.unit("00680", "Hoa Ban", "commune", parent=area.province)
    stranger = area.officer("Bùi Văn Tám", neighbours)
    area.town.receive(area.town.update(stranger.chat, action="ou3:1", press="p"))
    stranger.sees("không dành cho tài khoản này")
    maker.says("/motdot").taps("Xem: 1234")
    maker.taps("Rút lại để sửa")
    maker.taps("Sửa đợt")
    maker.taps("Phạm vi")
    maker.taps("Tất cả 26 trường")
    maker.sees("26 trường", "Phạm vi: tất cả các trường thuộc Phù Lam.")
    assert area.newest().levels == ()
