"""What a sentence tells of one pupil: the signs, with what was told before, as a button and in words."""

import re
from dataclasses import replace

from bot.clock import local_date
from bot.dialogue.class_actions import ToldOfPupil
from bot.dialogue.folding import fold
from bot.dialogue.one_tap import SIGNS
from bot.forms import Form
from bot.handlers.facts_in_buttons import packed
from bot.handlers.taking import URGENT, put_together
from bot.handlers.wording_answers import answer_in_words
from bot.turn import Turn
from bot.understanding.symptoms import Facts, read_symptoms
from bot.understanding.values import Understood
from storage.queries.roll_values import RollPupil

NOTHING = Facts()
_CLAUSES = re.compile(r"[;\n]|[.,](?!\d)")
_REPORTS = re.compile(
    r"\b(?:mẹ|me|bố|bo|ba|má|ma|ông|bà|gia đình|gia dinh|phụ huynh|phu huynh|ph)(?: em| cháu| chau| bé| be)?"
    r" (?:báo|bao|nói|noi|nhắn|nhan)(?: là| la)? ",
    re.IGNORECASE,
)
""" "Mẹ báo sốt": who reports it is not who has it."""


def told_of(on: tuple[int, int, str, int, int], facts: Facts) -> ToldOfPupil:
    """What was said of a pupil, as a button."""
    round_, person, roll, unit, page = on
    return ToldOfPupil(round_, person, roll, unit, page, *packed(facts), False)


def facts_of(turn: Turn, pupil: RollPupil, text: str) -> Facts:
    """What a sentence says of a pupil: their name is no sign ("Hồ", "Nam")."""
    rest = _without_name(text, pupil.name)
    today = local_date(turn.now)
    read = [read_symptoms(part, today) for part in (rest, *_CLAUSES.split(_REPORTS.sub("", rest)))]
    facts = [each.value for each in read if isinstance(each, Understood)]
    told = next((each for each in facts if each.has), facts[0] if facts else NOTHING)
    at_school = next((each.at_school for each in facts if each.at_school is not None), None)
    # "nghỉ ốm, mẹ báo sốt 38,5": what the whole lost is in one of its clauses
    return replace(told, at_school=at_school) if told.at_school is None else told


def _without_name(text: str, name: str) -> str:
    """A sentence without the name in it: the given name, with as much before it as was typed."""
    words, parts = text.split(), fold(name).split()
    end = next((at + 1 for at, word in enumerate(words) if fold(word) == parts[-1:][0]), 0) if parts else 0
    start = end
    while start and len(parts) >= end - start + 1 and fold(words[start - 1]) == parts[-(end - start + 1)]:
        start -= 1
    return " ".join([*words[:start], *words[end:]])


def more_of(before: Facts, new: Facts, *, is_mistake: bool = False) -> Facts:
    """What was told of a pupil with what is told now; a sign of emergency goes only if it was told by mistake."""
    over = {*new.hasnt} & URGENT if is_mistake else set()
    together = put_together(replace(before, has=tuple(sign for sign in before.has if sign not in over)), new)
    return together if "fever" in together.has else replace(together, celsius=None)


def facts_in_words(turn: Turn, form: Form, facts: Facts) -> str:
    """ "sốt, 38°C, nghỉ ở nhà": what of it the questionnaire asks for; "" of one who only goes to school."""
    if not facts.has and facts.at_school is not False:
        return ""
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
