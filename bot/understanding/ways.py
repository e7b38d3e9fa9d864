"""What people say for the words of a label: one meaning, its several ways of being said."""

import re

from bot.understanding.folding import words_of
from bot.understanding.screening import Screened

SAME = {
    "mẹ": "mẹ, má, mạ, bầm",
    "bố": "bố, ba, cha, tía, bọ",
    "ông bà": (
        "mệ, mệ nội, mệ ngoại, ôn, nội ngoại, ông bà, ông, bà, ông nội, bà nội, ông ngoại, bà ngoại, nội, "
        "ngoại, ông bà nội, ông bà ngoại"
    ),
    "cô chú": "cô chú, chú, dì, cậu, bác, mợ, thím, dượng, chú út, cô út, dì út, cậu út, bác hai",
    "người nhà": "người nhà, chồng, vợ, chồng tôi, vợ tôi, người trong nhà, người thân",
    "anh chị em": (
        "em của em, em của con, anh của em, chị của em, em trai em, em gái em, anh trai em, chị gái em, em ruột, "
        "anh chị em, anh trai, chị gái, em trai, em gái, thằng em, con em, đứa em, thằng anh, con chị, anh "
        "nó, chị nó, chị hai, anh hai, em bé"
    ),
    "người khác": (
        "người khác, dì, chú, cậu, mợ, thím, dượng, dì út, cô út, chú út, cậu út, chị hai, anh hai, chị gái, anh trai, "
        "cô ruột, chú ruột, "
        "cậu ruột, dì ruột, bác ruột, hàng xóm, anh họ, chị họ"
    ),
    "người giúp việc": "người giúp việc, giúp việc, bác giúp việc, cô giúp việc, chị giúp việc, osin, ô sin",
    "con của tôi": (
        "con của tôi, con tôi, con tui, con mình, thằng con tôi, con gái tôi, con trai tôi, cháu nhà em, con nhà em, "
        "cháu nhà tôi"
    ),
    "bản thân": "bản thân, cho tôi, cho mình, cho chính tôi, chính tôi, chính mình, cá nhân, bản thân tôi",
    "lớp mình": "lớp mình, lớp tôi, lớp em, học sinh lớp mình, học sinh lớp tôi, học trò",
    "học sinh": "học sinh, hs, các em",
    "chủ nhiệm": "chủ nhiệm, gvcn",
    "đi học": "đi học, đến lớp, tới lớp, vô lớp, vào lớp, đến trường, tới trường, vô học, vào học, học",
    "nghỉ": "nghỉ, nghỉ học, vắng, vắng mặt",
    "ở nhà": "ở nhà, tại nhà, nằm nhà, trong nhà",
    "muộn": "muộn, trễ",
    "khám": "khám răng, khám mắt, khám tai, khám tổng quát, khám định kỳ, khám răng định kỳ, đi khám răng, "
    "khám, đi khám, khám bệnh, đi khám bệnh, đi bác sĩ, đi khám bác sĩ, đi viện khám",
    "nhập viện": "nhập viện, nằm viện, vô viện, vào viện, cấp cứu",
    "bệnh viện": "bệnh viện, bv, viện, viện nhi, bệnh viện nhi",
    "trạm y tế": "trạm y tế, trạm xá, trạm, y tế xã, y tế phường, trạm y tế xã, trạm y tế phường",
    "ở trường": "ở trường, ở lớp, trong lớp, trong trường, tại trường, tại lớp, trên lớp, trên trường, đang học",
    "telegram": "telegram, tele, telegam, telegrame, tê lê",
    "zalo": "zalo, zl, dalo, za lo, zep lao, zép lào, zala",
    "email": "email, mail, gmail, thư điện tử, hộp thư điện tử, e mail, hòm thư",
    "số điện thoại": "số điện thoại, sđt, số đt",
    "gọi điện": "gọi điện, gọi, điện thoại, alo, gọi điện thoại, gọi đt, call, điện",
    "tin nhắn": "tin nhắn, sms, nhắn tin, nhắn, tin nhắn thường, tin nhắn sms",
    "thời tiết": (
        "thời tiết, mưa, bão, lụt, ngập, rét, mưa to, mưa bão, mưa lớn, mưa gió, trời mưa, ngập đường, ngập "
        "lụt, rét đậm, lũ"
    ),
    "việc gia đình": (
        "việc gia đình, việc nhà, nhà có việc, gia đình có việc, việc riêng, đám cưới, đám giỗ, đám tang, đám ma, về "
        "quê, giỗ, nhà có đám, nhà có giỗ, nhà có đám giỗ, nhà có đám cưới, nhà có đám tang, nhà có đám ma, có đám "
        "giỗ, có đám cưới, nhà bận việc, nhà em bận việc, nhà em có việc, bận việc nhà, ăn cưới, nhà có tang, ăn giỗ, "
        "gia đình có tang, gia đình có đám, gia đình có giỗ, chuyện gia đình, chuyện nhà"
    ),
    "về quê": "về quê, đi quê, về nội, về ngoại, về quê ngoại, về quê nội",
    "đo": "đo, cặp, kẹp, cặp nhiệt, kẹp nhiệt, cặp nhiệt độ, đo nhiệt độ",
    "đờm": "đờm, đàm",
    "giật mình": "giật mình, giựt mình, giật thót, giật nảy",
    "gửi": "gửi, gởi, gửi đi, gởi đi, gửi luôn, gửi giúp, nộp",
    "ngã": "ngã, té, bị té, bị ngã, té ngã, trượt ngã, vấp ngã, vấp té",
    "kháng sinh": "kháng sinh, ksinh, k sinh, ks, thuốc kháng sinh",
    "anh chị": (
        "anh chị, anh trai, chị gái, anh hai, chị hai, anh ruột, chị ruột, anh nó, chị nó, anh trai bé, chị gái bé, "
        "anh trai cháu, chị gái cháu, anh của bé, chị của bé, là chị của bé, là anh của bé"
    ),
    "paracetamol": "paracetamol, para, hapacol, panadol, efferalgan, tylenol, acetaminophen, paracetamon",
    "ibuprofen": "ibuprofen, ibu, brufen, ibrafen, gofen, ibufen",
    "sửa": "sửa, sửa lại, chỉnh, chỉnh lại, chỉnh sửa, sai, sai rồi, nhập lại, khai lại, làm lại, điều chỉnh",
    "hủy": "hủy, huỷ, hủy bỏ, bỏ, bỏ đi, xóa, xóa đi, hủy đi",
    "xem": "xem, coi, xem lại, coi lại",
    "đổi": "đổi, thay đổi, thay, đổi lại",
    "điện thoại": "điện thoại, đt, dt, phone",
    "liên hệ": "liên hệ, liên lạc",
    "khỏe": "khỏe, bình thường, ổn, khỏe mạnh",
    "bệnh": "bệnh, ốm, bịnh, bị bệnh, bị ốm, bị bịnh, đau ốm",
    "nhớ": "nhớ, rõ, biết, chắc",
    "tiêm": "tiêm, chích, tiêm chủng, chích ngừa, tiêm phòng",
    "đón": "đón, rước",
    "miệng": "miệng, mồm",
    "tay": "tay, bàn tay, ngón tay, lòng bàn tay",
    "chân": "chân, bàn chân, ngón chân, lòng bàn chân",
    "sáng": "sáng, buổi sáng",
    "tối": "tối, buổi tối",
    "chiều": "chiều, buổi chiều",
    "trưa": "trưa, buổi trưa",
    "nhầm": "nhầm, lộn, lỡ tay, bấm nhầm, bấm lộn, nhấn nhầm",
    "đúng": "đúng, chính xác, chuẩn",
    "nhắc": "nhắc, nhắc nhở",
    "mỗi ngày": "mỗi ngày, hàng ngày, hằng ngày, ngày nào cũng, mọi ngày",
    "mỗi tuần": "mỗi tuần, hàng tuần, hằng tuần, tuần nào cũng, tuần một lần",
    "hôm nay": "hôm nay, nay, bữa nay, hnay, bữa ni",
    "hôm qua": "hôm qua, hqua, bữa qua",
    "đỡ": "đỡ, đỡ hơn, bớt, thuyên giảm, khá hơn, khá lên, đỡ nhiều, bớt nhiều",
    "như cũ": (
        "như cũ, vẫn thế, vẫn vậy, vẫn như vậy, vẫn như thế, y nguyên, vẫn như cũ, vẫn như hôm qua, như hôm qua, "
        "vẫn rứa, không đổi, không thay đổi, chưa thay đổi, "
        "không đỡ, chưa đỡ, chưa thấy đỡ, không thấy đỡ, chưa thấy bớt, không bớt, chưa bớt, vẫn chưa đỡ, vẫn chưa bớt"
    ),
    "nặng hơn": "nặng hơn, nặng thêm, nặng lên, xấu đi, tệ hơn, trở nặng, nặng, yếu hơn, mệt hơn",
    "khỏi": "khỏi, khỏe lại, hết bệnh, khỏi bệnh, khỏi hẳn, khỏe hẳn, lành, lành hẳn",
    "xe buýt": "xe buýt, xe bus, buýt, bus",
    "hiếm khi": "hiếm khi, hiếm, ít khi, họa hoằn",
    "không bao giờ": "không bao giờ, chưa bao giờ, không khi nào, chưa khi nào, chẳng bao giờ",
    "gặp trực tiếp": "gặp trực tiếp, gặp mặt, đến gặp, gặp, trực tiếp",
    "đồng ý": "đồng ý, nhất trí, tán thành, chấp thuận, đồng tình, chấp nhận",
}
"""By a meaning its ways, with their marks; a label takes its meaning from the longest that stands in it."""

DENIED = {
    "đồng ý": "từ chối",
    "nhớ": "quên, chịu",
    "khỏe": "ốm, bệnh, bịnh, mệt, sốt, ho, nôn, ói, bị ốm, bị bệnh, đau",
}
"""Words that say the contrary of a meaning."""

WEAK = words_of(
    "đang đã bị có đi ở của vào lúc nào từ là được rồi này lên xuống khi cho đến tới giờ thứ mỗi cả đều cũng hôm "
    "ngày buổi lần người em con cô mới"
)
"""Words of labels that alone tell no label from another."""

FILLERS = words_of(
    "a ah da vang uh u thua co thay em con chi anh toi minh me bo ba chon lay cau so muc y dap an cai thu o "
    "phuong la chac ad cho nhe nha nhen xin oi di thoi nua do roi ok nghen luon day ban lua bam nhan dong gia "
    "dinh tra loi bi be chau nay ay ha nghe lam nhieu it lan hihi huhu hic haha hehe vs hom nguoi the gi nho voi "
    "va cung thi vay lai giup e noi ngoai kia r can muon duoc deu bua ni gium gio hien dang moi vua tu luc hoi "
    "sang ma ne nhi nhoa nhak mot chut xiu nhung van cu that thiet ket qua mong cam on no tui tao cua het"
)
"""Folded words that only make it polite or lead on, where no label has them."""

LEADING = words_of("keu dua cho tro lo de dem ve ra vo toi sap dinh phai xong truoc sau dung gan khoang tam")
"""Words that lead from one thing to another and say nothing themselves."""

DENYING = words_of(
    "không khong ko k kg khg kh kô hông hong hổng hỏng hok hk hem hẻm chưa chua ch chx chẳng chang chả chuwa khoong "
    "khỏi khoi đừng trừ khoan"
)
"""Words as they are typed that deny what follows."""
CORRECTED = Screened(
    r"\b(?:à|ah?)?,? ?(?:nhầm|lộn|lon|nham)(?! (?:rồi|đứa|con|bé|cháu|em|người|tên|lớp|ngày)\W*$)"
    r"(?: rồi| roi)?[,.: ]+|\b(?:à|ủa) (?:không|quên)[,. ]+"
    r"|[,.;]? ?\b(?:à|ah?|ơ|ủa|mà)(?: mà)? (?:khoan|từ từ)(?: đã| tí| chút| xíu)*(?:[,. ]+|$)|[,.;] à mà (?=\w)"
    r"|\by? ?ý (?:em|tôi|mình) là "
    r"|,? \b(?:à|ơ|mà) thôi,? (?=(?!(?:cô|thầy|ạ|nha|nhé|em|chị)\b)\w)"
)
"""Where somebody takes back what stands before."""
_ANSWERED_ANEW = re.compile(
    r"(?<=\w)[ ,.…]+(?:à|ủa|ơ|í|ah)(?: mà)?,? "
    r"(?=(?:có(?! \S+ (?:gì )?đâu)|không|ko|k|hông|hổng|chưa)\b(?! (?:sao|biết|rõ)))",
    re.IGNORECASE,
)


def taken_back(text: str) -> str:
    """ "Không, à mà có": what was answered at last."""
    return _ANSWERED_ANEW.split(text)[-1] if "à" in text or "ủa" in text or "ơ" in text else text


HEDGES = (
    r"\b(?:khong|ko|k|chua|chang|hong|hok|chả|cha) "
    r"(?:ro|biet(?! chu| doc| dung| xai| nhan| viet)|nho|chac|tinh|quyet|nghi)\b"
    r"|\bphan van\b|\bde (?:em|toi|minh|chi|anh|tui|me|bo|ba) (?:hoi|xem|coi|nghi|tinh)\b"
)
