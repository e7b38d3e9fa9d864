"""The ministry's set of 2020 and Hanoi's two of 2021 (domain.md 2.1 to 2.3): criteria that pass or fail."""

from collections.abc import Sequence

from forms.tables.criteria import (
    GAP,
    REMARKS,
    VERDICTS,
    VERDICTS_OR_NONE,
    about,
    band,
    criterion,
    guide,
    results,
)
from forms.tables.sheets import END, Row, Table, Words, begin
from forms.tables.sources import listed

BEFORE: Words = ("I. TRƯỚC KHI HỌC SINH ĐẾN TRƯỜNG", "I. BEFORE PUPILS COME TO SCHOOL")
DURING: Words = ("II. KHI HỌC SINH ĐẾN TRƯỜNG", "II. WHILE PUPILS ARE AT SCHOOL")
AFTER: Words = ("III. KẾT THÚC BUỔI HỌC", "III. WHEN CLASSES END")

BEFORE_TEXTS: tuple[Words, ...] = (
    (
        "Đảm bảo cơ sở vật chất, trang thiết bị vệ sinh môi trường, an toàn thực phẩm, y tế tại trường học (thiết bị đo thân nhiệt, xà phòng hoặc dung dịch sát khuẩn, nước uống, nơi rửa tay bằng nước sạch), chú ý đến các yếu tố người khuyết tật.",
        "Facilities and equipment for hygiene, food safety and health care are in place (thermometers, soap or disinfectant, drinking water, hand washing with clean water), with regard to people with disabilities.",
    ),
    (
        "Xây dựng kế hoạch giáo dục phù hợp với điều kiện của nhà trường và tình hình dịch bệnh tại địa phương.",
        "The teaching plan fits the school's conditions and the local state of the epidemic.",
    ),
    (
        "100% trẻ em mầm non, học sinh phổ thông (gọi chung là học sinh), cán bộ quản lý, giáo viên, nhân viên, người lao động của nhà trường (gọi chung là cán bộ, giáo viên) thực hiện khai báo sức khỏe, đo thân nhiệt ở nhà trước khi đến trường.",
        "100% of pupils (kindergarten included) and of managers, teachers, staff and workers of the school declare their health and take their temperature at home before coming to school.",
    ),
    (
        "100% học sinh và cán bộ, giáo viên thực hiện việc đeo khẩu trang đúng cách.",
        "100% of pupils and staff wear a mask in the right way.",
    ),
    (
        "Thực hiện vệ sinh, khử trùng trường, lớp, đồ dùng học tập và phương tiện đưa đón (nếu có) theo đúng hướng dẫn của ngành y tế.",
        "School, classrooms, learning materials and school transport (if any) are cleaned and disinfected as the health sector instructs.",
    ),
    (
        "Có nhân viên y tế trường học, phòng cách ly, phòng y tế đảm bảo theo quy định, có tổ chức tư vấn tâm lý học đường.",
        "There is a school health worker, an isolation room and a health room as prescribed, and psychological counselling.",
    ),
    (
        "Tổ chức tuyên truyền, tập huấn cho học sinh, cán bộ, giáo viên về quy trình phòng, chống dịch bệnh và xây dựng phương án xử trí trường hợp có sốt, ho, khó thở hoặc nghi ngờ mắc Covid-19 trong trường học.",
        "Pupils and staff are informed and trained in preventing the epidemic, and there is a plan for a case of fever, cough, shortness of breath or suspected Covid-19 at school.",
    ),
    (
        "100% cán bộ, giáo viên, nhân viên được tiêm vắc xin phòng chống Covid-19 theo quy định.",
        "100% of managers, teachers and staff are vaccinated against Covid-19 as prescribed.",
    ),
)
"""Items 1 to 8 of Hanoi's final set, as a filled-in form prints them (C6)."""

TEMPERATURE: Words = (
    "Bảo đảm 100% học sinh, cán bộ, giáo viên được đo thân nhiệt trước khi vào lớp, vào trường.",
    "100% of pupils and staff have their temperature taken before they enter class or school.",
)
AT_THE_GATE: Words = (
    "Bảo đảm 100% học sinh mầm non và tiểu học được đón và giao nhận tại cổng trường.",
    "100% of kindergarten and primary pupils are met and handed over at the school gate.",
)
MASKS: Words = (
    "100% học sinh, cán bộ, giáo viên đeo khẩu trang đúng cách trong thời gian ở trường.",
    "100% of pupils and staff wear a mask in the right way while they are at school.",
)
CLEANING: Words = (
    "Lớp học, đồ dùng, trang thiết bị được vệ sinh, khử trùng trong ngày theo hướng dẫn của ngành y tế.",
    "Classrooms, materials and equipment are cleaned and disinfected during the day as the health sector instructs.",
)
HANDS: Words = (
    "100% học sinh, cán bộ, giáo viên rửa tay thường xuyên bằng xà phòng hoặc dung dịch sát khuẩn.",
    "100% of pupils and staff wash their hands often with soap or disinfectant.",
)
DISTANCE: Words = (
    "Học sinh, cán bộ, giáo viên giữ khoảng cách theo quy định trong lớp học và khi sinh hoạt chung.",
    "Pupils and staff keep the prescribed distance in class and in common activities.",
)
TOGETHER: Words = (
    "Nhà trường phối hợp với chính quyền địa phương và gia đình để giữ khoảng cách khi đưa đón học sinh.",
    "The school works with local authorities and families so that distance is kept when pupils come and go.",
)
HANDED_OVER: Words = (
    "Bảo đảm 100% học sinh mầm non và tiểu học được nhà trường bố trí giao nhận đầy đủ.",
    "100% of kindergarten and primary pupils are handed over by the school as arranged.",
)

UNSAFE: Words = (
    "Thực hiện chưa tốt, trường học không an toàn và không được phép hoạt động.",
    "Not well done: the school is not safe and may not operate.",
)
GOOD: Words = ("Thực hiện tốt, trường học an toàn.", "Well done: the school is safe.")
FAIR: Words = (
    "Thực hiện khá, trường học an toàn, được phép hoạt động và cho học sinh đi học trở lại, nhưng phải kiểm tra định kỳ để khắc phục các hạn chế ở các tiêu chí không đạt.",
    "Fairly done: the school is safe and may operate and take pupils back, with periodic checks until the failed criteria are put right.",
)


def _before(source: str, cite: str, count: int, must: Sequence[int]) -> list[Row]:
    texts = enumerate(BEFORE_TEXTS[:count], start=1)
    return [criterion(number, text, source, cite, must=number in must) for number, text in texts]


def _during(first: int, gate: tuple[str, str], must: Sequence[int]) -> list[Row]:
    """The six of section II; their order between the gate and the end was not found."""
    return [
        criterion(first, TEMPERATURE, "paraphrased", "C6, C2"),
        criterion(first + 1, AT_THE_GATE, *gate, may_not_apply=True),
        criterion(first + 2, MASKS, "ours", "C16", must=first + 2 in must),
        criterion(first + 3, CLEANING, "ours", "C16", must=first + 3 in must),
        criterion(first + 4, HANDS, "ours", "C9"),
        criterion(first + 5, DISTANCE, "ours", "C9, C2"),
    ]


def _after(first: int, source: str) -> list[Row]:
    return [
        criterion(first, TOGETHER, "paraphrased", "C2"),
        criterion(first + 1, HANDED_OVER, source, "C5", may_not_apply=True),
    ]


def _survey(set_: Words, before: list[Row], during: list[Row], after: list[Row]) -> list[Row]:
    ours = [int(one["name"][1:]) for one in (*before, *during, *after) if one["bind::kb:source"] == "ours"]
    sections = [
        *(begin("before", BEFORE), *before, END),
        *(begin("during", DURING), *during, END),
        *(begin("after", AFTER), *after, END),
    ]
    return [about(set_, ours), *sections, REMARKS, *results()]


_WEAK = (
    "Mục yếu",
    "Chưa đọc được toàn văn các mục của phần II và III. Thứ tự các mục này do nhóm soạn suy ra; mục bắt buộc ở phần II là đeo khẩu trang và vệ sinh, khử trùng trong thời gian học theo C16 (có cách hiểu khác: khoảng cách và rửa tay, C9).",
)
_NEVER_PASSES = (
    "Đủ số tiêu chí nhưng không đạt tiêu chí bắt buộc",
    "Không văn bản nào tìm được nói là mức gì. Mức “unmet” do nhóm soạn: không được coi là đạt, và nêu tên tiêu chí không đạt.",
)

MOET: Words = (
    "Bộ tiêu chí đánh giá mức độ an toàn phòng, chống dịch COVID-19 trong trường học (Công văn 1467/BGDĐT-GDTC ngày 28/4/2020): 15 tiêu chí.",
    "Criteria for school safety against COVID-19 (letter 1467/BGDĐT-GDTC of 28/04/2020): 15 criteria.",
)
DRAFT: Words = (
    "Dự thảo bộ tiêu chí trường học an toàn của Hà Nội (2021): 15 tiêu chí.",
    "Hanoi's draft criteria for safe schools (2021): 15 criteria.",
)
HANOI: Words = (
    "Bộ tiêu chí trường học an toàn của Hà Nội (Hướng dẫn liên ngành 3668/HDLN:SGDĐT-YT ngày 25/10/2021): 16 tiêu chí.",
    "Hanoi's criteria for safe schools (joint guidance 3668/HDLN:SGDĐT-YT of 25/10/2021): 16 criteria.",
)

_MOET_TABLE = Table(
    name="school-moet-2020",
    version="2020.1",
    title="Tự đánh giá trường học an toàn (Bộ GDĐT 2020)",
    asked_of="school",
    survey=_survey(
        MOET,
        _before("paraphrased", "C6", 7, ()),
        _during(8, ("paraphrased", "C5"), ()),
        _after(14, "paraphrased"),
    ),
    choices=[
        *VERDICTS,
        *VERDICTS_OR_NONE,
        band("good", ("Thực hiện tốt.", "Well done."), 12, "verbatim", "C3"),
        band(
            "standard", ("Đạt chuẩn, được phép hoạt động.", "Meets the standard, may operate."), 8, "paraphrased", "C2"
        ),
        band("unsafe", UNSAFE, 0, "verbatim", "C3", operate=False),
    ],
    guide=guide(
        "Bộ tiêu chí của Bộ GDĐT, Công văn 1467/BGDĐT-GDTC ngày 28/4/2020 (XLSForm). Chưa tìm được nguyên văn 15 tiêu chí: lời mục 1-7 theo bản của Hà Nội năm 2021, dựa trên bộ này.",
        (
            "Nguồn mâu thuẫn",
            "Báo chí tháng 4/2020 (C2): trên 11 tiêu chí là tốt, 8-11 là đạt chuẩn; tệp này theo đó. C16 và C19 ghi khác: từ 11 tiêu chí và phải đạt 4, 5, 10, 11. Nếu theo C19: ghi yes ở cột bind::kb:must_pass của c04, c05, c10, c11; ở dòng good sửa least thành 11; ghi yes ở needs_must_pass của good, standard; thêm dòng unmet như tệp school-hanoi-draft-2021.",
        ),
        _WEAK,
        *listed(("C2", "C3", "C5", "C6", "C9", "C16", "C19")),
    ),
)

_DRAFT_MUST = (4, 5, 10, 11)
_DRAFT_TABLE = Table(
    name="school-hanoi-draft-2021",
    version="2021.1",
    title="Tự đánh giá trường học an toàn (Hà Nội, dự thảo 2021)",
    asked_of="school",
    survey=_survey(
        DRAFT,
        _before("paraphrased", "C6", 7, _DRAFT_MUST),
        _during(8, ("verbatim", "C5"), _DRAFT_MUST),
        _after(14, "verbatim"),
    ),
    choices=[
        *VERDICTS,
        *VERDICTS_OR_NONE,
        band("good", GOOD, 11, "verbatim", "C5", must=True),
        band("fair", FAIR, 8, "paraphrased", "C5, C4", must=True),
        band("unmet", GAP, 8, "ours", "", operate=False),
        band("unsafe", UNSAFE, 0, "verbatim", "C5", operate=False),
    ],
    guide=guide(
        "Dự thảo bộ tiêu chí của Hà Nội năm 2021 (XLSForm); bản chính thức là school-hanoi-2021.",
        _NEVER_PASSES,
        _WEAK,
        *listed(("C2", "C4", "C5", "C6", "C9", "C16")),
    ),
)

_HANOI_MUST = (4, 5, 8, 11, 12)
_HANOI_TABLE = Table(
    name="school-hanoi-2021",
    version="2021.1",
    title="Tự đánh giá trường học an toàn (Hà Nội 2021)",
    asked_of="school",
    survey=_survey(
        HANOI,
        _before("verbatim", "C6", 8, _HANOI_MUST),
        _during(9, ("paraphrased", "C5"), _HANOI_MUST),
        _after(15, "paraphrased"),
    ),
    choices=[
        *VERDICTS,
        *VERDICTS_OR_NONE,
        band("good", GOOD, 12, "verbatim", "C4", must=True),
        band("fair", FAIR, 8, "verbatim", "C4", must=True),
        band("unmet", GAP, 8, "ours", "", operate=False),
        band("unsafe", UNSAFE, 0, "verbatim", "C4", operate=False),
    ],
    guide=guide(
        "Bộ tiêu chí của liên Sở GDĐT - Y tế Hà Nội, 3668/HDLN:SGDĐT-YT ngày 25/10/2021 (XLSForm). Mục 1-8 nguyên văn theo bảng tự đánh giá của một trường; trích mục 9 bị cắt sau chữ “trước khi v”.",
        _NEVER_PASSES,
        _WEAK,
        *listed(("C2", "C4", "C5", "C6", "C9", "C16")),
    ),
)

TABLES = (_MOET_TABLE, _DRAFT_TABLE, _HANOI_TABLE)
