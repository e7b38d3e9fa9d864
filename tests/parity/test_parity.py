"""What the comparison of messengers notices: a handler or renderer that does more on one of them, in each way."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import GeneratorType
from typing import Any

import pytest

from bot.dialogue.case_actions import OpenCaseAlert
from bot.messages import Choice, Reply
from bot.parts import find_parts
from bot.router import Router
from bot.turn import Handler, Turn
from tests.declaring.family import Family
from tests.parity.apart import APART, NO_ROOM, ROOMS, surface_in_turn
from tests.parity.records import Story, differences, story_of
from tests.surfaces import SURFACES
from tests.town import Town

Change = Callable[[Turn, Reply], Reply]


def changed(handler: Handler, change: Change) -> Handler:
    """The handler with something more done to its reply."""

    def more(turn: Turn, *given: Any) -> Iterator[Any]:
        made = handler(turn, *given)
        reply = (yield from made) if isinstance(made, GeneratorType) else made
        return change(turn, reply)

    return more


def with_change(change: Change) -> Router:
    """The program's router, where the menu and the opening of an alert do something more."""
    router = find_parts().router
    commands = {**router.commands, "trogiup": changed(router.commands["trogiup"], change)}
    actions = {**router.actions, OpenCaseAlert: changed(router.actions[OpenCaseAlert], change)}
    return replace(router, commands=commands, actions=actions)


def told(folder: Path, surface: str, router: Router | None = None, prepare: Callable[[Town], None] = id) -> Story:
    """One script: a child is ill, a nurse opens and takes the case; the mother asks what she can do."""
    town = Town(f"sqlite:///{folder}/{surface}.db", router=router, surface=SURFACES[surface]())
    prepare(town)
    family = Family(town)
    town.to("Mon", "06:40")
    mother, nurse = family.mother, family.nurse
    for label in ("Tuệ chưa khỏe", "Loét miệng", "Mụn nước ở tay, chân, miệng", "Tiếp"):
        mother.taps(label)
    mother.says("38,2")
    for label in ("Hôm qua", "Nghỉ ở nhà", "Gửi; Ngân, Minh đều khỏe"):
        mother.taps(label)
    nurse.taps("Mở")
    nurse.taps("Nhận ca này")
    mother.says("/trogiup")
    story = story_of(town)
    town.close()
    return story


def compared(folder: Path, other: str, change: Change | None = None, prepare: Callable[[Town], None] = id) -> list[str]:
    """How the script differs between Telegram and another messenger."""
    one, two = (
        told(folder, surface, with_change(change) if change else None, prepare) for surface in ("telegram", other)
    )
    return list(differences(one, two))


@pytest.mark.parametrize("other", ["zalo", "page", "plain"])
def test_the_same_script_leaves_and_tells_the_same(tmp_path: Path, other: str) -> None:
    assert compared(tmp_path, other) == []


def on_buttons(turn: Turn) -> bool:
    return turn.abilities.has_buttons


def a_line(turn: Turn, reply: Reply) -> Reply:
    return replace(reply, text=reply.text + "\nXem thêm ở bảng tin.") if reply.text and on_buttons(turn) else reply


def a_line_for_typists(turn: Turn, reply: Reply) -> Reply:
    return replace(reply, text=reply.text + "\nXem thêm ở bảng tin.") if reply.text and not on_buttons(turn) else reply


def a_label(turn: Turn, reply: Reply) -> Reply:
    more = ((Choice("Gọi ngay", reply.choices[0].action),),) if reply.choices and on_buttons(turn) else ()
    return replace(reply, rows=reply.rows + more)


def a_value(turn: Turn, reply: Reply) -> Reply:
    return replace(reply, text=reply.text.replace("những việc", "vài việc")) if on_buttons(turn) else reply


def a_label_less(turn: Turn, reply: Reply) -> Reply:
    return reply if on_buttons(turn) else replace(reply, rows=reply.rows[:-1])


def a_row(turn: Turn, reply: Reply) -> Reply:
    if on_buttons(turn):
        turn.looked("menu")
    return reply


ONE_SIDED = (a_line, a_line_for_typists, a_label, a_value, a_label_less, a_row)


@pytest.mark.parametrize("change", ONE_SIDED)
def test_what_a_handler_does_on_one_messenger_alone_is_noticed(tmp_path: Path, change: Change) -> None:
    assert compared(tmp_path, "zalo", change)


@pytest.mark.parametrize("change", ONE_SIDED)
def test_on_two_with_buttons_it_is_no_difference(tmp_path: Path, change: Change) -> None:
    assert compared(tmp_path, "page", change) == []


def test_a_renderer_that_says_more_on_one_messenger_is_noticed(tmp_path: Path) -> None:
    def says_more(town: Town) -> None:
        alert = town.delivery.desk.renderers["alert"]

        def more(reading: Any, catalogs: Any, batch: Any) -> Any:
            return [
                replace(made, reply=replace(made.reply, text=made.reply.text + "\nXin xử lý ngay."))
                if waiting.has_buttons
                else made
                for waiting, made in zip(batch, alert(reading, catalogs, batch), strict=True)
            ]

        town.delivery.desk.renderers["alert"] = more  # type: ignore[index]

    assert compared(tmp_path, "zalo", prepare=says_more)


def test_a_short_word_on_a_press_is_said_where_there_is_none(tmp_path: Path) -> None:
    def a_word(turn: Turn, reply: Reply) -> Reply:
        return Reply(toast="Đã lưu.") if reply.text else reply

    assert compared(tmp_path, "zalo", a_word) == []
    alone = tmp_path / "alone"
    alone.mkdir()
    assert any("Đã lưu." in ways["asked"] for ways in told(alone, "zalo", with_change(a_word)).told.values())


def test_every_room_of_tests_is_compared_or_says_why_not() -> None:
    rooms = {each.parent.name for each in Path(__file__).parents[1].glob("*/__init__.py")}
    whole = {room for room in ROOMS if "/" not in room}
    assert rooms == {*whole, *NO_ROOM}
    assert not whole & NO_ROOM.keys()
    assert {file.split("/")[0] for file in set(ROOMS) - whole} <= NO_ROOM.keys()
    assert all((Path(__file__).parents[1] / room).exists() for room in ROOMS)


def test_what_is_listed_as_no_conversation_is_there() -> None:
    for test in (each for tests in APART.values() for each in tests):
        file, _, name = test.partition("::")
        assert f"def {name}(" in (Path(__file__).parents[1] / file).read_text(), test


def test_the_ordinary_run_tells_a_transcript_on_zalo_and_on_another_messenger() -> None:
    test = "tests/declaring/test_menu.py::test_something"
    assert surface_in_turn(f"{test}[*]", f"{test}[sqlite]") == "zalo"
    assert surface_in_turn(f"{test}[*]", f"{test}[postgresql]") in ("telegram", "page")
    assert surface_in_turn("tests/rules/test_ladder.py::test_x", "tests/rules/test_ladder.py::test_x") == "plain"
