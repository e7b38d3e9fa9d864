"""`khaibao form check`, the formats that are read, and what is said about forms that are in order."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.commands.program import app
from bot.forms import FormError, check_form, key_of, load_form
from bot.forms.expressions import compile_condition, compile_filter
from bot.forms.functions import FUNCTIONS
from bot.forms.problems import Problem
from tests.forms.conftest import PERSON
from tests.forms.faulty.books import DEGREES, ILL, YES_NO, Faulty, ask, choice
from tests.forms.faulty.writing import SETTINGS, Formula, write

DOCS = Path(__file__).parents[2] / "docs"

GOOD = Faulty(
    "good",
    (
        ILL,
        ask("decimal", "nhiet_do", "Bao nhiêu độ?", relevant="${om} = 'co'", constraint=". >= 34 and . <= 42.9"),
        ask("integer", "so_con", "Mấy con?", default="2"),
        ask("select_one xa", "xa", "Xã nào?", choice_filter="om = ${om}"),
        ask("calculate", "sot", "", calculation="if(${nhiet_do} >= 37.5, 'co', 'khong')"),
    ),
    (*YES_NO, choice("xa", "phu_lam", "Phù Lâm", om="co"), choice("xa", "hoa_ban", "Hoa Ban", om="khong")),
)
WRONG = Faulty("wrong", (DEGREES, ask("text", "a", relevant="${nhiet_do} ≥ 37"), ask("text", "b", appearance="w1")))


def khaibao(*words: str, code: int = 0) -> Result:
    result = CliRunner().invoke(app, ["form", "check", *words])
    assert result.exit_code == code, (result.output, result.exception)
    return result


def test_the_command_names_mistakes_first_in_vietnamese_and_counts_them(tmp_path: Path) -> None:
    path = write(tmp_path / "mau.xlsx", WRONG.sheets)
    result = khaibao(str(path), code=1)
    assert result.stdout.splitlines() == [
        "Lỗi: Trang survey, dòng 3, cột relevant: Không dùng được “≥” (ký tự thứ 13) trong ô này. Hãy ghi >=.",
        "Lưu ý: Trang survey, dòng 1, cột appearance: Cột appearance không có tác dụng khi hỏi qua tin nhắn.",
    ]
    assert result.stderr.strip() == f"khaibao: {path}: 1 lỗi, 1 chỗ cần xem lại."


def test_the_command_speaks_english_and_json(tmp_path: Path) -> None:
    path = write(tmp_path / "mau.xlsx", WRONG.sheets)
    assert (
        "“≥” (character 13) is not read in a cell. Write >=." in khaibao(str(path), "--language", "en", code=1).stdout
    )
    found = json.loads(khaibao(str(path), "--json", code=1).stdout)
    assert [(one["severity"], one["sheet"], one["row"], one["column"]) for one in found] == [
        ("error", "survey", 3, "relevant"),
        ("warning", "survey", 1, "appearance"),
    ]
    assert "or" in khaibao(str(path), "--language", "fr", code=1).stderr


def test_the_command_is_content_with_the_form_that_ships() -> None:
    assert khaibao(str(PERSON)).stdout.splitlines()[0] == f"{PERSON}: mẫu khai hợp lệ."
    assert json.loads(khaibao(str(PERSON), "--json").stdout) == []


@pytest.mark.parametrize("ending", [".xlsx", ".xls", ".csv", ".md"])
def test_the_same_form_in_every_format(tmp_path: Path, ending: str) -> None:
    path = write(tmp_path / f"mau{ending}", GOOD.sheets)
    assert check_form(path) == []
    assert load_form(path) == load_form(write(tmp_path / "lai.md", GOOD.sheets))


def test_an_empty_row_of_a_workbook_is_counted(tmp_path: Path) -> None:
    empty: dict[str, str] = {}
    sheets = {"survey": (ask("text", "a"), empty, ask("text", "b", relevant="x")), "settings": SETTINGS}
    assert [one.row for one in check_form(write(tmp_path / "mau.xlsx", sheets))] == [4]


def test_a_formula_with_its_result_is_the_result(tmp_path: Path) -> None:
    sheets = {"survey": (ask("text", "a", hint=Formula('="Gợi"&" ý"', "Gợi ý")),), "settings": SETTINGS}
    path = write(tmp_path / "mau.xlsx", sheets)
    assert check_form(path) == []
    assert dict(load_form(path).by_name["a"].hints) == {"vi": "Gợi ý"}


def test_curly_quotes_are_doubtful_and_read_as_straight_ones(tmp_path: Path) -> None:
    rows = (ILL, ask("text", "a", relevant="${om} = ‘co’"))
    sheets = {"survey": rows, "choices": YES_NO, "settings": SETTINGS}
    path = write(tmp_path / "mau.xlsx", sheets)
    assert [(one.row, one.is_error) for one in check_form(path)] == [(3, False)]
    assert load_form(path).by_name["a"].relevant[0].source == "${om} = 'co'"


def test_what_other_programs_read_and_a_chat_does_not_show_is_only_doubtful(tmp_path: Path) -> None:
    rows = (
        ask("text", "a", appearance="multiline", guidance_hint="x", **{"ghi chú": "của tôi", "lable": "x"}),
        ask("note", "", "Cảm ơn ${a}."),
        {"ghi chú": "một dòng chỉ để ghi chú"},
    )
    found = check_form(write(tmp_path / "mau.xlsx", {"survey": rows, "settings": SETTINGS}))
    assert not any(one.is_error for one in found)
    assert {one.column for one in found} >= {"appearance", "guidance_hint", "ghi chú", "lable"}
    assert "Is label meant?" in next(one.message for one in found if one.column == "lable")


def test_what_only_pyxform_objects_to_is_in_vietnamese_where_it_is_known(tmp_path: Path) -> None:
    rows = (ask("text", "a", parameters="rất dài"),)
    path = write(tmp_path / "mau.xlsx", {"survey": rows, "settings": SETTINGS})
    assert [(one.row, one.column) for one in check_form(path) if one.is_error] == [(2, "parameters")]
    assert "Hãy để trống ô này" in khaibao(str(path), code=1).stdout


def test_a_condition_around_a_group_may_not_look_into_it(tmp_path: Path) -> None:
    rows = (ask("begin group", "g", "", relevant="${a} = 1"), ask("integer", "a"), ask("end group", "", ""))
    found = check_form(write(tmp_path / "mau.md", {"survey": rows, "settings": SETTINGS}))
    assert [(one.row, one.column) for one in found if one.is_error] == [(3, "name")]


def test_pyxforms_advice_for_other_programs_is_not_passed_on(tmp_path: Path) -> None:
    words = {"label::vi": "Câu hỏi", "label::en": "Question"}
    rows = ({"type": "image", "name": "a", **words}, {"type": "select_one l or_other", "name": "b", **words})
    choices = ({"list_name": "l", "name": "x", **words},)
    sheets = {"survey": rows, "choices": choices, "settings": SETTINGS}
    assert [one.msgid for one in check_form(write(tmp_path / "mau.xlsx", sheets))] == [Problem.PERSONS_PICTURE]


def test_a_decimal_comma_alone_is_one(tmp_path: Path) -> None:
    rows = (ask("calculate", "a", "", calculation="37,5"),)
    found = check_form(write(tmp_path / "mau.md", {"survey": rows, "settings": SETTINGS}))
    assert ["has a decimal comma. Write 37.5." in one.message for one in found] == [True]


def test_two_names_that_would_share_a_button_are_named(tmp_path: Path) -> None:
    long = "ten_dai_hon_muoi_sau_chu"
    choices = (choice("l", long), choice("l", key_of(long)))
    sheets = {"survey": (ask("select_one l", "a"),), "choices": choices, "settings": SETTINGS}
    assert [(one.row, one.column) for one in check_form(write(tmp_path / "mau.md", sheets))] == [(2, "name")]


def test_a_wording_missing_in_one_language_is_doubtful(tmp_path: Path) -> None:
    rows = (
        {"type": "text", "name": "a", "label::vi": "Câu hỏi", "label::en": "Question"},
        {"type": "text", "name": "b", "label::vi": "Câu hỏi", "hint::vi": "Gợi ý", "hint::en": "Hint"},
    )
    found = check_form(write(tmp_path / "mau.md", {"survey": rows, "settings": SETTINGS}))
    assert [(one.row, one.column, one.is_error) for one in found] == [(3, "label::en", False)]


def test_a_label_too_long_for_a_button_is_doubtful(tmp_path: Path) -> None:
    sheets = {**GOOD.sheets, "choices": (*GOOD.choices, choice("co_khong", "lau", "Rất dài. " * 10))}
    found = check_form(write(tmp_path / "mau.xlsx", sheets))
    assert [(one.sheet, one.row, one.is_error) for one in found] == [("choices", 6, False)]


def test_the_command_says_whose_words_are_asked() -> None:
    shipped = PERSON.parent
    lines = khaibao(str(shipped / "school-hanoi-2021.xlsx")).stdout.splitlines()
    assert lines[1:] == [
        "Câu hỏi nguyên văn theo nguồn: 8; viết lại theo nguồn: 4.",
        "Lời chưa có nguồn chính thức: c11, c12, c13, c14, remarks.",
    ]
    english = khaibao(str(shipped / "school-situation.xlsx"), "--language", "en").stdout
    assert "Questions quoted from a source: 0, told after one: 0." in english


def test_a_form_that_says_nothing_of_sources_is_not_asked_about_them(tmp_path: Path) -> None:
    assert len(khaibao(str(write(tmp_path / "mau.xlsx", GOOD.sheets))).stdout.splitlines()) == 1


def examples(guide: str, start: str, end: str) -> list[str]:
    """The cells of the second column of a guide's table."""
    part = (DOCS / guide).read_text(encoding="utf-8").split(start, 1)[1].split(end, 1)[0]
    return re.findall(r"^\| [^|]+ \| `([^`…]+)` \|$", part, flags=re.MULTILINE)


@pytest.mark.parametrize(
    "cell",
    [
        *examples("forms.md", "| what | cell |", "* An empty"),
        *examples("huong-dan/mau-khai.md", "## Viết điều kiện", "Trong ô"),
    ],
)
def test_the_cells_that_the_guides_show_can_be_evaluated(cell: str) -> None:
    compiled = compile_filter(cell, frozenset({"province", "tinh"})) if "." not in cell else None
    assert compiled or compile_condition(cell, in_constraint=True)


def test_the_guide_names_every_function() -> None:
    rows = examples("forms.md", "| for | functions |", "| what | cell |")
    assert sorted(name for row in rows for name in row.split()) == sorted(FUNCTIONS)


def test_the_csv_that_the_guide_shows_is_a_form(tmp_path: Path) -> None:
    shown = (DOCS / "forms.md").read_text(encoding="utf-8").split("      survey\n", 1)[1].split("\n\n", 1)[0]
    path = tmp_path / "mau.csv"
    path.write_text("survey\n" + "\n".join(line[6:] for line in shown.splitlines()) + "\n", encoding="utf-8")
    assert check_form(path) == []
    assert load_form(path).by_name["ill"].choices[0].labels["vi"] == "Có"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_picture_asked_of_persons_is_pointed_out_with_its_row(tmp_path: Path, language: str) -> None:
    rows = (ILL, ask("image", "anh", "Ảnh sổ tiêm?"))
    file = write(tmp_path / "anh.xlsx", {"survey": rows, "choices": YES_NO, "settings": SETTINGS})
    said = khaibao(str(file), "--language", language).stdout
    expected = {
        "vi": "Lưu ý: Trang survey, dòng 3, cột type: Cá nhân chưa gửi ảnh được",
        "en": "Please look: Sheet survey, row 3, column type: Persons cannot send pictures",
    }
    assert expected[language] in said
    assert "kb:asked_of" in said
    of_school = [{**SETTINGS[0], "namespaces": 'kb="urn:khaibao:form"', "kb:asked_of": "school"}]
    asked = write(tmp_path / "truong.xlsx", {"survey": rows, "choices": YES_NO, "settings": of_school})
    assert check_form(asked) == []


@pytest.mark.parametrize(("language", "words"), [("vi", "Lưu dưới dạng > Excel 2007-365"), ("en", "Save As > Excel")])
def test_an_opendocument_spreadsheet_is_refused_with_how_to_save_it(tmp_path: Path, language: str, words: str) -> None:
    file = tmp_path / "mau.ods"
    with zipfile.ZipFile(file, "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    said = khaibao(str(file), "--language", language, code=1).stdout
    assert words in said
    assert ".xlsx" in said
    with pytest.raises(FormError):
        load_form(file)


def test_curly_quotes_stay_in_what_is_read_and_not_in_what_is_reckoned(tmp_path: Path) -> None:
    rows = (ILL, ask("text", "a", "Trường “An toàn” – ‘nháp’?", relevant="${om} = ‘co’"))
    form = load_form(write(tmp_path / "mau.xlsx", {"survey": rows, "choices": YES_NO, "settings": SETTINGS}))
    assert form.by_name["a"].labels["vi"] == "Trường “An toàn” – ‘nháp’?"
    assert form.by_name["a"].relevant[0].names == {"om"}


@pytest.mark.parametrize("ending", [".xlsx", ".xls"])
@pytest.mark.parametrize(
    ("version", "read"),
    [(2026.10, "2026.1"), (1.5, "1.5"), (20261127, None), ("2026.10", None), ("2026-11", None)],
)
def test_a_version_typed_as_a_number_loses_its_zero_and_is_doubtful(
    tmp_path: Path, ending: str, version: str | float, read: str | None
) -> None:
    settings = ({"form_id": "thu", "Version": version, "default_language": "vi"},)
    path = write(tmp_path / f"mau{ending}", {**GOOD.sheets, "settings": settings})
    findings = [one for one in check_form(path) if one.msgid == Problem.VERSION_NUMBER]
    assert [(one.sheet, one.row, one.column, one.is_error) for one in findings] == (
        [("settings", 2, "Version", False)] if read else []
    )
    assert load_form(path).version == (read or str(version))
    if read:
        said = khaibao(str(path)).stdout
        assert f"Lưu ý: Trang settings, dòng 2, cột Version: Phiên bản trong ô này là số nên được đọc là {read}" in said
        assert "ví dụ '2026.10." in said


@pytest.mark.parametrize("name", ["khong-co.xlsx", "thu-muc.xlsx", "rong.xlsx", "hong.xlsx", "ghi-chu.txt"])
def test_what_is_no_workbook_is_told_what_to_do(tmp_path: Path, name: str) -> None:
    (tmp_path / "thu-muc.xlsx").mkdir()
    (tmp_path / "rong.xlsx").touch()
    (tmp_path / "hong.xlsx").write_bytes(b"PK\x03\x04")
    (tmp_path / "ghi-chu.txt").write_text("Con có ốm không?")
    said = khaibao(str(tmp_path / name), code=1).stdout
    assert ("Hãy xem lại tên tệp và thư mục." if name == "khong-co.xlsx" else "rồi lưu thành .xlsx.") in said
