"""What a teacher types of several pupils, of a count of them or of the whole class; nothing is recorded by it alone."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.dialogue.class_actions import (
    ForClassGroup,
    OfSeveral,
    OfSeveralSince,
    OpenPupil,
    TakeSeveral,
    TakeSeveralSince,
    WhichPupils,
)
from bot.dialogue.names import given_name
from bot.dialogue.word_lists import is_one_of
from bot.dialogue.wording import time_words
from bot.handlers.said_of_pupils import (
    ABSENT,
    ILL,
    OWES,
    RIGHT_SENTENCES,
    STANDS_SENTENCES,
    WELL,
    answer_of,
    back_to_list,
    has_word,
    has_words,
    in_words,
    is_away,
    is_ours,
    on_roll_now,
    stands_as,
    urgent_of,
)
from bot.handlers.said_together import Heard, Told, heard_in
from bot.i18n import Markup
from bot.messages import Choice, Reply, stacked
from bot.rounds.class_page import names_on, roll_page
from bot.turn import Turn
from bot.understanding.roll_said import count_said
from storage.queries.roll_values import CLASS_ROLL, Roll, RollPupil
from storage.queries.said import instant_of, mark_of


def said_of_the_class(turn: Turn, roll: Roll, text: str, *, is_asked: bool = False) -> Reply | None:
    """What is said of more than one pupil, or of somebody who is none; None where it is of one or of nobody.

    `is_asked`: it may be an answer about the sender.
    """
    if roll.round is None or not roll.round.opens_at <= turn.now < roll.round.closes_at:
        return None
    if _asks_to_remind(turn, text):
        return _reminding(turn, roll)
    if "?" in text:
        return None
    heard, count = heard_in(turn, roll, [text]), count_said(text)
    told, strangers = heard.told, () if is_asked else heard.strangers
    is_away = has_word(turn, "SAID OF AN ABSENT PUPIL", text) or has_word(turn, "SAID OF AN ILL PUPIL", text)
    if len(told) > 1 or (told and (strangers or heard.tells_of_the_rest or (count is not None and count > 1))):
        return about_several(turn, roll, heard, sentence_of(turn, roll), count=count)
    if count is not None and is_away and not told:
        ill = has_word(turn, "SAID OF AN ILL PUPIL", text)
        return _which(turn, roll, count, ILL if ill else ABSENT)
    if not any(each.how for each in told) and says_all_are_there(turn, text):
        return _whole_class(turn, roll, text)
    if strangers:
        return _not_found(turn, roll, strangers, text)
    return None


def sentence_of(turn: Turn, roll: Roll, what: str = "") -> OfSeveral:
    """By which the words of this turn are found again."""
    kind, unit = roll.wanted.kind, roll.wanted.unit_id
    at, mark = instant_of(turn.now), mark_of(turn.incoming.key)
    return OfSeveral(roll.round.id if roll.round else 0, kind, unit, at, mark, what)


def about_several(turn: Turn, roll: Roll, heard: Heard, said: OfSeveral, *, count: int | None = None) -> Reply:
    """Say what was understood of each, and offer to record it. `said`: the sentence; `count`: how many it counts."""
    names, say, told = names_on(roll), turn.voice.say, heard.told
    if len({each.alike for each in told}) == 1 and not (told[0].is_one or heard.strangers):
        return _which_of_one_name(turn, roll, told, said)
    urgent = [urgent_of(turn, roll, each.pupil, each.text) for each in told]
    lines = [
        *dict.fromkeys(line for line in urgent if line),
        say("This is what the assistant understood; nothing is recorded yet:"),
    ]
    lines += dict.fromkeys(_line(turn, roll, each, names) for each in told)
    named = len({each.alike for each in told}) + len(heard.strangers)
    if count is not None and count != named:
        lines.append(say("{count} were counted, {n} were named. The others can be typed next.", count=count, n=named))
    lines += _not_named(turn, roll, heard)
    owed = [each for each in told if each.is_owed]
    choices: list[Choice] = []
    if owed:
        listed = ", ".join(names[each.pupil.person_id] for each in owed)
        choices.append(turn.choice("Yes, record it: {names}", taking(said), names=listed))
    if any(each.how == ILL for each in owed) and any(is_away(turn, each.pupil, each.how, each.text) for each in owed):
        choices.append(turn.choice("Mark as absent only", taking(said, ABSENT)))
    choices += [_choice_of(turn, roll, each, names[each.pupil.person_id]) for each in told if _is_open(roll, each)]
    turn.ask_next(said)
    return Reply("\n".join(lines), (*stacked(*choices), *back_to_list(turn, roll)), is_new=True, says_health=True)


def _which_of_one_name(turn: Turn, roll: Roll, told: Sequence[Told], said: OfSeveral) -> Reply:
    """ "Hân nghỉ" where two are called so: which one, by full name; what was said is recorded by that press."""
    urgent = urgent_of(turn, roll, told[0].pupil, told[0].text)
    what = in_words(turn, roll, told[0].pupil, told[0].how, told[0].text)
    asked = turn.voice.say("{n} pupils of the class have this name. Which one is meant?", n=len(told))
    if what:
        asked += " " + turn.voice.say("Understood: {what}. Nothing is recorded yet.", what=Markup(what))
    choices = []
    for each in told:
        name = " ".join(each.pupil.name.split())
        answer = answer_of(turn, roll, each.pupil, each.how, each.text) if each.pupil.declared is None else None
        if answer is not None:
            choices.append(turn.choice("{name} · {what}", answer, name=name, what=Markup(what)))
        elif _is_open(roll, each):
            choices.append(turn.choice("Choose for {name}", OpenPupil(*on_roll_now(roll, each.pupil)), name=name))
    turn.ask_next(replace(said, what=told[0].how if told[0].how in (ILL, ABSENT) else ""))
    text = "\n".join(line for line in (urgent, asked) if line)
    return Reply(text, (*stacked(*choices), *back_to_list(turn, roll)), is_new=True, says_health=True)


def _not_named(turn: Turn, roll: Roll, heard: Heard) -> list[str]:
    """Of whom nothing is recorded: who is not found, and all the others of whom something was said."""
    say, lines = turn.voice.say, []
    if heard.strangers:
        lines.append(say("Not on this list: {names}.", names=", ".join(heard.strangers)))
    if heard.tells_of_the_rest and len(roll.owing) > len(heard.told):
        lines.append(say("Of the others nothing is recorded: their families declare."))
    return lines


def _not_found(turn: Turn, roll: Roll, strangers: Sequence[str], text: str) -> Reply:
    """Who is named and on no list: the name is asked for again, so that what follows is of that pupil."""
    ill = has_word(turn, "SAID OF AN ILL PUPIL", text)
    asked = _which(turn, roll, len(strangers), ILL if ill else ABSENT)
    said = turn.voice.say("Not on this list: {names}.", names=", ".join(strangers))
    return replace(asked, text=f"{said} {asked.text}")


def _line(turn: Turn, roll: Roll, each: Told, names: Mapping[int, str]) -> str:
    say, pupil, name = turn.voice.say, each.pupil, names[each.pupil.person_id]
    what = in_words(turn, roll, pupil, each.how, each.text)
    if not each.is_one:
        listed = ", ".join(names[person] for person in each.alike)
        return say("<b>{name}</b> — which one? {names}", name=given_name(pupil.name), names=listed)
    if pupil.declared is not None:
        time = time_words(pupil.declared.at)
        if is_ours(roll, pupil):
            stands = say(STANDS_SENTENCES[stands_as(pupil)])
            return say("{name} is recorded as {what} at {time}.", name=name, what=stands, time=time)
        return say("{name} was declared at {time} already.", name=name, time=time)
    if not what:
        return say("<b>{name}</b> — not clear yet", name=name)
    return say("<b>{name}</b> — {what}", name=name, what=Markup(what))


def _is_open(roll: Roll, each: Told) -> bool:
    """Whether something can be chosen for somebody who is not recorded with the others."""
    return not each.is_owed and (each.pupil.declared is None or is_ours(roll, each.pupil))


def _choice_of(turn: Turn, roll: Roll, each: Told, name: str) -> Choice:
    """For one who cannot be recorded with the others."""
    well = answer_of(turn, roll, each.pupil, WELL, "")
    if each.is_one and each.pupil.declared is None and each.how == WELL and well is not None:
        return turn.choice("{name} · Asked: well", well, name=name)
    label = "Choose for {name}" if each.pupil.declared is None else "{name} · Put right"
    return turn.choice(label, OpenPupil(*on_roll_now(roll, each.pupil)), name=name)


def _which(turn: Turn, roll: Roll, count: int, what: str) -> Reply:
    """ "Vắng 2 bạn": which ones?"""
    if roll.round is not None:
        turn.ask_next(WhichPupils(roll.round.id, roll.wanted.kind, roll.wanted.unit_id, what))
    asked = turn.voice.say("Which {n} pupils? Please type their names.", n=count)
    return Reply(asked, back_to_list(turn, roll), is_new=True, says_health=True)


def says_all_are_there(turn: Turn, text: str) -> bool:
    """Whether it tells of the whole class: "cả lớp đủ", "đủ", "sĩ số 15/15"."""
    if has_words(turn, "THE WHOLE CLASS", text) or is_one_of(turn.voice, "ALL ARE THERE", text):
        return True
    counted = _FULL.search(text)
    return counted is not None and counted["there"] == counted["all"]


_FULL = re.compile(r"^\D*\b(?P<there>\d{1,2}) ?/ ?(?P<all>\d{1,2})\b(?! ?/)\D*$")


def _whole_class(turn: Turn, roll: Roll, text: str) -> Reply:
    """Records nobody: each family is to be asked, and being there is not being well."""
    away = [each for each in roll.pupils if each.absent and is_ours(roll, each)]
    if away and not has_words(turn, "REST OF THE CLASS", text):
        return _recorded_absent(turn, roll, away)
    page = roll_page(turn.voice, roll, turn.forms)
    if not roll.owing:
        return replace(page, is_new=True)
    said = turn.voice.say("Nothing is recorded yet: please choose for each pupil, once the family was asked.")
    if has_words(turn, "SAYS A PUPIL IS THERE", text):
        said = turn.voice.say(
            "Everybody is there, good. That is not a declaration yet, so nothing is recorded: {n} pupils "
            "still owe one. Where the family was asked, please choose.",
            n=len(roll.owing),
        )
    return replace(page, text=f"{said}\n{page.text}", is_new=True)


def _recorded_absent(turn: Turn, roll: Roll, away: Sequence[RollPupil]) -> Reply:
    """Everybody is said to be there while some are recorded as absent: which is right is asked."""
    names = names_on(roll)
    listed = ", ".join(names[each.person_id] for each in away)
    back = [(names[each.person_id], answer_of(turn, roll, each, OWES, "")) for each in away]
    choices = [turn.choice(RIGHT_SENTENCES[OWES], action, name=name) for name, action in back if action is not None]
    said = turn.voice.say("Recorded as absent: {names}. If somebody has come, please choose.", names=listed)
    return Reply(said, (*stacked(*choices), *back_to_list(turn, roll)), is_new=True, says_health=True)


def taking(said: OfSeveral, only: str = "", *, paper: bool = False) -> TakeSeveral:
    """To record what sentences told."""
    about = (said.round, said.roll, said.unit, said.at, said.mark, said.what, only, paper)
    return TakeSeveralSince(*about, said.since) if isinstance(said, OfSeveralSince) else TakeSeveral(*about)


def _asks_to_remind(turn: Turn, text: str) -> bool:
    return has_words(turn, "ASKS TO REMIND", text) and not has_words(turn, "ASKS NOT TO REMIND", text)


def _reminding(turn: Turn, roll: Roll) -> Reply:
    """When the assistant reminds by itself, and what the teacher can do; nobody is reminded by hand."""
    say, page = turn.voice.say, roll_page(turn.voice, roll, turn.forms)
    if not roll.owing:
        return replace(page, is_new=True)
    ahead = [time_words(at) for at in roll.remind_at if at > turn.now]
    if ahead:
        said = say("The assistant reminds the connected families by itself at {times}.", times=" · ".join(ahead))
    else:
        said = say("The assistant sends no further reminder this morning.")
    said += " " + say("To those who are not connected, please call or send the line for the class group:")
    rows = back_to_list(turn, roll)
    if roll.round is not None and roll.wanted.kind == CLASS_ROLL:
        line = ForClassGroup(roll.round.id, roll.wanted.unit_id)
        rows = (*stacked(turn.choice("Line for the class group", line)), *rows)
    return Reply(said, rows, is_new=True, says_health=True)
