"""The words of talk about health, North and South: what each says, as data. Symptoms have a file of their own."""

WORDS = {
    "not": (
        "làm gì có hả, làm gì có hả cô, có đâu hả cô, làm gì mà, làm gì mà có, lấy đâu ra, việc gì mà, có gì mà, chẳng hề hấn, không lần nào, chưa lần nào, chưa bao giờ, không bao giờ, nào có, đời nào, không, chẳng, chả, "
        "hổng, hông, hỏng có, chưa, chưa hề, không hề, chẳng hề, chưa từng, không phải, không phải là, chưa phải, "
        "đâu có, đâu phải, đâu có phải, làm gì có, có đâu mà, không có, không bị, chưa có, chưa bị, chẳng có, "
        "hổng có, hông có, không thấy, chưa thấy, chưa thấy có, không thấy có, hổng thấy, không nghe, không còn, "
        "hết còn, không hề có, không hề bị, chưa hề có, chẳng thấy, chả thấy, chả có, chẳng bị, không có bị, "
        "không thấy bị, không thấy con, chưa thấy con, không thấy bé, chưa thấy bé, không thấy cháu, chưa thấy cháu, "
        "không có dấu hiệu, không có biểu hiện, không có triệu chứng, chưa có dấu hiệu, chưa có biểu hiện, "
        "chưa có triệu chứng, không thấy dấu hiệu, không thấy biểu hiện, không thấy triệu chứng, "
        "chưa thấy biểu hiện, chưa thấy dấu hiệu, chưa thấy triệu chứng, không dấu hiệu, không triệu chứng, "
        "không biểu hiện, không phát hiện, chưa phát hiện, không có hiện tượng, không hiện tượng, không đâu có, "
        "không có thấy, không có phải"
    ),
    "nobare": "n0",
    "list": "dấu hiệu, biểu hiện, triệu chứng, hiện tượng, dấu hiệu bị, biểu hiện bị",
    "have": (
        "ho rồi lại, kêu, kêu bị, than, cứ bị, toàn, toàn bị, nổi lên, bắt đầu, bắt đầu bị, chớm, đâm ra, sinh ra, còn hay, vẫn hay, có khi còn, lại thêm, thêm, có dấu hiệu, có biểu hiện, có triệu chứng, rồi lại, rồi lại bị, lại lên, có, bị, đang, vẫn, còn, thấy, vẫn còn, vẫn có, có bị, đang bị, bị mắc, lại, "
        "lên, cứ, vẫn bị, còn bị, đang có, có thấy, thì có, phát hiện, xuất hiện, hay bị, đều, còn có, cũng có, "
        "cũng bị, có lên, mắc, vẫn đang, lại bị, lại có, có đấy"
    ),
    "really": "có chứ, có thật, có mà",
    "done": (
        "cắt cơn, hết cơn, đã cắt cơn, hết rồi, hết hẳn rồi, hết sạch, hết sạch rồi, hết sạch sẽ, hết trơn rồi, xẹp, xẹp hết, khô vảy, bong vảy, khô hết, đóng vảy, lặn mất, bay mất, mất hẳn, lui, đã lui, ngưng hẳn, ngừng hẳn, cầm, đã cầm, cầm được rồi, dứt cơn, hết dứt, qua khỏi, tan hết, hết sốt hẳn, hết, khỏi, dứt, hết hẳn, khỏi hẳn, đã hết, đã khỏi, hết bị, tự hết, hết bệnh, khỏi bệnh, hết ốm, khỏi ốm, "
        "đã dứt, dứt hẳn, hết luôn, lành, lành hẳn, đã ngừng, đã ngưng, ngưng, ngớt hẳn, bay hết, lặn hết, lặn, cắt, "
        "đã cắt, hạ, đã hạ, hạ hẳn"
    ),
    "easing": (
        "đỡ đỡ rồi, đỡ lắm rồi, nhẹ hơn, nhẹ bớt, đỡ phần nào, đỡ tí, đỡ xíu, bớt xíu, bớt tí, bớt rồi, đỡ kha khá, thưa, thưa dần, đang bay, đang lặn, bay bớt, lặn bớt, lui dần, khá lên, có đỡ, có bớt, có giảm, đã khá, đã khá hơn, đỡ rồi, đỡ, bớt, giảm, thuyên giảm, đã đỡ, đã bớt, đã giảm, đỡ hơn, đỡ nhiều, bớt nhiều, giảm nhiều, bớt dần, "
        "giảm dần, đỡ dần, ngớt, gần hết, sắp hết, gần khỏi, sắp khỏi, cũng đỡ, đỡ đỡ, dịu, vơi, khá hơn, khỏe hơn, "
        "tốt hơn, ổn hơn, đỡ một chút, đỡ chút, tiến triển, đang hồi phục, hồi phục, mới hết, mới khỏi, đỡ được"
    ),
    "well": (
        "thở bình thường, thở đều, thở vẫn đều, thở vẫn bình thường, thở tốt, thở êm, chơi ngoan, chơi vui, bụng tốt, bụng dạ tốt, khỏe ru, khỏe như vâm, khỏe mạnh bình thường, khỏe khoắn, khỏe lắm, khỏe rồi, khỏe hẳn, khỏe lại, khỏe lại rồi, bình thường hết, đều bình thường, bình thường trở lại, vô sự, lành lặn, phây phây, khỏe phây phây, tốt lắm, vẫn khỏe, vẫn bình thường, vẫn ổn, rất khỏe, rất ổn, rất tốt, cũng khỏe, cũng ổn, khỏe hoàn toàn, ổn cả, ổn hết, êm ru, mạnh cùi cụi, khỏe queo, bình thường queo, bình thường ạ, ăn khỏe ngủ khỏe, ok hết, ngon ơ, ăn uống bình thường, chơi bình thường, ngủ ngon, ăn ngon, vẫn chơi bình thường, ăn ngủ bình thường, "
        "đi ngoài bình thường, đi cầu bình thường, đi tiêu bình thường, tiêu hóa bình thường, đi ngoài tốt, vẫn tốt, "
        "khỏe, bình thường, ổn, tốt, khỏe mạnh, ngoan, khỏe re, khỏe khoắn, ổn định, vui vẻ, tươi tỉnh, bình an, "
        "mạnh, mạnh giỏi, mạnh khỏe, ngon lành, như thường, sức khỏe bình thường, sức khỏe tốt, sức khỏe ổn định, "
        "sức khỏe ổn, an toàn, khỏe như voi, khỏe như trâu, êm, bình thường mà, không việc gì, ngon, tỉnh táo, "
        "đâu vào đấy, khỏe đẹp"
    ),
    "ok": "ok, oke, okie, okela, okay, oki, okey, okie dokie",
    "fine": (
        "không làm sao cả, chẳng sao cả, không việc gì cả, không có việc gì, không vấn đề gì cả, không có triệu chứng nào cả, không có chuyện gì, không chuyện gì, không bị gì cả, không bị gì hết, không có gì hết, không có gì cả, không có gì đâu, không có gì bất ổn, chưa có gì hết, chưa có gì cả, chưa thấy gì cả, chưa thấy gì hết, không thấy gì cả, không thấy gì hết, không gì hết, không gì cả, không thấy gì đâu, đâu có bị gì, đâu có bị gì đâu, có bị gì đâu, có làm sao đâu, đâu có làm sao, có gì đâu mà, không đau ốm gì cả, không ốm đau gì cả, không bệnh gì hết, không bệnh gì cả, không có bệnh tật gì, không bệnh hoạn gì, không có gì đáng lo, không có gì đáng ngại, không có biểu hiện gì cả, không có biểu hiện gì hết, không có dấu hiệu gì cả, không có triệu chứng gì cả, không có biểu hiện bất thường nào, không triệu chứng gì, không biểu hiện gì, không dấu hiệu gì, không có cái nào hết, không có cái nào cả, không cái nào cả, không cái nào hết, không có mục nào, không mục nào, chẳng có biểu hiện gì, không bị cái nào hết, không bị cái nào cả, sạch trơn, sạch bong, láng o, không sao, chưa sao, không sao cả, không sao hết, chẳng sao, hổng sao, hông sao, có sao đâu, không làm sao, "
        "không có sao, đâu có sao, không việc gì, không vấn đề gì, không có vấn đề gì, không vấn đề, không có gì, "
        "không bị gì, không bị sao, không gì, chưa có gì, chưa thấy gì, không thấy gì, chẳng có gì, chẳng bị gì, "
        "có gì đâu, có bị gì đâu, đâu có gì, không có chi, hổng có gì, không hề gì, không sao đâu, chả sao, "
        "chả có gì, hông bị gì, hổng bị gì, không mắc gì, không có bệnh gì, không bệnh gì, không có bệnh, "
        "không bị bệnh gì, không ốm đau gì, không bệnh tật gì, không đau ốm gì, không đau không ốm, "
        "không bị làm sao, không có dấu hiệu gì, không có biểu hiện gì, không có triệu chứng gì, "
        "chưa có dấu hiệu gì, chưa có biểu hiện gì, chưa có triệu chứng gì, không thấy biểu hiện gì, "
        "không thấy dấu hiệu gì, không thấy triệu chứng gì, chưa thấy biểu hiện gì, chưa thấy dấu hiệu gì, "
        "chưa thấy triệu chứng gì, không có gì bất thường, không thấy gì bất thường, không có bất thường, "
        "không có bất thường gì, chưa thấy bất thường, không có gì lạ, không thấy gì lạ, chưa thấy gì lạ, "
        "không có gì khác thường, không có dấu hiệu bất thường, không có biểu hiện bất thường, "
        "không có dấu hiệu nào, không có biểu hiện nào, không có triệu chứng nào, không có biểu hiện nào hết, "
        "không bệnh, không ốm, không đau ốm, không ốm đau, chưa làm sao, chưa bị gì, chưa bị sao, không có cái nào, "
        "không cái nào, không có cái gì, không bị cái gì, không bị cái nào"
    ),
    "nothing": "cử nào, trận nào, lần nào hết, giọt nào, hạt nào, tiếng nào, tiếng nào cả, tiếng nào hết, nốt nào, nốt nào cả, nốt nào hết, hột nào, hột nào hết, miếng nào, chút nào, chút nào cả, chút nào hết, tí nào, tí nào cả, xíu nào, xíu nào hết, một tiếng nào, một nốt nào, cái nào, cái gì, cái gì hết, cái gì cả, chi cả, chi mô, gì đâu ạ, gì ráo, gì ráo trọi, ráo, ráo trọi, hết ráo, hết trọi, gì sất cả, mảy may, gì nhé, gì ạ, gì cô ạ, lần nào, lần nào cả, đâu cả, bao giờ, gì, gì cả, gì hết, gì hết trơn, cả, gì đâu, chi, chi hết, gì sất, hết trơn, nào, nào cả, nào hết, gì luôn, gì khác, hen gì",
    "maybe": (
        "không đến mức, chưa đến mức, chưa tới mức, không tới mức, không đến độ, chưa đến độ, có vẻ là, chừng như, hình như có, hình như bị, hình như là bị, hình như hơi, chắc do, chắc tại, chắc hơi, ngờ, đoán, đoán là, chắc mẩm, thấy giống như, giống như, như kiểu, kiểu như, kiểu, hơi có vẻ, có nguy cơ, không khéo, khéo, khéo khi, có chăng, chưa chắc có, mang máng, nghe đâu, ngờ ngợ, man mát, hơi, hơi hơi, chắc, hình như, có lẽ, có vẻ, dường như, nghi, nghi là, nghe như, có thể, chắc là, chắc có, "
        "hình như là, có vẻ như, có khi, chắc cũng, hên xui, lúc có lúc không, lai rai, sợ là, e là, hay là, "
        "chập chờn, tạm, tàm tạm, khả năng, nghi ngờ, chắc bị, có hơi, cũng hơi, bán tín bán nghi, gần như, lờ mờ, "
        "rim rim, nửa nửa, không hẳn, chưa hẳn, chắc chắn chưa, hơi bị, có vẻ hơi, không chắc chắn, chả biết, "
        "tạm ổn, cũng tạm, tàm tạm thôi, mấy mấy, lúc này lúc kia, mập mờ, nghe bảo, nghe nói, không ổn định"
    ),
    "tailmaybe": (
        "thì phải, hay sao, hay sao ấy, hay sao á, hay sao đó, chăng, chắc vậy, chắc thế, không chừng, cũng nên, "
        "nghi nghi"
    ),
    "unknown": (
        "để cặp, để em cặp, để mẹ cặp, đi mượn nhiệt kế, chưa cặp, chưa sờ, chưa ngó, chưa dòm, chưa coi, không coi, không dòm, không hay, chưa hay, không nắm, chưa nắm, không nắm rõ, chưa nắm được, không nắm được, chưa nghe con nói, để kêu nó dậy, để gọi hỏi, để hỏi con, để hỏi bà, để hỏi ông, chưa gặp con, đang ở cơ quan, đang đi làm, em soi lại, để soi, để soi lại, soi lại, để kiểm tra, để kiểm tra lại, kiểm tra lại, cần theo dõi thêm, lát đo, lát em đo, tí đo, tối em xem lại, tí em xem, lát em xem, chiều em xem, để mẹ đo, đo đã, đo xem, để đo, đợi đo, chưa kịp xem, chưa kịp đo, kịp xem, để bố đo, đang đo, để em đo, "
        "biết đâu, ai biết, chưa kịp, đo lại, không biết, chưa biết, không rõ, chưa rõ, không chắc, chưa chắc, "
        "chẳng biết, hổng biết, hông biết, không để ý, chưa để ý, không nhớ, quên, chưa kiểm tra, chưa xem, "
        "không dám chắc, không rõ lắm, không chắc lắm, để xem, để xem đã, để xem sao, chưa xác định, khó nói, "
        "không thể biết, không hiểu, không biết nữa, chịu, không rành, không kiểm tra, chưa thấy rõ, không thấy rõ, "
        "để ý thêm, để theo dõi, đang theo dõi, theo dõi thêm, xem thế nào, xem sao, coi sao, để coi, không biết có, "
        "không biết là, chưa hỏi, để hỏi, để tôi xem, để mình xem, để em xem, để mẹ xem, chưa đo, không đo, "
        "không có mặt, không ở nhà, đang ngủ, chưa dậy, còn ngủ"
    ),
    "degree": "không đến nỗi, không đến nỗi nào, không tới nỗi, chưa đến nỗi, chưa tới nỗi, nghiêm trọng lắm, đến nỗi, đáng ngại, trầm trọng, đáng kể lắm, ghê gớm, kinh khủng, khủng khiếp, thấy ghê, quá mức, quá trời, dữ thần, dữ vậy, bao giờ hết, như mọi khi, như mọi hôm, như bữa trước, cao, nhiều, lắm, nặng, liên tục, mấy, dữ, nhiều lắm, cao lắm, nặng lắm, dữ lắm, dữ dội, to, gì mấy, bao nhiêu, suốt, thường xuyên, hoài, mãi, ban ngày, ban đêm, về đêm, lúc này, lúc đó, rõ, hẳn, hoàn toàn, đáng kể, quá, quá nhiều, nghiêm trọng, đáng lo, như trước, như hôm qua, bằng hôm qua, bằng, như, hơn, tăng, thêm, luôn luôn, ban sáng, buổi sáng, buổi tối, kỹ, ghê, lớn, nguy hiểm",
    "but": (
        "còn con, còn bé, còn cháu, còn em, còn nó, nhưng, nhưng mà, nhưng có, nhưng lại, tuy nhiên, mà, song, "
        "mỗi tội, có điều, còn thì, mà lại, nhưng hơi, còn, với lại thì, thế mà, vậy mà"
    ),
    "only": (
        "chỉ hơi, chỉ tội, chỉ mỗi tội, duy chỉ, chỉ riêng, chỉ tại, chỉ do, riêng, chủ yếu là, ngoại trừ việc, chỉ, chỉ có, chỉ bị, mỗi, có mỗi, chỉ mỗi, chỉ là, ngoài, ngoại trừ, trừ, ngoài ra, chỉ thấy, ngoài việc, "
        "thay vào đó, chỉ còn, trừ việc"
    ),
    "or": "hay, hoặc, hoặc là",
    "and": "và, với, lẫn, cùng, kèm, kèm theo, cả hai, cộng, vs, thêm, đi kèm",
    "then": "thì, nên, vì, do, tại, bởi vì, tại vì, để, cho nên, là vì, vì thế, khiến, làm",
    "ask": (
        "có biểu hiện gì, có triệu chứng gì, có dấu hiệu gì, cái gì, gì cơ, gì vậy, gì thế, bao nhiêu, mấy độ, "
        "là bao nhiêu, cơ, có lây, lây không, làm thế nào, phải làm sao, xử lý sao, là sao, là gì, thế nào, "
        "như thế nào, ra sao, tại sao, vì sao, hả, nhỉ, phải không, đúng không, chứ gì, sao vậy, sao thế, làm sao, "
        "là ai, ở đâu, khi nào, bao giờ, hay không, có sao không, được không, sao cô, sao ạ, nghĩa là, tức là sao, "
        "bao nhiêu là sốt, có cần, có phải, có nên, có được, hả cô, sao hỏi, hỏi gì, hỏi chi, sao lại, sao, à, hử, "
        "hở, ủa, thế à, vậy à, thật à, ai, là bệnh gì, là như nào, như nào, làm gì, có cần không, có nên không, "
        "có được không, cần gì, có không, chưa vậy, đâu nhỉ, vậy hả, vậy sao"
    ),
    "irony": (
        "mới lạ, mới là lạ, sao được, thế nào được, mới sợ, mới tài, mới ghê, còn gì, là cái gì, mới hay, thì là gì, "
        "thì gì, mới chết, mới đúng, là nói dối, là nói xạo, là bịa, mà được, chỗ nào"
    ),
    "unreal": (
        "lúc nào, chừng nào, khi nào, bao giờ mà, hễ mà, mỗi khi, mỗi lần, cứ mỗi lần, phòng hờ, lỡ mà, nhỡ mà, lỡ có, nhỡ có, ví dụ, ví như, ví dụ như, chẳng may, kẻo, để khỏi, cho khỏi, sợ bị, sợ lây, lây, kẻo lây, tránh lây, không lẽ, chẳng lẽ, bảo vệ, khẩu trang, thực đơn, bài hát, phim, truyện, game, tháng rồi, tháng vừa rồi, tuần rồi, tuần vừa rồi, hồi năm ngoái, hồi tháng trước, hồi tuần trước, hồi đó, dạo trước, đợt rồi, lúc bé, hồi bé, từng bị, đã từng, tiền sử, họ và tên, họ tên, nếu, nếu như, giả sử, lỡ, nhỡ, giá mà, mong, ước gì, hy vọng, hi vọng, cầu mong, "
        "cầu trời, miễn là, miễn, tưởng, cứ tưởng, ai bảo, ai nói, đừng nói, làm như, sợ, lo, lo là, phòng khi, hễ, "
        "đề phòng, phòng, tránh, ngừa, chống, phòng tránh, chích ngừa, tiêm phòng, tiêm, vắc xin, thuốc, uống thuốc, "
        "miếng dán, sẽ, không thể nói, không dám nói, không có nghĩa, làm sao mà, lẽ ra, chứ không phải, hứa, "
        "nói dối, giả vờ, giả bộ, thuốc ho, thuốc sốt, siro ho, dịch, đọc, học bài, mấy hôm trước, đợt trước, "
        "tuần trước, tháng trước, năm ngoái, hồi trước, lúc trước, trước đây, trước đó, hôm trước, hồi nhỏ, "
        "bữa trước, hôm bữa, lần trước, không chỉ, không những, không riêng, chẳng những, sao mà, làm sao, bài, "
        "bảo là, mai, ngày mai, mốt"
    ),
    "moreover": (
        "không chỉ, không những, không riêng, chẳng những, không ngừng, không ngớt, không dứt, không hết, không đỡ, "
        "không bớt, không giảm, không hạ, không khỏi, chưa hết, chưa khỏi, chưa đỡ, chưa bớt, chưa giảm, chưa hạ, "
        "chưa dứt, chưa hết hẳn, không thuyên giảm, chưa hết được, không ngưng, chẳng đỡ, chẳng hết, chả đỡ, "
        "mãi không hết, mãi không khỏi, chưa ngừng, chưa cắt, không cắt, chưa lành, chưa khỏi hẳn, chưa dứt hẳn, "
        "chưa thấy đỡ, không thấy đỡ, chưa thuyên giảm, chưa thấy hết, không dứt hẳn, không hạ được"
    ),
    "unwell": (
        "không khỏe, chưa khỏe, không được khỏe, không ổn, chưa ổn, không bình thường, không tốt, không được tốt, "
        "hết chịu nổi, không chịu nổi, bất thường, khác thường, bất ổn, yếu, tệ, kém, không mạnh, hổng khỏe, "
        "hông khỏe, hổng ổn, chẳng khỏe, chả khỏe, đâu có khỏe, không được ổn, chưa được khỏe, không khỏe lắm, "
        "không được khỏe lắm, trở nặng, nặng hơn, nặng thêm, tệ hơn, xấu đi, không hề khỏe, đâu khỏe, khỏe đâu, "
        "không hẳn khỏe, không ngoan, không ổn lắm, chưa khỏe lắm, không tươi, có vấn đề, có vấn đề về, "
        "không thoải mái, không được bình thường, hơi yếu, không phải khỏe, không phải là khỏe, khó ở, "
        "trong người khó chịu, khỏe gì, khỏe sao được"
    ),
    "thereis": "có đâu, không đâu, không có đâu, không phải đâu, chưa đâu, đâu, đâu mà, đâu ạ, gì đâu mà",
    "agree": (
        "chứ sao không, chứ sao, sao lại không, tội gì không, được thôi, ok thôi, đồng ý thôi, cứ nhắn, nhắn đi, cứ gửi, gửi đi, cứ việc, cứ việc nhắn, cứ việc gửi, thoải mái, chốt, chốt luôn, duyệt luôn, ok luôn, bằng lòng, thuận, ưng, chịu liền, tất nhiên rồi, tán đồng, hưởng ứng, nhất trí cao, đồng ý cả, đồng ý hoàn toàn, đồng ý luôn, nhất trí luôn, nhắn thoải mái, cứ nhắn thoải mái, được hết, cho luôn, tui chịu, đăng kí, oki luôn, agree, đồng ý, nhất trí, tán thành, chấp nhận, chấp thuận, cho phép, xác nhận, ủng hộ, hoàn toàn đồng ý, "
        "đã đồng ý, đồng ý hết, đồng tình, được, duyệt, yes, chuẩn, nhận, tham gia, đăng ký, cho, sẵn sàng, vô tư, "
        "phải, agree"
    ),
    "refuse": "không ưng, chưa ưng, không bằng lòng, không thuận, không hợp tác, không tán đồng, không chịu, hổng chịu, không cần đâu, không cần thiết, không có nhu cầu, không nhu cầu, chưa có nhu cầu, không duyệt, khỏi gửi, đừng có nhắn, đừng có gửi, đừng làm phiền, phiền, phiền lắm, phiền phức, thôi không cần, xin kiếu, xin từ chối, xin không, miễn, stop, tắt đi, tắt giúp, hủy đăng ký, huỷ, ngừng gửi, ngưng gửi, ngừng nhắn, ngưng nhắn, không gửi nữa, không nhắn nữa, không nhận nữa, không theo, chưa thống nhất, không thống nhất, không bao giờ, dẹp, ngưng, ngừng, dừng lại, khỏi nhắn, đừng nhắn, đừng gửi, từ chối, phản đối, không đồng ý, không cho phép, không cần, không muốn, không được, không chấp nhận, không tham gia, thôi, thôi khỏi, khỏi cần, khỏi, bỏ qua, chưa đồng ý, không nhất trí, không tán thành, không cho, không xác nhận, không đồng tình, miễn đi, không thích, không nhận, rút lại, hủy, dừng, no, không đăng ký, đừng, chưa muốn, khỏi đi",
    "depends": (
        "phần, tùy, sao cũng được, thế nào cũng được, gì cũng được, để sau, suy nghĩ, suy nghĩ thêm, nghĩ đã, "
        "cân nhắc, tính sau, để hỏi, hỏi chồng, hỏi vợ, hỏi lại, bàn với, với điều kiện, một phần, một số, xem đã, "
        "đọc đã, đọc lại, chưa đọc, từ từ, hẵng, nếu, chưa quyết, phân vân, lưỡng lự, trước đã, tuy, không ý kiến, "
        "không có ý kiến, ý kiến, trừ, chưa hiểu, không hiểu"
    ),
    "right": (
        "đúng, đúng rồi, phải rồi, chính xác, chuẩn, chuẩn rồi, đúng vậy, đúng thế, đúng là, dĩ nhiên, tất nhiên, "
        "chắc chắn, chắc chắn rồi, yes, y, đúng ạ, vâng đúng, hẳn rồi"
    ),
    "wrong": "sai, sai rồi, không đúng, nhầm, nhầm rồi, bấm nhầm, chưa đúng",
    "ack": (
        "dạ, vâng, ừ, ừm, uh, uhm, um, uk, ukm, ờ, dạ vâng, vâng dạ, ừa, ừ hử, dạ dạ, vâng vâng, bẩm, đã rõ, "
        "biết rồi, nghe rồi, hiểu rồi, rõ, vầng, vâg, ưm, uhuh"
    ),
    "talk": (
        "chào, xin chào, hello, hi, alo, cảm ơn, cám ơn, thank, thanks, tks, thank you, xin lỗi, kính chào, chúc, "
        "làm phiền, hế lô, hê lô, chào buổi sáng, good morning, hihi, haha, hehe, chấm, test, nghe, xin phép, "
        "kính gửi, kính báo, báo cáo, gửi, báo, thông báo, trả lời"
    ),
    "child": "con nhà mình, con nhà em, bé nhà mình, bé nhà tôi, bé nhà tui, cháu nhà em, cháu nhà tôi, cháu nhà mình, cháu nhà tui, con nhà tui, con tui, bé tui, cháu tui, nhóc nhà em, nhóc nhà mình, cu nhà em, cu con, cu bi, bé trai, bé gái, con trai em, con gái em, con trai tôi, con gái tôi, con trai e, con gái e, con trai mình, con gái mình, cháu trai, cháu gái, nó nhà, công chúa, hoàng tử, nàng, chàng, nhóc tì, tụi nó, chúng nó, con cháu, mấy đứa nhỏ, mấy cháu, mấy con, cả ba đứa, cả hai đứa, thằng nhóc, thằng con trai, con bé nhà em, thằng bé nhà em, thằng cu nhà em, cục cưng, bé cưng nhà em, con, bé, cháu, em, nó, con em, con tôi, con mình, bé nhà, con nhà, cháu nhà, bé nhà em, nhà em, nhà mình, bé con, cu, con gái, con trai, cu tí, thằng bé, con bé, thằng cu, bạn ấy, học sinh, trẻ, tụi nhỏ, nhóc, cháu nó, bé nó, con nó, thằng nhỏ, con nhỏ, thằng con, đứa nhỏ, bé cưng, mấy đứa, hai đứa, cả hai, các con, bọn trẻ, cu cậu, cháu bé, các cháu, trong người",
    "adult": (
        "mẹ, bố, ba, má, ông, bà, cô, thầy, tôi, mình, tớ, tui, chị, anh, gia đình, phụ huynh, bạn, chú, bác, dì, "
        "cậu, ad, admin, mợ, thím, tía"
    ),
    "other": "bé em, bé chị, bé anh, đứa em nó, bé kia, đứa lớn nhà em, bạn cùng bàn, bạn cùng bàn con, bạn cùng phòng, bạn kế bên, bạn ngồi kế, bạn ngồi bên, bạn ngồi cùng, bạn trong lớp, bạn lớp, bạn cùng lớp con, bạn bè, đám bạn, tụi bạn, bọn bạn, hội bạn, bọn lớp, bọn lớp em, tụi lớp em, lớp đang có, lớp có, lớp con có, lớp em có, lớp có bạn, lớp đang có bạn, lớp nhiều bạn, trong lớp, ở lớp có, trường có, nhiều bạn, có bạn, có mấy bạn, có vài bạn, vài bạn, mấy đứa bạn, mấy đứa lớp, mấy đứa khác, đứa khác, đứa kia, đứa kế bên, cậu em, cô em, cậu em nó, thằng em nó, con em nó, em của nó, chị của nó, anh của nó, anh hai, chị hai, anh hai nó, chị hai nó, chị gái con, anh trai con, em trai con, em gái con, em trai bé, em gái bé, chị gái bé, anh trai bé, em gái nó, em trai nó, crush, crush em, người yêu, ny, bồ, người nhà, họ hàng, nhà bên, bên cạnh nhà, cả xóm, xóm, trong xóm, hàng xóm nhà, cô giáo chủ nhiệm, cô giúp việc, chị giúp việc, bác giúp việc, bà nội bé, bà ngoại bé, bà nội cháu, bà ngoại cháu, ông nội cháu, ông ngoại cháu, bà nội con, bà ngoại con, ông nội con, ông ngoại con, cậu nó, dì nó, chú nó, bác nó, con bạn, thằng bạn, nhỏ bạn, con hàng xóm, con nhà hàng xóm, con nhà bên, cháu hàng xóm, chó nhà, mèo nhà, mẹ đang bị, bố đang bị, mẹ thì, bố thì, ba thì, chị nó, anh nó, em gái, em trai, anh trai, chị gái, em bé, cả nhà, cả lớp, bạn con, bạn cùng lớp, bạn bên cạnh, bạn của con, hàng xóm, chị của con, anh của con, em của con, bố con, mẹ con, ba con, bố nó, mẹ nó, ba nó, bà nó, ông nó, bà ngoại, bà nội, ông ngoại, ông nội, con chó, con mèo, chồng, vợ, nhà có người, bố cháu, mẹ cháu, bạn nó, chị bé, anh bé, em của bé, bạn của bé, chị của bé, anh của bé, mẹ bé, bố bé, ba bé, đứa em, đứa anh, đứa chị, thằng em, con em gái, nhà hàng xóm, bạn ngồi cạnh, bạn học, mấy bạn, các bạn, bạn thân, chị họ, anh họ, em họ, bố mẹ, ba mẹ, ông bà, chị em, anh em, đứa bạn, một bạn, bạn khác, bé khác, cháu khác, con khác",
    "say": "báo, nói, bảo, khai, thấy, xin, cho, nghe, nghĩ, kể, kêu, than, gửi, xác nhận, thông báo, đo, trả lời",
    "go": (
        "vô trường, vào trường, ra trường, vẫn đi lớp, đi lớp bình thường, vẫn đến lớp, vẫn đến trường, vẫn tới lớp, vẫn vào lớp, vẫn vô lớp, vẫn lên lớp, vẫn đi học được, đang học ở trường, đang học ở lớp, đang trên trường, trên lớp, đang trên lớp, đưa đi học, đưa đến lớp, đưa đến trường, chở đi học, chở tới trường, đã đi học, đã đến lớp, đã tới lớp, đã vào lớp, đã đến trường, tới trường rồi, đến trường rồi, vô lớp rồi, vô trường rồi, cho đến lớp, cho đến trường, cho tới trường, cho tới lớp, cho đi lớp, học bình thường, sẽ đi học, đi chứ, đi chớ, vẫn theo học, theo học bình thường, cũng đi học, đang ở cổng trường, đang tới trường, đang đến trường, đang trên đường đi học, đang trên đường đến trường, đang trên đường tới trường, đi học, đến lớp, đến trường, tới trường, tới lớp, đi lớp, vào lớp, vẫn đi, vẫn đi học, đi học bình thường, "
        "có mặt, đi rồi, đi nhé, đi mà, đi học rồi, đang đi, đang đi học, tới ngay, đến ngay, lên lớp, đi học được, "
        "cho đi học, cho đi, có đi học, đi đầy đủ, đi đủ, vô lớp, đi học đều, đi học đầy đủ, đang ở trường, "
        "đang ở lớp, đến rồi, vào lớp rồi, tới lớp rồi, đi bình thường, ra lớp, đi trường"
    ),
    "goes": "đi, tới, đến",
    "stay": (
        "đón về, mẹ đón về, bố đón về, đón con về, đón bé về, đón cháu về, cho về, nằm nhà, cho nằm nhà, bắt nghỉ, bắt ở nhà, giữ ở nhà, để ở nhà, cho ở nhà nghỉ, ở nhà với bà, ở nhà với mẹ, ở nhà theo dõi, xin cho nghỉ, xin cho con nghỉ, xin cho cháu nghỉ, xin cho bé nghỉ, xin phép cho con nghỉ, xin phép cho cháu nghỉ, xin phép cho bé nghỉ, xin phép cho em nghỉ, xin vắng, xin vắng mặt, cáo ốm, nghỉ dưỡng bệnh, nghỉ tiếp, nghỉ thêm, nghỉ luôn, phải nghỉ, nên nghỉ, đành nghỉ, mai mới đi, mai mới đi học, mốt mới đi, tuần sau mới đi, không cho đến lớp, không cho đến trường, chưa cho đi học, chưa cho đi, chưa cho đến lớp, không đi nổi, đi không nổi, đi học không nổi, không đi học nổi, nằm viện, đang nằm viện, đang ở viện, đi viện, nhập viện, cấp cứu, đi cấp cứu, đang cấp cứu, vô viện, vào viện, đưa đi viện, nằm bệnh viện, không đi đâu, không lên trường, không ra lớp, không ra trường, không vô trường, không vào trường, không vô lớp, cúp, cúp tiết, trốn học, bùng học, đón về rồi, đã đón về, nghỉ, nghỉ học, ở nhà, xin nghỉ, cho nghỉ, vắng, vắng mặt, nghỉ ở nhà, cho ở nhà, xin nghỉ học, "
        "cho nghỉ học, cho nghỉ ở nhà, được nghỉ, không đi học, không đi, không đến, không đến lớp, không đi được, "
        "không tới, không tới lớp, chưa đi học, chưa đi học được, không đi học được, chưa đi được, không đến trường, "
        "không tới trường, chưa đi, không cho đi, không cho đi học, xin phép nghỉ, nghỉ ốm, nghỉ bệnh, hổng đi, "
        "nghỉ thôi, không đi lớp, cúp học, xin phép nghỉ học, nghĩ học, xin nghĩ, cho nghĩ, nghĩ ở nhà, hổng đi học, "
        "hông đi, hông đi học, đang nghỉ, chẳng đi, không thể đi, không thể đi học, không có đi, không có đi học, "
        "chưa thể đi học, ở nhà nghỉ, không lên lớp, không vào lớp, chưa đến lớp được, xin off, off, "
        "không nên đi học, cho con nghỉ, cho cháu nghỉ, cho bé nghỉ, cho em nghỉ"
    ),
    "stays": (
        "không nghỉ, không xin nghỉ, không nghỉ học, không ở nhà, không vắng, hổng nghỉ, hông nghỉ, không phải nghỉ, "
        "chưa nghỉ, không có nghỉ, không cần nghỉ"
    ),
    "late": (
        "đi học muộn, đi muộn, đến muộn, đi trễ, vào muộn, đi học trễ, tới trễ, đến trễ, vô trễ, đến lớp muộn, "
        "vào lớp muộn, đi muộn chút"
    ),
    "home": (
        "đi lớp về, đi học về nhà, đi trường về, ở lớp về, học xong về, đi tiêm về, đi bơi về, đi tắm biển về, đi chơi về, hôm đi học, bữa đi học, đòi đi học, đòi đi, cố đòi đi, cố đòi đi học, muốn đi học, thích đi học, đòi nghỉ, muốn nghỉ, muốn nghỉ học, đòi ở nhà, không chịu đi học, không chịu đi, lười đi học, trước khi đi học, chuẩn bị đi học, lúc đi học, khi đi học, đi cầu, đi tiêu, đi vệ sinh, đi đái, đi tè, đi tiểu, đi bộ, đi đứng, đi lại bình thường, đi công tác, đi du lịch, đi ăn cưới, đi đám, đi mua, đi lấy thuốc, đi xét nghiệm, đi tiêm, đi chích, đi bác sĩ, đi thi, về đi học, đi học về, ở trường về, học về, tan học, đi làm, ngủ nghỉ, nghỉ ngơi, đi chơi, đi ngủ, nghỉ hè, nghỉ lễ, "
        "nghỉ trưa, ở nhà chơi, đi chợ, nghỉ làm, đi đón"
    ),
    "past": (
        "hồi đêm, đêm hôm, tối bữa qua, đêm bữa qua, sáng bữa qua, chiều bữa qua, trưa bữa qua, trưa hôm qua, chiều hôm qua, chiều hôm kia, tối hôm kia, sáng hôm kia, tối kia, đêm kia, đợt hôm, mấy hôm rồi, nửa đêm, nửa đêm qua, rạng sáng, gần sáng, lúc khuya, hồi chiều, hồi trưa, hôm qua, hôm kia, tối qua, đêm qua, hqua, sáng qua, chiều qua, trưa qua, tối hôm qua, đêm hôm qua, "
        "sáng hôm qua, chiều hôm qua, hồi tối, hồi hôm, bữa qua, khuya qua, hồi khuya, lúc nãy, hồi nãy, ban nãy, "
        "vừa nãy, đêm rồi, tối rồi, thứ hai, thứ ba, thứ tư, thứ năm, thứ sáu, thứ bảy, chủ nhật"
    ),
    "now": (
        "chừ, bữa ni, bựa ni, tới chừ, đến chừ, ngày hôm nay, sáng hôm nay, trưa hôm nay, chiều hôm nay, sáng sớm nay, giờ này, thời điểm này, lúc này đây, cho tới giờ, cho đến giờ, cho tới nay, hồi sáng nay, hồi sáng giờ, từ sáng tới giờ, từ tối qua tới giờ, từ hôm qua tới giờ, từ đêm qua tới giờ, từ đêm qua đến giờ, từ đêm đến giờ, từ tối đến giờ, từ tối tới giờ, suốt từ sáng, ngày nay, sáng dậy, ngủ dậy, mới dậy, vừa dậy, hôm nay, nay, sáng nay, hnay, giờ, bây giờ, hiện tại, hiện giờ, hiện, bữa nay, trưa nay, chiều nay, "
        "tối nay, bi giờ, lúc này, từ sáng, sáng, sáng giờ, đến giờ, tới giờ, đến nay, cho đến nay, từ sáng đến giờ, "
        "giờ thì, nay thì, mấy hôm nay, mấy bữa nay, hổm nay, mấy ngày nay, rày, lúc dậy, sáng ra, sáng sớm, "
        "mấy nay, hiện nay, từ qua đến giờ, từ hôm qua đến giờ, từ hôm qua đến nay, từ hôm qua tới giờ, "
        "từ tối qua đến giờ, trong ngày, hồi sáng, lúc sáng, đêm nay, suốt đêm qua"
    ),
    "since": (
        "từ hôm qua, từ tối qua, từ sáng nay, từ đêm qua, từ chiều qua, từ hôm kia, từ sáng qua, từ hôm qua tới nay, "
        "từ đêm"
    ),
    "soft": (
        "sạch sẽ, tiêm về, tiêm phòng về, chích ngừa về, sau tiêm, sau khi tiêm, mới tiêm, mới tiêm phòng, vừa tiêm, vừa tiêm phòng, do tiêm, do tiêm phòng, vì tiêm, vì tiêm phòng, vì tiêm phòng về, mới chích ngừa, mới chích ngừa về, sau chích ngừa, do chích ngừa, hôm tiêm, hôm tiêm phòng, tiêm xong, tiêm phòng xong, cơ, cơ ạ, lận, lận cô, dạ thưa, nghen cô, nha cô, nhé ạ, nha ạ, hihi, hic, hicc, huhu, ôi, ôi trời, trời ơi, may mà, may sao, may thay, mừng quá, tạ ơn, nhờ trời, nhờ ơn trời, đội ơn, ơn trời, ơn giời, phước đức, tự nhiên, tự dưng, bỗng, bỗng dưng, đột ngột, hồi, khoảng, chừng, cứ như, y như, đâm, nhìn chung, nói chung, tóm lại, về cơ bản, cơ bản, tình hình chung, nhìn, trông, coi bộ, luôn ạ, luôn cô, luôn nha, hổng có đâu, cái, có điều là, phải công nhận, thề, thề luôn, thề đấy, nói thật, thật lòng, thật ra, thực tế, đến lúc này, cho tới lúc này, tính đến giờ, tính tới giờ, cả ngày, cả buổi, cả sáng, suốt sáng, sáng sớm nay, ngày hôm nay, tối nay, lắm, quá chừng, quá trời, ghê, dữ, hoài, gọi là, kêu là, ngoan ngoãn, chăm ngoan, hôm thứ, vừa, mới, chứ, chứ ạ, cơ mà, gửi, cô ơi, thưa cô, thầy ơi, chị ơi, anh ơi, em ơi, bạn ơi, cô ạ, mẹ ơi, "
        "cô nhé, cô nha, cô giáo ơi, thưa thầy, thưa cô giáo, thưa chị, thưa anh, con ơi, cô à, chị à, anh à, "
        "thầy ạ, thưa thầy cô, thầy cô ơi, cô giáo ạ, chị nhé, ad ơi, bác ơi, cô thảo, cô giáo, cô ui, cô oi, ạ, "
        "nhé, nha, nhen, nghen, ơi, nhá, rồi, mà, thôi, luôn, nữa, đó, đấy, á, ấy, vậy, thế, thưa, hen, hén, rồi ạ, "
        "đâu ạ, cả ạ, rồi nhé, r, đi, kìa, này, nè, thật, thật sự, hoàn toàn, hết ạ, ạh, ah, ừ nhé, được rồi, đã, "
        "cũng, vẫn, rất, quá, vui, sức khỏe, tình hình, thân nhiệt, ăn được, ngủ được, nhiệt độ, bé yêu, của, là, "
        "xin, cho, nhà, nhẹ, khan, trộm vía, tạ ơn trời, may quá, may là, yên tâm, đo, đo rồi, 100%, gì nữa, nghe, "
        "biết, rõ ràng, thực ra, lớp, tất cả, đủ, thì, ra, hết cả, một mình, hoàn toàn không, tuyệt đối, hôm, bữa, "
        "giờ này, lúc, ngày, buổi, tối, trưa, chiều, đêm, mọi thứ, mọi người, cả nhà khỏe, từ, đến, tới, tới giờ, "
        "hồi, bảo đảm, đảm bảo, chắc chắn"
    ),
    "heavy": (
        "nhiều, cao, liên tục, dữ, nặng, dữ dội, suốt, hoài, mãi, suốt đêm, cả đêm, đùng đùng, hừng hực, sù sụ, lắm"
    ),
    "metaphor": "chờ đỏ mắt, đỏ mắt luôn, trốn ho, ngóng đỏ mắt, nôn đi học, nôn về, nôn tới, nôn đến, xin nghỉ tiết, xin nghỉ môn, nghỉ môn, xin nghỉ thể dục, hồ sơ, hỗ trợ, họ hàng, mầm non, trời nóng, nóng nực, thời tiết, phát ói, nghỉ tiết, ra ngoài, hộ khẩu, hồ bơi, hổ báo, họ nội, họ ngoại, nóng tính, nóng lòng, nóng hổi, nhẹ nhàng, ấm áp, ấm no, mũ bảo hiểm, trưng bày, ho ra bạc, ăn nóng, đồ nóng, nước nóng, bạn bè, nghỉ tết, đường sá, hết hạn, hết lớp, hết tuần, hết tháng, hết mực, hết tiết, hết dung lượng, hết mạng, khỏi trường, sốt ruột, sốt sắng, sốt đất, sốt vé, cơn sốt vé, sốt cà chua, nước sốt, nước xốt, cười đau bụng, cười đau cả bụng, ho he, nôn nóng, nôn tết, đau đầu vì, đau đầu với, đau lòng, giật mình vì, cười đến đau bụng, không dám ho he, phát sốt vì, cười muốn ói, cười ói, cười xỉu, đi ngoài đường, đi ngoài sân, đi ngoài trời, đi ngoài phố, đi ra ngoài, đi bên ngoài, bệnh viện, trạm y tế, viện, y tế, bệnh án, đau ví, ốm đòn, sốt dẻo, chạy mệt, cháy máy, mệt bở hơi tai, ngã ngửa, mệt với nó, mệt với con, sôi máu, hết nước, hết thuốc, hết pin, hết tiền, hết cả, hết sức, hết hồn, hết giờ, hết chỗ, khỏi lo, khỏi nói, khỏi phải, khỏi đi, ngủ dậy, nôn nao, sợ xanh mặt, sốt giá, sốt phim, hết biết, hết ý, hết nói, vũ như cẩn",
    "doctor": "đi khám, bác sĩ, đi viện, nhập viện, khám, đi khám bệnh, đi bác sĩ",
    "little": (
        "chút đỉnh, có chút đỉnh, tí đỉnh, chút chút xíu, chút éc, chút chút thôi, một chút, chút, chút chút, chút xíu, một tí, tí, tí tẹo, tí ti, xíu, một xíu, nhè nhẹ, có chút, có tí, "
        "thỉnh thoảng, thi thoảng, đôi khi, đôi lúc, lâu lâu, ít, vài tiếng, xíu xiu, tí xíu, chút ít, tẹo, "
        "có chút xíu, sơ sơ, lác đác, có một chút, có ít"
    ),
    "daily": (
        "chơi, ăn, ngủ, vui chơi, sinh hoạt, học, bú, nghịch, chạy nhảy, ăn ngủ, ăn uống, uống, ăn sáng, ăn cơm, "
        "mang, đón, học bài, làm bài, uống sữa, bú mẹ"
    ),
    "medicine": "hạ sốt, uống hạ sốt, thuốc hạ sốt, dán hạ sốt, miếng dán hạ sốt, uống thuốc hạ sốt, cho uống hạ sốt",
    "cool": (
        "mát, mát người, người mát, mát rượi, trán mát, mát trán, đầu mát, người ngợm mát, mát tay, người mát rượi, "
        "vẫn mát, mát mẻ, nguội, người nguội, đầu không nóng, trán không nóng, người không nóng"
    ),
    "back": "đi học lại, đi lại, đến lớp lại, đi học trở lại",
}
"""Tag -> phrases. Where a phrase stands under two tags, `lexicon.ORDER` says which one counts."""

ALIASES = {
    "không": (
        "ko k kh kg khg khong hok hong hông hem hổng hk kp hôg khg kô khum hăm hem hẻm kong khôg hôn "
        "khôn khg khonh khhong hko hơm k0 kh0ng kông"
    ),
    "chưa": "ch chx cha chua chư chưaa cưa chauw",
    "được": "dc đc đk dk đươc duoc dk được dược",
    "rồi": "r ròi gòi rui rùi roài dồi rồy ròu rồii gồi rờ roi gùi òi rùi",
    "bình thường": "",
    "không biết": "kb kbt hbt khbiet",
    "hôm nay": "hnay hn homnay hnai hqay",
    "hôm qua": "hqua hqa homqua hwa",
    "giờ": "h jo giơ giò",
    "gì": "j ji rì gi dì zì",
    "cũng": "cx cug cũg cungx",
    "với": "vs vơí zới",
    "vậy": "v z zậy dzậy zay zậy dậy",
    "và": "v",
    "em": "e",
    "cô": "c",
    "ạ": "a ah ạh ạk ak",
    "có": "coá cóa cớ koó kó",
    "bị": "bj bik bih bỵ",
    "bé": "be bế pé bé",
    "con": "kon cn coon",
    "nhé": "nhe nhá nhaa nhoa nhee",
    "vâng": "vg vag vang vầng zâng dâng vân",
    "ừ": "u ừa uh ừh",
    "dạ": "da ja dạk zạ dja",
    "sốt": "sôt xốt sott xot",
    "mũi": "mủi",
    "sổ": "xổ",
    "khỏe": "khoẻ khẻo khoẽ khẽo khỏa phẻ phê",
    "nghỉ": "nghỉi nghĩ ngỉ nghi nghir",
    "ngoài": "ngoai",
    "trường": "trừơng",
    "mệt": "mêt mẹt",
    "bệnh": "bênh",
    "nhẹ": "nhẹe",
    "nhiều": "nhìu nhiu nhìu",
    "ở nhà": "onha",
    "đi": "đii dii",
    "biết": "bít bit bjt biet",
    "chắc": "chac chắt chăc",
    "đồng ý": "dy đồng í",
    "mẹ": "mẹe mje",
    "biếng": "bien bieg biêng",
    "nữa": "nua nữaa",
    "không sao": "ksao kosao khongsao",
    "không có": "koco kco",
    "ho": "hoo",
    "thôi": "thoi thui thoii",
    "mình": "mk mik mìn",
    "tôi": "t tui toi",
    "nó": "noá",
    "đó": "dó",
    "ok": "oce okê ô-kê okie okok oki okii okeee oka",
}
"""Canonical word -> other ways to type it; a phrase of two words may stand for one token."""

TOKENS = {
    "bth": "bình thường",
    "bthg": "bình thường",
    "bt": "bình thường",
    "btr": "bình thường",
    "bthuong": "bình thường",
}
