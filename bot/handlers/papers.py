"""The family's consent on paper, without which nothing is recorded of a pupil's health; who else may be told then."""

from collections.abc import Sequence
from dataclasses import replace

from bot.cases.opening import receiver_at
from bot.dialogue.class_actions import (
    Absent,
    AskedNotWell,
    HasPaper,
    NoPaper,
    OfSeveral,
    OfSeveralSince,
    OnRoll,
    PutRight,
    TakeSeveral,
    TakeSeveralSince,
    ToldOfPupil,
)
from bot.dialogue.one_tap import SIGNS
from bot.dialogue.wording import phone_words
from bot.errors import NotAllowed
from bot.handlers.facts_in_buttons import facts_in
from bot.handlers.on_roll import on_the_roll, owing, subject_on, whole
from bot.handlers.questionnaire import unsure_signs, work_of
from bot.handlers.receipts import in_office
from bot.i18n import Markup
from bot.messages import Reply, stacked
from bot.rounds.class_page import names_on
from bot.turn import Asking, Turn, on
from bot.understanding.symptoms import Facts
from storage.changes.papers import KeepPaper
from storage.queries.responders import Responders, SchoolPeople
from storage.queries.roll_values import Roll, RollPupil

AT_ONCE = "<b>Call 115 or take the pupil to the nearest hospital at once.</b>"
ONE_PAPER = "Is the family's consent for {name} there on paper? It is asked once; your name and the date are kept."


def ask_for_paper(turn: Turn, action: OnRoll, roll: Roll, pupil: RollPupil, then: str) -> Reply:
    """Ask once whether the family's consent is there on paper; `then`: what is recorded if it is (w, n)."""
    on_roll = on_the_roll(action)
    yes = replace(action, paper=True) if isinstance(action, ToldOfPupil | PutRight) else HasPaper(*on_roll, then)
    no = NoPaper(*on_roll) if then == "n" else whole(action)
    asked = turn.voice.say(ONE_PAPER, name=names_on(roll)[pupil.person_id])
    lines = [asked]
    if isinstance(action, ToldOfPupil) and (urgent := urgent_line(turn, action, facts_in(action), pupil, roll)):
        # what to do for the child waits for no paper
        lines = [urgent, asked]
    turn.ask_next(action)
    rows = stacked(turn.choice("Yes, the paper is there", yes), turn.choice("Not yet", no))
    return Reply("\n".join(lines), rows)


def ask_for_papers(
    turn: Turn,
    action: TakeSeveral,
    roll: Roll,
    pupils: Sequence[RollPupil],
    facts: Sequence[Facts],
    noted: Sequence[str],
) -> Reply:
    """The same of several of whom one sentence told. `noted`: what is recorded without it."""
    listed = ", ".join(names_on(roll)[pupil.person_id] for pupil in pupils)
    asked = turn.voice.say("Is the families' consent for {names} there on paper? It is asked once.", names=listed)
    if len(pupils) == 1:
        asked = turn.voice.say(ONE_PAPER, name=listed)
    lines = [asked]
    of_pupils = [AskedNotWell(action.round, pupil.person_id, action.roll, action.unit, 0) for pupil in pupils]
    urgent = [urgent_line(turn, *each, roll) for each in zip(of_pupils, facts, pupils, strict=True)]
    lines = [*dict.fromkeys(line for line in urgent if line), *noted, *lines]
    said = showing(action)
    label = "All of them are there" if len(pupils) > 1 else "Yes, the paper is there"
    turn.ask_next(action)
    yes, no = turn.choice(label, replace(action, paper=True)), turn.choice("Not yet", said)
    return Reply("\n".join(lines), stacked(yes, no), is_new=True, says_health=True)


def showing(action: TakeSeveral) -> OfSeveral:
    """To say again what would be recorded."""
    about = (action.round, action.roll, action.unit, action.at, action.mark, action.what)
    return OfSeveralSince(*about, action.since) if isinstance(action, TakeSeveralSince) else OfSeveral(*about)


def urgent_line(turn: Turn, action: OnRoll, facts: Facts, pupil: RollPupil, roll: Roll) -> str:
    """What to do at once, where a sign of emergency was told of a pupil; "" else."""
    if roll.round is None or not facts.has:
        return ""
    work = work_of(turn.forms[roll.round.form], subject_on(action, roll, pupil), roll.round, None, (), turn.now)
    work.answers[SIGNS] = facts.has
    if not unsure_signs(work, turn.now):
        return ""
    return turn.voice.say(AT_ONCE)


@on(NoPaper)
def no_paper(turn: Turn, action: NoPaper) -> Asking[Reply]:
    """Without the family's consent nothing is recorded: say so, and whom to tell in person."""
    found = yield from owing(turn, action)
    if isinstance(found, Reply):
        return found
    roll, _, pupil = found
    name = names_on(roll)[pupil.person_id]
    said = yield from nothing_without(turn, roll, name)
    absent_too = turn.choice("{name} · Absent", Absent(*on_the_roll(action)), name=name)
    rows = stacked(absent_too, turn.choice("Back to the list", whole(action)))
    return Reply(said, rows, is_new=True, says_health=True)


def nothing_without(turn: Turn, roll: Roll, names: str) -> Asking[str]:
    """That nothing is recorded of somebody's health without the paper, and whom to tell instead."""
    whom = yield from whom_at_school(turn, roll.school_id)
    said = turn.voice.say("Nothing more is recorded of {name}, for there is no consent on paper yet.", name=names)
    return f"{said} {whom}"


def whom_at_school(turn: Turn, school_id: int) -> Asking[str]:
    """Who at school is called: by name and number, where they are known."""
    school: SchoolPeople | None = yield Responders(school_id)
    receiver = receiver_at(turn, school) if school is not None else None
    if receiver is None or receiver.phone is None:
        return turn.voice.say("Please tell school health in person.")
    who = Markup(in_office(turn, receiver))
    return turn.voice.say("Please call school health: {name}, {phone}.", name=who, phone=phone_words(receiver.phone))


def with_whom_to_call(turn: Turn, roll: Roll, reply: Reply) -> Asking[Reply]:
    """Where a reply begins with what to do at once, school health's number stands right behind it."""
    first, *rest = reply.text.split("\n")
    if first != turn.voice.say(AT_ONCE):
        return reply
    whom = yield from whom_at_school(turn, roll.school_id)
    return replace(reply, text="\n".join([first, whom, *rest]), is_sure=True)


def with_who_waits(turn: Turn, roll: Roll, pupil: RollPupil, reply: Reply) -> Reply:
    """That a pupil is not recorded yet, above what came between."""
    said = turn.voice.say("Not recorded yet: {names}.", names=names_on(roll)[pupil.person_id])
    return replace(reply, text=f"{said}\n{reply.text}", is_new=True)


def keep_paper(turn: Turn, pupil: RollPupil) -> None:
    """Keep who said that it is there."""
    person = turn.sender.person
    if person is None:
        raise NotAllowed
    turn.note(KeepPaper(pupil.person_id, person.id, turn.sender.account.id, turn.now))
    turn.looked("paper_consent", subject_id=pupil.person_id)
