"""Who is spoken of and to, and the small words of politeness."""

PEOPLE = {
    "child": (
        "thằng này, đứa này, bé này, cháu này, nhóc này, cu này, con bé này, thằng bé này, hai bố con, hai mẹ con, "
        "hai ba con, hai bà cháu, hai ông cháu, con nhà mình, con nhà em, bé nhà mình, bé nhà tôi, bé nhà tui, cháu "
        "nhà em, cháu nhà tôi, cháu nhà mình, cháu nhà tui, con nhà tui, con tui, bé tui, cháu tui, nhóc nhà em, "
        "nhóc nhà mình, cu nhà em, cu con, cu bi, bé trai, bé gái, con trai em, con gái em, con trai tôi, con gái "
        "tôi, con trai e, con gái e, con trai mình, con gái mình, cháu trai, cháu gái, nó nhà, công chúa, hoàng tử, "
        "nàng, chàng, nhóc tì, tụi nó, chúng nó, con cháu, mấy đứa nhỏ, mấy cháu, mấy con, cả ba đứa, cả hai đứa, "
        "thằng nhóc, thằng con trai, con bé nhà em, thằng bé nhà em, thằng cu nhà em, cục cưng, bé cưng nhà em, con, "
        "bé, cháu, em, nó, con em, con tôi, con mình, bé nhà, con nhà, cháu nhà, bé nhà em, nhà em, nhà mình, bé "
        "con, cu, con gái, con trai, cu tí, thằng bé, con bé, thằng cu, bạn ấy, học sinh, trẻ, tụi nhỏ, nhóc, cháu "
        "nó, bé nó, con nó, thằng nhỏ, con nhỏ, thằng con, đứa nhỏ, bé cưng, mấy đứa, hai đứa, cả hai, các con, bọn "
        "trẻ, cu cậu, cháu bé, các cháu, trong người, ba đứa, cả ba, bốn đứa, cả nhà mình"
    ),
    "adult": (
        "mẹ, bố, ba, má, ông, bà, cô, thầy, tôi, mình, tớ, tui, chị, anh, gia đình, phụ huynh, bạn, chú, bác, dì, "
        "cậu, ad, admin, mợ, thím, tía, ngoại, nội, mệ, dượng"
    ),
    "other": (
        "học sinh lớp tôi, học sinh lớp mình, học sinh của tôi, học trò, mấy em học sinh, lớp tôi, lớp mình, đất, "
        "thị trường, giá vàng, chứng khoán, nhà đất, anh hai con, ba cháu, má cháu, má con, má bé, má nó, tía nó, "
        "tía cháu, ông cháu, bà cháu, ông bé, bà bé, bé em, bé chị, bé anh, đứa em nó, bé kia, đứa lớn nhà em, bạn "
        "cùng bàn, bạn cùng bàn con, bạn cùng phòng, bạn kế bên, bạn ngồi kế, bạn ngồi bên, bạn ngồi cùng, bạn trong "
        "lớp, bạn lớp, bạn cùng lớp con, bạn bè, đám bạn, tụi bạn, bọn bạn, hội bạn, bọn lớp, bọn lớp em, tụi lớp "
        "em, lớp đang có, lớp có, lớp con có, lớp em có, lớp có bạn, lớp đang có bạn, lớp nhiều bạn, trong lớp, ở "
        "lớp có, trường có, nhiều bạn, có bạn, có mấy bạn, có vài bạn, vài bạn, mấy đứa bạn, mấy đứa lớp, mấy đứa "
        "khác, đứa khác, đứa kia, đứa kế bên, cậu em, cô em, cậu em nó, thằng em nó, con em nó, em của nó, chị của "
        "nó, anh của nó, anh hai, chị hai, anh hai nó, chị hai nó, chị gái con, anh trai con, em trai con, em gái "
        "con, em trai bé, em gái bé, chị gái bé, anh trai bé, em gái nó, em trai nó, crush, crush em, người yêu, ny, "
        "bồ, người nhà, họ hàng, nhà bên, bên cạnh nhà, cả xóm, xóm, trong xóm, hàng xóm nhà, cô giáo chủ nhiệm, cô "
        "giúp việc, chị giúp việc, bác giúp việc, bà nội bé, bà ngoại bé, bà nội cháu, bà ngoại cháu, ông nội cháu, "
        "ông ngoại cháu, bà nội con, bà ngoại con, ông nội con, ông ngoại con, cậu nó, dì nó, chú nó, bác nó, con "
        "bạn, thằng bạn, nhỏ bạn, con hàng xóm, con nhà hàng xóm, con nhà bên, cháu hàng xóm, chó nhà, mèo nhà, mẹ "
        "đang bị, bố đang bị, mẹ thì, bố thì, ba thì, chị nó, anh nó, em gái, em trai, anh trai, chị gái, em bé, cả "
        "nhà, cả lớp, bạn con, bạn cùng lớp, bạn bên cạnh, bạn của con, hàng xóm, chị của con, anh của con, em của "
        "con, bố con, mẹ con, ba con, bố nó, mẹ nó, ba nó, bà nó, ông nó, bà ngoại, bà nội, ông ngoại, ông nội, con "
        "chó, con mèo, chồng, vợ, nhà có người, bố cháu, mẹ cháu, bạn nó, chị bé, anh bé, em của bé, bạn của bé, chị "
        "của bé, anh của bé, mẹ bé, bố bé, ba bé, đứa em, đứa anh, đứa chị, thằng em, con em gái, nhà hàng xóm, bạn "
        "ngồi cạnh, bạn học, mấy bạn, các bạn, bạn thân, chị họ, anh họ, em họ, bố mẹ, ba mẹ, ông bà, chị em, anh "
        "em, đứa bạn, một bạn, bạn khác, bé khác, cháu khác, con khác, em con, em cháu nó, em bé nhà, nẫu, người ta, "
        "mấy đứa kia, em gái cháu, em trai cháu, chị gái cháu, anh trai cháu, con bé chị, thằng anh, con chị, con bé "
        "em, thằng bé em, mấy đứa bạn cùng lớp, bạn em, bạn cháu, bạn bé, bạn của em, bạn của cháu"
    ),
    "say": ("báo, nói, bảo, khai, thấy, xin, cho, nghe, nghĩ, kể, kêu, than, gửi, xác nhận, thông báo, đo, trả lời"),
    "ack": (
        "dạ, vâng, ừ, ừm, uh, uhm, um, uk, ukm, ờ, dạ vâng, vâng dạ, ừa, ừ hử, dạ dạ, vâng vâng, bẩm, đã rõ, "
        "biết rồi, nghe rồi, hiểu rồi, rõ, vầng, vâg, ưm, uhuh"
    ),
    "talk": (
        "nhận được tin, đã nhận được tin, nhận tin rồi, nhận được tin rồi, đã nhận tin, nhận được rồi, đã nhận được, "
        "nhận được thông báo, đã nhận thông báo, đã đọc, đọc rồi, đã đọc tin, xem tin rồi, thấy tin rồi, chào, xin "
        "chào, hello, hi, alo, cảm ơn, cám ơn, thank, thanks, tks, thank you, xin lỗi, kính chào, chúc, làm phiền, "
        "hế lô, hê lô, chào buổi sáng, good morning, hihi, haha, hehe, chấm, test, nghe, xin phép, kính gửi, kính "
        "báo, báo cáo, gửi, báo, thông báo, trả lời"
    ),
    "soft": (
        "cả người, khắp người, từ đầu tới chân, từ đầu đến chân, từ đầu xuống chân, không may, không ngờ, chả hiểu "
        "sao, không hiểu sao, không biết sao, sạch sẽ, tiêm về, tiêm phòng về, chích ngừa về, sau tiêm, sau khi "
        "tiêm, mới tiêm, mới tiêm phòng, vừa tiêm, vừa tiêm phòng, do tiêm, do tiêm phòng, vì tiêm, vì tiêm phòng, "
        "vì tiêm phòng về, mới chích ngừa, mới chích ngừa về, sau chích ngừa, do chích ngừa, hôm tiêm, hôm tiêm "
        "phòng, tiêm xong, tiêm phòng xong, cơ, cơ ạ, lận, lận cô, dạ thưa, nghen cô, nha cô, nhé ạ, nha ạ, hihi, "
        "hic, hicc, huhu, ôi, ôi trời, trời ơi, may mà, may sao, may thay, mừng quá, tạ ơn, nhờ trời, nhờ ơn trời, "
        "đội ơn, ơn trời, ơn giời, phước đức, tự nhiên, tự dưng, bỗng, bỗng dưng, đột ngột, hồi, khoảng, chừng, cứ "
        "như, y như, đâm, nhìn chung, nói chung, tóm lại, về cơ bản, cơ bản, tình hình chung, nhìn, trông, coi bộ, "
        "luôn ạ, luôn cô, luôn nha, hổng có đâu, cái, có điều là, phải công nhận, thề, thề luôn, thề đấy, nói thật, "
        "thật lòng, thật ra, thực tế, đến lúc này, cho tới lúc này, tính đến giờ, tính tới giờ, cả ngày, cả buổi, cả "
        "sáng, suốt sáng, sáng sớm nay, ngày hôm nay, tối nay, lắm, quá chừng, quá trời, ghê, dữ, hoài, gọi là, kêu "
        "là, ngoan ngoãn, chăm ngoan, hôm thứ, vừa, mới, chứ, chứ ạ, cơ mà, gửi, cô ơi, thưa cô, thầy ơi, chị ơi, "
        "anh ơi, em ơi, bạn ơi, cô ạ, mẹ ơi, cô nhé, cô nha, cô giáo ơi, thưa thầy, thưa cô giáo, thưa chị, thưa "
        "anh, con ơi, cô à, chị à, anh à, thầy ạ, thưa thầy cô, thầy cô ơi, cô giáo ạ, chị nhé, ad ơi, bác ơi, cô "
        "thảo, cô giáo, cô ui, cô oi, ạ, nhé, nha, nhen, nghen, ơi, nhá, rồi, mà, thôi, luôn, nữa, đó, đấy, á, ấy, "
        "vậy, thế, thưa, hen, hén, rồi ạ, đâu ạ, cả ạ, rồi nhé, r, đi, kìa, này, nè, thật, thật sự, hoàn toàn, hết "
        "ạ, ạh, ah, ừ nhé, được rồi, đã, cũng, vẫn, rất, quá, vui, sức khỏe, tình hình, thân nhiệt, ăn được, ngủ "
        "được, nhiệt độ, bé yêu, của, là, xin, cho, nhà, nhẹ, khan, trộm vía, tạ ơn trời, may quá, may là, yên tâm, "
        "đo, đo rồi, 100%, gì nữa, nghe, biết, rõ ràng, thực ra, lớp, tất cả, đủ, thì, ra, hết cả, một mình, hoàn "
        "toàn không, tuyệt đối, hôm, bữa, giờ này, lúc, ngày, buổi, tối, trưa, chiều, đêm, mọi thứ, mọi người, cả "
        "nhà khỏe, từ, đến, tới, tới giờ, bảo đảm, đảm bảo, chắc chắn, trơn, trọi, trơn trọi, sất, lần, lượt, ở, "
        "đang ở, phút, tiết, trường, tuần mới, một lần, hai lần, ba lần, mấy lần, chảy nước mắt, ra nước mắt, hết "
        "trơn, hết ráo, hết trọi, thông cảm, mong cô thông cảm, cô thông cảm, kiểu gì mà, tay chân lạnh, chân tay "
        "lạnh"
    ),
}
