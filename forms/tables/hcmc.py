"""Ho Chi Minh City's sets: ten components of ten points (2020), ten that pass or fail (2021); domain.md 2.3."""

from forms.tables.criteria import REMARKS, VERDICTS, about, band, component, criterion, guide, results
from forms.tables.sheets import NOTHING, Table, Words, both
from forms.tables.sources import listed

_NOT_HELD: Words = (
    "Nhà trường không tổ chức hoạt động này thì cho 10 điểm.",
    "A school that does not offer this gives 10 points.",
)
_NOT_HELD_PASS: Words = (
    "Nhà trường không tổ chức hoạt động này thì chọn Đạt.",
    "A school that does not offer this chooses Pass.",
)

POINTS_2020: tuple[tuple[Words, Words], ...] = (
    (
        (
            "Số lượng học sinh, giáo viên, nhân viên có mặt cùng một thời điểm.",
            "How many pupils, teachers and staff are present at one time.",
        ),
        NOTHING,
    ),
    (
        (
            "Mật độ học sinh, giáo viên, nhân viên trong phòng sinh hoạt, phòng làm việc.",
            "How close pupils, teachers and staff are in classrooms and offices.",
        ),
        NOTHING,
    ),
    (
        (
            "Khoảng cách giữa học sinh, giáo viên, nhân viên ở ngoài phòng sinh hoạt, phòng làm việc.",
            "The distance between pupils, teachers and staff outside classrooms and offices.",
        ),
        NOTHING,
    ),
    (
        (
            "Rửa tay hoặc sát khuẩn tay trước khi vào lớp; mỗi người có dụng cụ uống nước riêng.",
            "Hands are washed or disinfected before class; everybody has a drinking vessel of their own.",
        ),
        NOTHING,
    ),
    (("Đeo khẩu trang trong trường.", "Masks are worn at school."), NOTHING),
    (
        (
            "Kiểm tra nhiệt độ khi vào trường hoặc vào lớp.",
            "Temperatures are taken when people enter the school or the classroom.",
        ),
        NOTHING,
    ),
    (("Học sinh đi học bằng xe đưa rước.", "Pupils who come by school bus."), _NOT_HELD),
    (
        (
            "Tổ chức bán trú; ăn sáng (mầm non) hoặc căng tin (từ tiểu học trở lên).",
            "Meals and rest at school; breakfast (kindergartens) or canteen (from primary on).",
        ),
        _NOT_HELD,
    ),
    (("Phòng cách ly, phòng y tế, nhân viên y tế.", "Isolation room, health room, health worker."), NOTHING),
    (("Hoạt động sau 16 giờ 30, nội trú.", "Activities after 16:30, boarding."), _NOT_HELD),
)

ITEMS_2021: tuple[Words, ...] = (
    (
        "Giáo viên, nhân viên đã tiêm đủ hai mũi vắc xin ít nhất 14 ngày, hoặc có thẻ xanh COVID-19.",
        "Teachers and staff have had two doses of vaccine at least 14 days ago, or hold a green COVID-19 card.",
    ),
    (
        "Số học sinh, giáo viên có mặt cùng một thời điểm không vượt mức tối đa cho phép.",
        "Pupils and teachers present at one time are no more than allowed.",
    ),
    (
        "Giữ khoảng cách giữa mọi người trong phòng học, phòng làm việc và ở bên ngoài.",
        "People keep their distance in classrooms, offices and outside.",
    ),
    (
        "Giáo viên, học sinh rửa tay sát khuẩn và có dụng cụ uống nước riêng.",
        "Teachers and pupils disinfect their hands and have drinking vessels of their own.",
    ),
    ("Giáo viên, học sinh đeo khẩu trang.", "Teachers and pupils wear masks."),
    (
        "Giáo viên, học sinh được đo thân nhiệt, khai báo y tế và phân luồng khi vào trường.",
        "Teachers and pupils have their temperature taken, declare their health and enter by separate ways.",
    ),
    ("Phòng học thông thoáng; có phòng cách ly.", "Classrooms are aired; there is an isolation room."),
    ("Nhà trường đã thành lập Tổ an toàn COVID-19.", "The school has set up a COVID-19 safety team."),
    (
        "Tổ chức bán trú, xe đưa đón bảo đảm phòng, chống dịch.",
        "Meals and rest at school and school buses are organised with regard to the epidemic.",
    ),
    (
        "Tổ chức nội trú (mầm non: hoạt động sau 16 giờ 30) bảo đảm phòng, chống dịch.",
        "Boarding (kindergartens: activities after 16:30) is organised with regard to the epidemic.",
    ),
)

_SET_2020: Words = (
    "Bộ tiêu chí đánh giá an toàn của TP. Hồ Chí Minh (Quyết định 1371/QĐ-BCĐ ngày 23/4/2020): 10 tiêu chí thành phần, mỗi tiêu chí tối đa 10 điểm. Lời các tiêu chí được viết lại theo báo chí.",
    "Ho Chi Minh City's safety criteria (decision 1371/QĐ-BCĐ of 23/04/2020): 10 components of up to 10 points each. The wording follows the press.",
)
_SET_2021: Words = (
    "Bộ tiêu chí đánh giá an toàn của TP. Hồ Chí Minh (Quyết định 3588/QĐ-BCĐ ngày 15/10/2021): 10 tiêu chí thành phần. Lời các tiêu chí được viết lại theo báo chí.",
    "Ho Chi Minh City's safety criteria (decision 3588/QĐ-BCĐ of 15/10/2021): 10 components. The wording follows the press.",
)

_POINTS_TABLE = Table(
    name="school-hcmc-2020",
    version="2020.1",
    title="Tự đánh giá an toàn (TP. Hồ Chí Minh 2020)",
    asked_of="school",
    survey=[
        about(_SET_2020, ()),
        *(
            component(number, text, "paraphrased", "C11", hint)
            for number, (text, hint) in enumerate(POINTS_2020, start=1)
        ),
        REMARKS,
        *results("points", "percent"),
    ],
    choices=[
        band(
            "very_high",
            ("Mức độ an toàn rất cao (được tổ chức hoạt động).", "Very high safety (may operate)."),
            90,
            "paraphrased",
            "C11, C15",
        ),
        band(
            "high",
            (
                "Mức độ an toàn cao (được tổ chức hoạt động, phải kiểm tra định kỳ để khắc phục các hạn chế ở các tiêu chí thành phần thấp điểm).",
                "High safety (may operate, with periodic checks until components with few points are put right).",
            ),
            70,
            "paraphrased",
            "C11, C15",
        ),
        band(
            "medium",
            (
                "Mức độ an toàn trung bình (có thể tổ chức hoạt động, nhưng phải thường xuyên kiểm tra để khắc phục các hạn chế ở các tiêu chí thành phần thấp điểm).",
                "Medium safety (may operate, with frequent checks until components with few points are put right).",
            ),
            50,
            "paraphrased",
            "C11, C15",
        ),
        band(
            "low",
            (
                "Mức độ an toàn thấp (phải có giải pháp đảm bảo an toàn mới được tổ chức hoạt động).",
                "Low safety (may operate only once there is a way to make it safe).",
            ),
            30,
            "paraphrased",
            "C15",
            operate=False,
        ),
        band(
            "very_low",
            ("Mức độ an toàn rất thấp (không được tổ chức hoạt động).", "Very low safety (may not operate)."),
            0,
            "paraphrased",
            "C15",
            operate=False,
        ),
    ],
    guide=guide(
        "Bộ tiêu chí của TP. Hồ Chí Minh, Quyết định 1371/QĐ-BCĐ ngày 23/4/2020 (XLSForm). Kết luận theo phần trăm của tổng số điểm; làm tròn xuống.",
        (
            "Điểm",
            "Cột bind::kb:points: điểm tối đa của tiêu chí. Tiêu chí dưới 50% số điểm tối đa được liệt kê là cần khắc phục (quy ước của nhóm soạn). Không tổ chức xe, bán trú, hoạt động sau 16 giờ 30 thì cho đủ điểm (theo ý của C17: càng ít hoạt động, điểm càng cao).",
        ),
        ("Mục yếu", "Chưa đọc được thang điểm của từng tiêu chí; nhà trường tự cho điểm theo văn bản."),
        *listed(("C11", "C15", "C17")),
    ),
)

_ITEMS_TABLE = Table(
    name="school-hcmc-2021",
    version="2021.1",
    title="Tự đánh giá an toàn (TP. Hồ Chí Minh 2021)",
    asked_of="school",
    survey=[
        about(_SET_2021, ()),
        *(
            criterion(number, text, "paraphrased", "C18") | (both("hint", _NOT_HELD_PASS) if number > 8 else {})
            for number, text in enumerate(ITEMS_2021, start=1)
        ),
        REMARKS,
        *results(),
    ],
    choices=[
        *VERDICTS,
        band(
            "safe_high",
            (
                "Mức độ an toàn cao, được tổ chức hoạt động dạy học.",
                "High safety, teaching may be held.",
            ),
            8,
            "verbatim",
            "C13",
        ),
        band(
            "safe",
            (
                "Mức độ an toàn, được tổ chức hoạt động dạy học, trong 48h phải khắc phục để đạt ít nhất 8 tiêu chí thành phần.",
                "Safe, teaching may be held; within 48 hours at least 8 components must be met.",
            ),
            6,
            "verbatim",
            "C13",
            hours=48,
        ),
        band(
            "unsafe",
            (
                "Chưa đảm bảo an toàn; không được tổ chức hoạt động dạy học, phải khắc phục để đạt ít nhất 6 tiêu chí thành phần mới được hoạt động.",
                "Not safe; teaching may not be held until at least 6 components are met.",
            ),
            0,
            "verbatim",
            "C13",
            operate=False,
        ),
    ],
    guide=guide(
        "Bộ tiêu chí của TP. Hồ Chí Minh, Quyết định 3588/QĐ-BCĐ ngày 15/10/2021 (XLSForm), cho cơ sở giáo dục mầm non và phổ thông.",
        (
            "Không áp dụng",
            "Bộ này không có mức Không áp dụng: theo C13, trường không tổ chức hoạt động đó thì được chấm Đạt.",
        ),
        ("Mục yếu", "Lời các tiêu chí viết lại theo báo chí (C18); chưa đọc được nguyên văn phụ lục của Quyết định."),
        *listed(("C13", "C18")),
    ),
)

TABLES = (_POINTS_TABLE, _ITEMS_TABLE)
