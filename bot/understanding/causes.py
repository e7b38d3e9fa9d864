"""Words that stand for a sign of their own only by themselves: causes, diseases by their names, being ill at all."""

from bot.understanding.folding import words_of
from bot.understanding.words import DISEASES, NORMAL
from bot.understanding.words.conversing import bites

_EXCLUDED = {"rash": {"rash", "blisters"}, "vomiting": {"vomiting", "diarrhoea"}, "": set()}
"""Where what goes well in one thing excludes not just one sign."""
DENIED_BY = {phrase: _EXCLUDED.get(code, {code}) for code, text in NORMAL.items() for phrase in text.split(", ")}
"""Phrase of what goes well -> the signs that it denies."""
CAUSES = {
    *("say xe", "say tàu xe", "say tàu", "say sóng", "dị ứng thời tiết", "dị ứng hải sản", "dị ứng thức ăn"),
    *("dị ứng thuốc", "dị ứng phấn hoa", "dị ứng bụi", "dị ứng tôm", "dị ứng cua", "dị ứng sữa", "dị ứng đạm"),
    *("dị ứng trứng", "dị ứng mỹ phẩm", "dị ứng da", "mọc răng", "ong đốt", "ong chích", "kiến đốt", "kiến chích"),
    *("kiến ba khoang đốt", "kiến ba khoang cắn", "sâu róm", "dính sâu róm", "bị cắn", "bị đốt", "bị chích", "sặc"),
    *("khàn đặc", "khản đặc", "khàn đặc tiếng", "khản đặc tiếng", "nói khàn", "giọng khàn", "khàn khàn", "giọng khản"),
    *("tắt tiếng", "tắt giọng", "nói không ra tiếng", "nói không ra hơi", "tịt tiếng", "sặc sữa", "sặc nước"),
    *("sặc cháo", "sặc cơm", "trúng thực", "giun", "bị giun", "giun kim", "giun đũa", "trào ngược"),
    *("muỗi đốt", "muỗi cắn", "muỗi chích", "kiến cắn", "côn trùng cắn", "côn trùng đốt", "kiến ba khoang", "dị ứng"),
    *("khàn tiếng", "khàn giọng", "mất tiếng", "khản tiếng", "khản giọng", "khan tiếng", "mất giọng"),
}
CAUSES |= set(bites())
"""What a sign comes from or brings with it: a guess at it beside the sign is none of its own."""
NAMED_DISEASES = set(DISEASES.split(", "))
GENERAL = {"đau", "đau ốm", "ốm", "bệnh", "ốm đau", "bị ốm", "bị bệnh", "bệnh tật", "bệnh hoạn", "bệnh đau"}
"""What denies every sign when it is denied."""
VAGUE = {
    *("ốm", "bệnh", "đau ốm", "ốm đau", "bị ốm", "bị bệnh"),
    *("cảm", "cảm lạnh", "cảm nhẹ", "cảm cúm", "cảm mạo", "cảm nắng", "cảm xoàng", "cảm vặt", "nhiễm lạnh", "cảm gió"),
    *("ốm rồi", "bịnh", "đổ bệnh", "ngã bệnh", "lăn ra ốm", "trúng gió", "trúng nắng", "trở bệnh"),
}
"""Names so general that beside a sign they say nothing more."""
VISITS = {"đi ngoài", "đi ỉa", "đi cầu", "đi ị", "đi tiêu", "đi nặng", "đi vệ sinh"}
"""Where to, and by itself no sign."""
ELSE = ("còn lại", "ngoài ra", "mấy cái khác", "cái khác", "các thứ khác", "còn đâu")
"""With these begins what says that all but what was told is well."""
INJECTIONS = {"tiêm", "chích ngừa", "tiêm phòng", "vắc xin"}
GUESSED_CAUSES = {"chắc do", "chắc tại"}
"""What is guessed after these is why, not whether."""
THINGS = {
    *("chích ngừa", "tiêm phòng", "tiêm", "vắc xin", "thuốc", "uống thuốc", "miếng dán", "thuốc ho", "thuốc sốt"),
    *("siro ho", "khẩu trang", "thực đơn", "bài hát", "phim", "truyện", "game", "đọc", "học bài", "bài", "bảo vệ"),
    *("mai", "ngày mai", "mốt", "tuần sau", "tháng sau", "bữa sau", "sang tuần", "tuần tới", "ngày kia", "hôm khác"),
}
"""What is no sign, and no condition for what else is said."""
SEEN = words_of("thấy nghe nhìn xem coi đọc nghĩ học thi deadline crush game điểm phim idol sếp drama story trận kiểm")
SEEN |= {"tiết", "bài", "đề", "học bài", "làm bài", "bài tập"}
OF_PART = {
    "mồm": "mouth_sores",
    "mũi": "runny_nose",
    "họng": "sore_throat",
    "cổ họng": "sore_throat",
    "mắt": "red_eyes",
    "bụng": "other",
    "miệng": "mouth_sores",
}
"""What of a part of the body ends or eases where nothing else is said of it."""
RISING = {"lên", "lại lên", "có lên"}
IF = {"nếu", "nếu như", "giả sử", "lỡ", "nhỡ", "hễ", "khi nào", "lúc nào", "chừng nào", "sợ", "lo", "mong", "giá mà"}
