"""Further phrases by tag: staying and going, nobody being ill, care at home, and what passes by itself."""

FURTHER = {
    "daily": (
        "thay đổi, thời tiết thay đổi, thay đổi thời tiết, đổi thời tiết, chuyển mùa, giao mùa, trở trời, "
        "trái gió trở trời, bịt mũi, bóp mũi, chườm, chườm mát, chườm ấm, lau mát, lau người, nhỏ mũi, rửa mũi, "
        "hút mũi, xông mũi, súc miệng, súc họng, xịt họng, nhỏ mắt, rửa mắt, đeo kính, đeo khẩu trang, cạo gió, "
        "đánh gió, giác hơi, bôi dầu, xoa dầu, nước ấm, áo ấm, mặc ấm, mặc áo ấm, giữ ấm, quàng khăn, trà ấm, sữa ấm, "
        "cơm nóng, canh nóng, cháo nóng, trời nóng, nắng nóng, vì nóng, do nóng, tại nóng, do trời nóng, xịt mũi giùm, "
        "thuốc ho, siro ho, si rô ho, kẹo ngậm ho, thuốc nhỏ mắt, thuốc nhỏ mũi, thuốc xịt mũi, thuốc xịt họng, "
        "thuốc tiêu chảy, thuốc đau đầu, thuốc đau bụng, thuốc dị ứng, thuốc say xe, thuốc cảm, hết thuốc ho, "
        "cho xịt mũi, lau mũi, chùi mũi, rửa tay, đi giày, đi dép, đi tất, "
        "là hết, là khỏi, là đỡ, mau hết, mau khỏi, chóng khỏi, nhanh khỏi, sớm khỏi, mau khỏe, sẽ hết, sẽ khỏi, "
        "không ra, không nín, không kịp, dụi, dụi mắt, dụi tay, gãi, bôi, bôi thuốc, thoa, thoa thuốc, thoa kem, "
        "bôi kem, hắng giọng, uống siro ho, uống si rô ho"
    ),
    "not": (
        "không ai, chưa ai, chẳng ai, không ai bị, chưa ai bị, không có ai, chưa có ai, không có ai bị, không đứa "
        "nào, không đứa nào bị, chưa đứa nào, không con nào, không bé nào, không cháu nào"
    ),
    "child": (
        "cháu tôi, cháu tui, cháu mình, cháu ông, cháu bà, cháu ngoại, cháu nội, cháu ngoại tui, cháu nội tui, "
        "cháu ngoại tôi, cháu nội tôi, cháu đích tôn, thằng cháu, con bé cháu, cháu gái tôi, cháu trai tôi"
    ),
    "metaphor": (
        "muốn xỉu luôn, xỉu luôn, cười xỉu, sắp chết, muốn chết, "
        "chết mất, sắp die, tụt mood, đau tim quá, đau hết cả tim, trụy tim, rụng tim, đau đớn, đau khổ, đau thương, "
        "đau thấu trời, đau ví tiền, sốt sình sịch vé, muốn khùng, muốn điên, phát điên, điên đầu, nhức não, đau não, "
        "não to, lú, cháy deadline, mệt não, mệt tim, sốt show, sốt idol"
    ),
    "nothing": "ở đâu cả, ở đâu hết, chỗ nào cả, chỗ nào hết, đâu hết",
    "easing": "đang đóng vảy, đang khô, đang se, đang xẹp, đang khô dần, xẹp dần, se dần, đang lành, đang tan",
    "done": "lặn sạch bách, hết sạch bách, thôi rồi, thôi hẳn, êm rồi, êm hẳn, im rồi, dứt rồi, không còn nữa",
    "home": (
        "về quê lên, vừa về quê, mới về quê, vừa về quê lên, ở quê lên, về quê chơi, về quê ra, "
        "đi wc, đi toilet, đi nhà vệ sinh, đi nặng, đi ị, đi tè, chưa đi vệ sinh, chưa đi cầu, chưa đi tiêu, "
        "chưa đi vệ sinh được, không đi vệ sinh được, chưa đi ngoài, chưa đi nặng, chưa đi nặng được, "
        "không đi giày được, không đi được giày, chưa đi khám, chưa đi bác sĩ, chưa đi viện, không đi bơi, "
        "không đi chơi"
    ),
    "unwell": "chưa khỏe hẳn, chưa hẳn khỏe, chưa thực sự khỏe, không thật khỏe",
    "stay": (
        "không cho đi đâu, khỏi đi học, thôi khỏi đi, "
        "đi sao được, đi sao nổi, đi làm sao được, đi thế nào được, đi kiểu gì được, sao đi được, sao mà đi được, "
        "sao đi nổi, làm sao đi được, làm sao mà đi được, đi gì được, đi đâu được, lấy gì mà đi, đi đường nào được, "
        "không ra khỏi nhà được, không ra khỏi nhà nổi, không ra khỏi xã được, không ra đường được, "
        "không ra được đường, không ra khỏi ngõ được, không qua sông được, không qua cầu được, kẹt lũ, kẹt nước lũ, "
        "mắc kẹt ở nhà, mắc lụt ở nhà, nằm ở nhà rồi, không dậy nổi đi học, không đi dạy được, không đi dạy, "
        "không lên dạy được, nghỉ dạy hôm nay, báo nghỉ, báo vắng, xin báo nghỉ, xin báo vắng, xin phép báo nghỉ, "
        "dạy thay, nhờ dạy thay giùm, "
        "tại nhà, theo dõi tại nhà, nghỉ tại nhà, cho nghỉ tại nhà, ở tại nhà, cách ly tại nhà, "
        "điều trị tại nhà, chăm sóc tại nhà, nằm nghỉ tại nhà, nghỉ ngơi tại nhà, điều trị ở nhà, "
        "chăm sóc ở nhà, uống thuốc ở nhà, nghỉ nằm nhà, cho nghỉ nằm nhà, nằm ở nhà, nằm nhà nghỉ, "
        "ở nhà tịnh dưỡng, tịnh dưỡng, ở nhà dưỡng bệnh, không cho tới lớp, không cho tới trường, "
        "chưa cho đi học được, chưa cho đến trường, xin nghỉ phép, xin phép vắng, xin vắng học, vắng học, "
        "nghỉ phép, nghỉ dạy, xin nghỉ dạy, không dạy được, không lên lớp được, không đứng lớp được, "
        "nhờ dạy thay, nhờ người dạy thay, dạy thay giúp, nghỉ hôm nay, nghỉ ngày hôm nay, xin nghỉ hôm nay, "
        "nghỉ bữa nay, nghỉ buổi học, chưa đến lớp, chưa đến trường, chưa tới lớp, chưa tới trường, "
        "không tới trường được, không tới lớp được, không đến lớp được, không đến trường được, "
        "không vô lớp được, không đi lớp được"
    ),
    "go": (
        "lên xe bus, lên xe bus rồi, tới cổng, tới cổng rồi, đến cổng, đến cổng rồi, "
        "đi chứ sao, đi chứ sao không, đi chứ lị, có đi chứ, đi chứ còn gì, cho đi rồi, đi liền, đi ngay đây, "
        "đang dạy, đang có tiết, dạy rồi, đang đứng lớp, đang coi thi, lên lớp rồi, có lên lớp, có đi dạy, "
        "sắp ra khỏi nhà, chuẩn bị ra xe, đang thay đồ đi, đang mặc đồ đi, đang soạn cặp đi, đang đi bộ tới, "
        "đang đạp xe tới, đang đạp xe đi, đi bộ tới trường, đạp xe tới trường, đi xe buýt tới trường, "
        "đang tới, đang đến, đang qua, đang vô, sắp vô, sắp qua tới, gần tới trường, sắp tới trường, "
        "vẫn học, vẫn học được, vẫn đòi đi học, vẫn cứ đòi đi học, vẫn muốn đi học, gửi bé lại lớp, "
        "gửi con lại lớp, gửi cháu lại lớp, gửi bé ở lớp, gửi con ở lớp, gửi cháu ở lớp, gửi con đến lớp, "
        "gửi bé đến lớp, gửi con đi học, dạy được, vẫn dạy được, vẫn đứng lớp, đứng lớp được, vẫn đứng lớp được, "
        "lên lớp được, vẫn lên lớp được, vẫn đi làm, vẫn đi làm bình thường, vẫn đi dạy được, đi dạy được, "
        "đi dạy bình thường, vẫn dạy bình thường, vẫn cho đi học, vẫn cho đi, vẫn cho đi lớp, vẫn cho đến lớp, "
        "vẫn cho con đi học, vẫn cho bé đi học, vẫn cho cháu đi học, cho con đi học, cho bé đi học, "
        "cho cháu đi học, cho em đi học, cho nó đi học, đi học đầy đủ bình thường, vẫn đi học đều, "
        "vẫn đi học đầy đủ, vẫn tới trường, vẫn đến lớp được, vẫn tới lớp được, có mặt đầy đủ, vẫn có mặt, "
        "sẽ đến lớp, sẽ tới lớp, vẫn học bình thường"
    ),
}


def _to_the_doctor() -> str:
    """Being taken to be seen by somebody."""
    who = ("", "con ", "bé ", "cháu ", "nó ", "em ", "cháu nó ", "thằng bé ", "con bé ")
    taking = (
        "cho",
        "đưa",
        "chở",
        "dẫn",
        "dắt",
        "bế",
        "đang đưa",
        "đang chở",
        "sẽ cho",
        "phải cho",
        "mới cho",
        "vừa cho",
    )
    where = (
        *("đi khám", "đi viện", "đi bệnh viện", "đi bác sĩ", "đi xét nghiệm", "đi xét nghiệm máu", "đi chụp phim"),
        *("đi siêu âm", "đi cấp cứu", "đi truyền nước", "đi trạm y tế", "ra trạm y tế", "ra trạm xá", "đi phòng khám"),
        *("đi lấy thuốc", "đi khám bệnh", "vào viện", "vô viện", "lên viện", "đi khám lại", "đi tái khám"),
    )
    return ", ".join(f"{verb} {one}{place}" for verb in taking for one in who for place in where)


def _asking_first() -> str:
    """That somebody has to be asked, or something looked at, before anything can be said."""
    who = ("", "em ", "tôi ", "tui ", "mình ", "mẹ ", "bố ", "ba ", "má ", "bà ", "chị ", "anh ")
    doing = (
        "hỏi",
        "hỏi lại",
        "xem",
        "xem lại",
        "coi",
        "coi lại",
        "đo",
        "đo lại",
        "cặp",
        "kiểm tra",
        "gọi hỏi",
        "gọi về",
    )
    return ", ".join(f"{wait} {one}{do}" for wait in ("để", "đợi", "chờ") for one in who for do in doing)


def _else_well() -> str:
    """That all but what was said is well: it takes nothing of it back."""
    rest = ("còn lại", "ngoài ra", "còn lại thì", "ngoài ra thì", "mấy cái khác", "cái khác", "các thứ khác", "còn đâu")
    well = (
        "không sao",
        "vẫn khỏe",
        "khỏe",
        "bình thường",
        "vẫn bình thường",
        "ổn",
        "đều ổn",
        "đều khỏe",
        "không có gì",
    )
    return ", ".join(f"{one} {all_right}" for one in rest for all_right in well)


def _no_such() -> str:
    """That what was asked about is not there."""
    denying = (
        "không có",
        "không bị",
        "chưa có",
        "chưa bị",
        "không thấy",
        "chưa thấy",
        "làm gì có",
        "đâu có",
        "chẳng có",
    )
    what = ("vụ", "chuyện", "cái", "mấy cái", "mấy thứ", "tình trạng", "hiện tượng", "trường hợp", "triệu chứng", "gì")
    which = ("đó", "ấy", "này", "như vậy", "như thế", "kể trên", "trên", "đó đâu", "này đâu", "như vậy đâu", "kia")
    return ", ".join(f"{no} {thing} {one}" for no in denying for thing in what for one in which)


FURTHER |= {"thereis": _no_such()}
FURTHER |= {"doctor": _to_the_doctor(), "unknown": _asking_first(), "fine": _else_well()}
