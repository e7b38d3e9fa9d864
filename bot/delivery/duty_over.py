"""Renders that a duty has ended, for who had cases by it: nobody is left to wonder where they are."""

from collections.abc import Sequence

from bot.cases.ended import ended_words
from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.i18n import Catalogs
from bot.messages import Reply
from storage.needs import Reading
from storage.queries.ended_duties import ended_duties


@renders("duty_over")
def duty_over(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Say it once; nothing to who is only stood in for."""
    persons = [each.recipient.person.id if each.recipient.person else 0 for each in waiting]
    found = ended_duties(reading, persons)
    return [
        Rendered(Reply(ended_words(each.voice(catalogs), found[person]), is_new=True))
        if person in found
        else Dropped("the duty has not ended")
        for person, each in zip(persons, waiting, strict=True)
    ]
