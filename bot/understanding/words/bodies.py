"""Signs on the skin, in the mouth, the eyes and the belly, and all else that ails."""

BODIES = {
    "rash": (
        "nổi gì, nổi đầy người, nổi khắp người, nổi tùm lum, nổi đầy mình, nổi khắp mình, mọc đầy người, lấm tấm đỏ, "
        "đỏ lấm tấm, nổi lấm tấm, nổi lấm tấm đỏ, nổi mẩn khắp người, mẩn khắp người, nổi mẩn đỏ khắp người, "
        "phát ban khắp người, nổi hột li ti, hột đỏ, hột đỏ li ti, nổi hạt đỏ, nổi nốt hồng, nốt hồng, chấm đỏ li ti, "
        "nổi vài chấm đỏ, nổi mấy chấm đỏ, nổi vài nốt đỏ, nổi vài nốt, nổi mấy nốt, nổi mấy hột, nổi mụt, "
        "nổi mụt đỏ, nổi mảng đỏ, mảng đỏ, đốm hồng, nổi cục ngứa, nổi sảy, nổi sải, nổi phong, nổi mày đay, "
        "phát ban dạng sởi, nổi dát đỏ, nổi mẩn li ti, da nổi đỏ, da nổi mẩn, người nổi đỏ, nổi đỏ khắp người, "
        "nổi ban khắp người, nổi hồng ban, nốt ban, nổi tịt, mẩn tịt, nổi ngứa, dị ứng nổi mẩn, nổi rần, phát bam, "
        "nổi mấy nốt đỏ, nổi nốt đỏ đỏ, nổi mấy nốt đỏ đỏ, nổi đỏ đỏ, nổi nhiều nốt đỏ, phát ban, nổi ban, nổi mẩn, "
        "mẩn đỏ, mẩn ngứa, nổi mề đay, mề đay, mày đay, nổi mẩn đỏ, nổi đỏ, nổi hột, nổi sẩn, nổi mụn đỏ, ban đỏ, "
        "nổi nốt đỏ, nốt đỏ, sốt phát ban, nổi hột đỏ, nổi ban đỏ, nổi đốm đỏ, đốm đỏ, nổi mụn, mẩn, nổi mẩn ngứa, "
        "lên ban, nổi rôm, phát ban đỏ, nổi nốt, ban, nổi hột khắp người, nổi mề đay ngứa, mụn đỏ"
    ),
    "blisters": (
        "nổi bóng, nổi bóng nước, bóng nước nhỏ, mụn nước nhỏ, mụn nước li ti, nốt mụn nước, nốt có nước, "
        "nốt bọng nước, nổi nốt nước, nổi nốt phỏng, hột nước, nổi hột nước, nổi lên lên nốt rộp, nổi rộp, nốt phồng, "
        "nốt phồng nước, chân tay nổi mụn nước, tay chân nổi bóng nước, nốt nổi hạt nước, mụn rộp, nổi mụn rộp, "
        "mụn nước, nổi mụn nước, bọng nước, bóng nước, phỏng nước, nốt phỏng, phồng rộp, nốt nước, bỏng nước, "
        "nổi bọng nước, nổi phỏng, rộp nước, mọng nước, nổi nốt mọng nước, nổi phỏng nước, mụn có nước, "
        "mụn mọng nước, nổi mụt nước, mụt nước, nổi bong bóng nước"
    ),
    "mouth_sores": (
        "nổi nhiệt, lở miệng đau, lở môi, lở lợi, loét lợi, loét môi, miệng bị lở, miệng bị nhiệt, miệng nổi hột, "
        "miệng nổi mụn, miệng có nốt, miệng đau, trong miệng có nốt, nốt ở miệng, nốt đỏ trong miệng, "
        "nốt trắng trong miệng, trong miệng lở, trong miệng loét, rộp lưỡi, rộp miệng, phồng miệng, viêm nướu loét, "
        "đau mồm, mồm lở, mồm đau, tưa miệng, tưa lưỡi, viêm loét lợi, loét vòm họng, loét trong họng, "
        "đau trong miệng, mụn ở lưỡi, nổi mụn trong miệng, nhiệt trong miệng, lở trong họng, vết trợt đỏ, vết trợt, "
        "trợt miệng, trợt đỏ, lở trong mồm, nốt loét, loét ở lưỡi, loét miệng, nhiệt miệng, lở miệng, lở mồm, "
        "loét lưỡi, lở lưỡi, nhiệt lưỡi, đau miệng, miệng loét, miệng lở, đẹn miệng, loét trong miệng, loét họng, "
        "mụn trong miệng, nổi hột trong miệng, miệng bị loét, loét mồm, nhiệt mồm, miệng có vết loét, vết loét, "
        "viêm loét miệng, mồm loét, lở loét miệng, nốt trong miệng, miệng nổi nhiệt, lở trong miệng, loét ở miệng"
    ),
    "red_eyes": (
        "mắt đỏ kè, mắt đỏ lòm, mắt đỏ hoe hoe, mắt đỏ quạch, mắt đỏ au, mắt đỏ ngầu, mắt đổ ghèn nhiều, "
        "mắt dính ghèn, ghèn dính mắt, ghèn tùm lum, mắt nhiều gèn, gèn, ra gèn, đổ gèn, mắt ra gèn, mắt ra dử, "
        "mắt cộm, mắt ngứa đỏ, mắt sưng húp, sưng húp mắt, mí mắt sưng, sưng mí mắt, mắt bị đau, đau một bên mắt, "
        "mắt chảy ghèn, mắt đổ gèn, một mắt đỏ, một bên mắt đỏ, hai mắt đỏ, mắt trái đỏ, mắt phải đỏ, viêm giác mạc, "
        "viêm bờ mi, nhèm mắt, mắt kèm kẹp, đỏ cả hai mắt, đỏ một bên mắt, chảy ghèn, lên chắp, mắt nổi cộm, "
        "mắt con nhiều ghèn, mắt dán lại, mắt sưng đỏ, mắt con sưng đỏ, mắt con đỏ, mắt bé đỏ, mắt cháu đỏ, "
        "mắt em đỏ, mắt con bị đỏ, mắt con hơi đỏ, mắt bé ra ghèn, mắt con ra ghèn, mắt đỏ, đỏ mắt, đau mắt đỏ, "
        "đau mắt, nhặm mắt, ghèn, dử mắt, gỉ mắt, mắt có ghèn, mắt đổ ghèn, sưng mắt, mắt sưng, viêm kết mạc, "
        "cộm mắt, ra ghèn, nhiều ghèn, mắt hơi đỏ, mắt bị đỏ, mắt nhiều ghèn, mắt nhiều dử, đổ ghèn, đau mắt hột, "
        "mắt đau, mắt kèm nhèm, mắt nhiều gỉ, mắt đỏ hoe, mắt bị sưng, toét mắt, dính mắt, mắt ra ghèn, nhiều dử mắt, "
        "nhiều gỉ mắt, mắt ghèn"
    ),
    "vomiting": (
        "nôn thốc, nôn tháo, nôn liên tục, nôn suốt, nôn vọt ra, ói liên tục, ói hoài, ói suốt, ói mật xanh mật vàng, "
        "nôn mật xanh, ói ra hết trơn, ọc ra, ọc ra hết, ọc sữa liên tục, ọc hết, trớ sữa, trớ hết, mửa ra, mửa hết, "
        "ói tùm lum, nôn trớ liên tục, cho chó ăn chè, nôn oẹ, nôn ẹ, oẹ ra, ói vọt, nôn mấy lần, ói mấy lần, "
        "mửa mấy bận, nôn mấy bận, ói nhiều, nôn nhiều, ụa, ụa mửa, ọe ra, ộc ra, ộc sữa, nôn ra sữa, nôn ra thức ăn, "
        "nôn ra dịch, nôn ra hết, nôn hết ra, ói hết ra, nôn khan, nôn vọt, nôn, ói, ọe, oẹ, mửa, ói mửa, nôn mửa, "
        "nôn ói, nôn trớ, trớ, ọc sữa, nôn ọe, bị ói, ọc, nôn thốc nôn tháo, ói ra, nôn ra, nôn hết, ói hết, ói ra hết"
    ),
    "vomiting?": (
        "nôn nao, ọe khan, lợm, lờm lợm, nhợn cổ, ớn cổ muốn ói, buồn ọe, chực nôn, chực ói, ậm ọe, ụa khan, "
        "nhộn nhạo, cồn cào buồn nôn, nao nao buồn nôn, lợm cổ, muốn ọe, muốn mửa, buồn mửa, mắc mửa, suýt nôn, "
        "suýt ói, buồn nôn, muốn ói, mắc ói, buồn ói, muốn nôn, nhợn, nhợn ói, lợm giọng"
    ),
    "diarrhoea": (
        "đi ngoài liên tục, đi ngoài tóe nước, đi ngoài toé nước, đi ngoài mấy lần, đi ngoài sống phân, sống phân, "
        "đi ngoài phân sống, phân sống, đi cầu liên tục, đi cầu chảy, đi cầu mấy lần, đi tiêu nhiều lần, "
        "tiêu chảy cấp, tiêu chảy nhẹ, ỉa chảy liên tục, ỉa đùn, ỉa tướt, ỉa phân lỏng, ỉa nước, ỉa ra nước, ỉa suốt, "
        "ỉa như tháo cống, tướt, đi tướt nước, tướt mọc răng, bị chạy, tào tháo, tào tháo dí, bị tào tháo rượt, "
        "bị tào tháo đuổi, xổ ruột, đi xổ, ôm toa lét, ôm bồn cầu, phân nhầy, phân có nhầy, phân nát, phân loãng, "
        "phân toàn nước, đi phân nước, đi ngoài phân loãng, đi ị nhiều lần, đi ị ra nước, ị chảy, ị nước, ị ra nước, "
        "ị tóe, đi rẹt, đi re, té rẹt, đi nặng lỏng, đi lỏng liên tục, đi vệ sinh lỏng, đi vệ sinh liên tục, "
        "đi đại tiện nhiều lần, đau bụng đi ngoài, lỏng bụng, ẻ chảy, đi ẻ chảy, bụng lỏng, tháo tỏng, "
        "đi chảy liên tục, tiêu chảy liên tục, rối loạn tiêu hóa đi lỏng, tiêu trảy, ỉa trảy, tiêu chảy, tiêu chẩy, "
        "ỉa chảy, đi ngoài, đi chảy, tiêu lỏng, đi lỏng, đi phân lỏng, phân lỏng, đi tướt, tào tháo đuổi, "
        "tào tháo rượt, đi cầu lỏng, đi cầu phân lỏng, đi cầu nhiều, đi kiết, kiết lỵ, té re, đi ngoài lỏng, "
        "đi ngoài nhiều, đi ngoài phân lỏng, đi ngoài phân nước, đi ỉa, đi đại tiện lỏng, đi tiêu lỏng, đi té re, "
        "chột bụng, đi tiêu chảy, đi ngoài ra nước, đi tóe nước, đi tóe, đi tỏng tỏng, đi ị lỏng, ị lỏng, "
        "đi nặng nhiều, phân nước, đi cầu ra nước, đi ngoài suốt, ỉa lỏng, đi tiêu phân lỏng, ỉa tóe, bị tào tháo, "
        "tiêu phân lỏng"
    ),
    "bleeding": (
        "chảy máu lỗ mũi, đổ máu mũi, ra máu cam, ra máu mũi, chảy máu chân răng nhiều, nôn máu, ói máu, ộc máu, "
        "đi ngoài có máu, đi cầu có máu, phân đen, phân lẫn máu, đi tiêu ra máu, ỉa ra máu, tiểu ra máu, "
        "đi tiểu ra máu, chấm đỏ dưới da ấn không mất, chấm xuất huyết dưới da, nốt xuất huyết dưới da, "
        "nổi nốt xuất huyết, nổi xuất huyết, chảy máu cam mãi, máu mũi, chảy máu không cầm, đổ máu, nướu chảy máu, "
        "lợi chảy máu, mũi chảy máu, răng chảy máu, khạc ra máu, tím dưới da, mảng bầm tím, chảy máu, chảy máu cam, "
        "chảy máu mũi, chảy máu chân răng, xuất huyết, ra máu, chấm đỏ, đổ máu cam, xuất huyết dưới da, bầm tím, "
        "chấm đỏ dưới da, nổi chấm đỏ, chảy máu lợi, máu cam, chảy máu răng, nôn ra máu, ói ra máu, đi ngoài ra máu, "
        "chấm xuất huyết, nốt xuất huyết, ho ra máu, bầm, vết bầm, chảy máu nướu, xuất huyết nướu, đi cầu ra máu, "
        "nổi chấm xuất huyết, phân có máu, vết bầm tím"
    ),
    "other": (
        "khan tiếng do hát, khàn tiếng do hát, mất tiếng do hát, khan tiếng do la hét, khàn tiếng do la hét, "
        "khàn tiếng do hò hét, khan tiếng do hò hét, mất tiếng do la hét, mất tiếng do hò hét, sưng lợi, muỗi đốt, "
        "muỗi cắn, muỗi chích, kiến cắn, kiến ba khoang, côn trùng cắn, côn trùng đốt, đau ruột thừa, mổ ruột thừa, "
        "mổ, mới mổ, vết mổ, đau vết mổ, khâu, bó bột, trật chân, trật tay, trật khớp, trật cổ chân, trẹo tay, "
        "trẹo cổ, sái chân, sái cổ, bong gân tay, rạn xương, nứt xương, gãy, gãy răng, té xe, té cầu thang, té ngã, "
        "té đau, ngã xe, ngã cầu thang, ngã đau, đi cà nhắc, cà nhắc, khập khiễng, kẹp tay, kẹp tay vào cửa, đứt tay, "
        "đứt chân, dập tay, dập móng, bầm tím móng, bầm móng, tím móng, sưng tay, tay sưng, tay sưng đau, sưng chân, "
        "chân sưng, sưng mặt, mặt sưng, sưng má, sưng môi, trầy chân, trầy xước, bỏng, bị bỏng, phỏng, cháy nắng, "
        "ong đốt, chó cắn, mèo cào, hóc xương, tai nạn, đau răng, nhức răng, đau lợi, nổi hạch ở cổ, u đầu, đập đầu, "
        "va đầu, mất mùi, mất vị, mất khứu giác, ngất xỉu, xỉu, choáng váng, tụt huyết áp, tụt đường, hạ đường huyết, "
        "đau bụng dưới, quặn bụng, đau quặn, đau quặn bụng, bụng đau, lâm râm, đau bụng lâm râm, bụng lâm râm, "
        "ê bụng, chướng bụng, lạnh bụng, ậm ạch, đau thượng vị, trào ngược, đau bao tử, khó chịu trong người, "
        "mỏi mệt, mệt lắm, mệt nhoài, mệt đừ, mệt rã rời, rã rời, mệt bở hơi, đuối sức, oải, bơ phờ, phờ phạc, "
        "rệu rã, ê ẩm người, nhức mình mẩy, mình mẩy ê ẩm, đau nhức mình mẩy, nhức mỏi, đau mỏi người, đau khớp, "
        "đau gối, đau đầu gối, đau vai, đau cổ vai gáy, đau gáy, đau sườn, đau tim, nhức tai, đau tai, chảy mủ tai, "
        "ù tai, tai chảy mủ, đau nửa đầu, đau đầu như búa bổ, nhức cái đầu, đầu nhức, đầu đau, quay cuồng, "
        "hoa mắt chóng mặt, say xe, trúng thực, trúng nắng, trúng mưa, cảm nhẹ, cảm xoàng, cảm vặt, nhiễm lạnh, "
        "viêm ruột, viêm da, chàm, nấm, ghẻ ngứa, viêm dạ dày, viêm bàng quang, đái dắt, tiểu buốt, tiểu rắt, "
        "ngộ độc thức ăn, dị ứng hải sản, dị ứng thời tiết, dị ứng thức ăn, không bú, bỏ bú, không chịu bú, "
        "không chịu ăn uống, bỏ cơm, ăn ít, ăn không ngon, không ăn nổi, không nuốt nổi, chán cơm, khóc đêm, "
        "quấy đêm, khó ngủ, ngủ không ngon, trằn trọc, mất sức, xuống sức, sút cân, da xanh, vàng da, mặt tái mét, "
        "tái mét, xanh lét, xanh mét, tím bầm, nhợt nhạt, không khoẻ trong người, chưa đi cầu, không đi cầu được, "
        "chưa đi nặng, bón, chưa ị, không ị được, đau bụng tới tháng, tới tháng, hành kinh, đau kinh, stress, "
        "trầm cảm, lo âu, hạ canxi, lẹo, lên lẹo, chấy rận, mụn cóc, viêm cơ tim, thoát vị, mổ mắt, mổ răng, "
        "nhổ răng, ói mật, muốn bệnh, muốn ốm, chớm ốm, chớm bệnh, rục rịch ốm, bịnh, mặt đỏ bừng, chảy dãi, "
        "đau bụng kinh, gãy xương, đau bụng, đau đầu, nhức đầu, mệt, mệt mỏi, đuối, biếng ăn, chán ăn, bỏ ăn, "
        "không ăn được, ăn kém, kém ăn, sâu răng, sưng răng, đau lưng, đau người, chóng mặt, hoa mắt, cảm, cảm lạnh, "
        "ốm, bệnh, khó chịu, quấy khóc, quấy, mất ngủ, đau chân, đau tay, ngã, té, gãy tay, gãy chân, dị ứng, đau cơ, "
        "uể oải, đau mình, ê ẩm, trúng gió, cảm nắng, say nắng, đau dạ dày, táo bón, bị ngã, bị té, trẹo chân, "
        "bong gân, đau mỏi, đầy bụng, khó tiêu, không chịu ăn, không ăn gì, ăn không được, viêm tai, viêm tai giữa, "
        "sưng tai, mệt mệt, ê người, mỏi người, đau nhức, nhức mình, không ngủ được, ốm rồi, bị bệnh, bị ốm, ngất, "
        "choáng, lười ăn, ho lao, zona, ghẻ, chấy, ngứa, sưng hàm, xanh xao, sốc phản vệ, ngộ độc, sụt cân, "
        "đau nhức người, đau mắt cá, rôm sảy, đau quai hàm, cảm mạo, sình bụng, xây xẩm, váng đầu, nặng đầu, "
        "rối loạn tiêu hóa, nổi hạch, bong gân chân, đau ngực, tức ngực, mỏi, tê tay, nhức chân, đi khập khiễng, "
        "ốm đau"
    ),
    "rash?": "nốt lạ, đo đỏ, hơi đo đỏ, ngứa khắp người, ngứa người, nốt gì đó, nốt đo đỏ, nổi gì đó",
    "other?": "ươn ươn, ươn người, ươn, ươn ươn người, lười lười, hơi khác, khang khác, không vui",
}

DISEASES = (
    "sởi, lên sởi, ban sởi, bệnh sởi, rubella, viêm phế quản, viêm phế quản cấp, viêm tiểu phế quản, viêm phổi, "
    "viêm đường hô hấp, viêm hô hấp, nhiễm siêu vi, nhiễm khuẩn, nhiễm cúm, cúm, cúm a, cúm b, cảm cúm, quai bị, "
    "covid, dính covid, dương tính, covid hai vạch, hai vạch, bạch hầu, lao, viêm não, viêm màng não, zona, viêm gan, "
    "khàn tiếng, khàn giọng, mất tiếng, khản tiếng, khản giọng, khan tiếng, khàn đặc, tay chân miệng, chân tay miệng, "
    "bệnh tay chân miệng, thủy đậu, thuỷ đậu, trái rạ, phỏng rạ, bỏng rạ, phỏng dạ, lên thủy đậu, nổi trái rạ, "
    "bị trái rạ"
)
"""Names of diseases: by themselves a sign outside the list, beside signs none of their own."""

PARTS = (
    "mắt, mũi, họng, cổ, cổ họng, miệng, mồm, bụng, đầu, trán, người, mặt, mặt mũi, mặt mày, tay, chân, tay chân, "
    "chân tay, tai, lưng, ngực, môi, lưỡi, lợi, nướu, mông, bàn tay, bàn chân, lòng bàn tay, lòng bàn chân, đùi, gối, "
    "đầu gối, vai, khuỷu tay, khuỷu chân, nách, má, mí mắt, mình mẩy, gáy, háng, bắp chân, cẳng chân, ngón tay, "
    "ngón chân, hàm, quai hàm, hai mắt, hai tay, hai chân, hai má, bụng dạ, toàn thân, da dẻ, ngực bụng"
)
"""Parts of the body: where one is named and nothing known is said of it, a sign is told that nobody here knows."""
