"""Going to school or staying away, and the times of a day."""

GOING = {
    "go": (
        "tới liền, đến liền, vô liền, vào liền, tới nơi, đến nơi, tới nơi rồi, đến nơi rồi, sắp tới nơi, sắp đến "
        "nơi, sắp tới nơi rồi, sắp đến nơi rồi, gần tới nơi, gần đến nơi, gần tới rồi, sắp tới rồi, sắp đến rồi, "
        "sắp vào lớp, sắp vô lớp, ra xe rồi, ra xe đưa đón, ra xe đưa đón rồi, lên xe rồi, lên xe buýt, lên xe buýt "
        "rồi, lên xe đưa đón, lên xe trường, leo lên xe, leo lên xe buýt, xe đón rồi, xe đón đi rồi, đón xe buýt, "
        "bắt xe buýt, gửi xe, đang gửi xe, chở đi rồi, đưa đi rồi, chở tới nơi, chở tới nơi rồi, đưa đến nơi, đưa "
        "tới nơi, đưa tới nơi rồi, đi từ sớm, đi sớm rồi, đi từ nãy, đi nãy giờ, xuất phát rồi, ra khỏi nhà rồi, "
        "rời nhà rồi, vào học rồi, vô học rồi, đang ngồi học, đang trong tiết, đang chào cờ, điểm danh rồi, có mặt "
        "rồi, đã có mặt, học một buổi, học buổi sáng, học nửa buổi, đi đúng giờ, đi hok, đi hox, đi hc, vẫn theo "
        "lớp, đang xếp hàng, xếp hàng vào lớp, xếp hàng vô lớp, đã giao cho cô, giao cho cô rồi, gửi cho cô rồi, "
        "đưa tận lớp, đưa tận cửa lớp, "
        "vô trường, vào trường, ra trường, vẫn đi lớp, đi lớp bình thường, vẫn đến lớp, vẫn đến trường, vẫn tới lớp, "
        "vẫn vào lớp, vẫn vô lớp, vẫn lên lớp, vẫn đi học được, đang học ở trường, đang học ở lớp, đang trên trường, "
        "trên lớp, đang trên lớp, đưa đi học, đưa đến lớp, đưa đến trường, chở đi học, chở tới trường, đã đi học, "
        "đã đến lớp, đã tới lớp, đã vào lớp, đã đến trường, tới trường rồi, đến trường rồi, vô lớp rồi, "
        "vô trường rồi, cho đến lớp, cho đến trường, cho tới trường, cho tới lớp, cho đi lớp, học bình thường, "
        "sẽ đi học, đi chứ, đi chớ, vẫn theo học, theo học bình thường, cũng đi học, đang ở cổng trường, "
        "đang tới trường, đang đến trường, đang trên đường đi học, đang trên đường đến trường, "
        "đang trên đường tới trường, đi học, đến lớp, đến trường, tới trường, tới lớp, đi lớp, vào lớp, vẫn đi, "
        "vẫn đi học, đi học bình thường, có mặt, đi rồi, đi nhé, đi mà, đi học rồi, đang đi, đang đi học, tới ngay, "
        "đến ngay, lên lớp, đi học được, cho đi học, cho đi, có đi học, đi đầy đủ, đi đủ, vô lớp, đi học đều, "
        "đi học đầy đủ, đang ở trường, đang ở lớp, đến rồi, vào lớp rồi, tới lớp rồi, đi bình thường, ra lớp, "
        "đi trường, đứng cổng trường, đứng ở cổng trường, đang đứng ở cổng trường, đang đứng cổng trường, "
        "tới cổng trường, đến cổng trường, vô tới, đang trên xe buýt, lên trường, vẫn lên trường, lên trường rồi, "
        "đang lên trường, tới trg"
    ),
    "goes": "đi, tới, đến",
    "stay": (
        "đang truyền nước, đang truyền dịch, đang nằm truyền, không qua được, không vô được, không vào được, không "
        "ra được, không tới được, không đến được, không lên được, không đến nổi, không tới nổi, chưa qua được, chưa "
        "tới được, chưa đến được, chưa ra được, chưa lên được, chưa lên kịp, không lên kịp, không kịp lên, đang ở "
        "bệnh viện, đang trong viện, đang ở trong viện, đang ở quê, còn ở quê, vẫn ở quê, kẹt ở quê, mắc kẹt ở quê, "
        "đang ở ngoại, đang bên ngoại, đang bên nội, đi xa, đi vắng, xin khất, xin phép vắng, xin phép vắng mặt, xin "
        "ở nhà, xin được nghỉ, xin cô cho nghỉ, cho phép nghỉ, không tham gia học, bỏ học hôm nay, ở nhà trông em, ở "
        "nhà trông nhà, ở nhà giữ em, ở nhà nghỉ ngơi, nghỉ phép, nghỉ có phép, nghỉ không phép, nghỉ không lương, "
        "không học, không học được, không đi lớp được, nằm liệt, đón về, mẹ đón về, bố đón về, đón con về, đón bé "
        "về, đón cháu về, cho về, nằm nhà, cho nằm nhà, bắt nghỉ, bắt ở nhà, giữ ở nhà, để ở nhà, cho ở nhà nghỉ, ở "
        "nhà với bà, ở nhà với mẹ, ở nhà theo dõi, xin cho nghỉ, xin cho con nghỉ, xin cho cháu nghỉ, xin cho bé "
        "nghỉ, xin phép cho con nghỉ, xin phép cho cháu nghỉ, xin phép cho bé nghỉ, xin phép cho em nghỉ, xin vắng, "
        "xin vắng mặt, cáo ốm, nghỉ dưỡng bệnh, nghỉ tiếp, nghỉ thêm, nghỉ luôn, phải nghỉ, đành nghỉ, mai mới đi, "
        "mai mới đi học, mốt mới đi, tuần sau mới đi, không cho đến lớp, không cho đến trường, chưa cho đi học, chưa "
        "cho đi, chưa cho đến lớp, không đi nổi, đi không nổi, đi học không nổi, không đi học nổi, nằm viện, đang "
        "nằm viện, đang ở viện, đi viện, nhập viện, cấp cứu, đi cấp cứu, đang cấp cứu, vô viện, vào viện, đưa đi "
        "viện, nằm bệnh viện, không đi đâu, không lên trường, không ra lớp, không ra trường, không vô trường, không "
        "vào trường, không vô lớp, cúp, cúp tiết, trốn học, bùng học, đón về rồi, đã đón về, nghỉ, nghỉ học, ở nhà, "
        "xin nghỉ, cho nghỉ, vắng, vắng mặt, nghỉ ở nhà, cho ở nhà, xin nghỉ học, cho nghỉ học, cho nghỉ ở nhà, được "
        "nghỉ, không đi học, không đi, không đến, không đến lớp, không đi được, không tới, không tới lớp, chưa đi "
        "học, chưa đi học được, không đi học được, chưa đi được, không đến trường, không tới trường, chưa đi, không "
        "cho đi, không cho đi học, xin phép nghỉ, nghỉ ốm, nghỉ bệnh, hổng đi, nghỉ thôi, không đi lớp, cúp học, xin "
        "phép nghỉ học, nghĩ học, xin nghĩ, cho nghĩ, nghĩ ở nhà, hổng đi học, hông đi, hông đi học, đang nghỉ, "
        "chẳng đi, không thể đi, không thể đi học, không có đi, không có đi học, chưa thể đi học, ở nhà nghỉ, không "
        "lên lớp, không vào lớp, chưa đến lớp được, xin off, off, không nên đi học, cho con nghỉ, cho cháu nghỉ, cho "
        "bé nghỉ, cho em nghỉ, cách ly, cách ly ở nhà, đang cách ly, theo dõi ở nhà, nghỉ dưỡng ở nhà, về quê, về "
        "ngoại, về nội, đi ăn cưới, ăn giỗ, đi du lịch, ra viện mới đi, ngày mai mới đi, sáng mai mới đi, hôm sau "
        "mới đi, mai mới đi được, nằm viện nhi, đang nằm viện nhi, nằm khoa nhi, đang nằm khoa nhi"
    ),
    "stays": (
        "nhờ cô trông, nhờ cô giữ, nhờ cô trông giúp, nhờ cô trông giùm, gửi cô trông, gửi cô giữ, gửi con cho cô, "
        "không nghỉ, không xin nghỉ, không nghỉ học, không ở nhà, không vắng, hổng nghỉ, hông nghỉ, không phải nghỉ, "
        "chưa nghỉ, không có nghỉ, không cần nghỉ"
    ),
    "late": (
        "mới vô, mới tới, mới đến, mới vào, mới vô được, mới tới được, mới đến được, mới vô học, vô sau, vào sau, "
        "tới sau, đến sau, vào lớp sau, xin vào muộn, xin vô trễ, xin đến muộn, xin tới trễ, xin đi trễ, xin đi "
        "muộn, lên muộn, lên trễ, "
        "đi học muộn, đi muộn, đến muộn, đi trễ, vào muộn, đi học trễ, tới trễ, đến trễ, vô trễ, đến lớp muộn, "
        "vào lớp muộn, đi muộn chút, tới muộn, vô muộn, vào trễ, vào lớp trễ, đến lớp trễ, tới lớp muộn, tới lớp trễ, "
        "vô lớp trễ, vô lớp muộn, tới trường muộn, tới trường trễ, đến trường muộn, đến trường trễ"
    ),
    "home": (
        "đi lớp về, đi học về nhà, đi trường về, ở lớp về, học xong về, đi tiêm về, đi bơi về, đi tắm biển về, đi "
        "chơi về, hôm đi học, bữa đi học, đòi đi học, đòi đi, cố đòi đi, cố đòi đi học, muốn đi học, thích đi học, "
        "đòi nghỉ, muốn nghỉ, muốn nghỉ học, đòi ở nhà, không chịu đi học, không chịu đi, lười đi học, trước khi đi "
        "học, chuẩn bị đi học, lúc đi học, khi đi học, đi cầu, đi tiêu, đi vệ sinh, đi đái, đi tè, đi tiểu, đi bộ, "
        "đi đứng, đi lại bình thường, đi công tác, đi du lịch, đi ăn cưới, đi đám, đi mua, đi lấy thuốc, đi xét "
        "nghiệm, đi tiêm, đi chích, đi bác sĩ, đi thi, về đi học, đi học về, ở trường về, học về, tan học, đi làm, "
        "ngủ nghỉ, nghỉ ngơi, đi chơi, đi ngủ, nghỉ hè, nghỉ lễ, nghỉ trưa, ở nhà chơi, đi chợ, nghỉ làm, đi đón, "
        "đang đi công tác"
    ),
    "past": (
        "hồi đêm, đêm hôm, tối bữa qua, đêm bữa qua, sáng bữa qua, chiều bữa qua, trưa bữa qua, trưa hôm qua, chiều "
        "hôm qua, chiều hôm kia, tối hôm kia, sáng hôm kia, tối kia, đêm kia, đợt hôm, mấy hôm rồi, nửa đêm, nửa đêm "
        "qua, rạng sáng, gần sáng, lúc khuya, hồi chiều, hồi trưa, hôm qua, hôm kia, tối qua, đêm qua, hqua, sáng "
        "qua, chiều qua, trưa qua, tối hôm qua, đêm hôm qua, sáng hôm qua, hồi tối, hồi hôm, bữa qua, khuya qua, hồi "
        "khuya, lúc nãy, hồi nãy, ban nãy, vừa nãy, đêm rồi, tối rồi, thứ hai, thứ ba, thứ tư, thứ năm, thứ sáu, thứ "
        "bảy, chủ nhật"
    ),
    "now": (
        "chừ, bữa ni, bựa ni, tới chừ, đến chừ, ngày hôm nay, sáng hôm nay, trưa hôm nay, chiều hôm nay, "
        "sáng sớm nay, giờ này, thời điểm này, lúc này đây, cho tới giờ, cho đến giờ, cho tới nay, hồi sáng nay, "
        "hồi sáng giờ, từ sáng tới giờ, từ tối qua tới giờ, từ hôm qua tới giờ, từ đêm qua tới giờ, "
        "từ đêm qua đến giờ, từ đêm đến giờ, từ tối đến giờ, từ tối tới giờ, suốt từ sáng, ngày nay, sáng dậy, "
        "ngủ dậy, mới dậy, vừa dậy, hôm nay, nay, sáng nay, hnay, giờ, bây giờ, hiện tại, hiện giờ, hiện, bữa nay, "
        "trưa nay, chiều nay, tối nay, bi giờ, lúc này, từ sáng, sáng, sáng giờ, đến giờ, tới giờ, đến nay, "
        "cho đến nay, từ sáng đến giờ, giờ thì, nay thì, mấy hôm nay, mấy bữa nay, hổm nay, mấy ngày nay, rày, "
        "lúc dậy, sáng ra, sáng sớm, mấy nay, hiện nay, từ qua đến giờ, từ hôm qua đến giờ, từ hôm qua đến nay, "
        "từ tối qua đến giờ, trong ngày, hồi sáng, lúc sáng, đêm nay, suốt đêm qua, từ đó tới nay, từ đó đến nay, "
        "từ đó tới giờ, từ đó đến giờ"
    ),
    "since": (
        "từ hôm qua, từ tối qua, từ sáng nay, từ đêm qua, từ chiều qua, từ hôm kia, từ sáng qua, từ hôm qua tới nay, "
        "từ đêm"
    ),
    "back": "đi học lại, đi lại, đến lớp lại, đi học trở lại",
    "doctor": "đi khám, bác sĩ, đi viện, nhập viện, khám, đi khám bệnh, đi bác sĩ",
    "medicine": ("hạ sốt, uống hạ sốt, thuốc hạ sốt, dán hạ sốt, miếng dán hạ sốt, uống thuốc hạ sốt, cho uống hạ sốt"),
    "metaphor": (
        "đường vô trường, đường vào trường, đường đến trường, đường tới trường, đường đi học, đường tới lớp, đường "
        "lên trường, đường ra trường, cổng trường ngập, đường đến lớp, ngoài đường, dọc đường, chờ đỏ mắt, đỏ mắt "
        "luôn, trốn ho, ngóng đỏ mắt, nôn đi học, nôn về, nôn tới, nôn đến, xin nghỉ tiết, xin nghỉ môn, nghỉ môn, "
        "xin nghỉ thể dục, hồ sơ, hỗ trợ, họ hàng, mầm non, trời nóng, nóng nực, thời tiết, phát ói, nghỉ tiết, ra "
        "ngoài, hộ khẩu, hồ bơi, hổ báo, họ nội, họ ngoại, nóng tính, nóng lòng, nhẹ nhàng, ấm áp, ấm no, "
        "mũ bảo hiểm, trưng bày, ho ra bạc, ăn nóng, đồ nóng, nước nóng, bạn bè, nghỉ tết, đường sá, hết hạn, hết "
        "lớp, hết tuần, hết tháng, hết mực, hết tiết, hết dung lượng, hết mạng, khỏi trường, sốt ruột, sốt sắng, sốt "
        "đất, sốt vé, cơn sốt vé, sốt cà chua, nước sốt, cười đau bụng, cười đau cả bụng, ho he, nôn nóng, nôn tết, "
        "đau đầu vì, đau lòng, giật mình vì, cười đến đau bụng, không dám ho he, phát sốt vì, cười muốn ói, cười ói, "
        "cười xỉu, đi ngoài đường, đi ngoài sân, đi ngoài trời, đi ngoài phố, đi ra ngoài, đi bên ngoài, bệnh viện, "
        "trạm y tế, viện, y tế, bệnh án, đau ví, ốm đòn, sốt dẻo, chạy mệt, cháy máy, mệt bở hơi tai, ngã ngửa, mệt "
        "với nó, mệt với con, sôi máu, hết nước, hết thuốc, hết pin, hết tiền, hết cả, hết sức, hết hồn, hết giờ, "
        "hết chỗ, khỏi lo, khỏi nói, khỏi phải, khỏi đi, ngủ dậy, nôn nao, sợ xanh mặt, sốt giá, sốt phim, hết biết, "
        "hết ý, hết nói, vũ như cẩn, đau đầu với nó, đau đầu với con, đau đầu với cháu, đau đầu với việc, ban cán "
        "sự, ban giám hiệu, ban phụ huynh, ban đại diện, ban đầu, ban lãnh đạo, hội phụ huynh, ban tổ chức, viện "
        "nhi, bệnh viện nhi, khoa nhi"
    ),
}
