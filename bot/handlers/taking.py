"""What sentences told, as answers of a questionnaire: filled in as far as the form takes it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from bot.dialogue.one_tap import SIGNS, asks_if_well
from bot.forms import OTHER_TEXT, Answer, Question, flag_of
from bot.handlers.questionnaire import Work
from bot.texts import clipped
from bot.understanding.at_home import is_alike_at_home
from bot.understanding.courtesies import courtesy
from bot.understanding.danger import names_danger
from bot.understanding.doctors_word import doctors_word, was_seen
from bot.understanding.kept import is_fallen, is_over, is_unmeasured, kept_words
from bot.understanding.symptoms import Facts
from bot.understanding.told_by_family import read_told
from bot.understanding.values import Understood

IN_WORDS = "in_words"
"""The question that nobody is asked: it keeps what is told besides."""
MOST_OTHER = 300
_CLAUSES = re.compile(r"[;.!?\n,]")
_PARTS = re.compile(r"[;!?\n]|[.,](?!\d)")
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
    if facts.in_hospital and had and facts.has == ("other",):
        # where signs are known, being in hospital is none
        facts = replace(facts, has=())
    ticked = {*had, *facts.has} - set(facts.hasnt)
    names = tuple(choice.name for choice in signs.choices if choice.name in ticked)
    if not names:
        return None
    work.answers[SIGNS] = names
    work.had_fever = work.had_fever or ("fever" in facts.hasnt and is_over(text))
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
    facts = _with_highest_before(work, facts, text)
    words = own_words(text, now.date())
    told_so = other_answers(facts, _with_before(work, words)) | _of_a_doctor(text)
    told_so |= _unmeasured(work, text, is_cool="fever" in facts.hasnt and "fever" not in had)
    for name, answer in told_so.items():
        question = work.form.by_name.get(name)
        if question is None or name not in work.evaluation(now).asked:
            continue
        refused = work.evaluation_of({**work.answers, name: answer}, now).refused
        if all(one.question != name for one in refused):
            work.answers[name] = answer
            beside = (each.name for each in work.form.questions if each.beside == name or question.beside == each.name)
            work.answers.update(dict.fromkeys(beside, ""))
            new.append((question, words if name == OTHER_TEXT else answer))
    new += keep_words(work, text, now)
    if set(facts.maybe) - {"fever"}:
        work.open = SIGNS
    else:
        work.close(signs)
    return new


def own_words(text: str, today: date) -> str:
    """Of a sentence what the questions do not hold already, for whoever reads it as the family's own words."""
    parts = [" ".join(part.split()) for part in _PARTS.split(text)]
    return ", ".join(part for part in parts if part and not _is_held(part, today)) or " ".join(text.split())


def _is_held(part: str, today: date) -> bool:
    """Whether it only greets, or all of it is answers: "chào cô", "sốt 38 độ 2 từ tối qua"."""
    found = read_told(part, today) if not names_danger(part) else None
    is_told = isinstance(found, Understood) and "other" not in (*found.value.has, *found.value.maybe)
    return is_told or courtesy(part) is not None


def keep_words(work: Work, text: str, now: datetime) -> Said:
    """Keep what a sentence says beside its answers, if the form has a place for it: to be said back."""
    question, words = work.form.by_name.get(IN_WORDS), kept_words(text)
    before, other = work.answers.get(IN_WORDS), work.answers.get(OTHER_TEXT)
    known = [each for each in (before, other) if isinstance(each, str)]
    if question is None or not words or any(words in each for each in known):
        return []
    kept = clipped(f"{before}; {words}" if before else words, MOST_OTHER)
    if IN_WORDS not in work.evaluation_of({**work.answers, IN_WORDS: kept}, now).stored:
        return []
    work.answers[IN_WORDS] = kept
    alike = work.form.by_name.get("similar_at_home")
    if alike is not None and is_alike_at_home(words):
        work.answers[alike.name] = "yes"
        return [(question, words), (alike, "yes")]
    return [(question, words)]


def _with_highest_before(work: Work, facts: Facts, text: str) -> Facts:
    """A temperature that has fallen since puts no higher one of before out of the way: that was measured, too."""
    before = work.answers.get("temperature")
    if facts.celsius is None or not isinstance(before, Decimal) or before <= facts.celsius or not is_fallen(text):
        return facts
    return replace(facts, highest=max(before, facts.highest or before))


def _with_before(work: Work, text: str) -> str:
    """What is in no list, behind what was told of it before: the nurse reads all of it."""
    before, said = work.answers.get(OTHER_TEXT), " ".join(text.split())
    if not isinstance(before, str) or not before or not said:
        return said
    if said in before:
        return ""
    return clipped(f"{said}; {before}" if names_danger(said) else f"{before}; {said}", MOST_OTHER)


def is_urgent(work: Work, facts: Facts, now: datetime, text: str) -> bool:
    """Whether the form would warn of signs that are told, whosever they are; or they are danger of life."""
    return names_danger(text) or bool(
        flag_of(work.evaluation_of({SIGNS: (*facts.has, *facts.maybe)}, now)).emergency_signs
    )


def _of_a_doctor(text: str) -> dict[str, Answer]:
    """That the child was seen, and the disease a doctor named: asked only after sending, but said already."""
    seen: dict[str, Answer] = {"seen_doctor": "yes"} if was_seen(text) else {}
    disease = doctors_word(text)
    return {"seen_doctor": "yes", "diagnosis": disease} if disease else seen


def _unmeasured(work: Work, text: str, *, is_cool: bool) -> dict[str, Answer]:
    """That nobody has measured, where no number is known: it stands in place of one.

    `is_cool`: it is said that there is no fever; of one that was told before it is asked how high it is now.
    """
    if work.answers.get("temperature"):
        return {}
    if is_unmeasured(text):
        return {"temperature_status": "not_measured"}
    return {"temperature_status": "no_fever"} if is_cool else {}


def other_answers(facts: Facts, text: str = "") -> dict[str, Answer]:
    """The other answers by the questions that take them."""
    found: dict[str, Answer] = {}
    if "other" in facts.has and text and (len(text) <= MOST_OTHER or names_danger(text)):
        found[OTHER_TEXT] = _of_danger(" ".join(text.split()))
    hottest = facts.highest or facts.celsius
    if hottest is not None:
        found["temperature"] = hottest
    if facts.onset is not None:
        found["onset"] = facts.onset
    if facts.at_school is not None:
        found["at_school"] = "yes" if facts.at_school else "no"
    if facts.in_hospital:
        found["seen_doctor"] = "yes"
    return found


def _of_danger(text: str) -> str:
    """Of many words those that tell of danger: they are not to be cut off."""
    if len(text) <= MOST_OTHER:
        return text
    parts = [part.strip() for part in _CLAUSES.split(text) if names_danger(part)]
    return clipped("; ".join(parts) or text, MOST_OTHER)


def told_together(texts: Sequence[str], today: date) -> Facts:
    """What several sentences hold together: a later one puts an earlier one right, but for a sign of emergency."""
    together = Facts()
    for text in texts:
        found = read_told(text, today)
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
        highest=max(filter(None, (before.highest, facts.highest)), default=None),
        in_hospital=before.in_hospital or facts.in_hospital,
    )


def text_of(texts: Sequence[str], today: date) -> str:
    """What told of signs which are in no list, or what a doctor said; danger of life before the rest."""
    read = [(text, read_told(text, today)) for text in texts]
    told = [
        text for text, found in read if (isinstance(found, Understood) and "other" in found.value.has) or was_seen(text)
    ]
    return clipped("; ".join(sorted(told, key=lambda text: not names_danger(text))), MOST_OTHER)
