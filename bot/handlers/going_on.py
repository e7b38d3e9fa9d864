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
    other = None if name is not None else next((each for each in work.besides if not _is_done(each, turn)), None)
    if other is not None:
        # whoever was told of in the same sentence is asked about before all of it is sent
        return next_screen(turn, other, before)
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


def _is_done(work: Work, turn: Turn) -> bool:
    return not work.open and work.is_ready(work.evaluation(turn.now))


def _has_changed(turn: Turn, work: Work) -> str:
    """Say once that the questionnaire is another one now."""
    work.begun = None
    if not any(isinstance(change, SaveDraft | SaveSchoolDraft) for change in turn.changes):
        save(turn, work)
    return turn.voice.say(
        "The questionnaire has just been changed. What you answered is kept where the question is the same; please "
        "answer what is new."
    )
