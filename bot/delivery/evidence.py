"""Renders pictures of evidence that somebody asked to see, if they still may when it leaves."""

from collections.abc import Sequence

from bot.clock import local_date
from bot.delivery.values import Rendered, Waiting, renders
from bot.dialogue.wording import day_words
from bot.evidence.rights import is_open_to_see
from bot.evidence.wording import NOT_OPEN_SENTENCES
from bot.i18n import Catalogs, Voice
from bot.messages import Reply
from storage.needs import Reading
from storage.queries.evidence import EvidenceView, images, may_see


@renders("evidence")
def evidence(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered]:
    """The picture, with the school and the day below it; who may not see it (any more) does not wait for it."""
    reached = may_see(reading, [(bytes.fromhex(each.about["picture"]), each.recipient) for each in waiting])
    seen = [one.view if one is not None and is_open_to_see(one) else None for one in reached]
    shown = images(reading, [view for view in seen if view is not None])
    made: list[Rendered] = []
    for each, view in zip(waiting, seen, strict=True):
        if view is None or view.id not in shown:
            made.append(Rendered(Reply(each.voice(catalogs).say(NOT_OPEN_SENTENCES[0]), is_new=True)))
            continue
        made.append(Rendered(Reply(_below(each.voice(catalogs), view), is_new=True, photo=shown[view.id])))
    return made


def _below(voice: Voice, view: EvidenceView) -> str:
    """Criteria name signs and diseases: which one was put right is read where the button stood."""
    if view.remedy_id is None:
        day = day_words(voice, view.held_on)
        return voice.say("Picture sent by {school} for {day}.", school=view.school_name, day=day)
    day = day_words(voice, local_date(view.at))
    return voice.say("Picture of what {school} has put right, sent on {day}.", school=view.school_name, day=day)
