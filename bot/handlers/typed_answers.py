"""Typed answers to a question: taken if they surely are one, else asked again, or offered to be chosen from."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.clock import VIETNAM, local_date
from bot.dialogue.choosing import narrowed, several, surely
from bot.dialogue.declare_actions import Typed, TypedTime
from bot.dialogue.menu_actions import ShowMenu
from bot.dialogue.one_tap import SIGNS, asks_if_well
from bot.dialogue.typed import read_day as read_any_day
from bot.dialogue.typed import read_moment, read_number, read_time
from bot.dialogue.word_lists import listed
from bot.forms import Answer, Question
from bot.handlers.answered_elsewhere import answered_elsewhere
from bot.handlers.asking import DEGREES, WITH_CHOICES, ask, labels_of
from bot.handlers.declaring import well_after_all
from bot.handlers.not_well import ask_time, question_of, take, ticked
from bot.handlers.offering import chosen_of
from bot.handlers.other_child import meant_of_another
from bot.handlers.questionnaire import Work, unsure_signs
from bot.handlers.said_of_roll import said_of_others
from bot.handlers.said_of_work import said_while_asked
from bot.handlers.told_at_once import is_of_a_pupil, says_well, told_besides
from bot.handlers.told_of_another import emergency_of_another
from bot.handlers.typed_degrees import measured
from bot.handlers.urgent_words import said_of_urgent
from bot.handlers.whom_to_call import missed
from bot.messages import Reply
from bot.turn import Asking, Turn, again, on_words, tapped
from bot.understanding.choices import read_choice
from bot.understanding.courtesies import courtesy
from bot.understanding.days import read_day
from bot.understanding.elsewhere import is_bare
from bot.understanding.emergencies import is_false_alarm
from bot.understanding.folding import fold
from bot.understanding.values import Named, Understood


@on_words(Typed)
def typed(turn: Turn, place: Typed, text: str) -> Asking[Reply]:
    """Take a typed answer if it surely is one; else ask again."""
    return (yield from answer_typed(turn, place, text))


def answer_typed(turn: Turn, place: Typed, text: str) -> Asking[Reply]:
    """The same for a handler of words that turn out to be an answer."""
    found = yield from question_of(turn, place)
    if isinstance(found, Reply):
        return again(found, is_new=True)
    work, question = found
    if (
        work.subject.relation == "self"
        and (said := (yield from said_while_asked(turn, text, question.name))) is not None
    ):
        return said
    of_others = (yield from said_of_others(turn, work.subject, text)) if question.kind != "text" else None
    if of_others is not None:
        return of_others
    if work.subject.kind == "staff" and fold(text) in listed(turn.voice, "LEAVES A QUESTION"):
        return again((yield from tapped(turn, ShowMenu())), is_new=True)
    signs = unsure_signs(work, turn.now)
    of_another = (yield from meant_of_another(turn, work, signs, text)) if signs else None
    of_another = of_another or (yield from emergency_of_another(turn, work, text))
    if of_another is not None:
        return again(of_another, is_new=True)
    if signs:
        return again((yield from said_of_urgent(turn, work, question, signs, text)), is_new=True)
    answered = _understood(turn, work, question, text)
    first = not_understood(turn)
    if first in answered.text:
        answered = again(answered, text=answered.text.replace(first, (yield from missed(turn, first))))
    return again(answered, is_new=True)


@on_words(TypedTime)
def typed_time(turn: Turn, place: TypedTime, text: str) -> Asking[Reply]:
    """Take the time of a day that is known."""
    found = yield from question_of(turn, place, "datetime")
    if isinstance(found, Reply):
        return again(found, is_new=True)
    work, question = found
    moment = read_moment(text, local_date(turn.now))
    time = moment[1] if moment else read_time(text)
    if time is None:
        return again(ask_time(turn, work, question, place.day, not_understood(turn)), is_new=True)
    day = moment[0] if moment else place.day
    return again(take(turn, work, question, datetime.combine(day, time, VIETNAM)), is_new=True)


def _understood(turn: Turn, work: Work, question: Question, text: str) -> Reply:
    today = local_date(turn.now)
    if question.name != SIGNS and (told := told_besides(turn, work, question, text)):
        return told
    if question.kind == "datetime" and read_moment(text, today) is None:
        day = _day(text, today)
        if day is not None:
            return ask_time(turn, work, question, day)
    if question.choices:
        return _chosen_by_words(turn, work, question, text)
    if question.kind == "decimal" and question.unit == DEGREES:
        return measured(turn, work, question, text) or _unanswered(turn, work, question, text)
    if question.kind == "text" and is_bare(text) and (kept := answered_elsewhere(turn, work, question, text)):
        return kept
    answer = _read(question, text, turn.now)
    return take(turn, work, question, answer) if answer is not None else _unanswered(turn, work, question, text)


def _unanswered(turn: Turn, work: Work, question: Question, text: str) -> Reply:
    """What answers another question is kept there; else it was not understood."""
    kept = answered_elsewhere(turn, work, question, text)
    return kept or ask(turn, work, question, not_understood(turn), page=WITH_CHOICES)


def _day(text: str, today: date) -> date | None:
    """A date that was written out, whether or not the form takes it; else the day that words mean."""
    written = read_any_day(text, today)
    if written is not None:
        return written
    found = read_day(text, today)
    return found.value if isinstance(found, Understood) else None


def _read(question: Question, text: str, now: datetime) -> Answer | None:
    today = local_date(now)
    match question.kind:
        case "decimal":
            return read_number(text, question.unit)
        case "integer":
            number = read_number(text, question.unit, is_whole=True)
            return number if number is not None and number == number.to_integral_value() else None
        case "date":
            return _day(text, today)
        case "time":
            return read_time(text)
        case "datetime":
            moment = read_moment(text, today)
            return datetime.combine(*moment, VIETNAM) if moment else None
        case "text":
            return None if fold(text) and courtesy(text) else text.strip() or None
    return None


def not_understood(turn: Turn) -> str:
    """That it was not understood; what is awaited stands in the question."""
    return turn.voice.say("Sorry, the assistant did not understand this answer.")


def _chosen_by_words(turn: Turn, work: Work, question: Question, text: str) -> Reply:
    """A choice that was surely meant is taken; a few words show the choices that have them."""
    names, words, numbered = labels_of(turn, work, question)
    if question.kind == "select_one":
        one = surely(text, words, numbered=numbered)
        if one is not None:
            return take(turn, work, question, names[one])
    else:
        many = several(text, words, numbered=numbered)
        if many is not None:
            return _tick(turn, work, question, [names[i] for i in many])
    if question.name == SIGNS and (told := told_besides(turn, work, question, text)):
        return told
    is_over = says_well(turn, work.subject, text) or (is_false_alarm(text) and not work.answers.get(SIGNS))
    if question.name == SIGNS and asks_if_well(work.form) and is_over:
        return well_after_all(turn, work.subject, work.round)
    if question.name == SIGNS and is_of_a_pupil(turn, work.subject, text):
        return ask(turn, work, question, not_understood(turn), page=WITH_CHOICES)
    meant = _meant(text, words, numbered=numbered, many=question.kind != "select_one")
    if meant and question.kind == "select_one":
        return take(turn, work, question, names[meant[0]])
    if meant:
        return _tick(turn, work, question, [names[i] for i in meant])
    found = narrowed(text, words)
    if not found:
        return _unanswered(turn, work, question, text)
    said = turn.voice.say(
        "Please choose one of these:" if question.kind == "select_one" else "Please choose from these:"
    )
    return ask(turn, work, question, said, page=WITH_CHOICES, only=[names[i] for i in found])


def _meant(text: str, words: Sequence[str], *, numbered: bool, many: bool) -> list[int]:
    """The labels that are surely meant by other words than theirs; a number counts only where labels are numbered."""
    if not numbered and any(c.isdigit() for c in text):
        return []
    found = read_choice(text, [Named(str(i), word) for i, word in enumerate(words)], many=many)
    return [int(key) for key in found.value] if isinstance(found, Understood) else []


def _tick(turn: Turn, work: Work, question: Question, names: list[str]) -> Reply:
    chosen = {*chosen_of(work, question, work.evaluation(turn.now)), *names}
    ticks = tuple(choice.name for choice in question.choices if choice.name in chosen)
    work.answers[question.name] = ticks
    work.open = question.name
    if turn.abilities.has_buttons or unsure_signs(work, turn.now):
        return ticked(turn, work, question)
    # nothing can be ticked one by one there: what is typed at once is the whole answer
    return take(turn, work, question, ticks)
