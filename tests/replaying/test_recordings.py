"""What every earlier build offered, handed to this one: read, authorised anew, and answered."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.dialogue.actions import Action
from bot.parts import find_parts
from storage import tables as t
from tests.declaring.test_specimens import SPECIMENS as DECLARING
from tests.dialogue.test_specimens import SPECIMENS
from tests.replaying.commune import Commune
from tests.replaying.record import RECORDED
from tests.replaying.replay import THEIRS, Replay, rows
from tests.replaying.term import Recorder, Screen
from tests.surfaces import SURFACES

FILES = sorted(RECORDED.glob("*.jsonl"))
SOME = ("mẹ Tuệ", "Hà", "y tế", "hiệu trưởng", "chủ nhiệm", "nội trú", "đầu mối", "trạm", "vận hành", "người lạ")


def commune_on(folder: Path, surface: str = "telegram") -> Commune:
    """The commune of the recordings on a Monday morning, with nothing said yet."""
    find_parts()
    town = Recorder(f"sqlite:///{folder}/commune.db", surface=SURFACES[surface]())
    made = Commune(town)
    town.names |= {actor.chat: who for who, actor in made.people.items()}
    town.to("Mon", "06:40")
    for actor in made.people.values():
        actor.says("/trogiup")
    return made


def read(file: Path) -> list[dict[str, Any]]:
    """The lines of a recording."""
    return [json.loads(line) for line in file.read_text().splitlines()]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_invariant_8_what_was_recorded_is_answered_by_this_build(file: Path, tmp_path: Path) -> None:
    commune = commune_on(tmp_path)
    town, stranger = commune.town, "950"
    before, replay = rows(town, *THEIRS), Replay(town)
    for line in read(file):
        if "action" in line:
            replay.press(stranger, line["action"], "1")
    assert rows(town, *THEIRS) == before
    for line in read(file):
        chat = commune.people[line["who"]].chat
        if "action" in line:
            replay.press(chat, line["action"], "1")
        else:
            replay.stand_at(Screen(line["who"], chat, line["place"], line["menu"], town.clock.now()))
            replay.type(chat, line["text"])
    replay.end()
    town.close()


def test_the_newest_recording_holds_what_this_build_offers() -> None:
    """A kind of button that no recording has was added since: write a new one (recorded/README.md)."""
    find_parts()
    known = {line["action"].split(":")[0] for file in FILES for line in read(file) if "action" in line}
    assert len(known) > 100
    assert known <= {*Action.kinds()}, "a button that was offered once is read for ever"


@pytest.mark.parametrize("surface", ["telegram", "zalo"])
def test_a_specimen_of_every_button_is_answered_whoever_presses(surface: str, tmp_path: Path) -> None:
    commune = commune_on(tmp_path, surface)
    town, replay = commune.town, Replay(commune.town)
    answered = find_parts().router.actions
    for encoded in (*SPECIMENS, *DECLARING):
        if type(Action.decode(encoded)) in answered:
            for who in SOME:
                replay.press(commune.people[who].chat, encoded, "1")
    replay.end()
    assert rows(town, t.SCHOOL_DECLARATION) == {"school_declaration": []}
    town.close()
