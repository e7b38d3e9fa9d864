"""The health station hears of a suspected notifiable case: in chat where it has somebody, else read out or on paper."""

import pytest
import sqlalchemy as sa

from bot.dialogue.station_actions import NoticeReceived, OpenNotice, ReadToStation, ReportToStation, SendToStation
from storage.tables import AUDIT, OUTBOX
from tests.escalating.hoa_ban import AMBER, HoaBan, cases, events
from tests.escalating.standing import is_covered, opens
from tests.escalating.test_24_hours import blocks, reminded
from tests.escalating.test_red import declared, everything, press
from tests.town import Town, at

NOTICE = "Có 1 thông báo theo Điều 10 Thông tư 15/2026 · MN Hoa Ban"


def sent(town: Town) -> HoaBan:
    """The nurse sent the notice at 06:50."""
    hoa_ban, _, _ = declared(town)
    nurse = hoa_ban["nurse"]
    town.to("Mon", "06:50")
    nurse.taps("Mở")
    nurse.taps("Báo Trạm Y tế")
    nurse.sees("Báo Trạm Y tế · Thỏ Ngọc", "hạn 06:41 ngày 24/11", "Trạm Y tế Phù Lam: 0590 000 106")
    nurse.sees("không thay việc người bệnh hoặc gia đình tự khai báo (Điều 12)")
    assert nurse.last.labels == ["Gửi tin cho Trạm Y tế", "Nội dung để gửi, đọc hoặc in", "Đã báo Trạm Y tế"]
    nurse.taps("Gửi tin cho Trạm Y tế")
    return hoa_ban


def test_the_station_is_told_opens_and_confirms_and_the_school_sees_it(town: Town) -> None:
    hoa_ban = sent(town)
    nurse, station, principal = hoa_ban["nurse"], hoa_ban["station"], hoa_ban["principal"]
    nurse.sees("Đã gửi Trạm Y tế Phù Lam và ghi nhận đã báo.")
    covered = station.hears(NOTICE, rings=True)
    assert covered.plain == NOTICE
    assert covered.labels == ["Mở"]
    opens(nurse).sees("Trạm Y tế chưa xác nhận đã nhận.")
    town.to("Mon", "07:05")
    station.taps("Mở")
    station.sees(
        "THÔNG BÁO NGƯỜI NGHI NGỜ MẮC BỆNH TRUYỀN NHIỄM",
        "Căn cứ khoản 1 Điều 10 Thông tư 15/2026/TT-BYT; nội dung theo Điều 13 và điểm a khoản 1 Điều 7.",
        "Kính gửi: Trạm Y tế Phù Lam",
        "Đơn vị thông báo: MN Hoa Ban",
        "Người thông báo: Nguyễn Thị Thảo, y tế trường, 0590 000 100",
        "Thời điểm thông báo: 06:50 ngày 23/11/2026",
        "Họ và tên: Trần Gia Tuệ, sinh ngày 05/09/2019",
        "Nơi học tập, làm việc: lớp Thỏ Ngọc, MN Hoa Ban",
        "Liên hệ: Mẹ 0590 000 123",
        "Mẹ khai lúc 06:41 ngày 23/11/2026: mụn nước ở tay, chân, miệng; loét miệng; 38,2°C; từ 22/11; nghỉ ở nhà.",
        "Đã đi khám: chưa rõ",
        "Số ca tương tự khác của lớp trong 7 ngày qua: 0",
        "Hạn thông báo: 06:41 ngày 24/11/2026",
        "không phải chẩn đoán",
        "không thay việc người bệnh hoặc gia đình tự khai báo (Điều 12).",
    )
    assert station.last.labels == ["Đã nhận"]
    assert audited(town, hoa_ban.persons["station"]) == ["case_opened"]
    town.to("Mon", "07:10")
    station.taps("Đã nhận")
    station.sees("Trạm Y tế đã xác nhận nhận lúc 07:10.")
    assert not station.last.labels
    opens(nurse).sees("Trạm Y tế đã xác nhận nhận thông báo lúc 07:10.")
    town.to("Mon", "07:12")
    principal.taps("Mở")
    principal.sees("Đã báo Trạm Y tế lúc 06:50 (cô Thảo, gửi tin qua trợ lý).", "nhận thông báo lúc 07:10")
    press(station, NoticeReceived(cases(town)[0].id))
    opens(nurse).sees("nhận thông báo lúc 07:10")  # the first receipt counts
    case = cases(town)[0]
    assert (case.told_station_how, case.told_station_by) == ("in_chat", hoa_ban.persons["nurse"])
    assert case.outcome is None
    town.to("Tue", "07:06")
    assert reminded(hoa_ban) == {"station": ["Mon 06:50!"]}, "recorded is silent; the notice itself names the law"
    for message in station.messages:
        is_covered(station, message, "Tuệ")


def audited(town: Town, person: int) -> list[str]:
    with town.database.reading() as connection:
        return list(
            connection.execute(
                sa.select(AUDIT.c.action).where(AUDIT.c.person_id == person).order_by(AUDIT.c.id)
            ).scalars()
        )


def test_words_a_family_wrote_freely_do_not_go_to_the_station(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    answers = {"well": "no", "signs": ["blisters", "other"], "other_text": "ông ngoại mới mất", "seen_doctor": "yes"}
    town.to("Mon", "06:41")
    hoa_ban.mother_of(tue).declares(tue, answers=answers)
    hoa_ban["nurse"].taps("Mở")
    hoa_ban["nurse"].taps("Báo Trạm Y tế")
    hoa_ban["nurse"].taps("Gửi tin")
    hoa_ban["station"].taps("Mở")
    hoa_ban["station"].sees("mụn nước", "Đã đi khám: có")
    assert "ông ngoại" not in everything(hoa_ban["station"])


def test_a_station_without_anybody_in_chat_is_called_and_the_text_is_ready(town: Town) -> None:
    hoa_ban = HoaBan(town)
    nurse = hoa_ban.hires("nurse", "Nguyễn Thị Thảo", "school_health", hoa_ban.school, gender="female")
    tue = hoa_ban.child("Trần Gia Tuệ")
    town.to("Mon", "06:41")
    hoa_ban.mother_of(tue).declares(tue)
    nurse.taps("Mở")
    nurse.taps("Báo Trạm Y tế")
    nurse.sees(
        "Trạm Y tế Phù Lam chưa có người kết nối với trợ lý; vui lòng gọi điện, gửi nội dung qua Zalo",
        "giữ tin để sao chép. Báo xong, thầy/cô chọn [Đã báo Trạm Y tế].",
    )
    assert nurse.last.labels == ["Nội dung để gửi, đọc hoặc in", "Đã báo Trạm Y tế"]
    press(nurse, SendToStation(cases(town)[0].id))
    assert cases(town)[0].told_station_at is None
    nurse.taps("Nội dung để gửi")
    shown = nurse.hears("Kính gửi: Trạm Y tế Phù Lam", "Người thông báo: Nguyễn Thị Thảo", "Trần Gia Tuệ")
    assert cases(town)[0].told_station_at is None, "reading is not telling"
    assert shown.labels == ["Đã báo Trạm Y tế"]
    town.to("Mon", "06:50")
    opens(nurse).taps("Đã báo Trạm Y tế")
    nurse.taps("Qua Zalo hoặc tin nhắn")
    nurse.sees("Đã ghi nhận", "qua Zalo hoặc tin nhắn")
    opens(nurse).sees("Đã báo Trạm Y tế lúc 06:50 (cô Thảo, qua Zalo hoặc tin nhắn).")
    assert (cases(town)[0].told_station_how, cases(town)[0].told_station_by) == ("text", hoa_ban.persons["nurse"])
    town.to("Tue", "06:42")
    is_covered(nurse, shown, "Tuệ", under=["Nội dung để gửi, đọc hoặc in"])


def test_a_notice_that_reaches_nobody_is_not_recorded_as_told(town: Town) -> None:
    hoa_ban, _, _ = declared(town)
    nurse = hoa_ban["nurse"]
    blocks(hoa_ban["station"])
    nurse.taps("Mở")
    nurse.taps("Báo Trạm Y tế")
    nurse.taps("Gửi tin")
    town.by(seconds=10)
    case = cases(town)[0]
    assert (case.told_station_at, case.told_station_how, case.notice_at) == (None, None, at("Mon", "16:00"))
    lost = nurse.hears("Tin gửi Trạm Y tế không tới nơi (1 ca) · MN Hoa Ban", rings=True)
    assert lost.labels == ["Báo Trạm Y tế", "Đã báo Trạm Y tế"]
    opens(nurse).sees("Hạn báo Trạm Y tế")
    nurse.taps("Báo Trạm Y tế")
    nurse.sees("chưa có người kết nối với trợ lý")
    town.to("Mon", "16:00")
    assert reminded(hoa_ban)["nurse"] == ["Mon 16:00"]


def test_one_of_two_at_the_station_reached_is_enough(town: Town) -> None:
    hoa_ban, _, _ = declared(town)
    hoa_ban.hires("second", "Bùi Văn Lực", "health_station", hoa_ban.station, 2)
    blocks(hoa_ban["station"])
    nurse = hoa_ban["nurse"]
    nurse.taps("Mở")
    nurse.taps("Báo Trạm Y tế")
    nurse.taps("Gửi tin")
    town.by(seconds=10)
    hoa_ban["second"].hears(NOTICE)
    assert cases(town)[0].told_station_how == "in_chat"


def test_what_was_sent_in_chat_is_no_mistaken_record_and_is_not_sent_twice(town: Town) -> None:
    hoa_ban = sent(town)
    number = cases(town)[0].id
    nurse = hoa_ban["nurse"]
    press(nurse, SendToStation(number))
    press(nurse, ReportToStation(number))
    nurse.sees("Đã báo Trạm Y tế lúc 06:50 (cô Thảo, gửi tin qua trợ lý).")
    assert "Ghi nhầm" not in nurse.last.labels
    assert len([text for text in hoa_ban["station"].heard() if NOTICE in text]) == 1


def test_an_opened_notice_waits_for_the_message_that_was_pressed(town: Town) -> None:
    """The sender died before it ticked the message off: it will leave once more, covered; the edit comes after it."""
    hoa_ban = sent(town)
    town.is_broken = True
    station = hoa_ban["station"]
    again = sa.and_(OUTBOX.c.kind == "station", OUTBOX.c.edits.is_(None))
    lost = {"state": "ready", "message": None, "rendered_at": None, "sent_at": None}
    town.database.write(lambda connection: connection.execute(OUTBOX.update().where(again).values(lost))).result()
    station.taps("Mở")
    town.by(minutes=2)
    assert [m.plain for m in station.messages if "Trần Gia Tuệ" in m.plain], station.transcript()


def test_a_false_alarm_afterwards_is_told_the_station_in_the_message_it_has(town: Town) -> None:
    hoa_ban = sent(town)
    nurse = hoa_ban["nurse"]
    press(nurse, ReadToStation(cases(town)[0].id))
    opens(nurse).taps("Nhận ca này")
    nurse.taps("Báo nhầm")
    nurse.taps("Đúng, ghi")
    hoa_ban["station"].sees(NOTICE, "Sau đó nhà trường ghi nhận: báo nhầm.")


@pytest.mark.parametrize("office", ["contact", "province", "teacher", "operator", "nurse"])
def test_nobody_but_the_station_opens_or_confirms_its_notice(town: Town, office: str) -> None:
    hoa_ban = sent(town)
    number = cases(town)[0].id
    before = events(town)
    for action in (OpenNotice(number), NoticeReceived(number)):
        press(hoa_ban[office], action)
        assert "người khác phụ trách" in everything(hoa_ban[office])
    assert events(town) == before


@pytest.mark.parametrize("office", ["station", "contact", "teacher"])
def test_nobody_but_school_duties_tells_the_station(town: Town, office: str) -> None:
    hoa_ban, _, _ = declared(town)
    number = cases(town)[0].id
    for action in (ReportToStation(number), SendToStation(number), ReadToStation(number)):
        press(hoa_ban[office], action)
        assert "người khác phụ trách" in everything(hoa_ban[office])
    assert cases(town)[0].told_station_at is None
    assert not hoa_ban["station"].heard()


def test_a_case_without_suspicion_is_not_sent(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    an = hoa_ban.child("Lê Minh An")
    town.to("Mon", "06:41")
    hoa_ban.mother_of(an).declares(an, AMBER)
    number = cases(town)[0].id
    for action in (ReportToStation(number), SendToStation(number), ReadToStation(number)):
        before = len(hoa_ban["nurse"].standing)
        press(hoa_ban["nurse"], action)
        assert len(hoa_ban["nurse"].standing) == before + 1
        hoa_ban["nurse"].sees("không ghi nhận dấu hiệu nghi mắc bệnh truyền nhiễm")
    assert not hoa_ban["station"].heard()
