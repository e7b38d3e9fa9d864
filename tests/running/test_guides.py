"""The Vietnamese guides name buttons and commands as the assistant has them now."""

import re
from pathlib import Path

import pytest

from bot.forms import load_form
from bot.parts import find_parts
from tests.catalogs import entries

ROOT = Path(__file__).parents[2]
GUIDES = sorted((ROOT / "docs" / "huong-dan").glob("*.md"))
BUTTON = re.compile(r"\[([^\]]+)\](?!\()")
COMMAND = re.compile(r"(?<![\w.)/])/([a-z]{2,})\b(?!\.)")
VALUE = re.compile(r"\{[^}]*\}")
SOME_WORDS = r"\S+(?: \S+){0,2}"


def labels() -> list[str]:
    """Everything the assistant may write on a button: its sentences, and the answers of the questionnaire."""
    sentences = [text for _, _, _, _, strings in entries("vi") for text in strings]
    form = load_form(ROOT / "forms" / "person-2026.xlsx")
    answers = [choice.labels["vi"] for question in form.questions for choice in question.choices]
    return [each for each in sentences + answers if VALUE.sub("", each).strip(" :·,.")]


def pattern(label: str) -> str:
    """A label with its values left open. "Minh An · Vắng" may be called [Vắng], without the name."""
    parts = [SOME_WORDS if VALUE.fullmatch(part) else re.escape(part) for part in re.split(r"(\{[^}]*\})", label)]
    whole = "".join(parts)
    return f"(?:{whole}|{whole.removeprefix(SOME_WORDS + re.escape(' · '))})"


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_every_button_of_a_guide_is_there(guide: Path) -> None:
    known = re.compile("|".join(pattern(label) for label in labels()))
    named = {" ".join(name.split()) for name in BUTTON.findall(guide.read_text())}
    assert {name for name in named if not known.fullmatch(name)} == set()


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_every_command_of_a_guide_is_answered(guide: Path) -> None:
    assert set(COMMAND.findall(guide.read_text())) <= set(find_parts().router.commands)


def test_a_button_that_is_not_there_is_seen() -> None:
    known = re.compile("|".join(pattern(label) for label in labels()))
    assert known.fullmatch("Minh khỏe") and known.fullmatch("Đi học")
    assert not known.fullmatch("Gửi bản khai đi") and not known.fullmatch("Khai tiếp nhé")
