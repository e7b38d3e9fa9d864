"""The situation report that 614 orders every Monday and Friday (domain.md 1.1, 2.4): figures counted before they are asked.

The letters name no figures; which ones and their wording are ours.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from forms.tables.sheets import END as END_OF_SECTION
from forms.tables.sheets import Row, Table, Words, begin, row
from forms.tables.sources import MARKS, listed

COUNTED = "counted_"
"""What the names of the program's own counts begin with: a hidden row each, and the default of the figure."""


@dataclass(frozen=True)
class Figure:
    """A number of the report. `whole`: an expression that it may not exceed, and which is named in `of`.

    `is_rest`: it is just that, so that no sum contradicts its parts; changed with what it follows from.
    """

    name: str
    label: Words
    whole: str = ""
    of: Words = ("", "")
    is_rest: bool = False


PUPILS: Sequence[Figure] = (
    Figure("enrolled", ("Sĩ số học sinh?", "How many pupils are enrolled?")),
    Figure(
        "present",
        ("Học sinh có mặt?", "How many pupils are present?"),
        "${enrolled}",
        ("sĩ số", "those enrolled"),
    ),
    Figure(
        "absent",
        ("Học sinh vắng mặt?", "How many pupils are absent?"),
        "${enrolled} - ${present}",
        ("sĩ số trừ số có mặt", "those enrolled less those present"),
        is_rest=True,
    ),
    Figure(
        "absent_ill",
        ("Trong số vắng, nghỉ ốm bao nhiêu?", "How many of the absent are ill?"),
        "${absent}",
        ("số vắng mặt", "those absent"),
    ),
    Figure(
        "absent_ill_families",
        ("Nghỉ ốm do gia đình khai?", "How many of the ill did families declare?"),
        "${absent_ill}",
        ("số nghỉ ốm", "those ill"),
    ),
    Figure(
        "absent_ill_teachers",
        ("Nghỉ ốm do thầy cô khai hộ?", "How many of the ill did teachers declare?"),
        "${absent_ill} - ${absent_ill_families}",
        ("số nghỉ ốm trừ số do gia đình khai", "those ill less those families declared"),
    ),
    Figure(
        "returned",
        ("Học sinh nghỉ ốm đã đi học lại?", "How many pupils are back after being ill?"),
        "${present}",
        ("số có mặt", "those present"),
    ),
)

DECLARATIONS: Sequence[Figure] = (
    Figure(
        "declared",
        ("Học sinh đã khai báo?", "How many pupils have declared?"),
        "${enrolled}",
        ("sĩ số", "those enrolled"),
    ),
    Figure(
        "owing",
        ("Học sinh chưa khai báo?", "How many pupils have not declared?"),
        "${enrolled} - ${declared}",
        ("sĩ số trừ số đã khai báo", "those enrolled less those who declared"),
        is_rest=True,
    ),
    Figure(
        "owing_unanswered",
        ("Chưa khai vì chưa trả lời?", "How many of them have not answered?"),
        "${owing}",
        ("số chưa khai báo", "those who have not declared"),
    ),
    Figure(
        "owing_unconnected",
        ("Chưa khai vì chưa kết nối với trợ lý?", "How many of them are not connected?"),
        "${owing} - ${owing_unanswered}",
        ("số chưa khai báo còn lại", "what is left of those who have not declared"),
    ),
    Figure(
        "owing_other",
        ("Chưa khai vì lý do khác?", "How many of them for other reasons?"),
        "${owing} - ${owing_unanswered} - ${owing_unconnected}",
        ("số chưa khai báo còn lại", "what is left of those who have not declared"),
    ),
    Figure(
        "flagged",
        ("Học sinh cần theo dõi?", "How many pupils need following up?"),
        "${enrolled}",
        ("sĩ số", "those enrolled"),
    ),
)

STAFF: Sequence[Figure] = (
    Figure("staff", ("Tổng số cán bộ, giáo viên, nhân viên?", "How many staff are there?")),
    Figure(
        "staff_present",
        ("Cán bộ, giáo viên có mặt?", "How many staff are present?"),
        "${staff}",
        ("tổng số", "all staff"),
    ),
    Figure(
        "staff_absent_ill",
        ("Cán bộ, giáo viên nghỉ ốm?", "How many staff are ill?"),
        "${staff} - ${staff_present}",
        ("tổng số trừ số có mặt", "all staff less those present"),
    ),
    Figure(
        "staff_declared",
        ("Cán bộ, giáo viên đã khai báo?", "How many staff have declared?"),
        "${staff}",
        ("tổng số", "all staff"),
    ),
)

FIGURES = (*PUPILS, *DECLARATIONS, *STAFF)


def _asked(figure: Figure) -> Row:
    limit, message = "", ("Số phải là số nguyên, từ 0.", "The number must be whole, from 0.")
    if figure.whole:
        limit = f" and . <= {figure.whole}"
        message = (
            f"Số phải là số nguyên, từ 0 và không lớn hơn {figure.of[0]}.",
            f"The number must be whole, from 0 and no more than {figure.of[1]}.",
        )
    if figure.is_rest:
        limit = f" and . = {figure.whole}"
        message = f"Số này phải bằng {figure.of[0]}.", f"This number must be {figure.of[1]}."
    return row(
        "integer",
        figure.name,
        figure.label,
        required="yes",
        required_message=("Vui lòng cho biết số này.", "Please give this number."),
        constraint=f". >= 0{limit}",
        constraint_message=message,
        default=figure.whole if figure.is_rest else f"${{{COUNTED}{figure.name}}}",
        source="ours",
    )


def _differs() -> str:
    one = "(${{{counted}{name}}} != '' and ${{{name}}} != ${{{counted}{name}}})"
    return " or ".join(one.format(counted=COUNTED, name=figure.name) for figure in FIGURES)


def _section(name: str, label: Words, figures: Sequence[Figure]) -> list[Row]:
    return [begin(name, label), *map(_asked, figures), END_OF_SECTION]


_SHORT = ("Vui lòng viết ngắn hơn, nhiều nhất 1000 ký tự.", "Please keep it to at most 1000 characters.")

SURVEY: list[Row] = [
    row(
        "note",
        "about",
        (
            "Khai báo tình hình nhà trường, định kỳ thứ Hai và thứ Sáu (Công văn 614/BGDĐT-GDTC ngày 19/02/2021).",
            "The school's situation, every Monday and Friday (letter 614/BGDĐT-GDTC of 19/02/2021).",
        ),
        source="paraphrased",
        cite="L1",
    ),
    *(row("hidden", f"{COUNTED}{figure.name}") for figure in FIGURES),
    *_section("pupils", ("Học sinh", "Pupils"), PUPILS),
    *_section("declarations", ("Khai báo của học sinh", "Pupils' declarations"), DECLARATIONS),
    *_section("staff_figures", ("Cán bộ, giáo viên, nhân viên", "Staff"), STAFF),
    row(
        "calculate",
        "changed",
        calculation=f"if({_differs()}, 'yes', 'no')",
    ),
    row(
        "text",
        "why_changed",
        ("Vì sao số liệu khác với số trợ lý đã đếm?", "Why do the figures differ from what was counted?"),
        relevant="${changed} = 'yes'",
        required="yes",
        required_message=("Vui lòng cho biết lý do sửa số liệu.", "Please say why figures were changed."),
        constraint="string-length(.) <= 1000",
        constraint_message=_SHORT,
        source="ours",
    ),
    row(
        "text",
        "situation",
        (
            "Nhà trường có tình hình gì cần báo cáo thêm không?",
            "Is there anything else to report about the school?",
        ),
        constraint="string-length(.) <= 1000",
        constraint_message=_SHORT,
        source="ours",
    ),
]

TABLE = Table(
    name="school-situation",
    version="2026.2",
    title="Khai báo tình hình nhà trường",
    asked_of="school",
    survey=SURVEY,
    choices=(),
    guide=[
        (
            "Tệp này là gì",
            "Báo cáo tình hình của trường, thứ Hai và thứ Sáu hằng tuần và đột xuất (XLSForm). Công văn 614 yêu cầu “khai báo tình hình” nhưng không nêu các số liệu; các mục và lời do nhóm soạn.",
        ),
        (
            "Dòng nền xám",
            "Số chương trình đếm từ các bản khai và điểm danh. Số này hiện sẵn ở câu hỏi (cột default) và được giữ lại khi nhà trường sửa; sửa thì phải nêu lý do (why_changed).",
        ),
        (
            "Ràng buộc",
            "Phần không bao giờ lớn hơn tổng: xem cột constraint. Sửa một số thì các số phụ thuộc được kiểm tra lại.",
        ),
        MARKS,
        *listed(("L1",)),
    ],
)
