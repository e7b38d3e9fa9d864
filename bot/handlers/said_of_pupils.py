"""What a homeroom teacher types of one pupil of the class: the answers of the roll-call are offered, the words kept."""

from collections.abc import Sequence

from bot.dialogue.class_actions import (
    Absent,
    AskedNotWell,
    AskedWell,
    OfPupil,
    OnRoll,
    OpenBoarding,
    OpenClassPage,
    PutRight,
    SaidOfPupil,
)
from bot.dialogue.folding import fold
from bot.dialogue.names import given_name
from bot.dialogue.one_tap import has_one_tap
from bot.dialogue.wording import time_words
from bot.handlers.case_offers import Said, when_said
from bot.handlers.facts_of_pupil import facts_in_words, facts_of, told_of
from bot.handlers.on_roll import BY
from bot.handlers.papers import urgent_line
from bot.messages import Choice, Reply, Rows, stacked
from bot.rounds.class_page import names_on
from bot.turn import Turn
from bot.understanding.children import read_child
from bot.understanding.name_words import COMMON
from bot.understanding.roll_said import named_first, told_of_class
from bot.understanding.symptoms import Facts
from bot.understanding.values import Named, Understood
from storage.queries.roll_values import BOARDING_ROLL, Roll, RollPupil

UNSAID = (0, 0)
ILL, WELL, ABSENT, HERE, OWES = "n", "w", "a", "h", "o"
"""How a pupil is told of: has signs, well, not at school, at school; "" where it is not clear.

OWES: what stands is taken back, and the family declares.
"""


def about_pupil(
    turn: Turn,
    roll: Roll,
    pupil: RollPupil,
    text: str = "",
    before: str = "",
    said: Said | None = None,
    first: str = "",
) -> Reply:
    """Ask what is to be recorded of a pupil, what `text` says first; what is typed next is said of them as well.

    Where the sender's duty has declared, that is said, with what it may be put right to. `said`: by which `text` is
    found, where it is none of this turn; `first`: the answer that goes first where `text` tells none.
    """
    name = names_on(roll)[pupil.person_id]
    said = said or (when_said(turn) if text and text == turn.incoming.text else UNSAID)
    if roll.round is not None and (pupil.declared is None or is_ours(roll, pupil)):
        on = on_roll_now(roll, pupil)
        turn.ask_next(OfPupil(*on) if said == UNSAID else SaidOfPupil(*on, *said))
    if pupil.declared is None:
        asked = turn.voice.say("What is to be recorded of {name}?", name=name)
    elif is_ours(roll, pupil):
        what = turn.voice.say(STANDS_SENTENCES[stands_as(pupil)])
        time = time_words(pupil.declared.at)
        asked = turn.voice.say("{name} is recorded as {what} at {time}.", name=name, what=what, time=time)
    else:
        time = time_words(pupil.declared.at)
        asked = turn.voice.say("{name} was declared at {time} already.", name=name, time=time)
    rows = (*stacked(*answers_of(turn, roll, pupil, text, said, first)), *back_to_list(turn, roll))
    lines = [line for line in (urgent_of(turn, roll, pupil, text), before, asked) if line]
    return Reply("\n".join(lines), rows, is_new=True, says_health=True)


def urgent_of(turn: Turn, roll: Roll, pupil: RollPupil, text: str) -> str:
    """What to do at once, where a sentence tells a sign of emergency of a pupil; "" else."""
    return urgent_line(turn, AskedNotWell(*on_roll_now(roll, pupil)), facts_of(turn, pupil, text), pupil, roll)


STANDS_SENTENCES = {ILL: "has signs", WELL: "well", ABSENT: "absent"}


def stands_as(pupil: RollPupil) -> str:
    """What is recorded of a pupil."""
    if pupil.declared is None:
        return ""
    return ABSENT if pupil.absent else WELL if pupil.declared.well else ILL


def is_ours(roll: Roll, pupil: RollPupil) -> bool:
    """Whether what stands of a pupil was recorded by the duty whose roll-call it is."""
    return pupil.declared is not None and pupil.declared.by == BY.get(roll.wanted.kind)


def back_to_list(turn: Turn, roll: Roll) -> Rows:
    """[Về danh sách lớp]."""
    opens = OpenBoarding if roll.wanted.kind == BOARDING_ROLL else OpenClassPage
    return stacked(turn.choice("Back to the list", opens(roll.wanted.unit_id, 0)))


def on_roll_now(roll: Roll, pupil: RollPupil) -> tuple[int, int, str, int, int]:
    """Which pupil of which list, for a button about them."""
    return roll.round.id if roll.round else 0, pupil.person_id, roll.wanted.kind, roll.wanted.unit_id, 0


def answers_of(turn: Turn, roll: Roll, pupil: RollPupil, text: str, said: Said, first: str = "") -> list[Choice]:
    """The answers for a pupil, the one that was said first; of one who is declared, what it may be put right to."""
    if roll.round is None or roll.round.state != "open" or (pupil.declared is not None and not is_ours(roll, pupil)):
        return []
    how = how_told(turn, pupil, text) or first
    in_order = {ILL: [ILL, ABSENT, WELL], ABSENT: [ABSENT, ILL, WELL]}.get(how, [WELL, ILL, ABSENT])
    if not has_one_tap(turn.forms, roll.round.form):
        in_order.remove(WELL)
    in_order = [OWES, *in_order] if how == HERE else [*in_order, OWES]
    answers = [(each, answer_of(turn, roll, pupil, each, text, said)) for each in in_order]
    return [_labelled(turn, roll, pupil, each, action, text) for each, action in answers if action is not None]


def answer_of(turn: Turn, roll: Roll, pupil: RollPupil, how: str, text: str, said: Said | None = None) -> OnRoll | None:
    """The button that records a pupil so; None where that stands already or may not be put in its place."""
    on = on_roll_now(roll, pupil)
    if pupil.declared is None:
        if how == ILL:
            words = facts_in_words(turn, turn.forms[roll.round.form], facts_of(turn, pupil, text)) if roll.round else ""
            return told_of(on, facts_of(turn, pupil, text)) if words else AskedNotWell(*on)
        return {ABSENT: Absent(*on), WELL: AskedWell(*on)}.get(how)
    stands = stands_as(pupil)
    if not is_ours(roll, pupil) or (stands == how != ILL) or (stands == ILL and how in (ABSENT, OWES)):
        return None
    said = said or (when_said(turn) if text and text == turn.incoming.text else UNSAID)
    return PutRight(*on, how, pupil.declared.revision, False, *said)


def _labelled(turn: Turn, roll: Roll, pupil: RollPupil, how: str, action: OnRoll, text: str) -> Choice:
    name = names_on(roll)[pupil.person_id]
    if isinstance(action, PutRight):
        return turn.choice(RIGHT_SENTENCES[ILL + ILL if stands_as(pupil) == how else how], action, name=name)
    if roll.round is not None and how == ILL:
        if not has_one_tap(turn.forms, roll.round.form):
            return turn.choice("{name} · Declare for them", action, name=name)
        words = facts_in_words(turn, turn.forms[roll.round.form], facts_of(turn, pupil, text))
        if words:
            return turn.choice("{name} · Has signs: {what}", action, name=name, what=words)
    return turn.choice(ANSWER_SENTENCES[how], action, name=name)


ANSWER_SENTENCES = {ILL: "{name} · Has signs", WELL: "{name} · Asked: well", ABSENT: "{name} · Absent"}
RIGHT_SENTENCES = {
    ILL: "{name} · Change to: has signs",
    ILL + ILL: "{name} · Change the signs",
    WELL: "{name} · Change to: asked, well",
    ABSENT: "{name} · Change to: absent",
    OWES: "{name} · Take it back, the family declares",
}
"""By what is put in the place of what stands; "nn": signs in the place of signs."""


def how_told(turn: Turn, pupil: RollPupil, text: str) -> str:
    """How a pupil is, as a sentence tells it; being ill goes before being away."""
    facts = facts_of(turn, pupil, text)
    if _is_ill(turn, facts, text):
        return ILL
    if facts.is_well:
        return WELL
    if has_words(turn, "SAYS A PUPIL IS NOT THERE", text):
        return ABSENT
    is_here = facts.at_school is True or has_words(turn, "SAYS A PUPIL IS THERE", text)
    is_absent = _is_absent(turn, text)
    if is_here and is_absent:
        return ""  # nobody absent is made present by half a sentence
    return HERE if is_here else ABSENT if is_absent else ""


def _is_ill(turn: Turn, facts: Facts, text: str) -> bool:
    """Whether it tells of an illness, also one without a sign ("nghỉ ốm")."""
    if facts.has or facts.maybe:
        return True
    # "hết sốt rồi" names what is over
    words = "SAID OF AN ILLNESS" if facts.hasnt else "SAID OF AN ILL PUPIL"
    return not facts.is_well and has_word(turn, words, text) and not _is_denied(turn, text)


def _is_absent(turn: Turn, text: str) -> bool:
    """Whether it tells that a pupil is not there; "vâng" is a yes."""
    is_yes = "vâng" in text.casefold()
    return has_word(turn, "SAID OF AN ABSENT PUPIL", text) and not is_yes and not _is_denied(turn, text)


def _is_denied(turn: Turn, text: str) -> bool:
    """Whether it may say that something is not so."""
    return has_word(turn, "NOT YET SO OF A CASE", text)


def is_away(turn: Turn, pupil: RollPupil, how: str, text: str) -> bool:
    """Whether a pupil who is told of so is not at school."""
    return how == ABSENT or (how == ILL and facts_of(turn, pupil, text).at_school is False)


def named_in(text: str, of_class: Sequence[RollPupil]) -> RollPupil | None:
    """The one pupil whose given name stands there, and surely as a name."""
    words = set(fold(text).split())
    pupils = {str(pupil.person_id): pupil for pupil in of_class if fold(given_name(pupil.name)) in words}
    if not pupils:
        return None
    named = named_of(of_class)
    # "không phải, em Hân": who is meant stands behind the comma
    for part in (text, text.rpartition(",")[2]):
        read = read_child(part, named)
        if isinstance(read, Understood) and len(read.value) == 1:
            return pupils.get(read.value[0])
    return None


def told_of_one(turn: Turn, roll: Roll, text: str) -> RollPupil | None:
    """The one pupil of whom a sentence surely tells: "sửa giang lại là vắng", "cháu Nam chưa đến lớp"."""
    found = told_of_class(text, named_of(roll.pupils))
    if len(found) != 1 or len(found[0].keys) != 1:
        return None
    pupil = next(each for each in roll.pupils if str(each.person_id) == found[0].keys[0])
    name = fold(given_name(pupil.name))
    # "an khong ngon, hoi met" tells of whoever writes it
    is_pupils = found[0].is_head or has_word(turn, "PUTS RIGHT ON THE ROLL", text) or name not in COMMON
    return pupil if is_pupils and how_told(turn, pupil, found[0].text) else None


def other_named(turn: Turn, roll: Roll, pupil: RollPupil, text: str) -> RollPupil | None:
    """Another pupil of whom a sentence tells while one is asked about: nothing of it is this one's."""
    own = fold(given_name(pupil.name)) in fold(text).split()
    first = () if own else named_first(text, named_of(roll.pupils))
    by_name = next((each for each in roll.pupils if str(each.person_id) in first), None)
    other = named_in(text, roll.pupils) or told_of_one(turn, roll, text) or by_name
    return other if other is not None and other.person_id != pupil.person_id else None


def named_of(of_class: Sequence[RollPupil]) -> list[Named]:
    """Pupils as those among whom a sentence names some."""
    return [Named(str(each.person_id), each.name, each.class_name) for each in of_class]


def in_words(turn: Turn, roll: Roll, pupil: RollPupil, how: str, text: str) -> str:
    """What was understood of a pupil: "vắng", "có biểu hiện: sốt, 38°C, nghỉ ở nhà"; "" where nothing was."""
    if how == ILL and roll.round is not None:
        words = facts_in_words(turn, turn.forms[roll.round.form], facts_of(turn, pupil, text))
        return turn.voice.say("has signs: {what}", what=words) if words else turn.voice.say("has signs")
    return turn.voice.say(UNDERSTOOD_SENTENCES[how]) if how else ""


UNDERSTOOD_SENTENCES = {ILL: "has signs", WELL: "well", ABSENT: "absent", HERE: "is at school"}


def has_word(turn: Turn, msgid: str, text: str) -> bool:
    """Whether one of the words of a list, separated by blanks, stands in a text."""
    return bool(set(fold(text).split()) & set(fold(turn.voice.say(msgid)).split()))


def has_words(turn: Turn, msgid: str, text: str) -> bool:
    """Whether one of the phrases of a list, separated by commas, stands in a text."""
    folded = f" {fold(text)} "
    return any(f" {fold(words)} " in folded for words in turn.voice.say(msgid).split(","))
