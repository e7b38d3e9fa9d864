"""What is said in passing, as it is spoken: whole turns of speech, by code and by tag."""


def _each(heads: str, tails: str) -> str:
    """Every head with every tail."""
    return ", ".join(f"{head} {tail}" for head in heads.split(", ") for tail in tails.split(", "))


_UP = "dậy, ngồi dậy, gượng dậy, lết, đứng, đứng dậy, ngồi, bò dậy, nhấc người, nhúc nhích"
_SWALLOWED = "nuốt nước miếng, nuốt nước bọt, nuốt cơm, nuốt cháo, nuốt gì, nuốt cái gì, nuốt miếng nước, nuốt vô"
_HURTS = (
    "muốn xỉu, muốn xỉu luôn, muốn khóc, muốn chết, muốn chết luôn, đau điếng, nhăn mặt, cũng nhăn mặt, cũng nhăn, "
    "thấy nhăn, là nhăn, là khóc, cũng khóc"
)
_FULL = "đầy mụn nước, đầy mụn, đầy nốt, đầy vết loét, toàn mụn nước, nổi mụn nước, toàn nốt, nổi đầy nốt"

_IN_MOUTH = "trong má, má trong, trong môi, đầu lưỡi, dưới lưỡi, trên lưỡi, mặt trong má"
_SORE = "có vết loét, có nốt loét, có vết lở, bị loét, bị lở, có vết trắng, có đốm trắng, có nốt trắng"
_BREAKING = (
    "nổi, mọc, lên, nổi mấy, nổi vài, mọc mấy, mọc vài, có mấy, có vài, nổi mấy cái, nổi nhiều, nổi đầy, nổi 1, nổi 2"
)
_SPOTS = (
    "mụn trắng, nốt trắng, đốm trắng, hạt trắng, mụn nhỏ, nốt nhỏ, hạt nhỏ, đốm đỏ, mụn đỏ, chấm đỏ, hột đỏ, nốt đỏ"
)

SPOKEN_SIGNS = {
    "fever": (
        "chiên trứng được, nướng mực được, như lò sưởi, như cái lò sưởi, như bếp ga, như cái bếp, như cục lửa, như lò "
        "lửa, như lò nướng"
    ),
    "rash": _each(_BREAKING, _SPOTS),
    "sore_throat": _each(_SWALLOWED, _HURTS),
    "mouth_sores": "vết nhiệt, nốt nhiệt, mụn nhiệt, "
    + _each("miệng, trong miệng, cái miệng, mồm, trong mồm, lưỡi", _FULL)
    + ", "
    + _each(_IN_MOUTH, _SORE),
    "breathless": _each("ngực, lồng ngực, cái ngực, bụng ngực", "co rút, co rút vô, rút vô, co kéo, thụt vô, lõm vô"),
    "vomiting?": _each("lộn, cuộn, nhộn", "mửa, ruột muốn mửa, ruột muốn ói, ruột muốn nôn"),
    "vomiting": _each(
        "ăn vào, ăn vô, uống vào, uống vô, uống sữa vào, bú vào, bú vô, ăn gì, uống gì, ăn xong, bú xong, ăn bao nhiêu",
        "là ra hết, ra hết, là tuôn ra, tuôn ra, là tuôn ra hết, tuôn ra hết, là phun ra, phun ra hết, là trào "
        "ra, trào ra hết, tống ra hết, cũng ra hết, cũng tuôn ra, cũng ọc ra, là ọc ra, ra bấy nhiêu",
    ),
    "other": (
        "mông đỏ, mông đỏ lét, đỏ mông, hăm đỏ mông, sưng bên hàm, sưng một bên hàm, sưng quai hàm, hàm sưng, "
        "hàm sưng to, sưng bên má, đờm khạc, có đờm khạc, khạc đờm, khạc đàm, khạc đờm liên tục, "
        "khạc đờm suốt, đờm khạc liên tục, đàm khạc, "
        "nhức mắt, mỏi mắt, rát mũi, nhễu nước miếng, nhiễu nước miếng, nước miếng nhễu, nhễu nước dãi, "
        "nhễu nhão, nhiễu nhão, nước miếng ướt áo, "
        "nước dãi ướt áo, chảy nước miếng ướt áo, nước miếng chảy ướt áo, nước miếng chảy ròng ròng"
    ),
}
"""Code -> phrases."""

SPOKEN = {
    "have": "y như hôm qua, y chang hôm qua, y như cũ, vẫn y như cũ, vẫn y nguyên, vẫn như hôm qua",
    "little": "lai rai, lẻ tẻ, rải rác",
    "daily": (
        "đang trên đường đưa, đang trên đường chở, "
        "xót ruột, nghe xót ruột, nghe mà xót ruột, nghe mà xót, nghe mà sốt ruột, nhìn mà xót ruột, thấy mà xót ruột, "
        "mật ong, uống mật ong, hồi hộp, hồi hộp quá, học td, "
        + _each(
            "xài, dùng, lau, tốn, thay, chùi, xì, thấm, mất, bay",
            "hết bịch, hết hộp, hết gói, hết cuộn, hết túi, hết cái, hết mấy, hết cả, hết nửa, hết một, hết hai",
        )
        + _each("sau đợt, sau trận, sau cơn, qua đợt, qua trận", "sốt, ho, ốm, bệnh, cảm, cúm, sốt xuất huyết")
        + ", hết hơi vì, đứt hơi vì, ai đồn, ai đồn vậy, ai nói vậy, ai nói thế, ai bảo vậy, "
        "thức trắng, thức trắng đêm, canh thức trắng, nghiến răng, thuộc lòng, câu này, câu hỏi, câu hỏi này, "
        "om sòm, um sùm, ỏm tỏi, inh ỏi, rùm beng, um trời, lăng xăng, chạy lăng xăng, ngủ quên, tại ngủ quên, do ngủ "
        "quên, vì ngủ quên, ngủ dậy muộn, do ngủ dậy muộn, tại ngủ dậy muộn, ngủ dậy trễ, tại dậy trễ, do "
        "dậy muộn"
    ),
    "metaphor": (
        _each(
            "giật mình, giựt mình",
            "nhớ, nhớ ra, mới nhớ, nhận ra, mới biết, mới hay, tỉnh dậy mới biết, thấy đã, xem đồng hồ, nhìn đồng hồ",
        )
        + ", "
        "ốm tương tư, bệnh tương tư, tương tư, ốm lười, ốm vì tình, sốt vì yêu, say nắng bạn, "
        "say nắng crush, đau tim vì crush, nhổ răng, nhổ răng sữa, nhổ cái răng, nhổ răng sâu, thay răng, cắt chỉ, "
        "sinh mổ, mới sinh mổ, mổ đẻ, mới mổ đẻ, đẻ mổ, mổ bắt con, sinh em bé, sanh em bé, đẻ em bé, đi sinh, đi đẻ"
    ),
    "since": _each("cả, suốt, hơn, gần, mấy, hai, nửa, một", "tuần nay, tháng nay, tuần rày, tháng rày"),
    "soft": (
        "khác ở chỗ, khác là, có khác là, chỉ khác là, không ai ngủ được, không ai ngủ nổi, chẳng ai ngủ được, "
        "cảm thấy, thấy trong người, nãy giờ, từ nãy giờ, nãy, hồi nãy giờ, trên người, khắp người, "
        "trong người, con à, cháu à, "
        "cô à con, c ơi, c oi"
    ),
    "stay": (
        "không dám gửi, không dám gửi lớp, không dám gửi con, không dám cho đi, không dám cho đi học, "
        "thêm một ngày, xin phép thêm một ngày, xin thêm một ngày, xin thêm một bữa, xin thêm bữa nữa, "
        "nghỉ thai sản, đang nghỉ thai sản, nghỉ sinh, đang nghỉ sinh, nghỉ đẻ, đang nghỉ đẻ, nghỉ sanh, nghỉ hộ sản, "
        + _each(
            "đang trên đường, trên đường, đang cho con, đang cho bé, đang đưa con, đang đưa bé",
            "vào viện, đến viện, tới viện, vô viện, vào bệnh viện, đến bệnh viện, tới bệnh viện, vô bệnh viện, "
            "vào nhi, "
            "vô nhi, đến nhi, tới nhi, vào cấp cứu, vô cấp cứu, đi cấp cứu, đi khám, đi viện, đi bệnh viện",
        )
        + ", "
        + _each("quay về, chở về, đưa về, rước về, quay xe về, quay đầu về, đón về, quay lại nhà", "nhà, luôn, rồi, vì")
        + ", quay về, quay xe về, quay đầu về, quay xe, chở bé quay về, chở con quay về, đưa bé quay về, chở bé về, "
        "chở con về, đưa con về, đưa bé về, rước bé về, rước con về, chở nó về, đưa nó về"
    ),
    "go": (
        _each("đang, sắp", "lết tới, chạy tới, phi tới, bò tới, mò tới, đạp xe tới, tới nè, lết vô, lết lên, phi lên")
        + ", đang trong lớp, đang ngồi trong lớp, ngồi trong lớp, đang trong lớp học, đang trong trường, "
        "đang mang giày, đang mặc đồ, đang thay đồ, đang soạn cặp, đang dắt xe, đang chuẩn bị đi, ở "
        "trước cổng, đang trước cổng, đang ở trước cổng, tới "
        "trước cổng, đứng trước cổng, lết tới trường, lết tới lớp"
    ),
    "well": _each("mọi thứ, mọi việc, mọi chuyện, mọi cái, mọi điều", "ok, oke, okie, đều ok, vẫn ok, ok cả, ok hết")
    + ", good, so good, very good, great, "
    "vẫn sống tốt, sống tốt, sống khỏe, thì được rồi, cũng được rồi, giờ được rồi, nay được rồi",
    "done": (
        "lành cả, lành cả rồi, khô cả, khô cả rồi, khỏi cả, khỏi cả rồi, bay cả, xẹp cả, xẹp cả rồi, lặn cả, "
        "thông rồi, thông hẳn, thông hẳn rồi, thông lại rồi, đã thông, hết trơn hết trọi, hết trơn trọi, "
        "hết ráo trọi, hết ráo trơn, hết sạch sành sanh, hết sạch trơn, hết bay"
    ),
    "unwell": "nằm một chỗ, nằm bẹp một chỗ, nằm bẹp dí, bad, so bad, not good, "
    "truyền nước, đang truyền nước, truyền dịch, vô nước biển, te tua, tơi tả, sống dở chết dở, dở sống "
    "dở chết, như cọng bún, như tàu lá, bèo nhèo, "
    + _each(_UP, "không nổi, không nổi luôn, chẳng nổi, hết nổi, hết nổi luôn, không được luôn"),
    "refuse": (
        "không ký, chưa ký, "
        + _each("xóa, xoá, gỡ", "hết, hết đi, thông tin, hết thông tin, giùm, giúp, dữ liệu, hết dữ liệu, ngay, luôn")
    ),
    "agree": (
        "có gì đâu mà không đồng ý, có gì mà không đồng ý, sao lại không đồng ý, ai mà không đồng ý, "
        "ai lại không đồng ý, "
        + _each(
            "đo, khám, cặp nhiệt, kiểm tra, theo dõi", "giùm em, giúp em, hộ em, giúp mẹ, giùm mẹ, giúp con, giùm con"
        )
        + ", "
        + _each("nhờ cô", "đo, đo hộ em, đo giúp, đo giùm, khám, theo dõi")
        + ", vâng nhờ cô, dạ nhờ cô, "
        + "theo quy định, cứ theo quy định, làm theo quy định, theo trường, cứ theo trường, "
        + _each(
            "chích, tiêm, uống, cho, gửi, đo, khám, ký, nhận, lưu, tham gia, đăng ký, làm", "chứ, chứ sao, luôn, liền"
        )
        + ", "
        + _each("chích, tiêm, uống, gửi, đo, khám, ký, lưu", "đi, đi cô")
    ),
}
"""Tag -> phrases."""
