"""Denials, ends and easings, and what limits them."""

DENYING = {
    "not": (
        "không lần nào hết, chưa lần nào hết, không lần nào cả, không ghi nhận, chưa ghi nhận, "
        "không ghi nhận có, chỉ thiếu, chỉ thiếu mỗi, thiếu mỗi, chỉ thiếu nước, "
        "làm chi có, làm chi mà có, làm chi có chuyện, hổng dám, tịnh không, làm gì đến nỗi, làm gì có hả, làm gì có "
        "hả cô, có đâu hả cô, làm gì mà, làm gì mà có, lấy đâu ra, việc gì mà, có gì mà, chẳng hề hấn, không lần "
        "nào, chưa lần nào, chưa bao giờ, không bao giờ, nào có, đời nào, không, chẳng, chả, hổng, hông, hỏng có, "
        "chưa, chưa hề, không hề, chẳng hề, chưa từng, không phải, không phải là, chưa phải, đâu có, đâu phải, đâu "
        "có phải, làm gì có, có đâu mà, không có, không bị, chưa có, chưa bị, chẳng có, hổng có, hông có, không "
        "thấy, chưa thấy, chưa thấy có, không thấy có, hổng thấy, không nghe, không còn, hết còn, không hề có, không "
        "hề bị, chưa hề có, chẳng thấy, chả thấy, chả có, chẳng bị, không có bị, không thấy bị, không thấy con, chưa "
        "thấy con, không thấy bé, chưa thấy bé, không thấy cháu, chưa thấy cháu, không có dấu hiệu, không có biểu "
        "hiện, không có triệu chứng, chưa có dấu hiệu, chưa có biểu hiện, chưa có triệu chứng, không thấy dấu hiệu, "
        "không thấy biểu hiện, không thấy triệu chứng, chưa thấy biểu hiện, chưa thấy dấu hiệu, chưa thấy triệu "
        "chứng, không dấu hiệu, không triệu chứng, không biểu hiện, không phát hiện, chưa phát hiện, không có hiện "
        "tượng, không hiện tượng, không đâu có, không có thấy, không có phải, nope, nah"
    ),
    "nobare": "n0",
    "list": "dấu hiệu, biểu hiện, triệu chứng, hiện tượng, dấu hiệu bị, biểu hiện bị",
    "really": "có chứ, có thật, có mà",
    "done": (
        "dừng hẳn, dừng hẳn rồi, ngừng hẳn rồi, ngưng hẳn rồi, tạnh, tạnh hẳn, tịt hẳn, thôi rồi, thôi hẳn, "
        "dứt rồi, đứt rồi, im re, im ru, im bặt, im hẳn, im thin thít, "
        "nín hẳn, khỏi lâu rồi, hết lâu rồi, hết từ lâu, khỏi từ lâu, hết lâu lắm rồi, khỏi từ đời nào, hết từ đời "
        "nào, mất tăm, biến mất, dứt điểm, đi đâu mất, đi đâu hết rồi, cắt cơn, hết cơn, đã cắt cơn, hết rồi, hết "
        "hẳn rồi, hết sạch, hết sạch rồi, hết sạch sẽ, hết trơn rồi, xẹp, xẹp hết, khô vảy, bong vảy, khô hết, đóng "
        "vảy, lặn mất, bay mất, mất hẳn, lui, đã lui, ngưng hẳn, ngừng hẳn, cầm, đã cầm, cầm được rồi, dứt cơn, hết "
        "dứt, qua khỏi, bay hẳn, tan hết, hết, khỏi, dứt, hết hẳn, khỏi hẳn, đã hết, đã khỏi, hết bị, "
        "tự hết, mới hết, mới khỏi, vừa hết, vừa khỏi, đã dứt, dứt hẳn, hết luôn, lành, lành hẳn, đã ngừng, đã "
        "ngưng, ngưng, ngớt hẳn, bay hết, lặn hết, lặn, lặn hết cả, bay hết cả, xẹp hết cả, khỏi hết cả, hết cả "
        "rồi, mất hết cả, cắt, đã cắt, hạ, đã hạ, hạ hẳn, bay sạch, lặn sạch, hết tiệt"
    ),
    "easing": (
        "xuất viện, xuất viện rồi, đã xuất viện, ra viện, ra viện rồi, mới xuất viện, mới ra viện, đỡ đỡ rồi, đỡ lắm "
        "rồi, nhẹ hơn, nhẹ bớt, đỡ phần nào, đỡ tí, đỡ xíu, bớt xíu, bớt tí, bớt rồi, đỡ kha khá, thưa, thưa dần, "
        "đang bay, đang lặn, đang bay dần, bay dần, lặn dần, đang lặn dần, đang đỡ, đang bớt, đang giảm, đang hết, "
        "bay bớt, lặn bớt, lui dần, khá lên, có đỡ, có bớt, có giảm, đã khá, đã khá hơn, đỡ rồi, đỡ, bớt, giảm, "
        "thuyên giảm, đã đỡ, đã bớt, đã giảm, đỡ hơn, đỡ nhiều, bớt nhiều, giảm nhiều, bớt dần, giảm dần, đỡ dần, "
        "ngớt, gần hết, sắp hết, gần khỏi, sắp khỏi, cũng đỡ, đỡ đỡ, dịu, vơi, khá hơn, khỏe hơn, tốt hơn, ổn hơn, "
        "đỡ một chút, đỡ chút, tiến triển, đang hồi phục, hồi phục, đỡ được"
    ),
    "moreover": (
        "nhiệt không xuống, nhiệt không hạ, nhiệt chưa hạ, nhiệt chưa xuống, nhiệt không giảm, không xuống nhiệt, "
        "không chỉ, không những, không riêng, chẳng những, không ngừng, không ngớt, không dứt, không hết, không đỡ, "
        "không bớt, không giảm, không hạ, không khỏi, chưa hết, chưa khỏi, chưa đỡ, chưa bớt, chưa giảm, chưa hạ, "
        "chưa dứt, chưa hết hẳn, không thuyên giảm, chưa hết được, không ngưng, chẳng đỡ, chẳng hết, chả đỡ, "
        "mãi không hết, mãi không khỏi, chưa ngừng, chưa cắt, không cắt, chưa lành, chưa khỏi hẳn, chưa dứt hẳn, "
        "chưa thấy đỡ, không thấy đỡ, chưa thuyên giảm, chưa thấy hết, không dứt hẳn, không hạ được"
    ),
    "thereis": "có đâu, không đâu, không có đâu, không phải đâu, chưa đâu, đâu, đâu mà, đâu ạ, gì đâu mà",
    "nothing": (
        "cử nào, trận nào, lần nào hết, giọt nào, hạt nào, tiếng nào, tiếng nào cả, tiếng nào hết, nốt nào, nốt nào "
        "cả, nốt nào hết, hột nào, hột nào hết, miếng nào, chút nào, chút nào cả, chút nào hết, tí nào, tí nào cả, "
        "xíu nào, xíu nào hết, một tiếng nào, một nốt nào, cái nào, cái gì, cái gì hết, cái gì cả, chi cả, chi mô, "
        "gì đâu ạ, gì ráo, gì ráo trọi, ráo, ráo trọi, hết trọi, gì sất cả, mảy may, gì nhé, gì ạ, gì cô ạ, lần nào, "
        "lần nào cả, đâu cả, bao giờ, gì, gì cả, gì hết, gì đâu, chi, chi hết, gì sất, nào, nào cả, nào hết, gì "
        "luôn, gì khác, hen gì"
    ),
    "only": (
        "chỉ hơi, chỉ tội, chỉ mỗi tội, duy chỉ, chỉ riêng, chỉ tại, chỉ do, riêng, chủ yếu là, ngoại trừ việc, chỉ, "
        "chỉ có, chỉ bị, mỗi, có mỗi, chỉ mỗi, chỉ là, ngoài, ngoại trừ, trừ, ngoài ra, chỉ thấy, ngoài việc, "
        "thay vào đó, chỉ còn, trừ việc"
    ),
    "but": (
        "còn con, còn bé, còn cháu, còn em, còn nó, nhưng, nhưng mà, nhưng có, nhưng lại, tuy nhiên, mà, song, "
        "mỗi tội, có điều, còn thì, mà lại, nhưng hơi, còn, với lại thì, thế mà, vậy mà"
    ),
    "or": "hay, hoặc, hoặc là",
    "and": "và, với, lẫn, cùng, kèm, kèm theo, cả hai, cộng, vs, thêm, đi kèm",
    "then": "thì, nên, vì, do, tại, bởi vì, tại vì, để, cho nên, là vì, vì thế, khiến, làm",
    "have": (
        "còn lại, kêu, kêu bị, than, cứ bị, toàn, toàn bị, nổi lên, bắt đầu, khởi phát, bắt đầu bị, chớm, "
        "đâm ra, sinh ra, "
        "còn hay, vẫn hay, có khi còn, lại thêm, thêm, có dấu hiệu, có biểu hiện, có triệu chứng, rồi lại, "
        "rồi lại bị, lại lên, có, bị, đang, vẫn, còn, thấy, vẫn còn, vẫn có, có bị, đang bị, bị mắc, lại, lên, cứ, "
        "vẫn bị, còn bị, đang có, có thấy, thì có, phát hiện, xuất hiện, hay bị, đều, còn có, cũng có, cũng bị, "
        "có lên, mắc, vẫn đang, lại bị, lại có, có đấy"
    ),
}
