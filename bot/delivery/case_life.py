"""Renders the life of a case for whoever asked for it: a page at a time, for a day."""

from collections.abc import Sequence
from datetime import datetime

from bot.cases.life import Told, in_pages
from bot.delivery.alerts import SUPERSEDED, no_longer_theirs, superseded
from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.dialogue.station_actions import ShowLife
from bot.dialogue.wording import exercise_reply
from bot.i18n import Catalogs, Voice
from bot.messages import Choice, Reply, Rows
from bot.turn import plain
from storage.needs import Asked, Reading
from storage.queries.case_life import Life, LifeOf, life_of
from storage.queries.cases import NAMED

PAGE = 3000
"""Characters of a page: Telegram takes 4096, and a list is read more easily in parts."""


@renders("life")
def life(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Say how it went, as far as the reader's duties allow."""
    older = superseded(waiting)
    found = life_of(reading, [Asked(LifeOf(int(each.about["number"])), each.recipient) for each in waiting])
    done: list[Rendered | Dropped] = []
    for each, life_ in zip(waiting, found, strict=True):
        said = SUPERSEDED if each.id in older else _life(catalogs, each, life_, reading.now)
        if isinstance(said, Rendered) and life_ is not None and life_.file.is_drill:
            said = Rendered(exercise_reply(each.voice(catalogs), said.reply))
        done.append(said)
    return done


def _life(catalogs: Catalogs, waiting: Waiting, life_: Life | None, now: datetime) -> Rendered | Dropped:
    if life_ is None:
        return no_longer_theirs(catalogs, waiting)
    voice, case = waiting.voice(catalogs), life_.file
    told = Told(voice, life_, with_words=bool(case.roles & NAMED))
    if now >= datetime.fromisoformat(waiting.about["until"]):
        again = ((_button(voice, "How it went", ShowLife(case.id, 0, "")),),)
        return Rendered(Reply(told.heading(), again))
    pages = in_pages(told.lines(), PAGE)
    page = min(int(waiting.about["page"]), len(pages) - 1)
    text = f"{told.heading()}\n{pages[page]}"
    if len(pages) > 1:
        text += "\n" + voice.say("Page {page} of {pages}", page=page + 1, pages=len(pages))
    return Rendered(Reply(text, _turning(voice, waiting, case.id, page, len(pages))))


def _turning(voice: Voice, waiting: Waiting, case: int, page: int, pages: int) -> Rows:
    message = str(waiting.about["root"]).split(":")[2][1:]
    row = []
    if page > 0:
        row.append(_button(voice, "Earlier steps", ShowLife(case, page - 1, message)))
    if page + 1 < pages:
        row.append(_button(voice, "Later steps", ShowLife(case, page + 1, message)))
    return (tuple(row),) if row else ()


def _button(voice: Voice, msgid: str, action: ShowLife) -> Choice:
    return Choice(plain(voice.say(msgid)), action.encode())
