"""A typed answer to how many degrees: a number, "chưa đo", "không sốt", or what has to be asked once more."""

from datetime import date
from decimal import Decimal

from bot.clock import local_date
from bot.dialogue.declare_actions import ChangeAnswer, Measured, Typed
from bot.dialogue.wording import temperature_words
from bot.forms import Question, in_language, key_of
from bot.handlers.asking import WITH_CHOICES, ask
from bot.handlers.not_well import refusal_of, take
from bot.handlers.offering import offered
from bot.handlers.questionnaire import Work
from bot.messages import Reply, stacked
from bot.turn import Turn
from bot.understanding.kept import highest
from bot.understanding.symptoms import read_symptoms
from bot.understanding.temperature import NOT_MEASURED, Read, read_temperature
from bot.understanding.values import Understood, Unsure

UNUSUAL = Decimal("41")
"""°C above which a typed number is asked about before it is believed."""

UNMEASURED_NAME, NO_FEVER_NAME = "not_measured", "no_fever"
"""The names of the choices that forms offer beside a temperature."""


def measured(turn: Turn, work: Work, question: Question, text: str) -> Reply | None:
    """Take what was surely meant, ask once more about what was understood of it; None where that is nothing."""
    found = read_temperature(text)
    hottest = highest(text) or (found.value if isinstance(found, Understood) else None)
    if isinstance(hottest, Decimal):
        return take(turn, work, question, hottest, told=text)
    name = name_beside(text, found, local_date(turn.now))
    beside = question_beside(turn, work, question, name) if name else None
    if beside is not None:
        work.answers[question.name] = ""
        return take(turn, work, beside, name, told=text)
    if not isinstance(found, Unsure):
        return None
    if len(found.candidates) == 1:
        (celsius,) = found.candidates
        if refusal_of(turn, work, question, celsius) is not None:
            return take(turn, work, question, celsius)
        if celsius > UNUSUAL:
            return _confirm(turn, work, question, celsius)
    return ask(turn, work, question, _said(turn, work, question, found), page=WITH_CHOICES)


def name_beside(text: str, found: Read, today: date) -> str:
    """The choice beside the number that was surely meant; empty for none."""
    told = read_symptoms(text, today)
    if isinstance(told, Understood):
        facts = told.value
        if facts.hasnt == ("fever",) and not (facts.has or facts.maybe or facts.celsius):
            return NO_FEVER_NAME
    return UNMEASURED_NAME if found == Understood(NOT_MEASURED) else ""


def question_beside(turn: Turn, work: Work, question: Question, name: str) -> Question | None:
    """The question beside this one that offers a choice of this name."""
    evaluation = work.evaluation(turn.now)
    for each in work.form.questions:
        if each.beside == question.name and each.name in evaluation.asked and name in offered(each, evaluation):
            return each
    return None


def _said(turn: Turn, work: Work, question: Question, found: Unsure[Decimal]) -> str:
    """What was understood, and what is still needed."""
    say, told = turn.voice.say, [temperature_words(turn.voice, one) for one in found.candidates]
    if len(told) > 1:
        return say("{first} or {last}? Please type what it is now.", first=told[0], last=told[-1])
    if told:
        return say("About {temperature}: exactly which number does the thermometer show now?", temperature=told[0])
    beside = question_beside(turn, work, question, UNMEASURED_NAME)
    if beside is None:
        return say("Please type the number on the thermometer.")
    label = next(in_language(one.labels, turn.voice.language) for one in beside.choices if one.name == UNMEASURED_NAME)
    return say("Please type the number on the thermometer, or “{label}” if nobody has measured.", label=label)


def _confirm(turn: Turn, work: Work, question: Question, celsius: Decimal) -> Reply:
    """Ask whether such a high temperature is right."""
    words = temperature_words(turn.voice, celsius)
    turn.ask_next(Typed(*work.about, key_of(question.name)))
    yes = turn.choice(
        "Yes, {temperature}", Measured(*work.about, key_of(question.name), int(celsius * 100)), temperature=words
    )
    no = turn.choice("Type it again", ChangeAnswer(*work.about, key_of(question.name)))
    text = turn.voice.say("{temperature} is very high. Is it right?", temperature=words)
    return Reply(text, stacked(yes, no), is_new=True)
