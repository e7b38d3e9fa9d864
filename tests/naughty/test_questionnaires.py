"""A questionnaire of naughty wordings: published from a workbook, asked and answered on every messenger, read back."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.as_typed import as_typed
from bot.commands.exporting import Format, write_wanted
from bot.dialogue.folding import fold
from bot.forms import Form
from bot.forms.rules import MOST_TEXT
from bot.handlers.offering import MOST_WRITTEN
from bot.reports.fhir_bundle import write_bundle
from bot.reports.wanted import Wanted
from storage.queries import export_rows
from storage.tables import DRAFT
from tests.asking.forms import ask_of, stored
from tests.declaring.family import Family, rows
from tests.forms.faulty.writing import SETTINGS
from tests.naughty.reading import by_calamine, by_csv, by_fhir, by_json, by_openpyxl
from tests.naughty.test_forms import MOST, REFUSED, TEXTS, book, plain
from tests.signs import without_signs
from tests.surfaces import SURFACES
from tests.town import Town
from tests.windows import Actor

MESSENGERS = ("telegram", "zalo", "page")
SAID = tuple(text for text in TEXTS if plain(text) and text not in REFUSED and 2 * len(text) <= MOST)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of three texts: its label, its hint, and what is answered, as a choice or as a free text."""

    name: str
    label: str
    hint: str
    answer: str
    is_choice: bool


def asked_on(surface: str) -> list[Asked]:
    """All texts; what is a label on one messenger is a hint and an answer on the others."""
    found = []
    for at in range(0, len(SAID), 3):
        first = MESSENGERS.index(surface)
        label, hint, answer = ((SAID * 2)[at + (first + place) % 3] for place in range(3))
        # signs alone are no choice, as the check says
        is_choice = at % 2 == 0 and re.search(r"\w", without_signs(answer)) is not None
        found.append(Asked(f"q{at}", label, hint, answer, is_choice))
    return found


def written(path: Path, questions: Sequence[Asked]) -> Path:
    """Their workbook."""
    survey, choices = [], []
    for each in questions:
        row = {"type": "text", "name": each.name, "label::vi": each.label, "hint::vi": each.hint, "required": "yes"}
        if each.is_choice:
            row["type"] = f"select_one l{each.name}"
            choices += [{"list_name": f"l{each.name}", "name": "this", "label::vi": each.answer}]
            choices += [{"list_name": f"l{each.name}", "name": "other", "label::vi": f"Mục {each.name}"}]
        survey.append(row)
    return book(path, {"survey": survey, "choices": choices, "settings": SETTINGS})


def is_taken(text: str) -> bool:
    """Whether it is an answer: nothing, a command and what is too long are none."""
    return 0 < len(as_typed(text).strip()) <= MOST_TEXT and not is_command(text)


def is_command(text: str) -> bool:
    """Whether it leads away from the question, which is kept: with a stroke, or the way to the menu."""
    taken = as_typed(text).strip()
    return taken.startswith("/") or fold(taken) == "menu"


def filled_in(town: Town, mother: Actor, questions: Sequence[Asked]) -> dict[str, str]:
    """Every question is read and answered in its turn; what was kept of each answer."""
    kept = {}
    mother.says("/khaibao").taps("Khai cho Minh")
    for each in questions:
        shown = all_shown(mother)
        for text in (each.label, each.hint, each.answer[:MOST_WRITTEN] if each.is_choice else ""):
            assert seen(text).rstrip("?") in shown, (each, mother.last.read)
        if each.is_choice:
            first = mother.last.choices[0]
            mother.presses(mother.last, first) if town.abilities.has_buttons else mother.says("1")
            kept[each.name] = "this"
            continue
        mother.says(each.answer)
        kept[each.name] = as_typed(each.answer).strip()
        if not is_taken(each.answer):
            if is_command(each.answer):
                mother.says("/khaibao").taps("Tiếp tục")
            mother.says("An")
            kept[each.name] = "An"
        assert drafted(town)[each.name] == kept[each.name], (ascii(each.answer), mother.last.read)
    return kept


def all_shown(mother: Actor) -> str:
    """What a question shows on all its screens, as it is read."""
    above = ""
    while True:
        above += mother.last.plain
        if "Tiếp" not in mother.last.labels:
            return seen(" ".join([above, *mother.last.labels]))
        mother.taps("Tiếp")


def seen(text: str) -> str:
    """For comparing with what a message shows: blanks, line ends and a capital are the message's own matter."""
    return "".join(as_typed(text).split()).casefold()


def drafted(town: Town) -> dict[str, Any]:
    """What is answered so far."""
    [row] = rows(town, DRAFT)
    found: dict[str, Any] = town.database.sealer.open_json("draft.answers", row.uid, row.sealed_answers)["answers"]
    return found


def exported(town: Town, form: Form, folder: Path) -> Iterator[tuple[str, Sequence[Any], Sequence[Any]]]:
    """The one declaration as other programs read it in every format: what stands above the answers, and these."""
    wanted, many = Wanted("declarations", form.name), len(form.questions)
    for kind, reads in ((Format.XLSX, (by_openpyxl, by_calamine)), (Format.CSV, (by_csv,))):
        write_wanted(town.database, town.clock, wanted, "PLA", folder / f"a.{kind}", kind)
        for read in reads:
            heads, cells = read(folder / f"a.{kind}")
            yield read.__name__, heads[-many:], cells[-many:]
    write_wanted(town.database, town.clock, wanted, "PLA", folder / "a.json", Format.JSON)
    [row] = by_json(folder / "a.json")
    yield "json", [*row][-many:], [*row.values()][-many:]


def as_fhir(town: Town, form: Form, school: int, out: Path) -> Path:
    """A bundle of what a school's pupils declared by a questionnaire."""
    with town.database.reading() as connection:
        rounds = [one for one in export_rows.rounds(connection, [school]) if one.form == form.name]
        assert write_bundle(out, connection, town.database.sealer, rounds, form.name) == 1
    return out


@pytest.mark.parametrize("surface", MESSENGERS)
def test_naughty_wordings_are_asked_answered_and_read_back(tmp_path: Path, surface: str) -> None:
    town = Town(f"sqlite:///{tmp_path}/town.db", surface=SURFACES[surface]())
    family, questions = Family(town), asked_on(surface)
    town.to("Mon", "08:00")
    family.mother.taps("Cả 3 con đều khỏe")
    form = ask_of(town, written(tmp_path / "thu.xlsx", questions), family.primary)
    kept = filled_in(town, family.mother, questions)
    family.mother.taps("Gửi")
    assert stored(town, form)[-1] == kept
    wordings = [(each.labels["vi"], [one.labels["vi"] for one in each.choices]) for each in form.questions]
    for each, (label, choices) in zip(questions, wordings, strict=True):
        assert plain(label) == plain(each.label)
        assert not choices or plain(choices[0]) == plain(each.answer)
    in_words = [
        choices[0] if choices else kept[each.name] for each, (_, choices) in zip(questions, wordings, strict=True)
    ]
    for kind, heads, cells in exported(town, form, tmp_path):
        is_coded = kind == "json"
        above = list(kept) if is_coded else [label for label, _ in wordings]
        assert list(map(seen, heads)) == list(map(seen, above)), kind
        assert list(cells) == (list(kept.values()) if is_coded else in_words), kind
    told, answered = by_fhir(as_fhir(town, form, family.primary, tmp_path / "fhir.json"))
    shown = [(item["text"], [one["valueCoding"]["display"] for one in item.get("answerOption", ())]) for item in told]
    assert shown == wordings
    assert [item["text"] for item in answered] == [label for label, _ in wordings]
    values = [value for item in answered for value in item["answer"]]
    assert [value.get("valueString") or value["valueCoding"]["display"] for value in values] == in_words
    codes = [value.get("valueString") or value["valueCoding"]["code"] for value in values]
    assert codes == list(kept.values())
    town.close()
