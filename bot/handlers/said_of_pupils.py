"""What a homeroom teacher types of a pupil of the class: the answers of the roll-call are offered, the words kept."""

from collections.abc import Sequence
from dataclasses import replace

from bot.clock import local_date
from bot.dialogue.class_actions import Absent, AskedNotWell, AskedWell, OfPupil, OpenClassPage, ToldOfPupil
from bot.dialogue.folding import fold
from bot.dialogue.names import given_name
from bot.dialogue.one_tap import SIGNS, has_one_tap
from bot.dialogue.wording import time_words
from bot.forms import Form
from bot.handlers.told_at_once import packed
from bot.handlers.wording_answers import answer_in_words
from bot.messages import Choice, Reply, stacked
from bot.rounds.class_page import names_on, roll_page
from bot.turn import Asking, Turn
from bot.understanding.children import read_child
from bot.understanding.folding import MOST
from bot.understanding.symptoms import Facts, read_symptoms
from bot.understanding.values import Named, Understood
from storage.queries.roll_values import CLASS_ROLL, Roll, RollPupil
from storage.queries.rolls import RollOf

NOTHING = Facts()


def said_of_a_pupil(turn: Turn, text: str) -> Asking[Reply | None]:
    """ "Hân nghỉ ốm": the answers that stand for that pupil on the roll-call; None where it is about none."""
    duty = turn.sender.holds("homeroom")
    if duty is None or len(text) > MOST or "?" in text:
        return None
    if not (_has_word(turn, "SAID OF A PUPIL", text) or _has_words(turn, "NOT OF MYSELF", text)):
        return None
    roll: Roll | None = yield RollOf(CLASS_ROLL, duty.unit_id)
    if roll is None or roll.round is None or not roll.round.opens_at <= turn.now < roll.round.closes_at:
        return None
    pupil = named_in(text, roll.pupils)
    if pupil is None:
        return _of_several(turn, roll, text)
    turn.looked("roll_call", unit_id=duty.unit_id)
    return about_pupil(turn, roll, pupil, text)


def _of_several(turn: Turn, roll: Roll, text: str) -> Reply | None:
    """ "Cả lớp khỏe hết" records nobody, for each family is to be asked: the list; None if it is of no several."""
    words = set(fold(text).split())
    named = {fold(given_name(pupil.name)) for pupil in roll.pupils} & words
    if len(named) < 2 and not _has_words(turn, "THE WHOLE CLASS", text):
        return None
    turn.looked("roll_call", unit_id=roll.wanted.unit_id)
    said = turn.voice.say("Nothing is recorded yet: please choose for each pupil, once the family was asked.")
    page = roll_page(turn.voice, roll, turn.forms)
    return replace(page, text=f"{said}\n{page.text}", is_new=True)


def about_pupil(turn: Turn, roll: Roll, pupil: RollPupil, text: str = "", before: str = "") -> Reply:
    """Ask what is to be recorded of a pupil, what `text` says first; what is typed next is said of them as well."""
    name = names_on(roll)[pupil.person_id]
    back = stacked(turn.choice("Back to the list", OpenClassPage(roll.wanted.unit_id, 0)))
    if pupil.declared is not None:
        time = time_words(pupil.declared.at)
        asked = turn.voice.say("{name} was declared at {time} already.", name=name, time=time)
        return Reply(asked, back, is_new=True, says_health=True)
    asked = turn.voice.say("What is to be recorded of {name}?", name=name)
    if roll.round is not None:
        turn.ask_next(OfPupil(*_on(roll, pupil, roll.round.id)))
    rows = (*stacked(*_answers(turn, roll, pupil, text)), *back)
    return Reply(f"{before}\n{asked}" if before else asked, rows, is_new=True, says_health=True)


def _on(roll: Roll, pupil: RollPupil, round_id: int) -> tuple[int, int, str, int, int]:
    return round_id, pupil.person_id, roll.wanted.kind, roll.wanted.unit_id, 0


def _answers(turn: Turn, roll: Roll, pupil: RollPupil, text: str) -> list[Choice]:
    """The answers for a pupil who owes, the one that was said first."""
    if roll.round is None or roll.round.state != "open":
        return []
    on, name, form = _on(roll, pupil, roll.round.id), names_on(roll)[pupil.person_id], turn.forms[roll.round.form]
    absent = turn.choice("{name} · Absent", Absent(*on), name=name)
    if not has_one_tap(turn.forms, roll.round.form):
        return [turn.choice("{name} · Declare for them", AskedNotWell(*on), name=name), absent]
    well = turn.choice("{name} · Asked: well", AskedWell(*on), name=name)
    ill, facts = turn.choice("{name} · Has signs", AskedNotWell(*on), name=name), facts_of(turn, pupil, text)
    words = _in_words(turn, form, facts)
    if words:
        ill = turn.choice("{name} · Has signs: {what}", told_of(on, facts), name=name, what=words)
    if is_ill(turn, facts, text):
        return [ill, absent, well]
    return [absent, ill, well] if is_absent(turn, text) else [well, ill, absent]


def told_of(on: tuple[int, int, str, int, int], facts: Facts) -> ToldOfPupil:
    """What was said of a pupil, as a button."""
    round_, person, roll, unit, page = on
    return ToldOfPupil(round_, person, roll, unit, page, *packed(facts), False)


def facts_of(turn: Turn, pupil: RollPupil, text: str) -> Facts:
    """What a sentence says of a pupil: their name is no sign ("Hồ", "Nam")."""
    words, name = text.split(), fold(given_name(pupil.name))
    at = next((i for i, word in enumerate(words) if fold(word) == name), None)
    rest = " ".join(word for i, word in enumerate(words) if i != at)
    read = read_symptoms(rest, local_date(turn.now))
    return read.value if isinstance(read, Understood) else NOTHING


def is_ill(turn: Turn, facts: Facts, text: str) -> bool:
    """Whether it tells of an illness, also one without a sign ("nghỉ ốm")."""
    if facts.has or facts.maybe:
        return True
    return not facts.is_well and _has_word(turn, "SAID OF AN ILL PUPIL", text) and not is_denied(turn, text)


def is_absent(turn: Turn, text: str) -> bool:
    """Whether it tells that a pupil is not there; "vâng" is a yes."""
    is_yes = "vâng" in text.casefold()
    return _has_word(turn, "SAID OF AN ABSENT PUPIL", text) and not is_yes and not is_denied(turn, text)


def is_denied(turn: Turn, text: str) -> bool:
    """Whether it may say that something is not so."""
    return _has_word(turn, "NOT YET SO OF A CASE", text)


def named_in(text: str, of_class: Sequence[RollPupil]) -> RollPupil | None:
    """The one pupil whose given name stands there, and surely as a name."""
    words = set(fold(text).split())
    pupils = {str(pupil.person_id): pupil for pupil in of_class if fold(given_name(pupil.name)) in words}
    if not pupils:
        return None
    named = [Named(str(each.person_id), each.name, each.class_name) for each in of_class]
    # "không phải, em Hân": who is meant stands behind the comma
    for part in (text, text.rpartition(",")[2]):
        read = read_child(part, named)
        if isinstance(read, Understood) and len(read.value) == 1:
            return pupils.get(read.value[0])
    return None


def _in_words(turn: Turn, form: Form, facts: Facts) -> str:
    """ "sốt, 38°C, nghỉ ở nhà": what of it the questionnaire asks for."""
    signs, at_school = form.by_name.get(SIGNS), form.by_name.get("at_school")
    degrees = form.by_name.get("temperature")
    said: list[str] = []
    if signs is not None and (kept := tuple(c.name for c in signs.choices if c.name in facts.has)):
        said += answer_in_words(turn, form, signs, kept)
    if degrees is not None and facts.celsius is not None and facts.has:
        said += answer_in_words(turn, form, degrees, facts.celsius)
    if at_school is not None and facts.at_school is not None:
        said += answer_in_words(turn, form, at_school, "yes" if facts.at_school else "no")
    return ", ".join(said)


def _has_word(turn: Turn, msgid: str, text: str) -> bool:
    return bool(set(fold(text).split()) & set(fold(turn.voice.say(msgid)).split()))


def _has_words(turn: Turn, msgid: str, text: str) -> bool:
    folded = f" {fold(text)} "
    return any(f" {fold(words)} " in folded for words in turn.voice.say(msgid).split(","))
