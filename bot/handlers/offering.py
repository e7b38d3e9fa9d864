"""What a question offers: its choices as buttons, in screens that a phone shows whole."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from html import escape

from bot.clock import local_date
from bot.dialogue.choosing import are_alike
from bot.dialogue.declare_actions import AnotherDay, Chosen, OnDay, Toggle
from bot.dialogue.marked import OFF, ON
from bot.dialogue.one_tap import asks_if_well
from bot.forms import Answer, Evaluation, Question, in_language, key_of
from bot.forms.values import ACKNOWLEDGED
from bot.handlers.questionnaire import Work
from bot.messages import Choice, Rows
from bot.texts import clipped
from bot.turn import Turn

ROW_WIDTH = 26
"""How many letters stand side by side on a narrow phone."""

ROWS = 10
"""Rows of choices on one screen; a longer list is paged by `ROWS_ON_A_PAGE`."""

ROWS_ON_A_PAGE = 8
MOST_LISTED = 700
"""Letters of choices written out above their buttons, and then of the text above them."""

MOST_LABEL, SHORT_LABEL, MOST_WRITTEN = 40, 28, 600
"""Letters of a button; of one whose words stand in the message; of one choice in the message."""


@dataclass(frozen=True, slots=True)
class Option:
    """A choice as it is offered: its words, its action, and its number. `mark` stands before the words."""

    words: str
    action: str
    mark: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """One screen's choices: rows of buttons, and those written out above them because they are too long for one."""

    rows: Rows
    listed: tuple[str, ...] = ()


def offered(question: Question, evaluation: Evaluation) -> tuple[str, ...]:
    """The names of the choices that a question offers now."""
    return evaluation.offered.get(question.name, ())


def options_of(turn: Turn, work: Work, question: Question, evaluation: Evaluation) -> list[Option]:
    """What stands under a question, numbered: its choices or days, and those of what stands beside it."""
    options = _options(turn, work, question, evaluation)
    return [replace(option, number=number) for number, option in enumerate(options, 1)]


def _options(turn: Turn, work: Work, question: Question, evaluation: Evaluation) -> list[Option]:
    name = key_of(question.name)
    match question.kind:
        case "select_multiple":
            return _toggles(turn, work, question, evaluation)
        case "date" | "datetime":
            return _days(turn, work, question)
        case "acknowledge":
            return [Option(turn.voice.say("I have read this"), Chosen(*work.about, name, ACKNOWLEDGED).encode())]
        case "select_one":
            return _choices(turn, work, question, evaluation)
    beside = [each for each in work.form.questions if each.beside == question.name and each.name in evaluation.asked]
    return [option for each in beside for option in _choices(turn, work, each, evaluation)]


def _choices(turn: Turn, work: Work, question: Question, evaluation: Evaluation) -> list[Option]:
    name, language = key_of(question.name), turn.voice.language
    return [
        Option(in_language(one.labels, language), Chosen(*work.about, name, one.key).encode())
        for one in question.choices
        if one.name in offered(question, evaluation)
    ]


def _toggles(turn: Turn, work: Work, question: Question, evaluation: Evaluation) -> list[Option]:
    chosen = chosen_of(work, question, evaluation)
    found = []
    for one in question.choices:
        if one.name in offered(question, evaluation):
            is_on = one.name in chosen
            action = Toggle(*work.about, key_of(question.name), one.key, not is_on)
            words = in_language(one.labels, turn.voice.language)
            found.append(Option(words, action.encode(), ON if is_on else OFF))
    return found


def chosen_of(work: Work, question: Question, evaluation: Evaluation) -> tuple[str, ...]:
    """What is ticked: by the person, else by the form."""
    kept = answer_kept(work, question, evaluation)
    return kept if isinstance(kept, tuple) else ()


def _days(turn: Turn, work: Work, question: Question) -> list[Option]:
    """The last three days, as far as the form takes them, and any other."""
    name, today = key_of(question.name), local_date(turn.now)
    first = "This morning" if asks_if_well(work.form) else "Today"
    named = (first, "Yesterday", "The day before yesterday")
    days = [(msgid, today - timedelta(days=back)) for back, msgid in enumerate(named)]
    takes = _takes(turn, work, question)
    options = [
        Option(turn.choice(msgid, OnDay(*work.about, name, day)).label, OnDay(*work.about, name, day).encode())
        for msgid, day in days
        if takes(day)
    ]
    other = AnotherDay(*work.about, name)
    return [*options, Option(turn.choice("A different day", other).label, other.encode())]


def _takes(turn: Turn, work: Work, question: Question) -> Callable[[date], bool]:
    if question.constraint is None or question.kind != "date":
        return lambda day: True

    def takes(day: date) -> bool:
        found = work.evaluation_of({**work.answers, question.name: day}, turn.now)
        return all(one.question != question.name for one in found.refused)

    return takes


def is_numbered(words: Sequence[str]) -> bool:
    """Whether choices are told by numbers: too long for a button, or told apart by marks alone."""
    return any(len(each) > MOST_LABEL for each in words) or are_alike(words)


def pages_of(options: Sequence[Option]) -> list[Page]:
    """The choices in screens a phone shows whole."""
    if not is_numbered([option.words for option in options]):
        rows = packed([Choice(option.mark + option.words, option.action, option.number) for option in options])
        size = ROWS_ON_A_PAGE if len(rows) > ROWS else ROWS
        return [Page(rows[start : start + size]) for start in range(0, len(rows), size)]
    pages: list[Page] = []
    length = 0
    for option in options:
        line = escape(f"{option.number}. {clipped(option.words, MOST_WRITTEN)}", quote=False)
        label = f"{option.mark}{option.number}. {clipped(option.words, SHORT_LABEL)}"
        if not pages or len(pages[-1].rows) == ROWS_ON_A_PAGE or length + len(line) > MOST_LISTED:
            pages.append(Page(()))
            length = 0
        row = (Choice(label, option.action, option.number, is_listed=True),)
        pages[-1] = Page((*pages[-1].rows, row), (*pages[-1].listed, line))
        length += len(line)
    return pages


def packed(choices: Sequence[Choice]) -> Rows:
    """As many choices in a row as a narrow phone shows whole."""
    rows: list[list[Choice]] = []
    for choice in choices:
        width = sum(len(each.label) + 2 for each in rows[-1]) + len(choice.label) if rows else ROW_WIDTH + 1
        if rows and width <= ROW_WIDTH and len(rows[-1]) < 3:
            rows[-1].append(choice)
        else:
            rows.append([choice])
    return tuple(tuple(row) for row in rows)


def answer_kept(work: Work, question: Question, evaluation: Evaluation) -> Answer | None:
    """The answer a question has, or what the form proposes; None for neither."""
    if question.name in work.answers:
        return work.answers[question.name] or None
    return evaluation.stored.get(question.name)
