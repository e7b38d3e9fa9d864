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
)
"""Directories below tests/ whose tests are transcripts that are compared."""

PRESSED = "presses a button of an older message, or by its data: nothing that can be typed"
COUNTED = "counts messages, edits or rows of the outbox: an edit is a message of its own there"
TICKED = "looks at signs while they are ticked one by one: they are typed at once there"
TOGETHER = "hands updates in past the windows: twice, or several in one batch"
COVERED = "looks at what an edit leaves in an opened message: what others did comes apart and covered there"
WORDED = "looks at a message without the short word on the press, which is a line of it there"
LOSES = "loses something on Zalo or is told otherwise there: to be mended"
MENU = "types 0, which is the menu there"

APART: Mapping[str, tuple[str, ...]] = {
    PRESSED: (
        "declaring/test_drafts.py::test_all_well_leaves_out_whom_something_was_begun_for",
        "declaring/test_drafts.py::test_what_was_unticked_again_is_no_draft_to_be_asked_about",
        "declaring/test_not_well.py::test_a_tap_on_send_twice_declares_once",
        "joining/test_consent.py::test_a_fast_finish_withdraws_what_was_turned_off",
        "joining/test_consent.py::test_words_between_the_taps_lose_nothing",
        "ordering/test_letter_file.py::test_a_letter_that_comes_after_the_order_was_sent_is_told",
        "clusters/test_alerts.py::test_after_the_tap_the_list_the_dates_and_what_the_source_advises",
    ),
    COUNTED: (
        "declaring/test_not_well.py::test_the_receipt_of_a_flagged_declaration_leaves_through_the_outbox",
        "declaring/test_one_tap.py::test_three_children_of_two_schools_are_declared_with_one_tap",
        "clusters/test_alerts.py::test_the_third_of_the_school_rings_anew_and_of_the_class_is_an_edit_with_a_silent_word",
        "clusters/test_command.py::test_who_reads_english_reads_whole_sentences",
        "clusters/test_one_child.py::test_a_second_child_is_a_silent_word_to_those_whom_the_alert_told",
        "clusters/test_one_child.py::test_new_signs_of_a_child_known_since_yesterday_ring",
        "clusters/test_one_child.py::test_the_alert_of_the_case_says_it_and_nobody_is_rung_twice",
        "clusters/test_one_child.py::test_when_it_has_ended_the_alert_says_it_no_more",
        "clusters/test_one_child.py::test_where_both_waited_for_the_opening_the_case_goes_first_whatever_is_looked_at_first",
        "clusters/test_one_child.py::test_who_got_no_alert_of_the_case_still_hears",
        "drilling/test_calendar.py::test_once_a_month_on_its_day",
        "drilling/test_drills.py::test_opening_taking_and_ending_it_are_marked_and_measured",
        "teaching/test_roll_call.py::test_a_large_class_is_turned_page_by_page",
    ),
    COVERED: (
        "clusters/test_alerts.py::test_what_was_opened_is_covered_again_after_a_day_and_every_look_is_audited",
        "clusters/test_alerts.py::test_who_does_not_fit_into_the_list_of_a_large_one_is_in_the_list_of_open_cases",
    ),
    WORDED: (
        "filing/test_assessment.py::test_a_second_press_leaves_the_receipt_with_what_is_to_be_put_right",
        "teaching/test_roll_call.py::test_absence_needs_no_paper_and_is_counted_apart",
    ),
    LOSES: (
        "asking/test_flagging.py::test_the_questionnaire_of_2021_has_one_tap_and_a_summary_that_says_what_was_asked",
        "asking/test_from_sheet_to_sheet.py::test_written_in_libreoffice_published_asked_in_two_languages_and_exported",
        "asking/test_transcript.py::test_it_is_asked_in_english",
        "asking/test_transcript.py::test_it_is_asked_in_vietnamese",
        "clusters/test_alerts.py::test_it_ends_silently_when_the_window_has_passed_and_old_buttons_explain",
        "clusters/test_stored.py::test_corrected_to_well_counts_no_more_from_then_on_and_is_shown_so",
        "clusters/test_stored.py::test_withdrawn_and_a_false_alarm_count_no_more",
    ),
    TICKED: (
        "declaring/test_drafts.py::test_every_toggle_is_kept_at_once",
        "declaring/test_drafts.py::test_one_guardian_never_sees_the_others_draft",
        "asking/test_screens.py::test_choices_too_long_for_a_button_are_numbered_and_stand_in_the_message",
        "asking/test_screens.py::test_many_toggles_stand_on_screens_and_stay_ticked",
    ),
    TOGETHER: (
        "declaring/test_one_tap.py::test_a_double_tap_and_a_redelivered_update_change_nothing",
        "declaring/test_one_tap.py::test_two_guardians_racing_in_one_batch_make_one_declaration",
        "joining/test_requests.py::test_two_who_decide_at_once_decide_once",
        "evidence/test_sending.py::test_a_process_that_dies_while_fetching_leaves_the_picture_to_the_next",
        "evidence/test_sending.py::test_whoever_lost_the_duty_while_it_was_fetched_is_told_and_nothing_is_kept",
        "evidence/test_remedies.py::test_what_closes_while_the_picture_is_fetched_keeps_none",
        "evidence/test_remedies.py::test_whoever_lost_the_duty_while_it_was_fetched_is_told_and_nothing_is_kept",
        "drilling/test_second_account.py::test_a_message_that_leaves_late_has_its_two_minutes_from_then",
    ),
    MENU: ("declaring/test_not_well.py::test_invariant_7_what_is_not_understood_is_asked_again",),
}
"""What is told on the messengers with buttons alone, by reason."""

IN_TURN = "turns"
_WHY = {test: why for why, tests in APART.items() for test in tests}
_PARAMETERS = re.compile(r"\[.*\]$", re.DOTALL)


def why_apart(test: str) -> str:
    """Why a test is no conversation that a messenger without buttons could have; "" if it is one."""
    return _WHY.get(_PARAMETERS.sub("", test).removeprefix("tests/"), "")


def is_transcript(test: str) -> bool:
    """Whether it stands where transcripts are."""
    return test.startswith(tuple(f"tests/{room}/" for room in ROOMS))


def surface_in_turn(test: str, with_backend: str) -> str:
    """Where `TOWN_SURFACE=turns` tells a test: on Zalo with SQLite, with PostgreSQL on Telegram or the page.

    So each transcript is compared between two messengers and two databases, at no cost.
    """
    if not is_transcript(test):
        return "plain"
    if "postgresql" in with_backend or why_apart(test):
        return ("telegram", "page")[zlib.crc32(test.encode()) % 2]
    return "zalo"
