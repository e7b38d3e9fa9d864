"""Alerts where messages cannot be edited: what one asked for comes in full, what others did in a line, never twice."""

from collections.abc import Iterator

import pytest

from bot.cases.codes import code_of
from bot.cases.opening import correct
from tests.clusters.classes import Classes
from tests.declaring.family import Family, cases
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
    before = len(principal.standing)
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


@pytest.mark.parametrize("words", ["Nhận ca {}", "nhan ca {}", "NHẬN {}", "nhận ca"])
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


def test_who_has_several_messages_of_one_case_is_told_once(town: Town) -> None:
    hoa_ban = Classes(town)
    hoa_ban.usual_staff()
    town.to("Mon", "06:41")
    an = hoa_ban.ill("Lê Minh An")
    town.to("Mon", "06:50")
    nurse, principal = hoa_ban["nurse"], hoa_ban["principal"]
    before = len(principal.standing)
    hoa_ban.corrected_to_well(an)
    hoa_ban.families[an].says_of(an, correct, "well")
    [corrected] = principal.messages[before:]
    assert "Gia đình sửa thành khỏe lúc 06:50" in corrected.plain
    town.to("Mon", "06:57")
    before = len(principal.standing)
    town.to("Mon", "07:12")  # it climbed to the province: nothing new for those at the school
    assert [message.plain for message in principal.messages[before:]] == []
    nurse.taps("Mở")
    before = len(principal.standing), len(nurse.standing)
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
    before = len(contact.standing)
    town.to("Mon", "06:47")
    said = "Có 1 ca cần theo dõi, mức đỏ · MN Hoa Ban · lớp Thỏ Ngọc\nChưa có người nhận."
    assert [m.plain for m in contact.messages[before:]] == [said, said]
