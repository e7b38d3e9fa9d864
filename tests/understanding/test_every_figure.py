"""Every temperature of a thermometer and every day of two years, in every form people give them, reads back."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from bot.understanding.days import read_day
from bot.understanding.folding import plain
from bot.understanding.temperature import UNUSUAL, read_temperature
from bot.understanding.values import NotUnderstood, Understood, Unsure

TODAY = date(2026, 11, 25)
ONES = ["", "mốt", "hai", "ba", "tư", "lăm", "sáu", "bảy", "tám", "chín"]
ALONE = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def whole_in_words(whole: int) -> str:
    tens, ones = divmod(whole, 10)
    return f"{ALONE[tens]} mươi {ONES[ones]}".strip()


def forms(whole: int, tenth: int) -> list[str]:
    """One reading as it is typed and as it is said."""
    words = whole_in_words(whole)
    found = [
        f"{whole},{tenth}",
        f"{whole}.{tenth}",
        f"{whole} , {tenth}",
        f"{whole} {tenth}",
        f"{whole}{tenth}",
        f"{whole}độ{tenth}",
        f"{whole} độ {tenth}",
        f"{whole} do {tenth}",
        f"{whole}d{tenth}",
        f"{whole}o{tenth}",
        f"{whole}°{tenth}",
        f"{whole} ddooj {tenth}",
        f"{whole} d9o65 {tenth}",
        f"{whole} phẩy {tenth}",
        f"{whole} chấm {tenth}",
        f"{whole},{tenth}°C",
        f"{whole}.{tenth} độ C",
        f"{whole},{tenth} oC",
        f"{words} độ {ALONE[tenth]}",
        f"{words} phẩy {ALONE[tenth]}",
    ]
    if tenth == 0:
        found += [f"{whole}", f"{whole} độ", f"{whole} độ chẵn", words, f"{words} độ"]
    if tenth == 5:
        found += [f"{whole} rưỡi", f"{whole} độ rưỡi", f"{whole}ruoi", f"{words} độ rưỡi", f"{words} rưỡi"]
    return found


AROUND = [
    "{}",
    "em vừa đo nách được {} cô ơi",
    "{} lúc 6h30",
    "bé 5 tuổi 18kg, uống 5ml hạ sốt rồi còn {}",
    "hôm nay {}, cô nhé",
]


@pytest.mark.parametrize("whole", range(34, 43))
def test_every_temperature_reads_back_in_every_form(whole: int) -> None:
    for tenth in range(10):
        celsius = Decimal(f"{whole}.{tenth}")
        for form in forms(whole, tenth):
            for around in AROUND:
                for text in (around.format(form), plain(around.format(form))):
                    found = read_temperature(text)
                    if celsius > UNUSUAL:
                        assert isinstance(found, Unsure) and celsius in found.candidates, text
                    else:
                        assert found == Understood(celsius), (text, found)


@pytest.mark.parametrize(
    "hedge", ["gần {}", "hơn {}", "khoảng {}", "tầm {}", "~{}", "{} gì đó", "{} hoặc 40", "{} hơn"]
)
def test_about_so_much_is_always_asked(hedge: str) -> None:
    for whole in range(35, 40):
        for tenth in (0, 3, 5):
            for form in (one for one in forms(whole, tenth) if "không" not in one):
                assert not isinstance(read_temperature(hedge.format(form)), Understood), hedge.format(form)


@pytest.mark.parametrize(
    "other",
    [
        "nặng {} kg",
        "lớp có {} học sinh",
        "số nhà {}",
        "{} nghìn",
        "phòng {}",
        "trời {} độ",
        "{} tuổi",
        "còn {}%",
        "lớp {}A",
    ],
)
def test_another_number_is_no_temperature(other: str) -> None:
    for number in range(34, 43):
        for text in (other.format(number), plain(other.format(number))):
            assert not isinstance(read_temperature(text), Understood), text


def day_forms(day: date) -> list[str]:
    year = day.year
    return [
        f"{day:%d/%m/%Y}",
        f"{day.day}/{day.month}/{year}",
        f"{day.day}-{day.month}-{year}",
        f"{day:%d.%m.%Y}",
        f"{day:%d/%m/%y}",
        f"{day.day} tháng {day.month} năm {year}",
        f"ngày {day.day} thg {day.month} năm {year}",
        f"ngay {day.day} thang {day.month} nam {year}",
        f"{day:%Y-%m-%d}",
    ]


def short_forms(day: date) -> list[str]:
    return [f"{day.day}/{day.month}", f"{day:%d-%m}", f"{day:%d.%m}", f"ngày {day.day} tháng {day.month}"]


DAY_AROUND = ["{}", "con bị từ hôm {} đến giờ cô ơi", "sốt 38 độ 2 lúc 8h tối {} ạ"]


def test_every_day_of_two_years_reads_back_in_every_form() -> None:
    for today in (date(2026, 11, 25), date(2028, 3, 1)):
        for back in range(366):
            day = today - timedelta(days=back)
            for form in day_forms(day) + (short_forms(day) if back < 300 else []):
                for around in DAY_AROUND:
                    text = around.format(form)
                    assert read_day(text, today) == Understood(day), (text, today, read_day(text, today))


WEEK = [
    ("thứ hai", "t2", "thu 2", "thứ 2"),
    ("thứ ba", "t3", "thu ba", "thứ 3"),
    ("thứ tư", "t4", "thu tu", "thứ 4"),
    ("thứ năm", "t5", "thu nam", "thứ 5"),
    ("thứ sáu", "t6", "thu sau", "thứ 6"),
    ("thứ bảy", "t7", "thu bay", "thứ bẩy"),
    ("chủ nhật", "cn", "chu nhat", "chúa nhật"),
]


def test_every_weekday_and_every_near_day_reads_back_on_any_day() -> None:
    for offset in range(21):
        today = TODAY + timedelta(days=offset)
        monday = today - timedelta(days=today.weekday())
        for weekday, names in enumerate(WEEK):
            last = today - timedelta(days=(today.weekday() - weekday) % 7)
            for name in names:
                for text in (name, f"từ {name} ạ", f"tối {name}", f"con bị từ chiều {name} đến giờ"):
                    assert read_day(text, today) == Understood(last), text
                last_week = monday + timedelta(days=weekday - 7)
                assert read_day(f"từ {name} tuần trước", today) == Understood(last_week), name
                assert not isinstance(read_day(f"{name} tuần sau", today), Understood), name
        for part in ("hôm", "sáng", "trưa", "chiều", "tối", "đêm", "tối hôm", "bữa"):
            for text in (f"{part} qua", f"từ {part} qua cô ạ", plain(f"{part} qua"), f"{part} qua tới giờ"):
                assert read_day(text, today) == Understood(today - timedelta(days=1)), text
        for text in ("hôm kia", "hom kia", "từ bữa kia", "tối hôm kia", "bựa tê"):
            assert read_day(text, today) == Understood(today - timedelta(days=2)), text
        for text in ("sáng nay", "hôm nay", "hnay", "bữa ni", "mới sáng nay thôi", "nãy giờ", "khuya nay"):
            assert read_day(text, today) == Understood(today), text


COUNTS = [(1, "một"), (2, "hai"), (3, "ba"), (4, "bốn"), (5, "năm"), (6, "sáu"), (7, "bảy"), (8, "tám"), (9, "chín")]


def test_every_count_of_days_reads_back() -> None:
    for count, word in [*COUNTS, (10, "mười"), (12, "mười hai")]:
        for number in (str(count), word):
            for form in ("{} hôm trước", "cách đây {} ngày", "{} bữa trước", "cách nay {} ngày"):
                assert read_day(form.format(number), TODAY) == Understood(TODAY - timedelta(days=count)), form
            for form in ("{} hôm nay", "sốt {} ngày nay", "được {} ngày rồi", "{} bữa rày", "bị {} hôm rồi cô"):
                found = read_day(form.format(number), TODAY)
                assert found == Understood(TODAY - timedelta(days=count - 1)), (form.format(number), found)
            for form in ("hơn {} ngày", "khoảng {} hôm", "gần {} ngày nay"):
                assert not isinstance(read_day(form.format(number), TODAY), Understood), form


@pytest.mark.parametrize(
    "text",
    [
        *("ngày mai", "thứ 7 tuần tới", "tuần sau", "tối nay", "26/11", "1/12"),
        *("mùng 3 Tết", "rằm tháng mười", "10/10 âm", "29 tháng chạp"),
        *("từ hôm đi cắm trại", "sau hôm tiêm về", "từ lúc tiêm", "sau khi nghỉ hè", "hôm trước", "tuần trước"),
        *("từ 20 đến 22/11", "20/11 - 22/11", "2-3 hôm nay", "hôm qua hoặc hôm kia", "mấy hôm nay", "lâu rồi"),
        *("không phải hôm qua", "hôm qua?", "hôm qua con có đi học không cô", "anh nó bị hôm qua"),
        *("đã tiêm hôm 20/11", "sinh ngày 12/4/2019", "hôm qua con chưa bị", "31/11", "30/2", "12/25"),
    ],
)
def test_what_names_no_day_for_sure_is_asked(text: str) -> None:
    for typed in (text, plain(text)):
        assert isinstance(read_day(typed, TODAY), Unsure | NotUnderstood), typed
