"""The faulty workbooks; what is said about each stands in said.md under its name."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.forms.faulty.writing import SETTINGS, Cell, Formula, Rows


@dataclass(frozen=True, slots=True)
class Faulty:
    """One workbook: its sheets, the format it is written in, the names of its sheets where they are other ones."""

    name: str
    survey: Rows
    choices: Rows = ()
    settings: Rows = SETTINGS
    ending: str = ".md"
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def sheets(self) -> dict[str, Rows]:
        """The sheets by the name they have in the file."""
        filled = {"survey": self.survey, "choices": self.choices, "settings": self.settings}
        return {self.names.get(name, name): rows for name, rows in filled.items() if rows}


def ask(type_: str, name: str = "", label: str = "Câu hỏi", **cells: Cell) -> dict[str, Cell]:
    """A row of the survey sheet."""
    return {"type": type_, "name": name, "label": label, **cells}


def choice(list_name: str, name: Cell, label: str = "Lựa chọn", **cells: Cell) -> dict[str, Cell]:
    """A row of the choices sheet."""
    return {"list_name": list_name, "name": name, "label": label, **cells}


YES_NO = (choice("co_khong", "co", "Có"), choice("co_khong", "khong", "Không"))
ILL = ask("select_one co_khong", "om", "Con có ốm không?")
DEGREES = ask("decimal", "nhiet_do", "Bao nhiêu độ?")

BOOKS = (
    Faulty("no sheet of questions", (ask("text", "a"),), names={"survey": "Khảo sát"}, ending=".xlsx"),
    Faulty("no sheet of settings", (ask("text", "a"),), settings=()),
    Faulty("settings without version", (ask("text", "a"),), settings=({"form_id": "thu", "default_language": "vi"},)),
    Faulty(
        "a version too long to be kept",
        (ask("text", "a"),),
        settings=({"form_id": "thu", "version": "Phiên bản ngày 23 tháng 11 năm 2026"},),
    ),
    Faulty(
        "a default language without labels",
        ({"type": "text", "name": "a", "label::Tiếng Việt (vi)": "Câu hỏi", "label::English (en)": "Question"},),
        settings=({"form_id": "thu", "version": "1", "default_language": "Français (fr)"},),
    ),
    Faulty("no heading for the names", ({"type": "text", "tên": "a", "label": "Câu hỏi"},)),
    Faulty(
        "a type that does not exist",
        (ask("số nguyên", "tuoi", "Mấy tuổi?"), ask("txt", "ten", "Tên gì?")),
        ending=".xls",
    ),
    Faulty(
        "types that no chat asks",
        (
            ask("geopoint", "nha"),
            ask("audio", "ho"),
            ask("barcode", "the"),
            ask("rank co_khong", "thu_tu"),
            ask("select_one_from_file xa.csv", "xa"),
        ),
        YES_NO,
    ),
    Faulty("a repeated block", (ask("begin repeat", "con", "Từng con"), ask("text", "ten"), ask("end repeat", "", ""))),
    Faulty("a list that does not exist", (ask("select_one co_kong", "om"), ask("select_multiple", "dau_hieu")), YES_NO),
    Faulty("no sheet of choices", (ask("select_one co_khong", "om"),)),
    Faulty("a row without a name", (ask("text", "", "Họ và tên người khai?"),), ending=".csv"),
    Faulty(
        "names that are none",
        (ask("text", "họ tên"), ask("text", "1_dau_hieu"), ask("text", "Đau đầu")),
        ending=".xlsx",
    ),
    Faulty(
        "a name twice, in two groups",
        (
            ask("begin group", "sang", ""),
            ask("text", "a"),
            ask("end group", "", ""),
            ask("begin group", "chieu", ""),
            ask("text", "a"),
            ask("end group", "", ""),
        ),
    ),
    Faulty("a group that stays open", (ask("begin group", "them", ""), ask("text", "a"))),
    Faulty("a group that was never opened", (ask("text", "a"), ask("end group", "", ""))),
    Faulty("a question without words", (ask("text", "a", ""),)),
    Faulty(
        "a question longer than a message", (ask("text", "a", "Rất dài. " * 300, hint="Gợi ý. " * 150),), ending=".xlsx"
    ),
    Faulty("a choice twice in a list", (ILL,), (*YES_NO, choice("co_khong", "co", "Có ạ"))),
    Faulty(
        "choices without name, list and label",
        (ILL,),
        (*YES_NO, choice("co_khong", "", "Chưa rõ"), choice("", "x"), choice("co_khong", "y", "")),
    ),
    Faulty(
        "labels of which nobody sees or hears anything",
        (ILL, ask("text", "a", "\u200b\u3164")),
        (*YES_NO, choice("co_khong", "y", "\u2060"), choice("co_khong", "z", "😷")),
    ),
    Faulty("a choice whose name has spaces", (ILL,), (*YES_NO, choice("co_khong", "chưa rõ", "Chưa rõ"))),
    Faulty(
        "curly quotation marks of Word",
        (ILL, ask("text", "tu_khi", relevant="${om} = «co»"), ask("text", "sao", relevant="${om} = ‘co’")),
        YES_NO,
        ending=".xlsx",
    ),
    Faulty(
        "a decimal comma",
        (
            DEGREES,
            ask("text", "a", relevant="${nhiet_do} >= 37,5"),
            ask("text", "b", relevant="if(${nhiet_do} >= 37,5, 1, 0) = 1"),
        ),
        ending=".xlsx",
    ),
    Faulty(
        "signs of other languages",
        (
            DEGREES,
            ask("text", "a", relevant="${nhiet_do} ≥ 37.5"),
            ask("text", "b", relevant="${nhiet_do} => 37.5"),
            ask("text", "c", relevant="${nhiet_do} == 37.5"),
            ask("text", "d", relevant="${nhiet_do} > 37 && ${nhiet_do} < 38"),
            ask("text", "e", relevant="${nhiet_do} <> 37"),
        ),
    ),
    Faulty(
        "and, or in capitals and in Vietnamese",
        (
            DEGREES,
            ask("text", "a", relevant="${nhiet_do} > 37 AND ${nhiet_do} < 38"),
            ask("text", "b", relevant="${nhiet_do} > 37 hoặc ${nhiet_do} < 36"),
        ),
    ),
    Faulty(
        "Excel's functions and semicolons",
        (
            DEGREES,
            ask("calculate", "a", "", calculation="IF(${nhiet_do} > 37, 1, 0)"),
            ask("calculate", "b", "", calculation="if(${nhiet_do} > 37; 1; 0)"),
            ask("calculate", "c", "", calculation="LEN(${nhiet_do})"),
            ask("calculate", "d", "", calculation="=${nhiet_do} + 1"),
        ),
    ),
    Faulty(
        "chance",
        (
            ask("calculate", "a", "", calculation="random()"),
            ask("calculate", "b", "", calculation="uuid()"),
            ask("calculate", "c", "", calculation="pulldata('xa', 'ten', 'ma', '1')"),
        ),
    ),
    Faulty(
        "a question that does not exist",
        (
            DEGREES,
            ask(
                "text",
                "a",
                "Vì sao ${nhiet_doo}?",
                hint="${ly do}",
                relevant="${om} = 'co'",
                constraint="${khong_co} > 1",
            ),
        ),
    ),
    Faulty(
        "a name without its braces",
        (
            ILL,
            ask("text", "a", relevant="om = 'co'"),
            ask("text", "b", relevant="$om = 'co'"),
            ask("text", "c", relevant="${om} = co"),
        ),
        YES_NO,
    ),
    Faulty(
        "what cannot be read",
        (
            DEGREES,
            ask("text", "a", relevant="${nhiet_do} >"),
            ask("text", "b", relevant="(${nhiet_do} > 37"),
            ask("text", "c", relevant="${nhiet_do} = 'x"),
            ask("text", "d", relevant="round(${nhiet_do}, 1, 2) > 37"),
            ask("text", "e", relevant="../nhiet_do > 37"),
            ask("text", "f", relevant="${nhiet_do} 37"),
            ask("text", "g", relevant=". > 37"),
        ),
    ),
    Faulty(
        "a choice that the list does not have",
        (
            ILL,
            ask("text", "a", relevant="${om} = 'yes'"),
            ask("text", "b", relevant="selected(${om}, 'có')"),
            ask("select_one co_khong", "c", default="yes"),
        ),
        YES_NO,
    ),
    Faulty(
        "rows that wait for each other",
        (ask("text", "a", relevant="${b} != ''"), ask("text", "b", relevant="${a} != ''")),
    ),
    Faulty(
        "Excel's error and an empty formula",
        (ask("text", "a", hint="#REF!"), ask("text", "b", relevant=Formula("=A1"))),
        ending=".xlsx",
    ),
    Faulty(
        "defaults that do not fit",
        (
            ask("integer", "a", default="ba"),
            ask("date", "b", default="23/11/2026"),
            ask("time", "c", default="6h15"),
            ask("decimal", "d", default="37.5"),
            ask("date", "e", default=datetime.date(2026, 11, 23)),
        ),
        ending=".xlsx",
    ),
    Faulty(
        "filters of columns that do not exist",
        (
            ask("select_one tinh", "tinh"),
            ask("select_one xa", "xa", choice_filter="tinh_thanh = ${tinh}"),
            ask("select_one xa or_other", "xa_khac", choice_filter="tinh = ${tinh}"),
            ask("text", "a", choice_filter="tinh = ${tinh}"),
        ),
        (choice("tinh", "hn"), choice("xa", "x1", tinh="hn")),
    ),
    Faulty("columns that are not evaluated", (ask("text", "a", image="a.png"), ask("text", "b", trigger="${a}"))),
    Faulty(
        "words of our own columns",
        (
            ask("text", "a", **{"bind::kb:seen_by": "hiệu trưởng", "bind::kb:sensitive": "có"}),
            ask("text", "b", **{"bind::kb:stage": "later", "bind::kb:beside": "c"}),
        ),
    ),
    Faulty("calculations in the wrong place", (ask("text", "a", calculation="1 + 1"), ask("calculate", "b", ""))),
    Faulty("a heading twice", ({"type": "text", "name": "a", "label": "Câu hỏi", "Label": "Câu hỏi khác"},)),
    Faulty(
        "many mistakes at once",
        (
            ask("txt", "tên", "", relevant="${x} = 1"),
            ask("select_one khong_co", "b", constraint=". ≥ 1"),
            ask("end group", "", ""),
        ),
        settings=({"form_id": "thu"},),
        ending=".xlsx",
    ),
)
