"""Which tests are conversations, and which in their rooms are not, with the reason."""

import re
import zlib
from collections.abc import Mapping

ROOMS = (
    "declaring",
    "joining",
    "asking",
    "teaching",
    "clusters",
    "filing",
    "evidence",
    "ordering",
    "reminding",
    "reporting",
    "drilling",
    "exporting",
    "escalating",
)
"""Directories below tests/ whose tests are transcripts."""

PRESSED = "presses a button of an older message, or by its data: nothing that can be typed"
COUNTED = "counts messages, edits or rows of the outbox: an edit is a message of its own there"
TICKED = "looks at signs while they are ticked one by one: they are typed at once there"
TOGETHER = "hands updates in past the windows: twice, or several in one batch"
MENU = "types 0, which is the menu there"

APART: Mapping[str, tuple[str, ...]] = {
    PRESSED: (
        "declaring/test_drafts.py::test_all_well_leaves_out_whom_something_was_begun_for",
        "declaring/test_drafts.py::test_what_was_unticked_again_is_no_draft_to_be_asked_about",
        "declaring/test_not_well.py::test_a_tap_on_send_twice_declares_once",
        "joining/test_consent.py::test_a_fast_finish_withdraws_what_was_turned_off",
        "joining/test_consent.py::test_words_between_the_taps_lose_nothing",
    ),
    COUNTED: (
        "declaring/test_not_well.py::test_the_receipt_of_a_flagged_declaration_leaves_through_the_outbox",
        "declaring/test_one_tap.py::test_three_children_of_two_schools_are_declared_with_one_tap",
    ),
    TICKED: (
        "declaring/test_drafts.py::test_every_toggle_is_kept_at_once",
        "declaring/test_drafts.py::test_one_guardian_never_sees_the_others_draft",
    ),
    TOGETHER: (
        "declaring/test_one_tap.py::test_a_double_tap_and_a_redelivered_update_change_nothing",
        "declaring/test_one_tap.py::test_two_guardians_racing_in_one_batch_make_one_declaration",
        "joining/test_requests.py::test_two_who_decide_at_once_decide_once",
    ),
    MENU: ("declaring/test_not_well.py::test_invariant_7_what_is_not_understood_is_asked_again",),
}
"""What is told on the messengers with buttons alone, by reason."""

_WHY = {test: why for why, tests in APART.items() for test in tests}
_PARAMETERS = re.compile(r"\[.*\]$", re.DOTALL)


def why_apart(test: str) -> str:
    """Why a test is no conversation that a messenger without buttons could have; "" if it is one."""
    return _WHY.get(_PARAMETERS.sub("", test).removeprefix("tests/"), "")


def is_transcript(test: str) -> bool:
    """Whether it stands where transcripts are."""
    return test.startswith(tuple(f"tests/{room}/" for room in ROOMS))


def usual_surface(test: str, with_backend: str) -> str:
    """Where a run without a choice tells a test: on Zalo with SQLite, with PostgreSQL on Telegram or the page.

    So each transcript is compared between two messengers and two databases, at no cost.
    """
    if not is_transcript(test):
        return "plain"
    if "postgresql" in with_backend or why_apart(test):
        return ("telegram", "page")[zlib.crc32(test.encode()) % 2]
    return "zalo"
