"""Long lists, many toggles, long texts, long summaries: on screens that a phone and every messenger take."""

from pathlib import Path

import pytest

from bot.dialogue.actions import LIMIT
from bot.forms import Form
from bot.texts import units
from tests.asking.forms import ask_of, stored, write_form
from tests.declaring.family import Family
from tests.town import Actor, Town

ZALO_LETTERS, TELEGRAM_BUTTONS = 2000, 100
PLACES = ("Hà Nội", "Hà Giang", "Hà Nam", "Hà Tĩnh", "Hải Dương", "Hải Phòng", "Bắc Ninh", "Bắc Giang", "Cần Thơ")
PLACES += tuple(f"Tỉnh số {number}" for number in range(10, 64))
WISHES = (
    "Gia đình đồng ý cho con tiêm tại trường vào đợt chính thức và sẽ có mặt cùng con trong buổi tiêm",
    "Gia đình đồng ý cho con tiêm nhưng xin tiêm tại Trạm Y tế vào một ngày khác trong tuần",
    "Gia đình chưa đồng ý và muốn được bác sĩ tư vấn thêm",
)


@pytest.fixture
def mother(town: Town) -> Actor:
    made = Family(town)
    town.to("Mon", "08:00")
    made.mother.taps("Cả 3 con đều khỏe")
    return made.mother


def asked(town: Town, mother: Actor, file: Path) -> Form:
    form = ask_of(town, file, 3)
    mother.says("/khaibao")
    mother.taps("Khai cho Minh")
    return form


def fits(mother: Actor) -> None:
    """The message as Zalo shows it, with a numbered line for each choice."""
    labels = mother.last.labels
    assert units(mother.last.text) + sum(len(label) + 5 for label in labels) <= ZALO_LETTERS, mother.last.plain
    assert len(labels) <= TELEGRAM_BUTTONS
    assert all(len(c.action.encode()) <= LIMIT and len(c.label) <= 64 for row in mother.last.rows for c in row)


def test_a_long_list_is_paged_and_a_few_typed_words_narrow_it(town: Town, mother: Actor, tmp_path: Path) -> None:
    rows = ({"type": "select_one place", "name": "place", "label::vi": "Con vừa ở tỉnh nào về?", "required": "yes"},)
    choices = [("place", f"p{number}", name) for number, name in enumerate(PLACES)]
    form = asked(town, mother, write_form(tmp_path, rows, choices))
    mother.sees("Con vừa ở tỉnh nào về ạ?", "nhắn vài chữ để tìm nhanh", "Hà Nội", "Xem thêm")
    assert len(mother.last.rows) <= 10
    assert "Quay lại" not in mother.last.labels
    mother.taps("Xem thêm")
    mother.sees("Xem thêm", "Quay lại")
    mother.taps("Quay lại")
    mother.sees("Hà Nội")
    for _ in range(6):
        if "Xem thêm" in mother.last.labels:
            mother.taps("Xem thêm")
            fits(mother)
    mother.sees("Tỉnh số 63")
    mother.says("ha").sees("chọn giúp một trong các mục này", "Hà Nội", "Hà Tĩnh", "Xem tất cả")
    assert mother.last.labels.index("Hà Tĩnh") < mother.last.labels.index("Hải Phòng")
    assert "Cần Thơ" not in mother.last.labels
    mother.says("xyz").sees("chưa hiểu câu trả lời này", "Xem thêm")
    mother.says("giang").sees("Hà Giang", "Bắc Giang")
    mother.taps("Xem tất cả")
    mother.sees("Hà Nội", "Xem thêm")
    mother.says("hai phong").sees("Con vừa ở tỉnh nào về: Hải Phòng", "Gửi")
    mother.taps("Gửi")
    assert stored(town, form)[-1] == {"place": "p5"}


def test_choices_too_long_for_a_button_are_numbered_and_stand_in_the_message(
    town: Town, mother: Actor, tmp_path: Path
) -> None:
    rows = ({"type": "select_one wish", "name": "wish", "label::vi": "Ý kiến gia đình?", "required": "yes"},)
    choices = [("wish", f"w{number}", words) for number, words in enumerate(WISHES)]
    form = asked(town, mother, write_form(tmp_path, rows, choices))
    mother.sees(*(f"{number}. {words}" for number, words in enumerate(WISHES, 1)))
    mother.sees("1. Gia đình đồng ý cho con")
    assert len(set(mother.last.labels)) == 3
    fits(mother)
    mother.says("2").sees("Đã ghi nhận Gia đình đồng ý cho con tiêm nhưng", "Gửi")
    mother.taps("Gửi")
    assert stored(town, form)[-1] == {"wish": "w1"}


def test_choices_told_apart_by_marks_alone_are_numbered(town: Town, mother: Actor, tmp_path: Path) -> None:
    rows = ({"type": "select_one tone", "name": "tone", "label::vi": "Biểu hiện?", "required": "yes"},)
    form = asked(town, mother, write_form(tmp_path, rows, [("tone", "cough", "Ho"), ("tone", "tiger", "Hổ")]))
    mother.sees("1. Ho", "2. Hổ")
    mother.says("hổ").sees("Đã ghi nhận Hổ.")
    mother.taps("Quay lại")
    mother.says("HO").sees("Đã ghi nhận Ho.")
    mother.taps("Gửi")
    assert stored(town, form)[-1] == {"tone": "cough"}


def test_many_toggles_stand_on_screens_and_stay_ticked(town: Town, mother: Actor, tmp_path: Path) -> None:
    rows = ({"type": "select_multiple place", "name": "places", "label::vi": "Con đã đến những đâu?"},)
    choices = [("place", f"p{number}", name) for number, name in enumerate(PLACES)]
    form = asked(town, mother, write_form(tmp_path, rows, choices))
    mother.taps("Hà Giang")
    mother.sees("☑ Hà Giang", "Tiếp", "Xem thêm")
    mother.taps("Xem thêm")
    mother.taps("Tỉnh số 30")
    mother.sees("☑ Tỉnh số 30", "Tiếp", "Quay lại")
    mother.says("cần thơ, tỉnh số 40")
    mother.sees("☑ Hà Giang", "☑ Cần Thơ")
    mother.says("hai").sees("chọn giúp trong các mục này", "☐ Hải Dương", "☐ Hải Phòng")
    mother.taps("Hải Dương")
    mother.taps("Tiếp")
    mother.taps("Gửi")
    assert stored(town, form)[-1] == {"places": ("p1", "p4", "p8", "p29", "p39")}


def test_a_text_too_long_for_one_message_is_read_screen_by_screen(town: Town, mother: Actor, tmp_path: Path) -> None:
    articles = [f"Điều {number} của thông báo về tiêm chủng cho học sinh." for number in range(1, 90)]
    rows = (
        {"type": "note", "name": "law", "label::vi": " ".join(articles[:45])},
        {"type": "note", "name": "more", "label::vi": " ".join(articles[45:])},
        {"type": "text", "name": "word", "label::vi": "Ý kiến của gia đình?"},
    )
    form = asked(town, mother, write_form(tmp_path, rows))
    read, labels = "", []
    while "Ý kiến của gia đình" not in mother.last.plain:
        fits(mother)
        read += mother.last.plain + " "
        assert "Tiếp" in mother.last.labels
        labels += mother.last.labels
        mother.taps("Tiếp")
    read = " ".join((read + mother.last.plain).split())
    assert all(f"Điều {number} của" in read for number in range(1, 90))
    assert "Quay lại" in labels
    fits(mother)
    mother.says("được ạ").sees("• Ý kiến của gia đình: được ạ")
    mother.taps("Gửi")
    assert stored(town, form)[-1] == {"word": "được ạ"}


def test_the_summary_of_sixty_questions_is_paged_and_loses_none(town: Town, mother: Actor, tmp_path: Path) -> None:
    rows = [{"type": "text", "name": f"q{n}", "label::vi": f"Câu hỏi thứ {n} về con?"} for n in range(60)]
    form = asked(town, mother, write_form(tmp_path, rows))
    for number in range(60):
        mother.says(f"đáp {number} " + "dài " * (400 if number == 7 else 1))
        fits(mother)
    read = ""
    while True:
        fits(mother)
        read += mother.last.plain
        mother.sees("Gửi", "Trang ")
        if "Xem thêm" not in mother.last.labels:
            break
        mother.taps("Xem thêm")
    assert all(f"• Câu hỏi thứ {n} về con: đáp {n} dài" in read for n in range(60))
    assert read.count("dài") == 460  # the last answer is echoed once
    mother.taps("Quay lại")
    mother.sees("Trang ")
    mother.taps("Sửa")
    mother.sees("Sửa: Câu hỏi thứ 0", "Xem thêm")
    assert len(mother.last.rows) <= 10
    mother.taps("Xem thêm")
    mother.taps("Sửa: Câu hỏi thứ 9")
    mother.says("khác hẳn")
    mother.taps("Gửi")
    assert stored(town, form)[-1]["q9"] == "khác hẳn"
    assert len(stored(town, form)[-1]) == 60


def test_an_answer_longer_than_is_kept_is_asked_again(town: Town, mother: Actor, tmp_path: Path) -> None:
    form = asked(town, mother, write_form(tmp_path, ({"type": "text", "name": "word", "label::vi": "Ý kiến?"},)))
    mother.says("a" * 2001).sees("tối đa 2000 chữ cái", "Ý kiến ạ?")
    mother.says("ngắn")
    mother.taps("Gửi")
    assert stored(town, form)[-1] == {"word": "ngắn"}


def test_a_picture_is_explained_and_passed_by(town: Town, mother: Actor, tmp_path: Path) -> None:
    rows = (
        {"type": "image", "name": "card", "label::vi": "Ảnh sổ tiêm?", "required": "yes"},
        {"type": "text", "name": "word", "label::vi": "Ý kiến?"},
    )
    form = asked(town, mother, write_form(tmp_path, rows))
    mother.sees("Ảnh sổ tiêm ạ?", "Hiện chưa nhận ảnh qua tin nhắn")
    mother.taps("Tiếp")
    mother.says("không có gì")
    mother.taps("Gửi")
    assert stored(town, form)[-1] == {"word": "không có gì"}


def test_filtered_choices_defaults_and_read_only_rows(town: Town, mother: Actor, tmp_path: Path) -> None:
    rows = (
        {"type": "select_one area", "name": "area", "label::vi": "Xã nào?", "required": "yes"},
        {
            "type": "select_one hamlet",
            "name": "hamlet",
            "label::vi": "Thôn nào?",
            "required": "yes",
            "choice_filter": "of = ${area}",
        },
        {"type": "integer", "name": "people", "label::vi": "Nhà có mấy người?", "default": "4"},
        {"type": "text", "name": "office", "label::vi": "Nơi nhận", "default": "Trạm Y tế", "read_only": "yes"},
        {"type": "note", "name": "sure", "label::vi": "Xin xem lại: ${people} người ở thôn ${hamlet}."},
        {"type": "text", "name": "word", "label::vi": "Điều muốn nhắn?"},
    )
    choices = (
        ("area", "a", "Phù Lam", ""),
        ("area", "b", "Phù Đổng", ""),
        ("hamlet", "a1", "Thôn Đông", "a"),
        ("hamlet", "a2", "Thôn Tây", "a"),
        ("hamlet", "b1", "Thôn Thượng", "b"),
    )
    form = asked(town, mother, write_form(tmp_path, rows, choices, columns=("of",)))
    mother.taps("Phù Lam")
    assert mother.last.labels[:2] == ["Thôn Đông", "Thôn Tây"]
    mother.taps("Thôn Tây")
    mother.sees("Nhà có mấy người ạ?", "Giữ: 4")
    for _ in range(2):
        mother.taps("Quay lại")
    mother.taps("Phù Đổng")
    assert mother.last.labels[0] == "Thôn Thượng"
    mother.taps("Thôn Thượng")
    mother.taps("Giữ: 4")
    mother.sees("Nơi nhận: Trạm Y tế", "Xin xem lại: 4 người ở thôn Thôn Thượng.", "Điều muốn nhắn ạ?")
    mother.taps("Bỏ qua")
    mother.taps("Gửi")
    assert stored(town, form)[-1] == {"area": "b", "hamlet": "b1", "people": 4, "office": "Trạm Y tế"}
