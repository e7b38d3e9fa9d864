"""The columns of a questionnaire's answers in a table, over all its versions."""

from typing import Any

from bot.forms import load_form
from bot.reports.answer_columns import answer_columns
from tests.forms.conftest import WriteForm

HEAD = "| | type | name | label::vi | label::en |"
SIGNS = "| | select_multiple sign | signs | ${who} có biểu hiện nào | Signs of ${who} |"
WHO = "| | hidden | who | | |"
DAYS = "| | integer | days | Mấy ngày | Days |"
RASH = "| | sign | rash | Ban | Rash |"
PLACE = "| | text | place | Ở đâu | Where |"
CHOICES = ("| | sign | fever | Sốt | Fever |", "| | sign | cough | Ho | Cough |")


def form(write: WriteForm, *rows: str, choices: tuple[str, ...] = CHOICES) -> Any:
    return load_form(write(HEAD, *rows, choices=choices))


def names(columns: Any) -> list[str]:
    return [column.name for column in columns.columns]


def test_columns_never_move_what_is_new_stands_at_the_end(write_form: WriteForm) -> None:
    first = form(write_form, WHO, SIGNS, DAYS)
    before = names(answer_columns([first], "vi"))
    assert before == ["signs", "signs/fever", "signs/cough", "days"]
    second = form(
        write_form,
        DAYS,
        "| | text | place | Ở đâu | Where |",
        WHO,
        SIGNS,
        choices=(*CHOICES, RASH),
    )
    third = form(write_form, DAYS, WHO)
    after = answer_columns([first, second, third], "vi")
    assert names(after) == [*before, "place", "signs/rash"]
    assert after.columns[0].label == "… có biểu hiện nào"
    assert after.columns[0].codes == (("fever", "Sốt"), ("cough", "Ho"), ("rash", "Ban"))


def test_an_answer_is_read_by_the_version_that_was_asked(write_form: WriteForm) -> None:
    first, second = (
        form(write_form, WHO, SIGNS),
        form(write_form, WHO, SIGNS, choices=(*CHOICES, RASH)),
    )
    columns = answer_columns([first, second], "vi")
    assert columns.cells(first, {"signs": ("fever", "cough")}) == ["Sốt; Ho", 1, 1, None], "rash was never offered"
    assert columns.cells(second, {"signs": ("rash",)}) == ["Ban", 0, 0, 1]
    assert columns.cells(second, {}) == [None, None, None, None]
    assert answer_columns([first], "vi", coded=True).cells(first, {"signs": ("fever", "cough")})[0] == "fever cough"


def test_that_there_is_a_picture_is_marked_and_its_key_is_told_to_nobody(write_form: WriteForm) -> None:
    asked = form(write_form, DAYS, "| | image | tap | Ảnh vòi nước | A picture of the tap |")
    columns = answer_columns([asked], "vi", counted="{question}")
    assert names(columns) == ["days", "tap"]
    assert columns.cells(asked, {"tap": "k3y"}) == [None, 1]
    assert columns.cells(asked, {}) == [None, None]
    assert names(answer_columns([asked], "vi")) == ["days"], "persons are asked for no picture"
