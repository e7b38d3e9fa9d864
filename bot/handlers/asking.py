"""One question on its screens: what stands above it, its words, its choices page by page, the ways on and back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from bot.clock import local_date
from bot.dialogue.calling import called
from bot.dialogue.choosing import are_alike
from bot.dialogue.declare_actions import AnotherDay, Chosen, GoBack, Keep, Next, OnDay, Skip, Toggle, TurnPage, Typed
from bot.dialogue.one_tap import asks_if_well
from bot.forms import Answer, Evaluation, Question, hint_of, in_language, key_of, label_of, wordings
from bot.forms.values import ACKNOWLEDGED
from bot.handlers.questionnaire import Work
from bot.handlers.wording_answers import answer_in_words
from bot.messages import Choice, Reply, Rows
from bot.texts import clipped, cut
from bot.turn import Turn

ROW_WIDTH = 26
"""How many letters stand side by side on a narrow phone."""

ROWS = 10
"""Rows of choices on one screen; a longer list is paged by `ROWS_ON_A_PAGE`."""

ROWS_ON_A_PAGE = 8
MOST_TEXT = 1200
"""Letters above the buttons: Zalo takes 2,000 with the numbered lines of the choices, Telegram 4,096."""

MOST_LISTED = 700
"""Letters of choices written out above their buttons, and then of the text above them."""

MOST_LABEL, SHORT_LABEL, MOST_WRITTEN = 40, 28, 600
"""Letters of a button; of one whose words stand in the message; of one choice in the message."""

WITH_CHOICES = -1
"""The screen of a question on which its (first) choices stand."""

KIND_SENTENCES = {
    "integer": "Please type a whole number, for example 3.",
    "decimal": "Please type a number, for example 37.5.",
    "date": "Please type the day, for example 20/11.",
    "time": "Please type the time, for example 6h30.",
    "datetime": "Please type the day and the time, for example 24/11 6h30.",
    "text": "Please type the answer.",
}
"""What is typed, where the form has no hint of its own and where an answer was not understood."""


@dataclass(frozen=True, slots=True)
class Option:
    """A choice as it is offered: its words, and its action. `mark` stands before them."""

    words: str
    action: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One screen's choices: rows of buttons, and those written out above them because they are too long for one."""

    rows: Rows
    listed: tuple[str, ...] = ()


def ask(
    turn: Turn,
    work: Work,
    question: Question,
    before: str = "",
    page: int = 0,
    only: Sequence[str] | None = None,
) -> Reply:
    """One question with its buttons; typed answers are awaited in any case.

    `page` counts its screens: first those of a text too long for one, then those of its choices. `only` narrows the
    choices to these names.
    """
    turn.ask_next(Typed(*work.about, key_of(question.name)))
    evaluation = work.evaluation(turn.now)
    options = _options(turn, work, question, evaluation)
    if only is not None:
        by_name = dict(zip(_offered(question, evaluation), options, strict=True))
        options = [by_name[name] for name in only if name in by_name]
    pages = _pages(options) or [Page(())]
    is_long = len(pages) > 1 and only is None
    texts = _texts(
        turn, work, question, evaluation, is_long=is_long, most=MOST_LISTED if pages[0].listed else MOST_TEXT
    )
    last = len(texts) - 1
    page = last if page == WITH_CHOICES else min(max(page, 0), last + len(pages) - 1)
    here = pages[page - last] if page >= last else Page(())
    lines = [before, texts[min(page, last)], *here.listed]
    rows = here.rows
    if page < last:
        rows = ((turn.choice("Next", _turn_to(work, question, page + 1)),),)
    elif only is not None:
        rows += ((turn.choice("See all choices", _turn_to(work, question, last)),),)
    elif page - last < len(pages) - 1:
        rows += ((turn.choice("See more", _turn_to(work, question, page + 1)),),)
    rows += _ways(turn, work, question, evaluation, page, is_last=page >= last)
    return Reply("\n".join(line for line in lines if line), rows)


def page_of(turn: Turn, work: Work, question: Question, name: str) -> int:
    """The screen on which a choice stands."""
    evaluation = work.evaluation(turn.now)
    options = _options(turn, work, question, evaluation)
    pages = _pages(options)
    texts = _texts(
        turn, work, question, evaluation, is_long=len(pages) > 1, most=MOST_LISTED if pages[0].listed else MOST_TEXT
    )
    names = _offered(question, evaluation)
    wanted = options[names.index(name)].action if name in names else ""
    for number, page in enumerate(pages):
        if any(choice.action == wanted for row in page.rows for choice in row):
            return len(texts) - 1 + number
    return WITH_CHOICES


def labels_of(turn: Turn, work: Work, question: Question) -> tuple[list[str], list[str], bool]:
    """The names that are offered, their words, and whether they are numbered."""
    evaluation = work.evaluation(turn.now)
    names = list(_offered(question, evaluation))
    words = [option.words for option in _options(turn, work, question, evaluation)]
    return names, words, _is_numbered(words)


def is_required(turn: Turn, work: Work, question: Question) -> bool:
    """Whether the form insists on an answer, the other answers being as they are."""
    if question.required is None:
        return False
    without = {**work.answers, question.name: ""}
    return question.name in work.evaluation_of(without, turn.now).missing


def answer_kept(work: Work, question: Question, evaluation: Evaluation) -> Answer | None:
    """The answer a question has, or what the form proposes; None for neither."""
    if question.name in work.answers:
        return work.answers[question.name] or None
    return evaluation.stored.get(question.name)


def _turn_to(work: Work, question: Question, page: int) -> TurnPage:
    return TurnPage(*work.about, key_of(question.name), page)


def _texts(
    turn: Turn, work: Work, question: Question, evaluation: Evaluation, *, is_long: bool, most: int
) -> list[str]:
    """The words of a question, in as many parts as it takes."""
    say, values = turn.voice.say, words_of(turn, work, evaluation)
    notes = note_lines(turn, work, evaluation, question.name)
    lines = [*notes, ""] if notes else []
    label = label_of(question, turn.voice.language, values)
    if label.endswith("?"):
        lines.append(say("{question}?", question=label.rstrip("?")))
    elif label:
        lines.append(say("{hint}", hint=label))
    hint = hint_of(question, turn.voice.language, values)
    if hint:
        lines.append(say("{hint}", hint=hint))
    elif question.kind in KIND_SENTENCES and question.kind != "date":
        lines.append(say(KIND_SENTENCES[question.kind]))
    if question.kind == "image":
        lines.append(say("This question asks for a picture. Pictures are not taken here yet, so please go on."))
    if is_long:
        lines.append(say("A few words typed here narrow the list."))
    return cut("\n".join(lines), most)


def words_of(turn: Turn, work: Work, evaluation: Evaluation) -> dict[str, str]:
    """What ${name} stands for in the wording."""
    return {
        **wordings(work.form, evaluation, turn.voice.language),
        "subject": called(turn.voice, turn.sender, work.subject),
    }


def note_lines(turn: Turn, work: Work, evaluation: Evaluation, name: str) -> list[str]:
    """The notes and read-only rows between the question asked before and this one; "" for those at the end."""
    values = words_of(turn, work, evaluation)
    lines: list[str] = []
    for each in work.form.questions:
        if each.name == name:
            return lines
        if each.name in evaluation.asked and not each.beside and not each.stage:
            lines = []
        if each.name in evaluation.notes and not each.stage:
            label = label_of(each, turn.voice.language, values)
            held = values.get(each.name, "") if each.kind != "note" else ""
            lines.append(turn.voice.say("{name}: {answer}" if held else "{hint}", name=label, answer=held, hint=label))
    return lines


def _offered(question: Question, evaluation: Evaluation) -> tuple[str, ...]:
    return evaluation.offered.get(question.name, ())


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
        if one.name in _offered(question, evaluation)
    ]


def _toggles(turn: Turn, work: Work, question: Question, evaluation: Evaluation) -> list[Option]:
    chosen = chosen_of(work, question, evaluation)
    found = []
    for one in question.choices:
        if one.name in _offered(question, evaluation):
            is_on = one.name in chosen
            action = Toggle(*work.about, key_of(question.name), one.key, not is_on)
            words = in_language(one.labels, turn.voice.language)
            found.append(Option(words, action.encode(), "☑ " if is_on else "☐ "))
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


def _is_numbered(words: Sequence[str]) -> bool:
    """Whether choices are told by numbers: too long for a button, or told apart by marks alone."""
    return any(len(each) > MOST_LABEL for each in words) or are_alike(words)


def _pages(options: Sequence[Option]) -> list[Page]:
    """The choices in screens a phone shows whole."""
    if not _is_numbered([option.words for option in options]):
        rows = packed([Choice(option.mark + option.words, option.action) for option in options])
        size = ROWS_ON_A_PAGE if len(rows) > ROWS else ROWS
        return [Page(rows[start : start + size]) for start in range(0, len(rows), size)]
    pages: list[Page] = []
    length = 0
    for number, option in enumerate(options, 1):
        line = escape(f"{number}. {clipped(option.words, MOST_WRITTEN)}", quote=False)
        label = f"{option.mark}{number}. {clipped(option.words, SHORT_LABEL)}"
        if not pages or len(pages[-1].rows) == ROWS_ON_A_PAGE or length + len(line) > MOST_LISTED:
            pages.append(Page(()))
            length = 0
        row = (Choice(label, option.action),)
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


def _ways(turn: Turn, work: Work, question: Question, evaluation: Evaluation, page: int, *, is_last: bool) -> Rows:
    """[Giữ: …], [Tiếp] or [Bỏ qua], and [Quay lại]: one screen back, or to the question before."""
    about, name = work.about, key_of(question.name)
    rows: Rows = ()
    on: list[Choice] = []
    if is_last:
        kept = _kept_words(turn, work, question, evaluation)
        if kept:
            rows += ((turn.choice("Keep: {answer}", Keep(*about, name), answer=clipped(kept, SHORT_LABEL)),),)
        if question.kind == "select_multiple":
            on.append(turn.choice("Next", Next(*about, name)))
        elif question.kind == "image":
            on.append(turn.choice("Next", Skip(*about, name)))
        elif not _has_beside(work, question) and not is_required(turn, work, question):
            on.append(turn.choice("Skip", Skip(*about, name)))
    if page > 0:
        on.insert(0, turn.choice("Back", _turn_to(work, question, page - 1)))
    elif work.asked_before(evaluation, question.name) is not None:
        on.insert(0, turn.choice("Back", GoBack(*about, name)))
    return (*rows, tuple(on)) if on else rows


def _has_beside(work: Work, question: Question) -> bool:
    return any(each.beside == question.name for each in work.form.questions)


def _kept_words(turn: Turn, work: Work, question: Question, evaluation: Evaluation) -> str:
    if question.kind in ("select_multiple", "acknowledge", "image"):
        return ""
    for each in (question, *(each for each in work.form.questions if each.beside == question.name)):
        kept = answer_kept(work, each, evaluation) if each.name in evaluation.asked else None
        if kept is not None:
            return "; ".join(answer_in_words(turn, work.form, each, kept))
    return ""
