"""Cells as people type them: phones, dates, hours, weekdays, names, marks."""

import unicodedata
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.imports import class_key, class_name, clean_name, name_key, read_phones
from bot.imports.cells import read_gender, read_id, read_mark, text_of
from bot.imports.duties import read_duty
from bot.imports.names import fold, is_class_code, looks_like_old_font, split_remark
from bot.imports.tables import class_in
from bot.imports.times import is_year_only, read_date, read_minute, read_weekdays
from bot.imports.units import read_level
from bot.imports.workbook import Cell

MOTHER, FATHER = "+84590000123", "+84590000124"


@pytest.mark.parametrize(
    "cell",
    [
        "0590000123",
        590000123,
        590000123.0,
        "590000123",
        "+84590000123",
        "+84 590 000 123",
        "84590000123",
        84590000123,
        "84 590.000.123",
        "(+84) 590 000 123",
        "+84 (0) 590 000 123",
        "0084590000123",
        "0590.000.123",
        "0590-000-123",
        " 0590 000 123 ",
        "'0590000123",
        "ĐT: 0590000123 (Zalo)",
        "0590\u00a0000\u200b123",
    ],
)
def test_one_number_however_written(cell: Cell) -> None:
    assert [phone.number for phone in read_phones(cell).found] == [MOTHER]
    assert read_phones(cell).junk == ()


@pytest.mark.parametrize(
    "cell",
    [
        "0590000123/0590000124",
        "0590000123; 0590000124",
        "0590000123, 590000124",
        "0590000123 - 0590000124",
        "0590000123-0590000124",
        "0590000123 0590000124",
        "0590 000 123 0590 000 124",
        "0590000123\n0590000124",
        "0590000123 hoặc 0590000124",
        "+84590000123+84590000124",
        "0590000123+0590000124",
    ],
)
def test_two_numbers_in_a_cell(cell: str) -> None:
    assert [phone.number for phone in read_phones(cell).found] == [MOTHER, FATHER]


@pytest.mark.parametrize("cell", ["0590000123 05900124", "0590000123/05900124", "0590000123 - 05900124"])
def test_half_a_number_beside_a_good_one_is_told(cell: str) -> None:
    found = read_phones(cell)
    assert [phone.number for phone in found.found] == [MOTHER]
    assert found.junk == ("05900124",)


def test_the_cell_may_say_whose_number_it_is() -> None:
    found = read_phones("Mẹ: 0590000123; Bố: 0590000124").found
    assert [(phone.number, phone.relation) for phone in found] == [(MOTHER, "mother"), (FATHER, "father")]
    assert read_phones("0590000123 (mẹ)").found[0].relation == "mother"
    assert read_phones("bố\n0590000124").found[0].relation == "father"


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("02438693333", "+842438693333"),
        (2438693333, "+842438693333"),
        ("024 3869 3333", "+842438693333"),
        ("+1 650 253 0000", "+16502530000"),
        ("0081 3 1234 5678", "+81312345678"),
    ],
)
def test_landlines_and_foreign_numbers_are_kept(cell: Cell, number: str) -> None:
    assert [phone.number for phone in read_phones(cell).found] == [number]


@pytest.mark.parametrize(
    ("cell", "number"),
    [("01634567890", "+84334567890"), (1634567890, "+84334567890"), ("0120 000 0000", "+84700000000")],
)
def test_the_prefixes_from_before_2018_are_converted_and_told(cell: Cell, number: str) -> None:
    phone = read_phones(cell).found[0]
    assert (phone.number, phone.old_prefix) == (number, True)


@pytest.mark.parametrize("cell", ["123", "059000012", "abc", "05900001234567890", "1234567", "113", "1900 1234"])
def test_junk_is_told(cell: str) -> None:
    assert read_phones(cell).found == ()
    assert read_phones(cell).junk == (cell,)


@pytest.mark.parametrize("cell", [None, "", "-", "không", "Không có", "x", 0, "0", "chưa có", "..."])
def test_no_number_is_no_junk(cell: Cell) -> None:
    assert read_phones(cell) == read_phones(None)


@pytest.mark.parametrize(
    "cell",
    [
        date(2019, 9, 5),
        43713,
        43713.0,
        "43713",
        "05/09/2019",
        "5/9/2019",
        "5-9-2019",
        "5.9.2019",
        "05/9/19",
        " 05 / 09 / 2019 ",
        "05/09/2019 00:00:00",
        "2019-09-05",
        "2019-09-05T00:00:00",
        "ngày 5 tháng 9 năm 2019",
        "5092019",
        5092019,
        "20190905",
        20190905,
        "05\\09\\2019",
        "'05/09/2019",
    ],
)
def test_one_date_however_written(cell: Cell) -> None:
    assert read_date(cell) == date(2019, 9, 5)


@pytest.mark.parametrize("cell", ["2019", 2019, 2019.0, "31/02/2019", "09/25/2019", "x", "", None, True, 1e300, -5])
def test_what_is_no_date(cell: Cell) -> None:
    assert read_date(cell) is None
    assert is_year_only(cell) == (str(cell)[:4] == "2019")


@pytest.mark.parametrize("cell", ["20190231", 20190931, "20191905", "050919"])
def test_digits_run_together_that_are_no_date(cell: Cell) -> None:
    assert read_date(cell) is None


def test_a_year_of_two_digits_is_the_nearest_that_people_at_school_have() -> None:
    assert read_date("5/9/75") == date(1975, 9, 5)
    assert read_date("5/9/19") == date(2019, 9, 5)


@pytest.mark.parametrize(
    ("cell", "minute"),
    [
        (timedelta(hours=7), 420),
        ("07:00", 420),
        ("7h", 420),
        ("6h30", 390),
        ("6H30", 390),
        ("6g30", 390),
        ("6 giờ 30 phút", 390),
        ("7 giờ", 420),
        (7, 420),
        (0.25, 360),
        ("22:00:00", 1320),
        ("24:00", 1440),
        ("0h", 0),
        ("25h", None),
        ("7h75", None),
        ("sáng", None),
        (None, None),
        (-1, None),
    ],
)
def test_hours(cell: Cell, minute: int | None) -> None:
    assert read_minute(cell) == minute


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("T2, T4, CN", "026"),
        ("T2-T6", "01234"),
        ("T2 đến T6", "01234"),
        ("Thứ 2 – Thứ 6", "01234"),
        ("Thứ Hai đến Chủ nhật", "0123456"),
        ("T7, CN", "56"),
        ("T7-T2", "056"),
        ("2,3,4,5,6", "01234"),
        ("2-6", "01234"),
        ("T2 T3", "01"),
        ("cả tuần", "0123456"),
        ("Hằng ngày", "0123456"),
        (2, "0"),
        ("thỉnh thoảng", None),
        ("T9", None),
        ("T1", None),
    ],
)
def test_weekdays(cell: Cell, days: str | None) -> None:
    assert read_weekdays(cell) == days


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("NGUYỄN THỊ HÒA", "Nguyễn Thị Hòa"),
        ("nguyễn văn an", "Nguyễn Văn An"),
        ("Nguyễn  Văn\u00a0An ", "Nguyễn Văn An"),
        ("H'HEN NIÊ", "H'Hen Niê"),
        ("ĐẶNG ĐỨC ƯỚC", "Đặng Đức Ước"),
        ("Ðinh Ðức", "Đinh Đức"),
        (unicodedata.normalize("NFD", "Trần Đức Thủy"), "Trần Đức Thủy"),
        ("\ufeffLê\u200b An\u200d", "Lê An"),
        ("Nguyễn Thị Mai A", "Nguyễn Thị Mai A"),
    ],
)
def test_names_are_shown_the_vietnamese_way(typed: str, shown: str) -> None:
    assert clean_name(typed) == shown


@pytest.mark.parametrize(
    ("one", "other"),
    [("Kỷ", "Kỉ"), ("Hoà", "Hòa"), ("Thuỷ", "Thủy"), ("ĐỨC", "duc"), ("Mỹ Lý", "Mĩ Lí"), ("Quý", "Quí"), ("Ðô", "Đô")],
)
def test_spellings_that_are_one_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)
    assert name_key(unicodedata.normalize("NFD", one)) == name_key(other)


def test_names_that_are_two_stay_two() -> None:
    assert len({name_key(name) for name in ("Lê Mai", "Lê May", "Lê Mi", "Lê Thúy", "Lê Thu")}) == 5


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("2a", "2A"),
        ("Lớp 2A", "2A"),
        ("lop 4a2", "4A2"),
        ("7 A1", "7A1"),
        ("8.11", "8.11"),
        ("THỎ NGỌC", "Thỏ Ngọc"),
        ("Lá 2", "Lá 2"),
        ("Lớp: Hoa Mai", "Hoa Mai"),
    ],
)
def test_classes(typed: str, shown: str) -> None:
    assert class_name(typed) == shown
    assert class_key(typed) == class_key(shown)


def test_class_codes_are_told_from_names_of_sheets() -> None:
    assert all(map(is_class_code, ("2A", "Lớp 4A2", "8.11", "10A5", "7 A1")))
    assert not any(map(is_class_code, ("Sheet1", "2026", "DS", "Thỏ Ngọc", "13B", "10")))
    assert class_key("1.11") != class_key("11.1")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("DANH SÁCH HỌC SINH LỚP 2A - NĂM HỌC 2026-2027", "2A"),
        ("Danh sách học sinh lớp 2A năm học 2026-2027", "2A"),
        ("Lớp: 8.11   Sĩ số: 45", "8.11"),
        ("LỚP THỎ NGỌC (4 tuổi)", "Thỏ Ngọc"),
        ("Lớp 6A1, Trường THCS Phù Lam", "6A1"),
        ("DANH SÁCH CÁC LỚP KHỐI 2", None),
        ("DANH SÁCH HỌC SINH", None),
    ],
)
def test_the_class_in_a_title(title: str, name: str | None) -> None:
    assert class_in([title]) == name


def test_marks_and_gender() -> None:
    assert [read_mark(c) for c in ("x", "X", "có", "1", 1, "✓", True)] == [True] * 7
    assert [read_mark(c) for c in (None, "", "không", 0, "-", False, "Bán trú")] == [False] * 7
    assert read_mark("có thể") is None
    assert [read_gender(c) for c in ("Nữ", "nu", "NAM", "Gái", "?", None)] == [
        "female",
        "female",
        "male",
        "female",
        None,
        None,
    ]


def test_codes_that_excel_spoils() -> None:
    assert read_id("0112345678") == ("0112345678", False)
    assert read_id(112345678) == ("0112345678", True)
    assert read_id(1219012345) == ("1219012345", False)
    assert read_id("1.2E+11") == (None, False)
    assert text_of(12.0) == "12"


def test_text_of_an_old_font_is_noticed_and_vietnamese_is_not() -> None:
    assert all(map(looks_like_old_font, ("NguyÔn V¨n An", "Nguyeãn Vaên An", "TrÇn Gia TuÖ")))
    assert not any(map(looks_like_old_font, ("Nguyễn Văn Ân", "TRẦN THỊ ÚT", "Hoà Bình", "Phạm Thị Yến", "DiỄm")))
    decomposed = unicodedata.normalize("NFD", "Nguyễn Thị Huệ")
    assert not looks_like_old_font(decomposed)


def test_remarks_beside_a_name() -> None:
    assert split_remark("Lê An (chuyển đến)") == ("Lê An", "chuyển đến")
    assert split_remark("(không)") == ("(không)", "")


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("Hiệu trưởng", "principal"),
        ("Phó Hiệu trưởng", "deputy_head"),
        ("phó hiệu trưởng phụ trách", "deputy_head"),
        ("Y tế trường học", "school_health"),
        ("Y tế trường học (kiêm nhiệm)", "school_health"),
        ("Y tế trường học kiêm nhiệm", "school_health"),
        ("Kiêm nhiệm y tế trường học", "school_health"),
        ("Nhân viên y tế", "school_health"),
        ("Giáo viên chủ nhiệm", "homeroom"),
        ("GVCN", "homeroom"),
        ("Quản lý nội trú", "boarding"),
        ("Quản lí nội trú", "boarding"),
        ("Cán bộ đầu mối", "district_contact"),
        ("Trạm Y tế xã", "health_station"),
        ("Trạm y tế phường", "health_station"),
        ("Đầu mối Sở GDĐT", "province_contact"),
        ("Đầu mối Sở GD&ĐT", "province_contact"),
        ("Vận hành", "operator"),
        ("Bảo vệ", None),
    ],
)
def test_duties(typed: str, kind: str | None) -> None:
    assert read_duty(typed) == kind


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("Bộ", "ministry"),
        ("Tỉnh", "province"),
        ("Thành phố", "province"),
        ("Thành phố thuộc tỉnh", "district"),
        ("Quận", "district"),
        ("Thị xã", "district"),
        ("Huyện", "district"),
        ("Xã", "commune"),
        ("Phường", "commune"),
        ("Thị trấn", "commune"),
        ("Đặc khu", "commune"),
        ("Trạm Y tế", "health_station"),
        ("Trường", "school"),
        ("Khối", "grade"),
        ("Lớp", "class"),
        ("Ấp", None),
    ],
)
def test_levels(typed: str, kind: str | None) -> None:
    assert read_level(typed) == kind


CELLS = st.one_of(
    st.none(),
    st.text(max_size=60),
    st.text(alphabet="0123456789+-./ ;()\nmẹbốE", max_size=40),
    st.integers(),
    st.floats(allow_nan=True),
    st.booleans(),
    st.dates(),
    st.timedeltas(),
)


@given(CELLS)
def test_no_cell_ever_raises(cell: Cell) -> None:
    for read in (read_phones, read_date, is_year_only, read_minute, read_weekdays, read_mark, read_gender, read_id):
        read(cell)
    text = text_of(cell)
    for name in (clean_name, name_key, class_name, class_key, fold, split_remark, is_class_code, read_duty, read_level):
        name(text)


@given(st.text(max_size=60))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    name = clean_name(text)
    assert unicodedata.is_normalized("NFC", name)
    assert name == " ".join(name.split())
    assert name_key(name) == name_key(clean_name(name))


@given(
    st.dates(date(1950, 1, 1), date(2040, 12, 31)), st.sampled_from(["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %m %Y"])
)
def test_every_date_comes_back(on: date, form: str) -> None:
    assert read_date(f"{on:{form}}") == on
    assert read_date((on - date(1899, 12, 30)).days) == on


@given(st.integers(0, 999), st.sampled_from(["0590000{:03d}", "590000{:03d}", "+84590000{:03d}", "0590.000.{:03d}"]))
def test_every_number_of_the_demo_comes_back(last: int, form: str) -> None:
    assert [phone.number for phone in read_phones(form.format(last)).found] == [f"+84590000{last:03d}"]


@given(st.times())
def test_every_hour_comes_back(at: time) -> None:
    assert read_minute(f"{at:%H:%M}") == at.hour * 60 + at.minute == read_minute(f"{at.hour}h{at.minute:02d}")
