"""Hedges, questions, conditions and degrees."""

DOUBTING = {
    "maybe": (
        "không đến mức, chưa đến mức, chưa tới mức, không tới mức, không đến độ, chưa đến độ, có vẻ là, chừng như, "
        "hình như có, hình như bị, hình như là bị, hình như hơi, chắc do, chắc tại, chắc hơi, ngờ, đoán, đoán là, "
        "chắc mẩm, thấy giống như, giống như, như kiểu, kiểu như, kiểu, hơi có vẻ, có nguy cơ, không khéo, khéo, "
        "khéo khi, có chăng, chưa chắc có, mang máng, nghe đâu, ngờ ngợ, man mát, hơi, hơi hơi, chắc, hình như, "
        "có lẽ, có vẻ, dường như, nghi, nghi là, nghe như, có thể, chắc là, chắc có, hình như là, có vẻ như, có khi, "
        "chắc cũng, hên xui, lúc có lúc không, lai rai, sợ là, e là, hay là, chập chờn, tạm, tàm tạm, khả năng, "
        "nghi ngờ, chắc bị, có hơi, cũng hơi, bán tín bán nghi, gần như, lờ mờ, rim rim, nửa nửa, không hẳn, "
        "chưa hẳn, chắc chắn chưa, hơi bị, có vẻ hơi, không chắc chắn, chả biết, tạm ổn, cũng tạm, tàm tạm thôi, "
        "mấy mấy, lúc này lúc kia, mập mờ, nghe bảo, nghe nói, không ổn định"
    ),
    "tailmaybe": (
        "thì phải, hay sao, hay sao ấy, hay sao á, hay sao đó, chăng, chắc vậy, chắc thế, không chừng, cũng nên, "
        "nghi nghi, sao á, sao ấy, sao sao á, sao đó, kiểu gì ý, gì á"
    ),
    "unknown": (
        "để cặp, để em cặp, để mẹ cặp, đi mượn nhiệt kế, chưa cặp, chưa sờ, chưa ngó, chưa dòm, chưa coi, không coi, "
        "không dòm, không hay, chưa hay, không nắm, chưa nắm, không nắm rõ, chưa nắm được, không nắm được, chưa nghe "
        "con nói, để kêu nó dậy, để gọi hỏi, để hỏi con, để hỏi bà, để hỏi ông, chưa gặp con, đang ở cơ quan, đang "
        "đi làm, em soi lại, để soi, để soi lại, soi lại, để kiểm tra, để kiểm tra lại, kiểm tra lại, cần theo dõi "
        "thêm, lát đo, lát em đo, tí đo, tối em xem lại, tí em xem, lát em xem, chiều em xem, để mẹ đo, đo đã, đo "
        "xem, để đo, đợi đo, chưa kịp xem, chưa kịp đo, kịp xem, để bố đo, đang đo, để em đo, biết đâu, ai biết, "
        "chưa kịp, đo lại, không biết, chưa biết, không rõ, chưa rõ, không chắc, chưa chắc, chẳng biết, hổng biết, "
        "hông biết, không để ý, chưa để ý, không nhớ, quên, chưa kiểm tra, chưa xem, không dám chắc, không rõ lắm, "
        "không chắc lắm, để xem, để xem đã, để xem sao, chưa xác định, khó nói, không thể biết, không hiểu, không "
        "biết nữa, chịu, không rành, không kiểm tra, chưa thấy rõ, không thấy rõ, để ý thêm, để theo dõi, đang theo "
        "dõi, theo dõi thêm, xem thế nào, xem sao, coi sao, để coi, không biết có, không biết là, chưa hỏi, để hỏi, "
        "để tôi xem, để mình xem, để em xem, để mẹ xem, chưa đo, không đo, không có mặt, không ở nhà, đang ngủ, chưa "
        "dậy, còn ngủ"
    ),
    "ask": (
        "có biểu hiện gì, có triệu chứng gì, có dấu hiệu gì, cái gì, gì cơ, gì vậy, gì thế, bao nhiêu, mấy độ, "
        "là bao nhiêu, có lây, lây không, làm thế nào, phải làm sao, xử lý sao, là sao, là gì, thế nào, "
        "như thế nào, ra sao, tại sao, vì sao, hả, nhỉ, phải không, đúng không, chứ gì, sao vậy, sao thế, làm sao, "
        "là ai, ở đâu, khi nào, bao giờ, hay không, có sao không, được không, sao cô, sao ạ, nghĩa là, tức là sao, "
        "bao nhiêu là sốt, có cần, có phải, có nên, có được, hả cô, sao hỏi, hỏi gì, hỏi chi, sao lại, sao, à, hử, "
        "hở, ủa, thế à, vậy à, thật à, ai, là bệnh gì, là như nào, như nào, làm gì, có cần không, có nên không, "
        "có được không, cần gì, có không, chưa vậy, đâu nhỉ, vậy hả, vậy sao, triệu chứng nào, nào mới tính, "
        "thế nào là, mới tính là, được tính là, được coi là, có tính là"
    ),
    "irony": (
        "là xạo, là dối, là láo, là nói láo, mới là chuyện lạ, mới là chuyện, mới lạ đó, "
        "mới lạ, mới là lạ, sao được, thế nào được, mới sợ, mới tài, mới ghê, còn gì, là cái gì, mới hay, thì là gì, "
        "thì gì, mới chết, mới đúng, là nói dối, là nói xạo, là bịa, mà được, chỗ nào"
    ),
    "unreal": (
        "lúc nào, chừng nào, khi nào, bao giờ mà, hễ mà, mỗi khi, mỗi lần, cứ mỗi lần, phòng hờ, lỡ mà, nhỡ mà, lỡ "
        "có, nhỡ có, ví dụ, ví như, ví dụ như, chẳng may, kẻo, để khỏi, cho khỏi, sợ bị, sợ lây, lây, kẻo lây, tránh "
        "lây, không lẽ, chẳng lẽ, bảo vệ, khẩu trang, thực đơn, bài hát, phim, truyện, game, tháng rồi, tháng vừa "
        "rồi, tuần rồi, tuần vừa rồi, hồi năm ngoái, hồi tháng trước, hồi tuần trước, hồi đó, dạo trước, đợt rồi, "
        "lúc bé, hồi bé, từng bị, đã từng, tiền sử, họ và tên, họ tên, nếu, nếu như, giả sử, lỡ, nhỡ, giá mà, mong, "
        "ước gì, hy vọng, hi vọng, cầu mong, cầu trời, miễn là, miễn, tưởng, cứ tưởng, ai bảo, ai nói, đừng nói, "
        "đừng nghĩ, đừng nghĩ là, đừng tưởng, đừng tưởng là, làm "
        "như, sợ, lo, lo là, phòng khi, hễ, đề phòng, phòng, tránh, ngừa, chống, phòng tránh, chích ngừa, tiêm "
        "phòng, tiêm, vắc xin, thuốc, uống thuốc, miếng dán, sẽ, không thể nói, không dám nói, tuần sau, tháng sau, "
        "bữa sau, sang tuần, tuần tới, ngày kia, hôm khác, bữa khác, không có nghĩa, làm sao mà, lẽ ra, chứ không "
        "phải, hứa, nói dối, giả vờ, giả bộ, thuốc ho, thuốc sốt, siro ho, dịch, đọc, học bài, mấy hôm trước, đợt "
        "trước, tuần trước, tháng trước, năm ngoái, hồi trước, lúc trước, trước đây, trước đó, hôm trước, hồi nhỏ, hồi "
        "bé, ngày bé, lúc bé, lúc nhỏ, thuở nhỏ, ngày nhỏ, "
        "hồi còn nhỏ, hồi còn bé, lúc còn nhỏ, lúc còn bé, khi còn nhỏ, khi còn bé, hôm nọ, bữa nọ, đợt nọ, "
        "bữa trước, hôm bữa, lần trước, không chỉ, không những, không riêng, chẳng những, sao mà, làm sao, bài, bảo "
        "là, mai, ngày mai, mốt"
    ),
    "degree": (
        "không đến nỗi, không đến nỗi nào, không tới nỗi, chưa đến nỗi, chưa tới nỗi, nghiêm trọng lắm, đến nỗi, "
        "đáng ngại, trầm trọng, đáng kể lắm, ghê gớm, kinh khủng, khủng khiếp, thấy ghê, quá mức, quá trời, dữ thần, "
        "dữ vậy, hơn bao giờ hết, như mọi khi, như mọi hôm, như bữa trước, cao, nhiều, lắm, nặng, liên tục, mấy, dữ, "
        "nhiều lắm, cao lắm, nặng lắm, dữ lắm, dữ dội, to, gì mấy, bao nhiêu, suốt, thường xuyên, hoài, mãi, "
        "ban ngày, ban đêm, về đêm, lúc này, lúc đó, rõ, hẳn, hoàn toàn, đáng kể, quá, quá nhiều, nghiêm trọng, "
        "đáng lo, như trước, như hôm qua, bằng hôm qua, bằng, như, hơn, tăng, thêm, luôn luôn, ban sáng, buổi sáng, "
        "buổi tối, kỹ, ghê, lớn, nguy hiểm"
    ),
    "little": (
        "chút đỉnh, có chút đỉnh, tí đỉnh, chút chút xíu, chút éc, chút chút thôi, một chút, chút, chút chút, "
        "chút xíu, một tí, tí, tí tẹo, tí ti, xíu, một xíu, nhè nhẹ, có chút, có tí, thỉnh thoảng, thi thoảng, "
        "đôi khi, đôi lúc, lâu lâu, ít, vài tiếng, xíu xiu, tí xíu, chút ít, tẹo, có chút xíu, sơ sơ, lác đác, "
        "có một chút, có ít"
    ),
    "heavy": (
        "nhiều, cao, liên tục, dữ, nặng, dữ dội, suốt, hoài, mãi, suốt đêm, cả đêm, đùng đùng, hừng hực, sù sụ, lắm"
    ),
    "depends": (
        "phần, tùy, sao cũng được, thế nào cũng được, gì cũng được, để sau, suy nghĩ, suy nghĩ thêm, nghĩ đã, "
        "cân nhắc, tính sau, để hỏi, hỏi chồng, hỏi vợ, hỏi lại, bàn với, với điều kiện, một phần, một số, xem đã, "
        "đọc đã, đọc lại, chưa đọc, từ từ, hẵng, nếu, chưa quyết, phân vân, lưỡng lự, trước đã, tuy, không ý kiến, "
        "không có ý kiến, ý kiến, trừ, chưa hiểu, không hiểu"
    ),
}
