"""The declaration of 2020-21 (domain.md 3.1, 3.2, 3.4): the questions of the Ministry of Health's form, second-hand (W)."""

from forms.tables.sheets import Row, Table, Words, choice, row
from forms.tables.sources import MARKS, listed

FORM = "H1 (W)"
NOT_WELL = "${well} = 'no'"
CHOOSE: Words = ("Vui lòng chọn một trong các câu trả lời.", "Please choose one of the answers.")
CHOOSE_SOME: Words = (
    "Vui lòng chọn ít nhất một dòng; không có thì chọn dòng Không.",
    "Please choose at least one line; if there is none, choose the line None.",
)
NONE_ALONE: Words = (
    "Đã chọn dòng Không thì không chọn thêm dòng khác.",
    "With the line None no other line can be chosen.",
)

SURVEY: list[Row] = [
    row("hidden", "subject"),
    row(
        "select_one well",
        "well",
        ("Trong vòng 14 ngày qua, ${subject} thế nào?", "How has ${subject} been in the past 14 days?"),
        hint=(
            "Khỏe là trả lời Không ở mọi câu hỏi của tờ khai 14 ngày qua; muốn trả lời từng câu, vui lòng chọn Chưa khỏe.",
            "Well answers No to every question about the past 14 days; to answer them one by one, choose Not well.",
        ),
        required="yes",
        required_message=CHOOSE,
        source="ours",
    ),
    row(
        "select_one yes_no",
        "travelled",
        (
            "Trong vòng 14 ngày qua, Anh/Chị có đến tỉnh/thành phố, quốc gia/vùng lãnh thổ nào (Có thể đi qua nhiều nơi)",
            "In the past 14 days, have you been to any province, city, country or territory (there may be several)?",
        ),
        hint=("Khai cho ${subject}.", "Answer for ${subject}."),
        relevant=NOT_WELL,
        required="yes",
        required_message=CHOOSE,
        source="verbatim",
        cite=FORM,
    ),
    row(
        "text",
        "travelled_to",
        ("Đã đến những nơi nào?", "Which places?"),
        hint=("Nhắn tên tỉnh, thành phố hoặc nước.", "Name the provinces, cities or countries."),
        relevant="${travelled} = 'yes'",
        required="yes",
        required_message=("Vui lòng cho biết nơi đã đến.", "Please say which places."),
        constraint="string-length(.) <= 300",
        constraint_message=(
            "Vui lòng viết ngắn hơn, nhiều nhất 300 ký tự.",
            "Please keep it to at most 300 characters.",
        ),
        source="ours",
    ),
    row(
        "select_multiple signs",
        "signs",
        (
            "Trong vòng 14 ngày qua, Anh/Chị có thấy xuất hiện ít nhất 1 trong các dấu hiệu: sốt, ho, khó thở, viêm phổi, đau họng, mệt mỏi không?",
            "In the past 14 days, have you had at least one of these signs: fever, cough, shortness of breath, pneumonia, sore throat, tiredness?",
        ),
        hint=(
            "Khai cho ${subject}. Nếu đang khó thở: gọi 115 hoặc đến bệnh viện gần nhất ngay.",
            "Answer for ${subject}. If breathing is hard now: call 115 or go to the nearest hospital at once.",
        ),
        relevant=NOT_WELL,
        required="yes",
        required_message=CHOOSE_SOME,
        constraint="not(selected(., 'none') and count-selected(.) > 1)",
        constraint_message=NONE_ALONE,
        source="verbatim",
        cite=FORM,
    ),
    row(
        "select_multiple contact",
        "contact",
        ("Trong vòng 14 ngày qua, Anh/Chị có tiếp xúc với:", "In the past 14 days, have you been in contact with:"),
        hint=("Khai cho ${subject}.", "Answer for ${subject}."),
        relevant=NOT_WELL,
        required="yes",
        required_message=CHOOSE_SOME,
        constraint="not(selected(., 'none') and count-selected(.) > 1)",
        constraint_message=NONE_ALONE,
        source="verbatim",
        cite=FORM,
    ),
    row(
        "decimal",
        "temperature",
        ("Sáng nay ${subject} bao nhiêu độ?", "What is the temperature of ${subject} this morning?"),
        hint=("Nhắn số, ví dụ 37,8.", "Type the number, for example 37.8."),
        relevant=NOT_WELL,
        constraint=". >= 34.0 and . <= 42.9",
        constraint_message=(
            "Nhiệt độ phải từ 34,0 đến 42,9°C. Vui lòng xem lại nhiệt kế.",
            "The temperature must be from 34.0 to 42.9°C. Please look at the thermometer again.",
        ),
        unit="°C",
        source="ours",
    ),
    row(
        "select_one temperature_status",
        "temperature_status",
        ("Chưa có số đo?", "No reading?"),
        relevant=f"{NOT_WELL} and ${{temperature}} = ''",
        beside="temperature",
        source="ours",
    ),
    row(
        "select_one doses",
        "doses",
        ("${subject} đã tiêm mấy mũi vắc xin COVID-19?", "How many doses of COVID-19 vaccine has ${subject} had?"),
        relevant=NOT_WELL,
        source="ours",
    ),
    row(
        "select_one test",
        "test",
        (
            "Trong 72 giờ qua, ${subject} có xét nghiệm COVID-19 không?",
            "Has ${subject} been tested for COVID-19 in the past 72 hours?",
        ),
        relevant=NOT_WELL,
        required="yes",
        required_message=CHOOSE,
        source="ours",
    ),
    row(
        "calculate",
        "has_sign",
        calculation="if(count-selected(${signs}) > 0 and not(selected(${signs}, 'none')), 'yes', 'no')",
    ),
    row(
        "calculate",
        "has_contact",
        calculation="if(count-selected(${contact}) > 0 and not(selected(${contact}, 'none')), 'yes', 'no')",
    ),
    row("calculate", "fever_measured", calculation="if(${temperature} >= 37.5, 'yes', 'no')"),
    row(
        "calculate",
        "fever_now",
        calculation="if(${fever_measured} = 'yes' or selected(${signs}, 'fever'), 'yes', 'no')",
    ),
    row(
        "calculate",
        "red_reasons",
        calculation="normalize-space(concat(if(${test} = 'positive', 'positive_test ', ''), if(${has_sign} = 'yes' and ${has_contact} = 'yes', 'sign_contact ', ''), if(selected(${signs}, 'breathless'), 'breathless ', '')))",
    ),
    row(
        "calculate",
        "amber_reasons",
        calculation="normalize-space(concat(if(${has_sign} = 'yes', ${signs}, ''), ' ', if(${fever_measured} = 'yes', 'fever_measured ', ''), if(${has_contact} = 'yes', 'contact ', '')))",
    ),
    row(
        "calculate",
        "severity",
        calculation="if(${red_reasons} != '', 'red', if(${amber_reasons} != '', 'amber', ''))",
    ),
    row("calculate", "reasons", calculation="normalize-space(concat(${red_reasons}, ' ', ${amber_reasons}))"),
    row(
        "calculate",
        "syndrome",
        calculation="normalize-space(concat(if(${test} = 'positive', 'covid ', ''), if(selected(${signs}, 'breathless') or selected(${signs}, 'pneumonia') or (${fever_now} = 'yes' and (selected(${signs}, 'cough') or selected(${signs}, 'sore_throat'))), 'respiratory ', '')))",
    ),
    row("calculate", "notifiable", calculation="if(${red_reasons} != '', 'yes', 'no')"),
]

CHOICES: list[Row] = [
    choice("well", "yes", ("Khỏe", "Well")),
    choice("well", "no", ("Cần khai thêm", "There is more to declare")),
    choice("yes_no", "no", ("Không", "No")),
    choice("yes_no", "yes", ("Có", "Yes")),
    choice("signs", "fever", ("Sốt", "Fever")),
    choice("signs", "cough", ("Ho", "Cough")),
    choice("signs", "breathless", ("Khó thở", "Shortness of breath")),
    choice("signs", "pneumonia", ("Viêm phổi", "Pneumonia")),
    choice("signs", "sore_throat", ("Đau họng", "Sore throat")),
    choice("signs", "fatigue", ("Mệt mỏi", "Tiredness")),
    choice("signs", "none", ("Không", "None")),
    choice(
        "contact",
        "patient",
        ("Người bệnh hoặc nghi ngờ, mắc bệnh COVID-19", "A person with COVID-19, or suspected of it"),
        source="verbatim",
        cite=FORM,
    ),
    choice(
        "contact",
        "from_abroad",
        ("Người từ nước có bệnh COVID-19", "A person from a country with COVID-19"),
        source="verbatim",
        cite=FORM,
    ),
    choice(
        "contact",
        "with_signs",
        (
            "Người có biểu hiện (Sốt, ho, khó thở, Viêm phổi)",
            "A person with signs (fever, cough, hard breathing, pneumonia)",
        ),
        source="verbatim",
        cite=FORM,
    ),
    choice("contact", "none", ("Không", "None")),
    choice("temperature_status", "not_measured", ("Chưa đo", "Not measured")),
    choice("temperature_status", "no_fever", ("Không sốt", "No fever")),
    choice("doses", "none", ("Chưa tiêm", "None")),
    choice("doses", "one", ("1 mũi", "1 dose")),
    choice("doses", "two", ("2 mũi", "2 doses")),
    choice("doses", "three", ("3 mũi", "3 doses")),
    choice("test", "not_tested", ("Chưa xét nghiệm", "Not tested")),
    choice("test", "negative", ("Âm tính", "Negative")),
    choice("test", "positive", ("Dương tính", "Positive")),
]

TABLE = Table(
    name="person-2021",
    version="2021.1",
    title="Khai báo y tế (2021)",
    survey=SURVEY,
    choices=CHOICES,
    guide=[
        (
            "Tệp này là gì",
            "Tờ khai y tế 2020-2021 (XLSForm): ba câu hỏi của Bộ Y tế theo các bản chép lại (nguồn yếu, W), và câu hỏi của nhóm soạn: sức khỏe chung, nhiệt độ, mũi tiêm, xét nghiệm.",
        ),
        (
            "Một lần bấm",
            "Câu well do nhóm soạn thêm để gia đình chỉ bấm một lần khi không có gì phải khai. Gợi ý của câu này được ghi trong tin nhắn, không nêu tên bệnh hay dấu hiệu; khi cần câu trả lời cho từng câu thì xóa dòng well và các điều kiện ${well} = 'no'.",
        ),
        (
            "Mức độ",
            "red: xét nghiệm dương tính; có dấu hiệu và có tiếp xúc; khó thở. amber: có dấu hiệu, từ 37,5°C, hoặc có tiếp xúc. Ngưỡng 37,5°C theo một trường ở Hà Nội (H2), chỉ ở phép tính fever_measured. Mức độ do nhóm soạn đề xuất; bác sĩ hoặc Trạm Y tế cần duyệt trước khi dùng.",
        ),
        MARKS,
        *listed(("H1", "H2")),
    ],
)
