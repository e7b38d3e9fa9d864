"""Where the program asks what a messenger can do, or which it is: each place is known, with its reason.

Transcripts notice what they reach; here stands what none may come by. A place that asks anew is red until it is listed.
"""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
ASKED = frozenset({"has_buttons", "can_edit", "vouches_phones", "answers_at_once", "channel"})
OF_A_PRESS = frozenset({"message", "press", "action"})
"""Of an update: what it has only where a button was pressed."""
WHOLE = frozenset({"EVERYTHING", "TEXT_ALONE"})
NAMES = frozenset({"telegram", "zalo", "browser"})
OF_A_MESSENGER = ("bot/channels/", "bot/loopback/", "bot/commands/")
"""Rooms that are one messenger's, or the operator's."""

HOW_ONE_ANSWERS = "how one answers there: by a press, or by a number or words"
WHICH = "which of several messages a press was under; typed, it is the newest"
ROUTED = "which carrier, account or file of a messenger: nothing is said or stored otherwise for it"
RENDERED = "choices as lines, an edit as a message: the one place for it"

LOOKED: Mapping[str, tuple[str, str]] = {
    "bot/ahead.py::chat_of": ("channel", ROUTED),
    "bot/app.py::": ("'zalo' TEXT_ALONE TEXT_ALONE", "which abilities the channels of this installation have"),
    "bot/delivery/alert_pages.py::Page._status": (
        "has_buttons",
        "the words that take a case where nothing is pressed",
    ),
    "bot/delivery/alerts.py::_alert": ("has_buttons", "hands it on to the page"),
    "bot/delivery/desk.py::Desk._render": ("can_edit can_edit has_buttons", RENDERED),
    "bot/delivery/delivering.py::Delivery.__init__": ("abilities", "hands on what each carrier can do"),
    "bot/delivery/desk.py::Desk.__init__": ("EVERYTHING", "until it is told"),
    "bot/delivery/gathering.py::numbers_line": ("has_buttons", "the digits by which cases are called in words"),
    "bot/delivery/rendering.py::Batch": ("EVERYTHING", "until it is told"),
    "bot/delivery/rendering.py::Batch.is_answer": ("can_edit", RENDERED),
    "bot/delivery/rendering.py::render": ("can_edit has_buttons", RENDERED),
    "bot/dialogue/menu.py::_in_words": ("has_buttons", "a command stands beside its words where it can be tapped"),
    "bot/evidence/fetching.py::Fetching._fetched": ("channel", ROUTED),
    "bot/evidence/fetching.py::Fetching._tell": ("channel", ROUTED),
    "bot/evidence/fetching.py::Fetching.settle": ("channel", ROUTED),
    "bot/handlers/after_receipt.py::_left": ("has_buttons", "what stands under the receipt still is offered anew"),
    "bot/handlers/asking.py::labels_of": ("has_buttons", HOW_ONE_ANSWERS),
    "bot/handlers/case_words.py::_opened": ("can_edit", RENDERED),
    "bot/handlers/cases.py::ended": ("can_edit", RENDERED),
    "bot/handlers/cases.py::said_aloud": ("has_buttons", "a short word on a press is said where nothing was pressed"),
    "bot/handlers/cases.py::open_messages": ("incoming.message", WHICH),
    "bot/handlers/clusters.py::open_cluster": ("incoming.message", WHICH),
    "bot/handlers/consenting.py::consent_done": ("has_buttons incoming.message incoming.message", HOW_ONE_ANSWERS),
    "bot/handlers/consenting.py::withdraw_now": ("incoming.message", WHICH),
    "bot/handlers/doubting.py::ask_for_one": ("has_buttons", HOW_ONE_ANSWERS),
    "bot/handlers/how_now_said.py::_by_numbers": ("has_buttons", HOW_ONE_ANSWERS),
    "bot/handlers/my_data.py::": ("'browser' 'telegram' 'zalo'", "somebody's own accounts are named to them"),
    "bot/handlers/my_data.py::_disconnecting": ("channel", "somebody's own accounts are named to them"),
    "bot/handlers/my_data.py::_stored": ("channel", "somebody's own accounts are named to them"),
    "bot/handlers/picking.py::is_asked": ("incoming.message", WHICH),
    "bot/handlers/picking.py::picked": ("incoming.message", WHICH),
    "bot/handlers/picking.py::remember": ("has_buttons incoming.message incoming.message", HOW_ONE_ANSWERS),
    "bot/handlers/station_notices.py::open_notice": ("incoming.message", WHICH),
    "bot/handlers/typed_answers.py::_tick": ("has_buttons", HOW_ONE_ANSWERS),
    "bot/joining/steps.py::ask_number": ("vouches_phones", "a number that nobody vouches for is not asked for"),
    "bot/joining/steps.py::by_ability": ("vouches_phones", "a number that nobody vouches for is not asked for"),
    "bot/logs.py::": ("'telegram'", "a library's name"),
    "bot/loop.py::Loop._abilities_of": ("EVERYTHING channel channel", ROUTED),
    "bot/loop.py::Loop._within_budget": ("answers_at_once channel", "how fast a messenger takes answers"),
    "bot/router.py::Router.find": ("incoming.action incoming.action", HOW_ONE_ANSWERS),
    "bot/router.py::Router._typed": ("has_buttons", HOW_ONE_ANSWERS),
    "bot/saying.py::as_said": ("has_buttons", "in lines the ticks are said in words"),
    "bot/saying.py::changes_after": ("incoming.message", "which message an answer is an edit of"),
    "bot/saying.py::session_after": ("has_buttons", HOW_ONE_ANSWERS),
    "bot/saying.py::taken": ("incoming.action", "what was sent, as it is taken"),
    "bot/text_alone.py::in_own_chat": ("can_edit", RENDERED),
    "bot/text_alone.py::in_words": ("has_buttons", "a word on a press is said"),
    "bot/turn.py::Turn": ("EVERYTHING", "until it is told"),
    "bot/understanding/ways.py::": ("'telegram' 'zalo'", "how people spell them"),
    "storage/queries/browser.py::": ("'browser'", ROUTED),
}
"""By place: what is asked there, sorted, and why."""


def test_each_place_that_asks_what_a_messenger_can_do_is_known() -> None:
    assert dict(looked()) == {place: asked for place, (asked, _) in LOOKED.items()}


def looked() -> Iterator[tuple[str, str]]:
    """By place what is asked there."""
    for path in sorted(path for room in ("bot", "storage") for path in (ROOT / room).rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if not name.startswith(OF_A_MESSENGER):
            found: dict[str, list[str]] = defaultdict(list)
            asked = ASKED if name.startswith("bot/") else frozenset()  # rows know their account's, and read it along
            _look(ast.parse(path.read_text(encoding="utf-8")), "", asked, found)
            yield from ((f"{name}::{place}", " ".join(sorted(each))) for place, each in found.items() if each)


def _look(node: ast.AST, place: str, asked: frozenset[str], found: dict[str, list[str]]) -> None:
    for each in ast.iter_child_nodes(node):
        within = place
        if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            within = f"{place}.{each.name}".removeprefix(".")
        found[within].extend(_asked(each, asked, is_alone=not isinstance(node, ast.Attribute)))
        _look(each, within, asked, found)


def _asked(node: ast.AST, asked: frozenset[str], *, is_alone: bool) -> Iterator[str]:
    """What one node asks. `is_alone`: all abilities are compared or handed on, not one of them read."""
    if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
        if node.attr in asked or (node.attr == "abilities" and is_alone):
            yield node.attr
        elif asked and node.attr in OF_A_PRESS and _name(node.value) == "incoming":
            yield f"incoming.{node.attr}"
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in WHOLE:
        yield node.id
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in NAMES:
        yield repr(node.value)


def _name(node: ast.AST) -> str:
    return getattr(node, "attr", getattr(node, "id", ""))
