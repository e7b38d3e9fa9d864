"""One letter more than there is room for: what somebody sees then, and that nothing of what was said before is lost."""

from pathlib import Path

import pytest

from bot.messages import TEXT_ALONE
from storage.tables import DRAFT
from tests.asking.forms import ask_of, stored, write_form
from tests.declaring.family import Family, rows
from tests.surfaces import SURFACES
from tests.town import Town

MESSENGERS = ("telegram", "zalo", "page")
ON_A_BUTTON = 40
"""Letters that a narrow phone shows on a button."""
TYPED = 2_000


def long(letters: int, sign: str = "ế") -> str:
    """Words of so many letters."""
    return (f"Nhà {sign * 3} " * letters)[: letters - 1] + sign


@pytest.mark.parametrize("surface", MESSENGERS)
@pytest.mark.parametrize("letters", [ON_A_BUTTON, ON_A_BUTTON + 1])
def test_a_choice_stands_whole_on_its_button_or_in_the_message(tmp_path: Path, surface: str, letters: int) -> None:
    town = Town(f"sqlite:///{tmp_path}/town.db", surface=SURFACES[surface]())
    family, words = Family(town), (long(letters), "Không")
    town.to("Mon", "08:00")
    family.mother.taps("Cả 3 con đều khỏe")
    survey = [{"type": "select_one wish", "name": "wish", "label::vi": "Ý kiến gia đình?", "required": "yes"}]
    form = ask_of(town, write_form(tmp_path, survey, [("wish", "a", words[0]), ("wish", "b", words[1])]), 3)
    mother = family.mother.says("/khaibao")
    mother.taps("Khai cho Minh")
    if letters <= ON_A_BUTTON:
        assert [*mother.last.labels[:2]] == [*words]
        assert words[0] not in mother.last.plain
    else:
        assert f"1. {words[0]}" in mother.last.plain.splitlines(), "it stands in the message whole"
        assert mother.last.labels[0] != words[0]
    assert all(len(label) <= ON_A_BUTTON for label in mother.last.labels), mother.last.labels
    assert mother.last.read.count(words[0]) == (1 if town.abilities == TEXT_ALONE or letters > ON_A_BUTTON else 0)
    mother.says("1" if town.abilities == TEXT_ALONE else words[0])
    mother.sees(words[0])
    mother.taps("Gửi")
    assert stored(town, form)[-1] == {"wish": "a"}
    town.close()


@pytest.mark.parametrize("surface", MESSENGERS)
def test_an_answer_a_letter_too_long_is_told_so_and_what_was_said_stays(tmp_path: Path, surface: str) -> None:
    town = Town(f"sqlite:///{tmp_path}/town.db", surface=SURFACES[surface]())
    family = Family(town)
    town.to("Mon", "08:00")
    family.mother.taps("Cả 3 con đều khỏe")
    survey = [{"type": "text", "name": name, "label::vi": f"Ghi chú {name}", "required": "yes"} for name in ("a", "b")]
    form = ask_of(town, write_form(tmp_path, survey), 3)
    mother = family.mother.says("/khaibao")
    mother.taps("Khai cho Minh")
    mother.says(long(TYPED))
    mother.sees("Ghi chú b")
    for _ in range(2):
        mother.says(long(TYPED + 1))
        mother.sees("dài quá", "tối đa 2000 chữ cái", "Ghi chú b")
        assert drafted(town) == {"a": long(TYPED)}
    mother.says("An").sees("Đã ghi nhận An")
    mother.taps("Sửa")
    changes = [label for label in mother.last.labels if "Ghi chú" in label]
    assert len(changes) == 2 and all(len(label) <= ON_A_BUTTON + len("Sửa: ") for label in changes), changes
    mother.says("/khaibao")
    mother.taps("Tiếp tục")
    mother.taps("Gửi")
    assert stored(town, form)[-1] == {"a": long(TYPED), "b": "An"}
    town.close()


def drafted(town: Town) -> object:
    """What is answered so far."""
    [row] = rows(town, DRAFT)
    return town.database.sealer.open_json("draft.answers", row.uid, row.sealed_answers)["answers"]
