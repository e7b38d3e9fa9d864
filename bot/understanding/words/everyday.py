"""Words of everyday life that say nothing of a body: with them a line is still accounted for."""

EVERYDAY = {
    "telling": (
        "tạ hở hỉ hè hí hầy hà nà nì nớ nờ nạ tê tề ni rứa dị hén hen heng nghê nghen nhen nha nhá nhỉ cơ lận luôn "
        "lun liền ngay tức bèn đành vốn dĩ bản thân hẳn nhiên tất cứ hoài quài miết suốt mãi vẫn thế đấy đây kia kìa "
        "ấy đó này nọ nào chốc lát chặp hồi khi lúc bữa hôm buổi ngày tuần tháng năm mùa xuân hạ thu đông giây phút "
        "tiếng nửa rưỡi đầu cuối giữa trước sau trong ngoài trên dưới bên cạnh gần xa quanh khắp mọi mỗi từng vài "
        "dăm một hai ba bốn tư sáu bảy tám chín mười mươi trăm nghìn ngàn triệu chục nhất nhì cả toàn bộ thảy hầu "
        "hơn kém bằng như giống khác riêng chung cùng chỉ cũng đều lại còn nữa thêm tiếp xong rồi đã đang sẽ sắp vừa "
        "mới chợt bỗng hãy đừng nên phải cần muốn thích mong định tính toan dám nỡ đáng lẽ ra vào lên xuống qua sang "
        "về đến tới lui theo cho với và của để do bởi tại nhờ nếu thì mà nhưng tuy dù mặc kể hễ miễn ví thử rất quá "
        "lắm hơi khá cực siêu xíu tí chút nhiêu nhiều ít đủ thiếu thừa dư tầm cỡ độ khoảng chừng áng ước phần số "
        "lượng cái con chiếc cây quả hạt lá tờ cuốn quyển đôi cặp bầy đàn đám bọn tụi chúng hội nhóm tổ đội đứa "
        "thằng người cũ kĩ kỹ tự thứ chủ chi ai gì sao đâu mấy bao giờ răng mô tau mi bay bây mần mựa nhởi"
    ),
    "doing": (
        "làm đi đứng ngồi nằm dậy thức ngủ ăn uống nói nghe nhìn xem coi đọc viết học dạy chơi cười khóc hát múa vẽ "
        "chạy nhảy leo trèo bơi đạp lái chở đưa đón rước dẫn dắt bế bồng ẵm cõng gọi kêu hỏi đáp trả lời nhắn gửi "
        "gởi nhận báo khai điền ghi chép nhập bấm nhấn gõ chọn đổi sửa xóa lưu giữ mở đóng bật tắt bỏ quên nhớ nhắc "
        "dặn bảo khoe khen chê mắng la rầy quát cãi giận thương yêu ghét thèm lo sợ mừng vui buồn chán ngại tiếc tin "
        "nghĩ hiểu biết quen lạ tìm kiếm thấy gặp thăm hẹn chờ đợi ngóng trông canh chăm nuôi dỗ ru tắm gội rửa lau "
        "giặt phơi quét dọn nấu luộc rang kho xào chiên hấp nướng mua bán chợ nợ vay mượn thuê đặt cất lấy mang cầm "
        "xách vác đeo thay cởi khoác quàng cài buộc cột tháo cắt gọt may vá đan cày cấy gặt hái trồng tưới cuốc nhổ "
        "xới đào đắp xây sơn lợp chặt chẻ bổ hàn tiện khoan gói xếp soạn chuẩn bị kiểm tra rà soát dò đối chiếu đo "
        "kẹp ngó dòm liếc soi rọi bôi dán nhai nuốt húp nếm gắp chan rót pha khuấy bú tập luyện thi chấm điểm danh "
        "trực nhật lễ diễn dự họp bàn giao nộp phát chia gom góp giúp đỡ phụ hộ giùm dùm vả xin phép cảm ơn chào mời "
        "rủ kéo đẩy xô nghịch phá quậy đùa giỡn trêu chọc ghẹo đuổi bắt trốn nô giỏi ngoan hư lì lười siêng nhanh "
        "chậm sớm muộn trễ kịp đúng sai nhầm lộn lỡ trúng trật được hỏng vỡ mất hết thôi nghỉ ngơi trưa dưỡng sức "
        "khỏe khoắn công tác việc nhiệm vụ chùi ủi dệt thêu"
    ),
    "school": (
        "trường lớp khối ghế bảng phấn sách vở bút thước balo lô túi hộp áo quần váy giày dép vớ mũ nón khăn đồng "
        "phục bài phẩy kỳ kì tiết môn toán văn sử địa lý hóa sinh anh nhạc họa thể dục nghệ đạo đức cô thầy giáo "
        "viên hiệu trưởng phó mẫu y tế phòng giám thị lao vệ huynh hs bạn bè cán sự đoàn sân cổng cầu thang hành "
        "lang thư viện căn bếp nhà trú nội ngoại khóa dã tham quan cắm trại giảng tổng kết trung tết noel kỷ niệm "
        "tiền phí quỹ biên lai đơn sổ liên lạc phiếu giấy zalo điện thoại máy mạng wifi pin sạc link mã app mềm web "
        "tài khoản mật khẩu ảnh hình video clip đăng tải chữ dấu câu dòng mục ô nút"
    ),
    "home": (
        "cửa vườn ngõ hẻm xóm làng ấp xã phường huyện quận tỉnh thành phố quê ruộng nương rẫy đồi núi rừng sông suối "
        "hồ ao biển đảo đường quán tiệm hàng ty xưởng xí nghiệp khu trọ ca kíp sếp lương xe tô buýt khách tàu thuyền "
        "ghe đò lốp xăng phà bến cảng ga bố mẹ má cha ông bà chú bác dì cậu mợ thím dượng chị em út vợ chồng cháu "
        "chắt bé nhóc cu tèo bống bi na tôm tép gấu thỏ mèo chó gà vịt heo lợn bò trâu dê cá chim cám lúa gạo ngô "
        "khoai sắn rau cà chè đỗ điều tiêu phê cao su mía dừa xoài ổi mít cam chanh quýt bưởi chuối nho táo lê dưa "
        "đu cơm cháo phở bún mì miến bánh xôi giò chả nem thịt trứng sữa bơ muối mắm dầu mỡ súp lẩu kẹo kem trà nước "
        "đá ly cốc chén bát đĩa thìa muỗng đũa nồi chảo bình hạm tiên vâm trời mây gió mưa nắng bão lụt lũ ngập "
        "sương trở ướt lầy kẹt tắc cúp đèn quạt hòa tivi loa giường chăn màn gối mền nệm tủ kệ gương lược chìa quảng "
        "nam bắc tây nguyên sài gòn huế vinh cưới giỗ tang ma chay cỗ tiệc nôi đầy khứa họ giềng dân"
    ),
    "middle": (
        "chỗ váng ri gào xài đt vũ nơi các dài lâu khung đậu đụng đút rạch cầu ghé tráng trộn google vacxin sùm chừa "
        "bụi phấn bằng đằng món miếng tượng vải dây sợi chuyền chai lọ bao túi ống kính hè hiên bậc thềm lầu gác "
        "sàn nền gạch võng ghế bàn nằng nặc ổn thỏa gắp chui chạy trầm trồ ngắm nghía hóng ké"
    ),
    "feeling": (
        "khởi hớn tươi hào hứng háo hức thú ham mê say sưa sướng phúc lộc duyên đẹp xinh dễ cưng quý yên an tâm lành "
        "trộm vía phước giời đất chúa phật lạy chúc hạnh tốt thuận lợi áp ổn thỏa êm xuôi re queo rượi trơn trọi ráo "
        "trót lọt sẩy tuyệt vời xuất sắc lanh nhẹn khôn dại ngốc tinh hiếu động lí lắc nhí nhố nhõng nhẽo mè nheo "
        "biếng game cáu gắt hờn dỗi đói no khát tội thẹn ngượng xấu hổ ngùng rầu đời thất vọng bực bội hài hước xạo "
        "thiệt thật chắc chắn rõ ràng rỡ ầm ĩ náo tưng bừng tung tăng nhót líu bô xập xình đàng hoàng tử"
    ),
    "further": (
        "gừng khuya kế hoạch chụp loại nhét thịnh vượng cộng tỏi giới diếp oresol siro uy tín nghiêm túc "
        "xuyên tạm lịch trình chính thủ gốc chứng minh cước hiểm thẻ chuyển ngân vé bổng trừ kiểu hướng luật "
        "lệ nếp kỉ ninh đảng ủy sở ngành bưu ship shipper taxi grab xích vali sạp sắm giá rẻ đắt lãi thuế "
        "nghề thợ mộc buôn ngư chài lưới ghẹ ốc ếch rùa ruồi gián nhện bướm cúc lan huệ quất trúc phượng lăng "
        "sấu me cau trầu bia rượu ngọt thạch flan pizza hamburger cút dền muống ngót mồng tơi bí đao rốt măng "
        "hũ lụa ruốc pate phô mai ngũ yến mạch nành búp lego rô bốt diều cờ tướng ngựa ván òa bập bênh rạp "
        "phim kịch xiếc tàng gươm chùa đền miếu rằm mùng giáng halloween quốc khánh giải phóng diễu sơ tuyên "
        "thưởng huy chương hạng khuyến khích olympic mĩ thuật chất pháp trải nghiệm ôn tuyển nguyện đẳng "
        "chuyên bồi sạch nhãn tên ghim keo màu chì cọ giẻ compa nơ vạt ta hậu ủng trang kính găng len phao "
        "thun cộc lửng lót bỉm xà chải tăm gel sát tận tình đáo hiền thiện gọn gàng ngăn nắp thơm tho mượt "
        "tròn trịa mũm mĩm lớn phổng năng ngôn dạn nhút bẽn lẽn nhè ghen tị bướng bỉnh phách mải đãng trí "
        "vụng khéo léo vát đảm cù trây lề nhảu vội luống tĩnh thong thả từ tốn nhõm thoải mái khoái rộn ồn ào "
        "vắng vẻ đúc chật chội rộng rãi thoáng cúng sáng sủa bừa bộn bề xộn thẳng vuông già trẻ giàu nghèo "
        "hèn giả phía miền vùng gia đô trấn khóm thôn phum ngách lộ hương tốc vòng xuyến vượt bùng binh bãi "
        "bơm săm xi nhan còi phạt lạng đua tố lốc sấm chớp phùn gay hanh nồm tuyết tạnh trăng ngôi chạng vạng "
        "lãnh trì thảo ký duyệt photo in scan đài micro phông bạt mâm dâu rể chạm viếng mộ khói thắp nhang "
        "vái xông đoan ngọ vu deadline task meeting online offline meet zoom teams group nick acc pass data "
        "lag rank top live stream tiktok youtube reel story post share like cmt comment inbox ib rep seen "
        "noti robot camera cáp đun phích tách dế châu chấu chuồn sẻ bồ ngan ngỗng cừu hamster cún miu vện lu "
        "nghé cọp sư voi khỉ hươu nai sói cáo cỏ hốt rác kê treo tường tốp hợp xướng vũ biểu tri ân dịp đợt "
        "khoá lứa trận đấu hiệp thua hlv trọng khán phủ ương phương zép facebook zậy dzậy dợ hé mừ nhóa iu "
        "thưn tẹo quỷ hả hỷ thui òi gòi nhóe mệ eng hấn hắn gấy mạ cươi cay hút karaoke đọi bự bus cứu tuổi thời bận "
        "thanh mật lễ hum ưi hủ tíu chí huyết mầm cuộc mood up down vô"
    ),
}
"""By field; each word once, with its marks. A word that may name what ails ("đỏ", "khàn", "rỉ") stands in none."""
