"""Further phrases by tag: staying and going, nobody being ill, care at home, and what passes by itself."""

FURTHER = {
    "daily": (
        "là hết, là khỏi, là đỡ, mau hết, mau khỏi, chóng khỏi, nhanh khỏi, sớm khỏi, mau khỏe, sẽ hết, sẽ khỏi, "
        "không ra, không nín, không kịp, dụi, dụi mắt, dụi tay, gãi, bôi, bôi thuốc, thoa, thoa thuốc, thoa kem, "
        "bôi kem"
    ),
    "not": (
        "không ai, chưa ai, chẳng ai, không ai bị, chưa ai bị, không có ai, chưa có ai, không có ai bị, không đứa "
        "nào, không đứa nào bị, chưa đứa nào, không con nào, không bé nào, không cháu nào"
    ),
    "stay": (
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
        "dạy được, vẫn dạy được, vẫn đứng lớp, đứng lớp được, vẫn đứng lớp được, lên lớp được, vẫn lên lớp được, "
        "vẫn đi làm, vẫn đi làm bình thường, vẫn đi dạy được, đi dạy được, đi dạy bình thường, vẫn dạy bình thường, "
        "vẫn cho đi học, vẫn cho đi, vẫn cho đi lớp, vẫn cho đến lớp, vẫn cho con đi học, vẫn cho bé đi học, "
        "vẫn cho cháu đi học, cho con đi học, cho bé đi học, cho cháu đi học, cho em đi học, cho nó đi học, "
        "đi học đầy đủ bình thường, vẫn đi học đều, vẫn đi học đầy đủ, vẫn tới trường, vẫn đến lớp được, "
        "vẫn tới lớp được, có mặt đầy đủ, vẫn có mặt, sẽ đến lớp, sẽ tới lớp, vẫn học bình thường"
    ),
}
