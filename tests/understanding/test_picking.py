"""What chooses a line or a child, and what looks like it and chooses nothing."""

import pytest

from bot.understanding.children import read_child
from bot.understanding.choices import read_choice
from bot.understanding.values import Named, Understood

GOING = "Tới trường; Nghỉ ở nhà; Đi khám bệnh"
SENDING = "Gửi; Sửa; Hủy"
SIGNS = "Sốt; Ho; Sổ mũi; Đau họng; Đau đầu; Tiêu chảy; Không có biểu hiện nào"
FETCHING = "Ba mẹ đón; Ông bà đón; Xe của trường"
DEGREES = "Dưới 38; 38 - 39; Trên 39; Chưa đo"
DAYS = "Sáng nay; Hôm qua; Hôm kia; Ngày khác"
KNOWING = "Có; Không; Không rõ"
DONE = "Rồi; Chưa"
CARE = "Theo dõi tại nhà; Đã đi khám; Đang nằm viện; Đã khỏi"
HOME = "Trần Bình An, 2A, male; Trần Hải Yến, 5B, female; Trần Minh Tâm, Mầm 1, male"
TWINS = "Nguyễn Gia Bảo, 1A, male; Nguyễn Gia Hân, 1A, female"
HIGHLAND = "H'Linh Byă, 6A, female; Y Khang Byă, 2B, male"


def _chosen(labels: str, text: str, *, many: bool = False) -> str:
    options = [Named(str(n), label.strip()) for n, label in enumerate(labels.split(";"), 1)]
    read = read_choice(text, options, many=many)
    return " ".join(read.value) if isinstance(read, Understood) else ""


def _meant(children: str, text: str) -> str:
    options = [
        Named(str(n), *(part.strip() for part in child.split(","))) for n, child in enumerate(children.split(";"), 1)
    ]
    read = read_child(text, options)
    return " ".join(read.value) if isinstance(read, Understood) else ""


@pytest.mark.parametrize(
    ("labels", "text", "chosen"),
    [
        (GOING, "số 3 nghen cô, chút tui chở đi bịnh viện", "3"),
        (GOING, "c)", "3"),
        (GOING, "3 bữa nay con ho", ""),
        (GOING, "nhà có 2 đứa học trường này", ""),
        (GOING, "1 à nhầm 2", "2"),
        (GOING, "hông tới trường", ""),
        (GOING, "ở nhà hay đi khám thì giờ chưa tính được", ""),
        (SENDING, "huỷ giúp em", "3"),
        (SENDING, "sai rồi, sửa lại giúp em nhiệt độ 37,8", "2"),
        (SENDING, "khoan gửi", ""),
        (SENDING, "không gửi nữa", ""),
        (FETCHING, "hôm nay bà ngoại đón", "2"),
        (FETCHING, "không phải ba mẹ, bà đón", "2"),
        (FETCHING, "chưa biết ai đón", ""),
        (DEGREES, "38 độ 5", "2"),
        (DEGREES, "39 độ 5", "3"),
        (DEGREES, "chưa đo", "4"),
        (DAYS, "từ sáng nay", "1"),
        (DAYS, "bữa kia", "3"),
        (DAYS, "hôm qua hay hôm kia gì đó", ""),
        (DAYS, "hết hôm qua, sáng nay lại bị", ""),
        (KNOWING, "dạ không", "2"),
        (KNOWING, "em không rõ ạ", "3"),
        (KNOWING, "có lẽ", ""),
        (DONE, "uống rồi cô", "1"),
        (DONE, "dạ chưa cô ơi", "2"),
        (CARE, "khỏi hẳn rồi", "4"),
        (CARE, "chưa khỏi", ""),
        (CARE, "con nhập viện tối qua", "3"),
    ],
)
def test_a_line_is_chosen_by_what_is_said_of_it(labels: str, text: str, chosen: str) -> None:
    assert _chosen(labels, text) == chosen


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("ho với sổ mũi", "2 3"),
        ("số hai, số ba", "2 3"),
        ("đi ngoài 3 lần", "6"),
        ("hết ho rồi", ""),
        ("hết sốt rồi, chỉ còn ho", "2"),
        ("bố nó sốt", ""),
        ("đau", ""),
        ("đau đầu vs đau họng", "4 5"),
        ("con không có gì hết", "7"),
        ("ho hay sốt gì đó", ""),
        ("tất cả trừ số 7", ""),
    ],
)
def test_signs_are_ticked_by_what_a_child_has(text: str, chosen: str) -> None:
    assert " ".join(sorted(_chosen(SIGNS, text, many=True).split())) == chosen


@pytest.mark.parametrize("text", ["cảm ơn nhà trường", "trường mình hôm nay có bán trú không cô?", "0", "🙂", "ừ"])
def test_talk_chooses_nothing(text: str) -> None:
    assert _chosen(GOING, text) == ""


@pytest.mark.parametrize(
    ("children", "text", "meant"),
    [
        (HOME, "chị nó", "2"),
        (HOME, "đứa giữa", "1"),
        (HOME, "bé lớp hai", "1"),
        (HOME, "lớp mầm", "3"),
        (HOME, "Tâm chứ không phải An", "3"),
        (HOME, "không phải An", ""),
        (HOME, "An và bé út", "1 3"),
        (HOME, "Yến khỏe rồi, Tâm sốt", "3"),
        (HOME, "Yến, à nhầm, An", "1"),
        (HOME, "yến nghỉ học hôm nay ạ", "2"),
        (HOME, "yên tâm cô nhé", ""),
        (HOME, "cả nhà bình an cô ạ", ""),
        (HOME, "bình an", "1"),
        (HOME, "mẹ của An ốm", ""),
        (HOME, "con cô An", ""),
        (HOME, "em bé hàng xóm tên An", ""),
        (HOME, "cho em hỏi An học lớp nào ạ?", ""),
        (HOME, "An hay Tâm vậy cô", ""),
        (HOME, "hai thằng con trai", "1 3"),
        (TWINS, "hai đứa sinh đôi", "1 2"),
        (TWINS, "bảo con uống thuốc rồi", ""),
        (TWINS, "bé Bảo thôi cô, Hân không sao", "1"),
        (HIGHLAND, "H'Linh", "1"),
        (HIGHLAND, "nhỏ Linh", "1"),
        (HIGHLAND, "khang", "2"),
    ],
)
def test_a_child_is_meant_by_what_is_said_of_it(children: str, text: str, meant: str) -> None:
    assert _meant(children, text) == meant
