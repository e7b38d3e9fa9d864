"""Renders the message of a morning on cases nobody has: counted by grade, one a school and day, growing."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

from bot.cases.wording import GRADES, called, dated, when
from bot.delivery.alerts import SUPERSEDED, no_longer_theirs
from bot.delivery.gathering import Gathered, gather
from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.dialogue.case_actions import ListCases
from bot.dialogue.wording import capital
from bot.i18n import Catalogs, Voice
from bot.messages import Choice, Reply, stacked
from bot.turn import plain
from storage.needs import Reading
from storage.queries.cases import CaseFile

GRAVEST_FIRST = ("emergency", "red", "amber")
UNTAKEN = (
    "On the morning of {date} nobody has {n} case yet · {school} ({grades})",
    "On the morning of {date} nobody has {n} cases yet · {school} ({grades})",
)


@renders("standing")
def standing(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Say how many cases have nobody; a tap lists them, as the reader may see them."""
    done: list[Rendered | Dropped] = []
    for each in gather(reading, waiting):
        recipient, voice = each.waiting.recipient, each.waiting.voice(catalogs)
        if each.is_superseded:
            done.append(SUPERSEDED)
        elif each.cases:
            done.append(_one(each, voice, reading.now))
        elif each.all and recipient.holds("operator") is not None:
            done.append(_to_operator(each.waiting, voice, each.all))
        else:
            done.append(no_longer_theirs(catalogs, each.waiting))
    return done


def _one(gathered: Gathered, voice: Voice, now: datetime) -> Rendered | Dropped:
    cases = gathered.cases
    untaken = [case for case in cases if case.state == "open"]
    if not untaken and not gathered.waiting.sent_before:
        return Dropped("somebody has them by now")
    lines = [_headline(voice, gathered.on, untaken)] if untaken else []
    lines += [_taken(voice, case, now) for case in cases if case.taker is not None and case.state != "open"]
    if not untaken:
        lines.append(voice.say("No case waits any more."))
    else:
        first = min(case.opened_at for case in untaken)
        lines.append(voice.say("The oldest has waited since {date}.", date=dated(first)))
    button = Choice(plain(voice.say("My open cases")), ListCases().encode())
    return Rendered(Reply("\n".join(dict.fromkeys(lines)), stacked(button)))


def _headline(voice: Voice, on: date, cases: Sequence[CaseFile]) -> str:
    counts = Counter(case.severity for case in cases)
    grades = ", ".join(f"{voice.say(GRADES[grade])}: {counts[grade]}" for grade in GRAVEST_FIRST if counts[grade])
    return voice.say_n(*UNTAKEN, len(cases), date=f"{on:%d/%m}", school=cases[0].school_name, grades=grades)


def _taken(voice: Voice, case: CaseFile, now: datetime) -> str:
    assert case.taker is not None
    name = capital(called(voice, case.taker.name, case.taker.gender))
    return voice.say("{name} took it at {time}.", name=name, time=when(voice, case.taken_at or now, now))


def _to_operator(waiting: Waiting, voice: Voice, files: Sequence[CaseFile]) -> Rendered | Dropped:
    """How many wait at a school; no grade, class or name."""
    untaken = [file for file in files if file.state == "open"]
    school = files[0].school_name
    if not untaken:
        if not waiting.sent_before:
            return Dropped("somebody has them by now")
        return Rendered(Reply(voice.say("{school}: no case waits any more.", school=school)))
    first = min(file.opened_at for file in untaken)
    return Rendered(
        Reply(
            voice.say_n(
                "{school}: nobody has taken {n} case, since {date}. Call the school.",
                "{school}: nobody has taken {n} cases, the oldest since {date}. Call the school.",
                len(untaken),
                school=school,
                date=dated(first),
            )
        )
    )
