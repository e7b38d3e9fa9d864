"""Stickers, voice messages and pictures nobody asked for: a kind sentence, and what was open stays open."""

import pytest

from bot.messages import Photo
from tests.declaring.family import Family
from tests.town import Actor, Town


@pytest.fixture
def family(town: Town) -> Family:
    made = Family(town)
    town.to("Mon", "06:40")
    return made


def sends(town: Town, actor: Actor, kind: str) -> None:
    town.receive(town.update(actor.chat, text="", unread=kind))


@pytest.mark.parametrize(("kind", "said"), [("sticker", "nhãn dán"), ("unsupported", "tin nhắn dạng này")])
def test_it_is_said_with_what_is_owed(town: Town, family: Family, kind: str, said: str) -> None:
    sends(town, family.mother, kind)
    family.mother.sees("Trợ lý chưa", said, "mẹ vui lòng nhắn bằng chữ ạ.", "Tuệ chưa khỏe", "đều khỏe")
    assert "Xin lỗi" not in family.mother.last.plain


def test_a_sticker_is_no_answer_and_the_question_stays_open(town: Town, family: Family) -> None:
    mother = family.mother
    mother.taps("Tuệ chưa khỏe")
    mother.taps("Sốt")
    mother.taps("Tiếp")
    mother.sees("Tuệ bao nhiêu độ ạ?")
    sends(town, mother, "sticker")
    mother.sees("Trợ lý chưa xem được nhãn dán, mẹ vui lòng nhắn bằng chữ ạ.")
    assert mother.last.labels == []
    mother.says("38,2").sees("Đã ghi nhận 38,2°C.", "bị từ hôm nào ạ?")


def test_the_words_of_its_buttons_are_still_understood_after_a_sticker(town: Town, family: Family) -> None:
    mother = family.mother
    for label in ("Tuệ chưa khỏe", "Sốt", "Tiếp"):
        mother.taps(label)
    sends(town, mother, "sticker")
    mother.says("Chưa đo").sees("bị từ hôm nào ạ?")


def test_a_picture_that_nobody_asked_for_is_not_met_with_sorry(town: Town, family: Family) -> None:
    town.receive(town.update(family.mother.chat, text="", photo=Photo("somewhere")))
    family.mother.sees("chưa xem được ảnh gửi ở đây", "mẹ vui lòng nhắn bằng chữ ạ.", "Tuệ chưa khỏe")


def test_a_group_that_nobody_can_leave_hears_one_sentence(town: Town) -> None:
    first = town.receive(town.update("lớp 2A", text="", is_private=False))
    assert first.leave and "chỉ trả lời tin nhắn riêng" in first.text
    second = town.receive(town.update("lớp 2A", text="", is_private=False))
    assert second.leave and not second.text
    town.by(days=31)
    assert town.receive(town.update("lớp 2A", text="", is_private=False)).text
