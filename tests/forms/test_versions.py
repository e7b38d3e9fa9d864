"""What changed between two versions, and which answers live on."""

from decimal import Decimal
from pathlib import Path

from bot.forms import Form, load_form
from bot.forms.versions import Difference, differences, kept, other_kinds
from tests.forms.conftest import WriteForm

HEAD = "| | type | name | label::vi | label::en | relevant | constraint |"
CHOICES = ("| | yn | yes | Có | Yes |", "| | yn | no | Không | No |")


def form(write: WriteForm, *rows: str, choices: tuple[str, ...] = CHOICES) -> Form:
    return load_form(write(HEAD, *rows, choices=choices))


ILL = "| | select_one yn | ill | Ốm không | Ill | | |"
DAYS = "| | integer | days | Mấy ngày | Days | | . < 9 |"
NOTES = "| | text | notes | Ghi chú | Notes | | |"


def test_the_same_form_differs_in_nothing(write_form: WriteForm) -> None:
    assert differences(form(write_form, ILL, DAYS), form(write_form, ILL, DAYS)) == ()


def test_each_kind_of_difference_is_named(write_form: WriteForm) -> None:
    old = form(write_form, ILL, DAYS, NOTES)
    new = form(
        write_form,
        DAYS.replace("< 9", "< 15").replace("Mấy ngày", "Bao nhiêu ngày"),
        ILL,
        "| | text | place | Ở đâu | Where | | |",
        choices=(*CHOICES, "| | yn | unsure | Chưa rõ | Not sure |"),
    )
    assert differences(old, new) == (
        Difference("moved", "days"),
        Difference("changed", "days", "constraint", ". < 9", ". < 15"),
        Difference("changed", "days", "label::vi", "Mấy ngày", "Bao nhiêu ngày"),
        Difference("added", "ill", "choices: unsure", after="Chưa rõ"),
        Difference("added", "place", after="Ở đâu"),
        Difference("removed", "notes", before="Ghi chú"),
    )


def test_an_answer_lives_on_where_its_question_is_the_same(write_form: WriteForm) -> None:
    answers = {"ill": "yes", "days": Decimal(3), "notes": "x"}
    old = form(write_form, ILL, DAYS, NOTES)
    assert kept(old, form(write_form, NOTES, DAYS, ILL), answers) == answers
    reworded = form(write_form, ILL, DAYS.replace("Mấy ngày", "Mấy tuần"))
    assert kept(old, reworded, answers) == {"ill": "yes"}
    more = form(write_form, ILL, choices=(*CHOICES, "| | yn | unsure | Chưa rõ | Not sure |"))
    assert kept(old, more, answers) == {}, "who chose between two was not asked the three"
    stricter = form(write_form, DAYS.replace("< 9", "< 3"))
    assert kept(old, stricter, answers) == {"days": Decimal(3)}, "the form itself refuses it then"


def test_another_kind_under_the_same_name_is_found(write_form: WriteForm, tmp_path: Path) -> None:
    old, new = form(write_form, NOTES, DAYS), form(write_form, NOTES.replace("text", "date"), DAYS)
    assert [(was.kind, now.kind) for was, now in other_kinds(old, new)] == [("text", "date")]
