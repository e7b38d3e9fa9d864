"""Alerts where messages cannot be edited: what one asked for comes in full, what others did in a line, never twice."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from bot.cases.codes import code_of
from bot.cases.opening import correct
from bot.dialogue.cluster_actions import ShowCluster
from storage.tables import CLUSTER
from tests.clusters.classes import Classes
from tests.declaring.family import Family, cases
from tests.escalating.standing import opens
from tests.escalating.test_amber import school
from tests.escalating.test_red import declared, press
from tests.escalating.test_station import NOTICE, sent
from tests.surfaces import OnZalo
from tests.town import Town, telling


@pytest.fixture
def town(url: str) -> Iterator[Town]:
    with telling(url, OnZalo()) as made:
        yield made


@pytest.fixture
def family(town: Town) -> Family:
    made = Family(town)
    town.to("Mon", "06:40")
    for typed in ("4", "6 7", "38,2", "2", "1", "3"):
        made.mother.says(typed)
    return made


def test_an_alert_is_opened_and_taken_by_numbers(town: Town, family: Family) -> None:
    nurse, principal = family.nurse, family.principal
    nurse.sees("Có 1 ca cần theo dõi, mức đỏ", "1. Mở")
    assert "38,2" not in nurse.last.plain
    nurse.says("1").sees("Trần Gia Tuệ", "38,2°C", "1. Nhận ca này")
    before = len(principal.messages)
    nurse.says("1").sees("Trần Gia Tuệ", "Theo dõi tại nhà")
    [told] = principal.messages[before:]
    assert "Cô Thảo đã nhận lúc 06:40" in told.plain
    assert "38,2" not in told.plain


def test_what_changes_nothing_for_them_is_not_said_again(town: Town, family: Family) -> None:
    family.nurse.says("1").says("1")
    before = len(family.principal.messages), len(family.contact.messages)
    family.contact.says("1").sees("1 trường hợp có dấu hiệu")
    family.contact.taps("Đã nắm thông tin")
    assert len(family.principal.messages) == before[0]
    assert len(family.nurse.messages) < 8


def test_who_acted_is_not_told_of_it_again(town: Town, family: Family) -> None:
    family.nurse.says("1").says("1")
    family.nurse.taps("Theo dõi tại nhà")
    told = len(family.nurse.messages)
    town.to("Tue", "23:00")
    later = [message.plain for message in family.nurse.messages[told:]]
    assert not [text for text in later if "Có 1 ca cần theo dõi" in text], later


def test_what_was_opened_from_a_list_is_answered_without_being_asked_which(town: Town, family: Family) -> None:
    nurse = family.nurse
    nurse.says("/ca").sees("1. Mức đỏ", "1. Tuệ")
    nurse.says("1").sees("Trần Gia Tuệ", "1. Nhận ca này")
    nurse.says("1").sees("Cô Thảo đã nhận lúc 06:40")


@pytest.mark.parametrize("words", ["Nhận ca {}", "nhan ca {}", "NHẬN {}", "nhận ca", "dạ em nhận ca này ạ"])
def test_a_case_is_taken_by_its_two_digits(town: Town, family: Family, words: str) -> None:
    [case] = cases(town)
    code = str(code_of(case.id))
    family.nurse.sees(f"Để nhận ca này, nhắn: nhận ca {code}.")
    family.nurse.says(words.format(code)).sees("Cô Thảo đã nhận lúc 06:40")
    assert cases(town)[0].state == "taken"


def test_digits_that_are_no_case_take_nothing(town: Town, family: Family) -> None:
    [case] = cases(town)
    other = 10 + (case.id + 1) % 90
    family.nurse.says(f"nhận ca {other}").sees("Không có ca nào đang mở mang số này.")
    family.contact.says(f"nhận ca {code_of(case.id)}").sees("chưa hiểu")
    assert cases(town)[0].state == "open"


def test_an_alert_waits_for_no_other_question(town: Town, family: Family) -> None:
    [case] = cases(town)
    nurse = family.nurse
    nurse.says("khai báo").says("Tôi chưa khỏe").says("1").sees("bao nhiêu độ")
    nurse.says("mở ca 99").sees("Không có ca nào đang mở mang số này.")
    nurse.says("ca cần theo dõi").sees("Trần Gia Tuệ", "1. Nhận ca này")
    nurse.says("khai báo").says("Tôi chưa khỏe").says("Tiếp tục").sees("bao nhiêu độ")
    nurse.says(f"em nhận ca {code_of(case.id)} nhé").sees("Cô Thảo đã nhận lúc 06:40")
    assert cases(town)[0].state == "taken"


def test_who_takes_a_case_unopened_sees_whom_to_call(town: Town, family: Family) -> None:
    family.nurse.says("nhận ca này").sees("Trần Gia Tuệ", "38,2°C", "Theo dõi tại nhà")


def test_a_number_of_the_list_opens_before_it_takes(town: Town, family: Family) -> None:
    family.nurse.says("/ca").sees("1. Mức đỏ", "1. Tuệ")
    family.nurse.says("nhận ca 1").sees("Trần Gia Tuệ", "1. Nhận ca này")
    assert cases(town)[0].state == "open"


def test_who_is_not_understood_finds_the_cases(town: Town, family: Family) -> None:
    family.nurse.says("cái này dùng thế nào").sees("chưa hiểu", "menu").says("menu").sees("Ca cần theo dõi")
    family.nurse.says("Ca cần theo dõi").sees("1. Mức đỏ")


def test_who_has_several_messages_of_one_case_is_told_once(town: Town) -> None:
    hoa_ban = Classes(town)
    hoa_ban.usual_staff()
    town.to("Mon", "06:41")
    an = hoa_ban.ill("Lê Minh An")
    town.to("Mon", "06:50")
    nurse, principal = hoa_ban["nurse"], hoa_ban["principal"]
    before = len(principal.messages)
    hoa_ban.corrected_to_well(an)
    hoa_ban.families[an].says_of(an, correct, "well")
    [corrected] = principal.messages[before:]
    assert "Gia đình sửa thành khỏe lúc 06:50" in corrected.plain
    town.to("Mon", "06:57")
    before = len(principal.messages)
    town.to("Mon", "07:12")  # it climbed to the province: nothing new for those at the school
    assert [message.plain for message in principal.messages[before:]] == []
    nurse.taps("Mở")
    before = len(principal.messages), len(nurse.messages)
    nurse.taps("Nhận ca này")
    for person, known in ((principal, before[0]), (nurse, before[1])):
        [taken] = person.messages[known:]
        assert "Cô Thảo đã nhận lúc 07:12" in taken.plain


def test_alike_words_of_two_cases_are_both_told(town: Town) -> None:
    hoa_ban = Classes(town)
    hoa_ban.usual_staff()
    town.to("Mon", "06:41")
    hoa_ban.ill("Lê Minh An")
    hoa_ban.ill("Trần Gia Tuệ")
    contact = hoa_ban["contact"]
    before = len(contact.messages)
    town.to("Mon", "06:47")
    said = "Có 1 ca cần theo dõi, mức đỏ · MN Hoa Ban · lớp Thỏ Ngọc\nChưa có người nhận.\nSố của ca: {}."
    codes = [code_of(case.id) for case in cases(town)]
    assert [m.plain for m in contact.messages[before:]] == [said.format(code) for code in codes]


def test_a_case_opened_from_the_list_is_covered_when_what_others_did_comes(town: Town, family: Family) -> None:
    nurse, principal = family.nurse, family.principal
    nurse.says("/ca").says("1").sees("Trần Gia Tuệ", "38,2°C")
    before = len(nurse.messages)
    town.to("Mon", "06:43")
    principal.taps("Mở")
    principal.taps("Nhận ca này")
    [told] = nurse.messages[before:]
    assert "Cô Hạnh đã nhận lúc 06:43" in told.plain
    assert "Tuệ" not in told.read
    nurse.taps("Mở")
    nurse.sees("Trần Gia Tuệ", "Cô Hạnh đã nhận lúc 06:43")


def test_who_is_shown_the_case_in_full_is_told_no_line_of_it_beside(town: Town, family: Family) -> None:
    """It was alerted, and is opened from the list twice: one answer to each step, with its choices at hand."""
    nurse = family.nurse
    for _ in range(2):
        nurse.says("/ca").says("1").sees("Trần Gia Tuệ")
    for time, label in (("06:41", "Nhận ca này"), ("06:42", "Theo dõi tại nhà"), ("06:55", "Đã đi khám")):
        town.to("Mon", time)
        before = len(nurse.messages)
        nurse.taps(label)
        [answer] = nurse.messages[before:]
        assert "Trần Gia Tuệ" in answer.plain
    town.to("Mon", "16:01")
    nurse.hears("Điều 10 Thông tư 15/2026: 1 ca chưa ghi nhận")
    nurse.says("/ca").says("1")
    before = len(nurse.messages)
    nurse.taps("Theo dõi tại nhà")
    [answer] = nurse.messages[before:]
    assert "Kết quả lúc 16:01: Theo dõi tại nhà." in answer.plain


def test_a_notice_of_the_law_is_not_said_again_because_a_day_went_by(town: Town, family: Family) -> None:
    nurse, principal = family.nurse, family.principal

    def notices() -> list[str]:
        return [message.plain for message in nurse.messages if "Điều 10 Thông tư 15/2026" in message.plain]

    town.to("Tue", "08:00")
    before = notices()
    assert "hạn 06:40 ngày 24/11" in before[-1], "as it was said on Monday"
    opens(principal).taps("Nhận ca này")
    town.to("Tue", "08:30")
    assert notices() == before


def test_a_list_of_similar_cases_is_covered_when_what_others_did_comes(town: Town) -> None:
    hoa_ban = Classes(town)
    hoa_ban.usual_staff()
    town.to("Mon", "06:41")
    for name in ("Lê Minh An", "Trần Gia Tuệ"):
        hoa_ban.ill(name)
    nurse = hoa_ban["nurse"]
    with town.database.reading() as connection:
        cluster = connection.execute(sa.select(CLUSTER.c.id)).scalar_one()
    press(nurse, ShowCluster(cluster))
    assert "Minh An" in nurse.last.plain
    before = len(nurse.messages)
    town.to("Mon", "06:50")
    hoa_ban.ill("Nguyễn Hoài Bảo")
    assert nurse.messages[before:]
    assert not [
        message.read for message in nurse.messages[before:] if "Minh An" in message.read or "Bảo" in message.read
    ]


def test_a_notice_that_the_station_opened_is_covered_when_the_school_says_more(town: Town) -> None:
    hoa_ban, _, _ = declared(town)
    nurse, station = hoa_ban["nurse"], hoa_ban["station"]
    nurse.taps("Mở")
    nurse.taps("Báo Trạm Y tế")
    nurse.taps("Gửi tin")
    station.taps("Mở")
    station.sees("Họ và tên: Trần Gia Tuệ")
    before = len(station.messages)
    opens(nurse).taps("Nhận ca này")
    nurse.taps("Báo nhầm")
    nurse.taps("Đúng, ghi")
    [told] = station.messages[before:]
    assert "Sau đó nhà trường ghi nhận: báo nhầm." in told.plain
    assert "Tuệ" not in told.read


def test_a_child_of_the_list_keeps_the_numbers_while_others_are_taken(town: Town) -> None:
    hoa_ban = school(town, "Trần Gia Tuệ", "Lê Minh An", "Phạm Bảo Ngân")
    nurse = hoa_ban["nurse"]
    town.by(seconds=1)
    nurse.taps("Xem danh sách")
    shown = nurse.last.read.splitlines()
    [an] = [line.partition(".")[0] for line in shown if "Nhận An" in line]
    [ngan] = [line.partition(".")[0] for line in shown if "Nhận Ngân" in line]
    nurse.says(an).sees("Cô Thảo đã nhận 1 em", f"{ngan}. Nhận Ngân")
    assert not any(line.startswith(f"{an}. ") for line in nurse.last.read.splitlines())
    nurse.says(ngan).sees("Cô Thảo đã nhận 2 em")
    assert sorted(case.state for case in cases(town)) == ["open", "taken", "taken"]


def test_who_says_received_gives_the_receipt_that_was_asked_for_last(town: Town) -> None:
    station = sent(town)["station"]
    station.hears(NOTICE)
    town.to("Mon", "07:05")
    station.says("ok nhan duoc roi").sees("THÔNG BÁO NGƯỜI NGHI NGỜ MẮC BỆNH TRUYỀN NHIỄM", "Đã nhận")
    station.says("ok đã nhận rồi nhé").sees("Trạm Y tế đã xác nhận nhận lúc 07:05.")


def test_what_others_did_to_a_case_is_no_new_case(town: Town, family: Family) -> None:
    """Taken, an outcome, ended: each is said once to those who know of the case, by its first line already."""
    nurse, others = family.nurse, (family.principal, family.contact)
    code = code_of(cases(town)[0].id)
    for words, first in (
        (f"nhận ca {code}", "Ca mức đỏ đã có người nhận · MN Hoa Ban"),
        ("Theo dõi tại nhà", "Ca mức đỏ đã có người nhận · MN Hoa Ban"),
        ("Đi học lại", "Ca mức đỏ đã kết thúc · MN Hoa Ban"),
    ):
        before = [len(other.messages) for other in others]
        nurse.says(words)
        if words == "Đi học lại":
            nurse.taps("Đúng, ghi")
        for other, known in zip(others, before, strict=True):
            [told] = other.messages[known:]
            assert told.plain.startswith(first), told.plain
            assert f"Số của ca: {code}." in told.plain
            assert "Tuệ" not in told.plain
    town.by(minutes=5)
    opens_again = len(nurse.messages)
    family.principal.says(f"mở lại ca {code}").sees(f"Mở lại ca {code}")
    family.principal.says("1")
    assert nurse.messages[opens_again].plain.startswith("Ca mức đỏ đã có người nhận")


def test_a_receipt_rings_nobody_however_much_time_went_by(town: Town, family: Family) -> None:
    nurse, principal = family.nurse, family.principal
    nurse.says("nhận ca này")
    nurse.taps("Theo dõi tại nhà")
    town.to("Tue", "06:30")
    before = len(nurse.messages), len(principal.messages)
    family.contact.says(f"mở ca {code_of(cases(town)[0].id)}")
    family.contact.taps("Đã nắm thông tin")
    assert (len(nurse.messages), len(principal.messages)) == before


def test_what_has_ended_before_it_leaves_is_told_to_nobody(town: Town) -> None:
    hoa_ban = Classes(town)
    hoa_ban.usual_staff()
    nurse, principal, contact = hoa_ban["nurse"], hoa_ban["principal"], hoa_ban["contact"]
    town.to("Mon", "06:41")
    town.too_fast |= {principal.chat, contact.chat}
    hoa_ban.ill("Trần Gia Tuệ")
    nurse.says("nhận ca này")
    nurse.taps("Báo nhầm")
    nurse.taps("Đúng, ghi")
    town.too_fast.clear()
    town.by(minutes=2)
    assert not principal.messages
    assert not contact.messages


def test_of_several_amber_ones_those_that_ended_are_not_counted(town: Town) -> None:
    hoa_ban = school(town, "Trần Gia Tuệ", "Lê Minh An", "Phạm Bảo Ngân")
    nurse, deputy = hoa_ban["nurse"], hoa_ban["deputy"]
    codes = [code_of(case.id) for case in cases(town)]
    town.to("Mon", "07:01")
    deputy.hears("3 học sinh cần hỏi thăm", f"{codes[0]} Thỏ Ngọc")
    nurse.says(f"ca {codes[0]} báo nhầm").taps("Nhận ca và ghi “báo nhầm”")
    town.by(minutes=16)
    deputy.hears("Sáng nay có 2 học sinh cần hỏi thăm")
    nurse.says(f"nhận ca {codes[1]}").says(f"nhận ca {codes[2]}")
    town.by(minutes=16)
    assert deputy.last.plain.startswith("2 học sinh cần hỏi thăm đã có người nhận")
    town.to("Mon", "08:10")
    town.to("Mon", "17:01")
    asked = nurse.hears("Thầy/cô đã nhận 2 học sinh, chưa ghi kết quả")
    assert f"Số của các ca: {codes[1]} Thỏ Ngọc, {codes[2]} Gấu Bông." in asked.plain


@pytest.mark.parametrize("words", ["ca {} đi học lại", "ca số {}: con đã đi học lại rồi", "{} đi học lại"])
def test_of_several_cases_asked_about_the_number_says_which(town: Town, words: str) -> None:
    hoa_ban = Classes(town)
    hoa_ban.usual_staff()
    nurse = hoa_ban["nurse"]
    town.to("Mon", "06:41")
    for name in ("Lê Minh An", "Trần Gia Tuệ"):
        hoa_ban.ill(name)
    an, tue = (code_of(case.id) for case in cases(town))
    for code in (an, tue):
        nurse.says(f"nhận ca {code}")
    town.to("Mon", "07:12")
    asked = [m.plain for m in nurse.messages if "có kết quả chưa" in m.plain]
    assert [f"Số của ca: {code}." in text for code, text in zip((an, tue), asked, strict=True)] == [True, True]
    nurse.says(words.format(an)).sees(f"“Đi học lại” cho ca {an} (An, Thỏ Ngọc)")
