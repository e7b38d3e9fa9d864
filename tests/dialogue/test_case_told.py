"""What staff tell in passing: what it is of a case, and look-alikes that are none of its."""

import pytest

from bot.dialogue.case_said import case_said, is_called
from bot.dialogue.case_told import is_receipt, says_away, says_name, told_of_case
from bot.i18n import load_catalogs

VOICE = load_catalogs().voice("vi", "staff")
CHILDREN = {"Trần Gia Tuệ": "Thỏ Ngọc", "Lê Minh An": "Thỏ Ngọc", "Phạm Hoài Nam": "8A", "Vũ Minh Anh": "2A"}


def called_in(text: str) -> list[str]:
    said = case_said(VOICE, text)
    return [] if said is None else [n for n, place in CHILDREN.items() if is_called(VOICE, said.beside, n, place)]


@pytest.mark.parametrize(
    ("text", "takes", "name"),
    [
        ("e nhan ca be Tue nhe", True, "Trần Gia Tuệ"),
        ("nhận ca của bé Tuệ nhé", True, "Trần Gia Tuệ"),
        ("de co nhan chau tue", True, "Trần Gia Tuệ"),
        ("em lo ca nam", True, "Phạm Hoài Nam"),
        ("nhận ca Nam 8A", True, "Phạm Hoài Nam"),
        ("em nhận ca bé Anh nhé", True, "Vũ Minh Anh"),
        ("mo ca cua em nam", False, "Phạm Hoài Nam"),
        ("ca an", False, "Lê Minh An"),
        ("xem be tue", False, "Trần Gia Tuệ"),
        ("nhan ca lop 8A", True, "Phạm Hoài Nam"),
    ],
)
def test_a_case_is_called_by_its_child(text: str, takes: bool, name: str) -> None:
    said = case_said(VOICE, text)
    assert said is not None and said.takes == takes
    assert called_in(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        *("cô Hạnh nhận ca bé Tuệ rồi", "nhan ca tue chua", "chưa nhận ca Tuệ", "ai nhận ca Tuệ", "ca an com"),
        *("ca tue het sot roi", "nhận quà của Tuệ", "nhận ca Tuệ?"),
    ],
)
def test_what_says_more_than_a_name_calls_none(text: str) -> None:
    assert called_in(text) == []


def test_another_word_of_the_same_letters_takes_nothing() -> None:
    said = case_said(VOICE, "cô Nhàn")
    assert said is None
    assert case_said(VOICE, "nhan ca") is not None


@pytest.mark.parametrize(
    ("text", "outcome", "work", "is_done"),
    [
        ("goi me roi, me noi chau con sot, lat me dua di kham", "", "", False),
        ("gọi mẹ không nghe máy", "", "", False),
        ("đã liên lạc được với mẹ", "", "", False),
        ("me don ve roi, chieu di kham", "watched_home", "", False),
        ("chi bao tram y te luc 6h20 roi", None, "station", True),
        ("bao tram y te chua", None, "station", False),
        ("chưa báo trạm y tế", None, "station", False),
        ("trạm y tế đã nắm", None, "station", False),
        ("giao lai cho co khac", None, "pass", False),
        ("em không nhận được ca này", None, "pass", False),
        ("ai da duoc bao ve ca nay", None, "page", False),
        ("be ten gi", None, "name", False),
        ("me dua di vien roi, bac si cho ve", "seen_doctor", "", False),
        ("mẹ đưa đi viện rồi", "in_hospital", "", False),
        ("em khong nhan duoc ca 19, dang ban", None, "pass", False),
        ("khong nhan ca 19 duoc, dang ban", None, "pass", False),
        ("ghi chu ca 12: me bao con an duoc chao", None, "note", False),
        ("ghi chú ca 12", None, "page", False),
        ("goi me chua", None, "", False),
        ("ngan het sot, mai di hoc lai", None, "", False),
    ],
)
def test_what_is_told(text: str, outcome: str | None, work: str, is_done: bool) -> None:
    told = told_of_case(VOICE, text)
    assert told is not None
    assert (told.outcome, told.work, told.is_done) == (outcome, work, is_done)


@pytest.mark.parametrize("text", ["da nam roi em", "da nam", "ok da nam tt", "đã nhận được thông tin ạ", "biết rồi em"])
def test_that_it_was_read(text: str) -> None:
    assert is_receipt(VOICE, text)


@pytest.mark.parametrize("text", ["chưa nắm", "nắm rõ ca nào", "đã nắm chưa", "trạm đã nắm", "đã năm", ""])
def test_that_it_was_not(text: str) -> None:
    assert not is_receipt(VOICE, text)


@pytest.mark.parametrize("text", ["hom nay toi nghi phep", "em xin nghi phep 3 ngay", "mai cô đi công tác"])
def test_who_is_away_from_work(text: str) -> None:
    assert says_away(VOICE, text)


@pytest.mark.parametrize("text", ["Hân nghỉ phép", "em Hân nghỉ phép", "2 em nghi phep", "tôi nghỉ ở nhà", "tôi mệt"])
def test_who_is_ill_or_a_pupil_is_not(text: str) -> None:
    assert not says_away(VOICE, text)


def test_a_child_that_is_pointed_at() -> None:
    of = {"em này sốt mấy ngày rồi": "this", "be do roi": "a", "2 cháu nghỉ ốm": "", "các cháu khỏe": "", "tôi ho": ""}
    assert {text: told_of_case(VOICE, text).points for text in of} == of  # type: ignore[union-attr]
    assert not says_name(VOICE, "minh bi sot", "Minh") and says_name(VOICE, "Minh bi sot", "Minh")
    assert says_name(VOICE, "khoi o nha, me theo doi", "Khôi") and not says_name(VOICE, "do khoi roi", "Khôi")
