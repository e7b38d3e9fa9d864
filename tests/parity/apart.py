"""Which tests are conversations, and which in their rooms are not, with the reason."""

import re
import zlib
from collections.abc import Iterable, Mapping

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
    "auditing",
    "delivering/test_late_commits.py",
    "delivering/test_leaving_early.py",
    "delivering/test_ledger.py",
    "delivering/test_opened_meanwhile.py",
    "keeping/test_quarantine.py",
    "turns/test_loop.py",
)
"""Directories, and files of others, below tests/ whose tests are transcripts that are compared."""

IN_CI = (
    "asking",
    "auditing/test_auditor.py",
    "clusters",
    "declaring",
    "delivering/test_late_commits.py",
    "delivering/test_leaving_early.py",
    "delivering/test_ledger.py",
    "drilling/test_drills.py",
    "escalating",
    "evidence",
    "exporting/test_asking.py",
    "filing",
    "joining/test_bonds.py",
    "joining/test_consent.py",
    "joining/test_requests.py",
    "keeping/test_quarantine.py",
    "ordering/test_in_chat.py",
    "reminding/test_muting.py",
    "reminding/test_rounds.py",
    "reporting/test_chart.py",
    "reporting/test_on_request.py",
    "teaching",
    "turns/test_loop.py",
)
"""Those that `TOWN_SURFACE=turns` tells on others in the ordinary run; `make test-parity` tells all on all."""

BY_THE_MOMENT: tuple[str, ...] = (
    "declaring/test_menu.py",
    "drilling",
    "escalating/test_amber.py",
    "escalating/test_boarding.py",
    "escalating/test_cap.py",
    "escalating/test_family.py",
    "escalating/test_handing_over.py",
    "escalating/test_lists.py",
    "escalating/test_main_job.py",
    "escalating/test_newcomers.py",
    "escalating/test_off_hours.py",
    "escalating/test_one_case.py",
    "escalating/test_passing_on.py",
    "escalating/test_policies.py",
    "escalating/test_red.py",
    "escalating/test_rota_gaps.py",
    "escalating/test_standing_in.py",
    "escalating/test_station.py",
    "escalating/test_undelivered.py",
    "reminding",
)
"""Those seen to tell each sentence between the same two moves of the clock, and choices in one order, on each.

Elsewhere a sentence may be told at any moment of the transcript; of what is known in one instant the order is drawn.
"""

SAID_LATER: tuple[str, ...] = (
    *BY_THE_MOMENT,
    "clusters",
    "escalating/test_24_hours.py",
    "escalating/test_life.py",
    "escalating/test_outcomes.py",
)
"""Those seen to say, where nothing can be edited, what became of earlier messages though their reader did nothing."""

NO_ROOM: Mapping[str, str] = {
    "browser": "the page itself",
    "crash": "the real program over the wire",
    "delivering": "sending, by rows",
    "dialogue": "sentences and actions by themselves",
    "forms": "questionnaires without a chat",
    "fortnight": "one test of minutes, told by its own program",
    "importing": "spreadsheets and commands",
    "keeping": "keys, back-ups and migrations",
    "loopback": "the stand-ins of the messengers",
    "naughty": "told on each messenger by itself",
    "parity": "the comparison itself",
    "province": "counted over rows",
    "replaying": "told on its own messengers",
    "rules": "plain functions",
    "running": "commands",
    "summing": "sums kept in step, by rows",
    "telegram": "one messenger's wire",
    "turns": "the loop by itself",
    "understanding": "plain functions",
    "zalo": "one messenger's wire",
}
"""Directories below tests/ that are not told on each messenger but for the files in ROOMS, and why."""

PRESSED = "presses a button of an older message, or by its data: nothing that can be typed"
COUNTED = "counts what is asked of the store while somebody is answered: an answer is a message of the outbox there"
KEPT_BACK = "keeps back all that leaves: an answer is a message of the outbox there, and would not come either"
TICKED = "looks at signs while they are ticked one by one: they are typed at once there"
EDITED = "is about an edit that waits for the message it edits: what was asked for is a message of its own there"
BY_THE_CLOCK = "is told by the command, at the real clock's instants"
SPENT = "counts the messages of a month: an answer is one of them there"
TOGETHER = "hands updates in past the windows: twice, or several in one batch"

APART: Mapping[str, tuple[str, ...]] = {
    PRESSED: (
        "declaring/test_drafts.py::test_all_well_leaves_out_whom_something_was_begun_for",
        "declaring/test_drafts.py::test_what_was_unticked_again_is_no_draft_to_be_asked_about",
        "declaring/test_not_well.py::test_a_tap_on_send_twice_declares_once",
        "filing/test_assessment.py::test_a_second_press_leaves_the_receipt_with_what_is_to_be_put_right",
        "ordering/test_letter_file.py::test_a_letter_that_comes_after_the_order_was_sent_is_told",
    ),
    COUNTED: ("auditing/test_banner.py::test_the_pages_of_a_family_ask_nothing_of_health",),
    KEPT_BACK: (
        "auditing/test_auditor.py::test_a_family_that_was_not_told_of_the_outcome_is",
        "auditing/test_banner.py::test_a_late_alert_is_said_on_every_page_until_it_has_left",
        "auditing/test_banner.py::test_a_quarantine_is_said",
        "auditing/test_banner.py::test_a_refused_token_is_said_until_a_message_leaves_again",
        "auditing/test_banner.py::test_nobody_looking_is_said_and_a_walked_clock_is_not_nobody",
    ),
    TICKED: (
        "declaring/test_drafts.py::test_every_toggle_is_kept_at_once",
        "declaring/test_drafts.py::test_one_guardian_never_sees_the_others_draft",
        "asking/test_screens.py::test_choices_too_long_for_a_button_are_numbered_and_stand_in_the_message",
        "asking/test_screens.py::test_many_toggles_stand_on_screens_and_stay_ticked",
    ),
    EDITED: (
        "delivering/test_opened_meanwhile.py::"
        "test_what_was_pressed_is_shown_in_the_second_message_or_in_one_of_its_own",
        "escalating/test_station.py::test_an_opened_notice_waits_for_the_message_that_was_pressed",
    ),
    BY_THE_CLOCK: (
        "drilling/test_command.py::test_a_drill_is_begun_shown_and_measured",
        "escalating/test_life.py::test_the_operator_prints_the_notice",
    ),
    SPENT: (
        "delivering/test_ledger.py::test_an_alert_leaves_when_reminders_do_not_and_the_operators_hear_once_of_each_share",
    ),
    TOGETHER: (
        "escalating/test_race.py::test_of_twenty_at_once_one_has_it_in_one_process",
        "declaring/test_one_tap.py::test_a_double_tap_and_a_redelivered_update_change_nothing",
        "declaring/test_one_tap.py::test_two_guardians_racing_in_one_batch_make_one_declaration",
        "joining/test_requests.py::test_two_who_decide_at_once_decide_once",
        "turns/test_loop.py::test_invariant_1_a_redelivered_update_changes_nothing_and_is_answered_the_same",
    ),
}
"""What is told on the messengers with buttons alone, by reason."""

_SLIP = "joining/test_slips.py::test_"
NUMBER_SHARED: Mapping[str, str] = {
    "joining/test_phone.py::test_a_mother_joins_with_her_number_and_the_birthday": (
        f"{_SLIP}a_mother_joins_with_the_slip_from_school"
    ),
    "joining/test_phone.py::test_a_number_that_is_not_the_sender_s_own_helps_nothing": (
        "joining/test_phone.py::test_a_typed_number_proves_nothing"
    ),
    "joining/test_phone.py::test_a_number_of_more_than_five_children_goes_to_the_teacher": (
        "joining/test_requests.py::test_the_teacher_confirms_who_came_with_the_class_code"
    ),
    "joining/test_phone.py::test_five_children_are_few_enough_and_twins_come_together": (
        f"{_SLIP}a_second_child_is_connected_to_the_same_person"
    ),
    "joining/test_phone.py::test_a_mother_of_three_types_one_birthday_after_the_other": (
        f"{_SLIP}a_second_child_is_connected_to_the_same_person"
    ),
    "joining/test_phone.py::test_staff_are_known_by_their_number": (
        f"{_SLIP}a_member_of_staff_joins_with_slip_and_number"
    ),
    "joining/test_phone.py::test_officials_are_known_by_their_number": f"{_SLIP}an_official_joins_with_slip_and_number",
    "joining/test_phone.py::test_a_colleague_with_a_child_is_one_person": (
        f"{_SLIP}a_mother_who_is_a_teacher_stays_one_person"
    ),
    "joining/test_phone.py::test_a_new_phone_with_the_same_number_is_the_same_person": (
        "joining/test_linking.py::test_a_code_shown_on_one_chat_and_typed_on_the_other_makes_them_one_person"
    ),
    "joining/test_phone.py::test_guessing_birthdays_is_slowed_down": (
        f"{_SLIP}three_wrong_birthdays_use_the_slip_up_and_tell_the_teacher"
    ),
    "joining/test_bonds.py::test_a_bar_outlives_slips_numbers_and_the_teacher": (
        "joining/test_bonds.py::test_a_bar_outlives_slips_and_the_teacher_until_it_is_lifted"
    ),
    "joining/test_bonds.py::test_a_bar_can_be_lifted_by_the_school": (
        "joining/test_bonds.py::test_a_bar_outlives_slips_and_the_teacher_until_it_is_lifted"
    ),
    "joining/test_bonds.py::test_a_lost_phone_is_revoked_with_a_date": (
        "joining/test_bonds.py::test_a_mother_who_came_by_slip_is_found_by_the_roster_s_number"
    ),
    "joining/test_requests.py::test_a_number_on_file_and_one_that_is_not_hear_the_same": (
        "joining/test_requests.py::test_what_is_said_is_the_same_whether_or_not_there_is_such_a_child"
    ),
}
"""What begins with a number that the messenger vouches for -> what tells the same end where there is none."""

IN_TURN = "turns"
_WHY = {test: why for why, tests in APART.items() for test in tests}
_PARAMETERS = re.compile(r"\[.*\]$", re.DOTALL)


def why_apart(test: str) -> str:
    """Why a test is no conversation that a messenger without buttons could have; "" if it is one."""
    return _WHY.get(_PARAMETERS.sub("", test).removeprefix("tests/"), "")


def instead_of_a_number(test: str) -> str:
    """Where it is told how the same is reached without sharing a number; "" where no number is shared."""
    return NUMBER_SHARED.get(_PARAMETERS.sub("", test).removeprefix("tests/"), "")


def is_by_the_moment(test: str) -> bool:
    """Whether what a test tells is compared moment by moment."""
    return _is_in(test, BY_THE_MOMENT)


def is_said_later(test: str) -> bool:
    """Whether what became of earlier messages is compared."""
    return _is_in(test, SAID_LATER)


def _is_in(test: str, rooms: Iterable[str]) -> bool:
    return test.removeprefix("tests/").startswith(tuple(room if "." in room else f"{room}/" for room in rooms))


def surface_in_turn(test: str, with_backend: str) -> str:
    """Where `TOWN_SURFACE=turns` tells a test: on Zalo with SQLite, with PostgreSQL on Telegram or the page.

    So each transcript is compared between two messengers and two databases, at no cost.
    """
    if not _is_in(test, IN_CI):
        return "plain"
    if "postgresql" in with_backend or why_apart(test):
        return ("telegram", "page")[zlib.crc32(test.encode()) % 2]
    return "zalo"
