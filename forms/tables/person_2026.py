"""The health declaration of 2026 (domain.md 3.4): its questions, wording and severities are ours."""

from forms.tables.sheets import Row, Table, choice, row
from forms.tables.sources import MARKS

SURVEY: list[Row] = [
    row(
        "hidden",
        "subject",
    ),
    row(
        "hidden",
        "fever_within_7_days",
    ),
    row(
        "select_one well",
        "well",
        ("Hôm nay ${subject} thế nào?", "How is ${subject} today?"),
        required_message=("Vui lòng chọn một trong hai.", "Please choose one of the two."),
        required="yes",
        source="ours",
    ),
    row(
        "select_multiple signs",
        "signs",
        ("${subject} có những biểu hiện nào?", "What signs does ${subject} have?"),
        hint=("Chọn tất cả những gì thấy.", "Choose everything you see."),
        required_message=("Vui lòng chọn ít nhất một biểu hiện.", "Please choose at least one sign."),
        relevant="${well} = 'no'",
        required="yes",
        source="ours",
    ),
    row(
        "text",
        "other_text",
        ("Biểu hiện khác là gì?", "What is the other sign?"),
        hint=("Nhắn vài chữ, ví dụ đau bụng.", "A few words, for example stomach ache."),
        constraint_message=(
            "Vui lòng viết ngắn hơn, nhiều nhất 300 ký tự.",
            "Please keep it to at most 300 characters.",
        ),
        relevant="selected(${signs}, 'other')",
        constraint="string-length(.) <= 300",
        source="ours",
    ),
    row(
        "decimal",
        "temperature",
        ("${subject} bao nhiêu độ?", "What is the temperature of ${subject}?"),
        hint=("Nhắn số, ví dụ 37,8.", "Type the number, for example 37.8."),
        constraint_message=(
            "Nhiệt độ phải từ 34,0 đến 42,9°C. Vui lòng xem lại nhiệt kế.",
            "The temperature must be from 34.0 to 42.9°C. Please look at the thermometer again.",
        ),
        relevant="count-selected(${signs}) > 0",
        constraint=". >= 34.0 and . <= 42.9",
        unit="°C",
        source="ours",
    ),
    row(
        "select_one temperature_status",
        "temperature_status",
        ("Chưa có số đo?", "No reading?"),
        relevant="count-selected(${signs}) > 0 and ${temperature} = ''",
        beside="temperature",
        source="ours",
    ),
    row(
        "date",
        "onset",
        ("${subject} bị từ hôm nào?", "Since which day?"),
        hint=("Ngày đầu tiên thấy biểu hiện.", "The first day with a sign."),
        required_message=("Vui lòng cho biết ngày bắt đầu.", "Please say which day it began."),
        constraint_message=(
            "Ngày bắt đầu không thể sau hôm nay và không quá 60 ngày trước.",
            "The day cannot be after today nor more than 60 days ago.",
        ),
        relevant="count-selected(${signs}) > 0",
        required="yes",
        constraint=". <= today() and . >= today() - 60",
        source="ours",
    ),
    row(
        "select_one at_school",
        "at_school",
        ("Hôm nay ${subject} nghỉ ở nhà hay đi học?", "Is ${subject} at home or at school today?"),
        required_message=("Vui lòng chọn một trong hai.", "Please choose one of the two."),
        relevant="count-selected(${signs}) > 0",
        required="yes",
        source="ours",
    ),
    row(
        "text",
        "in_words",
        ("Gia đình kể thêm gì?", "What else was told?"),
        constraint_message=(
            "Vui lòng viết ngắn hơn, nhiều nhất 300 ký tự.",
            "Please keep it to at most 300 characters.",
        ),
        relevant="count-selected(${signs}) > 0",
        constraint="string-length(.) <= 300",
        stage="in_words",
        source="ours",
    ),
    row(
        "select_one yes_no",
        "seen_doctor",
        ("${subject} đã đi khám chưa?", "Has ${subject} seen a doctor?"),
        relevant="count-selected(${signs}) > 0",
        stage="after_receipt",
        source="ours",
    ),
    row(
        "select_one diagnosis",
        "diagnosis",
        ("Bác sĩ nói gì?", "What did the doctor say?"),
        relevant="${seen_doctor} = 'yes'",
        stage="after_receipt",
        source="ours",
    ),
    row(
        "select_one yes_no",
        "similar_at_home",
        ("Trong nhà có ai bị tương tự không?", "Is anybody at home ill in the same way?"),
        relevant="count-selected(${signs}) > 0",
        stage="after_receipt",
        source="ours",
    ),
    row(
        "calculate",
        "fever_measured",
        calculation="if(${temperature} >= 37.5, 'yes', 'no')",
    ),
    row(
        "calculate",
        "fever_now",
        calculation="if(${fever_measured} = 'yes' or selected(${signs}, 'fever'), 'yes', 'no')",
    ),
    row(
        "calculate",
        "fever_recent",
        calculation="if(${fever_now} = 'yes' or ${fever_within_7_days} = 'yes', 'yes', 'no')",
    ),
    row(
        "calculate",
        "hfmd_signs",
        calculation="if(selected(${signs}, 'blisters') or selected(${signs}, 'mouth_sores'), 'yes', 'no')",
    ),
    row(
        "calculate",
        "diagnosis_named",
        calculation="if(selected(${diagnosis}, 'hand_foot_mouth') or selected(${diagnosis}, 'measles') or selected(${diagnosis}, 'dengue') or selected(${diagnosis}, 'flu') or selected(${diagnosis}, 'chickenpox') or selected(${diagnosis}, 'pink_eye') or selected(${diagnosis}, 'mumps') or selected(${diagnosis}, 'covid'), 'yes', 'no')",
    ),
    row(
        "calculate",
        "emergency_signs",
        calculation="normalize-space(concat(if(selected(${signs}, 'breathless'), 'breathless ', ''), if(selected(${signs}, 'lethargic'), 'lethargic ', ''), if(selected(${signs}, 'convulsion'), 'convulsion ', ''), if(selected(${signs}, 'startle') and ${hfmd_signs} = 'yes', 'startle ', ''), if(selected(${signs}, 'bleeding') and ${fever_recent} = 'yes', 'bleeding ', '')))",
    ),
    row(
        "calculate",
        "red_reasons",
        calculation="normalize-space(concat(if(${fever_recent} = 'yes' and selected(${signs}, 'rash'), 'fever_rash ', ''), if(selected(${signs}, 'blisters'), 'blisters ', ''), if(selected(${signs}, 'bleeding') and ${fever_recent} != 'yes', 'bleeding ', ''), if(${diagnosis_named} = 'yes', 'diagnosis ', '')))",
    ),
    row(
        "calculate",
        "amber_reasons",
        calculation="normalize-space(concat(if(${fever_measured} = 'yes' or (selected(${signs}, 'fever') and ${temperature} = ''), 'fever ', ''), if(selected(${signs}, 'rash'), 'rash ', ''), if(selected(${signs}, 'mouth_sores'), 'mouth_sores ', ''), if(selected(${signs}, 'red_eyes'), 'red_eyes ', ''), if(selected(${signs}, 'vomiting'), 'vomiting ', ''), if(selected(${signs}, 'diarrhoea'), 'diarrhoea ', ''), if(selected(${signs}, 'startle') and ${hfmd_signs} != 'yes', 'startle ', '')))",
    ),
    row(
        "calculate",
        "note_reasons",
        calculation="normalize-space(concat(if(selected(${signs}, 'cough'), 'cough ', ''), if(selected(${signs}, 'runny_nose'), 'runny_nose ', ''), if(selected(${signs}, 'sore_throat'), 'sore_throat ', ''), if(selected(${signs}, 'other'), 'other ', ''), if(selected(${signs}, 'fever') and ${temperature} != '' and ${fever_measured} != 'yes', 'fever_told ', '')))",
    ),
    row(
        "calculate",
        "severity",
        calculation="if(${emergency_signs} != '', 'emergency', if(${red_reasons} != '', 'red', if(${amber_reasons} != '', 'amber', if(${note_reasons} != '', 'note', ''))))",
    ),
    row(
        "calculate",
        "reasons",
        calculation="normalize-space(concat(if(selected(${signs}, 'breathless'), 'breathless ', ''), if(selected(${signs}, 'lethargic'), 'lethargic ', ''), if(selected(${signs}, 'convulsion'), 'convulsion ', ''), if(selected(${signs}, 'startle') and ${hfmd_signs} = 'yes', 'startle_hfmd ', ''), if(selected(${signs}, 'bleeding') and ${fever_recent} = 'yes', 'bleeding_fever ', ''), ${red_reasons}, ' ', ${amber_reasons}, ' ', ${note_reasons}))",
    ),
    row(
        "calculate",
        "syndrome",
        calculation="normalize-space(concat(if(selected(${diagnosis}, 'hand_foot_mouth') or (${diagnosis_named} = 'no' and ${hfmd_signs} = 'yes'), 'hfmd ', ''), if(selected(${diagnosis}, 'measles') or (${diagnosis_named} = 'no' and ${fever_recent} = 'yes' and selected(${signs}, 'rash')), 'measles ', ''), if(selected(${diagnosis}, 'dengue') or (${diagnosis_named} = 'no' and selected(${signs}, 'bleeding')), 'dengue ', ''), if(selected(${diagnosis}, 'flu'), 'flu ', ''), if(selected(${diagnosis}, 'covid'), 'covid ', ''), if(selected(${diagnosis}, 'chickenpox'), 'chickenpox ', ''), if(selected(${diagnosis}, 'mumps'), 'mumps ', ''), if(selected(${signs}, 'red_eyes') or selected(${diagnosis}, 'pink_eye'), 'pink_eye ', ''), if(selected(${signs}, 'breathless') or (${fever_now} = 'yes' and (selected(${signs}, 'cough') or selected(${signs}, 'runny_nose') or selected(${signs}, 'sore_throat'))), 'respiratory ', ''), if(selected(${signs}, 'vomiting') or selected(${signs}, 'diarrhoea'), 'gastro ', '')))",
    ),
    row(
        "calculate",
        "notifiable",
        calculation="if(${red_reasons} != '' or (selected(${signs}, 'bleeding') and ${fever_recent} = 'yes') or (selected(${signs}, 'startle') and ${hfmd_signs} = 'yes'), 'yes', 'no')",
    ),
]

CHOICES: list[Row] = [
    choice("well", "yes", ("Khỏe", "Well")),
    choice("well", "no", ("Chưa khỏe", "Not well")),
    choice("signs", "fever", ("Sốt", "Fever")),
    choice("signs", "cough", ("Ho", "Cough")),
    choice("signs", "runny_nose", ("Sổ mũi", "Runny nose")),
    choice("signs", "sore_throat", ("Đau họng", "Sore throat")),
    choice("signs", "rash", ("Phát ban", "Rash")),
    choice("signs", "blisters", ("Mụn nước ở tay, chân, miệng", "Blisters on hands, feet, mouth")),
    choice("signs", "mouth_sores", ("Loét miệng", "Mouth sores")),
    choice("signs", "red_eyes", ("Mắt đỏ", "Red eyes")),
    choice("signs", "vomiting", ("Nôn", "Vomiting")),
    choice("signs", "diarrhoea", ("Tiêu chảy", "Diarrhoea")),
    choice("signs", "breathless", ("Khó thở", "Short of breath")),
    choice("signs", "lethargic", ("Li bì, khó đánh thức", "Drowsy, hard to wake")),
    choice("signs", "convulsion", ("Co giật", "Convulsion")),
    choice("signs", "startle", ("Giật mình", "Startling")),
    choice("signs", "bleeding", ("Chấm đỏ, chảy máu", "Red spots, bleeding")),
    choice("signs", "other", ("Biểu hiện khác", "Another sign")),
    choice("temperature_status", "not_measured", ("Chưa đo", "Not measured")),
    choice("temperature_status", "no_fever", ("Không sốt", "No fever")),
    choice("at_school", "no", ("Nghỉ ở nhà", "At home")),
    choice("at_school", "yes", ("Đi học", "At school")),
    choice("yes_no", "yes", ("Có", "Yes")),
    choice("yes_no", "no", ("Không", "No")),
    choice("diagnosis", "hand_foot_mouth", ("Tay chân miệng", "Hand, foot and mouth")),
    choice("diagnosis", "measles", ("Sởi", "Measles")),
    choice("diagnosis", "dengue", ("Sốt xuất huyết", "Dengue")),
    choice("diagnosis", "flu", ("Cúm", "Flu")),
    choice("diagnosis", "chickenpox", ("Thủy đậu", "Chickenpox")),
    choice("diagnosis", "pink_eye", ("Đau mắt đỏ", "Pink eye")),
    choice("diagnosis", "mumps", ("Quai bị", "Mumps")),
    choice("diagnosis", "covid", ("COVID-19", "COVID-19")),
    choice("diagnosis", "other_diagnosis", ("Bệnh khác", "Another illness")),
    choice("diagnosis", "none", ("Chưa rõ bệnh gì", "Not known yet")),
]

GUIDE = [
    (
        "Tệp này là gì",
        "Mẫu khai sức khỏe cá nhân năm 2026 (XLSForm). Trang survey: mỗi dòng một câu hỏi hoặc một phép tính; trang choices: các lựa chọn; trang settings: tên và phiên bản. Trang hướng dẫn này không được đọc.",
    ),
    (
        "Sửa thế nào",
        "Sửa lời ở các cột label, hint, *_message (cả hai ngôn ngữ). Không đổi cột name của câu hỏi và lựa chọn đã dùng. Mỗi lần sửa, tăng version ở trang settings. Kiểm tra bằng lệnh: khaibao form check FILE.",
    ),
    (
        "Dòng nền xám",
        "Dữ liệu do chương trình đưa vào: subject (cách gọi người được hỏi), fever_within_7_days (yes/no: một bản khai trong 7 ngày qua có sốt, kể cả bản đã được sửa).",
    ),
    (
        "Dòng nền vàng",
        "Phép tính. severity: note, amber, red, emergency hoặc trống. reasons: mã lý do. emergency_signs: dấu hiệu cấp cứu. syndrome: nhóm bệnh để đếm ca tương tự. notifiable: nghi bệnh truyền nhiễm phải báo.",
    ),
    (
        "Ngưỡng sốt",
        "37,5°C, chỉ ở một chỗ: phép tính fever_measured. Đánh dấu Sốt mà chưa đo được coi là sốt; số đo dưới ngưỡng thì chỉ ghi nhận (fever_told), trừ khi kèm phát ban hoặc chấm đỏ, chảy máu.",
    ),
    ("note", "Ho, sổ mũi, đau họng không sốt; biểu hiện khác."),
    ("amber", "Từ 37,5°C; nôn, tiêu chảy, mắt đỏ, phát ban, loét miệng; giật mình đơn thuần."),
    (
        "red",
        "Phát ban kèm sốt hiện tại hoặc trong 7 ngày qua; mụn nước; chấm đỏ, chảy máu không sốt; bác sĩ đã nói tên một bệnh trong danh sách (trừ bệnh khác, chưa rõ).",
    ),
    (
        "emergency",
        "Khó thở, co giật, li bì; giật mình kèm mụn nước hoặc loét miệng; chấm đỏ, chảy máu kèm sốt hiện tại hoặc trong 7 ngày qua.",
    ),
    (
        "Nguồn",
        "Câu hỏi, lời và mức độ do nhóm soạn đề xuất, không phải văn bản chính thức. Bác sĩ hoặc Trạm Y tế cần duyệt trước khi dùng.",
    ),
    MARKS,
]

TABLE = Table(
    name="person-2026", version="2026.4", title="Khai báo sức khỏe", survey=SURVEY, choices=CHOICES, guide=GUIDE
)
