"""One question on its screens: what stands above it, its words, its choices page by page, the ways on and back."""

from collections.abc import Sequence

from bot.dialogue.calling import called
from bot.dialogue.declare_actions import GoBack, Keep, Next, Skip, TurnPage, Typed
from bot.forms import Evaluation, Question, Refusal, hint_of, in_language, key_of, label_of, wordings
from bot.forms.rules import MOST_TEXT as MOST_KEPT
from bot.forms.values import Scope
from bot.handlers.offering import (
    MOST_LISTED,
    SHORT_LABEL,
    Page,
    answer_kept,
    is_numbered,
    offered,
    options_of,
    pages_of,
)
from bot.handlers.questionnaire import Work
from bot.handlers.wording_answers import answer_in_words
from bot.messages import Choice, Reply, Rows
from bot.texts import clipped, cut
from bot.turn import Turn

DEGREES = "°C"

MOST_WHY = 300
"""Letters of a form's own reason why it does not take an answer."""

MOST_TEXT = 1200
"""Letters above the buttons: Zalo takes 2,000 with the numbered lines of the choices, Telegram 4,096."""

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
    options = options_of(turn, work, question, evaluation)
    if only is not None:
        by_name = dict(zip(offered(question, evaluation), options, strict=True))
        options = [by_name[name] for name in only if name in by_name]
    pages = pages_of(options) or [Page(())]
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
    return Reply("\n".join(line for line in lines if line), rows, numbers=_numbers(question))


def _numbers(question: Question) -> str:
    """What a typed number is, where choices are numbered lines."""
    if question.kind == "select_multiple":
        return "many"
    if question.kind == "text":
        return "words"
    is_figure = question.kind == "integer" or (question.kind == "decimal" and question.unit != DEGREES)
    return "figure" if is_figure else ""


def page_of(turn: Turn, work: Work, question: Question, name: str) -> int:
    """The screen on which a choice stands."""
    evaluation = work.evaluation(turn.now)
    options = options_of(turn, work, question, evaluation)
    pages = pages_of(options)
    texts = _texts(
        turn, work, question, evaluation, is_long=len(pages) > 1, most=MOST_LISTED if pages[0].listed else MOST_TEXT
    )
    names = offered(question, evaluation)
    wanted = options[names.index(name)].action if name in names else ""
    for number, page in enumerate(pages):
        if any(choice.action == wanted for row in page.rows for choice in row):
            return len(texts) - 1 + number
    return WITH_CHOICES


def labels_of(turn: Turn, work: Work, question: Question) -> tuple[list[str], list[str], bool]:
    """The names that are offered, their words, and whether they are numbered."""
    evaluation = work.evaluation(turn.now)
    names = list(offered(question, evaluation))
    words = [option.words for option in options_of(turn, work, question, evaluation)]
    return names, words, is_numbered(words) or not turn.abilities.has_buttons


def takes_pictures(work: Work) -> bool:
    """Whether pictures are answers: only a school gives evidence."""
    return work.form.asked_of == "school"


def is_required(turn: Turn, work: Work, question: Question) -> bool:
    """Whether the form insists on an answer, the other answers being as they are."""
    if question.required is None:
        return False
    if not question.required.names:
        return question.required.holds(Scope({}, turn.now))
    without = {**work.answers, question.name: ""}
    return question.name in work.evaluation_of(without, turn.now).missing


def why_not(turn: Turn, question: Question, refused: Refusal) -> str:
    """The form's own words, else ours."""
    why = clipped(in_language(refused.messages, turn.voice.language), MOST_WHY)
    if why:
        return turn.voice.say("{why}", why=why)
    if refused.reason == "type" and question.kind == "text":
        return turn.voice.say("This answer is too long: at most {most} letters.", most=MOST_KEPT)
    return turn.voice.say("This answer does not fit here. Please look at it again.")


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
    if question.kind == "image" and takes_pictures(work):
        lines.append(say("Please send a photo here (at most 5 MB). Where and when it was taken is not kept."))
    elif question.kind == "image":
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
        elif question.kind == "image" and not takes_pictures(work):
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
    if question.kind in ("select_multiple", "acknowledge"):
        return ""
    for each in (question, *(each for each in work.form.questions if each.beside == question.name)):
        kept = answer_kept(work, each, evaluation) if each.name in evaluation.asked else None
        if kept is not None:
            return "; ".join(answer_in_words(turn, work.form, each, kept))
    return ""
