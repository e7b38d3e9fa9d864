"""What is typed to one question and answers another: kept where it belongs, and the question is asked again."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from bot.clock import local_date
from bot.dialogue.calling import are_well
from bot.dialogue.one_tap import SIGNS, asks_if_well
from bot.forms import Answer, Question
from bot.handlers.asking import WITH_CHOICES, ask
from bot.handlers.questionnaire import Work, save
from bot.handlers.summarising import others_owing
from bot.handlers.taking import Said, keep_words
from bot.handlers.told_at_once import others_meant, says_rest_is_well
from bot.handlers.typed_degrees import name_beside, question_beside
from bot.handlers.wording_answers import answer_in_words
from bot.messages import Reply
from bot.turn import Turn
from bot.understanding.at_home import ill_at_home
from bot.understanding.days import read_day
from bot.understanding.elsewhere import is_put_off, is_unknown
from bot.understanding.sending import read_sending
from bot.understanding.symptoms import Facts, read_symptoms
from bot.understanding.temperature import read_temperature
from bot.understanding.values import Understood

TEMPERATURE, ONSET, AT_SCHOOL = "temperature", "onset", "at_school"


def answered_elsewhere(turn: Turn, work: Work, question: Question, text: str) -> Reply | None:
    """Keep what answers another question of the same questionnaire; None where nothing does, or it is of another."""
    if not asks_if_well(work.form) or others_meant(turn, work.subject, text):
        return None
    said = [*_taken(turn, work, question, text), *(keep_words(work, text, turn.now) if ill_at_home(text) else ())]
    words = [each for asked, answer in said for each in answer_in_words(turn, work.form, asked, answer)]
    if says_rest_is_well(turn, work.subject, text) and (others := others_owing(turn, work)):
        work.rest_is_well = True
        words.append(are_well(turn.voice, turn.sender, others))
    if words:
        save(turn, work)
        before = turn.voice.say("Noted: {answer}.", answer="; ".join(words))
        return ask(turn, work, question, before, page=WITH_CHOICES)
    about = _said_of_it(turn, question, text)
    return ask(turn, work, question, about, page=WITH_CHOICES) if about else None


def _said_of_it(turn: Turn, question: Question, text: str) -> str:
    """What is said to whoever does not know, has no time now, or wants to send before the end."""
    say = turn.voice.say
    if question.kind == "date" and is_unknown(text):
        return say("Roughly is enough: the day on which it was first noticed.")
    if is_put_off(text):
        return say("Very well. What was answered is kept and is not sent yet; please go on here when there is time.")
    if read_sending(text) == "send":
        return say("It cannot be sent yet: this is still to be answered.")
    return ""


def _taken(turn: Turn, work: Work, question: Question, text: str) -> Said:
    """The answers to other questions that the form takes, and signs that stand there already."""
    today = local_date(turn.now)
    found = read_symptoms(text, today)
    facts = found.value if isinstance(found, Understood) else Facts()
    taken: Said = []
    had = work.answers.get(SIGNS)
    if facts.has and isinstance(had, tuple) and set(facts.has) <= set(had) and not facts.maybe:
        taken.append((work.form.by_name[SIGNS], facts.has))
    for name, answer in _facts(text, facts, today).items():
        asked = work.form.by_name.get(name)
        if asked is not None and name != question.name and _takes(turn, work, asked, answer):
            work.answers[name] = answer
            work.answers.update({each.name: "" for each in work.form.questions if each.beside == name})
            taken.append((asked, answer))
    name = name_beside(text, read_temperature(text), today)
    status = (
        question_beside(turn, work, work.form.by_name[TEMPERATURE], name) if name and _is_open(work, question) else None
    )
    if status is not None:
        work.answers.update({TEMPERATURE: "", status.name: name})
        taken.append((status, name))
    return taken


def _is_open(work: Work, question: Question) -> bool:
    """Whether how many degrees it is may still be told: no number is taken back by a guess."""
    asked = work.form.by_name.get(TEMPERATURE)
    return asked is not None and question.name != TEMPERATURE and not work.answers.get(TEMPERATURE)


def _takes(turn: Turn, work: Work, asked: Question, answer: Answer) -> bool:
    # before any sign is chosen the form asks nothing of them yet: it is kept until then
    ticked = {} if work.answers.get(SIGNS) else {SIGNS: ("other",)}
    evaluation = work.evaluation_of({**work.answers, **ticked, asked.name: answer}, turn.now)
    return asked.name in evaluation.asked and all(one.question != asked.name for one in evaluation.refused)


def _facts(text: str, facts: Facts, today: date) -> Mapping[str, Answer]:
    told: dict[str, Answer] = {}
    degrees, day = read_temperature(text), read_day(text, today)
    if isinstance(degrees, Understood) and isinstance(degrees.value, Decimal):
        told[TEMPERATURE] = degrees.value
    if facts.onset is not None:
        told[ONSET] = facts.onset
    elif isinstance(day, Understood) and TEMPERATURE not in told:
        told[ONSET] = day.value
    if facts.at_school is not None:
        told[AT_SCHOOL] = "yes" if facts.at_school else "no"
    return told
