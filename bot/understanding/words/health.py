"""Being well or not, without naming a sign."""

HEALTH = {
    "well": (
        "ngon lành cành đào, ngon lành cành đào luôn, sung sức, sung sức lắm, sung lắm, hăng lắm, phơi phới, tràn "
        "đầy năng lượng, hết bệnh, khỏi bệnh, hết ốm, khỏi ốm, hết bệnh rồi, khỏi bệnh rồi, hết ốm rồi, khỏi ốm rồi, "
        "đã khỏi bệnh, hết bệnh hẳn, khỏi bệnh hẳn, khỏi ốm hẳn, hồi phục rồi, bình phục, đã bình phục, hồi phục "
        "hoàn toàn, khỏe ru, khỏe như vâm, khỏe mạnh bình thường, khỏe khoắn, khỏe lắm, khỏe rồi, khỏe hẳn, khỏe "
        "lại, khỏe lại rồi, bình thường hết, đều bình thường, bình thường trở lại, vô sự, lành lặn, phây phây, khỏe "
        "phây phây, tốt lắm, vẫn khỏe, vẫn bình thường, vẫn ổn, rất khỏe, rất ổn, rất tốt, cũng khỏe, cũng ổn, khỏe "
        "hoàn toàn, ổn cả, ổn hết, êm ru, mạnh cùi cụi, khỏe queo, bình thường queo, bình thường ạ, ăn khỏe ngủ "
        "khỏe, ok hết, ngon ơ, vẫn tốt, khỏe, bình thường, ổn, tốt, khỏe mạnh, khỏe re, ổn định, bình an, mạnh, mạnh "
        "giỏi, mạnh khỏe, ngon lành, như thường, sức khỏe bình thường, sức khỏe tốt, sức khỏe ổn định, sức khỏe ổn, "
        "an toàn, khỏe như voi, khỏe như trâu, êm, bình thường mà, không việc gì, đâu vào đấy, khỏe đẹp"
    ),
    "ok": "ok, oke, okie, okela, okay, oki, okey, okie dokie",
    "fine": (
        "không có biểu hiện gì lạ, không biểu hiện gì lạ, không có dấu hiệu gì lạ, không dấu hiệu gì lạ, không có gì "
        "khác lạ, không thấy biểu hiện gì lạ, không thấy gì khác, không thấy gì khác thường, không có triệu chứng gì "
        "lạ, không có gì phải lo, không có gì phải lo cả, không có gì đáng kể, chẳng có gì đáng lo, không làm sao "
        "cả, chẳng sao cả, không việc gì cả, không có việc gì, không vấn đề gì cả, không có triệu chứng nào cả, "
        "không có chuyện gì, không chuyện gì, không bị gì cả, không bị gì hết, không có gì hết, không có gì cả, "
        "không có gì đâu, không có gì bất ổn, chưa có gì hết, chưa có gì cả, chưa thấy gì cả, chưa thấy gì hết, "
        "không thấy gì cả, không thấy gì hết, không gì hết, không gì cả, không thấy gì đâu, đâu có bị gì, đâu có bị "
        "gì đâu, có bị gì đâu, có làm sao đâu, đâu có làm sao, có gì đâu mà, không đau ốm gì cả, không ốm đau gì cả, "
        "không bệnh gì hết, không bệnh gì cả, không có bệnh tật gì, không bệnh hoạn gì, không có gì đáng lo, không "
        "có gì đáng ngại, không có biểu hiện gì cả, không có biểu hiện gì hết, không có dấu hiệu gì cả, không có "
        "triệu chứng gì cả, không có biểu hiện bất thường nào, không triệu chứng gì, không biểu hiện gì, không dấu "
        "hiệu gì, không có cái nào hết, không có cái nào cả, không cái nào cả, không cái nào hết, không có mục nào, "
        "không mục nào, chẳng có biểu hiện gì, không bị cái nào hết, không bị cái nào cả, sạch trơn, sạch bong, láng "
        "o, không sao, chưa sao, không sao cả, không sao hết, chẳng sao, hổng sao, hông sao, có sao đâu, không làm "
        "sao, không có sao, đâu có sao, không việc gì, không vấn đề gì, không có vấn đề gì, không vấn đề, không có "
        "vấn đề, không có "
        "gì, không bị gì, không bị sao, không gì, chưa có gì, chưa thấy gì, không thấy gì, chẳng có gì, chẳng bị gì, "
        "có gì đâu, đâu có gì, không có chi, hổng có gì, không hề gì, không sao đâu, chả sao, chả có gì, hông bị gì, "
        "hổng bị gì, không mắc gì, không có bệnh gì, không bệnh gì, không có bệnh, không bị bệnh gì, không ốm đau "
        "gì, không bệnh tật gì, không đau ốm gì, không đau không ốm, không bị làm sao, không có dấu hiệu gì, không "
        "có biểu hiện gì, không có triệu chứng gì, chưa có dấu hiệu gì, chưa có biểu hiện gì, chưa có triệu chứng "
        "gì, không thấy biểu hiện gì, không thấy dấu hiệu gì, không thấy triệu chứng gì, chưa thấy biểu hiện gì, "
        "chưa thấy dấu hiệu gì, chưa thấy triệu chứng gì, không có gì bất thường, không thấy gì bất thường, không có "
        "bất thường, không có bất thường gì, chưa thấy bất thường, không có gì lạ, không thấy gì lạ, chưa thấy gì "
        "lạ, không có gì khác thường, không có dấu hiệu bất thường, không có biểu hiện bất thường, không có dấu hiệu "
        "nào, không có biểu hiện nào, không có triệu chứng nào, không có biểu hiện nào hết, không bệnh, không ốm, "
        "không đau ốm, không ốm đau, chưa làm sao, chưa bị gì, chưa bị sao, không có cái nào, không cái nào, không "
        "có cái gì, không bị cái gì, không bị cái nào, không can chi, không can gì, không can chi hết, không hề hấn "
        "gì, không nhằm nhò gì, không ăn thua gì, không xi nhê gì, khô queo, khô ráo, trong veo, không có gì đặc "
        "biệt, không gì đặc biệt, không có gì mới, không có gì đáng nói, chưa có gì đặc biệt"
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
    "cool": (
        "tay mát, chân mát, tay chân mát, chân tay mát, mình mát, mình mẩy mát, mát tay mát chân, mát lạnh, người "
        "mát lạnh, trán mát lạnh, mát như nước đá, mát rười rượi, mát, mát người, người mát, mát rượi, trán mát, mát "
        "trán, đầu mát, người ngợm mát, mát tay, người mát rượi, vẫn mát, mát mẻ, nguội, người nguội, đầu không "
        "nóng, trán không nóng, người không nóng, mát hẳn, mát lại, mát rồi, mát lại rồi"
    ),
}
