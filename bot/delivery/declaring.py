"""Renders what a family hears of its own declarations unasked."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.dialogue.calling import called
from bot.dialogue.declare_actions import NotUrgent, NotWell
from bot.dialogue.wording import time_words
from bot.i18n import Catalogs
from bot.messages import Choice, Reply, stacked
from storage.needs import Reading


@renders("anyway")
def told_anyway(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Nobody answered the emergency question, so the school was told; no health word here."""
    return [_told_anyway(catalogs, each) for each in waiting]


def _told_anyway(catalogs: Catalogs, waiting: Waiting) -> Rendered | Dropped:
    voice, about = waiting.voice(catalogs), waiting.about
    subject = waiting.recipient.declares_for(int(about["person"]))
    if subject is None or not subject.may_declare:
        return Dropped("no right to this person any more")
    who = called(voice, waiting.recipient, subject)
    time = time_words(datetime.fromisoformat(about["told_at"]))
    lines = [
        voice.say("There was no answer, so the school was told about {who} at {time}.", who=who, time=time),
        voice.say("If {who} needs help now: call 115 or go to the nearest hospital.", who=who),
    ]
    named = (int(about["order"]), date.fromisoformat(about["held_on"]), subject.person_id)
    tell = Choice(voice.say("Tell the rest"), NotWell(*named).encode())
    mistaken = Choice(voice.say("Pressed by mistake"), NotUrgent(*named).encode())
    return Rendered(Reply("\n".join(lines), stacked(tell, mistaken)))
