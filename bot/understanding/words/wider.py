"""Further words for signs by sense: seen on the skin, heard in the breath, felt in the belly and the limbs."""

WIDER = {
    "fever": (
        "trán như hòn than, người như hòn than, nóng như hòn lửa, nóng như lửa, nóng như cái lò, nóng như hun, "
        "nóng như rang, nóng giãy, nóng giẫy, nóng rẫy, nóng đùng đùng, nóng phừng phừng, nóng bừng, nóng rẫy người, "
        "sốt bừng bừng, sốt mê man, sốt mê sảng, sốt cơn, sốt ngắt quãng, sốt đi sốt lại, sốt hoài, sốt miết, "
        "tái sốt, lên cơn sốt thân nhiệt cao, thân nhiệt tăng, thân nhiệt hơi cao, tăng thân nhiệt, sốt ầm ầm, "
        "sốt gai người, sốt run, sốt rét run, sốt lạnh run, sốt co ro, sốt kéo dài, sốt triền miên, sốt cả đêm, "
        "sốt suốt đêm, sốt suốt, sốt ập đến, sốt đột ngột, cơn sốt, sốt vã mồ hôi, sốt bỏng tay, sốt như lửa"
    ),
    "fever?": (
        "hấp hem, hấp hấp, hâm hấm, lúc nóng lúc không, lúc nóng lúc lạnh, lúc nóng lúc mát, nóng lạnh, "
        "lúc sốt lúc không, gai lạnh, rùng mình, ớn ớn, ngây ngây, ngây ngây sốt, nhiệt độ hơi cao, hơi cao độ, "
        "rét ớn nổi da gà, ớn ớn lạnh, lạnh sống lưng, nóng trong người, nóng hơn mọi khi, ấm hơn bình thường, "
        "ấm hơn mọi khi, mặt đỏ bừng bừng, mặt nóng, má nóng, tai nóng, sờ hơi nóng, sờ hơi ấm, sờ trán ấm, "
        "sờ đầu ấm, hơi gai gai, gai gai"
    ),
    "cough": (
        "ho từng tràng, ho thành tràng, ho thành cơn, cơn ho, tràng ho, ho kéo dài, ho lâu ngày, ho rặn, "
        "ho sòng sọc, ho lục khục, ho nhúng nhắng, ho khụ khụ, ho khẹc, ho khạc, ho đờm xanh, ho đờm vàng, "
        "ho có đờm xanh, ho có đờm vàng, ho có đờm trắng, ho ra đờm xanh, ho đàm xanh, ho đàm vàng, có đờm, có đàm, "
        "nhiều đờm, nhiều đàm, đờm xanh, đàm xanh, đờm vàng, đàm vàng, có đờm xanh, có đàm xanh, có đờm vàng, "
        "đờm đặc, ho miết, ho mãi, ho đỏ mặt, ho tím mặt, ho banh phổi, ho banh họng, ho long phổi, ho long óc, "
        "ho vặt, ho lắt nhắt, ho lách cách, ho lắc rắc, ho nhát một, ho cả đêm, ho suốt đêm, ho về đêm, ho ban đêm, "
        "ho khàn khàn, ho khan khan, ho hắt hơi, ho dị ứng, ho rấm rứt, ho rũ cả người, ho cong cả người, "
        "ho khừng khực, khạc nhổ, ho hụ hụ, ho tới ho lui, ho khọt khẹt, ho khụt khịt, ho gà gà, ho ầm ầm, "
        "ho ùng ục, ho ọc ọc"
    ),
    "runny_nose": (
        "sổ mũi vàng, sổ mũi đặc, sổ mũi nước, sổ mũi dãi, sổ mũi dữ, chảy mũi vàng, chảy mũi nước, chảy mũi dãi, "
        "chảy nước mũi xanh, chảy nước mũi vàng, chảy nước mũi đục, chảy nước mũi đặc, mũi đục, mũi loãng, mũi sổ, "
        "mũi ngạt, mũi ngạt tịt, mũi đặc quánh, nước mũi đục, nước mũi đặc, nước mũi loãng, nước mũi chảy, "
        "nước mũi lòng thòng, nước mũi tùm lum, nước mũi tèm lem, nước mũi ròng ròng, mũi tèm lem, mũi tùm lum, "
        "mũi dầm dề, nước mũi dầm dề, nước mũi ròng rã, nghẹt cứng mũi, nghẹt cứng, mũi nghẹt cứng, "
        "nghẹt một bên mũi, nghẹt hai bên mũi, khụt khịt mũi, sụt sùi mũi, hỉnh mũi, ngứa mũi, ngứa mũi hắt hơi, "
        "hắt hơi suốt, hắt hơi hoài, nhảy mũi hoài, hách xì, ắt xì, hắc xì, hắt xì suốt, hắc hơi, hắt xì sổ mũi, "
        "mũi viêm, thở bằng miệng, phải thở bằng miệng, thở đường miệng, nghẹt thở mũi, sịt sịt, sụt sịt sổ mũi, "
        "mũi sụt sùi"
    ),
    "sore_throat": (
        "đau cuống họng, cuống họng đau, đau rát cuống họng, nóng rát họng, nóng rát cổ họng, nuốt nghẹn, "
        "nuốt vướng vướng, nuốt rát, nuốt xót, nuốt thấy rát, nuốt nước miếng thấy đau, nuốt nước bọt rát, "
        "đau khi nuốt nước bọt, vướng cổ, vướng cổ họng, vướng vướng cổ họng, nghẹn họng, nghẹn cổ, cổ họng ran rát, "
        "cổ họng vướng, họng sưng đỏ, họng đỏ rực, họng đỏ ửng, họng mủ, họng có mủ trắng, họng trắng mủ, "
        "họng có đốm trắng, amidan to, amidan có mủ, amidan mủ, viêm amidan mủ, viêm amidan cấp, amiđan to, "
        "viêm họng cấp, viêm họng nặng, viêm họng đỏ, viêm vòm họng, khô cổ, khô cổ họng, cổ khô, rát họng, "
        "họng rát rát, đau đau cổ họng, ngứa ngứa cổ họng, ngứa cổ họng, ngứa trong họng, đau trong họng, "
        "đau trong cổ, cổ họng như có gai"
    ),
    "blisters": (
        "hạt nước, nổi hạt nước, hạt bọng nước, hạt phỏng, nổi hạt phỏng, nốt phỏng nước, nốt bọng, nốt rộp, "
        "nốt rộp nước, ghẻ nước, nổi ghẻ nước, mụn bọng nước, mụn phỏng, mụn phỏng nước, rộp da, phồng da, "
        "da phồng rộp, phồng nước, nổi phồng, nổi phồng rộp, bỏng rộp, vết phồng, vết rộp, nốt có mủ nước, "
        "nốt trong trong có nước, mọc mụn nước, mọc bọng nước, mọc bóng nước, lên mụn nước, lên bóng nước, "
        "bong bóng nước, đầy mụn nước, toàn mụn nước, mấy mụn nước, vài mụn nước, nốt ban nước, nốt thủy đậu"
    ),
    "mouth_sores": (
        "nổi đẹn, đẹn trong miệng, nổi đẹn trong miệng, đẹn lưỡi, lưỡi loét, lưỡi lở, lưỡi nổi hạt trắng, "
        "lưỡi nổi hạt, lưỡi nổi mụn, lưỡi nổi nốt, lưỡi đau, đau lưỡi, lưỡi rát, rát lưỡi, rát miệng, miệng rát, "
        "miệng lở loét, mồm miệng lở loét, mồm miệng lở, miệng mồm lở, miệng mồm lở loét, lở loét trong miệng, "
        "miệng có loét, miệng có mụn, miệng có nốt đỏ, miệng có nốt trắng, miệng có vết lở, miệng lở tùm lum, "
        "miệng nhiệt, nhiệt môi, lở mép, chốc mép, loét mép, nốt nhiệt, nốt nhiệt miệng, nốt lở, "
        "đốm trắng trong miệng, mảng trắng trong miệng, tưa lưỡi trắng, nấm lưỡi, nấm miệng, loét niêm mạc miệng, "
        "loét họng miệng, phỏng miệng, rộp trong miệng, nổi nhiệt miệng, mọc nhiệt, bị nhiệt, mọc mụn trong miệng"
    ),
    "red_eyes": (
        "mắt sưng híp, mắt híp, híp mắt, mắt sưng vù, sưng vù mắt, mắt sưng mọng, mắt đỏ mọng, mắt đỏ rực, "
        "mắt đỏ chạch, mắt đỏ lừ, mắt đỏ loét, mắt đỏ tía, mắt đỏ như mắt thỏ, mắt hoe đỏ, đỏ hoe mắt, mắt đỏ ửng, "
        "đỏ ửng mắt, mắt đo đỏ, mắt vằn đỏ, mắt nổi gân đỏ, gân máu đỏ mắt, mắt có ghèn vàng, ghèn vàng, ghèn xanh, "
        "dử vàng, nhiều ghèn vàng, mắt dính tịt, dính tịt mắt, dính tịt, mắt dính chặt, mắt dính gỉ, mắt có gỉ, "
        "mắt có dử, mắt ra gỉ, mắt đổ dử, nhử mắt, nhiều nhử, mắt nhiều nhử, mắt ra nhử, kèm nhèm, mắt cồm cộm, "
        "cồm cộm mắt, cộm cộm, cộm, nhức mắt đỏ, viêm mắt, mắt viêm, mắt bị viêm, sưng đỏ mắt, mắt sưng đỏ húp, "
        "mắt dịch, đau mắt dịch, mắt cay đỏ, sưng mọng mắt, mắt mọng nước"
    ),
    "vomiting": (
        "ói tới ói lui, nôn tới nôn lui, nôn lia lịa, nôn tới tấp, nôn ra mật, nôn ra mật xanh, nôn mật vàng, "
        "nôn ra cơm, nôn ra cháo, nôn ra đờm, ói ra sữa, ói ra cơm, ói ra cháo, ói ra đàm, ói ọc, ói thốc, "
        "ói thốc ói tháo, ói miết, nôn miết, nôn cả đêm, ói cả đêm, nôn suốt đêm, ói suốt đêm, nôn khan liên tục, "
        "ói khan, ăn vào là nôn, ăn vào là ói, ăn vô là ói, ăn vô là ói ra, ăn vào là ói ra, ăn vào là nôn ra, "
        "ăn gì ói nấy, ăn gì nôn nấy, ăn gì cũng nôn, ăn gì cũng ói, ăn gì ra nấy, uống gì ói nấy, uống gì nôn nấy, "
        "uống vào là nôn, uống vô là ói, bú vào là trớ, ăn xong nôn, ăn xong ói, ăn xong là nôn, ăn xong là ói, "
        "ọc sữa ra, ọc ra sữa, trào ngược nôn, nôn trào, cho ăn là ói, cho ăn là nôn, mửa mật xanh, mửa tùm lum, "
        "mửa miết, ói"
    ),
    "vomiting?": (
        "buồn nôn buồn ói, muốn nôn muốn ói, cồn cào muốn nôn, nhợn nhợn, lợm, ợn ợn cổ, ọe ọe, "
        "nghẹn nghẹn muốn nôn, ngấy muốn nôn, nôn nao muốn ói, nôn nao buồn nôn, cảm giác muốn nôn, cảm giác buồn nôn"
    ),
    "diarrhoea": (
        "đi lỏng nhiều lần, đi lỏng mấy lần, đi ngoài nhiều lần, đi ngoài tóe, đi ngoài toé, đi ngoài tóe loe, "
        "đi ngoài xì xì, đi ngoài hoa cà hoa cải, phân hoa cà hoa cải, đi toàn nước, đi ra toàn nước, "
        "đi cầu toàn nước, đi ngoài toàn nước, đi tiêu ra nước, đi tiêu toàn nước, đi vệ sinh ra nước, "
        "đi vệ sinh toàn nước, đi vệ sinh phân lỏng, đi vệ sinh nhiều lần, đi vệ sinh nhiều, đi wc liên tục, "
        "đi wc nhiều, đi toilet liên tục, chạy toilet liên tục, ngồi toilet suốt, chạy vào nhà vệ sinh liên tục, "
        "đi tháo tỏng, tháo tỏng tỏng, bụng tháo tỏng, ỉa re re, đi re re, ỉa tóe loe, ỉa tóe nước, ỉa lỏng mấy lần, "
        "ỉa suốt, ỉa miết, ỉa hoài, ỉa té re, ỉa tháo, đi phân lỏng toẹt, đi phân nhầy, phân nhớt, phân sống nhầy, "
        "ị phân sống, ị phân lỏng, ị nhiều lần, ị suốt, ị hoài, són phân, đi tiêu chảy mất nước, "
        "tiêu chảy nhiều lần, tiêu chảy suốt, đi chảy mấy lần, đi chảy hoài, bị đi chảy, chạy rẹt rẹt, ẻ nước, "
        "ẻ lỏng, đi ẻ lỏng, ẻ miết, đi ỉa như té nước, ruột đi lỏng, đi ngoài phân xanh, phân xanh, "
        "đi tướt mọc răng, đi kiết đi hổng cầm được phân"
    ),
    "diarrhoea?": ("phân sệt, đi phân sệt, phân hơi lỏng, phân nhão, đi hơi lỏng, phân hơi nát"),
    "mouth_sores?": ("xót miệng, miệng xót, xót lưỡi"),
    "breathless": (
        "thở có tiếng rít, thở nghe rít, thở nghe khò khè, thở rin rít, thở cò cưa, cò cử, khò khè cò cử, "
        "thở lõm ngực, thở rút ngực, co rút lồng ngực, co lõm lồng ngực, thở phì phạch, thở hồng hộc, thở gấp gáp, "
        "thở nông, thở dồn, thở dồn dập, thở hộc, thở hì hà hì hục, thở khó nhọc, hơi thở khó, hơi thở gấp, "
        "không thở nổi, khó thở tức ngực, nghẹn thở, tức thở, hụt hụt hơi, thiếu hơi, thở thiếu hơi, ngộp ngạt, "
        "thở ì ạch, thở rề rề, kéo suyễn, lên suyễn, kéo đàm, khò khè khó thở, ngực khò khè, phổi khò khè, "
        "khò khè trong ngực, cơn hen, cơn suyễn, phập phồng cánh mũi, tím quanh môi, tím đầu ngón, môi thâm tím"
    ),
    "lethargic": (
        "xụi lơ, nằm xụi lơ, xụi, xuội lơ, lừ đừ lờ đờ, lờ đà lờ đờ, gọi mới mở mắt, gọi thì mở mắt rồi ngủ tiếp, "
        "gọi không buồn mở mắt, gọi không dậy nổi, gọi không buồn dậy, kêu không chịu dậy, gọi không chịu dậy, "
        "gọi hỏi không trả lời, gọi hỏi chậm, gọi không trả lời, kêu không trả lời, hỏi không trả lời, gọi chỉ ú ớ, "
        "ngủ mê mệt không dậy, ngủ lịm, ngủ lịm đi, lả người đi, rũ ra, rũ như tàu lá, ỉu xìu như tàu lá, mềm nhũn, "
        "mềm nhũn người, người mềm nhũn, mềm oặt người, không còn tỉnh, nửa tỉnh nửa mê, lúc tỉnh lúc mê, "
        "không tỉnh hẳn, lơ mơ không tỉnh, mắt lờ đờ, mắt đờ đẫn, mắt lờ đờ mệt mỏi, đờ người, đờ đờ, đừ ra, đừ đẫn, "
        "ngủ li bì không dậy, ngủ li bì cả ngày, li bì cả ngày, ngủ nhiều li bì, lả lả, rũ rũ, bất tỉnh nhân sự, "
        "lay mãi không dậy, lay hoài không dậy, lay không tỉnh, gọi hoài không dậy, gọi không thưa"
    ),
    "convulsion": (
        "co cứng, co cứng người, co cứng toàn thân, co cứng tay chân, co cứng chân tay, đang co cứng, "
        "bị co cứng, cứng đờ người, cứng đơ người, cứng người, người cứng đờ, "
        "trợn mắt trợn mũi, mắt trợn, mắt trợn trừng, mắt trợn lên, trợn trắng mắt, trợn tròng, giật đùng đùng, "
        "giật người, giật cả người, giật giựt giựt giựt, giựt tay chân, giựt tay giựt chân, giật tay giật chân, "
        "tay chân giật, tay chân co giật, co quắp, co quắp tay chân, chân tay co quắp, lên cơn cơn co giật, "
        "co giật do sốt, sùi bọt mép, sủi bọt mép, kinh giật, cắn chặt răng co giật, động kinh co giật"
    ),
    "startle": (
        "giật mình thức giấc, giật mình dậy, giật mình tỉnh giấc, giật mình khóc, giật mình khóc thét, "
        "giật mình trong lúc ngủ, giật mình lúc ngủ, giật mình ban đêm, giật mình mấy lần, giật nẩy mình, giật nẩy, "
        "giật nẩy người, giật bắn người, giật bắn, giật mình run tay, ngủ giật mình liên tục, ngủ cứ giật mình, "
        "giựt mình thức giấc, giựt mình khóc, giựt nảy, ngủ hay giựt mình, giựt mình hồi đêm"
    ),
    "bleeding": (
        "chảy máu mũi cam, xì mũi ra máu, hỉ mũi ra máu, xì ra máu, khịt mũi ra máu, nhổ ra máu, nước mũi có máu, "
        "máu cam chảy, mũi ra máu, chảy máu cam không cầm, chảy máu cam hoài, ra máu chân răng, máu chân răng, "
        "răng ra máu, nướu ra máu, lợi ra máu, chảy máu nướu răng, xuất huyết mũi, đi ị ra máu, ị ra máu, "
        "đi ngoài phân đen, phân có lẫn máu, phân ra máu, nước tiểu có máu, tiểu có máu, đái ra máu, "
        "nổi chấm xuất huyết dưới da, chấm đỏ ấn không mất, nốt đỏ ấn không mất, ban xuất huyết, "
        "xuất huyết tiêu hóa, bầm tím khắp người, tự nhiên bầm tím, máu mũi chảy, hộc máu, hộc máu mũi, "
        "chảy máu lợi răng, khạc đờm có máu"
    ),
}
"""Code -> phrases, beside those of FEVERS and BODIES."""

WIDER_OTHER = {
    "of the belly": (
        "ngứa mắt, mắt ngứa, cay mắt, mắt cay, chảy nước mắt sống, nước mắt sống, đầy hơi, bụng đầy hơi, "
        "đầy hơi khó tiêu, ợ hơi, ợ chua, ợ nóng, no hơi, sôi bụng, bụng sôi, bụng sôi ùng ục, bụng sôi ọt ọt, "
        "bụng sôi sùng sục, bụng sôi ọc ọc, bụng ọc ạch, bụng kêu ùng ục, bụng kêu ọt ọt, bụng dạ sôi ùng ục, "
        "bụng chướng, bụng trướng, trướng bụng, bụng căng, căng bụng, bụng căng cứng, bụng to căng, bụng óc ách, "
        "bụng khó chịu, khó chịu bụng, khó chịu ở bụng, anh ách, nặng bụng, cứng bụng, bụng cứng, lâm râm bụng, "
        "đau râm ran, quặn ruột, đau thắt bụng, thắt ruột, xoắn bụng, xoắn ruột, bụng quặn, bụng xoắn, nhói bụng, "
        "đau nhói, đau bụng quanh rốn, đau quanh rốn, đau hố chậu, đau bụng giun, giun kim, giun đũa, bị giun, "
        "lồng ruột, nấc cụt, nấc, khó đi ngoài, khó đi cầu, đi cầu khó, đi ngoài khó, không ị được, "
        "mấy ngày chưa đi cầu, rặn đỏ mặt, tiêu hóa kém, khó tiêu hóa, lạnh bụng, bụng dạ không tốt, bụng yếu, "
        "yếu bụng, bụng không ổn, bụng không êm, tiểu ít, đái ít, tè ít, đi tiểu ít, đi tè ít, tiểu buốt, đái buốt, "
        "tè buốt, đi tiểu buốt, đi tè buốt, đi tiểu rát, tiểu rát, tiểu dắt, tiểu rắt, đái rắt, đi tiểu rắt, "
        "không đi tiểu được, không tè được, đi tiểu nhiều lần, đi tiểu nhiều, đi tè nhiều, tiểu đêm, tiểu vàng, "
        "tiểu đục, nước tiểu vàng, nước tiểu đục, nước tiểu đậm, đái dầm, tè dầm, viêm đường tiết niệu, "
        "nhiễm trùng tiểu, sỏi thận, đau thận"
    ),
    "of eating and sleeping": (
        "cơm không ăn, cháo không ăn, không thiết ăn, không thiết ăn uống, không buồn ăn, bỏ cả ăn, bỏ ăn uống, "
        "ăn uống kém, kém ăn uống, ăn chậm, ăn uể oải, ăn ngủ kém, ngủ kém, ít ngủ, ngủ ít, ngủ chập chờn, "
        "ngủ không yên, ngủ không sâu, ngủ không được, không ngủ nổi, ngủ hay khóc, trằn trọc cả đêm, thao thức, "
        "cả đêm không ngủ, đêm không ngủ, cả đêm không ngủ được, đêm không ngủ được, khó vào giấc, "
        "giấc ngủ không sâu, mộng du, nói mê, nói sảng, đắng miệng, nhạt miệng, đắng mồm, nhạt mồm, lạt miệng, "
        "miệng đắng, miệng nhạt, khát nước nhiều, mất nước, khô môi, môi khô, mắt trũng, trũng mắt, đói lả, "
        "chảy dãi, chảy dãi nhiều, chảy nước dãi, chảy nước dãi nhiều, chảy nước miếng, nhỏ dãi, nhễu nước miếng, "
        "dãi nhiều, nhiều nước dãi, không ăn uống được, không nói được, không bú được, bú ít, bú kém, lười bú, "
        "lười uống sữa"
    ),
    "of strength": (
        "run, run người, run cầm cập, run rẩy, run lẩy bẩy, run bần bật, run cả người, run lên, ể mình, "
        "ể mình ể mẩy, nhác ăn, nhác bú, nóng trong, nóng trong người, nhiệt trong người, nhức hết người, "
        "đau hết người, mỏi hết người, đau khắp người, nhức khắp người, mệt lừ, mệt lừ người, bụng kêu rột rột, "
        "rột rột, bụng rột rột, mệt lử cả người, mệt phờ, mệt phờ người, mệt đứ đừ, mệt xỉu, mệt muốn xỉu, mệt rũ, "
        "mệt rũ người, mệt mề, mệt mỏi toàn thân, mệt trong người, người mệt, người ngợm rã rời, người rã rời, "
        "người uể oải, người nặng nề, người không khỏe, trong người mệt, trong người khó ở, trong người không khỏe, "
        "người khó chịu, mất sức, kiệt sức, cạn sức, hết hơi, hết sức lực, không có sức, yếu sức, sức yếu, "
        "người yếu, yếu người, yếu ớt, còn yếu, ốm yếu, rũ người ra, bủn rủn, bủn rủn tay chân, chân tay bủn rủn, "
        "tay chân bủn rủn, tay chân rụng rời, tay chân mỏi, chân tay mỏi, tay chân nhức mỏi, rệu rạo, bải hoải, "
        "bần thần, bần thần người, thừ ra, nằm bẹp, nằm bẹp dí, nằm bẹp một chỗ, nằm bẹp giường, nằm liệt, "
        "nằm liệt giường, nằm im thít, nằm im re, nằm im lìm, ỉu xìu, xìu, xìu xìu, xìu người, ủ rũ, rầu rĩ, lờ phờ, "
        "phờ người, hốc hác, xanh như tàu lá, mặt xanh, mặt xanh mét, mặt xanh lét, mặt tái, mặt tái nhợt, "
        "mặt tái xanh, mặt tái mét, mặt nhợt nhạt, mặt trắng bệch, tái nhợt, tái xanh, tái mặt, xanh mặt, xanh tái, "
        "trắng bệch, môi tái, môi nhợt, môi tái nhợt, môi nhợt nhạt, môi trắng bệch, da tái, da nhợt, nổi vân tím, "
        "da nổi vân tím, tay chân lạnh toát, chân tay lạnh toát, mồ hôi trộm, ra mồ hôi trộm, đổ mồ hôi, "
        "ra mồ hôi nhiều, mồ hôi lạnh, toát mồ hôi lạnh, vã mồ hôi lạnh, mồ hôi vã ra, lâng lâng, đầu óc quay cuồng, "
        "quay quay, đầu quay, đầu nặng, nặng trịch đầu, đầu óc nặng, đầu ong ong, ong ong đầu, ong đầu, buốt đầu, "
        "buốt óc, đau buốt đầu, giật thái dương, đau thái dương, nhức thái dương, đau hốc mắt, nhức hốc mắt, mờ mắt, "
        "mắt mờ, nhìn mờ, nhòe mắt, mỏi mắt, mắt mỏi, nhức mắt, tối sầm mặt, tối sầm mặt mũi, sây sẩm, xây sẩm, "
        "xây xẩm mặt mày, choáng đầu, choáng nhẹ, chóng mặt nhẹ, bị choáng, suýt ngất, ngất đi, hồi hộp, "
        "đánh trống ngực, tim đập mạnh, tim đập thình thịch, nhói tim, nhói ngực, đau nhói ngực, nặng ngực, "
        "tụt canxi, tụt đường huyết, huyết áp thấp, huyết áp cao, tăng huyết áp, tiền đình, rối loạn tiền đình, "
        "thiếu máu, thiếu máu não, chuột rút, vọp bẻ, tê tê chân, tê bì, tê bì chân tay, đau kinh nguyệt, "
        "đau tới kỳ, đau bụng đến tháng, rong hoảng loạn, quấy không ngủ, quấy cả đêm, khóc cả đêm, khóc suốt đêm, "
        "khóc ngằn ngặt, khóc không nín, quấy khóc cả đêm, quấy khóc suốt, khóc quấy, cáu gắt, khó chiều, khó tính, "
        "biếng chơi, không chịu chơi, không thèm chơi, không buồn chơi, ít chơi, kém chơi, chơi kém, không chơi, "
        "kém linh hoạt, tăng động giảm chú ý, đổ bệnh, ngã bệnh, lâm bệnh, lăn ra ốm, lăn ra bệnh, ốm lăn, "
        "ốm lăn ra, ốm quặt quẹo, ốm nghén, ốm vặt, hơi ốm, trong người có bệnh, trở bệnh, bệnh vặt, bệnh tật, "
        "bệnh hoạn, bệnh đau"
    ),
    "of the skin and of falls": (
        "nhọt, mụn nhọt, cái nhọt, lên nhọt, mọc nhọt, nổi nhọt, bị nhọt, đinh râu, áp xe, chốc, chốc lở, chốc đầu, "
        "hăm, hăm tã, hăm da, hăm đỏ, hăm mông, giời leo, dời leo, nấm da, hắc lào, lang ben, vảy nến, vẩy nến, "
        "chàm sữa, chàm da, mụn trứng cá, mụn bọc, mụn mủ, mụn đầu đinh, mưng mủ, chảy mủ, có mủ, lên mủ, làm mủ, "
        "sưng tấy, sưng vù, sưng u, sưng cục, nổi cục, nổi u, u cục, nhiễm trùng, nhiễm trùng da, da bong tróc, "
        "bong da, tróc da, nứt nẻ, nẻ, nẻ môi, nứt môi, khô da, viêm da cơ địa, viêm da dị ứng, viêm nang lông, "
        "viêm quầng, trượt chân, trượt ngã, trượt té, vấp té, vấp ngã, bị vấp, va đập, va phải, va vào, đụng đầu, "
        "cụng đầu, đập đầu xuống, ngã đập đầu, té đập đầu, u trán, sưng trán, sưng đầu, rách da, rách đầu, rách cằm, "
        "rách môi, khâu mấy mũi, phải khâu, trầy da, trầy gối, trầy tay, xước da, xước mặt, xước tay, kẹp tay, "
        "kẹp cửa, kẹt tay, bỏng nước sôi, bỏng bô, phỏng bô, phỏng nước sôi, phỏng tay, bỏng tay, bỏng chân, "
        "điện giật, dằm đâm, đạp đinh, giẫm đinh, đạp mảnh chai, đứt tay, bị đánh, tai nạn xe, tai nạn giao thông, "
        "bị tai nạn, ngã cây, ngã võng, té võng, té cây, lọt giường, ngã giường, té giường, trật mắt cá, "
        "sưng mắt cá, bong gân cổ chân, bong gân mắt cá, bị thương, chấn thương, thương tích, giãn dây chằng, "
        "đứt dây chằng, rạn, nứt, chó cào, mèo cắn, rắn cắn, rết cắn, sâu róm, dính sâu róm, sứa đốt, ve cắn, "
        "bọ cắn, rệp cắn, vắt cắn, đỉa cắn, ong chích, ong đốt, kiến ba khoang đốt, kiến ba khoang cắn, kiến chích, "
        "kiến đốt, mẻ răng, gãy răng cửa, sún răng, răng sâu, răng đau, áp xe răng, viêm tủy, viêm tủy răng, "
        "sưng mộng răng, sưng nướu, sưng chân răng, viêm nướu, viêm nha chu, ê răng, ê buốt răng, buốt răng, "
        "thối tai, tai thối, tai ù, viêm tai ngoài, nước vào tai, dị vật, hóc, hóc xương cá, nuốt phải, sặc, "
        "sặc sữa, sặc nước, sặc cháo, sặc cơm, đau một bên tai, sưng hạch, nổi hạch cổ, hạch cổ, hạch góc hàm, "
        "sưng góc hàm, sưng mang tai, đau mang tai, sưng tuyến nước bọt, cứng cổ, cổ cứng, vẹo cổ, sái cổ, trẹo cổ, "
        "lệch cổ, khàn đặc, khản đặc, khàn đặc tiếng, khản đặc tiếng, nói khàn, giọng khàn, giọng khàn đặc, "
        "khàn khàn, giọng khản, nói không ra tiếng, nói không ra hơi, tắt tiếng, tắt giọng, tịt tiếng, mất giọng, "
        "lên chắp, mụn lẹo, lẹo mắt, chắp mí, rụng tóc, nổi mụn mặt, nổi mụn dậy thì, cận thị, tụt cân, "
        "không tăng cân, suy nhược, suy nhược cơ thể, sa dạ con, vàng mắt, mắt vàng, phù chân, phù mặt, sưng phù, "
        "tinh hoàn đau, thoát vị bẹn, tụt lợi, xì tai, bị cắn, bị đốt, bị chích, ngộ độc thực phẩm, trúng độc, "
        "ngộ độc đồ ăn, cảm gió, trúng cảm, cảm nóng, cảm sổ mũi, dị ứng thuốc, dị ứng phấn hoa, dị ứng bụi, "
        "dị ứng tôm, dị ứng cua, dị ứng sữa, dị ứng đạm, dị ứng trứng, dị ứng mỹ phẩm, dị ứng da, say tàu xe, "
        "say tàu, say sóng, mọc răng, sốc nhiệt, say nóng, kiệt nước"
    ),
}
"""What ails beside the signs of the list, by where."""
