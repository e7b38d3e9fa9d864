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
    "auditing",
)
"""Directories below tests/ whose tests are transcripts that are compared."""

IN_CI = ("asking", "clusters", "declaring")
"""Those that `TOWN_SURFACE=turns` tells on other messengers in the ordinary run; `make test-parity` tells all."""

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
"""Directories below tests/ that are not told on each messenger, and why."""

PRESSED = "presses a button of an older message, or by its data: nothing that can be typed"
COUNTED = "counts what is asked of the store while somebody is answered: an answer is a message of the outbox there"
KEPT_BACK = "keeps back all that leaves: an answer is a message of the outbox there, and would not come either"
TICKED = "looks at signs while they are ticked one by one: they are typed at once there"
TOGETHER = "hands updates in past the windows: twice, or several in one batch"
UNTOLD = "fails on Zalo as it is written, where an edit is a message of its own: not adapted yet, a loss may hide in it"

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
    UNTOLD: (
        "escalating/test_24_hours.py::test_a_false_alarm_ends_it_and_what_was_said_follows",
        "escalating/test_24_hours.py::test_only_a_false_alarm_ends_the_duty",
        "escalating/test_24_hours.py::test_recorded_it_is_silent_and_what_was_said_says_by_whom",
        "escalating/test_24_hours.py::test_the_thirteenth_child_is_said_too",
        "escalating/test_amber.py::test_a_new_one_is_not_named_before_it_is_opened",
        "escalating/test_amber.py::test_a_teacher_among_them_is_no_pupil",
        "escalating/test_amber.py::test_one_message_grows_and_is_silent",
        "escalating/test_amber.py::test_only_who_has_them_is_asked_for_outcomes",
        "escalating/test_amber.py::test_raised_to_red_it_leaves_the_growing_message_and_rings",
        "escalating/test_amber.py::test_taken_at_school_the_contact_never_hears",
        "escalating/test_amber.py::test_the_list_names_them_and_they_are_taken_singly_or_together",
        "escalating/test_amber.py::test_those_who_do_not_fit_are_a_tap_away_also_when_all_are_taken",
        "escalating/test_amber.py::test_untaken_it_climbs_to_deputy_principal_and_at_the_end_of_day_the_contact",
        "escalating/test_cap.py::test_beyond_twenty_an_hour_one_message_grows_and_the_operator_hears_once",
        "escalating/test_family.py::test_a_watched_child_that_is_worse_rings_who_has_the_case",
        "escalating/test_family.py::test_correcting_to_well_or_mistaken_never_closes_or_lowers_a_case",
        "escalating/test_invariants.py::test_invariant_4_nobody_without_a_right_ever_reads_a_name",
        "escalating/test_invariants.py::test_two_parents_in_one_moment_are_one_case",
        "escalating/test_life.py::test_a_closed_case_is_read_from_the_alert_that_says_so",
        "escalating/test_life.py::test_a_long_life_is_turned_over_in_one_message_and_covered_after_a_day",
        "escalating/test_life.py::test_officials_above_read_it_without_the_child_or_anybodys_words",
        "escalating/test_life.py::test_the_operator_prints_the_notice",
        "escalating/test_life.py::test_the_operator_reads_the_life_in_sentences_and_machines_read_fields",
        "escalating/test_life.py::test_the_school_reads_every_step_in_order",
        "escalating/test_life.py::test_who_has_no_duty_reads_nothing",
        "escalating/test_lists.py::test_my_cases_by_grade_with_the_legal_clock",
        "escalating/test_lives_handed_on.py::test_amber_passed_on_twice_and_taken_by_nobody_comes_back_each_school_morning",
        "escalating/test_lives_handed_on.py::test_amber_taken_then_the_duty_ends_and_nobody_takes_it_over",
        "escalating/test_lives_handed_on.py::test_amber_taken_then_the_duty_ends_and_the_deputy_has_it_from_the_morning_on",
        "escalating/test_lives_handed_on.py::test_red_or_emergency_passed_on_twice_reaches_the_next_each_time_and_never_who_passed_it_on",
        "escalating/test_lives_handed_on.py::test_red_or_emergency_taken_then_the_duty_ends_and_nobody_takes_it_over",
        "escalating/test_lives_handed_on.py::test_red_or_emergency_taken_then_the_duty_ends_and_the_principal_takes_it_after_half_an_hour",
        "escalating/test_lives_handed_on.py::test_red_or_emergency_watched_then_the_duty_ends_and_the_deputy_watches_on",
        "escalating/test_lives_handed_on.py::test_red_passed_on_after_weeks_rings_all_others_again_and_has_its_mornings_before_it_again",
        "escalating/test_lives_off_hours.py::test_amber_on_a_sunday_evening_taken_on_monday_reaches_the_nurse_and_the_family_alone",
        "escalating/test_lives_off_hours.py::test_amber_on_the_eve_of_tet_taken_next_morning_is_asked_about_when_school_is_back",
        "escalating/test_lives_off_hours.py::test_an_emergency_at_two_in_the_night_taken_and_left_wakes_nobody_again_before_six",
        "escalating/test_lives_off_hours.py::test_an_emergency_at_two_in_the_night_that_nobody_takes_comes_back_the_same_morning",
        "escalating/test_lives_off_hours.py::test_an_emergency_on_a_sunday_evening_rings_everybody_within_half_an_hour",
        "escalating/test_lives_off_hours.py::test_an_emergency_on_a_sunday_evening_taken_at_home_and_in_hospital_rings_nobody_again",
        "escalating/test_lives_off_hours.py::test_an_emergency_on_the_eve_of_tet_climbs_that_evening_and_comes_back_through_the_holidays",
        "escalating/test_lives_off_hours.py::test_an_emergency_on_the_eve_of_tet_taken_that_evening_is_asked_about_once_by_night",
        "escalating/test_lives_off_hours.py::test_red_on_a_sunday_evening_is_silent_and_climbs_on_monday_from_six",
        "escalating/test_lives_off_hours.py::test_red_on_a_sunday_evening_taken_at_home_is_told_to_the_contact_on_monday_without_a_sound",
        "escalating/test_lives_off_hours.py::test_red_on_the_eve_of_tet_does_not_wait_for_school_to_open_again",
        "escalating/test_lives_off_hours.py::test_red_on_the_eve_of_tet_taken_that_evening_is_told_to_the_contact_when_school_is_back",
        "escalating/test_lives_off_hours.py::test_red_taken_late_on_a_friday_and_left_is_asked_about_on_saturday_and_climbs_on_monday",
        "escalating/test_lives_taken.py::test_amber_raised_to_red_after_it_was_taken_rings_anew_and_asks_for_somebody_anew",
        "escalating/test_lives_taken.py::test_amber_taken_and_left_is_asked_about_at_the_end_of_the_day_then_climbs_then_comes_back",
        "escalating/test_lives_taken.py::test_of_a_watched_child_the_family_is_asked_each_round_and_nobody_but_the_round_is_heard_of",
        "escalating/test_lives_taken.py::test_red_or_emergency_taken_and_left_is_asked_about_once_then_climbs_then_comes_back",
        "escalating/test_lives_taken.py::test_red_or_emergency_taken_watched_and_ended_says_nothing_more_to_anybody",
        "escalating/test_lives_untaken.py::test_a_red_case_that_is_taken_after_weeks_and_left_has_its_mornings_before_it_again",
        "escalating/test_lives_untaken.py::test_amber_at_ten_to_five_on_a_friday_climbs_that_evening",
        "escalating/test_lives_untaken.py::test_amber_climbs_on_its_day_then_comes_back_on_ten_school_mornings_then_each_week",
        "escalating/test_lives_untaken.py::test_red_or_emergency_climbs_within_half_an_hour_then_comes_back_on_ten_mornings_then_each_week",
        "escalating/test_newcomers.py::test_a_nurse_appointed_after_the_ladder_ran_out_hears_of_what_waits_at_once",
        "escalating/test_one_case.py::test_an_amber_one_corrected_to_well_stays_and_the_growing_message_says_so",
        "escalating/test_one_case.py::test_more_signs_of_the_same_grade_are_a_change_of_the_message",
        "escalating/test_outcomes.py::test_a_grave_case_ends_after_a_question_that_names_child_and_outcome",
        "escalating/test_outcomes.py::test_the_answer_to_a_question_ends_a_case_once",
        "escalating/test_outcomes.py::test_the_family_hears_the_same_outcome_once",
        "escalating/test_outcomes.py::test_the_same_outcome_on_another_day_is_news",
        "escalating/test_passing_on.py::test_a_reason_chosen_hours_later_takes_the_case_from_nobody",
        "escalating/test_race.py::test_of_twenty_at_once_one_has_it_in_one_process",
        "escalating/test_red.py::test_a_receipt_of_an_official_is_seen_by_the_official_and_by_the_school",
        "escalating/test_red.py::test_an_old_question_asks_nobody_but_who_has_the_case_now",
        "escalating/test_red.py::test_details_are_edited_away_after_a_day",
        "escalating/test_red.py::test_invariant_10_what_was_moved_to_another_row_in_the_file_is_shown_to_nobody",
        "escalating/test_red.py::test_invariant_6_an_alert_that_leaves_after_another_was_opened_is_covered_all_the_same",
        "escalating/test_red.py::test_raised_to_emergency_rings_anew_and_asks_for_a_new_taker",
        "escalating/test_red.py::test_red_says_whom_it_could_not_reach",
        "escalating/test_red.py::test_taking_without_outcome_comes_back_and_then_the_ladder_goes_on",
        "escalating/test_red.py::test_the_nurse_opens_takes_and_concludes_and_the_family_hears",
        "escalating/test_red.py::test_untaken_it_climbs_to_the_deputy_to_all_again_and_to_the_unit_above",
        "escalating/test_station.py::test_a_false_alarm_afterwards_is_told_the_station_in_the_message_it_has",
        "escalating/test_station.py::test_a_notice_that_reaches_nobody_is_not_recorded_as_told",
        "escalating/test_station.py::test_a_station_without_anybody_in_chat_is_called_and_the_text_is_ready",
        "escalating/test_station.py::test_an_opened_notice_waits_for_the_message_that_was_pressed",
        "escalating/test_station.py::test_the_station_is_told_opens_and_confirms_and_the_school_sees_it",
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
    ),
}
"""What is told on the messengers with buttons alone, by reason."""

IN_TURN = "turns"
_WHY = {test: why for why, tests in APART.items() for test in tests}
_PARAMETERS = re.compile(r"\[.*\]$", re.DOTALL)


def why_apart(test: str) -> str:
    """Why a test is no conversation that a messenger without buttons could have; "" if it is one."""
    return _WHY.get(_PARAMETERS.sub("", test).removeprefix("tests/"), "")


def surface_in_turn(test: str, with_backend: str) -> str:
    """Where `TOWN_SURFACE=turns` tells a test: on Zalo with SQLite, with PostgreSQL on Telegram or the page.

    So each transcript is compared between two messengers and two databases, at no cost.
    """
    if not test.startswith(tuple(f"tests/{room}/" for room in IN_CI)):
        return "plain"
    if "postgresql" in with_backend or why_apart(test):
        return ("telegram", "page")[zlib.crc32(test.encode()) % 2]
    return "zalo"
