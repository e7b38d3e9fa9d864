"""The summary: everything said, page by page, to be sent or changed; and which answer to change."""

from bot.dialogue.calling import are_well, called, entry, names_of
from bot.dialogue.declare_actions import (
    AtSummary,
    ChangeAnswer,
    ChangeAnswers,
    ChangePage,
    Discard,
    GoBack,
    Send,
    SummaryPage,
)
from bot.dialogue.one_tap import WELL, asks_if_well, speaks_for_itself
from bot.dialogue.prompts import MOST_AT_ONCE, order_of, owed_now
from bot.dialogue.wording import capital
from bot.forms import Evaluation, Question, key_of, label_of
from bot.handlers.asking import note_lines, takes_pictures, words_of
from bot.handlers.filing_pages import filing_summary
from bot.handlers.questionnaire import Work
from bot.handlers.wording_answers import answer_in_words, answers_in_words
from bot.i18n import Markup
from bot.messages import Choice, Reply, Rows, stacked
from bot.texts import clipped, cut
from bot.turn import Turn
from storage.values import Subject

MOST_TEXT = 1300
"""Letters of a page: Zalo takes 2,000 with the numbered lines of the choices."""

MOST_WORDING = 200
"""Letters of a question beside its answer; the answer itself is never shortened."""

CHANGES_ON_A_PAGE = 8
MOST_LABEL = 40


def summary_screen(turn: Turn, work: Work, evaluation: Evaluation, before: str = "", page: int = 0) -> Reply:
    """Everything said, to be sent or changed; the others are well only if somebody says so (scene 3)."""
    if work.filing is not None:
        return filing_summary(turn, work, evaluation, before, page)
    turn.ask_next(AtSummary(*work.about))
    say = turn.voice.say
    pages = cut("\n".join(_said_of_all(turn, work, evaluation)), MOST_TEXT)
    page = min(page, len(pages) - 1)
    lines = [before, pages[page]]
    if len(pages) > 1:
        lines.append(say("Page {page} of {pages}.", page=page + 1, pages=len(pages)))
    others = others_owing(turn, work)
    if others and work.rest_is_well:
        lines.append(Markup("{}.").format(Markup(capital(are_well(turn.voice, turn.sender, others)))))
    lines.append(say("Is that right?"))
    rows = _sending(turn, work, others)
    ways = []
    if page > 0:
        ways.append(turn.choice("Back", SummaryPage(*work.about, page - 1)))
    elif work.asked_before(evaluation, "") is not None and not speaks_for_itself(work.form):
        ways.append(turn.choice("Back", GoBack(*work.about, "")))
    if page < len(pages) - 1:
        ways.append(turn.choice("See more", SummaryPage(*work.about, page + 1)))
    return Reply("\n".join(line for line in lines if line), (*rows, tuple(ways)) if ways else rows)


def _sending(turn: Turn, work: Work, others: list[Subject]) -> Rows:
    """Sending it alone, or with the others as well: what the sender said of them comes first."""
    alone, change = Send(*work.about, ()), turn.choice("Change", ChangeAnswers(*work.about))
    if work.besides:
        return _sending_all(turn, work, others)
    if not others:
        return ((turn.choice("Send it", alone), change),)
    together = Send(*work.about, tuple(each.person_id for each in others))
    if work.rest_is_well:
        who = Markup(called(turn.voice, turn.sender, work.subject))
        return ((turn.choice("Send it", together), change), (turn.choice("Send only {name}", alone, name=who),))
    names = Markup(names_of(turn.voice, turn.sender, others))
    msgid = "Send; {names} are well" if len(others) > 1 else "Send; {names} is well"
    return ((turn.choice("Send it", alone), change), (turn.choice(msgid, together, names=names),))


def _sending_all(turn: Turn, work: Work, others: list[Subject]) -> Rows:
    """One [Gửi] for all who were told of together; each is changed apart."""
    alone, together = Send(*work.about, ()), Send(*work.about, tuple(each.person_id for each in others))
    rows: Rows = ((turn.choice("Send it", together if work.rest_is_well else alone),),)
    if others and not work.rest_is_well:
        names = Markup(names_of(turn.voice, turn.sender, others))
        msgid = "Send; {names} are well" if len(others) > 1 else "Send; {names} is well"
        rows += ((turn.choice(msgid, together, names=names),),)
    for each in _in_order(work):
        who = Markup(called(turn.voice, turn.sender, each.subject))
        rows += ((turn.choice("Change what is said of {name}", ChangeAnswers(*each.about), name=who),),)
    return rows


def _in_order(work: Work) -> list[Work]:
    """All who were told of together, as they were named."""
    if not work.besides:
        return [work]
    return sorted((work, *work.besides), key=lambda each: work.together.index(each.subject.person_id))


def _said_of_all(turn: Turn, work: Work, evaluation: Evaluation) -> list[str]:
    return [
        line
        for each in _in_order(work)
        for line in _said(turn, each, evaluation if each is work else each.evaluation(turn.now))
    ]


def _said(turn: Turn, work: Work, evaluation: Evaluation) -> list[str]:
    """One line where the answers speak for themselves, else each beside its question."""
    who, say = entry(turn.voice, turn.sender, work.subject), turn.voice.say
    if speaks_for_itself(work.form):
        answers = "; ".join(answers_in_words(turn, work.form, evaluation.stored))
        return [say("{who}: {answers}.", who=Markup(capital(who)), answers=answers)]
    lines = [say("The declaration of {who}:", who=who)]
    values = words_of(turn, work, evaluation)
    for question in work.form.questions:
        answer = evaluation.stored.get(question.name)
        is_known = question.name == WELL and asks_if_well(work.form)
        if answer is None or not question.is_asked or is_known:
            continue
        label = _wording(turn, work.standing(question), values)
        words = "; ".join(answer_in_words(turn, work.form, question, answer))
        lines.append(say("• {question}: {answer}", question=clipped(label, MOST_WORDING), answer=words))
    if len(lines) == 1:
        lines = [say("In the declaration of {who} nothing is answered.", who=who)]
    return [*note_lines(turn, work, evaluation, ""), *lines]


def _wording(turn: Turn, question: Question, values: dict[str, str]) -> str:
    return " ".join(label_of(question, turn.voice.language, values).split()).rstrip(" ?:.")


def others_owing(turn: Turn, work: Work) -> list[Subject]:
    """Who else of the family owes in the same order and is asked the usual question."""
    if not asks_if_well(work.form):
        return []
    found = [
        debt.subject
        for debt in owed_now(turn.sender, turn.now)
        if (order_of(debt.round), debt.round.held_on, debt.round.form) == (work.order, work.held_on, work.round.form)
        and debt.subject.person_id not in (work.subject.person_id, *work.together, *work.waiting)
        and not debt.is_asked_after
    ]
    return found[: MOST_AT_ONCE - 1]


def changes_screen(turn: Turn, work: Work, page: int = 0) -> Reply:
    """Which answer to change; also what was passed over. What is typed puts it right as under the summary."""
    if work.filing is None:
        turn.ask_next(AtSummary(*work.about))
    choices = _changes(turn, work)
    pages = max(1, -(-len(choices) // CHANGES_ON_A_PAGE))
    page = min(page, pages - 1)
    rows = stacked(*choices[page * CHANGES_ON_A_PAGE : (page + 1) * CHANGES_ON_A_PAGE])
    ways = []
    if page > 0:
        ways.append(turn.choice("Back", ChangePage(*work.about, page - 1)))
    if page < pages - 1:
        ways.append(turn.choice("See more", ChangePage(*work.about, page + 1)))
    if ways:
        rows = (*rows, tuple(ways))
    return Reply(
        turn.voice.say("What is to be changed?"), (*rows, *stacked(turn.choice("Throw away", Discard(*work.about))))
    )


def _changes(turn: Turn, work: Work) -> list[Choice]:
    evaluation = work.evaluation(turn.now)
    is_short = speaks_for_itself(work.form)
    values = words_of(turn, work, evaluation)
    choices = []
    for name in evaluation.asked:
        question, answer = work.form.by_name[name], evaluation.stored.get(name)
        if (
            question.stage
            or (question.kind == "image" and not takes_pictures(work))
            or (name == WELL and asks_if_well(work.form))
        ):
            continue
        if is_short and answer is None:
            continue
        words = "; ".join(answer_in_words(turn, work.form, question, answer)) if answer is not None else ""
        if not is_short:
            label = clipped(_wording(turn, work.standing(question), values), MOST_LABEL - min(len(words), 15) - 2)
            words = f"{label}: {words or '…'}"
        change = ChangeAnswer(*work.about, key_of(question.beside or name))
        choices.append(turn.choice("Change: {answer}", change, answer=clipped(words, MOST_LABEL)))
    return choices
