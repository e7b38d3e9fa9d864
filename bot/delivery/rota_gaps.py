"""Renders what a principal hears of a gap in tomorrow's rota, from the duties as they are when it leaves."""

from collections.abc import Sequence

from bot.cases.rota_gaps import school_gaps
from bot.cases.wording import DUTIES
from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.dialogue.cover_actions import ListCovers
from bot.dialogue.wording import capital, day_words
from bot.i18n import Catalogs
from bot.messages import Choice, Reply, stacked
from bot.turn import plain
from storage.needs import Reading
from storage.queries.responders import SchoolPeople, school_people


@renders("rota_gap")
def rota_gap(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Say on which day and from when to when nobody is on duty, and how to put it right."""
    schools = school_people(reading, sorted({int(each.about["school"]) for each in waiting}))
    return [_one(reading, catalogs, each, schools.get(int(each.about["school"]))) for each in waiting]


def _one(reading: Reading, catalogs: Catalogs, each: Waiting, school: SchoolPeople | None) -> Rendered | Dropped:
    if school is None or each.recipient.holds("principal", school.school_id) is None:
        return Dropped("no principal there any more")
    found = school_gaps(school, reading.today)
    if found is None:
        return Dropped("somebody is on duty after all")
    on, gaps = found
    voice = each.voice(catalogs)
    spans = ", ".join(f"{first:%H:%M}-{last:%H:%M}" for first, last in gaps)
    text = voice.say(
        "{day}: nobody who can be reached is on duty as {duty}, {school}, {spans}. Please have a colleague stand in.",
        day=capital(day_words(voice, on)),
        duty=voice.say(DUTIES["school_health"]),
        school=school.name,
        spans=spans,
    )
    label = capital(plain(voice.say("Who stands in now")))
    return Rendered(Reply(text, stacked(Choice(label, ListCovers().encode())), is_new=True))
