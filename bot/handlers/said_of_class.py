"""What a teacher types of several pupils, of a count of them or of the whole class; nothing is recorded by it alone."""

from dataclasses import dataclass, replace

from bot.dialogue.class_actions import ForClassGroup, OfSeveral, OpenPupil, TakeSeveral, WhichPupils
from bot.dialogue.wording import time_words
from bot.handlers.said_of_pupils import (
    ABSENT,
    ILL,
    STANDS_SENTENCES,
    WELL,
    answer_of,
    back_to_list,
    has_word,
    has_words,
    how_told,
    in_words,
    is_away,
    is_ours,
    named_of,
    on_roll_now,
    stands_as,
    urgent_of,
)
from bot.i18n import Markup
from bot.messages import Choice, Reply, stacked
from bot.rounds.class_page import names_on, roll_page
from bot.turn import Turn
from bot.understanding.roll_said import count_said, told_of_class
from storage.queries.roll_values import CLASS_ROLL, Roll, RollPupil
from storage.queries.said import instant_of, mark_of


@dataclass(frozen=True, slots=True)
class Told:
    """A pupil of whom a sentence tells, how, and in which words. `is_one`: nobody else of the class has the name."""

    pupil: RollPupil
    how: str
    text: str
    is_one: bool

    @property
    def is_owed(self) -> bool:
        """Whether it can be recorded as it was told."""
        return self.is_one and self.pupil.declared is None and self.how in (ILL, ABSENT)


def told_in(turn: Turn, roll: Roll, text: str, what: str = "") -> list[Told]:
    """Of whom a sentence tells. `what`: names were asked for of those who are so (absent, ill)."""
    by_key = {str(pupil.person_id): pupil for pupil in roll.pupils}
    found = []
    for each in told_of_class(text, named_of(roll.pupils), are_awaited=bool(what)):
        for key in each.keys:
            pupil = by_key[key]
            how = how_told(turn, pupil, each.text) if each.text else what
            found.append(Told(pupil, how or what, each.text, len(each.keys) == 1))
    return found


def said_of_the_class(turn: Turn, roll: Roll, text: str) -> Reply | None:
    """What is said of more than one pupil; None where it is of one or of nobody."""
    if roll.round is None or not roll.round.opens_at <= turn.now < roll.round.closes_at:
        return None
    if _asks_to_remind(turn, text):
        return _reminding(turn, roll)
    if "?" in text:
        return None
    told, count = told_in(turn, roll, text), count_said(text)
    is_away = has_word(turn, "SAID OF AN ABSENT PUPIL", text) or has_word(turn, "SAID OF AN ILL PUPIL", text)
    if len(told) > 1 or (told and count is not None and count > 1):
        return about_several(turn, roll, told, sentence_of(turn, roll), count=count)
    if count is not None and is_away and not told:
        ill = has_word(turn, "SAID OF AN ILL PUPIL", text)
        return _which(turn, roll, count, ILL if ill else ABSENT)
    if not any(each.how for each in told) and has_words(turn, "THE WHOLE CLASS", text):
        return _whole_class(turn, roll, text)
    return None


def sentence_of(turn: Turn, roll: Roll, what: str = "") -> OfSeveral:
    """By which the words of this turn are found again."""
    kind, unit = roll.wanted.kind, roll.wanted.unit_id
    at, mark = instant_of(turn.now), mark_of(turn.incoming.key)
    return OfSeveral(roll.round.id if roll.round else 0, kind, unit, at, mark, what)


def about_several(turn: Turn, roll: Roll, told: list[Told], said: OfSeveral, *, count: int | None = None) -> Reply:
    """Say what was understood of each, and offer to record it. `said`: the sentence; `count`: how many it counts."""
    if len(told) > 1 and len({each.text for each in told}) == 1 and not any(each.is_one for each in told):
        return _which_of_one_name(turn, roll, told, said)
    names, say = names_on(roll), turn.voice.say
    urgent = [urgent_of(turn, roll, each.pupil, each.text) for each in told]
    lines = [
        *dict.fromkeys(line for line in urgent if line),
        say("This is what the assistant understood; nothing is recorded yet:"),
    ]
    lines += [_line(turn, roll, each, names[each.pupil.person_id]) for each in told]
    if count is not None and count != len(told):
        lines.append(
            say("{count} were counted, {n} were named. The others can be typed next.", count=count, n=len(told))
        )
    owed = [each for each in told if each.is_owed]
    about = (said.round, said.roll, said.unit, said.at, said.mark, said.what)
    choices: list[Choice] = []
    if owed:
        listed = ", ".join(names[each.pupil.person_id] for each in owed)
        choices.append(turn.choice("Yes, record it: {names}", TakeSeveral(*about, "", False), names=listed))
    if any(each.how == ILL for each in owed) and any(is_away(turn, each.pupil, each.how, each.text) for each in owed):
        choices.append(turn.choice("Mark as absent only", TakeSeveral(*about, ABSENT, False)))
    choices += [_choice_of(turn, roll, each, names[each.pupil.person_id]) for each in told if _is_open(roll, each)]
    turn.ask_next(OfSeveral(*about))
    return Reply("\n".join(lines), (*stacked(*choices), *back_to_list(turn, roll)), is_new=True, says_health=True)


def _which_of_one_name(turn: Turn, roll: Roll, told: list[Told], said: OfSeveral) -> Reply:
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
        elif _is_open(roll, replace(each, is_one=False)):
            choices.append(turn.choice("Choose for {name}", OpenPupil(*on_roll_now(roll, each.pupil)), name=name))
    turn.ask_next(replace(said, what=told[0].how if told[0].how in (ILL, ABSENT) else ""))
    text = "\n".join(line for line in (urgent, asked) if line)
    return Reply(text, (*stacked(*choices), *back_to_list(turn, roll)), is_new=True, says_health=True)


def _line(turn: Turn, roll: Roll, each: Told, name: str) -> str:
    say, pupil = turn.voice.say, each.pupil
    what = in_words(turn, roll, pupil, each.how, each.text)
    if what and not each.is_one and pupil.declared is None:
        return say("<b>{name}</b> — {what}, if this is the one who is meant", name=name, what=Markup(what))
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


def _whole_class(turn: Turn, roll: Roll, text: str) -> Reply:
    """Records nobody: each family is to be asked, and being there is not being well."""
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
