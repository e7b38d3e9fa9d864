"""Signs of illness in everyday words, North and South, by the code that the questionnaires use."""

SIGNS = {
    "fever": (
        "sốt, nóng sốt, phát sốt, lên cơn sốt, sốt nhẹ, sốt cao, sốt vi rút, sốt virus, sốt siêu vi, sốt mọc răng, "
        "sốt xuất huyết, nhiệt độ cao, lên cơn nóng, hầm hập, nóng hầm hập, nóng hừng hực, sốt rét, cảm sốt, "
        "sốt li bì, nóng ran, nóng như hòn than, sốt nóng, lên cơn sốt cao, sốt đùng đùng, hâm hấp sốt"
    ),
    "fever?": (
        "ấm đầu, nóng đầu, nóng người, hâm hấp, hâm hấp nóng, nóng nóng, âm ấm, ấm ấm, nóng trán, trán nóng, "
        "trán ấm, người nóng, đầu nóng, ấm ấm đầu, nong nóng, đầu ấm, ấm người, nóng lắm, hơi nóng, hơi ấm, sờ nóng, "
        "sờ thấy nóng, sờ trán nóng, rờ nóng, gây gây, gây sốt, ngây ngấy, ớn lạnh, lạnh run, rét run, bị nóng, "
        "nóng, ấm, ấm ấm trán"
    ),
    "cough": (
        "ho hắng, ho sặc sụa, ho rũ rượi, ho thúng thắng, ho khù khụ, ho, ho khan, ho đờm, ho đàm, ho có đờm, "
        "ho có đàm, ho gà, húng hắng, ho húng hắng, khục khặc, ho khục khặc, ho sù sụ, ho nhiều, ho nhẹ, ho hen, "
        "ho húng, ho cảm, ho gió, ho lụ khụ"
    ),
    "runny_nose": (
        "sổ mũi, chảy mũi, chảy nước mũi, nước mũi, sụt sịt, nghẹt mũi, ngạt mũi, tắc mũi, tịt mũi, hắt hơi, hắt xì, "
        "nhảy mũi, viêm mũi, khụt khịt, khịt mũi, sổ mũi xanh, mũi xanh, thò lò mũi, thò lò, mũi dãi, ách xì, "
        "hắt xì hơi, mũi chảy, sịt mũi, viêm xoang, mũi nghẹt, mũi chảy nước, sụt sùi, xịt mũi, chảy mũi xanh, "
        "mũi nước, mũi đặc, mũi vàng"
    ),
    "sore_throat": (
        "đau họng, rát họng, viêm họng, đau cổ họng, ngứa họng, khô họng, rát cổ, rát cổ họng, khàn tiếng, "
        "khàn giọng, mất tiếng, khản tiếng, khản giọng, sưng họng, họng đỏ, họng sưng, viêm amidan, sưng amidan, "
        "viêm amiđan, sưng amiđan, đau cuống họng, nuốt đau, đau khi nuốt, họng đau, đau cổ, ngứa cổ, khan tiếng, "
        "đỏ họng, họng rát, viêm họng hạt, nuốt vướng, nuốt nước bọt đau, nuốt thấy đau"
    ),
    "rash": (
        "phát bam, nổi mấy nốt đỏ, nổi nốt đỏ đỏ, nổi mấy nốt đỏ đỏ, nổi đỏ đỏ, nổi nhiều nốt đỏ, phát ban, nổi ban, "
        "nổi mẩn, mẩn đỏ, mẩn ngứa, nổi mề đay, mề đay, mày đay, nổi mẩn đỏ, nổi đỏ, nổi hột, nổi sẩn, nổi mụn đỏ, "
        "ban đỏ, lên sởi, sởi, nổi nốt đỏ, nốt đỏ, sốt phát ban, nổi hột đỏ, nổi ban đỏ, nổi đốm đỏ, đốm đỏ, "
        "nổi mụn, mẩn, nổi mẩn ngứa, lên ban, nổi rôm, phát ban đỏ, nổi nốt, ban, nổi hột khắp người, "
        "nổi mề đay ngứa, mụn đỏ"
    ),
    "blisters": (
        "mụn nước, nổi mụn nước, bọng nước, bóng nước, phỏng nước, nốt phỏng, phồng rộp, nốt nước, nổi bóng nước, "
        "bỏng nước, tay chân miệng, chân tay miệng, thủy đậu, trái rạ, phỏng rạ, nổi bọng nước, nổi phỏng, rộp nước, "
        "mọng nước, bỏng rạ, nổi trái rạ, nốt mọng nước, nổi phỏng nước, mụn có nước, mụn mọng nước, nổi mụt nước, "
        "mụt nước, nổi bong bóng nước"
    ),
    "mouth_sores": (
        "vết trợt đỏ, vết trợt, trợt miệng, trợt đỏ, lở trong mồm, nốt loét, loét ở lưỡi, loét miệng, nhiệt miệng, "
        "lở miệng, lở mồm, loét lưỡi, lở lưỡi, nhiệt lưỡi, đau miệng, miệng loét, miệng lở, đẹn miệng, "
        "loét trong miệng, loét họng, mụn trong miệng, nổi hột trong miệng, miệng bị loét, loét mồm, nhiệt mồm, "
        "miệng có vết loét, vết loét, viêm loét miệng, mồm loét, lở loét miệng, nốt trong miệng, sưng lợi, "
        "miệng nổi nhiệt, lở trong miệng, loét ở miệng"
    ),
    "red_eyes": (
        "mắt sưng đỏ, mắt con sưng đỏ, mắt con đỏ, mắt bé đỏ, mắt cháu đỏ, mắt em đỏ, mắt con bị đỏ, mắt con hơi đỏ, "
        "mắt bé ra ghèn, mắt con ra ghèn, mắt đỏ, đỏ mắt, đau mắt đỏ, đau mắt, nhặm mắt, ghèn, dử mắt, gỉ mắt, "
        "mắt có ghèn, mắt đổ ghèn, sưng mắt, mắt sưng, viêm kết mạc, cộm mắt, ra ghèn, nhiều ghèn, mắt hơi đỏ, "
        "mắt bị đỏ, mắt nhiều ghèn, mắt nhiều dử, đổ ghèn, đau mắt hột, mắt đau, mắt kèm nhèm, mắt nhiều gỉ, "
        "mắt đỏ hoe, mắt bị sưng, toét mắt, dính mắt, mắt đỏ ngầu, mắt ra ghèn, nhiều dử mắt, nhiều gỉ mắt, mắt ghèn"
    ),
    "vomiting": (
        "nôn ra hết, nôn hết ra, ói hết ra, nôn khan, nôn vọt, nôn, ói, ọe, oẹ, mửa, ói mửa, nôn mửa, nôn ói, "
        "nôn trớ, trớ, ọc sữa, nôn ọe, bị ói, ọc, nôn thốc nôn tháo, cho chó ăn chè, ói ra, nôn ra, nôn hết, ói hết, "
        "ói ra hết"
    ),
    "vomiting?": "buồn nôn, muốn ói, mắc ói, buồn ói, muốn nôn, nhợn, nhợn ói, lợm giọng",
    "diarrhoea": (
        "tiêu trảy, ỉa trảy, tiêu chảy, tiêu chẩy, ỉa chảy, đi ngoài, đi chảy, tiêu lỏng, đi lỏng, đi phân lỏng, "
        "phân lỏng, đi tướt, tào tháo đuổi, tào tháo rượt, đi cầu lỏng, đi cầu phân lỏng, đi cầu nhiều, đi kiết, "
        "kiết lỵ, té re, đi ngoài lỏng, đi ngoài nhiều, đi ngoài phân lỏng, đi ngoài phân nước, đi ỉa, "
        "đi đại tiện lỏng, đi tiêu lỏng, đi té re, chột bụng, đau bụng đi ngoài, đi tiêu chảy, đi ngoài ra nước, "
        "đi tóe nước, đi tóe, đi tỏng tỏng, đi ị lỏng, ị lỏng, đi nặng nhiều, phân nước, đi cầu ra nước, "
        "đi ngoài suốt, ỉa lỏng, đi tiêu phân lỏng, ỉa tóe, bị tào tháo, tiêu phân lỏng"
    ),
    "breathless": (
        "khó thở, thở gấp, thở mệt, thở khó, thở dốc, thở rít, khò khè, thở nhanh, ngạt thở, hụt hơi, rút lõm, "
        "tím tái, thở khò khè, lên cơn suyễn, lên cơn hen, thở không nổi, không thở được, thở không được, "
        "thở khó khăn, lên cơn hen suyễn, rút lõm ngực, thở hổn hển, tím môi, thở hắt, thở không ra hơi, hen, suyễn, "
        "thở nặng nhọc, thở mạnh, khó thở nhẹ, tức ngực khó thở, co kéo, thở co kéo, môi tím"
    ),
    "lethargic": (
        "không phản ứng, không thấy con phản ứng, gọi không thấy con phản ứng, gọi không phản ứng, "
        "không thấy phản ứng, ngủ suốt gọi không dậy, li bì, lì bì, lừ đừ, lờ đờ, khó đánh thức, mê man, ngủ li bì, "
        "gọi không dậy, kêu không dậy, lả, mệt lả, lơ mơ, ngủ gà, rũ, lả đi, mệt lử, lử đử, lịm, lịm đi, "
        "ngủ gà ngủ gật, ngủ mê mệt, hôn mê, gọi mãi không dậy, rũ người, nằm li bì, lay không dậy, đờ đẫn, "
        "bất tỉnh, ngủ li bì gọi không dậy, khó gọi dậy, gọi không tỉnh, kêu không thức, thừ người, mê sảng, "
        "gọi khó dậy, lù đù"
    ),
    "convulsion": (
        "co giật, động kinh, làm kinh, lên cơn giật, kinh phong, trợn mắt, bị giật, giật kinh phong, sốt co giật, "
        "lên kinh, giật tay chân, giựt, co giật nhẹ, lên cơn co giật, mắt trợn ngược, giựt kinh phong, "
        "làm kinh phong, trợn ngược mắt, sùi bọt mép"
    ),
    "startle": (
        "giật mình, hay giật mình, giựt mình, giật nảy, giật nảy mình, giật mình chới với, giật thột, ngủ giật mình, "
        "giật mình nhiều, hay giựt mình, giật thót"
    ),
    "bleeding": (
        "chảy máu, chảy máu cam, chảy máu mũi, chảy máu chân răng, xuất huyết, ra máu, chấm đỏ, đổ máu cam, "
        "xuất huyết dưới da, bầm tím, chấm đỏ dưới da, nổi chấm đỏ, chảy máu lợi, máu cam, chảy máu răng, "
        "nôn ra máu, ói ra máu, đi ngoài ra máu, chấm xuất huyết, nốt xuất huyết, ho ra máu, bầm, vết bầm, "
        "chảy máu nướu, xuất huyết nướu, đi cầu ra máu, nổi chấm xuất huyết, phân có máu, vết bầm tím"
    ),
    "other": (
        "mặt đỏ bừng, chảy dãi, đau bụng kinh, gãy xương, đau bụng, đau đầu, nhức đầu, mệt, mệt mỏi, đuối, đau tai, "
        "biếng ăn, chán ăn, bỏ ăn, không ăn được, ăn kém, kém ăn, đau răng, sâu răng, nhức răng, sưng răng, "
        "đau lưng, đau người, nhức mỏi, chóng mặt, hoa mắt, quai bị, cúm, cảm, cảm cúm, cảm lạnh, covid, ốm, bệnh, "
        "khó chịu, quấy khóc, quấy, mất ngủ, đau chân, đau tay, ngã, té, gãy tay, gãy chân, dị ứng, đau cơ, uể oải, "
        "đau mình, ê ẩm, trúng gió, cảm nắng, say nắng, đau dạ dày, táo bón, bị ngã, bị té, trẹo chân, bong gân, "
        "đau mỏi, đầy bụng, khó tiêu, không chịu ăn, không ăn gì, ăn không được, viêm tai, viêm tai giữa, viêm phổi, "
        "viêm phế quản, sưng tai, mệt mệt, ê người, mỏi người, đau nhức, nhức mình, không ngủ được, ốm rồi, bị bệnh, "
        "bị ốm, xỉu, ngất, choáng, lười ăn, ho lao, zona, ghẻ, chấy, ngứa, sưng hàm, xanh xao, sốc phản vệ, ngộ độc, "
        "sụt cân, đau nhức người, đau mắt cá, rôm sảy, đau quai hàm, cảm mạo, sình bụng, đau bao tử, xây xẩm, "
        "váng đầu, nặng đầu, rối loạn tiêu hóa, nổi hạch, bong gân chân, đau ngực, tức ngực, mỏi, tê tay, nhức chân, "
        "đi khập khiễng, ốm đau"
    ),
    "other?": "ươn ươn, ươn người, ươn, ươn ươn người, lười lười, hơi khác, khang khác, không vui",
}
"""Code -> phrases; a "?" after a code: it may be that, and has to be measured or asked."""

ALSO = {
    "sốt xuất huyết": ("fever",),
    "sốt phát ban": ("fever", "rash"),
    "sốt co giật": ("fever", "convulsion"),
    "cảm sốt": ("other", "fever"),
    "sốt li bì": ("fever", "lethargic"),
    "đau bụng đi ngoài": ("other", "diarrhoea"),
    "nôn ra máu": ("vomiting", "bleeding"),
    "ói ra máu": ("vomiting", "bleeding"),
    "đi ngoài ra máu": ("diarrhoea", "bleeding"),
    "đi cầu ra máu": ("diarrhoea", "bleeding"),
    "ho ra máu": ("cough", "bleeding"),
    "ho cảm": ("cough", "other"),
    "tức ngực khó thở": ("breathless", "other"),
    "ngủ li bì gọi không dậy": ("lethargic",),
}
"""Phrases that say several things at once."""
