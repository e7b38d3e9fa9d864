"""What somebody reads whose duty has ended: which one, since when, who has it now. Imports names and the voice."""

from bot.cases.wording import DUTIES, called
from bot.dialogue.wording import capital, day_words, phone_words
from bot.i18n import Markup, Voice
from storage.queries.ended_duties import EndedDuty


def ended_words(voice: Voice, ended: EndedDuty) -> str:
    """Kindly, with the number of who has it now."""
    values = {"duty": voice.say(DUTIES[ended.kind]), "unit": ended.unit_name, "day": day_words(voice, ended.last_on)}
    first = voice.say("Your duty as {duty} has ended · {unit}", **values)
    lines = [first, voice.say("The last day was {day}. Thank you for your work.", **values)]
    if ended.name is not None:
        name = Markup(capital(called(voice, ended.name, ended.gender)))
        msgid = "{name} is in charge now: {phone}." if ended.phone else "{name} is in charge now."
        lines.append(voice.say(msgid, name=name, phone=phone_words(ended.phone or "")))
    lines.append(voice.say("Open cases are with whoever is in charge. If this is not right, please ask the school."))
    return "\n".join(lines)
