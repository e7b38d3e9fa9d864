"""The health station's questionnaire, from the spreadsheet it was written in to the one its answers are read in."""

import csv
import zipfile
from datetime import datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from bot.forms import load_form
from storage.queries.facts import write_clock_offset
from tests.asking.forms import open_by_order
from tests.asking.test_transcript import ENGLISH, FILE, VIETNAMESE, goes_like
from tests.declaring.family import Family
from tests.reporting.test_command import _sealer
from tests.running.test_commands import khaibao
from tests.town import Town


@pytest.fixture
def family(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Family:
    """Minh's and Ngân's family on the database that the commands open, with one clock."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KHAIBAO_DATABASE_URL", f"sqlite:///{tmp_path}/a.db")
    monkeypatch.setenv("KHAIBAO_TELEGRAM_BOT_TOKENS", "4242:token-of-a-test-only")
    khaibao("db", "upgrade")
    monkeypatch.setattr("tests.town.test_sealer", _sealer)
    town = Town(f"sqlite:///{tmp_path}/a.db")
    town.database.write(lambda c: write_clock_offset(c, town.clock.offset)).result()
    made = Family(town)
    town.to("Mon", "08:00")
    made.mother.taps("Cả 3 con đều khỏe")
    return made


PUBLISHED = """
Lưu ý: Trang settings, dòng 2, cột version: Phiên bản trong ô này là số nên được đọc là 2026.11: bảng tính bỏ số 0 ở \
cuối, 2026.10 thành 2026.1. Hãy ghi phiên bản dưới dạng chữ, thêm dấu nháy đơn ở đầu, ví dụ '2026.10.
Lưu ý: Trang survey, dòng 1, cột Ghi chú của trạm: Cột Ghi chú của trạm không có trong XLSForm nên không được đọc.
Lưu ý: Trang survey, dòng 1, cột Ngày sửa: Cột Ngày sửa không có trong XLSForm nên không được đọc.
Lưu ý: Trang survey, dòng 5, cột relevant: Dấu nháy cong (‘ ’) đã được đọc như nháy thẳng. Excel, Word hoặc \
LibreOffice tự đổi dấu này; nên gõ lại thành '.
Lưu ý: Trang survey, dòng 10, cột calculation: Dấu nháy cong (“ ”) đã được đọc như nháy thẳng. Excel, Word hoặc \
LibreOffice tự đổi dấu này; nên gõ lại thành '.
Đã ban hành: mẫu tiem-soi, phiên bản 2026.11, có hiệu lực từ bây giờ.
"""

EIGHT = datetime.fromisoformat("2026-11-23T08:00")
READ = {
    "Phiên bản mẫu": ("2026.11", "2026.11"),
    "Số văn bản": ("12/PGD", "12/PGD"),
    "Họ và tên": ("Trần Gia Minh", "Trần Bảo Ngân"),
    "Thời điểm khai": (EIGHT, EIGHT),
    "Người khai": ("Trần Thị Mai", "Trần Văn Nam"),
    "… đã tiêm phòng sởi chưa?": ("Đã tiêm", "Chưa tiêm"),
    "… đã tiêm mấy mũi?": (1, None),
    "Mũi gần nhất tiêm ngày nào?": (datetime.fromisoformat("2020-06-05"), None),
    "Gia đình muốn cho con tiêm ở xã nào?": ("Phù Lam", "Phù Đổng"),
    "Tại điểm tiêm nào của …?": ("Tiểu học Phù Lam A", "Nhà văn hóa thôn Đổng Viên"),
    "Mấy giờ thì tiện nhất?": (time(8, 30), time(15)),
    "… có dị ứng với những thứ nào sau đây?": ("Trứng", None),
    "… có dị ứng với những thứ nào sau đây? – Trứng": (1, None),
    "… có dị ứng với những thứ nào sau đây? – Thuốc kháng sinh": (0, None),
    "… có dị ứng với những thứ nào sau đây? – Vắc xin đã tiêm lần trước": (0, None),
    "Số điện thoại để hẹn lịch tiêm": ("0590000777", None),
    "Bao nhiêu người trong nhà đi cùng?": (1, 3),
    "Gia đình đã đọc thông báo về tiêm phòng sởi của Trạm Y tế.": ("Đã xác nhận", "Đã xác nhận"),
}
"""What the sheet of declarations says of Minh and of Ngân, heading by heading; the last ones in the form's order."""

CSV = """
…,Đã tiêm,1,2020-06-05,Phù Lam,Tiểu học Phù Lam A,08:30,Trứng,1,0,0,0590000777,1,Đã xác nhận
…,Chưa tiêm,,,Phù Đổng,Nhà văn hóa thôn Đổng Viên,15:00,,,,,,3,Đã xác nhận
"""

CODES = """
vaccinated: yes = Đã tiêm, no = Chưa tiêm, unknown = Không nhớ
commune: phu_lam = Phù Lam, phu_dong = Phù Đổng
site: lam_station = Trạm Y tế Phù Lam, lam_school = Tiểu học Phù Lam A, dong_station = Trạm Y tế Phù Đổng, \
dong_house = Nhà văn hóa thôn Đổng Viên
allergy: egg = Trứng, drug = Thuốc kháng sinh, vaccine = Vắc xin đã tiêm lần trước
"""


def sheet(path: Path, title: str) -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(path)[title].iter_rows(values_only=True))


def test_written_in_libreoffice_published_asked_in_two_languages_and_exported(family: Family, tmp_path: Path) -> None:
    assert khaibao("form", "publish", str(FILE), "--by", "Trạm Y tế Phù Lam").stdout == PUBLISHED.lstrip()
    open_by_order(family.town, load_form(FILE), family.primary)
    family.mother.says("/khaibao")
    goes_like(family.mother, VIETNAMESE)
    family.mother.taps("Gửi")
    father = family.guardian("Trần Văn Nam", "father")
    father.says("/ngonngu").taps("English")
    father.says("/khaibao")
    goes_like(father, ENGLISH)
    father.taps("Send it")
    for format_ in ("xlsx", "csv"):
        asked = ("--unit", "00679", "--form", "tiem-soi", "--format", format_, "--out", f"a.{format_}")
        khaibao("export", "declarations", *asked)
    heads, minh, ngan = sheet(tmp_path / "a.xlsx", "Bản khai")
    read = {head: (first, second) for head, first, second in zip(heads, minh, ngan, strict=True)}
    assert {head: read[head] for head in READ} == READ
    assert list(heads[-13:]) == list(READ)[-13:]
    lines = list(csv.reader((tmp_path / "a.csv").read_text("utf-8-sig").splitlines()))
    assert lines[0] == list(heads)
    assert ["…," + ",".join(line[-13:]) for line in lines[1:]] == CSV.strip().splitlines()
    meanings: dict[str, list[str]] = {}
    for column, _, _, code, meaning in sheet(tmp_path / "a.xlsx", "Mã và chú giải")[1:]:
        if code and column in ("vaccinated", "commune", "site", "allergy"):
            meanings.setdefault(column, []).append(f"{code} = {meaning}")
    assert [f"{column}: {', '.join(codes)}" for column, codes in meanings.items()] == CODES.strip().splitlines()


def test_the_workbook_is_one_that_libreoffice_saved_and_names_nobody() -> None:
    with zipfile.ZipFile(FILE) as book:
        about = book.read("docProps/app.xml").decode() + book.read("docProps/core.xml").decode()
        assert not [name for name in book.namelist() if b"/home/" in book.read(name) or b"file://" in book.read(name)]
    assert "<Application>LibreOffice" in about
    assert "<dc:creator></dc:creator>" in about
    assert "<cp:lastModifiedBy></cp:lastModifiedBy>" in about
