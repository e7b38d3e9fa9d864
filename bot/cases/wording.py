"""How people, grades, duties and outcomes of cases are named. Imports the voice alone."""

from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime, timedelta

from bot.clock import local
from bot.dialogue.names import given_name, is_surely_female
from bot.dialogue.wording import capital, time_words
from bot.i18n import Voice

ANOTHER_DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""Seen from it every instant has its date, so that a message says nothing new because a day went by."""

FEMALE = frozenset({"female", "nữ", "nu", "f"})
MALE = frozenset({"male", "nam", "m"})

GRADES = {"note": "grade note", "amber": "grade amber", "red": "grade red", "emergency": "grade emergency"}
"""msgids of the grades."""

DUTIES = {
    "homeroom": "homeroom teacher",
    "school_health": "school health",
    "deputy": "deputy head",
    "deputy_head": "deputy head",
    "boarding": "boarding duty",
    "principal": "principal",
    "district_contact": "contact of the managing unit",
    "province_contact": "province contact",
    "unit_above": "unit above",
    "health_station": "health station",
    "operator": "operator",
}
"""msgids of duties and posts."""

WATCHED = {"watched_home": "Watched at home", "seen_doctor": "Seen by a doctor", "in_hospital": "In hospital"}
FINAL = {"back_in_class": "Back in class", "false_alarm": "False alarm", "left_school": "Left the school"}
OUTCOMES = {**WATCHED, **FINAL}
"""msgids of the outcomes: watched ones keep a case open, final ones close it."""
ENDINGS = {**OUTCOMES, "drill_over": "Exercise over"}
"""How a case may have ended, also an exercise."""

STATES = {"open": "case open", "taken": "case taken", "watched": "case watched"}
"""msgids of where an open case stands."""

REASONS = {"away": "Not at school today", "busy": "Busy with another case", "not_mine": "Not in my charge"}
"""msgids of reasons for passing a case on."""


def called(voice: Voice, name: str, gender: str | None) -> str:
    """ "cô Thảo", "thầy Nam", or "thầy/cô Nam" while nobody has said which (domain.md 9.5)."""
    given = given_name(name)
    folded = (gender or "").casefold()
    if folded in FEMALE or (not folded and is_surely_female(name)):
        return voice.say("Ms {name}", name=given)
    return voice.say("Mr {name}" if folded in MALE else "Mr or Ms {name}", name=given)


def called_with_duty(voice: Voice, name: str, gender: str | None, duty: str | None, *, always: bool = False) -> str:
    """ "Cô Thảo", or `always` with the duty: "Cô Thảo (y tế trường)"."""
    plain = called(voice, name, gender)
    return capital(f"{plain} ({voice.say(DUTIES[duty])})" if always and duty in DUTIES else plain)


def duties_in_words(voice: Voice, posts: Iterable[str], reached: Collection[str] = ()) -> str:
    """ "hiệu trưởng, cán bộ đầu mối"; of a post whose first holder was `reached` the substitute is meant."""
    words = [
        voice.say("{duty} (substitute)", duty=voice.say(DUTIES[post])) if post in reached else voice.say(DUTIES[post])
        for post in posts
        if post in DUTIES
    ]
    return ", ".join(dict.fromkeys(words))


def when(voice: Voice, instant: datetime, now: datetime) -> str:
    """ "06:43", or "06:43 ngày 24/11" on another day."""
    there = local(instant)
    if there.date() == local(now).date():
        return time_words(instant)
    return voice.say("{time} on {date}", time=time_words(instant), date=f"{there:%d/%m}")


def dated(instant: datetime) -> str:
    """ "20/11"."""
    day: date = local(instant).date()
    return f"{day:%d/%m}"


def time_left(voice: Voice, until: datetime, now: datetime) -> str:
    """ "còn 5 giờ 20 phút", or how long it is over."""
    minutes = int(abs(until - now) / timedelta(minutes=1))
    hours, minutes = divmod(minutes, 60)
    if until >= now:
        return voice.say("{hours} h {minutes} min left", hours=hours, minutes=minutes)
    return voice.say("{hours} h {minutes} min overdue", hours=hours, minutes=minutes)
