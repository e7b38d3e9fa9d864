"""Phrases as they are spoken in the middle of a conversation, by code and by tag, and the forms they are built in."""

from collections.abc import Iterator

_CALLING = "gọi, kêu, lay, gọi mãi, kêu mãi, lay mãi, gọi hoài, kêu hoài, lay hoài, gọi dậy, kêu dậy, đánh thức"
_UNANSWERED = (
    "không dậy, không chịu dậy, không thèm dậy, không tỉnh, không mở mắt, không chịu mở mắt, không buồn mở mắt, "
    "không phản ứng, không thưa, không ừ, không trả lời, không nói, không nhúc nhích, không biết gì, chỉ ú ớ, ú ớ, "
    "chỉ ừ hử, ừ hử"
)
_VISITING = "đi, đi ngoài, đi cầu, đi tiêu, đi ị, đi ỉa, đi nặng, đi vệ sinh, phân"
_LOOSE = "lỏng, loãng, nát, sệt, nhão"
_SLIGHTLY = "hơi, có hơi, hơi bị, cũng hơi, khá"
_EARS = "tai, lỗ tai, trong tai, vành tai"
_OOZING = "chảy nước, chảy nước vàng, chảy mủ, chảy dịch, chảy dịch vàng, ra nước, ra mủ, ra dịch, rỉ nước, có mủ"
_BRUISED = "đốm tím, chấm tím, nốt tím, mảng tím, vết tím, đốm đốm tím, chấm chấm tím"
_RISING = "nổi, mọc, có, xuất hiện, nổi mấy, nổi vài, có mấy, có vài"
_LEG_JOINTS = "mắt cá, mắt cá chân, đầu gối, cổ chân, cổ tay, cánh tay, cẳng tay, cẳng chân, gót chân, ngón tay"
_HURT = "sưng, sưng vù, sưng to, sưng húp, đau, nhức, bầm, trầy, trầy xước, sưng tấy, sưng đau"
_TORN = "rách, toạc, sứt, trầy, trợt, xước, bầm, dập"
_TORN_AT = "trán, cằm, môi, mày, đầu gối, khuỷu tay, cùi chỏ, mặt, má, chân, tay, da"
_HURTING = "đánh, cắn, cào, xô, đẩy, ném, đá, đấm, đạp, va, tông, cấu, véo, húc"
_OTHERS = "bạn, bạn cùng lớp, bạn cùng bàn, bạn kia, bạn khác, đứa bạn, chó, mèo, anh, chị, em"
_BITERS = (
    "ong, ong vò vẽ, kiến, kiến lửa, kiến ba khoang, muỗi, sứa, rết, sâu, sâu róm, bọ, bọ chét, rệp, ve, đỉa, gián"
)
_BITING = "đốt, cắn, chích, châm"
_SWALLOWED = "nước bọt, nước miếng, nước, cơm, gì, cái gì, đồ ăn"
_HURTS = "đau, rát, vướng, nghẹn, nhói, đau rát"
_SHARP = "gai đâm, gai đâm vô tay, gai đâm vào chân, đạp miểng chai, đạp mảnh chai, đạp gai, dẫm đinh, đạp đinh"


def conversing() -> Iterator[tuple[str, str]]:
    """Each phrase that is built, with its code."""
    for call in _CALLING.split(", "):
        yield from (("lethargic", f"{call} {silent}") for silent in _UNANSWERED.split(", "))
    for visit in _VISITING.split(", "):
        yield from (
            ("diarrhoea?", f"{visit} {how} {what}") for how in _SLIGHTLY.split(", ") for what in _LOOSE.split(", ")
        )
    for ear in _EARS.split(", "):
        yield from (("other", f"{ear} {how}") for how in _OOZING.split(", "))
    for spot in _BRUISED.split(", "):
        yield from (("rash", f"{verb} {spot}") for verb in ("", *_RISING.split(", ")) if verb)
        yield "rash", spot
    for joint in _LEG_JOINTS.split(", "):
        yield from (("other", phrase) for how in _HURT.split(", ") for phrase in (f"{joint} {how}", f"{how} {joint}"))
    for verb in _TORN.split(", "):
        yield from (("other", f"{verb} {part}") for part in _TORN_AT.split(", "))
    yield from (("other", f"bị {who} {did}") for who in _OTHERS.split(", ") for did in _HURTING.split(", "))
    yield from (("other", bite) for bite in bites())
    for what in _SWALLOWED.split(", "):
        yield from (
            ("sore_throat", f"nuốt {what}{also} {how}")
            for also in ("", " cũng", " là", " thấy")
            for how in _HURTS.split(", ")
        )
    yield from (("other", phrase) for phrase in _SHARP.split(", "))


def bites() -> list[str]:
    """What bit or stung: beside the sign that it left none of its own."""
    return [f"{who} {did}" for who in _BITERS.split(", ") for did in _BITING.split(", ")]


CONVERSING_SIGNS = {
    "fever": (
        "nóng rực, nóng hầm hập, người hừng hực, hừng hực sốt, nóng phừng phừng, nóng hừng hực, người nóng hừng hực, "
        "người nóng rực, người nóng hầm hập, sốt bừng bừng, sốt phừng phừng, nóng như lửa, nóng như hơ, tái sốt"
    ),
    "fever?": "nóng bừng mặt, mặt nóng bừng, bừng bừng mặt, người bừng bừng, mặt bừng bừng, nóng mặt",
    "cough": (
        "ho lai rai, ho thì lai rai, ho lai rai cả ngày, ho ra đờm có tia máu, ho đờm có máu, ho ra đàm có máu, ho "
        "ra đờm lẫn máu, ho ra tia máu, tằng hắng, đằng hắng, ho nghe ông ổng, ho nghe như chó sủa, ho không ngủ "
        "được, ho mất ngủ"
    ),
    "runny_nose": (
        "hỉ mũi, hỉ mũi suốt, xì mũi suốt, mũi rãi, mũi rãi chảy, mũi dãi, mũi dãi tèm lem, mũi dãi lòng thòng, "
        "cái mũi nó hành, mũi nó hành, mũi hành, mũi nước, mũi lòng thòng, chùi mũi suốt, chùi mũi hoài"
    ),
    "sore_throat": (
        "bị amidan, amidan, amidan sưng, họng ngưa ngứa, cổ ngưa ngứa, họng kêu ngưa ngứa, họng lợn cợn, cổ họng lợn "
        "cợn, cổ họng vướng, nuốt nghẹn"
    ),
    "vomiting": (
        "ói mật xanh, ói mật vàng, nôn mật xanh mật vàng, phun sữa, phun sữa ra, ói tèm lem, ói đầy nhà, "
        "nôn đầy nhà, ói ra giường, nôn ra giường, ói đầy áo, nôn đầy áo, ói dọc đường, nôn dọc đường"
    ),
    "diarrhoea?": "sền sệt, đi ngoài sền sệt, đi ngoài còn sền sệt, phân sền sệt, phân còn sền sệt, đi cầu sền sệt",
    "diarrhoea": (
        "phân nhầy, phân có nhầy, phân có nhầy máu, xì xoẹt, đi xì xoẹt, xì xoẹt cả đêm, són, ngồi bồn cầu cả buổi, "
        "ôm bồn cầu cả đêm, chạy toilet mãi, chạy vào toilet mãi, chạy nhà vệ sinh suốt, chạy vô nhà vệ sinh hoài, "
        "phân lỏng lẹt, phân như nước, phân lỏng tẹt, đi lỏng lẹt"
    ),
    "rash": (
        "đỏ người, người đỏ, đỏ hết người, người ngợm đỏ lựng, đỏ lựng người, hăm đỏ, cục ban, mấy cục ban, sẩn "
        "hồng, nổi sẩn hồng, sẩn hồng từng mảng, lốm đốm"
    ),
    "blisters": (
        "nốt có nước, nổi nốt có nước, hạt có nước, nổi hạt có nước, nổi mấy hạt có nước, hột có nước, nổi hột có "
        "nước, mụt có nước, nổi mụt có nước, nốt to có nước, nốt nhỏ có nước"
    ),
    "mouth_sores": (
        "nướu lở, lợi lở, má lở, má trong lở, trong má lở, lở ở lưỡi, lở lở ở lưỡi, lở nướu, lở má, lở trong má, "
        "mép lở, lở mép, chốc mép, môi lở, cấn vô má lở, cắn trúng lưỡi lở, lưỡi lở, lưỡi lở lở"
    ),
    "red_eyes": (
        "tròng trắng đỏ, lòng trắng đỏ, mắt nổi tia máu, mắt có tia máu, mắt nổi gân máu, mắt đỏ lên, mắt như mắt thỏ"
    ),
    "breathless": (
        "hít vô nghe rít, hít vào nghe rít, hít vô nghe rít rít, hít vào nghe rít rít, thở nghe rít rít, nghe rít "
        "rít, tiếng rít khi thở, hít vô có tiếng rít, lõm cái ngực, lõm cái ngực vô, lõm ngực vô, lõm cái ngực vào, "
        "thở mà lõm ngực, thở hì hục, thở hì hụi, ngực thụt vô, ngực thụt vào"
    ),
    "lethargic": (
        "nằm gục, gục, gục xuống bàn, gục đầu xuống bàn, nằm gục xuống bàn, không chịu mở mắt, không mở mắt, không "
        "mở mắt nổi, mở mắt không lên, nằm xụi, bất tỉnh, vật vờ, nằm vật vờ, nằm vật ra, nhắm mắt hoài, nhắm mắt "
        "suốt, nhắm nghiền mắt, mắt nhắm nghiền, ngủ không dậy nổi, thiếp đi"
    ),
    "convulsion": "giật từng cơn, giựt từng cơn, giật liên hồi, giật cứng người",
    "startle": (
        "chới với, tay chới với, hai tay chới với, hai tay cứ chới với, cứ chới với, ngủ hay giật, ngủ giật thon "
        "thót, thon thót, giật thon thót"
    ),
    "other": (
        "ôm bụng, ôm bụng khóc, ôm bụng lăn lộn, lăn lộn ôm bụng, nằm lăn lộn ôm bụng, lăn lộn, quằn quại, bụng kêu, "
        "bụng nó kêu, bụng kêu rột rột, bụng kêu ọc ọc, nói lắp bắp, lắp bắp, nói đớ, méo miệng, tiểu đỏ, đái đỏ, "
        "lác, lác đồng tiền, lác sữa, chắp mắt, lùng bùng lỗ tai, lùng bùng tai, tai lùng bùng, nghẹn, tim đập "
        "nhanh, khóc thét, khóc ré, khóc thét lên, lạnh tay, lạnh chân, lạnh tay lạnh chân, lạnh chân lạnh tay, tay "
        "lạnh ngắt, chân lạnh ngắt, tay chân lạnh tanh, tay chân lạnh cóng, miệng đắng nghét, đắng nghét, miệng đắng "
        "ngắt, lạt miệng, trặc chân, trặc tay, trặc cổ, trẹo giò, sưng giò, đau giò, nhức giò, sưng sưng, chỗ chích "
        "sưng, chỗ chích nó sưng, chỗ tiêm sưng, chỗ tiêm nó sưng, chỗ chích đau, chỗ tiêm đau, chỗ tiêm nhức, đau "
        "chỗ chích, nước vô tai, nước vào tai, ăn xót, ăn uống xót, ăn vô xót, ăn vào xót, ăn gì cũng xót, họng ngưa "
        "ngứa, ngưa ngứa, đột quỵ, phun ra hết, ăn gì phun ra nấy, người như cọng bún, như cọng bún, mềm như cọng "
        "bún, tiểu dầm, đái mế, người phù, phù người, mặt nặng, da bong tróc, da tay bong tróc, tay bong tróc, bong "
        "tróc da, lưỡi bợn trắng, mắt trũng sâu, khát nước suốt, quặn quặn bụng, đau bụng quặn quặn, bụng quặn quặn, "
        "rách chảy máu, quặn thắt, đau quặn thắt, bụng quặn thắt, bụng lình bình, lình bình, trướng bụng, bụng ỏng, "
        "đánh rắm hôi, ợ hôi, tê rần, tê rần tay, nhức trong lỗ tai, đau trong lỗ tai, nhức lỗ tai, đau lỗ tai, nhức "
        "trong tai, đau trong tai, mủ chảy ra, chảy mủ vàng, mủ vàng, khó nuốt"
    ),
}
"""Code -> phrases; beside those of the other lists."""

_ALL_RIGHT = "thì có sao đâu, thì có bị gì đâu, thì có gì đâu, thì đâu có sao, thì có ốm đau gì đâu, thì có việc gì đâu"
_HOSPITALS = (
    "nhi đồng, nhi đồng 1, nhi đồng 2, nhi đồng một, nhi đồng hai, bạch mai, chợ rẫy, xanh pôn, việt đức, vinmec, "
    "viện nhi, bệnh viện, bệnh viện nhi, nhi trung ương, cấp cứu, trạm xá, trạm y tế, phòng khám, viện, bệnh xá, "
    "khoa nhi, đa khoa, bệnh viện huyện, bệnh viện tỉnh, bệnh viện đa khoa"
)
_BROUGHT = (
    "chở, đưa, chạy, đem, bồng, ẵm, bế, dẫn, chở thẳng, đưa thẳng, chạy thẳng, chở gấp, đưa gấp, phải chở, phải đưa"
)
_INTO = "vô, vào, lên, tới, đến, ra, qua, xuống, đi"

_NOT_YET = "chưa, không, chưa thấy, không thấy, hết"
_AGAIN = "quay lại, trở lại, tái lại, tái phát, lên lại, thấy lại, bị lại, có lại, xuất hiện lại, lặp lại"

CONVERSING = {
    "fine": _ALL_RIGHT,
    "not": ", ".join(f"{no} {again}" for no in _NOT_YET.split(", ") for again in _AGAIN.split(", ")),
    "thereis": "gì nổi, chi nổi",
    "unknown": "chưa dám nói, chưa dám chắc, không dám khẳng định, chưa dám khẳng định, chưa dám kết luận",
    "stay": (
        "chưa cho về, viện chưa cho về, bác sĩ chưa cho về, giữ lại viện, giữ lại bệnh viện, bác sĩ giữ lại viện, "
        "đang ở nhà"
    ),
    "go": "đi dạy, vẫn đi dạy, vẫn đi dạy được, đi dạy được, đi dạy bình thường, vẫn lên lớp, vẫn lên lớp được",
    "done": "khô rồi, khô hẳn rồi, khô lại rồi",
    "really": "có chứ sao không, có chứ sao, chứ sao không, chứ sao nữa, sao lại không có",
    "doctor": ", ".join(
        f"{brought} {into} {where}"
        for brought in _BROUGHT.split(", ")
        for into in _INTO.split(", ")
        for where in _HOSPITALS.split(", ")
    ),
    "daily": (
        "đầu hẻm, trong hẻm, ngoài hẻm, cuối hẻm, ra hẻm, vô hẻm, con hẻm, hẻm nhà, hẻm sâu, cặp thủy, cặp thuỷ, ống "
        "thủy, nhiệt thủy, kẹp thủy, mặt mày hớn hở, mặt mũi hớn hở, mặt tươi, mặt mày tươi rói, băng cá nhân, băng "
        "keo cá nhân, con kiến ba khoang, nắm tay, cầm tay, bắt tay, vẫy tay, giơ tay, khoanh tay, tay cầm, rửa mặt, "
        "đầu đường, đầu xóm, cổ vũ, cổ động, cổ tích, cổ phiếu, cho lớp, cho cả lớp, cho các bạn, nhác học, lười "
        "học, mặt tiền, tay nải, chân ướt chân ráo, nằm mơ, mơ ngủ"
    ),
    "metaphor": (
        "sợ đi học, ngán đi học, chán đi học, lười đi học, trốn đi học, trời nóng, trời nóng quá, nắng nóng, nóng "
        "nực, oi nóng, oi bức, nóng bức, trời oi, nóng chảy mỡ, tin nóng hổi, nóng hổi vừa thổi vừa ăn, cơm nóng, "
        "cháo nóng, nước nóng, canh nóng, đồ nóng, phở nóng, té giếng, sốt dẻo, trúng số, đau thương, mệt chuyện, "
        "mệt ghê với"
    ),
    "soft": (
        "phỏng chừng, hết cách ly, hết hạn cách ly, xong cách ly, test âm, test âm tính, âm tính, một vạch, test một "
        "vạch, từ nhỏ em, xin phép không bơi, xin không bơi, không bơi, lì như trâu, lì lắm, mọi người, đó mà, bất "
        "thường là, bất thường duy nhất là, khác thường là, lạ là, lạ cái là, gõ nhầm, nhắn nhầm, quên bảo là, quên "
        "nói là, quên kể là, quên báo là, quên ghi là, quên bảo, quên nói, quên kể, quên báo, quên ghi, quên khai, "
        "nói thêm là, kể thêm là, thêm là, mèn ơi, mèn đét ơi, lai rai, ông cụ non, bà cụ non, cụ non, số con nó khổ"
    ),
    "but": "đằng này, đằng này thì",
    "unreal": "nếu mà, nếu như mà, giả như, lỡ như, lây từ, bị lây từ",
}
"""Tag -> phrases."""
