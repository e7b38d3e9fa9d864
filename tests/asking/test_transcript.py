"""A questionnaire that a health station wrote in a spreadsheet, asked in a chat in Vietnamese and in English.

`tiem-soi.xlsx`, saved by LibreOffice: skip logic, constraints, a calculation, two languages, filtered choices, a
default, acknowledging; and what people do there: curly quotes, line breaks, a number and dates typed as such, columns
of their own, filled rows below.
Each transcript: what a parent taps ("[…]") or types, and what the whole message then reads.
"""

from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest

from tests.asking.forms import ask_of, stored
from tests.declaring.family import Family, declared
from tests.town import Actor, Town

FILE = Path(__file__).with_name("tiem-soi.xlsx")

VIETNAMESE = """
> [Khai cho Minh]
Trạm Y tế xã rà soát mũi tiêm phòng sởi
trước chiến dịch “tháng 12”.

Minh đã tiêm phòng sởi chưa ạ?
[Đã tiêm] [Chưa tiêm] [Không nhớ]

> [Đã tiêm]
Minh đã tiêm mấy mũi ạ?
Nhắn số, ví dụ 1.
[Quay lại]

> 8
Số mũi từ 1 đến 3.
Minh đã tiêm mấy mũi ạ?
Nhắn số, ví dụ 1.
[Quay lại]

> 1
Đã ghi nhận 1.
Mũi gần nhất tiêm ngày nào ạ?
Xem trong sổ tiêm.
[Hôm nay] [Hôm qua] [Hôm kia] [Ngày khác] [Quay lại] [Bỏ qua]

> 24/12/2026
Ngày tiêm không thể sau hôm nay.
Mũi gần nhất tiêm ngày nào ạ?
Xem trong sổ tiêm.
[Hôm nay] [Hôm qua] [Hôm kia] [Ngày khác] [Quay lại] [Bỏ qua]

> 5/6/2020
Đã ghi nhận 05/06/2020.
Theo lịch, Minh còn thiếu 1 mũi.

Gia đình muốn cho con tiêm ở xã nào ạ?
[Phù Lam] [Phù Đổng] [Quay lại]

> [Phù Đổng]
Tại điểm tiêm nào của Phù Đổng ạ?
[Trạm Y tế Phù Đổng] [Nhà văn hóa thôn Đổng Viên] [Quay lại]

> [Quay lại]
Theo lịch, Minh còn thiếu 1 mũi.

Gia đình muốn cho con tiêm ở xã nào ạ?
[Phù Lam] [Phù Đổng] [Giữ: Phù Đổng] [Quay lại]

> [Phù Lam]
Tại điểm tiêm nào của Phù Lam ạ?
[Trạm Y tế Phù Lam] [Tiểu học Phù Lam A] [Quay lại]

> tiểu học
Đã ghi nhận Tiểu học Phù Lam A.
Mấy giờ thì tiện nhất ạ?
Vui lòng nhắn giờ, ví dụ 6h30.
[Quay lại] [Bỏ qua]

> 8 giờ rưỡi
Đã ghi nhận 08:30.
Minh có dị ứng với những thứ nào sau đây ạ?
Không có thì bấm Tiếp.
[☐ Trứng] [☐ Thuốc kháng sinh] [☐ Vắc xin đã tiêm lần trước] [Quay lại] [Tiếp]

> [Trứng]
Minh có dị ứng với những thứ nào sau đây ạ?
Không có thì bấm Tiếp.
Đã chọn: Trứng.
[☑ Trứng] [☐ Thuốc kháng sinh] [☐ Vắc xin đã tiêm lần trước] [Quay lại] [Tiếp]

> [Tiếp]
Số điện thoại để hẹn lịch tiêm
10 chữ số, ví dụ 0590000123.
[Quay lại] [Bỏ qua]

> 12345
Số điện thoại gồm 10 chữ số, bắt đầu bằng 0.
Số điện thoại để hẹn lịch tiêm
10 chữ số, ví dụ 0590000123.
[Quay lại] [Bỏ qua]

> 0590000777
Đã ghi nhận 0590000777.
Bao nhiêu người trong nhà đi cùng ạ?
Vui lòng nhắn số nguyên, ví dụ 3.
[Giữ: 1] [Quay lại] [Bỏ qua]

> [Giữ: 1]
Gia đình đã đọc thông báo về tiêm phòng sởi của Trạm Y tế.
[Đã đọc và xác nhận] [Quay lại]

> [Đã đọc và xác nhận]
Bản khai của Minh (2A):
• Minh đã tiêm phòng sởi chưa: Đã tiêm
• Minh đã tiêm mấy mũi: 1
• Mũi gần nhất tiêm ngày nào: 05/06/2020
• Gia đình muốn cho con tiêm ở xã nào: Phù Lam
• Tại điểm tiêm nào của Phù Lam: Tiểu học Phù Lam A
• Mấy giờ thì tiện nhất: 08:30
• Minh có dị ứng với những thứ nào sau đây: Trứng
• Số điện thoại để hẹn lịch tiêm: 0590000777
• Bao nhiêu người trong nhà đi cùng: 1
• Gia đình đã đọc thông báo về tiêm phòng sởi của Trạm Y tế: Đã xác nhận
Mẹ xem đã đúng chưa, rồi chọn Gửi ạ.
[Gửi] [Sửa] [Quay lại]
"""

ENGLISH = """
> [Declare for Ngân]
The health station checks measles doses
before the “December” campaign.

Has Ngân been vaccinated against measles?
[Yes] [No] [Cannot remember]

> no
By the schedule Ngân still lacks 2 dose(s).

In which commune would you like the dose to be given?
[Phù Lam] [Phù Đổng] [Back]

> phu dong
At which place in Phù Đổng?
[Phù Đổng health station] [Culture house of Đổng Viên] [Back]

> culture
Noted: Culture house of Đổng Viên.
What time suits you best?
Please type the time, for example 6h30.
[Back] [Skip]

> 18:00
It is open from 07:00 to 17:00.
What time suits you best?
Please type the time, for example 6h30.
[Back] [Skip]

> 3 pm
Noted: 15:00.
Is Ngân allergic to any of these?
If to none, go on.
[☐ Eggs] [☐ Antibiotics] [☐ A vaccine given before] [Back] [Next]

> [Next]
Phone number for the appointment
10 digits, for example 0590000123.
[Back] [Skip]

> [Skip]
How many people will come along?
Please type a whole number, for example 3.
[Keep: 1] [Back] [Skip]

> three
Sorry, the assistant did not understand this answer.
How many people will come along?
Please type a whole number, for example 3.
[Keep: 1] [Back] [Skip]

> 3
Noted: 3.
We have read the health station's notice about the measles vaccination.
[I have read this] [Back]

> [I have read this]
The declaration of Ngân (5B):
• Has Ngân been vaccinated against measles: No
• In which commune would you like the dose to be given: Phù Đổng
• At which place in Phù Đổng: Culture house of Đổng Viên
• What time suits you best: 15:00
• How many people will come along: 3
• We have read the health station's notice about the measles vaccination: Confirmed
Is that right?
[Send it] [Change] [Back]
"""


@pytest.fixture
def family(town: Town) -> Family:
    made = Family(town)
    town.to("Mon", "08:00")
    made.mother.taps("Cả 3 con đều khỏe")
    return made


def test_it_is_asked_in_vietnamese(town: Town, family: Family) -> None:
    form = ask_of(town, FILE, family.primary)
    family.mother.says("/khaibao")
    goes_like(family.mother, VIETNAMESE)
    family.mother.taps("Gửi")
    family.mother.sees("Đã ghi nhận bản khai của Minh lúc 08:00.")
    assert stored(town, form)[-1] == {
        "vaccinated": "yes",
        "doses": Decimal(1),
        "last_on": date(2020, 6, 5),
        "commune": "phu_lam",
        "site": "lam_school",
        "hour": time(8, 30),
        "allergy": ("egg",),
        "phone": "0590000777",
        "people": Decimal(1),
        "agreed": "OK",
    }


def test_it_is_asked_in_english(town: Town, family: Family) -> None:
    father = family.guardian("Trần Văn Nam", "father")
    father.says("/ngonngu").taps("English")
    form = ask_of(town, FILE, family.primary)
    father.says("/khaibao")
    goes_like(father, ENGLISH)
    father.taps("Send it")
    father.sees("Recorded at 08:00: the declaration of Ngân.")
    assert stored(town, form)[-1] == {
        "vaccinated": "no",
        "commune": "phu_dong",
        "site": "dong_house",
        "hour": time(15),
        "people": Decimal(3),
        "agreed": "OK",
    }
    assert declared(town)[-1] == (family.ngan, 1, True, None)


def goes_like(actor: Actor, transcript: str) -> None:
    """Tap and type as written, and read each message whole."""
    has_ticked = False
    for part in transcript.strip().removeprefix("> ").split("\n\n> "):
        done, _, expected = part.partition("\n")
        actor.taps(done.strip("[]")) if done.startswith("[") else actor.says(done)
        if actor.ticks:
            has_ticked = True
            continue  # where several are typed at once, that is done with the next step, and taken down like words
        text = actor.last.plain
        if has_ticked:
            taken_down, _, text = text.partition("\n")
            assert taken_down.startswith(("Đã ghi nhận ", "Noted: ")), taken_down
        has_ticked = False
        shown = text + "\n" + " ".join(f"[{label}]" for label in actor.last.labels)
        assert shown == expected.strip(), f"after {done!r}:\n{shown}"
