"""Renders pictures of evidence that somebody asked to see, if they still may when it leaves."""

from collections.abc import Sequence

from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.dialogue.wording import day_words
from bot.i18n import Catalogs
from bot.messages import Reply
from storage.needs import Reading
from storage.queries.evidence import images, may_see


@renders("evidence")
def evidence(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """The picture, with the school and the day below it."""
    seen = may_see(reading, [(bytes.fromhex(each.about["picture"]), each.recipient) for each in waiting])
    shown = images(reading, [view for view in seen if view is not None])
    made: list[Rendered | Dropped] = []
    for each, view in zip(waiting, seen, strict=True):
        if view is None or view.id not in shown:
            made.append(Dropped("no right to see it, or it is gone"))
            continue
        voice = each.voice(catalogs)
        day = day_words(voice, view.held_on)
        text = voice.say("Picture sent by {school} for {day}.", school=view.school_name, day=day)
        made.append(Rendered(Reply(text, is_new=True, photo=shown[view.id])))
    return made
