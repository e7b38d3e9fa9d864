"""Still further phrases, by code and by tag: what hands of the third round typed, and all that is said like it."""

BROADER_SIGNS = {
    "fever": (
        "nóng hổi, nóng như lò than, nóng như cục than, nóng như nung, nóng như hơ, nóng như bếp, người như lò "
        "than, trán như lò than, sờ như hòn than, rờ như hòn than, sờ trán như hòn than, rờ trán như hòn than, "
        "nóng ran ran, nóng bỏng tay, sốt hâm hấp, sốt âm ấm, sốt gây gây, sốt ngây ngấy, sốt bốc, sốt xỉu, sốt "
        "mê, sốt ly bì, sốt lì bì, sốt virut, sốt siu vi, sốt vr, sốt viruts, sốt viêm họng, sốt sình sịch người"
    ),
    "fever?": (
        "mò trán nóng, mò trán thấy nóng, mò đầu nóng, mò người nóng, mò thấy nóng, mò trán ấm, hăm hấp, hơi ấm "
        "đầu, hơi nóng đầu, hơi nóng người, hơi ấm người, hơi ấm trán, hơi nóng trán, âm ấm trán, âm ấm người, âm "
        "ấm đầu, gai gai lạnh, hơi gai gai lạnh, gai gai rét, gai rét, hơi ớn lạnh, thấy ớn lạnh, ớn ớn rét, ngây "
        "ngấy lạnh, hơi âm ấm, hơi hâm hấp, ấm hơn thường ngày, nóng hơn thường ngày, đầu ấm ấm, đầu nóng nóng, "
        "trán nóng nóng, trán âm ấm, người âm ấm, người nong nóng, người hâm hấp, người gai gai"
    ),
    "cough": (
        "ho hung hắng, ho hung hung, ho tới ói, ho đến ói, ho ói, ho nôn, ho tới nôn, ho đến nôn, ho ọc, ho đến "
        "nỗi nôn, ho đến nỗi ói, ho là ói, ho là nôn, ho sặc ói, lụ khụ, ho khò khè, ho lọc cọc, ho khan tiếng, "
        "ho đau ngực, ho tức ngực, ho rát họng, ho sặc sặc, ho dai, ho dữ thần, ho như cuốc, ho như cuốc kêu, ho "
        "xé phổi, ho xé họng, ho bật cả người, ho nổ cổ, ho khừ khừ, ho thì vẫn còn đờm, ho thì còn đờm, ho vẫn "
        "còn đờm, ho còn đờm, ho thì có đờm, ho còn đàm, ho vẫn còn đàm, vướng đờm, vướng đàm, khò khè đờm, lọc "
        "xọc đờm, đờm nhiều, đàm nhiều"
    ),
    "runny_nose": (
        "nghẹt, thở miệng, mũi nghẹt cứng luôn, nghẹt một bên, nghẹt hai bên, sổi mũi, xổi mũi, sỗ mũi, sỏ mũi, "
        "sủ mũi, xủ mũi, nghẽn mũi, tắt mũi, nghẹc mũi, ngẹt mũi, mũi chảy tùm lum, chảy mũi tùm lum, mũi chảy "
        "lòng thòng, chảy mũi lòng thòng, mũi ròng ròng, mũi tong tỏng, mũi chảy tong tỏng, chảy mũi tong tỏng, "
        "hít mũi, hít hít mũi, hít mũi hoài, hửi hửi mũi, khụt khịt cái mũi, sụt sịt cái mũi, mũi bít, bít mũi, "
        "mũi bị bít, mũi sụt sùi, đặc mũi, mũi khô nghẹt, chảy nc mũi, sổ nc mũi"
    ),
    "sore_throat": (
        "rát cuống họng, sưng cuống họng, ngứa cuống họng, khô cuống họng, cuống họng rát, viêm cuống họng, nuốt "
        "nước miếng cũng đau, nuốt miếng cũng đau, nuốt cái gì cũng đau, nuốt gì cũng rát, cổ họng đỏ, cổ họng đỏ "
        "lên, họng đỏ lên, họng viêm, họng bị viêm, cổ họng viêm, cổ họng bị viêm, khan cổ, khản cổ, họng khan, "
        "rát rát cổ, rát rát cổ họng, đau rát cổ, cổ đau rát, cổ rát, cổ ngứa, họng nóng rát, họng rực, họng sưng "
        "tấy, họng mưng mủ, sưng amydal, viêm amydal, viêm amidal, sưng amidal, viêm amydan, sưng amydan, nuốt "
        "nước miếng đau họng, nuốt không trôi, nuốt không nổi, nuốt không được, nuốt hổng vô"
    ),
    "rash": (
        "ban sởi, "
        "nổi đầy nốt, nổi nốt đầy người, nổi nốt khắp người, nổi toàn nốt, đầy nốt đỏ, nổi lốm đốm, lốm đốm đỏ, "
        "nổi đỏ lốm đốm, nổi chấm đỏ, nổi cục cục, nổi cục ngứa, nổi cục đỏ ngứa, nổi lấm chấm, lấm chấm đỏ, đỏ "
        "lấm chấm, chấm đỏ, có chấm đỏ, từng mảng đỏ, nổi từng mảng đỏ, nổi từng mảng, nổi mảng, nổi cục đỏ, nổi "
        "cục đỏ đỏ, nổi cục gì đỏ, nổi cục gì đỏ đỏ, nổi cục chi đỏ, nổi cục chi đỏ đỏ, sần lên, mặt sần lên, mặt "
        "sần, da sần, da sần lên, mặt nổi sần, nổi mẫn, mẫn đỏ, nổi mẫn đỏ, mẫn ngứa, nổi mẫn ngứa, phát bang, "
        "nổi bang, mề đai, nổi mề đai, mề day, nổi mề day, nổi mày đai, nổi sẩy, nổi rôm sảy, nổi đỏ từng đám, "
        "nổi đỏ từng mảng, đỏ từng mảng, đỏ từng đám, nổi vằn đỏ, nổi vệt đỏ, da nổi từng mảng đỏ, nổi da gà đỏ"
    ),
    "blisters": (
        "mụn có nước, mụn đỏ có nước, nốt có nước, nốt đỏ có nước, mọng nước, nốt mọng nước, mụn mọng nước, "
        "rộp, rộp lên, rộp tay, rộp chân, rộp lòng bàn chân, rộp lòng bàn tay, rộp cả lòng bàn chân, rộp cả bàn "
        "chân, rộp cả tay, phồng rộp lên, nổi bọng, nổi bóng nước nhỏ, mụn nước nhỏ xíu, nốt phỏng nước ở tay"
    ),
    "mouth_sores": (
        "nổi mụn trong mồm, nổi mụn trong miệng, mụn trong mồm, mụn trong miệng, nốt trong mồm, nốt trong miệng, "
        "lưỡi nổi đốm trắng, lưỡi có đốm trắng, lưỡi đốm trắng, đốm trắng ở lưỡi, miệng nổi đốm trắng, miệng có "
        "đốm trắng, nổi hạt trong họng, nổi hột trong họng, hạt trong họng, hột trong họng, nốt trong họng, nổi "
        "nốt trong họng, họng nổi hạt, họng nổi hột, họng có nốt, họng có hạt, họng nổi nốt, mụn nước trong họng, "
        "nổi hột nho nhỏ trong họng, nổi hạt nho nhỏ trong họng, nổi hạt nhỏ trong họng, nổi hột nhỏ trong họng, "
        "loét vòm miệng, mồm bị lở, mồm bị loét, mồm bị nhiệt, mồm nhiệt, lở loét mồm, loét trong mồm, nhiệt "
        "trong mồm, miệng loét mồm loét"
    ),
    "red_eyes": (
        "mắt toét, mắt toét nhoèn, toét nhoèn, mắt nhoèn, mắt nhoèn nhoẹt, mắt đỏ kẹ, đỏ kẹ, mắt đỏ kẽ, mi mắt "
        "sưng, mi mắt sưng đỏ, mắt sưng mí, sưng mi mắt, mắt cay và đỏ, mắt xốn đỏ, mắt xốn và đỏ, mắt ngứa và "
        "đỏ, mắt ngứa đỏ, đau mắc đỏ, mắc đỏ, mắt bị dịch, mắt đỏ dịch, ghèn nhiều, ghèn đầy mắt, ghèn bít mắt, "
        "ghèn bết mắt, mắt bết ghèn"
    ),
    "vomiting": (
        "ói lên ói xuống, nôn lên nôn xuống, nôn mửa liên tục, ói mửa tùm lum, nôn ra nước chua, ói ra nước chua, "
        "ói nước chua, nôn ra dãi, ói sạch, ói sạch trơn, nôn sạch, ói tuốt luốt, ói ra tuốt, oẹ sữa, ọe sữa, cho "
        "chó ăn chè rồi, ói phèo, ói một bãi, nôn một bãi, ói một trận, nôn một trận"
    ),
    "diarrhoea": (
        "lỏng bỏng, đi lỏng bỏng, đi ị lỏng bỏng, phân lỏng bỏng, tháo dạ, đi tháo dạ, bụng chạy, chạy bụng, tào "
        "tháo hỏi thăm, tào tháo ghé thăm, tào tháo rượt chạy, ngồi bồn cầu suốt, đi cầu phân nước, đi cầu nước, "
        "đi cầu nát, đi ngoài nước, đi ngoài nát, đi toàn phân lỏng, tiêu lỏng nhiều lần, ỉa phân lỏng, ỉa phân "
        "nước, đi ngoài mấy bận, ỉa mấy bận, đi cầu mấy bận, đi ra phân lỏng, đi phân loãng, ôm nhà vệ sinh, chạy "
        "wc suốt"
    ),
    "diarrhoea?": (
        "đi cầu lợn cợn, phân lợn cợn, đi ngoài lợn cợn, phân lổn nhổn, đi cầu phân sệt, đi ngoài sệt, đi cầu "
        "sệt, phân mềm nát, đi cầu hơi lỏng, đi ngoài hơi lỏng, ị hơi lỏng, phân hơi loãng"
    ),
    "breathless": (
        "khò kè, thở khò kè, bụng thóp vô, bụng thóp vào, bụng hóp vào, thóp bụng, hóp bụng thở, lõm cả ngực, "
        "ngực lõm, ngực lõm vào, thở lõm cả ngực, thở hổng nổi, thở hông nổi, thở không kịp, thở hụt hơi, khó hô "
        "hấp, thở nghe khò khè khò khè, khò khè khò khè, thở khèn khẹt, thở nhanh hơn thường, khó thỡ, khó thỏ, "
        "hết hơi thở, thở phập phều, thở rút cổ"
    ),
    "convulsion": (
        "mần kinh, làm kinh hồi, giật kinh, co giựt, bị co giựt, lên cơn co giựt, co giựt tay chân, giật méo miệng"
    ),
    "startle": (
        "có giật mình, có giựt mình, hay giật mình đêm, bị giật mình, bị giựt mình, bị giật mình nhiều, cứ giật "
        "mình, cứ giựt mình, giật mình chới với mấy lần, giật mình suốt, giật mình cả đêm, giựt mình suốt, giật "
        "mình đùng đùng, giật thót mình, giật thót người, giật mình thảng thốt, giật mình run rẩy"
    ),
    "bleeding": (
        "ho ra tí máu, ho ra ít máu, ho ra chút máu, ho ra một ít máu, ho có máu, ho lẫn máu, ho ra đờm có máu, "
        "rớm máu, rướm máu, chân răng rớm máu, rớm máu chân răng, chân răng rướm máu, lợi rớm máu, nướu rớm máu, "
        "rịn máu chân răng, chân răng rịn máu, chân răng chảy máu, lợi chảy máu, nướu chảy máu, mũi chảy máu, mũi "
        "rớm máu, máu mũi, xịt máu mũi, phun máu mũi, đi cầu lẫn máu, phân dính máu, đi phân có máu, ói có máu, "
        "nôn có máu"
    ),
    "other": (
        "nói nhảm, nói lảm nhảm, nói mớ, nói ú ớ, óc ách, bụng óc ách, bụng dạ óc ách, mi mắt húm húp, mắt húm "
        "húp, húm húp, mí mắt húp, mắt húp, mi mắt húp, người gầy, gầy đi, gầy rộc, sút cân, huyết áp lên, lên "
        "huyết áp, tăng xông, lên máu, khớp đau, khớp nhức, đau các khớp, nhức các khớp, kêu lạnh, than lạnh, mần "
        "biếng, chân còn sưng, tay còn sưng, chân sưng, tay sưng, chân vẫn sưng, tay vẫn sưng, má còn sưng, mặt "
        "còn sưng, lợi sưng, răng sưng, chân còn đau, tay còn đau, chân hơi sưng, tay hơi sưng, chân sưng vù, tay "
        "sưng vù, chảy mủ tai, mủ chảy ra tai, mủ chảy ra lỗ tai, chảy mủ lỗ tai, tai chảy mủ, tai có mủ, sưng "
        "quai hàm, quai hàm sưng, sưng hàm, hàm sưng, má sưng, sưng chù vù, sưng vếu, sưng húp, sưng mặt, mặt "
        "sưng, mặt sưng vù, sưng chỗ tiêm, đau chỗ tiêm, nhức chỗ tiêm, sưng đau chỗ tiêm, sưng chỗ chích, đau "
        "chỗ chích, đau vết tiêm, sưng vết tiêm, tay sưng chỗ tiêm, ong vò vẽ chích, ong vò vẽ đốt, ong bắp cày "
        "đốt, ong vẽ chích, ong mật đốt, con gì cắn, bị con gì cắn, con gì đốt, bị con gì đốt, con gì chích, bị "
        "con gì chích, trầy miệng, xước miệng, rách miệng, dập môi, sứt môi, sứt đầu, u đầu, phồng chân, ăn không "
        "ngon, ăn lạt nhách, ăn nhạt nhẽo, ngửi không ra mùi, hửi không ra mùi, không ngửi được mùi, không ngửi "
        "thấy mùi, mất mùi, mất vị, mất vị giác, mất khứu giác, bứt rứt, bứt rứt trong người, lưỡi trắng, lưỡi "
        "bẩn, xót mắt, mắt xót, xốn mắt, mắt xốn, xốn xốn mắt, chân phù, mặt phù, sưng chân, đau bao tử, bao tử "
        "đau, đau thượng vị, viêm bao tử, xót bao tử, cồn ruột, đói run, run tay chân, mệt nhừ, mệt rã, mệt bã "
        "người, mệt đuối, mệt phờ râu, mệt thở không ra hơi, đau ê ẩm, ê ẩm, ê ẩm người, ê ẩm cả người, đau nhừ, "
        "nhừ người, đau cứng cổ, cụp lưng, trẹo lưng, trật lưng, khọt khẹt cổ, cổ nghe khọt khẹt, cổ khọt khẹt, "
        "cổ họng khọt khẹt, nổi giời, nổi dời, rôm, hắc xì mệt, nằm một đống, nằm thừ, nằm thừ lừ, nằm chèo queo, "
        "nằm co ro, nằm co quắp một góc, buồn bực trong người"
    ),
}
"""Code -> phrases; beside those of the other lists."""

BROADER = {
    "well": (
        "full năng lượng, đầy năng lượng, tràn trề năng lượng, khỏe như thường, khỏe như mọi khi, khỏe lại như "
        "thường, khỏe re rồi, khỏe khoắn rồi, ổn rồi, ổn lại, ổn lại rồi, ổn hẳn, ok rồi, oke rồi, ổn áp, ổn áp "
        "rồi, ổn định rồi, bình thường rồi, bình thường lại, bình thường lại rồi, mạnh giỏi lại, mạnh lại, mạnh "
        "lại rồi, tỉnh queo khỏe re, khỏe như cá, khỏe như tiên, khỏe như hổ, khỏe như gấu"
    ),
    "fine": (
        "chưa thấy sao, không thấy sao, không thấy sao hết, chưa thấy sao hết, không thấy sao cả, chưa thấy sao "
        "cả, không thấy làm sao, chưa thấy làm sao, không thấy bị sao, không thấy bị gì, chưa thấy bị gì, chưa "
        "thấy bị sao, không có sao hết, không có sao cả, không có bị sao, không có bị gì, không có làm sao, không "
        "làm sao hết, chẳng bị sao, không hề sao, không hề bị gì, không hề bị sao, không có triệu chứng bệnh, "
        "không có biểu hiện bệnh, không có dấu hiệu bệnh, không triệu chứng, không dính gì, không vướng gì, không "
        "mắc bệnh gì, không sao trăng, không sao trăng gì, không sao trăng chi, có bệnh gì đâu, có bệnh hoạn gì "
        "đâu, có bệnh tật gì đâu"
    ),
    "not": (
        "không ngày nào, không hôm nào, không bữa nào, không đêm nào, không lúc nào, không phút nào, chưa ngày "
        "nào, chưa hôm nào"
    ),
    "easing": "dễ chịu rồi, dễ chịu hơn, dễ chịu hơn rồi, đã dễ chịu, dễ chịu, êm êm rồi, nhẹ người rồi, tươi hơn",
    "metaphor": (
        "nổi da gà, nổi hứng, nổi giận, nổi cáu, nổi tiếng, nốt ruồi, mụn ruồi, tàn nhang, "
        "ngã ba, ngã tư, ngã năm, ngã sáu, ngã bảy, "
        "ngất ngây, ngất ngây vì, say nắng crush, ngây ngất, sốt ruột, sốt cả ruột, sốt hết cả ruột, nóng ruột, "
        "nóng lòng, nóng gà, ho hào, hô hào, bệnh tương tư, bệnh lười, bệnh sĩ, bệnh sĩ diện, bệnh thành tích, "
        "bệnh nghề nghiệp, bệnh ngôi sao, bệnh đãng trí, bệnh hay quên, bệnh quên, bệnh ghiền game, bệnh ghiền "
        "điện thoại, bệnh mê ngủ, bệnh nhõng nhẽo, bệnh làm biếng, bệnh lười học, bệnh sợ đi học, bệnh trốn học, "
        "bệnh công chúa, bệnh hoàng tử, bệnh tưởng, bệnh giả vờ, ban nhạc, ban kịch, ban công, ban đại diện, ban "
        "tổ chức, ban giám khảo, ban quản lý, ban quản trị, ban văn nghệ, ban chấp hành, ban chỉ huy, ban trưởng, "
        "ban ngành, ban hành, ban bố, đau đầu vì tiền, đau lòng, đau ví, đau túi tiền, nhức nhối, ngứa mắt quá, "
        "ngứa tay ngứa chân, ngứa nghề, run như cầy sấy vì thi, chảy máu túi, chảy máu chất xám, khô máu, nóng "
        "máu, sôi máu, nôn nóng, nôn nao về, nôn đi học, nôn gặp, nôn gặp bạn, nôn tới trường, nôn tới lớp, nôn "
        "được đi học, mệt tai, mệt với nó, mệt với con, mệt óc, đuối lý, trẹo quai hàm vì cười, cười đau bụng, "
        "cười đau cả bụng, cười bể bụng, cười xỉu up xỉu down, sốt đất, sốt vàng, sốt giá, sốt xình xịch vé, cơn "
        "sốt đất, cơn sốt giá, cơn sốt vàng, bị bệnh tương tư, mắc bệnh tương tư, bị bệnh lười, mắc bệnh lười, bị "
        "bệnh sĩ, mắc bệnh sĩ, bị bệnh sĩ diện, mắc bệnh sĩ diện, bị bệnh thành tích, mắc bệnh thành tích, bị "
        "bệnh nghề nghiệp, mắc bệnh nghề nghiệp, bị bệnh ngôi sao, mắc bệnh ngôi sao, bị bệnh đãng trí, mắc bệnh "
        "đãng trí, bị bệnh hay quên, mắc bệnh hay quên, bị bệnh quên, mắc bệnh quên, bị bệnh ghiền game, mắc bệnh "
        "ghiền game, bị bệnh ghiền điện thoại, mắc bệnh ghiền điện thoại, bị bệnh mê ngủ, mắc bệnh mê ngủ, bị "
        "bệnh nhõng nhẽo, mắc bệnh nhõng nhẽo, bị bệnh làm biếng, mắc bệnh làm biếng, bị bệnh lười học, mắc bệnh "
        "lười học, bị bệnh sợ đi học, mắc bệnh sợ đi học, bị bệnh trốn học, mắc bệnh trốn học, bị bệnh công chúa, "
        "mắc bệnh công chúa, bị bệnh hoàng tử, mắc bệnh hoàng tử, bị bệnh tưởng, mắc bệnh tưởng, bị bệnh giả vờ, "
        "mắc bệnh giả vờ"
    ),
    "unreal": (
        "hồi tháng, hồi tết, hồi hè, hồi đầu năm, hồi năm trước, đợt hè, đợt tết, dịp hè, dịp tết, hôm nào khỏi, "
        "hôm nào khỏe, hôm nào hết, bữa nào khỏi, bữa nào khỏe, bữa nào hết, bao giờ khỏi, khi nào khỏi, chừng "
        "nào khỏi, chừng nào hết, bao giờ khỏe, khi nào khỏe, chừng nào khỏe"
    ),
    "daily": (
        "ngồi nghỉ, ngồi nghỉ chút, ở nhà văn hóa, nhà văn hóa, ở nhà thi đấu, nhà thi đấu, ở nhà sách, nhà sách, "
        "ở nhà thờ, nhà thờ, ở nhà hàng, nhà hàng, nhà xe, nhà ga, nhà thuốc, ở nhà thuốc, nghĩ tới, nghĩ đến, "
        "nhắc tới, nhắc đến, ngủ há miệng, ngủ há mồm, cạ chân, giày cạ chân, giày mới cạ chân, ngáp, ngáp ngắn "
        "ngáp dài, lau người bằng nước ấm, lau nước ấm, uống panadol, uống hapacol, uống efferalgan, uống tiffy, "
        "uống sủi, uống kháng sinh, uống siro, uống thuốc, cho uống panadol, cho uống hapacol, học chùa, học giáo "
        "lý, đi học chùa, đi học giáo lý, đi học võ, đi học bơi, đi học đàn, đi học vẽ, đi học thêm, đi học thêm "
        "về, đi học múa, đi học nhạc, đi học anh văn, đi học kèm, đi học hè, đi lễ, đi lễ nhà thờ, đi chùa, đi "
        "nhà thờ, đi biển, đang đi biển, đi biển về, đi rẫy, lúc đi rẫy, đi ruộng, đi chợ, đi xe, đi mưa, ăn giỗ, "
        "ăn cưới, ăn tiệc, ăn cỗ"
    ),
    "go": (
        "đi làm được, vẫn làm bình thường, vẫn làm việc bình thường, vẫn làm, làm việc bình thường, vẫn đi làm "
        "được, dạy full tiết, dạy full, dạy đủ tiết, dạy đủ, dạy bình thường, vẫn dạy đủ tiết, dạy cả ngày, đi "
        "dạy đủ, gửi đi học lại, gửi đi học, gửi tới trường, gửi tới lớp, đi học lại, đi học lại rồi, đi học lại "
        "bình thường, cho đi học lại, cho đi học lại rồi, đi lớp lại, đi làm lại, đi dạy lại, quay lại lớp, trở "
        "lại lớp, trở lại trường, quay lại trường, vẫn có mặt ở lớp, vẫn ngồi học, vẫn ráng đi học, ráng đi học, "
        "ráng đi, vẫn ráng đi, vẫn lết đi học"
    ),
    "stay": (
        "không đi dạy được, không lên lớp nổi, không đi lớp nổi, stay home, ở nhà theo dõi thêm, nằm bệnh viện "
        "nhi, nằm bệnh viện rồi, nghĩ 1 bữa, nghĩ bữa nay, nghĩ hôm nay, nghĩ một bữa, nghĩ 1 hôm, nghĩ một hôm, "
        "nghĩ 1 ngày, nghĩ một ngày, nghĩ ngày hôm nay, nghĩ luôn, nghĩ nha, nghĩ nhé, nghĩ ạ, nghĩ buổi học, "
        "nghĩ phép, nghĩ bệnh, nghĩ ốm, đi nhà thương, chở đi nhà thương, đưa đi nhà thương, vô nhà thương, nằm "
        "nhà thương, đang ở nhà thương, kêu cấp cứu, gọi cấp cứu, gọi xe cấp cứu, kêu xe cấp cứu, gọi 115, dạy "
        "online, xin dạy online, học online, xin học online, làm online, làm từ xa, làm ở nhà, xin làm ở nhà, xin "
        "nghỉ một hôm, xin nghỉ một bữa"
    ),
    "past": (
        "chập tối hôm qua, chập tối qua, chạng vạng hôm qua, xế hôm qua, khuya hôm qua, hồi tối hôm qua, hồi "
        "chiều hôm qua, hồi chiều qua, hồi trưa qua, hồi trưa hôm qua, hồi tối qua, hồi đêm qua, hồi khuya hôm "
        "qua, hồi sáng hôm qua, hồi sáng qua, ngày qua, hôm trước nữa, hồi hôm kia, bữa kia"
    ),
    "soft": (
        "bố trí người, sắp xếp người, nhờ người, cử người, tìm người, phân công người, mọi người ơi, cả nhà ơi, "
        "bà con ơi, các cô ơi, mấy cô ơi, các bác ơi, các mẹ ơi, không biết bấm, không biết khai, không biết "
        "điền, không biết chọn, không biết dùng, không biết xài, không biết chữ, không biết nhắn, không biết gửi, "
        "không biết viết, không biết ghi, không biết dùng máy, không biết bấm máy, không rành máy, không rành "
        "bấm, không rành điện thoại, không biết bấm mấy cái ô, không hiểu sao mà, không biết sao mà, chả hiểu "
        "kiểu gì"
    ),
    "other": (
        "cạnh bạn, gần bạn, kế bạn, chung với bạn, chơi với bạn, chơi cùng bạn, ngồi với bạn, cùng bàn với bạn, "
        "tiếp xúc với bạn, tiếp xúc với người, tiếp xúc người, ở gần người, bạn bị, bạn đang bị, bạn mới bị, có "
        "bạn bị, chị con, anh con, anh hai con, chị hai con, em út con, chị cháu, anh cháu, người lớn trong nhà, "
        "người lớn, người trong nhà, mấy người trong nhà, hai vợ chồng tôi, hai vợ chồng em, vợ chồng tôi, vợ "
        "chồng em, kế nhà, cạnh nhà, sát vách, nhà kế bên, nhà sát vách, em hai nó, em ba nó, em tư nó, anh hai "
        "nó, anh ba nó, chị hai nó, chị ba nó, con của chị, học trò tôi, học sinh tôi, học sinh em, hs lớp em, hs "
        "lớp tôi, mấy trò, mấy em lớp tôi, các em lớp tôi, trẻ lớp tôi, các cháu lớp tôi, mọi người trong nhà, "
        "trong nhà ai cũng, nhà ai cũng, cả nhà ai cũng"
    ),
}
"""Tag -> phrases."""
