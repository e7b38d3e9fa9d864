"""Saying what is wrong: signs as toggles, temperature, first day, at school or not (storyboard, scene 3)."""

from datetime import date
from decimal import Decimal

from bot.clock import local_date
from bot.dialogue.calling import called
from bot.dialogue.declare_actions import (
    About,
    AnotherDay,
    ChangeAnswer,
    Chosen,
    CorrectToWell,
    Measured,
    Next,
    NotWell,
    OnDay,
    Skip,
    Toggle,
    Typed,
)
from bot.dialogue.typed import read_day, read_temperature
from bot.dialogue.wording import temperature_words
from bot.forms import Answer, Question, in_language, key_of
from bot.handlers.questionnaire import (
    Work,
    answer_in_words,
    ask,
    begin,
    first_question,
    next_screen,
    unsure_signs,
)
from bot.handlers.urgent import step, warn
from bot.messages import Reply, stacked
from bot.turn import Asking, Turn, again, on, on_words

Asked = Toggle | Next | Chosen | OnDay | AnotherDay | Measured | Skip | Typed | ChangeAnswer

UNUSUAL = Decimal("41")
"""°C above which a typed number is asked about before it is believed."""


def question_of(turn: Turn, action: Asked, kind: str = "") -> Asking[tuple[Work, Question] | Reply]:
    """The declaration in the making and the question a button means; a Reply where there is none (any more)."""
    work = yield from begin(turn, action)
    if isinstance(work, Reply):
        return work
    question = work.question(action.question)
    if question is None or question.name not in work.evaluation(turn.now).asked or kind not in ("", question.kind):
        return next_screen(turn, work)
    return work, question


@on(NotWell)
def not_well(turn: Turn, action: NotWell) -> Asking[Reply]:
    """Ask for the signs, or go on where the sender left."""
    return (yield from take_up(turn, action))


def take_up(turn: Turn, action: About) -> Asking[Reply]:
    """The screen at which the sender stands."""
    work = yield from begin(turn, action)
    if isinstance(work, Reply):
        return work
    signs = unsure_signs(work, turn.now)
    return warn(turn, work, signs) if signs else first_question(turn, work)


@on(Toggle)
def toggle(turn: Turn, action: Toggle) -> Asking[Reply]:
    """Turn one sign on or off on the same screen."""
    found = yield from question_of(turn, action, "select_multiple")
    if isinstance(found, Reply):
        return found
    work, question = found
    choice = question.choice(action.choice)
    if choice is None:
        return next_screen(turn, work)
    chosen = work.answers.get(question.name, ())
    others = tuple(name for name in chosen if name != choice.name) if isinstance(chosen, tuple) else ()
    work.answers[question.name] = (*others, choice.name) if action.is_on else others
    work.open = question.name
    return step(turn, work)


@on(Next)
def go_on(turn: Turn, action: Next) -> Asking[Reply]:
    """All toggles are set; none at all is asked again, never taken for "well"."""
    found = yield from question_of(turn, action)
    if isinstance(found, Reply):
        return found
    work, question = found
    work.open = ""
    if not work.answers.get(question.name):
        who = called(turn.voice, turn.sender, work.subject)
        reply = ask(turn, work, question, turn.voice.say("No sign is chosen yet."))
        well = turn.choice("{who} is well after all", CorrectToWell(*work.about), who=who)
        return again(reply, rows=(*reply.rows, (well,)))
    return step(turn, work)


@on(Chosen)
def choose(turn: Turn, action: Chosen) -> Asking[Reply]:
    """Answer with one choice; one that stands beside a typed question answers that too."""
    found = yield from question_of(turn, action, "select_one")
    if isinstance(found, Reply):
        return found
    work, question = found
    choice = question.choice(action.choice)
    if choice is None:
        return next_screen(turn, work)
    work.answers[question.name] = choice.name
    if question.beside:
        work.answers[question.beside] = ""
    return step(turn, work)


@on(OnDay)
def on_day(turn: Turn, action: OnDay) -> Asking[Reply]:
    """Answer with a day of a button."""
    found = yield from question_of(turn, action, "date")
    if isinstance(found, Reply):
        return found
    work, question = found
    return _take(turn, work, question, action.day)


@on(AnotherDay)
def another_day(turn: Turn, action: AnotherDay) -> Asking[Reply]:
    """Ask for the day in words."""
    found = yield from question_of(turn, action)
    if isinstance(found, Reply):
        return found
    work, question = found
    reply = ask(turn, work, question)
    return again(reply, text=turn.voice.say("Please type the day, for example 20/11."), rows=reply.rows[:1])


@on(Measured)
def measured(turn: Turn, action: Measured) -> Asking[Reply]:
    """An unusual temperature is right."""
    found = yield from question_of(turn, action, "decimal")
    if isinstance(found, Reply):
        return found
    work, question = found
    return _take(turn, work, question, Decimal(action.hundredths) / 100)


@on(Skip)
def skip(turn: Turn, action: Skip) -> Asking[Reply]:
    """Pass an optional question over."""
    found = yield from question_of(turn, action)
    if isinstance(found, Reply):
        return found
    work, question = found
    if question.required is not None:
        return next_screen(turn, work)
    work.answers[question.name] = ""
    return step(turn, work)


@on_words(Typed)
def typed(turn: Turn, place: Typed, text: str) -> Asking[Reply]:
    """Take a typed answer if it surely is one; else ask again."""
    found = yield from question_of(turn, place)
    if isinstance(found, Reply):
        return again(found, is_new=True)
    work, question = found
    signs = unsure_signs(work, turn.now)
    if signs:
        return again(warn(turn, work, signs), is_new=True)
    answer = _read(question, text, local_date(turn.now))
    if answer is None:
        sorry = turn.voice.say("Sorry, the assistant did not understand this answer.")
        return again(ask(turn, work, question, sorry), is_new=True)
    if isinstance(answer, Decimal) and answer > UNUSUAL and question.unit == "°C":
        confirm = _confirm(turn, work, question, answer)
        if confirm is not None:
            return confirm
    return again(_take(turn, work, question, answer), is_new=True)


def _read(question: Question, text: str, today: date) -> Answer | None:
    match question.kind:
        case "decimal":
            return read_temperature(text)
        case "date":
            return read_day(text, today)
        case "text":
            return text.strip() or None
    return None


def _take(turn: Turn, work: Work, question: Question, answer: Answer) -> Reply:
    """Take an answer if the form does, saying what was understood; else say why not, and ask again."""
    work.answers[question.name] = answer
    refused = [one for one in work.evaluation(turn.now).refused if one.question == question.name]
    if refused:
        del work.answers[question.name]
        why = in_language(refused[0].messages, turn.voice.language)
        return ask(turn, work, question, turn.voice.say("{why}", why=why) if why else "")
    words = "; ".join(answer_in_words(turn, question, answer))
    return step(turn, work, turn.voice.say("Noted: {answer}.", answer=words))


def _confirm(turn: Turn, work: Work, question: Question, celsius: Decimal) -> Reply | None:
    """Ask whether such a high temperature is right; None if the form does not take it anyway."""
    work.answers[question.name] = celsius
    is_refused = any(one.question == question.name for one in work.evaluation(turn.now).refused)
    del work.answers[question.name]
    if is_refused:
        return None
    words = temperature_words(turn.voice, celsius)
    turn.ask_next(Typed(*work.about, key_of(question.name)))
    yes = turn.choice(
        "Yes, {temperature}", Measured(*work.about, key_of(question.name), int(celsius * 100)), temperature=words
    )
    no = turn.choice("Type it again", ChangeAnswer(*work.about, key_of(question.name)))
    text = turn.voice.say("{temperature} is very high. Is it right?", temperature=words)
    return Reply(text, stacked(yes, no), is_new=True)
