"""What a family declared, in a sentence, and how they are reached. Imports signs, names and the voice."""

from collections.abc import Callable, Mapping
from datetime import datetime

from bot.cases.doers import BY_DUTY
from bot.cases.signs import no_signs, sighted_signs, signs_of
from bot.cases.wording import called, called_with_duty
from bot.dialogue.wording import capital, phone_words
from bot.i18n import Markup, Voice
from storage.queries.case_details import DeclaredRow, Sheet

RELATIONS = {
    "mother": "Mother",
    "father": "Father",
    "guardian": "Guardian",
    "grandmother": "Grandmother",
    "grandfather": "Grandfather",
}


def declared_line(voice: Voice, row: DeclaredRow, time: str, *, with_words: bool = True) -> str:
    """ "Mẹ khai lúc 06:41: mụn nước ở tay, chân, miệng; 38,2°C; từ 22/11; nghỉ ở nhà." """
    values = {"time": time, "signs": signs_of(voice, row, with_words=with_words)}
    if row.by in ("proxy", "boarding") and row.author:
        name = capital(called(voice, row.author, row.gender))
        return voice.say("{name} declared for the family at {time}: {signs}.", name=name, **values)
    if row.by == "self":
        return voice.say("Declared in person at {time}: {signs}.", **values)
    who = voice.say(RELATIONS.get(row.relation or "", "Family"))
    return voice.say("{who} declared at {time}: {signs}.", who=who, **values)


def sighted_lines(voice: Voice, sheet: Sheet, when: Callable[[datetime], str]) -> list[str]:
    """Who at school told of an emergency, without a declaration, and on what ground that is kept."""
    event = sheet.last("sighted")
    named = sheet.names.get(event.person_id) if event is not None and event.person_id is not None else None
    if event is None:
        return []
    duty = BY_DUTY.get(str(event.about.get("by")), "")
    who = called_with_duty(voice, named.name, named.gender, duty, always=True) if named else voice.say("The school")
    signs = "; ".join(sighted_signs(voice, sheet)) or no_signs(voice)
    said = "{who} told of it at {time}: {signs}. Kept without a declaration, to protect life and health."
    return [voice.say(said, who=Markup(capital(who)), time=when(event.at), signs=signs)]


def contacts_of(voice: Voice, sheet: Sheet) -> Mapping[str, str]:
    """Whom to call: number -> who, each number once; those who declared come first."""
    own = [(row.relation or "", row.phone) for row in sheet.declared if row.phone and row.by == "guardian"]
    numbers = [*own, *((row.relation, row.phone) for row in sheet.contacts)]
    return {phone_words(phone): voice.say(RELATIONS.get(relation, "Family")) for relation, phone in numbers}
