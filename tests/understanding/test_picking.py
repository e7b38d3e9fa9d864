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
HOURS = "6 giờ sáng; 6 giờ 30 sáng; 8 giờ tối hôm trước"
PLACES = "Ở nhà; Ở trường; Ở bệnh viện; Ở trạm y tế"
CHECKED = "Đã khám bác sĩ; Đang nằm viện; Chưa khám; Tự mua thuốc"
AMOUNTS = "Không em nào; 1 đến 2 em; 3 đến 5 em; Trên 5 em"
REASONS = "Ốm, bệnh; Việc gia đình; Thời tiết; Lý do khác"
WEEK = "Thứ Hai; Thứ Ba; Thứ Tư; Thứ Năm; Thứ Sáu"
FOUR = "Mai Thị Cẩm Tú, 5B, female; Mai Tuấn Kiệt, 2A, male; Mai Thanh Trúc, 2B, female; Mai Quốc Việt, Lá 1, male"
TRIO = "Võ Thị Hoài Thương, 9A3, female; Võ Nhật Trường, 7A1, male; Võ Hoài An, Mầm 1, female"
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
        (GOING, "2 con", ""),
        (GOING, "2 cháu ạ", ""),
        (FETCHING, "mẹ đón mà mẹ không đón được", ""),
        (FETCHING, "mẹ đón, chưa chắc", ""),
        ("Ông đón; Bà đón; Bố mẹ đón", "bà nội đón", "2"),
        ("Bố đón; Mẹ đón; Ông bà đón", "bà nội đón", "3"),
        (HOURS, "6h", "1"),
        (HOURS, "6 rưỡi sáng", "2"),
        (HOURS, "8h tối", "3"),
        (HOURS, "20h", "3"),
        (HOURS, "7h sáng", ""),
        (HOURS, "buổi sáng", ""),
        (PLACES, "vừa từ trạm y tế về nhà", "1"),
        (PLACES, "vừa ở viện về", ""),
        (PLACES, "nhà", "1"),
        (CHECKED, "khám", ""),
        (CHECKED, "khám rồi", "1"),
        (CHECKED, "chưa cô ạ, chiều mới đi", "3"),
        (AMOUNTS, "bốn em", "3"),
        (AMOUNTS, "1 em ạ", "2"),
        (REASONS, "con sốt", "1"),
        (REASONS, "nhà có đám cưới", "2"),
        ("Anh chị; Bố; Mẹ", "con 3 tuổi", ""),
        (GOING, "3 bữa nay con ho", ""),
        (GOING, "nhà có 2 đứa học trường này", ""),
        (GOING, "1 à nhầm 2", "2"),
        (GOING, "hông tới trường", ""),
        (GOING, "ở nhà hay đi khám thì giờ chưa tính được", ""),
        (SENDING, "huỷ giúp em", "3"),
        (CHECKED, "mai mới đi khám", ""),
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
        ("tất cả", ""),
        ("tất cả đều không", "7"),
        ("bình thường", "7"),
        ("sốt hoặc ho", ""),
        ("trừ sốt", ""),
    ],
)
def test_signs_are_ticked_by_what_a_child_has(text: str, chosen: str) -> None:
    assert " ".join(sorted(_chosen(SIGNS, text, many=True).split())) == chosen


AGREEING = "Đồng ý; Không đồng ý"
WHO = "Bố; Mẹ; Ông hoặc bà; Người khác"
PUPILS = "Phạm Gia Bảo; Phạm Gia Huy; Đỗ Quốc Bảo; Vũ Khánh Linh; Ngô Thùy Linh"


@pytest.mark.parametrize(
    ("labels", "text", "chosen"),
    [
        (AGREEING, "bố đồng ý mẹ thì không", ""),
        (AGREEING, "mẹ đồng ý nhưng bố không", ""),
        (AGREEING, "bố mẹ không đồng ý", "2"),
        (WHO, "mẹ cảm ơn cô", ""),
        (WHO, "mẹ của mẹ cháu", ""),
        (WHO, "mẹ của cháu", "2"),
        (WHO, "em trai của mẹ bé", "4"),
        ("Sốt; Sốt cao trên 39 độ; Ho", "ho thôi", "3"),
        ("Ho; Loét miệng; Giật mình; Sốt cao trên 39 độ", "sốt 38 thôi", ""),
        ("Ho; Loét miệng; Giật mình; Sốt cao trên 39 độ", "sốt 39 độ 5", "4"),
        ("Khỏi hẳn; Đỡ; Như cũ", "không đỡ", "3"),
        ("Đã khám; Chưa khám; Không cần khám", "chưa", "2"),
        ("Đã khám; Chưa khám; Không cần khám", "rồi ạ", "1"),
        (PLACES, "ở nhà cô ruột", ""),
        (PUPILS, "hai bạn Linh", ""),
    ],
)
def test_who_speaks_and_whose_kin_is_told_is_no_choice(labels: str, text: str, chosen: str) -> None:
    assert _chosen(labels, text) == chosen


@pytest.mark.parametrize(
    ("labels", "text", "chosen"),
    [
        (PUPILS, "hai bạn Linh", "4 5"),
        (PUPILS, "gia bảo và khánh linh", "1 4"),
        (PUPILS, "thùy linh đi muộn thôi, vắng mỗi huy", "2"),
        ("Bố; Mẹ; Ông bà", "ông nội hết rồi, giờ tới bố", "1"),
        ("Bố; Mẹ; Ông bà", "bố, mẹ thì không", "1"),
        ("Khai báo; Nhắc; Thống kê", "1 và 2, còn thống kê thì thôi", "1 2"),
        ("Khai báo; Nhắc; Thống kê", "thống kê thì không", ""),
        (SIGNS, "ho với chảy", ""),
        (SIGNS, "con bị 1,2 với cả 4 nữa", "1 2 4"),
        (SIGNS, "mũi sổ tùm lum, chọn sổ mũi giúp em", "3"),
        ("Buổi sáng; Buổi chiều", "sáng nghỉ chiều học", ""),
        ("Buổi sáng; Buổi chiều", "cả ngày", "1 2"),
    ],
)
def test_what_a_clause_sets_apart_is_not_ticked(labels: str, text: str, chosen: str) -> None:
    assert " ".join(sorted(_chosen(labels, text, many=True).split())) == chosen


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("thứ 2, 4, 6", "1 3 5"),
        ("thứ 2 đến thứ 4", "1 2 3"),
        ("tất cả trừ thứ 2", "2 3 4 5"),
        ("trừ thứ 6", ""),
        ("cn", ""),
    ],
)
def test_weekdays_are_ticked_by_their_names(text: str, chosen: str) -> None:
    assert _chosen(WEEK, text, many=True) == chosen


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
        (FOUR, "tất cả trừ Trúc", "1 2 4"),
        (FOUR, "Việt Nam vô địch cô ơi", ""),
        (FOUR, "xem Việt Nam đá bóng", ""),
        (FOUR, "tiếng Việt con học tới đâu rồi", ""),
        (FOUR, "bé gái lớp 2", "3"),
        (TRIO, "Trường mình mấy giờ tan cô", ""),
        (TRIO, "hôm nay trường nghỉ à cô", ""),
        (TRIO, "hôm nay trường nghỉ ạ", ""),
        (TRIO, "bé Trường", "2"),
        (TRIO, "trừ đứa lớn ra, hai đứa sau nghỉ", "2 3"),
        (TRIO, "anh của An", "2"),
        (TRIO, "em của Thương", ""),
        (TRIO, "thằng cu ở giữa đó cô", "2"),
        (TRIO, "con em", ""),
        (TRIO, "Thương với An, còn Trường thì khỏe", "1 3"),
        (TRIO, "mấy đứa kia, mỗi bé An là không ốm", ""),
        (TWINS, "Bảo hiểm y tế đóng bao nhiêu cô", ""),
        (TWINS, "Bảo trì máy lạnh xong chưa cô", ""),
        (TWINS, "mẹ bảo con rồi", ""),
        (TWINS, "không phải Bảo, là em nó", "2"),
        (TWINS, "con gái thôi, thằng kia khỏe", "2"),
        (TWINS, "dạ viết cho Hân, hồi nãy em bấm lộn qua bé kia", "2"),
        (TWINS, "em có hai con, con gái bệnh", "2"),
        (TWINS, "Bảo bịnh, Hân thì bình thường", "1"),
        (HOME, "cháu ở Long An mới về", ""),
        (HOME, "nhà em có 3 cháu ạ", ""),
        (HOME, "ba bé bị bệnh", ""),
        (HOME, "ba đứa đều ho", "1 2 3"),
        (HOME, "cô Yến ơi", ""),
        (HOME, "mẹ bé An", ""),
        (HOME, "bé Tâm Anh", ""),
        (HOME, "tâm trạng không tốt", ""),
        (HOME, "An lớp 5", ""),
        (TWINS, "không phải Hân đâu, Bảo cơ", "1"),
        (TWINS, "khoong phair Hân, Bảo cow", "1"),
        (TWINS, "em gái thằng Bảo", "2"),
        (TWINS, "con chị Ba cũng nghỉ", ""),
        (TRIO, "ai cũng dính hết cô ơi", "1 2 3"),
        (TWINS, "Bảo trước, Hân sau", "1"),
        (TWINS, "Bảo nóng từ đêm, Hân hông sao", "1"),
        (TWINS, "Bảo ốm, Hân mẹ chở đi học rồi", "1"),
        (TWINS, "Bảo ói, Hân đang chơi lego", ""),
        (TWINS, "Bảo sốt, Hân cũng sốt", "1 2"),
        (TWINS, "Bảo nói em Hân khỏe", ""),
        (TWINS, "hình như Bảo", ""),
        (TWINS, "khoan, Bảo nha, mà thôi Hân trước đi", "2"),
        (TWINS, "Bảo sốt, lây sang em Hân rồi", "1 2"),
        ("Lý Minh Quân, Lá 1, male; Lý Minh Quang, Chồi 3, male", "thằng anh sốt", "1"),
        ("Lý Minh Quân, Lá 1, male; Lý Minh Quang, Thỏ Ngọc, male", "thằng anh sốt", ""),
        (TRIO, "Trường đi học, còn hai đứa kia nghỉ", "1 3"),
        ("Đặng Tùng Lâm, 10C, male; Đặng Thùy Dương, 7A2, female", "em thấy hơi lâm râm bụng", ""),
        ("Trịnh Thảo Vy, 2A, female; Trịnh Bảo Vỹ, 1C, male", "Vy", "1"),
        ("Trịnh Thảo Vy, 2A, female; Trịnh Bảo Vỹ, 1C, male", "vy", ""),
    ],
)
def test_a_child_is_meant_by_what_is_said_of_it(children: str, text: str, meant: str) -> None:
    assert _meant(children, text) == meant
