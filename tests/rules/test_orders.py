"""Rules of orders: what is asked next, who approves, when the last message leaves, what an official types."""

from datetime import date, timedelta

import pytest

from bot.dialogue.order_words import document
from bot.errors import Mistake
from bot.i18n import load_catalogs
from bot.rounds.one_letter import AskedAlready, check_letter
from bot.rounds.order_answers import check_hours, hours_ahead, read_day, read_hour, read_number, read_words
from bot.rounds.order_rules import (
    last_first_at,
    last_sent_at,
    may_nudge,
    needs_second_person,
    next_step,
    reminding,
)
from bot.rounds.order_sending import sending_of
from bot.rounds.values import SchoolSettings
from storage.queries.one_letter import UnderLetter
from storage.queries.reminded import NOBODY, Reminded
from storage.queries.scopes import Weight
from storage.values import Letter
from tests.town import at

NOW = at("Wed", "09:00")
TODAY = date(2026, 11, 25)


def test_what_is_missing_is_asked_in_order_and_a_passed_over_subject_is_not_asked_again() -> None:
    known: dict[str, object] = {"scope": (), "number": "1/KH", "issued_on": TODAY, "issuer": "Sở", "due_at": NOW}
    assert next_step({}) == "scope"
    assert next_step(known) == "summary"
    assert next_step({**known, "summary": ""}) is None


def test_twenty_schools_need_one_person_and_twenty_one_two() -> None:
    assert [needs_second_person(n) for n in (1, 20, 21)] == [False, False, True]


def test_the_slowest_bot_says_when_the_last_message_leaves() -> None:
    assert last_sent_at(NOW, {}, {"a": 100}, 28) is None
    assert last_sent_at(NOW, {"a": 28}, {}, 28) == NOW + timedelta(seconds=1)
    assert last_sent_at(NOW, {"a": 29}, {}, 28) == NOW + timedelta(seconds=2)
    assert last_sent_at(NOW, {"a": 28, "b": 28}, {"b": 280, "c": 9999}, 28) == NOW + timedelta(seconds=11)
    assert last_sent_at(NOW, {"a": 118_400}, {}, 28) == NOW + timedelta(seconds=4229)


USUAL, EARLY, SINGLE = SchoolSettings(), SchoolSettings(reminders=(90, 30)), SchoolSettings(reminders=(45,))


def test_persons_are_asked_when_their_schools_remind() -> None:
    due = at("Wed", "15:00")
    assert reminding(NOW, NOW, [USUAL]) is None
    usual = reminding(NOW, due, [USUAL])
    assert usual and (usual.first_at, usual.last_at, usual.again_at) == (
        at("Wed", "14:00"),
        at("Wed", "14:00"),
        at("Wed", "14:40"),
    )
    mixed = reminding(NOW, due, [USUAL, EARLY, SINGLE])
    assert mixed and (mixed.first_at, mixed.last_at, mixed.again_at) == (
        at("Wed", "13:30"),
        at("Wed", "14:15"),
        at("Wed", "14:30"),
    )
    soon = reminding(NOW, at("Wed", "09:20"), [USUAL])
    assert soon and (soon.first_at, soon.last_at, soon.again_at) == (NOW, NOW, None)


def test_the_last_person_is_told_after_what_waits_and_no_sooner_than_the_school_reminds() -> None:
    first = reminding(NOW, at("Wed", "15:00"), [USUAL])
    assert last_first_at(NOW, {"a": 28}, {}, {}, None, 28) == NOW + timedelta(seconds=1)
    assert last_first_at(NOW, {"a": 28}, {"a": 56}, {"a": 2800}, first, 28) == at("Wed", "14:00") + timedelta(seconds=2)
    soon = reminding(NOW, at("Wed", "09:20"), [USUAL])
    assert last_first_at(NOW, {"a": 28}, {"a": 56}, {"a": 2800}, soon, 28) == NOW + timedelta(seconds=103)
    many = reminding(NOW, at("Wed", "15:00"), [USUAL])
    assert last_first_at(NOW, {}, {"a": 118_400}, {}, many, 28) == at("Wed", "14:00") + timedelta(seconds=4229)


def test_reminders_are_promised_only_where_there_is_a_second_time() -> None:
    weight = Weight((1, 2), Reminded(9, {"a": 8}, 5, ("",)), {"a": 2}, {}, 0)
    usual = sending_of(weight, "person", NOW, None, at("Wed", "15:00"), 28)
    assert (usual.first_at, usual.again_at, usual.reminders) == (at("Wed", "14:00"), at("Wed", "14:40"), 5)
    soon = sending_of(weight, "person", NOW, None, at("Wed", "09:20"), 28)
    assert (soon.first_at, soon.again_at, soon.reminders) == (NOW, None, 0)
    of_schools = sending_of(Weight((1, 2), NOBODY, {"a": 1}, {}, 1), "school", NOW, None, at("Wed", "15:00"), 28)
    assert (of_schools.first_at, of_schools.again_at, of_schools.reminders) == (None, at("Wed", "14:00"), 1)
    crowd = Weight((1,), Reminded(120_000, {"a": 118_400}, 90_000, ("",)), {}, {}, 1)
    assert sending_of(crowd, "person", NOW, None, at("Wed", "15:00"), 28).is_too_late
    assert not usual.is_too_late


def test_schools_are_reminded_at_most_once_an_hour() -> None:
    assert may_nudge(NOW, None)
    assert not may_nudge(NOW, NOW - timedelta(minutes=59))
    assert may_nudge(NOW, NOW - timedelta(hours=1))


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("1234/SGDĐT-CTTT", "Công văn số 1234/SGDĐT-CTTT ngày 25/11/2026 của Sở GDĐT"),
        ("12/KH-UBND", "Kế hoạch số 12/KH-UBND ngày 25/11/2026 của Sở GDĐT"),
        ("7/QĐ-BGDĐT", "Quyết định số 7/QĐ-BGDĐT ngày 25/11/2026 của Sở GDĐT"),
        ("12/XYZ", "văn bản số 12/XYZ ngày 25/11/2026 của Sở GDĐT"),
        (None, "yêu cầu của Sở GDĐT"),
    ],
)
def test_a_document_is_named_by_its_sign(number: str | None, said: str) -> None:
    assert document(load_catalogs().voice("vi", "teacher"), Letter(number, TODAY, "Sở GDĐT")) == said


def test_typed_answers_are_read_or_refused_with_an_example() -> None:
    assert read_number(" 1234 / SGDĐT-CTTT ") == "1234/SGDĐT-CTTT"
    assert [read_day(text, TODAY) for text in ("25/11/2026", "24-11", "ngày 1.11.2026")] == [
        TODAY,
        date(2026, 11, 24),
        date(2026, 11, 1),
    ]
    assert read_words("  Sở   GDĐT ", "issuer") == "Sở GDĐT"
    hours = [read_hour(text, NOW) for text in ("15:00", "15h", "15h30", "15 giờ", "07:00 27/11", "07:00 03/01")]
    assert hours[:4] == [at("Wed", "15:00"), at("Wed", "15:00"), at("Wed", "15:30"), at("Wed", "15:00")]
    assert hours[4] == at("Fri", "07:00")
    assert hours[5].year == 2027
    for text in ("số 1234/SGDĐT-CTTT ạ", "Công văn số 1234/SGDĐT-CTTT", "CV 1234/SGDĐT-CTTT nhé"):
        assert read_number(text) == "1234/SGDĐT-CTTT"
    for text in ("3 giờ chiều", "3h chiều nay", "15h ạ", "15h thứ tư", "15 giờ t4"):
        assert read_hour(text, NOW) == at("Wed", "15:00"), text
    for text in ("7h sáng mốt nhé 27/11", "7h thứ sáu", "thứ 6 7 giờ", "7:00 t6"):
        assert read_hour(text, NOW) == at("Fri", "07:00"), text
    assert read_hour("9h tối mai", NOW) == at("Thu", "21:00")
    for read, text in (
        (read_number, "một hai ba"),
        (lambda words: read_day(words, TODAY), "26/11/2026"),
        (lambda words: read_day(words, TODAY), "31/02/2026"),
        (lambda words: read_words(words, "issuer"), "x"),
        (lambda words: read_hour(words, NOW), "chiều nay"),
        (lambda words: read_hour(words, NOW), "25:00"),
    ):
        with pytest.raises(Mistake):
            read(text)


def test_hours_follow_each_other_from_now_on() -> None:
    check_hours(None, at("Wed", "15:00"), None, NOW)
    check_hours(at("Wed", "10:00"), at("Wed", "15:00"), at("Wed", "17:00"), NOW)
    for opens, due, closes in (
        (None, at("Wed", "08:00"), None),
        (at("Wed", "08:00"), None, None),
        (at("Wed", "16:00"), at("Wed", "15:00"), None),
        (None, at("Wed", "15:00"), at("Wed", "14:00")),
        (None, at("Wed", "15:00", 6), None),
    ):
        with pytest.raises(Mistake):
            check_hours(opens, due, closes, NOW)
    assert hours_ahead(NOW)[0] == at("Wed", "10:00")
    assert hours_ahead(at("Wed", "19:30")) == []


def test_a_letter_asks_the_same_people_for_one_questionnaire_a_day() -> None:
    open_since_yesterday = UnderLetter("person-2021", NOW - timedelta(days=1))
    check_letter("person-2026", None, [open_since_yesterday], {}, NOW)
    with pytest.raises(AskedAlready):
        check_letter("person-2026", None, [open_since_yesterday], {}, NOW - timedelta(days=1))
    with pytest.raises(AskedAlready):
        # it opens at once, whatever hour it was planned for
        check_letter("person-2026", NOW - timedelta(days=3), [UnderLetter("person-2021", NOW)], {}, NOW)
