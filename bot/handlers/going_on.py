"""Where a questionnaire goes on: the question being answered, the next one, or the summary."""

from bot.handlers.asking import ask, why_not
from bot.handlers.questionnaire import Work, save
from bot.handlers.summarising import summary_screen
from bot.messages import Reply
from bot.turn import Turn
from storage.changes.accounts import SaveDraft
from storage.changes.filings import SaveSchoolDraft


def next_screen(turn: Turn, work: Work, before: str = "") -> Reply:
    """The question that is open, the next unanswered one, or the summary."""
    if work.begun is not None:
        before = "\n".join(line for line in (_has_changed(turn, work), before) if line)
    evaluation = work.evaluation(turn.now)
    name = work.open if work.open in evaluation.asked else work.next_name(evaluation)
    if name is None:
        return summary_screen(turn, work, evaluation, before)
    question = work.form.by_name[name]
    refused = next((one for one in evaluation.refused if one.question == name), None)
    if refused is not None and not before:
        before = why_not(turn, question, refused)
    return ask(turn, work, work.standing(question), before)


def first_question(turn: Turn, work: Work) -> Reply:
    """Begin, or go on with what was begun."""
    return next_screen(turn, work)


def _has_changed(turn: Turn, work: Work) -> str:
    """Say once that the questionnaire is another one now."""
    work.begun = None
    if not any(isinstance(change, SaveDraft | SaveSchoolDraft) for change in turn.changes):
        save(turn, work)
    return turn.voice.say(
        "The questionnaire has just been changed. What you answered is kept where the question is the same; please "
        "answer what is new."
    )
