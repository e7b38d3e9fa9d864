"""The roll-call on one screen, as the list before the bell and as the answer to /lopcuatoi (storyboard, scene 8)."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.clock import local_date
from bot.dialogue.actions import Action
from bot.dialogue.class_actions import (
    Absent,
    AskedNotWell,
    AskedWell,
    CheckCode,
    ForClassGroup,
    ListDeclared,
    OpenBoarding,
    OpenClassPage,
)
from bot.dialogue.names import short_names, sort_key
from bot.dialogue.one_tap import has_one_tap
from bot.dialogue.wording import day_words, letter_lines, time_words
from bot.forms import Form
from bot.i18n import Markup, Voice
from bot.messages import Choice, Reply, Rows, stacked
from bot.rounds.owing import reason_sentence
from bot.turn import plain
from storage.queries.roll_values import BOARDING_ROLL, Roll, RollPupil
from storage.values import CaseView, RoundView

ANSWERS = 3
"""For each pupil at most."""

ON_A_PAGE = 8
"""Pupils with buttons on one screen; a keyboard longer than a phone's screen is not read."""


def roll_page(voice: Voice, roll: Roll, forms: Mapping[str, Form], page: int = 0) -> Reply:
    """Who owes and why, with three answers for each (two where nobody asks whether they are well)."""
    if roll.round is None:
        code = stacked(_choice(voice, "Check a receipt code", CheckCode()))
        return Reply(_no_round(voice, roll), code, says_health=True)
    owing = sorted(roll.owing, key=lambda pupil: sort_key(pupil.name))
    names = names_on(roll)
    pages = max(1, -(-len(owing) // ON_A_PAGE))
    page = min(page, pages - 1)
    shown = owing[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
    is_open = roll.round.state == "open"
    lines = [headline(voice, roll), *letter_lines(voice, roll.round.letter)]
    lines += [_owes(voice, names[pupil.person_id], pupil) for pupil in shown]
    if shown and is_open:
        lines.append(voice.say("For families without a phone, ask and choose; it counts as declared by the school."))
    rows: Rows = ()
    one_tap, places = has_one_tap(forms, roll.round.form), _places(roll)
    for pupil in shown if is_open else ():
        rows += _answers(voice, roll, roll.round, pupil, names[pupil.person_id], page, one_tap, places)
    last = ANSWERS * len(roll.pupils)
    below = _behind(_below(voice, roll, roll.round), last + 2)
    return Reply("\n".join(lines), rows + _turning(voice, roll, page, pages, last) + below, says_health=True)


def _places(roll: Roll) -> dict[int, int]:
    """The place of each pupil in the whole roll-call: the numbers of those who owe stay while others are done."""
    in_order = sorted(roll.pupils, key=lambda pupil: (sort_key(pupil.name), pupil.person_id))
    return {pupil.person_id: place for place, pupil in enumerate(in_order)}


def _behind(rows: Rows, last: int) -> Rows:
    """What is below the pupils, numbered behind the last one."""
    numbers = itertools.count(last + 1)
    return tuple(tuple(replace(choice, number=next(numbers)) for choice in row) for row in rows)


def names_on(roll: Roll) -> dict[int, str]:
    """Given names, told apart within the roll-call; of a family name never more than the initial."""
    shown = short_names([pupil.name for pupil in roll.pupils])
    return {
        pupil.person_id: _without_family(name) if name.split() == pupil.name.split() else name
        for pupil, name in zip(roll.pupils, shown, strict=True)
    }


def _without_family(name: str) -> str:
    """ "Trần Gia Minh" -> "T. Gia Minh"."""
    family, *rest = name.split() or [name]
    return " ".join([f"{family[0]}.", *rest]) if rest else name


def headline(voice: Voice, roll: Roll) -> str:
    """ "Lớp 2A: 38/42 đã khai báo · …": no word of health (design.md 3, invariant 6)."""
    values = {"done": len(roll.declared), "all": len(roll.pupils)}
    if roll.wanted.kind == BOARDING_ROLL:
        parts = [voice.say("<b>Boarding pupils</b>: {done}/{all} declared", **values)]
    else:
        parts = [voice.say("<b>Class {name}</b>: {done}/{all} declared", name=roll.unit_name, **values)]
    if roll.by_others:
        parts.append(voice.say("{n} of them by the school", n=roll.by_others))
    absent = sum(pupil.absent for pupil in roll.pupils)
    if absent:
        parts.append(voice.say("{n} absent", n=absent))
    cases = [pupil.case for pupil in roll.pupils if pupil.case is not None]
    if cases:
        parts.append(f"{voice.say('{n} to be followed up', n=len(cases))} ({_taken(voice, cases)})")
    left = len(roll.pupils) - len(roll.declared)
    parts.append(voice.say("{n} left:", n=left) if left else voice.say("everybody has declared, thank you"))
    return " · ".join(parts)


def _taken(voice: Voice, cases: Sequence[CaseView]) -> str:
    untaken = sum(case.state == "open" for case in cases)
    if not untaken:
        return voice.say("school health has it")
    if untaken == len(cases):
        return voice.say("not yet taken by school health")
    return voice.say("{n} not yet taken by school health", n=untaken)


def group_line(voice: Voice, roll: Roll, round_: RoundView) -> str:
    """The line for the class group: counts, no names."""
    return voice.say(
        "Class {name}, morning of {day}: {done}/{all} pupils have declared. Thank you, parents.",
        name=roll.unit_name,
        day=f"{round_.held_on:%d/%m}",
        done=len(roll.declared),
        all=len(roll.pupils),
    )


def declared_lines(voice: Voice, roll: Roll) -> list[str]:
    """Who declared, at what time and through whom; never what."""
    called = names_on(roll)
    return [
        voice.say(
            "<b>{name}</b> — {time}, {how}",
            name=called[pupil.person_id],
            time=time_words(pupil.declared.at),
            how=voice.say(BY_SENTENCES["absent" if pupil.absent else pupil.declared.by]),
        )
        for pupil in sorted(roll.pupils, key=lambda pupil: sort_key(pupil.name))
        if pupil.declared is not None
    ]


BY_SENTENCES = {
    "guardian": "by the family",
    "self": "by themselves",
    "proxy": "by the teacher",
    "boarding": "by the boarding staff",
    "absent": "marked as absent",
}


def _no_round(voice: Voice, roll: Roll) -> str:
    if roll.next_opens_at is None:
        return voice.say("{name}: no declaration today.", name=roll.unit_name)
    day = day_words(voice, local_date(roll.next_opens_at))
    return voice.say("{name}: no declaration today. The next one is on {day}.", name=roll.unit_name, day=day)


def _owes(voice: Voice, name: str, pupil: RollPupil) -> str:
    return voice.say("<b>{name}</b> — {reason}", name=name, reason=Markup(voice.say(reason_sentence(pupil))))


def _answers(
    voice: Voice,
    roll: Roll,
    round_: RoundView,
    pupil: RollPupil,
    name: str,
    page: int,
    one_tap: bool,
    places: Mapping[int, int],
) -> Rows:
    first = ANSWERS * places[pupil.person_id] + 1
    on = (round_.id, pupil.person_id, roll.wanted.kind, roll.wanted.unit_id, page)
    absent = _choice(voice, "{name} · Absent", Absent(*on), first + 2, name=name)
    if not one_tap:
        return ((_choice(voice, "{name} · Declare for them", AskedNotWell(*on), first + 1, name=name), absent),)
    return (
        (_choice(voice, "{name} · Asked: well", AskedWell(*on), first, name=name),),
        (_choice(voice, "{name} · Has signs", AskedNotWell(*on), first + 1, name=name), absent),
    )


def _turning(voice: Voice, roll: Roll, page: int, pages: int, last: int) -> Rows:
    if pages == 1:
        return ()
    opens = OpenBoarding if roll.wanted.kind == BOARDING_ROLL else OpenClassPage
    unit, choices = roll.wanted.unit_id, []
    if page > 0:
        choices.append(_choice(voice, "← Page {page}/{pages}", opens(unit, page - 1), last + 1, page=page, pages=pages))
    if page < pages - 1:
        choices.append(
            _choice(voice, "Page {page}/{pages} →", opens(unit, page + 1), last + 2, page=page + 2, pages=pages)
        )
    return (tuple(choices),)


def _below(voice: Voice, roll: Roll, round_: RoundView) -> Rows:
    check = _choice(voice, "Check a receipt code", CheckCode())
    if roll.wanted.kind == BOARDING_ROLL:
        return ((check,),)
    class_id = roll.wanted.unit_id
    return (
        (
            _choice(voice, "Line for the class group", ForClassGroup(round_.id, class_id)),
            _choice(voice, "Who has declared", ListDeclared(round_.id, class_id)),
        ),
        (check,),
    )


def _choice(voice: Voice, msgid: str, action: Action, number: int = 0, /, **values: object) -> Choice:
    return Choice(plain(voice.say(msgid, **values)), action.encode(), number=number)
