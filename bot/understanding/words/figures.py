"""What names a sign and tells of none: laughing till it hurts, being sick of lessons, forms, hats, soup."""

_LAUGHING = "muốn, đến, tới, mà, đến nỗi, tới mức, suýt, gần"
_HURTS = "đau bụng, đau cả bụng, vỡ bụng, đau ruột, xỉu, ngất, sặc, ói, nôn, chảy nước mắt, té ghế, mệt, khó thở"
_SICK_OF = "dị ứng, đau đầu, nhức đầu, phát sốt, phát ốm, mệt, ói, đuối, oải"
_LESSONS = (
    "toán, môn toán, văn, môn văn, lý, hóa, sử, môn sử, tiếng anh, môn anh, đề thi, đề toán, bài tập, bài kiểm tra, "
    "kiểm tra, thi cử, deadline, việc học, đi học, dậy sớm, thứ hai, sách vở, điểm số, crush, người yêu, drama"
)
_FAVOURS = "làm, làm bài, điền, nộp, khai, nhắn, học, viết"
_THINGS = (
    "hộ chiếu, làm hộ chiếu, hộ gia đình, họ tên, hồ cá, hồ nước, bảo hộ, "
    "nón bảo hiểm, nón lá, cái nón, dầu gội, dầu gió, dầu ăn, giật giải, giật điểm, giật cờ, chảy mồ hôi vì nóng, "
    "nhảy chân sáo, nhăn mặt, nhăn mặt khi nuốt, nhăn mặt nhăn mũi, canh khổ qua, uống nước nóng, tắm nước nóng, "
    "ngâm nước nóng, pha nước nóng, ban ngày ban mặt"
)


def figures() -> str:
    """All of them, as one list."""
    laughing = (f"cười {how} {hurts}" for how in _LAUGHING.split(", ") for hurts in _HURTS.split(", "))
    sick_of = [f"{sick} {of}" for sick in _SICK_OF.split(", ") for of in ("với", "vì")]
    weary = (f"{one} {what}" for one in sick_of for what in _LESSONS.split(", "))
    return ", ".join((*laughing, *weary, *(f"{verb} hộ" for verb in _FAVOURS.split(", ")), _THINGS))
