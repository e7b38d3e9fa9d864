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
    GoBack,
    Keep,
    MeantBy,
    Measured,
    Next,
    NotWell,
    OnDay,
    Skip,
    Toggle,
    TurnPage,
    Typed,
    TypedTime,
)
from bot.dialogue.one_tap import SIGNS, asks_if_well
from bot.forms import Answer, Question, Refusal, in_language, key_of
from bot.forms.values import ACKNOWLEDGED
from bot.handlers.asking import (
    KIND_SENTENCES,
    MOST_WHY,
    WITH_CHOICES,
    ask,
    is_required,
    page_of,
    takes_pictures,
    why_not,
)
from bot.handlers.beginning import begin
from bot.handlers.crossing import was_shown
from bot.handlers.going_on import first_question, next_screen
from bot.handlers.offering import answer_kept, chosen_of
from bot.handlers.questionnaire import Work, save, unsure_signs
from bot.handlers.taking import keep_words
from bot.handlers.urgent import step, warn
from bot.handlers.wording_answers import answer_in_words
from bot.messages import Reply, stacked
from bot.texts import clipped
from bot.turn import Asking, Turn, again, on, tapped

Asked = (
    Toggle
    | Next
    | Chosen
    | OnDay
    | AnotherDay
    | Measured
    | Skip
    | Typed
    | TypedTime
    | ChangeAnswer
    | GoBack
    | Keep
    | TurnPage
)

MOST_ECHOED = 80
"""Letters of an answer that are said again when it was understood; the summary has them all."""


def question_of(turn: Turn, action: Asked, *kinds: str) -> Asking[tuple[Work, Question] | Reply]:
    """The declaration in the making and the question a button means; a Reply where there is none (any more)."""
    work = yield from begin(turn, action)
    if isinstance(work, Reply):
        return work
    question = work.question(action.question)
    if (
        question is None
        or not was_shown(work, question)
        or question.name not in work.evaluation(turn.now).asked
        or (kinds and question.kind not in kinds)
    ):
        return next_screen(turn, work)
    return work, question


@on(NotWell)
def not_well(turn: Turn, action: NotWell) -> Asking[Reply]:
    """Ask for the signs, or go on where the sender left."""
    return (yield from take_up(turn, action))


def take_up(turn: Turn, action: About) -> Asking[Reply]:
    """The screen at which the sender stands; whoever takes this child up says whom that was about which was told."""
    work = yield from begin(turn, action)
    if isinstance(work, Reply):
        return work
    if work.pending is not None and work.pending.on == local_date(turn.now):
        return (yield from tapped(turn, MeantBy(action.person, work.pending.on)))
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
    others = tuple(name for name in chosen_of(work, question, work.evaluation(turn.now)) if name != choice.name)
    work.answers[question.name] = (*others, choice.name) if action.is_on else others
    work.open = question.name
    return ticked(turn, work, question, page_of(turn, work, question, choice.name))


def ticked(turn: Turn, work: Work, question: Question, page: int = WITH_CHOICES) -> Reply:
    """The same screen with other ticks; an emergency sign among them comes first."""
    if unsure_signs(work, turn.now) or work.begun is not None:
        return step(turn, work)
    if work.pending is None:
        work.silent_at = None
    save(turn, work)
    return ask(turn, work, question, page=page)


@on(Next)
def go_on(turn: Turn, action: Next) -> Asking[Reply]:
    """All toggles are set; none at all is asked again where one is needed, never taken for "well"."""
    found = yield from question_of(turn, action, "select_multiple")
    if isinstance(found, Reply):
        return found
    work, question = found
    chosen = chosen_of(work, question, work.evaluation(turn.now))
    if not chosen and is_required(turn, work, question):
        return _none_chosen(turn, work, question)
    return take(turn, work, question, chosen, is_quiet=True)


def _none_chosen(turn: Turn, work: Work, question: Question) -> Reply:
    why = clipped(in_language(question.required_messages, turn.voice.language), MOST_WHY)
    if question.name != SIGNS or not asks_if_well(work.form):
        said = turn.voice.say("{why}", why=why) if why else turn.voice.say("Nothing is chosen yet.")
        return ask(turn, work, question, said, page=WITH_CHOICES)
    who = called(turn.voice, turn.sender, work.subject)
    reply = ask(turn, work, question, turn.voice.say("No sign is chosen yet."))
    well = turn.choice("{who} is well after all", CorrectToWell(*work.about), who=who)
    return again(reply, rows=(*reply.rows, (well,)))


@on(Chosen)
def choose(turn: Turn, action: Chosen) -> Asking[Reply]:
    """Answer with one choice; one that stands beside a typed question answers that too."""
    found = yield from question_of(turn, action, "select_one", "acknowledge")
    if isinstance(found, Reply):
        return found
    work, question = found
    if question.kind == "acknowledge":
        return take(turn, work, question, ACKNOWLEDGED, is_quiet=True)
    choice = question.choice(action.choice)
    if choice is None:
        return next_screen(turn, work)
    if question.beside:
        work.answers[question.beside] = ""
    return take(turn, work, question, choice.name, is_quiet=True)


@on(OnDay)
def on_day(turn: Turn, action: OnDay) -> Asking[Reply]:
    """Answer with a day of a button."""
    found = yield from question_of(turn, action, "date", "datetime")
    if isinstance(found, Reply):
        return found
    work, question = found
    if question.kind == "datetime":
        return ask_time(turn, work, question, action.day)
    return take(turn, work, question, action.day)


def ask_time(turn: Turn, work: Work, question: Question, day: date, before: str = "") -> Reply:
    """The day is known: ask for the time of it."""
    name = key_of(question.name)
    turn.ask_next(TypedTime(*work.about, name, day))
    lines = [before, turn.voice.say("{day}: at what time?", day=f"{day:%d/%m}"), turn.voice.say(KIND_SENTENCES["time"])]
    back = turn.choice("Back", TurnPage(*work.about, name, 0))
    return Reply("\n".join(line for line in lines if line), stacked(back))


@on(AnotherDay)
def another_day(turn: Turn, action: AnotherDay) -> Asking[Reply]:
    """Ask for the day in words."""
    found = yield from question_of(turn, action, "date", "datetime")
    if isinstance(found, Reply):
        return found
    work, question = found
    return again(ask(turn, work, question, page=WITH_CHOICES), text=turn.voice.say(KIND_SENTENCES[question.kind]))


@on(Measured)
def measured(turn: Turn, action: Measured) -> Asking[Reply]:
    """An unusual temperature is right."""
    found = yield from question_of(turn, action, "decimal")
    if isinstance(found, Reply):
        return found
    work, question = found
    return take(turn, work, question, Decimal(action.hundredths) / 100)


@on(Skip)
def skip(turn: Turn, action: Skip) -> Asking[Reply]:
    """Pass an optional question over."""
    found = yield from question_of(turn, action)
    if isinstance(found, Reply):
        return found
    work, question = found
    if (question.kind != "image" or takes_pictures(work)) and is_required(turn, work, question):
        return next_screen(turn, work)
    work.answers[question.name] = () if question.kind == "select_multiple" else ""
    work.close(question)
    return step(turn, work)


@on(Keep)
def keep(turn: Turn, action: Keep) -> Asking[Reply]:
    """Go on with the answer that is there, or take the one the form proposes."""
    found = yield from question_of(turn, action)
    if isinstance(found, Reply):
        return found
    work, question = found
    kept = answer_kept(work, question, work.evaluation(turn.now))
    if kept is not None:
        work.answers[question.name] = kept
    elif question.name not in work.answers:
        return ask(turn, work, question, page=WITH_CHOICES)
    work.close(question)
    return step(turn, work)


@on(GoBack)
def go_back(turn: Turn, action: GoBack) -> Asking[Reply]:
    """Show the question asked before, with its answer; nothing is lost."""
    work = yield from begin(turn, action)
    if isinstance(work, Reply):
        return work
    question = work.question(action.question)
    before = work.asked_before(work.evaluation(turn.now), question.name if question else "")
    if before is None:
        return next_screen(turn, work)
    work.open = before.name
    return step(turn, work)


@on(TurnPage)
def turn_page(turn: Turn, action: TurnPage) -> Asking[Reply]:
    """Another screen of the same question."""
    found = yield from question_of(turn, action)
    if isinstance(found, Reply):
        return found
    work, question = found
    return ask(turn, work, work.standing(question), page=action.page)


def take(
    turn: Turn, work: Work, question: Question, answer: Answer, *, is_quiet: bool = False, told: str = ""
) -> Reply:
    """Take an answer if the form does, saying what was understood (not `is_quiet`); else say why not, and ask again.

    `told`: the sentence that holds it, of which more may be kept.
    """
    refused = refusal_of(turn, work, question, answer)
    if refused is not None:
        return ask(turn, work, work.standing(question), why_not(turn, question, refused), page=WITH_CHOICES)
    work.answers[question.name] = answer
    work.close(question)
    if is_quiet:
        return step(turn, work)
    said = [(question, answer), *keep_words(work, told, turn.now)]
    words = "; ".join(each for one, kept in said for each in answer_in_words(turn, work.form, one, kept))
    return step(turn, work, turn.voice.say("Noted: {answer}.", answer=clipped(words, MOST_ECHOED)))


def refusal_of(turn: Turn, work: Work, question: Question, answer: Answer) -> Refusal | None:
    """Why the form would not take an answer; None if it does."""
    refused = work.evaluation_of({**work.answers, question.name: answer}, turn.now).refused
    return next((one for one in refused if one.question == question.name), None)
