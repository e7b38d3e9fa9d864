"""Tells the account that showed a code that another one was connected with it, with the way back for a week."""

from collections.abc import Sequence

from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.dialogue.link_actions import NotMyLink
from bot.dialogue.wording import moment_words
from bot.i18n import Catalogs
from bot.joining.linking import UNDO_FOR
from bot.messages import Choice, Reply, stacked
from storage.needs import Reading
from storage.queries.links import link_of


@renders("linked")
def linked(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Say when; no name and no number of whoever it is."""
    return [_one(reading, each, catalogs) for each in waiting]


def _one(reading: Reading, waiting: Waiting, catalogs: Catalogs) -> Rendered | Dropped:
    found = link_of(reading, int(waiting.about["link"]))
    if found is None or found.used_at is None or found.person_id != waiting.recipient.account.person_id:
        return Dropped("the account is no longer theirs: nothing to say")
    voice = waiting.voice(catalogs)
    when = moment_words(found.used_at, reading.today)
    if found.from_person_id is not None:
        text = "Another chat, connected before, was joined with this one at {time}. If it was not you, call the school."
        return Rendered(Reply(voice.say(text, time=when), is_new=True))
    if reading.now >= found.used_at + UNDO_FOR:
        return Dropped("too late")
    text = (
        "Another chat was connected as yours at {time}, with the code shown here. "
        "If it was not you, choose “Not me”; later send /dulieucuatoi."
    )
    button = Choice(voice.say("Not me"), NotMyLink(found.id).encode())
    return Rendered(Reply(voice.say(text, time=when), stacked(button), is_new=True))
