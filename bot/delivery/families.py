"""Renders what a family hears of a case: that the school has it, and how it goes on. Neutral words, no signs."""

from collections.abc import Sequence

from bot.cases.station.steps import has_duty
from bot.cases.wording import FINAL, OUTCOMES, called_with_duty, when
from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.dialogue.names import given_name
from bot.dialogue.wording import phone_words
from bot.i18n import Catalogs
from bot.messages import Reply
from storage.needs import Reading
from storage.queries.case_details import Sheet, sheets
from storage.queries.responders import SchoolPeople, school_people


@renders("family")
def family(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Tell those who may declare for the child; whoever may not (any more) hears nothing."""
    found = sheets(reading, [_uid(each) for each in waiting])
    schools = school_people(reading, sorted({sheet.file.school_id for sheet in found.values()}))
    return [_family(reading, catalogs, w, found.get(_uid(w)), schools) for w in waiting]


def _family(
    reading: Reading, catalogs: Catalogs, waiting: Waiting, sheet: Sheet | None, schools: dict[int, SchoolPeople]
) -> Rendered | Dropped:
    if sheet is None:
        return Dropped("the case is no longer kept")
    case = sheet.file
    subject = waiting.recipient.subject(case.person_id)
    if subject is None or not subject.may_declare:
        return Dropped("no right or no consent (any more)")
    voice, name = waiting.voice(catalogs), given_name(subject.name)
    if waiting.about.get("what") == "taken":
        if case.taker is None or case.taken_at is None:
            return Dropped("nobody has it (any more)")
        taken = sheet.last("taken")
        duty = str(taken.about.get("duty")) if taken else None
        who = called_with_duty(voice, case.taker.name, case.taker.gender, duty, always=True)
        time = when(voice, case.taken_at, reading.now)
        text = voice.say("The school has received the information about <b>{name}</b>.", name=name)
        text += "\n" + voice.say("{who} has been looking after it since {time}.", who=who, time=time)
        text += _phone(voice.say("To call: "), schools[case.school_id], case.taker.person_id)
        if has_duty(case):
            text += "\n" + voice.say("The school tells the commune's health station; the family still tells it too.")
        return Rendered(Reply(text))
    if case.outcome is None or case.outcome != waiting.about.get("what"):
        return Dropped("another outcome was recorded since")
    text = voice.say("News from the school about <b>{name}</b>.", name=name)
    text += "\n" + voice.say("Recorded: {outcome}.", outcome=voice.say(OUTCOMES[case.outcome]).lower())
    if case.outcome in FINAL:
        return Rendered(Reply(text + " " + voice.say("Thank you for telling the school.")))
    return Rendered(Reply(text + " " + voice.say("The school keeps following and asks again in the next round.")))


def _phone(opening: str, school: SchoolPeople, person_id: int) -> str:
    phone = next((h.phone for h in school.holdings if h.person_id == person_id and h.phone), None)
    return f" {opening}{phone_words(phone)}." if phone else ""


def _uid(waiting: Waiting) -> bytes:
    return bytes.fromhex(str(waiting.about["case"]))
