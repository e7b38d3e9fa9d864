"""The page of purposes by a thumb: several numbers in one message, and who one is in words (scene 1, as on Zalo)."""

from collections.abc import Iterator

import pytest

from bot.joining.relations import read_relation
from storage.tables import BOND
from tests.joining.school import PhuLam
from tests.surfaces import OnZalo
from tests.town import Town, telling


@pytest.fixture
def text_alone(url: str) -> Iterator[Town]:
    with telling(url, OnZalo()) as made:
        yield made


@pytest.fixture
def zalo(text_alone: Town) -> PhuLam:
    return PhuLam(text_alone)


def test_a_mother_joins_in_a_few_messages(zalo: PhuLam) -> None:
    mother = zalo.town.actor("m1")
    mother.says(f"mã của cháu {zalo.slip(zalo.minh)} ạ").says("cháu sinh 5/9/2019").sees("1. Mẹ", "5. Người giám hộ")
    assert "Khai báo" not in mother.last.plain, "one question a message"
    mother.says("dong y het").sees("quan hệ với con", "1. Mẹ").says("xong").sees("quan hệ với con", "1. Mẹ")
    mother.says("1").sees("Quan hệ: mẹ", "1. Khai báo")
    mother.says("1 2").sees("1. Khai báo sức khỏe qua tin nhắn (đã chọn)", "2. Nhận tin nhắc (đã chọn)")
    assert zalo.consents(zalo.minh) == set()
    mother.says("xong").sees("vậy là xong")
    assert zalo.consents(zalo.minh) == {"declare", "remind"}
    assert [bond.relation for bond in zalo.rows(BOND)] == ["mother"]


def test_a_number_that_is_no_purpose_ticks_nothing(zalo: PhuLam) -> None:
    mother = zalo.town.actor("m1").says(zalo.slip(zalo.minh)).says("5/9/2019")
    mother.says("1").says("1 5").sees("vui lòng chọn ở tin nhắn trên")
    mother.says("1 66").sees("vui lòng chọn ở tin nhắn trên")
    mother.says("1, 3").sees("1. Khai báo sức khỏe qua tin nhắn (đã chọn)", "2. Nhận tin nhắc\n")


def test_numbers_add_take_away_or_are_all_there_is(zalo: PhuLam) -> None:
    mother = zalo.town.actor("m1").says(zalo.slip(zalo.minh)).says("5/9/2019").says("1").says("1")
    mother.says("1 2").sees("tin nhắn (đã chọn)", "tin nhắc (đã chọn)")
    mother.says("3 nữa").sees("tin nhắn (đã chọn)", "tin nhắc (đã chọn)", "(không nêu tên) (đã chọn)")
    mother.says("thôi bỏ 3").sees("tin nhắn (đã chọn)", "tin nhắc (đã chọn)", "(không nêu tên)\n")
    mother.says("1, 3 thôi nha").sees("tin nhắn (đã chọn)", "2. Nhận tin nhắc\n", "(không nêu tên) (đã chọn)")


@pytest.mark.parametrize("finished", ["xong rồi", "xong nhé", "ok xong", "ừ"])
def test_a_grandmother_finishes_in_her_own_words(zalo: PhuLam, finished: str) -> None:
    granny = zalo.town.actor("g1").says(zalo.slip(zalo.minh))
    granny.says("ai xem được thông tin của con tôi").says("5/9/2019").says("bà ngoại").sees("1. Khai báo")
    granny.says(finished).sees("vui lòng chọn ở tin nhắn trên")
    granny.says("đồng ý hết cháu ạ").sees("tin nhắn (đã chọn)")
    granny.says("cháu nó sốt ba mươi tám độ rưỡi").sees("nhà trường chưa được báo")
    granny.says("ai xem được thông tin của con tôi").says(finished).sees("vậy là xong")
    assert zalo.consents(zalo.minh) == {"declare", "remind", "statistics"}


def test_who_one_is_may_be_said_in_words(school: PhuLam) -> None:
    mother = school.town.actor("m1").starts(school.slip(school.minh)).says("05/09/2019")
    mother.says("em là mẹ cháu ạ").sees("Quan hệ: mẹ", "Khai báo sức khỏe qua tin nhắn")
    assert [bond.relation for bond in school.rows(BOND)] == ["mother"]
    mother.taps("Khai báo sức khỏe qua tin nhắn")
    mother.says("em ghi nhầm, tôi là bố").sees("Quan hệ: bố", "☑ Khai báo sức khỏe qua tin nhắn")
    mother.taps("Chọn lại quan hệ")
    mother.sees("○ Mẹ")
    mother.taps("Bố")
    mother.sees("☑ Khai báo sức khỏe qua tin nhắn").taps("Xong")
    assert school.consents(school.minh) == {"declare"}
    assert [bond.relation for bond in school.rows(BOND)] == ["father"]


def test_who_left_the_page_is_asked_from_the_menu_who_they_are(school: PhuLam) -> None:
    granny = school.town.actor("g1").starts(school.slip(school.minh)).says("05/09/2019")
    granny.says("/trogiup").taps("Chọn mục đồng ý cho Minh")
    granny.sees("quan hệ với con").says("bà ngoại")
    assert [bond.relation for bond in school.rows(BOND)] == ["grandmother"]
    granny.taps("Khai báo sức khỏe qua tin nhắn")
    granny.taps("Xong")
    granny.says("/trogiup")
    assert school.consents(school.minh) == {"declare"}


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("em là mẹ cháu", "mother"),
        ("me", "mother"),
        ("má của bé nè", "mother"),
        ("bố", "father"),
        ("tôi là ba của Minh", "father"),
        ("ba noi be", "grandmother"),
        ("bà ngoại cháu ạ", "grandmother"),
        ("ông nội", "grandfather"),
        ("em là dì ruột", "guardian"),
        ("ba", None),
        ("em la ba chau", None),
        ("mẹ hoặc bố", None),
        ("cô ơi", None),
        ("đồng ý", None),
        ("", None),
    ],
)
def test_relations_as_they_are_typed(text: str, relation: str | None) -> None:
    assert read_relation(text) == relation


@pytest.mark.parametrize("words", ["dong y het", "đồng ý tất cả ạ"])
def test_all_may_be_ticked_in_words_and_still_waits_for_done(zalo: PhuLam, words: str) -> None:
    mother = zalo.town.actor("m1").says(zalo.slip(zalo.minh)).says("5/9/2019")
    mother.says("mẹ").says(words)
    mother.sees("1. Khai báo sức khỏe qua tin nhắn (đã chọn)", "2. Nhận tin nhắc (đã chọn)")
    assert zalo.consents(zalo.minh) == set()
    mother.says("xong")
    assert zalo.consents(zalo.minh) >= {"declare", "remind"}


def test_who_reads_it_and_taking_it_back_may_be_asked_in_words(school: PhuLam) -> None:
    mother = school.town.actor("m1").starts(school.slip(school.minh)).says("05/09/2019")
    mother.taps("Mẹ")
    mother.taps("Khai báo sức khỏe qua tin nhắn")
    mother.taps("Xong")
    mother.says("ai đọc cái này vậy ạ?").sees("Thông tin đang được lưu", "Ai đã xem")
    mother.says("thôi tôi không khai nữa").sees("Minh", "Khai báo sức khỏe qua tin nhắn")
