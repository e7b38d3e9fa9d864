"""What counts as told: pictures and files too; of what is cut, only what stands whole in the same message."""

from bot.messages import Choice, File, Reply
from tests.parity.told import shown

WHOLE = "Nhà trường đã khử khuẩn đồ chơi và tay nắm cửa trong tuần này chưa?"
CUT = "Nhà trường đã khử khuẩn đồ chơi và…"


def told(text: str, *labels: str) -> list[str]:
    rows = tuple((Choice(label, "x"),) for label in labels)
    return sorted(shown("1", "asked", Reply(text, rows)).sentences)


def test_a_label_cut_for_its_button_is_told_by_the_line_that_says_it_whole() -> None:
    assert told(f"3. {WHOLE}", f"☐ 3. {CUT}") == [WHOLE]
    assert told(f"<b>{WHOLE}</b>", CUT) == [WHOLE]


def test_so_is_a_line_cut_in_a_list() -> None:
    assert told(f"• {WHOLE}\n2. {CUT}") == [f"• {WHOLE}"]
    assert told(f"{WHOLE}\nHoặc nhắn: {CUT} · Quay lại.") == sorted([WHOLE, "Quay lại"])


def test_what_is_cut_and_stands_whole_nowhere_is_told_as_it_is() -> None:
    assert told("Còn một mục.", CUT) == ["Còn một mục.", CUT]
    assert told(f"2. {CUT}\n3. {CUT}") == [CUT, CUT]
    assert told(f"Xin xem: {WHOLE}", CUT) == sorted([CUT, f"Xin xem: {WHOLE}"]), "within another sentence"
    assert told(WHOLE.replace("đồ chơi", "bàn ghế"), CUT) == sorted([CUT, WHOLE.replace("đồ chơi", "bàn ghế")])


def test_a_short_sentence_with_dots_is_no_beginning_of_another() -> None:
    assert told("Đang gửi ảnh cho cô Hạnh.\nĐang gửi…") == ["Đang gửi ảnh cho cô Hạnh.", "Đang gửi…"]


def test_a_picture_or_a_file_is_told_beside_the_words() -> None:
    said = [
        shown("1", "asked", Reply("Đây ạ.", picture=picture, photo=photo, file=file)).sentences
        for picture, photo, file in (("", b"", None), ("a", b"", None), ("b", b"", None), ("", b"a b", None))
    ]
    assert len(set(said)) == 4
    assert shown("1", "asked", Reply("Đây ạ.", file=File("a.pdf", b""))).sentences == ("Đây ạ.", "<file a.pdf>")
