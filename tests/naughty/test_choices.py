"""Several naughty choices at once: ticked, typed by their numbers or by their words on every messenger, read back."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.commands.exporting import Format, write_wanted
from bot.dialogue.marked import OFF, ON
from bot.dialogue.numbered import read_numbers
from bot.forms import Form
from bot.messages import Choice
from bot.reports.wanted import Wanted
from tests.asking.forms import ask_of, stored
from tests.declaring.family import Family
from tests.forms.faulty.writing import SETTINGS
from tests.naughty.reading import by_calamine, by_csv, by_fhir, by_json, by_openpyxl
from tests.naughty.test_forms import book, plain
from tests.naughty.test_questionnaires import SAID, as_fhir, drafted, seen
from tests.signs import without_signs
from tests.surfaces import SURFACES
from tests.town import Town
from tests.windows import Actor

WORDED = tuple(text for text in SAID if re.search(r"\w", without_signs(text)))
"""Signs alone are no choice."""
NAMES = ("a", "b", "c")
WAYS = ("ticks", "numbers", "words")


@dataclass(frozen=True, slots=True)
class Several:
    """A question of three choices, of which the first and the last are true, and the way in which that is told."""

    name: str
    choices: Sequence[str]
    way: str


def asked_on(surface: str) -> list[Several]:
    """All texts; the way in which one is told is another on each messenger."""
    many, first = -(-len(WORDED) // 3), list(SURFACES).index(surface)
    return [Several(f"q{at}", (WORDED * 2)[at : 3 * many : many], WAYS[(at + first) % 3]) for at in range(many)]


def written(path: Path, questions: Sequence[Several]) -> Path:
    """Their workbook."""
    survey = [
        {"type": f"select_multiple l{each.name}", "name": each.name, "label::vi": f"Câu {each.name}", "required": "yes"}
        for each in questions
    ]
    choices = [
        {"list_name": f"l{each.name}", "name": name, "label::vi": text}
        for each in questions
        for name, text in zip(NAMES, each.choices, strict=True)
    ]
    return book(path, {"survey": survey, "choices": choices, "settings": SETTINGS})


def toggles(mother: Actor) -> list[Choice]:
    """What can be ticked on this screen."""
    return [choice for choice in mother.last.choices if choice.label.startswith((ON, OFF))]


def is_said(text: str) -> bool:
    """Whether these words are typed: those of a command, of the menu or of numbers mean something else."""
    return not text.strip().startswith("/") and text.strip() not in ("menu", "KHOE") and read_numbers(text) is None


def told(town: Town, mother: Actor, each: Several) -> tuple[tuple[str, ...], bool]:
    """Answer a question in its way; what was chosen, and whether it was taken as it was told."""
    if each.way == "words" and is_said(each.choices[0]):
        mother.says(each.choices[0])
        if each.name in drafted(town):
            assert drafted(town)[each.name] == ["a"], (each, mother.last.read)
            mother.says("Tiếp")
            return ("a",), True
        mother.says("/khaibao")
        mother.taps("Tiếp tục")
    here = toggles(mother)
    if not town.abilities.has_buttons or (each.way == "numbers" and here[0].label.startswith(f"{OFF}1. ")):
        mother.says("1 3" if len(here) == 3 else "1")
    else:
        for place in (0, 2)[: 2 if len(here) == 3 else 1]:
            mother.presses(mother.last, toggles(mother)[place], f"{each.name} {place}")
    if town.abilities.has_buttons:
        mother.taps("Tiếp")
    return ("a", "c") if len(here) == 3 else ("a",), each.way != "words"


def exported(town: Town, form: Form, folder: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """The one declaration in every format, a column for each question and each choice."""
    wanted, many = Wanted("declarations", form.name), 4 * len(form.questions)
    for kind, reads in ((Format.XLSX, (by_openpyxl, by_calamine)), (Format.CSV, (by_csv,))):
        write_wanted(town.database, town.clock, wanted, "PLA", folder / f"a.{kind}", kind)
        for read in reads:
            heads, cells = read(folder / f"a.{kind}")
            yield read.__name__, heads[-many:], [as_text(cell) for cell in cells[-many:]]
    write_wanted(town.database, town.clock, wanted, "PLA", folder / "a.json", Format.JSON)
    [row] = by_json(folder / "a.json")
    yield "json", [*row][-many:], [as_text(cell) for cell in row.values()][-many:]


def as_text(cell: Any) -> str:
    """A mark is a number of one kind here and of another there."""
    return f"{cell:.0f}" if isinstance(cell, int | float) else str(cell)


@pytest.mark.parametrize("surface", ["telegram", "zalo", "page"])
def test_naughty_choices_are_chosen_several_at_once_and_read_back(tmp_path: Path, surface: str) -> None:
    town = Town(f"sqlite:///{tmp_path}/town.db", surface=SURFACES[surface]())
    family, questions = Family(town), asked_on(surface)
    town.to("Mon", "08:00")
    mother = family.mother
    mother.taps("Cả 3 con đều khỏe")
    form = ask_of(town, written(tmp_path / "thu.xlsx", questions), family.primary)
    mother.says("/khaibao")
    mother.taps("Khai cho Minh")
    kept, as_told = {}, 0
    for each in questions:
        assert f"Câu {each.name}" in mother.last.plain
        kept[each.name], is_as_told = told(town, mother, each)
        as_told += is_as_told
    mother.taps("Gửi")
    assert stored(town, form)[-1] == kept
    assert as_told > 0.9 * len(questions), "words are hardly ever asked again"
    wordings = {each.name: [one.labels["vi"] for one in each.choices] for each in form.questions}
    for each in questions:
        assert list(map(plain, wordings[each.name])) == list(map(plain, each.choices))
    in_words = {name: [wordings[name][NAMES.index(one)] for one in chosen] for name, chosen in kept.items()}
    for kind, heads, cells in exported(town, form, tmp_path):
        above: list[str] = []
        below: list[str] = []
        for name, chosen in kept.items():
            if kind == "json":
                above += [name, *(f"{name}/{choice}" for choice in NAMES)]
                below.append(" ".join(chosen))
            else:
                above += [f"Câu {name}", *(f"Câu {name} – {words}" for words in wordings[name])]
                below.append("; ".join(in_words[name]))
            below += [str(int(choice in chosen)) for choice in NAMES]
        assert list(map(seen, heads)) == list(map(seen, above)), kind
        assert cells == below, kind
    asked, answered = by_fhir(as_fhir(town, form, family.primary, tmp_path / "fhir.json"))
    shown = {item["linkId"]: [one["valueCoding"]["display"] for one in item["answerOption"]] for item in asked}
    assert shown == wordings
    codings = {item["linkId"]: [value["valueCoding"] for value in item["answer"]] for item in answered}
    assert {name: tuple(one["code"] for one in found) for name, found in codings.items()} == kept
    assert {name: [one["display"] for one in found] for name, found in codings.items()} == in_words
    town.close()
