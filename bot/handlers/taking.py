"""What sentences told, as answers of a questionnaire: filled in as far as the form takes it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from bot.dialogue.one_tap import SIGNS, asks_if_well
from bot.forms import Answer, Question, flag_of
from bot.handlers.questionnaire import Work
from bot.texts import clipped
from bot.understanding.symptoms import Facts, read_symptoms
from bot.understanding.values import Understood

OTHER_TEXT = "other_text"
"""The question what another sign is: the sentence that told of one has said it."""
MOST_OTHER = 300
URGENT = {"breathless", "lethargic", "convulsion"}
"""What a later sentence does not take away again: only the 115 question does."""


Said = list[tuple[Question, Answer]]
"""What a sentence told, by the questions it answers: to be said back."""


def fill(work: Work, facts: Facts, now: datetime, text: str = "") -> Said | None:
    """Fill in what the form takes of it, and give back what was told; None where it asks for no such signs.

    A sign of which the sender is unsure is not ticked: the signs are then shown once more.
    """
    signs = work.form.by_name.get(SIGNS)
    if signs is None or not asks_if_well(work.form):
        return None
    before = work.answers.get(SIGNS)
    had = before if isinstance(before, tuple) else ()
    ticked = {*had, *facts.has} - set(facts.hasnt)
    names = tuple(choice.name for choice in signs.choices if choice.name in ticked)
    if not names:
        return None
    work.answers[SIGNS] = names
    if "fever" in facts.hasnt and "fever" in had:
        # what was measured then is not so any more
        for each in work.form.questions:
            if "temperature" in (each.name, each.beside):
                work.answers.pop(each.name, None)
    # where one is taken away, what is left says so
    is_less = bool({*had} - {*names})
    told = () if is_less else tuple(name for name in names if name in facts.has)
    told = told or (names if names != before else ())
    new: Said = [(signs, told)] if told else []
    for name, answer in other_answers(facts, _with_before(work, text)).items():
        question = work.form.by_name.get(name)
        if question is None or name not in work.evaluation(now).asked:
            continue
        refused = work.evaluation_of({**work.answers, name: answer}, now).refused
        if all(one.question != name for one in refused):
            work.answers[name] = answer
            work.answers.update({each.name: "" for each in work.form.questions if each.beside == name})
            new.append((question, " ".join(text.split()) if name == OTHER_TEXT else answer))
    if set(facts.maybe) - {"fever"}:
        work.open = SIGNS
    else:
        work.close(signs)
    return new


def _with_before(work: Work, text: str) -> str:
    """What is in no list, behind what was told of it before: the nurse reads all of it."""
    before, said = work.answers.get(OTHER_TEXT), " ".join(text.split())
    if not isinstance(before, str) or not before or not said:
        return said
    if said in before:
        return ""
    return clipped(f"{before}; {said}", MOST_OTHER)


def is_urgent(work: Work, facts: Facts, now: datetime) -> bool:
    """Whether the form would warn of signs that are told, whosever they are."""
    return bool(flag_of(work.evaluation_of({SIGNS: (*facts.has, *facts.maybe)}, now)).emergency_signs)


def other_answers(facts: Facts, text: str = "") -> Mapping[str, Answer]:
    """The other answers by the questions that take them."""
    found: dict[str, Answer] = {}
    if "other" in facts.has and 0 < len(text) <= MOST_OTHER:
        found[OTHER_TEXT] = " ".join(text.split())
    if facts.celsius is not None:
        found["temperature"] = Decimal(facts.celsius)
    if facts.onset is not None:
        found["onset"] = facts.onset
    if facts.at_school is not None:
        found["at_school"] = "yes" if facts.at_school else "no"
    return found


def told_together(texts: Sequence[str], today: date) -> Facts:
    """What several sentences hold together: a later one puts an earlier one right, but for a sign of emergency."""
    together = Facts()
    for text in texts:
        found = read_symptoms(text, today)
        if not isinstance(found, Understood):
            continue
        together = put_together(together, found.value)
    return together


def put_together(before: Facts, facts: Facts) -> Facts:
    """What was told before with what is told now."""
    gone = set(facts.hasnt) - URGENT
    has = tuple(dict.fromkeys(code for code in (*before.has, *facts.has) if code not in gone or code in facts.has))
    hasnt = tuple(dict.fromkeys(code for code in (*before.hasnt, *facts.hasnt) if code not in has))
    maybe = tuple(dict.fromkeys(code for code in (*before.maybe, *facts.maybe) if code not in (*has, *hasnt)))
    return Facts(
        has,
        hasnt,
        maybe,
        facts.celsius if facts.celsius is not None else before.celsius,
        facts.onset or before.onset,
        facts.at_school if facts.at_school is not None else before.at_school,
    )


def text_of(texts: Sequence[str], today: date) -> str:
    """The sentence that told of a sign which is in no list."""
    for text in texts:
        found = read_symptoms(text, today)
        if isinstance(found, Understood) and "other" in found.value.has:
            return text
    return ""
