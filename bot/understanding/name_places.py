"""What stands around a name and makes it another's: grown-ups, places, longer names, phrases of the language."""

from collections.abc import Collection, Sequence

from bot.understanding.folding import fold, words_of
from bot.understanding.name_words import PARTICLES

_TEACHERS = words_of("cô thầy")
_OF_TEACHERS = words_of("chủ dạy phụ hiệu")
_RELATED = words_of("me bo ba ma ong em chi anh ban co thay di chu bac")
_ELDERS = words_of("chú bác dì bà ông cậu mợ thím dượng")
_OFFICES = words_of("giáo sĩ tá huynh trưởng giao si huynh")
""" "Cô giáo", "bác sĩ", "phụ huynh" end with these."""
_PARENTS = words_of("mẹ bố má tía me bo ma")
_CHILD_HEADS = words_of("bé cháu em con thằng cu cái nhóc be chau thang")
_VOCATIVE = words_of("thưa dạ báo chào gửi nhờ ơi thua da bao chao kính")
_WHERE = words_of(
    "ở tại quê đường phố chợ xã phường huyện quận tỉnh thôn ấp cầu viện trường chùa quán đảo bến khu cty hồ sông "
    "núi đèo "
    "que pho xa huyen thon vien"
)
FAMILY_NAMES = words_of(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trịnh đoàn lương tạ tô hà tống "
    "lâm trương tăng thị văn nguyen tran pham hoang huynh bui ngo trinh doan luong"
)
_SAID = words_of(
    "va voi nghi sot om ho bi khoe la lop hom con be chau em thang cu benh met non oi dau thi cung duoc di hoc xin cho "
    "lon nho ut nha co thay me bo ba ma hay hoac nay roi chua khong"
)
"""With a capital too these are no names."""
_PLACES = (
    "hà nội, hà đông, hà giang, hà nam, hà tĩnh, hà tiên, hà bắc, hà tây, bắc hà, sơn la, sơn tây, lạng sơn, bỉm sơn, "
    "đồ sơn, sóc sơn, thái sơn, lam sơn, yên bái, hưng yên, phú yên, thái nguyên, cao nguyên, tây nguyên, bình dương, "
    "bình định, bình phước, bình thuận, bình thạnh, thái bình, hòa bình, quảng bình, ninh bình, an giang, an khê, "
    "long an, nghệ an, hội an, tân an, dĩ an, an đông, an phú, an nhơn, an dương, đông anh, tuy an, thuận an, nghi "
    "lộc, "
    "bắc ninh, quảng ninh, tây ninh, ninh thuận, ninh hòa, khánh hòa, biên hòa, hiệp hòa, thanh hóa, quảng nam, "
    "miền nam, phía nam, nam định, hà nam ninh, nam đàn, việt nam, việt trì, tiếng việt, tiếng anh, nước anh, môn anh, "
    "môn việt, hải dương, hải phòng, hải hậu, hải châu, hải an, vĩnh long, hạ long, thăng long, long thành, phước "
    "long, "
    "long biên, long khánh, gia lai, gia lâm, gia định, nho quan, kiên giang, tiền giang, hậu giang, bắc giang, "
    "đức thọ, đức linh, nước đức, đức phổ, đạo đức, đức tính, trường sa, hoàng sa, vũng tàu, vinh phúc, vĩnh phúc, "
    "phúc yên, phúc thọ, đà lạt, lâm đồng, lâm thao, đồng tâm, tâm anh, trung tâm, hồng hà, sông hồng, hồng ngự, "
    "hương sơn, hương khê, hương trà, sông hương, phú thọ, phú quốc, phú nhuận, thọ xuân, thọ sơn, xuân lộc, mộc châu, "
    "quỳnh lưu, quỳnh phụ, tiên yên, tiên lãng, tiên phước, thu đức, thủ đức, mai châu, mai sơn, hoàng mai, bạch mai, "
    "lan anh, cẩm phả, cẩm khê, cẩm xuyên, kim sơn, kim liên, kim bôi, ngọc hồi, ngọc lặc, thanh trì, thanh xuân, "
    "thanh chương, minh long, minh hóa, cà mau, điện biên, lào cai, cần thơ, bến tre, trà vinh, thành vinh"
)
_IDIOMS = (
    "bình an, yên tâm, an tâm, bình yên, an toàn, hạnh phúc, thành công, thông minh, quan tâm, trung tâm, lây lan, "
    "tất nhiên, dĩ nhiên, tự nhiên, đương nhiên, linh tinh, hướng dẫn, phương án, chi phí, thư viện, khoa học, bảo vệ, "
    "an ninh, vi rút, vi rus, vi khuẩn, vi ri, vi trùng, vi phạm, vi tính, tính vi, hành vi, phạm vi, thịnh vượng, "
    "cường thịnh, lam lũ, miên man, triền miên, nhân viên, nguyên nhân, bệnh nhân, cá nhân, công nhân, nhân dân, "
    "nhân tiện, nhân dịp, nạn nhân, chủ nhân, nhân sự, nhân hậu, sơn nhà, sơn móng, sơn tường, nước sơn, thợ sơn, "
    "sơn màu, hoa hồng, hoa quả, hoa lá, mua hoa, tặng hoa, bó hoa, cắm hoa, vườn hoa, hoa mắt, thăng hoa, bông hoa, "
    "lẵng hoa, hoa cúc, hoa mai, đăng ký, đăng kí, đăng bài, đăng ảnh, đăng nhập, đăng tin, đăng lên, hải sản, hải "
    "quan, "
    "duy nhất, duy trì, tư duy, ý kiến, ý là, đồng ý, chú ý, để ý, ý định, ý em, ý tôi, ý mình, hợp ý, vô ý, cố ý, "
    "ý thức, ý nghĩa, tùy ý, như ý, ý muốn, tâm trạng, tâm lý, tâm sự, tâm huyết, lương tâm, tận tâm, vô tâm, trọng "
    "tâm, "
    "tâm tư, tâm hồn, nội tâm, tâm thần, nhiệt tâm, công an, an ủi, an bình, an cư, bất an, an nhàn, bảo hiểm, "
    "bảo trì, bảo mẫu, bảo đảm, đảm bảo, bảo quản, bảo dưỡng, bảo mật, bảo tàng, bảo ban, dạy bảo, bảo hành, bảo lãnh, "
    "chỉ bảo, linh hoạt, linh động, thiêng liêng, tinh linh, linh kiện, nam giới, phía nam, miền nam, nam nữ, minh "
    "bạch, "
    "minh họa, chứng minh, văn minh, minh oan, trung bình, trung học, trung thu, tập trung, trung thực, quan trọng, "
    "hùng dũng, anh hùng, tuấn tú, tiến bộ, tiến độ, cải tiến, phúc lợi, lộc phúc, thành tích, thành phố, thành viên, "
    "hoàn thành, trưởng thành, thành ra, trở thành, thanh toán, thanh tra, thanh niên, âm thanh, thanh lý, thanh minh, "
    "thanh thản, thảo luận, thảo nào, thảo dược, bản thảo, soạn thảo, giang hồ, long nhong, long lanh, long đờm, "
    "quang cảnh, quang đãng, chụp quang, x quang, vinh dự, quang vinh, vinh quang, dương tính, thái dương, âm dương, "
    "dương lịch, thương yêu, dễ thương, đáng thương, vết thương, thương hiệu, yêu thương, chấn thương, bị thương, "
    "thương mại, ngọc trai, vâng dạ, ngân hàng, ngân sách, kim tiêm, kim chi, kim loại, kim cương, châm kim, huyền "
    "thoại, "
    "trang phục, trang web, trang trí, khẩu trang, trang bị, trang sách, thời trang, trang điểm, phương pháp, địa "
    "phương, "
    "phương tiện, đối phương, hà cớ, hà hơi, hà tiện, nhẹ nhàng, chi tiết, chi nhánh, chi bộ, thu tiền, thu nhập, "
    "thu phí, mùa thu, thu dọn, thu hoạch, trung thu, thu âm, thư từ, thư mời, lá thư, ung thư, bí thư, xuân hè, "
    "mùa xuân, đầu xuân, xuân này, du xuân, mùa hạ, mùa đông, phía đông, đông người, đông đúc, đông lạnh, lạc đề, "
    "đức hạnh, đức độ, hiếu thảo, hiếu động, hiếu học, hậu quả, lạc hậu, hậu đậu, khí hậu, tài liệu, tài khoản, tài "
    "xế, "
    "thiên tai, thiên nhiên, thiên vị, lợi ích, thuận lợi, thuận tiện, hòa thuận, điều hòa, hòa nhập, hòa bình, hòa "
    "đồng, "
    "tiên tiến, đầu tiên, ưu tiên, tổ tiên, trước tiên, tiên phong, vui vẻ, trí tuệ, giải trí, vị trí, trí nhớ, báo "
    "chí, "
    "ý chí, tạp chí, chí ít, khánh thành, quốc khánh, nghĩa vụ, nghĩa là, ý nghĩa, chủ nghĩa, nguyên đán, nguyên liệu, "
    "tài nguyên, nguyên văn, nguyên vẹn, y nguyên, nguyên cả, kiên nhẫn, kiên trì, kiên quyết, dũng cảm, mạnh dạn, "
    "cường độ, tăng cường, kiên cường, huy động, phát huy, huy hiệu, phát triển, phát ban, phát sốt, phát thuốc, "
    "xuất phát, "
    "phát biểu, tấn công, lâm sàng, trâm anh, diệp lục, vân vân, vân tay, phân vân, hân hạnh, hân hoan, quân đội, "
    "quân khu, "
    "việc hiếu, đám hiếu, có hiếu, châu á, châu âu, hằng ngày, hằng tuần, hằng tháng, hiền lành, lan man, phong bì, "
    "phong trào, phong độ, quý phụ, quý thầy, quý cô, quý trường, quý vị, quyết định, giải quyết, nghị "
    "quyết, sinh nhật, sinh hoạt, học sinh, sinh viên, vệ sinh, sinh đôi, tài chính, tài năng, đề tài, thái độ, thi "
    "cử, thi đua, kỳ thi, ôn thi, dự thi, thông báo, thông tin, thông cảm, thông thường, giao thông, phổ thông, kỳ "
    "lạ, học kỳ, định kỳ, kỳ nghỉ, chu kỳ, thời kỳ, bất kỳ, lệ phí, điều lệ, khỏe mạnh, sức mạnh, mạnh mẽ, mẫn cảm, "
    "nghi ngờ, trân trọng, trọng lượng, tôn trọng, nghiêm trọng, quốc tế, quốc lộ, tường trình, ánh sáng, "
    "ánh nắng, ân cần, vô duyên, đào tạo, hoa đào, hợp lý, phù hợp, trường hợp, phối hợp, hợp đồng, kết hợp, kiệt "
    "sức, toàn bộ, toàn thân, toàn trường, toàn diện, hoàn toàn, uy tín, thư ký, yến mạch, yến sào, tổ yến, kinh "
    "nguyệt, tiến triển, tiến hành, thuyết minh, phê bình, bình tĩnh, bình sữa, bình xịt, bình nước, bình phục, trung "
    "gian, trung ương, nhân đây, nhân lúc, khang trang, cập nhật, chủ nhật, nhật ký, nhật bản, hạnh kiểm, phúc khảo, "
    "phục hồi, sổ hồng, hồng cầu, bạch cầu, tiểu cầu, tấm lòng, "
    "thủy đậu, bình thủy, thúy kiều, ly nước, ly biệt, cách ly, ly hôn, my mắt, nhi khoa, bệnh nhi, thiếu nhi, viện nhi"
)


def _pairs(text: str) -> frozenset[str]:
    pairs = {one.strip() for one in text.split(",")}
    return frozenset(pairs | {fold(one) for one in pairs})


PLACE_NAMES, PHRASES = _pairs(_PLACES), _pairs(_IDIOMS)
"""With their marks and without."""


def is_of_a_grown_up(words: Sequence[str], start: int, end: int) -> bool:
    """Whether a grown-up stands before the name: "cô Hoa", "mẹ bé An", "ông An", "con chị Yến"."""
    at = start - 1
    if at < 0:
        return False
    if words[at] in _ELDERS:
        return True
    if words[at] in _TEACHERS:
        behind = [w for w in words[end + 1 :] if w not in PARTICLES]
        return (behind[0] in _OF_TEACHERS if behind else False) or not (behind and at and words[at - 1] in _VOCATIVE)
    if words[at] in ("của", "cua") and at and fold(words[at - 1]) in _RELATED:
        return True
    if words[at] in ("anh", "chị", "chi") and at and words[at - 1] == "con":
        return True
    if words[at] in ("anh", "chị", "chi") and words[max(at - 2, 0) : at] in (["con", "của"], ["con", "cua"]):
        return True
    while at > 0 and words[at] in _CHILD_HEADS | {"của", "cua"}:
        at -= 1
    if at and words[at] in _OFFICES:
        return True
    return words[at] in _PARENTS or (words[at] == "ba" and not (at and words[at - 1] in ("cả", "ca")))


def is_place(words: Sequence[str], start: int, at: int, own: Collection[str]) -> bool:
    """Whether it is part of a place's name, or stands where places do: "ở Hà Nội", "chợ An Đông"."""
    pairs = {" ".join(words[n : n + 2]) for n in (start - 1, at) if n >= 0}
    return bool(pairs & PLACE_NAMES) or (start > 0 and words[start - 1] in _WHERE and words[start - 1] not in own)


def is_of_a_longer_name(
    words: Sequence[str], start: int, at: int, own: Collection[str], capitals: Collection[str]
) -> bool:
    """Whether the name goes on, or began before, with words that are in no name of the list: "Tâm Anh", "Hà Linh"."""
    before = words[start - 1] if start else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    follows = after in capitals and after not in own and after.isalpha() and fold(after) not in _SAID
    is_of_name = before in FAMILY_NAMES or (before in capitals and start > 1 and fold(before) not in _SAID)
    return follows or (is_of_name and before not in own)
