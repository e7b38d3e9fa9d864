"""A questionnaire whose every wording is naughty: checked, read as it was written, shown whole on its page."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
import xlsxwriter

from bot.as_typed import as_typed
from bot.forms import Form, check_form, load_form
from bot.i18n import load_catalogs
from bot.previewing.pages import overview_page, trial_page
from bot.previewing.trial import SHOWN, try_out
from bot.spreadsheets import add_sheet, write_words
from tests.forms.faulty.writing import SETTINGS, Rows, table
from tests.naughty.strings import EVERY
from tests.naughty.test_exports import Paragraphs
from tests.naughty.test_files import NOWHERE
from tests.town import at

TEXTS = tuple(text for text in EVERY if not NOWHERE.search(text))
REFUSED = ("$(reboot)", "#REF!", "#N/A", "${name}", "${well} = 'no'")
"""What a questionnaire may not say: mistaken references and broken formulas."""
MOST = 3_500


def book(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """A workbook with any text, as test_files shows that other programs read it."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as made:
        for name, rows in sheets.items():
            sheet = add_sheet(made, name)
            for line, row in enumerate(table(rows)):
                for place, cell in enumerate(row):
                    write_words(sheet, line, place, str(cell))
    return path


def worded(path: Path, texts: Sequence[str]) -> Path:
    """Each text as a question, as its hint and as a choice."""
    survey = [{"type": "select_one all", "name": "pick", "label::vi": "Chọn", "hint::vi": ""}]
    survey += [{"type": "text", "name": f"q{at}", "label::vi": text, "hint::vi": text} for at, text in enumerate(texts)]
    choices = [{"list_name": "all", "name": f"c{at}", "label::vi": text} for at, text in enumerate(texts)]
    return book(path, {"survey": survey, "choices": choices, "settings": SETTINGS})


def plain(text: str) -> str:
    """A wording as everybody sees it: blanks of every kind are one, what nobody sees is none."""
    return re.sub(r"[^\S\n]+", " ", as_typed(text)).strip()


def read(path: Path) -> tuple[Form, list[str]]:
    """A questionnaire of all texts that it may say, and these."""
    found = check_form(worded(path / "all.xlsx", TEXTS))
    wrong = {TEXTS[finding.row - (3 if finding.sheet == "survey" else 2)] for finding in found if finding.is_error}
    for text in wrong:
        assert not plain(text) or text in REFUSED or 2 * len(text) > MOST, ascii(text)
    assert wrong >= {text for text in TEXTS if not plain(text)}, "what nobody sees is no wording"
    taken = [text for text in TEXTS if text not in wrong and plain(text)]
    assert len(taken) > 280
    return load_form(worded(path / "taken.xlsx", taken)), taken


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> tuple[Form, list[str]]:
    """It, and what it says."""
    return read(tmp_path_factory.mktemp("forms"))


@pytest.fixture(scope="module")
def usual(known: tuple[Form, list[str]], tmp_path_factory: pytest.TempPathFactory) -> Form:
    """One as long that says nothing to stumble over."""
    return load_form(worded(tmp_path_factory.mktemp("usual") / "usual.xlsx", ["An"] * len(known[1])))


def test_wordings_are_read_as_they_were_written_and_shown_whole(known: tuple[Form, list[str]], usual: Form) -> None:
    form, taken = known
    choices = form.by_name["pick"].choices
    for number, text in enumerate(taken):
        question = form.by_name[f"q{number}"]
        said = {question.labels["vi"], question.hints["vi"], choices[number].labels["vi"]}
        assert {plain(each) for each in said} == {plain(text)}, ascii(text)
        assert not set("\0\x1b\r") & set("".join(said)), ascii(said)
    voice = load_catalogs().voice("vi", "official")
    page = Paragraphs(overview_page(voice, form, {}))
    assert page.tags == Paragraphs(overview_page(voice, usual, {})).tags
    shown = "\0".join(page.shown)
    assert not [text for at in range(len(taken)) if (text := form.by_name[f"q{at}"].labels["vi"]) not in shown]


class Posted:
    """A page of a trial that was sent: an answer to each question, the first choice."""

    def __init__(self, answers: Sequence[str]) -> None:
        self.fields = {f"q{at}": [answer] for at, answer in enumerate(answers)}
        self.fields |= {"pick": ["c0"], SHOWN: ["pick", *self.fields]}

    def getall(self, key: str, default: Sequence[str]) -> Sequence[str]:
        """What a browser sent."""
        return self.fields.get(key, default)


def test_a_trial_shows_wordings_and_answers_whole(known: tuple[Form, list[str]], usual: Form) -> None:
    form, taken = known
    voice = load_catalogs().voice("vi", "official")

    def page(of: Form, answers: Sequence[str]) -> Paragraphs:
        return Paragraphs(trial_page(voice, try_out(of, Posted(answers), at("Mon", "08:00")), {}))

    naughty = page(form, taken)
    assert naughty.tags == page(usual, ["An"] * len(taken)).tags
    shown = {text.strip() for text in naughty.shown}
    for number, text in enumerate(taken):
        said = form.by_name[f"q{number}"].labels["vi"], form.by_name["pick"].choices[number].labels["vi"]
        assert {each.strip() for each in (*said, text)} <= shown, ascii(text)
