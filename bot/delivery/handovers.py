"""Renders the one growing message of a day that hands a school's cases over: from whom, whose cases, by given name."""

from collections.abc import Sequence
from html import escape

from bot.cases.wording import called
from bot.delivery.alerts import SUPERSEDED, no_longer_theirs, superseded
from bot.delivery.gathering import numbers_line
from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.dialogue.case_actions import ListCases
from bot.dialogue.names import given_name
from bot.dialogue.wording import capital
from bot.i18n import Catalogs, Markup, Voice
from bot.messages import Choice, Reply, stacked
from bot.turn import plain
from storage.needs import Reading
from storage.queries.case_details import Sheet, cases_in, sheets
from storage.queries.cases import NAMED, CaseFile, Scopes
from storage.queries.handovers import Handing, handing

Theirs = list[tuple[Sheet, CaseFile]]


@renders("handover")
def handover(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Name the cases that are with the reader now; who took them sees them off the list."""
    keys = cases_in(reading, [str(each.about["root"]) for each in waiting])
    found = sheets(reading, [uid for several in keys.values() for uid in several])
    scopes = Scopes.of(reading, [sheet.file for sheet in found.values()])
    takers = handing(reading, [e.person_id for s in found.values() if (e := s.last("handed_over")) and e.person_id])
    older = superseded(waiting)
    done: list[Rendered | Dropped] = []
    for each in waiting:
        mine: Theirs = []
        for uid in keys[str(each.about["root"])]:
            case = scopes.seen_by(each.recipient, found[uid].file) if uid in found else None
            if case is not None and case.roles & NAMED:
                mine.append((found[uid], case))
        if each.id in older:
            done.append(SUPERSEDED)
        elif mine:
            done.append(Rendered(_page(each, each.voice(catalogs), mine, takers)))
        else:
            done.append(no_longer_theirs(catalogs, each))
    return done


def _page(waiting: Waiting, voice: Voice, mine: Theirs, takers: dict[int, Handing]) -> Reply:
    still = [(sheet, case) for sheet, case in mine if case.state != "closed"]
    school = mine[0][1].school_name
    if not still:
        return Reply(voice.say("All cases that were handed over have ended · {school}", school=school))
    first = voice.say_n(
        "{n} case is handed over to you · {school}",
        "{n} cases are handed over to you · {school}",
        len(still),
        school=school,
    )
    by_taker: dict[str, list[str]] = {}
    for sheet, case in still:
        event = sheet.last("handed_over")
        taker = takers.get(event.person_id) if event is not None and event.person_id is not None else None
        who = voice.say("a colleague") if taker is None else called(voice, taker.name, taker.gender)
        by_taker.setdefault(who, []).append(_named(case))
    lines = [voice.say("From {who}: {names}", who=who, names=Markup(", ".join(n))) for who, n in by_taker.items()]
    label = capital(plain(voice.say("My open cases")))
    untaken = [case for _, case in still if case.state == "open"]
    if untaken:
        text = "They are no longer on that duty. Please choose [{button}] and take the cases."
        lines.append(voice.say(text, button=label))
    names = {case.id: given_name(case.subject_name or "") for _, case in still}
    lines += numbers_line(waiting, voice, [case for _, case in still], names)
    return Reply("\n".join([first, *lines]), stacked(Choice(label, ListCases().encode())))


def _named(case: CaseFile) -> str:
    """ "<b>Minh</b> (2A)"."""
    name = f"<b>{escape(given_name(case.subject_name or ''))}</b>"
    return f"{name} ({escape(case.class_name)})" if case.class_name else name
