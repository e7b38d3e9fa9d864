"""Agreeing, refusing, right and wrong."""

AGREEING = {
    "agree": (
        "đo thì đo, khám thì khám, nhận thì nhận, gửi thì gửi, lưu thì lưu, tiêm thì tiêm, ký thì ký, cho thì cho, "
        "lưu đi, cứ lưu đi, cho lưu, cho lưu đi, ghi đi, cứ ghi, đo đi, khám đi, cứ khám, cho khám, cho uống, cho "
        "uống đi, cứ cho uống, cho tham gia, cho chích, cho tiêm, cứ tiêm, tiêm đi, chích đi, cứ chích, làm đi, báo "
        "đi, cứ báo, dùng đi, sử dụng đi, cứ sử dụng, chia sẻ đi, cứ chia sẻ, cho phép lưu, cho gửi, cho gửi đi, quá "
        "tốt, tốt quá, hay quá, quá hay, tuyệt, tuyệt quá, tuyệt vời, sẵn lòng, rất sẵn lòng, gật, gật đầu, gật đầu "
        "cái rụp, giơ hai tay đồng ý, không ngại, không ngại gì, không phiền, không phiền gì, không phiền đâu, không "
        "phản đối, không phản đối gì, đồng ý tuyệt đối, đồng ý nha, đồng ý hai tay, hai tay đồng ý, ủng hộ hết mình, "
        "ủng hộ, theo nhà trường, nghe theo nhà trường, tùy nhà trường, nhà trường cứ làm, tin tưởng nhà trường, quá "
        "được, được quá, được quá đi chứ, duyệt nha, ký luôn, ký rồi, đã ký, đăng ký luôn, cho đăng ký, chấp nhận "
        "hết, gì chứ cái này đồng ý, được hết, chứ sao không, được chứ sao không, được chứ sao không được, được chứ "
        "sao lại không, chứ sao, sao lại không, tội gì không, được thôi, ok "
        "thôi, đồng ý thôi, cứ nhắn, nhắn đi, cứ gửi, gửi đi, cứ việc, cứ việc nhắn, cứ việc gửi, thoải mái, chốt, "
        "chốt luôn, duyệt luôn, ok luôn, bằng lòng, thuận, ưng, chịu liền, tất nhiên rồi, tán đồng, hưởng ứng, nhất "
        "trí cao, đồng ý cả, đồng ý hoàn toàn, đồng ý luôn, nhất trí luôn, nhắn thoải mái, cứ nhắn thoải mái, được "
        "hết, cho luôn, tui chịu, đăng kí, oki luôn, agree, đồng ý, nhất trí, tán thành, chấp nhận, chấp thuận, cho "
        "phép, xác nhận, ủng hộ, hoàn toàn đồng ý, đã đồng ý, đồng ý hết, đồng tình, được, duyệt, yes, chuẩn, nhận, "
        "tham gia, đăng ký, cho, sẵn sàng, vô tư, phải, cứ đo, cô cứ đo, đo đi, cô cứ, cứ làm, cứ tự nhiên, cứ thế, "
        "cứ nhận, cứ lưu, cứ gọi, gọi đi, lưu đi, cứ báo, không có ý kiến gì khác, không ý kiến gì khác, không có ý "
        "kiến gì thêm, không ý kiến gì"
    ),
    "refuse": (
        "dừng nhắn, dừng gửi, đừng nhắn nữa, ngưng gửi, thôi nhắn, thôi gửi, thôi đừng gửi, thôi không nhận, không "
        "khám, không khám nữa, không đo, không tiêm, không chích, không uống, khỏi khám, khỏi đo, khỏi tiêm, khỏi "
        "lưu, đừng đo, đừng tiêm, không tiện, không dùng, không xài, không đăng ký đâu, không ham, chả cần, chẳng "
        "cần, cần gì, cần chi, thôi đừng, không thể đồng ý, không nhất trí, khước từ, không cho uống, đừng cho uống, "
        "không cho tiêm, không cho chích, không cho khám, không lưu, đừng lưu, không cho lưu, xóa đi, xóa giúp, "
        "không gửi, không ưng, chưa ưng, không bằng lòng, không thuận, không hợp tác, không tán đồng, không chịu, "
        "hổng chịu, không cần đâu, không cần thiết, không có nhu cầu, không nhu cầu, chưa có nhu cầu, không duyệt, "
        "khỏi gửi, đừng có nhắn, đừng có gửi, đừng làm phiền, phiền, phiền lắm, phiền phức, thôi không cần, xin "
        "kiếu, xin từ chối, xin không, miễn, stop, tắt đi, tắt giúp, hủy đăng ký, huỷ, ngừng gửi, ngưng gửi, ngừng "
        "nhắn, ngưng nhắn, không gửi nữa, không nhắn nữa, không nhận nữa, không theo, chưa thống nhất, không thống "
        "nhất, không bao giờ, dẹp, ngưng, ngừng, dừng lại, khỏi nhắn, đừng nhắn, đừng gửi, từ chối, phản đối, không "
        "đồng ý, không cho phép, không cần, không muốn, không được, không chấp nhận, không tham gia, thôi, thôi "
        "khỏi, khỏi cần, khỏi, bỏ qua, chưa đồng ý, không nhất trí, không tán thành, không cho, không xác nhận, "
        "không đồng tình, miễn đi, không thích, không nhận, rút lại, hủy, dừng, no, không đăng ký, đừng, chưa muốn, "
        "khỏi đi"
    ),
    "right": (
        "đúng, đúng rồi, phải rồi, chính xác, chuẩn, chuẩn rồi, đúng vậy, đúng thế, đúng là, dĩ nhiên, tất nhiên, "
        "chắc chắn, chắc chắn rồi, yes, y, đúng ạ, vâng đúng, hẳn rồi"
    ),
    "wrong": "sai, sai rồi, không đúng, nhầm, nhầm rồi, bấm nhầm, chưa đúng",
}
