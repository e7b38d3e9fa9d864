"""The report: sheet, row, column, what is wrong, what was done; nobody is dropped for a bad field."""

import string
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.i18n import Voice, load_catalogs
from bot.imports import ContactRow, Done, Problem, Roster, read_roster
from bot.imports.findings import column_letter
from tests.importing import books

HEADING = ["STT", "Họ và tên", "Ngày sinh", "Lớp", "Mã định danh", "Giới tính", "SĐT cha", "SĐT mẹ", "Nội trú"]
GOOD = [1, "Lê An", "05/09/2019", "2A", "0112345678", "Nam", None, "0590000123", None]


@pytest.fixture(scope="module")
def voice() -> Voice:
    return load_catalogs().voice("vi", "official")


def read(tmp_path: Path, *rows: list[Any], heading: list[Any] | None = None) -> Roster:
    return read_roster(books.xlsx(tmp_path / "a.xlsx", {"DS": [heading or HEADING, *rows]}), today=date(2026, 11, 23))


def row(**fields: Any) -> list[Any]:
    names = ("n", "name", "born", "school_class", "code", "gender", "father", "mother", "boards")
    return [fields.get(name, value) for name, value in zip(names, GOOD, strict=True)]


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        (
            {"mother": "12345"},
            "Trang tính DS, dòng 2, cột H (SĐT mẹ): “12345” không phải số điện thoại. "
            "Vẫn nhập người này, riêng ô này để trống.",
        ),
        (
            {"mother": "0590000123/05900124"},
            "Trang tính DS, dòng 2, cột H (SĐT mẹ): “05900124” không phải số điện thoại. "
            "Các số khác trong ô này vẫn được nhập.",
        ),
        (
            {"born": 2019},
            "Trang tính DS, dòng 2, cột C (Ngày sinh): “2019” mới chỉ có năm, thiếu ngày và tháng. "
            "Vẫn nhập người này, riêng ô này để trống.",
        ),
        (
            {"born": "31/02/2019"},
            "Trang tính DS, dòng 2, cột C (Ngày sinh): “31/02/2019” không phải ngày (ngày/tháng/năm). "
            "Vẫn nhập người này, riêng ô này để trống.",
        ),
        (
            {"mother": "01634567890"},
            "Trang tính DS, dòng 2, cột H (SĐT mẹ): “01634567890” có đầu số di động cũ (trước năm 2018). "
            "Đã đổi thành 0334567890.",
        ),
        (
            {"gender": "?!"},
            "Trang tính DS, dòng 2, cột F (Giới tính): “?!” không phải Nam hay Nữ. "
            "Vẫn nhập người này, riêng ô này để trống.",
        ),
        (
            {"boards": "có thể"},
            "Trang tính DS, dòng 2, cột I (Nội trú): “có thể” không rõ là có hay không. "
            "Vẫn nhập người này, riêng ô này để trống.",
        ),
        (
            {"code": "1.1E+11"},
            "Trang tính DS, dòng 2, cột E (Mã định danh): “1.1E+11” không dùng làm mã được: Excel đã rút gọn số này. "
            "Vẫn nhập người này, riêng ô này để trống.",
        ),
        (
            {"code": 112345678},
            "Trang tính DS, dòng 2, cột E (Mã định danh): Mã 112345678 bị mất số 0 ở đầu. Đã đổi thành 0112345678.",
        ),
        (
            {"mother": 590000123},
            "Trang tính DS, cột H (SĐT mẹ): Có 1 số trong cột này bị mất số 0 ở đầu. Đã thêm lại số 0.",
        ),
        (
            {"born": "05/09/2027"},
            "Trang tính DS, dòng 2, cột C (Ngày sinh): “05/09/2027” không thể là ngày sinh "
            "(ở tương lai hoặc quá xa trong quá khứ). Vẫn nhập người này, riêng ô này để trống.",
        ),
    ],
)
def test_a_bad_field_is_told_and_the_pupil_kept(
    tmp_path: Path, voice: Voice, fields: dict[str, Any], line: str
) -> None:
    roster = read(tmp_path, row(**fields))
    assert [pupil.name for pupil in roster.pupils] == ["Lê An"]
    assert line in list(roster.report.lines(voice))


def test_what_a_row_needs(tmp_path: Path, voice: Voice) -> None:
    roster = read(tmp_path, row(), row(name=None), row(school_class=None, name="Vũ Bình", code=None))
    assert [pupil.name for pupil in roster.pupils] == ["Lê An"]
    lines = list(roster.report.lines(voice))
    assert "Trang tính DS, dòng 3, cột B (Họ và tên): Dòng này không có họ tên. Dòng này không được nhập." in lines
    assert "Trang tính DS, dòng 4, cột D (Lớp): Chưa có lớp của Vũ Bình. Dòng này không được nhập." in lines


def test_a_good_file_has_nothing_to_say(tmp_path: Path) -> None:
    assert read(tmp_path, row()).report.findings == []


def test_twins_are_kept_apart(tmp_path: Path) -> None:
    roster = read(
        tmp_path,
        row(name="Đinh Minh Anh", code="0112345601"),
        row(name="Đinh Minh Ánh", code="0112345602"),
        row(name="Hồ Bảo", code="0112345603", gender="Nam"),
        row(name="Hồ Bảo", code="0112345604", gender="Nam"),
    )
    assert [(p.name, p.twin) for p in roster.pupils] == [
        ("Đinh Minh Anh", 0),
        ("Đinh Minh Ánh", 1),
        ("Hồ Bảo", 0),
        ("Hồ Bảo", 1),
    ]
    assert roster.pupils[1].notes == (Problem.TWIN,)
    told = [(f.problem, f.done, f.place.row) for f in roster.report.findings]
    assert told == [(Problem.TWIN, Done.KEPT_APART, 3), (Problem.TWIN, Done.KEPT_APART, 5)]


def test_twins_without_ids_who_stand_together_are_kept_apart(tmp_path: Path) -> None:
    roster = read(tmp_path, row(code=None, mother="0590000123"), row(code=None, mother="0590000124"))
    assert [pupil.twin for pupil in roster.pupils] == [0, 1]


def test_the_same_row_twice_is_taken_once_and_told_once(tmp_path: Path) -> None:
    roster = read(tmp_path, row(n=1), row(n=2, name="Vũ Bình", code="0112345679"), row(n=3), row(n=4))
    assert [pupil.name for pupil in roster.pupils] == ["Lê An", "Vũ Bình"]
    assert [f.place.row for f in roster.report.findings if f.problem is Problem.LISTED_TWICE] == [4, 5]


def test_a_pupil_listed_again_further_down_keeps_both_numbers(tmp_path: Path) -> None:
    roster = read(
        tmp_path, row(code=None), row(name="Vũ Bình", code=None), row(code=None, mother="0590000124", father=None)
    )
    assert [pupil.name for pupil in roster.pupils] == ["Lê An", "Vũ Bình"]
    assert [contact.phone for contact in roster.pupils[0].contacts] == ["+84590000123", "+84590000124"]


def test_an_id_given_to_two_pupils_stays_with_the_first(tmp_path: Path) -> None:
    roster = read(tmp_path, row(), row(name="Vũ Bình"))
    assert [(p.name, p.ministry_id) for p in roster.pupils] == [("Lê An", "0112345678"), ("Vũ Bình", None)]
    assert Problem.ID_TWICE in [finding.problem for finding in roster.report.findings]


def test_a_pupil_in_two_classes_is_taken_once(tmp_path: Path) -> None:
    roster = read(tmp_path, row(), row(school_class="2B"))
    assert [p.class_name for p in roster.pupils] == ["2A"]
    assert Problem.IN_TWO_PLACES in [finding.problem for finding in roster.report.findings]


def test_a_pupil_without_an_id_in_two_classes_is_known_by_the_familys_number(tmp_path: Path) -> None:
    one = row(code=None)
    roster = read(tmp_path, one, row(code=None, school_class="2B"), row(code=None, school_class="2C", mother=None))
    assert [p.class_name for p in roster.pupils] == ["2A", "2C"]
    told = [(f.done, f.place.row) for f in roster.report.findings if f.problem is Problem.IN_TWO_PLACES]
    assert told == [(Done.KEPT_ONCE, 3), (Done.KEPT_APART, 4)]


def test_one_number_for_father_and_mother(tmp_path: Path) -> None:
    shared = read(tmp_path, row(father="0590000123"))
    assert shared.pupils[0].contacts == (ContactRow("guardian", None, "+84590000123"),)
    named = read(
        tmp_path,
        ["Lê An", "2A", None, "0590000123", "Vũ Thị Nga", "0590000123"],
        heading=["Họ và tên", "Lớp", "Họ tên cha", "SĐT cha", "Họ tên mẹ", "SĐT mẹ"],
    )
    assert named.pupils[0].contacts == (ContactRow("mother", "Vũ Thị Nga", "+84590000123"),)


def test_days_and_months_that_excel_swapped_are_suspected(tmp_path: Path) -> None:
    rows = [row(name=f"Lê {letter}", code=None, born=date(2019, n, 5)) for n, letter in enumerate("ABCD", start=1)]
    rows += [row(name=f"Vũ {letter}", code=None, born=f"{n}/03/2019") for n, letter in enumerate("ABCD", start=20)]
    assert Problem.SWAPPED_DATES in [finding.problem for finding in read(tmp_path, *rows).report.findings]


def test_a_class_that_excel_made_a_date(tmp_path: Path) -> None:
    roster = read(tmp_path, row(school_class=date(2026, 11, 8)))
    assert roster.pupils[0].class_name == "8/11"
    assert roster.report.findings[0].problem is Problem.CLASS_AS_DATE


def test_the_report_stays_small_for_a_file_full_of_mistakes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.imports.findings.MOST_FINDINGS", 5)
    report = read(tmp_path, *[row(name=f"Lê {n} An", code=None, mother="1") for n in range(20)]).report
    assert len(report.findings) == 5
    assert report.left_off == 36


def test_values_are_escaped_for_pages_and_plain_for_terminals(tmp_path: Path, voice: Voice) -> None:
    report = read(tmp_path, row(mother="<b>1</b>")).report
    finding = next(finding for finding in report.findings if finding.problem is Problem.BAD_PHONE)
    assert "&lt;b&gt;" in finding.line(voice)
    assert "<b>1" in finding.text(voice)


def test_columns_are_named_as_excel_does() -> None:
    assert [column_letter(n) for n in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_every_finding_can_be_said_in_vietnamese(voice: Voice) -> None:
    for sentence in (*(p.value for p in Problem), *(d.value for d in Done if d.value)):
        names = {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
        entry = voice.catalog.find("official", sentence)
        assert entry is not None, sentence
        assert {name for _, name, _, _ in string.Formatter().parse(entry.forms[0]) if name} == names
