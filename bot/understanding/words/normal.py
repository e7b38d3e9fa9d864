"""What is as it should be in one thing: which sign that denies."""

NORMAL = {
    "fever": (
        "nhiệt độ bình thường, thân nhiệt bình thường, nhiệt độ ổn, thân nhiệt ổn, nhiệt độ ổn định, "
        "thân nhiệt ổn định, nhiệt độ tốt, nhiệt bình thường, nhiệt độ cơ thể bình thường"
    ),
    "cough": "phổi tốt, phổi trong, phổi bình thường, phổi sạch",
    "runny_nose": (
        "mũi khô, mũi khô ráo, mũi khô ran, mũi khô queo, mũi ráo, mũi thông, mũi thông thoáng, mũi thoáng, mũi "
        "sạch, mũi sạch sẽ, mũi bình thường, mũi tốt, mũi ổn, mũi sạch trơn"
    ),
    "sore_throat": (
        "họng bình thường, họng tốt, họng hồng, họng ok, họng êm, họng sạch, cổ họng bình thường, cổ họng ổn, "
        "cổ họng tốt, họng hồng hào, nuốt bình thường, nuốt tốt, nuốt êm, nuốt trôi, nuốt ngon lành, nuốt khỏe, "
        "nuốt được bình thường, nuốt không sao, giọng bình thường, giọng trong, giọng trong veo, họng ổn"
    ),
    "rash": (
        "da sạch, da sạch sẽ, da sạch bong, da sạch trơn, da bình thường, da trơn, da trơn láng, da láng, da láng o, "
        "da láng mịn, da mịn, da mịn màng, da dẻ bình thường, da dẻ mịn màng, da dẻ sạch sẽ, da dẻ láng o, da dẻ "
        "tốt, da trắng bóc, da trắng trẻo, da trắng hồng, da hồng hào, da tốt, da ổn, da nhẵn, da nhẵn nhụi, da nhẵn "
        "thín, da đẹp, người ngợm sạch sẽ, người sạch sẽ, người sạch, tay chân sạch, tay chân sạch sẽ, tay chân sạch "
        "trơn, tay chân láng o, tay chân bình thường, tay chân nhẵn nhụi, chân tay sạch sẽ, chân tay bình thường, da "
        "dẻ ok, chân tay nhẵn nhụi, người láng o, người nhẵn nhụi, da như trứng gà bóc, da căng mịn, lòng bàn tay "
        "sạch"
    ),
    "mouth_sores": (
        "miệng sạch, miệng sạch sẽ, miệng sạch trơn, miệng bình thường, miệng mồm bình thường, miệng tốt, miệng ổn, "
        "miệng ok, miệng hồng, miệng hồng hào, lưỡi sạch, lưỡi bình thường, lưỡi hồng, mồm sạch, mồm bình thường, "
        "mồm miệng bình thường, mồm miệng sạch sẽ, răng miệng tốt, răng miệng bình thường, răng miệng ổn, "
        "răng miệng sạch sẽ, trong miệng sạch, trong miệng bình thường"
    ),
    "red_eyes": (
        "mắt long lanh như sao, long lanh như sao, "
        "mắt trong, mắt trong veo, mắt trong vắt, mắt trong trẻo, mắt sáng, mắt sáng trưng, mắt sáng quắc, mắt sáng "
        "như sao, mắt long lanh, mắt trắng, mắt trắng bóc, mắt trắng tinh, mắt trắng trong, mắt bình thường, mắt "
        "sạch, mắt sạch sẽ, mắt tốt, mắt ổn, mắt khỏe, mắt đẹp, mắt ok, mắt không sao, hai mắt bình thường, hai mắt "
        "trong veo, mắt mũi bình thường, mắt mũi sạch sẽ, mắt tinh, lòng trắng trong veo"
    ),
    "vomiting": ("ăn không ói ra, bụng êm, bụng dạ êm, bụng dạ bình thường, bụng bình thường, bụng ổn, bụng dạ ổn"),
    "diarrhoea": (
        "đi ngoài bình thường, đi cầu bình thường, đi tiêu bình thường, đi ngoài tốt, tiêu hóa bình thường, bụng "
        "tốt, bụng dạ tốt, đi khuôn, đi thành khuôn, phân khuôn, phân thành khuôn, phân đẹp, phân đặc, phân vàng "
        "đẹp, phân bình thường, phân tốt, phân vàng, đi phân bình thường, đi phân đẹp, đi phân vàng, đi phân khuôn, "
        "đi nặng bình thường, đi ị bình thường, ị bình thường, ị đẹp, ị khuôn, ỉa bình thường, ỉa như thường, đi ỉa "
        "bình thường, đi ngoài như thường, đi cầu như thường, đi vệ sinh bình thường, đi vệ sinh tốt, đi ngoài ổn, "
        "đi cầu ổn, đi ngoài đều, đi cầu đều, đi cầu đều đặn, đi tiêu tốt, đi cầu tốt, đi ngoài khuôn, đi cầu khuôn, "
        "đi cầu ok, đi ngoài ok, đi tiêu ổn, đi đại tiện bình thường, bụng ok, tiêu hóa tốt, tiêu hóa ổn, bụng ổn "
        "định, bụng dạ êm ru"
    ),
    "breathless": (
        "thở bình thường, thở đều, thở vẫn đều, thở vẫn bình thường, thở tốt, thở êm, thở êm ru, thở nhẹ, "
        "thở nhẹ nhàng, thở khỏe, thở ổn, thở như thường, thở thoải mái, thở đều đều, thở được bình thường, "
        "hít thở bình thường, hít thở tốt, hít thở đều, hô hấp bình thường, nhịp thở bình thường, nhịp thở đều, "
        "hơi thở đều, thở ok, thở khe khẽ, thở ngon lành, thở đều đặn"
    ),
    "lethargic": (
        "vẫn tỉnh, còn tỉnh, rất tỉnh, vẫn còn tỉnh, tỉnh hẳn, tỉnh ra, tỉnh lại, tỉnh hẳn ra, tỉnh táo lại, "
        "lanh như sóc, nhanh như sóc, lanh như khỉ, nhảy như choi choi, nhảy choi choi, phá như quỷ sứ, "
        "tỉnh hẳn, tỉnh ra, tỉnh lại, tỉnh hẳn ra, tỉnh táo lại, "
        "tỉnh táo, tươi tỉnh, tỉnh như sáo, tỉnh rụi, tỉnh queo, tỉnh bơ, tỉnh bình thường, lanh lợi, lanh lẹ, "
        "nhanh nhẹn, linh hoạt, hoạt bát, hoạt bát bình thường, gọi là dậy, gọi phát dậy luôn, kêu là dậy, "
        "gọi dậy ngay, kêu dậy liền, gọi dậy liền, gọi cái dậy luôn, kêu cái dậy liền, dậy chơi, dậy phá, dậy quậy, "
        "chạy nhảy ầm ầm, chạy nhảy tung tăng, chạy ầm ầm, quậy tưng bừng, quậy như giặc, nghịch như quỷ, "
        "nghịch như giặc, phá như giặc, quậy như quỷ, quậy phá, phá banh nhà, quậy banh nhà, chạy nhảy như thường"
    ),
    "startle": (
        "ngủ say, ngủ êm, ngủ một mạch, ngủ một lèo, ngủ thẳng giấc, ngủ yên, ngủ yên giấc, ngủ ngon giấc, ngủ sâu, "
        "ngủ bình thường, ngủ tốt, ngủ ngoan, ngủ ngon lành, ngủ một giấc tới sáng, ngủ một giấc đến sáng, ngủ khò "
        "khò, ngủ thẳng cẳng, ngủ như chết, ngủ say như chết, ngủ say sưa, ngủ say tít, ngủ ngon như mèo, ngủ như "
        "heo, ngủ li bì tới sáng"
    ),
    "": (
        "đi lại bình thường, đi lại vẫn bình thường, đi đứng bình thường, vận động bình thường, cử động bình "
        "thường, tay chân cử động bình thường, sinh hoạt vẫn bình thường, đi lại tốt, ngoan, vui vẻ, ngủ ngon, ăn "
        "ngon, ngon, chơi ngoan, chơi vui, ăn uống bình thường, chơi bình thường, vẫn chơi bình thường, ăn ngủ "
        "bình thường, ăn tốt, ăn khỏe, ăn giỏi, ăn ngoan, bú tốt, bú khỏe, bú ngoan, chơi tốt, chơi khỏe, ăn được "
        "ngủ được, ăn uống tốt, ăn uống ngon lành, ăn như thường, chơi như thường, ăn bình thường, uống sữa bình "
        "thường, sinh hoạt bình thường, học hành bình thường, hồng hào, tăng động, ăn ngủ tốt, ăn chơi bình "
        "thường, ăn ngủ ngoan, ăn ngon ngủ yên, ăn ngủ ngon lành, ăn ngủ đều, ăn như hạm, ăn như heo, ăn như tằm "
        "ăn rỗi, tung tăng, vẫn tung tăng"
    ),
}
"""Code -> phrases; under "": what goes well, but excludes no sign."""

NORMAL["red_eyes"] += (
    ", lòng trắng không đỏ, tròng trắng không đỏ, tròng trắng vẫn trắng, tròng trắng thì vẫn trắng, tròng mắt vẫn "
    "trắng, lòng trắng vẫn trắng, lòng trắng bình thường, tròng trắng bình thường, tròng trắng thì bình thường"
)
NORMAL[""] += ", tươi rồi, tươi lại, tươi lại rồi, tươi roi rói, tươi hơn hớn, lại sức, lại sức rồi"
NORMAL["lethargic"] += ", tỉnh rồi, tỉnh lại rồi"
NORMAL[""] += (
    ", đi lại bình thường, đi lại vẫn bình thường, đi đứng bình thường, vận động bình thường, cử động bình thường, "
    "tay chân cử động bình thường, sinh hoạt vẫn bình thường, đi lại tốt"
)
_OF_PARTS = {
    "runny_nose": ("mũi", "mũi dãi"),
    "sore_throat": ("họng", "cổ họng"),
    "mouth_sores": ("miệng", "mồm", "lưỡi"),
    "red_eyes": ("mắt", "hai mắt", "đôi mắt"),
}
_AS_IT_SHOULD_BE = (
    *("không sao", "không sao cả", "không bị gì", "không bị sao", "không có gì", "không vấn đề gì"),
    "không có vấn đề gì",
    *("ổn", "ổn định", "vẫn ổn", "bình thường", "vẫn bình thường", "ok", "tốt", "chẳng sao", "không có sao"),
)
for _code, _parts in _OF_PARTS.items():
    _said = NORMAL[_code].split(", ")
    _said += [f"{part} {state}" for part in _parts for state in _AS_IT_SHOULD_BE]
    NORMAL[_code] = ", ".join(dict.fromkeys(_said))
