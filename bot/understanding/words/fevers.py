"""Signs in the head, the chest and the nerves, by code; with a question mark it may be that and has to be asked."""

FEVERS = {
    "fever": (
        "sốt xình xịch, sốt xinh xịch, sốt hừng hực, sốt hầm hập, sốt li bì, sốt lại, sốt dai dẳng, sốt liên miên, "
        "sốt về chiều, sốt đêm, sốt vi rus, nóng rực, nóng bừng bừng, nóng như lửa đốt, nóng như than, nóng như lò, "
        "nóng hôi hổi, nóng ran người, nóng bỏng, sốt ran, sốt âm ỉ, sốt lai rai, nhiệt tăng, lên nhiệt, lên độ, sốt "
        "từng cơn, sốt dịch, sốt phát ban đỏ, sốt, nóng sốt, phát sốt, lên cơn sốt, sốt nhẹ, sốt cao, sốt vi rút, "
        "sốt virus, sốt siêu vi, sốt mọc răng, sốt xuất huyết, nhiệt độ cao, lên cơn nóng, hầm hập, nóng hầm hập, "
        "nóng hừng hực, sốt rét, cảm sốt, nóng ran, nóng như hòn than, sốt nóng, lên cơn sốt cao, sốt đùng đùng, hâm "
        "hấp sốt, fever"
    ),
    "fever?": (
        "hây hây, hây hẩy, hây hây nóng, đầu hơi nóng, trán hơi nóng, người hơi nóng, nóng ở trán, nóng cổ, "
        "tay chân nóng, chân tay nóng, ấm trán, người ấm, sờ ấm, rờ ấm, sờ thấy ấm, rờ thấy nóng, sờ đầu nóng, "
        "sờ người nóng, nóng hơn bình thường, nóng âm ấm, người hầm hập, mình nóng, mình mẩy nóng, nóng mình, "
        "ngầy ngật, gai sốt, gai người, gai gai sốt, gai gai người, ớn sốt, hâm hẩm, âm ẩm, muốn sốt, chớm sốt, "
        "rục rịch sốt, sắp sốt, chực sốt, nhen nhúm sốt, man mát sốt, nóng rần, rần rần, má đỏ hây hây, hầm hầm, "
        "ngây ngấy sốt, ăn nhiệt, ấm đầu, nóng đầu, nóng người, hâm hấp, hâm hấp nóng, nóng nóng, âm ấm, ấm ấm, "
        "nóng trán, trán nóng, trán ấm, người nóng, đầu nóng, ấm ấm đầu, nong nóng, đầu ấm, ấm người, nóng lắm, "
        "hơi nóng, hơi ấm, sờ nóng, sờ thấy nóng, sờ trán nóng, rờ nóng, gây gây, gây sốt, ngây ngấy, ớn lạnh, "
        "lạnh run, rét run, bị nóng, nóng, ấm, ấm ấm trán"
    ),
    "cough": (
        "ho khúc khắc, ho khục khặc, ho khặc khặc, ho khẹc khẹc, khạc đờm, khạc đàm, ho ông ổng, ho ong óc, ho sặc, "
        "ho cơn, ho từng cơn, ho rát cổ, ho liên tục, ho suốt, ho dai dẳng, ho lai rai, khúc khắc, khù khụ, khụ khụ, "
        "ho khù khù, ho hoài, ho rũ, ho đêm, ho khàn, ho ra đờm, ho ra đàm, ho quá trời, ho vài tiếng, ho mấy tiếng, "
        "ho lụ khụ, ho gằn, ho húng hắng, ho ngứa cổ, ho lọc xọc, ho ngằn ngặt, ho hắng, ho sặc sụa, ho rũ rượi, "
        "ho thúng thắng, ho khù khụ, ho, ho khan, ho đờm, ho đàm, ho có đờm, ho có đàm, ho gà, húng hắng, khục khặc, "
        "ho sù sụ, ho nhiều, ho nhẹ, ho hen, ho húng, ho cảm, ho gió, cough, khục khục, khặc khặc, cục cục"
    ),
    "cough?": "ngứa cổ muốn ho, muốn ho",
    "runny_nose": (
        "mũi tịt, mũi bị nghẹt, mũi bị tắc, tắc tịt mũi, nghẹt cả hai mũi, mũi tắc, mũi khò khè, chảy nước mũi "
        "trong, chảy mũi trong, chảy mũi đặc, mũi thò lò, mũi dãi lòng thòng, thò lò mũi xanh, sổ mũi trong, mũi sụt "
        "sịt, sụt sịt mũi, khọt khẹt, khọt khẹt mũi, khịt khịt, mũi dãi tùm lum, nước mũi trong, nước mũi xanh, nước "
        "mũi vàng, ngạt một bên mũi, hỉ mũi, hỉ mũi suốt, xì mũi, xì mũi hoài, chảy nước mũi ròng ròng, xổ mũi, nhảy "
        "mũi liên tục, hắt xì liên tục, hắt xì hoài, ách xì hoài, hắt hơi liên tục, viêm mũi dị ứng, mũi ướt, tèm "
        "lem mũi, mũi lòng thòng, mũi chảy ròng ròng, cúm mũi, sổ nước mũi, sổ mũi, chảy mũi, chảy nước mũi, nước "
        "mũi, sụt sịt, nghẹt mũi, ngạt mũi, tắc mũi, tịt mũi, hắt hơi, hắt xì, nhảy mũi, viêm mũi, khụt khịt, khịt "
        "mũi, sổ mũi xanh, mũi xanh, thò lò mũi, thò lò, mũi dãi, ách xì, hắt xì hơi, mũi chảy, sịt mũi, viêm xoang, "
        "mũi nghẹt, mũi chảy nước, sụt sùi, xịt mũi, chảy mũi xanh, mũi nước, mũi đặc, mũi vàng, xỏ mũi, xỗ mũi, xổ "
        "nước mũi, mũi trong, runny nose, ngạt mũi nặng"
    ),
    "sore_throat": (
        "đau rát họng, đau rát cổ họng, nuốt nước bọt thấy đau, nuốt nước miếng đau, nuốt nước miếng thấy vướng, "
        "nuốt nước bọt thấy vướng, nuốt khó, khó nuốt, cổ họng đau, cổ họng rát, cổ họng sưng, họng bị đau, "
        "họng bị đỏ, họng bị sưng, vướng họng, ran rát họng, rát rát họng, họng ran rát, đau đau họng, khô rát họng, "
        "sưng cổ họng, họng có mủ, viêm họng mủ, amidan sưng, đau yết hầu, viêm thanh quản, viêm họng cấp, "
        "cổ họng khô rát, nuốt cơm đau, họng khô, họng ngứa, cổ họng ngứa, đau họng, rát họng, viêm họng, "
        "đau cổ họng, ngứa họng, khô họng, rát cổ, rát cổ họng, sưng họng, họng đỏ, họng sưng, viêm amidan, "
        "sưng amidan, viêm amiđan, sưng amiđan, đau cuống họng, nuốt đau, đau khi nuốt, họng đau, đau cổ, ngứa cổ, "
        "đỏ họng, họng rát, viêm họng hạt, nuốt vướng, nuốt nước bọt đau, nuốt thấy đau, nuốt nước bọt cũng đau, "
        "nuốt cũng đau, nuốt nước cũng đau, nuốt gì cũng đau, ăn cũng đau họng, nuốt là đau"
    ),
    "breathless": (
        "không thở nổi, thở hết nổi, khó thở quá, thở phập phồng, thở rút lõm, cánh mũi phập phồng, thở khò khè khó "
        "khăn, thở rên, thở hì hục, thở phì phò, hụt hơi khó thở, ngộp thở, nghẹt thở, ngộp, khò khè khó thở, thở "
        "khó nhọc, thở ngắn, thở hào hển, thở cò cử, khò khè nhiều, tím người, tím môi tím tay, môi tím tái, môi "
        "thâm, thở nhanh hơn bình thường, thở không nổi nữa, co lõm ngực, lõm ngực, lên cơn hen, hen tái phát, hen "
        "phế quản, hen suyễn, lên cơn khó thở, hụt hơi liên tục, khó thở, thở gấp, thở mệt, thở khó, thở dốc, thở "
        "rít, khò khè, thở nhanh, ngạt thở, hụt hơi, rút lõm, tím tái, thở khò khè, lên cơn suyễn, thở không nổi, "
        "không thở được, thở không được, thở khó khăn, lên cơn hen suyễn, rút lõm ngực, thở hổn hển, tím môi, thở "
        "hắt, thở không ra hơi, hen, suyễn, thở nặng nhọc, thở mạnh, khó thở nhẹ, tức ngực khó thở, co kéo, thở co "
        "kéo, môi tím, rút lõng ngực, rút lồng ngực, lồng ngực rút"
    ),
    "lethargic": (
        "li bì không chơi, nằm li bì suốt, ngủ li bì suốt, ngủ mê man, ngủ vùi, ngủ vùi không dậy, gọi không thưa, "
        "gọi không mở mắt, kêu không mở mắt, không mở mắt nổi, lừ đừ không chơi, đừ người, đừ, đừ đừ, đừ câm, lả "
        "người, mềm oặt, oặt ẹo, oặt, rũ rượi, nằm rũ, nằm một chỗ không dậy nổi, thẫn thờ, mất ý thức, không tỉnh, "
        "không tỉnh táo, ngủ gục, lờ lờ, lơ ngơ, không nhận ra mẹ, mê mệt, lì bì không chơi, lử khử, lử lả, mệt li "
        "bì, mệt lử cò bợ, không phản ứng, không thấy con phản ứng, gọi không thấy con phản ứng, gọi không phản ứng, "
        "không thấy phản ứng, ngủ suốt gọi không dậy, li bì, lì bì, lừ đừ, lờ đờ, khó đánh thức, mê man, ngủ li bì, "
        "gọi không dậy, kêu không dậy, lả, mệt lả, lơ mơ, ngủ gà, rũ, lả đi, mệt lử, lử đử, lịm, lịm đi, ngủ gà ngủ "
        "gật, ngủ mê mệt, hôn mê, gọi mãi không dậy, rũ người, nằm li bì, lay không dậy, đờ đẫn, bất tỉnh, ngủ li bì "
        "gọi không dậy, khó gọi dậy, gọi không tỉnh, kêu không thức, thừ người, mê sảng, gọi khó dậy, lù đù, gọi mãi "
        "mới mở mắt, gọi mãi mới dậy, gọi hoài mới dậy, lay mãi mới dậy, kêu mãi mới dậy, gọi mãi không mở mắt, kêu "
        "hổng nhúc nhích, kêu không nhúc nhích, không nhúc nhích"
    ),
    "convulsion": (
        "sốt cao co giật, co giật toàn thân, trợn trừng, trợn ngược, cứng người co giật, gồng cứng người, gồng "
        "người, tím tái co giật, lên cơn động kinh, giật đùng đùng, sùi bọt mép co giật, giật cứng người, giật toàn "
        "thân, bị co giật, lên cơn co, làm kinh giật, co giật, động kinh, làm kinh, lên cơn giật, kinh phong, trợn "
        "mắt, bị giật, giật kinh phong, sốt co giật, lên kinh, giật tay chân, giựt, co giật nhẹ, lên cơn co giật, "
        "mắt trợn ngược, giựt kinh phong, làm kinh phong, trợn ngược mắt, sùi bọt mép, giật nhẹ, giật nhẹ tay chân, "
        "giật giật, giật tay, giật chân"
    ),
    "startle": (
        "giật mình liên tục, giật mình khi ngủ, ngủ hay giật mình, giật mình hoài, ngủ giật nảy, giật bắn mình, "
        "giật mình thon thót, giật thon thót, giựt mình hoài, hay giật nảy, hay giật thót, giật mình khóc thét, "
        "giật mình, hay giật mình, giựt mình, giật nảy, giật nảy mình, giật mình chới với, giật thột, ngủ giật mình, "
        "giật mình nhiều, hay giựt mình, giật thót"
    ),
}
