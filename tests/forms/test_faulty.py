"""What an official reads about a faulty workbook: every mistake, its sheet, row and column, what to write instead."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.forms import FormError, check_form, load_form
from bot.forms.problems import Hint, Problem
from bot.i18n import Voice, load_catalogs
from tests.forms.faulty.books import BOOKS, Faulty
from tests.forms.faulty.writing import write

SAID = Path(__file__).with_name("faulty") / "said.md"


@pytest.fixture(scope="module")
def voice() -> Voice:
    return load_catalogs().voice("vi", "official")


def said_about() -> dict[str, list[str]]:
    """The lines under each heading of said.md."""
    chapters = re.split(r"^## ", SAID.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return {head: lines for head, *lines in (chapter.strip().splitlines() for chapter in chapters)}


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.name)
def test_every_mistake_is_named_in_one_run(tmp_path: Path, voice: Voice, book: Faulty) -> None:
    path = write(tmp_path / f"mau{book.ending}", book.sheets)
    findings = check_form(path)
    kinds = {True: "Lỗi", False: "Lưu ý"}
    assert [f"* {kinds[one.is_error]}: {one.line(voice)}" for one in findings] == said_about()[book.name]
    assert any(finding.is_error for finding in findings)
    with pytest.raises(FormError):
        load_form(path)


def test_there_are_enough_of_them_in_every_format() -> None:
    assert len(BOOKS) >= 30
    assert [book.name for book in BOOKS] == [*said_about()]
    endings = [book.ending for book in BOOKS]
    assert endings.count(".xlsx") >= 5
    assert {".xls", ".csv", ".md"} <= {*endings}


@pytest.mark.parametrize("sentence", [*Problem, *Hint], ids=lambda one: one.name)
def test_every_sentence_is_in_vietnamese(voice: Voice, sentence: Problem | Hint) -> None:
    assert not sentence or sentence is Problem.OBJECTION or voice.catalog.find("official", sentence)
