"""Renders the one question to a principal about pupils whom a newer roster no longer lists; no names in it."""

from collections.abc import Sequence

from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.dialogue.leaver_pages import leavers_number
from bot.i18n import Catalogs
from storage.needs import Reading
from storage.queries.leavers import PRINCIPAL, leavers_of


@renders("leavers")
def leavers(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Ask the principal, by who is missing now."""
    found = leavers_of(reading, [int(each.about["school"]) for each in waiting])
    said: list[Rendered | Dropped] = []
    for each in waiting:
        school = int(each.about["school"])
        if not each.recipient.holds(PRINCIPAL, school):
            said.append(Dropped("no duty at this school (any more)"))
        elif school not in found or not found[school].pupils:
            said.append(Dropped("nobody is missing any more"))
        else:
            said.append(Rendered(leavers_number(each.voice(catalogs), found[school])))
    return said
