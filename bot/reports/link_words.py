"""What a workbook is called where somebody asks for it, in chat and on the page of its link; which days are offered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.i18n import Markup, Voice
from bot.reports.wanted import Wanted, What

TABLE_SENTENCES: Mapping[What, str] = {
    "declarations": "Declarations, with names and answers",
    "cases": "Cases to follow up, with names",
    "schools": "Schools: rolls and how many are connected",
    "rounds": "Rounds: how many owed and declared",
}
PERIOD_SENTENCES = {
    "round": "The latest round: {day}",
    "since": "Since the latest round: {day}",
    "month": "The last 30 days",
    "year": "This school year, from {day}",
}
NAMING = frozenset({"declarations", "cases"})
A_MONTH = timedelta(days=29)
"""With today 30 days."""
SCHOOL_YEAR_BEGINS = 8
"""The month from which on it is the next school year, as for classes."""


@dataclass(frozen=True, slots=True)
class Period:
    """Days that are offered, both ends included; `name` is a key of the sentences."""

    name: str
    from_on: date
    to_on: date


def periods(what: What, latest: date | None, today: date) -> tuple[Period, ...]:
    """The days to choose from; `latest`: when the last round was held. Schools are as they are today."""
    if what == "schools":
        return ()
    year = today.year if today.month >= SCHOOL_YEAR_BEGINS else today.year - 1
    found = [Period("month", today - A_MONTH, today), Period("year", date(year, SCHOOL_YEAR_BEGINS, 1), today)]
    if latest is not None:
        # a case goes on after its round, and there are cases between rounds
        found.insert(0, Period("since", latest, today) if what == "cases" else Period("round", latest, latest))
    return tuple(found)


def table_words(voice: Voice, wanted: Wanted, title: str | None = None) -> str:
    """The table by its name; `title`: of the questionnaire."""
    table = voice.say(TABLE_SENTENCES[wanted.what])
    return table if title is None else voice.say("{table}: {title}", table=Markup(table), title=title)


def days_words(voice: Voice, wanted: Wanted) -> str:
    """ "23/11/2026", "from 1/11/2026 to 30/11/2026", or as it is today."""
    from_on, to_on = wanted.from_on, wanted.to_on
    if from_on is None or to_on is None:
        return voice.say("as of today")
    if from_on == to_on:
        return f"{from_on:%d/%m/%Y}"
    return voice.say("from {first} to {last}", first=f"{from_on:%d/%m/%Y}", last=f"{to_on:%d/%m/%Y}")
