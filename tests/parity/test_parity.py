"""What the comparison of messengers notices: a handler or renderer that does more on one of them, in each way."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import GeneratorType
from typing import Any

import pytest

from bot.clock import local
from bot.delivery.values import Dropped, Rendered, Waiting
from bot.dialogue.case_actions import OpenCaseAlert
from bot.messages import Choice, File, Reply
from bot.parts import find_parts
from bot.router import Router
from bot.turn import Handler, Turn
from tests.declaring.family import Family
from tests.parity.apart import (
    APART,
    NO_ROOM,
    NUMBER_SHARED,
    ROOMS,
    SAID_LATER,
    is_by_the_moment,
    surface_in_turn,
    why_apart,
)
from tests.parity.records import Story, differences, story_of
from tests.parity.told import shown as as_told
from tests.surfaces import SURFACES, OnTelegram, OnThePage, OnZalo, Surface
from tests.town import Town

Change = Callable[[Turn, Reply], Reply]


LATER = 7
"""The hour after which the menu is asked for a second time."""


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
    on = SURFACES[surface]()
    town = Town(f"sqlite:///{folder}/{surface}.db", router=router, surface=on, channel=on.channel)
    town.is_compared = True
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
    for _ in range(2):
        mother.says("/trogiup")
        town.by(hours=1)
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


def an_order(turn: Turn, reply: Reply) -> Reply:
    return reply if on_buttons(turn) else replace(reply, rows=reply.rows[::-1])


def a_line_the_second_time(turn: Turn, reply: Reply) -> Reply:
    is_said = on_buttons(turn) or local(turn.now).hour < LATER
    return replace(reply, text=f"{reply.text}\nXem thêm ở bảng tin.") if reply.text and is_said else reply


def a_row(turn: Turn, reply: Reply) -> Reply:
    if on_buttons(turn):
        turn.looked("menu")
    return reply


ONE_SIDED = (a_line, a_line_for_typists, a_label, a_value, a_label_less, an_order, a_line_the_second_time, a_row)


@pytest.mark.parametrize("change", ONE_SIDED)
def test_what_a_handler_does_on_one_messenger_alone_is_noticed(tmp_path: Path, change: Change) -> None:
    assert compared(tmp_path, "zalo", change)


@pytest.mark.parametrize("change", ONE_SIDED)
def test_on_two_with_buttons_it_is_no_difference(tmp_path: Path, change: Change) -> None:
    assert compared(tmp_path, "page", change) == []


@pytest.mark.parametrize("other", ["zalo", "page"])
def test_what_a_handler_does_by_the_name_of_a_messenger_is_noticed(tmp_path: Path, other: str) -> None:
    def a_line_by_name(turn: Turn, reply: Reply) -> Reply:
        is_said = reply.text and turn.incoming.channel == "telegram"
        return replace(reply, text=f"{reply.text}\nXem thêm ở bảng tin.") if is_said else reply

    assert compared(tmp_path, other, a_line_by_name)


Render = Callable[[Waiting, Rendered | Dropped], Rendered | Dropped]


def more(waiting: Waiting, made: Rendered | Dropped) -> Rendered | Dropped:
    is_said = isinstance(made, Rendered) and waiting.has_buttons
    return replace(made, reply=replace(made.reply, text=f"{made.reply.text}\nXin xử lý ngay.")) if is_said else made


def more_by_an_edit(waiting: Waiting, made: Rendered | Dropped) -> Rendered | Dropped:
    return more(waiting, made) if waiting.sent_before else made


def nothing_of_others(waiting: Waiting, made: Rendered | Dropped) -> Rendered | Dropped:
    return Dropped("others did it") if waiting.is_apart else made


@pytest.mark.parametrize("render", [more, more_by_an_edit, nothing_of_others])
def test_what_a_renderer_says_on_one_messenger_alone_is_noticed(tmp_path: Path, render: Render) -> None:
    def renders_otherwise(town: Town) -> None:
        alert = town.delivery.desk.renderers["alert"]

        def otherwise(reading: Any, catalogs: Any, batch: Any) -> Any:
            return [render(*each) for each in zip(batch, alert(reading, catalogs, batch), strict=True)]

        town.delivery.desk.renderers["alert"] = otherwise  # type: ignore[index]

    found = compared(tmp_path, "zalo", prepare=renders_otherwise)
    assert found
    assert render is more or any("reads later" in line for line in found), found


def test_a_short_word_on_a_press_is_said_where_there_is_none(tmp_path: Path) -> None:
    def a_word(turn: Turn, reply: Reply) -> Reply:
        return Reply(toast="Đã lưu.") if reply.text else reply

    assert compared(tmp_path, "zalo", a_word) == []
    alone = tmp_path / "alone"
    alone.mkdir()
    ways = told(alone, "zalo", with_change(a_word)).told.values()
    assert any(said == "Đã lưu." for way in ways for _, said in way.get("asked", ()))


@pytest.mark.parametrize("surface", [OnTelegram, OnZalo, OnThePage])
@pytest.mark.parametrize(
    "reply",
    [
        Reply("Một dòng.", picture="<svg/>"),
        Reply("Một dòng.\nHai dòng.", photo=b"\xff\xd8\xff"),
        Reply("Một dòng.", file=File("a.pdf", b"%PDF-", instead="Văn bản số 35.")),
        Reply("Một dòng.", ((Choice("Có", "a"), Choice("Không", "b")),), ask_contact="Gửi số của tôi"),
        Reply(" ".join(["Một câu dài."] * 250)),
    ],
)
def test_whatever_a_reply_holds_is_shown_on_each_messenger(surface: type[Surface], reply: Reply) -> None:
    has_buttons = surface.abilities.has_buttons
    # where choices are lines the text has them before it comes to the messenger
    said = reply if has_buttons else replace(reply, ask_contact="")
    shown = surface().shown(said)
    assert told_of(shown) == told_of(said)
    assert not has_buttons or shown.ask_contact == reply.ask_contact
    assert (bool(shown.picture), shown.photo, bool(shown.file)) == (bool(reply.picture), reply.photo, bool(reply.file))


def told_of(reply: Reply) -> list[str]:
    return sorted(as_told("1", "asked", reply).sentences)


def test_every_room_of_tests_is_compared_or_says_why_not() -> None:
    rooms = {each.parent.name for each in Path(__file__).parents[1].glob("*/__init__.py")}
    whole = {room for room in ROOMS if "/" not in room}
    assert rooms == {*whole, *NO_ROOM}
    assert not whole & NO_ROOM.keys()
    assert {file.split("/")[0] for file in set(ROOMS) - whole} <= NO_ROOM.keys()
    assert all((Path(__file__).parents[1] / room).exists() for room in ROOMS)


def test_where_a_number_is_shared_the_same_end_is_told_without_one() -> None:
    for test in NUMBER_SHARED.values():
        assert test not in NUMBER_SHARED
        assert not why_apart(test)
        assert test.startswith(ROOMS)


def test_what_is_listed_as_no_conversation_is_there() -> None:
    for test in (*(each for tests in APART.values() for each in tests), *NUMBER_SHARED, *NUMBER_SHARED.values()):
        file, _, name = test.partition("::")
        assert f"def {name}(" in (Path(__file__).parents[1] / file).read_text(), test


def test_the_ordinary_run_tells_a_transcript_on_zalo_and_on_another_messenger() -> None:
    test = "tests/declaring/test_menu.py::test_something"
    assert surface_in_turn(f"{test}[*]", f"{test}[sqlite]") == "zalo"
    assert surface_in_turn(f"{test}[*]", f"{test}[postgresql]") in ("telegram", "page")
    assert is_by_the_moment("tests/declaring/test_menu.py::test_x")
    assert not is_by_the_moment("tests/joining/test_bonds.py::test_x")
    assert not is_by_the_moment("tests/keeping/test_quarantine.py::test_x")
    assert all(room.startswith(ROOMS) for room in SAID_LATER)
    assert surface_in_turn("tests/rules/test_ladder.py::test_x", "tests/rules/test_ladder.py::test_x") == "plain"


def test_a_date_that_an_edit_adds_to_an_hour_is_nothing_new_and_another_hour_is() -> None:
    def told(how: str, sentence: str) -> Story:
        return Story({}, {"1": {how: [["000", sentence]]}}, {}, {})

    edited, once = told("asked", "Thỏ Ngọc · hạn 06:30 ngày 24/11"), told("unasked", "Thỏ Ngọc · hạn 06:30")
    assert list(differences(edited, once)) == list(differences(once, edited)) == []
    assert list(differences(edited, told("unasked", "Thỏ Ngọc · hạn 06:31")))
