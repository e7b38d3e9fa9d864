"""Danger of life that is no sign of an illness is heard, and what only looks like it is not."""

import pytest

from bot.understanding.danger import tells_of_anothers_danger, tells_of_danger
from bot.understanding.despair import of_whom, tells_of_despair
from bot.understanding.injured import tells_of_injury

NOW = (
    "ngân uống nhầm thuốc chuột", "minh nuốt đồng xu", "ngan bi dien giat", "cứu con tôi với", "cấp cứu", "cap cuu voi",
    "nguy quá cô ơi minh sắp chết", "tuệ hóc xương nghẹn không thở", "be bi duoi nuoc", "con toi bi phong nuoc soi",
    "em Nam bi ran can", "nuot phai cuc pin", "chau bat tinh roi", "he is choking", "Minh swallowed a coin",
    "please help me", "co ay chay mau khong cam duoc", "cháu hóc hạt nhãn", "te xuong ao", "bé uống nhầm thuốc của bà",
    "minh bị chó dại cắn", "hôm qua ngã đập đầu, nay nôn vọt", "minh chảy máu cam mãi ko cầm", "ngân nôn ra máu",
    "bị xe máy đụng",
)  # fmt: skip
NOT_NOW = (
    "con ho, sot 38", "giat minh", "co giat", "khong bi dien giat", "diễn tập đuối nước ở trường", "suýt đuối nước",
    "mẹ đưa đi cấp cứu rồi về", "o phong cap cuu", "hôm qua hóc xương, lấy ra rồi", "uong thuoc roi", "chảy máu cam",
    "nuot dau hong", "giat dien thoai", "cô cứu hộ", "trợ giúp", "help page", "cháu ăn phải đồ lạ", "mac cu",
    "con đi học hát", "chơi dưới nước", "chết cười", "muốn chết vì nóng", "nóng sắp chết", "cháy hàng",
    "điện giật mình",    "nôn ra màu vàng", "không bị chó cắn", "đau đầu, nôn", "cho con cân nặng",
)  # fmt: skip


@pytest.mark.parametrize("text", NOW)
def test_danger_is_heard(text: str) -> None:
    assert tells_of_danger(text)
    assert tells_of_danger(f"  {text.upper()}!!! ")


@pytest.mark.parametrize("text", NOT_NOW)
def test_what_is_over_denied_or_no_danger_is_not(text: str) -> None:
    assert not tells_of_danger(text)


DESPAIR = (
    "em đang muốn chết", "em rạch tay", "không muốn sống nữa", "em muốn tự tử", "chán sống", "em rach tay",
    "em muốn chết vì bị bắt nạt", "bạn em muốn tự tử", "con gái tôi rạch tay", "I want to die",
)  # fmt: skip
SAID_SO = (
    "chết cười", "muốn chết vì nóng", "nóng muốn chết", "em mệt muốn chết", "em bị rách tay", "từ từ em khai",
    "em không muốn chết", "muốn chết đi được", "con không muốn sống chung", "cắt móng tay", "tuyên truyền về tự tử",
)  # fmt: skip


def test_wanting_to_die_is_heard_and_figures_of_speech_are_not() -> None:
    assert [text for text in DESPAIR if not tells_of_despair(text)] == []
    assert [text for text in SAID_SO if tells_of_despair(text)] == []
    assert [of_whom(DESPAIR[at]) for at in (0, 7, 8)] == ["self", "friend", "child"]


def test_danger_of_somebody_else_is_told_apart() -> None:
    for text in ("bạn em ngất ở sân trường", "bạn Hoa lớp 8A bị co giật", "có người bị điện giật"):
        assert tells_of_anothers_danger(text, is_parent=False)
    for text in ("bản thân khó thở", "em bị bạn đánh chảy máu đầu", "em khó thở", "bạn em bị ho"):
        assert not tells_of_anothers_danger(text, is_parent=False)
    assert not tells_of_anothers_danger("bạn Tuệ bị ngất", is_parent=True)


HURT = (
    "phong bi nga o san chay mau", "cháu Phong ngã cầu thang gãy tay", "Phong bị ngã đập đầu", "chảy máu nhiều lắm",
    "bạn An bị rách trán", "bé ngã từ tầng 2", "bi gay chan", "đánh nhau chảy máu mắt", "ngã gãy tay, xước đầu gối",
)  # fmt: skip
SLIGHT = (
    "Phong chảy máu cam", "bé ngã trầy nhẹ", "em Nga sốt 38, chảy máu chân răng", "bé ngã đầu gối chảy máu",
    "suýt ngã cầu thang", "không bị gãy tay", "ngã bệnh 3 hôm", "cháu bị ngã trong lớp", "gay gắt", "em Nga đau đầu",
    "gây co giật tay", "vừa đầu giờ", "em nga di kham, dau dau", "Nga đứng ở đầu cầu thang đón mẹ",
)  # fmt: skip


def test_an_accident_is_heard_and_a_graze_is_not() -> None:
    assert [text for text in HURT if not tells_of_injury(text)] == []
    assert [text for text in SLIGHT if tells_of_injury(text)] == []
